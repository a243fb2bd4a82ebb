//! Brings an older version back as a new one.

use crate::desk::{revision_id, story_id};
use crate::{Desk, Failure};
use gaotai_store::Stage;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// The story.
    pub id: String,
    /// The version to bring back.
    pub revision: String,
}

/// Where the story stands.
#[derive(Debug, Serialize, TS)]
pub struct Response {
    /// The new revision, with the old content.
    pub revision: String,
}

/// Brings it back. What was typed since the newest revision becomes a revision first, so
/// that nothing is lost.
///
/// # Errors
/// `story_missing`, `name_empty`; those of the library.
pub fn run(desk: &Desk, request: Request) -> Result<Response, Failure> {
    let (id, old) = (story_id(&request.id)?, revision_id(&request.revision)?);
    desk.composing().forget_live(id);
    let revision = desk.sign("story.restore", |w| {
        let article = w.revision(id, old)?;
        let head = w.head(id)?.revision;
        w.commit(&article, Stage::Restore, &[head])
    })?;
    Ok(Response { revision: revision.to_string() })
}
