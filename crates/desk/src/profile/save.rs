//! Keeps a story profile as the newsroom's own.

use super::{free_id, id_of, unreadable};
use crate::{Desk, Failure};
use gaotai_article::profile::{Problem, Profile, ProfileError, codec, stock};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The profile.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// With an empty id: a new one, which gets an id from its English name.
    pub profile: Profile,
}

/// Whether it was taken.
#[derive(Debug, Serialize, TS)]
pub struct Response {
    /// Its id; empty when it was not taken.
    pub id: String,
    /// Why it was not taken; the one before stays.
    pub problems: Vec<Problem>,
}

/// Checks and keeps it. One that is as it comes with the program is no copy of the newsroom's.
///
/// # Errors
/// Those of the library.
pub fn run(desk: &Desk, request: Request) -> Result<Response, Failure> {
    let mut profile = request.profile;
    if profile.id.is_empty() {
        profile.id = desk.read(|r| free_id(r, &id_of(&profile)))?;
    }
    let kept = codec::checked(&profile).and_then(|profile| Ok((codec::encode(&profile)?, profile)));
    let (text, profile) = match kept {
        Ok(kept) => kept,
        Err(ProfileError::Invalid(problems)) => return Ok(Response { id: String::new(), problems }),
        Err(error) => return Err(unreadable(&error)),
    };
    let id = profile.id.clone();
    let as_it_came = stock::find(&id).is_some_and(|stock| *stock == profile);
    desk.write("profile.save", |w| {
        if as_it_came { w.remove_profile(&id).map(drop) } else { w.put_profile(&id, &text) }
    })?;
    Ok(Response { id, problems: Vec::new() })
}
