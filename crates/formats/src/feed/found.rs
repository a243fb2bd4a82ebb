//! An item of a feed that came in, on its way to a story.

use super::hold;
use crate::html::fragment::Reader;
use crate::html::story::{id, remote_picture};
use crate::html::{dom, tags};
use crate::{Context, ImportedStory, Problem};
use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, TimeZone};
use gaotai_article::slip::*;
use gaotai_article::{Article, ArticleId, Block, HeadPart, Inline, Paragraph};

/// A text of a feed, which says whether it is HTML.
#[derive(Debug, Clone, Default)]
pub(crate) struct Text {
    /// As it stands, entities of the file itself resolved.
    pub value: String,
    /// Whether it is HTML.
    pub html: bool,
}

impl Text {
    /// Bare text.
    pub fn bare(value: impl Into<String>) -> Text {
        Text { value: value.into(), html: false }
    }

    /// HTML.
    pub fn html(value: impl Into<String>) -> Text {
        Text { value: value.into(), html: true }
    }

    fn line(&self, reader: &mut Reader<'_>) -> Vec<Inline> {
        if self.html {
            let page = dom::parse(&tags::flatten(&self.value).0);
            return reader.line(&page.document);
        }
        let line = if self.value.trim().is_empty() { Vec::new() } else { vec![Inline::text(&*self.value)] };
        crate::hold::tidy_line(line, crate::hold::Spaces::Collapse)
    }

    fn blocks(&self, reader: &mut Reader<'_>) -> Vec<Block> {
        if self.html {
            let page = dom::parse(&tags::flatten(&self.value).0);
            return reader.blocks(&page.document);
        }
        let mut out = Vec::new();
        for line in self.value.lines() {
            let line = Text::bare(line).line(reader);
            if !line.is_empty() {
                out.push(Block::Paragraph(Paragraph::new(reader.id(), line)));
            }
        }
        out
    }
}

/// An item.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// What it is known by.
    pub id: String,
    /// Its title.
    pub title: Text,
    /// What it says in short.
    pub summary: Option<Text>,
    /// Its text; where there is none the summary is all there is.
    pub content: Option<Text>,
    /// Its address.
    pub link: String,
    /// What is said of it.
    pub slip: Slip,
    /// What was not read.
    pub problems: Vec<Problem>,
    /// The line of the file on which it begins.
    pub line: u32,
}

impl Found {
    /// The story that it tells.
    pub fn story(mut self, context: &mut Context<'_>) -> ImportedStory {
        let language = self.slip.language.clone();
        let mut article = Article::new(ArticleId(uuid::Uuid::nil()), &language, context.ids);
        match id(&self.id) {
            Some(id) => article.id = id,
            None if !self.id.is_empty() && self.id != self.link => {
                self.slip.codes.push(Code { scheme: "guid".to_owned(), value: self.id.clone() });
            }
            None => {}
        }
        article.slip = self.slip;
        let summary = if self.content.is_none() { None } else { self.summary.take() };
        let content = self.content.or(self.summary).unwrap_or_default();
        let mut reader = Reader::new(context.ids);
        article.doc.head.line_mut(HeadPart::Title).content = self.title.line(&mut reader);
        let mut blocks = content.blocks(&mut reader);
        if let Some(level) = blocks.last().and_then(hold::labelled) {
            blocks.pop();
            article.slip.ai_use = Some(AiUse { level, ..AiUse::default() });
        }
        let summary = summary.map(|text| text.line(&mut reader)).unwrap_or_default();
        if !hold::repeats(&gaotai_article::text::plain(&summary), &blocks) {
            article.doc.head.line_mut(HeadPart::Abstract).content = summary;
        }
        if !blocks.is_empty() {
            article.doc.body = blocks;
        }
        let remote = reader.remote.iter().map(|src| Problem { line: self.line, ..remote_picture(src) });
        self.problems.extend(remote);
        ImportedStory {
            article,
            problems: self.problems,
            media: std::mem::take(&mut reader.media),
            threads: Vec::new(),
        }
    }
}

/// A moment as feeds write it, well or badly: RFC 3339, RFC 822, or without an offset, which
/// is then the newsroom's.
pub(crate) fn time(text: &str, offset: FixedOffset) -> Option<Instant> {
    let text = text.trim();
    let local = |time: NaiveDateTime| offset.from_local_datetime(&time).single();
    let formats = ["%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M", "%Y/%m/%d %H:%M:%S"];
    DateTime::parse_from_rfc3339(text)
        .ok()
        .or_else(|| super::rss::read_time(text))
        .or_else(|| DateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f%z").ok())
        .or_else(|| DateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S %z").ok())
        .or_else(|| {
            formats.iter().find_map(|format| NaiveDateTime::parse_from_str(text, format).ok()).and_then(local)
        })
        .or_else(|| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?.and_hms_opt(0, 0, 0).and_then(local))
}
