//! Two lines of text, word by word.

use super::clean;
use crate::segment::words;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::collections::HashMap;
use std::hash::Hash;
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

impl Change {
    pub(super) fn turned(self) -> Change {
        Change { old: self.new, new: self.old }
    }
}

/// Characters, white space aside.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Amount {
    /// Only in the new text.
    pub added: u32,
    /// Only in the old text.
    pub removed: u32,
}

impl Amount {
    /// What the changes between two texts come to.
    pub fn of(old: &str, new: &str, changes: &[Change]) -> Amount {
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

/// How many characters a text has, white space aside.
pub(super) fn letters(text: &str) -> u32 {
    text.chars().filter(|c| !c.is_whitespace()).count() as u32
}

/// A text in words.
#[derive(Debug)]
pub(super) struct Cut<'t> {
    pub text: &'t str,
    pub words: Vec<&'t str>,
    /// Where each word begins, and where the last one ends.
    pub starts: Vec<usize>,
}

impl<'t> Cut<'t> {
    pub fn of(text: &'t str) -> Cut<'t> {
        let words = words(text);
        let mut starts = Vec::with_capacity(words.len() + 1);
        let mut at = 0;
        for word in &words {
            starts.push(at);
            at += word.len();
        }
        starts.push(at);
        Cut { text, words, starts }
    }

    /// The bytes of some words.
    pub fn bytes(&self, words: &Range<usize>) -> Range<usize> {
        self.starts[words.start]..self.starts[words.end]
    }

    /// The text of some words.
    pub fn slice(&self, words: &Range<usize>) -> &'t str {
        &self.text[self.bytes(words)]
    }
}

/// Where two texts differ, in order: whole words, read as an editor would mark them.
pub fn changes(old: &str, new: &str) -> Vec<Change> {
    // Always the same way round: so what is added one way is removed the other way.
    if old > new {
        return changes(new, old).into_iter().map(Change::turned).collect();
    }
    if old.is_empty() || new.is_empty() {
        let all = Change { old: 0..old.len(), new: 0..new.len() };
        return if old == new { Vec::new() } else { vec![all] };
    }
    let (from, to) = (Cut::of(old), Cut::of(new));
    let found = clean::clean(&from, &to, differing(&from.words, &to.words));
    let bytes = |change: &Change| Change { old: from.bytes(&change.old), new: to.bytes(&change.new) };
    found.iter().map(bytes).map(|change| narrowed(old, new, change)).collect()
}

/// So many characters, or fewer with a sign among them, are a phrase and no part of a word.
const PHRASE: u32 = 6;
const WITH_SIGN: u32 = 3;

/// A phrase that came in, or went, inside what the dictionary takes for a word on one side: the
/// word was never replaced, so the phrase stands alone. Numbers and Latin words are not torn.
fn narrowed(old: &str, new: &str, change: Change) -> Change {
    let (from, to) = (&old[change.old.clone()], &new[change.new.clone()]);
    let ahead: usize =
        from.chars().zip(to.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
    let (short, long) = if from.len() < to.len() { (from, to) } else { (to, from) };
    let Some(phrase) = long[ahead..].strip_suffix(&short[ahead..]) else { return change };
    let sign = |c: char| !c.is_alphanumeric() && !c.is_whitespace();
    let size = letters(phrase);
    let is_phrase = size >= PHRASE || size >= WITH_SIGN && phrase.chars().any(sign);
    let tears = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let torn = tears(short[..ahead].chars().next_back()) || tears(short[ahead..].chars().next());
    if short.is_empty() || !is_phrase || torn {
        return change;
    }
    let behind = short.len() - ahead;
    Change {
        old: change.old.start + ahead..change.old.end - behind,
        new: change.new.start + ahead..change.new.end - behind,
    }
}

/// Where two sequences differ, by Myers' algorithm. `similar` drops what is on one side
/// only before it begins and gives up the shortest answer, not the time, when the two have
/// little in common: what it does is bounded by their length, not by its square.
pub(super) fn differing<T: Eq + Hash>(old: &[T], new: &[T]) -> Vec<Change> {
    let mut numbers: HashMap<&T, u32> = HashMap::with_capacity(old.len());
    let mut number = |item| {
        let next = numbers.len() as u32;
        *numbers.entry(item).or_insert(next)
    };
    let a: Vec<u32> = old.iter().map(&mut number).collect();
    let b: Vec<u32> = new.iter().map(&mut number).collect();
    shortest(&a, &b)
}

/// The same for things that are quick to compare.
pub(super) fn shortest<T: Eq + Hash + Ord>(old: &[T], new: &[T]) -> Vec<Change> {
    capture_diff_slices(Algorithm::Myers, old, new)
        .into_iter()
        .filter(|op| !matches!(op, DiffOp::Equal { .. }))
        .map(|op| Change { old: op.old_range(), new: op.new_range() })
        .fold(Vec::new(), joined)
}

/// Changes that touch each other are one.
pub(super) fn joined(mut sum: Vec<Change>, next: Change) -> Vec<Change> {
    match sum.last_mut() {
        Some(last) if last.old.end == next.old.start && last.new.end == next.new.start => {
            last.old.end = next.old.end;
            last.new.end = next.new.end;
        }
        _ => sum.push(next),
    }
    sum
}
