//! A library of what can be rescued, beside the damaged one.

use super::READY;
use super::leftovers::Source;
use crate::backup::telling;
use crate::{Doorstep, Failure, Task};
use gaotai_store::rescue::{Rescue, Rescued};
use serde::{Deserialize, Serialize};
use std::path::Path;
use ts_rs::TS;

/// What to take.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// Handle of a folder with backups; `null` for the one that the library noted.
    pub folder: Option<String>,
    /// Name of the snapshot that fills gaps; `null` for none.
    pub snapshot: Option<String>,
    /// Also texts that are not as they were written, among the versions.
    pub damaged: bool,
}

/// What was made; `doorstep.swap` takes it for the library.
#[derive(Debug, Serialize, TS)]
pub struct Response {
    /// Stories in it.
    pub stories: usize,
    /// Versions in it.
    pub revisions: usize,
    /// Pictures and other files in it.
    pub files: usize,
}

/// Makes it; the damaged library is not touched.
///
/// # Errors
/// `library_locked`, `library_missing`, the `backup_*` codes, `cancelled`.
pub fn run(doorstep: &Doorstep, request: Request, task: &Task<'_>) -> Result<Response, Failure> {
    let snapshot = doorstep.snapshot(request.folder.as_ref(), request.snapshot.as_ref())?;
    let to = doorstep.beside(READY);
    let made = of(&doorstep.path, snapshot.as_deref(), &to, request.damaged, task)?;
    let backup = doorstep.backups(request.folder.as_ref())?.zip(request.snapshot);
    doorstep.made(to, Source::damaged(&doorstep.path, backup));
    Ok(made)
}

/// Rescues the library in a folder into a new one.
///
/// # Errors
/// As [`run`].
pub fn of(
    library: &Path,
    snapshot: Option<&Path>,
    to: &Path,
    damaged: bool,
    task: &Task<'_>,
) -> Result<Response, Failure> {
    let rescue = Rescue::look(library, snapshot, &telling(task))?;
    let Rescued { stories, revisions, files, .. } = rescue.into_library(to, damaged, &telling(task))?;
    Ok(Response { stories, revisions, files })
}
