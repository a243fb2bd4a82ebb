//! Brings in story profiles from files.

use super::{free_id, unreadable};
use crate::{Desk, Failure, FailureCode};
use gaotai_article::profile::codec::MOST_BYTES;
use gaotai_article::profile::{Problem, Profile, ProfileError, codec};
use serde::{Deserialize, Serialize};
use std::fs::File;
use std::io::Read as _;
use std::path::Path;
use ts_rs::TS;

/// Which.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// Handles of files that a dialog named.
    pub handles: Vec<String>,
}

/// What became of them.
#[derive(Debug, Serialize, TS)]
pub struct Response {
    /// In the order of the files.
    pub files: Vec<ImportedProfile>,
}

/// What became of one file.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ImportedProfile {
    /// The file's name, for showing.
    pub name: String,
    /// The profile it became; `null` when it became none.
    pub id: Option<String>,
    /// What is wrong in it.
    pub problems: Vec<Problem>,
    /// Why it cannot be read at all.
    pub failure: Option<Failure>,
}

/// Brings them in. A file that fails keeps no other from coming in. Where the newsroom has
/// another profile of its own under the same id, both stay: the new one gets `-2`.
///
/// # Errors
/// Those of the library. What is wrong with a file stands in its line.
pub fn run(desk: &Desk, request: Request) -> Result<Response, Failure> {
    let files = request.handles.iter().map(|handle| match desk.path_of(handle) {
        Ok(path) => bring_in(desk, &path),
        Err(failure) => ImportedProfile { failure: Some(failure), ..of("") },
    });
    Ok(Response { files: files.collect() })
}

fn of(name: &str) -> ImportedProfile {
    ImportedProfile { name: name.to_owned(), id: None, problems: Vec::new(), failure: None }
}

fn bring_in(desk: &Desk, path: &Path) -> ImportedProfile {
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
    let read = load(path).and_then(|text| match codec::decode(&text) {
        Ok(profile) => Ok(Ok((profile, text))),
        Err(ProfileError::Invalid(problems)) => Ok(Err(problems)),
        Err(error) => Err(unreadable(&error)),
    });
    let kept = match read {
        Ok(Ok((profile, text))) => keep(desk, profile, text),
        Ok(Err(problems)) => return ImportedProfile { problems, ..of(&name) },
        Err(failure) => Err(failure),
    };
    match kept {
        Ok(id) => ImportedProfile { id: Some(id), ..of(&name) },
        Err(failure) => ImportedProfile { failure: Some(failure), ..of(&name) },
    }
}

fn load(path: &Path) -> Result<String, Failure> {
    let unreadable = |error: std::io::Error| Failure::unreadable(&error);
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(unreadable)?;
    file.take(MOST_BYTES as u64 + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    let text = String::from_utf8(bytes);
    let text =
        text.map_err(|_| Failure::new(FailureCode::ProfileUnreadable, "not UTF-8").with("what", "UTF-8"))?;
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

/// Puts it in, with the text as somebody wrote it where the id can stay.
fn keep(desk: &Desk, profile: Profile, text: String) -> Result<String, Failure> {
    let id = profile.id.clone();
    let there = desk.read(|r| r.profile(&id))?;
    if there.is_none_or(|there| there == text || codec::decode(&there).is_ok_and(|there| there == profile)) {
        desk.write("profile.import", |w| w.put_profile(&id, &text))?;
        return Ok(id);
    }
    let id = desk.read(|r| free_id(r, &id))?;
    let renamed =
        codec::encode(&Profile { id: id.clone(), ..profile }).map_err(|error| super::unreadable(&error))?;
    desk.write("profile.import", |w| w.put_profile(&id, &renamed))?;
    Ok(id)
}
