//! Stories: where their head is, new revisions of them, the bin.

use super::media_use::figures;
use super::parsed;
use super::revisions::{RevisionId, Stage};
use crate::cache::Working;
use crate::projection::{self, Projection};
use crate::{Read, Result, StoreError, Write};
use gaotai_article::{Article, ArticleId};
use rusqlite::{OptionalExtension, params};
use std::sync::Arc;

/// A story as it stands now.
#[derive(Debug, Clone, PartialEq)]
pub struct Head {
    /// The newest revision.
    pub revision: RevisionId,
    /// How that revision came about.
    pub stage: Stage,
    /// The story with the journal replayed.
    pub article: Article,
    /// Whether the journal has anything that is not in the revision.
    pub dirty: bool,
}

impl Read<'_> {
    /// The story as it stands now: its newest revision with the journal replayed.
    pub fn head(&self, id: ArticleId) -> Result<Head> {
        let working = self.working(id)?;
        let Working { revision, stage, entry, article } = working;
        Ok(Head { revision, stage, dirty: entry.is_some(), article: Arc::unwrap_or_clone(article) })
    }

    /// How many stories there are, those in the bin included.
    pub fn story_count(&self) -> Result<usize> {
        Ok(self.connection.query_row("SELECT count(*) FROM article", [], |row| row.get(0))?)
    }

    /// The newest revision, its stage and the last journal entry after it.
    pub(crate) fn place(&self, id: ArticleId) -> Result<(RevisionId, Stage, Option<i64>)> {
        let mut query = self.connection.prepare_cached(
            "SELECT head, stage, (SELECT max(seq) FROM journal WHERE journal.article = article.id) AS entry
             FROM article JOIN revision ON revision.id = article.head WHERE article.id = ?1",
        )?;
        let row =
            |row: &rusqlite::Row<'_>| Ok((parsed(row, "head")?, parsed(row, "stage")?, row.get("entry")?));
        query.query_row([id.to_string()], row).optional()?.ok_or(StoreError::StoryMissing { id })
    }

    /// The story with its journal replayed, from the cache where that has it.
    pub(crate) fn working(&self, id: ArticleId) -> Result<Working> {
        let (revision, stage, entry) = self.place(id)?;
        if let Some(kept) = self.cache.find(id, revision, entry) {
            return Ok(kept);
        }
        let mut article = self.revision(id, revision)?;
        if entry.is_some() {
            self.replay(&mut article)?;
        }
        let working = Working { revision, stage, entry, article: Arc::new(article) };
        Ok(working)
    }

    /// Whether it lies in the bin.
    ///
    /// # Errors
    /// [`StoreError::StoryMissing`].
    pub fn is_trashed(&self, id: ArticleId) -> Result<bool> {
        let mut query =
            self.connection.prepare_cached("SELECT trashed_at IS NOT NULL FROM article WHERE id = ?1")?;
        let found = query.query_row([id.to_string()], |row| row.get(0)).optional()?;
        found.ok_or(StoreError::StoryMissing { id })
    }

    pub(crate) fn story_must_exist(&self, id: ArticleId) -> Result<()> {
        let mut query = self.connection.prepare_cached("SELECT 1 FROM article WHERE id = ?1")?;
        if query.exists([id.to_string()])? { Ok(()) } else { Err(StoreError::StoryMissing { id }) }
    }
}

