//! Writing the page.

use super::hold::{headline, hold};
use super::jsonld::{self, Facts};
use super::render::{self, attribute, element, inlines, open, text};
use crate::words::Words;
use crate::{Context, ExportError, Exported, File, media};
use gaotai_article::slip::{AiLevel, Author, BylinePlace, Instant, OriginalRole};
use gaotai_article::{Article, HeadPart};
use std::fmt::Write;

/// Writes the story as one page, with its pictures beside it in `media/`.
pub fn export(article: &Article, stem: &str, context: &mut Context<'_>) -> Result<Exported, ExportError> {
    let (held, _) = hold(article, context.channel.unwrap_or(super::FORMAT.channel));
    let page = page(&held, context);
    let mut files = vec![File { path: format!("{stem}.html"), bytes: page.into_bytes() }];
    files.extend(media::files(&held, context));
    Ok(Exported { files })
}

/// The whole page of a held story.
pub(crate) fn page(article: &Article, context: &Context<'_>) -> String {
    let slip = &article.slip;
    let language = if slip.language.is_empty() { "zh-CN" } else { &slip.language };
    let mut out = String::from("<!doctype html>\n<html");
    attribute(&mut out, "lang", language);
    out.push_str(">\n");
    document_head(&mut out, article, context);
    out.push_str("<body>\n<article");
    attribute(&mut out, "lang", language);
    out.push_str(">\n");
    story_head(&mut out, article);
    out.push_str("<div class=\"body\">\n");
    render::blocks(&mut out, &article.doc.body, &|hash, _| media::shown(hash, context));
    out.push_str("</div>\n");
    story_foot(&mut out, article);
    out.push_str("</article>\n</body>\n</html>\n");
    out
}

/// The title on one line.
pub(crate) fn headline_text(article: &Article) -> String {
    article.doc.head_text(headline(article)).replace('\n', " ")
}

fn document_head(out: &mut String, article: &Article, context: &Context<'_>) {
    let title = headline_text(article);
    out.push_str("<head>\n<meta charset=\"utf-8\">\n");
    meta(out, "name", "viewport", "width=device-width, initial-scale=1");
    element(out, "title", "", if title.is_empty() { "—" } else { &title });
    out.push('\n');
    described(out, article);
    open_graph(out, article, &title, context);
    let facts = Facts {
        words: gaotai_language::count_story(&article.doc).body.words as usize,
        images: images(article, context),
    };
    let json = jsonld::script(&jsonld::news_article(article, &facts));
    let _ = write!(out, "<script type=\"application/ld+json\">\n{json}\n</script>\n");
    let _ = write!(out, "<style>\n{}</style>\n</head>\n", include_str!("page.css"));
}

fn meta(out: &mut String, kind: &str, name: &str, content: &str) {
    if content.is_empty() {
        return;
    }
    out.push_str("<meta");
    attribute(out, kind, name);
    attribute(out, "content", content);
    out.push_str(">\n");
}

fn images(article: &Article, context: &Context<'_>) -> Vec<String> {
    article.doc.media().iter().map(|hash| media::shown(hash, context).src).collect()
}

/// The names that the living standard itself registers, and the label of machine use.
fn described(out: &mut String, article: &Article) {
    let slip = &article.slip;
    let names: Vec<&str> = slip.authors.iter().map(|author| author.name.as_str()).collect();
    meta(out, "name", "description", &article.doc.head_text(HeadPart::Abstract).replace('\n', " "));
    meta(out, "name", "author", &names.join(", "));
    meta(out, "name", "keywords", &slip.keywords.join(", "));
    if let Some(used) = &slip.ai_use {
        let level = match used.level {
            AiLevel::None => "none",
            AiLevel::Assisted => "assisted",
            AiLevel::Generated => "generated",
        };
        meta(out, "name", "ai-use", level);
    }
}

fn open_graph(out: &mut String, article: &Article, title: &str, context: &Context<'_>) {
    let slip = &article.slip;
    let time = |time: &Option<Instant>| time.map(|time| time.to_rfc3339()).unwrap_or_default();
    meta(out, "property", "og:type", "article");
    meta(out, "property", "og:title", title);
    meta(out, "property", "og:description", &article.doc.head_text(HeadPart::Abstract).replace('\n', " "));
    meta(out, "property", "og:locale", &slip.language.replace('-', "_"));
    for image in images(article, context) {
        meta(out, "property", "og:image", &image);
    }
    meta(out, "property", "article:published_time", &time(&slip.first_published_at.or(slip.published_at)));
    meta(out, "property", "article:modified_time", &time(&slip.updated_at));
    if let Some(channel) = &slip.channel {
        meta(out, "property", "article:section", &channel.name);
    }
    for author in &slip.authors {
        meta(out, "property", "article:author", &author.name);
    }
    for keyword in &slip.keywords {
        meta(out, "property", "article:tag", keyword);
    }
}

