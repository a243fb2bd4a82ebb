//! Stories as they stand with their journal replayed, so that the next keystroke need not
//! replay it again.

use crate::tables::revisions::{RevisionId, Stage};
use gaotai_article::{Article, ArticleId};
use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

/// More stories than anyone has open at a time.
const ROOM: usize = 8;

/// A story with its journal replayed, and how far.
#[derive(Debug, Clone)]
pub(crate) struct Working {
    pub revision: RevisionId,
    pub stage: Stage,
    /// The last journal entry in it; none when it is the revision itself.
    pub entry: Option<i64>,
    pub article: Arc<Article>,
}

/// The stories used last.
#[derive(Debug, Default)]
pub(crate) struct Cache(Mutex<VecDeque<Working>>);

impl Cache {
    /// The story, if it is here exactly as the database has it: journal entries are
    /// numbered once and for all, so revision and entry say it.
    pub fn find(&self, id: ArticleId, revision: RevisionId, entry: Option<i64>) -> Option<Working> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let fits = |it: &&Working| it.article.id == id && it.revision == revision && it.entry == entry;
        kept.iter().find(fits).cloned()
    }

    /// Keeps a story that was read or whose transaction is committed.
    pub fn keep(&self, working: Working) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|other| other.article.id != working.article.id);
        kept.push_front(working);
        kept.truncate(ROOM);
    }
}
