//! Whoever writes now has read the story as it stands.

use super::settle;
use crate::desk::story_id;
use crate::person::person_id;
use crate::{Desk, Failure};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// The story.
    pub article: String,
    /// Id of whoever has it in front. Nothing is kept when somebody else is at the keyboard by now; `null` or
    /// absent for whoever is.
    #[serde(default)]
    pub reader: Option<String>,
}

/// Where the story stands.
#[derive(Debug, Serialize, TS)]
pub struct Response {
    /// The newest version: that which was read. What was typed since the last one is in it.
    pub revision: String,
}

/// Keeps it.
///
/// # Errors
/// `story_missing`, `name_empty`, `bad_request` for a reader that is no id; those of the library.
pub fn run(desk: &Desk, request: Request) -> Result<Response, Failure> {
    let id = story_id(&request.article)?;
    let reader = request.reader.as_deref().map(person_id).transpose()?;
    let revision = settle(desk, id)?;
    desk.sign("story.read_up_to", |w| {
        let now = w.stamp().person.as_ref().map(|person| person.id);
        if reader.is_none() || reader == now { w.put_reading(id, revision) } else { Ok(()) }
    })?;
    Ok(Response { revision: revision.to_string() })
}
