//! Elements as blocks: the reader beside [`super::render`], for what our own page holds, for
//! ninjs bodies and for whatever HTML others put there. Only what the model has a node or
//! mark for passes; scripts, styles and handlers are never looked at.

use super::dom::{self, DEPTH, attr, children, has_class, name};
use crate::ImportedMedia;
use crate::hold::{Spaces, clean_text, safe_address, tidy_line};
use gaotai_article::{
    Block, BoxKind, Cell, CellKind, Hash, IdSource, Inline, Line, ListItem, Mark, Paragraph, ParagraphStyle,
    QuoteKind, Row, WidthHint, normalize,
};
use markup5ever_rcdom::{Handle, NodeData};

/// Reads elements as blocks and collects what it met beside the text.
pub(crate) struct Reader<'a> {
    ids: &'a mut dyn IdSource,
    /// Pictures that lie beside the file.
    pub media: Vec<ImportedMedia>,
    /// Addresses of pictures elsewhere: they are not fetched.
    pub remote: Vec<String>,
    waiting: Vec<Block>,
}

const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img",
    "ins", "kbd", "label", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub",
    "sup", "time", "tt", "u", "var", "wbr",
];
const UNSEEN: &[&str] = &[
    "script", "style", "template", "noscript", "head", "title", "meta", "link", "svg", "math", "button",
    "input",
];

const PLAYERS: &[&str] = &["iframe", "video", "audio", "embed"];

/// What a figure has beside its caption.
struct Inside {
    images: Vec<Handle>,
    /// Those that have an address.
    players: Vec<Handle>,
    list: bool,
    /// There is text.
    says: bool,
}

impl Inside {
    fn of(figure: &Handle) -> Inside {
        let mut inside = Inside { images: Vec::new(), players: Vec::new(), list: false, says: false };
        inside.look(figure, 0);
        inside
    }

    fn look(&mut self, node: &Handle, depth: usize) {
        for child in children(node) {
            match name(&child) {
                "" => {
                    if let NodeData::Text { contents } = &child.data {
                        self.says |= !contents.borrow().trim().is_empty();
                    }
                }
                "img" => self.images.push(child.clone()),
                "figcaption" => {}
                other if UNSEEN.contains(&other) => {}
                other if PLAYERS.contains(&other) => {
                    if safe_address(&played(&child)) {
                        self.players.push(child.clone());
                    }
                }
                other => {
                    self.list |= ["ul", "ol", "menu"].contains(&other);
                    if depth < DEPTH {
                        self.look(&child, depth + 1);
                    }
                }
            }
        }
    }
}

impl<'a> Reader<'a> {
    /// A reader that gives blocks ids from `ids`.
    pub fn new(ids: &'a mut dyn IdSource) -> Self {
        Reader { ids, media: Vec::new(), remote: Vec::new(), waiting: Vec::new() }
    }

    /// A fresh id.
    pub fn id(&mut self) -> gaotai_article::BlockId {
        self.ids.block()
    }

    /// The blocks below `node`.
    pub fn blocks(&mut self, node: &Handle) -> Vec<Block> {
        let mut out = Vec::new();
        self.flow(node, 0, &mut out);
        out
    }

    /// The runs below `node` as one line.
    pub fn line(&mut self, node: &Handle) -> Vec<Inline> {
        let mut runs = Vec::new();
        self.runs(node, &mut Vec::new(), 0, &mut runs);
        tidy_line(normalize(runs), Spaces::Collapse)
    }

    fn flow(&mut self, node: &Handle, depth: usize, out: &mut Vec<Block>) {
        let mut runs = Vec::new();
        for child in children(node) {
            if is_inline(&child, depth) {
                self.run(&child, &mut Vec::new(), depth, &mut runs);
            } else {
                self.flush(&mut runs, out);
                if depth < DEPTH {
                    self.block(&child, depth + 1, out);
                }
            }
        }
        self.flush(&mut runs, out);
    }

    fn flush(&mut self, runs: &mut Vec<Inline>, out: &mut Vec<Block>) {
        let content = tidy_line(normalize(std::mem::take(runs)), Spaces::Collapse);
        if !content.is_empty() {
            out.push(Block::Paragraph(Paragraph::new(self.ids.block(), content)));
        }
        out.append(&mut self.waiting);
    }

