//! Answers in a thread of comments.

use super::{comment_id, said};
use crate::person::person_ids;
use crate::{Desk, Failure};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What to say where.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// The thread: id of its first comment.
    pub thread: String,
    /// What the answer says; not empty.
    pub text: String,
    /// Ids of the people whom it names.
    pub mentions: Vec<String>,
}

/// The answer.
#[derive(Debug, Serialize, TS)]
pub struct Response {
    /// Its id.
    pub id: String,
    /// The story.
    pub article: String,
}

/// Keeps it. A settled thread is open again.
///
/// # Errors
/// `comment_missing`, `name_empty`, `person_missing`; `bad_request` for an empty text; those of
/// the library.
pub fn run(desk: &Desk, request: Request) -> Result<Response, Failure> {
    let (thread, text) = (comment_id(&request.thread)?, said(&request.text)?);
    let mentions = person_ids(&request.mentions)?;
    let (article, id) = desk.sign("comment.reply", |w| w.reply(thread, text, &mentions))?;
    Ok(Response { id: id.to_string(), article: article.to_string() })
}
