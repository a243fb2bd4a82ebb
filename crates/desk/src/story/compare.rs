//! What differs between two versions of a story, for people.

use crate::desk::{revision_id, story_id};
use crate::{Desk, Failure};
use gaotai_article::{Article, ArticleId};
use gaotai_review as review;
use gaotai_store::{Read, RevisionId, StoreError};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

/// In place of a revision's id: the story as it stands.
const NOW: &str = "now";

/// Which.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// The story.
    pub id: String,
    /// A version of it, or `now`: with what was typed last.
    pub old: String,
    /// Another, or `now`.
    pub new: String,
}

/// What differs.
pub type Response = StoryComparison;

/// What differs between two states of a story.
#[derive(Debug, Serialize, TS)]
pub struct StoryComparison {
    /// Characters that came in, white space aside.
    pub added: u32,
    /// Characters that went, white space aside.
    pub removed: u32,
    /// How many blocks stand elsewhere.
    pub moved: u32,
    /// Whether there is nothing to see.
    pub same: bool,
    /// The lines of the new version in their order, with those of the old one that went.
    pub rows: Vec<ComparedRow>,
    /// The story details that changed.
    pub fields: Vec<ComparedField>,
}

/// What became of a line of text, or of a block without text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RowState {
    /// As it was.
    Same,
    /// Another text, other marks or other attributes.
    Changed,
    /// It came in.
    Added,
    /// It went; it stands where it stood.
    Removed,
    /// It stands here now, possibly changed.
    Moved,
    /// It stood here; its text is that of the old version.
    MovedAway,
    /// Its text stood in the line `whole`, which was split. Between the two rows there may be
    /// others of what was put there.
    Split,
    /// Its text stands in the line `whole` now. It has a row of its own where others of what was
    /// taken away between the two stand before it.
    Joined,
}

/// A line of text, or a block without text.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ComparedRow {
    /// What became of it.
    pub state: RowState,
    /// Id of the line: a paragraph, a line of the title group, a caption; or of the block.
    /// Of the old version where it is `joined`.
    pub line: String,
    /// For `split` and `joined`: id of the line, in the new version, with whose row that begins
    /// of which this one is a part.
    pub whole: Option<String>,
    /// Ids of the lines of the old version that were joined to others and whose text is in this row.
    pub joined: Vec<String>,
    /// Id of the block of the body in which it is; that of the line in the title group.
    pub block: String,
    /// Its node, as in `paragraph`, `title`, `caption`, `figure`.
    pub node: String,
    /// The nodes around it below the body, from outside: `table`, `table_row`, `table_cell`.
    pub within: Vec<String>,
    /// Attributes that changed; those of note where it is new or gone.
    pub attrs: Vec<ComparedAttr>,
    /// The text, piece by piece.
    pub pieces: Vec<Piece>,
    /// Hash of the picture that a figure has: in the new version, or in the old one where it went.
    pub media: Option<String>,
}

/// An attribute of a block that changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ComparedAttr {
    /// Its name; `type` when the block is of another node now, `within` when it was put into
    /// another container where it stands.
    pub name: String,
    /// What it was; empty for nothing.
    pub old: String,
    /// What it is; empty for nothing.
    pub new: String,
}

/// What became of a piece of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PieceOp {
    /// In both versions.
    Same,
    /// Only in the new one.
    Added,
    /// Only in the old one.
    Removed,
    /// In both, with other marks.
    Marks,
}

/// A piece of text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Piece {
    /// What became of it.
    pub op: PieceOp,
    /// The characters. U+000A is a line break; U+2029 is the end of a paragraph that was
    /// split or joined there.
    pub text: String,
    /// Names of the marks on it; of those it has in the old version where it went.
    pub marks: Vec<String>,
    /// Names of the marks it had, where only these changed; empty otherwise.
    pub was: Vec<String>,
}

