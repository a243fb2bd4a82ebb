//! Elements of NITF as blocks and lines. Only what the model has a node or mark for passes;
//! of everything else the text stays.

use super::names::*;
use crate::hold::{Spaces, clean_text, safe_address, tidy_line};
use crate::html::dom::DEPTH;
use crate::html::fragment::Reader;
use crate::ninjs::names::value;
use crate::xml::read::{self, ELEMENT_NOT_HELD, MOST_TOLD, attribute, children, is, problem};
use crate::{ImportedMedia, Problem};
use gaotai_article::{
    Block, BlockId, BoxKind, Cell, CellKind, IdSource, Inline, Line, ListItem, Mark, Paragraph,
    ParagraphStyle, QuoteKind, Row, WidthHint, normalize,
};
use roxmltree::Node;

/// Reads elements as blocks and collects what it met beside the text.
pub(crate) struct Flow<'a> {
    reader: Reader<'a>,
    /// What was left out, with its place.
    pub problems: Vec<Problem>,
    waiting: Vec<Block>,
}

/// Elements that part no lines.
const INLINE: &[&str] = &[
    "a",
    "alt-code",
    "b",
    "br",
    "chron",
    "city",
    "classifier",
    "copyrite",
    "country",
    "em",
    "event",
    "font",
    "frac",
    "function",
    "i",
    "lang",
    "location",
    "money",
    "name.family",
    "name.given",
    "num",
    "object.title",
    "org",
    "person",
    "postaddr",
    "pronounce",
    "q",
    "rb",
    "region",
    "rp",
    "rt",
    "ruby",
    "span",
    "state",
    "strong",
    "sub",
    "sublocation",
    "sup",
    "u",
    "virtloc",
];

/// Blocks nested deeper than this are read as lines: no story has such.
const HIGHEST: usize = 48;

/// Elements about the text in a block that are none of it.
const ABOUT: &[&str] = &["tobject", "key-list", "classifier", "nitf-table-metadata", "media-metadata"];

impl<'a> Flow<'a> {
    /// A reader that gives blocks ids from `ids`.
    pub fn new(ids: &'a mut dyn IdSource) -> Self {
        Flow { reader: Reader::new(ids), problems: Vec::new(), waiting: Vec::new() }
    }

    /// Pictures beside the file; and a problem for every one elsewhere.
    pub fn finish(mut self) -> (Vec<ImportedMedia>, Vec<Problem>) {
        (std::mem::take(&mut self.reader.media), self.problems)
    }

    fn tell(&mut self, code: &'static str, node: Node<'_, '_>, param: (&str, &str)) {
        if self.problems.len() < MOST_TOLD {
            self.problems.push(problem(code, node, &[param]));
        }
    }

    fn id(&mut self) -> BlockId {
        self.reader.id()
    }

    /// The blocks below `node`.
    pub fn blocks(&mut self, node: Node<'_, '_>) -> Vec<Block> {
        let mut out = Vec::new();
        self.flow(node, 0, &mut out);
        out
    }

    /// Everything below `node` as one line; its paragraphs parted by breaks.
    pub fn line(&mut self, node: Node<'_, '_>) -> Vec<Inline> {
        let mut runs = Vec::new();
        self.runs(node, &mut Vec::new(), 0, &mut runs);
        tidy_line(normalize(runs), Spaces::Collapse)
    }

    fn flow(&mut self, node: Node<'_, '_>, depth: usize, out: &mut Vec<Block>) {
        let mut runs = Vec::new();
        for child in node.children() {
            if child.is_text() || INLINE.contains(&child.tag_name().name()) || depth >= HIGHEST {
                self.run(child, &mut Vec::new(), depth, &mut runs);
            } else if child.is_element() {
                self.flush(&mut runs, out);
                self.block(child, depth + 1, out);
            }
        }
        self.flush(&mut runs, out);
    }

    fn flush(&mut self, runs: &mut Vec<Inline>, out: &mut Vec<Block>) {
        let content = tidy_line(normalize(std::mem::take(runs)), Spaces::Collapse);
        self.paragraph(content, ParagraphStyle::Body, out);
    }

    fn paragraph(&mut self, content: Vec<Inline>, style: ParagraphStyle, out: &mut Vec<Block>) {
        if !content.is_empty() {
            let paragraph = Paragraph::new(self.id(), content);
            out.push(Block::Paragraph(Paragraph { style, ..paragraph }));
        }
        out.append(&mut self.waiting);
    }

