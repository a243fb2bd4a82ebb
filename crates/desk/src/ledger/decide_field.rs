//! Says yes or no to a story detail that was changed with tracking on.

use super::wire::Verdict;
use crate::wire;
use crate::{Desk, Failure};
use gaotai_article::Change;
use gaotai_store::Decision;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// Id of the suggestion.
    pub id: String,
    /// Yes or no.
    pub verdict: Verdict,
}

/// What became of the story.
#[derive(Debug, Serialize, TS)]
pub struct Response {
    /// After a no: the detail as it was. It is kept already, on the same version, and is for the
    /// window's copy of the story; `null` after a yes.
    #[ts(as = "Option<wire::Change>")]
    pub change: Option<Change>,
}

/// Decides it.
///
/// # Errors
/// `suggestion_missing`, `name_empty`; `change_invalid` when the old value does not fit the story
/// any more; those of the library.
pub fn run(desk: &Desk, request: Request) -> Result<Response, Failure> {
    let accepted = request.verdict == Verdict::Accept;
    let change = desk.sign("ledger.decide_field", |w| {
        let article = w.story_of_field(&request.id)?;
        let (open, change) = w.decide_field(article, &request.id, accepted)?;
        let decision = Decision {
            suggestion: open.id,
            accepted,
            kind: "field".into(),
            field: Some(open.field),
            section: None,
            was: open.was.to_string(),
            now: open.now.to_string(),
            person: Some(open.person),
            made: open.time,
        };
        w.put_decision(article, &decision)?;
        Ok(change)
    })?;
    Ok(Response { change })
}