    fn block(&mut self, node: &Handle, depth: usize, out: &mut Vec<Block>) {
        match name(node) {
            "p" | "dt" | "dd" | "pre" | "address" | "summary" => self.paragraph(node, out),
            "h1" | "h2" => self.section_head(node, 2, out),
            "h3" | "h4" | "h5" | "h6" => self.section_head(node, 3, out),
            "ul" | "ol" | "menu" => self.list(node, depth, out),
            "blockquote" => {
                if let Some(quote) = self.quote(node, depth) {
                    out.push(quote);
                }
            }
            "figure" => self.figure(node, depth, out),
            "table" => self.table(node, depth, out),
            "aside" => self.aside(node, depth, out),
            "hr" => out.push(Block::Divider { id: self.ids.block(), only: None }),
            other if PLAYERS.contains(&other) => self.player(node, String::new(), out),
            other if UNSEEN.contains(&other) => {}
            _ => self.flow(node, depth, out),
        }
    }

    fn paragraph(&mut self, node: &Handle, out: &mut Vec<Block>) {
        let content = self.line(node);
        if !content.is_empty() {
            let mut paragraph = Paragraph::new(self.ids.block(), content);
            paragraph.style = style(node);
            out.push(Block::Paragraph(paragraph));
        }
        out.append(&mut self.waiting);
    }

    fn section_head(&mut self, node: &Handle, level: u8, out: &mut Vec<Block>) {
        let content = self.line(node);
        if !content.is_empty() {
            out.push(Block::SectionHead { id: self.ids.block(), level, only: None, content });
        }
        out.append(&mut self.waiting);
    }

    /// The `list` element as blocks.
    pub fn list(&mut self, node: &Handle, depth: usize, out: &mut Vec<Block>) {
        let mut items = Vec::new();
        for child in children(node) {
            let mut content = Vec::new();
            match name(&child) {
                "li" => self.flow(&child, depth, &mut content),
                "ul" | "ol" if depth < DEPTH => self.block(&child, depth + 1, &mut content),
                _ => {}
            }
            if !content.is_empty() {
                items.push(ListItem { id: self.ids.block(), content });
            }
        }
        if !items.is_empty() {
            out.push(Block::List { id: self.ids.block(), ordered: name(node) == "ol", only: None, items });
        }
    }

    /// The `blockquote` element as a block.
    pub fn quote(&mut self, node: &Handle, depth: usize) -> Option<Block> {
        let mut inside = Vec::new();
        self.flow(node, depth, &mut inside);
        let mut content = self.flatten(inside);
        let kind = if has_class(node, "pull") { QuoteKind::Pull } else { QuoteKind::Block };
        // WordPress has the source of a quotation in it, as its last line.
        let last = children(node).into_iter().rfind(|child| !name(child).is_empty());
        let said = last.filter(|last| name(last) == "cite").map(|cite| dom::text(&cite));
        let said = said.filter(|said| !said.is_empty() && content.len() > 1);
        if content.last().map(Paragraph::text) == said && said.is_some() {
            content.pop();
        }
        let cite = said;
        (!content.is_empty()).then(|| Block::Quote { id: self.ids.block(), kind, cite, only: None, content })
    }

    /// Every line of text as a paragraph: for places where only paragraphs may stand.
    fn flatten(&mut self, blocks: Vec<Block>) -> Vec<Paragraph> {
        let mut out = Vec::new();
        for block in blocks {
            match block {
                Block::Paragraph(paragraph) => out.push(paragraph),
                other => other.each_line(&mut |content| {
                    if !content.is_empty() {
                        out.push(Paragraph::new(self.ids.block(), content.to_vec()));
                    }
                }),
            }
        }
        out
    }

