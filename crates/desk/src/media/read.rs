//! What is known of a picture, and where it is used.

use super::wire::{PictureAbout, PictureUse};
use crate::{Desk, Failure};
use gaotai_store::MediaUseRow;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// SHA-256 of its file.
    pub hash: String,
}

/// The picture.
#[derive(Debug, Serialize, TS)]
pub struct Response {
    /// What is known of it.
    pub picture: PictureAbout,
    /// Stories changed last first, those that have it now before those that once had it.
    pub uses: Vec<PictureUse>,
}

/// Looks.
///
/// # Errors
/// `picture_missing`; those of the library.
pub fn run(desk: &Desk, request: Request) -> Result<Response, Failure> {
    let hash = super::hash(&request.hash)?;
    desk.know_pictures()?;
    let (picture, uses) = desk.read(|r| Ok((super::row(r, &hash)?, r.media_uses(&hash)?)))?;
    let wire = |it: MediaUseRow| PictureUse {
        story: it.story,
        title: it.title,
        block: it.block,
        current: it.present,
    };
    Ok(Response { picture: picture.into(), uses: uses.into_iter().map(wire).collect() })
}
