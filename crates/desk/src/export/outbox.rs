//! The folder for exports that were given no place.

use crate::{Desk, Failure};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Nothing is asked.
#[derive(Debug, Deserialize, TS)]
pub struct Request {}

/// The folder.
#[derive(Debug, Serialize, TS)]
pub struct Response {
    /// For showing.
    pub path: String,
}

/// Names it.
///
/// # Errors
/// None.
pub fn run(desk: &Desk, _request: Request) -> Result<Response, Failure> {
    Ok(Response { path: desk.outbox().display().to_string() })
}
