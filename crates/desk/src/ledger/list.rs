//! What waits in the details of a story, and what was decided in it.

use super::wire::{Decided, FieldSuggestion};
use crate::desk::story_id;
use crate::{Desk, Failure};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Of which.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// The story.
    pub article: String,
}

/// The ledger but for what waits in the text: that stands there.
#[derive(Debug, Serialize, TS)]
pub struct Response {
    /// The oldest first.
    pub fields: Vec<FieldSuggestion>,
    /// The newest first; without those that wait again since a decision was taken back.
    pub decided: Vec<Decided>,
}

/// Lists them.
///
/// # Errors
/// `story_missing`; those of the library.
pub fn run(desk: &Desk, request: Request) -> Result<Response, Failure> {
    let article = story_id(&request.article)?;
    let (fields, decided, open) = desk
        .read(|r| Ok((r.field_suggestions(article)?, r.decisions(article)?, r.open_suggestions(article)?)))?;
    let decided = decided.into_iter().filter(|one| !open.contains(&one.decision.suggestion));
    Ok(Response {
        fields: fields.into_iter().map(FieldSuggestion::from).collect(),
        decided: decided.map(Decided::from).collect(),
    })
}
