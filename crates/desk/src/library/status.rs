//! Which library is open, and who writes in it.

use crate::backup::wire::BackupState;
use crate::person::wire::Person;
use crate::{Desk, Failure, backup};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Nothing is asked.
#[derive(Debug, Deserialize, TS)]
pub struct Request {}

/// The library.
#[derive(Debug, Serialize, TS)]
pub struct Response {
    /// The folder's name.
    pub name: String,
    /// The folder, for showing.
    pub path: String,
    /// Whether nobody has said their name yet.
    pub needs_name: bool,
    /// Who writes.
    pub person: Option<Person>,
    /// How many stories there are, those in the bin included.
    pub stories: usize,
    /// How it is backed up.
    pub backup: BackupState,
}

/// Looks.
///
/// # Errors
/// Those of the library.
pub fn run(desk: &Desk, _request: Request) -> Result<Response, Failure> {
    let (person, stories) = desk.read(|r| {
        let person = r.person()?.map(|person| r.person_row(person.id)).transpose()?;
        Ok((person, r.story_count()?))
    })?;
    let path = desk.path();
    Ok(Response {
        name: path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned(),
        path: path.display().to_string(),
        needs_name: person.is_none(),
        person: person.map(Person::from),
        stories,
        backup: backup::state::of(desk),
    })
}
