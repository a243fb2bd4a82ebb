//! Decoding within limits.

use crate::container::{Blocks, Head};
use crate::words::icc;
use crate::{Colour, Kind, PictureError, cmyk};
use image::error::ImageError;
use image::{ColorType, DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, RgbaImage};
use std::io::Cursor;

/// The most memory that decoded pixels may take, in bytes.
const MOST_MEMORY: u64 = 1 << 30;

/// A decoded picture, as stored: not turned yet.
pub(crate) struct Pixels {
    pub picture: RgbaImage,
    /// Every pixel is a grey one, and the profile is for grey.
    pub grey: bool,
    /// For the pixels as they are now.
    pub profile: Option<Vec<u8>>,
    /// The colours are no longer those of the file.
    pub recoloured: bool,
}

/// Decodes the first frame.
pub(crate) fn decode(
    bytes: &[u8],
    kind: Kind,
    head: &Head,
    blocks: &Blocks<'_>,
) -> Result<Pixels, PictureError> {
    let profile = blocks.icc.as_deref();
    if kind == Kind::Jpeg && head.colour == Colour::Cmyk {
        let picture = cmyk::decode(bytes, profile)?;
        return Ok(Pixels { picture, grey: false, profile: None, recoloured: true });
    }
    let decoded = stored(bytes, kind)?;
    let grey = matches!(decoded.color(), ColorType::L8 | ColorType::La8 | ColorType::L16 | ColorType::La16);
    let space: &[u8] = if grey { b"GRAY" } else { b"RGB " };
    let fitting = profile.filter(|profile| icc::space(profile) == Some(space));
    Ok(Pixels {
        grey,
        profile: fitting.map(<[u8]>::to_vec),
        recoloured: head.colour == Colour::Cmyk,
        picture: decoded.into_rgba8(),
    })
}

fn stored(bytes: &[u8], kind: Kind) -> Result<DynamicImage, PictureError> {
    let format = match kind {
        Kind::Jpeg => ImageFormat::Jpeg,
        Kind::Png => ImageFormat::Png,
        Kind::Gif => ImageFormat::Gif,
        Kind::Webp => ImageFormat::WebP,
        Kind::Tiff => ImageFormat::Tiff,
        Kind::Bmp => ImageFormat::Bmp,
    };
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let decoder = reader.into_decoder().map_err(failure)?;
    // The header that is read here may be another one than the container's: a frame's own.
    let (width, height) = decoder.dimensions();
    crate::check_size(width, height)?;
    if decoder.total_bytes() > MOST_MEMORY {
        let each = u64::from(decoder.color_type().bytes_per_pixel());
        let most_megapixels = (MOST_MEMORY / each / 1_000_000) as u32;
        return Err(PictureError::TooLarge { width, height, most_megapixels });
    }
    DynamicImage::from_decoder(decoder).map_err(failure)
}

fn failure(error: ImageError) -> PictureError {
    match error {
        ImageError::Unsupported(what) => PictureError::Unsupported { what: what.to_string() },
        other => PictureError::broken(other.to_string()),
    }
}
