//! Removes one's own comment.

use super::comment_id;
use crate::{Desk, Failure};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// The comment.
    pub id: String,
}

/// Whose comments are other ones now.
#[derive(Debug, Serialize, TS)]
pub struct Response {
    /// The story.
    pub article: String,
}

/// Removes it; with the first of a thread goes the thread.
///
/// # Errors
/// `comment_missing`, `comment_not_yours`, `comment_has_replies`, `name_empty`; those of the library.
pub fn run(desk: &Desk, request: Request) -> Result<Response, Failure> {
    let id = comment_id(&request.id)?;
    let article = desk.sign("comment.remove", |w| w.remove_comment(id))?;
    Ok(Response { article: article.to_string() })
}
