//! What of a page's pixels is other than before: after a key the window needs that alone.

use super::Pixels;
use std::ops::Range;

/// A part of a picture.
pub struct Part {
    /// Columns left of it.
    pub x: u32,
    /// Rows above it.
    pub y: u32,
    /// Its pixels; none where nothing is other.
    pub pixels: Pixels,
}

/// Bytes of a pixel.
const PIXEL: usize = 4;

impl Pixels {
    fn rows(&self) -> impl DoubleEndedIterator<Item = &[u8]> + ExactSizeIterator {
        self.bytes.chunks_exact((self.width as usize * PIXEL).max(1))
    }

    /// The smallest rectangle in which they are other than `before`; none for pictures of two sizes.
    pub fn changed(&self, before: &Pixels) -> Option<Part> {
        if (self.width, self.height) != (before.width, before.height) {
            return None;
        }
        let differs = |(now, then): (&[u8], &[u8])| now != then;
        let first = self.rows().zip(before.rows()).position(differs);
        let last = self.rows().zip(before.rows()).rposition(differs);
        let rows = first.zip(last).map_or(0..0, |(first, last)| first..last + 1);
        let pairs = self.rows().zip(before.rows()).skip(rows.start).take(rows.len());
        let columns =
            pairs.filter_map(columns).reduce(|all, one| all.start.min(one.start)..all.end.max(one.end));
        Some(self.part(columns.unwrap_or(0..0), rows))
    }

    fn part(&self, columns: Range<usize>, rows: Range<usize>) -> Part {
        let within = columns.start * PIXEL..columns.end * PIXEL;
        let lines = self.rows().skip(rows.start).take(rows.len());
        let bytes = lines.flat_map(|row| &row[within.clone()]).copied().collect();
        let small = |number: usize| u32::try_from(number).unwrap_or_default();
        let pixels = Pixels { width: small(columns.len()), height: small(rows.len()), bytes };
        Part { x: small(columns.start), y: small(rows.start), pixels }
    }
}

/// Where two rows are other than each other, in pixels.
fn columns((now, then): (&[u8], &[u8])) -> Option<Range<usize>> {
    let (now, then) = (now.chunks_exact(PIXEL), then.chunks_exact(PIXEL));
    let first = now.clone().zip(then.clone()).position(|(now, then)| now != then)?;
    let last = now.zip(then).rposition(|(now, then)| now != then)?;
    Some(first..last + 1)
}

#[cfg(test)]
mod tests {
    use super::Pixels;
    use proptest::prelude::*;

    fn picture(width: u32, bytes: Vec<u8>) -> Pixels {
        Pixels { width, height: bytes.len() as u32 / width / 4, bytes }
    }

    proptest! {
        #[test]
        fn laid_over_what_was_there_it_is_what_is_there(
            (width, before) in (1u32..9, 1usize..9).prop_flat_map(|(width, height)| {
                (Just(width), prop::collection::vec(0u8..2, width as usize * height * 4))
            }),
            touched in prop::collection::vec((any::<prop::sample::Index>(), 0u8..9), 0..4),
        ) {
            let mut now = before.clone();
            touched.iter().for_each(|(at, value)| now[at.index(before.len())] = *value);
            let (before, now) = (picture(width, before), picture(width, now));
            let part = now.changed(&before).expect("one size");
            prop_assert_eq!(part.pixels.bytes.len() as u32, part.pixels.width * part.pixels.height * 4);
            prop_assert_eq!(now.bytes == before.bytes, part.pixels.bytes.is_empty());
            let mut laid = before.bytes.clone();
            for (at, row) in part.pixels.rows().enumerate() {
                let from = ((part.y as usize + at) * width as usize + part.x as usize) * 4;
                laid[from..from + row.len()].copy_from_slice(row);
            }
            prop_assert_eq!(laid, now.bytes);
        }
    }

    #[test]
    fn of_two_sizes_all_is_other() {
        assert!(picture(1, vec![0; 8]).changed(&picture(2, vec![0; 8])).is_none());
    }
}
