//! What travels of pictures between the desk and its windows.

use crate::Failure;
use gaotai_store::MediaRow;
use serde::Serialize;
use ts_rs::TS;

/// What is known of a picture; texts are empty where nobody says anything.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PictureAbout {
    /// SHA-256 of its file.
    pub hash: String,
    /// As in `image/jpeg`.
    pub mime: String,
    /// In pixels, as shown.
    pub width: u32,
    /// In pixels, as shown.
    pub height: u32,
    /// Length of the file.
    pub bytes: u64,
    /// The file's name when it came in.
    pub name: String,
    /// When it came in.
    pub time: String,
    /// 图片说明.
    pub caption: String,
    /// 图片署名.
    pub credit: String,
    /// The picture in words.
    pub alt: String,
    /// A title of its own.
    pub headline: String,
    /// Who made it.
    pub creator: String,
    /// The notice on rights.
    pub copyright: String,
    /// Where it was made.
    pub place: String,
    /// When it was made: RFC 3339, without an offset where the camera gave none.
    pub taken_at: Option<String>,
    /// Name of its colour profile.
    pub profile: Option<String>,
    /// What it was made with.
    pub camera: Option<String>,
    /// It moves.
    pub animated: bool,
    /// Its colours are those of a press.
    pub cmyk: bool,
    /// It says on the globe where it was made.
    pub located: bool,
    /// What it says of a machine's part in it.
    pub ai: Option<String>,
    /// How many stories have it in their present text.
    pub uses: usize,
}

impl From<MediaRow> for PictureAbout {
    fn from(row: MediaRow) -> Self {
        let about = row.about;
        PictureAbout {
            hash: row.hash.to_string(),
            mime: row.mime,
            width: row.width,
            height: row.height,
            bytes: row.bytes,
            name: row.name,
            time: row.time.to_rfc3339(),
            caption: about.caption,
            credit: about.credit,
            alt: about.alt,
            headline: about.headline,
            creator: about.creator,
            copyright: about.copyright,
            place: about.place,
            taken_at: about.taken_at,
            profile: about.profile,
            camera: about.camera,
            animated: about.animated,
            cmyk: about.cmyk,
            located: about.located,
            ai: about.ai,
            uses: row.uses,
        }
    }
}

/// What became of a file that was to become a picture of the library.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AddedPicture {
    /// The file's name.
    pub name: String,
    /// The picture; none when it failed.
    pub picture: Option<PictureAbout>,
    /// The library had it already.
    pub known: bool,
    /// Why it is not in the library.
    pub failure: Option<Failure>,
}

/// A figure that has the picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PictureUse {
    /// The story.
    pub story: String,
    /// Its title.
    pub title: String,
    /// The figure.
    pub block: String,
    /// The present text has it there; otherwise only older versions.
    pub current: bool,
}
