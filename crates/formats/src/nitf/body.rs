//! Blocks and lines as elements of NITF.

use super::names::*;
use crate::ninjs::names::word;
use crate::xml::write::Writer;
use crate::{Context, media};
use gaotai_article::{
    Block, Cell, CellKind, Inline, ListItem, Mark, Paragraph, ParagraphStyle, QuoteKind, Row,
};

/// The nesting of marks from the outside in.
fn nesting(mark: &Mark) -> Option<usize> {
    match mark {
        Mark::Link { .. } => Some(0),
        Mark::Strong => Some(1),
        Mark::Em => Some(2),
        Mark::Underline => Some(3),
        _ => None,
    }
}

fn open(out: &mut Writer, mark: &Mark) {
    match mark {
        Mark::Link { href, title } => {
            out.open("a", &[("href", href), ("title", title.as_deref().unwrap_or_default())]);
        }
        Mark::Strong => out.open("em", &[("class", "strong")]),
        Mark::Underline => out.open("em", &[("class", "underline")]),
        _ => out.open("em", &[]),
    }
}

/// Runs; marks that go on from run to run are opened once.
pub(crate) fn inlines(out: &mut Writer, content: &[Inline]) {
    let mut stack: Vec<&Mark> = Vec::new();
    for inline in content {
        let Inline::Text { text, marks } = inline else {
            out.empty("br", &[]);
            continue;
        };
        let mut wanted: Vec<&Mark> = marks.iter().filter(|mark| nesting(mark).is_some()).collect();
        wanted.sort_by_key(|mark| nesting(mark));
        let same = stack.iter().zip(&wanted).take_while(|(a, b)| a == b).count();
        stack.drain(same..).for_each(|_| out.close());
        for mark in wanted.into_iter().skip(same) {
            open(out, mark);
            stack.push(mark);
        }
        run(out, text, marks);
    }
    stack.iter().for_each(|_| out.close());
}

/// Raised and lowered characters stand in numbers and nowhere else.
fn run(out: &mut Writer, text: &str, marks: &[Mark]) {
    let height = if marks.contains(&Mark::Sup) {
        "sup"
    } else if marks.contains(&Mark::Sub) {
        "sub"
    } else {
        return out.text(text);
    };
    out.open("num", &[]);
    out.open(height, &[]);
    out.text(text);
    out.close();
    out.close();
}

/// A line in an element of its own; nothing when there is none.
pub(crate) fn line(out: &mut Writer, name: &'static str, class: &str, content: &[Inline]) {
    if !content.is_empty() {
        out.open_line(name, &[("class", class)]);
        inlines(out, content);
        out.close();
    }
}

/// Blocks, each on a line of its own.
pub(crate) fn blocks(out: &mut Writer, content: &[Block], context: &Context<'_>) {
    content.iter().for_each(|content| block(out, content, context));
}

fn block(out: &mut Writer, block: &Block, context: &Context<'_>) {
    match block {
        Block::Paragraph(content) => paragraph(out, content),
        Block::SectionHead { level, content, .. } => {
            line(out, "hl2", if *level == 3 { LOWER } else { "" }, content);
        }
        Block::List { ordered, items, .. } => list(out, *ordered, items, context),
        Block::Quote { kind, cite, content, .. } => quote(out, *kind, cite.as_deref(), content),
        Block::Figure { .. } => figure(out, block, context),
        Block::Table { rows, .. } => table(out, rows),
        Block::Box { kind, title, content, .. } => {
            out.open_line("note", &[("class", word(BOXES, *kind))]);
            out.open_line("body.content", &[]);
            out.element("hl2", &[("class", BOX_TITLE)], title);
            blocks(out, content, context);
            out.close_line();
            out.close_line();
        }
        Block::Divider { .. } => out.empty_line("hr", &[]),
        Block::Embed { url, title, note, .. } => {
            out.open_line("media", &[("class", EMBED), ("media-type", "other")]);
            out.empty_line("media-reference", &[("source", url), ("name", title)]);
            out.element("media-caption", &[], note);
            out.close_line();
        }
    }
}

fn paragraph(out: &mut Writer, paragraph: &Paragraph) {
    let lede = if paragraph.style == ParagraphStyle::Lede { "true" } else { "" };
    out.open_line("p", &[("class", word(STYLES, paragraph.style)), ("lede", lede)]);
    inlines(out, &paragraph.content);
    out.close();
}

fn list(out: &mut Writer, ordered: bool, items: &[ListItem], context: &Context<'_>) {
    out.open_line(if ordered { "ol" } else { "ul" }, &[]);
    for item in items {
        out.open_line("li", &[]);
        match item.content.as_slice() {
            [Block::Paragraph(only)] if only.style == ParagraphStyle::Body => {
                inlines(out, &only.content);
                out.close();
            }
            content => {
                blocks(out, content, context);
                out.close_line();
            }
        }
    }
    out.close_line();
}

fn quote(out: &mut Writer, kind: QuoteKind, cite: Option<&str>, content: &[Paragraph]) {
    out.open_line("bq", &[("class", if kind == QuoteKind::Pull { PULL } else { "" })]);
    out.open_line("block", &[]);
    content.iter().for_each(|content| paragraph(out, content));
    out.close_line();
    out.element("credit", &[], cite.unwrap_or_default());
    out.close_line();
}

fn figure(out: &mut Writer, figure: &Block, context: &Context<'_>) {
    let Block::Figure { media: hash, alt, width, caption, credit, .. } = figure else { return };
    out.open_line("media", &[("class", word(WIDTHS, *width)), ("media-type", "image")]);
    let picture = hash.as_ref().and_then(|hash| (context.media)(hash));
    let source = hash.as_ref().map(|hash| media::shown(hash, context).src).unwrap_or_default();
    let mime = picture.as_ref().map(|picture| picture.mime.as_str()).unwrap_or_default();
    let pixels = |length: Option<u32>| length.filter(|length| *length > 0).map(|length| length.to_string());
    let high = pixels(picture.as_ref().map(|picture| picture.height)).unwrap_or_default();
    let wide = pixels(picture.as_ref().map(|picture| picture.width)).unwrap_or_default();
    out.empty_line(
        "media-reference",
        &[
            ("source", &source),
            ("mime-type", mime),
            ("alternate-text", alt),
            ("height", &high),
            ("width", &wide),
        ],
    );
    line(out, "media-caption", "", &caption.content);
    line(out, "media-producer", "", &credit.content);
    out.close_line();
}

fn table(out: &mut Writer, rows: &[Row]) {
    out.open_line("table", &[]);
    for row in rows {
        out.open_line("tr", &[]);
        row.cells.iter().for_each(|content| cell(out, content));
        out.close_line();
    }
    out.close_line();
}

fn cell(out: &mut Writer, cell: &Cell) {
    let span = |cells: u32| if cells > 1 { cells.to_string() } else { String::new() };
    let (columns, rows) = (span(cell.colspan), span(cell.rowspan));
    let align = cell.alignment.as_deref().filter(|align| ["left", "center", "right"].contains(align));
    let name = if cell.kind == CellKind::TableHeader { "th" } else { "td" };
    let attributes =
        [("colspan", columns.as_str()), ("rowspan", &rows), ("align", align.unwrap_or_default())];
    out.open_line(name, &attributes);
    match cell.content.as_slice() {
        [only] if only.style == ParagraphStyle::Body => {
            inlines(out, &only.content);
            out.close();
        }
        content => {
            content.iter().for_each(|content| paragraph(out, content));
            out.close_line();
        }
    }
}
