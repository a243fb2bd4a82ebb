//! Decoding within limits.

use crate::{Colour, Kind, MOST_PIXELS, PictureError, Turn};
use image::{ColorType, DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};
use std::io::Cursor;

/// The most memory that a decoder may take beside the pixels themselves, in bytes.
const MOST_MEMORY: u64 = MOST_PIXELS * 8;

fn format(kind: Kind) -> ImageFormat {
    match kind {
        Kind::Jpeg => ImageFormat::Jpeg,
        Kind::Png => ImageFormat::Png,
        Kind::Gif => ImageFormat::Gif,
        Kind::Webp => ImageFormat::WebP,
        Kind::Tiff => ImageFormat::Tiff,
        Kind::Bmp => ImageFormat::Bmp,
    }
}

fn broken(error: &dyn std::fmt::Display) -> PictureError {
    PictureError::broken(error.to_string())
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

pub(crate) fn header(bytes: &[u8], kind: Kind) -> Result<(u32, u32, Turn, Colour), PictureError> {
    let mut decoder = decoder(bytes, kind)?;
    let (width, height) = decoder.dimensions();
    check_size(width, height)?;
    let turn = decoder.orientation().map(|turn| Turn::of(turn.to_exif().into())).unwrap_or(Turn::NONE);
    let colour = match decoder.color_type() {
        ColorType::L8 | ColorType::La8 | ColorType::L16 | ColorType::La16 => Colour::Grey,
        _ => Colour::Rgb,
    };
    Ok((width, height, turn, colour))
}

fn decoder(bytes: &[u8], kind: Kind) -> Result<impl ImageDecoder + '_, PictureError> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format(kind));
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    reader.into_decoder().map_err(|error| broken(&error))
}

/// Decodes the first frame, as stored, and its profile.
pub(crate) fn decode(bytes: &[u8], kind: Kind) -> Result<(DynamicImage, Option<Vec<u8>>), PictureError> {
    let mut decoder = decoder(bytes, kind)?;
    let (width, height) = decoder.dimensions();
    check_size(width, height)?;
    let profile = decoder.icc_profile().ok().flatten();
    let picture = DynamicImage::from_decoder(decoder).map_err(|error| broken(&error))?;
    Ok((picture, profile))
}
