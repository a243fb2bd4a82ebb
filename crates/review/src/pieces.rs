//! The text of lines, piece by piece.

use gaotai_article::{Inline, Mark};
use gaotai_language::differ::{Change, story::PARAGRAPH_END};
use std::ops::Range;

/// What became of a piece of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Op {
    /// In both versions.
    Same,
    /// Only in the new one.
    Added,
    /// Only in the old one.
    Removed,
    /// In both, with other marks.
    Marks,
}

/// A piece of text with the same marks from end to end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// What became of it.
    pub op: Op,
    /// The characters. U+000A is a line break, U+2029 the end of a paragraph that was split
    /// or joined there; each of these stands alone.
    pub text: String,
    /// Names of its marks: those of the new version, or of the old one where it went.
    pub marks: Vec<String>,
    /// Names of the marks it had before, where only these changed; empty otherwise.
    pub was: Vec<String>,
}

/// Runs of one or several lines as one text, with their marks.
#[derive(Debug, Default)]
pub(crate) struct Marked<'a> {
    pub text: String,
    /// Ends of the runs in the text, and their marks.
    runs: Vec<(usize, &'a [Mark])>,
    /// Where each line but the last ends, before the sign that stands for it.
    ends: Vec<usize>,
}

impl<'a> Marked<'a> {
    pub fn of(lines: impl IntoIterator<Item = &'a [Inline]>) -> Marked<'a> {
        let mut out = Marked::default();
        for (nth, line) in lines.into_iter().enumerate() {
            if nth > 0 {
                out.ends.push(out.text.len());
                out.text.push(PARAGRAPH_END);
                out.runs.push((out.text.len(), &[]));
            }
            for inline in line {
                match inline {
                    Inline::Text { text, .. } => out.text.push_str(text),
                    Inline::HardBreak { .. } => out.text.push('\n'),
                }
                out.runs.push((out.text.len(), inline.marks()));
            }
        }
        out
    }

    /// The parts of a range that have the same marks, with these; ends of lines stand alone.
    fn parts(&self, range: Range<usize>) -> Vec<(Range<usize>, &'a [Mark])> {
        let first = self.runs.partition_point(|(end, _)| *end <= range.start);
        let mut start = range.start;
        let mut out = Vec::new();
        for (end, marks) in &self.runs[first..] {
            if start >= range.end {
                break;
            }
            let end = (*end).min(range.end);
            out.push((start..end, *marks));
            start = end;
        }
        out
    }

    /// The line in which a byte is.
    fn line(&self, at: usize) -> usize {
        self.ends.partition_point(|end| *end + PARAGRAPH_END.len_utf8() <= at)
    }
}

fn names(marks: &[Mark]) -> Vec<String> {
    let mut names: Vec<String> = marks.iter().map(|mark| mark.name().to_owned()).collect();
    names.dedup();
    names
}

/// The pieces of each line of `new`, in order. What went stands where it stood, at the end
/// of a line rather than at the beginning of the next.
pub(crate) fn pieces(old: &Marked<'_>, new: &Marked<'_>, changes: &[Change]) -> Vec<Vec<Piece>> {
    let mut out: Vec<Vec<Piece>> = vec![Vec::new(); new.ends.len() + 1];
    let (mut from, mut to, mut line) = (0, 0, 0);
    let end = Change { old: old.text.len()..old.text.len(), new: new.text.len()..new.text.len() };
    for change in changes.iter().chain([&end]) {
        same(old, new, (from, to..change.new.start), &mut out, &mut line);
        for (range, marks) in old.parts(change.old.clone()) {
            let text = old.text[range].to_owned();
            push(&mut out[line], Piece { op: Op::Removed, text, marks: names(marks), was: Vec::new() });
        }
        for (range, marks) in new.parts(change.new.clone()) {
            line = new.line(range.start);
            let text = new.text[range].to_owned();
            push(&mut out[line], Piece { op: Op::Added, text, marks: names(marks), was: Vec::new() });
        }
        (from, to) = (change.old.end, change.new.end);
    }
    out
}

/// What is alike from these places on: cut where either side's marks change.
fn same(
    old: &Marked<'_>,
    new: &Marked<'_>,
    (from, to): (usize, Range<usize>),
    out: &mut [Vec<Piece>],
    line: &mut usize,
) {
    for (range, marks) in new.parts(to.clone()) {
        *line = new.line(range.start);
        let before = from + (range.start - to.start)..from + (range.end - to.start);
        for (part, were) in old.parts(before) {
            let text = old.text[part].to_owned();
            let piece = if were == marks {
                Piece { op: Op::Same, text, marks: names(marks), was: Vec::new() }
            } else {
                Piece { op: Op::Marks, text, marks: names(marks), was: names(were) }
            };
            push(&mut out[*line], piece);
        }
    }
}

/// Neighbours that differ in nothing are one, but for the ends of lines.
fn push(line: &mut Vec<Piece>, piece: Piece) {
    let alone = |text: &str| text.chars().eq([PARAGRAPH_END]);
    match line.last_mut() {
        Some(last)
            if last.op == piece.op
                && last.marks == piece.marks
                && last.was == piece.was
                && !alone(&last.text)
                && !alone(&piece.text) =>
        {
            last.text.push_str(&piece.text);
        }
        _ => line.push(piece),
    }
}
