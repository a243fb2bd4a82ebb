//! The text of a block as a row of characters with their marks, and what differs between two rows.

use gaotai_article::spec::FORMAT_MARKS;
use gaotai_article::{Inline, Mark, Modification, Suggestion, normalize};
use serde_json::{Map, Value};

/// A character, or a forced line break.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Char {
    pub sign: Option<char>,
    pub marks: Vec<Mark>,
}

pub(super) fn chars_of(runs: &[Inline]) -> Vec<Char> {
    let each = |run: &Inline| -> Vec<Char> {
        match run {
            Inline::Text { text, marks } => {
                text.chars().map(|sign| Char { sign: Some(sign), marks: marks.clone() }).collect()
            }
            Inline::HardBreak { marks } => vec![Char { sign: None, marks: marks.clone() }],
        }
    };
    runs.iter().flat_map(each).collect()
}

pub(super) fn runs_of(chars: Vec<Char>) -> Vec<Inline> {
    let run = |Char { sign, marks }: Char| match sign {
        Some(sign) => Inline::Text { text: sign.to_string(), marks },
        None => Inline::HardBreak { marks },
    };
    normalize(chars.into_iter().map(run).collect())
}

fn is_suggestion(mark: &Mark) -> bool {
    mark.suggestion().is_some()
}

impl Char {
    /// Whether it stands there only until that is accepted.
    pub fn is_struck(&self) -> bool {
        self.marks.iter().any(|mark| matches!(mark, Mark::Deletion(_)))
    }

    /// Whose new text it is.
    pub fn inserted_by(&self) -> Option<&str> {
        self.marks.iter().find_map(|mark| match mark {
            Mark::Insertion(by) => Some(by.person.as_str()),
            _ => None,
        })
    }

    /// By what two are the same: what is struck is never what is not.
    pub fn key(&self) -> (Option<char>, bool) {
        (self.sign, self.is_struck())
    }

    /// As new text.
    pub fn inserted(&self, by: Suggestion) -> Char {
        let plain = self.marks.iter().filter(|mark| !is_suggestion(mark)).cloned();
        Char { sign: self.sign, marks: plain.chain([Mark::Insertion(by)]).collect() }
    }

    /// As text that goes.
    pub fn struck(&self, by: Suggestion) -> Char {
        let mut marks = self.marks.clone();
        marks.push(Mark::Deletion(by));
        Char { sign: self.sign, marks }
    }

    /// Was there and is there; `by` is asked only where its form changed.
    pub fn kept(&self, now: &Char, person: &str, by: &mut dyn FnMut() -> Suggestion) -> Char {
        if self.is_struck() {
            return self.clone();
        }
        let mine = self.inserted_by() == Some(person);
        let plain = now.marks.iter().filter(|mark| !is_suggestion(mark)).cloned();
        let mut marks: Vec<Mark> =
            plain.chain(self.marks.iter().filter(|mark| is_suggestion(mark)).cloned()).collect();
        if !mine {
            FORMAT_MARKS.iter().for_each(|name| modify(&mut marks, (self, now), name, by));
        }
        Char { sign: self.sign, marks }
    }
}

/// Notes what the mark of this name was, if it is another now.
fn modify(marks: &mut Vec<Mark>, (was, now): (&Char, &Char), name: &str, by: &mut dyn FnMut() -> Suggestion) {
    let of = |of: &Char| of.marks.iter().find(|mark| mark.name() == name).map(attrs);
    let (before, after) = (of(was), of(now));
    if before == after {
        return;
    }
    let is_open = |mark: &Mark| matches!(mark, Mark::Modification(open) if open.mark == name);
    let first = match was.marks.iter().find(|mark| is_open(mark)) {
        Some(Mark::Modification(open)) => open.was.clone(),
        _ => before,
    };
    marks.retain(|mark| !is_open(mark));
    if first != after {
        let Suggestion { id, person, time } = by();
        marks.push(Mark::Modification(Modification { id, person, time, mark: name.to_owned(), was: first }));
    }
}

/// The attributes of a mark as a modification remembers them.
fn attrs(mark: &Mark) -> Map<String, Value> {
    let value = serde_json::to_value(mark).unwrap_or_default();
    value["attrs"].as_object().cloned().unwrap_or_default()
}

/// Beyond this many pairs a stretch is replaced as a whole: comparing it would take too long.
const MOST: usize = 250_000;

/// A stretch that differs: from..to of the old row, from..to of the new one.
pub(super) type Hunk = (std::ops::Range<usize>, std::ops::Range<usize>);

/// Where two rows of keys differ, in order: the longest row that both have stays.
pub(super) fn differences<K: PartialEq>(old: &[K], new: &[K]) -> Vec<Hunk> {
    let front = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let (a, b) = (&old[front..], &new[front..]);
    let back = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[..a.len() - back], &b[..b.len() - back]);
    if a.is_empty() && b.is_empty() {
        return Vec::new();
    }
    if a.is_empty() || b.is_empty() || a.len() * b.len() > MOST {
        return vec![(front..front + a.len(), front..front + b.len())];
    }
    let mut hunks: Vec<Hunk> = Vec::new();
    let (mut i, mut j) = (0, 0);
    for (x, y) in common(a, b).into_iter().chain([(a.len(), b.len())]) {
        if i < x || j < y {
            hunks.push((front + i..front + x, front + j..front + y));
        }
        (i, j) = (x + 1, y + 1);
    }
    hunks
}

/// Pairs of places of a longest common row.
fn common<K: PartialEq>(a: &[K], b: &[K]) -> Vec<(usize, usize)> {
    let width = b.len() + 1;
    let mut length = vec![0u32; (a.len() + 1) * width];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            length[i * width + j] = if a[i] == b[j] {
                length[(i + 1) * width + j + 1] + 1
            } else {
                length[(i + 1) * width + j].max(length[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j, mut out) = (0, 0, Vec::new());
    while i < a.len() && j < b.len() {
        if a[i] == b[j] {
            out.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if length[(i + 1) * width + j] >= length[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    out
}
