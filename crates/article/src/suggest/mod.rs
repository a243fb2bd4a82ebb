//! Suggestions (修订): what stands in a story and waits for a yes or no.
//!
//! Runs carry them as marks ([`crate::Mark::Insertion`], `Deletion`, `Modification`),
//! blocks as [`Act`]s, which the attribute `suggested` of every node of the body holds in
//! JSON and [`crate::Doc::suggested`] beside the blocks in Rust. All marks and acts with
//! one id are one suggestion.

use crate::BlockId;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// The acts of every block that has some, by the block's id; no list is empty.
pub type Suggested = BTreeMap<BlockId, Vec<Act>>;

/// What is suggested of a block as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActKind {
    /// The break before this text block is new.
    Split,
    /// The break before this text block is to go.
    Join,
    /// Its kind, attributes or place in containers were others.
    Change,
    /// It is new, or came here from elsewhere.
    Insert,
    /// It is to go, or stands here no more.
    Delete,
}

/// One thing that somebody suggests of a block.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Act {
    /// What is suggested.
    #[serde(rename = "act")]
    pub kind: ActKind,
    /// UUID of the suggestion; several acts and runs may share one.
    pub id: String,
    /// The person who suggested it.
    pub person: String,
    /// RFC 3339 with offset.
    pub time: String,
    /// Of a `change`: how the block was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub was: Option<Shape>,
    /// Of a `delete`: the id that the block gets back, because its own lives on elsewhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<BlockId>,
}

/// A node without what stands in it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Shape {
    /// The node's name.
    #[serde(rename = "type")]
    pub name: String,
    /// Its attributes, without `suggested`; of a container in a path with `id`, else without.
    #[serde(default)]
    pub attrs: Map<String, Value>,
    /// The containers around it, from the body inwards; absent when it stood where it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<Vec<Shape>>,
}
