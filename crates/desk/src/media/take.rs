//! From bytes to a picture of the library.

use super::file::{fits, not_one};
use super::wire::{AddedPicture, PictureAbout};
use crate::{Desk, Failure};
use gaotai_article::Hash;
use gaotai_store::StoreError;

/// Takes a picture in, or says why not.
pub(super) fn take(desk: &Desk, name: &str, bytes: Result<Vec<u8>, Failure>) -> AddedPicture {
    let taken = bytes.and_then(|bytes| keep(desk, name, &bytes));
    match taken {
        Ok((picture, known)) => {
            AddedPicture { name: name.to_owned(), picture: Some(picture), known, failure: None }
        }
        Err(failure) => {
            AddedPicture { name: name.to_owned(), picture: None, known: false, failure: Some(failure) }
        }
    }
}

fn keep(desk: &Desk, name: &str, bytes: &[u8]) -> Result<(PictureAbout, bool), Failure> {
    if bytes.is_empty() {
        return Err(not_one(name, "an empty file"));
    }
    fits(bytes.len() as u64, name)?;
    let known = desk.read(|r| r.media(&Hash::of(bytes)))?.is_some();
    let kept = desk.write("media.add", |w| match w.put_media(bytes, name) {
        Ok(hash) => Ok(Some(super::row(w, &hash)?)),
        Err(StoreError::NotAPicture) => Ok(None),
        Err(error) => Err(error),
    })?;
    let row = kept.ok_or_else(|| not_one(name, "no picture's header"))?;
    Ok((row.into(), known))
}
