//! Takes stories out of the bin.

use super::story_ids;
use crate::{Desk, Failure};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// The stories.
    pub ids: Vec<String>,
}

/// Nothing is answered.
#[derive(Debug, Serialize, TS)]
pub struct Response {}

/// Does it to all of them or none.
///
/// # Errors
/// `story_missing`; those of the library.
pub fn run(desk: &Desk, request: Request) -> Result<Response, Failure> {
    let ids = story_ids(&request.ids)?;
    desk.write("story.untrash", |w| w.untrash(&ids))?;
    Ok(Response {})
}
