//! Sets the name of whoever writes from now on.

use super::wire::Person;
use crate::{Desk, Failure};
use serde::Deserialize;
use ts_rs::TS;

/// The name.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// As it shall stand with every version; not empty.
    pub name: String,
}

/// Who writes now.
pub type Response = Person;

/// Keeps the name. A name that was used before is the same person again.
///
/// # Errors
/// `name_empty`; those of the library.
pub fn run(desk: &Desk, request: Request) -> Result<Response, Failure> {
    let name = request.name.trim();
    if name.is_empty() {
        return Err(Failure::name_empty("the author"));
    }
    let person = desk.write("person.name", |w| {
        let person = w.put_person(name)?;
        w.person_row(person.id)
    })?;
    Ok(person.into())
}
