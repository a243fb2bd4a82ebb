//! What the library says of a picture.

use super::wire::PictureAbout;
use crate::{Desk, Failure};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What to say of which; null leaves what is.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// SHA-256 of its file.
    pub hash: String,
    /// 图片说明.
    pub caption: Option<String>,
    /// 图片署名.
    pub credit: Option<String>,
    /// The picture in words.
    pub alt: Option<String>,
}

/// The picture.
#[derive(Debug, Serialize, TS)]
pub struct Response {
    /// As it is now.
    pub picture: PictureAbout,
}

/// Changes it: what the next story that takes the picture starts with. Stories that have it
/// already keep their own words.
///
/// # Errors
/// `picture_missing`; those of the library.
pub fn run(desk: &Desk, request: Request) -> Result<Response, Failure> {
    let hash = super::hash(&request.hash)?;
    let picture = desk.write("media.change", |w| {
        let mut about = super::row(w, &hash)?.about;
        let parts = [
            (&mut about.caption, request.caption),
            (&mut about.credit, request.credit),
            (&mut about.alt, request.alt),
        ];
        for (part, said) in parts {
            if let Some(said) = said {
                said.trim().clone_into(part);
            }
        }
        w.change_media(&hash, &about)?;
        super::row(w, &hash)
    })?;
    Ok(Response { picture: picture.into() })
}