    fn block(&mut self, node: Node<'_, '_>, depth: usize, out: &mut Vec<Block>) {
        if depth > HIGHEST {
            let content = self.line(node);
            return self.paragraph(content, ParagraphStyle::Body, out);
        }
        match node.tag_name().name() {
            "p" | "dt" | "dd" | "byline" | "dateline" | "datasource" | "credit" | "caption"
                if !has_blocks(node) =>
            {
                let content = self.line(node);
                self.paragraph(content, style(node), out);
            }
            "hl1" | "hl2" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.section_head(node, out),
            "ul" | "ol" => self.list(node, depth, out),
            "bq" | "blockquote" => self.quote(node, depth, out),
            "media" => self.media(node, out),
            "table" => self.table(node, depth, out),
            "note" | "fn" => self.note(node, depth, out),
            "pre" => self.lines(node, out),
            "hr" => out.push(Block::Divider { id: self.id(), only: None }),
            about if ABOUT.contains(&about) => {
                let says = |inner: Node<'_, '_>| {
                    inner.attributes().len() > 0
                        || inner.is_text() && inner.text().is_some_and(|text| !text.trim().is_empty())
                };
                if node.descendants().any(says) {
                    self.tell(ELEMENT_NOT_HELD, node, ("name", about));
                }
            }
            _ => self.flow(node, depth, out),
        }
    }

    fn section_head(&mut self, node: Node<'_, '_>, out: &mut Vec<Block>) {
        let content = self.line(node);
        let lower = has_class(node, LOWER) || matches!(node.tag_name().name(), "h3" | "h4" | "h5" | "h6");
        if !content.is_empty() {
            let level = if lower { 3 } else { 2 };
            out.push(Block::SectionHead { id: self.id(), level, only: None, content });
        }
        out.append(&mut self.waiting);
    }

    /// Every line of text that is set as it is.
    fn lines(&mut self, node: Node<'_, '_>, out: &mut Vec<Block>) {
        let text: String =
            node.descendants().filter_map(|node| node.text().filter(|_| node.is_text())).collect();
        for line in
            text.lines().map(|line| clean_text(line, Spaces::Collapse)).filter(|line| !line.is_empty())
        {
            self.paragraph(vec![Inline::text(line)], ParagraphStyle::Body, out);
        }
    }

    fn list(&mut self, node: Node<'_, '_>, depth: usize, out: &mut Vec<Block>) {
        let mut items = Vec::new();
        for child in node.children().filter(Node::is_element) {
            let mut content = Vec::new();
            if is(child, "li") {
                self.flow(child, depth, &mut content);
            } else {
                self.block(child, depth + 1, &mut content);
            }
            if !content.is_empty() {
                items.push(ListItem { id: self.id(), content });
            }
        }
        if !items.is_empty() {
            out.push(Block::List { id: self.id(), ordered: is(node, "ol"), only: None, items });
        }
    }

    fn quote(&mut self, node: Node<'_, '_>, depth: usize, out: &mut Vec<Block>) {
        let (mut inside, mut cite) = (Vec::new(), attribute(node, "quote-source").to_owned());
        for child in node.children().filter(Node::is_element) {
            match child.tag_name().name() {
                "credit" => cite = read::line(child),
                "block" => self.flow(child, depth + 1, &mut inside),
                _ => self.block(child, depth + 1, &mut inside),
            }
        }
        if inside.is_empty() {
            let content = self.line(node);
            self.paragraph(content, ParagraphStyle::Body, &mut inside);
        }
        let content = self.flatten(inside);
        if !content.is_empty() {
            let kind = if has_class(node, PULL) { QuoteKind::Pull } else { QuoteKind::Block };
            let cite = Some(cite).filter(|cite| !cite.is_empty());
            out.push(Block::Quote { id: self.id(), kind, cite, only: None, content });
        }
    }

    /// Every line of text as a paragraph: for places where only paragraphs may stand.
    fn flatten(&mut self, blocks: Vec<Block>) -> Vec<Paragraph> {
        let mut out = Vec::new();
        for block in blocks {
            match block {
                Block::Paragraph(paragraph) => out.push(paragraph),
                other => other.each_line(&mut |content| {
                    if !content.is_empty() {
                        out.push(Paragraph::new(self.reader.id(), content.to_vec()));
                    }
                }),
            }
        }
        out
    }

