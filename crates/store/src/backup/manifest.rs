//! What a snapshot says of itself.

use crate::Instant;
use gaotai_article::Hash;
use serde::{Deserialize, Serialize};

/// The newest form of manifests and folders that this program knows.
pub(crate) const VERSION: u32 = 1;
/// Says what the file is.
pub(crate) const FORMAT: &str = "gaotai-backup";

/// Which library backups are of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LibraryName {
    /// UUID, made at the library's first backup; stays when the folder is moved.
    pub id: String,
    /// The folder's name, for people.
    pub name: String,
}

/// A file of a backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Relative, with `/`.
    pub path: String,
    /// Its length.
    pub bytes: u64,
    /// Hash of its content.
    pub sha256: Hash,
}

/// One state of a library and all that belongs to it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    /// `gaotai-backup`.
    pub format: String,
    /// Form of the manifest.
    pub version: u32,
    /// Counts the snapshots of the folder: a clock may go back, this never does.
    pub number: u64,
    /// When it was made.
    pub time: Instant,
    /// A person asked for it.
    pub by_hand: bool,
    /// Of which library.
    pub library: LibraryName,
    /// Schema version of the database.
    pub schema: u32,
    /// Stories in it, those in the bin included.
    pub stories: usize,
    /// Revisions in it.
    pub revisions: usize,
    /// The database.
    pub database: Entry,
    /// Files shared with other snapshots, relative to the backup folder.
    pub shared: Vec<Entry>,
    /// Other files of the library, relative to `files/`.
    pub files: Vec<Entry>,
    /// Shared files that the library itself no longer had whole, and no earlier backup either.
    pub missing: Vec<String>,
}

impl Manifest {
    /// Bytes of everything in it.
    pub fn bytes(&self) -> u64 {
        let files = self.shared.iter().chain(&self.files).map(|entry| entry.bytes);
        self.database.bytes + files.sum::<u64>()
    }

    /// Whether the names in it are those that this program writes: a manifest comes from a
    /// stick, and no path of it may lead elsewhere.
    pub(crate) fn is_sound(&self) -> bool {
        let named = |entry: &Entry| super::copy::named(&entry.path).as_ref() == Some(&entry.sha256);
        self.format == FORMAT
            && self.database.path == super::folder::DATABASE
            && self.shared.iter().all(named)
            && self.files.iter().all(|entry| super::copy::is_below(&entry.path))
    }
}

/// What `gaotai-backup.json` says: whose backups a folder holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Owner {
    pub format: String,
    pub version: u32,
    pub library: LibraryName,
}
