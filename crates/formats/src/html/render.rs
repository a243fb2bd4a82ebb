//! Blocks as HTML: the one renderer of the page, of ninjs bodies and of the web preview.
//!
//! Every character of the story passes [`text`] or [`attribute`] on its way.

use gaotai_article::{
    Block, BoxKind, Cell, CellKind, Crop, Hash, Inline, ListItem, Mark, Paragraph, ParagraphStyle, QuoteKind,
    Row, WidthHint,
};
use std::fmt::Write;

/// How a picture stands in the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Shown {
    /// Its address.
    pub src: String,
    /// Width in pixels, 0 when not known.
    pub width: u32,
    /// Height in pixels, 0 when not known.
    pub height: u32,
}

/// Gives every picture its address, and the part of it that the story shows.
pub(crate) type Pictures<'a> = &'a dyn Fn(&Hash, Option<Crop>) -> Shown;

/// Appends `text` as character data.
pub(crate) fn text(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\u{a0}' => out.push_str("&nbsp;"),
            c => out.push(c),
        }
    }
}

/// Appends ` name="value"`.
pub(crate) fn attribute(out: &mut String, name: &str, value: &str) {
    let _ = write!(out, " {name}=\"");
    for c in value.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{a0}' => out.push_str("&nbsp;"),
            c => out.push(c),
        }
    }
    out.push('"');
}

/// Appends an element of plain text with an optional class; nothing when the text is empty.
pub(crate) fn element(out: &mut String, name: &str, class: &str, content: &str) {
    if content.is_empty() {
        return;
    }
    open(out, name, class);
    text(out, content);
    let _ = write!(out, "</{name}>");
}

/// Appends a start tag with an optional class.
pub(crate) fn open(out: &mut String, name: &str, class: &str) {
    let _ = write!(out, "<{name}");
    if !class.is_empty() {
        attribute(out, "class", class);
    }
    out.push('>');
}

/// The nesting of marks from the outside in.
fn nesting(mark: &Mark) -> Option<usize> {
    match mark {
        Mark::Link { .. } => Some(0),
        Mark::Strong => Some(1),
        Mark::Em => Some(2),
        Mark::Underline => Some(3),
        Mark::Sup => Some(4),
        Mark::Sub => Some(5),
        _ => None,
    }
}

fn tag(mark: &Mark) -> &'static str {
    match mark {
        Mark::Link { .. } => "a",
        Mark::Strong => "strong",
        Mark::Em => "em",
        Mark::Underline => "u",
        Mark::Sup => "sup",
        _ => "sub",
    }
}

/// Appends runs; marks that go on from run to run are opened once.
pub(crate) fn inlines(out: &mut String, content: &[Inline]) {
    let mut stack: Vec<&Mark> = Vec::new();
    for inline in content {
        let Inline::Text { text: run, marks } = inline else {
            out.push_str("<br>");
            continue;
        };
        let mut wanted: Vec<&Mark> = marks.iter().filter(|mark| nesting(mark).is_some()).collect();
        wanted.sort_by_key(|mark| nesting(mark));
        let same = stack.iter().zip(&wanted).take_while(|(a, b)| a == b).count();
        close(out, &mut stack, same);
        for mark in wanted.into_iter().skip(same) {
            let _ = write!(out, "<{}", tag(mark));
            if let Mark::Link { href, title } = mark {
                attribute(out, "href", href);
                if let Some(title) = title {
                    attribute(out, "title", title);
                }
            }
            out.push('>');
            stack.push(mark);
        }
        text(out, run);
    }
    close(out, &mut stack, 0);
}

fn close(out: &mut String, stack: &mut Vec<&Mark>, keep: usize) {
    while stack.len() > keep {
        if let Some(mark) = stack.pop() {
            let _ = write!(out, "</{}>", tag(mark));
        }
    }
}

/// Appends blocks, each on a line of its own.
pub(crate) fn blocks(out: &mut String, content: &[Block], pictures: Pictures<'_>) {
    for content in content {
        block(out, content, pictures);
        out.push('\n');
    }
}

fn block(out: &mut String, block: &Block, pictures: Pictures<'_>) {
    match block {
        Block::Paragraph(content) => paragraph(out, content),
        Block::SectionHead { level, content, .. } => {
            let name = if *level == 3 { "h3" } else { "h2" };
            open(out, name, "");
            inlines(out, content);
            let _ = write!(out, "</{name}>");
        }
        Block::List { ordered, items, .. } => list(out, *ordered, items, pictures),
        Block::Quote { kind, cite, content, .. } => quote(out, *kind, cite.as_deref(), content),
        Block::Figure { .. } => figure(out, block, pictures),
        Block::Table { rows, .. } => table(out, rows),
        Block::Box { kind, title, content, .. } => {
            open(out, "aside", box_class(*kind));
            out.push('\n');
            element(out, "p", "box-title", title);
            blocks(out, content, pictures);
            out.push_str("</aside>");
        }
        Block::Divider { .. } => out.push_str("<hr>"),
        Block::Embed { url, title, note, .. } => embed(out, url, title, note),
    }
}

