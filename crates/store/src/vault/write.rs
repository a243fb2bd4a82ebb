//! Writing in the vault.

use super::read::{last_state, one};
use super::{Anchor, Content, Entry, EntryId, Kind, NewEntry, Vault, files};
use crate::tables::idle::{Idle, Shelf};
use crate::tables::{parsed, time, to_json};
use crate::{Instant, Result, Stamp, StoreError, Write};
use gaotai_article::{ArticleId, Hash};
use rusqlite::params;
use std::collections::HashSet;
use std::io;
use std::path::PathBuf;

/// What waits to go for good: an entry's id, the number of an earlier state, a stray file's hash.
const IDLE: Shelf = Shelf { table: "vault_idle", key: "item" };

/// While somebody types, a state is kept so often.
const STATE_EVERY_SECONDS: i64 = 60;

/// A file that is to be taken in.
pub struct Incoming<'a> {
    /// Its bytes.
    pub bytes: &'a mut dyn io::Read,
    /// Its name, for people.
    pub name: &'a str,
    /// Media type.
    pub mime: &'a str,
    /// Asked after every piece with the bytes taken so far; false stops.
    pub go_on: &'a mut dyn FnMut(u64) -> bool,
}

impl Vault<'_> {
    /// Makes an entry.
    ///
    /// # Errors
    /// [`StoreError::StoryMissing`]; those of the disk.
    pub fn create(self, stamp: &Stamp, new: &NewEntry) -> Result<Entry> {
        self.change(stamp, |w| insert(w, new, None))
    }

    /// Writes what an entry says now; none when there is no such entry. What it said before is
    /// kept when it stood for a while, or when much of it goes.
    pub fn save(self, stamp: &Stamp, id: EntryId, content: &Content) -> Result<Option<Entry>> {
        self.change(stamp, |w| {
            let Some(before) = one(w, id)? else { return Ok(None) };
            if before.content == *content {
                return Ok(Some(before));
            }
            if is_worth_keeping(&before, content, last_state(w, id)?, stamp.time) {
                keep_state(w, &before)?;
            }
            w.connection()
                .prepare_cached(
                    "UPDATE vault_entry SET content = ?2, person = ?3, person_name = ?4, changed_at = ?5
                     WHERE id = ?1",
                )?
                .execute(params![
                    id.to_string(),
                    to_json(content)?,
                    stamp.id(),
                    stamp.name(),
                    stamp.time.to_rfc3339()
                ])?;
            one(w, id)
        })
    }

    /// Takes a file in and makes an entry for it. The file is on the disk before the entry is.
    /// None when `go_on` said to stop; nothing of it remains then.
    pub fn attach(
        self,
        stamp: &Stamp,
        (story, kind): (ArticleId, Kind),
        anchor: Option<Anchor>,
        incoming: Incoming<'_>,
    ) -> Result<Option<Entry>> {
        // Before anything is copied for a story that is not there.
        self.library.read(|r| r.story_must_exist(story))?;
        let (name, mime) = (incoming.name, incoming.mime);
        let folder = self.library.path();
        let Some(taken) = files::take(folder, incoming.bytes, incoming.go_on)? else { return Ok(None) };
        let content = Content { title: name.to_owned(), anchor, ..Content::default() };
        let made = self.change(stamp, |w| {
            w.connection().execute(
                "INSERT INTO vault_file (hash, mime, bytes) VALUES (?1, ?2, ?3) ON CONFLICT (hash) DO NOTHING",
                params![taken.hash.as_str(), mime, taken.bytes],
            )?;
            let made = insert(w, &NewEntry { story, kind, content }, Some((&taken.hash, name)))?;
            files::name(folder, &taken)?;
            Ok(made)
        })?;
        Ok(Some(made))
    }

    /// A private copy of an entry's file for another program to open, until [`Vault::take_back`]
    /// or the next start; none when the entry has no file.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] when the file is gone or is not what it was; those of the disk.
    pub fn lend(self, id: EntryId, extension: &str) -> Result<Option<PathBuf>> {
        let Some(file) = self.entry(id)?.and_then(|entry| entry.file) else { return Ok(None) };
        let copy = files::lend(self.library.path(), &format!("{id}{extension}"))?;
        files::copy(self.library.path(), &file.hash, &copy)?;
        Ok(Some(copy))
    }

    /// Removes the copies that were lent.
    pub fn take_back(self) {
        files::take_back(self.library.path());
    }

    /// Puts entries aside; they can be brought back for [`crate::GRACE`].
    pub fn trash(self, stamp: &Stamp, ids: &[EntryId]) -> Result<()> {
        self.mark(stamp, ids, Some(stamp.time.to_rfc3339()))
    }

    /// Brings entries back.
    pub fn restore(self, stamp: &Stamp, ids: &[EntryId]) -> Result<()> {
        self.mark(stamp, ids, None)
    }

    fn mark(self, stamp: &Stamp, ids: &[EntryId], time: Option<String>) -> Result<()> {
        self.change(stamp, |w| {
            for id in ids {
                w.connection().execute(
                    "UPDATE vault_entry SET trashed_at = ?2 WHERE id = ?1",
                    params![id.to_string(), time],
                )?;
                w.forget_idle(IDLE, &id.to_string())?;
            }
            Ok(())
        })
    }

    /// Removes entries that were put aside for good: their rows are zeroed, the files of which no
    /// entry is left are deleted, and the database's log is emptied. Others are left as they are.
    pub fn purge(self, stamp: &Stamp, ids: &[EntryId]) -> Result<()> {
        self.change(stamp, |w| {
            for id in ids {
                if one(w, *id)?.is_some_and(|entry| entry.trashed.is_some()) {
                    delete(w, *id)?;
                }
            }
            Ok(())
        })?;
        self.remove_unused(stamp)?;
        self.library.empty_log()
    }

    /// What is done at every start: entries that were put aside, earlier states and files without a
    /// row go when they were seen so for [`crate::GRACE`], counted as [`crate::LOOK`] says and not by
    /// the clock alone; and what an earlier run could not finish is finished.
    pub fn sweep(self, stamp: &Stamp) -> Result<()> {
        files::clear_rests(self.library.path());
        let waiting = self.waiting()?;
        // An empty vault writes nothing when a library is opened.
        let over =
            if waiting.is_empty() { Vec::new() } else { self.change(stamp, |w| w.see_idle(IDLE, waiting))? };
        self.finish(stamp, &over.into_iter().map(|one| one.key).collect::<Vec<_>>())
    }

    /// Removes for good what has waited long enough.
    fn finish(self, stamp: &Stamp, keys: &[String]) -> Result<()> {
        let over: Vec<Waiting> = keys.iter().filter_map(|key| Waiting::read(key)).collect();
        let entries: Vec<EntryId> = over.iter().filter_map(Waiting::entry).collect();
        if !entries.is_empty() {
            self.purge(stamp, &entries)?;
        }
        self.forget_states(stamp, &over)?;
        self.remove_unused(stamp)?;
        over.iter()
            .filter_map(Waiting::file)
            .try_for_each(|hash| files::remove(self.library.path(), hash))?;
        if keys.is_empty() {
            return Ok(());
        }
        // A hash says whether somebody had a document.
        self.change(stamp, |w| keys.iter().try_for_each(|key| w.forget_idle(IDLE, key)))?;
        self.library.empty_log()
    }

    /// All that waits to go for good, and since when.
    fn waiting(self) -> Result<Vec<Idle>> {
        let mut found: Vec<Idle> = self.library.read(|r| {
            let mut query = r.connection.prepare(
                "SELECT id AS item, trashed_at AS came FROM vault_entry WHERE trashed_at IS NOT NULL
                 UNION ALL SELECT 'state-' || seq, time FROM vault_state",
            )?;
            let rows =
                query.query_map([], |row| Ok(Idle { key: row.get("item")?, came: time(row, "came")? }))?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })?;
        found.extend(self.strays()?);
        Ok(found)
    }

    fn forget_states(self, stamp: &Stamp, over: &[Waiting]) -> Result<()> {
        let old: Vec<i64> = over.iter().filter_map(Waiting::state).collect();
        if old.is_empty() {
            return Ok(());
        }
        self.change(stamp, |w| {
            let mut delete = w.connection().prepare("DELETE FROM vault_state WHERE seq = ?1")?;
            old.iter().try_for_each(|seq| delete.execute([seq]).map(|_| ()))?;
            Ok(())
        })
    }

    /// Deletes the files that no entry names. File and row go in one transaction: nobody can make an
    /// entry of the same content between the two. The row outlives its file when that is cut short,
    /// and the next run finishes it.
    fn remove_unused(self, stamp: &Stamp) -> Result<()> {
        let unused: Vec<Hash> = self.library.read(|r| {
            let mut query = r.connection.prepare(
                "SELECT hash FROM vault_file WHERE hash NOT IN (SELECT file FROM vault_entry WHERE file IS NOT NULL)",
            )?;
            let rows = query.query_map([], |row| parsed(row, "hash"))?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })?;
        for hash in unused {
            self.change(stamp, |w| {
                let gone = w.connection().execute(
                    "DELETE FROM vault_file WHERE hash = ?1 AND NOT EXISTS (SELECT 1 FROM vault_entry WHERE file = ?1)",
                    [hash.as_str()],
                )?;
                // Somebody has just taken the same file in again.
                if gone == 0 { Ok(()) } else { files::remove(self.library.path(), &hash) }
            })?;
        }
        Ok(())
    }

    /// Files that have no row, since the machine stopped between the two. They do not go at once: where
    /// an older database was put back, they may be what its newer one held.
    fn strays(self) -> Result<Vec<Idle>> {
        let named: HashSet<Hash> = self.library.read(|r| {
            let mut query = r.connection.prepare("SELECT hash FROM vault_file")?;
            let rows = query.query_map([], |row| parsed(row, "hash"))?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })?;
        let all = files::all(self.library.path()).into_iter();
        let strays = all.filter(|(hash, _)| !named.contains(hash));
        Ok(strays.map(|(hash, came)| Idle { key: hash.to_string(), came }).collect())
    }
}

