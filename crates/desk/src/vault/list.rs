//! What the vault holds for a story.

use super::{VaultEntry, hidden, vault};
use crate::desk::story_id;
use crate::{Desk, Failure};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which.
#[derive(Deserialize, TS)]
pub struct Request {
    /// The story.
    pub story: String,
}

/// All of it.
#[derive(Serialize, TS)]
pub struct Response {
    /// The oldest first; those that were removed are among them and say so.
    pub entries: Vec<VaultEntry>,
}

/// Looks.
///
/// # Errors
/// `story_missing` for what is no id; those of the vault.
pub fn run(desk: &Desk, request: Request) -> Result<Response, Failure> {
    let entries = vault(desk)?.of_story(story_id(&request.story)?).map_err(hidden)?;
    Ok(Response { entries: entries.into_iter().map(VaultEntry::from).collect() })
}
