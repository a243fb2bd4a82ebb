//! Vocabularies: channels, genres, sources. Stories refer to entries by id and keep the
//! name as it stood; a new name here is seen in every list and touches no revision.

use crate::{Read, Result, StoreError, Write};
use rusqlite::{OptionalExtension, params};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Which vocabulary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TermKind {
    /// 栏目: a tree.
    Channel,
    /// 体裁.
    Genre,
    /// 来源.
    Source,
}

impl TermKind {
    /// The name in the database and in JSON.
    pub fn name(self) -> &'static str {
        match self {
            TermKind::Channel => "channel",
            TermKind::Genre => "genre",
            TermKind::Source => "source",
        }
    }
}

/// An entry of a vocabulary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// Stays the same when the name changes.
    pub id: String,
    /// The name as it is now.
    pub name: String,
    /// The entry above it.
    pub parent: Option<String>,
}

impl Read<'_> {
    /// The entries in the order in which they were put in.
    pub fn vocabulary(&self, kind: TermKind) -> Result<Vec<Term>> {
        let mut query = self
            .connection
            .prepare_cached("SELECT id, name, parent FROM term WHERE kind = ?1 ORDER BY seq")?;
        let rows = query.query_map([kind.name()], |row| {
            Ok(Term { id: row.get("id")?, name: row.get("name")?, parent: row.get("parent")? })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl Write<'_> {
    /// Puts an entry in, or gives the entry with this id a new name and place. Without an
    /// id a new one is made. Returns the id.
    pub fn put_term(
        &mut self,
        kind: TermKind,
        id: Option<&str>,
        name: &str,
        parent: Option<&str>,
    ) -> Result<String> {
        self.step()?;
        let id = id.map_or_else(|| Uuid::now_v7().to_string(), str::to_owned);
        if id.is_empty() || name.trim().is_empty() {
            return Err(StoreError::TermInvalid { id, problem: "an entry needs an id and a name" });
        }
        if let Some(problem) = self.wrong_above(kind, &id, parent)? {
            return Err(StoreError::TermInvalid { id, problem });
        }
        self.connection().execute(
            "INSERT INTO term (kind, id, name, parent) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (kind, id) DO UPDATE SET name = excluded.name, parent = excluded.parent",
            params![kind.name(), id, name.trim(), parent],
        )?;
        Ok(id)
    }

    /// Goes up from `parent` to the top and says what is wrong there.
    fn wrong_above(&self, kind: TermKind, id: &str, parent: Option<&str>) -> Result<Option<&'static str>> {
        let mut query =
            self.connection().prepare_cached("SELECT parent FROM term WHERE kind = ?1 AND id = ?2")?;
        let mut above = parent.map(str::to_owned);
        while let Some(this) = above {
            if this == id {
                return Ok(Some("an entry cannot stand below itself"));
            }
            let found = query.query_row([kind.name(), &this], |row| row.get(0)).optional()?;
            let Some(next) = found else { return Ok(Some("the entry above it is not there")) };
            above = next;
        }
        Ok(None)
    }
}