/// What an entry of the table of what is idle names.
enum Waiting {
    Entry(EntryId),
    State(i64),
    File(Hash),
}

impl Waiting {
    fn read(key: &str) -> Option<Waiting> {
        if let Some(seq) = key.strip_prefix("state-") {
            return seq.parse().ok().map(Waiting::State);
        }
        let entry = key.parse().ok().map(Waiting::Entry);
        entry.or_else(|| key.parse().ok().map(Waiting::File))
    }

    fn entry(&self) -> Option<EntryId> {
        if let Waiting::Entry(id) = self { Some(*id) } else { None }
    }

    fn state(&self) -> Option<i64> {
        if let Waiting::State(seq) = self { Some(*seq) } else { None }
    }

    fn file(&self) -> Option<&Hash> {
        if let Waiting::File(hash) = self { Some(hash) } else { None }
    }
}

fn insert(w: &mut Write<'_>, new: &NewEntry, file: Option<(&Hash, &str)>) -> Result<Entry> {
    w.story_must_exist(new.story)?;
    let (id, stamp) = (EntryId::fresh(), w.stamp());
    let (hash, name) = file.unzip();
    w.connection().execute(
        "INSERT INTO vault_entry (id, story, kind, content, file, file_name, person, person_name, created_at, changed_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?9)",
        params![
            id.to_string(),
            new.story.to_string(),
            new.kind.name(),
            to_json(&new.content)?,
            hash.map(Hash::as_str),
            name.unwrap_or_default(),
            stamp.id(),
            stamp.name(),
            stamp.time.to_rfc3339(),
        ],
    )?;
    one(w, id)?.ok_or(StoreError::Sqlite(rusqlite::Error::QueryReturnedNoRows))
}