impl Write<'_> {
    /// Takes a new story in with its first revision.
    pub fn create(&mut self, article: &Article, stage: Stage) -> Result<RevisionId> {
        let id = article.id;
        if self.story_must_exist(id).is_ok() {
            return Err(StoreError::StoryExists { id });
        }
        let time = self.stamp().time.to_rfc3339();
        // The head is not known yet; the reference to it is checked when all is committed.
        self.connection().execute(
            "INSERT INTO article (id, head, created_at, updated_at, title, kicker, lead, authors, language, words)
             VALUES (?1, '', ?2, ?2, '', '', '', '[]', '', 0)",
            params![id.to_string(), time],
        )?;
        let revision = self.append(article, stage, &[])?;
        self.move_head(article, revision, stage)?;
        Ok(revision)
    }

    /// Appends a revision and makes it the head. The current head must be among `parents`.
    /// A journal that is not empty becomes a revision of its own first, and that takes the
    /// head's place among the parents: nothing that was typed is lost.
    ///
    /// # Errors
    /// [`StoreError::Stale`] when the head is not among the parents,
    /// [`StoreError::RevisionMissing`] for a parent that is not a revision of the story.
    pub fn commit(&mut self, article: &Article, stage: Stage, parents: &[RevisionId]) -> Result<RevisionId> {
        let (head, ..) = self.place(article.id)?;
        if !parents.contains(&head) {
            return Err(StoreError::Stale { head });
        }
        for parent in parents {
            if !self.has_revision(article.id, *parent)? {
                return Err(StoreError::RevisionMissing { id: *parent });
            }
        }
        let now = self.compact(article.id, Stage::Edit)?.unwrap_or(head);
        let parents: Vec<RevisionId> =
            parents.iter().map(|parent| if *parent == head { now } else { *parent }).collect();
        let revision = self.append(article, stage, &parents)?;
        self.move_head(article, revision, stage)?;
        Ok(revision)
    }

    /// Puts stories into the bin; those that are there stay there.
    pub fn trash(&mut self, ids: &[ArticleId]) -> Result<()> {
        let time = self.stamp().time.to_rfc3339();
        self.mark_trashed(ids, Some(time))
    }

    /// Takes stories out of the bin.
    pub fn untrash(&mut self, ids: &[ArticleId]) -> Result<()> {
        self.mark_trashed(ids, None)
    }

    fn mark_trashed(&mut self, ids: &[ArticleId], time: Option<String>) -> Result<()> {
        self.step()?;
        for id in ids {
            self.story_must_exist(*id)?;
            self.connection()
                .execute("UPDATE article SET trashed_at = ?2 WHERE id = ?1", params![id.to_string(), time])?;
        }
        Ok(())
    }

    pub(crate) fn move_head(&mut self, article: &Article, revision: RevisionId, stage: Stage) -> Result<()> {
        self.connection().execute(
            "UPDATE article SET head = ?2 WHERE id = ?1",
            params![article.id.to_string(), revision.to_string()],
        )?;
        self.project(&projection::of(article), article.id)?;
        self.note_present_uses(article.id, &figures(article))?;
        self.note(Working { revision, stage, entry: None, article: Arc::new(article.clone()) });
        self.drop_settled_fields(article.id)
    }

    /// Writes what the list shows of the story.
    pub(crate) fn project(&mut self, shown: &Projection, id: ArticleId) -> Result<()> {
        let (channel, name) = shown.channel.clone().unzip();
        self.connection()
            .prepare_cached(
                "UPDATE article SET updated_at = ?2, title = ?3, kicker = ?4, lead = ?5, channel = ?6,
                 channel_name = ?7, authors = ?8, source = ?9, language = ?10, words = ?11, picture = ?12, suggestions = ?13
                 WHERE id = ?1",
            )?
            .execute(params![
                id.to_string(),
                self.stamp().time.to_rfc3339(),
                shown.title,
                shown.kicker,
                shown.lead,
                channel,
                name,
                shown.authors,
                shown.source,
                shown.language,
                shown.count.body.words,
                shown.picture,
                shown.suggestions,
            ])?;
        self.connection()
            .prepare_cached(
                "INSERT INTO article_text (article, text) VALUES (?1, ?2)
                 ON CONFLICT (article) DO UPDATE SET text = excluded.text WHERE text <> excluded.text",
            )?
            .execute(params![id.to_string(), shown.text])?;
        Ok(())
    }
}
