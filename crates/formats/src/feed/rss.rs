//! RSS 2.0, with `content:encoded` and Dublin Core; reading takes 0.9x and 1.0 as well.

use super::export::{Feed, Item};
use super::found::{Found, Text, time as any_time};
use super::import::{dublin, pictures, raw};
use crate::ninjs::names::MEDIA_TOPIC;
use crate::xml::read::{Taken, attribute, children, is, line, line_at};
use crate::xml::write::Writer;
use chrono::{DateTime, FixedOffset};
use gaotai_article::HeadPart;
use gaotai_article::slip::*;
use roxmltree::{Document, Node};

/// The names of the elements that RSS has from elsewhere.
pub(crate) const SPACES: &[(&str, &str)] = &[
    ("xmlns:content", "http://purl.org/rss/1.0/modules/content/"),
    ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
    ("xmlns:dcterms", "http://purl.org/dc/terms/"),
];

/// The feed as a document.
pub(crate) fn write(feed: &Feed) -> String {
    let mut out = Writer::new();
    out.open_line("rss", &[&[("version", "2.0")], SPACES].concat());
    out.open_line("channel", &[]);
    out.element("title", &[], &feed.title);
    out.element("link", &[], &feed.link);
    out.element("description", &[], &feed.title);
    let language = feed.items.first().map(|item| item.story.slip.language.as_str());
    out.element("language", &[], language.unwrap_or_default());
    feed.items.iter().for_each(|item| write_item(&mut out, item));
    out.finish()
}

fn write_item(out: &mut Writer, item: &Item) {
    let slip = &item.story.slip;
    out.open_line("item", &[]);
    // An item has a title or a description; an empty title says that there is none.
    out.open_line("title", &[]);
    out.text(&item.story.doc.head_text(HeadPart::Title));
    out.close();
    out.element("link", &[], item.link());
    out.element("guid", &[("isPermaLink", "false")], &item.id());
    out.element("pubDate", &[], &slip.published_at.map(|at| time(&at)).unwrap_or_default());
    out.element("description", &[], &item.summary);
    out.cdata_element("content:encoded", &[], &item.content);
    for keyword in &slip.keywords {
        out.element("category", &[], keyword);
    }
    for subject in &slip.subjects {
        out.element("category", &[("domain", &format!("{MEDIA_TOPIC}{}", subject.code))], &subject.name);
    }
    for author in &slip.authors {
        out.element("dc:creator", &[], &author.name);
    }
    write_dublin(out, slip);
    out.element("dc:rights", &[], slip.rights.as_ref().map_or("", |rights| &rights.notice));
    out.element("dcterms:modified", &[], &slip.updated_at.map(|at| at.to_rfc3339()).unwrap_or_default());
    out.element("dc:language", &[], &slip.language);
    out.close_line();
}

/// What RSS and Atom say in Dublin Core.
pub(crate) fn write_dublin(out: &mut Writer, slip: &Slip) {
    if let Some(source) = &slip.source {
        let name = if source.kind == SourceKind::Own { "dc:publisher" } else { "dc:source" };
        out.element(name, &[], &source.name);
    }
    out.element("dc:type", &[], slip.genre.as_ref().map_or("", |genre| &genre.name));
    out.element("dcterms:isPartOf", &[], slip.channel.as_ref().map_or("", |channel| &channel.name));
    for place in &slip.places {
        out.element("dc:coverage", &[], &place.name);
    }
    out.element("dcterms:rightsHolder", &[], slip.rights.as_ref().map_or("", |rights| &rights.holder));
}

/// A moment by RFC 822 with a year of four digits.
pub(crate) fn time(time: &Instant) -> String {
    time.format("%a, %d %b %Y %H:%M:%S %z").to_string()
}

/// A moment by RFC 822; the day of the week is not believed, many a feed has a wrong one.
pub(crate) fn read_time(text: &str) -> Option<DateTime<FixedOffset>> {
    let text = text.split_once(',').map_or(text, |(_, rest)| rest).trim();
    DateTime::parse_from_rfc2822(text).ok()
}

/// Elements that are about the feed or the system, not the story.
const QUIET: &[&str] = &["comments", "commentRss", "post-id", "origLink", "items"];

/// The items of a document.
pub(crate) fn read(document: &Document<'_>, offset: FixedOffset) -> Vec<Found> {
    let root = document.root_element();
    let channel = root.descendants().find(|node| is(*node, "channel"));
    let site = channel.map(|node| line_at(node, "title")).unwrap_or_default();
    let language = channel.map(|node| line_at(node, "language")).unwrap_or_default();
    let items = root.descendants().filter(|node| is(*node, "item"));
    items.map(|item| read_item(item, &site, &language, offset)).collect()
}

fn read_item(item: Node<'_, '_>, site: &str, language: &str, offset: FixedOffset) -> Found {
    let mut taken = Taken::default();
    let mut found = Found { line: crate::xml::read::row(item), ..Found::default() };
    QUIET.iter().flat_map(|name| children(item, name)).for_each(|node| taken.take(node));
    found.title = Text::bare(taken.line_at(item, "title"));
    let guid = taken.at(item, "guid");
    found.id = guid.map(line).unwrap_or_default();
    found.link = taken.line_at(item, "link");
    let permanent = guid.is_some_and(|guid| attribute(guid, "isPermaLink") != "false");
    if found.link.is_empty() && permanent && found.id.starts_with("http") {
        found.link.clone_from(&found.id);
    }
    found.summary = taken.at(item, "description").map(|node| Text::html(raw(node)));
    let full = taken.at(item, "encoded").or_else(|| taken.at(item, "fulltext"));
    found.content = full.map(|node| Text::html(raw(node)));
    let slip = &mut found.slip;
    slip.published_at = any_time(&taken.line_at(item, "pubDate"), offset);
    dublin(item, &mut taken, slip, offset);
    if slip.language.is_empty() {
        slip.language = language.to_owned();
    }
    for node in children(item, "category").chain(children(item, "subject")) {
        taken.take(node);
        let (name, domain) = (line(node), attribute(node, "domain"));
        match domain.strip_prefix(MEDIA_TOPIC) {
            _ if name.is_empty() => {}
            Some(code) => {
                slip.subjects.push(Subject { scheme: "medtop".to_owned(), code: code.to_owned(), name });
            }
            None => slip.keywords.push(name),
        }
    }
    if let Some(rights) = taken.at(item, "rights").map(line).filter(|rights| !rights.is_empty()) {
        slip.rights.get_or_insert_default().notice = rights;
    }
    if let Some(node) = taken.at(item, "author").filter(|_| slip.authors.is_empty()) {
        let name = mailbox(&line(node));
        slip.authors.extend(Some(Author { name, ..Author::default() }).filter(|one| !one.name.is_empty()));
    }
    super::import::sourced(slip, &found.link, site);
    pictures(item, &mut taken, &mut found.problems);
    found.problems.extend(taken.rest(item));
    found
}

/// The name in `a@example.org (Ann Lee)` or `Ann Lee <a@example.org>`.
fn mailbox(text: &str) -> String {
    let inside = text.split_once('(').map(|(_, rest)| rest.trim_end_matches(')'));
    let before = text.split('<').next().unwrap_or_default();
    inside.unwrap_or(before).trim().to_owned()
}
