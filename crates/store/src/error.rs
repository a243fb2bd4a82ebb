//! What can go wrong with a library, said so that a message can say what to try.

use crate::{CommentId, PageId, PersonId, RevisionId};
use gaotai_article::{ArticleId, ChangeError, CodecError, Hash};
use rusqlite::ErrorCode;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// Why the library could not be opened, read or written. Whatever it is, nothing was
/// written: a refused opening leaves every byte as it was, a failed write is rolled back.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// A newer version of the program made it.
    #[error("the library was made by a newer version: schema {found}, this program knows up to {known}")]
    Newer {
        /// Schema version of the library.
        found: u32,
        /// Newest schema version that this program knows.
        known: u32,
    },
    /// The database or a file of it is not as it was written.
    #[error("the library is damaged: {detail}")]
    Damaged {
        /// Which part and how, in English, without story text.
        detail: String,
    },
    /// The folder or a file in it cannot be written.
    #[error("{} is read-only", path.display())]
    ReadOnly {
        /// The folder.
        path: PathBuf,
    },
    /// No room on the disk.
    #[error("the disk is full")]
    Full,
    /// Another program, or another part of this one, has it open.
    #[error("{} is already open elsewhere", path.display())]
    Locked {
        /// The folder.
        path: PathBuf,
    },
    /// There is nothing at this path.
    #[error("{} does not exist", path.display())]
    Missing {
        /// The folder that was asked for.
        path: PathBuf,
    },
    /// There is something else at this path.
    #[error("{} is not a library", path.display())]
    NotALibrary {
        /// The folder that was asked for.
        path: PathBuf,
    },
    /// No story has this id.
    #[error("there is no story {id}")]
    StoryMissing {
        /// What was asked for.
        id: ArticleId,
    },
    /// A story has this id already.
    #[error("story {id} is in the library already")]
    StoryExists {
        /// The id that was to be new.
        id: ArticleId,
    },
    /// The story has no such revision.
    #[error("there is no revision {id}")]
    RevisionMissing {
        /// What was asked for.
        id: RevisionId,
    },
    /// No page has this id.
    #[error("there is no page {id}")]
    PageMissing {
        /// What was asked for.
        id: PageId,
    },
    /// No person has this id.
    #[error("there is no person {id}")]
    PersonMissing {
        /// What was asked for.
        id: PersonId,
    },
    /// Another person has this name.
    #[error("another person has this name")]
    PersonNameTaken {
        /// The name.
        name: String,
    },
    /// A person who has written something stays.
    #[error("this person has written something")]
    PersonHasWritten {
        /// The name.
        name: String,
    },
    /// No comment has this id.
    #[error("there is no comment {id}")]
    CommentMissing {
        /// What was asked for.
        id: CommentId,
    },
    /// A comment has this id already.
    #[error("comment {id} is in the library already")]
    CommentExists {
        /// The id that was to be new.
        id: CommentId,
    },
    /// Only who wrote a comment changes or removes it.
    #[error("comment {id} is somebody else's")]
    CommentNotYours {
        /// The comment.
        id: CommentId,
    },
    /// A comment that was answered stays.
    #[error("comment {id} has replies")]
    CommentHasReplies {
        /// The comment.
        id: CommentId,
    },
    /// No open suggestion of a story detail has this id.
    #[error("there is no suggestion {id}")]
    SuggestionMissing {
        /// What was asked for.
        id: String,
    },
    /// The revision that the change or the new revision builds on is no longer the head.
    #[error("the story has moved on to revision {head}")]
    Stale {
        /// The head as it is now.
        head: RevisionId,
    },
    /// A vocabulary entry whose name is empty, or whose parent is missing or below itself.
    #[error("vocabulary entry {id:?}: {problem}")]
    TermInvalid {
        /// The entry.
        id: String,
        /// What is wrong.
        problem: &'static str,
    },
    /// The library has no such picture.
    #[error("there is no picture {hash}")]
    MediaMissing {
        /// What was asked for.
        hash: Hash,
    },
    /// The change cannot be replayed on the story.
    #[error(transparent)]
    Change(#[from] ChangeError),
    /// The article's JSON cannot be read.
    #[error(transparent)]
    Codec(#[from] CodecError),
    /// A file of the library could not be read or written.
    #[error("{}: {source}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// Anything else that the database reports.
    #[error("database: {0}")]
    Sqlite(rusqlite::Error),
}

impl StoreError {
    /// The error of a file operation on `path`; a full disk and a read-only place are told apart.
    pub(crate) fn io(path: &Path, source: std::io::Error) -> Self {
        let path = path.to_path_buf();
        match source.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => StoreError::Full,
            ErrorKind::ReadOnlyFilesystem | ErrorKind::PermissionDenied => StoreError::ReadOnly { path },
            _ => StoreError::Io { path, source },
        }
    }

    /// A part that is not as it was written.
    pub(crate) fn damaged(detail: impl Into<String>) -> Self {
        StoreError::Damaged { detail: detail.into() }
    }

    /// Fills in the library's folder where the database did not know it.
    pub(crate) fn at(self, folder: &Path) -> Self {
        match self {
            StoreError::ReadOnly { path } if path.as_os_str().is_empty() => {
                StoreError::ReadOnly { path: folder.to_path_buf() }
            }
            StoreError::Locked { path } if path.as_os_str().is_empty() => {
                StoreError::Locked { path: folder.to_path_buf() }
            }
            other => other,
        }
    }
}

/// Extended codes by which SQLite says that the disk had no room for its own files.
const NO_ROOM: [i32; 2] = [rusqlite::ffi::SQLITE_IOERR_SHMSIZE, rusqlite::ffi::SQLITE_IOERR_SHMMAP];

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        // What stands in a column may be story text, so it is not repeated here.
        if let rusqlite::Error::FromSqlConversionFailure(at, ..)
        | rusqlite::Error::InvalidColumnType(at, ..) = error
        {
            return StoreError::damaged(format!("column {at} holds what this program does not write"));
        }
        let Some(code) = error.sqlite_error() else { return StoreError::Sqlite(error) };
        match code.code {
            ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => StoreError::damaged(error.to_string()),
            ErrorCode::DiskFull => StoreError::Full,
            ErrorCode::SystemIoFailure if NO_ROOM.contains(&code.extended_code) => StoreError::Full,
            ErrorCode::ReadOnly => StoreError::ReadOnly { path: PathBuf::new() },
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => {
                StoreError::Locked { path: PathBuf::new() }
            }
            _ => StoreError::Sqlite(error),
        }
    }
}
