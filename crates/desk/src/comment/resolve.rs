//! Settles a thread of comments, or opens it again.

use super::comment_id;
use crate::{Desk, Failure};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// The thread: id of its first comment.
    pub thread: String,
    /// Whether it is settled now.
    pub resolved: bool,
}

/// Whose comments are other ones now.
#[derive(Debug, Serialize, TS)]
pub struct Response {
    /// The story.
    pub article: String,
}

/// Settles it, or opens it.
///
/// # Errors
/// `comment_missing`, `name_empty`; those of the library.
pub fn run(desk: &Desk, request: Request) -> Result<Response, Failure> {
    let thread = comment_id(&request.thread)?;
    let article = desk.sign("comment.resolve", |w| w.resolve_thread(thread, request.resolved))?;
    Ok(Response { article: article.to_string() })
}
