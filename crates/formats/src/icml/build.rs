//! Paragraphs as a story.

use super::byline;
use super::flow::Flow;
use super::names::Style;
use super::para::{CellParas, Lead, Object, Para};
use crate::hold::{Spaces, clean_text, tidy_line};
use crate::words::Words;
use gaotai_article::slip::{AiLevel, AiUse, Author};
use gaotai_article::{
    Article, Block, Cell, CellKind, HeadPart, Inline, Line, ListItem, Mark, Paragraph, ParagraphStyle,
    QuoteKind, Row, normalize,
};

/// Makes the body and title group of an article of paragraphs.
pub(super) struct Build<'b, 'a, 'd> {
    flow: &'b mut Flow<'a, 'd>,
    article: &'b mut Article,
    words: Words,
}

impl<'b, 'a, 'd> Build<'b, 'a, 'd> {
    pub fn new(flow: &'b mut Flow<'a, 'd>, article: &'b mut Article) -> Self {
        let words = Words::of(&article.slip.language);
        Build { flow, article, words }
    }

    /// The whole story.
    pub fn story(&mut self, paras: Vec<Para>) {
        let rest = paras.into_iter().filter_map(|para| self.about(para)).collect();
        let blocks = self.blocks(rest);
        if !blocks.is_empty() {
            self.article.doc.body = blocks;
        }
    }

    /// What a paragraph says of the story goes to title group and slip; others stay.
    fn about(&mut self, mut para: Para) -> Option<Para> {
        self.lead(&mut para);
        let part = match para.style {
            Style::Kicker => HeadPart::Kicker,
            Style::Title => HeadPart::Title,
            Style::Subtitle => HeadPart::Subtitle,
            Style::Abstract => HeadPart::Abstract,
            Style::Heading if self.article.doc.head.line(HeadPart::Title).content.is_empty() => {
                HeadPart::Title
            }
            Style::Byline => return self.byline(para, |words, line| byline::read_head(words, line)),
            Style::EndByline => return self.byline(para, |_, line| byline::read_end(line)),
            Style::AiLabel => return self.label(para),
            _ => return Some(para),
        };
        let line = &mut self.article.doc.head.line_mut(part).content;
        let said = tidy(std::mem::take(&mut para.runs));
        if !line.is_empty() && !said.is_empty() {
            line.push(Inline::HardBreak { marks: Vec::new() });
        }
        line.extend(said);
        (!para.objects.is_empty()).then(|| Para { style: Style::Body, ..para })
    }

    fn lead(&mut self, para: &mut Para) {
        let (Lead::RunIn(said) | Lead::InText(said)) = &para.lead else { return };
        let said = clean_text(said, Spaces::Collapse);
        if !said.is_empty() && self.article.slip.dateline.is_none() {
            self.article.slip.dateline = Some(crate::hold::dateline(&said));
        }
    }

    fn byline(&mut self, para: Para, read: impl Fn(Words, &str) -> Vec<Author>) -> Option<Para> {
        let line =
            clean_text(&gaotai_article::text::plain(&para.runs).replace('\n', "\u{3000}"), Spaces::Keep);
        self.article.slip.authors.extend(read(self.words, &line));
        (!para.objects.is_empty()).then(|| Para { style: Style::Body, runs: Vec::new(), ..para })
    }

    /// The label that everybody can see says no more than the metadata; or it is the only one.
    fn label(&mut self, para: Para) -> Option<Para> {
        let said = clean_text(&gaotai_article::text::plain(&para.runs), Spaces::Collapse);
        for level in [AiLevel::Assisted, AiLevel::Generated] {
            let used = AiUse { level, ..AiUse::default() };
            if [Words::Chinese, Words::English].iter().any(|words| words.ai(&used) == said) {
                self.article.slip.ai_use.get_or_insert(used);
                return None;
            }
        }
        Some(Para { style: Style::Body, ..para })
    }