/// The title group, with byline and source.
pub(crate) fn story_head(out: &mut String, article: &Article) {
    out.push_str("<header>\n");
    let main = headline(article);
    if main == HeadPart::WebTitle {
        line(out, article, "h1", "web-title", HeadPart::WebTitle);
    }
    line(out, article, "p", "kicker", HeadPart::Kicker);
    line(out, article, if main == HeadPart::Title { "h1" } else { "p" }, "title", HeadPart::Title);
    line(out, article, "p", "subtitle", HeadPart::Subtitle);
    meta_line(out, article);
    original_title(out, article);
    byline(out, article, BylinePlace::Head);
    line(out, article, "p", "abstract", HeadPart::Abstract);
    out.push_str("</header>\n");
}

fn line(out: &mut String, article: &Article, name: &str, class: &str, part: HeadPart) {
    let content = &article.doc.head.line(part).content;
    if content.is_empty() {
        return;
    }
    open(out, name, class);
    inlines(out, content);
    let _ = writeln!(out, "</{name}>");
}

fn meta_line(out: &mut String, article: &Article) {
    let slip = &article.slip;
    let words = Words::of(&slip.language);
    if slip.published_at.is_none() && slip.source.is_none() {
        return;
    }
    out.push_str("<p class=\"meta\">");
    if let Some(time) = &slip.published_at {
        out.push_str("<time class=\"published\"");
        attribute(out, "datetime", &time.to_rfc3339());
        out.push('>');
        text(out, &words.time(time));
        out.push_str("</time>");
    }
    if let Some(source) = &slip.source {
        if slip.published_at.is_some() {
            out.push(' ');
        }
        out.push_str("<span class=\"source\">");
        text(out, words.pick("来源", "Source"));
        text(out, words.colon());
        match source.url.as_deref().filter(|url| crate::hold::safe_address(url)) {
            Some(url) => {
                out.push_str("<a");
                attribute(out, "href", url);
                out.push('>');
                text(out, &source.name);
                out.push_str("</a>");
            }
            None => text(out, &source.name),
        }
        out.push_str("</span>");
    }
    out.push_str("</p>\n");
}

fn original_title(out: &mut String, article: &Article) {
    let words = Words::of(&article.slip.language);
    if article.slip.original_title.is_empty() {
        return;
    }
    out.push_str("<p class=\"original-title\">");
    text(out, words.pick("原标题", "Original title"));
    text(out, words.colon());
    for (at, original) in article.slip.original_title.iter().enumerate() {
        if at > 0 {
            out.push_str("<br>");
        }
        let class = match original.role {
            OriginalRole::Kicker => "kicker",
            OriginalRole::Main => "main",
            OriginalRole::Sub => "sub",
        };
        element(out, "span", class, &original.text);
    }
    out.push_str("</p>\n");
}

/// The names that stand at one place, each with what its owner did.
fn byline(out: &mut String, article: &Article, place: BylinePlace) {
    let words = Words::of(&article.slip.language);
    let here: Vec<&Author> = article.slip.authors.iter().filter(|author| author.place == place).collect();
    if here.is_empty() {
        return;
    }
    let end = place == BylinePlace::End;
    open(out, "p", if end { "byline end" } else { "byline" });
    text(out, if end { words.pick("（", "(") } else { "" });
    for (at, author) in here.iter().enumerate() {
        text(out, if at > 0 { words.comma() } else { "" });
        // At the end of a story stands the bare name, as on paper; on top what its owner did.
        if !end {
            text(out, words.author(author.role));
            out.push(' ');
        }
        element(out, "span", "author", &author.name);
    }
    text(out, if end { words.pick("）", ")") } else { "" });
    out.push_str("</p>\n");
}

/// What stands below the text: names, label, rights.
pub(crate) fn story_foot(out: &mut String, article: &Article) {
    let slip = &article.slip;
    let words = Words::of(&slip.language);
    byline(out, article, BylinePlace::End);
    let rights = slip.rights.as_ref().map(|rights| rights.notice.as_str()).unwrap_or_default();
    let used = slip.ai_use.as_ref().filter(|used| used.level != AiLevel::None);
    if slip.people.is_empty() && rights.is_empty() && used.is_none() {
        return;
    }
    out.push_str("<footer>\n");
    for person in &slip.people {
        out.push_str("<p class=\"editors\">");
        text(out, words.pick("[", "["));
        text(out, words.staff(person.role));
        text(out, words.colon());
        element(out, "span", "editor", &person.name);
        out.push_str("]</p>\n");
    }
    if let Some(used) = used {
        out.push_str("<p class=\"ai-use\">");
        text(out, words.ai(used));
        for (label, class, value) in [
            (words.pick("；工具：", "; tool: "), "tool", &used.tool),
            (words.pick("；范围：", "; scope: "), "scope", &used.scope),
        ] {
            if !value.is_empty() {
                text(out, label);
                element(out, "span", class, value);
            }
        }
        out.push_str("</p>\n");
    }
    element(out, "p", "rights", rights);
    out.push_str("</footer>\n");
}
