//! Changes what one's own comment says.

use super::{comment_id, said};
use crate::person::person_ids;
use crate::{Desk, Failure};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which, and what.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// The comment.
    pub id: String,
    /// What it says; not empty.
    pub text: String,
    /// Ids of the people whom it names now.
    pub mentions: Vec<String>,
}

/// Whose comments are other ones now.
#[derive(Debug, Serialize, TS)]
pub struct Response {
    /// The story.
    pub article: String,
}

/// Changes it. Others have not seen that yet.
///
/// # Errors
/// `comment_missing`, `comment_not_yours`, `name_empty`, `person_missing`; `bad_request` for an
/// empty text; those of the library.
pub fn run(desk: &Desk, request: Request) -> Result<Response, Failure> {
    let (id, text) = (comment_id(&request.id)?, said(&request.text)?);
    let mentions = person_ids(&request.mentions)?;
    let article = desk.sign("comment.change", |w| w.change_comment(id, text, &mentions))?;
    Ok(Response { article: article.to_string() })
}
