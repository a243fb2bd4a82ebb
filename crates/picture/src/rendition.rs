//! Pictures made for a receiver.

use crate::{Frames, Kind, PictureError, Share, Turn, pixels, probe};
use fast_image_resize::images::Image;
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::metadata::Orientation;
use image::{DynamicImage, ExtendedColorType, ImageEncoder, RgbaImage};

/// Quality of JPEGs: the least at which nobody sees a difference beside the original.
const QUALITY: u8 = 88;

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
    /// Otherwise it is for the window alone and a new one carries none.
    pub clean: bool,
}

/// A picture made for a receiver.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendition {
    /// What it is.
    pub kind: Kind,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// The file. The same picture and wish give the same bytes.
    pub bytes: Vec<u8>,
}

/// Makes the picture that is wished for: turned, cut, made smaller, with its profile.
///
/// # Errors
/// Those of [`probe`], and what shows only while decoding.
pub fn rendition(bytes: &[u8], wish: &Wish<'_>) -> Result<Rendition, PictureError> {
    let probe = probe(bytes)?;
    let fits = wish.longest_edge.is_none_or(|edge| probe.width.max(probe.height) <= edge);
    let whole = wish.crop.is_none_or(|crop| crop.is_whole(probe.width, probe.height));
    let takes = wish.kinds.contains(&probe.kind);
    if takes && !wish.clean && (fits && whole && probe.turn == Turn::NONE || probe.frames == Frames::Animated)
    {
        return Ok(Rendition {
            kind: probe.kind,
            width: probe.width,
            height: probe.height,
            bytes: bytes.to_vec(),
        });
    }
    let (picture, profile) = pixels::decode(bytes, probe.kind)?;
    let mut picture = picture;
    if let Some(turn) = Orientation::from_exif(probe.turn.number()) {
        picture.apply_orientation(turn);
    }
    if let Some(crop) = wish.crop {
        let (x, y, width, height) = crop.of(picture.width(), picture.height());
        picture = picture.crop_imm(x, y, width, height);
    }
    let picture = smaller(picture.into_rgba8(), wish.longest_edge)?;
    encode(&picture, wish.kinds, profile)
}

fn smaller(picture: RgbaImage, longest: Option<u32>) -> Result<RgbaImage, PictureError> {
    let (width, height) = picture.dimensions();
    let Some(longest) = longest.filter(|longest| *longest < width.max(height)) else { return Ok(picture) };
    let scaled = |edge: u32| {
        let scaled = f64::from(edge) * f64::from(longest) / f64::from(width.max(height));
        (scaled.round() as u32).max(1)
    };
    let (to_width, to_height) = (scaled(width), scaled(height));
    let failed = |error: &dyn std::fmt::Display| PictureError::broken(error.to_string());
    let from = Image::from_vec_u8(width, height, picture.into_raw(), PixelType::U8x4)
        .map_err(|error| failed(&error))?;
    let mut to = Image::new(to_width, to_height, PixelType::U8x4);
    let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3));
    Resizer::new().resize(&from, &mut to, &options).map_err(|error| failed(&error))?;
    RgbaImage::from_raw(to_width, to_height, to.into_vec()).ok_or_else(|| failed(&"size"))
}

fn encode(picture: &RgbaImage, kinds: &[Kind], profile: Option<Vec<u8>>) -> Result<Rendition, PictureError> {
    let opaque = picture.pixels().all(|pixel| pixel.0[3] == 255);
    let kind = if opaque || !kinds.contains(&Kind::Png) { Kind::Jpeg } else { Kind::Png };
    let (width, height) = picture.dimensions();
    let mut bytes = Vec::new();
    let failed = |error: image::ImageError| PictureError::broken(error.to_string());
    if kind == Kind::Jpeg {
        let rgb = DynamicImage::ImageRgba8(picture.clone()).into_rgb8();
        let mut encoder = JpegEncoder::new_with_quality(&mut bytes, QUALITY);
        if let Some(profile) = profile {
            let _ = encoder.set_icc_profile(profile);
        }
        encoder.write_image(rgb.as_raw(), width, height, ExtendedColorType::Rgb8).map_err(failed)?;
    } else {
        let mut encoder = PngEncoder::new(&mut bytes);
        if let Some(profile) = profile {
            let _ = encoder.set_icc_profile(profile);
        }
        encoder.write_image(picture.as_raw(), width, height, ExtendedColorType::Rgba8).map_err(failed)?;
    }
    Ok(Rendition { kind, width, height, bytes })
}
