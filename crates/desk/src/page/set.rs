//! Sets a page as it stands in the window.

use super::matter::Matter;
use super::sheets::Kept;
use super::typesetter::Made;
use super::wire::{PageLine, PageProblem, PageRect, PageView, SetPage, SlotFit, TitleFit};
use super::worker::Rank;
use crate::desk::story_id;
use crate::{Desk, Failure, wire};
use gaotai_article::{ArticleId, Change};
use gaotai_layout::{Fit, Sheet};
use serde::Deserialize;
use std::sync::Arc;
use ts_rs::TS;

/// What to set.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// Which page.
    pub view: PageView,
    /// The story whose lines are wanted, and in which `change` was typed.
    pub article: Option<String>,
    /// What was typed since the last call, before or after it was written to the journal.
    #[ts(as = "Option<wire::Change>")]
    pub change: Option<Change>,
}

/// The page.
pub type Response = SetPage;

/// Sets it. Of calls that come faster than pages are set only the newest is answered.
///
/// # Errors
/// `page_stale` for the others; `page_missing`, `plan_missing`, `story_missing`, `change_invalid`; those
/// of the library.
pub fn run(desk: &Desk, request: Request) -> Result<Response, Failure> {
    let room = desk.composing();
    let article = request.article.as_deref().map(story_id).transpose()?;
    if let (Some(id), Some(change)) = (article, &request.change) {
        room.live.apply(desk.library(), id, change)?;
    }
    let matter = Matter::of(desk, &request.view)?;
    let made = room.typesetter.set(Rank::Newest, &matter.label, matter.order.clone())?;
    let mut page = page(&matter, &made, article);
    let stories = matter.placed.into_iter().map(|(slot, (id, _))| (slot, id)).collect();
    page.sheet = room.sheets.keep(Arc::new(Kept { sheet: made.sheet, stories }));
    Ok(page)
}

/// What the window hears of a page that was set, with the lines of one story.
pub(super) fn page(matter: &Matter, made: &Made, article: Option<ArticleId>) -> SetPage {
    let (width, height) = made.sheet.size();
    let nothing = Fit::default();
    let fit = |slot: &str| made.sheet.fits.get(slot).unwrap_or(&nothing);
    let lines = article.and_then(|id| matter.slot_of(id)).map(|slot| fit(slot).lines.as_slice());
    let problems = matter.problems.iter().chain(&made.sheet.problems).map(PageProblem::from);
    SetPage {
        sheet: 0,
        width,
        height,
        sheets: made.sheet.sheets(),
        step: made.sheet.step(),
        slots: slots(matter, &made.sheet, &fit),
        lines: lines.unwrap_or_default().iter().map(PageLine::from).collect(),
        problems: matter.plan.problems.iter().cloned().chain(problems).collect(),
        milliseconds: made.took.as_secs_f64() * 1000.0,
    }
}

/// Whether the story of a slot goes on over further sheets.
pub(super) fn continues(matter: &Matter, slot: &str) -> bool {
    matter.order.plan.slots.iter().any(|known| known.id == slot && known.continues)
}

fn slots<'f>(matter: &Matter, sheet: &Sheet, fit: &dyn Fn(&str) -> &'f Fit) -> Vec<SlotFit> {
    let one = |slot: &super::wire::PlanSlot| {
        let placed: Option<&(ArticleId, String)> = matter.placed.get(&slot.id);
        let fit = fit(&slot.id);
        let continues = continues(matter, &slot.id);
        let sheets = if continues { sheet.sheets() } else { 1 };
        let on = |number: usize| {
            let down = number as f64 * sheet.step();
            slot.outline.iter().map(move |rect| PageRect { y: rect.y + down, ..*rect })
        };
        SlotFit {
            slot: slot.id.clone(),
            name: slot.name.clone(),
            article: placed.map(|(id, _)| id.to_string()),
            title: placed.map(|(_, title)| title.clone()).unwrap_or_default(),
            rows: if continues && placed.is_some() { fit.rows } else { slot.rows },
            over: if placed.is_some() { fit.over } else { 0 },
            titles: fit.titles.iter().filter_map(TitleFit::of).collect(),
            continues,
            faces_missing: fit.faces_missing.clone(),
            outline: (0..sheets).flat_map(on).collect(),
        }
    };
    matter.plan.slots.iter().map(one).collect()
}
