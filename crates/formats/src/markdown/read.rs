//! CommonMark with GFM tables as blocks.

use crate::ImportedMedia;
use crate::hold::{Spaces, safe_address, tidy_line};
use crate::html::{dom, fragment};
use comrak::nodes::{ListType, Node, NodeValue, TableAlignment};
use comrak::{Arena, Options, parse_document};
use gaotai_article::{
    Block, Cell, CellKind, Hash, IdSource, Inline, Line, ListItem, Mark, Paragraph, QuoteKind, Row,
    WidthHint, normalize,
};

/// The reader's choices: tables and strikethrough as on GitHub, no guessing of links.
pub(super) fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    options
}

/// One line read by itself, as the writer's check reads it.
pub(crate) fn line(markdown: &str) -> Vec<Inline> {
    let arena = Arena::new();
    let root = parse_document(&arena, markdown, &options());
    let mut children = root.children();
    match (children.next(), children.next()) {
        (Some(only), None) if matches!(only.data().value, NodeValue::Paragraph) => inlines(only).0,
        _ => Vec::new(),
    }
}

/// What a text holds beside blocks.
#[derive(Default)]
pub(crate) struct Found {
    /// The blocks.
    pub blocks: Vec<Block>,
    /// Pictures that lie beside the file.
    pub media: Vec<ImportedMedia>,
    /// Addresses of pictures elsewhere.
    pub remote: Vec<String>,
}

/// Reads a text without front matter. In the text of a site, addresses of pictures that begin
/// with `/` are of its files.
pub(crate) fn text(markdown: &str, in_site: bool, ids: &mut dyn IdSource) -> Found {
    let arena = Arena::new();
    let root = parse_document(&arena, markdown, &options());
    let mut reader = Reader { ids, in_site, found: Found::default() };
    let blocks = reader.blocks(root, 0);
    Found { blocks, ..reader.found }
}

pub(super) struct Reader<'a> {
    pub(super) ids: &'a mut dyn IdSource,
    pub(super) in_site: bool,
    pub(super) found: Found,
}

/// A picture in a line: address, alternative text, title.
pub(super) type Image = (String, String, String);

