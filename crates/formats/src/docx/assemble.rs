//! Blocks of what stands in reading order: lists, quotations, figures with what stands below them.

use super::changes::Kind;
use super::flow::{Flow, Para, Piece, Shown, Track};
use super::names::Role;
use crate::page::FORM_LOST;
use gaotai_article::suggest::{Act, ActKind, Shape};
use gaotai_article::text::plain;
use gaotai_article::{
    Block, BlockId, Hash, Inline, Line, ListItem, Mark, Paragraph, ParagraphStyle, QuoteKind, Suggested,
    Suggestion, WidthHint,
};
use serde_json::{Map, Value, json};

/// A list that goes on.
struct Open {
    id: BlockId,
    number: String,
    level: u8,
    ordered: bool,
    items: Vec<ListItem>,
}

/// What becomes of pieces.
pub(super) struct Builder<'f, 'a> {
    flow: &'f mut Flow<'a>,
    /// Headings of the first level are section heads, so that the others are one lower.
    lower: bool,
    pub blocks: Vec<Block>,
    pub suggested: Suggested,
    lists: Vec<Open>,
    /// The quotation that goes on.
    quoting: bool,
}

/// Blocks of these pieces, and what is suggested of them.
pub(super) fn blocks(flow: &mut Flow<'_>, pieces: Vec<Piece>, lower: bool) -> (Vec<Block>, Suggested) {
    let mut builder = Builder {
        flow,
        lower,
        blocks: Vec::new(),
        suggested: Suggested::new(),
        lists: Vec::new(),
        quoting: false,
    };
    builder.suggest(&pieces);
    pieces.into_iter().for_each(|piece| builder.piece(piece));
    builder.close(None);
    (builder.blocks, builder.suggested)
}

/// The paragraphs of a cell; what cannot stand there goes over to the table's end.
pub(super) fn in_cell(flow: &mut Flow<'_>, pieces: Vec<Piece>, over: &mut Vec<Piece>) -> Vec<Paragraph> {
    let mut out = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Para(mut para) => {
                let pictures = std::mem::take(&mut para.pictures);
                if !pictures.is_empty() {
                    let id = flow.ids.block();
                    let moved = Para {
                        id,
                        role: None,
                        list: None,
                        level: 0,
                        runs: Vec::new(),
                        pictures,
                        end: None,
                        former: None,
                        centred: false,
                        ruled: false,
                    };
                    over.push(Piece::Para(Box::new(moved)));
                }
                out.push(Paragraph::new(para.id, para.runs));
            }
            Piece::Table { block, .. } => {
                flow.tell(FORM_LOST, "form", "table", &block.text());
                block.each_line(&mut |content| {
                    if !content.is_empty() {
                        out.push(Paragraph::new(block.id(), content.to_vec()));
                    }
                });
            }
            boxed @ Piece::Boxed { .. } => over.push(boxed),
        }
    }
    for paragraph in &mut out {
        paragraph.id = flow.ids.block();
    }
    // Word wants a paragraph after a table in a cell; it says nothing.
    if out.len() > 1 {
        out.retain(|paragraph| !paragraph.content.is_empty());
    }
    out
}

fn act(kind: ActKind, by: &Suggestion) -> Act {
    Act::new(kind, by)
}

/// Whether all runs carry a change of that kind, or there are none.
fn all(runs: &[Inline], kind: Kind) -> bool {
    runs.iter().all(|run| {
        run.marks().iter().any(|mark| match mark {
            Mark::Insertion(_) => kind == Kind::Insert,
            Mark::Deletion(_) => kind == Kind::Delete,
            _ => false,
        })
    })
}

fn is_whole(para: &Para) -> Option<&Track> {
    let end = para.end.as_ref()?;
    let pictures =
        para.pictures.iter().all(|shown| shown.track.as_ref().is_some_and(|track| track.0 == end.0));
    (all(&para.runs, end.0) && pictures).then_some(end)
}

impl Builder<'_, '_> {
    /// What is suggested of blocks and of the breaks between them.
    fn suggest(&mut self, pieces: &[Piece]) {
        for (at, piece) in pieces.iter().enumerate() {
            let Piece::Para(para) = piece else {
                if let Piece::Table { block, track: Some((kind, by)) } = piece {
                    self.note(block.id(), act(whole(*kind), by));
                }
                continue;
            };
            if let Some((by, was)) = &para.former
                && let Some(shape) = former(*was)
                && matches!(para.role, None | Some(Role::Body(_) | Role::Heading(_)))
                && para.list.is_none()
            {
                self.note(para.id, Act { was: Some(shape), ..act(ActKind::Change, by) });
            }
            let Some((kind, by)) = &para.end else { continue };
            if is_whole(para).is_some() {
                self.note(para.id, act(whole(*kind), by));
            } else if let Some(Piece::Para(next)) = pieces.get(at + 1)
                && next.pictures.is_empty()
            {
                let kind = if *kind == Kind::Insert { ActKind::Split } else { ActKind::Join };
                self.note(next.id, act(kind, by));
            }
        }
    }

