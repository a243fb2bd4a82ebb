//! Brings in files.

use super::{MOST_BYTES, failed, keep::Origin, keep::keep, profile::is_profile, read};
use crate::wire::ImportedFile;
use crate::{Desk, Failure, FailureCode, Task};
use gaotai_formats::ImportError;
use gaotai_formats::detect;
use serde::{Deserialize, Serialize};
use std::fs::File;
use std::io::Read as _;
use std::path::Path;
use ts_rs::TS;

/// Which.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// Handles of files that a dialog, a drop or the command line named.
    pub handles: Vec<String>,
}

/// What became of them.
#[derive(Debug, Serialize, TS)]
pub struct Response {
    /// In the order of the files; several for a file that holds several stories.
    pub stories: Vec<ImportedFile>,
}

/// Brings them in, one after the other: a file that fails keeps no other from coming in, and
/// nothing of it comes in. After a cancellation the files that are left fail with `cancelled`.
///
/// # Errors
/// `name_empty`. What is wrong with a file stands in its line.
pub fn run(desk: &Desk, request: Request, task: &Task<'_>) -> Result<Response, Failure> {
    if desk.read(|r| r.needs_name())? {
        return Err(Failure::name_empty("the author"));
    }
    let total = request.handles.len();
    let mut stories = Vec::new();
    for (done, handle) in request.handles.iter().enumerate() {
        match desk.path_of(handle) {
            Ok(path) => {
                let name = name(&path);
                let brought = task.at(done, total, &name).and_then(|()| bring_in(desk, &path, &name));
                match brought {
                    Ok(files) => stories.extend(files),
                    Err(failure) => stories.push(failed(&name, failure)),
                }
            }
            Err(failure) => stories.push(failed("", failure)),
        }
    }
    // The last word of progress; who cancelled now came too late.
    let _ = task.at(total, total, "");
    Ok(Response { stories })
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

fn bring_in(desk: &Desk, path: &Path, name: &str) -> Result<Vec<ImportedFile>, Failure> {
    let bytes = load(path)?;
    if is_profile(&bytes) {
        return Err(Failure::new(FailureCode::ImportProfile, "a story profile"));
    }
    let format = detect(name, &bytes);
    let unknown = || Failure::new(FailureCode::ImportUnknownFormat, "no format reads it");
    let imported = read(desk, format.and_then(|format| format.import).ok_or_else(unknown)?, &bytes)?;
    keep(desk, Origin { name, folder: path.parent(), bytes: &bytes }, imported)
}

/// The file's bytes. What is too large is refused before it is read.
fn load(path: &Path) -> Result<Vec<u8>, Failure> {
    let unreadable = |error: std::io::Error| Failure::unreadable(&error);
    let too_large = |bytes: u64| Failure::from(ImportError::TooLarge { bytes, most: MOST_BYTES as u64 });
    let about = std::fs::metadata(path).map_err(unreadable)?;
    if about.is_dir() {
        return Err(unreadable(std::io::ErrorKind::IsADirectory.into()));
    }
    if about.len() > MOST_BYTES as u64 {
        return Err(too_large(about.len()));
    }
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(unreadable)?;
    // A pipe or a growing file has no honest length.
    file.take(MOST_BYTES as u64 + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() > MOST_BYTES {
        return Err(too_large(bytes.len() as u64));
    }
    Ok(bytes)
}
