//! People who write at this library.

use super::roles::{Colour, Role};
use super::{maybe_parsed, parsed};
use crate::{Read, Result, StoreError, Write};
use rusqlite::{OptionalExtension, Row, params};
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

/// What is said of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonAbout {
    /// As it shall stand with versions; not empty, and nobody else's.
    pub name: String,
    /// 笔名; empty for none.
    pub pen_name: String,
    /// What they do.
    pub role: Role,
    /// None chooses by role, and one that nobody has.
    pub colour: Option<Colour>,
    /// Whether their edits are suggestions; none is as the role has it.
    pub tracked: Option<bool>,
}

/// A person with all that is said of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonRow {
    /// The identifier.
    pub id: PersonId,
    /// The name as it stands with versions.
    pub name: String,
    /// 笔名; empty for none.
    pub pen_name: String,
    /// What they do.
    pub role: Role,
    /// The colour of their marks.
    pub colour: Colour,
    /// Whether their edits are suggestions; none is as the role has it.
    pub tracked: Option<bool>,
    /// Whether they write now.
    pub current: bool,
}

/// Columns in which it stands who wrote something, as table and column.
const WRITTEN: &[(&str, &str)] = &[
    ("revision", "author"),
    ("journal", "person"),
    ("delivery", "person"),
    ("snapshot", "person"),
    ("comment", "person"),
    ("comment", "resolved_by"),
    ("field_suggestion", "person"),
    ("decided", "person"),
    ("decided", "decided_by"),
];

fn person_row(row: &Row<'_>, current: Option<PersonId>) -> rusqlite::Result<PersonRow> {
    let (id, role): (PersonId, Role) = (parsed(row, "id")?, parsed(row, "role")?);
    Ok(PersonRow {
        id,
        name: row.get("name")?,
        pen_name: row.get("pen_name")?,
        role,
        colour: maybe_parsed(row, "colour")?.unwrap_or(role.colour()),
        tracked: row.get("tracked")?,
        current: current == Some(id),
    })
}

impl Read<'_> {
    /// The current person, the author of what follows; none before a name was given.
    pub fn person(&self) -> Result<Option<Person>> {
        let mut query =
            self.connection.prepare_cached("SELECT id, name FROM person ORDER BY chosen DESC LIMIT 1")?;
        let row = |row: &Row<'_>| Ok(Person { id: parsed(row, "id")?, name: row.get("name")? });
        Ok(query.query_row([], row).optional()?)
    }

    /// Whether a name must still be asked for.
    pub fn needs_name(&self) -> Result<bool> {
        Ok(self.person()?.is_none())
    }

    /// Everybody, in the order in which they came.
    pub fn people(&self) -> Result<Vec<PersonRow>> {
        let current = self.person()?.map(|person| person.id);
        let mut query = self.connection.prepare_cached("SELECT * FROM person ORDER BY rowid")?;
        let rows = query.query_map([], |row| person_row(row, current))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// One of them.
    ///
    /// # Errors
    /// [`StoreError::PersonMissing`].
    pub fn person_row(&self, id: PersonId) -> Result<PersonRow> {
        let current = self.person()?.map(|person| person.id);
        let mut query = self.connection.prepare_cached("SELECT * FROM person WHERE id = ?1")?;
        let found = query.query_row([id.to_string()], |row| person_row(row, current)).optional()?;
        found.ok_or(StoreError::PersonMissing { id })
    }

    /// A person with the name as it is now; an empty one for who is not of this library.
    pub fn named(&self, id: PersonId) -> Result<Person> {
        let mut query = self.connection.prepare_cached("SELECT name FROM person WHERE id = ?1")?;
        let name = query.query_row([id.to_string()], |row| row.get(0)).optional()?;
        Ok(Person { id, name: name.unwrap_or_default() })
    }

    /// Whether anything in the library was written by this person.
    fn has_written(&self, id: PersonId) -> Result<bool> {
        for (table, column) in WRITTEN {
            let sql = format!("SELECT 1 FROM {table} WHERE {column} = ?1 LIMIT 1");
            if self.connection.prepare_cached(&sql)?.exists([id.to_string()])? {
                return Ok(true);
            }
        }
        crate::vault::has_entries_of(self, id)
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
        person.ok_or(StoreError::Sqlite(rusqlite::Error::QueryReturnedNoRows))
    }

    /// Adds a person, or changes what is said of one. The first one writes from now on.
    ///
    /// # Errors
    /// [`StoreError::PersonMissing`]; [`StoreError::PersonNameTaken`] for the name of another.
    pub fn save_person(&mut self, id: Option<PersonId>, about: &PersonAbout) -> Result<PersonRow> {
        let name = about.name.trim();
        let others: Vec<PersonRow> = self.people()?.into_iter().filter(|one| Some(one.id) != id).collect();
        if others.iter().any(|one| one.name == name) {
            return Err(StoreError::PersonNameTaken { name: name.to_owned() });
        }
        let taken: Vec<Colour> = others.iter().map(|one| one.colour).collect();
        let colour = about.colour.unwrap_or_else(|| about.role.colour().free(&taken));
        let step = self.step()?;
        let known = match id {
            Some(id) => self.person_row(id)?.id,
            None => self.new_person(name, others.is_empty().then_some(step))?,
        };
        self.connection().execute(
            "UPDATE person SET name = ?2, pen_name = ?3, role = ?4, colour = ?5, tracked = ?6 WHERE id = ?1",
            params![
                known.to_string(),
                name,
                about.pen_name.trim(),
                about.role.name(),
                colour.name(),
                about.tracked
            ],
        )?;
        self.person_row(known)
    }

    fn new_person(&mut self, name: &str, chosen: Option<i64>) -> Result<PersonId> {
        let id = PersonId(Uuid::now_v7());
        self.connection().execute(
            "INSERT INTO person (id, name, chosen) VALUES (?1, ?2, ?3)",
            params![id.to_string(), name, chosen],
        )?;
        Ok(id)
    }

    /// Who writes from now on.
    ///
    /// # Errors
    /// [`StoreError::PersonMissing`].
    pub fn choose_person(&mut self, id: PersonId) -> Result<PersonRow> {
        let step = self.step()?;
        self.connection()
            .execute("UPDATE person SET chosen = ?2 WHERE id = ?1", params![id.to_string(), step])?;
        self.person_row(id)
    }

    /// Takes a person away who has written nothing. When it was the current one, whoever was
    /// chosen before is that again.
    ///
    /// # Errors
    /// [`StoreError::PersonMissing`], [`StoreError::PersonHasWritten`].
    pub fn remove_person(&mut self, id: PersonId) -> Result<()> {
        let name = self.person_row(id)?.name;
        if self.has_written(id)? {
            return Err(StoreError::PersonHasWritten { name });
        }
        self.step()?;
        for sql in [
            "DELETE FROM comment_seen WHERE person = ?1",
            "DELETE FROM reading WHERE person = ?1",
            "DELETE FROM person WHERE id = ?1",
        ] {
            self.connection().execute(sql, [id.to_string()])?;
        }
        Ok(())
    }
}
