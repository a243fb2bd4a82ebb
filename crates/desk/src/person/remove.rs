//! Takes a person away who has written nothing.

use super::person_id;
use crate::{Desk, Failure};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Who.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// The person.
    pub id: String,
}

/// Nothing is said.
#[derive(Debug, Serialize, TS)]
pub struct Response {}

/// Takes them away.
///
/// # Errors
/// `person_missing`; `person_has_written`, since what they wrote names them; those of the library.
pub fn run(desk: &Desk, request: Request) -> Result<Response, Failure> {
    let id = person_id(&request.id)?;
    desk.write("person.remove", |w| w.remove_person(id))?;
    Ok(Response {})
}
