//! Removes pictures that nothing has used for long.

use crate::{Desk, Failure};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Nothing is asked.
#[derive(Debug, Deserialize, TS)]
pub struct Request {}

/// What went.
#[derive(Debug, Serialize, TS)]
pub struct Response {
    /// How many files.
    pub removed: usize,
    /// How long they were together.
    pub bytes: u64,
}

/// Removes them.
///
/// # Errors
/// Those of the library.
pub fn run(_desk: &Desk, _request: Request) -> Result<Response, Failure> {
    Ok(Response { removed: 0, bytes: 0 })
}
