//! A story as a format can hold it, and what that costs.
//!
//! Every export writes from the held story, every declaration is what holding it
//! recorded, and the echo compares what comes back with it: so the three cannot disagree.

use crate::Loss;
use gaotai_article::slip::Dateline;
use gaotai_article::{Article, Block, BlockId, HeadPart, Inline, Mark, Paragraph, Slip, normalize};
use serde::Deserialize;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What happens to white space.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Spaces {
    /// Runs of it become one space, as HTML and Markdown read it; none at the ends of a line.
    Collapse,
    /// Only the ends of a line lose theirs.
    Keep,
}

/// Losses noted at one place of the story.
pub(crate) struct Notes<'a> {
    field: String,
    losses: &'a mut BTreeSet<Loss>,
}

impl Notes<'_> {
    /// Notes a loss here.
    pub fn lose(&mut self, code: &'static str) {
        self.lose_with(code, BTreeMap::new());
    }

    /// Notes a loss here, with what its words need.
    pub fn lose_with(&mut self, code: &'static str, params: BTreeMap<String, String>) {
        self.losses.insert(Loss { field: self.field.clone(), code, params });
    }

    /// Notes a loss of something inside what stands here, as in `body[2].focus`.
    pub fn lose_part(&mut self, part: &str, code: &'static str) {
        let field = format!("{}.{part}", self.field);
        self.losses.insert(Loss { field, code, params: BTreeMap::new() });
    }
}

/// A story on its way out.
pub(crate) struct Hold {
    /// The story as it can be held so far.
    pub article: Article,
    /// For every block of the body its place in the story as it was.
    origins: Vec<usize>,
    losses: BTreeSet<Loss>,
}

impl Hold {
    /// The story as it leaves for `channel`: as if everything suggested were accepted, without
    /// comments and what is for other channels only, in tidy lines.
    pub fn start(article: &Article, channel: &str, spaces: Spaces) -> Hold {
        let accepted = article.accepted().into_owned();
        let origins = origins(article, &accepted);
        let mut hold = Hold { article: accepted, origins, losses: BTreeSet::new() };
        hold.suggestions(article);
        hold.leave(channel, spaces, false);
        hold
    }

    /// The same with suggestions and the anchors of comments left in, for what carries both.
    pub fn open(article: &Article, channel: &str, spaces: Spaces) -> Hold {
        let origins = (0..article.doc.body.len()).collect();
        let mut hold = Hold { article: article.clone(), origins, losses: BTreeSet::new() };
        hold.leave(channel, spaces, true);
        hold
    }

    fn leave(&mut self, channel: &str, spaces: Spaces, comments: bool) {
        self.lines(|content, notes| leave(content, (channel, comments), spaces, notes));
        self.blocks(|block, notes| for_channel(block, channel, notes));
        self.texts(spaces);
    }

    /// Notes where the story is given as somebody suggests it.
    fn suggestions(&mut self, article: &Article) {
        for (part, line) in article.doc.head.iter() {
            if line.content.iter().any(Inline::is_suggested) {
                self.lose(format!("head.{}", part.name()), "suggestion");
            }
        }
        for (at, block) in article.doc.body.iter().enumerate() {
            if article.doc.is_suggested_in(block) {
                self.lose(format!("body[{at}]"), "suggestion");
            }
        }
    }

