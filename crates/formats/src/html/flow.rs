//! A page as pieces in reading order: lines, and blocks that are ready.
//!
//! Only what the model has a node or mark for passes. Scripts, styles, handlers and forms
//! are never looked at; what is hidden is not read.

use super::dom::{self, attr, children, name};
use super::fragment::Reader;
use super::look::{class_code, is_caption, is_crumbs, is_data_table, is_tiny, linked, part};
use super::runs::{has_dash, link_text, segments, share, split, tidy};
use super::tags::Places;
use crate::hold::safe_address;
use crate::page::{
    ELEMENT_DROPPED, LINK_DROPPED, Line, Matter, PICTURE_BROKEN, PICTURE_ELSEWHERE, Piece, Spot, Zone, chars,
    furniture, plain, problem, trim_runs,
};
use crate::{ImportedMedia, Problem};
use gaotai_article::{Block, HeadPart, IdSource, Inline, Mark, WidthHint};
use markup5ever_rcdom::{Handle, NodeData};
use std::rc::Rc;

/// Nothing is read below this depth; the page was flattened before to less.
const DEPTH: usize = 700;

/// A list or table nested deeper than this is read as lines: no story has such.
const HIGHEST: usize = 32;

const UNSEEN: &[&str] = &[
    "script", "style", "head", "title", "meta", "link", "svg", "math", "template", "noscript", "select",
    "option", "textarea", "input", "button", "canvas", "map", "datalist", "dialog", "param", "source",
    "track",
];

/// Elements that do not part lines.
const INLINE: &[&str] = &[
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font",
    "i", "ins", "kbd", "label", "mark", "nobr", "q", "rb", "rp", "rt", "ruby", "s", "samp", "small", "span",
    "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "o:p",
];

/// What the walk over a page found.
pub(crate) struct Found {
    /// In reading order.
    pub pieces: Vec<Piece>,
    /// What was left out.
    pub problems: Vec<Problem>,
    /// Pictures inside the page and beside it.
    pub media: Vec<ImportedMedia>,
    /// The first times that the page marks up: published, modified.
    pub times: (Option<String>, Option<String>),
}

/// Reads the page; `body` is the element that holds the text of the story.
pub(crate) fn read(page: &Handle, body: Option<&Handle>, places: Places, ids: &mut dyn IdSource) -> Found {
    let mut flow = Flow {
        reader: Reader::new(ids),
        places,
        body: body.cloned(),
        zone: if body.is_some() { Zone::Before } else { Zone::Open },
        pieces: Vec::new(),
        problems: Vec::new(),
        runs: Vec::new(),
        marks: Vec::new(),
        waiting: Vec::new(),
        hints: Hints::default(),
        times: (None, None),
        prose: false,
    };
    flow.walk(page, 0);
    flow.flush();
    captions(&mut flow.pieces);
    Found {
        pieces: flow.pieces,
        problems: flow.problems,
        media: std::mem::take(&mut flow.reader.media),
        times: flow.times,
    }
}

/// What the elements around a line say of it.
#[derive(Debug, Clone, Copy, Default)]
struct Hints {
    level: Option<u8>,
    part: Option<HeadPart>,
    caption: bool,
}

struct Flow<'a> {
    reader: Reader<'a>,
    places: Places,
    body: Option<Handle>,
    zone: Zone,
    pieces: Vec<Piece>,
    problems: Vec<Problem>,
    runs: Vec<Inline>,
    marks: Vec<Mark>,
    waiting: Vec<Piece>,
    hints: Hints,
    times: (Option<String>, Option<String>),
    /// Running text of the story was met.
    prose: bool,
}

