//! Story profiles: those that come with the program, and the newsroom's own in the library.
//! One of the newsroom's with the id of one that came along stands in its place.

pub mod export;
pub mod import;
pub mod list;
pub mod read;
pub mod remove;
pub mod save;

use crate::preview::web::SITE;
use crate::{Desk, Failure, FailureCode};
use gaotai_article::Article;
use gaotai_article::profile::{Profile, ProfileError, VERSION, codec, is_id, stock};
use gaotai_store::{Read, StoreError};

/// The setting with the id of the profile that a new story has unless another is asked for.
pub(crate) const DEFAULT: &str = "profile.default";

/// Reads what the newsroom keeps. What a newer program wrote there is left alone.
pub(crate) fn readable(id: &str, text: &str) -> Option<Profile> {
    match codec::decode(text) {
        Ok(profile) => Some(profile),
        Err(error) => {
            tracing::warn!(%id, %error, "a story profile of the library cannot be read");
            None
        }
    }
}

/// The profile that stories of this id have now.
pub(crate) fn find(r: &Read<'_>, id: &str) -> Result<Option<Profile>, StoreError> {
    let own = r.profile(id)?.and_then(|text| readable(id, &text));
    Ok(own.or_else(|| stock::find(id).cloned()))
}

/// The same, or that there is none.
pub(crate) fn find_or_fail(desk: &Desk, id: &str) -> Result<Profile, Failure> {
    let missing = || Failure::new(FailureCode::ProfileMissing, "no such story profile").with("id", id);
    desk.read(|r| find(r, id))?.ok_or_else(missing)
}

/// What the story lacks of what its profile requires.
pub(crate) fn missing(r: &Read<'_>, article: &Article) -> Result<Vec<String>, StoreError> {
    let Some(id) = article.slip.profile.as_deref() else { return Ok(Vec::new()) };
    Ok(find(r, id)?.map(|profile| profile.missing(article)).unwrap_or_default())
}

/// The newsroom's name, as far as somebody has said it.
pub(crate) fn newsroom(r: &Read<'_>) -> Result<String, StoreError> {
    Ok(r.setting(SITE)?.and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default())
}

/// An id that no profile has: `wanted`, or it with `-2`, `-3`, ….
pub(crate) fn free_id(r: &Read<'_>, wanted: &str) -> Result<String, StoreError> {
    let mut number = 1;
    loop {
        let id = if number == 1 { wanted.to_owned() } else { format!("{wanted}-{number}") };
        if r.profile(&id)?.is_none() && stock::find(&id).is_none() {
            return Ok(id);
        }
        number += 1;
    }
}

/// An id that says something, from the English name.
pub(crate) fn id_of(profile: &Profile) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' };
    let mapped: String = profile.names.en.chars().map(plain).collect();
    let parts: Vec<&str> = mapped.split('-').filter(|part| !part.is_empty()).collect();
    let id: String = parts.join("-").chars().take(40).collect();
    if is_id(&id) { id } else { "profile".to_owned() }
}

/// A file that is no profile at all; mistakes in a profile are no failure but a list.
pub(crate) fn unreadable(error: &ProfileError) -> Failure {
    use FailureCode as Code;
    let detail = error.to_string();
    match error {
        ProfileError::NotAProfile { .. } => Failure::new(Code::ProfileNotOne, "not a story profile"),
        ProfileError::Newer { found } => {
            Failure::new(Code::ProfileNewer, detail).with("found", found).with("known", VERSION)
        }
        ProfileError::NotYaml(what) => Failure::new(Code::ProfileUnreadable, "not YAML").with("what", what),
        ProfileError::Invalid(_) => Failure::internal(&detail),
    }
}
