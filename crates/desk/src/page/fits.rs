//! How the stories that stand on pages fit.

use super::faces::State;
use super::matter::Matter;
use super::set::continues;
use super::wire::PageFit;
use super::worker::Rank;
use crate::{Desk, Failure, FailureCode};
use gaotai_store::{PageId, PageRow, StoryMark};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use ts_rs::TS;

/// Nothing is asked.
#[derive(Debug, Deserialize, TS)]
pub struct Request {}

/// The figures.
#[derive(Debug, Serialize, TS)]
pub struct Response {
    /// Every story that stands on a page that can be set.
    pub fits: Vec<PageFit>,
}

/// What a page's figures are worked out of.
#[derive(Debug, Clone, PartialEq)]
struct Cause {
    row: PageRow,
    plan: String,
    marks: Vec<StoryMark>,
    faces: State,
}

/// The figures of pages that did not change.
#[derive(Debug, Default)]
pub(super) struct Fits(Mutex<HashMap<PageId, (Cause, Vec<PageFit>)>>);

/// Works them out; pages on which nothing has changed are not set again.
///
/// # Errors
/// Those of the library.
pub fn run(desk: &Desk, _request: Request) -> Result<Response, Failure> {
    Ok(Response { fits: all(desk)? })
}

/// Every story on every page.
pub(super) fn all(desk: &Desk) -> Result<Vec<PageFit>, Failure> {
    let rows = desk.read(|r| r.pages())?;
    desk.composing().fits.keep_only(&rows);
    let mut fits = Vec::new();
    for row in rows.into_iter().filter(|row| !row.placements.is_empty()) {
        match of_page(desk, row) {
            Ok(more) => fits.extend(more),
            // A page whose plan is gone, or a story that went meanwhile, has no figures.
            Err(failure) if is_gone(failure.code) => {}
            Err(failure) => return Err(failure),
        }
    }
    Ok(fits)
}

fn is_gone(code: FailureCode) -> bool {
    use FailureCode::{PageMissing, PageStale, PlanMissing, StoryMissing};
    matches!(code, PageMissing | PageStale | PlanMissing | StoryMissing)
}

fn of_page(desk: &Desk, row: PageRow) -> Result<Vec<PageFit>, Failure> {
    let room = desk.composing();
    let marks = desk.read(|r| row.placements.iter().map(|placed| r.story_mark(placed.article)).collect())?;
    let (known, ..) = room.plan(&row.page.plan)?;
    let cause = Cause { row, plan: format!("{:?}", known.info), marks, faces: room.typesetter.faces() };
    if let Some(fits) = room.fits.find(&cause) {
        return Ok(fits);
    }
    let matter = Matter::page(desk, &cause.row)?;
    let made = room.typesetter.set(Rank::Quiet, &matter.label, matter.order.clone())?;
    let one = |slot: &super::wire::PlanSlot| {
        let (article, _) = matter.placed.get(&slot.id)?;
        let fit = made.sheet.fits.get(&slot.id)?;
        Some(PageFit {
            article: article.to_string(),
            page: cause.row.page.id.to_string(),
            page_name: cause.row.page.name.clone(),
            slot: slot.id.clone(),
            slot_name: slot.name.clone(),
            rows: fit.rows,
            over: fit.over,
            continues: continues(&matter, &slot.id),
            faces_missing: fit.faces_missing.clone(),
        })
    };
    let fits: Vec<PageFit> = matter.plan.slots.iter().filter_map(one).collect();
    room.fits.keep(cause, fits.clone());
    Ok(fits)
}

impl Fits {
    fn held(&self) -> std::sync::MutexGuard<'_, HashMap<PageId, (Cause, Vec<PageFit>)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn find(&self, cause: &Cause) -> Option<Vec<PageFit>> {
        let held = self.held();
        let (known, fits) = held.get(&cause.row.page.id)?;
        (known == cause).then(|| fits.clone())
    }

    fn keep(&self, cause: Cause, fits: Vec<PageFit>) {
        self.held().insert(cause.row.page.id, (cause, fits));
    }

    fn keep_only(&self, rows: &[PageRow]) {
        self.held().retain(|id, _| rows.iter().any(|row| row.page.id == *id));
    }
}
