//! Takes the newsroom's own profile away; one that comes with the program is back then.

use crate::{Desk, Failure};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// Its id.
    pub id: String,
}

/// Nothing is answered.
#[derive(Debug, Serialize, TS)]
pub struct Response {}

/// Takes it away. Stories that were made from it keep what is in them.
///
/// # Errors
/// Those of the library.
pub fn run(desk: &Desk, request: Request) -> Result<Response, Failure> {
    desk.write("profile.remove", |w| w.remove_profile(&request.id))?;
    Ok(Response {})
}
