//! Blocks as the block editor stores them: HTML between comments that name the block, so that
//! every part can be edited there as what it is. What no block of WordPress holds stands in
//! a block of HTML as it is on our page.

use crate::html::render::{self, Pictures};
use gaotai_article::{
    Block, Cell, CellKind, Inline, ListItem, Paragraph, ParagraphStyle, QuoteKind, Row, WidthHint,
};
use serde_json::{Map, Value};
use std::fmt::Write;

/// The blocks as a post. Square brackets are written as entities, for they begin shortcodes.
pub(crate) fn post(content: &[Block], pictures: Pictures<'_>) -> String {
    let mut out = String::new();
    blocks(&mut out, content, pictures);
    out.truncate(out.trim_end().len());
    out.replace('[', "&#91;").replace(']', "&#93;")
}

/// One more paragraph at the end of a post.
pub(crate) fn label(post: &mut String, class: &'static str, text: &str) {
    if !post.is_empty() {
        post.push_str("\n\n");
    }
    classed(post, class, text);
}

fn classed(post: &mut String, class: &'static str, text: &str) {
    open(post, "paragraph", &[("className", class.into())]);
    render::element(post, "p", class, text);
    close(post, "paragraph");
}

fn blocks(out: &mut String, content: &[Block], pictures: Pictures<'_>) {
    for content in content {
        block(out, content, pictures);
        out.push_str("\n\n");
    }
}

/// The comment that begins a block, on a line of its own.
fn open(out: &mut String, name: &str, attributes: &[(&str, Value)]) {
    let _ = write!(out, "<!-- wp:{name} ");
    if !attributes.is_empty() {
        let map: Map<String, Value> =
            attributes.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
        out.push_str(&escaped(&Value::Object(map).to_string()));
        out.push(' ');
    }
    out.push_str("-->\n");
}

/// JSON in which nothing ends the comment or begins a shortcode, escaped as WordPress does it.
fn escaped(json: &str) -> String {
    let pairs = [
        ("--", "\\u002d\\u002d"),
        ("<", "\\u003c"),
        (">", "\\u003e"),
        ("&", "\\u0026"),
        ("\\\"", "\\u0022"),
        ("[", "\\u005b"),
        ("]", "\\u005d"),
    ];
    pairs.iter().fold(json.to_owned(), |json, (from, to)| json.replace(from, to))
}

fn close(out: &mut String, name: &str) {
    let _ = write!(out, "\n<!-- /wp:{name} -->");
}

fn block(out: &mut String, block: &Block, pictures: Pictures<'_>) {
    match block {
        Block::Paragraph(content) => paragraph(out, content),
        Block::SectionHead { level, content, .. } => head(out, *level, content),
        Block::List { ordered, items, .. } if items.iter().all(is_plain) => list(out, *ordered, items),
        Block::Quote { kind, cite, content, .. } => quote(out, *kind, cite.as_deref(), content),
        Block::Figure { media: Some(media), alt, width, .. } => {
            figure(out, block, &pictures(media, None).src, alt, *width);
        }
        Block::Table { rows, .. } if rows.iter().flat_map(|row| &row.cells).all(is_line) => table(out, rows),
        Block::Box { kind, title, content, .. } => {
            let class = render::box_class(*kind);
            open(out, "group", &[("tagName", "aside".into()), ("className", class.into())]);
            let _ = writeln!(out, "<aside class=\"wp-block-group {class}\">");
            if !title.is_empty() {
                classed(out, "box-title", title);
                out.push_str("\n\n");
            }
            blocks(out, content, pictures);
            out.push_str("</aside>");
            close(out, "group");
        }
        Block::Divider { .. } => {
            open(out, "separator", &[]);
            out.push_str("<hr class=\"wp-block-separator has-alpha-channel-opacity\"/>");
            close(out, "separator");
        }
        Block::Embed { url, title, note, .. } if title.is_empty() && !url.is_empty() => embed(out, url, note),
        other => html(out, other, pictures),
    }
}

/// A block of HTML.
fn html(out: &mut String, block: &Block, pictures: Pictures<'_>) {
    open(out, "html", &[]);
    render::blocks(out, std::slice::from_ref(block), pictures);
    out.truncate(out.trim_end().len());
    close(out, "html");
}

fn paragraph(out: &mut String, paragraph: &Paragraph) {
    let class = render::style_class(paragraph.style);
    let attributes = [("className", Value::from(class))];
    open(out, "paragraph", if class.is_empty() { &[] } else { &attributes });
    render::open(out, "p", class);
    render::inlines(out, &paragraph.content);
    out.push_str("</p>");
    close(out, "paragraph");
}

fn head(out: &mut String, level: u8, content: &[Inline]) {
    let (name, attributes) =
        if level == 3 { ("h3", &[("level", Value::from(3))][..]) } else { ("h2", &[][..]) };
    open(out, "heading", attributes);
    render::open(out, name, "wp-block-heading");
    render::inlines(out, content);
    let _ = write!(out, "</{name}>");
    close(out, "heading");
}

/// An item of the block editor's: a line, and a list below it.
fn is_plain(item: &ListItem) -> bool {
    match item.content.as_slice() {
        [Block::Paragraph(line)] => line.style == ParagraphStyle::Body,
        [Block::Paragraph(line), Block::List { items, .. }] => {
            line.style == ParagraphStyle::Body && items.iter().all(is_plain)
        }
        _ => false,
    }
}

