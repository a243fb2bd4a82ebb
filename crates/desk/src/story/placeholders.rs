//! What is still open in a story: 〔待核：…〕 and TK.

use crate::desk::story_id;
use crate::wire::PlaceholderPlace;
use crate::{Desk, Failure};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// The story.
    pub id: String,
}

/// Its open places.
#[derive(Debug, Serialize, TS)]
pub struct Response {
    /// In reading order, those of the slip last.
    pub placeholders: Vec<PlaceholderPlace>,
}

/// Lists them, of the story as it stands with what was typed last.
///
/// # Errors
/// `story_missing`; those of the library.
pub fn run(desk: &Desk, request: Request) -> Result<Response, Failure> {
    let id = story_id(&request.id)?;
    let head = desk.read(|r| r.head(id))?;
    Ok(Response { placeholders: PlaceholderPlace::of(&head.article) })
}
