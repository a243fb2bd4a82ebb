//! Keeps a destination.

use super::{free_id, keep, settle_path};
use crate::{Desk, Failure};
use gaotai_formats::destination::{Destination, Problem, check, id_of, is_id};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The destination.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// With an empty id: a new one, which gets an id from its name. `out.path` is one that a destination of this
    /// library has or had.
    pub destination: Destination,
    /// Handle of a folder that becomes the place; `null` leaves it as it is.
    #[serde(default)]
    pub folder: Option<String>,
}

/// What became of it.
#[derive(Debug, Serialize, TS)]
pub struct Response {
    /// Its id; empty when it was not kept.
    pub id: String,
    /// What is wrong with it. It is kept all the same, so that one can go on mending it; only without an id, or
    /// with a folder that nobody chose, it is not.
    pub problems: Vec<Problem>,
}

/// Keeps it, in the place of the one with its id.
///
/// # Errors
/// `export_target_unwritable`, `disk_full`.
pub fn run(desk: &Desk, request: Request) -> Result<Response, Failure> {
    let mut destination = request.destination;
    if destination.id.is_empty() {
        destination.id = free_id(desk, &id_of(&destination.name, &destination.format));
    }
    if request.folder.is_some() {
        destination.out.path = request.folder;
    }
    let elsewhere = settle_path(desk, &mut destination);
    let kept = elsewhere.is_none() && is_id(&destination.id);
    let problems: Vec<Problem> = check(&destination).into_iter().chain(elsewhere).collect();
    if !kept {
        return Ok(Response { id: String::new(), problems });
    }
    keep(desk, &destination)?;
    Ok(Response { id: destination.id, problems })
}
