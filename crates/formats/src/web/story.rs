//! What a template may name.

use super::Site;
use crate::hold::{Hold, Notes, Spaces, safe_address};
use crate::html;
use crate::html::render::{self, Pictures, Shown};
use crate::words::Words;
use gaotai_article::slip::{
    AiLevel, Author, BylinePlace, Instant, OriginalLine, OriginalRole, Source, Staff, Term,
};
use gaotai_article::{Article, ArticleId, Block, BlockId, HeadPart, Inline, Paragraph};
use minijinja::value::Value;
use serde_json::json;

/// The values of a page, by name.
pub(super) fn values(article: &Article, site: &Site, pictures: Pictures<'_>) -> Value {
    let mut hold = Hold::start(article, "web", Spaces::Collapse);
    hold.blocks(held);
    let (article, _) = hold.finish();
    let words = Words::of(&article.slip.language);
    let own = article.slip.channel.as_ref().map(|channel| channel.name.clone());
    let channel = site.channel.clone().or(own).unwrap_or_default();
    let language = if article.slip.language.is_empty() { "zh-CN" } else { &article.slip.language };
    Value::from_pairs([
        ("language", Value::from(language)),
        (
            "site",
            serde(json!({
                "name": site.name,
                "navigation": site.navigation,
                "channel": channel,
            })),
        ),
        ("words", serde(labels(words))),
        ("story", story(&article, words, pictures)),
    ])
}

/// As HTML holds it, but for the part of a picture that is shown: the window's address says it.
fn held(block: Block, notes: &mut Notes<'_>) -> Vec<Block> {
    let part = match &block {
        Block::Figure { crop, .. } => *crop,
        _ => None,
    };
    let mut held = html::hold::block(block, notes);
    for block in &mut held {
        if let Block::Figure { crop, .. } = block {
            *crop = part;
        }
    }
    held
}

/// The words of the page in the language of the story.
fn labels(words: Words) -> serde_json::Value {
    let pick = |chinese: &str, english: &str| words.pick(chinese, english).to_owned();
    json!({
        "home": pick("首页", "Home"),
        "text": pick("正文", "Story"),
        "source": pick("来源：", "Source: "),
        "original_title": pick("原标题：", "Original title: "),
        "report_error": pick("纠错", "Report an error"),
        "app": pick("客户端", "app"),
        "updated": pick("更新时间：", "Updated: "),
        "opening": pick("（", "("),
        "closing": pick("）", ")"),
        "comma": pick("、", ", "),
        "colon": pick("：", ": "),
    })
}

fn story(article: &Article, words: Words, pictures: Pictures<'_>) -> Value {
    let slip = &article.slip;
    let shown = html::hold::headline(article);
    let line = |part| {
        let mut out = String::new();
        render::inlines(&mut out, &article.doc.head.line(part).content);
        Value::from_safe_string(out)
    };
    let mut body = String::new();
    render::blocks(&mut body, &article.doc.body, pictures);
    let paper = if shown == HeadPart::WebTitle {
        line(HeadPart::Title)
    } else {
        Value::from_safe_string(String::new())
    };
    Value::from_pairs([
        ("title", Value::from(article.doc.head_text(shown).replace('\n', " "))),
        ("headline", line(shown)),
        ("has_web_title", Value::from(shown == HeadPart::WebTitle)),
        ("kicker", line(HeadPart::Kicker)),
        ("paper_title", paper),
        ("subtitle", line(HeadPart::Subtitle)),
        ("summary", line(HeadPart::Abstract)),
        ("published", moment(slip.published_at, words)),
        ("updated", moment(slip.updated_at, words)),
        ("source", source(slip.source.as_ref())),
        ("original_title", serde(&slip.original_title)),
        ("bylines", authors(&slip.authors, BylinePlace::Head, words)),
        ("end_bylines", authors(&slip.authors, BylinePlace::End, words)),
        (
            "staff",
            slip.people
                .iter()
                .map(|person| serde(json!({ "name": person.name, "role": words.staff(person.role) })))
                .collect::<Vec<_>>()
                .into(),
        ),
        ("keywords", serde(&slip.keywords)),
        ("genre", Value::from(slip.genre.as_ref().map_or("", |genre| &genre.name))),
        ("notice", Value::from(slip.rights.as_ref().map_or("", |rights| &rights.notice))),
        ("ai_use", Value::from(slip.ai_use.as_ref().map_or("", |used| words.ai(used)))),
        ("body", Value::from_safe_string(body)),
    ])
}

