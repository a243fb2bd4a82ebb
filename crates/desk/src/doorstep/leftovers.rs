//! Libraries that were restored or rescued and never taken: full copies, beside the library.
//!
//! One goes only when it can be made again: the backup that it came from is still good, the
//! damaged database is as it was, nobody has written in it, opened it or is at work on it, and
//! the library has its name, so that no exchange was cut short. Whatever cannot be told stays.

use super::{DAMAGED, READY};
use crate::{Failure, FailureCode};
use gaotai_store::backup::{BackupFolder, SnapshotState};
use serde::{Deserialize, Serialize};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// Lies in a library that was made and not yet taken.
const MARK: &str = "ready.json";
/// Lies in a folder that is being filled (crates/store/src/backup/restore.rs).
const MAKING: &str = ".making";
const DATABASE: &str = "library.sqlite";
/// Another window may be about to take what it has just made.
const REST: Duration = Duration::from_secs(24 * 3600);

/// A file as a look at it finds it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Seen {
    path: PathBuf,
    bytes: u64,
    modified: SystemTime,
}

impl Seen {
    fn at(path: &Path) -> Option<Seen> {
        let what = fs::symlink_metadata(path).ok()?;
        Some(Seen { path: path.to_path_buf(), bytes: what.len(), modified: what.modified().ok()? })
    }

    fn is_so(&self) -> bool {
        Seen::at(&self.path).as_ref() == Some(self)
    }

    /// Whether the same bytes lie in another folder now: what was damaged keeps all but its name.
    fn is_in(&self, folder: &Path) -> bool {
        let other = Seen::at(&folder.join(DATABASE));
        other.is_some_and(|other| (other.bytes, other.modified) == (self.bytes, self.modified))
    }
}

/// What a library that was made came from, so that it could be made again.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Source {
    /// Folder with backups, and the snapshot's name.
    backup: Option<(PathBuf, String)>,
    /// The damaged database.
    damaged: Option<Seen>,
}

impl Source {
    /// A snapshot alone.
    pub(super) fn backup(folder: &Path, snapshot: &str) -> Source {
        Source { backup: Some((folder.to_path_buf(), snapshot.to_owned())), damaged: None }
    }

    /// A damaged library, with a snapshot that filled its gaps.
    pub(super) fn damaged(library: &Path, backup: Option<(PathBuf, String)>) -> Option<Source> {
        // Rescued from the log alone, or from nothing that could be looked at again.
        Some(Source { backup, damaged: Some(Seen::at(&library.join(DATABASE))?) })
    }

    fn is_there(&self, library: &Path) -> bool {
        let good = |(folder, name): &(PathBuf, String)| {
            let snapshot = BackupFolder::open(folder).and_then(|folder| folder.snapshot(name));
            snapshot.is_ok_and(|one| one.state == SnapshotState::Good)
        };
        let kept = |seen: &Seen| seen.is_so() || beside(library, DAMAGED).iter().any(|one| seen.is_in(one));
        let some = self.backup.is_some() || self.damaged.is_some();
        some && self.backup.as_ref().is_none_or(good) && self.damaged.as_ref().is_none_or(kept)
    }
}

#[derive(Debug, Serialize, Deserialize)]
struct Mark {
    made: SystemTime,
    database: Seen,
    source: Source,
}

/// Notes in a library that was just made what it came from. Without the note it stays for ever.
pub(super) fn mark(ready: &Path, source: Option<Source>) {
    let (Some(source), Some(database)) = (source, Seen::at(&ready.join(DATABASE))) else { return };
    let mark = Mark { made: SystemTime::now(), database, source };
    let written = serde_json::to_vec(&mark).map_err(std::io::Error::from);
    if let Err(error) = written.and_then(|bytes| fs::write(ready.join(MARK), bytes)) {
        tracing::warn!(%error, "what a library was made of cannot be noted");
    }
}

/// It is the library now, and no leftover.
pub(super) fn taken(library: &Path) {
    let _ = fs::remove_file(library.join(MARK));
}

/// Removes what was made beside this library and never taken, but for one.
pub(crate) fn clear(library: &Path, but: Option<&Path>) {
    // An exchange may have been cut short: then one of them is the library.
    if !library.is_dir() {
        return;
    }
    for path in beside(library, READY).iter().filter(|path| but != Some(path)) {
        if (is_rest(path) || is_leftover(path, library))
            && let Err(failure) = remove(path)
        {
            tracing::warn!(%failure, "a library that was never taken stays");
        }
    }
}

/// Folders beside the library with its name and this between it and a time.
fn beside(library: &Path, what: &str) -> Vec<PathBuf> {
    let Some((parent, name)) = library.parent().zip(library.file_name()) else { return Vec::new() };
    let prefix = format!("{}.{what}-", name.to_string_lossy());
    let entries = fs::read_dir(parent).into_iter().flatten().flatten();
    // A link leads to what is somebody's.
    let folders = entries.filter(|entry| entry.file_type().is_ok_and(|what| what.is_dir()));
    let named = folders.filter(|entry| entry.file_name().to_string_lossy().starts_with(&prefix));
    named.map(|entry| entry.path()).collect()
}

/// A making that was cut short: nothing of it has ever been a library.
fn is_rest(path: &Path) -> bool {
    let since = fs::metadata(path.join(MAKING)).and_then(|what| what.modified());
    path.extension().is_some_and(|end| end.to_string_lossy().starts_with("part"))
        && since.is_ok_and(|since| since.elapsed().is_ok_and(|age| age > REST))
}

fn is_leftover(path: &Path, library: &Path) -> bool {
    let mark = fs::read(path.join(MARK)).ok().and_then(|bytes| serde_json::from_slice::<Mark>(&bytes).ok());
    let Some(mark) = mark else { return false };
    // What was written last may stand in the log alone.
    let logged = fs::metadata(path.join("library.sqlite-wal")).is_ok_and(|what| what.len() > 0);
    let rested = mark.made.elapsed().is_ok_and(|age| age > REST);
    rested
        && !logged
        && mark.database.path == path.join(DATABASE)
        && mark.database.is_so()
        && gaotai_store::rescue::must_be_free(path).is_ok()
        && mark.source.is_there(library)
}

/// First it loses its name, so that half of it is never taken for a library.
fn remove(path: &Path) -> Result<(), Failure> {
    let failed = |error: std::io::Error| {
        Failure::new(FailureCode::ExportTargetUnwritable, error.to_string()).with("path", path.display())
    };
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    let mut part = path.to_path_buf();
    if !path.join(MAKING).is_file() {
        fs::write(path.join(MAKING), b"").map_err(failed)?;
        name.push(".part");
        part = path.with_file_name(name);
        fs::rename(path, &part).map_err(failed)?;
    }
    fs::remove_dir_all(&part).map_err(failed)?;
    tracing::info!("a library that was made and never taken is removed");
    Ok(())
}

#[cfg(test)]
mod tests;
