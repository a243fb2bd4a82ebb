//! What in a story is no plain paragraph: lists, quotations, boxes.

use super::ink;
use super::text::{Index, Part, Setting};
use crate::copy::{Element, Piece};
use crate::plan::{Alignment, Lines};
use typst::foundations::{Content, NativeElement, Smart};
use typst::layout::{
    Abs, AlignElem, BlockBody, BlockElem, BoxElem, Em, HAlignment, Length, PlaceElem, Rel, Sides, Sizing,
    VAlignment,
};
use typst::model::ParElem;
use typst::text::TextElem;
use typst::visualize::Stroke;

/// Size of a pulled quotation beside that of the text.
const PULLED: f64 = 1.32;
/// Its lines stand so many rows apart.
const PULLED_ROWS: f64 = 1.5;
/// The most characters that are pulled out and set large.
const MOST_PULLED: usize = 200;
/// Thickness of a box's frame in points.
const FRAME: f64 = 0.4;
/// Its distance from the text above and below, in rows.
const EDGE: f64 = 0.3;

impl<'a> Setting<'a> {
    /// A paragraph of an item: its sign stands before the text, all of whose lines are drawn in.
    pub(super) fn item(&self, runs: Content, sign: &str, depth: usize) -> Content {
        // Deeper than this, a column of sixteen characters has no room for words.
        let before = self.style.body.indent * depth.min(3) as f64;
        // Whole characters, so that Chinese below Chinese stays in its squares.
        let hang = if sign.chars().count() > 2 { 2.0 } else { 1.0 };
        let (sign, first) = if sign.is_empty() {
            (Content::empty(), before + hang)
        } else {
            let width = Sizing::Rel(Rel::from(Length::from(Em::new(hang))));
            (BoxElem::new().with_width(width).with_body(Some(self.words(sign))).pack(), before)
        };
        let item = self
            .paragraph(Content::sequence([sign, runs]), first)
            .set(ParElem::hanging_indent, Length::from(Em::new(before + hang)));
        // Drawn in, a column has too few words in a line to spread them over its width.
        if ink::chinese(self.language) { item } else { item.set(ParElem::justify, false) }
    }

    /// A quotation: drawn in on both sides, or pulled out of the text and set large between rules.
    pub(super) fn quote(
        &self,
        index: &mut Index<'a>,
        pieces: &'a [Piece],
        cite: Option<&str>,
        pulled: bool,
        parts: &mut Vec<Part>,
    ) {
        let count: usize = pieces.iter().map(|piece| piece.text().chars().count()).sum();
        let pulled = pulled && count <= MOST_PULLED;
        let indent = if pulled { 0.0 } else { self.style.body.indent };
        let mut lines: Vec<Content> = pieces
            .iter()
            .filter_map(|piece| {
                let runs = self.runs(index, piece);
                (!piece.is_empty()).then(|| self.paragraph(runs, indent))
            })
            .collect();
        if lines.is_empty() {
            return;
        }
        let cite = cite.filter(|cite| !cite.is_empty()).map(|cite| self.byline(&self.cited(cite)));
        if pulled {
            parts.push(Part::of(self.pulled(lines, cite)));
            return;
        }
        if let Some(cite) = cite {
            let line = Lines { align: Alignment::End, ..self.style.byline.clone() };
            lines.push(self.rows(&line, cite, false));
        }
        let side = Some(Rel::from(Length::from(Em::new(1.0))));
        let block = BlockElem::new()
            .with_body(Some(BlockBody::Content(Content::sequence(lines))))
            .with_inset(Sides::new(side, None, side, None));
        parts.push(Part::of(self.spaced(block, 0).pack()));
    }

    fn cited(&self, cite: &str) -> String {
        if self.language.starts_with("zh") { format!("——{cite}") } else { format!("— {cite}") }
    }

