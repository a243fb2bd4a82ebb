//! One version of a story.

use crate::desk::{revision_id, story_id};
use crate::wire::Article;
use crate::{Desk, Failure};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// The story.
    pub id: String,
    /// The version of it.
    pub revision: String,
}

/// The version.
#[derive(Debug, Serialize, TS)]
pub struct Response {
    /// The story as it stood.
    pub article: Article,
}

/// Reads it.
///
/// # Errors
/// `story_missing`; those of the library.
pub fn run(desk: &Desk, request: Request) -> Result<Response, Failure> {
    let (id, revision) = (story_id(&request.id)?, revision_id(&request.revision)?);
    let article = desk.read(|r| r.revision(id, revision))?;
    Ok(Response { article: Article::from(&article) })
}