    /// Changes every line of text: the title group's and the body's.
    pub fn lines(&mut self, mut change: impl FnMut(Vec<Inline>, &mut Notes<'_>) -> Vec<Inline>) {
        for part in HeadPart::ALL {
            let line = self.article.doc.head.line_mut(part);
            let mut notes = Notes { field: format!("head.{}", part.name()), losses: &mut self.losses };
            line.content = normalize(change(std::mem::take(&mut line.content), &mut notes));
        }
        for (block, origin) in self.article.doc.body.iter_mut().zip(&self.origins) {
            let mut notes = Notes { field: format!("body[{origin}]"), losses: &mut self.losses };
            block.each_line_mut(&mut |content| {
                *content = normalize(change(std::mem::take(content), &mut notes));
            });
        }
    }

    /// Changes every block from the inside out: `change` gives what stands in its place.
    /// Containers that become empty fall away.
    pub fn blocks(&mut self, mut change: impl FnMut(Block, &mut Notes<'_>) -> Vec<Block>) {
        let body = std::mem::take(&mut self.article.doc.body);
        let origins = std::mem::take(&mut self.origins);
        for (block, origin) in body.into_iter().zip(origins) {
            let mut notes = Notes { field: format!("body[{origin}]"), losses: &mut self.losses };
            let made = rebuild(block, &mut |block| change(block, &mut notes));
            self.origins.extend(made.iter().map(|_| origin));
            self.article.doc.body.extend(made);
        }
    }

    /// Notes a loss.
    pub fn lose(&mut self, field: impl Into<String>, code: &'static str) {
        self.lose_with(field, code, BTreeMap::new());
    }

    /// Notes a loss, with what its words need.
    pub fn lose_with(
        &mut self,
        field: impl Into<String>,
        code: &'static str,
        params: BTreeMap<String, String>,
    ) {
        self.losses.insert(Loss { field: field.into(), code, params });
    }

    /// Empties every field of the slip but the named ones.
    pub fn keep_slip(&mut self, kept: &[&str]) {
        let (mut fields, none) = (fields(&self.article.slip), fields(&Slip::default()));
        for (name, value) in &mut fields {
            let empty = &none[name.as_str()];
            if value != empty && !kept.contains(&name.as_str()) {
                self.losses.insert(Loss {
                    field: format!("slip.{name}"),
                    code: "not_in_format",
                    params: BTreeMap::new(),
                });
                *value = empty.clone();
            }
        }
        if let Ok(slip) = Slip::deserialize(Value::Object(fields)) {
            self.article.slip = slip;
        }
    }

    /// Sets `value` to `held` and notes the loss, if they differ.
    pub fn settle<T: PartialEq>(&mut self, field: &str, pick: impl FnOnce(&mut Slip) -> &mut T, held: T) {
        let value = pick(&mut self.article.slip);
        if *value != held {
            *value = held;
            self.lose(format!("slip.{field}"), "not_in_format");
        }
    }

    /// The held story, tidy, and what holding it cost.
    pub fn finish(mut self) -> (Article, Vec<Loss>) {
        tidy(&mut self.article);
        (self.article, self.losses.into_iter().collect())
    }

    /// Texts outside of lines: alternative texts, titles of boxes, the slip's.
    fn texts(&mut self, spaces: Spaces) {
        self.blocks(|mut block, notes| {
            let mut clean = |text: &mut String, part: &str| {
                let cleaned = clean_text(text, spaces);
                if cleaned != *text {
                    notes.lose_part(part, "white_space");
                    *text = cleaned;
                }
            };
            match &mut block {
                Block::Figure { alt, .. } => clean(alt, "alt"),
                Block::Box { title, .. } => clean(title, "title"),
                Block::Quote { cite: Some(cite), .. } => clean(cite, "cite"),
                Block::Embed { url, title, note, .. } => {
                    clean(url, "url");
                    clean(title, "title");
                    clean(note, "note");
                }
                _ => {}
            }
            if let Block::Quote { cite, .. } = &mut block
                && cite.as_deref() == Some("")
            {
                *cite = None;
            }
            vec![block]
        });
        tidy_slip(&mut self.article.slip);
        let mut slip = Value::Object(fields(&self.article.slip));
        clean_value(&mut slip, "slip", &mut self.losses);
        if let Ok(slip) = Slip::deserialize(slip) {
            self.article.slip = slip;
        }
        tidy_slip(&mut self.article.slip);
    }
}

/// The dateline that a text says: its parts where they can be told.
pub(crate) fn dateline(text: &str) -> Dateline {
    match crate::page::dateline::read(text).map(|start| start.dateline).filter(|line| line.text == text) {
        Some(line) => line,
        None => Dateline { text: text.to_owned(), ..Dateline::default() },
    }
}

/// The fields of the slip by name.
pub(crate) fn fields(slip: &Slip) -> Map<String, Value> {
    match serde_json::to_value(slip) {
        Ok(Value::Object(map)) => map,
        _ => Map::new(),
    }
}

/// Cleans all texts of the slip but the newsroom's own fields.
fn clean_value(value: &mut Value, field: &str, losses: &mut BTreeSet<Loss>) {
    match value {
        Value::String(text) => {
            let cleaned = clean_text(text, Spaces::Collapse);
            if cleaned != *text {
                losses.insert(Loss { field: field.to_owned(), code: "white_space", params: BTreeMap::new() });
                *text = cleaned;
            }
        }
        Value::Array(items) => {
            for (at, item) in items.iter_mut().enumerate() {
                clean_value(item, &format!("{field}[{at}]"), losses);
            }
        }
        Value::Object(map) => {
            for (name, value) in map.iter_mut().filter(|(name, _)| *name != "extra") {
                clean_value(value, &format!("{field}.{name}"), losses);
            }
        }
        _ => {}
    }
}

/// A block with everything in it put through `change`, the innermost first.
fn rebuild(block: Block, change: &mut dyn FnMut(Block) -> Vec<Block>) -> Vec<Block> {
    let rebuilt = match block {
        Block::List { id, ordered, only, items } => {
            let mut kept = Vec::new();
            for mut item in items {
                item.content = item.content.into_iter().flat_map(|block| rebuild(block, change)).collect();
                if !item.content.is_empty() {
                    kept.push(item);
                }
            }
            (!kept.is_empty()).then_some(Block::List { id, ordered, only, items: kept })
        }
        Block::Quote { id, kind, cite, only, content } => {
            let content = paragraphs(content, change);
            (!content.is_empty()).then_some(Block::Quote { id, kind, cite, only, content })
        }
        Block::Table { id, only, mut rows } => {
            for cell in rows.iter_mut().flat_map(|row| &mut row.cells) {
                cell.content = paragraphs(std::mem::take(&mut cell.content), change);
                if cell.content.is_empty() {
                    cell.content.push(Paragraph::new(cell.id, Vec::new()));
                }
            }
            Some(Block::Table { id, only, rows })
        }
        Block::Box { id, kind, title, only, content } => {
            let mut content: Vec<Block> =
                content.into_iter().flat_map(|block| rebuild(block, change)).collect();
            if content.is_empty() && !title.is_empty() {
                content.push(Block::Paragraph(Paragraph::new(id, Vec::new())));
            }
            (!content.is_empty()).then_some(Block::Box { id, kind, title, only, content })
        }
        simple => Some(simple),
    };
    rebuilt.map(change).unwrap_or_default()
}

fn paragraphs(content: Vec<Paragraph>, change: &mut dyn FnMut(Block) -> Vec<Block>) -> Vec<Paragraph> {
    let made = content.into_iter().flat_map(|paragraph| change(Block::Paragraph(paragraph)));
    made.filter_map(|block| match block {
        Block::Paragraph(paragraph) => Some(paragraph),
        _ => None,
    })
    .collect()
}

/// For every block of the accepted story its place in the story as it is.
fn origins(article: &Article, accepted: &Article) -> Vec<usize> {
    let places: HashMap<BlockId, usize> =
        article.doc.body.iter().enumerate().map(|(at, block)| (block.id(), at)).collect();
    let mut last = 0;
    let place = |block: &Block| {
        last = places.get(&block.id()).copied().unwrap_or(last);
        last
    };
    accepted.doc.body.iter().map(place).collect()
}

fn channels(only: &[String]) -> BTreeMap<String, String> {
    BTreeMap::from([("channels".to_owned(), only.join(", "))])
}

/// Leaves a block out that is for other channels; takes the restriction off the others.
fn for_channel(mut block: Block, channel: &str, notes: &mut Notes<'_>) -> Vec<Block> {
    let Some(only) = only_mut(&mut block).take() else { return vec![block] };
    let here = only.iter().any(|name| name == channel);
    notes.lose_with(if here { "channel" } else { "other_channel" }, channels(&only));
    if here { vec![block] } else { Vec::new() }
}

fn only_mut(block: &mut Block) -> &mut Option<gaotai_article::Only> {
    match block {
        Block::Paragraph(paragraph) => &mut paragraph.only,
        Block::SectionHead { only, .. }
        | Block::List { only, .. }
        | Block::Quote { only, .. }
        | Block::Figure { only, .. }
        | Block::Table { only, .. }
        | Block::Box { only, .. }
        | Block::Divider { only, .. }
        | Block::Embed { only, .. } => only,
    }
}

/// A line of text as it leaves.
fn leave(
    content: Vec<Inline>,
    (channel, comments): (&str, bool),
    spaces: Spaces,
    notes: &mut Notes<'_>,
) -> Vec<Inline> {
    let mut kept = Vec::with_capacity(content.len());
    for mut inline in content {
        let (Inline::Text { marks, .. } | Inline::HardBreak { marks }) = &mut inline;
        let mut stays = true;
        marks.retain_mut(|mark| match mark {
            Mark::Comment { .. } if comments => true,
            Mark::Comment { .. } => {
                notes.lose("comment");
                false
            }
            Mark::Only { channels: only } => {
                let here = only.iter().any(|name| name == channel);
                notes.lose_with(if here { "channel" } else { "other_channel" }, channels(only));
                stays &= here;
                false
            }
            Mark::Link { href, .. } if !safe_address(href.trim()) => {
                notes.lose("unsafe_link");
                false
            }
            Mark::Link { href, title } => {
                let clean = title.as_deref().map(|title| clean_text(title, Spaces::Collapse));
                let clean = clean.filter(|title| !title.is_empty());
                if *title != clean || href.trim() != href {
                    notes.lose("white_space");
                    (*title, *href) = (clean, href.trim().to_owned());
                }
                true
            }
            _ => true,
        });
        if stays {
            kept.push(inline);
        }
    }
    let before = gaotai_article::text::plain(&kept);
    let tidied = tidy_line(normalize(kept), spaces);
    if gaotai_article::text::plain(&tidied) != before {
        notes.lose("white_space");
    }
    tidied
}

/// Whether an address may stand in a link that others open: no script, no local file.
pub(crate) fn safe_address(address: &str) -> bool {
    let scheme = address.split([':', '/', '?', '#']).next().unwrap_or_default();
    let has_scheme = address[scheme.len()..].starts_with(':');
    let plain = !address.chars().any(|c| c.is_control() || c.is_whitespace() || "<>\"\\`".contains(c));
    let known =
        ["http", "https", "mailto", "tel", "ftp"].iter().any(|name| scheme.eq_ignore_ascii_case(name));
    plain && !address.is_empty() && (!has_scheme || known)
}

fn is_space(c: char) -> bool {
    c.is_ascii_whitespace() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{b}' | '\u{85}')
}

/// Characters that stand for nothing on paper.
fn is_dropped(c: char) -> bool {
    (c.is_control() && !is_space(c)) || matches!(c, '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// A text of several lines on one, its words apart by single spaces.
pub(crate) fn on_one_line(text: &str) -> String {
    clean_text(text, Spaces::Collapse)
}

/// A text without controls, and with white space as the format reads it.
pub(crate) fn clean_text(text: &str, spaces: Spaces) -> String {
    let mut out = String::with_capacity(text.len());
    push_clean(&mut out, text, spaces, &mut Before::start());
    let end = out.trim_end().len();
    out.truncate(end);
    out
}

/// What stands before the next character of a line.
struct Before {
    nothing: bool,
    space: bool,
}

impl Before {
    fn start() -> Before {
        Before { nothing: true, space: false }
    }
}

fn push_clean(out: &mut String, text: &str, spaces: Spaces, before: &mut Before) {
    for c in text.chars().filter(|c| !is_dropped(*c)) {
        let c = if is_space(c) { ' ' } else { c };
        let doubled = c == ' ' && before.space && spaces == Spaces::Collapse;
        if doubled || (before.nothing && c.is_whitespace()) {
            continue;
        }
        out.push(c);
        *before = Before { nothing: false, space: c == ' ' };
    }
}

/// No white space at the ends of a line or beside a line break, none doubled unless kept.
pub(crate) fn tidy_line(content: Vec<Inline>, spaces: Spaces) -> Vec<Inline> {
    let mut out: Vec<Inline> = Vec::with_capacity(content.len());
    let mut before = Before::start();
    for inline in content {
        match inline {
            Inline::Text { text, marks } => {
                let mut cleaned = String::with_capacity(text.len());
                push_clean(&mut cleaned, &text, spaces, &mut before);
                if !cleaned.is_empty() {
                    out.push(Inline::Text { text: cleaned, marks });
                }
            }
            Inline::HardBreak { marks } => {
                trim_end(&mut out);
                // A break at the start of a line breaks nothing.
                if !out.is_empty() {
                    out.push(Inline::HardBreak { marks });
                }
                before = Before::start();
            }
        }
    }
    loop {
        trim_end(&mut out);
        if !matches!(out.last(), Some(Inline::HardBreak { .. })) {
            break;
        }
        out.pop();
    }
    normalize(out)
}

fn trim_end(out: &mut Vec<Inline>) {
    while let Some(Inline::Text { text, .. }) = out.last_mut() {
        text.truncate(text.trim_end().len());
        if !text.is_empty() {
            break;
        }
        out.pop();
    }
}

/// Takes away what says nothing: paragraphs, heads and items without text, ids and addresses
/// without a character. A body of one empty paragraph and a body of none are the same here.
pub(crate) fn tidy(article: &mut Article) {
    for part in HeadPart::ALL {
        let line = article.doc.head.line_mut(part);
        line.content = bare_breaks(std::mem::take(&mut line.content));
    }
    tidy_slip(&mut article.slip);
    let body = std::mem::take(&mut article.doc.body);
    let mut drop_empty = |mut block: Block| {
        block.each_line_mut(&mut |content| *content = bare_breaks(std::mem::take(content)));
        let empty = match &block {
            Block::Paragraph(paragraph) => paragraph.content.is_empty(),
            Block::SectionHead { content, .. } => content.is_empty(),
            Block::Embed { url, title, note, .. } => url.is_empty() && title.is_empty() && note.is_empty(),
            Block::Figure { media: None, caption, credit, .. } => {
                caption.content.is_empty() && credit.content.is_empty()
            }
            _ => false,
        };
        if empty { Vec::new() } else { vec![block] }
    };
    article.doc.body = body.into_iter().flat_map(|block| rebuild(block, &mut drop_empty)).collect();
}

fn tidy_slip(slip: &mut Slip) {
    let source = slip.source.iter_mut().flat_map(|source| [&mut source.id, &mut source.url]);
    let related = slip.related.iter_mut().flat_map(|related| [&mut related.id, &mut related.url]);
    let ids = source
        .chain(related)
        .chain(slip.authors.iter_mut().map(|one| &mut one.person))
        .chain(slip.people.iter_mut().map(|one| &mut one.person))
        .chain(slip.places.iter_mut().map(|one| &mut one.place))
        .chain(slip.persons.iter_mut().chain(&mut slip.organisations).map(|one| &mut one.id));
    ids.filter(|id| id.as_deref() == Some("")).for_each(|id| *id = None);
}

/// Runs in normal form, with no marks on line breaks: they can be seen nowhere.
fn bare_breaks(mut content: Vec<Inline>) -> Vec<Inline> {
    for inline in &mut content {
        if let Inline::HardBreak { marks } = inline {
            marks.clear();
        }
    }
    normalize(content)
}
