//! Backups as the window sees them.

use crate::Failure;
use gaotai_store::backup::{Snapshot, SnapshotState};
use serde::Serialize;
use ts_rs::TS;

/// How the library is backed up.
#[derive(Debug, Clone, Serialize, TS)]
pub struct BackupState {
    /// Where backups go, for showing; `null` before a folder was chosen.
    pub folder: Option<String>,
    /// Whether one is made every day.
    pub daily: bool,
    /// The last that was made and read back.
    pub last: Option<BackupDone>,
    /// Why the last try failed; `null` after one that went well.
    pub trouble: Option<BackupTrouble>,
    /// One is being made.
    pub running: bool,
}

/// A backup that was made and read back.
#[derive(Debug, Clone, Serialize, TS)]
pub struct BackupDone {
    /// RFC 3339.
    pub time: String,
    /// Stories in it.
    pub stories: usize,
    /// Bytes of everything in it.
    pub bytes: u64,
}

/// A try that failed.
#[derive(Debug, Clone, Serialize, TS)]
pub struct BackupTrouble {
    /// RFC 3339.
    pub time: String,
    /// Why.
    pub failure: Failure,
}

/// A snapshot in a backup folder.
#[derive(Debug, Clone, Serialize, TS)]
pub struct SnapshotRow {
    /// Its folder's name.
    pub name: String,
    /// RFC 3339; `null` when it cannot be read.
    pub time: Option<String>,
    /// A person asked for it.
    pub by_hand: bool,
    /// Stories in it.
    pub stories: usize,
    /// Versions in it.
    pub revisions: usize,
    /// Bytes of everything in it.
    pub bytes: u64,
    /// Whether it can be restored, by names and lengths.
    pub state: SnapshotMark,
}

/// Whether a snapshot can be restored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SnapshotMark {
    /// Everything is there.
    Good,
    /// Something is missing.
    Incomplete,
    /// The disk does not give it now.
    Unreadable,
    /// A newer program made it.
    Newer,
}

impl From<&Snapshot> for SnapshotRow {
    fn from(one: &Snapshot) -> Self {
        let manifest = one.manifest.as_ref();
        SnapshotRow {
            name: one.name.clone(),
            time: manifest.map(|it| it.time.to_rfc3339()),
            by_hand: manifest.is_some_and(|it| it.by_hand),
            stories: manifest.map_or(0, |it| it.stories),
            revisions: manifest.map_or(0, |it| it.revisions),
            bytes: manifest.map_or(0, |it| it.bytes()),
            state: match one.state {
                SnapshotState::Good => SnapshotMark::Good,
                SnapshotState::Incomplete { .. } => SnapshotMark::Incomplete,
                SnapshotState::Unreadable { .. } => SnapshotMark::Unreadable,
                SnapshotState::Newer { .. } => SnapshotMark::Newer,
            },
        }
    }
}
