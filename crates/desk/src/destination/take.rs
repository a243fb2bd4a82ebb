//! Brings in a destination from a file that somebody shared.

use super::{DestinationRow, file, folder, free_id, keep, unreadable};
use crate::{Desk, Failure, FailureCode};
use gaotai_formats::destination::codec::{self, MOST_BYTES};
use gaotai_formats::destination::{Destination, id_of, is_id};
use serde::{Deserialize, Serialize};
use std::fs::File;
use std::io::Read as _;
use std::path::Path;
use ts_rs::TS;

/// Which.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// Handle of the file.
    pub handle: String,
}

/// What it became.
#[derive(Debug, Serialize, TS)]
pub struct Response {
    /// As it is kept.
    pub destination: DestinationRow,
}

/// Brings it in. It goes to the library's outbox until somebody chooses a folder. Where another destination has
/// its id, both stay: the new one gets `-2`.
///
/// # Errors
/// `handle_unknown`, `import_unreadable`, `destination_not_one`, `destination_newer`, `destination_unreadable`;
/// those of the disk.
pub fn run(desk: &Desk, request: Request) -> Result<Response, Failure> {
    let path = desk.path_of(&request.handle)?;
    Ok(Response { destination: from_file(desk, &path)?.into() })
}

/// The same for a path of the command line.
///
/// # Errors
/// As [`run`].
pub fn from_file(desk: &Desk, path: &Path) -> Result<Destination, Failure> {
    let mut destination = codec::decode(&read(path)?).map_err(|error| unreadable(&error))?;
    destination.out.path = None;
    if !is_id(&destination.id) {
        destination.id = id_of(&destination.name, &destination.format);
    }
    let there = super::readable(&file(&folder(desk), &destination.id));
    if let Some(there) = there.filter(|there| codec::shared(there) == codec::shared(&destination)) {
        return Ok(there);
    }
    // One that cannot be read, or was removed, keeps its id too.
    destination.id = free_id(desk, &destination.id);
    keep(desk, &destination)?;
    Ok(destination)
}

fn read(path: &Path) -> Result<String, Failure> {
    let unreadable = |error: std::io::Error| Failure::unreadable(&error);
    let mut bytes = Vec::new();
    File::open(path)
        .map_err(unreadable)?
        .take(MOST_BYTES as u64 + 1)
        .read_to_end(&mut bytes)
        .map_err(unreadable)?;
    let not_one = || Failure::new(FailureCode::DestinationNotOne, "not a text, or too long");
    let text = String::from_utf8(bytes).ok().filter(|text| text.len() <= MOST_BYTES).ok_or_else(not_one)?;
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}
