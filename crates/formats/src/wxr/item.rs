//! A post that came in, on its way to a story.

use super::export::NEVER;
use super::hold::NO_CATEGORY;
use super::meta::{self, Metas};
use super::{classic, hold};
use crate::feed::hold::labelled;
use crate::feed::import::raw;
use crate::html::fragment::{Reader, percent_decoded};
use crate::html::story::{id, remote_picture};
use crate::html::{dom, tags};
use crate::page::PICTURE_ELSEWHERE;
use crate::xml::read::{ELEMENT_NOT_HELD, Taken, attribute, children, is, line_at, problem};
use crate::{Context, ImportedStory, Problem};
use chrono::FixedOffset;
use gaotai_article::slip::*;
use gaotai_article::{Article, ArticleId, HeadPart, Inline};
use roxmltree::Node;
use std::collections::HashMap;

/// What the file says beside its posts.
#[derive(Debug, Default)]
pub(crate) struct Site {
    /// What it is called.
    pub title: String,
    /// Its language.
    pub language: String,
    /// The names of users by the names under which they sign in.
    pub authors: HashMap<String, String>,
    /// The addresses of attachments by their numbers.
    pub pictures: HashMap<String, String>,
    /// The numbers and addresses of the attachments of each post, by its number.
    pub attached: HashMap<String, Vec<(String, String)>>,
}

/// Whether an item is a post or page that is still there.
pub(crate) fn is_story(item: Node<'_, '_>) -> bool {
    let (kind, status) = (line_at(item, "post_type"), line_at(item, "status"));
    ["post", "page", ""].contains(&kind.as_str()) && !["trash", "auto-draft"].contains(&status.as_str())
}

/// Elements that are about the site or its running, not the story.
const QUIET: &[&str] = &[
    "pubDate",
    "post_id",
    "post_date",
    "post_date_gmt",
    "post_modified",
    "post_modified_gmt",
    "comment_status",
    "ping_status",
    "status",
    "post_parent",
    "menu_order",
    "post_type",
    "post_password",
    "is_sticky",
    "description",
];

/// The story of a post, with so many problems at most as are `left` to tell of the file: finding the
/// place of each takes time.
pub(crate) fn story(
    item: Node<'_, '_>,
    site: &Site,
    left: usize,
    context: &mut Context<'_>,
) -> ImportedStory {
    let mut taken = Taken::default();
    QUIET.iter().flat_map(|name| children(item, name)).for_each(|node| taken.take(node));
    let metas = metas(item, &mut taken);
    let mut article = Article::new(ArticleId(uuid::Uuid::nil()), "", context.ids);
    let guid = taken.line_at(item, "guid");
    article.id = id(&guid).unwrap_or(article.id);
    let slip = &mut article.slip;
    meta::read(&metas, slip);
    let language = metas.get(&format!("{}language", meta::PREFIX)).unwrap_or(&site.language);
    slip.language = language.clone();
    times(item, slip, context.offset);
    terms(item, &mut taken, slip);
    byline(&taken.line_at(item, "creator"), site, slip);
    let name = percent_decoded(&taken.line_at(item, "post_name"));
    slip.slug = if name == article.id.to_string() { String::new() } else { name };
    let link = taken.line_at(item, "link");
    if article.id.0.is_nil() && !guid.is_empty() && guid != link && id(&guid).is_none() {
        slip.codes.push(Code { scheme: "guid".to_owned(), value: guid });
    }
    sourced(&link, site, slip);
    let mut problems = Vec::new();
    let mut reader = Reader::new(context.ids);
    head(item, &metas, &mut taken, &mut article, &mut reader);
    if let Some(content) = encoded(item, "content") {
        taken.take(content);
        let (html, unread) = classic::blocks(&raw(content));
        let told = unread.iter().take(left);
        problems.extend(told.map(|code| problem(ELEMENT_NOT_HELD, content, &[("name", code)])));
        let page = dom::parse(&tags::flatten(&html).0);
        let mut blocks = reader.blocks(&page.document);
        if let Some(level) = blocks.last().and_then(labelled) {
            blocks.pop();
            let used = AiUse { level, ..AiUse::default() };
            article.slip.ai_use.get_or_insert(used);
        }
        if !blocks.is_empty() {
            article.doc.body = blocks;
        }
    }
    problems.extend(elsewhere(item, &metas, site, &reader, left - problems.len()));
    problems.extend(unread(item, &mut taken, left - problems.len()));
    ImportedStory { article, problems, media: std::mem::take(&mut reader.media), threads: Vec::new() }
}

/// The element of one of two that have the same name.
fn encoded<'a, 'd>(item: Node<'a, 'd>, space: &'a str) -> Option<Node<'a, 'd>> {
    let of = |node: &Node<'_, '_>| node.tag_name().namespace().unwrap_or_default().contains(space);
    item.children().filter(|node| is(*node, "encoded")).find(of)
}

/// Custom fields by name; those of our names are read, those of WordPress itself are its own matter.
fn metas(item: Node<'_, '_>, taken: &mut Taken) -> Metas {
    let mut found = Metas::new();
    for node in children(item, "postmeta") {
        let key = line_at(node, "meta_key");
        if key.starts_with('_') || key.starts_with(meta::PREFIX) {
            taken.take(node);
        }
        let value = node.children().find(|child| is(*child, "meta_value")).map(raw).unwrap_or_default();
        found.entry(key).or_insert(value);
    }
    found
}

