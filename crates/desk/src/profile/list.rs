//! All story profiles.

use super::{DEFAULT, readable};
use crate::{Desk, Failure};
use gaotai_article::profile::{Profile, stock};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Nothing is asked.
#[derive(Debug, Deserialize, TS)]
pub struct Request {}

/// The profiles.
#[derive(Debug, Serialize, TS)]
pub struct Response {
    /// Those that come with the program first, then the newsroom's own.
    pub profiles: Vec<ProfileRow>,
    /// The one that a new story has unless another is asked for.
    pub default: Option<String>,
}

/// A profile and whose it is.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ProfileRow {
    /// As stories get it now.
    pub profile: Profile,
    /// One of this id comes with the program.
    pub stock: bool,
    /// The newsroom has its own of this id.
    pub own: bool,
}

/// Lists them.
///
/// # Errors
/// Those of the library.
pub fn run(desk: &Desk, _request: Request) -> Result<Response, Failure> {
    let (texts, default) = desk.read(|r| Ok((r.profiles()?, r.setting(DEFAULT)?)))?;
    let own: Vec<Profile> = texts.iter().filter_map(|(id, text)| readable(id, text)).collect();
    let profiles = rows(own);
    let default = default.and_then(|value| value.as_str().map(str::to_owned));
    let default = default.filter(|id| profiles.iter().any(|row| row.profile.id == *id));
    Ok(Response { profiles, default })
}

fn rows(own: Vec<Profile>) -> Vec<ProfileRow> {
    let mut rows: Vec<ProfileRow> = stock::all()
        .iter()
        .map(|profile| ProfileRow { profile: profile.clone(), stock: true, own: false })
        .collect();
    for profile in own {
        match rows.iter_mut().find(|row| row.profile.id == profile.id) {
            Some(row) => *row = ProfileRow { profile, own: true, ..*row },
            None => rows.push(ProfileRow { profile, stock: false, own: true }),
        }
    }
    rows
}
