//! Takes files into the vault.

use super::{VaultAnchor, VaultEntry, hidden, kinds, stamp, vault};
use crate::desk::story_id;
use crate::{Desk, Failure, FailureCode, Task};
use gaotai_store::vault::{Anchor, Incoming};
use serde::{Deserialize, Serialize};
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use ts_rs::TS;

/// Which.
#[derive(Deserialize, TS)]
pub struct Request {
    /// The story.
    pub story: String,
    /// Handles of files that a dialog named.
    pub handles: Vec<String>,
    /// The place in the story that they belong to.
    pub anchor: Option<VaultAnchor>,
}

/// What became of them.
#[derive(Serialize, TS)]
pub struct Response {
    /// In the order of the handles.
    pub added: Vec<VaultAdded>,
}

/// What became of one file.
#[derive(Serialize, TS)]
pub struct VaultAdded {
    /// The entry it became; `null` when it became none.
    pub entry: Option<VaultEntry>,
    /// Why not.
    pub failure: Option<Failure>,
}

/// Takes copies of them. One that fails keeps no other out; those that were taken before the job
/// was stopped stay. Progress is told without names.
///
/// # Errors
/// `story_missing`, `name_empty`. Others stand with the file: `vault_file_unreadable`,
/// `handle_unknown`, `disk_full`, `cancelled`.
pub fn run(desk: &Desk, request: Request, task: &Task<'_>) -> Result<Response, Failure> {
    story_id(&request.story)?;
    stamp(desk)?;
    let anchor = request.anchor.map(Anchor::try_from).transpose()?;
    let total = request.handles.len();
    let take = |(at, handle): (usize, &String)| {
        let taken = task.at(at, total, "").and_then(|()| {
            let path = desk.path_of(handle)?;
            one(desk, &request.story, &path, anchor.clone(), task)
        });
        match taken {
            Ok(entry) => VaultAdded { entry: Some(entry), failure: None },
            Err(failure) => VaultAdded { entry: None, failure: Some(failure) },
        }
    };
    Ok(Response { added: request.handles.iter().enumerate().map(take).collect() })
}

fn unreadable() -> Failure {
    Failure::new(FailureCode::VaultFileUnreadable, "a file cannot be read")
}

fn one(
    desk: &Desk,
    story: &str,
    path: &Path,
    anchor: Option<Anchor>,
    task: &Task<'_>,
) -> Result<VaultEntry, Failure> {
    // A pipe or a device has no end.
    if !std::fs::metadata(path).is_ok_and(|what| what.is_file()) {
        return Err(unreadable());
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let (kind, mime) = kinds::of(&name);
    let mut bytes = Source { file: File::open(path).map_err(|_| unreadable())?, failed: false };
    let incoming = Incoming { bytes: &mut bytes, name: &name, mime, go_on: &mut |_| task.go_on().is_ok() };
    let taken = vault(desk)?.attach(&stamp(desk)?, (story_id(story)?, kind), anchor, incoming);
    match taken {
        Ok(Some(entry)) => Ok(entry.into()),
        Ok(None) => Err(Failure::new(FailureCode::Cancelled, "the job was cancelled")),
        Err(_) if bytes.failed => Err(unreadable()),
        Err(error) => Err(hidden(error)),
    }
}

/// Remembers that it was the file that failed and not the vault.
struct Source {
    file: File,
    failed: bool,
}

impl Read for Source {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(buffer);
        self.failed |= read.as_ref().is_err_and(|error| error.kind() != io::ErrorKind::Interrupted);
        read
    }
}
