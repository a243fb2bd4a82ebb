//! The day's backup, made beside other work.

use super::make;
use crate::doorstep::leftovers;
use crate::{Desk, FailureCode};
use gaotai_store::backup::due;
use std::sync::{Arc, Weak};
use std::time::Duration;

/// The window comes first.
const FIRST: Duration = Duration::from_secs(30);
/// How often it is looked whether one is due; a stick may have been plugged in.
const EVERY: Duration = Duration::from_secs(600);

/// Makes the day's backup whenever it is due, as long as the desk is open. `changed` hears
/// when one was made or failed.
pub fn keep(desk: &Arc<Desk>, changed: impl Fn() + Send + 'static) {
    let desk = Arc::downgrade(desk);
    let work = move || {
        std::thread::sleep(FIRST);
        // Beside the backup, because it asks for the same disks.
        if let Some(desk) = desk.upgrade() {
            leftovers::clear(desk.path(), None);
        }
        while let Some(told) = tick(&desk) {
            if told {
                changed();
            }
            std::thread::sleep(EVERY);
        }
    };
    if let Err(error) = std::thread::Builder::new().name("backup".into()).spawn(work) {
        tracing::error!(%error, "the day's backup is not looked after");
    }
}

/// Makes one if it is due; whether there is something to tell. None when the desk is closed.
fn tick(desk: &Weak<Desk>) -> Option<bool> {
    let desk = desk.upgrade()?;
    let plan = desk.library().backup_plan();
    if !due(&plan, desk.now()) {
        return Some(false);
    }
    // Nobody else has the desk any more: the window is closing, and the backup can wait.
    let made = make(&desk, false, &|_, _, _| Arc::strong_count(&desk) > 1);
    match &made {
        Ok(made) => tracing::info!(snapshot = made.snapshot, "the day's backup is made"),
        Err(failure) if failure.code == FailureCode::BackupGone => {
            tracing::info!("the folder for backups is not there");
        }
        Err(failure) => tracing::warn!(code = ?failure.code, detail = failure.detail, "no backup today"),
    }
    Some(true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use gaotai_store::backup::{BackupFolder, Plan};

    #[test]
    fn once_a_day_and_only_while_somebody_works() {
        let folder = tempfile::tempdir().unwrap();
        let stick = folder.path().join("stick");
        std::fs::create_dir(&stick).unwrap();
        let desk = Arc::new(Desk::create(&folder.path().join("library")).unwrap());
        let weak = Arc::downgrade(&desk);
        assert_eq!(tick(&weak), Some(false), "no folder was chosen");
        let plan = Plan { folder: Some(stick.clone()), daily: true, ..Plan::default() };
        plan.write(desk.path()).unwrap();
        let count = || BackupFolder::open(&stick).and_then(|it| it.snapshots()).map_or(0, |all| all.len());
        assert_eq!((tick(&weak), count()), (Some(true), 1));
        assert_eq!((tick(&weak), count()), (Some(false), 1), "one a day");
        assert!(desk.library().backup_plan().last.is_some());
        drop(desk);
        assert_eq!(tick(&weak), None);
    }

    #[test]
    fn a_stick_that_is_not_plugged_in_is_waited_for() {
        let folder = tempfile::tempdir().unwrap();
        let stick = folder.path().join("stick");
        std::fs::create_dir(&stick).unwrap();
        let desk = Arc::new(Desk::create(&folder.path().join("library")).unwrap());
        let weak = Arc::downgrade(&desk);
        let plan = Plan { folder: Some(stick.clone()), daily: true, ..Plan::default() };
        plan.write(desk.path()).unwrap();
        tick(&weak);
        let mut plan = desk.library().backup_plan();
        plan.last.as_mut().unwrap().time -= chrono::Duration::days(2);
        plan.write(desk.path()).unwrap();
        std::fs::rename(&stick, folder.path().join("pocket")).unwrap();
        // Where the stick would be there is an empty folder now: nothing grows in it.
        std::fs::create_dir(&stick).unwrap();
        assert_eq!(tick(&weak), Some(true));
        assert_eq!(desk.library().backup_plan().failure.unwrap().code, "backup_gone");
        assert_eq!(std::fs::read_dir(&stick).unwrap().count(), 0);
        std::fs::remove_dir(&stick).unwrap();
        std::fs::rename(folder.path().join("pocket"), &stick).unwrap();
        assert_eq!(tick(&weak), Some(true));
        assert!(desk.library().backup_plan().failure.is_none());
    }
}