/// A moment for machines and for people; nothing is `none`.
fn moment(time: Option<Instant>, words: Words) -> Value {
    match time {
        None => Value::from(()),
        Some(time) => serde(json!({ "iso": time.to_rfc3339(), "text": words.time(&time) })),
    }
}

fn source(source: Option<&Source>) -> Value {
    let Some(source) = source.filter(|source| !source.name.is_empty()) else { return Value::from(()) };
    // A link leads to the network only: no script, no local file.
    let url = source.url.as_deref().filter(|url| url.starts_with("http") && safe_address(url));
    serde(json!({ "name": source.name, "url": url.unwrap_or_default() }))
}

fn authors(authors: &[Author], place: BylinePlace, words: Words) -> Value {
    let here = authors.iter().filter(|author| author.place == place);
    here.map(|author| {
        serde(json!({
            "name": author.name,
            "role": words.author(author.role),
            "organisation": author.organisation,
        }))
    })
    .collect::<Vec<_>>()
    .into()
}

fn serde(value: impl serde::Serialize) -> Value {
    Value::from(minijinja::value::Serde(value))
}

fn nothing(_: &gaotai_article::Hash, _: Option<gaotai_article::Crop>) -> Shown {
    Shown { src: String::new(), width: 0, height: 0 }
}

/// A story with something in every value, to try a template on.
pub(super) fn full() -> Value {
    let mut number = 0u128;
    let mut ids = || {
        number += 1;
        uuid::Uuid::from_u128(number)
    };
    let mut article = Article::new(ArticleId(uuid::Uuid::nil()), "zh-CN", &mut ids);
    for part in HeadPart::ALL {
        article.doc.head.line_mut(part).content = vec![Inline::text(part.name())];
    }
    let paragraph = Paragraph::new(BlockId(ids()), vec![Inline::text("正文")]);
    article.doc.body = vec![Block::Paragraph(paragraph)];
    let time = Instant::parse_from_rfc3339("2023-02-10T07:40:02+08:00").ok();
    let slip = &mut article.slip;
    (slip.published_at, slip.updated_at) = (time, time);
    slip.source =
        Some(Source { name: "来源".into(), url: Some("https://example.org/".into()), ..Source::default() });
    slip.original_title = vec![OriginalLine { role: OriginalRole::Main, text: "原标题".into() }];
    let author = Author { name: "作者".into(), ..Author::default() };
    slip.authors = vec![author.clone(), Author { place: BylinePlace::End, ..author }];
    slip.people = vec![Staff { name: "编辑".into(), ..Staff::default() }];
    slip.keywords = vec!["词".into()];
    slip.genre = Some(Term { id: String::new(), name: "消息".into() });
    slip.rights = Some(gaotai_article::slip::Rights { notice: "版权".into(), ..Default::default() });
    slip.ai_use = Some(gaotai_article::slip::AiUse { level: AiLevel::Assisted, ..Default::default() });
    let site = Site { name: "网".into(), navigation: vec!["要闻".into()], channel: Some("要闻".into()) };
    values(&article, &site, &nothing)
}

/// A story with nothing in it.
pub(super) fn empty() -> Value {
    let mut ids = || uuid::Uuid::nil();
    let article = Article::new(ArticleId(uuid::Uuid::nil()), "", &mut ids);
    values(&article, &Site { name: String::new(), navigation: Vec::new(), channel: None }, &nothing)
}
