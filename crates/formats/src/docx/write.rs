//! Blocks as WordprocessingML.

use super::changes::{Change, Kind, Marks};
use super::comments::Places;
use super::grid::{Slot, slots};
use super::names::{Role, box_style, style};
use crate::words::Words;
use crate::xml::write::{Attributes, Writer};
use crate::{Context, Review, media};
use gaotai_article::{
    Block, BlockId, Cell, CellKind, Doc, HeadPart, Inline, Line, ListItem, Paragraph, QuoteKind, Row,
};
use std::collections::HashMap;

/// English Metric Units in a pixel at 96 dpi.
const EMU: u64 = 9_525;
/// The width of the text on the page, in pixels at 96 dpi.
const TEXT_WIDTH: u64 = 553;

/// Something outside of the document that it names.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Target {
    /// An address.
    Link(String),
    /// A picture in the package, by its path below `word/`.
    Picture(String),
    /// A picture that is not there, by the path where it would be.
    Missing(String),
}

/// A document that is being written.
pub(crate) struct Page<'a, 'c> {
    pub(super) out: Writer,
    pub(super) context: &'a Context<'c>,
    pub(super) review: Option<&'a Review>,
    /// What the document names; the first is `rId10`.
    pub targets: Vec<Target>,
    known: HashMap<Target, usize>,
    /// For every list whether it has numbers; the first is number 1.
    pub lists: Vec<bool>,
    /// What is suggested of the ends of paragraphs.
    pub(super) marks: Marks,
    /// What of the comments stands where.
    pub(super) said: Places,
    words: Words,
    next: u32,
}

/// How a paragraph stands beside its style.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Form<'a> {
    /// Number of the list and level.
    numbered: Option<(usize, u8)>,
    /// Goes on at this level of a list.
    level: Option<u8>,
    /// `left`, `center`, `right`.
    alignment: Option<&'a str>,
}

impl<'a, 'c> Page<'a, 'c> {
    /// An empty one.
    pub fn new(
        context: &'a Context<'c>,
        doc: &Doc,
        words: Words,
        review: Option<&'a Review>,
    ) -> Page<'a, 'c> {
        Page {
            out: Writer::new(),
            context,
            review,
            targets: Vec::new(),
            known: HashMap::new(),
            lists: Vec::new(),
            marks: if review.is_some() { Marks::of(doc) } else { Marks::default() },
            said: review.map(|review| Places::of(doc, review)).unwrap_or_default(),
            words,
            next: 0,
        }
    }

    /// A number that nothing else of the document has.
    pub(super) fn number(&mut self) -> String {
        self.next += 1;
        self.next.to_string()
    }

    /// The id under which the document names something.
    pub(super) fn target(&mut self, target: Target) -> String {
        let next = self.targets.len();
        let at = *self.known.entry(target.clone()).or_insert(next);
        if at == next {
            self.targets.push(target);
        }
        format!("rId{}", at + 10)
    }

    /// The lines of the title group, the title above what only lists show.
    pub fn head(&mut self, doc: &Doc) {
        let order =
            [HeadPart::Kicker, HeadPart::Title, HeadPart::Subtitle, HeadPart::Abstract, HeadPart::WebTitle];
        for part in order {
            let line = doc.head.line(part);
            if line.content.is_empty() {
                self.said.homeless.push(line.id);
            } else {
                self.line(Role::Head(part), line);
            }
        }
    }

    fn line(&mut self, role: Role, line: &Line) {
        self.paragraph(role, line.id, Form::default(), &line.content);
    }

    /// Blocks one below the other.
    pub fn blocks(&mut self, blocks: &[Block]) {
        for (at, block) in blocks.iter().enumerate() {
            if at > 0 && apart(&blocks[at - 1], block) {
                self.space();
            }
            self.block(block);
        }
    }

    /// An empty paragraph, where two things would run into one.
    fn space(&mut self) {
        self.out.line();
        self.out.open("w:p", &[]);
        self.style("Continuation");
        self.out.close();
    }

    fn style(&mut self, id: &str) {
        self.out.open("w:pPr", &[]);
        self.out.empty("w:pStyle", &[("w:val", id)]);
        self.out.close();
    }

    fn block(&mut self, block: &Block) {
        let outside = match block {
            Block::List { .. } | Block::Quote { .. } | Block::Table { .. } | Block::Box { .. } => {
                Some(self.said.enter(block.id()))
            }
            _ => None,
        };
        self.inside(block);
        if let Some(outside) = outside {
            self.said.leave(outside);
        }
    }

