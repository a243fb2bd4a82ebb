//! 孤行: a column that begins with the last line of a paragraph is mended as a compositor does it.
//! One paragraph before it is set a little tighter or looser, so that it loses or
//! gains a line; where none can, the column before ends a row early and a second line comes over.

use super::flow::{Flow, Stream};
use super::lines::Row;
use super::text::Part;
use std::collections::{BTreeMap, BTreeSet};
use typst::diag::SourceResult;
use typst::foundations::Content;
use typst::layout::{Em, Length};
use typst::text::TextElem;

/// What is set otherwise than the text asks for.
#[derive(Debug, Clone, Default)]
pub(super) struct Tweaks {
    /// Space between characters by the number of the paragraph's piece, in 1/1000 em.
    pub spaces: BTreeMap<usize, i32>,
    /// Frames that end a row early.
    pub short: BTreeSet<usize>,
}

impl Tweaks {
    fn with_space(mut self, piece: usize, step: i32) -> Tweaks {
        self.spaces.insert(piece, step);
        self
    }
}

/// How much tighter or looser a paragraph may be set: the least that helps is taken. More than
/// a thirtieth of a character is seen.
const STEPS: [i32; 6] = [-10, 10, -20, 20, -30, 30];

/// Paragraphs that are tried for a column, the nearest before it first.
const NEAR: usize = 8;

/// Rows that a column has at least of which one is given up.
const LOW: usize = 4;

/// Columns of a story that are mended at most.
const MOST: usize = 12;

/// A part with the space between its characters.
pub(super) fn tweaked(part: &Part, tweaks: &Tweaks) -> Content {
    let step = part.piece.and_then(|piece| tweaks.spaces.get(&piece));
    match step {
        Some(step) => {
            let space = Length::from(Em::new(f64::from(*step) / 1000.0));
            part.content.clone().set(TextElem::tracking, space)
        }
        None => part.content.clone(),
    }
}

/// Lets the text flow and mends what can be mended without making anything else worse. Columns end a row
/// early only where `carries` says that they may.
pub(super) fn flow(stream: &Stream<'_>, carries: bool) -> SourceResult<Flow> {
    let mut tweaks = Tweaks::default();
    let mut best = stream.flow(&tweaks)?;
    if stream.setting.style.body.widows {
        return Ok(best);
    }
    let frames = stream.heights.len();
    let mut from = 1;
    for _ in 0..MOST {
        let Some(column) = lonely(&best, from, frames).next() else { break };
        let found = match mended(stream, &tweaks, &best, column)? {
            Some(found) => Some(found),
            None if carries => carried(stream, &tweaks, &best, column)?,
            None => None,
        };
        match found {
            Some((found, flow)) => (tweaks, best) = (found, flow),
            // This one stays; what comes after it may still be mended.
            None => from = column + 1,
        }
    }
    Ok(best)
}

/// Columns from `from` that begin with the last line of a paragraph.
fn lonely(flow: &Flow, from: usize, frames: usize) -> impl Iterator<Item = usize> + '_ {
    (from..frames.min(flow.rows.len())).filter(|column| is_lonely(flow, *column))
}

fn piece(row: Option<&Row>) -> Option<usize> {
    row.and_then(|row| row.text).map(|(from, _)| from.piece)
}

fn is_lonely(flow: &Flow, column: usize) -> bool {
    let rows = &flow.rows[column];
    let top = piece(rows.first());
    let before = flow.rows[..column].iter().rev().find_map(|rows| rows.last());
    let after = rows.get(1).or_else(|| flow.rows.get(column + 1).and_then(|rows| rows.first()));
    top.is_some() && piece(before) == top && piece(after) != top
}

/// The least change after which the column is in order, and no more columns before or after it are
/// out of order, and the text is not too long where it was not.
fn mended(
    stream: &Stream<'_>,
    tweaks: &Tweaks,
    flow: &Flow,
    column: usize,
) -> SourceResult<Option<(Tweaks, Flow)>> {
    let frames = stream.heights.len();
    let bad = lonely(flow, 1, frames).count();
    let too_long = flow.frames.len() > frames;
    for piece in
        candidates(stream, flow, column).into_iter().filter(|piece| !tweaks.spaces.contains_key(piece))
    {
        let Some(part) = stream.parts.iter().find(|part| part.piece == Some(piece)) else { continue };
        let lines = lines(stream, &tweaked(part, &Tweaks::default()))?;
        for step in STEPS {
            let with = self::lines(stream, &tweaked(part, &Tweaks::default().with_space(piece, step)))?;
            // A line of one character would only be another blemish.
            if with.0 == lines.0 || with.1 < 2.0 {
                continue;
            }
            let all = tweaks.clone().with_space(piece, step);
            let next = stream.flow(&all)?;
            let better = !is_lonely_at(&next, column) && lonely(&next, 1, frames).count() < bad;
            if better && (too_long || next.frames.len() <= frames) {
                return Ok(Some((all, next)));
            }
        }
    }
    Ok(None)
}

/// The column before ends a row early, so that two lines come over; never where the text has no room for it.
fn carried(
    stream: &Stream<'_>,
    tweaks: &Tweaks,
    flow: &Flow,
    column: usize,
) -> SourceResult<Option<(Tweaks, Flow)>> {
    let frames = stream.heights.len();
    let before = (0..column).rev().find(|number| !flow.rows[*number].is_empty());
    let Some(before) = before.filter(|number| flow.rows[*number].len() >= LOW) else { return Ok(None) };
    let mut all = tweaks.clone();
    if flow.frames.len() > frames || !all.short.insert(before) {
        return Ok(None);
    }
    let next = stream.flow(&all)?;
    let better = lonely(&next, 1, frames).count() < lonely(flow, 1, frames).count();
    Ok((better && !is_lonely_at(&next, column) && next.frames.len() <= frames).then_some((all, next)))
}

fn is_lonely_at(flow: &Flow, column: usize) -> bool {
    column < flow.rows.len() && is_lonely(flow, column)
}

/// Paragraphs before a column, the last one first.
fn candidates(stream: &Stream<'_>, flow: &Flow, column: usize) -> Vec<usize> {
    let mut found = Vec::new();
    for row in flow.rows[..column].iter().rev().flat_map(|rows| rows.iter().rev()) {
        let Some(piece) = piece(Some(row)) else { continue };
        if found.len() == NEAR {
            break;
        }
        let plain = stream.parts.iter().any(|part| part.piece == Some(piece));
        if plain && !found.contains(&piece) {
            found.push(piece);
        }
    }
    found
}

/// How many lines a paragraph has by itself, and how many characters wide the last one is.
fn lines(stream: &Stream<'_>, content: &Content) -> SourceResult<(usize, f64)> {
    let frame = stream.setting.press.block(content, &stream.styles, stream.width)?;
    let file = crate::world::file(stream.setting.story);
    let rows = super::lines::rows(&frame, file, &stream.index);
    let last = rows.last().map_or(0.0, |row| (row.x.1 - row.x.0) / row.size.max(1.0));
    Ok((rows.len(), last))
}