    fn blocks(&mut self, paras: Vec<Para>) -> Vec<Block> {
        let mut out = Vec::new();
        let mut at = 0;
        while let Some(para) = paras.get(at) {
            if matches!(para.style, Style::Bullet | Style::Number) {
                let list = self.list(&paras, &mut at);
                out.extend(list);
            } else {
                self.block(para.clone(), &mut out);
                at += 1;
            }
        }
        out
    }

    /// The list that begins at `at`, with the lists in it.
    fn list(&mut self, paras: &[Para], at: &mut usize) -> Vec<Block> {
        let (first, mut items, mut behind) = (&paras[*at], Vec::<ListItem>::new(), Vec::new());
        while let Some(para) = paras.get(*at) {
            let item = matches!(para.style, Style::Bullet | Style::Number);
            if item && para.level > first.level {
                let inner = self.list(paras, at);
                if let Some(last) = items.last_mut() {
                    last.content.extend(inner);
                }
                continue;
            }
            let begins = item && para.level == first.level && para.style == first.style;
            if begins && (items.is_empty() || !para.starts) {
                let content = self.paragraph(para);
                if !content.is_empty() {
                    items.push(ListItem { id: self.flow.id(), content });
                }
            } else if para.style == Style::ListMore && para.level == first.level && !items.is_empty() {
                let more = self.paragraph(para);
                if let Some(last) = items.last_mut() {
                    last.content.extend(more);
                }
            } else {
                break;
            }
            para.objects.iter().for_each(|object| self.object(object.clone(), &mut behind));
            *at += 1;
        }
        let mut out = Vec::new();
        if !items.is_empty() {
            let ordered = first.style == Style::Number;
            out.push(Block::List { id: self.flow.id(), ordered, only: None, items });
        }
        out.append(&mut behind);
        out
    }

    fn paragraph(&mut self, para: &Para) -> Vec<Block> {
        let content = tidy(para.runs.clone());
        if content.is_empty() {
            return Vec::new();
        }
        vec![Block::Paragraph(Paragraph::new(self.flow.id(), content))]
    }

    fn block(&mut self, para: Para, out: &mut Vec<Block>) {
        let content = tidy(para.runs);
        match para.style {
            Style::Section | Style::LowerSection | Style::Heading if !content.is_empty() => {
                let level = if para.style == Style::LowerSection { 3 } else { 2 };
                out.push(Block::SectionHead { id: self.flow.id(), level, only: None, content });
            }
            Style::Quote | Style::QuoteMore => {
                self.quote(QuoteKind::Block, para.style == Style::QuoteMore, content, out);
            }
            Style::Pull | Style::PullMore => {
                self.quote(QuoteKind::Pull, para.style == Style::PullMore, content, out);
            }
            Style::Divider if content.is_empty() => {
                out.push(Block::Divider { id: self.flow.id(), only: None });
            }
            Style::Embed => self.embed(&content, out),
            Style::Cite | Style::Caption | Style::Credit | Style::EmbedNote => {
                self.attach(para.style, content, out);
            }
            style => {
                let style = paragraph_style(style);
                if !content.is_empty() {
                    out.push(Block::Paragraph(Paragraph {
                        style,
                        ..Paragraph::new(self.flow.id(), content)
                    }));
                }
            }
        }
        para.objects.into_iter().for_each(|object| self.object(object, out));
    }

    fn quote(&mut self, kind: QuoteKind, more: bool, content: Vec<Inline>, out: &mut Vec<Block>) {
        if content.is_empty() {
            return;
        }
        let paragraph = Paragraph::new(self.flow.id(), content);
        match out.last_mut() {
            Some(Block::Quote { kind: had, cite: None, content, .. }) if more && *had == kind => {
                content.push(paragraph);
            }
            _ => out.push(Block::Quote {
                id: self.flow.id(),
                kind,
                cite: None,
                only: None,
                content: vec![paragraph],
            }),
        }
    }

    fn embed(&mut self, content: &[Inline], out: &mut Vec<Block>) {
        let href = content.iter().flat_map(Inline::marks).find_map(|mark| match mark {
            Mark::Link { href, .. } => Some(href.clone()),
            _ => None,
        });
        let url = href.unwrap_or_default();
        let title = clean_text(&gaotai_article::text::plain(content), Spaces::Keep);
        let title = if title == url { String::new() } else { title };
        out.push(Block::Embed { id: self.flow.id(), url, title, note: String::new(), only: None });
    }