    fn inside(&mut self, block: &Block) {
        match block {
            Block::Paragraph(paragraph) => {
                self.prose(Role::Body(paragraph.style), Form::default(), paragraph)
            }
            Block::SectionHead { id, level, content, .. } => {
                self.paragraph(Role::Heading(*level), *id, Form::default(), content);
            }
            Block::List { ordered, items, .. } => self.list(*ordered, items, 0),
            Block::Quote { kind, cite, content, .. } => self.quote(*kind, cite.as_deref(), content),
            Block::Figure { .. } => self.figure(block),
            Block::Table { id, rows, .. } => self.table(*id, rows),
            Block::Box { kind, title, content, .. } => {
                self.boxed(box_style(*kind), title, content);
            }
            Block::Divider { id, .. } => self.paragraph(Role::Divider, *id, Form::default(), &[]),
            Block::Embed { id, url, title, note, .. } => self.embed(*id, url, title, note),
        }
    }

    fn prose(&mut self, role: Role, form: Form<'_>, paragraph: &Paragraph) {
        self.paragraph(role, paragraph.id, form, &paragraph.content);
    }

    /// A paragraph.
    pub(super) fn paragraph(&mut self, role: Role, id: BlockId, form: Form<'_>, content: &[Inline]) {
        let whole = self.marks.whole(id).cloned();
        self.open(role, id, form, whole.as_ref());
        let threads = self.begin_block(id);
        self.runs(content, whole.as_ref());
        self.end_block(&threads);
        self.out.close();
    }

    /// The start of a paragraph with its properties in the order of the schema.
    fn open(&mut self, role: Role, id: BlockId, form: Form<'_>, whole: Option<&Change>) {
        self.out.line();
        self.out.open("w:p", &[]);
        self.out.open("w:pPr", &[]);
        let name = if form.numbered.is_some() { "ListParagraph" } else { style(role) };
        self.out.empty("w:pStyle", &[("w:val", name)]);
        if let Some((list, level)) = form.numbered {
            self.out.open("w:numPr", &[]);
            self.out.empty("w:ilvl", &[("w:val", &level.to_string())]);
            self.out.empty("w:numId", &[("w:val", &list.to_string())]);
            self.out.close();
        }
        if let Some(level) = form.level {
            self.out.empty("w:ind", &[("w:left", &(420 * (u32::from(level) + 1)).to_string())]);
        }
        if let Some(alignment) = form.alignment {
            self.out.empty("w:jc", &[("w:val", alignment)]);
        }
        let end = whole.cloned().or_else(|| self.marks.end(id).cloned());
        if let Some(change) = end {
            self.out.open("w:rPr", &[]);
            let tag = if change.kind == Kind::Insert { "w:ins" } else { "w:del" };
            self.change(tag, &change, false);
            self.out.close();
        }
        if let Some((change, was)) = self.marks.former(id).cloned() {
            self.change("w:pPrChange", &change, true);
            self.style(style(was));
            self.out.close();
        }
        self.out.close();
    }

    /// An element that says who changed something and when.
    pub(super) fn change(&mut self, tag: &'static str, change: &Change, open: bool) {
        let number = self.number();
        let person = self.review.and_then(|review| review.people.get(&change.person));
        let author = self.name(person.unwrap_or(&change.person));
        let date = super::changes::written(&change.time);
        let attributes: Attributes<'_> = &[("w:id", &number), ("w:author", &author), ("w:date", &date)];
        if open { self.out.open(tag, attributes) } else { self.out.empty(tag, attributes) }
    }

    /// The name under which somebody leaves: never none, which Word refuses, and no id of ours.
    pub(super) fn name(&self, person: &str) -> String {
        let name = person.trim();
        let none = name.is_empty() || uuid::Uuid::try_parse(name).is_ok();
        if none { self.words.pick("未署名", "Unknown").to_owned() } else { name.to_owned() }
    }

    fn list(&mut self, ordered: bool, items: &[ListItem], level: u8) {
        self.lists.push(ordered);
        let number = self.lists.len();
        for item in items {
            let outside = self.said.enter(item.id);
            let mut first = true;
            if !matches!(item.content.first(), Some(Block::Paragraph(_))) {
                let form = Form { numbered: Some((number, level)), ..Form::default() };
                self.paragraph(Role::Continue, item.id, form, &[]);
                first = false;
            }
            for block in &item.content {
                match block {
                    Block::Paragraph(paragraph) if first => {
                        let form = Form { numbered: Some((number, level)), ..Form::default() };
                        self.prose(Role::Continue, form, paragraph);
                    }
                    Block::Paragraph(paragraph) => {
                        let form = Form { level: Some(level), ..Form::default() };
                        self.prose(Role::Continue, form, paragraph);
                    }
                    Block::List { id, ordered, items, .. } => {
                        let outside = self.said.enter(*id);
                        self.list(*ordered, items, level + 1);
                        self.said.leave(outside);
                    }
                    other => self.block(other),
                }
                first = false;
            }
            self.said.leave(outside);
        }
    }

