//! What calls from a window leave behind for later ones: handles of paths, jobs at work.

use crate::verbs::Verb;
use crate::{Failure, FailureCode, Progress, Task};
use serde_json::Value;
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use uuid::Uuid;

/// Handles and jobs.
#[derive(Debug, Default)]
pub(crate) struct Calls {
    handles: Mutex<HashMap<String, PathBuf>>,
    jobs: Mutex<HashMap<String, Arc<AtomicBool>>>,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Calls {
    /// Runs a verb; a long one as a job that can be cancelled.
    pub fn run<On>(
        &self,
        verb: &Verb<On>,
        on: &On,
        request: Value,
        progress: Progress<'_>,
    ) -> Result<Value, Failure> {
        if !verb.long {
            return (verb.call)(on, request, &Task::silent());
        }
        let job = Uuid::new_v4().to_string();
        let cancelled = Arc::<AtomicBool>::default();
        lock(&self.jobs).insert(job.clone(), cancelled.clone());
        let answer = (verb.call)(on, request, &Task::new(job.clone(), cancelled, progress));
        lock(&self.jobs).remove(&job);
        answer
    }

    /// Tells a long verb to stop; one that has ended already does not mind.
    pub fn cancel(&self, job: &str) {
        if let Some(cancelled) = lock(&self.jobs).get(job) {
            cancelled.store(true, Ordering::Relaxed);
        }
    }

    /// A handle for a path; it says nothing of it.
    pub fn register(&self, path: PathBuf) -> String {
        let handle = Uuid::new_v4().to_string();
        lock(&self.handles).insert(handle.clone(), path);
        handle
    }

    /// The path of a handle.
    pub fn path_of(&self, handle: &str) -> Result<PathBuf, Failure> {
        let unknown = || Failure::new(FailureCode::HandleUnknown, "no such handle").with("handle", handle);
        lock(&self.handles).get(handle).cloned().ok_or_else(unknown)
    }
}
