//! Makes a backup and reads it back.

use super::{make, telling};
use crate::{Desk, Failure, Task};
use gaotai_store::backup::Made;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Nothing is asked; the folder is that of the plan.
#[derive(Debug, Deserialize, TS)]
pub struct Request {}

/// What was made.
#[derive(Debug, Serialize, TS)]
pub struct Response {
    /// The snapshot's name.
    pub snapshot: String,
    /// RFC 3339.
    pub time: String,
    /// Stories in it.
    pub stories: usize,
    /// Versions in it.
    pub revisions: usize,
    /// Bytes of everything in it.
    pub bytes: u64,
    /// Bytes that were written: what was there already is not copied again.
    pub copied: u64,
    /// Pictures and other files that the library no longer has as they were, nor any backup.
    pub missing: usize,
}

/// Makes it. Others may go on writing meanwhile.
///
/// # Errors
/// The `backup_*` codes, `cancelled`, and those of the library.
pub fn run(desk: &Desk, _request: Request, task: &Task<'_>) -> Result<Response, Failure> {
    Ok(answer(&make(desk, true, &telling(task))?))
}

pub(crate) fn answer(made: &Made) -> Response {
    let manifest = &made.manifest;
    Response {
        snapshot: made.snapshot.clone(),
        time: manifest.time.to_rfc3339(),
        stories: manifest.stories,
        revisions: manifest.revisions,
        bytes: manifest.bytes(),
        copied: made.copied_bytes,
        missing: manifest.missing.len(),
    }
}
