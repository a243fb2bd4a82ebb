//! Comments: threads beside a story, and who has seen them. Their words are never in the story.

use super::people::{Person, PersonId};
use super::roles::Role;
use super::{json, maybe_parsed, maybe_time, parsed, time, to_json};
use crate::{Instant, Read, Result, Stamp, StoreError, Write};
use gaotai_article::{ArticleId, BlockId};
use rusqlite::{OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use uuid::Uuid;

/// A comment's identifier: a UUID. That of a thread is its first comment's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CommentId(pub Uuid);

impl fmt::Display for CommentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.hyphenated().fmt(f)
    }
}

impl FromStr for CommentId {
    type Err = uuid::Error;
    fn from_str(text: &str) -> std::result::Result<Self, uuid::Error> {
        Uuid::parse_str(text).map(CommentId)
    }
}

/// What of a story a thread is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "on", rename_all = "snake_case")]
pub enum Anchor {
    /// Text that has the mark `comment` with the thread's id.
    Range,
    /// A block of the body, or a line of the title group.
    Block {
        /// Its id.
        block: BlockId,
    },
    /// A story detail.
    Field {
        /// Its name in the slip; `extra.KEY` for the newsroom's own.
        field: String,
    },
}

/// A comment.
#[derive(Debug, Clone, PartialEq)]
pub struct Comment {
    /// The identifier.
    pub id: CommentId,
    /// Who wrote it, with the name as it stood.
    pub person: Person,
    /// What they did at the desk then.
    pub role: Role,
    /// When.
    pub time: Instant,
    /// When it was changed last.
    pub edited: Option<Instant>,
    /// What it says.
    pub text: String,
    /// Whom it names.
    pub mentions: Vec<PersonId>,
    /// Somebody else's, and the reader has not seen it.
    pub unread: bool,
}

/// A comment with its replies.
#[derive(Debug, Clone, PartialEq)]
pub struct Thread {
    /// Id of the first comment.
    pub id: CommentId,
    /// What it is about.
    pub anchor: Anchor,
    /// What stood there when it was written.
    pub quote: String,
    /// Who has settled it, and when.
    pub resolved: Option<(Person, Instant)>,
    /// In the order in which they were written.
    pub comments: Vec<Comment>,
}

/// A comment that begins a thread; who and when are the stamp's.
#[derive(Debug, Clone, PartialEq)]
pub struct NewComment {
    /// Given by who makes it, since the mark in the text comes first.
    pub id: CommentId,
    /// The story.
    pub article: ArticleId,
    /// What it is about.
    pub anchor: Anchor,
    /// What stands there.
    pub quote: String,
    /// What it says.
    pub text: String,
    /// Whom it names.
    pub mentions: Vec<PersonId>,
}

/// A thread that came with a story from elsewhere.
#[derive(Debug, Clone, PartialEq)]
pub struct BroughtThread {
    /// As the mark in the text has it.
    pub id: CommentId,
    /// What it is about.
    pub anchor: Anchor,
    /// What stood there.
    pub quote: String,
    /// Whether somebody had settled it there.
    pub resolved: bool,
    /// Who said what and when, in their order; not empty.
    pub comments: Vec<(Person, Instant, String)>,
}

/// What is asked of a comment before it is changed.
struct Place {
    article: ArticleId,
    thread: CommentId,
    person: PersonId,
}

fn comment(row: &Row<'_>) -> rusqlite::Result<Comment> {
    Ok(Comment {
        id: parsed(row, "id")?,
        person: Person { id: parsed(row, "person")?, name: row.get("person_name")? },
        role: parsed(row, "role")?,
        time: time(row, "time")?,
        edited: maybe_time(row, "edited_at")?,
        text: row.get("text")?,
        mentions: json(row, "mentions")?,
        unread: row.get("unread")?,
    })
}

/// A thread of its first comment; one whose first comment is lost is where its mark is.
fn thread(row: &Row<'_>) -> rusqlite::Result<Thread> {
    let anchor: Option<String> = row.get("anchor")?;
    let (by, name): (_, Option<String>) = (maybe_parsed(row, "resolved_by")?, row.get("resolved_name")?);
    let by = by.map(|id| Person { id, name: name.unwrap_or_default() });
    Ok(Thread {
        id: parsed(row, "thread")?,
        anchor: if anchor.is_some() { json(row, "anchor")? } else { Anchor::Range },
        quote: row.get("quote")?,
        resolved: by.zip(maybe_time(row, "resolved_at")?),
        comments: vec![comment(row)?],
    })
}

