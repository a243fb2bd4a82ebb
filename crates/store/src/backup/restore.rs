//! A library anew from a snapshot: always in a folder of its own.

use super::folder::{DATABASE, FILES, backups_around};
use super::{BackupError, BackupFolder, Outcome, Part, SnapshotState, Watch, copy, tell};
use crate::{Finding, Library};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// Lies in a folder while it is filled, and says that nobody else made it.
const MAKING: &str = ".making";

/// A library that was restored, and that opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// Its folder.
    pub path: PathBuf,
    /// Stories in it.
    pub stories: usize,
    /// Revisions in it.
    pub revisions: usize,
    /// Pictures and other files that the backup no longer has as they were.
    pub missing: Vec<String>,
}

/// The folder must be new or empty, and no part of a folder with backups; gives its name while it is filled.
pub(crate) fn must_be_new(to: &Path) -> Outcome<PathBuf> {
    let whole = std::path::absolute(to).map_err(|error| BackupError::io(to, error))?;
    if let Some(backups) = backups_around(&whole) {
        return Err(BackupError::AmongBackups { path: to.to_path_buf(), backups });
    }
    let taken = || BackupError::NotEmpty { path: to.to_path_buf() };
    match fs::read_dir(to) {
        Ok(mut entries) => match entries.next() {
            Some(_) => return Err(taken()),
            None => {}
        },
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        Err(error) if error.kind() == ErrorKind::NotADirectory => return Err(taken()),
        Err(error) => return Err(BackupError::io(to, error)),
    }
    let part = free_part(to)?;
    copy::folder(&part)?;
    copy::put(&part.join(MAKING), b"")?;
    Ok(part)
}

/// A name beside the folder's that nothing has. A rest of a making that was cut short makes
/// place; whatever else is called so is somebody's and stays.
fn free_part(to: &Path) -> Outcome<PathBuf> {
    let stem = to.file_name().unwrap_or_default();
    let ends = std::iter::once(".part".to_owned()).chain((2..).map(|n| format!(".part-{n}")));
    for end in ends {
        let mut name = stem.to_os_string();
        name.push(end);
        let part = to.with_file_name(name);
        if part.join(MAKING).is_file() {
            fs::remove_dir_all(&part).map_err(|error| BackupError::io(&part, error))?;
        }
        if fs::symlink_metadata(&part).is_err() {
            return Ok(part);
        }
    }
    Err(BackupError::NotEmpty { path: to.to_path_buf() })
}

/// Gives the folder its name; an empty one of that name makes place.
pub(crate) fn settle(part: &Path, to: &Path) -> Outcome<()> {
    let at = |error| BackupError::io(to, error);
    fs::remove_file(part.join(MAKING)).map_err(at)?;
    if to.exists() {
        fs::remove_dir(to).map_err(at)?;
    }
    fs::rename(part, to).map_err(at)?;
    // A name alone lies in the folder that one works in.
    let above = to.parent().filter(|above| !above.as_os_str().is_empty()).unwrap_or(Path::new("."));
    crate::files::sync_folder(above).map_err(at)
}

impl BackupFolder {
    /// Makes a library of a snapshot in a folder that is new or empty. Every file is compared
    /// with its hash; the library opens and is checked before the folder gets its name.
    ///
    /// # Errors
    /// [`BackupError::NotEmpty`], [`BackupError::AmongBackups`], [`BackupError::NoSnapshot`], [`BackupError::Unverified`] when
    /// the database is not as it was written, and others; then nothing stays.
    pub fn restore(&self, snapshot: &str, to: &Path, watch: Watch<'_>) -> Outcome<Restored> {
        let found = self.snapshot(snapshot)?;
        if let SnapshotState::Newer { found } = found.state {
            return Err(BackupError::Newer { found, known: super::manifest::VERSION });
        }
        let Some(manifest) = found.manifest else {
            return Err(BackupError::Unverified { what: format!("{snapshot}/{}", super::folder::MANIFEST) });
        };
        let part = must_be_new(to)?;
        let filled = self.fill(snapshot, &manifest, &part, watch).and_then(|missing| {
            let (stories, revisions) = opens(&part)?;
            settle(&part, to)?;
            Ok(Restored { path: to.to_path_buf(), stories, revisions, missing })
        });
        if filled.is_err() {
            let _ = fs::remove_dir_all(&part);
        }
        filled
    }

    fn fill(
        &self,
        snapshot: &str,
        manifest: &super::Manifest,
        part: &Path,
        watch: Watch<'_>,
    ) -> Outcome<Vec<String>> {
        let folder = self.snapshot_folder(snapshot);
        let total = manifest.bytes();
        let mut done = 0;
        let mut go_on = |bytes: u64| {
            done += bytes;
            tell(watch, Part::Files, done.min(total), total)
        };
        if copy::file(&folder.join(DATABASE), part, DATABASE, Some(&manifest.database.sha256), &mut go_on)?
            .is_none()
        {
            return Err(BackupError::Unverified { what: format!("{snapshot}/{DATABASE}") });
        }
        let mut missing = manifest.missing.clone();
        let shared = manifest.shared.iter().map(|entry| (self.root().join(&entry.path), entry));
        let own = manifest.files.iter().map(|entry| (folder.join(FILES).join(&entry.path), entry));
        for (from, entry) in shared.chain(own) {
            let whole = match copy::file(&from, part, &entry.path, Some(&entry.sha256), &mut go_on) {
                Ok(found) => found.is_some(),
                Err(BackupError::Io { path, .. }) if path == from => false,
                Err(error) => return Err(error),
            };
            if !whole {
                missing.push(entry.path.clone());
            }
        }
        for room in ["media", "templates", "outbox"] {
            copy::folder(&part.join(room))?;
        }
        Ok(missing)
    }
}

/// Opens the library and looks at everything; pictures that are missing are told elsewhere.
/// Gives how many stories and revisions it has.
pub(crate) fn opens(folder: &Path) -> Outcome<(usize, usize)> {
    let report = Library::open(folder)?.check()?;
    let picture = |it: &&Finding| matches!(it, Finding::MediaMissing { .. } | Finding::MediaDamaged { .. });
    match report.problems.iter().find(|it| !picture(it)) {
        Some(finding) => {
            Err(BackupError::Unverified { what: serde_json::to_string(finding).unwrap_or_default() })
        }
        None => Ok((report.stories, report.revisions)),
    }
}