    fn note(&mut self, id: BlockId, act: Act) {
        self.suggested.entry(id).or_default().push(act);
    }

    fn piece(&mut self, piece: Piece) {
        match piece {
            Piece::Para(para) => self.para(*para),
            Piece::Table { block, .. } => self.push(*block),
            Piece::Boxed { id, kind, mut pieces } => {
                let titled =
                    matches!(pieces.first(), Some(Piece::Para(para)) if para.role == Some(Role::BoxTitle));
                let title = titled.then(|| pieces.remove(0)).map(|piece| match piece {
                    Piece::Para(para) => plain(&para.runs).replace('\n', " "),
                    _ => String::new(),
                });
                let (mut content, suggested) = blocks(self.flow, pieces, self.lower);
                if content.is_empty() {
                    let id = self.flow.ids.block();
                    content.push(Block::Paragraph(Paragraph::new(id, Vec::new())));
                }
                self.suggested.extend(suggested);
                self.push(Block::Box { id, kind, title: title.unwrap_or_default(), only: None, content });
            }
        }
    }

    fn para(&mut self, mut para: Para) {
        if let Some((kind, _)) = is_whole(&para) {
            // The block says it for all of them.
            let gone = if *kind == Kind::Insert { "insertion" } else { "deletion" };
            let strip = |mut run: Inline| {
                let (Inline::Text { marks, .. } | Inline::HardBreak { marks }) = &mut run;
                marks.retain(|mark| mark.name() != gone);
                run
            };
            para.runs =
                gaotai_article::normalize(std::mem::take(&mut para.runs).into_iter().map(strip).collect());
        }
        let prose = matches!(para.role, None | Some(Role::Body(_) | Role::Continue));
        if let Some((number, level, ordered)) = para.list.take().filter(|_| prose && para.pictures.is_empty())
        {
            self.item(number, level, ordered, para);
            return;
        }
        if para.role == Some(Role::Continue) && !self.lists.is_empty() && !para.runs.is_empty() {
            let level = para.level;
            self.close(Some(level));
            if let Some(item) = self.lists.last_mut().and_then(|list| list.items.last_mut()) {
                item.content.push(Block::Paragraph(Paragraph::new(para.id, para.runs)));
                return;
            }
        }
        self.standing(para);
    }

    fn standing(&mut self, mut para: Para) {
        let pictures = std::mem::take(&mut para.pictures);
        let empty = para.runs.is_empty();
        let width = match para.role {
            Some(Role::Figure(width)) => width,
            _ => WidthHint::Column,
        };
        match para.role {
            Some(Role::Figure(_)) if empty && pictures.is_empty() => self.figure(para.id, None, width),
            Some(Role::Divider) if empty => self.push(Block::Divider { id: para.id, only: None }),
            Some(Role::Embed) => self.embed(&para),
            _ if empty && pictures.is_empty() => {
                if para.ruled {
                    self.push(Block::Divider { id: para.id, only: None });
                }
                self.quoting = false;
                self.suggested.remove(&para.id);
            }
            _ if empty => {}
            _ => self.text(&mut para),
        }
        for (at, shown) in pictures.into_iter().enumerate() {
            let id = if at == 0 && empty { para.id } else { self.flow.ids.block() };
            self.figure(id, Some(shown), width);
        }
    }

