//! Takes a destination away.

use super::{file, find, folder, removed};
use crate::{Desk, Failure};
use gaotai_formats::destination::Destination;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// Its id.
    pub id: String,
}

/// What it was.
#[derive(Debug, Serialize, TS)]
pub struct Response {
    /// `destination.save` brings it back.
    pub destination: Destination,
}

/// Takes it away; what was sent to it stays known.
///
/// # Errors
/// `destination_missing`, `export_target_unwritable`.
pub fn run(desk: &Desk, request: Request) -> Result<Response, Failure> {
    let destination = find(desk, &request.id)?;
    let path = file(&folder(desk), &request.id);
    let aside = removed(desk);
    let moved =
        std::fs::create_dir_all(&aside).and_then(|()| std::fs::rename(&path, file(&aside, &request.id)));
    moved.map_err(|error| Failure::unwritable(&path, &error))?;
    Ok(Response { destination })
}
