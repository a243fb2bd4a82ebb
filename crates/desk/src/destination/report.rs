//! What became of stories that were sent.

use crate::Failure;
use crate::export::WrittenFile;
use crate::wire::Loss;
use gaotai_formats::destination::Problem;
use serde::Serialize;
use ts_rs::TS;

/// What became of all that was sent at once.
#[derive(Debug, Clone, Default, PartialEq, Serialize, TS)]
pub struct SendReport {
    /// The folder, or the zip itself.
    pub path: String,
    /// The files that were written, below the folder.
    pub files: Vec<WrittenFile>,
    /// In the order in which they were asked for.
    pub stories: Vec<SentStory>,
    /// It was stopped: stories that are not among `stories` were not sent.
    pub cancelled: bool,
}

/// What became of a story.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct SentStory {
    /// The story.
    pub id: String,
    /// Its title, for showing.
    pub title: String,
    /// What came of it.
    pub outcome: Outcome,
    /// Which time it went there; 0 when it never did.
    pub version: u32,
    /// Its files below the folder, the main one first; those that lay there already too.
    pub files: Vec<String>,
    /// What the format cannot hold of it.
    pub losses: Vec<Loss>,
    /// What did not come back when the file was read, beyond the losses.
    pub unexpected: Vec<Loss>,
    /// What rules of the destination could not do with it.
    pub problems: Vec<Problem>,
    /// Why it was refused.
    pub failure: Option<Failure>,
    /// Whether its files are sealed.
    pub sealed: bool,
}

/// What came of a story.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "SendOutcome")]
pub enum Outcome {
    /// The destination has it for the first time.
    New,
    /// The destination had an older one.
    Update,
    /// The destination has exactly this already: nothing was written.
    Unchanged,
    /// It did not go.
    Refused,
}

impl SentStory {
    /// One that did not go.
    pub(crate) fn refused(id: String, title: String, failure: Failure) -> SentStory {
        SentStory {
            id,
            title,
            outcome: Outcome::Refused,
            version: 0,
            files: Vec::new(),
            losses: Vec::new(),
            unexpected: Vec::new(),
            problems: Vec::new(),
            failure: Some(failure),
            sealed: false,
        }
    }
}
