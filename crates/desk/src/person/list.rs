//! Everybody who writes at this library.

use super::wire::Person;
use crate::{Desk, Failure};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Nothing is asked.
#[derive(Debug, Deserialize, TS)]
pub struct Request {}

/// They.
#[derive(Debug, Serialize, TS)]
pub struct Response {
    /// In the order in which they came.
    pub people: Vec<Person>,
}

/// Lists them.
///
/// # Errors
/// Those of the library.
pub fn run(desk: &Desk, _request: Request) -> Result<Response, Failure> {
    let people = desk.read(|r| r.people())?;
    Ok(Response { people: people.into_iter().map(Person::from).collect() })
}
