//! The backups in a folder.

use super::none;
use super::wire::SnapshotRow;
use crate::{Desk, Failure};
use gaotai_store::backup::BackupFolder;
use serde::{Deserialize, Serialize};
use std::path::Path;
use ts_rs::TS;

/// Which folder.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// Handle of a folder; `null` for that of the plan.
    pub folder: Option<String>,
}

/// What is in it.
#[derive(Debug, Serialize, TS)]
pub struct Response {
    /// The folder, for showing.
    pub folder: String,
    /// Name of the library whose backups they are.
    pub library: String,
    /// The last made first.
    pub snapshots: Vec<SnapshotRow>,
}

/// Looks.
///
/// # Errors
/// `backup_none`, `backup_gone`, `backup_newer`, `handle_unknown`.
pub fn run(desk: &Desk, request: Request) -> Result<Response, Failure> {
    match &request.folder {
        Some(handle) => of(&desk.path_of(handle)?),
        None => of(&desk.library().backup_plan().folder.ok_or_else(none)?),
    }
}

/// The backups in a folder.
///
/// # Errors
/// `backup_none`, `backup_gone`, `backup_newer`.
pub fn of(folder: &Path) -> Result<Response, Failure> {
    let folder = BackupFolder::open(folder)?;
    Ok(Response {
        folder: folder.root().display().to_string(),
        library: folder.owner().name.clone(),
        snapshots: folder.snapshots()?.iter().map(SnapshotRow::from).collect(),
    })
}
