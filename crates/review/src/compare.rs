//! What people see of the difference.

use crate::fields::{FieldRow, fields};
use crate::flat::flat;
use crate::pairs::Pairs;
use crate::pieces::Piece;
use crate::rows::rows;
use gaotai_article::{Article, BlockId};
use serde_json::{Map, Value};

/// Two versions, compared for people.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// Characters that came in, white space aside.
    pub added: u32,
    /// Characters that went, white space aside.
    pub removed: u32,
    /// How many blocks stand elsewhere.
    pub moved: u32,
    /// The lines of the new version in their order, with those of the old one that went.
    pub rows: Vec<Row>,
    /// The fields of the slip that changed.
    pub fields: Vec<FieldRow>,
}

/// What became of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// As it was.
    Same,
    /// Another text, other marks or other attributes.
    Changed,
    /// It came in.
    Added,
    /// It went.
    Removed,
    /// It stands here now, possibly changed.
    Moved,
    /// It stood here; all its text is `Same`, that of the old version.
    MovedAway,
    /// Its text stood in the line [`Row::whole`], which was split. Between the two rows there may
    /// be others of what was put there.
    Split,
    /// Its text stands in the line [`Row::whole`] now. It has a row of its own where others of
    /// what was taken away between the two stand before it.
    Joined,
}

/// A line of text, or a block without text.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// What became of it.
    pub state: State,
    /// Id of the line, or of the block; that of the old version where it is `Joined`.
    pub line: BlockId,
    /// For `Split` and `Joined`: id of the line, in the new version, with whose row that begins
    /// of which this one is a part.
    pub whole: Option<BlockId>,
    /// Ids of the lines of the old version that were joined to others and whose text is in this row.
    pub joined: Vec<BlockId>,
    /// Id of the outermost node in which it is.
    pub block: BlockId,
    /// Its node.
    pub node: String,
    /// The nodes around it, from outside.
    pub within: Vec<String>,
    /// Attributes that changed; those that are not empty where it is new or gone. `type` when
    /// it is of another node, `within` when it was put into another container where it stands.
    pub attrs: Vec<AttrChange>,
    /// The text.
    pub pieces: Vec<Piece>,
    /// Hash of the picture that a figure has: in the new version, or in the old one where it went.
    pub media: Option<String>,
}

/// An attribute that changed, as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttrChange {
    /// Its name; `type` for the node itself.
    pub name: String,
    /// What it was; empty for nothing.
    pub old: String,
    /// What it is; empty for nothing.
    pub new: String,
}

/// A JSON value as text: nothing for `null`, lists with commas, structures as JSON.
pub(crate) fn shown(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(shown).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}

/// What differs between two sets of attributes.
pub(crate) fn attrs(old: &Map<String, Value>, new: &Map<String, Value>) -> Vec<AttrChange> {
    let mut names: Vec<&String> =
        old.keys().chain(new.keys().filter(|name| !old.contains_key(*name))).collect();
    names.sort();
    let value = |of: &Map<String, Value>, name: &str| of.get(name).map(shown).unwrap_or_default();
    names
        .into_iter()
        .map(|name| AttrChange { name: name.clone(), old: value(old, name), new: value(new, name) })
        .filter(|change| change.old != change.new)
        .collect()
}

/// Compares two versions of a story, each as if everything suggested in it were accepted.
pub fn compare(old: &Article, new: &Article) -> Comparison {
    let (old, new) = (&*old.accepted(), &*new.accepted());
    let pairs = Pairs::of(old, new, flat(old), flat(new));
    let (rows, moved) = rows(&pairs);
    Comparison {
        added: pairs.amount.added,
        removed: pairs.amount.removed,
        moved,
        rows,
        fields: fields(&old.slip, &new.slip),
    }
}
