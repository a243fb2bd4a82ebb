//! One story on paper: the proof that leaves as a file.

use super::copies;
use super::typesetter::Order;
use super::worker::Rank;
use crate::{Desk, Failure, FailureCode};
use gaotai_article::{Article, ArticleId, HeadPart};
use gaotai_layout::{Folio, Imprint, Ink};
use gaotai_store::Instant;
use std::collections::BTreeMap;

/// A story alone on A4, on as many sheets as it takes.
const PLAN: &str = "proof";

/// Prints a story of this id as it stood at `made`, for the formats that are printed.
pub(crate) fn press(
    desk: &Desk,
    id: ArticleId,
    made: Instant,
) -> impl Fn(&Article) -> Result<Vec<u8>, String> + '_ {
    move |article| {
        let printed = story(desk, article, &id.to_string(), made);
        printed.map_err(|failure| failure.params.get("what").cloned().unwrap_or(failure.detail))
    }
}

/// The PDF of a story as it stood at `made`: for the eye and the archive (PDF/A-2u). The same story
/// gives the same file on every desk that has the same faces.
///
/// # Errors
/// `plan_missing`; `page_unwritable` with the faces that are not there, and with what the standard forbids.
fn story(desk: &Desk, article: &Article, label: &str, made: Instant) -> Result<Vec<u8>, Failure> {
    let room = desk.composing();
    let (_, plan, style) = room.plan(PLAN)?;
    let refused = |what: String| {
        let detail = format!("the page cannot be written: {what}");
        Failure::new(FailureCode::PageUnwritable, detail).with("what", what)
    };
    let mut missing = room.typesetter.missing(&style);
    missing.sort();
    missing.dedup();
    if !missing.is_empty() {
        return Err(refused(format!("no faces {}", missing.join(", "))));
    }
    let mut story = copies::story(article);
    let places = plan.slots.first().map_or(0, |slot| slot.pictures.len());
    let wanted = story.copy.figures.iter().filter_map(|figure| figure.media.clone()).take(places);
    let found = |hash| {
        let picture = room.pictures.find(desk.library(), desk.shelf(), &hash)?;
        Some((hash, picture))
    };
    story.pictures = wanted.filter_map(found).collect();
    let slot = plan.slots.first().map(|slot| slot.id.clone());
    let stories = slot.map(|slot| (slot, story)).into_iter().collect::<BTreeMap<_, _>>();
    let folio = Folio { paper: desk.read(crate::profile::newsroom)?, ..Folio::default() };
    let order = Order { plan, style, folio, stories, marks: false };
    let set = room.typesetter.set(Rank::Ordered, label, order)?;
    let title = article.doc.head_text(HeadPart::Title).replace('\n', " ");
    let imprint = Imprint { ident: label, title: &title, made, ink: Ink::Proof };
    set.sheet.pdf(&imprint).map_err(|errors| refused(errors.join("; ")))
}
