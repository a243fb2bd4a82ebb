//! Pixels as files.

use crate::{Kind, PictureError};
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder, RgbaImage};

/// Quality of JPEGs: the least at which nobody sees a difference beside the original.
const QUALITY: u8 = 88;

/// What is to be made of pixels.
pub(crate) struct Target<'a> {
    /// What they came from.
    pub from: Kind,
    /// What can be taken.
    pub kinds: &'a [Kind],
    pub grey: bool,
    pub profile: Option<Vec<u8>>,
}

/// Encodes as JPEG or PNG, whichever the picture is better in: see-through ones and drawings
/// as PNG, photographs as JPEG. A receiver who takes neither gets one all the same.
pub(crate) fn encode(picture: &RgbaImage, target: &Target<'_>) -> Result<(Kind, Vec<u8>), PictureError> {
    let takes = |kind: Kind| target.kinds.contains(&kind);
    let opaque = picture.pixels().all(|pixel| pixel.0[3] == 255);
    if !takes(Kind::Png) {
        return Ok((Kind::Jpeg, jpeg(picture, target)?));
    }
    if !opaque || !takes(Kind::Jpeg) {
        return Ok((Kind::Png, png(picture, target, opaque)?));
    }
    let lossy = jpeg(picture, target)?;
    if target.from == Kind::Jpeg {
        return Ok((Kind::Jpeg, lossy));
    }
    // A drawing has few colours and packs well; a photograph does not.
    let exact = png(picture, target, true)?;
    Ok(if exact.len() <= lossy.len() * 3 / 2 { (Kind::Png, exact) } else { (Kind::Jpeg, lossy) })
}

/// On white, where it can be seen through.
fn jpeg(picture: &RgbaImage, target: &Target<'_>) -> Result<Vec<u8>, PictureError> {
    let on_white = |value: u8, alpha: u8| {
        let (value, alpha) = (u32::from(value), u32::from(alpha));
        ((value * alpha + 255 * (255 - alpha) + 127) / 255) as u8
    };
    let shown = |pixel: &image::Rgba<u8>| {
        let [red, green, blue, alpha] = pixel.0;
        [on_white(red, alpha), on_white(green, alpha), on_white(blue, alpha)]
    };
    let (kind, bytes): (_, Vec<u8>) = if target.grey {
        (ExtendedColorType::L8, picture.pixels().map(|pixel| shown(pixel)[0]).collect())
    } else {
        (ExtendedColorType::Rgb8, picture.pixels().flat_map(shown).collect())
    };
    let mut out = Vec::new();
    write(JpegEncoder::new_with_quality(&mut out, QUALITY), picture, &bytes, kind, target)?;
    Ok(out)
}

fn png(picture: &RgbaImage, target: &Target<'_>, opaque: bool) -> Result<Vec<u8>, PictureError> {
    let channels: &[usize] = match (target.grey, opaque) {
        (true, true) => &[0],
        (true, false) => &[0, 3],
        (false, true) => &[0, 1, 2],
        (false, false) => &[0, 1, 2, 3],
    };
    let kind = match channels.len() {
        1 => ExtendedColorType::L8,
        2 => ExtendedColorType::La8,
        3 => ExtendedColorType::Rgb8,
        _ => ExtendedColorType::Rgba8,
    };
    let bytes: Vec<u8> =
        picture.pixels().flat_map(|pixel| channels.iter().map(|channel| pixel.0[*channel])).collect();
    let mut out = Vec::new();
    let encoder = PngEncoder::new_with_quality(&mut out, CompressionType::Default, FilterType::Adaptive);
    write(encoder, picture, &bytes, kind, target)?;
    Ok(out)
}

fn write(
    mut encoder: impl ImageEncoder,
    picture: &RgbaImage,
    bytes: &[u8],
    kind: ExtendedColorType,
    target: &Target<'_>,
) -> Result<(), PictureError> {
    if let Some(profile) = &target.profile {
        encoder.set_icc_profile(profile.clone()).map_err(|error| PictureError::broken(error.to_string()))?;
    }
    let written = encoder.write_image(bytes, picture.width(), picture.height(), kind);
    written.map_err(|error| PictureError::broken(error.to_string()))
}