    /// What belongs to the block before it; or a paragraph where there is none of the kind.
    fn attach(&mut self, style: Style, content: Vec<Inline>, out: &mut Vec<Block>) {
        if content.is_empty() {
            return;
        }
        let said = || clean_text(&gaotai_article::text::plain(&content), Spaces::Keep);
        match (style, out.last_mut()) {
            (Style::Cite, Some(Block::Quote { cite: cite @ None, .. })) => *cite = Some(said()),
            (Style::EmbedNote, Some(Block::Embed { note, .. })) if note.is_empty() => *note = said(),
            (Style::Caption, Some(Block::Figure { caption, .. })) => join(&mut caption.content, content),
            (Style::Credit, Some(Block::Figure { credit, .. })) => join(&mut credit.content, content),
            _ => out.push(Block::Paragraph(Paragraph::new(self.flow.id(), content))),
        }
    }

    fn object(&mut self, object: Object, out: &mut Vec<Block>) {
        match object {
            Object::Frame { media, alt, width } => {
                let caption = Line { id: self.flow.id(), content: Vec::new() };
                let credit = Line { id: self.flow.id(), content: Vec::new() };
                let id = self.flow.id();
                let (focus, crop) = (None, None);
                out.push(Block::Figure { id, media, alt, focus, crop, width, only: None, caption, credit });
            }
            Object::Table(rows) => {
                let rows = rows.into_iter().map(|cells| {
                    let cells = cells.into_iter().map(|cell| self.cell(cell)).collect();
                    Row { id: self.flow.id(), cells }
                });
                let rows = rows.collect();
                out.push(Block::Table { id: self.flow.id(), only: None, rows });
            }
            Object::Box(kind, mut paras) => {
                let mut title = String::new();
                if paras
                    .first()
                    .is_some_and(|first| first.style == Style::BoxTitle && first.objects.is_empty())
                {
                    let first = paras.remove(0);
                    title = clean_text(&gaotai_article::text::plain(&first.runs), Spaces::Keep);
                }
                let mut content = self.blocks(paras);
                if content.is_empty() && !title.is_empty() {
                    content.push(Block::Paragraph(Paragraph::new(self.flow.id(), Vec::new())));
                }
                if !content.is_empty() {
                    out.push(Block::Box { id: self.flow.id(), kind, title, only: None, content });
                }
            }
        }
    }

    fn cell(&mut self, cell: CellParas) -> Cell {
        let mut content = Vec::new();
        for block in self.blocks(cell.paras) {
            match block {
                Block::Paragraph(paragraph) => content.push(paragraph),
                other => other.each_line(&mut |line| {
                    if !line.is_empty() {
                        content.push(Paragraph::new(self.flow.id(), line.to_vec()));
                    }
                }),
            }
        }
        if content.is_empty() {
            content.push(Paragraph::new(self.flow.id(), Vec::new()));
        }
        Cell {
            id: self.flow.id(),
            kind: if cell.header { CellKind::TableHeader } else { CellKind::TableCell },
            colspan: cell.colspan,
            rowspan: cell.rowspan,
            alignment: cell.align,
            content,
        }
    }
}

fn tidy(runs: Vec<Inline>) -> Vec<Inline> {
    tidy_line(normalize(runs), Spaces::Keep)
}

fn join(line: &mut Vec<Inline>, more: Vec<Inline>) {
    if !line.is_empty() {
        line.push(Inline::HardBreak { marks: Vec::new() });
    }
    line.extend(more);
}

fn paragraph_style(style: Style) -> ParagraphStyle {
    match style {
        Style::Lede => ParagraphStyle::Lede,
        Style::Continuation => ParagraphStyle::Continuation,
        Style::Question => ParagraphStyle::Question,
        Style::Answer => ParagraphStyle::Answer,
        _ => ParagraphStyle::Body,
    }
}
