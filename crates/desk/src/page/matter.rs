//! What a view of pages comes down to: a plan, a masthead, and which story stands where.

use super::catalog::Known;
use super::composing::ComposingRoom;
use super::page_id;
use super::typesetter::{Order, problem};
use super::wire::{PageView, PlanInfo};
use crate::{Desk, Failure, FailureCode};
use chrono::{Datelike, NaiveDate};
use gaotai_article::ArticleId;
use gaotai_formats::package;
use gaotai_layout::{Folio, Problem};
use gaotai_store::{Instant, PageRow};
use std::collections::BTreeMap;

/// A page that is ready to be set.
pub(super) struct Matter {
    /// The plan as the window sees it.
    pub plan: PlanInfo,
    /// For the typesetter.
    pub order: Order,
    /// Which story stands where, with its title.
    pub placed: BTreeMap<String, (ArticleId, String)>,
    /// What is wrong before anything is set.
    pub problems: Vec<Problem>,
    /// What it is about: the same for the same page however its text changes.
    pub label: String,
    /// What people call it, for the file's properties.
    pub title: String,
    /// A name for its files, without ending.
    pub stem: String,
    /// When the newest thing on it was written: the same page gives the same file whenever it is made.
    pub time: Instant,
}

impl Matter {
    /// Of what a window asks for.
    pub fn of(desk: &Desk, view: &PageView) -> Result<Matter, Failure> {
        match view {
            PageView::Page { page } => {
                let id = page_id(page)?;
                let row = desk.read(|r| r.page(id))?;
                Matter::page(desk, &row)
            }
            PageView::Story { article, plan } => Matter::story(desk, crate::desk::story_id(article)?, plan),
        }
    }

    /// Of a page of the library.
    pub fn page(desk: &Desk, row: &PageRow) -> Result<Matter, Failure> {
        let room = desk.composing();
        let (known, plan, style) = room.plan(&row.page.plan)?;
        let folio = Folio {
            paper: desk.read(crate::profile::newsroom)?,
            section: row.page.section.clone(),
            date: row.page.date.map(|date| printed(date, &plan.language)).unwrap_or_default(),
            editors: row.page.editors.clone(),
            page: row.page.number.clone(),
        };
        let title = [row.page.date.map(|it| it.to_string()).unwrap_or_default(), row.page.name.clone()];
        let title = title.join(" ").trim().to_owned();
        let mut matter = Matter {
            label: row.page.id.to_string(),
            stem: package::safe_stem(&title, "page"),
            title,
            time: row.changed,
            plan: known.info,
            order: Order { plan, style, folio, stories: BTreeMap::new(), marks: false },
            placed: BTreeMap::new(),
            problems: Vec::new(),
        };
        for placed in &row.placements {
            matter.put(desk, room, &placed.slot, placed.article, &placed.title)?;
        }
        Ok(matter)
    }

    /// Of one story in the first slot of a plan.
    fn story(desk: &Desk, id: ArticleId, plan: &str) -> Result<Matter, Failure> {
        let (known, ..) = desk.composing().plan(plan)?;
        Matter::loose(desk, &[id], known)
    }

    /// Of stories in the slots of a plan, the first in the first.
    pub fn loose(desk: &Desk, ids: &[ArticleId], known: Known) -> Result<Matter, Failure> {
        let missing = || Failure::new(FailureCode::PlanMissing, "a broken plan").with("id", &known.info.id);
        let (plan, style) = known.set.clone().ok_or_else(missing)?;
        let folio = Folio { paper: desk.read(crate::profile::newsroom)?, ..Folio::default() };
        let titles = ids.iter().map(|id| desk.read(|r| Ok(r.story_row(*id)?.title)));
        let titles = titles.collect::<Result<Vec<String>, Failure>>()?;
        let title = titles.first().cloned().unwrap_or_default();
        let label: String = ids.iter().map(|id| format!("{id} ")).collect();
        let mut matter = Matter {
            label: label + &known.info.id,
            stem: package::safe_stem(&format!("{title}-{}", known.info.id), "page"),
            title,
            time: Instant::default(),
            plan: known.info,
            order: Order { plan, style, folio, stories: BTreeMap::new(), marks: false },
            placed: BTreeMap::new(),
            problems: Vec::new(),
        };
        let slots: Vec<String> = matter.plan.slots.iter().map(|slot| slot.id.clone()).collect();
        for ((slot, id), title) in slots.iter().zip(ids).zip(&titles) {
            matter.put(desk, desk.composing(), slot, *id, title)?;
        }
        Ok(matter)
    }

    fn put(
        &mut self,
        desk: &Desk,
        room: &ComposingRoom,
        slot: &str,
        id: ArticleId,
        title: &str,
    ) -> Result<(), Failure> {
        if !self.plan.slots.iter().any(|known| known.id == slot) {
            let params = [("article", id.to_string()), ("title", title.to_owned())];
            self.problems.push(problem("slot_gone", Some(slot.to_owned()), &params));
            return Ok(());
        }
        let mut story = (*room.copies.story(desk.library(), &room.live, id)?).clone();
        let places = self.order.plan.slots.iter().find(|known| known.id == slot);
        let places = places.map_or(0, |slot| slot.pictures.len());
        let wanted = story.copy.figures.iter().filter_map(|figure| figure.media.clone()).take(places);
        let found = |hash| {
            let picture = room.pictures.find(desk.library(), desk.shelf(), &hash)?;
            Some((hash, picture))
        };
        story.pictures = wanted.filter_map(found).collect();
        self.time = self.time.max(desk.read(|r| r.story_row(id))?.updated_at);
        self.order.stories.insert(slot.to_owned(), story);
        self.placed.insert(slot.to_owned(), (id, title.to_owned()));
        Ok(())
    }

    /// The slot in which a story stands.
    pub fn slot_of(&self, id: ArticleId) -> Option<&str> {
        self.placed.iter().find(|(_, (placed, _))| *placed == id).map(|(slot, _)| slot.as_str())
    }
}

/// The day of the paper with its weekday, as printed.
fn printed(date: NaiveDate, language: &str) -> String {
    const DAYS: [&str; 7] = ["一", "二", "三", "四", "五", "六", "日"];
    if language.starts_with("zh") {
        let day = DAYS[date.weekday().num_days_from_monday() as usize];
        format!("{}年{}月{}日\u{3000}星期{day}", date.year(), date.month(), date.day())
    } else {
        date.format("%A, %B %-d, %Y").to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::printed;
    use chrono::NaiveDate;

    #[test]
    fn days_of_the_paper() {
        let day = NaiveDate::from_ymd_opt(2026, 2, 11).unwrap();
        assert_eq!(printed(day, "zh-CN"), "2026年2月11日\u{3000}星期三");
        assert_eq!(printed(day, "en"), "Wednesday, February 11, 2026");
    }
}
