//! Writes the story details (稿签) as a page of A4.

use crate::desk::story_id;
use crate::export::render::standing;
use crate::page::{slip, write};
use crate::{Desk, Failure, Task};
use gaotai_formats::package;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which story, and where to.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// The story.
    pub article: String,
    /// Handle of a folder; `null` for the library's outbox.
    pub target: Option<String>,
}

/// What was written.
#[derive(Debug, Serialize, TS)]
pub struct Response {
    /// The file, for showing.
    pub path: String,
}

/// Writes it as PDF. No file of others is overwritten; names get `-2`, `-3`, ….
///
/// # Errors
/// `story_missing`, `page_unwritable`, `export_target_unwritable`, `disk_full`, `handle_unknown`,
/// `cancelled`; those of the library.
pub fn run(desk: &Desk, request: Request, task: &Task<'_>) -> Result<Response, Failure> {
    let folder = write::folder(desk, request.target.as_deref())?;
    let story = standing(desk, story_id(&request.article)?)?;
    let stem = format!("{}-slip", package::stem(&story.article));
    task.at(0, 2, &stem)?;
    let bytes = slip::sheet(desk, &story.article, story.time)?;
    task.at(1, 2, &stem)?;
    let path = write::put(&folder, &stem, "pdf", &bytes)?;
    task.at(2, 2, "")?;
    Ok(Response { path: path.display().to_string() })
}
