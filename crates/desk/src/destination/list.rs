//! The destinations of the library.

use super::DestinationRow;
use crate::{Desk, Failure};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Nothing is asked.
#[derive(Debug, Deserialize, TS)]
pub struct Request {}

/// The destinations.
#[derive(Debug, Serialize, TS)]
pub struct Response {
    /// By name.
    pub destinations: Vec<DestinationRow>,
}

/// Lists them.
///
/// # Errors
/// None.
pub fn run(desk: &Desk, _request: Request) -> Result<Response, Failure> {
    Ok(Response { destinations: super::all(desk).into_iter().map(DestinationRow::from).collect() })
}
