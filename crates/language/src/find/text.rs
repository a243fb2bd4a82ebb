//! A text beside its folded form: places in one are places in the other, character by
//! character.

use super::fold::Fold;

/// Walks a text and its folded form together. Places are asked in any order, quickly as long
/// as they go forward.
pub(super) struct Ruler<'t> {
    text: &'t str,
    /// None: the text is its own folded form.
    folded: Option<&'t str>,
    at: Place,
}

/// The same place three times.
#[derive(Debug, Clone, Copy, Default)]
struct Place {
    /// Bytes of the folded text before it.
    folded: usize,
    /// Bytes of the text before it.
    text: usize,
    /// UTF-16 units of the text before it.
    units: usize,
}

impl<'t> Ruler<'t> {
    pub fn new(text: &'t str, folded: &'t str, fold: Fold) -> Ruler<'t> {
        Ruler { text, folded: (!fold.is_none()).then_some(folded), at: Place::default() }
    }

    fn go(&mut self, byte: usize) -> Place {
        if byte < self.at.folded {
            self.at = Place::default();
        }
        let mut folded = self.folded.map(|folded| folded[self.at.folded..].chars());
        for c in self.text[self.at.text..].chars() {
            if self.at.folded >= byte {
                break;
            }
            let same = folded.as_mut().and_then(Iterator::next).unwrap_or(c);
            self.at.folded += same.len_utf8();
            self.at.text += c.len_utf8();
            self.at.units += c.len_utf16();
        }
        self.at
    }

    /// UTF-16 units before a byte of the folded text.
    pub fn units(&mut self, byte: usize) -> u32 {
        u32::try_from(self.go(byte).units).unwrap_or(u32::MAX)
    }

    /// What of the text stands between two bytes of the folded text.
    pub fn slice(&mut self, start: usize, end: usize) -> &'t str {
        let start = self.go(start).text;
        &self.text[start..self.go(end).text]
    }
}
