//! Names a version, or takes its name away.

use crate::desk::{revision_id, story_id};
use crate::{Desk, Failure};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// More than fits on a line of the timeline is no name.
const LONGEST: usize = 200;

/// Which.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// The story.
    pub id: String,
    /// The version of it.
    pub revision: String,
    /// Its name; `null` or white space takes the name away.
    pub name: Option<String>,
    /// What stands beside the name; left out or `null` leaves it as it is.
    #[ts(optional)]
    pub note: Option<String>,
}

/// Nothing is answered.
#[derive(Debug, Serialize, TS)]
pub struct Response {}

/// Names it.
///
/// # Errors
/// `bad_request` for a name of more than 200 characters, `story_missing`, `name_empty`; those of the library.
pub fn run(desk: &Desk, request: Request) -> Result<Response, Failure> {
    let (id, revision) = (story_id(&request.id)?, revision_id(&request.revision)?);
    let name = request.name.as_deref().map(fitting).transpose()?.flatten();
    desk.sign("story.name_version", |w| w.name_revision(id, revision, name, request.note.as_deref()))?;
    Ok(Response {})
}

/// The name without white space around it; none when nothing is left.
pub(super) fn fitting(name: &str) -> Result<Option<&str>, Failure> {
    let name = name.trim();
    if name.chars().count() > LONGEST {
        return Err(Failure::bad_request("name"));
    }
    Ok(Some(name).filter(|name| !name.is_empty()))
}
