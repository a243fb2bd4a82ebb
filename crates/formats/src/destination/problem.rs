//! What is wrong in a destination: where and what.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// Something that is wrong in a destination, or that a rule could not do with a story.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[ts(rename = "DestinationProblem")]
pub struct Problem {
    /// The field of the destination, as in `names.file` or `mapping[2].rule`.
    pub field: String,
    /// What is wrong; the window has words for every code.
    pub code: String,
    /// What the words need, by name.
    #[ts(type = "Record<string, string>")]
    pub params: BTreeMap<String, String>,
}

/// Every code of a [`Problem`].
pub const PROBLEM_CODES: &[&str] = &[
    // Lower-case letters, digits and hyphens, at most 40.
    "id_invalid",
    "name_empty",
    // No such exchange format, or one that is only read (`format`).
    "format_unknown",
    // The format does not offer it (`encoding`).
    "encoding_not_offered",
    // The format holds one story a file (`format`).
    "gather_not_possible",
    // Stories have no such field, or none that a rule may change (`name`).
    "field_unknown",
    // Of this field nothing but `drop` can be done (`name`).
    "field_only_drops",
    // A map without words.
    "words_empty",
    // The value does not fit the field (`name`, `value`).
    "value_invalid",
    // The template has a mistake (`line`, `what`).
    "template_invalid",
    // The format takes no template (`format`).
    "template_not_taken",
    // A brace that is never closed, or nothing in it (`at`: character from 1).
    "pattern_invalid",
    // The pattern has a word that means nothing (`word`).
    "pattern_word_unknown",
    // A form of dates that means nothing (`form`).
    "pattern_date_invalid",
    // The pattern leads out of the folder, or has characters that file names cannot have.
    "pattern_unsafe",
    // A file's name with a folder in it.
    "pattern_has_folder",
    "pattern_empty",
    // Not from 100 to 20,000 pixels.
    "edge_invalid",
    // No type that pictures leave as (`mime`).
    "mime_unknown",
    // A folder that nobody chose in a dialog.
    "path_not_chosen",
    // Neither a recipient nor `passphrase`, or sealing is not in this program.
    "seal_invalid",
];

impl Problem {
    /// A problem without params.
    pub fn new(field: impl Into<String>, code: &str) -> Problem {
        Problem { field: field.into(), code: code.to_owned(), params: BTreeMap::new() }
    }

    /// Adds a param.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl ToString) -> Problem {
        self.params.insert(name.to_owned(), value.to_string());
        self
    }
}
