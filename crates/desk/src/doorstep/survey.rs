//! What can be rescued of a damaged library, before anything is done.

use super::wire::RescuedStory;
use crate::backup::telling;
use crate::{Doorstep, Failure, Task};
use gaotai_store::rescue::Rescue;
use serde::{Deserialize, Serialize};
use std::path::Path;
use ts_rs::TS;

/// Whether a backup shall fill the gaps.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// Handle of a folder with backups; `null` for the one that the library noted.
    pub folder: Option<String>,
    /// Name of the snapshot that fills gaps; `null` for none.
    pub snapshot: Option<String>,
}

/// What there is.
#[derive(Debug, Serialize, TS)]
pub struct Response {
    /// The stories, those that can be saved first, the last changed first.
    pub stories: Vec<RescuedStory>,
    /// Pages of the database.
    pub pages: usize,
    /// Of those, pages that should hold something and cannot be read.
    pub bad_pages: usize,
    /// Pictures and other files that are as they were.
    pub files: usize,
    /// Pictures and other files that are not.
    pub files_lost: usize,
}

/// Looks; changes nothing.
///
/// # Errors
/// `library_locked`, `library_missing`, the `backup_*` codes, `cancelled`.
pub fn run(doorstep: &Doorstep, request: Request, task: &Task<'_>) -> Result<Response, Failure> {
    let snapshot = doorstep.snapshot(request.folder.as_ref(), request.snapshot.as_ref())?;
    of(&doorstep.path, snapshot.as_deref(), task)
}

/// What can be rescued of the library in a folder, with the gaps filled from a snapshot.
///
/// # Errors
/// As [`run`].
pub fn of(library: &Path, snapshot: Option<&Path>, task: &Task<'_>) -> Result<Response, Failure> {
    let rescue = Rescue::look(library, snapshot, &telling(task))?;
    let counts = rescue.counts(&telling(task))?;
    Ok(Response {
        stories: rescue.stories().into_iter().map(RescuedStory::from).collect(),
        pages: counts.pages,
        bad_pages: counts.bad_pages,
        files: counts.files,
        files_lost: counts.files_lost,
    })
}
