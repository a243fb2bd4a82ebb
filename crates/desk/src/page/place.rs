//! Puts a story into a slot of a page.

use super::wire::PageInfo;
use super::{page_id, told};
use crate::desk::story_id;
use crate::{Desk, Failure, FailureCode};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What goes where.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// The page.
    pub page: String,
    /// The slot.
    pub slot: String,
    /// The story; `null` clears the slot.
    pub article: Option<String>,
}

/// The page.
#[derive(Debug, Serialize, TS)]
pub struct Response {
    /// As it is kept.
    pub page: PageInfo,
}

/// Puts it there. A story that stands in another slot of the page changes places with what stands
/// in this one; one that stands on another page leaves it. What stood in the slot stands nowhere then.
///
/// # Errors
/// `page_missing`, `slot_missing`, `story_missing`; those of the library.
pub fn run(desk: &Desk, request: Request) -> Result<Response, Failure> {
    let id = page_id(&request.page)?;
    let article = request.article.as_deref().map(story_id).transpose()?;
    // A slot that the plan has no more can still be cleared.
    if article.is_some() {
        let plan = desk.read(|r| r.page(id))?.page.plan;
        let (known, ..) = desk.composing().plan(&plan)?;
        if !known.info.slots.iter().any(|slot| slot.id == request.slot) {
            let failure = Failure::new(FailureCode::SlotMissing, "the plan has no such slot");
            return Err(failure.with("slot", &request.slot));
        }
    }
    desk.write("page.place", |w| w.place_story(id, &request.slot, article))?;
    Ok(Response { page: told(desk, id)? })
}
