//! The list of stories, with what it can be narrowed down to.

use super::{json, maybe_parsed, parsed, time};
use crate::tables::vocabulary::TermKind;
use crate::{Instant, Read, Result};
use gaotai_article::slip::Term as SlipTerm;
use gaotai_article::{ArticleId, Hash};
use rusqlite::{Row, named_params};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};
use std::str::FromStr;

/// Where a story stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StoryState {
    /// Being written.
    Draft,
    /// Sent at least once.
    Exported,
    /// In the bin.
    Trashed,
}

impl StoryState {
    /// All states.
    pub const ALL: [StoryState; 3] = [StoryState::Draft, StoryState::Exported, StoryState::Trashed];

    /// The name in the database and in JSON.
    pub fn name(self) -> &'static str {
        match self {
            StoryState::Draft => "draft",
            StoryState::Exported => "exported",
            StoryState::Trashed => "trashed",
        }
    }
}

/// A state that this program does not know.
#[derive(Debug, thiserror::Error)]
#[error("not a state of a story")]
pub struct NotAState;

impl FromStr for StoryState {
    type Err = NotAState;
    fn from_str(name: &str) -> std::result::Result<Self, NotAState> {
        StoryState::ALL.into_iter().find(|state| state.name() == name).ok_or(NotAState)
    }
}

/// In which order the list stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    /// Last changed first.
    #[default]
    Updated,
    /// Last created first.
    Created,
    /// By title.
    Title,
    /// Longest first.
    Words,
}

impl Sort {
    fn clause(self) -> &'static str {
        match self {
            Sort::Updated => "julianday(updated_at) DESC",
            Sort::Created => "julianday(created_at) DESC",
            Sort::Title => "title COLLATE NOCASE, title",
            Sort::Words => "words DESC",
        }
    }
}

/// What the list is narrowed down to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ListQuery {
    /// Id of a channel: stories in it and in the channels below it.
    pub channel: Option<String>,
    /// A state; none is everything but the bin.
    pub state: Option<StoryState>,
    /// Words that must all be in the title group, names, keywords or body; each is looked
    /// for as it stands, also inside longer words.
    pub query: String,
    /// The order.
    pub sort: Sort,
    /// At most so many rows.
    pub limit: Option<usize>,
}

/// One line of the list.
#[derive(Debug, Clone, PartialEq)]
pub struct StoryRow {
    /// The story.
    pub id: ArticleId,
    /// The web title, or else the title on the paper.
    pub title: String,
    /// 引题.
    pub kicker: String,
    /// The first 120 characters of the running text.
    pub lead: String,
    /// Where it stands.
    pub state: StoryState,
    /// The channel, with its name as it is now.
    pub channel: Option<SlipTerm>,
    /// Names in the byline.
    pub authors: Vec<String>,
    /// Name of the source.
    pub source: Option<String>,
    /// BCP 47.
    pub language: String,
    /// 字数 of the body.
    pub words: u32,
    /// When it came into the library.
    pub created_at: Instant,
    /// When its text or details last changed.
    pub updated_at: Instant,
    /// The first picture.
    pub picture: Option<Hash>,
    /// Suggestions that wait, in the text and in the details.
    pub suggestions: u32,
    /// Threads of comments that are not settled.
    pub comments: u32,
    /// Comments that the current person has not seen.
    pub unread: u32,
}

/// A channel and how many stories are in it and below it, the bin aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChannelCount {
    /// Id in the vocabulary.
    pub id: String,
    /// The name as it is now.
    pub name: String,
    /// The channel above it.
    pub parent: Option<String>,
    /// Stories in it and below it.
    pub count: usize,
}

/// The list.
#[derive(Debug, Clone, PartialEq)]
pub struct Listing {
    /// The lines asked for.
    pub stories: Vec<StoryRow>,
    /// How many there are without the limit.
    pub total: usize,
    /// How many stories of the whole library are in each state.
    pub states: BTreeMap<StoryState, usize>,
    /// All channels in the order of the vocabulary, then those that only stories name.
    pub channels: Vec<ChannelCount>,
}

/// A story with what waits in it. The current person is who was chosen last.
const ROW: &str = "
    SELECT article.*, coalesce(term.name, channel_name) AS channel_now,
      suggestions + (SELECT count(*) FROM field_suggestion AS it WHERE it.article = article.id) AS all_suggestions,
      (SELECT count(DISTINCT thread) FROM comment AS it
       WHERE it.article = article.id AND resolved_at IS NULL) AS comments,
      (SELECT count(*) FROM comment AS it, (SELECT id FROM person ORDER BY chosen DESC LIMIT 1) AS reader
       WHERE it.article = article.id AND it.person <> reader.id AND NOT EXISTS
         (SELECT 1 FROM comment_seen WHERE comment = it.id AND person = reader.id)) AS unread";

const FROM: &str = "
    FROM article LEFT JOIN term ON term.kind = 'channel' AND term.id = article.channel
    WHERE (CASE WHEN :state IS NULL THEN state <> 'trashed' ELSE state = :state END)
      AND (:channel IS NULL OR article.channel = :channel OR article.channel IN (
        WITH RECURSIVE below (id) AS (
            SELECT id FROM term WHERE kind = 'channel' AND parent = :channel
            UNION SELECT term.id FROM term JOIN below ON term.parent = below.id WHERE kind = 'channel')
        SELECT id FROM below))
      AND (:words = '[]' OR (
        SELECT min(text LIKE value ESCAPE '\\') FROM json_each(:words), article_text
        WHERE article_text.article = article.id))";

