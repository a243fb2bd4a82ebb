//! The library on disk: one folder that can be copied.
//!
//! ```text
//! library.sqlite   stories, revisions, journal and all else (and its -wal, -shm while open)
//! library.lock     held while open, so that one program has the library at a time
//! media/ab/<hash>  pictures, named by their SHA-256
//! vault/ab/<hash> files of the vault, named by their SHA-256, for their owner alone
//! cache/           what can be made again from the pictures; never in a backup
//! templates/       web page templates that the newsroom edits
//! outbox/          where exports go that were given no place
//! backups/         the database as it was before an upgrade
//! backup.json      where backups go, and how the last one went
//! ```
//!
//! [`Library`] opens it; [`Read`] sees one state of it; [`Write`] is the one token through
//! which everything is changed, in one transaction that records one step. Revisions are
//! append-only; what is typed between two of them is in the journal, which Rust alone
//! replays. Nothing here writes story text to a log.

#![cfg_attr(test, allow(clippy::unwrap_used, reason = "a test fails by panicking"))]

pub mod backup;
mod cache;
mod check;
mod collect;
mod error;
mod files;
mod library;
mod migrate;
mod open;
mod projection;
mod read;
pub mod rescue;
mod tables;
mod write;

pub mod vault;

pub use check::{CheckReport, Finding};
pub use collect::Collected;
pub use error::StoreError;
pub use library::{Library, Opened};
pub use read::Read;
pub use tables::comments::{Anchor, BroughtThread, Comment, CommentId, NewComment, Thread};
pub use tables::decided::{Decided, Decision};
pub use tables::deliveries::{DeliveredFile, Delivery, NewDelivery, Sent};
pub use tables::fields::FieldSuggestion;
pub use tables::idle::{GRACE, LOOK};
pub use tables::list::{ChannelCount, ListQuery, Listing, Sort, StoryRow, StoryState};
pub use tables::media::{MediaAbout, MediaRow, NewMedia};
pub use tables::media_list::{MediaLack, MediaListing, MediaQuery, MediaSort, MediaUse};
pub use tables::media_use::MediaUseRow;
pub use tables::pages::{Page, PageId, PageRow, Placement, StoryMark};
pub use tables::people::{Person, PersonAbout, PersonId, PersonRow};
pub use tables::problems::Problem;
pub use tables::reading::Known;
pub use tables::revisions::{RevisionId, RevisionRow, Stage};
pub use tables::roles::{Colour, Role};
pub use tables::stories::Head;
pub use tables::vocabulary::{Term, TermKind};
pub use write::{Stamp, Write};

/// The result of everything here that can fail.
pub type Result<T> = std::result::Result<T, StoreError>;

/// An instant with the offset in which it was given.
pub type Instant = chrono::DateTime<chrono::FixedOffset>;
