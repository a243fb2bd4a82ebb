//! Keeps what was written in an entry of the vault, or makes a note or a contact.

use super::{VaultContent, VaultEntry, VaultKind, entry_id, found, hidden, stamp, vault};
use crate::desk::story_id;
use crate::{Desk, Failure};
use gaotai_store::vault::{Content, Kind, NewEntry};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What was written.
#[derive(Deserialize, TS)]
pub struct Request {
    /// The entry; `null` makes one.
    pub id: Option<String>,
    /// The story of an entry that is made.
    pub story: String,
    /// What is made: a note or a contact. Documents and recordings come by `vault.attach`.
    pub kind: VaultKind,
    /// All that stands in it now.
    pub content: VaultContent,
}

/// That it is kept.
#[derive(Serialize, TS)]
pub struct Response {
    /// As it stands.
    pub entry: VaultEntry,
}

/// Keeps it. It is on the disk when this returns.
///
/// # Errors
/// `vault_missing`, `story_missing`, `name_empty`; those of the vault.
pub fn run(desk: &Desk, request: Request) -> Result<Response, Failure> {
    let (vault, stamp) = (vault(desk)?, stamp(desk)?);
    let content = Content::try_from(request.content)?;
    let kept = match request.id {
        Some(id) => vault.save(&stamp, entry_id(&id)?, &content),
        None => {
            let kind = Kind::from(request.kind);
            if !matches!(kind, Kind::Note | Kind::Contact) {
                return Err(Failure::bad_request("kind"));
            }
            let new = NewEntry { story: story_id(&request.story)?, kind, content };
            vault.create(&stamp, &new).map(Some)
        }
    };
    Ok(Response { entry: found(kept.map_err(hidden)?)? })
}
