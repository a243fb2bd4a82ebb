//! Pictures for the page, decoded once.

use std::sync::{Arc, OnceLock};
use typst::foundations::{Bytes, Smart};
use typst::visualize::{
    ExchangeFormat, Image, ImageKind, PixelEncoding, PixelFormat, RasterFormat, RasterImage,
};

/// The most pixels that a picture may have: three times those of a broadsheet at 300 dots an inch
/// would be more than any page shows.
const PIXELS: f64 = 1e8;

/// A decoded picture. Cheap to clone; keep it from one page to the next. On a page in colour its colours stay
/// as they are: separations of them are made by the press.
#[derive(Debug, Clone)]
pub struct Picture(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    image: Image,
    grey: OnceLock<Image>,
}

impl PartialEq for Picture {
    fn eq(&self, other: &Picture) -> bool {
        self.0.image == other.0.image
    }
}

impl Picture {
    /// Decodes JPEG, PNG, GIF (its first frame) or WebP, whatever the bytes say they are, turned
    /// as the camera noted. None when they are no such picture, or one of more than 100 million pixels.
    pub fn read(bytes: Vec<u8>) -> Option<Picture> {
        let format = ExchangeFormat::detect(&bytes)?;
        let raster = RasterImage::new(Bytes::new(bytes), RasterFormat::Exchange(format), Smart::Auto).ok()?;
        let image = Image::plain(raster);
        let inner = Inner { image, grey: OnceLock::new() };
        (inner.image.width() * inner.image.height() <= PIXELS).then(|| Picture(Arc::new(inner)))
    }

    /// Width and height in pixels, upright.
    pub fn size(&self) -> (f64, f64) {
        (self.0.image.width(), self.0.image.height())
    }

    pub(crate) fn image(&self) -> &Image {
        &self.0.image
    }

    /// The picture without colour, made when it is first asked for.
    pub(crate) fn grey(&self) -> &Image {
        self.0.grey.get_or_init(|| grey(&self.0.image))
    }
}

/// A picture without colour: one channel, by the weights of ITU-R BT.709, which the press prints with black ink
/// alone. One that is grey already stays as it is.
pub(crate) fn grey(image: &Image) -> Image {
    let ImageKind::Raster(raster) = image.kind() else { return image.clone() };
    let dynamic = raster.dynamic();
    let colour = dynamic.color();
    if !colour.has_color() {
        return image.clone();
    }
    let (encoding, bytes) = if colour.has_alpha() {
        (PixelEncoding::Lumaa8, dynamic.to_luma_alpha8().into_raw())
    } else {
        (PixelEncoding::Luma8, dynamic.to_luma8().into_raw())
    };
    let format = PixelFormat { encoding, width: dynamic.width(), height: dynamic.height() };
    let raster = RasterImage::new(Bytes::new(bytes), RasterFormat::Pixel(format), Smart::Auto);
    raster.map_or_else(|_| image.clone(), Image::plain)
}