    /// Large lines between two rules, in the middle of as many rows as they need.
    fn pulled(&self, mut lines: Vec<Content>, cite: Option<Content>) -> Content {
        let body = &self.style.body;
        let size = body.size.0 * PULLED;
        let role = &self.style.section_head;
        let kind = ink::Type { role: &role.face, weight: role.weight, size };
        lines.extend(cite.map(|cite| {
            let small = ink::Type { role: &role.face, weight: 400, size: body.size.0 };
            self.paragraph(cite, 0.0)
                .set(AlignElem::alignment, HAlignment::End.into())
                .styled_with_map(ink::of(self.style, self.language, small))
        }));
        let gap = Length::from(Abs::pt(PULLED_ROWS * body.leading.0 - size));
        // Large words that are divided catch the eye.
        let text = Content::sequence(lines)
            .set(TextElem::hyphenate, Smart::Custom(false))
            .styled_with_map(ink::of(self.style, self.language, kind))
            .set(ParElem::leading, gap)
            .set(ParElem::spacing, gap)
            .set(ParElem::justify, false);
        let rows = self.rows_of(&text) + 2;
        let text = text.set(AlignElem::alignment, HAlignment::Start + VAlignment::Horizon);
        let (thick, thin) = (self.rule(1.2), self.rule(0.4));
        // The rules stand between the lines of the text around and those between them.
        let inner = Some(Rel::from(Length::from(Abs::pt(-0.4 * body.leading.0))));
        self.spaced(BlockElem::new().with_body(Some(BlockBody::Content(text))), 0)
            .with_height(Sizing::Rel(Rel::from(Length::from(Abs::pt(self.height(rows))))))
            .with_breakable(false)
            .with_outset(Sides::new(None, inner, None, inner))
            .with_stroke(Sides::new(None, thick, None, thin))
            .pack()
    }

    /// A rule of so many points.
    pub(super) fn rule(&self, thickness: f64) -> Option<Option<Stroke>> {
        Some(Some(Stroke::from_pair(ink::black(100.0), Length::from(Abs::pt(thickness)))))
    }

    /// Matter set apart: a frame with half a character of room at its sides, a row to itself above
    /// and below.
    pub(super) fn boxed(
        &self,
        index: &mut Index<'a>,
        title: &str,
        content: &'a [Element],
        parts: &mut Vec<Part>,
    ) {
        let side = self.style.body.size.0 / 2.0;
        let inner = Setting { measure: self.measure - 2.0 * side, ..*self };
        let mut inside = Vec::new();
        if !title.is_empty() {
            inside.push(inner.head(self.words(title), title));
        }
        inner.elements(index, content, &mut inside);
        if inside.is_empty() {
            return;
        }
        let too_wide = inside.iter().any(|part| part.too_wide);
        // Where the box goes on in another column its frame is open: only its sides are the block's own.
        let ends = [self.edge(side, VAlignment::Top), self.edge(side, VAlignment::Bottom)];
        let [top, bottom] = ends;
        let content = inside.into_iter().map(|part| part.content);
        let content = Content::sequence([top].into_iter().chain(content).chain([bottom]));
        let inset = Some(Rel::from(Length::from(Abs::pt(side))));
        let edge = Some(Rel::from(Length::from(Abs::pt(self.style.body.leading.0 * EDGE))));
        let block = BlockElem::new()
            .with_body(Some(BlockBody::Content(content)))
            .with_inset(Sides::new(inset, None, inset, None))
            .with_outset(Sides::new(None, edge, None, edge))
            .with_stroke(Sides::new(self.rule(FRAME), None, self.rule(FRAME), None));
        parts.push(Part { too_wide, ..Part::of(self.spaced(block, 1).pack()) });
    }

    /// The upper or lower line of a box's frame, which takes no room in its text.
    fn edge(&self, side: f64, end: VAlignment) -> Content {
        let beyond = Some(Rel::from(Length::from(Abs::pt(side))));
        let line = BlockElem::new()
            .with_width(Smart::Custom(Rel::one()))
            .with_height(Sizing::Rel(Rel::zero()))
            .with_outset(Sides::new(beyond, None, beyond, None))
            .with_stroke(Sides::new(None, self.rule(FRAME), None, None));
        let away = self.style.body.leading.0 * if end == VAlignment::Top { -EDGE } else { EDGE };
        PlaceElem::new(line.pack())
            .with_alignment(Smart::Custom(HAlignment::Start + end))
            .with_dy(Rel::from(Length::from(Abs::pt(away))))
            .pack()
    }
}

/// Nothing is drawn in, nothing is spread to the edge: as in cells and under pictures.
pub(super) fn ragged(content: Content) -> Content {
    content.set(ParElem::first_line_indent, ink::indent(0.0)).set(ParElem::justify, false)
}
