//! Starts a story: an empty one, or from a profile.

use crate::desk::{FreshIds, new_story_id};
use crate::profile;
use crate::{Desk, Failure};
use gaotai_article::Article;
use gaotai_article::profile::Newsroom;
use gaotai_article::slip::Term;
use gaotai_store::{Stage, StoreError, TermKind, Write};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What is known of it beforehand.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// BCP 47, as in `zh-CN`; `null` for that of the profile.
    pub language: Option<String>,
    /// Id of a story profile; `null` for an empty story, which needs a language.
    pub profile: Option<String>,
}

/// The story.
#[derive(Debug, Serialize, TS)]
pub struct Response {
    /// UUID version 7.
    pub id: String,
}

/// Starts it.
///
/// # Errors
/// `bad_request` for an empty language, `profile_missing`, `name_empty`; those of the library.
pub fn run(desk: &Desk, request: Request) -> Result<Response, Failure> {
    let language = request.language.map(|language| language.trim().to_owned());
    let mut article = match (&request.profile, &language) {
        (Some(id), _) => from_profile(desk, id)?,
        (None, Some(language)) => Article::new(new_story_id(), language, &mut FreshIds),
        (None, None) => return Err(Failure::bad_request("language")),
    };
    if let Some(language) = language {
        if language.is_empty() {
            return Err(Failure::bad_request("language"));
        }
        article.slip.language = language;
    }
    desk.sign("story.create", |w| {
        known(w, TermKind::Genre, &mut article.slip.genre)?;
        known(w, TermKind::Channel, &mut article.slip.channel)?;
        w.create(&article, Stage::Create)
    })?;
    Ok(Response { id: article.id.to_string() })
}

fn from_profile(desk: &Desk, id: &str) -> Result<Article, Failure> {
    let found = profile::find_or_fail(desk, id)?;
    let (person, newsroom) = desk.read(|r| Ok((r.person()?, profile::newsroom(r)?)))?;
    let person = person.map(|person| person.name).unwrap_or_default();
    let names = Newsroom { name: &newsroom, person: &person };
    found.start(new_story_id(), names, &mut FreshIds).map_err(|error| Failure::internal(&error.to_string()))
}

/// The vocabulary's entry of this id, or else of this name, as it is called now. A profile that
/// came from elsewhere brings entries along that are not there yet.
fn known(w: &mut Write<'_>, kind: TermKind, term: &mut Option<Term>) -> Result<(), StoreError> {
    let Some(term) = term else { return Ok(()) };
    let terms = w.vocabulary(kind)?;
    let found = terms.iter().find(|known| known.id == term.id);
    match found.or_else(|| terms.iter().find(|known| known.name == term.name)) {
        Some(known) => *term = Term { id: known.id.clone(), name: known.name.clone() },
        None if term.name.trim().is_empty() => {}
        None => {
            term.id = w.put_term(
                kind,
                Some(&term.id).filter(|id| !id.is_empty()).map(String::as_str),
                &term.name,
                None,
            )?
        }
    }
    Ok(())
}
