//! Backups: copies of a library in a folder elsewhere, made while it is open.
//!
//! ```text
//! gaotai-backup.json       whose backups these are
//! media/ab/<hash>          files named by their content, shared by all snapshots; vault/ likewise
//! snapshots/<time>/        one state of the library:
//!     manifest.json        what belongs to it, with hashes; written last
//!     library.sqlite       the database as of one moment
//!     files/               what else the library has: templates
//! ```
//!
//! A snapshot is made under a name that begins with a dot and gets its own when every byte
//! of it was read back; what was cut short is no snapshot and goes at the next making.

pub(crate) mod copy;
mod due;
mod error;
pub(crate) mod folder;
mod keep;
pub(crate) mod make;
mod manifest;
mod plan;
pub(crate) mod restore;
mod verify;

pub use due::due;
pub use error::BackupError;
pub use folder::{BackupFolder, Snapshot, SnapshotState};
pub use keep::{Kept, surplus};
pub use make::{Made, Order};
pub use manifest::{Entry, LibraryName, Manifest};
pub use plan::{LastBackup, Plan, PlanFailure};
pub use restore::Restored;

/// Folders of a library whose files are named by the hash of their content, `<ab>/<hash>`. A
/// file in them never changes, so a backup holds each once.
pub const SHARED: &[&str] = &["media", "vault"];

/// The result of what backups do.
pub type Outcome<T> = std::result::Result<T, BackupError>;

/// What a long work is at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The database is being copied.
    Database,
    /// Pictures and other files are being copied.
    Files,
    /// What was written is read back.
    Verify,
}

/// Hears how far a work is, in bytes done and in all; returns whether it shall go on.
pub type Watch<'a> = &'a dyn Fn(Part, u64, u64) -> bool;

/// Goes on, or ends with [`BackupError::Cancelled`].
pub(crate) fn tell(watch: Watch<'_>, part: Part, done: u64, total: u64) -> Outcome<()> {
    if watch(part, done, total) { Ok(()) } else { Err(BackupError::Cancelled) }
}
