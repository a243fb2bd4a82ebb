//! Up to which version people have read stories.

use super::people::PersonId;
use super::revisions::{RevisionId, RevisionRow};
use super::{parsed, time};
use crate::{Instant, Read, Result, StoreError, Write};
use gaotai_article::ArticleId;
use rusqlite::{OptionalExtension, params};

/// How far somebody knows a story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known {
    /// The version that they know.
    pub revision: RevisionId,
    /// When they said so, or wrote it.
    pub time: Instant,
}

impl Read<'_> {
    /// How far a person knows a story: up to what they said to have read, or else wrote last;
    /// and on from there as long as it is their own. None for who has neither read nor written.
    pub fn known(&self, article: ArticleId, person: PersonId) -> Result<Option<Known>> {
        let rows = self.revisions(article)?;
        let own = |row: &&RevisionRow| row.author.as_ref().is_some_and(|author| author.id == person);
        let Some(known) = self.read_up_to(article, person)? else {
            return Ok(rows.iter().find(own).map(|row| Known { revision: row.id, time: row.time }));
        };
        let newer: Vec<&RevisionRow> = rows.iter().take_while(|row| row.id != known.revision).collect();
        let last = newer.into_iter().rev().take_while(own).last();
        Ok(Some(Known { revision: last.map_or(known.revision, |row| row.id), ..known }))
    }

    fn read_up_to(&self, article: ArticleId, person: PersonId) -> Result<Option<Known>> {
        let mut query = self
            .connection
            .prepare_cached("SELECT revision, time FROM reading WHERE article = ?1 AND person = ?2")?;
        let row = |row: &rusqlite::Row<'_>| {
            Ok(Known { revision: parsed(row, "revision")?, time: time(row, "time")? })
        };
        Ok(query.query_row([article.to_string(), person.to_string()], row).optional()?)
    }
}

impl Write<'_> {
    /// The current person has read the story up to this version.
    ///
    /// # Errors
    /// [`StoreError::RevisionMissing`] for what is not a revision of the story.
    pub fn put_reading(&mut self, article: ArticleId, revision: RevisionId) -> Result<()> {
        if !self.has_revision(article, revision)? {
            return Err(StoreError::RevisionMissing { id: revision });
        }
        let stamp = self.stamp();
        self.connection().execute(
            "INSERT INTO reading (person, article, revision, time) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (person, article) DO UPDATE SET revision = excluded.revision, time = excluded.time",
            params![stamp.id(), article.to_string(), revision.to_string(), stamp.time.to_rfc3339()],
        )?;
        Ok(())
    }
}
