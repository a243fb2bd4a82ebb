//! Tables: whole rows on the grid, between three rules as tables in print have them.

use super::ink;
use super::matter::ragged;
use super::text::{Index, Part, Setting};
use crate::copy::Cell;
use std::num::NonZeroUsize;
use typst::foundations::{Content, NativeElement, Packed, Smart};
use typst::layout::{
    Abs, BlockBody, BlockElem, Fr, GridCell, GridChild, GridElem, GridItem, Length, Rel, Sides, Sizing,
    TrackSizings,
};
use typst::model::ParElem;

/// The most cells that are set as a table; what has more is read row by row.
const MOST_CELLS: usize = 2_000;
/// A table of up to so many rows stands in one column.
const UNDIVIDED: usize = 8;
/// The least width of a column, in characters of the table's size.
const NARROWEST: f64 = 2.5;
/// A column is not made narrower than its longest word, unless that is longer than this.
const WORD: f64 = 8.0;
/// Space between columns, in characters.
const GUTTER: f64 = 0.6;
/// A column is as wide as its longest cell asks for, but not more than this many characters.
const WIDEST: f64 = 14.0;

/// A table in which something would break otherwise is set in this share of its size, if all has room then.
const SMALLER: f64 = 0.87;
/// But not smaller than this, in points.
const SMALLEST: f64 = 6.0;

/// In such steps wide columns become narrower, in characters.
const STEP: f64 = 0.25;

/// A cell with its place in the table.
struct Placed<'a> {
    cell: &'a Cell,
    column: usize,
    row: usize,
    columns: usize,
    rows: usize,
}

impl<'a> Setting<'a> {
    pub(super) fn table(&self, index: &mut Index<'a>, rows: &'a [Vec<Cell>], parts: &mut Vec<Part>) {
        let cells = placed(rows);
        let columns = cells.iter().map(|cell| cell.column + cell.columns).max().unwrap_or(0);
        let size = self.style.caption.size.0;
        let narrow = (NARROWEST + GUTTER) * size * columns as f64 > self.measure + GUTTER * size;
        if narrow || cells.len() > MOST_CELLS {
            let row_by_row = rows.iter().map(|row| self.in_a_row(index, row));
            parts.extend(row_by_row.map(|content| Part { too_wide: true, ..Part::of(content) }));
            return;
        }
        let room = |size: f64| self.measure / size - GUTTER * columns.saturating_sub(1) as f64;
        // Where the figures would break, a little smaller is better.
        let widths_at = |size: f64| widths(&cells, columns, room(size));
        let small = (size * SMALLER).max(SMALLEST).min(size);
        let (widths, size) = match (widths_at(size), widths_at(small)) {
            ((_, false), (widths, true)) => (widths, small),
            ((widths, _), _) => (widths, size),
        };
        let groups = groups(&cells, rows.len());
        let last = groups.len().saturating_sub(1);
        let mut blocks = Vec::new();
        for (number, (from, to)) in groups.into_iter().enumerate() {
            let own: Vec<&Placed<'a>> = cells.iter().filter(|cell| (from..to).contains(&cell.row)).collect();
            let heading = own.iter().all(|cell| cell.cell.heading);
            let grid = self.grid(index, &own, from, (&widths, size));
            let rules = Rules { above: number == 0, below: number == last, heading };
            blocks.push(self.ruled(grid, rules));
        }
        // Half a row of white above and below, so that what follows is on the grid again.
        let half = Some(Rel::from(Length::from(Abs::pt(self.style.body.leading.0 / 2.0))));
        let whole = BlockElem::new()
            .with_body(Some(BlockBody::Content(Content::sequence(blocks))))
            .with_inset(Sides::new(None, half, None, half));
        parts.push(Part::of(self.spaced(whole, 0).with_breakable(rows.len() > UNDIVIDED).pack()));
    }

