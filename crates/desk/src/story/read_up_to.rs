//! Whoever writes now has read the story as it stands.

use super::settle;
use crate::desk::story_id;
use crate::{Desk, Failure};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// The story.
    pub article: String,
}

/// Where the story stands.
#[derive(Debug, Serialize, TS)]
pub struct Response {
    /// The newest version: that which was read. What was typed since the last one is in it.
    pub revision: String,
}

/// Keeps it.
///
/// # Errors
/// `story_missing`, `name_empty`; those of the library.
pub fn run(desk: &Desk, request: Request) -> Result<Response, Failure> {
    let id = story_id(&request.article)?;
    let revision = settle(desk, id)?;
    desk.sign("story.read_up_to", |w| w.put_reading(id, revision))?;
    Ok(Response { revision: revision.to_string() })
}
