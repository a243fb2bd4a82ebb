//! Two lines of text, word by word.

use crate::segment::words;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::ops::Range;

/// A place where two texts differ: bytes of the old one and bytes of the new one that stand
/// in for them. One of the two may be empty, not both. Between two changes the texts are alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// In the old text.
    pub old: Range<usize>,
    /// In the new text.
    pub new: Range<usize>,
}

/// Characters, white space aside.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Amount {
    /// Only in the new text.
    pub added: u32,
    /// Only in the old text.
    pub removed: u32,
}

/// Where two texts differ, in order.
pub fn changes(old: &str, new: &str) -> Vec<Change> {
    let (a, b) = (words(old), words(new));
    let ends = |words: &[&str]| -> Vec<usize> {
        std::iter::once(0)
            .chain(words.iter().scan(0, |at, word| {
                *at += word.len();
                Some(*at)
            }))
            .collect()
    };
    let (from, to) = (ends(&a), ends(&b));
    capture_diff_slices(Algorithm::Myers, &a, &b)
        .into_iter()
        .filter(|op| !matches!(op, DiffOp::Equal { .. }))
        .map(|op| {
            let (old, new) = (op.old_range(), op.new_range());
            Change { old: from[old.start]..from[old.end], new: to[new.start]..to[new.end] }
        })
        .collect()
}

impl Amount {
    /// What the changes between two texts come to.
    pub fn of(old: &str, new: &str, changes: &[Change]) -> Amount {
        let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count() as u32;
        changes.iter().fold(Amount::default(), |sum, change| Amount {
            added: sum.added + letters(&new[change.new.clone()]),
            removed: sum.removed + letters(&old[change.old.clone()]),
        })
    }
}

impl std::ops::AddAssign for Amount {
    fn add_assign(&mut self, other: Amount) {
        self.added += other.added;
        self.removed += other.removed;
    }
}
