//! A story's text as content for the typesetter. Every run carries its place as a span, so that
//! each glyph on the page knows which character of which block it is.

use super::{Press, ink};
use crate::copy::{Copy, DIVISION, Element, Look, Piece, Run};
use crate::plan::{Alignment, Lines, Style};
use crate::world;
use gaotai_article::BlockId;
use std::num::NonZeroU64;
use typst::diag::SourceResult;
use typst::foundations::{Content, NativeElement, Smart, Styles};
use typst::layout::{
    Abs, AlignElem, BlockBody, BlockElem, BoxElem, Em, HAlignment, HElem, Length, Rel, Sides, Sizing,
    Spacing, VAlignment,
};
use typst::model::ParElem;
use typst::syntax::Span;
use typst::text::{LinebreakElem, TextElem};

/// Bits of a span's number that name a run in its block.
const RUN_BITS: u32 = 20;

/// The most characters that a heading in the text has.
const HEADING: usize = 120;

/// Between groups of authors.
const GAP: char = '\u{3000}';

/// In so many steps a head is made narrower, to half of the measure.
const STEPS: u32 = 12;

/// A block of the text as content.
#[derive(Debug, Clone)]
pub(crate) struct Part {
    pub content: Content,
    /// Number of the piece, for a plain paragraph.
    pub piece: Option<usize>,
    /// A table that was too wide for the measure and is set row by row.
    pub too_wide: bool,
}

impl Part {
    pub(crate) fn of(content: Content) -> Part {
        Part { content, piece: None, too_wide: false }
    }
}

/// What is being set: which story on the sheet, in which style.
#[derive(Clone, Copy)]
pub(crate) struct Setting<'a> {
    /// The story's number on the sheet.
    pub story: usize,
    pub style: &'a Style,
    pub language: &'a str,
    pub press: &'a Press,
    /// Width of the lines in points.
    pub measure: f64,
}

/// The pieces of a story in the order in which spans name them.
#[derive(Default)]
pub(crate) struct Index<'a>(Vec<&'a Piece>);

/// A character of a story.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct At {
    /// Number of the piece.
    pub piece: usize,
    /// UTF-16 units from the beginning of its block.
    pub at: usize,
}

impl<'a> Index<'a> {
    pub(crate) fn piece(&self, number: usize) -> Option<&'a Piece> {
        self.0.get(number).copied()
    }

    /// The number that the next piece gets.
    pub(super) fn next(&self) -> usize {
        self.0.len()
    }

    /// The blocks of the pieces by number.
    pub(super) fn blocks(&self) -> Vec<BlockId> {
        self.0.iter().map(|piece| piece.block).collect()
    }

    pub(super) fn add(&mut self, piece: &'a Piece) -> usize {
        self.0.push(piece);
        self.0.len() - 1
    }

    /// Where a glyph's cluster stands that shows `text`: `span` and the bytes from it, and the
    /// end of the cluster. None for what the typesetter added, such as the hyphen of a divided word.
    pub(crate) fn find(&self, span: Span, offset: u16, text: &str) -> Option<(At, usize)> {
        let number = span.into_raw().get() & ((1 << 47) - 1);
        let number = number.checked_sub(2)?;
        let (piece, run) = ((number >> RUN_BITS) as usize, (number & ((1 << RUN_BITS) - 1)) as usize);
        let run = self.0.get(piece)?.runs.get(run)?;
        let (before, rest) = run.text.split_at_checked(usize::from(offset))?;
        rest.starts_with(text).then(|| {
            let at = run.at + units(before);
            (At { piece, at }, at + units(text.trim_end_matches(DIVISION)))
        })
    }
}

