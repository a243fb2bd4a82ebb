//! Stories and their versions.

pub mod blame;
pub mod commit;
pub mod compare;
pub mod create;
pub mod deliveries;
pub mod journal;
pub mod list;
pub mod name_version;
pub mod placeholders;
pub mod read;
pub mod read_up_to;
pub mod restore;
pub mod revision;
pub mod revisions;
pub mod since_read;
pub mod slip_sheet;
pub mod snapshot;
pub mod suggestions;
pub mod trash;
pub mod untrash;

use crate::desk::story_id;
use crate::{Desk, Failure};
use gaotai_article::ArticleId;
use gaotai_store::RevisionId;

/// Makes a revision of what was typed, if anything was. Returns the newest revision.
pub(crate) fn settle(desk: &Desk, id: ArticleId) -> Result<RevisionId, Failure> {
    let head = desk.read(|r| r.head(id))?;
    if !head.dirty {
        return Ok(head.revision);
    }
    desk.sign("story.commit", |w| {
        let made = w.compact(id, gaotai_store::Stage::Edit)?;
        made.map_or_else(|| Ok(w.head(id)?.revision), Ok)
    })
}

/// The stories' ids in a request.
pub(crate) fn story_ids(ids: &[String]) -> Result<Vec<ArticleId>, Failure> {
    ids.iter().map(|id| story_id(id)).collect()
}