/// A field of the story details that changed.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ComparedField {
    /// The slip's field; `extra.KEY` for the newsroom's own.
    pub field: String,
    /// What it was.
    #[ts(type = "unknown")]
    pub old: Value,
    /// What it is.
    #[ts(type = "unknown")]
    pub new: Value,
    /// For texts, piece by piece; for lists one piece an item, with what it is called.
    pub pieces: Option<Vec<Piece>>,
    /// For structures, what changed of their parts.
    pub parts: Vec<ComparedAttr>,
}

/// Compares them.
///
/// # Errors
/// `story_missing`; those of the library.
pub fn run(desk: &Desk, request: Request) -> Result<Response, Failure> {
    let id = story_id(&request.id)?;
    let (old, new) = (Side::of(&request.old)?, Side::of(&request.new)?);
    let (old, new) = desk.read(|r| Ok((old.read(r, id)?, new.read(r, id)?)))?;
    Ok(Response::from(review::compare(&old, &new)))
}

/// One of the two.
enum Side {
    Now,
    Revision(RevisionId),
}

impl Side {
    fn of(text: &str) -> Result<Side, Failure> {
        if text == NOW { Ok(Side::Now) } else { Ok(Side::Revision(revision_id(text)?)) }
    }

    fn read(&self, r: &Read<'_>, id: ArticleId) -> Result<Article, StoreError> {
        match self {
            Side::Now => Ok(r.head(id)?.article),
            Side::Revision(revision) => r.revision(id, *revision),
        }
    }
}

impl From<review::Comparison> for StoryComparison {
    fn from(found: review::Comparison) -> Self {
        let review::Comparison { added, removed, moved, rows, fields } = found;
        let same = fields.is_empty() && rows.iter().all(|row| row.state == review::State::Same);
        StoryComparison {
            added,
            removed,
            moved,
            same,
            rows: rows.into_iter().map(ComparedRow::from).collect(),
            fields: fields.into_iter().map(ComparedField::from).collect(),
        }
    }
}

impl From<review::Row> for ComparedRow {
    fn from(row: review::Row) -> Self {
        ComparedRow {
            state: row.state.into(),
            line: row.line.to_string(),
            whole: row.whole.map(|id| id.to_string()),
            joined: row.joined.iter().map(ToString::to_string).collect(),
            block: row.block.to_string(),
            node: row.node,
            within: row.within,
            attrs: row.attrs.into_iter().map(ComparedAttr::from).collect(),
            pieces: row.pieces.into_iter().map(Piece::from).collect(),
            media: row.media,
        }
    }
}

impl From<review::AttrChange> for ComparedAttr {
    fn from(attr: review::AttrChange) -> Self {
        ComparedAttr { name: attr.name, old: attr.old, new: attr.new }
    }
}

impl From<review::State> for RowState {
    fn from(state: review::State) -> Self {
        match state {
            review::State::Same => RowState::Same,
            review::State::Changed => RowState::Changed,
            review::State::Added => RowState::Added,
            review::State::Removed => RowState::Removed,
            review::State::Moved => RowState::Moved,
            review::State::MovedAway => RowState::MovedAway,
            review::State::Split => RowState::Split,
            review::State::Joined => RowState::Joined,
        }
    }
}

impl From<review::Piece> for Piece {
    fn from(piece: review::Piece) -> Self {
        let op = match piece.op {
            review::Op::Same => PieceOp::Same,
            review::Op::Added => PieceOp::Added,
            review::Op::Removed => PieceOp::Removed,
            review::Op::Marks => PieceOp::Marks,
        };
        Piece { op, text: piece.text, marks: piece.marks, was: piece.was }
    }
}

impl From<review::FieldRow> for ComparedField {
    fn from(row: review::FieldRow) -> Self {
        let pieces = row.pieces.map(|pieces| pieces.into_iter().map(Piece::from).collect());
        let parts = row.parts.into_iter().map(ComparedAttr::from).collect();
        ComparedField { field: row.field, old: row.old, new: row.new, pieces, parts }
    }
}
