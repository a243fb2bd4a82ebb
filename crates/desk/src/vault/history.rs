//! What an entry of the vault said before.

use super::{VaultState, entry_id, hidden, vault};
use crate::{Desk, Failure};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which.
#[derive(Deserialize, TS)]
pub struct Request {
    /// The entry.
    pub id: String,
}

/// What it said.
#[derive(Serialize, TS)]
pub struct Response {
    /// The newest first; how it stands now is not among them.
    pub states: Vec<VaultState>,
}

/// Looks. An entry that is not there has no history.
///
/// # Errors
/// Those of the vault.
pub fn run(desk: &Desk, request: Request) -> Result<Response, Failure> {
    let states = vault(desk)?.states(entry_id(&request.id)?).map_err(hidden)?;
    Ok(Response { states: states.into_iter().map(VaultState::from).collect() })
}
