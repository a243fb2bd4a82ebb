//! 全角标点修复: half-width punctuation that stands in Chinese text becomes full-width.
//!
//! What is repaired, by GB/T 15834, in sentences that are Chinese:
//!
//! | from | to | where |
//! |---|---|---|
//! | `, ; : ? !` | `，；：？！` | beside Han, Chinese brackets, quotes or book-title marks |
//! | `.` | `。` | after Han, where a sentence clearly ends |
//! | `( )` | `（ ）` | both or neither: round Han, after Han, or where one half is full-width already |
//! | `" '` | `“ ” ‘ ’` | in pairs, nested in turns; round Han, or round one Latin word beside Han |
//! | `--`, single `—` | `——` | between Han, where no range of places or times is meant |
//! | `...`, `。。。`, single `…` | `……` | beside Han |
//!
//! The single space after a repaired mark or closing bracket, and between Han and a
//! repaired opening bracket, goes with the repair: a full-width mark brings its own.
//!
//! What stays: numbers, times, ratios, addresses, markup, English sentences even with
//! Chinese names in them, quotations that hold only Latin text.
//!
//! A repaired text has nothing left to repair; nothing but punctuation ever changes.

mod lines;
mod marks;
mod pairs;
mod paragraph;
mod protect;

pub use lines::{repair_doc, repair_story};

use paragraph::Paragraph;

/// A piece of text to be replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// Where it begins: Unicode scalars from the start of the text.
    pub at: usize,
    /// What stands there.
    pub before: String,
    /// What shall stand there.
    pub after: String,
}

/// The repairs that `text` needs, in order, none overlapping another. Its paragraphs are
/// its lines; U+2028 breaks a line inside a paragraph.
pub fn edits(text: &str) -> Vec<Edit> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        let length = line.chars().count();
        if line.chars().any(crate::chars::is_wide) {
            found.extend(paragraph_edits(line, start));
        }
        start += length + 1;
    }
    found
}

fn paragraph_edits(line: &str, start: usize) -> Vec<Edit> {
    let mut paragraph = Paragraph::read(line);
    let mut found = pairs::repair(&mut paragraph);
    found.extend(marks::repair(&paragraph));
    found.sort_by_key(|edit| edit.at);
    found.iter_mut().for_each(|edit| edit.at += start);
    found
}

/// `text` with `edits` made in it; they must come from [`edits`] of the same text.
pub fn apply(text: &str, edits: &[Edit]) -> String {
    let mut out = String::with_capacity(text.len() + edits.len() * 2);
    let mut rest = text.chars();
    let mut at = 0;
    for edit in edits {
        out.extend(rest.by_ref().take(edit.at - at));
        out.push_str(&edit.after);
        let length = edit.before.chars().count();
        rest.by_ref().take(length).for_each(drop);
        at = edit.at + length;
    }
    out.extend(rest);
    out
}

/// `text` with all its repairs made.
pub fn repair(text: &str) -> String {
    apply(text, &edits(text))
}
