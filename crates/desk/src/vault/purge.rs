//! Removes entries of the vault that were put aside, for good.

use super::{entry_ids, hidden, stamp, vault};
use crate::{Desk, Failure};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which.
#[derive(Deserialize, TS)]
pub struct Request {
    /// The entries; what is there no more is passed over.
    pub ids: Vec<String>,
}

/// That it is done.
#[derive(Serialize, TS)]
pub struct Response {}

/// Does it.
///
/// # Errors
/// `vault_missing` for what is no id, `name_empty`; those of the vault.
pub fn run(desk: &Desk, request: Request) -> Result<Response, Failure> {
    vault(desk)?.purge(&stamp(desk)?, &entry_ids(&request.ids)?).map_err(hidden)?;
    Ok(Response {})
}
