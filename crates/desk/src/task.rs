//! What a long verb tells while it works, and how it is told to stop.

use crate::{Failure, FailureCode};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Hears of progress: the job, how much is done, of how much, and what it is at.
pub type Progress<'a> = &'a dyn Fn(&str, u64, u64, &str);

/// A verb at work.
pub struct Task<'a> {
    job: String,
    cancelled: Arc<AtomicBool>,
    progress: Progress<'a>,
}

impl std::fmt::Debug for Task<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Task")
            .field("job", &self.job)
            .field("cancelled", &self.cancelled)
            .finish_non_exhaustive()
    }
}

impl Task<'static> {
    /// A task that nobody listens to and nobody stops.
    pub fn silent() -> Self {
        Task::new(String::new(), Arc::default(), &|_, _, _, _| {})
    }
}

impl<'a> Task<'a> {
    /// A task with the id `job` that stops once `cancelled` is true.
    pub fn new(job: String, cancelled: Arc<AtomicBool>, progress: Progress<'a>) -> Self {
        Task { job, cancelled, progress }
    }

    /// Tells how far the work is; `label` names what comes next, as a file's name.
    ///
    /// # Errors
    /// [`FailureCode::Cancelled`] when the work shall stop here.
    pub fn at(&self, done: usize, total: usize, label: &str) -> Result<(), Failure> {
        self.go_on()?;
        (self.progress)(&self.job, done as u64, total as u64, label);
        Ok(())
    }

    /// What tells threads that the work shall stop.
    pub(crate) fn flag(&self) -> Arc<AtomicBool> {
        self.cancelled.clone()
    }

    /// # Errors
    /// [`FailureCode::Cancelled`] when the work shall stop here.
    pub fn go_on(&self) -> Result<(), Failure> {
        if self.cancelled.load(Ordering::Relaxed) {
            return Err(Failure::new(FailureCode::Cancelled, "the job was cancelled"));
        }
        Ok(())
    }
}
