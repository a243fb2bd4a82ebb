//! Stories, from rows: which versions are as they were written, and which is the head.

use super::gather::{Gathered, Row};
use super::record::Value;
use super::{Fate, RescuedStory};
use crate::tables::journal::together;
use crate::tables::revisions::{expand, unpack};
use crate::{Instant, Stage};
use gaotai_article::{Article, Change, codec};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// A version that can be read.
#[derive(Debug, Clone)]
pub(crate) struct Version {
    pub seq: i64,
    pub id: String,
    pub time: Instant,
    pub row: Row,
}

/// A text that is not as it was written.
#[derive(Debug, Clone)]
pub(crate) struct Damaged {
    pub article: Article,
    pub time: Instant,
}

/// A story.
#[derive(Debug)]
pub(crate) struct Story {
    pub id: String,
    pub title: String,
    /// Its row, when that can be read.
    pub row: Option<Row>,
    /// In the order of their making.
    pub versions: Vec<Version>,
    pub versions_lost: usize,
    /// Index of the head among the versions.
    pub head: Option<usize>,
    /// Entries of the journal that are replayed on the head.
    pub journal: Vec<Row>,
    pub damaged: Option<Damaged>,
    pub fate: Fate,
}

impl Story {
    /// The head's article, from its row.
    pub fn head_version(&self) -> Option<&Version> {
        self.head.and_then(|at| self.versions.get(at))
    }

    pub fn told(&self) -> RescuedStory {
        let head = self.head_version().map(|version| version.time);
        let time = head.or(self.damaged.as_ref().map(|damaged| damaged.time));
        RescuedStory {
            id: self.id.clone(),
            title: self.title.clone(),
            fate: self.fate,
            time: time.map(|time| time.to_rfc3339()),
            versions: self.versions.len(),
            versions_lost: self.versions_lost,
            typed: !self.journal.is_empty(),
            damaged: self.damaged.is_some(),
        }
    }
}

/// Everything that is known of one story before it is judged.
#[derive(Default)]
struct Heap {
    row: Option<Row>,
    good: BTreeMap<i64, Version>,
    /// Numbers and ids of versions whose text does not fit its hash.
    bad: BTreeMap<i64, (String, Option<Damaged>)>,
    journal: BTreeMap<i64, Row>,
}

/// All stories that any row knows of.
pub(crate) fn stories(found: &Gathered) -> Vec<Story> {
    let mut heaps: BTreeMap<String, Heap> = BTreeMap::new();
    for row in found.rows("article") {
        if let Some(id) = found.text("article", row, "id") {
            let heap = heaps.entry(id).or_default();
            // What stands there last wins over what may have stood there before.
            if heap.row.as_ref().is_none_or(|known| !known.sure) {
                heap.row = Some(row.clone());
            }
        }
    }
    for row in found.rows("revision") {
        take(found, &mut heaps, row);
    }
    for row in found.rows("journal") {
        if let Some(article) = found.text("journal", row, "article") {
            heaps.entry(article).or_default().journal.entry(row.rowid).or_insert_with(|| row.clone());
        }
    }
    let children = children(found);
    heaps.into_iter().map(|(id, heap)| judge(found, &children, id, heap)).collect()
}

/// Puts a revision with its story: among the good ones when its hash fits.
fn take(found: &Gathered, heaps: &mut BTreeMap<String, Heap>, row: &Row) {
    let text = |column| found.text("revision", row, column);
    let (Some(id), Some(article)) = (text("id"), text("article")) else { return };
    let time = text("time").and_then(|time| Instant::parse_from_rfc3339(&time).ok());
    let heap = heaps.entry(article.clone()).or_default();
    if heap.good.values().any(|known| known.id == id) {
        return;
    }
    let body = match found.value("revision", row, "body") {
        Some(Value::Blob(body)) => body,
        _ => Vec::new(),
    };
    let fits = unpack(&id, &body, &text("hash").unwrap_or_default());
    let fits = fits.is_ok_and(|read| read.id.to_string() == article);
    match time {
        Some(time) if fits => {
            let row = legible(found, row);
            heap.bad.retain(|_, (known, _)| *known != id);
            heap.good.insert(row.rowid, Version { seq: row.rowid, id, time, row });
        }
        _ => {
            let damaged = time.and_then(|time| Some(Damaged { article: as_it_is(&body, &article)?, time }));
            heap.bad.entry(row.rowid).or_insert((id, damaged));
        }
    }
}

/// The row with what beside its text cannot be as it was written put right: the hash covers
/// only the text, and the program refuses a history with such a row.
fn legible(found: &Gathered, row: &Row) -> Row {
    let mut row = row.clone();
    let columns = found.shape("revision").map(|shape| shape.columns.as_slice()).unwrap_or_default();
    for (column, value) in columns.iter().zip(&mut row.values) {
        let said = match column.name.as_str() {
            "stage" if value.text().is_none_or(|name| name.parse::<Stage>().is_err()) => {
                Value::Text(Stage::Edit.name().into())
            }
            "author" if *value != Value::Null && !value.text().is_some_and(is_id) => Value::Null,
            "author_name" if value.text().is_none() => Value::Text(String::new()),
            "words" | "added" | "removed" if !is_count(value) => Value::Int(0),
            _ => continue,
        };
        *value = said;
    }
    row
}

fn is_id(text: &str) -> bool {
    uuid::Uuid::parse_str(text).is_ok()
}

fn is_count(value: &Value) -> bool {
    matches!(value, Value::Int(count) if u32::try_from(*count).is_ok())
}

