//! Writes a story profile to a file that another newsroom can bring in.

use crate::export::files::replace;
use crate::{Desk, Failure};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use ts_rs::TS;

/// Which, and where to.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// Its id.
    pub id: String,
    /// Handle of a folder; `null` for the library's outbox.
    pub target: Option<String>,
}

/// The file.
#[derive(Debug, Serialize, TS)]
pub struct Response {
    /// For showing.
    pub path: String,
}

/// Writes it. No other file is overwritten; names get `-2`, `-3`, ….
///
/// # Errors
/// `profile_missing`, `handle_unknown`, `export_target_unwritable`; those of the library.
pub fn run(desk: &Desk, request: Request) -> Result<Response, Failure> {
    let folder = match &request.target {
        Some(handle) => desk.path_of(handle)?,
        None => desk.outbox(),
    };
    let read = super::read::run(desk, super::read::Request { id: request.id })?;
    let path = free(&folder, &read.profile.id, read.text.as_bytes());
    replace(&path, read.text.as_bytes()).map_err(|error| Failure::unwritable(&path, &error))?;
    Ok(Response { path: path.display().to_string() })
}

/// Writes it to this very file, in the place of the one that is there.
///
/// # Errors
/// `profile_missing`, `export_target_unwritable`; those of the library.
pub fn to_file(desk: &Desk, id: &str, path: &Path) -> Result<(), Failure> {
    let read = super::read::run(desk, super::read::Request { id: id.to_owned() })?;
    replace(path, read.text.as_bytes()).map_err(|error| Failure::unwritable(path, &error))
}

/// A name that is free, or that of the same file.
fn free(folder: &Path, id: &str, bytes: &[u8]) -> PathBuf {
    let mut number = 1;
    loop {
        let name =
            if number == 1 { format!("{id}.profile.yaml") } else { format!("{id}-{number}.profile.yaml") };
        let path = folder.join(name);
        if !path.exists() || std::fs::read(&path).is_ok_and(|there| there == bytes) {
            return path;
        }
        number += 1;
    }
}