impl Reader<'_> {
    fn blocks(&mut self, node: Node<'_>, depth: usize) -> Vec<Block> {
        let mut out = Vec::new();
        for child in node.children() {
            self.block(child, depth, &mut out);
        }
        out
    }

    pub(super) fn block(&mut self, node: Node<'_>, depth: usize, out: &mut Vec<Block>) {
        let value = node.data().value.clone();
        match value {
            NodeValue::Paragraph => {
                let (content, images) = inlines(node);
                if !content.is_empty() {
                    out.push(Block::Paragraph(Paragraph::new(self.ids.block(), content)));
                }
                for image in images {
                    let figure = self.figure(image);
                    out.push(figure);
                }
            }
            NodeValue::Heading(heading) => {
                let (content, _) = inlines(node);
                let level = if heading.level <= 2 { 2 } else { 3 };
                out.push(Block::SectionHead { id: self.ids.block(), level, only: None, content });
            }
            NodeValue::List(list) => {
                let items: Vec<ListItem> = node
                    .children()
                    .map(|item| ListItem { id: self.ids.block(), content: self.nested(item, depth) })
                    .filter(|item| !item.content.is_empty())
                    .collect();
                if !items.is_empty() {
                    let ordered = list.list_type == ListType::Ordered;
                    out.push(Block::List { id: self.ids.block(), ordered, only: None, items });
                }
            }
            NodeValue::BlockQuote => out.extend(self.quote(node, depth)),
            NodeValue::Table(table) => out.push(self.table(node, &table.alignments)),
            NodeValue::ThematicBreak => out.push(Block::Divider { id: self.ids.block(), only: None }),
            NodeValue::CodeBlock(code) => self.lines(&code.literal, out),
            NodeValue::HtmlBlock(html) => {
                let page = dom::parse(&html.literal);
                let mut reader = fragment::Reader::new(self.ids);
                out.extend(reader.blocks(&page.document));
                self.found.media.append(&mut reader.media);
                self.found.remote.append(&mut reader.remote);
            }
            _ => out.extend(self.nested(node, depth)),
        }
    }

    fn nested(&mut self, node: Node<'_>, depth: usize) -> Vec<Block> {
        if depth < dom::DEPTH { self.blocks(node, depth + 1) } else { Vec::new() }
    }

    fn lines(&mut self, text: &str, out: &mut Vec<Block>) {
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            let content = tidy_line(vec![Inline::text(line)], Spaces::Keep);
            out.push(Block::Paragraph(Paragraph::new(self.ids.block(), content)));
        }
    }

    fn quote(&mut self, node: Node<'_>, depth: usize) -> Option<Block> {
        let mut cite = None;
        let mut content = Vec::new();
        for child in node.children() {
            if let Some(name) = cited(child) {
                cite = Some(name);
                continue;
            }
            let mut inside = Vec::new();
            self.block(child, depth + 1, &mut inside);
            for block in inside {
                block.each_line(&mut |line| {
                    if !line.is_empty() {
                        content.push(Paragraph::new(self.ids.block(), line.to_vec()));
                    }
                });
            }
        }
        let empty = content.is_empty();
        let quote = |id| Block::Quote { id, kind: QuoteKind::Block, cite, only: None, content };
        (!empty).then(|| quote(self.ids.block()))
    }

    pub(super) fn figure(&mut self, (src, alt, title): Image) -> Block {
        let mut reader = fragment::Reader::new(self.ids);
        let local = if self.in_site && !src.starts_with("//") { src.trim_start_matches('/') } else { &src };
        let media: Option<Hash> = reader.media(local);
        let (mut found, mut remote) = (std::mem::take(&mut reader.media), std::mem::take(&mut reader.remote));
        self.found.media.append(&mut found);
        self.found.remote.append(&mut remote);
        let caption = if title.is_empty() { Vec::new() } else { vec![Inline::text(title)] };
        Block::Figure {
            id: self.ids.block(),
            media,
            alt,
            focus: None,
            crop: None,
            width: WidthHint::Column,
            only: None,
            caption: Line { id: self.ids.block(), content: tidy_line(caption, Spaces::Collapse) },
            credit: Line { id: self.ids.block(), content: Vec::new() },
        }
    }

    fn table(&mut self, node: Node<'_>, alignments: &[TableAlignment]) -> Block {
        let mut rows = Vec::new();
        for row in node.children() {
            let head = matches!(row.data().value, NodeValue::TableRow(true));
            let mut cells = Vec::new();
            for (at, cell) in row.children().enumerate() {
                let alignment = match alignments.get(at) {
                    Some(TableAlignment::Left) => Some("left"),
                    Some(TableAlignment::Center) => Some("center"),
                    Some(TableAlignment::Right) => Some("right"),
                    _ => None,
                };
                let (content, _) = inlines(cell);
                cells.push(Cell {
                    id: self.ids.block(),
                    kind: if head { CellKind::TableHeader } else { CellKind::TableCell },
                    colspan: 1,
                    rowspan: 1,
                    alignment: alignment.map(str::to_owned),
                    content: vec![Paragraph::new(self.ids.block(), content)],
                });
            }
            rows.push(Row { id: self.ids.block(), cells });
        }
        Block::Table { id: self.ids.block(), only: None, rows }
    }
}

/// The name in a paragraph that is one `cite` element.
fn cited(node: Node<'_>) -> Option<String> {
    let is = |node: Option<Node<'_>>, tag: &str| {
        node.is_some_and(|node| matches!(&node.data().value, NodeValue::HtmlInline(html) if html == tag))
    };
    let whole = is(node.first_child(), "<cite>") && is(node.last_child(), "</cite>");
    let (content, _) = inlines(node);
    whole.then(|| gaotai_article::text::plain(&content)).filter(|name| !name.is_empty())
}

