//! The vault: what a reporter keeps beside a story and what never leaves this laptop.
//!
//! Only this folder can open it: the key that the library gives out once lies in a [`Door`],
//! whose field nothing outside of this module can reach. The verbs here are the only ones that
//! answer with what stands in the vault; no other may (`tests/journeys/vault_leaks.rs` looks
//! into every answer and every output). What goes wrong is told without a word of it.

pub mod attach;
pub mod history;
pub mod list;
pub mod open;
pub mod purge;
pub mod read;
pub mod remove;
pub mod restore;
pub mod save;
pub mod search;

mod check;
mod hush;
mod kinds;
mod wire;

pub(crate) use check::{Checked, check};
pub(crate) use hush::hushed;
pub use wire::{
    VaultAnchor, VaultAttribution, VaultContact, VaultContent, VaultEntry, VaultFile, VaultKind, VaultState,
};

use crate::{Desk, Failure, FailureCode};
use gaotai_store::vault::{Entry, EntryId, Vault, VaultKey};
use gaotai_store::{Library, Stamp, StoreError};
use std::fmt;
use std::io;
use std::path::Path;
use std::sync::OnceLock;

/// Opens a file with the system's program for it.
pub type Opener = Box<dyn Fn(&Path) -> io::Result<()> + Send + Sync>;

/// Where the key of the vault lies.
pub(crate) struct Door {
    key: Option<VaultKey>,
    opener: OnceLock<Opener>,
}

impl fmt::Debug for Door {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Door")
    }
}

impl Door {
    /// Takes the key of a library that was just opened.
    pub(crate) fn of(library: &Library) -> Door {
        Door { key: library.vault_key(), opener: OnceLock::new() }
    }

    /// How files are opened from now on.
    pub(crate) fn open_with(&self, opener: Opener) {
        let _ = self.opener.set(opener);
    }
}

/// What is done whenever a library was opened: what waited for thirty days goes. A vault that
/// cannot be swept keeps no library from being opened.
pub(crate) fn sweep(desk: &Desk) {
    let swept = vault(desk).and_then(|vault| {
        let stamp = Stamp { person: None, time: desk.now() };
        vault.sweep(&stamp).map_err(hidden)
    });
    if let Err(failure) = swept {
        tracing::warn!(code = ?failure.code, "the vault was not swept");
    }
}

/// What is done when a library is closed: copies that other programs were given are removed.
pub(crate) fn close(desk: &Desk) {
    if let Ok(vault) = vault(desk) {
        vault.take_back();
    }
}

/// The open vault.
fn vault(desk: &Desk) -> Result<Vault<'_>, Failure> {
    let key = desk.door().key.as_ref();
    key.map(|key| desk.library().vault(key)).ok_or_else(|| Failure::internal("the vault is open elsewhere"))
}

/// Who writes, and when.
fn stamp(desk: &Desk) -> Result<Stamp, Failure> {
    match desk.read(|r| r.person())? {
        Some(person) => Ok(Stamp { person: Some(person), time: desk.now() }),
        None => Err(Failure::name_empty("whoever writes in the vault")),
    }
}

/// A failure of the store with nothing in it that could stand in the vault: no names of files, no
/// hashes, no words of the database.
fn hidden(error: StoreError) -> Failure {
    match error {
        StoreError::StoryMissing { .. } | StoreError::ReadOnly { .. } | StoreError::Full => error.into(),
        StoreError::Damaged { .. } => Failure::new(FailureCode::VaultDamaged, "the vault is damaged"),
        _ => Failure::internal("the vault could not be read or written"),
    }
}

fn missing() -> Failure {
    Failure::new(FailureCode::VaultMissing, "no such entry")
}

/// The entry's id in a request.
fn entry_id(text: &str) -> Result<EntryId, Failure> {
    text.parse().map_err(|_| missing())
}

fn entry_ids(ids: &[String]) -> Result<Vec<EntryId>, Failure> {
    ids.iter().map(|id| entry_id(id)).collect()
}

fn found(entry: Option<Entry>) -> Result<VaultEntry, Failure> {
    entry.map(VaultEntry::from).ok_or_else(missing)
}
