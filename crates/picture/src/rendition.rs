//! Pictures made for a receiver.

use crate::pixels::{self, Pixels};
use crate::words::Words;
use crate::{Colour, Frames, Kind, PictureError, Share, Turn, container, encode, kind};
use fast_image_resize::images::Image;
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};
use image::metadata::Orientation;
use image::{DynamicImage, RgbaImage};

/// What a receiver wishes of a picture.
#[derive(Debug, Clone, Copy)]
pub struct Wish<'a> {
    /// Its longer edge in pixels at most; never made larger. Absent: as it is.
    pub longest_edge: Option<u32>,
    /// What is shown of it, as it is shown after the turn. Absent: all.
    pub crop: Option<Share>,
    /// What can be taken; the first is preferred where the picture's own kind cannot.
    pub kinds: &'a [Kind],
    /// For a receiver outside: the picture keeps what [`crate::clean`] leaves of its words.
    /// Otherwise it is for the window alone: a file that can be shown as it is comes back as
    /// it is, and one that is made carries no words.
    pub clean: bool,
}

/// A picture made for a receiver.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendition {
    /// What it is.
    pub kind: Kind,
    /// Width in pixels, as shown.
    pub width: u32,
    /// Height in pixels, as shown.
    pub height: u32,
    /// It stands still, and what it was made from moves.
    pub stilled: bool,
    /// The file. The same picture and wish give the same bytes.
    pub bytes: Vec<u8>,
}

/// Makes the picture that is wished for: turned, cut, made smaller, with its profile, in
/// colours that screens have.
///
/// A file that fulfils the wish already keeps its pixels to the byte. Animated ones that can
/// be taken stay as large as they are; cut ones stand still, so that nothing shows that was
/// cut off.
///
/// # Errors
/// Those of [`crate::probe`], and what shows only while decoding.
pub fn rendition(bytes: &[u8], wish: &Wish<'_>) -> Result<Rendition, PictureError> {
    let kind = kind::sniff(bytes)?;
    let head = container::head(bytes, kind)?;
    let blocks = container::blocks(bytes, kind);
    let words = Words::of(&blocks);
    let turn = head.turn.unwrap_or_else(|| words.turn());
    let shown = turn.shown(head.width, head.height);
    let part = wish.crop.map_or((0, 0, shown.0, shown.1), |crop| crop.of(shown.0, shown.1));
    let whole = (part.2, part.3) == shown;
    let size = fitting((part.2, part.3), wish.longest_edge);
    let stays = head.frames == Frames::Animated
        || (size == shown && turn == Turn::NONE && head.colour != Colour::Cmyk);
    if whole && stays && wish.kinds.contains(&kind) {
        let bytes = if wish.clean {
            container::rewrite(bytes, kind, &words.carried(false, false))?
        } else {
            bytes.to_vec()
        };
        return Ok(Rendition { kind, width: shown.0, height: shown.1, stilled: false, bytes });
    }
    let Pixels { picture, grey, profile, recoloured } = pixels::decode(bytes, kind, &head, &blocks)?;
    // What was announced and what was decoded are the same, or the part below means nothing.
    if picture.dimensions() != (head.width, head.height) {
        return Err(PictureError::broken("its frames are of another size"));
    }
    let picture = scaled(picture, turn.stored(part, shown), turn.shown(size.0, size.1))?;
    let picture = upright(picture, turn);
    let (kind, made) =
        encode::encode(&picture, &encode::Target { from: kind, kinds: wish.kinds, grey, profile })?;
    let bytes =
        if wish.clean { container::rewrite(&made, kind, &words.carried(true, recoloured))? } else { made };
    let stilled = head.frames == Frames::Animated;
    Ok(Rendition { kind, width: size.0, height: size.1, stilled, bytes })
}

/// The size of a picture whose longer edge is at most `longest`.
fn fitting((width, height): (u32, u32), longest: Option<u32>) -> (u32, u32) {
    let edge = width.max(height);
    let Some(longest) = longest.filter(|longest| *longest < edge) else { return (width, height) };
    let scaled = |side: u32| {
        let scaled = (u64::from(side) * u64::from(longest) + u64::from(edge) / 2) / u64::from(edge);
        u32::try_from(scaled).unwrap_or(longest).max(1)
    };
    (scaled(width), scaled(height))
}

/// The part in this size, as stored.
fn scaled(
    picture: RgbaImage,
    part: (u32, u32, u32, u32),
    size: (u32, u32),
) -> Result<RgbaImage, PictureError> {
    let (x, y, width, height) = part;
    if (width, height) == size {
        let whole = picture.dimensions() == size;
        return Ok(if whole {
            picture
        } else {
            image::imageops::crop_imm(&picture, x, y, width, height).to_image()
        });
    }
    let failed = |error: &dyn std::fmt::Display| PictureError::broken(error.to_string());
    let (full_width, full_height) = picture.dimensions();
    let from = Image::from_vec_u8(full_width, full_height, picture.into_raw(), PixelType::U8x4)
        .map_err(|error| failed(&error))?;
    let mut to = Image::new(size.0, size.1, PixelType::U8x4);
    // Transparent pixels lend their colour to none: the library multiplies by alpha first.
    let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3)).crop(
        x.into(),
        y.into(),
        width.into(),
        height.into(),
    );
    Resizer::new().resize(&from, &mut to, &options).map_err(|error| failed(&error))?;
    RgbaImage::from_raw(size.0, size.1, to.into_vec()).ok_or_else(|| failed(&"size"))
}

fn upright(picture: RgbaImage, turn: Turn) -> RgbaImage {
    let mut picture = DynamicImage::ImageRgba8(picture);
    if let Some(turn) = Orientation::from_exif(turn.number()) {
        picture.apply_orientation(turn);
    }
    picture.into_rgba8()
}