fn list(out: &mut String, ordered: bool, items: &[ListItem]) {
    let attributes = [("ordered", Value::from(true))];
    open(out, "list", if ordered { &attributes } else { &[] });
    let name = if ordered { "ol" } else { "ul" };
    let _ = write!(out, "<{name} class=\"wp-block-list\">");
    for item in items {
        open(out, "list-item", &[]);
        out.push_str("<li>");
        for part in &item.content {
            match part {
                Block::List { ordered, items, .. } => list(out, *ordered, items),
                Block::Paragraph(line) => render::inlines(out, &line.content),
                _ => {}
            }
        }
        out.push_str("</li>");
        close(out, "list-item");
    }
    let _ = write!(out, "</{name}>");
    close(out, "list");
}

/// A pull quote there is one paragraph; longer ones are quotes of a class of their own.
fn quote(out: &mut String, kind: QuoteKind, cite: Option<&str>, content: &[Paragraph]) {
    let source = |out: &mut String| render::element(out, "cite", "", cite.unwrap_or_default());
    match (kind, content) {
        (QuoteKind::Pull, [only]) if only.style == ParagraphStyle::Body => {
            open(out, "pullquote", &[]);
            out.push_str("<figure class=\"wp-block-pullquote\"><blockquote><p>");
            render::inlines(out, &only.content);
            out.push_str("</p>");
            source(out);
            out.push_str("</blockquote></figure>");
            close(out, "pullquote");
        }
        _ => {
            let attributes = [("className", Value::from("pull"))];
            let pull = kind == QuoteKind::Pull;
            open(out, "quote", if pull { &attributes } else { &[] });
            render::open(out, "blockquote", if pull { "wp-block-quote pull" } else { "wp-block-quote" });
            content.iter().for_each(|content| paragraph(out, content));
            source(out);
            out.push_str("</blockquote>");
            close(out, "quote");
        }
    }
}

fn figure(out: &mut String, figure: &Block, src: &str, alt: &str, width: WidthHint) {
    let Block::Figure { caption, credit, .. } = figure else { return };
    let (attributes, class) = match width {
        WidthHint::Column => (&[][..], "wp-block-image"),
        WidthHint::Half => (&[("className", Value::from("half"))][..], "wp-block-image half"),
        WidthHint::Wide => (&[("align", Value::from("wide"))][..], "wp-block-image alignwide"),
    };
    open(out, "image", attributes);
    render::open(out, "figure", class);
    out.push_str("<img");
    render::attribute(out, "src", src);
    render::attribute(out, "alt", alt);
    out.push_str("/>");
    if !caption.content.is_empty() || !credit.content.is_empty() {
        out.push_str("<figcaption class=\"wp-element-caption\">");
        for (class, line) in [("caption", caption), ("credit", credit)] {
            if !line.content.is_empty() {
                render::open(out, "span", class);
                render::inlines(out, &line.content);
                out.push_str("</span>");
            }
        }
        out.push_str("</figcaption>");
    }
    out.push_str("</figure>");
    close(out, "image");
}

fn is_line(cell: &Cell) -> bool {
    matches!(cell.content.as_slice(), [only] if only.style == ParagraphStyle::Body)
}

fn table(out: &mut String, rows: &[Row]) {
    let heading = |row: &Row| row.cells.iter().all(|cell| cell.kind == CellKind::TableHeader);
    let heads = rows.iter().take_while(|row| heading(row)).count();
    // The width of columns had another default before WordPress 6.6.
    open(out, "table", &[("hasFixedLayout", Value::from(false))]);
    out.push_str("<figure class=\"wp-block-table\"><table>");
    for (name, rows) in [("thead", &rows[..heads]), ("tbody", &rows[heads..])] {
        if rows.is_empty() {
            continue;
        }
        let _ = write!(out, "<{name}>");
        for row in rows {
            out.push_str("<tr>");
            row.cells.iter().for_each(|content| cell(out, content));
            out.push_str("</tr>");
        }
        let _ = write!(out, "</{name}>");
    }
    out.push_str("</table></figure>");
    close(out, "table");
}

fn cell(out: &mut String, cell: &Cell) {
    let name = if cell.kind == CellKind::TableHeader { "th" } else { "td" };
    let _ = write!(out, "<{name}");
    if let Some(alignment @ ("left" | "center" | "right")) = cell.alignment.as_deref() {
        let _ = write!(out, " class=\"has-text-align-{alignment}\" data-align=\"{alignment}\"");
    }
    for (name, span) in [("colspan", cell.colspan), ("rowspan", cell.rowspan)] {
        if span > 1 {
            let _ = write!(out, " {name}=\"{span}\"");
        }
    }
    out.push('>');
    cell.content.iter().for_each(|line| render::inlines(out, &line.content));
    let _ = write!(out, "</{name}>");
}

fn embed(out: &mut String, url: &str, note: &str) {
    open(out, "embed", &[("url", url.into()), ("type", "rich".into())]);
    out.push_str("<figure class=\"wp-block-embed is-type-rich\"><div class=\"wp-block-embed__wrapper\">\n");
    render::text(out, url);
    out.push_str("\n</div>");
    render::element(out, "figcaption", "wp-element-caption", note);
    out.push_str("</figure>");
    close(out, "embed");
}