impl Flow<'_> {
    fn walk(&mut self, node: &Handle, depth: usize) {
        if depth > DEPTH {
            return;
        }
        match &node.data {
            NodeData::Text { contents } => self.text(&contents.borrow()),
            NodeData::Element { .. } => self.element(node, depth),
            NodeData::Document => self.inside(node, depth),
            _ => {}
        }
    }

    fn inside(&mut self, node: &Handle, depth: usize) {
        for child in children(node) {
            self.walk(&child, depth + 1);
        }
    }

    fn text(&mut self, text: &str) {
        let text: String = text
            .chars()
            .filter(|c| !chars::is_zero_width(*c) && (!c.is_control() || c.is_whitespace()))
            .collect();
        if !text.is_empty() {
            self.runs.push(Inline::marked(text, self.marks.clone()));
        }
    }

    fn element(&mut self, node: &Handle, depth: usize) {
        if self.body.as_ref().is_some_and(|body| Rc::ptr_eq(body, node)) {
            self.flush();
            self.zone = Zone::Body;
            self.block(node, depth);
            self.flush();
            self.zone = Zone::After;
            return;
        }
        let holds_body = self.zone == Zone::Before && self.holds_body(node);
        let name = name(node);
        if UNSEEN.contains(&name) || (!holds_body && self.is_hidden(node)) {
            return;
        }
        if !holds_body && self.is_furniture(node) {
            return;
        }
        match name {
            "br" => self.line_break(),
            "img" | "amp-img" => self.image(node),
            name if INLINE.contains(&name) => self.inline(node, depth),
            _ => self.block_element(node, depth, holds_body),
        }
    }

    fn holds_body(&self, node: &Handle) -> bool {
        let Some(body) = &self.body else { return false };
        !dom::find_all_nested(node, &|child| Rc::ptr_eq(child, body)).is_empty()
    }

    fn block_element(&mut self, node: &Handle, depth: usize, holds_body: bool) {
        let story =
            !holds_body && matches!(self.zone, Zone::Body | Zone::Open) && dom::height(node) < HIGHEST;
        match name(node) {
            "hr" if story => {
                self.ready_with(|reader| Some(Block::Divider { id: reader.id(), only: None }), "")
            }
            "ul" | "ol" | "menu" | "dir" => self.list(node, depth, story),
            "blockquote" if story => {
                let text = dom::text(node);
                self.ready_with(|reader| reader.quote(node, 0), &text);
            }
            "table" if story && is_data_table(node) => {
                let text = dom::text(node);
                self.ready(|reader, out| reader.table(node, 0, out), &text);
            }
            "figure" | "amp-story" if story => self.figure(node, depth),
            "iframe" | "video" | "audio" | "embed" | "object" => self.player(node, story),
            "aside" if story && dom::text(node).chars().count() > 80 && linked(node) < 40 => {
                let text = dom::text(node);
                self.ready(|reader, out| reader.aside(node, 0, out), &text);
            }
            _ => self.block(node, depth),
        }
    }

    /// An element that stands on lines of its own.
    fn block(&mut self, node: &Handle, depth: usize) {
        self.flush();
        if self.breadcrumb(node) {
            return;
        }
        let before = self.hints;
        let level = match name(node) {
            "h1" => Some(1),
            "h2" => Some(2),
            "h3" => Some(3),
            "h4" | "h5" | "h6" => Some(4),
            _ => before.level,
        };
        self.hints = Hints {
            level,
            part: part(node).or(before.part),
            caption: before.caption || is_caption(node) || name(node) == "figcaption",
        };
        let marks = self.push_style(node);
        self.inside(node, depth);
        self.flush();
        self.marks.truncate(marks);
        self.hints = before;
    }

    fn inline(&mut self, node: &Handle, depth: usize) {
        let had = self.push_style(node);
        let mark = match name(node) {
            "strong" | "b" => Some(Mark::Strong),
            "em" | "i" => Some(Mark::Em),
            "u" | "ins" => Some(Mark::Underline),
            "sup" => Some(Mark::Sup),
            "sub" => Some(Mark::Sub),
            "a" => self.link(node),
            "time" => {
                self.time(node);
                None
            }
            _ => None,
        };
        self.mark(mark);
        let before = self.hints;
        self.hints.part = part(node).or(before.part);
        self.inside(node, depth);
        if self.hints.part != before.part {
            self.flush();
        }
        self.hints = before;
        self.marks.truncate(had);
    }

    fn mark(&mut self, mark: Option<Mark>) {
        if let Some(mark) = mark.filter(|mark| !self.marks.iter().any(|had| had.name() == mark.name())) {
            self.marks.push(mark);
        }
    }

    /// Marks that an element has by its style; gives how many there were before.
    fn push_style(&mut self, node: &Handle) -> usize {
        let had = self.marks.len();
        let style: String = attr(node, "style").to_ascii_lowercase().split_whitespace().collect();
        let has = |rule: &str| style.contains(rule);
        if has("font-weight:bold") || has("font-weight:6") || has("font-weight:7") || has("font-weight:8") {
            self.mark(Some(Mark::Strong));
        }
        if has("font-style:italic") {
            self.mark(Some(Mark::Em));
        }
        if has("text-decoration:underline") {
            self.mark(Some(Mark::Underline));
        }
        had
    }

    fn link(&mut self, node: &Handle) -> Option<Mark> {
        let href = attr(node, "href").trim().to_owned();
        let lower = href.to_ascii_lowercase();
        if ["http://", "https://", "mailto:"].iter().any(|scheme| lower.starts_with(scheme))
            && safe_address(&href)
        {
            let title = Some(attr(node, "title")).filter(|title| !title.trim().is_empty());
            return Some(Mark::Link { href, title });
        }
        let says = !href.is_empty()
            && !href.starts_with('#')
            && self.zone != Zone::Before
            && self.zone != Zone::After;
        let empty_script = matches!(lower.trim_end_matches(';'), "javascript:void(0)" | "javascript:");
        if says && !empty_script {
            let text = dom::text(node);
            // A button is listed as such.
            if furniture::of(&text).is_none() {
                let at = self.peek();
                self.problems.push(problem(LINK_DROPPED, at, &text, &[("href", &href)]));
            }
        }
        None
    }

    fn peek(&mut self) -> Spot {
        self.places.here()
    }

    fn time(&mut self, node: &Handle) {
        let value = attr(node, "datetime");
        if value.is_empty() || self.zone == Zone::After {
            return;
        }
        let hint = format!("{} {}", attr(node, "class"), attr(node, "itemprop")).to_ascii_lowercase();
        let slot = if hint.contains("modif") || hint.contains("updat") {
            &mut self.times.1
        } else {
            &mut self.times.0
        };
        slot.get_or_insert(value);
    }

    fn line_break(&mut self) {
        let blank = |run: &&Inline| matches!(run, Inline::Text { text, .. } if text.chars().all(|c| c.is_ascii_whitespace()));
        let second = self
            .runs
            .iter()
            .rev()
            .find(|run| !blank(run))
            .is_some_and(|run| matches!(run, Inline::HardBreak { .. }));
        if second {
            self.flush();
        } else if !self.runs.is_empty() {
            self.runs.push(Inline::HardBreak { marks: Vec::new() });
        }
    }

    /// Ends the line: what was collected becomes one or more pieces.
    fn flush(&mut self) {
        let runs = std::mem::take(&mut self.runs);
        if !runs.is_empty() {
            let inside = matches!(self.zone, Zone::Body | Zone::Open);
            let heading = self.hints.level.is_some() && !has_dash(&runs);
            let segments = if inside || heading { segments(runs) } else { split(runs) };
            for runs in segments {
                self.line(trim_runs(tidy(runs)));
            }
        }
        let waiting = std::mem::take(&mut self.waiting);
        self.pieces.extend(waiting);
    }

    fn line(&mut self, runs: Vec<Inline>) {
        let text = plain(&runs);
        if text.is_empty() {
            return;
        }
        let at = self.places.of(&text);
        self.prose |= matches!(self.zone, Zone::Body | Zone::Open) && chars::is_prose(&text);
        let linked = share(&runs, |mark| matches!(mark, Mark::Link { .. }));
        let words: Vec<String> = runs.iter().filter_map(link_text).collect();
        let outside = !matches!(self.zone, Zone::Body | Zone::Open);
        if outside
            && linked >= 70
            && words.len() >= 2
            && furniture::breadcrumb(&text).is_none()
            && self.hints.level.is_none()
        {
            self.pieces.push(Piece { at, zone: self.zone, matter: Matter::Links(words) });
            return;
        }
        let href = runs.iter().find_map(|run| {
            run.marks().iter().find_map(|mark| match mark {
                Mark::Link { href, .. } => Some(href.clone()),
                _ => None,
            })
        });
        let bold = share(&runs, |mark| *mark == Mark::Strong) == 100;
        let line = Line {
            text,
            level: self.hints.level,
            bold,
            part: self.hints.part,
            href,
            linked,
            caption: self.hints.caption,
            runs,
            ..Line::default()
        };
        self.pieces.push(Piece { at, zone: self.zone, matter: Matter::Line(line) });
    }

    fn ready_with(&mut self, make: impl FnOnce(&mut Reader<'_>) -> Option<Block>, text: &str) {
        self.ready(|reader, out| out.extend(make(reader)), text);
    }

    fn ready(&mut self, make: impl FnOnce(&mut Reader<'_>, &mut Vec<Block>), text: &str) {
        self.flush();
        let at = self.places.of(text);
        let mut blocks = Vec::new();
        make(&mut self.reader, &mut blocks);
        let zone = self.zone;
        self.pieces.extend(blocks.into_iter().map(|block| Piece { at, zone, matter: Matter::Ready(block) }));
        for address in std::mem::take(&mut self.reader.remote) {
            self.unloaded(at, &address, "");
        }
        // The places inside the block are behind the next piece.
        let last: String = text.chars().rev().take(10).collect::<Vec<_>>().into_iter().rev().collect();
        if text.chars().count() > 30 {
            self.places.of(&last);
        }
    }

    fn unloaded(&mut self, at: Spot, address: &str, alt: &str) {
        let data = super::data_url::is_data(address);
        let (code, address) = if data {
            (PICTURE_BROKEN, &address[..address.len().min(30)])
        } else {
            (PICTURE_ELSEWHERE, address)
        };
        let text = if alt.is_empty() { address } else { alt };
        self.problems.push(problem(code, at, text, &[("address", address)]));
    }

    fn list(&mut self, node: &Handle, depth: usize, story: bool) {
        let items = dom::find_all(node, &|child| name(child) == "li");
        let links = linked(node) >= 75 && items.len() >= 2;
        if links && !self.crumbs(node) {
            self.flush();
            let words: Vec<String> = items.iter().map(dom::spaced).filter(|text| !text.is_empty()).collect();
            let at = self.places.of(words.first().map_or("", String::as_str));
            if !words.is_empty() {
                self.pieces.push(Piece { at, zone: self.zone, matter: Matter::Links(words) });
            }
            return;
        }
        // Above the text a list of labels is a byline, not a list of the story.
        let says = self.prose || items.iter().any(|item| chars::ends_sentence(&dom::text(item)));
        if story && says && !links && !items.is_empty() {
            let text = dom::text(node);
            return self.ready(|reader, out| reader.list(node, 0, out), &text);
        }
        self.block(node, depth);
    }

    fn crumbs(&self, node: &Handle) -> bool {
        is_crumbs(node) || furniture::breadcrumb(&dom::text(node)).is_some()
    }

    /// A breadcrumb is one line, however its parts are marked up.
    fn breadcrumb(&mut self, node: &Handle) -> bool {
        if !is_crumbs(node) || self.holds_body(node) {
            return false;
        }
        let whole = dom::text(node);
        let text =
            if whole.contains(['>', '›', '»', '＞', '/']) { whole } else { dom::parts(node).join(" > ") };
        if furniture::breadcrumb(&text).is_none() {
            return false;
        }
        let at = self.places.of(&text);
        self.pieces.push(Piece { at, zone: self.zone, matter: Matter::Line(Line::plain(&text)) });
        true
    }

    /// Leaves hidden elements out. Xinhua hides its document code so; that is read.
    fn is_hidden(&mut self, node: &Handle) -> bool {
        let style: String = attr(node, "style").to_ascii_lowercase().split_whitespace().collect();
        let marked = super::dom::has_attr(node, "hidden") || style.contains("display:none");
        let aria = attr(node, "aria-hidden") == "true";
        if !marked && !aria {
            return false;
        }
        let text = dom::text(node);
        if text.len() == 42 && text.bytes().all(|byte| byte.is_ascii_digit()) {
            self.flush();
            let at = self.places.of(&text);
            self.pieces.push(Piece { at, zone: Zone::After, matter: Matter::Line(Line::plain(&text)) });
        }
        marked || text.chars().count() < 200
    }

    /// Lists elements that are furniture by their name or class, unless they hold much text.
    fn is_furniture(&mut self, node: &Handle) -> bool {
        let code = match name(node) {
            "nav" => Some(furniture::NAVIGATION),
            "form" if self.zone != Zone::Before => None,
            "a" | "p" | "li" | "h1" | "body" | "html" | "article" | "main" => None,
            _ => class_code(node),
        };
        let Some(code) = code else { return false };
        let text = dom::spaced(node);
        let much = text.chars().count() > 400 && linked(node) < 40;
        if much
            || is_crumbs(node)
            || dom::find(node, &|child| is_crumbs(child)).is_some()
            || dom::find(node, &|child| name(child) == "h1").is_some()
        {
            return false;
        }
        self.flush();
        if !text.is_empty() {
            let at = self.places.of(&text);
            self.problems.push(problem(code, at, &text, &[]));
        }
        true
    }

    fn figure(&mut self, node: &Handle, depth: usize) {
        let holds = |names: &'static [&'static str]| {
            dom::find(node, &move |child| names.contains(&name(child))).is_some()
        };
        if !holds(&["img", "amp-img", "figcaption"]) || holds(&["table", "blockquote", "iframe", "video"]) {
            return self.block(node, depth);
        }
        self.flush();
        let images = dom::find_all(node, &|child| matches!(name(child), "img" | "amp-img"));
        for image in &images {
            self.image(image);
        }
        let caption = dom::find(node, &|child| name(child) == "figcaption");
        let runs = caption.as_ref().map(|caption| self.reader.line(caption)).unwrap_or_default();
        let said = caption.as_ref().map(dom::spaced).unwrap_or_default();
        // What stands in the figure beside its caption says whose the picture is.
        let credit = dom::spaced(node).replacen(&said, "", 1);
        self.describe(runs, chars::trim(&credit));
        self.flush();
    }

    /// Puts caption and credit under the last picture that waits; without one they make a
    /// figure of their own.
    fn describe(&mut self, runs: Vec<Inline>, named: &str) {
        if runs.is_empty() && named.is_empty() {
            return;
        }
        if !matches!(self.waiting.last(), Some(Piece { matter: Matter::Ready(Block::Figure { .. }), .. })) {
            let at = self.places.of(&plain(&runs));
            let figure = self.picture(None, String::new());
            self.waiting.push(Piece { at, zone: self.zone, matter: Matter::Ready(figure) });
        }
        if let Some(Piece { matter: Matter::Ready(Block::Figure { caption, credit, .. }), .. }) =
            self.waiting.last_mut()
        {
            caption.content = runs;
            credit.content = if named.is_empty() { Vec::new() } else { vec![Inline::text(named)] };
        }
    }

    fn image(&mut self, node: &Handle) {
        if !matches!(self.zone, Zone::Body | Zone::Open) || is_tiny(node) {
            return;
        }
        let lazy = [
            "data-src",
            "data-original",
            "data-lazy-src",
            "data-original-src",
            "data-url",
            "_src",
            "data-actualsrc",
        ];
        let src = attr(node, "src");
        let placeholder = src.is_empty() || super::data_url::is_data(&src) && src.len() < 400;
        let later = lazy.iter().map(|name| attr(node, name)).find(|src| !src.trim().is_empty());
        let src = if placeholder { later.unwrap_or(src) } else { src };
        if src.trim().is_empty() {
            return;
        }
        let alt: String = attr(node, "alt").split_whitespace().collect::<Vec<_>>().join(" ");
        let at = self.peek();
        let media = self.reader.media(&src);
        if media.is_none() {
            self.reader.remote.clear();
            self.unloaded(at, &src, &alt);
        }
        let figure = self.picture(media, alt);
        self.waiting.push(Piece { at, zone: self.zone, matter: Matter::Ready(figure) });
    }

    fn picture(&mut self, media: Option<gaotai_article::Hash>, alt: String) -> Block {
        let id = self.reader.id();
        let mut line = || gaotai_article::Line { id: self.reader.id(), content: Vec::new() };
        let (caption, credit) = (line(), line());
        Block::Figure {
            id,
            media,
            alt,
            focus: None,
            crop: None,
            width: WidthHint::Column,
            only: None,
            caption,
            credit,
        }
    }

    fn player(&mut self, node: &Handle, story: bool) {
        if !story {
            return;
        }
        self.flush();
        let source = || dom::find(node, &|child| name(child) == "source").map(|child| attr(&child, "src"));
        let given = [attr(node, "src"), attr(node, "data-src"), attr(node, "data")]
            .into_iter()
            .find(|src| !src.is_empty());
        let url = given.or_else(source).unwrap_or_default().trim().to_owned();
        let url = if url.starts_with("//") { format!("https:{url}") } else { url };
        let title = attr(node, "title").split_whitespace().collect::<Vec<_>>().join(" ");
        let at = self.peek();
        if !url.to_ascii_lowercase().starts_with("http") || !safe_address(&url) {
            self.problems.push(problem(ELEMENT_DROPPED, at, &url, &[("name", name(node))]));
            return;
        }
        let embed = Block::Embed { id: self.reader.id(), url, title, note: String::new(), only: None };
        self.pieces.push(Piece { at, zone: self.zone, matter: Matter::Ready(embed) });
    }
}

/// A line that describes the picture right before it becomes its caption.
fn captions(pieces: &mut Vec<Piece>) {
    let mut at = 1;
    while at < pieces.len() {
        let describes = matches!(&pieces[at].matter, Matter::Line(line) if is_description(line));
        let open = matches!(&pieces[at - 1].matter, Matter::Ready(Block::Figure { caption, .. }) if caption.content.is_empty());
        if describes && open {
            let piece = pieces.remove(at);
            if let (Matter::Line(line), Matter::Ready(Block::Figure { caption, .. })) =
                (piece.matter, &mut pieces[at - 1].matter)
            {
                caption.content = line.runs;
            }
        } else {
            at += 1;
        }
    }
}

fn is_description(line: &Line) -> bool {
    let text = line.text.as_str();
    let short = chars::length(text) <= 140;
    let starts = ["图为", "图：", "图:", "▲", "△", "↑", "上图", "下图", "（图", "图/", "图｜", "Photo:"];
    let ends = text.trim_end_matches(['）', ')', '。']).ends_with('摄');
    short
        && line.level.is_none()
        && (line.caption || starts.iter().any(|start| text.starts_with(start)) || ends)
}
