//! Takes a page away.

use super::page_id;
use crate::{Desk, Failure};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// The page.
    pub id: String,
}

/// Nothing is answered.
#[derive(Debug, Serialize, TS)]
pub struct Response {}

/// Takes it away; its stories stay in the library and stand nowhere.
///
/// # Errors
/// `page_missing`; those of the library.
pub fn run(desk: &Desk, request: Request) -> Result<Response, Failure> {
    let id = page_id(&request.id)?;
    desk.write("page.remove", |w| w.remove_page(id))?;
    Ok(Response {})
}
