//! Places that a writer left open to fill in later: 〔待核：…〕 and TK.
//!
//! What counts as one (the list of `tests/refs/placeholders.json`, which the editor's copy of
//! this rule in ui/src/editor/placeholders.ts reads too):
//!
//! - in square brackets 〔〕 【】 [] ［］ whatever begins with 待核, 待补 or 待查, or with the word
//!   TK: the brackets with all that is in them;
//! - in round brackets only （待核）, （待核实）, （待核：…） and the same of the other two words: what
//!   stands in round brackets is read by the reader, and （待查清后公布） is a sentence;
//! - a bracket that is never closed, up to the end of its first word: it must not slip through;
//! - TK, TKTK, … in capitals as a word of its own. TKO, TK1952, TK 1952 (a flight), @TK,
//!   TK Maxx and TK Elevator are none; Han characters may stand beside it.
//!
//! ×× and XX are none: newsrooms write them for names that are not to be told.

mod story;

pub use story::{Part, Place, of_story};

/// A placeholder in a text: a half-open range of Unicode scalars.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placeholder {
    /// Where it begins.
    pub from: usize,
    /// Where it ends.
    pub to: usize,
}

/// Brackets, and whether what is in them is read by the reader.
const BRACKETS: [(char, char, bool); 6] = [
    ('〔', '〕', false),
    ('【', '】', false),
    ('[', ']', false),
    ('［', '］', false),
    ('（', '）', true),
    ('(', ')', true),
];
const WORDS: [[char; 2]; 3] = [['待', '核'], ['待', '补'], ['待', '查']];
/// What makes a longer word of each: 待核实, 待补充, 待查证.
const ENDINGS: [char; 3] = ['实', '充', '证'];
/// Companies whose names begin like it.
const NAMES: [&str; 2] = ["maxx", "elevator"];
/// How long a bracket may be, in characters.
const LONGEST: usize = 200;

/// The placeholders of a text, in order; none overlaps another.
pub fn placeholders(text: &str) -> Vec<Placeholder> {
    let chars: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        match bracketed(&chars, at).or_else(|| word(&chars, at)) {
            Some(to) => {
                found.push(Placeholder { from: at, to });
                at = to;
            }
            None => at += 1,
        }
    }
    found
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{3000}')
}

/// Whether it belongs to a word of an alphabet; Chinese stands beside TK without a space.
fn is_letter(c: char) -> bool {
    c == '_' || (c < '\u{2e80}' && c.is_alphanumeric())
}

/// The end of a placeholder in brackets that begins here.
fn bracketed(chars: &[char], at: usize) -> Option<usize> {
    let (open, close, read) = BRACKETS.into_iter().find(|(open, ..)| *open == chars[at])?;
    let mut inner = at + 1;
    while chars.get(inner).copied().is_some_and(is_space) {
        inner += 1;
    }
    let end =
        if chars.get(inner) == Some(&'T') && !read { tk(chars, inner)? } else { chinese(chars, inner)? };
    if read && !is_note(chars, end, close) {
        return None;
    }
    let rest = chars[end..].iter().take(LONGEST);
    let stop = rest.copied().position(|c| c == close || c == open || c == '\n').map(|length| end + length);
    Some(stop.filter(|stop| chars[*stop] == close).map_or(end, |stop| stop + 1))
}

/// The end of 待核, 待补, 待查 here.
fn chinese(chars: &[char], at: usize) -> Option<usize> {
    let end = at + 2;
    WORDS.iter().any(|word| chars.get(at..end) == Some(word)).then_some(end)
}

/// Whether the word that ends here stands alone in its brackets, or a colon follows.
fn is_note(chars: &[char], end: usize, close: char) -> bool {
    let end = end + usize::from(chars.get(end).is_some_and(|c| ENDINGS.contains(c)));
    chars.get(end).is_some_and(|c| *c == close || matches!(c, '：' | ':'))
}

/// The end of a TK that stands alone and begins here.
fn word(chars: &[char], at: usize) -> Option<usize> {
    let before = at.checked_sub(1).map(|before| chars[before]);
    if before.is_some_and(|c| is_letter(c) || matches!(c, '@' | '#')) {
        return None;
    }
    tk(chars, at)
}

fn tk(chars: &[char], at: usize) -> Option<usize> {
    let mut end = at;
    while chars.get(end..end + 2) == Some(&['T', 'K']) {
        end += 2;
    }
    let inside = chars.get(end).is_some_and(|c| is_letter(*c));
    (end > at && !inside && !(end == at + 2 && is_name(chars, end))).then_some(end)
}

/// Whether what follows makes a company or a flight of it.
fn is_name(chars: &[char], end: usize) -> bool {
    let spaces = chars[end..].iter().take_while(|c| is_space(**c)).count();
    let rest = &chars[end + spaces..];
    if spaces == 0 {
        return false;
    }
    let next: String = rest.iter().take_while(|c| c.is_ascii_alphabetic()).collect();
    rest.first().is_some_and(char::is_ascii_digit) || NAMES.contains(&next.to_ascii_lowercase().as_str())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_list_that_the_editor_reads_too() {
        let cases: Vec<(String, Vec<(usize, usize)>)> =
            serde_json::from_str(include_str!("../../../tests/refs/placeholders.json")).unwrap();
        assert!(cases.len() > 40);
        for (text, expected) in cases {
            let found: Vec<_> = placeholders(&text).into_iter().map(|one| (one.from, one.to)).collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn ranges_are_in_order_and_in_the_text(text in "[〔〕\\[\\]（）待核补查实：TK aM1\n𠮷]{0,40}") {
            let mut before = 0;
            for Placeholder { from, to } in placeholders(&text) {
                prop_assert!(before <= from && from < to);
                before = to;
            }
            prop_assert!(before <= text.chars().count());
        }
    }
}
