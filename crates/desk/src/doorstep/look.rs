//! Which backups there are of a library that cannot be opened.

use crate::backup::list;
use crate::backup::wire::SnapshotRow;
use crate::{Doorstep, Failure};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Where to look.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// Handle of a folder with backups; `null` for the one that the library noted.
    pub folder: Option<String>,
}

/// What there is.
#[derive(Debug, Serialize, TS)]
pub struct Response {
    /// The library's folder, for showing.
    pub path: String,
    /// The folder with backups, for showing; `null` when none is known.
    pub folder: Option<String>,
    /// Why there is nothing to be had of that folder.
    pub trouble: Option<Failure>,
    /// The last made first.
    pub snapshots: Vec<SnapshotRow>,
}

/// Looks; changes nothing.
///
/// # Errors
/// `handle_unknown`.
pub fn run(doorstep: &Doorstep, request: Request) -> Result<Response, Failure> {
    let folder = doorstep.backups(request.folder.as_ref())?;
    let found = folder.as_deref().map(list::of);
    let (snapshots, trouble) = match found {
        Some(Ok(found)) => (found.snapshots, None),
        Some(Err(failure)) => (Vec::new(), Some(failure)),
        None => (Vec::new(), None),
    };
    Ok(Response {
        path: doorstep.path.display().to_string(),
        folder: folder.map(|folder| folder.display().to_string()),
        trouble,
        snapshots,
    })
}
