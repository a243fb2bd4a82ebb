//! Pages of the book: XHTML.

use super::export::Chapter;
use crate::Context;
use crate::html::export::{headline_text, story_foot, story_head};
use crate::html::render::{self, Shown, attribute, element, text};
use crate::media;
use crate::words::Words;
use gaotai_article::{Article, Block, Hash, Inline};
use std::fmt::Write;

/// The types of pictures that every reader shows.
pub(super) const CORE: &[&str] = &["image/jpeg", "image/png", "image/gif", "image/webp", "image/svg+xml"];

/// A page of this title with `body` in it.
pub(super) fn page(language: &str, title: &str, body: &str) -> String {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n<html");
    attribute(&mut out, "xmlns", "http://www.w3.org/1999/xhtml");
    attribute(&mut out, "xmlns:epub", "http://www.idpf.org/2007/ops");
    attribute(&mut out, "lang", language);
    attribute(&mut out, "xml:lang", language);
    out.push_str(">\n<head>\n<meta charset=\"utf-8\">\n");
    element(&mut out, "title", "", title);
    out.push_str("\n<link rel=\"stylesheet\" type=\"text/css\" href=\"style.css\">\n</head>\n<body>\n");
    out.push_str(body);
    out.push_str("</body>\n</html>\n");
    xml(&out)
}

/// HTML of ours as XML: elements without content end themselves, and there are no names of characters.
fn xml(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find(['<', '&']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(after) = rest.strip_prefix("&nbsp;") {
            out.push('\u{a0}');
            rest = after;
        } else if rest.starts_with('&') {
            out.push('&');
            rest = &rest[1..];
        } else {
            // Values of attributes have no sign of these, so that the first one ends the tag.
            let end = rest.find('>').unwrap_or(rest.len() - 1);
            out.push_str(&rest[..end]);
            let name = rest[1..end].split(' ').next().unwrap_or_default();
            out.push_str(if ["br", "hr", "img", "meta", "link"].contains(&name) { "/>" } else { ">" });
            rest = &rest[end + 1..];
        }
    }
    out.push_str(rest);
    out
}

/// The page of a story.
pub(super) fn story(chapter: &Chapter, context: &Context<'_>) -> String {
    let held = &chapter.story;
    let mut body = String::from("<section");
    attribute(&mut body, "id", &format!("story-{}", held.id));
    attribute(&mut body, "epub:type", "chapter");
    attribute(&mut body, "role", "doc-chapter");
    body.push_str(">\n<article>\n");
    story_head(&mut body, held);
    body.push_str("<div class=\"body\">\n");
    let blocks = shown(held, context);
    render::blocks(&mut body, &blocks, &|hash: &Hash, _| -> Shown { media::shown(hash, context) });
    body.push_str("</div>\n");
    story_foot(&mut body, held);
    body.push_str("</article>\n</section>\n");
    page(language(held), &chapter.title, &body)
}

/// The language of a story; Chinese where it says none.
pub(super) fn language(held: &Article) -> &str {
    if held.slip.language.is_empty() { "zh-CN" } else { &held.slip.language }
}

/// What a chapter is called.
pub(super) fn title(held: &Article, stem: &str) -> String {
    let title = headline_text(held);
    if title.is_empty() { stem.to_owned() } else { title }
}

/// The body with its dateline, and with those pictures alone that are in the book.
fn shown(held: &Article, context: &Context<'_>) -> Vec<Block> {
    let mut blocks = held.doc.body.clone();
    blocks.iter_mut().for_each(|block| without_missing(block, context));
    let dateline = held.slip.dateline.as_ref().map(|line| line.text.as_str()).unwrap_or_default();
    let words = Words::of(&held.slip.language);
    match blocks.first_mut() {
        _ if dateline.is_empty() => {}
        Some(Block::Paragraph(first)) if first.text().starts_with(dateline) => {}
        Some(Block::Paragraph(first)) => {
            first.content.insert(0, Inline::text(format!("{dateline}{}", words.pick("\u{3000}", " "))));
        }
        Some(_) | None => {
            let line = gaotai_article::Paragraph::new(
                held.doc.head.line(gaotai_article::HeadPart::Title).id,
                vec![Inline::text(dateline)],
            );
            blocks.insert(0, Block::Paragraph(line));
        }
    }
    blocks
}

fn without_missing(block: &mut Block, context: &Context<'_>) {
    match block {
        Block::Figure { media, .. } => {
            let there = media.as_ref().and_then(|hash| (context.media)(hash));
            if !there.is_some_and(|picture| CORE.contains(&picture.mime.as_str())) {
                *media = None;
            }
        }
        Block::Box { content, .. } => content.iter_mut().for_each(|one| without_missing(one, context)),
        Block::List { items, .. } => {
            items.iter_mut().flat_map(|item| &mut item.content).for_each(|one| without_missing(one, context));
        }
        _ => {}
    }
}

/// The first page: title, who wrote it, when, and a picture where there is one.
pub(super) fn cover(language: &str, title: &str, lines: &[String], picture: Option<(&str, &str)>) -> String {
    let mut body = String::from("<section class=\"cover\" epub:type=\"cover\">\n");
    if let Some((src, alt)) = picture {
        body.push_str("<img");
        attribute(&mut body, "src", src);
        attribute(&mut body, "alt", alt);
        body.push_str(">\n");
    }
    element(&mut body, "h1", "", title);
    body.push('\n');
    for line in lines {
        element(&mut body, "p", "", line);
        body.push('\n');
    }
    body.push_str("</section>\n");
    page(language, title, &body)
}

/// The table of contents: (page, title) of each chapter.
pub(super) fn contents(language: &str, chapters: &[(String, String)]) -> String {
    let words = Words::of(language);
    let heading = words.pick("目录", "Contents");
    let mut body = String::from("<nav epub:type=\"toc\" role=\"doc-toc\" id=\"toc\">\n");
    element(&mut body, "h1", "", heading);
    body.push_str("\n<ol>\n");
    for (page, title) in chapters {
        entry(&mut body, page, "", title);
    }
    body.push_str("</ol>\n</nav>\n<nav epub:type=\"landmarks\" hidden=\"hidden\">\n<ol>\n");
    entry(&mut body, "cover.xhtml", "cover", words.pick("封面", "Cover"));
    entry(&mut body, "nav.xhtml#toc", "toc", heading);
    if let Some((page, _)) = chapters.first() {
        entry(&mut body, page, "bodymatter", words.pick("正文", "Start"));
    }
    body.push_str("</ol>\n</nav>\n");
    page(language, heading, &body)
}

fn entry(out: &mut String, page: &str, kind: &str, title: &str) {
    out.push_str("<li><a");
    attribute(out, "href", page);
    if !kind.is_empty() {
        attribute(out, "epub:type", kind);
    }
    out.push('>');
    text(out, title);
    let _ = writeln!(out, "</a></li>");
}
