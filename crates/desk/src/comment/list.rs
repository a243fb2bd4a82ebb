//! The comments on a story.

use super::wire::CommentThread;
use crate::desk::story_id;
use crate::{Desk, Failure};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Of which.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// The story.
    pub article: String,
}

/// They.
#[derive(Debug, Serialize, TS)]
pub struct Response {
    /// Open and settled ones, in the order in which they were begun.
    pub threads: Vec<CommentThread>,
}

/// Lists them, as whoever writes now sees them.
///
/// # Errors
/// `story_missing`; those of the library.
pub fn run(desk: &Desk, request: Request) -> Result<Response, Failure> {
    let article = story_id(&request.article)?;
    let threads = desk.read(|r| r.threads(article, r.person()?.map(|person| person.id)))?;
    Ok(Response { threads: threads.into_iter().map(|one| CommentThread::of(article, one)).collect() })
}
