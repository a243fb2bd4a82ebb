//! What travels between the desk and its windows: types of several verbs, converted by
//! hand from those of the store and the formats, so that these can change on their own.

use crate::Failure;
use gaotai_article::{Slip, codec, slip};
use gaotai_store as store;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use ts_rs::TS;

/// Where a story stands on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum StoryState {
    /// Nothing was sent of it yet.
    Draft,
    /// It was sent at least once.
    Exported,
    /// In the bin.
    Trashed,
}

impl From<StoryState> for store::StoryState {
    fn from(state: StoryState) -> Self {
        match state {
            StoryState::Draft => store::StoryState::Draft,
            StoryState::Exported => store::StoryState::Exported,
            StoryState::Trashed => store::StoryState::Trashed,
        }
    }
}

impl From<store::StoryState> for StoryState {
    fn from(state: store::StoryState) -> Self {
        match state {
            store::StoryState::Draft => StoryState::Draft,
            store::StoryState::Exported => StoryState::Exported,
            store::StoryState::Trashed => StoryState::Trashed,
        }
    }
}

/// One line of the list.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct StoryRow {
    /// UUID version 7.
    pub id: String,
    /// The web title or else the title on the paper.
    pub title: String,
    /// 引题.
    pub kicker: String,
    /// How the body begins.
    pub lead: String,
    /// Where it stands.
    pub state: StoryState,
    /// 栏目, with its name as it is now.
    pub channel: Option<slip::Term>,
    /// Names in the byline.
    pub authors: Vec<String>,
    /// 来源.
    pub source: Option<String>,
    /// BCP 47.
    pub language: String,
    /// 字数 of the body.
    pub words: u32,
    /// RFC 3339.
    pub created_at: String,
    /// RFC 3339.
    pub updated_at: String,
    /// SHA-256 of the first picture.
    pub picture: Option<String>,
    /// Suggestions that wait, in the text and in the details.
    pub suggestions: u32,
    /// Threads of comments that are not settled.
    pub comments: u32,
    /// Comments that whoever writes now has not seen.
    pub unread: u32,
}

impl From<store::StoryRow> for StoryRow {
    fn from(row: store::StoryRow) -> Self {
        StoryRow {
            id: row.id.to_string(),
            title: row.title,
            kicker: row.kicker,
            lead: row.lead,
            state: row.state.into(),
            channel: row.channel,
            authors: row.authors,
            source: row.source,
            language: row.language,
            words: row.words,
            created_at: row.created_at.to_rfc3339(),
            updated_at: row.updated_at.to_rfc3339(),
            picture: row.picture.map(String::from),
            suggestions: row.suggestions,
            comments: row.comments,
            unread: row.unread,
        }
    }
}

/// A channel of the tree and how many stories stand in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ChannelCount {
    /// Id in the vocabulary.
    pub id: String,
    /// Name as it is now.
    pub name: String,
    /// The channel above it.
    pub parent: Option<String>,
    /// Stories in it and below it that are not in the bin.
    pub count: usize,
}

impl From<store::ChannelCount> for ChannelCount {
    fn from(channel: store::ChannelCount) -> Self {
        let store::ChannelCount { id, name, parent, count } = channel;
        ChannelCount { id, name, parent, count }
    }
}

/// Something an import did not understand or left out, and where it stood in the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ImportProblem {
    /// What it is.
    pub code: String,
    /// What the words for the code need, by name.
    #[ts(type = "Record<string, string>")]
    pub params: BTreeMap<String, String>,
    /// From 1; 0 when it has no place in the file.
    pub line: u32,
    /// From 1; 0 when it has no place in the file.
    pub column: u32,
    /// What stands there.
    pub excerpt: String,
}

impl From<store::Problem> for ImportProblem {
    fn from(problem: store::Problem) -> Self {
        let store::Problem { code, params, line, column, excerpt } = problem;
        ImportProblem { code, params, line, column, excerpt }
    }
}