/// The article of a body whose hash does not fit, if it is one at all.
fn as_it_is(body: &[u8], id: &str) -> Option<Article> {
    let json = expand(body)?;
    let article = codec::from_str(std::str::from_utf8(&json).ok()?).ok()?;
    (article.id.to_string() == id).then_some(article)
}

/// Revisions by their parents: what was built on a version is newer than it.
fn children(found: &Gathered) -> HashMap<String, HashSet<String>> {
    let mut children: HashMap<String, HashSet<String>> = HashMap::new();
    for row in found.rows("revision_parent") {
        let text = |column| found.text("revision_parent", row, column);
        if let (Some(child), Some(parent)) = (text("revision"), text("parent")) {
            children.entry(parent).or_default().insert(child);
        }
    }
    children
}

fn judge(found: &Gathered, children: &HashMap<String, HashSet<String>>, id: String, heap: Heap) -> Story {
    let Heap { row, good, bad, journal } = heap;
    let of_row = |column| row.as_ref().and_then(|row| found.text("article", row, column));
    let sure = row.as_ref().is_some_and(|row| row.sure);
    let versions: Vec<Version> = good.into_values().collect();
    let named = of_row("head").filter(|_| sure);
    let head = versions.iter().position(|version| Some(&version.id) == named.as_ref());
    let head = head.or(versions.len().checked_sub(1));
    let newest = head.and_then(|at| versions.get(at));

    let ids: BTreeSet<&str> = versions.iter().map(|version| version.id.as_str()).collect();
    let built_on = newest.and_then(|version| children.get(&version.id));
    let gone = |child: &String| !ids.contains(child.as_str());
    let passed = newest.is_some_and(|version| {
        named.as_ref().is_some_and(|named| *named != version.id)
            || bad.keys().any(|seq| *seq > version.seq)
            || built_on.is_some_and(|built| built.iter().any(gone))
    });
    let versions_lost = lost(&versions, &bad, children, named.as_deref());

    let base = newest.map(|version| version.id.clone());
    let entries: Vec<Row> =
        journal.into_values().filter(|row| found.text("journal", row, "base") == base).collect();
    let replayed = newest.filter(|_| !entries.is_empty()).and_then(|it| replay(found, it, &entries));
    let trusted = found.is_whole("journal") && entries.iter().all(|row| row.sure);
    let kept = trusted && replayed.is_some();
    let replayed_title = replayed.as_ref().filter(|_| kept).map(|it| it.article.clone());
    let partly = replayed.filter(|_| !trusted);
    // Every key moves the story's time on, so a head with the same time has nothing after it.
    let untyped = newest.is_some_and(|version| {
        of_row("updated_at").and_then(|time| Instant::parse_from_rfc3339(&time).ok()) == Some(version.time)
    });
    let typing_lost = !kept && (!entries.is_empty() || !untyped);
    let own = newest.is_some_and(|version| found.own.contains(&version.id));
    let damaged = partly.or_else(|| {
        let newer = bad.into_iter().rev().filter(|(seq, _)| newest.is_none_or(|it| *seq > it.seq));
        newer.filter_map(|(_, (_, damaged))| damaged).next()
    });
    let fate = match newest {
        None if damaged.is_some() => Fate::Damaged,
        None => Fate::Lost,
        Some(_) if !own => Fate::Backup,
        Some(_) if passed || (typing_lost && !entries.is_empty()) => Fate::Older,
        Some(_) if !sure || typing_lost || found.log_cut => Fate::Unsure,
        Some(_) => Fate::Whole,
    };
    let text =
        replayed_title.or_else(|| article(found, newest?)).or(damaged.as_ref().map(|it| it.article.clone()));
    let title = title(text, of_row("title"));
    let journal = if kept { entries } else { Vec::new() };
    Story { id, title, row, head, versions, versions_lost, journal, damaged, fate }
}

/// How many versions are known of and cannot be read.
fn lost(
    good: &[Version],
    bad: &BTreeMap<i64, (String, Option<Damaged>)>,
    children: &HashMap<String, HashSet<String>>,
    named: Option<&str>,
) -> usize {
    let ids: HashSet<&str> = good.iter().map(|version| version.id.as_str()).collect();
    let mut gone: HashSet<&str> = bad.values().map(|(id, _)| id.as_str()).collect();
    gone.extend(named);
    for version in good {
        gone.extend(children.get(&version.id).into_iter().flatten().map(String::as_str));
        let parents = children.iter().filter(|(_, built)| built.contains(&version.id));
        gone.extend(parents.map(|(parent, _)| parent.as_str()));
    }
    gone.difference(&ids).count()
}

/// The text with what was typed after the version; none when it does not fit.
fn replay(found: &Gathered, version: &Version, entries: &[Row]) -> Option<Damaged> {
    let mut changes = Vec::new();
    for row in entries {
        changes.push(serde_json::from_str::<Change>(&found.text("journal", row, "change")?).ok()?);
    }
    let mut article = article(found, version)?;
    together(changes).apply(&mut article).ok()?;
    let time = entries.last().and_then(|row| found.text("journal", row, "time"));
    let time = time.and_then(|time| Instant::parse_from_rfc3339(&time).ok()).unwrap_or(version.time);
    Some(Damaged { article, time })
}

/// The article of a version.
pub(crate) fn article(found: &Gathered, version: &Version) -> Option<Article> {
    let Some(Value::Blob(body)) = found.value("revision", &version.row, "body") else { return None };
    unpack(&version.id, &body, &found.text("revision", &version.row, "hash")?).ok()
}

/// The title of the text that the story will have; for one without, what its row says.
fn title(text: Option<Article>, row: Option<String>) -> String {
    let title = text.map(|article| article.doc.display_title()).unwrap_or_default();
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    if title.is_empty() { row.unwrap_or_default() } else { title }
}