    /// A row of a table that has no room beside itself: cell after cell.
    fn in_a_row(&self, index: &mut Index<'a>, row: &'a [Cell]) -> Content {
        let mut runs = Vec::new();
        for piece in row.iter().flat_map(|cell| &cell.pieces) {
            let content = self.runs(index, piece);
            if !piece.is_empty() {
                runs.extend((!runs.is_empty()).then(|| self.words("　")));
                runs.push(content);
            }
        }
        if runs.is_empty() { Content::empty() } else { self.paragraph(Content::sequence(runs), 0.0) }
    }

    /// Rows that hang together, as one grid.
    fn grid(
        &self,
        index: &mut Index<'a>,
        cells: &[&Placed<'a>],
        first: usize,
        (widths, size): (&[f64], f64),
    ) -> Content {
        let children = cells.iter().map(|cell| {
            let whole = |count: usize| NonZeroUsize::new(count).unwrap_or(NonZeroUsize::MIN);
            let content = GridCell::new(self.cell(index, cell.cell, size))
                .with_x(Smart::Custom(cell.column))
                .with_y(Smart::Custom(cell.row - first))
                .with_colspan(whole(cell.columns))
                .with_rowspan(whole(cell.rows))
                .with_breakable(Smart::Custom(false));
            GridChild::Item(GridItem::Cell(Packed::new(content)))
        });
        let track = |length: Length| TrackSizings([Sizing::Rel(Rel::from(length))].into_iter().collect());
        GridElem::new(children.collect())
            .with_columns(TrackSizings(widths.iter().map(|width| Sizing::Fr(Fr::new(*width))).collect()))
            .with_column_gutter(track(Length::from(Abs::pt(GUTTER * size))))
            .with_row_gutter(track(Length::from(Abs::pt(self.gap()))))
            .pack()
    }

    /// The text of a cell, smaller than the body's, its lines on the body's grid.
    fn cell(&self, index: &mut Index<'a>, cell: &'a Cell, size: f64) -> Content {
        let look = &self.style.caption;
        let weight = if cell.heading { 700 } else { look.weight };
        let kind = ink::Type { role: &look.face, weight, size };
        let lines: Vec<Content> =
            cell.pieces.iter().map(|piece| self.paragraph(self.runs(index, piece), 0.0)).collect();
        let gap = Length::from(Abs::pt(self.style.body.leading.0 - size));
        let text = ragged(Content::sequence(lines))
            .styled_with_map(ink::of(self.style, self.language, kind))
            .set(ParElem::leading, gap)
            .set(ParElem::spacing, gap);
        let less = self.style.body.size.0 - size;
        let side = |share: f64| Some(Rel::from(Length::from(Abs::pt(less * share))));
        BlockElem::new()
            .with_body(Some(BlockBody::Content(text)))
            .with_width(Smart::Custom(Rel::one()))
            .with_inset(Sides::new(None, side(ink::ABOVE), None, side(1.0 - ink::ABOVE)))
            .with_breakable(false)
            .pack()
    }

    /// A block of rows with the rules that belong to it, drawn in the middle of the space between lines.
    fn ruled(&self, content: Content, rules: Rules) -> Content {
        let half = Some(Rel::from(Length::from(Abs::pt(self.gap() / 2.0))));
        let above = if rules.above { self.rule(0.8) } else { None };
        let below = match rules {
            Rules { below: true, .. } => self.rule(0.8),
            Rules { heading: true, .. } => self.rule(0.4),
            _ => None,
        };
        self.spaced(BlockElem::new().with_body(Some(BlockBody::Content(content))), 0)
            .with_breakable(false)
            .with_sticky(rules.heading && !rules.below)
            .with_outset(Sides::new(None, half, None, half))
            .with_stroke(Sides::new(None, above, None, below))
            .pack()
    }
}

#[derive(Clone, Copy)]
struct Rules {
    above: bool,
    below: bool,
    heading: bool,
}

/// Where each cell stands when those above reach down into its row.
fn placed(rows: &[Vec<Cell>]) -> Vec<Placed<'_>> {
    let mut taken = std::collections::BTreeSet::new();
    let mut out = Vec::new();
    for (row, cells) in rows.iter().enumerate() {
        let mut column = 0;
        for cell in cells {
            while taken.contains(&(row, column)) {
                column += 1;
            }
            let columns = (cell.columns as usize).clamp(1, 64);
            let down = (cell.rows as usize).clamp(1, rows.len() - row);
            let free = (column..column + columns).take_while(|at| !taken.contains(&(row, *at))).count();
            for below in row..row + down {
                taken.extend((column..column + free).map(|at| (below, at)));
            }
            out.push(Placed { cell, column, row, columns: free, rows: down });
            column += free;
        }
    }
    out
}

