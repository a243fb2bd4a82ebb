//! Makes a revision of what was typed: on leaving a story, after a pause, before an export.

use super::settle;
use crate::desk::story_id;
use crate::{Desk, Failure};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// The story.
    pub id: String,
}

/// Where the story stands.
#[derive(Debug, Serialize, TS)]
pub struct Response {
    /// The newest revision; the same as before when nothing was typed.
    pub revision: String,
}

/// Makes it.
///
/// # Errors
/// `story_missing`, `name_empty`; those of the library.
pub fn run(desk: &Desk, request: Request) -> Result<Response, Failure> {
    let revision = settle(desk, story_id(&request.id)?)?;
    Ok(Response { revision: revision.to_string() })
}
