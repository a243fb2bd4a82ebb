//! The ways out: pixels, SVG, PDF.

use crate::set::Sheet;
use typst::diag::SourceDiagnostic;
use typst::foundations::Smart;
use typst::layout::Abs;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};
use typst_render::RenderOptions;

/// Pixels of a page, four bytes each: red, green, blue and 255, row by row from the top.
pub struct Pixels {
    /// Pixels in a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// `width * height * 4` bytes.
    pub bytes: Vec<u8>,
}

impl Sheet {
    /// The page as SVG with glyphs as outlines.
    pub fn svg(&self) -> String {
        self.document()
            .pages()
            .first()
            .map(|page| typst_svg::svg(page, &Default::default()))
            .unwrap_or_default()
    }

    /// The page at `scale` pixels a point.
    pub fn pixels(&self, scale: f64) -> Option<Pixels> {
        let page = self.document().pages().first()?;
        let map =
            typst_render::render(page, &RenderOptions { pixel_per_pt: scale.into(), render_bleed: false });
        let (width, height) = (map.width(), map.height());
        Some(Pixels { width, height, bytes: map.take() })
    }

    /// The page as PDF. `ident` tells the document apart from others; the same page gives the same bytes.
    ///
    /// # Errors
    /// What the standard forbids, in English.
    pub fn pdf(&self, ident: &str, archival: bool) -> Result<Vec<u8>, Vec<String>> {
        let words =
            |errors: &[SourceDiagnostic]| errors.iter().map(|error| error.message.to_string()).collect();
        let standards: &[PdfStandard] = if archival { &[PdfStandard::A_2u] } else { &[] };
        let standards = PdfStandards::new(standards).map_err(|error| vec![error.message().to_string()])?;
        let options = PdfOptions {
            ident: Smart::Custom(ident.to_owned()),
            creator: Smart::Custom(Some("Gaotai".to_owned())),
            timestamp: None,
            page_ranges: None,
            standards,
            tagged: false,
            pretty: false,
        };
        typst_pdf::pdf(self.document(), &options).map_err(|errors| words(&errors))
    }

    /// Width and height of the trimmed page in points.
    pub fn size(&self) -> (f64, f64) {
        let point = |length: Abs| length.to_pt();
        self.document()
            .pages()
            .first()
            .map_or((0.0, 0.0), |page| (point(page.frame.width()), point(page.frame.height())))
    }
}
