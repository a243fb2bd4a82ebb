//! Reads what was set: which characters stand in which line, and where.

use super::text::{At, Index};
use std::collections::BTreeSet;
use typst::layout::{Frame, FrameItem, GroupItem, Point};
use typst::syntax::FileId;
use typst::text::{FontInstance, TextItem};

/// A line of text in a frame, as set.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    /// Baseline from the frame's top edge.
    pub y: f64,
    /// Left and right edge of its glyphs.
    pub x: (f64, f64),
    /// First character of the story in it and the place behind the last, both in one piece; none
    /// for words of ours.
    pub text: Option<(At, At)>,
    /// Size of its largest glyphs.
    pub size: f64,
}

/// A glyph of a story on the page.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Mark {
    pub from: At,
    pub to: usize,
    pub x: (f64, f64),
}

/// Characters without a glyph, with the story in which they stand.
pub(crate) type Missing = BTreeSet<(Option<u16>, char)>;

/// Glyphs whose baselines are closer than so much of their size stand in one line: figures above and below the line are, two lines are not.
const ONE_LINE: f64 = 0.6;

/// The lines of a frame in reading order: from top to bottom, and in a table cell by cell.
pub(crate) fn rows(frame: &Frame, story: FileId, index: &Index<'_>) -> Vec<Row> {
    let mut marks: Vec<Row> = Vec::new();
    each_text(frame, Point::zero(), &mut |point, item| {
        let (size, y) = (item.size.to_pt(), point.y.to_pt());
        if !of_story(item, story) {
            let x = point.x.to_pt();
            marks.push(Row { y, x: (x, x + item.width().to_pt()), text: None, size });
        }
        glyphs(item, point, story, index, &mut |mark| {
            let text = Some((mark.from, At { at: mark.to, ..mark.from }));
            match marks.last_mut().filter(|row| row.y == y && row.size == size) {
                Some(row) if piece(row) == Some(mark.from.piece) => widen(row, mark.x, size, text),
                _ => marks.push(Row { y, x: mark.x, text, size }),
            }
        });
    });
    marks.sort_by(|a, b| a.y.total_cmp(&b.y));
    let mut rows = Vec::new();
    let mut line: Vec<Row> = Vec::new();
    for mark in marks {
        let large = line.iter().map(|row| row.size).fold(mark.size, f64::max);
        // Words of the largest size stand on the line, others may be raised above it.
        let base = line.iter().rfind(|row| row.size >= large).or(line.last()).map(|row| row.y);
        if base.is_some_and(|base| mark.y - base >= ONE_LINE * large) {
            rows.extend(by_piece(std::mem::take(&mut line)));
        }
        line.push(mark);
    }
    rows.extend(by_piece(line));
    in_order(&mut rows);
    rows
}

fn piece(row: &Row) -> Option<usize> {
    row.text.map(|(from, _)| from.piece)
}

/// What stands on one line, one row for each piece; what is of no story goes with what is.
fn by_piece(line: Vec<Row>) -> Vec<Row> {
    let size = line.iter().map(|row| row.size).fold(0.0, f64::max);
    let y = line.iter().find(|row| row.size >= size).map_or(0.0, |row| row.y);
    let mut rows: Vec<Row> = Vec::new();
    let (ours, theirs): (Vec<Row>, Vec<Row>) = line.into_iter().partition(|row| row.text.is_none());
    for mark in theirs {
        match rows.iter_mut().find(|row| piece(row) == piece(&mark)) {
            Some(row) => widen(row, mark.x, mark.size, mark.text),
            None => rows.push(Row { y, ..mark }),
        }
    }
    for mark in ours {
        match rows.first_mut() {
            Some(row) => widen(row, mark.x, mark.size, None),
            None => rows.push(Row { y, ..mark }),
        }
    }
    rows
}

