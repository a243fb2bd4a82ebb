//! Begins a thread of comments.

use super::wire::CommentAnchor;
use super::{comment_id, quoted, said};
use crate::desk::story_id;
use crate::person::person_ids;
use crate::{Desk, Failure};
use gaotai_store::NewComment;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What to say of what.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// UUID of the comment, made by the window: the mark in the text comes first.
    pub id: String,
    /// The story.
    pub article: String,
    /// What it is about.
    pub anchor: CommentAnchor,
    /// What stands there.
    pub quote: String,
    /// What it says; not empty.
    pub text: String,
    /// Ids of the people whom it names.
    pub mentions: Vec<String>,
}

/// Whose comments are other ones now.
#[derive(Debug, Serialize, TS)]
pub struct Response {
    /// The story.
    pub article: String,
}

/// Keeps it.
///
/// # Errors
/// `story_missing`, `name_empty`, `person_missing`; `bad_request` for an empty text, a place that
/// is none and an id that a comment has; those of the library.
pub fn run(desk: &Desk, request: Request) -> Result<Response, Failure> {
    let new = NewComment {
        id: comment_id(&request.id)?,
        article: story_id(&request.article)?,
        anchor: request.anchor.try_into()?,
        quote: quoted(request.quote),
        text: said(&request.text)?.to_owned(),
        mentions: person_ids(&request.mentions)?,
    };
    desk.sign("comment.add", |w| w.add_comment(&new))?;
    Ok(Response { article: new.article.to_string() })
}