impl Read<'_> {
    /// The threads of a story, the oldest first, as the reader sees them.
    pub fn threads(&self, article: ArticleId, reader: Option<PersonId>) -> Result<Vec<Thread>> {
        self.story_must_exist(article)?;
        let mut query = self.connection.prepare_cached(
            "SELECT comment.*, person <> ?2 AND NOT EXISTS
                (SELECT 1 FROM comment_seen WHERE comment = comment.id AND comment_seen.person = ?2) AS unread
             FROM comment WHERE article = ?1 ORDER BY seq",
        )?;
        let reader = reader.map(|id| id.to_string()).unwrap_or_default();
        let mut rows = query.query([article.to_string(), reader])?;
        let mut threads: Vec<Thread> = Vec::new();
        while let Some(row) = rows.next()? {
            let id: CommentId = parsed(row, "thread")?;
            match threads.iter_mut().find(|thread| thread.id == id) {
                Some(thread) => thread.comments.push(comment(row)?),
                None => threads.push(thread(row)?),
            }
        }
        Ok(threads)
    }

    fn comment_place(&self, id: CommentId) -> Result<Place> {
        let mut query =
            self.connection.prepare_cached("SELECT article, thread, person FROM comment WHERE id = ?1")?;
        let place = |row: &Row<'_>| {
            Ok(Place {
                article: parsed(row, "article")?,
                thread: parsed(row, "thread")?,
                person: parsed(row, "person")?,
            })
        };
        query.query_row([id.to_string()], place).optional()?.ok_or(StoreError::CommentMissing { id })
    }

    /// Where one's own comment is.
    fn own_comment(&self, id: CommentId, person: Option<PersonId>) -> Result<Place> {
        let place = self.comment_place(id)?;
        if Some(place.person) == person { Ok(place) } else { Err(StoreError::CommentNotYours { id }) }
    }
}

