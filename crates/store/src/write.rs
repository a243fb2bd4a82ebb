//! The one token through which the library is changed.

use crate::cache::{Cache, Working};
use crate::tables::people::Person;
use crate::{Instant, Read, Result};
use gaotai_article::ArticleId;
use rusqlite::{Connection, params};
use std::ops::Deref;
use std::path::Path;

/// Who does something, and when.
#[derive(Debug, Clone, PartialEq)]
pub struct Stamp {
    /// Nobody for what the program does by itself, such as putting in the sample stories.
    pub person: Option<Person>,
    /// The moment, from outside.
    pub time: Instant,
}

impl Stamp {
    /// The name as revisions keep it; empty for nobody.
    pub(crate) fn name(&self) -> &str {
        self.person.as_ref().map_or("", |person| person.name.as_str())
    }

    /// The person's id.
    pub(crate) fn id(&self) -> Option<String> {
        self.person.as_ref().map(|person| person.id.to_string())
    }
}

/// A transaction that is under way. It also reads, and sees what it has written.
///
/// Its methods are in the modules of the tables that they write. When the closure that
/// has it returns an error, nothing of it remains.
#[derive(Debug)]
pub struct Write<'l> {
    read: Read<'l>,
    folder: &'l Path,
    stamp: &'l Stamp,
    label: &'l str,
    step: Option<i64>,
    fresh: Vec<Working>,
}

impl<'l> Deref for Write<'l> {
    type Target = Read<'l>;
    fn deref(&self) -> &Read<'l> {
        &self.read
    }
}

impl<'l> Write<'l> {
    pub(crate) fn new(
        connection: &'l Connection,
        cache: &'l Cache,
        folder: &'l Path,
        stamp: &'l Stamp,
        label: &'l str,
    ) -> Self {
        Write { read: Read { connection, cache }, folder, stamp, label, step: None, fresh: Vec::new() }
    }

    /// Who does it, and when.
    pub fn stamp(&self) -> &'l Stamp {
        self.stamp
    }

    pub(crate) fn connection(&self) -> &'l Connection {
        self.read.connection
    }

    pub(crate) fn folder(&self) -> &'l Path {
        self.folder
    }

    /// The number of this transaction's step. Recorded when first asked for: entries of the
    /// journal are no steps, the revision that they become is one.
    pub(crate) fn step(&mut self) -> Result<i64> {
        if let Some(step) = self.step {
            return Ok(step);
        }
        self.connection()
            .prepare_cached("INSERT INTO step (label, person, time) VALUES (?1, ?2, ?3)")?
            .execute(params![self.label, self.stamp.id(), self.stamp.time.to_rfc3339()])?;
        let step = self.connection().last_insert_rowid();
        self.step = Some(step);
        Ok(step)
    }

    /// Notes how a story stands now in this transaction.
    pub(crate) fn note(&mut self, working: Working) {
        self.fresh.retain(|other| other.article.id != working.article.id);
        self.fresh.push(working);
    }

    /// How a story stands in this transaction, if it was written in it.
    pub(crate) fn noted(&self, id: ArticleId) -> Option<&Working> {
        self.fresh.iter().find(|working| working.article.id == id)
    }

    /// The stories that were written, for the cache once all is committed.
    pub(crate) fn into_fresh(self) -> Vec<Working> {
        self.fresh
    }
}