fn paragraph(out: &mut String, paragraph: &Paragraph) {
    open(out, "p", style_class(paragraph.style));
    inlines(out, &paragraph.content);
    out.push_str("</p>");
}

/// The class of a paragraph; running text has none.
pub(crate) fn style_class(style: ParagraphStyle) -> &'static str {
    match style {
        ParagraphStyle::Body => "",
        ParagraphStyle::Lede => "lede",
        ParagraphStyle::Continuation => "continuation",
        ParagraphStyle::Question => "question",
        ParagraphStyle::Answer => "answer",
    }
}

/// The class of a box.
pub(crate) fn box_class(kind: BoxKind) -> &'static str {
    match kind {
        BoxKind::Facts => "facts",
        BoxKind::Background => "background",
        BoxKind::Questions => "questions",
        BoxKind::Note => "note",
    }
}

fn list(out: &mut String, ordered: bool, items: &[ListItem], pictures: Pictures<'_>) {
    let name = if ordered { "ol" } else { "ul" };
    let _ = writeln!(out, "<{name}>");
    for item in items {
        out.push_str("<li>");
        match item.content.as_slice() {
            [Block::Paragraph(only)] if only.style == ParagraphStyle::Body => inlines(out, &only.content),
            content => {
                out.push('\n');
                blocks(out, content, pictures);
            }
        }
        out.push_str("</li>\n");
    }
    let _ = write!(out, "</{name}>");
}

fn quote(out: &mut String, kind: QuoteKind, cite: Option<&str>, content: &[Paragraph]) {
    if cite.is_some() {
        out.push_str("<figure class=\"quote\">\n");
    }
    open(out, "blockquote", if kind == QuoteKind::Pull { "pull" } else { "" });
    out.push('\n');
    for content in content {
        paragraph(out, content);
        out.push('\n');
    }
    out.push_str("</blockquote>");
    if let Some(cite) = cite {
        // The living standard wants the source of a quotation outside of the blockquote.
        out.push_str("\n<figcaption>");
        element(out, "cite", "", cite);
        out.push_str("</figcaption>\n</figure>");
    }
}

fn figure(out: &mut String, figure: &Block, pictures: Pictures<'_>) {
    let Block::Figure { media, alt, crop, width, caption, credit, .. } = figure else { return };
    let class = match width {
        WidthHint::Column => "",
        WidthHint::Half => "half",
        WidthHint::Wide => "wide",
    };
    open(out, "figure", class);
    out.push('\n');
    if let Some(hash) = media {
        let shown = pictures(hash, *crop);
        out.push_str("<img");
        attribute(out, "src", &shown.src);
        attribute(out, "alt", alt);
        if shown.width > 0 && shown.height > 0 {
            let _ = write!(out, " width=\"{}\" height=\"{}\"", shown.width, shown.height);
        }
        out.push_str(">\n");
    }
    if !caption.content.is_empty() || !credit.content.is_empty() {
        out.push_str("<figcaption>");
        for (class, line) in [("caption", caption), ("credit", credit)] {
            if !line.content.is_empty() {
                open(out, "span", class);
                inlines(out, &line.content);
                out.push_str("</span>");
            }
        }
        out.push_str("</figcaption>\n");
    }
    out.push_str("</figure>");
}

fn table(out: &mut String, rows: &[Row]) {
    let heading = |row: &Row| row.cells.iter().all(|cell| cell.kind == CellKind::TableHeader);
    let heads = rows.iter().take_while(|row| heading(row)).count();
    out.push_str("<table>\n");
    for (name, rows) in [("thead", &rows[..heads]), ("tbody", &rows[heads..])] {
        if rows.is_empty() {
            continue;
        }
        let _ = writeln!(out, "<{name}>");
        for row in rows {
            out.push_str("<tr>");
            row.cells.iter().for_each(|content| cell(out, content));
            out.push_str("</tr>\n");
        }
        let _ = writeln!(out, "</{name}>");
    }
    out.push_str("</table>");
}

fn cell(out: &mut String, cell: &Cell) {
    let name = if cell.kind == CellKind::TableHeader { "th" } else { "td" };
    let _ = write!(out, "<{name}");
    for (name, span) in [("colspan", cell.colspan), ("rowspan", cell.rowspan)] {
        if span > 1 {
            let _ = write!(out, " {name}=\"{span}\"");
        }
    }
    if let Some(alignment @ ("left" | "center" | "right")) = cell.alignment.as_deref() {
        let _ = write!(out, " style=\"text-align: {alignment}\"");
    }
    out.push('>');
    match cell.content.as_slice() {
        [only] if only.style == ParagraphStyle::Body => inlines(out, &only.content),
        content => content.iter().for_each(|content| paragraph(out, content)),
    }
    let _ = write!(out, "</{name}>");
}

fn embed(out: &mut String, url: &str, title: &str, note: &str) {
    out.push_str("<figure class=\"embed\">\n<a");
    if !url.is_empty() {
        attribute(out, "href", url);
    }
    out.push('>');
    text(out, if title.is_empty() { url } else { title });
    out.push_str("</a>\n");
    element(out, "figcaption", "", note);
    out.push_str("</figure>");
}
