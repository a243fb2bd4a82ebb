//! Keeps what was typed, until it becomes a revision.

use crate::desk::{revision_id, story_id};
use crate::ledger::wire::Decision;
use crate::profile::missing;
use crate::wire;
use crate::{Desk, Failure};
use gaotai_article::Change;
use gaotai_language::StoryCount;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What was typed.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// The story.
    pub id: String,
    /// The revision that `story.read` or `story.commit` gave.
    pub base: String,
    /// What changed since the last call.
    #[ts(as = "wire::Change")]
    pub change: Change,
    /// Whether changed story details are suggestions. What is suggested in the text stands there.
    #[serde(default)]
    pub tracked: bool,
    /// What was decided of suggestions in the text by this change.
    #[serde(default)]
    pub decided: Vec<Decision>,
}

/// That it is kept.
#[derive(Debug, Serialize, TS)]
pub struct Response {
    /// Since when it is safe, RFC 3339.
    pub saved_at: String,
    /// How long the story is now.
    pub count: StoryCount,
    /// What it lacks of what its profile requires: names of fields, `extra.KEY` for own ones.
    pub missing: Vec<String>,
}

/// Keeps it. It is on the disk when this returns.
///
/// # Errors
/// `story_changed_elsewhere` when `base` is no longer the newest revision, `change_invalid`,
/// `story_missing`, `name_empty`; those of the library.
pub fn run(desk: &Desk, request: Request) -> Result<Response, Failure> {
    let (id, base) = (story_id(&request.id)?, revision_id(&request.base)?);
    let (change, tracked) = (request.change, request.tracked);
    let decisions = decisions(desk, request.decided)?;
    let (count, saved_at) = desk.sign("story.journal", |w| {
        let before = if change.slip.is_empty() { None } else { Some(w.slip(id)?) };
        let count = w.journal(id, base, &change)?;
        if let Some(before) = before {
            w.note_fields(id, &before, tracked)?;
        }
        decisions.iter().try_for_each(|decision| w.put_decision(id, decision))?;
        Ok((count, w.stamp().time))
    })?;
    // After the transaction: only then is the story at hand without replaying its journal.
    let missing = desk.read(|r| missing(r, &r.head(id)?.article))?;
    Ok(Response { saved_at: saved_at.to_rfc3339(), count, missing })
}

/// With the names of whose suggestions they were.
fn decisions(desk: &Desk, decided: Vec<Decision>) -> Result<Vec<gaotai_store::Decision>, Failure> {
    let now = desk.now();
    desk.read(|r| decided.into_iter().map(|decision| decision.kept(r, now)).collect())
}
