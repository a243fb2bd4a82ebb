//! Names that people gave to versions.

use super::revisions::RevisionId;
use crate::{Result, StoreError, Write};
use gaotai_article::ArticleId;
use rusqlite::params;

impl Write<'_> {
    /// Names a revision of the story, or takes its name away. `note` is what stands beside
    /// the name; none leaves it as it is.
    ///
    /// # Errors
    /// [`StoreError::RevisionMissing`] for what is not a revision of the story.
    pub fn name_revision(
        &mut self,
        id: ArticleId,
        revision: RevisionId,
        name: Option<&str>,
        note: Option<&str>,
    ) -> Result<()> {
        if !self.has_revision(id, revision)? {
            return Err(StoreError::RevisionMissing { id: revision });
        }
        self.step()?;
        let (connection, stamp) = (self.connection(), self.stamp());
        let Some(name) = name else {
            connection.execute("DELETE FROM snapshot WHERE revision = ?1", [revision.to_string()])?;
            return Ok(());
        };
        connection
            .prepare_cached(
                "INSERT INTO snapshot (revision, name, note, person, person_name, time)
                 VALUES (?1, ?2, coalesce(?3, ''), ?4, ?5, ?6)
                 ON CONFLICT (revision) DO UPDATE SET name = excluded.name, note = coalesce(?3, note),
                 person = excluded.person, person_name = excluded.person_name, time = excluded.time",
            )?
            .execute(params![
                revision.to_string(),
                name,
                note,
                stamp.id(),
                stamp.name(),
                stamp.time.to_rfc3339()
            ])?;
        Ok(())
    }
}
