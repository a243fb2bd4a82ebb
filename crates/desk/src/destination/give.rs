//! Writes a destination to a file that another newsroom can bring in.

use super::find;
use crate::export::files::replace;
use crate::{Desk, Failure};
use gaotai_formats::destination::codec;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use ts_rs::TS;

/// Which, and where to.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// Its id.
    pub id: String,
    /// Handle of a folder; `null` for the library's outbox.
    pub handle: Option<String>,
}

/// The file.
#[derive(Debug, Serialize, TS)]
pub struct Response {
    /// For showing.
    pub path: String,
}

/// Writes it, without the folder on this machine. No other file is overwritten; names get `-2`, `-3`, ….
///
/// # Errors
/// `destination_missing`, `handle_unknown`, `export_target_unwritable`.
pub fn run(desk: &Desk, request: Request) -> Result<Response, Failure> {
    let folder = match &request.handle {
        Some(handle) => desk.path_of(handle)?,
        None => desk.outbox(),
    };
    let text = codec::shared(&find(desk, &request.id)?);
    let path = free(&folder, &request.id, text.as_bytes());
    replace(&path, text.as_bytes()).map_err(|error| Failure::unwritable(&path, &error))?;
    Ok(Response { path: path.display().to_string() })
}

/// Writes it to this very file, in the place of the one that is there.
///
/// # Errors
/// `destination_missing`, `export_target_unwritable`.
pub fn to_file(desk: &Desk, id: &str, path: &Path) -> Result<(), Failure> {
    let text = codec::shared(&find(desk, id)?);
    replace(path, text.as_bytes()).map_err(|error| Failure::unwritable(path, &error))
}

/// A name that is free, or that of the same file.
fn free(folder: &Path, id: &str, bytes: &[u8]) -> PathBuf {
    let mut number = 1;
    loop {
        let behind = if number == 1 { String::new() } else { format!("-{number}") };
        let path = folder.join(format!("{id}{behind}.destination.json"));
        if !path.exists() || std::fs::read(&path).is_ok_and(|there| there == bytes) {
            return path;
        }
        number += 1;
    }
}
