//! The files around the pixels: what their headers say, what they carry, and how they are
//! written again with other words. One file a kind; none of them decodes.

mod bmp;
mod gif;
mod jpeg;
mod png;
mod tiff;
mod webp;

use crate::{Colour, Frames, Kind, PictureError, Turn};
use std::borrow::Cow;

/// What the header says, as stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Head {
    pub width: u32,
    pub height: u32,
    pub frames: Frames,
    pub colour: Colour,
    /// Told by the container itself, as TIFF does; others have it in their EXIF.
    pub turn: Option<Turn>,
}

/// What a file carries beside its pixels. What is broken counts as absent.
#[derive(Debug, Default)]
pub(crate) struct Blocks<'a> {
    /// A TIFF structure.
    pub exif: Option<Cow<'a, [u8]>>,
    /// The main packet.
    pub xmp: Option<Cow<'a, [u8]>>,
    /// The packet that did not fit into one segment of a JPEG.
    pub extended_xmp: Option<Vec<u8>>,
    /// Datasets of IPTC-IIM.
    pub iim: Option<Cow<'a, [u8]>>,
    /// The ICC profile.
    pub icc: Option<Cow<'a, [u8]>>,
    /// Key and words: texts of PNG, comments (without key) of JPEG and GIF.
    pub texts: Vec<(String, String)>,
    /// Signed claims about the picture's making (C2PA), still packed.
    pub claims: Vec<&'a [u8]>,
}

/// What is put into a file in the place of what it carried. The profile stays where it is.
#[derive(Debug, Clone, Default)]
pub(crate) struct Carried {
    /// A TIFF structure.
    pub exif: Option<Vec<u8>>,
    /// The same for TIFF files, whose directory is their EXIF.
    pub fields: Vec<exif::Field>,
    /// A packet.
    pub xmp: Option<Vec<u8>>,
    /// Datasets of IPTC-IIM.
    pub iim: Option<Vec<u8>>,
    /// Labels of machine use that stood in texts of a PNG, whole.
    pub labels: Vec<(String, String)>,
}

/// Reads the header and walks to the end of the file.
pub(crate) fn head(bytes: &[u8], kind: Kind) -> Result<Head, PictureError> {
    match kind {
        Kind::Jpeg => jpeg::head(bytes),
        Kind::Png => png::head(bytes),
        Kind::Gif => gif::head(bytes),
        Kind::Webp => webp::head(bytes),
        Kind::Tiff => tiff::head(bytes),
        Kind::Bmp => bmp::head(bytes),
    }
}

/// Collects what the file carries.
pub(crate) fn blocks(bytes: &[u8], kind: Kind) -> Blocks<'_> {
    match kind {
        Kind::Jpeg => jpeg::blocks(bytes),
        Kind::Png => png::blocks(bytes),
        Kind::Gif => gif::blocks(bytes),
        Kind::Webp => webp::blocks(bytes),
        Kind::Tiff => tiff::blocks(bytes),
        Kind::Bmp => bmp::blocks(bytes),
    }
}

/// The same pixels and profile with other words around them, and nothing behind the end.
pub(crate) fn rewrite(bytes: &[u8], kind: Kind, carried: &Carried) -> Result<Vec<u8>, PictureError> {
    match kind {
        Kind::Jpeg => jpeg::rewrite(bytes, carried),
        Kind::Png => png::rewrite(bytes, carried),
        Kind::Gif => gif::rewrite(bytes, carried),
        Kind::Webp => webp::rewrite(bytes, carried),
        Kind::Tiff => tiff::rewrite(bytes, carried),
        Kind::Bmp => bmp::rewrite(bytes),
    }
}

/// The most bytes that packed words or a packed profile may become.
pub(crate) const MOST_UNPACKED: usize = 8 << 20;
