//! Stops what is at work before a library is open.

use crate::{Doorstep, Failure};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// The id that its progress tells.
    pub job: String,
}

/// Nothing is answered; the verb itself fails with `cancelled`.
#[derive(Debug, Serialize, TS)]
pub struct Response {}

/// Tells it. A job that has ended already does not mind.
///
/// # Errors
/// None.
pub fn run(doorstep: &Doorstep, request: Request) -> Result<Response, Failure> {
    doorstep.calls.cancel(&request.job);
    Ok(Response {})
}
