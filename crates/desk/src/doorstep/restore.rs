//! A library of a backup, beside the damaged one.

use super::READY;
use super::leftovers::Source;
use crate::backup::{none, restore};
use crate::{Doorstep, Failure, Task};
use gaotai_store::backup::BackupFolder;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// Handle of a folder with backups; `null` for the one that the library noted.
    pub folder: Option<String>,
    /// Name of the snapshot; `null` for the newest good one.
    pub snapshot: Option<String>,
}

/// What was made; `doorstep.swap` takes it for the library.
#[derive(Debug, Serialize, TS)]
pub struct Response {
    /// Stories in it.
    pub stories: usize,
    /// Pictures and other files that the backup no longer has as they were.
    pub missing: usize,
}

/// Makes it; the damaged library is not touched.
///
/// # Errors
/// The `backup_*` codes, `handle_unknown`, `cancelled`.
pub fn run(doorstep: &Doorstep, request: Request, task: &Task<'_>) -> Result<Response, Failure> {
    let folder = doorstep.backups(request.folder.as_ref())?.ok_or_else(none)?;
    let to = doorstep.beside(READY);
    let name = match request.snapshot {
        Some(name) => name,
        None => restore::newest(&BackupFolder::open(&folder)?)?,
    };
    let done = restore::of(&folder, Some(&name), &to, task)?;
    doorstep.made(to, Some(Source::backup(&folder, &name)));
    Ok(Response { stories: done.stories, missing: done.missing })
}
