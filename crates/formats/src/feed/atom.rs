//! Atom, RFC 4287; reading takes 0.3 as well.

use super::export::{Feed, Item};
use super::found::{Found, Text, time};
use super::import::{dublin, pictures, raw};
use crate::ninjs::names::MEDIA_TOPIC;
use crate::xml::read::{Taken, at, attribute, children, is, line, line_at};
use crate::xml::write::Writer;
use chrono::{DateTime, FixedOffset};
use gaotai_article::slip::*;
use gaotai_article::{HeadPart, Inline};
use roxmltree::{Document, Node};

/// The moment of what has none: Atom demands one, and this one says nothing.
const NO_TIME: &str = "1970-01-01T00:00:00+00:00";

/// The feed as a document.
pub(crate) fn write(feed: &Feed) -> String {
    let mut out = Writer::new();
    let spaces = [&[("xmlns", "http://www.w3.org/2005/Atom")], &super::rss::SPACES[1..]].concat();
    out.open_line("feed", &spaces);
    out.element("id", &[], &feed.id);
    out.element("title", &[], &feed.title);
    let newest = feed.items.iter().filter_map(|item| moment(&item.story.slip)).max();
    out.element("updated", &[], &newest.map_or_else(|| NO_TIME.to_owned(), |at| at.to_rfc3339()));
    if feed.items.iter().any(|item| item.story.slip.authors.is_empty()) {
        // An entry without an author has the feed's, which is called as the feed is.
        author(&mut out, &feed.title);
    }
    feed.items.iter().for_each(|item| write_entry(&mut out, item));
    out.finish()
}

fn moment(slip: &Slip) -> Option<DateTime<FixedOffset>> {
    slip.updated_at.or(slip.published_at)
}

fn author(out: &mut Writer, name: &str) {
    out.open_line("author", &[]);
    out.element("name", &[], name);
    out.close_line();
}

fn write_entry(out: &mut Writer, item: &Item) {
    let slip = &item.story.slip;
    out.open_line("entry", &[("xml:lang", &slip.language)]);
    out.element("id", &[], &item.id());
    let title = &item.story.doc.head.line(HeadPart::Title).content;
    let plain = title.iter().all(|run| matches!(run, Inline::Text { marks, .. } if marks.is_empty()));
    let mut html = String::new();
    crate::html::render::inlines(&mut html, title);
    out.open_line("title", &[("type", if plain { "" } else { "html" })]);
    out.text(if plain { gaotai_article::text::plain(title) } else { html }.as_str());
    out.close();
    out.element("updated", &[], &moment(slip).map_or_else(|| NO_TIME.to_owned(), |at| at.to_rfc3339()));
    out.element("published", &[], &slip.published_at.map(|at| at.to_rfc3339()).unwrap_or_default());
    slip.authors.iter().for_each(|one| author(out, &one.name));
    if !item.link().is_empty() {
        out.empty_line("link", &[("rel", "alternate"), ("href", item.link())]);
    }
    for keyword in &slip.keywords {
        out.empty_line("category", &[("term", keyword)]);
    }
    for subject in &slip.subjects {
        let scheme = if subject.scheme == "medtop" { MEDIA_TOPIC } else { &subject.scheme };
        out.empty_line("category", &[("term", &subject.code), ("scheme", scheme), ("label", &subject.name)]);
    }
    out.element("summary", &[("type", "html")], &item.summary);
    out.open_line("content", &[("type", "html")]);
    out.text(&item.content);
    out.close();
    out.element("rights", &[], slip.rights.as_ref().map_or("", |rights| &rights.notice));
    super::rss::write_dublin(out, slip);
    out.close_line();
}

/// The entries of a document.
pub(crate) fn read(document: &Document<'_>, offset: FixedOffset) -> Vec<Found> {
    let root = document.root_element();
    let entries = root.descendants().filter(|node| is(*node, "entry"));
    entries.map(|entry| read_entry(entry, root, offset)).collect()
}

/// A text of Atom by its type; XHTML is read as HTML, from what the file says.
fn text(node: Node<'_, '_>) -> Text {
    match attribute(node, "type") {
        "xhtml" | "application/xhtml+xml" => {
            let inside = node.children().find(|child| child.is_element()).unwrap_or(node);
            Text::html(inside.document().input_text().get(inside.range()).unwrap_or_default())
        }
        "html" | "text/html" => Text::html(raw(node)),
        // Atom 0.3 says how it is written elsewhere.
        _ if attribute(node, "mode") == "escaped" => Text::html(raw(node)),
        _ => Text::bare(raw(node)),
    }
}

