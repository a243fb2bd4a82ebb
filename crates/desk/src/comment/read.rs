//! Whoever writes now has seen comments.

use super::comment_id;
use crate::{Desk, Failure};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// The comments; those that were removed meanwhile do not matter.
    pub ids: Vec<String>,
}

/// Nothing is said.
#[derive(Debug, Serialize, TS)]
pub struct Response {}

/// Keeps that.
///
/// # Errors
/// `comment_missing` for what is no id, `name_empty`; those of the library.
pub fn run(desk: &Desk, request: Request) -> Result<Response, Failure> {
    let ids = request.ids.iter().map(|id| comment_id(id)).collect::<Result<Vec<_>, _>>()?;
    desk.sign("comment.read", |w| w.see_comments(&ids))?;
    Ok(Response {})
}
