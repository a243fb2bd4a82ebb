//! Revisions: the whole article each time, never changed, with their parents.

use super::deliveries::person;
use super::people::Person;
use super::{parsed, time};
use crate::{Instant, Read, Result, Stamp, StoreError, Write};
use gaotai_article::{Article, ArticleId, Hash, codec};
use gaotai_language::{count_story, differ};
use rusqlite::{OptionalExtension, params};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::fmt;
use std::str::FromStr;
use uuid::Uuid;

/// A revision's identifier: UUID version 7.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RevisionId(pub Uuid);

impl fmt::Display for RevisionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.hyphenated().fmt(f)
    }
}

impl FromStr for RevisionId {
    type Err = uuid::Error;
    fn from_str(text: &str) -> std::result::Result<Self, uuid::Error> {
        Uuid::parse_str(text).map(RevisionId)
    }
}

/// How a revision came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Brought in, verbatim.
    Import,
    /// Punctuation repaired after an import.
    Repair,
    /// Typed.
    Edit,
    /// An older revision's content again.
    Restore,
    /// Started empty.
    Create,
}

impl Stage {
    /// The name in the database and in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Stage::Import => "import",
            Stage::Repair => "repair",
            Stage::Edit => "edit",
            Stage::Restore => "restore",
            Stage::Create => "create",
        }
    }
}

/// A stage that this program does not know.
#[derive(Debug, thiserror::Error)]
#[error("not a stage")]
pub struct NotAStage;

impl FromStr for Stage {
    type Err = NotAStage;
    fn from_str(name: &str) -> std::result::Result<Self, NotAStage> {
        let all = [Stage::Import, Stage::Repair, Stage::Edit, Stage::Restore, Stage::Create];
        all.into_iter().find(|stage| stage.name() == name).ok_or(NotAStage)
    }
}

/// A revision without its content.
#[derive(Debug, Clone, PartialEq)]
pub struct RevisionRow {
    /// The identifier.
    pub id: RevisionId,
    /// How it came about.
    pub stage: Stage,
    /// Who made it, with the name as it stood; nobody for what the program did by itself.
    pub author: Option<Person>,
    /// When.
    pub time: Instant,
    /// SHA-256 of the article's canonical JSON.
    pub hash: Hash,
    /// 字数 of the body.
    pub words: u32,
    /// Characters that came in since the first parent, white space aside.
    pub added: u32,
    /// Characters that went since the first parent, white space aside.
    pub removed: u32,
    /// What it builds on; none for the first.
    pub parents: Vec<RevisionId>,
    /// The name that somebody gave it.
    pub name: Option<String>,
    /// What somebody wrote beside the name; empty for nothing.
    pub note: String,
}

/// Level 3 is the library's own default: 10 kB of JSON become 3 kB in well under a millisecond.
const LEVEL: i32 = 3;

/// No article is larger; a damaged length must not ask for all memory.
const LARGEST: usize = 256 << 20;

pub(crate) fn pack(json: &str) -> Result<Vec<u8>> {
    zstd::bulk::compress(json.as_bytes(), LEVEL)
        .map_err(|error| StoreError::damaged(format!("a revision cannot be compressed: {error}")))
}

/// The JSON of a body; none when it is no body.
pub(crate) fn expand(body: &[u8]) -> Option<Vec<u8>> {
    let size = zstd::bulk::Decompressor::upper_bound(body).unwrap_or(LARGEST).min(LARGEST);
    zstd::bulk::decompress(body, size).ok()
}

/// The article of a body, after its hash was compared.
pub(crate) fn unpack(id: &str, body: &[u8], hash: &str) -> Result<Article> {
    let wrong = || StoreError::damaged(format!("revision {id} is not as it was written"));
    let json = expand(body).ok_or_else(wrong)?;
    if Hash::of(&json).as_str() != hash {
        return Err(wrong());
    }
    Ok(codec::from_str(std::str::from_utf8(&json).map_err(|_| wrong())?)?)
}