/// What became of one file, or of one story of a file that holds several.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ImportedFile {
    /// The file's name, for showing.
    pub name: String,
    /// The story it became; `null` when it became none.
    pub story: Option<String>,
    /// How many places the repair changed.
    pub repairs: u32,
    /// What was not understood.
    pub problems: Vec<ImportProblem>,
    /// Why it became no story.
    pub failure: Option<Failure>,
}

/// Why a revision was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// As the file said.
    Import,
    /// The import with its punctuation repaired.
    Repair,
    /// Edited.
    Edit,
    /// An older revision brought back.
    Restore,
    /// An empty story.
    Create,
}

impl From<store::Stage> for Stage {
    fn from(stage: store::Stage) -> Self {
        match stage {
            store::Stage::Import => Stage::Import,
            store::Stage::Repair => Stage::Repair,
            store::Stage::Edit => Stage::Edit,
            store::Stage::Restore => Stage::Restore,
            store::Stage::Create => Stage::Create,
        }
    }
}

/// One line of the versions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RevisionRow {
    /// UUID.
    pub id: String,
    /// Why it was made.
    pub stage: Stage,
    /// By whom; empty for the program itself.
    pub author: String,
    /// RFC 3339.
    pub time: String,
    /// SHA-256 over the canonical JSON.
    pub hash: String,
    /// 字数 of the body.
    pub words: u32,
    /// Characters added against the first parent.
    pub added: u32,
    /// Characters removed against the first parent.
    pub removed: u32,
    /// What it was made from.
    pub parents: Vec<String>,
    /// The name that somebody gave it.
    pub name: Option<String>,
    /// What stands beside the name; empty for nothing.
    pub note: String,
}

impl From<store::RevisionRow> for RevisionRow {
    fn from(row: store::RevisionRow) -> Self {
        RevisionRow {
            id: row.id.to_string(),
            stage: row.stage.into(),
            author: row.author.map(|person| person.name).unwrap_or_default(),
            time: row.time.to_rfc3339(),
            hash: row.hash.to_string(),
            words: row.words,
            added: row.added,
            removed: row.removed,
            parents: row.parents.iter().map(ToString::to_string).collect(),
            name: row.name,
            note: row.note,
        }
    }
}

/// A file that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DeliveredFile {
    /// Relative to the delivery's path, with `/`.
    pub path: String,
    /// Hash of its bytes.
    pub sha256: String,
    /// Its length.
    pub bytes: u64,
}

impl From<store::DeliveredFile> for DeliveredFile {
    fn from(file: store::DeliveredFile) -> Self {
        DeliveredFile { path: file.path, sha256: file.sha256.to_string(), bytes: file.bytes }
    }
}

/// What was sent where and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Delivery {
    /// RFC 3339.
    pub time: String,
    /// By whom.
    pub author: String,
    /// Id of the format.
    pub format: String,
    /// Which revision.
    pub revision: String,
    /// The folder or zip.
    pub path: String,
    /// What was written there.
    pub files: Vec<DeliveredFile>,
    /// Id of the destination, where it was sent to one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub destination: Option<String>,
    /// Which time it went to that destination.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub version: Option<u32>,
}

impl From<store::Delivery> for Delivery {
    fn from(delivery: store::Delivery) -> Self {
        let (destination, version) = delivery.sent.map(|sent| (sent.destination, sent.version)).unzip();
        Delivery {
            destination,
            version,
            time: delivery.time.to_rfc3339(),
            author: delivery.author.map(|person| person.name).unwrap_or_default(),
            format: delivery.format,
            revision: delivery.revision.to_string(),
            path: delivery.path,
            files: delivery.files.into_iter().map(DeliveredFile::from).collect(),
        }
    }
}

