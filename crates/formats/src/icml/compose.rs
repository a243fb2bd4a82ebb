//! A story as paragraphs.

use super::byline;
use super::names::Style;
use super::para::{CellParas, Lead, Object, Para};
use crate::words::Words;
use gaotai_article::{
    Article, Block, Cell, CellKind, HeadPart, Inline, ListItem, Mark, Paragraph, ParagraphStyle, QuoteKind,
};

/// The paragraphs of a held story: title group, byline, text, byline at the end, label.
pub(super) fn story(held: &Article) -> Vec<Para> {
    let words = Words::of(&held.slip.language);
    let mut out = Vec::new();
    for (style, part) in [
        (Style::Kicker, HeadPart::Kicker),
        (Style::Title, HeadPart::Title),
        (Style::Subtitle, HeadPart::Subtitle),
        (Style::Abstract, HeadPart::Abstract),
    ] {
        line(&mut out, style, &held.doc.head.line(part).content);
    }
    said(&mut out, Style::Byline, &byline::head(words, &held.slip.authors));
    let text = out.len();
    held.doc.body.iter().for_each(|one| block(&mut out, one));
    if let Some(dateline) = &held.slip.dateline {
        lead(&mut out, text, &dateline.text, &held.doc.body);
    }
    said(&mut out, Style::EndByline, &byline::end(words, &held.slip.authors));
    if let Some(used) = &held.slip.ai_use {
        said(&mut out, Style::AiLabel, words.ai(used));
    }
    out
}

/// Puts the dateline at the start of the first paragraph, where it may stand already.
fn lead(out: &mut Vec<Para>, at: usize, dateline: &str, body: &[Block]) {
    if !matches!(body.first(), Some(Block::Paragraph(_))) {
        out.insert(at, Para::new(Style::Body, Vec::new()));
    }
    let Some(first) = out.get_mut(at) else { return };
    let stands = gaotai_article::text::plain(&first.runs).starts_with(dateline);
    let said = dateline.to_owned();
    first.lead = if stands { Lead::InText(said) } else { Lead::RunIn(said) };
}

fn said(out: &mut Vec<Para>, style: Style, text: &str) {
    if !text.is_empty() {
        out.push(Para::text(style, text));
    }
}

fn line(out: &mut Vec<Para>, style: Style, content: &[Inline]) {
    if !content.is_empty() {
        out.push(Para::new(style, content.to_vec()));
    }
}

fn block(out: &mut Vec<Para>, block: &Block) {
    match block {
        Block::Paragraph(paragraph) => {
            out.push(Para::new(style(paragraph.style), paragraph.content.clone()));
        }
        Block::SectionHead { level, content, .. } => {
            let style = if *level == 3 { Style::LowerSection } else { Style::Section };
            out.push(Para::new(style, content.clone()));
        }
        Block::List { ordered, items, .. } => list(out, *ordered, items, 1),
        Block::Quote { kind, cite, content, .. } => quote(out, *kind, cite.as_deref(), content),
        Block::Figure { media, alt, width, caption, credit, .. } => {
            let frame = Object::Frame { media: media.clone(), alt: alt.clone(), width: *width };
            out.push(Para::with(Style::Picture, frame));
            line(out, Style::Caption, &caption.content);
            line(out, Style::Credit, &credit.content);
        }
        Block::Table { rows, .. } => {
            let rows = rows.iter().map(|row| row.cells.iter().map(cell).collect()).collect();
            out.push(Para::with(Style::Table, Object::Table(rows)));
        }
        Block::Box { kind, title, content, .. } => {
            let mut inside = Vec::new();
            said(&mut inside, Style::BoxTitle, title);
            content.iter().for_each(|one| self::block(&mut inside, one));
            out.push(Para::with(Style::Table, Object::Box(*kind, inside)));
        }
        Block::Divider { .. } => out.push(Para::new(Style::Divider, Vec::new())),
        Block::Embed { url, title, note, .. } => {
            let shown = if title.is_empty() { url } else { title };
            let mut para = Para::text(Style::Embed, shown);
            if !url.is_empty() {
                let link = Mark::Link { href: url.clone(), title: None };
                para.runs = vec![Inline::marked(shown.clone(), vec![link])];
            }
            out.push(para);
            said(out, Style::EmbedNote, note);
        }
    }
}

fn list(out: &mut Vec<Para>, ordered: bool, items: &[ListItem], level: u8) {
    let item_style = if ordered { Style::Number } else { Style::Bullet };
    for (nth, item) in items.iter().enumerate() {
        for (at, block) in item.content.iter().enumerate() {
            match block {
                Block::Paragraph(paragraph) => {
                    let style = if at == 0 { item_style } else { Style::ListMore };
                    let para = Para::new(style, paragraph.content.clone());
                    out.push(Para { level, starts: nth == 0 && at == 0, ..para });
                }
                Block::List { ordered, items, .. } => list(out, *ordered, items, level.saturating_add(1)),
                _ => {}
            }
        }
    }
}

