//! What changed in a story since whoever writes now last read it, or wrote in it.

use super::compare::StoryComparison;
use crate::desk::story_id;
use crate::{Desk, Failure};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// The story.
    pub article: String,
}

/// `null` for who has neither read nor written in it.
pub type Response = Option<SinceRead>;

/// What changed since.
#[derive(Debug, Serialize, TS)]
pub struct SinceRead {
    /// The version that is known: what was read, or one's own that came right after it.
    pub revision: String,
    /// When it was read, RFC 3339.
    pub time: String,
    /// From there to the story as it stands. Whoever typed it alone since sees nothing in it.
    pub comparison: StoryComparison,
}

/// Compares.
///
/// # Errors
/// `story_missing`, `name_empty`; those of the library.
pub fn run(desk: &Desk, request: Request) -> Result<Response, Failure> {
    let id = story_id(&request.article)?;
    let Some(person) = desk.read(|r| r.person())? else { return Err(Failure::name_empty("the reader")) };
    let found = desk.read(|r| {
        let Some(known) = r.known(id, person.id)? else { return Ok(None) };
        let now = r.head(id)?;
        // What they typed right after it is no version yet, and their own.
        let turns = if known.revision == now.revision { r.typed(id)? } else { Vec::new() };
        let own = turns
            .into_iter()
            .next()
            .filter(|(stamp, _)| stamp.person.as_ref().is_some_and(|author| author.id == person.id));
        let old = match own {
            Some((_, typed)) => typed,
            None => r.revision(id, known.revision)?,
        };
        Ok(Some((known, old, now.article)))
    })?;
    Ok(found.map(|(known, old, new)| SinceRead {
        revision: known.revision.to_string(),
        time: known.time.to_rfc3339(),
        comparison: gaotai_review::compare(&old, &new).into(),
    }))
}
