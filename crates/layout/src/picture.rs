//! Pictures for the page, decoded once.

use typst::foundations::{Bytes, Smart};
use typst::visualize::{ExchangeFormat, Image, RasterFormat, RasterImage};

/// The most pixels that a picture may have: three times those of a broadsheet at 300 dots an inch
/// would be more than any page shows.
const PIXELS: f64 = 1e8;

/// A decoded picture. Cheap to clone; keep it from one page to the next. Colours stay as they are:
/// grey and CMYK separations are made by the press.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture(Image);

impl Picture {
    /// Decodes JPEG, PNG, GIF (its first frame) or WebP, whatever the bytes say they are, turned
    /// as the camera noted. None when they are no such picture, or one of more than 100 million pixels.
    pub fn read(bytes: Vec<u8>) -> Option<Picture> {
        let format = ExchangeFormat::detect(&bytes)?;
        let raster = RasterImage::new(Bytes::new(bytes), RasterFormat::Exchange(format), Smart::Auto).ok()?;
        let image = Image::plain(raster);
        (image.width() * image.height() <= PIXELS).then_some(Picture(image))
    }

    /// Width and height in pixels, upright.
    pub fn size(&self) -> (f64, f64) {
        (self.0.width(), self.0.height())
    }

    pub(crate) fn image(&self) -> &Image {
        &self.0
    }
}
