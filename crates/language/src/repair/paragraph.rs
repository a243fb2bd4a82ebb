//! A paragraph as the repairs see it: its characters, what is protected, which of its
//! sentences are Chinese, and what stands to either side of a mark.
//!
//! All that is read here sees half-width and full-width forms of a mark as the same
//! ([`fold`]), so a repair never changes what the next look at the text would decide.

use super::protect::protect;
use crate::chars::{Share, is_han, is_kana, is_wide};

/// What stands beside a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// Han, kana, or punctuation that is full-width or about to be.
    Chinese,
    /// A letter of an alphabet.
    Latin,
    /// A digit.
    Digit,
    /// A sign that ends a quantity (`%`, `℃`).
    Unit,
    /// The end of the paragraph.
    Edge,
    /// Anything else.
    Other,
}

/// What stands beside a mark, how many spaces away, and where.
#[derive(Debug, Clone, Copy)]
pub(super) struct Neighbour {
    pub side: Side,
    pub spaces: usize,
    pub at: usize,
}

/// Which way to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Left,
    Right,
}

#[derive(Debug)]
pub(super) struct Paragraph {
    pub chars: Vec<char>,
    /// What must not change.
    pub shut: Vec<bool>,
    /// Brackets and quotes that are full-width or about to be.
    pub wide: Vec<bool>,
    /// Whether the sentence of the character is Chinese.
    chinese: Vec<bool>,
    /// The first character of the sentence of the character, and one past the last.
    sentence: Vec<(usize, usize)>,
}

impl Paragraph {
    pub fn read(line: &str) -> Paragraph {
        let chars: Vec<char> = line.chars().collect();
        let mut shut = vec![false; chars.len()];
        protect(&chars, &mut shut);
        let wide = chars.iter().map(|c| matches!(c, '（' | '）' | '“' | '”' | '‘' | '’')).collect();
        let mut paragraph = Paragraph { chars, shut, wide, chinese: Vec::new(), sentence: Vec::new() };
        paragraph.find_sentences();
        paragraph
    }

    fn find_sentences(&mut self) {
        let whole = Voice::of(self, 0..self.chars.len());
        let mut start = 0;
        while start < self.chars.len() {
            let end = self.sentence_end(start);
            let chinese = Voice::of(self, start..end).is_chinese().unwrap_or_else(|| whole.mostly_chinese());
            self.chinese.resize(end, chinese);
            self.sentence.resize(end, (start, end));
            start = end;
        }
    }

    fn sentence_end(&self, start: usize) -> usize {
        let stop = (start..self.chars.len()).find(|at| self.ends_sentence(*at));
        let mut end = stop.map_or(self.chars.len(), |at| at + 1);
        while self.fold(end).is_some_and(|c| matches!(c, '!' | '?' | '"' | '\'' | ')' | '.')) {
            end += 1;
        }
        end
    }

    fn ends_sentence(&self, at: usize) -> bool {
        if self.shut[at] {
            return false;
        }
        match self.fold(at) {
            Some('!' | '?') => true,
            Some('.') if self.is_in_dots(at) => false,
            Some('.') => self.is_stop(at),
            _ => false,
        }
    }

    /// Whether a single point can end a sentence at all.
    fn is_stop(&self, at: usize) -> bool {
        let next = self.fold(at + 1);
        let before_gap = next.is_none_or(|c| c.is_whitespace() || matches!(c, '"' | '\'' | ')'));
        let after_chinese = at > 0 && !self.chars[at - 1].is_ascii_alphanumeric();
        self.chars[at] == '。'
            || before_gap
            || (after_chinese && !next.is_some_and(|c| c.is_ascii_alphanumeric()))
    }

    /// Whether the point at `at` is one of several in a row.
    pub fn is_in_dots(&self, at: usize) -> bool {
        self.fold(at + 1) == Some('.') || (at > 0 && self.fold(at - 1) == Some('.'))
    }

    /// The character with full-width punctuation read as half-width.
    pub fn fold(&self, at: usize) -> Option<char> {
        self.chars.get(at).copied().map(fold)
    }

    /// The character before `at`.
    pub fn before(&self, at: usize) -> Option<char> {
        at.checked_sub(1).map(|at| self.chars[at])
    }