fn quote(out: &mut Vec<Para>, kind: QuoteKind, cite: Option<&str>, content: &[Paragraph]) {
    let (first, more) = match kind {
        QuoteKind::Block => (Style::Quote, Style::QuoteMore),
        QuoteKind::Pull => (Style::Pull, Style::PullMore),
    };
    for (at, paragraph) in content.iter().enumerate() {
        out.push(Para::new(if at == 0 { first } else { more }, paragraph.content.clone()));
    }
    said(out, Style::Cite, cite.unwrap_or_default());
}

fn cell(cell: &Cell) -> CellParas {
    let header = cell.kind == CellKind::TableHeader;
    let style = |paragraph: &Paragraph| match paragraph.style {
        ParagraphStyle::Body if header => Style::TableHead,
        ParagraphStyle::Body => Style::TableText,
        other => style(other),
    };
    CellParas {
        header,
        colspan: cell.colspan,
        rowspan: cell.rowspan,
        align: cell.alignment.clone(),
        paras: cell.content.iter().map(|one| Para::new(style(one), one.content.clone())).collect(),
    }
}

fn style(style: ParagraphStyle) -> Style {
    match style {
        ParagraphStyle::Body => Style::Body,
        ParagraphStyle::Lede => Style::Lede,
        ParagraphStyle::Continuation => Style::Continuation,
        ParagraphStyle::Question => Style::Question,
        ParagraphStyle::Answer => Style::Answer,
    }
}

/// Where the cells of a table stand: (column, row) of each, and how many columns there are.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Places {
    pub columns: u32,
    pub cells: Vec<Vec<(u32, u32)>>,
}

/// More cells than any table that is read on paper has, counted with those they span.
const MOST: u64 = 1 << 20;

/// Places of cells with these spans (columns, rows); nothing when they leave holes, overlap or
/// reach below the last row.
pub(super) fn places(rows: impl Iterator<Item = impl Iterator<Item = (u32, u32)>>) -> Option<Places> {
    let rows: Vec<Vec<(u32, u32)>> = rows.map(Iterator::collect).collect();
    let columns: u64 = rows.first()?.iter().map(|(columns, _)| u64::from(*columns)).sum();
    if columns == 0 || columns * rows.len() as u64 > MOST {
        return None;
    }
    // For each column the first row that is still free.
    let mut free = vec![0u32; columns as usize];
    let mut cells = Vec::with_capacity(rows.len());
    for (row, spans) in (0u32..).zip(&rows) {
        let mut column = 0usize;
        let mut here = Vec::with_capacity(spans.len());
        for (wide, high) in spans {
            while free.get(column).is_some_and(|from| *from > row) {
                column += 1;
            }
            let covered = free.get_mut(column..column + *wide as usize)?;
            if *wide == 0 || *high == 0 || covered.iter().any(|from| *from > row) {
                return None;
            }
            covered.fill(row.checked_add(*high)?);
            here.push((column as u32, row));
            column += *wide as usize;
        }
        if free.iter().any(|from| *from <= row) {
            return None;
        }
        cells.push(here);
    }
    let whole = free.iter().all(|from| *from as usize == rows.len());
    whole.then_some(Places { columns: columns as u32, cells })
}

/// As many rows at the top as hold nothing but heads.
pub(super) fn head_rows(rows: &[Vec<CellParas>]) -> usize {
    rows.iter().take_while(|row| row.iter().all(|cell| cell.header)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(rows: &[&[(u32, u32)]], expected: Option<&[&[(u32, u32)]]>) {
        let found = places(rows.iter().map(|row| row.iter().copied())).map(|places| places.cells);
        assert_eq!(found, expected.map(|rows| rows.iter().map(|row| row.to_vec()).collect()), "{rows:?}");
    }

    #[test]
    fn tables_without_holes() {
        check(&[&[(1, 1), (1, 1)], &[(2, 1)]], Some(&[&[(0, 0), (1, 0)], &[(0, 1)]]));
        check(&[&[(1, 2), (1, 1)], &[(1, 1)]], Some(&[&[(0, 0), (1, 0)], &[(1, 1)]]));
        check(&[&[(1, 1)], &[(1, 1), (1, 1)]], None);
        check(&[&[(1, 1), (1, 1)], &[(1, 1)]], None);
        check(&[&[(1, 2)]], None);
        check(&[&[(4_000_000_000, 1)]], None);
        check(&[], None);
    }
}
