//! 稿件类型 (story profiles): what a kind of story starts with and what it needs.
//!
//! A profile is one YAML file, `docs/formats/profile.md` describes it. [`codec`] reads and
//! writes it, [`start`](Profile::start) makes a story from it, [`missing`](Profile::missing) says
//! what a story still lacks. [`stock`] are those that come with Gaotai.

mod blocks;
pub mod codec;
mod needs;
mod ordered;
mod problem;
mod read;
mod start;
pub mod stock;

pub use codec::{FORMAT, ProfileError, VERSION};
pub use problem::{Problem, ProblemCode};
pub use start::Newsroom;

use crate::slip::{Target, Term};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use ts_rs::TS;

/// The fields that a profile can show and require: lines of the title group and fields of the
/// slip, in the order in which they are offered.
pub const FIELDS: &[&str] = &[
    "web_title",
    "kicker",
    "title",
    "subtitle",
    "abstract",
    "slug",
    "language",
    "channel",
    "genre",
    "source",
    "original_title",
    "authors",
    "people",
    "dateline",
    "published_at",
    "embargo_until",
    "target",
    "priority",
    "desk",
    "places",
    "keywords",
    "subjects",
    "persons",
    "organisations",
    "first_published_at",
    "updated_at",
    "publish_at",
    "print",
    "codes",
    "rights",
    "ai_use",
    "related",
    "ed_note",
];

/// The lines and blocks that can have a hint: shown on the paper while they are empty.
pub const HINTS: &[&str] = &[
    "web_title",
    "kicker",
    "title",
    "subtitle",
    "abstract",
    "paragraph",
    "lede",
    "continuation",
    "question",
    "answer",
    "section_head",
    "caption",
    "credit",
];

/// A name in both languages of the window; one of the two may be empty.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct Names {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

/// What a kind of story starts with and what it needs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// Lower-case letters, digits and hyphens; stories refer to it.
    pub id: String,
    /// What it is called.
    pub names: Names,
    /// What it is for, in a sentence.
    pub about: Names,
    /// BCP 47: the language of its stories.
    pub language: String,
    /// 体裁.
    pub genre: Option<Term>,
    /// The fields that stand first in the story details, in order; the others stand under More.
    pub fields: Vec<String>,
    /// The fields without which a story is not complete.
    pub required: Vec<String>,
    /// The newsroom's own fields.
    pub own: Vec<OwnField>,
    /// Fields of the slip as a new story has them. An empty name of an author stands for who
    /// makes the story, that of an own source for the newsroom.
    #[ts(type = "Record<string, unknown>")]
    pub defaults: BTreeMap<String, Value>,
    /// How long the story should become.
    pub target: Option<Target>,
    /// What empty lines and blocks say, by the names of [`HINTS`].
    #[ts(type = "Record<string, string>")]
    pub hints: BTreeMap<String, String>,
    /// Text of the title group in a new story, by line.
    #[ts(type = "Record<string, string>")]
    pub head: BTreeMap<String, String>,
    /// Blocks of a new story in the article's own JSON, without ids.
    #[ts(type = "unknown[]")]
    pub body: Vec<Value>,
}

/// A field that only this newsroom has; its value stands in the slip's `extra` under the key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OwnField {
    /// Lower-case letters, digits and `_`.
    pub key: String,
    /// What it is called.
    pub names: Names,
    /// What it holds.
    pub kind: OwnKind,
    /// What can be chosen; for [`OwnKind::Choice`] only.
    pub choices: Vec<String>,
    /// Whether a story without it is not complete.
    pub required: bool,
}

/// What a field of the newsroom's own holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum OwnKind {
    /// Any text.
    #[default]
    Text,
    /// A number.
    Number,
    /// One of the choices, as text.
    Choice,
    /// A day, as the text `YYYY-MM-DD`.
    Date,
}

impl OwnKind {
    /// The words in the file.
    pub const WORDS: &[&str] = &["text", "number", "choice", "date"];
}

/// Whether this can be the id of a profile.
pub fn is_id(text: &str) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    (1..=64).contains(&text.len()) && text.chars().all(plain) && !text.starts_with('-')
}

/// The line of the title group that a field is.
pub(crate) fn is_head(field: &str) -> Option<crate::HeadPart> {
    crate::HeadPart::ALL.into_iter().find(|part| part.name() == field)
}
