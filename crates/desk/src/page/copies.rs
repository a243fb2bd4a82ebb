//! Stories as they go on the paper, kept until they change: on a page of eight only one is typed in.

use super::byline::byline;
use super::live::Live;
use crate::Failure;
use gaotai_article::{Article, ArticleId};
use gaotai_layout::Story;
use gaotai_layout::copy::Copy;
use gaotai_store::{Library, StoryMark};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// How many are kept.
const ROOM: usize = 64;

/// The copies by story, each with the state of the story that it is of.
#[derive(Default)]
pub(super) struct Copies(Mutex<HashMap<ArticleId, (StoryMark, Arc<Story>)>>);

impl Copies {
    fn held(&self) -> MutexGuard<'_, HashMap<ArticleId, (StoryMark, Arc<Story>)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The story as it stands in the window that types in it, or else in the library.
    pub fn story(&self, library: &Library, live: &Live, id: ArticleId) -> Result<Arc<Story>, Failure> {
        match live.of(library, id)? {
            Some(article) => Ok(Arc::new(story(&article))),
            None => self.kept(library, id),
        }
    }

    fn kept(&self, library: &Library, id: ArticleId) -> Result<Arc<Story>, Failure> {
        let mark = library.read(|r| r.story_mark(id))?;
        if let Some((known, story)) = self.held().get(&id)
            && *known == mark
        {
            return Ok(story.clone());
        }
        let (mark, article) = library.read(|r| Ok((r.story_mark(id)?, r.head(id)?.article)))?;
        let made = Arc::new(story(&article));
        let mut held = self.held();
        if held.len() >= ROOM {
            held.clear();
        }
        held.insert(id, (mark, made.clone()));
        Ok(made)
    }
}

/// As it goes on the paper, without its pictures.
pub(super) fn story(article: &Article) -> Story {
    let (language, byline) = (article.slip.language.clone(), byline(article));
    Story { copy: Copy::of(article), language, byline, ..Story::default() }
}
