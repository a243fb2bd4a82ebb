//! Where backups go and how the last one went: a small file in the library's folder, so that
//! it can be read when the database cannot.

use super::{Outcome, copy};
use crate::Instant;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The file's name.
pub(crate) const FILE: &str = "backup.json";

/// What the newsroom wants of backups, and what came of it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Plan {
    /// Where backups go; none before a folder was chosen.
    pub folder: Option<PathBuf>,
    /// Whether one is made every day.
    pub daily: bool,
    /// The last that was made and verified.
    pub last: Option<LastBackup>,
    /// Why the last try failed; none after one that went well.
    pub failure: Option<PlanFailure>,
}

/// The last good backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastBackup {
    /// When.
    pub time: Instant,
    /// Name of the snapshot.
    pub snapshot: String,
    /// Stories in it.
    pub stories: usize,
    /// Bytes of everything in it.
    pub bytes: u64,
}

/// A try that failed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanFailure {
    /// When.
    pub time: Instant,
    /// The failure's code.
    pub code: String,
    /// What its words need.
    pub params: BTreeMap<String, String>,
}

impl Plan {
    /// The plan of a library; the empty one where there is none, or none that can be read.
    pub fn read(library: &Path) -> Plan {
        let read = std::fs::read(library.join(FILE)).ok();
        read.and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default()
    }

    /// Keeps it.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn write(&self, library: &Path) -> Outcome<()> {
        let bytes = serde_json::to_vec_pretty(self)
            .map_err(|error| super::BackupError::Unverified { what: error.to_string() })?;
        copy::put(&library.join(FILE), &bytes)
    }
}