    fn quote(&mut self, kind: QuoteKind, cite: Option<&str>, content: &[Paragraph]) {
        for paragraph in content {
            self.prose(Role::Quote(kind), Form::default(), paragraph);
        }
        if let Some(cite) = cite {
            self.plain(Role::Cite, cite);
        }
    }

    /// A paragraph of bare text that is no line of the story.
    fn plain(&mut self, role: Role, text: &str) {
        self.paragraph(role, BlockId(uuid::Uuid::nil()), Form::default(), &[Inline::text(text)]);
    }

    fn figure(&mut self, figure: &Block) {
        let Block::Figure { id, media, alt, width, caption, credit, .. } = figure else { return };
        let whole = self.marks.whole(*id).cloned();
        self.open(Role::Figure(*width), *id, Form::default(), whole.as_ref());
        for line in [caption, credit] {
            if line.content.is_empty() {
                self.said.enter(line.id);
            }
        }
        let threads = self.begin_block(*id);
        if let Some(hash) = media {
            let wrapped = whole.as_ref().map(|change| self.wrap(change)).is_some();
            self.out.open("w:r", &[]);
            self.picture(hash, alt);
            self.out.close();
            if wrapped {
                self.out.close();
            }
        }
        self.end_block(&threads);
        self.out.close();
        for (role, line) in [(Role::Caption, caption), (Role::Credit, credit)] {
            if !line.content.is_empty() {
                self.open(role, line.id, Form::default(), whole.as_ref());
                let threads = self.begin_block(line.id);
                self.runs(&line.content, whole.as_ref());
                self.end_block(&threads);
                self.out.close();
            }
        }
    }

    /// A picture in the line (ECMA-376, part 1, 20.4.2.8).
    fn picture(&mut self, hash: &gaotai_article::Hash, alt: &str) {
        let shown = media::shown(hash, self.context);
        let (width, height) = extent(u64::from(shown.width), u64::from(shown.height));
        let here = (self.context.media)(hash).is_some();
        let target = if here { Target::Picture(shown.src) } else { Target::Missing(shown.src) };
        let rel = self.target(target);
        let number = self.number();
        let (width, height) = (width.to_string(), height.to_string());
        let out = &mut self.out;
        out.open("w:drawing", &[]);
        out.open("wp:inline", &[("distT", "0"), ("distB", "0"), ("distL", "0"), ("distR", "0")]);
        out.empty("wp:extent", &[("cx", &width), ("cy", &height)]);
        out.empty("wp:docPr", &[("id", &number), ("name", &format!("Picture {number}")), ("descr", alt)]);
        out.open("a:graphic", &[("xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main")]);
        const PICTURE: &str = "http://schemas.openxmlformats.org/drawingml/2006/picture";
        out.open("a:graphicData", &[("uri", PICTURE)]);
        out.open("pic:pic", &[("xmlns:pic", PICTURE)]);
        out.open("pic:nvPicPr", &[]);
        out.empty("pic:cNvPr", &[("id", &number), ("name", &format!("Picture {number}")), ("descr", alt)]);
        out.empty("pic:cNvPicPr", &[]);
        out.close();
        out.open("pic:blipFill", &[]);
        out.empty("a:blip", &[(if here { "r:embed" } else { "r:link" }, &rel)]);
        out.open("a:stretch", &[]);
        out.empty("a:fillRect", &[]);
        out.close();
        out.close();
        out.open("pic:spPr", &[]);
        out.open("a:xfrm", &[]);
        out.empty("a:off", &[("x", "0"), ("y", "0")]);
        out.empty("a:ext", &[("cx", &width), ("cy", &height)]);
        out.close();
        out.open("a:prstGeom", &[("prst", "rect")]);
        out.empty("a:avLst", &[]);
        // Everything that this opened, from the shape's form outwards.
        (0..7).for_each(|_| out.close());
    }

