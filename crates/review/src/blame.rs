//! Who wrote which character: the differences along the versions of a story, one after another.
//!
//! A character is of the version in which it first stood; what was split, joined or moved keeps
//! its origin, and a line that stands again as it once stood has the origins it had then. Where
//! tracking was on, the mark on new text says itself who wrote it and when.

use gaotai_article::{Article, Block, BlockId, Inline, Mark};
use gaotai_language::differ::lines::{Group, Line, align};
use gaotai_language::differ::story::{PARAGRAPH_END, joined, lines};
use gaotai_language::differ::{Change, changes};
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

/// Where a character comes from.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Origin {
    /// The version in which it first stood, counted from 0, the oldest.
    pub version: usize,
    /// What the mark on suggested text said of it then.
    pub mark: Option<Suggested>,
}

/// Whose suggestion a character was, and when.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Suggested {
    /// The person's id.
    pub person: String,
    /// RFC 3339.
    pub time: String,
}

/// Characters of one line, one behind the other, with one origin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// Where they begin in the line's content, in UTF-16 units; a line break is one.
    pub from: usize,
    /// Where they end.
    pub to: usize,
    /// Where they come from.
    pub origin: Origin,
}

/// A line of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blamed {
    /// Id of the node that holds it.
    pub line: BlockId,
    /// From the first character to the last, without a gap.
    pub runs: Vec<Run>,
}

/// The number of an origin for every byte of a line.
type Origins = Rc<[u32]>;

/// What is known after some versions. Versions are told from the oldest to the newest.
#[derive(Debug, Default)]
pub struct Blame {
    versions: usize,
    origins: Vec<Origin>,
    numbers: HashMap<Origin, u32>,
    lines: Vec<Line>,
    of: Vec<Origins>,
    /// How every line once stood.
    known: HashMap<(BlockId, String), Origins>,
}

impl Blame {
    /// Nothing is known yet.
    pub fn new() -> Blame {
        Blame::default()
    }

    /// The next version.
    pub fn version(&mut self, article: &Article) {
        let (new, marked) = (lines(article), contents(article));
        let plain = self.number(Origin { version: self.versions, mark: None });
        let mut of = self.as_before(&new);
        let rest =
            |of: &[Option<Origins>]| (0..new.len()).filter(|at| of[*at].is_none()).collect::<Vec<usize>>();
        let (from, to) = (self.gone(&new, &of), rest(&of));
        let (old_lines, new_lines) = (picked(&self.lines, &from), picked(&new, &to));
        for Group { old, new: into } in align(&old_lines, &new_lines) {
            let before: Vec<usize> = old.iter().map(|at| from[*at]).collect();
            let after: Vec<usize> = into.iter().map(|at| to[*at]).collect();
            let bytes = self.carried(&before, &new, &after, plain);
            for (at, bytes) in after.iter().zip(parted(bytes, &new, &after)) {
                of[*at] = Some(self.with_marks(bytes, marked.get(*at).copied().unwrap_or_default()));
            }
        }
        self.of = of.into_iter().map(Option::unwrap_or_default).collect();
        for (line, of) in new.iter().zip(&self.of) {
            self.known.entry((line.id, line.text.clone())).or_insert_with(|| of.clone());
        }
        self.lines = new;
        self.versions += 1;
    }

    /// What stands in the newest version, line by line in reading order; empty lines have no runs.
    pub fn lines(&self) -> Vec<Blamed> {
        let all = self.lines.iter().zip(&self.of);
        all.map(|(line, of)| Blamed { line: line.id, runs: self.runs(&line.text, of) }).collect()
    }

    fn runs(&self, text: &str, of: &[u32]) -> Vec<Run> {
        let mut runs: Vec<(Range<usize>, u32)> = Vec::new();
        let mut at = 0;
        for (byte, c) in text.char_indices() {
            let (end, number) = (at + c.len_utf16(), of.get(byte).copied().unwrap_or_default());
            match runs.last_mut() {
                Some((range, last)) if *last == number => range.end = end,
                _ => runs.push((at..end, number)),
            }
            at = end;
        }
        let run = |(range, number): (Range<usize>, u32)| {
            Some(Run { from: range.start, to: range.end, origin: self.origins.get(number as usize)?.clone() })
        };
        runs.into_iter().filter_map(run).collect()
    }

    fn number(&mut self, origin: Origin) -> u32 {
        if let Some(number) = self.numbers.get(&origin) {
            return *number;
        }
        let number = self.origins.len() as u32;
        self.origins.push(origin.clone());
        self.numbers.insert(origin, number);
        number
    }

