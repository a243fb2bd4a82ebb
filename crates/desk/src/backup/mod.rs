//! Backups of the library: where they go, the day's, one by hand, restoring.

pub mod daily;
pub mod list;
pub mod now;
pub mod restore;
pub mod set;
pub mod state;
pub mod wire;

use crate::{Desk, Failure, FailureCode, Task};
use gaotai_store::backup::{
    BackupError, BackupFolder, LastBackup, Made, Order, Part, Plan, PlanFailure, Watch,
};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

/// What is going on, as the window has words for it.
fn label(part: Part) -> &'static str {
    match part {
        Part::Database => "database",
        Part::Files => "files",
        Part::Verify => "verify",
    }
}

/// Tells a task how far a backup is.
pub(crate) fn telling<'t>(task: &'t Task<'_>) -> impl Fn(Part, u64, u64) -> bool + 't {
    move |part, done, total| task.at(done as usize, total as usize, label(part)).is_ok()
}

/// No folder for backups was chosen.
pub(crate) fn none() -> Failure {
    Failure::new(FailureCode::BackupNone, "no folder for backups was chosen").with("path", "")
}

/// One backup at a time: the mark goes when this goes.
struct Turn<'d>(&'d AtomicBool);

impl<'d> Turn<'d> {
    fn take(desk: &'d Desk) -> Result<Turn<'d>, Failure> {
        if desk.backing.swap(true, Ordering::SeqCst) {
            return Err(Failure::new(FailureCode::BackupRunning, "a backup is being made already"));
        }
        Ok(Turn(&desk.backing))
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.0.store(false, Ordering::SeqCst);
    }
}

/// Makes a backup in the folder that the plan names and notes how it went.
///
/// # Errors
/// The `backup_*` codes, `cancelled`, and those of the library.
pub(crate) fn make(desk: &Desk, by_hand: bool, watch: Watch<'_>) -> Result<Made, Failure> {
    let _turn = Turn::take(desk)?;
    let plan = desk.library().backup_plan();
    let folder = plan.folder.clone().ok_or_else(none)?;
    let order = Order { folder: &folder, time: desk.now(), by_hand };
    let made = must_be_the_same(&plan, &folder).and_then(|()| desk.library().back_up(&order, watch));
    let made = made.map_err(Failure::from);
    note(desk, &folder, &made);
    made
}

/// Where backups were made before there must be one now: an empty folder is where a stick
/// that is not plugged in would be.
fn must_be_the_same(plan: &Plan, folder: &Path) -> Result<(), BackupError> {
    match BackupFolder::open(folder) {
        Err(BackupError::NotABackup { path }) if plan.last.is_some() => Err(BackupError::Gone { path }),
        _ => Ok(()),
    }
}

fn note(desk: &Desk, folder: &Path, made: &Result<Made, Failure>) {
    let mut plan = desk.library().backup_plan();
    if plan.folder.as_deref() != Some(folder) {
        return;
    }
    match made {
        Ok(made) => {
            let (snapshot, bytes) = (made.snapshot.clone(), made.manifest.bytes());
            let (time, stories) = (made.manifest.time, made.manifest.stories);
            plan.last = Some(LastBackup { time, snapshot, stories, bytes });
            plan.failure = None;
        }
        Err(failure) if failure.code == FailureCode::Cancelled => return,
        Err(failure) => {
            let (code, params) = (failure.code.name(), failure.params.clone());
            plan.failure = Some(PlanFailure { time: desk.now(), code, params });
        }
    }
    if let Err(error) = plan.write(desk.path()) {
        tracing::warn!(%error, "how the backup went cannot be noted");
    }
}

/// Makes a backup in another folder than the plan's, for once.
///
/// # Errors
/// As [`now::run`].
pub fn once(desk: &Desk, folder: &Path, task: &Task<'_>) -> Result<now::Response, Failure> {
    let _turn = Turn::take(desk)?;
    let order = Order { folder, time: desk.now(), by_hand: true };
    Ok(now::answer(&desk.library().back_up(&order, &telling(task))?))
}