    fn figure(&mut self, node: &Handle, depth: usize, out: &mut Vec<Block>) {
        // Asked before all else: figures may nest as deep as elements do.
        if dom::find(node, &|child| name(child) == "figure").is_some() {
            return self.gallery(node, depth, out);
        }
        let caption = dom::find(node, &|child| name(child) == "figcaption");
        if let Some(quoted) = dom::find(node, &|child| name(child) == "blockquote") {
            let said = caption.map(|caption| dom::text(&caption)).filter(|text| !text.is_empty());
            if let Some(Block::Quote { id, kind, cite, only, content }) = self.quote(&quoted, depth) {
                let kind = if has_class(node, "wp-block-pullquote") { QuoteKind::Pull } else { kind };
                out.push(Block::Quote { id, kind, cite: said.or(cite), only, content });
            }
            return;
        }
        let inside = Inside::of(node);
        let linked = has_class(node, "embed") || has_class(node, "wp-block-embed");
        if linked && inside.players.is_empty() {
            out.push(self.embed(node, caption));
            return;
        }
        if dom::find(node, &|child| name(child) == "table").is_some() {
            return self.flow(node, depth, out);
        }
        match (inside.images.as_slice(), inside.players.as_slice()) {
            ([], [only]) if !inside.list && !inside.says => {
                let note = caption.map(|caption| dom::text(&caption)).unwrap_or_default();
                self.player(only, note, out);
            }
            ([], []) if !inside.list && !inside.says => self.captioned(node, None, caption, out),
            ([only], []) if !inside.list => self.captioned(node, Some(only), caption, out),
            _ => self.gallery(node, depth, out),
        }
    }

    /// A figure of several things: each stands by itself, the caption is a paragraph with them.
    fn gallery(&mut self, node: &Handle, depth: usize, out: &mut Vec<Block>) {
        let mut inside = Vec::new();
        self.flow(node, depth, &mut inside);
        for block in inside {
            match block {
                // Galleries of some editors are lists of pictures.
                Block::List { items, .. } if items.iter().any(has_picture) => {
                    out.extend(items.into_iter().flat_map(|item| item.content));
                }
                other => out.push(other),
            }
        }
    }

    /// A figure of one picture, or of none.
    fn captioned(
        &mut self,
        node: &Handle,
        image: Option<&Handle>,
        caption: Option<Handle>,
        out: &mut Vec<Block>,
    ) {
        let mut figure = self.picture(image);
        if let (Block::Figure { width, caption: line, credit, .. }, Some(node)) = (&mut figure, &caption) {
            *width = width_hint(node, width);
            let part = |class: &str| dom::find(node, &|child: &Handle| has_class(child, class));
            match (part("caption"), part("credit")) {
                (None, None) => line.content = self.line(node),
                (said, named) => {
                    line.content = said.map(|part| self.line(&part)).unwrap_or_default();
                    credit.content = named.map(|part| self.line(&part)).unwrap_or_default();
                }
            }
        }
        if let Block::Figure { width, .. } = &mut figure {
            *width = width_hint(node, width);
        }
        if !matches!(&figure, Block::Figure { media: None, caption, credit, alt, .. }
            if caption.content.is_empty() && credit.content.is_empty() && alt.is_empty())
        {
            out.push(figure);
        }
    }

    /// A figure without caption for an image; its file is looked for beside the page.
    fn picture(&mut self, image: Option<&Handle>) -> Block {
        let src = image.map(|image| attr(image, "src")).unwrap_or_default();
        let media = self.media(&src);
        let mut line = || Line { id: self.ids.block(), content: Vec::new() };
        let (caption, credit) = (line(), line());
        Block::Figure {
            id: self.ids.block(),
            media,
            alt: image.map(|image| clean_text(&attr(image, "alt"), Spaces::Collapse)).unwrap_or_default(),
            focus: None,
            crop: None,
            width: WidthHint::Column,
            only: None,
            caption,
            credit,
        }
    }

    /// Notes a picture by its address; the hash stands for its path until it is found.
    pub fn media(&mut self, src: &str) -> Option<Hash> {
        let src = src.trim();
        if src.is_empty() {
            return None;
        }
        if let Some((mime, bytes)) = super::data_url::picture(src) {
            let hash = Hash::of(&bytes);
            let found = ImportedMedia::Inside { mime, bytes };
            if !self.media.contains(&found) {
                self.media.push(found);
            }
            return Some(hash);
        }
        let remote = src.starts_with("//") || src.contains(':') || src.starts_with('/');
        if remote {
            self.remote.push(src.chars().take(200).collect());
            return None;
        }
        let path = percent_decoded(src.split(['?', '#']).next().unwrap_or_default());
        let hash = Hash::of(path.as_bytes());
        let found = ImportedMedia::Beside { path };
        if !self.media.contains(&found) {
            self.media.push(found);
        }
        Some(hash)
    }