fn read_entry(entry: Node<'_, '_>, root: Node<'_, '_>, offset: FixedOffset) -> Found {
    let mut taken = Taken::default();
    let mut found = Found { line: crate::xml::read::row(entry), ..Found::default() };
    found.id = taken.line_at(entry, "id");
    found.title = taken.at(entry, "title").map(text).unwrap_or_default();
    found.summary = taken.at(entry, "summary").map(text);
    let content = at(entry, "content").filter(|node| attribute(*node, "src").is_empty());
    found.content = content.map(text);
    content.into_iter().for_each(|node| taken.take(node));
    for link in children(entry, "link") {
        if ["", "alternate"].contains(&attribute(link, "rel")) && found.link.is_empty() {
            found.link = attribute(link, "href").to_owned();
        }
        if ["", "alternate", "self", "edit", "replies"].contains(&attribute(link, "rel")) {
            taken.take(link);
        }
    }
    let slip = &mut found.slip;
    let language = |node: Node<'_, '_>| attribute(node, "lang").to_owned();
    slip.language = Some(language(entry)).filter(|it| !it.is_empty()).unwrap_or_else(|| language(root));
    times(entry, &mut taken, slip, offset);
    categories(entry, &mut taken, slip);
    authors(entry, root, &mut taken, slip);
    if let Some(rights) = taken.at(entry, "rights").map(line).filter(|rights| !rights.is_empty()) {
        slip.rights.get_or_insert_default().notice = rights;
    }
    // An entry taken over from another feed says which.
    if let Some(source) = at(entry, "source").filter(|node| at(*node, "title").is_some()) {
        let name = line_at(source, "title");
        slip.source = Some(Source { name, kind: SourceKind::Reprint, ..Source::default() });
        taken.take(source);
    }
    dublin(entry, &mut taken, slip, offset);
    super::import::sourced(slip, &found.link, &line_at(root, "title"));
    pictures(entry, &mut taken, &mut found.problems);
    found.problems.extend(taken.rest(entry));
    found
}

fn times(entry: Node<'_, '_>, taken: &mut Taken, slip: &mut Slip, offset: FixedOffset) {
    let mut first = |names: [&str; 2]| {
        let found = names.map(|name| time(&taken.line_at(entry, name), offset));
        found[0].or(found[1])
    };
    let published = first(["published", "issued"]);
    let updated = first(["updated", "modified"]).filter(|at| at.timestamp() != 0);
    slip.published_at = published.or(updated);
    slip.updated_at =
        updated.filter(|at| published.is_some_and(|published| published.to_rfc3339() != at.to_rfc3339()));
}

fn categories(entry: Node<'_, '_>, taken: &mut Taken, slip: &mut Slip) {
    for node in children(entry, "category") {
        taken.take(node);
        let of = |name| attribute(node, name).to_owned();
        let (term, scheme, label) = (of("term"), of("scheme"), of("label"));
        let name = if label.is_empty() { term.clone() } else { label.clone() };
        if scheme == MEDIA_TOPIC {
            slip.subjects.push(Subject { scheme: "medtop".to_owned(), code: term, name });
        } else if !scheme.is_empty() && !label.is_empty() {
            slip.subjects.push(Subject { scheme, code: term, name });
        } else if !name.is_empty() {
            slip.keywords.push(name);
        }
    }
}

/// An entry without authors has those of its feed, unless that is the feed's own name.
fn authors(entry: Node<'_, '_>, root: Node<'_, '_>, taken: &mut Taken, slip: &mut Slip) {
    let names = |node| children(node, "author").map(|one| line_at(one, "name")).collect::<Vec<_>>();
    children(entry, "author").for_each(|node| taken.take(node));
    let mut found = names(entry);
    if found.is_empty() && entry != root {
        found = names(root);
        let title = line_at(root, "title");
        found.retain(|name| *name != title);
    }
    found.retain(|name| !name.is_empty());
    slip.authors.extend(found.into_iter().map(|name| Author { name, ..Author::default() }));
}
