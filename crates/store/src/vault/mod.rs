//! The vault: notes, contacts, documents and recordings that a reporter keeps beside a story
//! and that never leave this library.
//!
//! Nothing here is re-exported at the crate's root, and the rest of the crate does not name it
//! (`cargo xtask tidy`). Who wants in needs the [`VaultKey`], and an open library gives it out
//! once: the desk's module of the same name takes it when the library is opened and shows it to
//! nobody. [`Debug`] of everything here prints ids and nothing else, so that neither a log line
//! nor a failed assertion repeats what stands in the vault.
//!
//! Limits: the tables lie in the library's database and the files under `vault/`, in clear text.
//! Whoever can read the disk can read them; a copy of the library holds them.

mod check;
mod entry;
mod files;
mod read;
mod write;

pub use check::Checked;
pub use entry::{Anchor, Attribution, Contact, Content, Entry, EntryId, File, Kind, NewEntry, State};
pub(crate) use read::has_entries_of;
pub use write::Incoming;

use crate::{Library, Result, Stamp, Write};
use std::sync::atomic::Ordering;

/// Opens the vault of a library. There is one to a library that is open.
#[derive(Debug)]
pub struct VaultKey(());

/// The vault of a library, for who has its key.
#[derive(Debug, Clone, Copy)]
pub struct Vault<'l> {
    library: &'l Library,
}

impl Library {
    /// The key of the vault; none when it was given out already.
    pub fn vault_key(&self) -> Option<VaultKey> {
        let taken = self.vault_key_taken.swap(true, Ordering::SeqCst);
        (!taken).then(|| {
            files::guard(self.path());
            VaultKey(())
        })
    }

    /// The vault.
    pub fn vault<'l>(&'l self, _key: &'l VaultKey) -> Vault<'l> {
        Vault { library: self }
    }
}

impl<'l> Vault<'l> {
    /// One transaction. What is overwritten or deleted in it is zeroed in the database's pages.
    fn change<T>(self, stamp: &Stamp, act: impl FnOnce(&mut Write<'_>) -> Result<T>) -> Result<T> {
        self.library.write(stamp, "vault", |w| {
            w.connection().pragma_update(None, "secure_delete", true)?;
            let done = w.step().and_then(|_| act(w));
            w.connection().pragma_update(None, "secure_delete", false)?;
            done
        })
    }
}
