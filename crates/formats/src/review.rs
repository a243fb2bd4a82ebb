//! What people say of a story beside its text, for the formats that can carry it.

use chrono::{DateTime, FixedOffset};
use gaotai_article::BlockId;
use std::collections::BTreeMap;

/// Comments that leave with a story, and the names of those who suggest changes in it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Review {
    /// In the order in which they were begun.
    pub threads: Vec<Thread>,
    /// Names by the person's id, as suggestions name them. Who is not here leaves under what the
    /// suggestion says where that is a name, else without one: ids do not leave.
    pub people: BTreeMap<String, String>,
}

/// A comment with its replies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thread {
    /// The id of the mark in the text; a UUID.
    pub id: String,
    /// What it is about.
    pub anchor: Anchor,
    /// What stood there when it was written.
    pub quote: String,
    /// Whether somebody has settled it.
    pub resolved: bool,
    /// In the order in which they were written; never empty.
    pub comments: Vec<Comment>,
}

/// What of a story a thread is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Anchor {
    /// Text that has the mark `comment` with the thread's id.
    Range,
    /// A block of the body, or a line of the title group.
    Block {
        /// Its id.
        block: BlockId,
    },
    /// A story detail.
    Field {
        /// Its name in the slip; `extra.KEY` for the newsroom's own.
        field: String,
    },
}

/// One comment of a thread.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// The name of who wrote it.
    pub person: String,
    /// When, where the file says so.
    pub time: Option<DateTime<FixedOffset>>,
    /// What it says; lines apart by line feeds.
    pub text: String,
}
