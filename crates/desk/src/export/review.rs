//! What people suggest and say of a story, for the formats that carry it.

use crate::{Desk, Failure};
use gaotai_article::ArticleId;
use gaotai_formats::{Anchor, Comment, Review, Thread};
use gaotai_store::Anchor as Said;

/// The threads of a story as they stand, and the names of everybody at this library.
///
/// # Errors
/// Those of the library.
pub(super) fn review(desk: &Desk, id: ArticleId) -> Result<Review, Failure> {
    desk.read(|r| {
        let people = r.people()?.into_iter().map(|one| (one.id.to_string(), one.name)).collect();
        let threads = r.threads(id, None)?.into_iter().map(leaving).collect();
        Ok(Review { threads, people })
    })
}

fn leaving(thread: gaotai_store::Thread) -> Thread {
    let said = |one: gaotai_store::Comment| Comment {
        person: one.person.name,
        time: Some(one.time),
        text: one.text,
    };
    Thread {
        id: thread.id.to_string(),
        anchor: match thread.anchor {
            Said::Range => Anchor::Range,
            Said::Block { block } => Anchor::Block { block },
            Said::Field { field } => Anchor::Field { field },
        },
        quote: thread.quote,
        resolved: thread.resolved.is_some(),
        comments: thread.comments.into_iter().map(said).collect(),
    }
}
