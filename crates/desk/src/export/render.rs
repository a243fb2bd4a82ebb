//! Stories in formats, in memory.

use super::press::Press;
use super::review::review;
use crate::desk::FreshIds;
use crate::wire::Loss;
use crate::{Desk, Failure, FailureCode, page, template};
use gaotai_article::{Article, ArticleId, Hash};
use gaotai_formats::echo::{Echo, echo};
use gaotai_formats::{Context, Format, format};
use gaotai_store::{Instant, RevisionId};

/// A story as it stands, and since when.
#[derive(Debug, Clone)]
pub(crate) struct Standing {
    pub article: Article,
    pub revision: RevisionId,
    /// When that revision was made: exports of it say this moment, so that the same story
    /// gives the same bytes whenever it is exported.
    pub time: Instant,
}

/// The story as it stands.
pub(crate) fn standing(desk: &Desk, id: ArticleId) -> Result<Standing, Failure> {
    desk.read(|r| {
        // What lies in the bin goes nowhere.
        if r.is_trashed(id)? {
            return Err(gaotai_store::StoreError::StoryMissing { id });
        }
        let head = r.head(id)?;
        let revisions = r.revisions(id)?;
        let time = revisions.iter().find(|row| row.id == head.revision).map(|row| row.time);
        let missing = gaotai_store::StoreError::RevisionMissing { id: head.revision };
        Ok(Standing { article: head.article, revision: head.revision, time: time.ok_or(missing)? })
    })
}

/// The formats of a request.
pub(crate) fn formats(ids: &[String]) -> Result<Vec<&'static Format>, Failure> {
    if ids.is_empty() {
        return Err(Failure::bad_request("formats"));
    }
    let mut found: Vec<&'static Format> = Vec::new();
    for id in ids {
        let unknown =
            || Failure::new(FailureCode::ExportUnknownFormat, format!("no format {id:?}")).with("format", id);
        let format = format(id).filter(|format| format.export.is_some()).ok_or_else(unknown)?;
        if !found.iter().any(|known| known.id == format.id) {
            found.push(format);
        }
    }
    Ok(found)
}

/// The name of an encoding as a format writes it; none for formats that do not offer it.
fn encoding_of(format: &Format, name: Option<&str>) -> Option<&'static str> {
    format.encodings.iter().find(|known| name.is_some_and(|name| name.eq_ignore_ascii_case(known))).copied()
}

/// Refuses an encoding that none of the formats offers.
pub(crate) fn check_encoding(formats: &[&'static Format], name: Option<&str>) -> Result<(), Failure> {
    let offered = name.is_none() || formats.iter().any(|format| encoding_of(format, name).is_some());
    if offered { Ok(()) } else { Err(Failure::bad_request("encoding")) }
}

/// Writes a story in a format and reads it back. `press` has made its pictures. `with_review` lets suggestions
/// and comments leave with it, in the formats that carry them.
pub(crate) fn render(
    desk: &Desk,
    press: &Press<'_>,
    story: &Standing,
    format: &Format,
    stem: &str,
    encoding: Option<&str>,
    with_review: bool,
) -> Result<Echo, Failure> {
    let review =
        if with_review && format.carries_review() { Some(review(desk, story.article.id)?) } else { None };
    let own = template::own(desk).ok().flatten();
    let out = press.outgoing(&story.article, format);
    let mut ids = FreshIds;
    let media = |hash: &Hash| out.picture(hash);
    let print = page::print::press(desk, story.article.id, story.time);
    let mut context = Context {
        template: own.as_deref(),
        encoding: encoding_of(format, encoding),
        print: Some(&print),
        review: review.as_ref(),
        ..Context::new(&mut ids, story.time, &media)
    };
    let mut echo = echo(format, &out.article, stem, &mut context)?;
    out.tell(format, &mut echo.losses);
    Ok(echo)
}

/// What was declared or showed, as it travels.
pub(crate) fn losses(losses: Vec<gaotai_formats::Loss>) -> Vec<Loss> {
    losses.into_iter().map(Loss::from).collect()
}