    fn embed(&mut self, node: &Handle, caption: Option<Handle>) -> Block {
        let link = dom::find(node, &|child| name(child) == "a");
        let bare = || dom::find(node, &|child| has_class(child, "wp-block-embed__wrapper"));
        let url = match &link {
            Some(link) => attr(link, "href"),
            None => bare().map(|address| dom::text(&address)).unwrap_or_default(),
        };
        let url = if safe_address(&url) { url } else { String::new() };
        let title = link.map(|link| dom::text(&link)).filter(|title| *title != url).unwrap_or_default();
        let note = caption.map(|caption| dom::text(&caption)).unwrap_or_default();
        Block::Embed { id: self.ids.block(), url, title, note, only: None }
    }

    fn player(&mut self, node: &Handle, note: String, out: &mut Vec<Block>) {
        let url = played(node);
        if safe_address(&url) {
            let title = clean_text(&attr(node, "title"), Spaces::Collapse);
            out.push(Block::Embed { id: self.ids.block(), url, title, note, only: None });
        }
    }

    /// The `table` element as blocks.
    pub fn table(&mut self, node: &Handle, depth: usize, out: &mut Vec<Block>) {
        if let Some(caption) = dom::find(node, &|child| name(child) == "caption") {
            self.paragraph(&caption, out);
        }
        let mut rows = Vec::new();
        for row in dom::find_all(node, &|child| name(child) == "tr") {
            let of_row = children(&row).into_iter().filter(|cell| matches!(name(cell), "td" | "th"));
            let cells: Vec<Cell> = of_row.map(|cell| self.cell(&cell, depth)).collect();
            if !cells.is_empty() {
                rows.push(Row { id: self.ids.block(), cells });
            }
        }
        if !rows.is_empty() {
            out.push(Block::Table { id: self.ids.block(), only: None, rows });
        }
        out.append(&mut self.waiting);
    }

    fn cell(&mut self, node: &Handle, depth: usize) -> Cell {
        let mut inside = Vec::new();
        self.flow(node, depth, &mut inside);
        let mut content = self.flatten(inside);
        if content.is_empty() {
            content.push(Paragraph::new(self.ids.block(), Vec::new()));
        }
        let span = |name: &str| attr(node, name).trim().parse().unwrap_or(1u32).clamp(1, 1000);
        Cell {
            id: self.ids.block(),
            kind: if name(node) == "th" { CellKind::TableHeader } else { CellKind::TableCell },
            colspan: span("colspan"),
            rowspan: span("rowspan"),
            alignment: alignment(node),
            content,
        }
    }

    /// The `aside` element as blocks.
    pub fn aside(&mut self, node: &Handle, depth: usize, out: &mut Vec<Block>) {
        let mut title = String::new();
        let mut inside = Vec::new();
        for child in children(node) {
            if has_class(&child, "box-title") && title.is_empty() {
                title = dom::text(&child);
            }
        }
        self.flow(node, depth, &mut inside);
        if !title.is_empty() && inside.first().is_some_and(|first| first.text() == title) {
            inside.remove(0);
        }
        if inside.is_empty() && title.is_empty() {
            return;
        }
        if inside.is_empty() {
            inside.push(Block::Paragraph(Paragraph::new(self.ids.block(), Vec::new())));
        }
        let kind = [
            ("facts", BoxKind::Facts),
            ("background", BoxKind::Background),
            ("questions", BoxKind::Questions),
            ("note", BoxKind::Note),
        ]
        .into_iter()
        .find(|(class, _)| has_class(node, class))
        .map_or(BoxKind::Facts, |(_, kind)| kind);
        out.push(Block::Box { id: self.ids.block(), kind, title, only: None, content: inside });
    }

    fn runs(&mut self, node: &Handle, marks: &mut Vec<Mark>, depth: usize, out: &mut Vec<Inline>) {
        if depth < DEPTH {
            children(node).iter().for_each(|child| self.run(child, marks, depth + 1, out));
        }
    }

