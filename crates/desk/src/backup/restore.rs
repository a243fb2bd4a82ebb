//! A new library of a backup, in a folder of its own.

use super::{none, telling};
use crate::{Desk, Failure, Task};
use gaotai_store::backup::{BackupFolder, SnapshotState};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use ts_rs::TS;

/// Which, and where to.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// The snapshot's name.
    pub snapshot: String,
    /// Handle of a folder. The library comes into it when it is empty, else into a new folder in it.
    pub to: String,
}

/// What was made.
#[derive(Debug, Serialize, TS)]
pub struct Response {
    /// The new library's folder, for showing.
    pub path: String,
    /// Stories in it.
    pub stories: usize,
    /// Versions in it.
    pub revisions: usize,
    /// Pictures and other files that the backup no longer has as they were.
    pub missing: usize,
}

/// Makes it; the open library is not touched.
///
/// # Errors
/// The `backup_*` codes, `handle_unknown`, `cancelled`.
pub fn run(desk: &Desk, request: Request, task: &Task<'_>) -> Result<Response, Failure> {
    let folder = desk.library().backup_plan().folder.ok_or_else(none)?;
    let to = place(&desk.path_of(&request.to)?, &request.snapshot);
    of(&folder, Some(&request.snapshot), &to, task)
}

/// The folder itself when it is empty or not there, else a new one in it.
fn place(folder: &Path, snapshot: &str) -> PathBuf {
    let taken = |path: &PathBuf| std::fs::read_dir(path).is_ok_and(|mut entries| entries.next().is_some());
    let first = folder.to_path_buf();
    let inner = (1..).map(|n| match n {
        1 => folder.join(format!("gaotai-{snapshot}")),
        _ => folder.join(format!("gaotai-{snapshot}-{n}")),
    });
    std::iter::once(first.clone()).chain(inner).find(|path| !taken(path)).unwrap_or(first)
}

/// The snapshot that was made last and can be restored.
pub(crate) fn newest(folder: &BackupFolder) -> Result<String, Failure> {
    let good = folder.snapshots()?.into_iter().find(|one| one.state == SnapshotState::Good);
    Ok(good.ok_or_else(none)?.name)
}

/// A library of a snapshot in a backup folder, the newest good one when none is named.
///
/// # Errors
/// The `backup_*` codes, `cancelled`.
pub fn of(folder: &Path, snapshot: Option<&str>, to: &Path, task: &Task<'_>) -> Result<Response, Failure> {
    let folder = BackupFolder::open(folder)?;
    let name = snapshot.map_or_else(|| newest(&folder), |name| Ok(name.to_owned()))?;
    let done = folder.restore(&name, to, &telling(task))?;
    Ok(Response {
        path: done.path.display().to_string(),
        stories: done.stories,
        revisions: done.revisions,
        missing: done.missing.len(),
    })
}
