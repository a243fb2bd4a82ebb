//! The versions of a story.

use crate::desk::story_id;
use crate::wire::RevisionRow;
use crate::{Desk, Failure};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// The story.
    pub id: String,
}

/// Its versions.
#[derive(Debug, Serialize, TS)]
pub struct Response {
    /// The newest first.
    pub revisions: Vec<RevisionRow>,
}

/// Lists them.
///
/// # Errors
/// `story_missing`; those of the library.
pub fn run(desk: &Desk, request: Request) -> Result<Response, Failure> {
    let id = story_id(&request.id)?;
    let revisions = desk.read(|r| r.revisions(id))?;
    Ok(Response { revisions: revisions.into_iter().map(RevisionRow::from).collect() })
}