    fn run(&mut self, node: &Handle, marks: &mut Vec<Mark>, depth: usize, out: &mut Vec<Inline>) {
        if let NodeData::Text { contents } = &node.data {
            out.push(Inline::marked(contents.borrow().to_string(), marks.clone()));
            return;
        }
        let mark = match name(node) {
            "br" => return out.push(Inline::HardBreak { marks: Vec::new() }),
            "img" => {
                let figure = self.picture(Some(node));
                if matches!(figure, Block::Figure { media: Some(_), .. }) {
                    self.waiting.push(figure);
                }
                return;
            }
            "strong" | "b" => Some(Mark::Strong),
            "em" | "i" => Some(Mark::Em),
            "u" | "ins" => Some(Mark::Underline),
            "sup" => Some(Mark::Sup),
            "sub" => Some(Mark::Sub),
            "a" => link(node),
            other if UNSEEN.contains(&other) => return,
            _ => None,
        };
        let fresh = mark.filter(|mark| !marks.iter().any(|had| had.name() == mark.name()));
        let had = marks.len();
        marks.extend(fresh);
        self.runs(node, marks, depth, out);
        marks.truncate(had);
    }
}

/// The address of what a player plays; empty when it says none.
fn played(node: &Handle) -> String {
    let url = attr(node, "src");
    let source = || dom::find(node, &|child| name(child) == "source");
    if url.is_empty() { source().map(|source| attr(&source, "src")).unwrap_or_default() } else { url }
}

fn has_picture(item: &ListItem) -> bool {
    item.content.iter().any(|block| matches!(block, Block::Figure { .. }))
}

fn is_inline(node: &Handle, depth: usize) -> bool {
    match &node.data {
        NodeData::Text { .. } => true,
        NodeData::Element { .. } => {
            INLINE.contains(&name(node))
                && (depth >= DEPTH
                    || children(node).iter().all(|child| {
                        !matches!(child.data, NodeData::Element { .. }) || is_inline(child, depth + 1)
                    }))
        }
        _ => false,
    }
}

fn link(node: &Handle) -> Option<Mark> {
    let href = attr(node, "href").trim().to_owned();
    let title = Some(attr(node, "title")).filter(|title| !title.is_empty());
    safe_address(&href).then_some(Mark::Link { href, title })
}

fn style(node: &Handle) -> ParagraphStyle {
    [
        ("lede", ParagraphStyle::Lede),
        ("continuation", ParagraphStyle::Continuation),
        ("question", ParagraphStyle::Question),
        ("answer", ParagraphStyle::Answer),
    ]
    .into_iter()
    .find(|(class, _)| has_class(node, class))
    .map_or(ParagraphStyle::Body, |(_, style)| style)
}

fn width_hint(node: &Handle, otherwise: &WidthHint) -> WidthHint {
    if has_class(node, "half") {
        WidthHint::Half
    } else if ["wide", "alignwide", "alignfull"].iter().any(|class| has_class(node, class)) {
        WidthHint::Wide
    } else {
        *otherwise
    }
}

fn alignment(node: &Handle) -> Option<String> {
    let style = attr(node, "style").to_ascii_lowercase();
    let styled = style
        .split(';')
        .find_map(|rule| rule.split_once(':').filter(|(name, _)| name.trim() == "text-align"));
    let other = || [attr(node, "data-align"), attr(node, "align")].concat().to_ascii_lowercase();
    let given = styled.map_or_else(other, |(_, value)| value.trim().to_owned());
    ["left", "center", "right"].contains(&given.as_str()).then_some(given)
}

/// `%e4%b8%ad` as 中; what is no UTF-8 stays as it is.
pub(crate) fn percent_decoded(path: &str) -> String {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let [first, tail @ ..] = rest {
        let hex = |at: usize| tail.get(at).and_then(|byte| char::from(*byte).to_digit(16));
        match (first, hex(0), hex(1)) {
            (b'%', Some(high), Some(low)) => {
                bytes.push((high * 16 + low) as u8);
                rest = &tail[2..];
            }
            _ => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| path.to_owned())
}