/// A title is HTML there, and so are the lines around it.
fn text(html: &str, reader: &mut Reader<'_>) -> Vec<Inline> {
    let page = dom::parse(&tags::flatten(html).0);
    reader.line(&page.document)
}

fn head(
    item: Node<'_, '_>,
    metas: &Metas,
    taken: &mut Taken,
    article: &mut Article,
    reader: &mut Reader<'_>,
) {
    let shown = taken.at(item, "title").map(raw).unwrap_or_default();
    let excerpt = encoded(item, "excerpt").map(|node| {
        taken.take(node);
        raw(node)
    });
    let said = |part: HeadPart| metas.get(&format!("{}{}", meta::PREFIX, part.name())).cloned();
    let paper = said(HeadPart::Title);
    let title = if paper.is_some() { HeadPart::WebTitle } else { HeadPart::Title };
    let lines = [
        (title, Some(shown)),
        (HeadPart::Kicker, said(HeadPart::Kicker)),
        (HeadPart::Title, paper),
        (HeadPart::Subtitle, said(HeadPart::Subtitle)),
        (HeadPart::Abstract, excerpt),
    ];
    for (part, html) in lines {
        if let Some(html) = html {
            article.doc.head.line_mut(part).content = text(&html, reader);
        }
    }
}

/// A post that is out has the moment at which it came out; one that waits, when it will.
fn times(item: Node<'_, '_>, slip: &mut Slip, offset: FixedOffset) {
    let time = |local: &str, utc: &str| hold::read(&line_at(item, local), &line_at(item, utc), offset);
    let dated = time("post_date", "post_date_gmt");
    match line_at(item, "status").as_str() {
        "future" => slip.publish_at = dated,
        "draft" | "pending" => {}
        _ => slip.published_at = dated,
    }
    let (written, changed) = (line_at(item, "post_date"), line_at(item, "post_modified"));
    if changed != NEVER && changed != written {
        slip.updated_at = time("post_modified", "post_modified_gmt");
    }
}

/// The first category is the channel; tags and further categories are keywords.
fn terms(item: Node<'_, '_>, taken: &mut Taken, slip: &mut Slip) {
    let mut more = Vec::new();
    for node in children(item, "category") {
        let named = || crate::hold::on_one_line(&dom::text(&dom::parse(&raw(node)).document));
        match attribute(node, "domain") {
            "post_format" => taken.take(node),
            "post_tag" | "tag" => {
                taken.take(node);
                slip.keywords.extend(Some(named()).filter(|name| !name.is_empty()));
            }
            "category" | "" => {
                taken.take(node);
                let name = named();
                if attribute(node, "nicename") == NO_CATEGORY || name.is_empty() {
                    continue;
                }
                match &slip.channel {
                    None => slip.channel = Some(Term { name, ..Term::default() }),
                    // Old files name every category twice.
                    Some(channel) if channel.name == name => {}
                    Some(_) => more.push(name),
                }
            }
            _ => {}
        }
    }
    for name in more {
        if !slip.keywords.contains(&name) {
            slip.keywords.push(name);
        }
    }
}

/// The user who wrote it, where no byline says more.
fn byline(login: &str, site: &Site, slip: &mut Slip) {
    if slip.authors.is_empty() && !login.is_empty() {
        let name = site.authors.get(login).filter(|name| !name.is_empty()).cloned();
        slip.authors.push(Author { name: name.unwrap_or_else(|| login.to_owned()), ..Author::default() });
    }
}

/// A post has an address on its site.
fn sourced(link: &str, site: &Site, slip: &mut Slip) {
    if link.is_empty() || slip.source.is_some() {
        return;
    }
    let name = if site.title.is_empty() { crate::feed::hold::host(link) } else { &site.title };
    slip.source = Some(Source { name: name.to_owned(), url: Some(link.to_owned()), ..Source::default() });
}

/// Pictures on the site: those of the text, those that hang on the post, and the one above it.
fn elsewhere(
    item: Node<'_, '_>,
    metas: &Metas,
    site: &Site,
    reader: &Reader<'_>,
    left: usize,
) -> Vec<Problem> {
    let mut urls: Vec<String> = reader.remote.iter().take(left).cloned().collect();
    let above = metas.get("_thumbnail_id").and_then(|number| site.pictures.get(number.trim()));
    let hanging = site.attached.get(&line_at(item, "post_id")).into_iter().flatten().map(|(_, url)| url);
    // Addresses without a host are those of files beside this one.
    let remote = |url: &&String| url.contains("://");
    for url in above.into_iter().chain(hanging).filter(remote) {
        if urls.len() >= left {
            break;
        }
        if !urls.contains(url) {
            urls.push(url.clone());
        }
    }
    if urls.is_empty() {
        return Vec::new();
    }
    let row = crate::xml::read::row(item);
    urls.iter().map(|url| Problem { code: PICTURE_ELSEWHERE, line: row, ..remote_picture(url) }).collect()
}

/// What was not read: readers' comments and fields of other extensions among it.
fn unread(item: Node<'_, '_>, taken: &mut Taken, left: usize) -> Vec<Problem> {
    let mut out = Vec::new();
    // Of many comments one tells enough.
    children(item, "comment").skip(1).for_each(|node| taken.take(node));
    for node in children(item, "postmeta") {
        let key = line_at(node, "meta_key");
        if !key.starts_with('_') && !key.starts_with(meta::PREFIX) {
            taken.take(node);
            if out.len() < left {
                out.push(problem(ELEMENT_NOT_HELD, node, &[("name", &key)]));
            }
        }
    }
    out.extend(taken.some(item, left - out.len()));
    out
}
