//! Sends stories to a destination.

use crate::destination::{SendReport, Sending, find, send};
use crate::story::story_ids;
use crate::{Desk, Failure, Task};
use serde::Deserialize;
use ts_rs::TS;

/// What, and where to.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// Id of the destination.
    pub destination: String,
    /// The stories.
    pub ids: Vec<String>,
    /// Handle of a folder instead of the destination's own; `null` for that.
    #[serde(default)]
    pub target: Option<String>,
    /// Also stories in which places are still open; absent: no.
    #[serde(default)]
    pub pass_placeholders: bool,
    /// Also stories in which suggestions wait, as if all were accepted; absent: no.
    #[serde(default)]
    pub as_accepted: bool,
    /// Also what the destination has already as it is; absent: no.
    #[serde(default)]
    pub again: bool,
}

/// What became of it.
pub type Response = SendReport;

/// Sends them. A story that is refused keeps no other from going. When it is stopped, what was written stays,
/// whole, and the report says what went.
///
/// # Errors
/// `destination_missing`, `destination_invalid`, `handle_unknown`, `story_missing` for what is no id,
/// `bad_request` for no story; `export_target_unwritable`, `disk_full` where nothing could be written at all;
/// those of the library.
pub fn run(desk: &Desk, request: Request, task: &Task<'_>) -> Result<Response, Failure> {
    let destination = find(desk, &request.destination)?;
    let sending = Sending {
        ids: story_ids(&request.ids)?,
        target: request.target.as_deref().map(|handle| desk.path_of(handle)).transpose()?,
        pass_placeholders: request.pass_placeholders,
        as_accepted: request.as_accepted,
        again: request.again,
    };
    send(desk, destination, &sending, task)
}
