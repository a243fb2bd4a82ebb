//! What waits for a yes or no in a story, and deciding it without a window.
//!
//! In the window the editor lists and decides: there a decision is a step that can be undone.

use crate::desk::story_id;
use crate::ledger::wire::{self, Decision};
use crate::{Desk, Failure};
pub use gaotai_article::suggest::Verdict;
use gaotai_article::suggest::resolve;
use gaotai_article::{Article, Doc, codec};
pub use gaotai_review::suggest::Kind as SuggestionKind;
use gaotai_review::suggest::{Entry, ledger};
use gaotai_store::{Stage, StoreError};
use serde_json::Value;

/// The open suggestions, in reading order, of the story as it stands with what was typed last.
///
/// # Errors
/// `story_missing`; those of the library.
pub fn list(desk: &Desk, id: &str) -> Result<Vec<Entry>, Failure> {
    let id = story_id(id)?;
    Ok(ledger(&desk.read(|r| r.head(id))?.article.doc))
}

/// The text as JSON, as if everything suggested were accepted.
///
/// # Errors
/// `story_missing`; those of the library.
pub fn accepted(desk: &Desk, id: &str) -> Result<Value, Failure> {
    let id = story_id(id)?;
    Ok(codec::encode_doc(&desk.read(|r| r.head(id))?.article.doc.accepted()))
}

/// Decides suggestions by their ids, makes a version of it and enters the decisions in the ledger;
/// what was typed becomes a version first. Ids that are not open are passed over. Gives how many
/// were decided.
///
/// # Errors
/// `story_missing`, `name_empty`; those of the library.
pub fn decide(desk: &Desk, id: &str, verdict: &dyn Fn(&str) -> Verdict) -> Result<usize, Failure> {
    let id = story_id(id)?;
    desk.composing().forget_live(id);
    let now = desk.now();
    desk.sign("story.decide", |w| {
        let decided = judged(&w.head(id)?.article.doc, verdict);
        if !decided.is_empty() {
            w.compact(id, Stage::Edit)?;
            let head = w.head(id)?;
            let doc = resolve(&head.article.doc, verdict);
            w.commit(&Article { doc, ..head.article }, Stage::Edit, &[head.revision])?;
        }
        let count = decided.len();
        for decision in decided {
            let kept = decision.kept(w, now)?;
            w.put_decision(id, &kept)?;
        }
        Ok::<usize, StoreError>(count)
    })
}

/// What is decided of the open suggestions of a doc, as the window would say it.
fn judged(doc: &Doc, verdict: &dyn Fn(&str) -> Verdict) -> Vec<Decision> {
    let of = |entry: Entry| {
        let said = match verdict(&entry.id) {
            Verdict::Keep => return None,
            Verdict::Accept => wire::Verdict::Accept,
            Verdict::Reject => wire::Verdict::Reject,
        };
        let Entry { id, kind, person, time, section, was, now, .. } = entry;
        Some(Decision { id, verdict: said, kind: kind.name().into(), person, time, was, now, section })
    };
    ledger(doc).into_iter().filter_map(of).collect()
}
