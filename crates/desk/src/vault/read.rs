//! One entry of the vault.

use super::{VaultEntry, entry_id, found, hidden, vault};
use crate::{Desk, Failure};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which.
#[derive(Deserialize, TS)]
pub struct Request {
    /// The entry.
    pub id: String,
}

/// The entry.
#[derive(Serialize, TS)]
pub struct Response {
    /// As it stands.
    pub entry: VaultEntry,
}

/// Looks.
///
/// # Errors
/// `vault_missing`; those of the vault.
pub fn run(desk: &Desk, request: Request) -> Result<Response, Failure> {
    let id = entry_id(&request.id)?;
    Ok(Response { entry: found(vault(desk)?.entry(id).map_err(hidden)?)? })
}
