//! The ways out: pixels, SVG, PDF.

mod frame;
mod part;
mod pdf;
mod pixels;
mod png;

pub use part::Part;
pub use pdf::{Imprint, Ink};
pub use pixels::{MOST_PIXELS, Pixels, Tile};

use crate::set::Sheet;

impl Sheet {
    /// A sheet as SVG with glyphs as outlines, by its number from 0; empty where there is none.
    pub fn svg(&self, number: usize) -> String {
        self.document()
            .pages()
            .get(number)
            .map(|page| typst_svg::svg(page, &Default::default()))
            .unwrap_or_default()
    }

    /// Width and height of one trimmed sheet in points.
    pub fn size(&self) -> (f64, f64) {
        self.document()
            .pages()
            .first()
            .map_or((0.0, 0.0), |page| (page.frame.width().to_pt(), page.frame.height().to_pt()))
    }
}
