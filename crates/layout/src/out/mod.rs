//! The ways out: pixels, SVG, PDF.

mod frame;
mod pdf;
mod pixels;
mod png;

pub use pdf::{Imprint, Ink};
pub use pixels::{MOST_PIXELS, Pixels, Tile};

use crate::set::Sheet;

impl Sheet {
    /// The page as SVG with glyphs as outlines.
    pub fn svg(&self) -> String {
        self.document()
            .pages()
            .first()
            .map(|page| typst_svg::svg(page, &Default::default()))
            .unwrap_or_default()
    }

    /// Width and height of the trimmed page in points.
    pub fn size(&self) -> (f64, f64) {
        self.document()
            .pages()
            .first()
            .map_or((0.0, 0.0), |page| (page.frame.width().to_pt(), page.frame.height().to_pt()))
    }
}
