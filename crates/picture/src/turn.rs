//! How stored pixels are turned to be shown: the orientation of EXIF 2.32, 1 to 8.

/// An orientation of EXIF.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Turn(u8);

impl Turn {
    /// As stored.
    pub const NONE: Turn = Turn(1);

    /// The orientation of EXIF; what is not 1 to 8 counts as 1.
    pub fn of(exif: u32) -> Turn {
        Turn(u8::try_from(exif).ok().filter(|turn| (1..=8).contains(turn)).unwrap_or(1))
    }

    /// The number that EXIF has for it, 1 to 8.
    pub fn number(self) -> u8 {
        self.0
    }

    /// Whether width and height change places.
    pub fn is_sideways(self) -> bool {
        self.0 >= 5
    }

    /// A size as shown from a size as stored, and back.
    pub fn shown(self, width: u32, height: u32) -> (u32, u32) {
        if self.is_sideways() { (height, width) } else { (width, height) }
    }

    /// Left, top, width and height as stored, of a part of the picture as shown, whose whole
    /// size as shown is `size`.
    pub(crate) fn stored(self, part: (u32, u32, u32, u32), size: (u32, u32)) -> (u32, u32, u32, u32) {
        let (x, y, width, height) = part;
        let (right, bottom) = (size.0 - x - width, size.1 - y - height);
        match self.0 {
            2 => (right, y, width, height),
            3 => (right, bottom, width, height),
            4 => (x, bottom, width, height),
            5 => (y, x, height, width),
            6 => (y, right, height, width),
            7 => (bottom, right, height, width),
            8 => (bottom, x, height, width),
            _ => part,
        }
    }
}
