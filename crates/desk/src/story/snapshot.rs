//! Makes a version of the story as it stands, under a name.

use super::name_version::fitting;
use crate::desk::story_id;
use crate::{Desk, Failure};
use gaotai_store::Stage;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// The story.
    pub id: String,
    /// The name.
    pub name: String,
    /// What stands beside the name; left out or `null` for nothing.
    #[ts(optional)]
    pub note: Option<String>,
}

/// What has the name now.
#[derive(Debug, Serialize, TS)]
pub struct Response {
    /// The newest revision; the same as before when nothing was typed since.
    pub revision: String,
}

/// Makes it, with what was typed last.
///
/// # Errors
/// `bad_request` for an empty name or one of more than 200 characters, `story_missing`,
/// `name_empty`; those of the library.
pub fn run(desk: &Desk, request: Request) -> Result<Response, Failure> {
    let id = story_id(&request.id)?;
    let name = fitting(&request.name)?.ok_or_else(|| Failure::bad_request("name"))?;
    let revision = desk.sign("story.snapshot", |w| {
        w.compact(id, Stage::Edit)?;
        let revision = w.head(id)?.revision;
        w.name_revision(id, revision, Some(name), request.note.as_deref())?;
        Ok(revision)
    })?;
    Ok(Response { revision: revision.to_string() })
}