/// The runs of a line, and the pictures in it.
pub(super) fn inlines(node: Node<'_>) -> (Vec<Inline>, Vec<Image>) {
    let (mut out, mut images) = (Vec::new(), Vec::new());
    runs(node, &mut Vec::new(), &mut out, &mut images, 0);
    (tidy_line(normalize(out), Spaces::Collapse), images)
}

fn runs(node: Node<'_>, marks: &mut Vec<Mark>, out: &mut Vec<Inline>, images: &mut Vec<Image>, depth: usize) {
    if depth > dom::DEPTH {
        return;
    }
    for child in node.children() {
        let value = child.data().value.clone();
        let mark = match value {
            NodeValue::Text(text) => {
                out.push(Inline::marked(text.into_owned(), marks.clone()));
                continue;
            }
            NodeValue::Code(code) => {
                out.push(Inline::marked(code.literal, marks.clone()));
                continue;
            }
            NodeValue::SoftBreak => {
                soft_break(child, marks, out);
                continue;
            }
            NodeValue::LineBreak => {
                out.push(Inline::HardBreak { marks: Vec::new() });
                continue;
            }
            NodeValue::HtmlInline(html) => {
                tag(&html, marks, out);
                continue;
            }
            NodeValue::Image(link) => {
                // A picture may stand in the words of a picture, and so on.
                let mut alt = Vec::new();
                runs(child, &mut Vec::new(), &mut alt, &mut Vec::new(), depth + 1);
                let alt = tidy_line(normalize(alt), Spaces::Collapse);
                images.push((link.url, gaotai_article::text::plain(&alt), link.title));
                continue;
            }
            NodeValue::Strong => Some(Mark::Strong),
            NodeValue::Emph => Some(Mark::Em),
            NodeValue::Link(link) => {
                let title = Some(link.title).filter(|title| !title.is_empty());
                safe_address(&link.url).then_some(Mark::Link { href: link.url, title })
            }
            _ => None,
        };
        let had = marks.len();
        marks.extend(mark.filter(|mark| !marks.iter().any(|had| had.name() == mark.name())));
        runs(child, marks, out, images, depth + 1);
        marks.truncate(had);
    }
}

/// A line's end in the file is a space, but not between Han characters.
fn soft_break(node: Node<'_>, marks: &[Mark], out: &mut Vec<Inline>) {
    let edge = |node: Option<Node<'_>>, last: bool| match node.map(|node| node.data().value.clone()) {
        Some(NodeValue::Text(text)) if last => text.chars().last(),
        Some(NodeValue::Text(text)) => text.chars().next(),
        _ => None,
    };
    let wide =
        |c: Option<char>| c.is_some_and(|c| ('\u{2e80}'..='\u{ffef}').contains(&c) || c >= '\u{20000}');
    if !(wide(edge(node.previous_sibling(), true)) && wide(edge(node.next_sibling(), false))) {
        out.push(Inline::marked(" ", marks.to_vec()));
    }
}

/// The few tags that stand for marks Markdown has no sign for.
fn tag(html: &str, marks: &mut Vec<Mark>, out: &mut Vec<Inline>) {
    let bare = html.trim_matches(['<', '>', '/', ' ']).to_ascii_lowercase();
    let name = bare.split([' ', '/']).next().unwrap_or_default();
    let mark = match name {
        "br" => return out.push(Inline::HardBreak { marks: Vec::new() }),
        "strong" | "b" => Mark::Strong,
        "em" | "i" => Mark::Em,
        "u" | "ins" => Mark::Underline,
        "sup" => Mark::Sup,
        "sub" => Mark::Sub,
        _ => return,
    };
    if html.starts_with("</") {
        if let Some(at) = marks.iter().rposition(|had| *had == mark) {
            marks.remove(at);
        }
    } else if !marks.contains(&mark) {
        marks.push(mark);
    }
}