    fn media(&mut self, node: Node<'_, '_>, out: &mut Vec<Block>) {
        let width = |reference: &Node<'_, '_>| attribute(*reference, "width").parse().unwrap_or(0u32);
        let mut references: Vec<Node<'_, '_>> = children(node, "media-reference").collect();
        // The largest of several sizes; the first of equals.
        references.sort_by_key(|reference| std::cmp::Reverse(width(reference)));
        let reference = references.first().copied();
        let of = |name: &str| {
            let value = reference.map(|reference| attribute(reference, name)).unwrap_or_default();
            clean_text(value, Spaces::Collapse)
        };
        let kind = attribute(node, "media-type").to_ascii_lowercase();
        let mime = of("mime-type").to_ascii_lowercase();
        let moving = ["video", "audio"].iter().any(|what| kind.contains(what) || mime.starts_with(what));
        if has_class(node, EMBED) || (moving && safe_address(&of("source"))) {
            let url = Some(of("source")).filter(|url| safe_address(url)).unwrap_or_default();
            let note = self.captions(node, "media-caption");
            let note = clean_text(&gaotai_article::text::plain(&note), Spaces::Collapse);
            out.push(Block::Embed { id: self.id(), url, title: of("name"), note, only: None });
            return;
        }
        let remote = self.reader.remote.len();
        let media = self.reader.media(if moving { "" } else { attribute_of(reference, "source") });
        if let Some(address) = self.reader.remote.get(remote) {
            let address = address.clone();
            self.tell(crate::page::PICTURE_ELSEWHERE, node, ("address", &address));
        }
        let caption = self.captions(node, "media-caption");
        let mut credit = self.captions(node, "media-producer");
        if credit.is_empty() && !of("source-credit").is_empty() {
            credit.push(Inline::text(of("source-credit")));
        }
        let alt = if media.is_some() { of("alternate-text") } else { String::new() };
        if media.is_none() && caption.is_empty() && credit.is_empty() {
            return self.tell(ELEMENT_NOT_HELD, node, ("name", "media"));
        }
        let width = value(WIDTHS, attribute(node, "class")).unwrap_or(WidthHint::Column);
        let caption = Line { id: self.id(), content: caption };
        let credit = Line { id: self.id(), content: credit };
        let id = self.id();
        out.push(Block::Figure {
            id,
            media,
            alt,
            focus: None,
            crop: None,
            width,
            only: None,
            caption,
            credit,
        });
    }

    /// The lines of all elements of that name as one.
    fn captions(&mut self, node: Node<'_, '_>, name: &str) -> Vec<Inline> {
        let mut out = Vec::new();
        for caption in children(node, name) {
            if !out.is_empty() {
                out.push(Inline::HardBreak { marks: Vec::new() });
            }
            out.extend(self.line(caption));
        }
        tidy_line(normalize(out), Spaces::Collapse)
    }

    fn table(&mut self, node: Node<'_, '_>, depth: usize, out: &mut Vec<Block>) {
        if let Some(caption) = read::at(node, "caption") {
            let content = self.line(caption);
            self.paragraph(content, ParagraphStyle::Body, out);
        }
        let mut rows = Vec::new();
        for part in node.children().filter(Node::is_element) {
            let own = is(part, "tr").then_some(part);
            for row in own.into_iter().chain(children(part, "tr")) {
                let of_row = row.children().filter(|cell| is(*cell, "td") || is(*cell, "th"));
                let cells: Vec<Cell> = of_row.map(|cell| self.cell(cell, depth)).collect();
                if !cells.is_empty() {
                    rows.push(Row { id: self.id(), cells });
                }
            }
        }
        if !rows.is_empty() {
            out.push(Block::Table { id: self.id(), only: None, rows });
        }
        out.append(&mut self.waiting);
    }

    fn cell(&mut self, node: Node<'_, '_>, depth: usize) -> Cell {
        let mut inside = Vec::new();
        self.flow(node, depth + 1, &mut inside);
        let mut content = self.flatten(inside);
        if content.is_empty() {
            content.push(Paragraph::new(self.id(), Vec::new()));
        }
        let span = |name: &str| attribute(node, name).parse().unwrap_or(1u32).clamp(1, 1000);
        let align = attribute(node, "align").to_ascii_lowercase();
        Cell {
            id: self.id(),
            kind: if is(node, "th") { CellKind::TableHeader } else { CellKind::TableCell },
            colspan: span("colspan"),
            rowspan: span("rowspan"),
            alignment: ["left", "center", "right"].contains(&align.as_str()).then_some(align),
            content,
        }
    }

