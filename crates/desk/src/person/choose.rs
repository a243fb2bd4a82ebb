//! Who writes from now on.

use super::person_id;
use super::wire::Person;
use crate::{Desk, Failure};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Who.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// The person.
    pub id: String,
}

/// That person.
#[derive(Debug, Serialize, TS)]
pub struct Response {
    /// As they are now.
    pub person: Person,
}

/// Chooses. What somebody else typed and is no version yet stays that person's.
///
/// # Errors
/// `person_missing`; those of the library.
pub fn run(desk: &Desk, request: Request) -> Result<Response, Failure> {
    let id = person_id(&request.id)?;
    let person = desk.write("person.choose", |w| w.choose_person(id))?;
    Ok(Response { person: person.into() })
}