impl Read<'_> {
    /// The story's revisions, the newest first.
    pub fn revisions(&self, id: ArticleId) -> Result<Vec<RevisionRow>> {
        self.story_must_exist(id)?;
        let mut parents = self.parents(id)?;
        let mut query = self.connection.prepare_cached(
            "SELECT id, stage, author, author_name, revision.time, hash, words, added, removed, name, note
             FROM revision LEFT JOIN snapshot ON snapshot.revision = revision.id
             WHERE article = ?1 ORDER BY seq DESC",
        )?;
        let rows = query.query_map([id.to_string()], |row| {
            let id = parsed(row, "id")?;
            Ok(RevisionRow {
                id,
                stage: parsed(row, "stage")?,
                author: person(row, "author", "author_name")?,
                time: time(row, "time")?,
                hash: parsed(row, "hash")?,
                words: row.get("words")?,
                added: row.get("added")?,
                removed: row.get("removed")?,
                parents: parents.remove(&id).unwrap_or_default(),
                name: row.get("name")?,
                note: row.get::<_, Option<String>>("note")?.unwrap_or_default(),
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The parents of all revisions of the story: one query, however many there are.
    fn parents(&self, id: ArticleId) -> Result<HashMap<RevisionId, Vec<RevisionId>>> {
        let mut query = self.connection.prepare_cached(
            "SELECT revision, parent FROM revision JOIN revision_parent ON revision_parent.revision = revision.id
             WHERE article = ?1 ORDER BY seq, position",
        )?;
        let rows = query
            .query_map([id.to_string()], |row| Ok((parsed(row, "revision")?, parsed(row, "parent")?)))?;
        let mut found: HashMap<RevisionId, Vec<RevisionId>> = HashMap::new();
        for row in rows {
            let (revision, parent) = row?;
            found.entry(revision).or_default().push(parent);
        }
        Ok(found)
    }

    /// The story as it stood in a revision of it.
    pub fn revision(&self, id: ArticleId, revision: RevisionId) -> Result<Article> {
        let mut query = self
            .connection
            .prepare_cached("SELECT body, hash FROM revision WHERE id = ?1 AND article = ?2")?;
        let found = query
            .query_row([revision.to_string(), id.to_string()], |row| {
                Ok((row.get::<_, Vec<u8>>("body")?, row.get::<_, String>("hash")?))
            })
            .optional()?;
        let (body, hash) = found.ok_or(StoreError::RevisionMissing { id: revision })?;
        unpack(&revision.to_string(), &body, &hash)
    }

    pub(crate) fn has_revision(&self, id: ArticleId, revision: RevisionId) -> Result<bool> {
        let mut query =
            self.connection.prepare_cached("SELECT 1 FROM revision WHERE id = ?1 AND article = ?2")?;
        Ok(query.exists([revision.to_string(), id.to_string()])?)
    }
}

impl Write<'_> {
    /// Appends a revision; moves no head.
    pub(crate) fn append(
        &mut self,
        article: &Article,
        stage: Stage,
        parents: &[RevisionId],
    ) -> Result<RevisionId> {
        self.append_by(article, stage, parents, self.stamp())
    }

    /// The same for what somebody else wrote.
    pub(crate) fn append_by(
        &mut self,
        article: &Article,
        stage: Stage,
        parents: &[RevisionId],
        by: &Stamp,
    ) -> Result<RevisionId> {
        let before = parents.first().map(|parent| self.revision(article.id, *parent)).transpose()?;
        let difference = differ::story::amount(before.as_ref(), article);
        let json = codec::canonical(&codec::encode(article));
        let id = RevisionId(Uuid::now_v7());
        self.step()?;
        self.connection()
            .prepare_cached(
                "INSERT INTO revision (id, article, stage, author, author_name, time, words, added, removed, hash, body)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
            )?
            .execute(params![
                id.to_string(),
                article.id.to_string(),
                stage.name(),
                by.id(),
                by.name(),
                by.time.to_rfc3339(),
                count_story(&article.doc).body.words,
                difference.added,
                difference.removed,
                Hash::of(json.as_bytes()).as_str(),
                pack(&json)?,
            ])?;
        let mut insert = self
            .connection()
            .prepare_cached("INSERT INTO revision_parent (revision, position, parent) VALUES (?1, ?2, ?3)")?;
        for (position, parent) in parents.iter().enumerate() {
            insert.execute(params![id.to_string(), position, parent.to_string()])?;
        }
        self.note_revision_uses(article)?;
        Ok(id)
    }
}