/// Shares of the measure, by the longest text of each column, and whether nothing but headings breaks in them. Where there is no `room` for all of
/// them in characters, headings go over two lines before figures do, and then long texts before short ones.
fn widths(cells: &[Placed<'_>], columns: usize, room: f64) -> (Vec<f64>, bool) {
    let above = |cell: &Placed<'_>| cell.cell.heading && cell.row == 0;
    let asked = |heading: f64| {
        let mut widths = vec![NARROWEST; columns];
        for cell in cells.iter().filter(|cell| cell.columns == 1) {
            let longest = cell.cell.pieces.iter().map(|piece| drawn(&piece.text())).fold(0.0, f64::max);
            let share = if above(cell) { heading } else { 1.0 };
            widths[cell.column] = widths[cell.column].max((longest * share).min(WIDEST));
        }
        widths
    };
    let whole = asked(1.0);
    if whole.iter().sum::<f64>() <= room {
        return (whole, true);
    }
    let mut least = vec![NARROWEST; columns];
    for cell in cells.iter().filter(|cell| cell.columns == 1) {
        let words = cell.cell.pieces.iter().map(|piece| longest_word(&piece.text()));
        least[cell.column] = words.filter(|word| *word <= WORD).fold(least[cell.column], f64::max);
    }
    if least.iter().sum::<f64>() > room {
        least = vec![NARROWEST; columns];
    }
    let half: Vec<f64> = asked(0.5).iter().zip(&least).map(|(width, least)| width.max(*least)).collect();
    let has_room = half.iter().sum::<f64>() <= room;
    (capped(half, &least, room), has_room)
}

/// The widest made narrower until all have room, none below its least.
fn capped(mut widths: Vec<f64>, least: &[f64], room: f64) -> Vec<f64> {
    while widths.iter().sum::<f64>() > room {
        let spare = widths.iter().zip(least).filter(|(width, least)| *width > *least);
        let widest = spare.map(|(width, _)| *width).fold(0.0, f64::max);
        if widest <= 0.0 {
            break;
        }
        for (width, least) in widths.iter_mut().zip(least) {
            if *width > widest - STEP {
                *width = (widest - STEP).max(*least);
            }
        }
    }
    widths
}

/// Width of a text of a cell in characters, a little more rather than less: headings are bold.
fn drawn(text: &str) -> f64 {
    let width = |one: char| match one {
        ' ' | '.' | ',' | ':' | ';' | '\'' | '!' | '|' | 'i' | 'j' | 'l' => 0.29,
        '0'..='9' | 'a'..='z' => 0.56,
        '–' => 0.56,
        one if one.is_ascii() => 0.66,
        _ => 1.0,
    };
    text.chars().map(width).sum::<f64>() + 0.1
}

/// Width of the longest Latin word; Chinese breaks anywhere.
fn longest_word(text: &str) -> f64 {
    let words = text.split(|one: char| !one.is_ascii() || one.is_whitespace() || one == '-');
    words.map(drawn).fold(0.0, f64::max)
}

/// Rows that cells reaching down keep together, as ranges.
fn groups(cells: &[Placed<'_>], rows: usize) -> Vec<(usize, usize)> {
    let mut out: Vec<(usize, usize)> = Vec::new();
    for row in 0..rows {
        let own = cells.iter().filter(|cell| cell.row == row);
        let joins = out.last().is_some_and(|(_, to)| *to > row);
        let end = row + own.map(|cell| cell.rows).max().unwrap_or(1);
        match out.last_mut() {
            Some(group) if joins => group.1 = group.1.max(end),
            _ => out.push((row, end)),
        }
    }
    out.retain(|(from, to)| cells.iter().any(|cell| (*from..*to).contains(&cell.row)));
    out
}
