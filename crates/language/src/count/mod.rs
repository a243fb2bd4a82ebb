//! How long a text is: 字数 as word processors count it, characters, Han.
//!
//! The rule is that of Word's 字数统计:
//!
//! - every Han character, kana and hangul syllable is one, and so is every full-width
//!   punctuation mark (—— and …… are two characters and count two);
//! - everything else that stands together without white space or a full-width character
//!   in between is one: `Python`, `169.8`, `98%`, `don't`, `John,`, and a half-width comma
//!   that stands alone between Han;
//! - quotes, dashes, dots and numbered signs (“ ” — … ① ℃), which have one code for both
//!   widths, are full-width in a Chinese paragraph and part of their word in a Latin one.
//!   Word decides this by the font, which plain text does not have.
//!
//! 版面字数, the width on the page, is kept in half squares: what is full-width takes two,
//! everything else, spaces too, takes one. A Latin word is what counts one by the rule above
//! and has a letter or digit in it. A paragraph counts when it holds more than white space.
//!
//! A character is a Unicode scalar, so 𠮷 is one. Combining marks, variation selectors
//! and joiners belong to the character that carries them and count nothing. Line ends
//! count nothing; every other white space, U+3000 included, counts as a space.

mod speed;
mod story;
#[cfg(test)]
mod tests;

pub use story::count_story;

use crate::chars::{Share, is_ambiguous, is_attached, is_han, is_wide};
use serde::{Deserialize, Serialize};
use std::iter::Sum;
use std::ops::{Add, AddAssign};

macro_rules! counts {
    ($($(#[$doc:meta])* $field:ident,)+) => {
        /// Lengths of a text. The count of a text is the sum of the counts of its paragraphs.
        #[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
        pub struct Count {
            $($(#[$doc])* pub $field: u32,)+
        }

        impl Add for Count {
            type Output = Count;
            fn add(self, other: Count) -> Count {
                Count { $($field: self.$field + other.$field,)+ }
            }
        }
    };
}

counts! {
    /// 字数.
    words,
    /// 字符数（不计空格）.
    characters,
    /// 字符数（计空格）.
    characters_with_spaces,
    /// 汉字.
    han,
    /// 版面字数 in half squares: halve it to show it.
    half_widths,
    /// 外文词: words of letters or digits.
    latin_words,
    /// 段落, without empty ones.
    paragraphs,
    /// Milliseconds that reading it silently takes.
    reading_ms,
    /// Milliseconds that reading it aloud takes.
    aloud_ms,
}

/// Lengths of a story.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct StoryCount {
    /// Section heads, paragraphs, lists, quotations, tables, captions, boxes with titles.
    pub body: Count,
    /// The title group.
    pub head: Count,
}

impl AddAssign for Count {
    fn add_assign(&mut self, other: Count) {
        *self = *self + other;
    }
}

impl Sum for Count {
    fn sum<I: Iterator<Item = Count>>(counts: I) -> Count {
        counts.fold(Count::default(), Add::add)
    }
}

/// The lengths of `text`, whose paragraphs are its lines.
pub fn count(text: &str) -> Count {
    text.split(['\n', '\r', '\u{2028}', '\u{2029}']).map(count_paragraph).sum()
}

fn count_paragraph(text: &str) -> Count {
    let share = Share::of(text.chars());
    let chinese = share.han > 0 && share.han * 2 >= share.words;
    let mut count = Count::default();
    let mut word = Word::None;
    let mut before = None;
    let mut chars = text.chars().filter(|c| !is_attached(*c) && !c.is_control() || *c == '\t').peekable();
    while let Some(c) = chars.next() {
        count.characters_with_spaces += 1;
        if c.is_whitespace() {
            count.half_widths += if c == IDEOGRAPHIC_SPACE { 2 } else { 1 };
            word = Word::None;
        } else {
            let inside_word = is_letter(before) && is_letter(chars.peek().copied());
            let wide = is_wide(c) || (chinese && is_ambiguous(c) && !inside_word);
            count.characters += 1;
            count.han += u32::from(is_han(c));
            count.half_widths += if wide { 2 } else { 1 };
            count.words += u32::from(wide || word == Word::None);
            word = word.with(c, wide, &mut count.latin_words);
        }
        before = Some(c);
    }
    count.paragraphs = u32::from(count.characters > 0);
    speed::timed(count)
}

const IDEOGRAPHIC_SPACE: char = '\u{3000}';

/// What stands before a character without white space in between.
#[derive(Clone, Copy, PartialEq)]
enum Word {
    None,
    /// Signs only: `(`, a half-width comma between Han.
    Signs,
    /// With a letter or digit in it.
    Latin,
}

impl Word {
    fn with(self, c: char, wide: bool, latin_words: &mut u32) -> Word {
        match self {
            _ if wide => Word::None,
            Word::Latin => Word::Latin,
            _ if c.is_alphanumeric() => {
                *latin_words += 1;
                Word::Latin
            }
            _ => Word::Signs,
        }
    }
}

fn is_letter(c: Option<char>) -> bool {
    c.is_some_and(|c| c.is_alphabetic() && !is_wide(c))
}
