//! Comments (批注): what is said beside a story and never stands in it.

pub mod add;
pub mod change;
pub mod list;
pub mod read;
pub mod remove;
pub mod reply;
pub mod resolve;
pub mod wire;

use crate::{Failure, FailureCode};
use gaotai_store::CommentId;

/// Longest text of a comment and of its quote, in bytes: more is a mistake of whoever pastes it.
const LONGEST: usize = 64 << 10;

/// The comment's id in a request.
pub(crate) fn comment_id(text: &str) -> Result<CommentId, Failure> {
    let missing = |_| Failure::new(FailureCode::CommentMissing, "no id of a comment").with("id", text);
    text.parse().map_err(missing)
}

/// What a comment says, without white space around it.
pub(crate) fn said(text: &str) -> Result<&str, Failure> {
    let text = text.trim();
    if text.is_empty() || text.len() > LONGEST { Err(Failure::bad_request("text")) } else { Ok(text) }
}

/// What stood there, as much as is kept of it.
pub(crate) fn quoted(mut quote: String) -> String {
    quote.truncate(quote.floor_char_boundary(LONGEST));
    quote
}
