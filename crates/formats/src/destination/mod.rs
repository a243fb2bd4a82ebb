//! 发稿目的地 (destinations): where stories go and in which form, as data that a newsroom edits and shares.
//!
//! A destination is one JSON file. [`codec`] reads and writes it, [`check()`] says what is wrong with it,
//! [`mapping`] changes a copy of a story for it, [`pattern`] makes names of folders and files. All of it is
//! pure: the desk writes the files.

mod check;
pub mod codec;
mod fields;
pub mod mapping;
pub mod pattern;
mod problem;
mod template;

pub use check::{check, mimes};
pub use fields::{is_field, readable};
pub use problem::{PROBLEM_CODES, Problem};

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// The version of the file that this program writes, and the newest it reads.
pub const VERSION: u32 = 1;

/// Where stories go, and in which form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct Destination {
    /// The version of the file.
    #[ts(type = "1")]
    pub version: u32,
    /// Lower-case letters, digits and hyphens, at most 40; the file's name.
    pub id: String,
    /// As people call it, in any language.
    pub name: String,
    /// Id of an exchange format.
    pub format: String,
    /// For formats that offer several; `null` for the format's first.
    pub encoding: Option<String>,
    /// Whose trims (`only`) apply; `null` for the format's own channel.
    pub channel: Option<String>,
    /// Several stories in one file, where the format can.
    pub gather: bool,
    /// Applied in order to a copy of the story before the format sees it.
    pub mapping: Vec<Rule>,
    /// A template of its own, for formats that take one.
    pub template: Option<String>,
    /// Patterns of names.
    pub names: FileNames,
    /// What it wishes of pictures; `null` for the format's own wish.
    pub pictures: Option<PictureRule>,
    /// Whether `manifest.json` goes along: every file with its length and SHA-256.
    pub manifest: bool,
    /// Where it goes.
    pub out: Out,
    /// What becomes of stories under embargo: `null` refuses them.
    pub seal: Option<String>,
}

impl Default for Destination {
    fn default() -> Self {
        Destination {
            version: VERSION,
            id: String::new(),
            name: String::new(),
            format: String::new(),
            encoding: None,
            channel: None,
            gather: false,
            mapping: Vec::new(),
            template: None,
            names: FileNames::default(),
            pictures: None,
            manifest: false,
            out: Out::default(),
            seal: None,
        }
    }
}

/// A field of the story and what is done with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(rename = "MappingRule")]
pub struct Rule {
    /// As in `title`, `slip.source.name`, `slip.extra.section`, `slip.codes.cms`.
    pub field: String,
    /// What is done.
    pub rule: Act,
}

/// What a rule does with its field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "do", rename_all = "snake_case")]
#[ts(rename = "MappingAct")]
pub enum Act {
    /// It becomes what another field says.
    Copy {
        /// The other field.
        from: String,
    },
    /// It always says this.
    Fix {
        /// Lists take one entry a line, or separated by commas or semicolons of either width.
        value: String,
    },
    /// Words are replaced by other words: whole entries, never parts of them.
    Words {
        /// The word there by the word here.
        #[ts(type = "Record<string, string>")]
        map: BTreeMap<String, String>,
        /// What becomes of words that are not in the map.
        other: Other,
    },
    /// It becomes what a template makes of the story.
    Compute {
        /// In minijinja.
        template: String,
    },
    /// It becomes empty.
    Drop,
}

/// What becomes of words that a map does not name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "MappingOther")]
pub enum Other {
    /// They stay.
    Keep,
    /// They go.
    Drop,
}

/// Patterns of names; [`pattern`] has the words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct FileNames {
    /// Of the folder below the place, with `/`; empty for none.
    pub folder: String,
    /// Of the file, without extension.
    pub file: String,
}

impl Default for FileNames {
    fn default() -> Self {
        FileNames { folder: String::new(), file: "{slug}".to_owned() }
    }
}

/// What a destination wishes of pictures.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct PictureRule {
    /// At most, in pixels; `null` for the format's own.
    pub longest_edge: Option<u32>,
    /// The types that are taken, as `image/jpeg`; empty for the format's own.
    pub mimes: Vec<String>,
}

/// Where a destination's files go.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(rename = "DestinationOut")]
pub struct Out {
    /// As what.
    pub kind: OutKind,
    /// A folder of this machine; `null` for the library's outbox. Never in a shared file.
    pub path: Option<String>,
}

/// As what files go out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum OutKind {
    /// As files in a folder.
    #[default]
    Folder,
    /// As one zip in a folder.
    Zip,
    /// As files in a folder that another program watches: each appears whole, what says that all are there
    /// comes last.
    Watched,
}

/// Whether it can be an id: `[a-z0-9-]{1,40}`.
pub fn is_id(id: &str) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    !id.is_empty() && id.len() <= 40 && id.chars().all(plain)
}

/// An id that says something, from the name where it has Latin letters; `format` otherwise.
pub fn id_of(name: &str, format: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' };
    let mapped: String = name.chars().map(plain).collect();
    let parts: Vec<&str> = mapped.split('-').filter(|part| !part.is_empty()).collect();
    let id: String = parts.join("-").chars().take(36).collect();
    let id = id.trim_matches('-').to_owned();
    match (id.is_empty(), is_id(format)) {
        (false, _) => id,
        (true, true) => format.to_owned(),
        (true, false) => "destination".to_owned(),
    }
}
