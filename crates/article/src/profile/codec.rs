//! The file of a profile: one YAML document, format `gaotai-profile`, version 1.
//!
//! Reading finds everything that is wrong, each with its place; what profiles do not know is
//! listed and nothing is taken then. Writing gives the same text for the same profile.

use super::ordered::Ordered;
use super::problem::Problem;
use super::{Names, OwnField, OwnKind, Profile, read};
use crate::slip::{Target, Term};
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;

/// The word in `format`.
pub const FORMAT: &str = "gaotai-profile";
/// The version this crate writes, and the newest it reads.
pub const VERSION: u64 = 1;
/// No profile is longer, in bytes.
pub const MOST_BYTES: usize = 1 << 20;

/// Why a text is no profile.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ProfileError {
    /// No YAML; the words name the line.
    #[error("not YAML: {0}")]
    NotYaml(String),
    /// YAML, but no profile.
    #[error("not a story profile of Gaotai: `format` is {found}, not {FORMAT}")]
    NotAProfile {
        /// What stands there.
        found: String,
    },
    /// Made by a newer Gaotai.
    #[error("made by a newer Gaotai: profile version {found}, this one reads up to {VERSION}")]
    Newer {
        /// The version in the file.
        found: u64,
    },
    /// A profile with mistakes in it.
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
    Invalid(Vec<Problem>),
}

/// Reads the text of a profile's file.
///
/// # Errors
/// [`ProfileError`], with everything that is wrong.
pub fn decode(text: &str) -> Result<Profile, ProfileError> {
    if text.len() > MOST_BYTES {
        return Err(ProfileError::NotYaml(format!("longer than {MOST_BYTES} bytes")));
    }
    let value: Value = serde_saphyr::from_str(text)
        .map_err(|error| ProfileError::NotYaml(first_line(&error.to_string())))?;
    if value["format"] != FORMAT {
        return Err(ProfileError::NotAProfile { found: read::shown(&value["format"]) });
    }
    match value["version"].as_u64() {
        Some(VERSION) => {}
        Some(found) if found > VERSION => return Err(ProfileError::Newer { found }),
        _ => return Err(ProfileError::Invalid(vec![read::no_version(&value["version"])])),
    }
    read::profile(&value)
}

/// The reason alone, without the excerpt that the parser draws below it.
fn first_line(words: &str) -> String {
    words.lines().next().unwrap_or_default().trim().to_owned()
}

/// The same profile as its file would give it: blocks without ids and without what is as usual.
///
/// # Errors
/// [`ProfileError::Invalid`].
pub fn checked(profile: &Profile) -> Result<Profile, ProfileError> {
    decode(&encode(profile)?)
}

/// The text of the profile's file.
///
/// # Errors
/// What YAML cannot hold; nothing that a story could be made of.
pub fn encode(profile: &Profile) -> Result<String, ProfileError> {
    let words = profile.defaults.iter().map(|(name, value)| (name.as_str(), Ordered(value))).collect();
    let file = File {
        format: FORMAT,
        version: VERSION,
        id: &profile.id,
        names: &profile.names,
        about: &profile.about,
        language: &profile.language,
        genre: profile.genre.as_ref(),
        target: profile.target.as_ref().map(Length::of),
        fields: &profile.fields,
        required: &profile.required,
        own: profile.own.iter().map(Own::of).collect(),
        defaults: words,
        hints: &profile.hints,
        head: &profile.head,
        body: profile.body.iter().map(Ordered).collect(),
    };
    serde_saphyr::to_string(&file).map_err(|error| ProfileError::NotYaml(error.to_string()))
}

fn says_nothing(names: &Names) -> bool {
    names.zh.is_empty() && names.en.is_empty()
}

/// The order of the keys is that of the file; what is empty is left out.
#[derive(Serialize)]
struct File<'a> {
    format: &'static str,
    version: u64,
    id: &'a str,
    names: &'a Names,
    #[serde(skip_serializing_if = "says_nothing")]
    about: &'a Names,
    language: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    genre: Option<&'a Term>,
    #[serde(skip_serializing_if = "Option::is_none")]
    target: Option<Length<'a>>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    fields: &'a [String],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    required: &'a [String],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    own: Vec<Own<'a>>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    defaults: BTreeMap<&'a str, Ordered<'a>>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    hints: &'a BTreeMap<String, String>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    head: &'a BTreeMap<String, String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    body: Vec<Ordered<'a>>,
}

#[derive(Serialize)]
struct Length<'a> {
    count: u32,
    unit: crate::slip::TargetUnit,
    #[serde(skip_serializing_if = "Option::is_none")]
    slot: Option<&'a str>,
}

impl<'a> Length<'a> {
    fn of(target: &'a Target) -> Self {
        Length { count: target.count, unit: target.unit, slot: target.slot.as_deref() }
    }
}

#[derive(Serialize)]
struct Own<'a> {
    key: &'a str,
    names: &'a Names,
    kind: OwnKind,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    choices: &'a [String],
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    required: bool,
}

impl<'a> Own<'a> {
    fn of(field: &'a OwnField) -> Self {
        let OwnField { key, names, kind, choices, required } = field;
        Own { key, names, kind: *kind, choices, required: *required }
    }
}
