//! Which figure of which story has which picture: kept with every revision and every entry of
//! the journal, so that nothing that is still named is ever taken for unused.

use super::idle::MEDIA;
use super::json;
use super::revisions::unpack;
use crate::{Read, Result, Write};
use gaotai_article::{Article, ArticleId, Block, BlockId, Change, Hash};
use rusqlite::{Row, named_params, params};
use serde_json::Value;
use std::collections::HashSet;

/// A figure that has a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MediaUseRow {
    /// The story.
    pub story: String,
    /// Its title as the list shows it.
    pub title: String,
    /// The figure.
    pub block: String,
    /// The present text has it there; otherwise only older revisions or the journal.
    pub present: bool,
}

/// A picture and the figure that has it.
pub(crate) type Figure = (Hash, BlockId);

/// The figures of a story that have a picture.
pub(crate) fn figures(article: &Article) -> Vec<Figure> {
    let mut found = Vec::new();
    article.doc.body.iter().for_each(|block| collect(block, &mut found));
    found
}

fn collect(block: &Block, found: &mut Vec<Figure>) {
    match block {
        Block::Figure { id, media: Some(hash), .. } => found.push((hash.clone(), *id)),
        Block::Box { content, .. } => content.iter().for_each(|block| collect(block, found)),
        Block::List { items, .. } => {
            items.iter().flat_map(|item| &item.content).for_each(|block| collect(block, found));
        }
        _ => {}
    }
}

/// The same in the JSON of a change: picture and figure as they are written there.
fn named(node: &Value, found: &mut Vec<(String, String)>) {
    let attrs = &node["attrs"];
    if let (Some("figure"), Some(media)) = (node["type"].as_str(), attrs["media"].as_str()) {
        found.push((media.to_owned(), attrs["id"].as_str().unwrap_or_default().to_owned()));
    }
    node["content"].as_array().into_iter().flatten().for_each(|child| named(child, found));
}

/// What has a picture.
#[derive(Debug, Clone, Copy)]
enum By {
    Present,
    Revision,
    Journal,
}

impl By {
    fn column(self) -> &'static str {
        match self {
            By::Present => "present",
            By::Revision => "revision",
            By::Journal => "journal",
        }
    }
}

impl Read<'_> {
    /// Where a picture is used, stories changed last first.
    pub fn media_uses(&self, hash: &Hash) -> Result<Vec<MediaUseRow>> {
        let mut query = self.connection.prepare_cached(
            "SELECT media_use.article, title, block, present FROM media_use
             JOIN article ON article.id = media_use.article WHERE media = ?1
             ORDER BY present DESC, julianday(updated_at) DESC, article.rowid, block",
        )?;
        let row = |row: &Row<'_>| {
            Ok(MediaUseRow {
                story: row.get("article")?,
                title: row.get("title")?,
                block: row.get("block")?,
                present: row.get("present")?,
            })
        };
        Ok(query.query_map([hash.as_str()], row)?.collect::<rusqlite::Result<_>>()?)
    }

    /// The figures of a story's present text as the table knows them.
    pub(crate) fn noted_uses(&self, id: ArticleId) -> Result<Vec<Figure>> {
        let mut query = self
            .connection
            .prepare_cached("SELECT media, block FROM media_use WHERE article = ?1 AND present = 1")?;
        let row = |row: &Row<'_>| Ok((super::parsed(row, "media")?, BlockId(super::parsed(row, "block")?)));
        Ok(query.query_map([id.to_string()], row)?.collect::<rusqlite::Result<_>>()?)
    }

    /// How far the uses in older revisions are known: the revisions of which they are not yet,
    /// and how many could not be read.
    pub(crate) fn use_scan(&self) -> Result<(std::ops::RangeInclusive<i64>, u32)> {
        let mut query =
            self.connection.prepare_cached("SELECT seen, last, unreadable FROM media_use_scan")?;
        let row = |row: &Row<'_>| Ok((row.get::<_, i64>(0)? + 1..=row.get(1)?, row.get(2)?));
        Ok(query.query_row([], row)?)
    }
}

