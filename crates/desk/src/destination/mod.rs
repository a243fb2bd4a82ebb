//! 发稿目的地: where stories go, one file each in the library's folder `destinations`.
//!
//! A folder on this machine that a destination names was chosen in a dialog or on the command line: a path that
//! comes with a request counts only when it is such a handle, or stands in a destination of this library already.

pub mod give;
pub mod list;
pub mod preview;
pub mod remove;
pub mod save;
pub mod take;

mod gather;
mod manifest;
mod ready;
mod report;
mod route;
pub(crate) mod send;
mod sink;

pub use report::{Outcome, SendReport, SentStory};
pub(crate) use route::{Made, Route};
pub use send::{Sending, send};

use crate::{Desk, Failure, FailureCode};
pub use gaotai_formats::destination::Problem;
use gaotai_formats::destination::codec::{self, DestinationError};
use gaotai_formats::destination::{Destination, VERSION, check, is_id};
use serde::Serialize;
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use ts_rs::TS;

/// A destination and what is wrong with it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct DestinationRow {
    /// As it is kept.
    #[serde(flatten)]
    pub destination: Destination,
    /// Nothing goes to it before these are mended.
    pub problems: Vec<Problem>,
}

impl From<Destination> for DestinationRow {
    fn from(destination: Destination) -> Self {
        DestinationRow { problems: check(&destination), destination }
    }
}

/// Where they lie.
fn folder(desk: &Desk) -> PathBuf {
    desk.path().join("destinations")
}

/// Where those lie that were removed, until another of their id is.
fn removed(desk: &Desk) -> PathBuf {
    folder(desk).join("removed")
}

fn file(folder: &Path, id: &str) -> PathBuf {
    folder.join(format!("{id}.json"))
}

/// All of a folder that can be read, by name.
fn all_in(folder: &Path) -> Vec<Destination> {
    let files = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut found: Vec<Destination> = files.filter_map(|path| readable(&path)).collect();
    found.sort_by(|a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
    found
}

/// One that somebody spoilt by hand is left alone; the others are there.
fn readable(path: &Path) -> Option<Destination> {
    let id = path.file_name()?.to_str()?.strip_suffix(".json").filter(|id| is_id(id))?.to_owned();
    let text = std::fs::read_to_string(path).ok()?;
    match codec::decode(&text) {
        Ok(destination) => Some(Destination { id, ..destination }),
        Err(error) => {
            tracing::warn!(%id, %error, "a destination cannot be read");
            None
        }
    }
}

/// All destinations, by name.
pub(crate) fn all(desk: &Desk) -> Vec<Destination> {
    all_in(&folder(desk))
}

/// The destination with this id.
///
/// # Errors
/// `destination_missing`.
pub fn find(desk: &Desk, id: &str) -> Result<Destination, Failure> {
    let missing = || Failure::new(FailureCode::DestinationMissing, "no such destination").with("id", id);
    let there = is_id(id).then(|| file(&folder(desk), id)).and_then(|path| readable(&path));
    there.ok_or_else(missing)
}

/// An id that no destination has or had, for what went there is known by it: `wanted`, or it with `-2`, `-3`, ….
fn free_id(desk: &Desk, wanted: &str) -> String {
    let (folder, removed) = (folder(desk), removed(desk));
    let mut number = 1;
    loop {
        let behind = if number == 1 { String::new() } else { format!("-{number}") };
        let room = 40_usize.saturating_sub(behind.len());
        let id = format!("{}{behind}", &wanted[..wanted.len().min(room)]);
        if !file(&folder, &id).exists() && !file(&removed, &id).exists() {
            return id;
        }
        number += 1;
    }
}

/// Puts it on the disk, whole.
fn keep(desk: &Desk, destination: &Destination) -> Result<(), Failure> {
    let path = file(&folder(desk), &destination.id);
    let text = codec::encode(destination);
    crate::export::files::replace(&path, text.as_bytes()).map_err(|error| Failure::unwritable(&path, &error))
}

/// Puts the folder of a handle in the handle's place. A path that nobody chose stays out.
fn settle_path(desk: &Desk, destination: &mut Destination) -> Option<Problem> {
    let named = destination.out.path.as_deref()?;
    if let Ok(path) = desk.path_of(named) {
        destination.out.path = Some(path.display().to_string());
        return None;
    }
    let kept = all(desk).into_iter().chain(all_in(&removed(desk)));
    let known: HashSet<String> = kept.filter_map(|destination| destination.out.path).collect();
    (!known.contains(named)).then(|| Problem::new("out.path", "path_not_chosen"))
}

/// A file that is no destination.
fn unreadable(error: &DestinationError) -> Failure {
    use FailureCode as Code;
    let detail = error.to_string();
    match error {
        DestinationError::NotOne => Failure::new(Code::DestinationNotOne, detail),
        DestinationError::Newer { found } => {
            Failure::new(Code::DestinationNewer, detail).with("found", found).with("known", VERSION)
        }
        DestinationError::Unreadable(what) => {
            Failure::new(Code::DestinationUnreadable, "not of the form").with("what", what)
        }
    }
}
