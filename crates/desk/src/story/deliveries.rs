//! What of a story was sent where and when.

use crate::desk::story_id;
use crate::wire::Delivery;
use crate::{Desk, Failure};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// The story.
    pub id: String,
}

/// Its deliveries.
#[derive(Debug, Serialize, TS)]
pub struct Response {
    /// The newest first.
    pub deliveries: Vec<Delivery>,
}

/// Lists them.
///
/// # Errors
/// `story_missing`; those of the library.
pub fn run(desk: &Desk, request: Request) -> Result<Response, Failure> {
    let id = story_id(&request.id)?;
    let deliveries = desk.read(|r| {
        r.head(id)?;
        r.deliveries(id)
    })?;
    Ok(Response { deliveries: deliveries.into_iter().map(Delivery::from).collect() })
}
