//! Why a backup or a restoring did not come about.

use crate::StoreError;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// Why there is no backup, or nothing restored. Whatever it is, nothing half done counts as
/// a backup or as a library.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The folder is the library's own or in it: what takes the library takes the backup too.
    #[error("{} is inside the library", path.display())]
    Inside {
        /// The folder that was asked for.
        path: PathBuf,
    },
    /// The folder holds the backups of another library.
    #[error("{} holds the backups of another library, {name:?}", path.display())]
    OtherLibrary {
        /// The folder.
        path: PathBuf,
        /// That library's name.
        name: String,
    },
    /// The folder is not there, or no longer: a stick that is not plugged in.
    #[error("{} cannot be reached", path.display())]
    Gone {
        /// The folder.
        path: PathBuf,
    },
    /// No room.
    #[error("{} has {free} bytes free, {needed} are needed", path.display())]
    Full {
        /// The folder.
        path: PathBuf,
        /// Bytes that the backup needs; 0 where the disk was full before that was known.
        needed: u64,
        /// Bytes that are free.
        free: u64,
    },
    /// The folder cannot be written.
    #[error("{} cannot be written", path.display())]
    ReadOnly {
        /// The folder or file.
        path: PathBuf,
    },
    /// What was read back is not what was written.
    #[error("not as it was written: {what}")]
    Unverified {
        /// Which part.
        what: String,
    },
    /// There are no backups in this folder.
    #[error("{} holds no backups", path.display())]
    NotABackup {
        /// The folder.
        path: PathBuf,
    },
    /// The folder has no such snapshot.
    #[error("there is no snapshot {name:?}")]
    NoSnapshot {
        /// What was asked for.
        name: String,
    },
    /// A library is only restored into a folder that is new or empty.
    #[error("{} is not empty", path.display())]
    NotEmpty {
        /// The folder.
        path: PathBuf,
    },
    /// A library among backups would be taken for one, and go with them.
    #[error("{} belongs to the backups in {}", path.display(), backups.display())]
    AmongBackups {
        /// The folder that was asked for.
        path: PathBuf,
        /// The folder with the backups.
        backups: PathBuf,
    },
    /// A newer version of the program made the backup.
    #[error("the backup was made by a newer version: {found}, this program knows up to {known}")]
    Newer {
        /// Version of the backup, or schema version of its database.
        found: u32,
        /// The newest that this program knows.
        known: u32,
    },
    /// The person stopped it.
    #[error("stopped")]
    Cancelled,
    /// The library itself.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Anything else that the disk reports.
    #[error("{}: {source}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
}

impl BackupError {
    /// The error of a file operation on `path`, which lies in a backup or a library to be.
    pub(crate) fn io(path: &Path, source: std::io::Error) -> Self {
        let path = told(path).to_path_buf();
        match source.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
                BackupError::Full { path, needed: 0, free: 0 }
            }
            ErrorKind::ReadOnlyFilesystem | ErrorKind::PermissionDenied => BackupError::ReadOnly { path },
            _ => BackupError::Io { path, source },
        }
    }

    /// The same error, or that the whole folder has gone when that is the reason.
    pub(crate) fn under(self, root: &Path) -> Self {
        let told =
            matches!(self, BackupError::Cancelled | BackupError::Full { .. } | BackupError::Gone { .. });
        if told || root.exists() { self } else { BackupError::Gone { path: root.to_path_buf() } }
    }
}

/// The path as it may stand in messages and logs: of a file of the vault, `vault/ab/<hash>`, only
/// the folder, because a hash says whether somebody has a document.
pub(crate) fn told(path: &Path) -> &Path {
    let folder =
        path.ancestors().nth(2).filter(|folder| folder.file_name().is_some_and(|name| name == "vault"));
    folder.unwrap_or(path)
}

#[test]
fn errors_do_not_name_files_of_the_vault() {
    let error = |path: &str| BackupError::io(Path::new(path), ErrorKind::TimedOut.into()).to_string();
    assert!(
        error("/stick/vault/0a/0a1b2c").starts_with("/stick/vault: "),
        "{}",
        error("/stick/vault/0a/0a1b2c")
    );
    assert!(error("/stick/media/0a/0a1b2c").starts_with("/stick/media/0a/0a1b2c: "));
    assert_eq!(told(Path::new("vault/0a/0a1b2c")), Path::new("vault"));
}
