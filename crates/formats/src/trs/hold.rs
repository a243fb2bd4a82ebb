//! What a document of WCM can hold of a story.

use crate::Loss;
use crate::hold::{Hold, Spaces, tidy_line};
use crate::{feed, html};
use chrono::{FixedOffset, NaiveDateTime, TimeZone, Timelike};
use gaotai_article::slip::*;
use gaotai_article::{Article, ArticleId, HeadPart, Inline};

const KEPT: &[&str] = &["channel", "source", "authors", "people", "keywords", "published_at", "ai_use"];

/// What parts names in one field. Names with one of these in them have no place there.
pub(crate) const BETWEEN_NAMES: [char; 4] = ['、', ';', '；', '，'];
/// What parts keywords in one field.
pub(crate) const BETWEEN_KEYWORDS: [char; 4] = [';', '；', ',', '，'];

/// The form of every moment.
const FORM: &str = "%Y-%m-%d %H:%M:%S";

/// The story as a document holds it, and what that costs.
pub fn hold(article: &Article, channel: &str) -> (Article, Vec<Loss>) {
    let mut hold = Hold::start(article, channel, Spaces::Collapse);
    hold.blocks(html::hold::block);
    titles(&mut hold);
    if !hold.article.id.0.is_nil() {
        hold.article.id = ArticleId(uuid::Uuid::nil());
        hold.lose("id", "not_in_format");
    }
    hold.keep_slip(KEPT);
    html::hold::registers(&mut hold);
    html::hold::settle_names(&mut hold);
    feed::hold::label(&mut hold);
    values(&mut hold);
    hold.finish()
}

/// Bare lines; one title, the one on the web before the one on the paper.
fn titles(hold: &mut Hold) {
    for part in HeadPart::ALL {
        let line = hold.article.doc.head.line_mut(part);
        let text = gaotai_article::text::plain(&line.content).replace('\n', " ");
        let bare = if text.is_empty() { Vec::new() } else { vec![Inline::text(text)] };
        let bare = tidy_line(bare, Spaces::Collapse);
        if line.content != bare {
            line.content = bare;
            hold.lose(format!("head.{}", part.name()), "marks");
        }
    }
    let head = &mut hold.article.doc.head;
    let web = std::mem::take(&mut head.line_mut(HeadPart::WebTitle).content);
    let kicker = std::mem::take(&mut head.line_mut(HeadPart::Kicker).content);
    if !kicker.is_empty() {
        hold.lose("head.kicker", "not_in_format");
    }
    if !web.is_empty() {
        let title = hold.article.doc.head.line_mut(HeadPart::Title);
        let other = !title.content.is_empty() && title.content != web;
        title.content = web;
        hold.lose("head.web_title", "same_as_title");
        if other {
            hold.lose("head.title", "not_in_format");
        }
    }
}

fn values(hold: &mut Hold) {
    let slip = hold.article.slip.clone();
    let whole = |name: &str, parts: &[char]| !name.contains(parts);
    let authors = slip.authors.into_iter().filter(|one| whole(&one.name, &BETWEEN_NAMES));
    let authors = authors.map(|one| Author { name: one.name, ..Author::default() }).collect();
    hold.settle("authors", |slip| &mut slip.authors, authors);
    let editors = slip
        .people
        .into_iter()
        .filter(|one| one.role == StaffRole::ResponsibleEditor && whole(&one.name, &BETWEEN_NAMES));
    hold.settle("people", |slip| &mut slip.people, editors.collect());
    let mut keywords = slip.keywords;
    keywords.retain(|keyword| whole(keyword, &BETWEEN_KEYWORDS));
    hold.settle("keywords", |slip| &mut slip.keywords, keywords);
    let source = slip.source.map(|source| Source { name: source.name, ..Source::default() });
    hold.settle("source", |slip| &mut slip.source, source);
    let published = slip.published_at.and_then(|time| read(&written(&time.with_nanosecond(0)?)));
    hold.settle("published_at", |slip| &mut slip.published_at, published);
}

/// A moment on the clock of Beijing, by which the system's users live.
pub(crate) fn written(time: &Instant) -> String {
    beijing().map(|zone| time.with_timezone(&zone).format(FORM).to_string()).unwrap_or_default()
}

/// The moment that the clock of Beijing tells.
pub(crate) fn read(text: &str) -> Option<Instant> {
    let time = NaiveDateTime::parse_from_str(text.trim(), FORM).ok()?;
    beijing()?.from_local_datetime(&time).single()
}

fn beijing() -> Option<FixedOffset> {
    FixedOffset::east_opt(8 * 3600)
}
