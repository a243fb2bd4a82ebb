//! Adds a person, or changes what is said of one.

use super::person_id;
use super::wire::{Colour, Person, Role};
use crate::{Desk, Failure};
use gaotai_store::PersonAbout;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Who.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// `null` for a new one.
    pub id: Option<String>,
    /// Not empty, and nobody else's.
    pub name: String,
    /// 笔名; empty for none.
    pub pen_name: String,
    /// What they do.
    pub role: Role,
    /// `null` chooses by the role, and one that nobody has while there is one.
    pub colour: Option<Colour>,
    /// Whether their edits are suggestions; `null` is as the role has it.
    pub tracked: Option<bool>,
}

/// That person.
#[derive(Debug, Serialize, TS)]
pub struct Response {
    /// As they are now.
    pub person: Person,
}

/// Keeps it. The first person of a library writes from now on; others are chosen.
///
/// # Errors
/// `name_empty`, `person_name_taken`, `person_missing`; those of the library.
pub fn run(desk: &Desk, request: Request) -> Result<Response, Failure> {
    if request.name.trim().is_empty() {
        return Err(Failure::name_empty("the person"));
    }
    let id = request.id.as_deref().map(person_id).transpose()?;
    let about = PersonAbout {
        name: request.name,
        pen_name: request.pen_name,
        role: request.role.into(),
        colour: request.colour.map(Colour::into),
        tracked: request.tracked,
    };
    let person = desk.write("person.put", |w| w.save_person(id, &about))?;
    Ok(Response { person: person.into() })
}
