//! A part of a picture, as shares of its width and height.

/// A part of a picture as shown, in shares (0 to 1) of its width and height.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Share {
    /// Left edge.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

impl Share {
    /// Left, top, width and height in pixels: inside of the picture, at least one pixel.
    pub fn of(self, width: u32, height: u32) -> (u32, u32, u32, u32) {
        let (left, right) = span(self.x, self.width, width);
        let (top, bottom) = span(self.y, self.height, height);
        (left, top, right - left, bottom - top)
    }

    /// Whether it is the whole picture of this size.
    pub fn is_whole(self, width: u32, height: u32) -> bool {
        self.of(width, height) == (0, 0, width, height)
    }
}

/// First pixel and the one behind the last, of `size` ≥ 1.
fn span(from: f64, share: f64, size: u32) -> (u32, u32) {
    let edge = |at: f64| {
        let at = if at.is_nan() { 0.0 } else { at.clamp(0.0, 1.0) };
        // A share of 1 is the size itself: the product of two numbers below 2^32 is exact enough.
        (at * f64::from(size)).round() as u32
    };
    let first = edge(from).min(size.saturating_sub(1));
    (first, edge(from + share).clamp(first + 1, size.max(first + 1)))
}
