//! The journal: what was typed since the newest revision.

use super::deliveries::person;
use super::media_use::figures;
use super::people::Person;
use super::revisions::{RevisionId, Stage};
use super::{json, time, to_json};
use crate::cache::Working;
use crate::{Instant, Read, Result, Stamp, StoreError, Write, projection};
use gaotai_article::{Article, ArticleId, Change, codec};
use gaotai_language::StoryCount;
use rusqlite::params;
use serde_json::Value;
use std::collections::HashMap;
use std::sync::Arc;

/// Several changes as one: what came later stands. Replaying it gives what replaying them
/// one after another gives, without decoding the story once for each.
pub(crate) fn together(changes: impl IntoIterator<Item = Change>) -> Change {
    let mut sum = Change::default();
    let mut places: HashMap<String, usize> = HashMap::new();
    for change in changes {
        sum.head.extend(change.head);
        sum.slip.extend(change.slip);
        sum.order = change.order.or(sum.order);
        for block in change.blocks {
            let id = block["attrs"]["id"].as_str().unwrap_or_default().to_owned();
            match places.get(&id) {
                Some(at) => sum.blocks[*at] = block,
                None => {
                    places.insert(id, sum.blocks.len());
                    sum.blocks.push(block);
                }
            }
        }
    }
    keep_placed(&mut sum);
    sum
}

/// Blocks that came and went again are in no order any more.
fn keep_placed(change: &mut Change) {
    let Some(order) = &change.order else { return };
    let placed: std::collections::HashSet<String> = order.iter().map(ToString::to_string).collect();
    change.blocks.retain(|block: &Value| block["attrs"]["id"].as_str().is_some_and(|id| placed.contains(id)));
}

impl Read<'_> {
    /// Replays the story's journal on its newest revision.
    pub(crate) fn replay(&self, article: &mut Article) -> Result<()> {
        let mut query =
            self.connection.prepare_cached("SELECT change FROM journal WHERE article = ?1 ORDER BY seq")?;
        let rows = query.query_map([article.id.to_string()], |row| json::<Change>(row, "change"))?;
        let changes = rows.collect::<rusqlite::Result<Vec<_>>>()?;
        Ok(together(changes).apply(article)?)
    }

    /// What was typed since the newest revision: how the story stood after each person's turn.
    /// Mostly one person typed; several did where others sat down at the same window.
    pub fn typed(&self, id: ArticleId) -> Result<Vec<(Stamp, Article)>> {
        let mut turns: Vec<(Stamp, Vec<Change>)> = Vec::new();
        for (stamp, change) in self.entries(id)? {
            match turns.last_mut() {
                Some((last, changes)) if last.id() == stamp.id() => {
                    last.time = stamp.time;
                    changes.push(change);
                }
                _ => turns.push((stamp, vec![change])),
            }
        }
        if turns.is_empty() {
            return Ok(Vec::new());
        }
        let mut article = self.revision(id, self.place(id)?.0)?;
        let state = |(stamp, changes)| {
            together(changes).apply(&mut article)?;
            Ok((stamp, article.clone()))
        };
        turns.into_iter().map(state).collect()
    }

    fn entries(&self, id: ArticleId) -> Result<Vec<(Stamp, Change)>> {
        let mut query = self.connection.prepare_cached(
            "SELECT person, person_name, time, change FROM journal WHERE article = ?1 ORDER BY seq",
        )?;
        let rows = query.query_map([id.to_string()], |row| {
            let stamp = Stamp { person: person(row, "person", "person_name")?, time: time(row, "time")? };
            Ok((stamp, json::<Change>(row, "change")?))
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The stories whose journal is not empty.
    pub(crate) fn dirty(&self) -> Result<Vec<ArticleId>> {
        let mut query = self.connection.prepare_cached("SELECT DISTINCT article FROM journal")?;
        let rows = query.query_map([], |row| super::parsed(row, "article"))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Who wrote the last entry of the story's journal, and when.
    pub(crate) fn last_entry(&self, id: ArticleId) -> Result<(Option<Person>, Instant)> {
        let mut query = self.connection.prepare_cached(
            "SELECT person, person_name, time FROM journal WHERE article = ?1 ORDER BY seq DESC LIMIT 1",
        )?;
        let row = |row: &rusqlite::Row<'_>| Ok((person(row, "person", "person_name")?, time(row, "time")?));
        Ok(query.query_row([id.to_string()], row)?)
    }
}

impl Write<'_> {
    /// Keeps what was typed since revision `base`, which must be the head. The change is
    /// replayed before it is kept, so that everything in the journal can be replayed.
    /// Returns how long the story is now.
    ///
    /// # Errors
    /// [`StoreError::Stale`] when `base` is not the head, [`StoreError::Change`] when the
    /// change does not fit the story.
    pub fn journal(&mut self, id: ArticleId, base: RevisionId, change: &Change) -> Result<StoryCount> {
        let working = self.now(id)?;
        if working.revision != base {
            return Err(StoreError::Stale { head: working.revision });
        }
        let Working { revision, stage, entry, mut article } = working;
        if change.is_empty() {
            return Ok(projection::of(&article).count);
        }
        let before = figures(&article);
        change.apply(Arc::make_mut(&mut article))?;
        let entry = self.append_entry(id, base, change)?.or(entry);
        self.note_journal_uses(id, &before, change)?;
        let after = figures(&article);
        if after != before {
            self.note_present_uses(id, &after)?;
        }
        let shown = projection::of(&article);
        self.project(&shown, id)?;
        self.note(Working { revision, stage, entry, article });
        Ok(shown.count)
    }

    /// Makes the journal a revision; none when nothing is in it, or when what was typed was
    /// taken back, so that the content is that of the head. Where several people typed, each
    /// one's turn is a revision of theirs. Returns the newest.
    pub fn compact(&mut self, id: ArticleId, stage: Stage) -> Result<Option<RevisionId>> {
        let working = self.now(id)?;
        if working.entry.is_none() {
            return Ok(None);
        }
        let turns = self.typed(id)?;
        self.step()?;
        self.connection().execute("DELETE FROM journal WHERE article = ?1", [id.to_string()])?;
        self.forget_journal_uses(id)?;
        let mut before = self.revision(id, working.revision)?;
        let mut made = None;
        for (turn, article) in turns {
            if codec::hash(&before) == codec::hash(&article) {
                continue;
            }
            // A version of whoever makes it now is of now, as every version.
            let stamp = self.stamp();
            let by = if turn.id() == stamp.id() { stamp.clone() } else { turn };
            let parent = made.unwrap_or(working.revision);
            made = Some(self.append_by(&article, stage, &[parent], &by)?);
            before = article;
        }
        match made {
            Some(revision) => self.move_head(&working.article, revision, stage)?,
            None => self.note(Working { entry: None, ..working }),
        }
        Ok(made)
    }

    fn append_entry(&mut self, id: ArticleId, base: RevisionId, change: &Change) -> Result<Option<i64>> {
        let (connection, stamp) = (self.connection(), self.stamp());
        connection
            .prepare_cached(
                "INSERT INTO journal (article, base, person, person_name, time, change)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute(params![
                id.to_string(),
                base.to_string(),
                stamp.id(),
                stamp.name(),
                stamp.time.to_rfc3339(),
                to_json(change)?
            ])?;
        Ok(Some(connection.last_insert_rowid()))
    }

    /// The story as it stands in this transaction.
    fn now(&self, id: ArticleId) -> Result<Working> {
        match self.noted(id) {
            Some(noted) => Ok(noted.clone()),
            None => self.working(id),
        }
    }
}
