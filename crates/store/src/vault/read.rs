//! Reading the vault.

use super::{Entry, EntryId, File, State, Vault};
use crate::tables::{json, maybe_parsed, maybe_time, parsed, time};
use crate::{Instant, PersonId, Read, Result};
use gaotai_article::{ArticleId, Hash};
use rusqlite::{OptionalExtension, Params, Row, params};

const ENTRY: &str = "SELECT vault_entry.*, mime, bytes FROM vault_entry LEFT JOIN vault_file ON hash = file";

fn entry(row: &Row<'_>) -> rusqlite::Result<Entry> {
    let hash: Option<Hash> = maybe_parsed(row, "file")?;
    let file = match hash {
        Some(hash) => {
            Some(File { hash, mime: row.get("mime")?, name: row.get("file_name")?, bytes: row.get("bytes")? })
        }
        None => None,
    };
    Ok(Entry {
        id: parsed(row, "id")?,
        story: parsed(row, "story")?,
        kind: parsed(row, "kind")?,
        content: json(row, "content")?,
        file,
        person: row.get("person_name")?,
        created: time(row, "created_at")?,
        changed: time(row, "changed_at")?,
        trashed: maybe_time(row, "trashed_at")?,
    })
}

/// Whether a person has put anything into the vault: that, and nothing else, is told of it.
pub(crate) fn has_entries_of(read: &Read<'_>, person: PersonId) -> Result<bool> {
    let mut query = read.connection.prepare_cached("SELECT 1 FROM vault_entry WHERE person = ?1 LIMIT 1")?;
    Ok(query.exists([person.to_string()])?)
}

pub(super) fn entries(read: &Read<'_>, rest: &str, values: impl Params) -> Result<Vec<Entry>> {
    let mut query = read.connection.prepare_cached(&format!("{ENTRY} {rest}"))?;
    let rows = query.query_map(values, entry)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn one(read: &Read<'_>, id: EntryId) -> Result<Option<Entry>> {
    let mut query = read.connection.prepare_cached(&format!("{ENTRY} WHERE id = ?1"))?;
    Ok(query.query_row([id.to_string()], entry).optional()?)
}

/// Who wrote an entry's last earlier state, and when.
pub(super) fn last_state(read: &Read<'_>, id: EntryId) -> Result<Option<Instant>> {
    let mut query = read
        .connection
        .prepare_cached("SELECT time FROM vault_state WHERE entry = ?1 ORDER BY seq DESC LIMIT 1")?;
    Ok(query.query_row([id.to_string()], |row| time(row, "time")).optional()?)
}

impl Vault<'_> {
    /// The entries of a story, the oldest first; those that were removed are marked.
    pub fn of_story(self, story: ArticleId) -> Result<Vec<Entry>> {
        self.library.read(|r| entries(r, "WHERE story = ?1 ORDER BY id", params![story.to_string()]))
    }

    /// An entry.
    pub fn entry(self, id: EntryId) -> Result<Option<Entry>> {
        self.library.read(|r| one(r, id))
    }

    /// Entries with all of these words in them, of whatever story, the newest first. It reads
    /// every entry: there is no index that could lie about elsewhere.
    pub fn search(self, words: &str) -> Result<Vec<Entry>> {
        let words: Vec<String> = words.split_whitespace().map(str::to_lowercase).collect();
        if words.is_empty() {
            return Ok(Vec::new());
        }
        let all = self.library.read(|r| entries(r, "WHERE trashed_at IS NULL ORDER BY id DESC", []))?;
        let has = |entry: &Entry, word: &String| {
            let name = entry.file.as_ref().is_some_and(|file| file.name.to_lowercase().contains(word));
            name || entry.content.has(word)
        };
        Ok(all.into_iter().filter(|entry| words.iter().all(|word| has(entry, word))).collect())
    }

    /// What an entry said before, the newest first.
    pub fn states(self, id: EntryId) -> Result<Vec<State>> {
        self.library.read(|r| {
            let mut query = r
                .connection
                .prepare_cached("SELECT * FROM vault_state WHERE entry = ?1 ORDER BY seq DESC")?;
            let rows = query.query_map([id.to_string()], |row| {
                Ok(State {
                    content: json(row, "content")?,
                    person: row.get("person_name")?,
                    time: time(row, "time")?,
                })
            })?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }
}
