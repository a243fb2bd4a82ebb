//! The page as pixels: all of it, or the part that a window shows.

use super::frame;
use crate::set::Sheet;
use typst::layout::{Abs, Frame, Point, Rect, Size};
use typst_layout::Page;
use typst_render::RenderOptions;

/// The most pixels that are made at a time: a broadsheet at 400 dots an inch has 52 million. A
/// window that wants to see closer asks for tiles.
pub const MOST_PIXELS: f64 = 64e6;

/// Pixels of a page, four bytes each: red, green, blue and 255, row by row from the top.
pub struct Pixels {
    /// Pixels in a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// `width * height * 4` bytes.
    pub bytes: Vec<u8>,
}

/// A part of the scaled page, in its pixels from the upper left corner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "a rectangle's usual four")]
pub struct Tile {
    pub x: u32,
    pub y: u32,
    pub width: u32,
    pub height: u32,
}

impl Sheet {
    /// A sheet by its number from 0 at `scale` pixels a point; none where there is no such sheet, when the
    /// scale is no number above zero, or the pixels were more than [`MOST_PIXELS`].
    pub fn pixels_of(&self, number: usize, scale: f64) -> Option<Pixels> {
        let page = self.document().pages().get(number)?;
        fits(scale, page.frame.width().to_pt() * scale, page.frame.height().to_pt() * scale)?;
        Some(render(page, scale))
    }

    /// All sheets below each other at `scale` pixels a point; none as for [`Sheet::pixels_of`].
    pub fn pixels(&self, scale: f64) -> Option<Pixels> {
        let page = &self.all()?;
        fits(scale, page.frame.width().to_pt() * scale, page.frame.height().to_pt() * scale)?;
        Some(render(page, scale))
    }

    /// A part of the sheets below each other at `scale` pixels a point: it costs what is seen, not what the page
    /// holds. What lies beyond the page's edge is cut off; none when nothing is left, and as for
    /// [`Sheet::pixels`].
    pub fn tile(&self, scale: f64, tile: Tile) -> Option<Pixels> {
        let page = &self.all()?;
        let edge = |points: Abs| (points.to_pt() * scale).round().max(1.0);
        let (right, bottom) = (edge(page.frame.width()), edge(page.frame.height()));
        let width = f64::from(tile.width).min(right - f64::from(tile.x));
        let height = f64::from(tile.height).min(bottom - f64::from(tile.y));
        fits(scale, width, height)?;
        let corner = |x: f64, y: f64| Point::new(Abs::pt(x / scale), Abs::pt(y / scale));
        let from = (f64::from(tile.x), f64::from(tile.y));
        let view = Rect::new(corner(from.0, from.1), corner(from.0 + width, from.1 + height));
        Some(render(&Page { frame: frame::cut(&page.frame, view), ..page.clone() }, scale))
    }
}

impl Sheet {
    /// The sheets as one page. Between them it is as white as they are: a window that shows them knows
    /// where they end.
    fn all(&self) -> Option<Page> {
        let pages = self.document().pages();
        let first = pages.first()?;
        if pages.len() == 1 {
            return Some(first.clone());
        }
        let step = Abs::pt(self.step());
        let high = step * (pages.len() - 1) as f64 + first.frame.height();
        let mut frame = Frame::hard(Size::new(first.frame.width(), high));
        for (number, page) in pages.iter().enumerate() {
            frame.push_frame(Point::with_y(step * number as f64), page.frame.clone());
        }
        Some(Page { frame, ..first.clone() })
    }
}

fn fits(scale: f64, width: f64, height: f64) -> Option<()> {
    let whole = scale.is_finite() && scale > 0.0 && width > 0.0 && height > 0.0;
    (whole && width * height <= MOST_PIXELS).then_some(())
}

fn render(page: &Page, scale: f64) -> Pixels {
    let map = typst_render::render(page, &RenderOptions { pixel_per_pt: scale.into(), render_bleed: false });
    Pixels { width: map.width(), height: map.height(), bytes: map.take() }
}
