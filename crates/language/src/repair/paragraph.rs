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

/// What stands beside a mark, behind how many spaces and other marks, and where.
#[derive(Debug, Clone, Copy)]
pub(super) struct Neighbour {
    pub side: Side,
    pub spaces: usize,
    pub marks: usize,
    pub at: usize,
}

/// As many marks and spaces in a row are looked across.
const FAR: usize = 64;

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
    /// Whether a point between Han can be a full stop: the paragraph has no other full
    /// stops, and is long enough to need some or ends in such a point.
    pub points_are_stops: bool,
    /// Whether the sentence of the character is Chinese.
    chinese: Vec<bool>,
    /// The first character of the sentence of the character, and one past the last.
    sentence: Vec<(usize, usize)>,
    /// What stands before each character, and before the end.
    sums: Vec<Sum>,
}

/// How much of each kind a stretch of text holds.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Sum {
    /// Han and kana.
    pub han: usize,
    /// Words of two letters and more, as in [`Share`].
    pub words: usize,
    /// Han, kana and full-width marks other than brackets and quotes.
    pub chinese: usize,
    /// ASCII letters.
    pub letters: usize,
}

impl Paragraph {
    pub fn read(line: &str) -> Paragraph {
        let chars: Vec<char> = line.chars().collect();
        let mut shut = vec![false; chars.len()];
        protect(&chars, &mut shut);
        let wide = chars.iter().map(|c| matches!(c, '（' | '）' | '“' | '”' | '‘' | '’')).collect();
        let points_are_stops = points_are_stops(&chars);
        let mut paragraph = Paragraph {
            chars,
            shut,
            wide,
            points_are_stops,
            chinese: Vec::new(),
            sentence: Vec::new(),
            sums: Vec::new(),
        };
        paragraph.find_sentences();
        paragraph.add_up();
        paragraph
    }

    fn add_up(&mut self) {
        let mut sum = Sum::default();
        self.sums.push(sum);
        let mut run = 0;
        for (at, &c) in self.chars.iter().enumerate() {
            let pair = matches!(fold(c), '"' | '\'' | '(' | ')');
            sum.han += usize::from(is_han(c) || is_kana(c));
            sum.chinese += usize::from(!pair && self.side(at) == Side::Chinese);
            sum.letters += usize::from(c.is_ascii_alphabetic());
            run = if c.is_alphabetic() && !is_wide(c) { run + 1 } else { 0 };
            sum.words += usize::from(run == 2);
            self.sums.push(sum);
        }
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
            || (after_chinese && !next.is_some_and(|c| c.is_ascii_alphabetic()))
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
    pub fn sum(&self, from: usize, to: usize) -> Sum {
        let (before, all) = (self.sums[from], self.sums[to]);
        Sum {
            han: all.han - before.han,
            words: all.words - before.words,
            chinese: all.chinese - before.chinese,
            letters: all.letters - before.letters,
        }
    }

    /// Whether the sentences round a pair are English but for what the pair holds.
    pub fn stands_in_english(&self, open: usize, close: usize) -> bool {
        let (start, end) = (self.sentence[open].0, self.sentence[close].1);
        let (before, after) = (self.sum(start, open), self.sum(close + 1, end));
        before.han + after.han == 0 && before.words + after.words >= 2
    }

    /// What stands beside `at`, across spaces and across other marks.
    pub fn look(&self, at: usize, way: Way) -> Neighbour {
        let (mut spaces, mut marks) = (0, 0);
        let mut here = at;
        for _ in 0..FAR {
            let next = if way == Way::Left { here.checked_sub(1) } else { Some(here + 1) };
            let Some(c) = next.and_then(|next| self.chars.get(next).copied()) else {
                return Neighbour { side: Side::Edge, spaces, marks, at: here };
            };
            here = next.unwrap_or(here);
            match fold(c) {
                ' ' => spaces += 1,
                ',' | ';' | ':' | '?' | '!' | '.' | '…' | '-' | '—' | '*' | '_' | '~' | '#' => marks += 1,
                _ => return Neighbour { side: self.side(here), spaces, marks, at: here },
            }
        }
        Neighbour { side: Side::Other, spaces, marks, at: here }
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

/// The text without what stands in quotes, brackets or book-title marks.
fn outside(text: &[char]) -> Vec<char> {
    let mut quoted = false;
    let mut depth = 0_usize;
    let mut out = Vec::new();
    for &c in text {
        match fold(c) {
            '"' => quoted = !quoted,
            '(' | '《' => depth += 1,
            ')' | '》' => depth = depth.saturating_sub(1),
            _ if quoted || depth > 0 => {}
            _ => out.push(c),
        }
    }
    out
}

fn points_are_stops(chars: &[char]) -> bool {
    let mut back = chars.iter().rev().filter(|c| !matches!(fold(**c), '"' | '\'' | ')' | '》' | ' '));
    let ends_in_point = back.next() == Some(&'.') && back.next().is_some_and(|c| is_han(*c));
    let long = chars.iter().filter(|c| is_han(**c)).nth(19).is_some();
    (ends_in_point || long) && !chars.contains(&'。')
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
    /// What stands outside quotes and brackets: who tells the sentence.
    teller: Share,
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
        let teller = Share::of(outside(&text));
        Voice { share: Share::of(text), small, sure: glued, teller }
    }

    /// `None` where the sentence alone does not tell.
    fn is_chinese(&self) -> Option<bool> {
        let Share { han, words } = self.share;
        if self.teller.han == 0 && self.teller.words >= 3 && self.small >= 2 {
            Some(false)
        } else if han > words || (han > 0 && self.sure && self.small < 2) {
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