fn units(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

/// The span of a run: file and number as the typesetter packs them, with a number of ours.
fn span(story: usize, piece: usize, run: usize) -> Span {
    let number = 2 + (((piece as u64) << RUN_BITS) | run as u64);
    let raw = (u64::from(world::file(story).into_raw().get()) << 48) | (number & ((1 << 47) - 1));
    NonZeroU64::new(raw).map_or(Span::detached(), Span::from_raw)
}

impl<'a> Setting<'a> {
    /// The span of words of the story whose place is known otherwise, such as those of a title:
    /// the story's, and below all numbers that name a run.
    pub(crate) fn span(&self) -> Span {
        NonZeroU64::new((u64::from(world::file(self.story).into_raw().get()) << 48) | 1)
            .map_or(Span::detached(), Span::from_raw)
    }

    /// The runs of a piece.
    pub(crate) fn runs(&self, index: &mut Index<'a>, piece: &'a Piece) -> Content {
        let number = index.add(piece);
        let latin = !self.language.starts_with("zh");
        let runs = piece.runs.iter().enumerate();
        Content::sequence(runs.map(|(order, run)| self.run(run, span(self.story, number, order), latin)))
    }

    fn run(&self, run: &Run, span: Span, latin: bool) -> Content {
        if run.text == "\n" {
            return LinebreakElem::new().pack();
        }
        ink::look(TextElem::packed(run.text.as_str()).spanned(span), run.look, self.style, latin)
    }

    /// Words of ours on the page, which stand nowhere in the story.
    pub(crate) fn words(&self, words: &str) -> Content {
        TextElem::packed(words)
    }

    /// The whole body.
    pub(crate) fn body(&self, index: &mut Index<'a>, copy: &'a Copy, parts: &mut Vec<Part>) {
        self.elements(index, &copy.body, parts);
    }

    pub(super) fn elements(&self, index: &mut Index<'a>, elements: &'a [Element], parts: &mut Vec<Part>) {
        for element in elements {
            self.element(index, element, parts);
        }
    }

    fn element(&self, index: &mut Index<'a>, element: &'a Element, parts: &mut Vec<Part>) {
        match element {
            Element::Paragraph { piece, .. } if piece.is_empty() => {
                index.add(piece);
            }
            Element::Paragraph { piece, indent, question } => {
                let number = index.next();
                let runs = self.runs(index, piece);
                let runs = if *question { self.strong(runs) } else { runs };
                let indent = if *indent { self.style.body.indent } else { 0.0 };
                let content = self.paragraph(runs, indent);
                // The few bold words of a question would be torn apart.
                let even = !*question || self.language.starts_with("zh");
                let content = if even { content } else { content.set(ParElem::justify, false) };
                let content = if *question { self.kept(content) } else { content };
                parts.push(Part { piece: Some(number), ..Part::of(content) });
            }
            Element::Head { piece, .. } => {
                let runs = self.runs(index, piece);
                parts.push(self.head(runs, &piece.text()));
            }
            Element::Item { piece, sign, depth } => {
                let runs = self.runs(index, piece);
                parts.push(Part::of(self.item(runs, sign, *depth)));
            }
            Element::Quote { pieces, cite, pulled } => {
                self.quote(index, pieces, cite.as_deref(), *pulled, parts);
            }
            Element::Table { rows } => self.table(index, rows, parts),
            Element::Box { title, content } => self.boxed(index, title, content, parts),
            Element::Divider => parts.push(Part::of(self.rows(
                &Lines { rows: 1, align: Alignment::Center, ..self.style.byline.clone() },
                self.words("＊"),
                true,
            ))),
        }
    }

    /// Content below which no column ends: what follows stands in the same.
    pub(super) fn kept(&self, content: Content) -> Content {
        let block = BlockElem::new().with_body(Some(BlockBody::Content(content)));
        self.spaced(block, 0).with_sticky(true).pack()
    }

    /// A heading in the text; a whole paragraph that somebody made a heading stays a paragraph.
    pub(super) fn head(&self, runs: Content, text: &str) -> Part {
        if text.chars().count() > HEADING {
            return Part::of(self.paragraph(self.strong(runs), 0.0));
        }
        Part::of(self.rows(&self.style.section_head, runs, true))
    }

    pub(super) fn strong(&self, runs: Content) -> Content {
        ink::look(runs, Look { strong: true, ..Look::default() }, self.style, false)
    }

    pub(super) fn paragraph(&self, runs: Content, indent: f64) -> Content {
        ParElem::new(runs).pack().set(ParElem::first_line_indent, ink::indent(indent))
    }

    /// The space between two lines of running text in points.
    pub(super) fn gap(&self) -> f64 {
        self.style.body.leading.0 - self.style.body.size.0
    }

    /// Rows that content needs in the measure.
    pub(super) fn rows_of(&self, content: &Content) -> u32 {
        self.rows_within(content, self.measure)
    }

    /// Rows that content needs in a width.
    fn rows_within(&self, content: &Content, width: f64) -> u32 {
        let height = self
            .styles()
            .and_then(|styles| self.press.block(content, &styles, width))
            .map_or(0.0, |frame| frame.height().to_pt());
        ((height + self.gap()) / self.style.body.leading.0 - 0.01).ceil().max(1.0) as u32
    }

    /// A block that takes whole rows of body text, so that what follows stays on the grid: as many
    /// as its kind of line has, or more where it needs more.
    pub(crate) fn rows(&self, lines: &Lines, content: Content, sticky: bool) -> Content {
        let kind = ink::Type { role: &lines.face, weight: lines.weight, size: lines.size.0 };
        let text = ink::aligned(content, lines.align)
            .styled_with_map(ink::of(self.style, self.language, kind))
            .set(ParElem::first_line_indent, ink::indent(0.0))
            .set(ParElem::justify, false);
        // In a column, two lines of a head need the space that three rows leave around them.
        let needs = self.rows_of(&text);
        let rows = if needs > 1 { lines.rows.max(needs + u32::from(lines.rows > 1)) } else { lines.rows };
        let spare = if sticky && needs > 1 { self.spare(&text, needs) } else { 0.0 };
        let text = text.set(AlignElem::alignment, across(lines.align) + VAlignment::Horizon);
        self.spaced(BlockElem::new().with_body(Some(BlockBody::Content(text))), 0)
            .with_height(Sizing::Rel(Rel::from(Length::from(Abs::pt(self.height(rows.max(1)))))))
            .with_inset(beside(lines.align, spare))
            .with_breakable(false)
            .with_sticky(sticky)
            .pack()
    }

    /// How much narrower than the measure a head may be for as many rows. Its lines come out about
    /// equally long then, where the last one would be a word or two.
    fn spare(&self, head: &Content, rows: u32) -> f64 {
        let spares = (1..=STEPS).map(|step| self.measure * 0.5 * f64::from(step) / f64::from(STEPS));
        let fits = |spare: &f64| self.rows_within(head, self.measure - spare) == rows;
        spares.take_while(fits).last().unwrap_or(0.0)
    }

    /// The line above the text. It breaks between authors, where these are too long between a house
    /// and its people, and never within a name.
    pub(super) fn byline(&self, text: &str) -> Content {
        let fits = |words: &str| wide(words) * self.style.byline.size.0 <= self.measure;
        let parts = text.split_inclusive(GAP).flat_map(|group| {
            let at = if fits(group.trim()) { GAP } else { ' ' };
            group.split_inclusive(at).map(move |words| (words.trim_end_matches(at), at, words.ends_with(at)))
        });
        Content::sequence(parts.flat_map(|(words, at, more)| {
            let whole = if fits(words) { self.together(self.words(words)) } else { self.words(words) };
            let space = match at {
                _ if !more => Content::empty(),
                // A full-width space would begin the next line.
                GAP => HElem::new(Em::one().into()).with_weak(true).pack(),
                _ => self.words(" "),
            };
            [whole, space]
        }))
    }

    /// Words that stay on one line.
    pub(super) fn together(&self, words: Content) -> Content {
        BoxElem::new().with_body(Some(words)).pack()
    }

    /// Height of so many rows without the space below the last.
    pub(super) fn height(&self, rows: u32) -> f64 {
        f64::from(rows) * self.style.body.leading.0 - self.gap()
    }

    /// A block over the whole measure that stands on the grid with so many empty rows around it.
    pub(super) fn spaced(&self, block: BlockElem, empty: u32) -> BlockElem {
        let space = self.gap() + f64::from(empty) * self.style.body.leading.0;
        let space = Smart::Custom(Spacing::Rel(Rel::from(Length::from(Abs::pt(space)))));
        block.with_width(Smart::Custom(Rel::one())).with_above(space).with_below(space)
    }

    /// The styles of running text.
    pub(crate) fn styles(&self) -> SourceResult<Styles> {
        ink::running(self.style, self.language)
    }
}

/// Width of a text in characters: Latin and digits are half as wide.
pub(super) fn wide(text: &str) -> f64 {
    text.chars().map(|one| if one.is_ascii() { 0.55 } else { 1.0 }).sum()
}

/// Space beside lines of this alignment.
fn beside(align: Alignment, space: f64) -> Sides<Option<Rel<Length>>> {
    let side = |share: f64| Some(Rel::from(Length::from(Abs::pt(space * share))));
    match align {
        Alignment::Start => Sides::new(None, None, side(1.0), None),
        Alignment::Center => Sides::new(side(0.5), None, side(0.5), None),
        Alignment::End => Sides::new(side(1.0), None, None, None),
    }
}

fn across(align: Alignment) -> HAlignment {
    match align {
        Alignment::Start => HAlignment::Start,
        Alignment::Center => HAlignment::Center,
        Alignment::End => HAlignment::End,
    }
}
