//! Where backups go, and whether one is made every day.

use super::state;
use super::wire::BackupState;
use crate::{Desk, Failure};
use gaotai_store::backup::{BackupFolder, LastBackup, Plan, SnapshotState};
use serde::Deserialize;
use std::path::Path;
use ts_rs::TS;

/// What to change; `null` leaves it as it is.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// Handle of a folder.
    pub folder: Option<String>,
    /// Whether one is made every day; a folder that is chosen for the first time begins with yes.
    pub daily: Option<bool>,
}

/// How it stands now.
pub type Response = BackupState;

/// Keeps it. A folder with other things in it gets one of its own for the backups.
///
/// # Errors
/// `backup_inside`, `backup_other_library`, `backup_gone`, `backup_newer`, `handle_unknown`.
pub fn run(desk: &Desk, request: Request) -> Result<Response, Failure> {
    let mut plan = desk.library().backup_plan();
    if let Some(handle) = &request.folder {
        choose(desk, &mut plan, &desk.path_of(handle)?)?;
    }
    if let Some(daily) = request.daily {
        plan.daily = daily;
    }
    plan.write(desk.path())?;
    Ok(state::of(desk))
}

fn choose(desk: &Desk, plan: &mut Plan, folder: &Path) -> Result<(), Failure> {
    let name = desk.library().backup_name(desk.now())?;
    let root = BackupFolder::choose(folder, desk.path(), &name.id)?;
    plan.daily |= plan.folder.is_none();
    // Backups that are there already count: the library may have come back to its folder.
    let there = BackupFolder::open(&root).and_then(|folder| folder.snapshots()).unwrap_or_default();
    let good = there.into_iter().find(|one| one.state == SnapshotState::Good);
    plan.last = good.and_then(|one| {
        let manifest = one.manifest?;
        let bytes = manifest.bytes();
        Some(LastBackup { time: manifest.time, snapshot: one.name, stories: manifest.stories, bytes })
    });
    plan.failure = None;
    plan.folder = Some(root);
    Ok(())
}