impl Write<'_> {
    fn note_use(&self, by: By, article: ArticleId, media: &str, block: &str) -> Result<()> {
        let column = by.column();
        self.connection()
            .prepare_cached(&format!(
                "INSERT INTO media_use (media, article, block, {column}) VALUES (?1, ?2, ?3, 1)
                 ON CONFLICT (media, article, block) DO UPDATE SET {column} = 1 WHERE {column} = 0"
            ))?
            .execute(params![media, article.to_string(), block])?;
        self.forget_idle(MEDIA, media)
    }

    /// Notes the pictures of a revision.
    pub(crate) fn note_revision_uses(&self, article: &Article) -> Result<()> {
        figures(article).iter().try_for_each(|(media, block)| {
            self.note_use(By::Revision, article.id, media.as_str(), &block.to_string())
        })
    }

    /// Notes the pictures that a journal entry brings beside those that the story had `before`.
    pub(crate) fn note_journal_uses(&self, id: ArticleId, before: &[Figure], change: &Change) -> Result<()> {
        let mut found = Vec::new();
        change.blocks.iter().for_each(|block| named(block, &mut found));
        let had = |media: &str, block: &str| {
            before.iter().any(|(hash, id)| hash.as_str() == media && id.to_string() == block)
        };
        found.retain(|(media, block)| !had(media, block));
        found.iter().try_for_each(|(media, block)| self.note_use(By::Journal, id, media, block))
    }

    /// Forgets what only the journal had, once it is empty.
    pub(crate) fn forget_journal_uses(&self, id: ArticleId) -> Result<()> {
        self.connection()
            .prepare_cached("UPDATE media_use SET journal = 0 WHERE article = ?1 AND journal = 1")?
            .execute([id.to_string()])?;
        self.forget_unused(id)
    }

    /// Notes the pictures of the present text.
    pub(crate) fn note_present_uses(&self, id: ArticleId, figures: &[Figure]) -> Result<()> {
        let blocks = Value::from_iter(figures.iter().map(|(media, block)| format!("{media} {block}")));
        self.connection()
            .prepare_cached(
                "UPDATE media_use SET present = 0 WHERE article = :article AND present = 1
                 AND media || ' ' || block NOT IN (SELECT value FROM json_each(:now))",
            )?
            .execute(named_params! { ":article": id.to_string(), ":now": blocks.to_string() })?;
        for (media, block) in figures {
            self.note_use(By::Present, id, media.as_str(), &block.to_string())?;
        }
        self.forget_unused(id)
    }

    fn forget_unused(&self, id: ArticleId) -> Result<()> {
        self.connection()
            .prepare_cached(
                "DELETE FROM media_use WHERE article = ?1 AND NOT present AND NOT revision AND NOT journal",
            )?
            .execute([id.to_string()])?;
        Ok(())
    }

    /// Looks through some of the revisions that are older than the table of uses; true once all
    /// are known. One that cannot be read is counted: what it names nobody knows.
    pub fn scan_media_uses(&mut self, most: usize) -> Result<bool> {
        let (todo, _) = self.use_scan()?;
        if todo.is_empty() {
            return Ok(true);
        }
        let (mut seen, mut unreadable) = (*todo.start() - 1, 0);
        let rows = self.old_revisions(seen, *todo.end(), most)?;
        let through = rows.len() < most;
        for OldRevision { seq, id, article, head, hash, body } in rows {
            seen = seq;
            match unpack(&id, &body, &hash) {
                Ok(article) => self.note_revision_uses(&article)?,
                Err(_) => unreadable += 1,
            }
            if let Some(story) = article.parse::<ArticleId>().ok().filter(|_| head)
                && let Ok(working) = self.working(story)
            {
                self.note_present_uses(story, &figures(&working.article))?;
            }
        }
        if through {
            seen = *todo.end();
            self.scan_journals()?;
        }
        self.connection().execute(
            "UPDATE media_use_scan SET seen = ?1, unreadable = unreadable + ?2",
            params![seen, unreadable],
        )?;
        Ok(through)
    }

    fn old_revisions(&self, seen: i64, last: i64, most: usize) -> Result<Vec<OldRevision>> {
        let mut query = self.connection().prepare_cached(
            "SELECT seq, revision.id, article, article.head = revision.id AS head, hash, body
             FROM revision JOIN article ON article.id = revision.article
             WHERE seq > ?1 AND seq <= ?2 ORDER BY seq LIMIT ?3",
        )?;
        let rows = query.query_map(params![seen, last, most], |row| {
            Ok(OldRevision {
                seq: row.get(0)?,
                id: row.get(1)?,
                article: row.get(2)?,
                head: row.get(3)?,
                hash: row.get(4)?,
                body: row.get(5)?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Notes what journals name that were left from before, also those that cannot be replayed.
    fn scan_journals(&self) -> Result<()> {
        let mut query = self.connection().prepare("SELECT article, change FROM journal")?;
        let rows =
            query.query_map([], |row| Ok((super::parsed(row, "article")?, json::<Value>(row, "change")?)))?;
        for row in rows {
            let (id, change): (ArticleId, Value) = row?;
            let mut found = Vec::new();
            change["blocks"].as_array().into_iter().flatten().for_each(|block| named(block, &mut found));
            for (media, block) in found.into_iter().collect::<HashSet<_>>() {
                self.note_use(By::Journal, id, &media, &block)?;
            }
        }
        Ok(())
    }
}

struct OldRevision {
    seq: i64,
    id: String,
    article: String,
    head: bool,
    hash: String,
    body: Vec<u8>,
}