/// A difference between the story and what a format holds of it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
pub struct Loss {
    /// The field, as in `slip.source.url`.
    pub field: String,
    /// Which kind of loss.
    pub code: String,
    /// What the words for the code need, by name.
    #[ts(type = "Record<string, string>")]
    pub params: BTreeMap<String, String>,
}

impl From<gaotai_formats::Loss> for Loss {
    fn from(loss: gaotai_formats::Loss) -> Self {
        Loss { field: loss.field, code: loss.code.to_owned(), params: loss.params }
    }
}

/// A place that the writer left open: 〔待核：…〕 or TK.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PlaceholderPlace {
    /// The story.
    pub story: String,
    /// The block that holds it; `null` in the slip.
    pub block: Option<String>,
    /// Name of the node (`title`, `paragraph`, `caption`, …), with the attribute where it
    /// stands in one (`box.title`); the path in the slip (`ed_note`).
    pub part: String,
    /// The line of text in the body, from 1; 0 in the title group and the slip.
    pub line: usize,
    /// The placeholder itself.
    pub text: String,
    /// The text before it, shortened.
    pub before: String,
    /// The text behind it, shortened.
    pub after: String,
}

impl PlaceholderPlace {
    /// All of a story.
    pub(crate) fn of(article: &gaotai_article::Article) -> Vec<PlaceholderPlace> {
        let story = article.id.to_string();
        let places = gaotai_language::placeholders::of_story(article).into_iter();
        places.map(|place| PlaceholderPlace::from_place(story.clone(), place)).collect()
    }

    fn from_place(story: String, place: gaotai_language::placeholders::Place) -> Self {
        use gaotai_language::placeholders::Part;
        let (block, part) = match place.part {
            Part::Block(id, name) => (Some(id.to_string()), name.to_owned()),
            Part::Slip(path) => (None, format!("slip.{path}")),
        };
        let gaotai_language::placeholders::Place { line, text, before, after, .. } = place;
        PlaceholderPlace { story, block, part, line, text, before, after }
    }
}

/// A whole story in the one JSON of the article.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Article {
    /// Always the same word.
    #[ts(type = "\"gaotai-article\"")]
    pub format: String,
    /// The version of the JSON.
    #[ts(type = "1")]
    pub version: u64,
    /// UUID version 7.
    pub id: String,
    /// ProseMirror's JSON.
    #[ts(type = "unknown")]
    pub doc: Value,
    /// 稿签.
    pub slip: Slip,
}

impl From<&gaotai_article::Article> for Article {
    fn from(article: &gaotai_article::Article) -> Self {
        Article {
            format: gaotai_article::FORMAT.to_owned(),
            version: gaotai_article::VERSION,
            id: article.id.to_string(),
            doc: codec::encode_doc(&article.doc),
            slip: article.slip.clone(),
        }
    }
}

/// What an edit changed: the TypeScript face of [`gaotai_article::Change`].
#[derive(Debug, TS)]
pub struct Change {
    /// Changed lines of the title group, by name, each a whole node.
    #[ts(type = "Record<string, unknown>")]
    pub head: (),
    /// Changed and new blocks of the body, each a whole node.
    #[ts(type = "unknown[]")]
    pub blocks: (),
    /// The ids of all blocks of the body in order; `null` when it stayed.
    #[ts(type = "string[] | null")]
    pub order: (),
    /// Changed fields of the slip, each a whole field.
    #[ts(type = "Record<string, unknown>")]
    pub slip: (),
}

/// Which vocabulary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum VocabularyKind {
    /// 栏目, a tree.
    Channel,
    /// 体裁.
    Genre,
    /// 来源.
    Source,
}

impl From<VocabularyKind> for store::TermKind {
    fn from(kind: VocabularyKind) -> Self {
        match kind {
            VocabularyKind::Channel => store::TermKind::Channel,
            VocabularyKind::Genre => store::TermKind::Genre,
            VocabularyKind::Source => store::TermKind::Source,
        }
    }
}
