//! Inks to light: CMYK JPEGs as RGB.

use crate::PictureError;
use image::RgbaImage;
use moxcms::{ColorProfile, Layout, TransformOptions};
use zune_core::bytestream::ZCursor;
use zune_core::colorspace::ColorSpace;
use zune_core::options::DecoderOptions;
use zune_jpeg::JpegDecoder;

/// Decodes a JPEG of four inks into sRGB: by its own profile, or without one by the plain
/// product of what the inks let through, as programs without colour management show it.
pub(crate) fn decode(bytes: &[u8], profile: Option<&[u8]>) -> Result<RgbaImage, PictureError> {
    let failed = |error: &dyn std::fmt::Display| PictureError::broken(error.to_string());
    let options =
        DecoderOptions::default().set_strict_mode(false).set_max_width(usize::MAX).set_max_height(usize::MAX);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    decoder.decode_headers().map_err(|error| failed(&error))?;
    let stored = decoder.input_colorspace().unwrap_or(ColorSpace::CMYK);
    decoder.set_options(options.jpeg_set_out_colorspace(stored));
    let (width, height) = decoder.dimensions().ok_or_else(|| failed(&"no size"))?;
    let mut inks = decoder.decode().map_err(|error| failed(&error))?;
    if inks.len() != width * height * 4 {
        return Err(failed(&"not four inks"));
    }
    if stored == ColorSpace::YCCK {
        inks.chunks_exact_mut(4).for_each(from_ycck);
    }
    // Adobe stores what the inks let through; the standard what they cover.
    if has_adobe_marker(bytes) {
        inks.iter_mut().for_each(|ink| *ink = 255 - *ink);
    }
    let light = by_profile(&inks, width, profile).unwrap_or_else(|| plainly(&inks));
    let size = |edge| u32::try_from(edge).unwrap_or(0);
    RgbaImage::from_raw(size(width), size(height), light).ok_or_else(|| failed(&"no size"))
}

/// ITU-T T.871 for the first three, then turned round, as libjpeg does.
fn from_ycck(pixel: &mut [u8]) {
    let [y, cb, cr] = [f32::from(pixel[0]), f32::from(pixel[1]) - 128.0, f32::from(pixel[2]) - 128.0];
    let rgb = [y + 1.402 * cr, y - 0.344_136 * cb - 0.714_136 * cr, y + 1.772 * cb];
    for (to, from) in pixel.iter_mut().zip(rgb) {
        *to = 255 - from.round().clamp(0.0, 255.0) as u8;
    }
}

fn has_adobe_marker(bytes: &[u8]) -> bool {
    memchr::memmem::find(&bytes[..bytes.len().min(1 << 20)], b"\xFF\xEE\x00\x0EAdobe").is_some()
}

fn by_profile(inks: &[u8], width: usize, profile: Option<&[u8]>) -> Option<Vec<u8>> {
    let from = ColorProfile::new_from_slice(profile?).ok()?;
    let to = ColorProfile::new_srgb();
    // Four channels, whatever they are called.
    let transform =
        from.create_transform_8bit(Layout::Rgba, &to, Layout::Rgb, TransformOptions::default()).ok()?;
    let (mut out, mut row) = (Vec::with_capacity(inks.len()), vec![0; width * 3]);
    for inks in inks.chunks_exact(width * 4) {
        transform.transform(inks, &mut row).ok()?;
        out.extend(row.chunks_exact(3).flat_map(|light| [light[0], light[1], light[2], 255]));
    }
    Some(out)
}

fn plainly(inks: &[u8]) -> Vec<u8> {
    let light = |ink: u8, black: u8| (u32::from(255 - ink) * u32::from(255 - black) / 255) as u8;
    let pixel =
        |inks: &[u8]| [light(inks[0], inks[3]), light(inks[1], inks[3]), light(inks[2], inks[3]), 255];
    inks.chunks_exact(4).flat_map(pixel).collect()
}