impl Write<'_> {
    /// Begins a thread.
    ///
    /// # Errors
    /// [`StoreError::StoryMissing`]; [`StoreError::CommentExists`].
    pub fn add_comment(&mut self, new: &NewComment) -> Result<()> {
        self.story_must_exist(new.article)?;
        if self.comment_place(new.id).is_ok() {
            return Err(StoreError::CommentExists { id: new.id });
        }
        self.insert_comment(new, new.id, self.stamp())
    }

    /// Keeps a thread that came with a story, under the names and times that it has.
    ///
    /// # Errors
    /// [`StoreError::StoryMissing`]; [`StoreError::CommentExists`].
    pub fn bring_thread(&mut self, article: ArticleId, brought: &BroughtThread) -> Result<()> {
        self.story_must_exist(article)?;
        if self.comment_place(brought.id).is_ok() {
            return Err(StoreError::CommentExists { id: brought.id });
        }
        for (nth, (person, time, text)) in brought.comments.iter().enumerate() {
            let id = if nth == 0 { brought.id } else { CommentId(Uuid::now_v7()) };
            let (anchor, quote) = (brought.anchor.clone(), brought.quote.clone());
            let new = NewComment { id, article, anchor, quote, text: text.clone(), mentions: Vec::new() };
            let stamp = Stamp { person: Some(person.clone()), time: *time };
            self.insert_comment(&new, brought.id, &stamp)?;
        }
        if brought.resolved { self.set_resolved(brought.id, true) } else { Ok(()) }
    }

    /// Answers in a thread, which is open then. Returns the story and the new comment's id.
    ///
    /// # Errors
    /// [`StoreError::CommentMissing`].
    pub fn reply(
        &mut self,
        thread: CommentId,
        text: &str,
        mentions: &[PersonId],
    ) -> Result<(ArticleId, CommentId)> {
        let Place { article, thread, .. } = self.comment_place(thread)?;
        let id = CommentId(Uuid::now_v7());
        let (text, mentions) = (text.to_owned(), mentions.to_vec());
        let new = NewComment { id, article, anchor: Anchor::Range, quote: String::new(), text, mentions };
        self.insert_comment(&new, thread, self.stamp())?;
        self.set_resolved(thread, false)?;
        Ok((article, id))
    }

    fn insert_comment(&mut self, new: &NewComment, thread: CommentId, stamp: &Stamp) -> Result<()> {
        self.step()?;
        let role = match &stamp.person {
            Some(person) => self.person_row(person.id).map(|row| row.role).unwrap_or_default(),
            None => Role::default(),
        };
        let anchor = if new.id == thread { Some(to_json(&new.anchor)?) } else { None };
        self.connection()
            .prepare_cached(
                "INSERT INTO comment
                 (id, article, thread, anchor, quote, person, person_name, role, time, text, mentions)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
            )?
            .execute(params![
                new.id.to_string(),
                new.article.to_string(),
                thread.to_string(),
                anchor,
                new.quote,
                stamp.id(),
                stamp.name(),
                role.name(),
                stamp.time.to_rfc3339(),
                new.text,
                to_json(&new.mentions)?
            ])?;
        Ok(())
    }

    /// Changes what one's own comment says; others have not seen that yet. Returns the story.
    ///
    /// # Errors
    /// [`StoreError::CommentMissing`], [`StoreError::CommentNotYours`].
    pub fn change_comment(&mut self, id: CommentId, text: &str, mentions: &[PersonId]) -> Result<ArticleId> {
        let place = self.own_comment(id, self.stamp().person.as_ref().map(|person| person.id))?;
        self.step()?;
        let (connection, time) = (self.connection(), self.stamp().time.to_rfc3339());
        connection.execute(
            "UPDATE comment SET text = ?2, mentions = ?3, edited_at = ?4 WHERE id = ?1",
            params![id.to_string(), text, to_json(&mentions)?, time],
        )?;
        connection.execute("DELETE FROM comment_seen WHERE comment = ?1", [id.to_string()])?;
        Ok(place.article)
    }

    /// Removes one's own comment. Returns the story.
    ///
    /// # Errors
    /// [`StoreError::CommentMissing`], [`StoreError::CommentNotYours`];
    /// [`StoreError::CommentHasReplies`] for the first of a thread that was answered.
    pub fn remove_comment(&mut self, id: CommentId) -> Result<ArticleId> {
        let place = self.own_comment(id, self.stamp().person.as_ref().map(|person| person.id))?;
        let connection = self.connection();
        let mut replies =
            connection.prepare_cached("SELECT 1 FROM comment WHERE thread = ?1 AND id <> ?1")?;
        if place.thread == id && replies.exists([id.to_string()])? {
            return Err(StoreError::CommentHasReplies { id });
        }
        self.step()?;
        connection.execute("DELETE FROM comment_seen WHERE comment = ?1", [id.to_string()])?;
        connection.execute("DELETE FROM comment WHERE id = ?1", [id.to_string()])?;
        Ok(place.article)
    }

    /// Settles a thread, or opens it again. Returns the story.
    ///
    /// # Errors
    /// [`StoreError::CommentMissing`].
    pub fn resolve_thread(&mut self, thread: CommentId, resolved: bool) -> Result<ArticleId> {
        let Place { article, thread, .. } = self.comment_place(thread)?;
        self.step()?;
        self.set_resolved(thread, resolved)?;
        Ok(article)
    }

    /// On all comments of the thread: that holds where the first one is lost.
    fn set_resolved(&mut self, thread: CommentId, resolved: bool) -> Result<()> {
        let stamp = self.stamp();
        let (by, name, at) = if resolved {
            (stamp.id(), Some(stamp.name()), Some(stamp.time.to_rfc3339()))
        } else {
            (None, None, None)
        };
        self.connection().execute(
            "UPDATE comment SET resolved_by = ?2, resolved_name = ?3, resolved_at = ?4 WHERE thread = ?1",
            params![thread.to_string(), by, name, at],
        )?;
        Ok(())
    }

    /// The current person has seen these; what is no comment any more does not matter. Returns
    /// the stories that they are about.
    pub fn see_comments(&mut self, ids: &[CommentId]) -> Result<Vec<ArticleId>> {
        let (connection, stamp) = (self.connection(), self.stamp());
        let mut stories = Vec::new();
        for id in ids {
            let Ok(place) = self.comment_place(*id) else { continue };
            let new = connection
                .prepare_cached(
                    "INSERT OR IGNORE INTO comment_seen (comment, person, time) VALUES (?1, ?2, ?3)",
                )?
                .execute(params![id.to_string(), stamp.id(), stamp.time.to_rfc3339()])?;
            if new > 0 && !stories.contains(&place.article) {
                stories.push(place.article);
            }
        }
        Ok(stories)
    }
}
