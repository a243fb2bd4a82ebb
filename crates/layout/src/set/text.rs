//! A story's text as content for the typesetter. Every run carries its place as a span, so that
//! each glyph on the page knows which character of which block it is.

use super::ink;
use crate::copy::{Copy, Element, Piece, Run};
use crate::plan::{Lines, Style};
use crate::world;
use std::num::NonZeroU64;
use typst::diag::SourceResult;
use typst::foundations::{Content, NativeElement, Smart, Styles};
use typst::layout::{Abs, AlignElem, BlockBody, BlockElem, Length, Rel, Sizing, Spacing, VAlignment};
use typst::model::ParElem;
use typst::syntax::Span;
use typst::text::{LinebreakElem, TextElem};

/// Bits of a span's number that name a run in its block.
const RUN_BITS: u32 = 20;

/// What is being set: which story on the sheet, in which style.
#[derive(Clone, Copy)]
pub(crate) struct Setting<'a> {
    /// The story's number on the sheet.
    pub story: usize,
    pub style: &'a Style,
    pub language: &'a str,
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

    fn add(&mut self, piece: &'a Piece) -> usize {
        self.0.push(piece);
        self.0.len() - 1
    }

    /// Where a glyph's cluster stands: `span` and the bytes from it. The end of the cluster is
    /// `length` bytes on.
    pub(crate) fn find(&self, span: Span, offset: u16, length: usize) -> Option<(At, usize)> {
        let number = span.into_raw().get() & ((1 << 47) - 1);
        let number = number.checked_sub(2)?;
        let (piece, run) = ((number >> RUN_BITS) as usize, (number & ((1 << RUN_BITS) - 1)) as usize);
        let run = self.0.get(piece)?.runs.get(run)?;
        let from = usize::from(offset).min(run.text.len());
        let before = run.text.get(..from)?;
        let text = run.text.get(from..(from + length).min(run.text.len()))?;
        let at = run.at + units(before);
        Some((At { piece, at }, at + units(text)))
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
    /// The runs of a piece.
    pub(crate) fn runs(&self, index: &mut Index<'a>, piece: &'a Piece) -> Content {
        let number = index.add(piece);
        let latin = !self.language.starts_with("zh");
        Content::sequence(
            piece
                .runs
                .iter()
                .enumerate()
                .map(|(order, run)| self.run(run, span(self.story, number, order), latin)),
        )
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
    pub(crate) fn body(&self, index: &mut Index<'a>, copy: &'a Copy) -> Content {
        let mut parts = Vec::new();
        self.elements(index, &copy.body, &mut parts);
        Content::sequence(parts)
    }

    fn elements(&self, index: &mut Index<'a>, elements: &'a [Element], parts: &mut Vec<Content>) {
        for element in elements {
            self.element(index, element, parts);
        }
    }

    fn element(&self, index: &mut Index<'a>, element: &'a Element, parts: &mut Vec<Content>) {
        match element {
            Element::Paragraph { piece, .. } if piece.is_empty() => {
                index.add(piece);
            }
            Element::Paragraph { piece, indent, question } => {
                let mut runs = self.runs(index, piece);
                if *question {
                    runs = ink::look(
                        runs,
                        crate::copy::Look { strong: true, ..Default::default() },
                        self.style,
                        false,
                    );
                }
                parts.push(self.paragraph(runs, if *indent { self.style.body.indent } else { 0.0 }));
            }
            Element::Head { piece, .. } => {
                let runs = self.runs(index, piece);
                parts.push(self.rows(&self.style.section_head, runs, true));
            }
            Element::Item { piece, sign, depth } => {
                let runs = self.runs(index, piece);
                let indent = self.style.body.indent * (*depth as f64 + 1.0);
                let sign = if sign.is_empty() { Content::empty() } else { self.words(&format!("{sign} ")) };
                parts.push(self.paragraph(Content::sequence([sign, runs]), indent));
            }
            Element::Quote { pieces, cite, .. } => {
                for piece in pieces {
                    let runs = self.runs(index, piece);
                    parts.push(self.paragraph(runs, self.style.body.indent));
                }
                if let Some(cite) = cite {
                    let line = Lines { align: crate::plan::Alignment::End, ..self.style.byline.clone() };
                    parts.push(self.rows(&line, self.words(&format!("——{cite}")), false));
                }
            }
            Element::Table { rows } => {
                for piece in rows.iter().flatten().flat_map(|cell| &cell.pieces) {
                    let runs = self.runs(index, piece);
                    parts.push(self.paragraph(runs, 0.0));
                }
            }
            Element::Box { title, content } => {
                if !title.is_empty() {
                    parts.push(self.rows(&self.style.section_head, self.words(title), true));
                }
                self.elements(index, content, parts);
            }
            Element::Divider => parts.push(self.rows(
                &Lines { rows: 1, align: crate::plan::Alignment::Center, ..self.style.byline.clone() },
                self.words("＊"),
                true,
            )),
        }
    }

    fn paragraph(&self, runs: Content, indent: f64) -> Content {
        ParElem::new(runs).pack().set(ParElem::first_line_indent, ink::indent(indent))
    }

    /// A block that takes whole rows of body text, so that what follows stays on the grid.
    pub(crate) fn rows(&self, lines: &Lines, content: Content, sticky: bool) -> Content {
        let gap = self.style.body.leading.0 - self.style.body.size.0;
        let height = f64::from(lines.rows.max(1)) * self.style.body.leading.0 - gap;
        let kind = ink::Type { role: &lines.face, weight: lines.weight, size: lines.size.0 };
        let text = ink::aligned(content, lines.align)
            .set(AlignElem::alignment, across(lines.align) + VAlignment::Horizon)
            .styled_with_map(ink::of(self.style, self.language, kind))
            .set(ParElem::first_line_indent, ink::indent(0.0))
            .set(ParElem::justify, false);
        let space = Smart::Custom(Spacing::Rel(Rel::from(Length::from(Abs::pt(gap)))));
        BlockElem::new()
            .with_body(Some(BlockBody::Content(text)))
            .with_width(Smart::Custom(Rel::one()))
            .with_height(Sizing::Rel(Rel::from(Length::from(Abs::pt(height)))))
            .with_breakable(false)
            .with_sticky(sticky)
            .with_above(space)
            .with_below(space)
            .pack()
    }

    /// The styles of running text.
    pub(crate) fn styles(&self) -> SourceResult<Styles> {
        ink::running(self.style, self.language)
    }
}

fn across(align: crate::plan::Alignment) -> typst::layout::HAlignment {
    use typst::layout::HAlignment;
    match align {
        crate::plan::Alignment::Start => HAlignment::Start,
        crate::plan::Alignment::Center => HAlignment::Center,
        crate::plan::Alignment::End => HAlignment::End,
    }
}
