//! People who write at this library.

use super::parsed;
use crate::{Read, Result, Write};
use rusqlite::{OptionalExtension, params};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use uuid::Uuid;

/// A person's identifier: UUID version 7.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PersonId(pub Uuid);

impl fmt::Display for PersonId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.hyphenated().fmt(f)
    }
}

impl FromStr for PersonId {
    type Err = uuid::Error;
    fn from_str(text: &str) -> std::result::Result<Self, uuid::Error> {
        Uuid::parse_str(text).map(PersonId)
    }
}

/// Someone who writes at this library.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// The identifier.
    pub id: PersonId,
    /// The name as it is shown; in a revision the name as it stood.
    pub name: String,
}

impl Read<'_> {
    /// The current person, the author of what follows; none before a name was given.
    pub fn person(&self) -> Result<Option<Person>> {
        let mut query =
            self.connection.prepare_cached("SELECT id, name FROM person ORDER BY chosen DESC LIMIT 1")?;
        let row = |row: &rusqlite::Row<'_>| Ok(Person { id: parsed(row, "id")?, name: row.get("name")? });
        Ok(query.query_row([], row).optional()?)
    }

    /// Whether a name must still be asked for.
    pub fn needs_name(&self) -> Result<bool> {
        Ok(self.person()?.is_none())
    }
}

impl Write<'_> {
    /// Makes the person of this name the current one; a name not known yet is a new person.
    /// White space around the name is dropped.
    pub fn put_person(&mut self, name: &str) -> Result<Person> {
        let step = self.step()?;
        self.connection().execute(
            "INSERT INTO person (id, name, chosen) VALUES (?1, ?2, ?3)
             ON CONFLICT (name) DO UPDATE SET chosen = excluded.chosen",
            params![Uuid::now_v7().to_string(), name.trim(), step],
        )?;
        let person = self.person()?;
        person.ok_or(crate::StoreError::Sqlite(rusqlite::Error::QueryReturnedNoRows))
    }
}