    /// The character after `at`.
    pub fn after(&self, at: usize) -> Option<char> {
        self.chars.get(at + 1).copied()
    }

    /// Whether the sentence round `at` is Chinese.
    pub fn is_chinese(&self, at: usize) -> bool {
        self.chinese.get(at).copied().unwrap_or(false)
    }

    /// What `from..to` holds.
    pub fn share(&self, from: usize, to: usize) -> Share {
        Share::of(self.chars[from..to].iter().copied())
    }

    /// Whether the sentences round a pair are English but for what the pair holds.
    pub fn stands_in_english(&self, open: usize, close: usize) -> bool {
        let (start, end) = (self.sentence[open].0, self.sentence[close].1);
        let (before, after) = (self.share(start, open), self.share(close + 1, end));
        before.han + after.han == 0 && before.words + after.words >= 2
    }

    /// What stands beside `at`, across spaces and across other marks.
    pub fn look(&self, at: usize, way: Way) -> Neighbour {
        let mut spaces = 0;
        let mut here = at;
        loop {
            let next = if way == Way::Left { here.checked_sub(1) } else { Some(here + 1) };
            let Some(c) = next.and_then(|next| self.chars.get(next).copied()) else {
                return Neighbour { side: Side::Edge, spaces, at: here };
            };
            here = next.unwrap_or(here);
            match fold(c) {
                ' ' => spaces += 1,
                ',' | ';' | ':' | '?' | '!' | '.' | '…' | '-' | '—' | '*' | '_' | '~' | '#' => {}
                _ => return Neighbour { side: self.side(here), spaces, at: here },
            }
        }
    }

    /// What the character at `at` is to a mark beside it.
    pub fn side(&self, at: usize) -> Side {
        match self.chars[at] {
            _ if self.wide[at] => Side::Chinese,
            c if is_han(c) || is_kana(c) => Side::Chinese,
            '%' | '‰' | '℃' | '℉' | '°' | '％' => Side::Unit,
            // Either width of a mark tells the same: nothing.
            c if fold(c) != c || matches!(c, '…' | '—') => Side::Other,
            c if is_wide(c) && !c.is_alphanumeric() && !c.is_whitespace() => Side::Chinese,
            c if c.is_numeric() => Side::Digit,
            c if c.is_alphabetic() => Side::Latin,
            _ => Side::Other,
        }
    }
}

/// Full-width punctuation read as half-width.
pub(super) fn fold(c: char) -> char {
    match c {
        '，' => ',',
        '；' => ';',
        '：' => ':',
        '？' => '?',
        '！' => '!',
        '（' => '(',
        '）' => ')',
        '。' => '.',
        '“' | '”' => '"',
        '‘' | '’' => '\'',
        _ => c,
    }
}

/// What tells Chinese prose from English prose with Chinese names in it.
struct Voice {
    share: Share,
    /// Words in small letters: names and abbreviations in Chinese text have none.
    small: usize,
    /// Han stands directly beside a Latin letter, or Chinese-only marks occur.
    sure: bool,
}

impl Voice {
    fn of(paragraph: &Paragraph, range: std::ops::Range<usize>) -> Voice {
        let open = |at: &usize| !paragraph.shut[*at];
        let text: Vec<char> = range.clone().filter(open).map(|at| paragraph.chars[at]).collect();
        let small = text
            .split(|c| !c.is_alphabetic() || is_wide(*c))
            .filter(|word| word.len() > 1 && word.iter().all(|c| c.is_lowercase()))
            .count();
        let glued = text.windows(2).any(|two| {
            let (han, latin) = (two.iter().any(|c| is_han(*c)), two.iter().any(|c| c.is_ascii_alphabetic()));
            (han && latin) || matches!(two[0], '、' | '《' | '》')
        });
        Voice { share: Share::of(text), small, sure: glued }
    }

    /// `None` where the sentence alone does not tell.
    fn is_chinese(&self) -> Option<bool> {
        let Share { han, words } = self.share;
        if han > words || (han > 0 && self.sure && self.small < 2) {
            Some(true)
        } else if words >= 4 || (han == 0 && words >= 2) {
            Some(false)
        } else {
            None
        }
    }

    fn mostly_chinese(&self) -> bool {
        self.is_chinese().unwrap_or(self.share.han > self.share.words)
    }
}
