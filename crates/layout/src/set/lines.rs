//! Reads what was set: which characters stand in which line, and where.

use super::text::{At, Index};
use typst::layout::{Frame, FrameItem, Point};
use typst::syntax::FileId;
use typst::text::TextItem;

/// A line of text in a frame, as set.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    /// Baseline from the frame's top edge.
    pub y: f64,
    /// Left and right edge of its glyphs.
    pub x: (f64, f64),
    /// First character of the story in it and the place behind the last; none for words of ours.
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

/// The lines of a frame from top to bottom. Glyphs whose baselines are closer than half their
/// size stand in one line.
pub(crate) fn rows(frame: &Frame, story: FileId, index: &Index<'_>) -> Vec<Row> {
    let mut marks: Vec<(Option<Mark>, f64, (f64, f64), f64)> = Vec::new();
    each_text(frame, Point::zero(), &mut |point, item| {
        let size = item.size.to_pt();
        let (x, y) = (point.x.to_pt(), point.y.to_pt());
        glyphs(item, point, story, index, &mut |mark| marks.push((Some(mark), y, mark.x, size)));
        if !of_story(item, story) {
            marks.push((None, y, (x, x + item.width().to_pt()), size));
        }
    });
    marks.sort_by(|a, b| a.1.total_cmp(&b.1));
    let mut rows: Vec<Row> = Vec::new();
    for (mark, y, x, size) in marks {
        match rows.last_mut().filter(|row| y - row.y < 0.5 * size.min(row.size)) {
            Some(row) => {
                row.x = (row.x.0.min(x.0), row.x.1.max(x.1));
                row.size = row.size.max(size);
                widen(&mut row.text, mark);
            }
            None => {
                let mut row = Row { y, x, text: None, size };
                widen(&mut row.text, mark);
                rows.push(row);
            }
        }
    }
    rows
}

fn widen(text: &mut Option<(At, At)>, mark: Option<Mark>) {
    let Some(mark) = mark else { return };
    let (from, to) = (mark.from, At { at: mark.to, ..mark.from });
    *text = Some(text.map_or((from, to), |(first, last)| (first.min(from), last.max(to))));
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
            && let Some((from, to)) = index.find(span, offset, glyph.range().len())
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