    fn note(&mut self, node: Node<'_, '_>, depth: usize, out: &mut Vec<Block>) {
        let mut inside = Vec::new();
        self.flow(node, depth, &mut inside);
        let first = node.descendants().find(|inner| is(*inner, "hl2"));
        let first = first.filter(|head| has_class(*head, BOX_TITLE));
        let title = first.map(read::line).unwrap_or_default();
        if !title.is_empty() && inside.first().is_some_and(|block| matches!(block, Block::SectionHead { .. }))
        {
            inside.remove(0);
        }
        if inside.is_empty() && title.is_empty() {
            return;
        }
        if inside.is_empty() {
            inside.push(Block::Paragraph(Paragraph::new(self.id(), Vec::new())));
        }
        let kind = value(BOXES, attribute(node, "class")).unwrap_or(BoxKind::Note);
        out.push(Block::Box { id: self.id(), kind, title, only: None, content: inside });
    }

    fn runs(&mut self, node: Node<'_, '_>, marks: &mut Vec<Mark>, depth: usize, out: &mut Vec<Inline>) {
        if depth < DEPTH {
            return node.children().for_each(|child| self.run(child, marks, depth + 1, out));
        }
        for text in node.descendants().filter(|inner| inner.is_text()).filter_map(|inner| inner.text()) {
            out.push(Inline::marked(text, marks.clone()));
        }
    }

    fn run(&mut self, node: Node<'_, '_>, marks: &mut Vec<Mark>, depth: usize, out: &mut Vec<Inline>) {
        if let Some(text) = node.text().filter(|_| node.is_text()) {
            out.push(Inline::marked(text, marks.clone()));
            return;
        }
        let mark = match node.tag_name().name() {
            "br" => return out.push(Inline::HardBreak { marks: Vec::new() }),
            "media" => {
                let mut figure = Vec::new();
                self.media(node, &mut figure);
                return self.waiting.append(&mut figure);
            }
            "em" if has_class(node, "strong") || has_class(node, "bold") => Some(Mark::Strong),
            "em" if has_class(node, "underline") => Some(Mark::Underline),
            "strong" | "b" => Some(Mark::Strong),
            "em" | "i" => Some(Mark::Em),
            "u" => Some(Mark::Underline),
            "sup" => Some(Mark::Sup),
            "sub" => Some(Mark::Sub),
            "a" => link(node),
            "rp" => return,
            // The reading of a character, as it stands where there is no room above it.
            "rt" => {
                let text = read::line(node);
                return out.push(Inline::marked(format!("（{text}）"), marks.clone()));
            }
            "denom" if node.prev_sibling_element().is_some_and(|before| is(before, "numer")) => {
                out.push(Inline::marked("/", marks.clone()));
                None
            }
            _ => None,
        };
        let parted = is_block(node);
        let fresh = mark.filter(|mark| !marks.iter().any(|had| had.name() == mark.name()));
        let had = marks.len();
        marks.extend(fresh);
        if parted {
            part(out);
        }
        self.runs(node, marks, depth, out);
        if parted {
            part(out);
        }
        marks.truncate(had);
    }
}

/// Begins a new line unless one has just begun.
fn part(out: &mut Vec<Inline>) {
    let blank = |inline: &&Inline| matches!(inline, Inline::Text { text, .. } if text.trim().is_empty());
    if !matches!(out.iter().rev().find(|inline| !blank(inline)), None | Some(Inline::HardBreak { .. })) {
        out.push(Inline::HardBreak { marks: Vec::new() });
    }
}

fn attribute_of<'a>(node: Option<Node<'a, '_>>, name: &str) -> &'a str {
    node.map(|node| attribute(node, name)).unwrap_or_default()
}

/// Whether the element is a line of its own inside a line.
fn is_block(node: Node<'_, '_>) -> bool {
    matches!(node.tag_name().name(), "p" | "hl2" | "li" | "tr" | "dt" | "dd" | "bq" | "block" | "pre")
}

fn has_blocks(node: Node<'_, '_>) -> bool {
    node.children().any(is_block)
}

/// Whether the element has this class among its classes.
pub(crate) fn has_class(node: Node<'_, '_>, class: &str) -> bool {
    attribute(node, "class").split_ascii_whitespace().any(|one| one == class)
}

fn link(node: Node<'_, '_>) -> Option<Mark> {
    let href = attribute(node, "href").to_owned();
    let title =
        Some(clean_text(attribute(node, "title"), Spaces::Collapse)).filter(|title| !title.is_empty());
    safe_address(&href).then_some(Mark::Link { href, title })
}

fn style(node: Node<'_, '_>) -> ParagraphStyle {
    let lede = attribute(node, "lede").eq_ignore_ascii_case("true");
    let of_class = attribute(node, "class").split_ascii_whitespace().find_map(|class| value(STYLES, class));
    of_class.or(lede.then_some(ParagraphStyle::Lede)).unwrap_or_default()
}
