//! Stories that are being typed, as they stand in the window: a little ahead of the library, which
//! hears of them up to 300 ms later.

use crate::Failure;
use gaotai_article::{Article, ArticleId, Change};
use gaotai_store::{Library, StoreError, StoryMark};
use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// For how long the library may not know yet what was told here: three times what the window takes.
const BEHIND: Duration = Duration::from_secs(1);

/// The stories that were typed in last.
#[derive(Default)]
pub(super) struct Live(Mutex<HashMap<ArticleId, Typed>>);

struct Typed {
    article: Arc<Article>,
    /// The state of the library's story that `article` is built on.
    mark: StoryMark,
    /// What was told lately, the newest at the end.
    told: VecDeque<(Instant, Change)>,
}

impl Live {
    fn held(&self) -> MutexGuard<'_, HashMap<ArticleId, Typed>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The story as the window has it, where that is ahead of the library.
    pub fn of(&self, library: &Library, id: ArticleId) -> Result<Option<Arc<Article>>, Failure> {
        let mut held = self.held();
        let Some(typed) = held.get_mut(&id) else { return Ok(None) };
        typed.catch_up(library, id, Instant::now())?;
        if typed.told.is_empty() {
            held.remove(&id);
            return Ok(None);
        }
        Ok(Some(typed.article.clone()))
    }

    /// Notes what was typed.
    ///
    /// # Errors
    /// `change_invalid` when it does not fit the story.
    pub fn apply(&self, library: &Library, id: ArticleId, change: &Change) -> Result<(), Failure> {
        let now = Instant::now();
        let mut held = self.held();
        let typed = match held.entry(id) {
            std::collections::hash_map::Entry::Occupied(typed) => {
                let typed = typed.into_mut();
                typed.catch_up(library, id, now)?;
                typed
            }
            std::collections::hash_map::Entry::Vacant(room) => room.insert(Typed::read(library, id)?),
        };
        if let Err(error) = change.apply(Arc::make_mut(&mut typed.article)) {
            held.remove(&id);
            return Err(StoreError::from(error).into());
        }
        typed.told.push_back((now, change.clone()));
        Ok(())
    }

    /// The library's own story counts from here on: it was read anew, or brought back.
    pub fn forget(&self, id: ArticleId) {
        self.held().remove(&id);
    }
}

impl Typed {
    fn read(library: &Library, id: ArticleId) -> Result<Typed, Failure> {
        let (mark, head) = library.read(|r| Ok((r.story_mark(id)?, r.head(id)?)))?;
        Ok(Typed { article: Arc::new(head.article), mark, told: VecDeque::new() })
    }

    /// Builds on what the library has now. What was told a moment ago may not be in it yet, and
    /// replaying it twice is replaying it once; what is older is in it, or was taken back there.
    fn catch_up(&mut self, library: &Library, id: ArticleId, now: Instant) -> Result<(), Failure> {
        if library.read(|r| r.story_mark(id))? == self.mark {
            return Ok(());
        }
        let mut fresh = Typed::read(library, id)?;
        let recent = self.told.drain(..).filter(|(when, _)| now.duration_since(*when) < BEHIND);
        for (when, change) in recent {
            if change.apply(Arc::make_mut(&mut fresh.article)).is_ok() {
                fresh.told.push_back((when, change));
            }
        }
        *self = fresh;
        Ok(())
    }
}
