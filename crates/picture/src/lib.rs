//! Press pictures as bytes: what they are, what they say of themselves, and smaller ones of
//! them. Bytes in, bytes out: no file, no clock, no thread.
//!
//! [`probe`] reads headers only and says what is wrong with a file; [`about`] reads what
//! people and cameras wrote into it; [`clean`] takes out what must not leave the desk without
//! touching a pixel; [`rendition`] makes the picture that a receiver can take.

mod bytes;
mod cmyk;
mod container;
mod encode;
mod error;
mod kind;
mod pixels;
mod rendition;
mod share;
mod turn;
mod words;

pub use error::PictureError;
pub use kind::Kind;
pub use rendition::{Rendition, Wish, rendition};
pub use share::Share;
pub use turn::Turn;

use chrono::{DateTime, FixedOffset, NaiveDateTime};

/// The most pixels that are decoded: the largest that telephones and medium-format cameras
/// make today. A file that says to be larger is a mistake or a bomb.
pub const MOST_PIXELS: u64 = 200_000_000;

/// Whether a picture moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Frames {
    /// It does not.
    Still,
    /// It has several frames.
    Animated,
}

/// How the pixels say their colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colour {
    /// Red, green, blue, or a palette of these.
    Rgb,
    /// Brightness only.
    Grey,
    /// Inks, for print.
    Cmyk,
    /// Lab and whatever else there is.
    Other,
}

/// What the header of a picture says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Probe {
    /// What it is, by its bytes; the name of the file says nothing.
    pub kind: Kind,
    /// Width in pixels as shown, after the turn.
    pub width: u32,
    /// Height in pixels as shown, after the turn.
    pub height: u32,
    /// How the stored pixels are turned to be shown.
    pub turn: Turn,
    /// Whether it moves.
    pub frames: Frames,
    /// How it says colours.
    pub colour: Colour,
    /// Name of its ICC profile, as in `Display P3`.
    pub profile: Option<String>,
}

/// A time as cameras write it: often without an offset.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    /// With the offset it was given in.
    Given(DateTime<FixedOffset>),
    /// As the camera's clock stood, wherever that was.
    Local(NaiveDateTime),
}

impl Moment {
    /// The instant; one without an offset is taken to mean `offset`.
    pub fn at(self, offset: FixedOffset) -> DateTime<FixedOffset> {
        match self {
            Moment::Given(time) => time,
            // Fixed offsets have no gaps, so there is always exactly one.
            Moment::Local(time) => DateTime::from_naive_utc_and_offset(
                time - chrono::TimeDelta::seconds(offset.local_minus_utc().into()),
                offset,
            ),
        }
    }
}

/// What a picture says of itself in EXIF, IPTC-IIM and XMP.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct About {
    /// What it shows.
    pub caption: Option<String>,
    /// Its own headline.
    pub headline: Option<String>,
    /// Who is to be named with it: `Xinhua`, `某某／摄`.
    pub credit: Option<String>,
    /// Who took it.
    pub creator: Option<String>,
    /// The notice of rights.
    pub copyright: Option<String>,
    /// The picture in words, for who cannot see it.
    pub alt: Option<String>,
    /// When it was taken.
    pub taken_at: Option<Moment>,
    /// Where it was taken, in words: from small to large, or from large to small in Chinese.
    pub place: Option<String>,
    /// Its keywords.
    pub keywords: Vec<String>,
    /// Whether coordinates are in it.
    pub located: bool,
    /// Whether a serial number of camera or lens is in it.
    pub serial: bool,
    /// Maker and model of the camera.
    pub camera: Option<String>,
    /// That it was made or changed by a machine: the last part of an IPTC digital source type
    /// (`trainedAlgorithmicMedia`), or `AIGC` with the label of GB 45438.
    pub ai: Option<String>,
}

/// Reads the header: cheap, and never a pixel. The file is walked to its end, so that one
/// that was cut off is told.
///
/// # Errors
/// What is no picture, not one that can be read, broken or too large.
pub fn probe(bytes: &[u8]) -> Result<Probe, PictureError> {
    let kind = kind::sniff(bytes)?;
    let head = container::head(bytes, kind)?;
    let blocks = container::blocks(bytes, kind);
    let turn = head.turn.unwrap_or_else(|| words::Words::of(&blocks).turn());
    let (width, height) = turn.shown(head.width, head.height);
    let profile = blocks.icc.as_deref().and_then(words::icc::name);
    Ok(Probe { kind, width, height, turn, frames: head.frames, colour: head.colour, profile })
}

/// What the picture says of itself. Never fails: what cannot be read is left out.
pub fn about(bytes: &[u8]) -> About {
    match kind::sniff(bytes) {
        Ok(kind) => words::Words::of(&container::blocks(bytes, kind)).about(),
        Err(_) => About::default(),
    }
}

/// The same picture without coordinates, serial numbers, makers' notes, thumbnails, names of
/// owners and whatever lies behind its end. Pixels and profile are the same; caption, credit,
/// rights, and labels of machine use stay. Cleaning twice gives what cleaning once gave.
///
/// # Errors
/// Those of [`probe`].
pub fn clean(bytes: &[u8]) -> Result<Vec<u8>, PictureError> {
    let kind = kind::sniff(bytes)?;
    container::head(bytes, kind)?;
    let carried = words::Words::of(&container::blocks(bytes, kind)).carried(false, false);
    container::rewrite(bytes, kind, &carried)
}

/// Refuses sizes that are not decoded.
pub(crate) fn check_size(width: u32, height: u32) -> Result<(), PictureError> {
    if width == 0 || height == 0 {
        return Err(PictureError::broken("no width or no height"));
    }
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        let most_megapixels = (MOST_PIXELS / 1_000_000) as u32;
        return Err(PictureError::TooLarge { width, height, most_megapixels });
    }
    Ok(())
}
