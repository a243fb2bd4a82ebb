//! Rescue: what can be read of a damaged library goes into a new one.
//!
//! The damaged folder is only read, never opened by SQLite, which would write beside it. The
//! database is read page by page by the file format that SQLite publishes:
//!
//! - `pages.rs`: the pages as they stand, the write-ahead log over them; the page size guessed
//!   when the header is gone; places that the disk does not give are zeros.
//! - `tree.rs`, `record.rs`: b-tree pages, cells with their overflow, records.
//! - `shape.rs`: which table a page without a way to it belongs to, told by its columns.
//! - `gather.rs`: first every table from its root, around what is broken; then the pages that no
//!   way leads to; then older pages in the log, for revisions only.
//! - `story.rs`: a revision counts when its hash fits. The newest that does is the head.
//! - `fill.rs`: the new library, which opens and is checked before it gets its name.
//!
//! A text whose hash does not fit, or a journal with a gap, is a text that never was: it is
//! offered as damaged and taken only when asked for.

mod fill;
mod gather;
mod pages;
mod record;
mod shape;
mod story;
mod tree;

use crate::backup::{BackupError, Outcome, Watch};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

pub(crate) use gather::Gathered;

/// Whether no program has the library in this folder open: only then may its folder get
/// another name.
///
/// # Errors
/// [`StoreError::Locked`](crate::StoreError::Locked).
pub fn must_be_free(folder: &Path) -> Outcome<()> {
    gather::lock(folder).map(drop)
}

/// What becomes of a story.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    /// As it stood, with what was typed last.
    Whole,
    /// The newest version that can be read; whether there was a newer one is not known.
    Unsure,
    /// An older version: the newest, or what was typed after it, cannot be read.
    Older,
    /// From the backup: the damaged library has no version that can be read.
    Backup,
    /// Only a text that is not as it was written.
    Damaged,
    /// Nothing but its name.
    Lost,
}

/// A story that is or was in the damaged library.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RescuedStory {
    /// Its id.
    pub id: String,
    /// Its title as far as it can be read.
    pub title: String,
    /// What becomes of it.
    pub fate: Fate,
    /// Time of the version that it will have, RFC 3339; none for a lost one.
    pub time: Option<String>,
    /// Versions that can be read.
    pub versions: usize,
    /// Versions that are known of and cannot be read.
    pub versions_lost: usize,
    /// What was typed after its newest version comes along.
    pub typed: bool,
    /// A text that is not as it was written can come along among its versions.
    pub damaged: bool,
}

/// What a look at a damaged library found. Nothing is written yet.
#[derive(Debug)]
pub struct Rescue {
    folder: PathBuf,
    stories: Vec<story::Story>,
    gathered: Gathered,
    backup: Option<PathBuf>,
}

/// What there is beside stories.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Pages of the database.
    pub pages: usize,
    /// Of those, pages that should hold something and cannot be read.
    pub bad_pages: usize,
    /// Pictures and other files that are as their names say.
    pub files: usize,
    /// Pictures and other files that are named and not there, or not as their names say.
    pub files_lost: usize,
}

/// What was put into the new library.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Rescued {
    /// The new library's folder.
    pub path: PathBuf,
    /// Stories in it.
    pub stories: usize,
    /// Revisions in it.
    pub revisions: usize,
    /// Pictures and other files in it.
    pub files: usize,
}

impl Rescue {
    /// Looks at the library in a folder, whatever state it is in, and at a database from a
    /// backup of it that fills gaps: `backup` is the folder of a snapshot.
    ///
    /// # Errors
    /// When there is nothing to look at, or a program has the library open.
    pub fn look(folder: &Path, backup: Option<&Path>, watch: Watch<'_>) -> Outcome<Rescue> {
        let gathered = gather::gather(folder, backup, watch)?;
        let stories = story::stories(&gathered);
        let backup = backup.map(Path::to_path_buf);
        Ok(Rescue { folder: folder.to_path_buf(), stories, gathered, backup })
    }

    /// The stories, those that can be saved first, the last changed first.
    pub fn stories(&self) -> Vec<RescuedStory> {
        let mut all: Vec<RescuedStory> = self.stories.iter().map(story::Story::told).collect();
        let rank = |one: &RescuedStory| matches!(one.fate, Fate::Lost) as u8;
        all.sort_by(|a, b| (rank(a), &b.time, &a.id).cmp(&(rank(b), &a.time, &b.id)));
        all
    }

    /// What there is beside them. Reads every picture.
    ///
    /// # Errors
    /// [`BackupError::Cancelled`].
    pub fn counts(&self, watch: Watch<'_>) -> Outcome<Counts> {
        let files = fill::files(&self.folder, self.backup.as_deref(), &self.gathered, watch)?;
        Ok(Counts {
            pages: self.gathered.pages,
            bad_pages: self.gathered.bad,
            files: files.whole.len(),
            files_lost: files.lost,
        })
    }

    /// Makes a library of it in a folder that is new or empty. `damaged` takes texts along that
    /// are not as they were written; where a story has a version that is, they are versions
    /// before it.
    ///
    /// # Errors
    /// [`BackupError::NotEmpty`] and those of the disk; then nothing stays.
    pub fn into_library(&self, to: &Path, damaged: bool, watch: Watch<'_>) -> Outcome<Rescued> {
        if to.starts_with(&self.folder) {
            return Err(BackupError::Inside { path: to.to_path_buf() });
        }
        fill::fill(self, to, damaged, watch)
    }
}
