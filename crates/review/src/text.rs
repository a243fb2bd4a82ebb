//! How the text of one line changed, to the last mark.

use gaotai_article::{Inline, Mark};
use gaotai_language::differ::{changes, story};
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// A step along the text of a line. Lengths are characters; a line break is one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Edit {
    /// So many stay.
    Keep(usize),
    /// So many stay, with these marks.
    Mark(usize, Vec<Mark>),
    /// So many go.
    Remove(usize),
    /// These come in.
    Add(Vec<Inline>),
}

/// A character or a line break, with its marks.
#[derive(Clone, Copy, PartialEq)]
struct Item<'a> {
    /// None for a line break.
    sign: Option<char>,
    marks: &'a [Mark],
}

fn items(runs: &[Inline]) -> Vec<Item<'_>> {
    let mut out = Vec::new();
    for run in runs {
        let marks = run.marks();
        match run {
            Inline::Text { text, .. } => out.extend(text.chars().map(|c| Item { sign: Some(c), marks })),
            Inline::HardBreak { .. } => out.push(Item { sign: None, marks }),
        }
    }
    out
}

fn runs(items: &[Item<'_>]) -> Vec<Inline> {
    let mut out: Vec<Inline> = Vec::new();
    for item in items {
        match (item.sign, out.last_mut()) {
            (Some(c), Some(Inline::Text { text, marks })) if marks == item.marks => text.push(c),
            (Some(c), _) => out.push(Inline::Text { text: c.to_string(), marks: item.marks.to_vec() }),
            (None, _) => out.push(Inline::HardBreak { marks: item.marks.to_vec() }),
        }
    }
    out
}

/// What leads from one line's runs to another's: by words, and by characters where only
/// marks changed.
pub(crate) fn edits(old: &[Inline], new: &[Inline]) -> Vec<Edit> {
    let (from, to) = (items(old), items(new));
    let (before, after) = (story::text(old), story::text(new));
    let mut out = Vec::new();
    let (mut at, mut now) = (Places::of(&before), Places::of(&after));
    for change in changes(&before, &after) {
        keep(&from[at.to(change.old.start)], &to[now.to(change.new.start)], &mut out);
        push(&mut out, Edit::Remove(at.to(change.old.end).len()));
        push(&mut out, Edit::Add(runs(&to[now.to(change.new.end)])));
    }
    keep(&from[at.to(before.len())], &to[now.to(after.len())], &mut out);
    out
}

/// Walks along a text, from bytes to characters.
struct Places<'t> {
    text: &'t str,
    byte: usize,
    place: usize,
}

impl<'t> Places<'t> {
    fn of(text: &'t str) -> Places<'t> {
        Places { text, byte: 0, place: 0 }
    }

    /// The characters from where it stood to this byte, to which it goes.
    fn to(&mut self, byte: usize) -> Range<usize> {
        let start = self.place;
        self.place += self.text[self.byte..byte].chars().count();
        self.byte = byte;
        start..self.place
    }
}

/// The same characters on both sides. A line feed and a line break read the same and are not.
fn keep(old: &[Item<'_>], new: &[Item<'_>], out: &mut Vec<Edit>) {
    for (a, b) in old.iter().zip(new) {
        if a == b {
            push(out, Edit::Keep(1));
        } else if a.sign == b.sign {
            push(out, Edit::Mark(1, b.marks.to_vec()));
        } else {
            push(out, Edit::Remove(1));
            push(out, Edit::Add(runs(std::slice::from_ref(b))));
        }
    }
}

fn push(out: &mut Vec<Edit>, edit: Edit) {
    match (out.last_mut(), &edit) {
        (_, Edit::Remove(0)) => {}
        (_, Edit::Add(runs)) if runs.is_empty() => {}
        (Some(Edit::Keep(sum)), Edit::Keep(more)) | (Some(Edit::Remove(sum)), Edit::Remove(more)) => {
            *sum += more
        }
        (Some(Edit::Mark(sum, marks)), Edit::Mark(more, same)) if marks == same => *sum += more,
        _ => out.push(edit),
    }
}

/// Does it to a line's runs; none when they are not those that were edited.
pub(crate) fn edited(old: &[Inline], edits: &[Edit]) -> Option<Vec<Inline>> {
    let from = items(old);
    let mut at = 0usize;
    let mut take = |count: usize| {
        let part = from.get(at..at.checked_add(count)?)?;
        at += count;
        Some(part)
    };
    let mut out: Vec<Inline> = Vec::new();
    for edit in edits {
        match edit {
            Edit::Keep(count) => out.extend(runs(take(*count)?)),
            Edit::Mark(count, marks) => {
                let marked: Vec<Item<'_>> =
                    take(*count)?.iter().map(|item| Item { sign: item.sign, marks }).collect();
                out.extend(runs(&marked));
            }
            Edit::Remove(count) => drop(take(*count)?),
            Edit::Add(runs) => out.extend(runs.iter().cloned()),
        }
    }
    (at == from.len()).then(|| gaotai_article::normalize(out))
}