/// Characters of a word that are looked for; SQLite refuses patterns above 50,000 bytes.
const LONGEST: usize = 1000;

/// The words as patterns, in a JSON array.
fn patterns(query: &str) -> String {
    let pattern = |word: &str| {
        let mut out = String::from("%");
        for c in word.chars().take(LONGEST) {
            if matches!(c, '%' | '_' | '\\') {
                out.push('\\');
            }
            out.push(c);
        }
        out + "%"
    };
    serde_json::Value::from_iter(query.split_whitespace().map(pattern)).to_string()
}

fn story(row: &Row<'_>) -> rusqlite::Result<StoryRow> {
    let channel: Option<String> = row.get("channel")?;
    let name: Option<String> = row.get("channel_now")?;
    Ok(StoryRow {
        id: parsed(row, "id")?,
        title: row.get("title")?,
        kicker: row.get("kicker")?,
        lead: row.get("lead")?,
        state: parsed(row, "state")?,
        channel: channel.map(|id| SlipTerm { id, name: name.unwrap_or_default() }),
        authors: json(row, "authors")?,
        source: row.get("source")?,
        language: row.get("language")?,
        words: row.get("words")?,
        created_at: time(row, "created_at")?,
        updated_at: time(row, "updated_at")?,
        picture: maybe_parsed(row, "picture")?,
        suggestions: row.get("all_suggestions")?,
        comments: row.get("comments")?,
        unread: row.get("unread")?,
    })
}

impl Read<'_> {
    /// The stories that the query leaves, and the counts to narrow it down by.
    pub fn list(&self, query: &ListQuery) -> Result<Listing> {
        let words = patterns(&query.query);
        let state = query.state.map(StoryState::name);
        let narrow = named_params! { ":state": state, ":channel": query.channel, ":words": words };
        let total = self
            .connection
            .prepare_cached(&format!("SELECT count(*) {FROM}"))?
            .query_row(narrow, |row| row.get(0))?;
        let limit = query.limit.map_or(-1, |limit| i64::try_from(limit).unwrap_or(i64::MAX));
        let sql = format!(
            "{ROW} {FROM}
             ORDER BY {}, article.rowid DESC LIMIT {limit}",
            query.sort.clause()
        );
        let mut rows = self.connection.prepare_cached(&sql)?;
        let stories = rows.query_map(narrow, story)?.collect::<rusqlite::Result<_>>()?;
        Ok(Listing { stories, total, states: self.states()?, channels: self.channels()? })
    }

    /// One line of the list.
    pub fn story_row(&self, id: ArticleId) -> Result<StoryRow> {
        let mut query = self.connection.prepare_cached(&format!(
            "{ROW} FROM article LEFT JOIN term ON term.kind = 'channel' AND term.id = article.channel
             WHERE article.id = ?1",
        ))?;
        self.story_must_exist(id)?;
        Ok(query.query_row([id.to_string()], story)?)
    }

    fn states(&self) -> Result<BTreeMap<StoryState, usize>> {
        let mut query =
            self.connection.prepare_cached("SELECT state, count(*) AS n FROM article GROUP BY state")?;
        let rows = query.query_map([], |row| Ok((parsed(row, "state")?, row.get("n")?)))?;
        let found = rows.collect::<rusqlite::Result<Vec<(StoryState, usize)>>>()?;
        Ok(StoryState::ALL.map(|state| (state, 0)).into_iter().chain(found).collect())
    }

    fn channels(&self) -> Result<Vec<ChannelCount>> {
        let mut query = self.connection.prepare_cached(
            "SELECT channel, max(channel_name) AS name, count(*) AS n FROM article
             WHERE channel IS NOT NULL AND state <> 'trashed' GROUP BY channel ORDER BY min(rowid)",
        )?;
        let rows = query.query_map([], |row| {
            let name: Option<String> = row.get("name")?;
            let (id, count) = (row.get("channel")?, row.get("n")?);
            Ok(ChannelCount { id, name: name.unwrap_or_default(), parent: None, count })
        })?;
        let used = rows.collect::<rusqlite::Result<Vec<_>>>()?;
        let mut all: Vec<ChannelCount> = self
            .vocabulary(TermKind::Channel)?
            .into_iter()
            .map(|term| ChannelCount { id: term.id, name: term.name, parent: term.parent, count: 0 })
            .collect();
        let mut places: HashMap<String, usize> =
            all.iter().enumerate().map(|(at, channel)| (channel.id.clone(), at)).collect();
        for channel in used {
            match places.get(&channel.id) {
                Some(at) => add_upwards(&mut all, &places, *at, channel.count),
                None => {
                    places.insert(channel.id.clone(), all.len());
                    all.push(channel);
                }
            }
        }
        Ok(all)
    }
}

/// Adds to a channel and to all above it; the step limit guards against a circle in a damaged table.
fn add_upwards(all: &mut [ChannelCount], places: &HashMap<String, usize>, at: usize, count: usize) {
    let mut next = Some(at);
    for _ in 0..all.len() {
        let Some(at) = next else { return };
        all[at].count += count;
        next = all[at].parent.as_ref().and_then(|parent| places.get(parent)).copied();
    }
}
