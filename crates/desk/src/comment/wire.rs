//! Comments as windows see them.

use crate::Failure;
use crate::person::wire::Role;
use gaotai_article::ArticleId;
use gaotai_store as store;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What of a story a thread is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "on", rename_all = "snake_case")]
pub enum CommentAnchor {
    /// Text that has the mark `comment` with the thread's id.
    Range,
    /// A block of the body, or a line of the title group.
    Block {
        /// Its id.
        block: String,
    },
    /// A story detail.
    Field {
        /// Its name in the slip; `extra.KEY` for the newsroom's own.
        field: String,
    },
}

impl TryFrom<CommentAnchor> for store::Anchor {
    type Error = Failure;
    fn try_from(anchor: CommentAnchor) -> Result<Self, Failure> {
        Ok(match anchor {
            CommentAnchor::Range => store::Anchor::Range,
            CommentAnchor::Block { block } => {
                let block = block.parse().map_err(|_| Failure::bad_request("anchor.block"))?;
                store::Anchor::Block { block }
            }
            CommentAnchor::Field { field } => store::Anchor::Field { field },
        })
    }
}

impl From<store::Anchor> for CommentAnchor {
    fn from(anchor: store::Anchor) -> Self {
        match anchor {
            store::Anchor::Range => CommentAnchor::Range,
            store::Anchor::Block { block } => CommentAnchor::Block { block: block.to_string() },
            store::Anchor::Field { field } => CommentAnchor::Field { field },
        }
    }
}

/// Who has settled a thread.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CommentResolved {
    /// Id of the person.
    pub person: String,
    /// The name as it stood.
    pub person_name: String,
    /// RFC 3339.
    pub time: String,
}

/// A comment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Comment {
    /// UUID.
    pub id: String,
    /// The story.
    pub article: String,
    /// Id of the first comment of its thread.
    pub thread: String,
    /// Id of who wrote it.
    pub person: String,
    /// The name as it stood.
    pub person_name: String,
    /// What they did at the desk then.
    pub role: Role,
    /// RFC 3339.
    pub time: String,
    /// When it was changed last, RFC 3339.
    pub edited: Option<String>,
    /// What it says.
    pub text: String,
    /// Ids of the people whom it names.
    pub mentions: Vec<String>,
    /// Somebody else's, and whoever writes now has not seen it.
    pub unread: bool,
}

/// A comment with its replies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CommentThread {
    /// Id of the first comment; that of the mark in the text.
    pub id: String,
    /// What it is about.
    pub anchor: CommentAnchor,
    /// What stood there when it was written.
    pub quote: String,
    /// Who has settled it; `null` while it is open.
    pub resolved: Option<CommentResolved>,
    /// In the order in which they were written; never empty.
    pub comments: Vec<Comment>,
}

impl CommentThread {
    /// A thread of this story.
    pub(crate) fn of(article: ArticleId, thread: store::Thread) -> CommentThread {
        let comments = thread.comments.into_iter().map(|comment| Comment {
            id: comment.id.to_string(),
            article: article.to_string(),
            thread: thread.id.to_string(),
            person: comment.person.id.to_string(),
            person_name: comment.person.name,
            role: comment.role.into(),
            time: comment.time.to_rfc3339(),
            edited: comment.edited.map(|time| time.to_rfc3339()),
            text: comment.text,
            mentions: comment.mentions.iter().map(ToString::to_string).collect(),
            unread: comment.unread,
        });
        CommentThread {
            id: thread.id.to_string(),
            anchor: thread.anchor.into(),
            quote: thread.quote,
            comments: comments.collect(),
            resolved: thread.resolved.map(|(person, time)| CommentResolved {
                person: person.id.to_string(),
                person_name: person.name,
                time: time.to_rfc3339(),
            }),
        }
    }
}
