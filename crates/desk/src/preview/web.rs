//! The story as a page of the news site.

use crate::desk::story_id;
use crate::export::render::standing;
use crate::{Desk, Failure, template};
use gaotai_article::Hash;
use gaotai_formats::web::{Pictures, Site, render};
use gaotai_formats::{Context, ExportError, Picture};
use gaotai_store::TermKind;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The setting with the name of the site.
pub(crate) const SITE: &str = "site.name";

/// Which.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// The story.
    pub id: String,
}

/// The page.
#[derive(Debug, Serialize, TS)]
pub struct Response {
    /// The whole page, without scripts, for a sandboxed frame.
    pub html: String,
    /// Why the newsroom's own template was not used.
    pub problem: Option<Failure>,
}

/// Makes the page from the newsroom's template; from the built-in one where that has a mistake.
///
/// # Errors
/// `story_missing`; those of the library.
pub fn run(desk: &Desk, request: Request) -> Result<Response, Failure> {
    let story = standing(desk, story_id(&request.id)?)?;
    let site = site(desk)?;
    let page = |template: Option<&str>| {
        let mut ids = crate::desk::FreshIds;
        let media = |hash: &Hash| size(desk, hash);
        let context = Context { template, ..Context::new(&mut ids, story.time, &media) };
        render(&story.article, template, &site, Pictures::Library, &context)
    };
    let own = template::own(desk);
    let tried = own.and_then(|own| own.map(|own| page(Some(&own)).map_err(failure)).transpose());
    match tried {
        Ok(Some(html)) => Ok(Response { html, problem: None }),
        Ok(None) => Ok(Response { html: page(None).map_err(failure)?, problem: None }),
        Err(problem) => Ok(Response { html: page(None).map_err(failure)?, problem: Some(problem) }),
    }
}

fn failure(error: ExportError) -> Failure {
    error.into()
}

/// A picture without its file: the page only says how large it is, and every save makes one.
pub(super) fn size(desk: &Desk, hash: &Hash) -> Option<Picture> {
    let row = desk.read(|r| r.media(hash)).ok()??;
    Some(Picture { mime: row.mime, width: row.width, height: row.height, bytes: Vec::new() })
}

fn site(desk: &Desk) -> Result<Site, Failure> {
    desk.read(|r| {
        let name = r.setting(SITE)?.and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default();
        let channels = r.vocabulary(TermKind::Channel)?;
        let navigation = channels.into_iter().filter(|term| term.parent.is_none()).map(|term| term.name);
        Ok(Site { name, navigation: navigation.collect(), channel: None })
    })
}
