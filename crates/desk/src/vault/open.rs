//! Opens a file of the vault with the system's program for it.
//!
//! The program gets a private copy, whose name says nothing; it is removed when the library is
//! closed and when it is opened next. What the other program keeps of it is out of reach.

use super::{entry_id, found, hidden, kinds, missing, vault};
use crate::{Desk, Failure, FailureCode};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which.
#[derive(Deserialize, TS)]
pub struct Request {
    /// A document or a recording.
    pub id: String,
}

/// That a program was asked to open it.
#[derive(Serialize, TS)]
pub struct Response {}

/// Opens it.
///
/// # Errors
/// `vault_missing`, `vault_damaged` when the file is not what it was, `vault_not_opened` when
/// there is no program or no window; those of the vault.
pub fn run(desk: &Desk, request: Request) -> Result<Response, Failure> {
    let (vault, id) = (vault(desk)?, entry_id(&request.id)?);
    let not_opened = || Failure::new(FailureCode::VaultNotOpened, "no program opened the file");
    let opener = desk.door().opener.get().ok_or_else(not_opened)?;
    let file = found(vault.entry(id).map_err(hidden)?)?.file.ok_or_else(missing)?;
    let copy = vault.lend(id, &kinds::extension(&file.name)).map_err(hidden)?.ok_or_else(missing)?;
    opener(&copy).map_err(|_| not_opened())?;
    Ok(Response {})
}