    fn table(&mut self, id: BlockId, rows: &[Row]) {
        let change = self.marks.whole(id).cloned();
        let placed = slots(rows).unwrap_or_else(|| {
            rows.iter().map(|row| (0..row.cells.len()).map(Slot::Cell).collect()).collect()
        });
        let width = |row: &Row, slot: &Slot| match slot {
            Slot::Cell(at) => row.cells[*at].colspan.max(1),
            Slot::Above(width) => *width,
        };
        let widths = rows
            .iter()
            .zip(&placed)
            .map(|(row, slots)| slots.iter().map(|slot| width(row, slot)).sum::<u32>());
        self.open_table("TableGrid", widths.max().unwrap_or(1));
        let mut heading = true;
        for (row, slots) in rows.iter().zip(&placed) {
            heading &= row.cells.iter().all(|cell| cell.kind == CellKind::TableHeader);
            self.out.open_line("w:tr", &[]);
            if heading || change.is_some() {
                self.out.open("w:trPr", &[]);
                if heading {
                    self.out.empty("w:tblHeader", &[]);
                }
                if let Some(change) = &change {
                    let tag = if change.kind == Kind::Insert { "w:ins" } else { "w:del" };
                    self.change(tag, change, false);
                }
                self.out.close();
            }
            for slot in slots {
                match slot {
                    Slot::Cell(at) => {
                        let outside = self.said.enter(row.cells[*at].id);
                        self.cell(&row.cells[*at]);
                        self.said.leave(outside);
                    }
                    Slot::Above(width) => self.reached(*width),
                }
            }
            self.out.close_line();
        }
        self.out.close_line();
    }

    fn open_table(&mut self, style: &str, columns: u32) {
        let out = &mut self.out;
        out.open_line("w:tbl", &[]);
        out.open("w:tblPr", &[]);
        out.empty("w:tblStyle", &[("w:val", style)]);
        out.empty("w:tblW", &[("w:w", "5000"), ("w:type", "pct")]);
        out.close();
        out.open("w:tblGrid", &[]);
        let width = (8_300 / columns.max(1)).to_string();
        (0..columns.max(1)).for_each(|_| out.empty("w:gridCol", &[("w:w", &width)]));
        out.close();
    }

    fn cell(&mut self, cell: &Cell) {
        self.out.open_line("w:tc", &[]);
        self.out.open("w:tcPr", &[]);
        if cell.colspan > 1 {
            self.out.empty("w:gridSpan", &[("w:val", &cell.colspan.to_string())]);
        }
        if cell.rowspan > 1 {
            self.out.empty("w:vMerge", &[("w:val", "restart")]);
        }
        self.out.close();
        let head = cell.kind == CellKind::TableHeader;
        let role = if head { Role::TableHeading } else { Role::TableContents };
        let form = Form { alignment: cell.alignment.as_deref(), ..Form::default() };
        cell.content.iter().for_each(|paragraph| self.prose(role, form, paragraph));
        self.out.close_line();
    }

    /// Where a cell from above reaches down.
    fn reached(&mut self, width: u32) {
        self.out.open_line("w:tc", &[]);
        self.out.open("w:tcPr", &[]);
        if width > 1 {
            self.out.empty("w:gridSpan", &[("w:val", &width.to_string())]);
        }
        self.out.empty("w:vMerge", &[]);
        self.out.close();
        self.space();
        self.out.close_line();
    }

    /// A box is a table of one cell, which every processor shows as one.
    fn boxed(&mut self, style: &str, title: &str, content: &[Block]) {
        self.open_table(style, 1);
        self.out.open_line("w:tr", &[]);
        self.out.open_line("w:tc", &[]);
        self.out.open("w:tcPr", &[]);
        self.out.close();
        if !title.is_empty() {
            self.plain(Role::BoxTitle, title);
        }
        self.blocks(content);
        // A cell ends with a paragraph.
        if content.last().is_none_or(is_table) {
            self.space();
        }
        (0..3).for_each(|_| self.out.close_line());
    }

    fn embed(&mut self, id: BlockId, url: &str, title: &str, note: &str) {
        let shown = if title.is_empty() { url } else { title };
        let link = gaotai_article::Mark::Link { href: url.to_owned(), title: None };
        let marks = if url.is_empty() { Vec::new() } else { vec![link] };
        let content = if shown.is_empty() { Vec::new() } else { vec![Inline::marked(shown, marks)] };
        self.paragraph(Role::Embed, id, Form::default(), &content);
        if !note.is_empty() {
            self.plain(Role::EmbedNote, note);
        }
    }

    /// The label of what machines had a part in the story.
    pub fn label(&mut self, text: &str) {
        self.plain(Role::AiUse, text);
    }
}

fn is_table(block: &Block) -> bool {
    matches!(block, Block::Table { .. } | Block::Box { .. })
}

/// Whether two neighbours would be read as one.
fn apart(before: &Block, after: &Block) -> bool {
    match (before, after) {
        (Block::Quote { kind, cite: None, .. }, Block::Quote { kind: next, .. }) => kind == next,
        _ => is_table(before) && is_table(after),
    }
}

/// The size on the page, in EMU: as wide as the text at most.
fn extent(width: u64, height: u64) -> (u64, u64) {
    let (width, height) =
        if width == 0 || height == 0 { (TEXT_WIDTH, TEXT_WIDTH * 3 / 4) } else { (width, height) };
    let shown = width.min(TEXT_WIDTH);
    (shown * EMU, (height * shown / width).max(1) * EMU)
}
