//! What is known of a picture, and where it is used.

use super::wire::{PictureAbout, PictureUse};
use crate::{Desk, Failure};
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
    let picture = desk.read(|r| super::row(r, &hash))?;
    Ok(Response { picture: picture.into(), uses: Vec::new() })
}