    /// Origins of the lines that stand as they stand in the version before, or once stood.
    fn as_before(&self, new: &[Line]) -> Vec<Option<Origins>> {
        let same = |line: &Line| self.known.get(&(line.id, line.text.clone())).cloned();
        new.iter().map(same).collect()
    }

    /// Lines of the version before that do not stand in this one as they were.
    fn gone(&self, new: &[Line], of: &[Option<Origins>]) -> Vec<usize> {
        let there: HashMap<BlockId, &str> = new
            .iter()
            .zip(of)
            .filter(|(_, of)| of.is_some())
            .map(|(line, _)| (line.id, line.text.as_str()))
            .collect();
        let stays = |line: &Line| there.get(&line.id) == Some(&line.text.as_str());
        (0..self.lines.len()).filter(|at| !stays(&self.lines[*at])).collect()
    }

    /// Origins of some lines of the new version as one text, from some of the version before.
    fn carried(&self, before: &[usize], new: &[Line], after: &[usize], plain: u32) -> Vec<u32> {
        let (old_text, text) = (joined(&self.lines, before), joined(new, after));
        let mut old = Vec::with_capacity(old_text.len());
        for (nth, at) in before.iter().enumerate() {
            if nth > 0 {
                old.extend([plain; PARAGRAPH_END.len_utf8()]);
            }
            old.extend_from_slice(&self.of[*at]);
        }
        let mut bytes = Vec::with_capacity(text.len());
        let mut next = 0;
        for change in changes(&old_text, &text).into_iter().flat_map(|change| exact(&old_text, &text, change))
        {
            bytes.extend_from_slice(&old[next..change.old.start]);
            bytes.extend(std::iter::repeat_n(plain, change.new.len()));
            next = change.old.end;
        }
        bytes.extend_from_slice(&old[next..]);
        bytes
    }

    /// With what marks say of new text: whose it is, and since when.
    fn with_marks(&mut self, mut bytes: Vec<u32>, content: &[Inline]) -> Origins {
        let mut at = 0;
        for inline in content {
            let length = if let Inline::Text { text, .. } = inline { text.len() } else { 1 };
            let mark = inline.marks().iter().find_map(|mark| match mark {
                Mark::Insertion(of) => Some(Suggested { person: of.person.clone(), time: of.time.clone() }),
                _ => None,
            });
            if let (Some(mark), Some(of)) = (mark, bytes.get(at..at + length)) {
                // Most of them are known from an earlier version.
                let known = |number: u32| {
                    self.origins.get(number as usize).is_some_and(|it| it.mark.as_ref() == Some(&mark))
                };
                let all: Vec<bool> = of.iter().map(|number| known(*number)).collect();
                let number = self.number(Origin { version: self.versions, mark: Some(mark) });
                for (byte, known) in bytes[at..at + length].iter_mut().zip(all) {
                    *byte = if known { *byte } else { number };
                }
            }
            at += length;
        }
        bytes.into()
    }
}

/// The runs of every line of text, in the order of [`lines`].
fn contents(article: &Article) -> Vec<&[Inline]> {
    let mut all: Vec<&[Inline]> = article.doc.head.iter().map(|(_, line)| line.content.as_slice()).collect();
    article.doc.body.iter().for_each(|block: &Block| block.each_line(&mut |content| all.push(content)));
    all
}

fn picked(lines: &[Line], places: &[usize]) -> Vec<Line> {
    places.iter().map(|at| lines[*at].clone()).collect()
}

/// Cuts what is known of several lines as one text.
fn parted(bytes: Vec<u32>, lines: &[Line], places: &[usize]) -> Vec<Vec<u32>> {
    let mut rest = bytes.as_slice();
    let mut out = Vec::with_capacity(places.len());
    for (nth, at) in places.iter().enumerate() {
        if nth > 0 {
            rest = &rest[PARAGRAPH_END.len_utf8()..];
        }
        let (line, behind) = rest.split_at(lines[*at].text.len());
        out.push(line.to_vec());
        rest = behind;
    }
    out
}

/// Changes are of whole words, for the eye. Here what both words have in common at their ends was
/// not written anew.
fn exact(old: &str, new: &str, change: Change) -> Option<Change> {
    let (from, to) = (&old[change.old.clone()], &new[change.new.clone()]);
    let same = |(a, b): &(char, char)| a == b;
    let head: usize = from.chars().zip(to.chars()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
    let behind = from[head..].chars().rev().zip(to[head..].chars().rev());
    let tail: usize = behind.take_while(same).map(|(c, _)| c.len_utf8()).sum();
    let change = Change {
        old: change.old.start + head..change.old.end - tail,
        new: change.new.start + head..change.new.end - tail,
    };
    (!change.old.is_empty() || !change.new.is_empty()).then_some(change)
}