fn delete(w: &mut Write<'_>, id: EntryId) -> Result<()> {
    w.connection().execute("DELETE FROM vault_state WHERE entry = ?1", [id.to_string()])?;
    w.connection().execute("DELETE FROM vault_entry WHERE id = ?1", [id.to_string()])?;
    w.forget_idle(IDLE, &id.to_string())
}

fn keep_state(w: &mut Write<'_>, before: &Entry) -> Result<()> {
    w.connection()
        .prepare_cached(
            "INSERT INTO vault_state (entry, content, person_name, time) VALUES (?1, ?2, ?3, ?4)",
        )?
        .execute(params![
            before.id.to_string(),
            to_json(&before.content)?,
            before.person,
            before.changed.to_rfc3339()
        ])?;
    Ok(())
}

/// Autosaves come three times a second: not each is a state. One that is left behind is kept when
/// it stood for a minute, when the last kept one is as old, or when half of its text is going.
fn is_worth_keeping(before: &Entry, after: &Content, last: Option<Instant>, now: Instant) -> bool {
    let empty = before.content.text.is_empty() && before.content.contact.is_none();
    let enough = |since: Instant| (now - since).num_seconds() >= STATE_EVERY_SECONDS;
    let goes = after.text.len() * 2 < before.content.text.len();
    !empty && (goes || enough(before.changed) || enough(last.unwrap_or(before.created)))
}