    fn figure(&mut self, id: BlockId, shown: Option<Shown>, width: WidthHint) {
        let mut line = || Line { id: self.flow.ids.block(), content: Vec::new() };
        let (caption, credit) = (line(), line());
        let (media, alt): (Option<Hash>, String) =
            shown.map(|shown| (shown.hash, shown.alt.trim().to_owned())).unwrap_or_default();
        self.push(Block::Figure {
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

    fn text(&mut self, para: &mut Para) {
        let (id, content) = (para.id, std::mem::take(&mut para.runs));
        let style = |style| Paragraph { id, style, only: None, content: content.clone() };
        match para.role {
            Some(Role::Heading(level)) => {
                let level = if level + u8::from(self.lower) > 2 { 3 } else { 2 };
                self.push(Block::SectionHead { id, level, only: None, content });
            }
            Some(Role::Quote(kind)) => self.quote(kind, Paragraph::new(id, content)),
            Some(Role::Cite) if self.quoting => {
                if let Some(Block::Quote { cite, .. }) = self.blocks.last_mut() {
                    *cite = Some(plain(&content).replace('\n', " "));
                }
                self.quoting = false;
            }
            Some(Role::Caption) if self.below(|caption, _| caption.content.is_empty()) => {
                self.line(|caption, _| caption.content = content);
            }
            Some(Role::Credit) if self.below(|_, credit| credit.content.is_empty()) => {
                self.line(|_, credit| credit.content = content);
            }
            Some(Role::EmbedNote) if matches!(self.blocks.last(), Some(Block::Embed { note, .. }) if note.is_empty()) => {
                if let Some(Block::Embed { note, .. }) = self.blocks.last_mut() {
                    *note = plain(&content).replace('\n', " ");
                }
            }
            Some(Role::Body(body)) => self.push(Block::Paragraph(style(body))),
            _ => self.push(Block::Paragraph(style(ParagraphStyle::Body))),
        }
    }

    fn below(&self, free: impl Fn(&Line, &Line) -> bool) -> bool {
        self.lists.is_empty()
            && matches!(self.blocks.last(), Some(Block::Figure { caption, credit, .. }) if free(caption, credit))
    }

    fn line(&mut self, set: impl FnOnce(&mut Line, &mut Line)) {
        if let Some(Block::Figure { caption, credit, .. }) = self.blocks.last_mut() {
            set(caption, credit);
        }
    }

    fn embed(&mut self, para: &Para) {
        let href = para.runs.iter().flat_map(Inline::marks).find_map(|mark| match mark {
            Mark::Link { href, .. } => Some(href.clone()),
            _ => None,
        });
        let (url, title) = (href.unwrap_or_default(), plain(&para.runs).replace('\n', " "));
        let title = if title == url { String::new() } else { title };
        self.push(Block::Embed { id: para.id, url, title, note: String::new(), only: None });
    }

    fn quote(&mut self, kind: QuoteKind, paragraph: Paragraph) {
        if self.quoting
            && let Some(Block::Quote { kind: open, content, .. }) = self.blocks.last_mut()
            && *open == kind
        {
            content.push(paragraph);
            return;
        }
        let id = self.flow.ids.block();
        self.push(Block::Quote { id, kind, cite: None, only: None, content: vec![paragraph] });
        self.quoting = true;
    }

    fn push(&mut self, block: Block) {
        self.close(None);
        self.quoting = false;
        self.blocks.push(block);
    }

    fn item(&mut self, number: String, level: u8, ordered: bool, para: Para) {
        self.quoting = false;
        self.close(Some(level));
        if self.lists.last().is_some_and(|list| list.level == level && list.number != number) {
            self.pop();
        }
        if self.lists.last().is_none_or(|list| list.level < level) {
            let id = self.flow.ids.block();
            self.lists.push(Open { id, number, level, ordered, items: Vec::new() });
        }
        let item = self.flow.ids.block();
        if let Some(list) = self.lists.last_mut() {
            let first = Block::Paragraph(Paragraph::new(para.id, para.runs));
            list.items.push(ListItem { id: item, content: vec![first] });
        }
    }

    /// Ends the lists below a level; all of them without one.
    fn close(&mut self, level: Option<u8>) {
        while self.lists.last().is_some_and(|list| level.is_none_or(|level| list.level > level)) {
            self.pop();
        }
    }

    fn pop(&mut self) {
        let Some(open) = self.lists.pop() else { return };
        let list = Block::List { id: open.id, ordered: open.ordered, only: None, items: open.items };
        match self.lists.last_mut().and_then(|list| list.items.last_mut()) {
            Some(item) => item.content.push(list),
            None => self.blocks.push(list),
        }
    }
}

fn whole(kind: Kind) -> ActKind {
    if kind == Kind::Insert { ActKind::Insert } else { ActKind::Delete }
}

/// How a paragraph was, by the style that it had.
fn former(was: Role) -> Option<Shape> {
    let shape = |name: &str, attrs: Value| {
        let attrs: Map<String, Value> = attrs.as_object().cloned().unwrap_or_default();
        Some(Shape { name: name.to_owned(), attrs, path: None })
    };
    match was {
        Role::Body(style) => shape("paragraph", json!({ "style": style, "only": null })),
        Role::Heading(level) => shape("section_head", json!({ "level": level.clamp(2, 3), "only": null })),
        _ => None,
    }
}
