//! Where backups go, and how the last one went.

use super::wire::{BackupDone, BackupState, BackupTrouble};
use crate::{Desk, Failure, FailureCode};
use serde::Deserialize;
use std::sync::atomic::Ordering;
use ts_rs::TS;

/// Nothing is asked.
#[derive(Debug, Deserialize, TS)]
pub struct Request {}

/// How it stands.
pub type Response = BackupState;

/// Looks at what was noted; the folder itself is not asked, it may be a sleeping disk.
///
/// # Errors
/// None.
pub fn run(desk: &Desk, _request: Request) -> Result<Response, Failure> {
    Ok(of(desk))
}

pub(crate) fn of(desk: &Desk) -> BackupState {
    let plan = desk.library().backup_plan();
    let trouble = plan.failure.map(|it| BackupTrouble {
        time: it.time.to_rfc3339(),
        failure: Failure { code: code(&it.code), params: it.params, detail: String::new() },
    });
    BackupState {
        folder: plan.folder.map(|path| path.display().to_string()),
        daily: plan.daily,
        last: plan.last.map(|it| BackupDone {
            time: it.time.to_rfc3339(),
            stories: it.stories,
            bytes: it.bytes,
        }),
        trouble,
        running: desk.backing.load(Ordering::SeqCst),
    }
}

fn code(name: &str) -> FailureCode {
    let known = FailureCode::ALL.iter().find(|code| code.name() == name);
    known.copied().unwrap_or(FailureCode::Internal)
}
