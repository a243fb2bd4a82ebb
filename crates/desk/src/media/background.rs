//! What is done for pictures while nobody waits: smaller copies of those that came in, a look at
//! those of older libraries, and once a day the removal of what nothing uses.

use super::collect;
use super::shelf::Shelf;
use super::take::look;
use crate::aside::step_back;
use crate::desk::now_at;
use gaotai_article::Hash;
use gaotai_store::{Library, Stamp, StoreError};
use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, Weak};
use std::time::Duration;

/// How long to sleep when there is nothing to do: the day may have changed since.
const NAP: Duration = Duration::from_secs(30 * 60);

/// Old pictures and revisions that are looked at before newer work is asked for.
const AT_ONCE: usize = 20;

/// Pictures that wait, and whether anyone still works on them.
#[derive(Debug, Default)]
struct Queue {
    waiting: Mutex<VecDeque<Hash>>,
    called: Condvar,
    ended: AtomicBool,
}

impl Queue {
    fn waiting(&self) -> MutexGuard<'_, VecDeque<Hash>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The next picture; waits for one no longer than `patience`.
    fn next(&self, patience: Duration) -> Option<Hash> {
        let mut waiting = self.waiting();
        if waiting.is_empty() && !self.ended.load(Ordering::Relaxed) {
            waiting = self.called.wait_timeout(waiting, patience).unwrap_or_else(PoisonError::into_inner).0;
        }
        waiting.pop_front()
    }
}

/// The one thread that works on pictures. It ends when the desk does, after what it is at;
/// nobody waits for it.
#[derive(Debug)]
pub(crate) struct Background(Arc<Queue>);

impl Background {
    /// Starts it.
    pub fn start(library: &Arc<Library>, shelf: &Arc<Shelf>) -> std::io::Result<Background> {
        let queue = Arc::<Queue>::default();
        let work = Work { queue: queue.clone(), library: Arc::downgrade(library), shelf: shelf.clone() };
        std::thread::Builder::new().name("pictures".to_owned()).spawn(move || work.run())?;
        Ok(Background(queue))
    }

    /// A picture came in.
    pub fn add(&self, hash: Hash) {
        self.0.waiting().push_back(hash);
        self.0.called.notify_one();
    }
}

impl Drop for Background {
    fn drop(&mut self) {
        self.0.ended.store(true, Ordering::Relaxed);
        self.0.waiting().clear();
        self.0.called.notify_one();
    }
}

struct Work {
    queue: Arc<Queue>,
    library: Weak<Library>,
    shelf: Arc<Shelf>,
}

impl Work {
    fn run(self) {
        step_back();
        let mut old = true;
        while !self.queue.ended.load(Ordering::Relaxed) {
            let next = self.queue.next(if old { Duration::ZERO } else { NAP });
            // Held no longer than for one picture, so that the library closes with the desk.
            let Some(library) = self.library.upgrade() else { return };
            match next {
                Some(hash) => self.shelf.fill(&library, &hash),
                None => old = self.look_after(&library),
            }
        }
    }

    /// Does a part of what is left from before, or else what is due once a day; false when
    /// nothing is left.
    fn look_after(&self, library: &Library) -> bool {
        let done = catch_up(library).and_then(|more| {
            if !more {
                collect::daily(library, &self.shelf)?;
            }
            Ok(more)
        });
        done.unwrap_or_else(|error| {
            tracing::warn!(%error, "the pictures were not looked after");
            false
        })
    }
}

/// Looks at some of the pictures and revisions of an older library; false when all are known.
pub(crate) fn catch_up(library: &Library) -> Result<bool, StoreError> {
    let stamp = Stamp { person: None, time: now_at(library) };
    if !library.write(&stamp, "media.uses", |w| w.scan_media_uses(AT_ONCE))? {
        return Ok(true);
    }
    let todo = library.read(|r| r.unexamined_media(AT_ONCE))?;
    for hash in &todo {
        let bytes = library.media_bytes(hash).unwrap_or_default();
        library.write(&stamp, "media.examine", |w| match look("", bytes.as_deref().unwrap_or_default()) {
            Ok(found) => w.examined(hash, &found),
            Err(_) => w.unreadable_media(hash),
        })?;
    }
    Ok(!todo.is_empty())
}
