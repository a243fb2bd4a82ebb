//! From bytes to a picture of the library.

use super::file::{fits, not_one};
use super::wire::{AddedPicture, PictureAbout};
use crate::{Desk, Failure, FailureCode};
use gaotai_article::Hash;
use gaotai_picture::{About, Colour, Frames, Moment, PictureError, Probe};
use gaotai_store::{MediaAbout, NewMedia};

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
    let new = look(name, bytes)?;
    let known = desk.read(|r| r.media(&Hash::of(bytes)))?.is_some();
    let hash = desk.put_picture(&new)?;
    Ok((desk.read(|r| super::row(r, &hash))?.into(), known))
}

/// What a picture is and what it says of itself.
///
/// # Errors
/// One of the `picture_*` codes that speak of the file.
pub(crate) fn look<'a>(name: &'a str, bytes: &'a [u8]) -> Result<NewMedia<'a>, Failure> {
    let probe = gaotai_picture::probe(bytes).map_err(|error| failure(name, &error))?;
    let about = said(gaotai_picture::about(bytes), &probe);
    Ok(NewMedia { bytes, name, mime: probe.kind.mime(), width: probe.width, height: probe.height, about })
}

fn said(about: About, probe: &Probe) -> MediaAbout {
    let text = |said: Option<String>| said.unwrap_or_default();
    MediaAbout {
        caption: text(about.caption),
        credit: text(about.credit),
        alt: text(about.alt),
        headline: text(about.headline),
        creator: text(about.creator),
        copyright: text(about.copyright),
        place: text(about.place),
        keywords: about.keywords,
        taken_at: about.taken_at.map(|moment| match moment {
            Moment::Given(time) => time.to_rfc3339(),
            Moment::Local(time) => time.format("%Y-%m-%dT%H:%M:%S").to_string(),
        }),
        profile: probe.profile.clone(),
        camera: about.camera,
        ai: about.ai,
        animated: probe.frames == Frames::Animated,
        cmyk: probe.colour == Colour::Cmyk,
        located: about.located,
    }
}

fn failure(name: &str, error: &PictureError) -> Failure {
    use FailureCode as Code;
    let of = |code| Failure::new(code, error.to_string()).with("name", name);
    match error {
        PictureError::NotAPicture => of(Code::PictureNotOne),
        PictureError::Unsupported { what } => of(Code::PictureUnsupported).with("what", what),
        PictureError::Broken { what } => of(Code::PictureBroken).with("what", what),
        PictureError::TooLarge { width, height, most_megapixels } => of(Code::PictureTooLarge)
            .with("width", width)
            .with("height", height)
            .with("most", most_megapixels),
    }
}
