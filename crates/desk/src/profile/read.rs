//! One story profile, and the text of its file.

use super::{find_or_fail, readable};
use crate::{Desk, Failure};
use gaotai_article::profile::{Profile, codec, stock};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// Its id.
    pub id: String,
}

/// The profile.
#[derive(Debug, Serialize, TS)]
pub struct Response {
    /// As stories get it now.
    pub profile: Profile,
    /// The file, as somebody wrote it or as the program writes it.
    pub text: String,
    /// One of this id comes with the program.
    pub stock: bool,
    /// The newsroom has its own of this id.
    pub own: bool,
}

/// Reads it.
///
/// # Errors
/// `profile_missing`; those of the library.
pub fn run(desk: &Desk, request: Request) -> Result<Response, Failure> {
    let id = request.id;
    let own = desk.read(|r| r.profile(&id))?.filter(|text| readable(&id, text).is_some());
    let profile = find_or_fail(desk, &id)?;
    let (is_own, written) = (own.is_some(), codec::encode(&profile));
    let written = written.map_err(|error| super::unreadable(&error))?;
    Ok(Response { stock: stock::find(&id).is_some(), own: is_own, text: own.unwrap_or(written), profile })
}
