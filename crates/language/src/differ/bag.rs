//! The words of a line without their order: how alike two lines are, quickly.

use super::text::letters;
use crate::segment::{is_sign, is_weak, words};
use std::collections::BTreeMap;

/// Words that say something, with how often each stands in the line.
#[derive(Debug, Clone, Default)]
pub(super) struct Bag<'t> {
    words: BTreeMap<&'t str, u32>,
    weight: u32,
}

impl<'t> Bag<'t> {
    pub fn of(text: &'t str) -> Bag<'t> {
        let mut bag = Bag::default();
        for word in words(text) {
            if !is_weak(word) && !is_sign(word) {
                *bag.words.entry(word).or_default() += 1;
                bag.weight += letters(word);
            }
        }
        bag
    }

    /// Each word once.
    pub fn words(&self) -> impl Iterator<Item = &'t str> {
        self.words.keys().copied()
    }

    /// Characters of all words.
    pub fn weight(&self) -> u32 {
        self.weight
    }

    /// Characters of the words that both have.
    pub fn shared(&self, other: &Bag<'_>) -> u32 {
        let count = |(word, count): (&&str, &u32)| {
            other.words.get(*word).map_or(0, |twin| letters(word) * twin.min(count))
        };
        self.words.iter().map(count).sum()
    }

    /// Takes out what is in the other, as often as it is there.
    pub fn take(&mut self, other: &Bag<'t>) {
        for (word, count) in &other.words {
            if let Some(left) = self.words.get_mut(word) {
                let taken = (*left).min(*count);
                *left -= taken;
                self.weight -= letters(word) * taken;
            }
        }
    }
}

/// How much of two lines is the same words, in per cent of both.
pub(super) fn alike(a: &Bag<'_>, b: &Bag<'_>) -> u32 {
    let all = a.weight + b.weight;
    if all == 0 { 0 } else { 200 * a.shared(b) / all }
}