fn widen(row: &mut Row, x: (f64, f64), size: f64, text: Option<(At, At)>) {
    row.x = (row.x.0.min(x.0), row.x.1.max(x.1));
    row.size = row.size.max(size);
    row.text = match (row.text, text) {
        (Some((first, last)), Some((from, to))) => Some((first.min(from), last.max(to))),
        (had, got) => had.or(got),
    };
}

/// Cells of a table stand beside each other and are read one after the other.
fn in_order(rows: &mut [Row]) {
    for stretch in rows.split_mut(|row| row.text.is_none()) {
        stretch.sort_by_key(|row| row.text.map(|(from, _)| from));
    }
}

fn of_story(item: &TextItem, story: FileId) -> bool {
    item.glyphs.iter().any(|glyph| glyph.span.0.id() == Some(story))
}

/// Calls `with` for every glyph of the story in a run of text.
pub(crate) fn glyphs(
    item: &TextItem,
    point: Point,
    story: FileId,
    index: &Index<'_>,
    with: &mut dyn FnMut(Mark),
) {
    let mut x = point.x.to_pt();
    for glyph in &item.glyphs {
        let advance = glyph.x_advance.at(item.size).to_pt();
        let (span, offset) = glyph.span;
        if span.id() == Some(story)
            && let Some((from, to)) =
                index.find(span, offset, item.text.get(glyph.range()).unwrap_or_default())
        {
            with(Mark { from, to, x: (x, x + advance) });
        }
        x += advance;
    }
}

/// Calls `with` for every run of text in a frame. Only shifts are followed: rotated and scaled
/// groups are titles, in which no line is counted.
pub(crate) fn each_text(frame: &Frame, origin: Point, with: &mut dyn FnMut(Point, &TextItem)) {
    for (point, item) in frame.items() {
        match item {
            FrameItem::Text(text) => with(origin + *point, text),
            FrameItem::Group(group) => {
                let shift = Point::new(group.transform.tx, group.transform.ty);
                each_text(&group.frame, origin + *point + shift, with);
            }
            _ => {}
        }
    }
}

/// The story's number among those on the sheet, as the typesetter keeps it.
pub(crate) fn number(file: FileId) -> u16 {
    file.into_raw().get()
}

/// Adds the characters of a frame for which no face has a glyph.
pub(crate) fn missing(frame: &Frame, into: &mut Missing) {
    each_text(frame, Point::zero(), &mut |_, item| {
        for glyph in item.glyphs.iter().filter(|glyph| glyph.id == 0) {
            let text = item.text.get(glyph.range()).unwrap_or_default();
            into.extend(text.chars().map(|one| (glyph.span.0.id().map(number), one)));
        }
    });
}

/// What stands for a character without a glyph: 〓, which compositors set for a sort that they did not
/// have, or what a face without it has in its place.
const SORTS: [char; 5] = ['〓', '□', '■', '\u{fffd}', '?'];

fn sort_of(face: &FontInstance) -> u16 {
    SORTS.iter().find_map(|sort| face.ttf().glyph_index(*sort)).map_or(0, |glyph| glyph.0)
}

/// The frame with 〓 where a character has no glyph. Copied from the PDF, it is the character.
pub(crate) fn stood_in(frame: &Frame) -> Frame {
    let mut out = Frame::new(frame.size(), frame.kind());
    for (point, item) in frame.items() {
        let item = match item {
            FrameItem::Group(group) => {
                FrameItem::Group(GroupItem { frame: stood_in(&group.frame), ..group.clone() })
            }
            FrameItem::Text(text) if text.glyphs.iter().any(|glyph| glyph.id == 0) => {
                let mut text = text.clone();
                let sort = sort_of(&text.font);
                text.glyphs.iter_mut().filter(|glyph| glyph.id == 0).for_each(|glyph| glyph.id = sort);
                FrameItem::Text(text)
            }
            other => other.clone(),
        };
        out.push(*point, item);
    }
    out
}
