//! Reading feeds as they are found: old versions, missing namespaces, wrong dates, entities of
//! HTML. Everything in an item that has no place in a story is listed where it stands.

use super::found::{Found, time};
use super::{atom as atom1, json as json1, rss as rss2};
use crate::page::PICTURE_ELSEWHERE;
use crate::xml::read::{self, Taken, attribute, children, is, line, problem};
use crate::{Context, ImportError, Imported, Problem};
use chrono::FixedOffset;
use gaotai_article::slip::*;
use roxmltree::Node;

/// Reads RSS 0.9x, 1.0 and 2.0, one story an item.
///
/// # Errors
/// When it is no XML, or has no item.
pub fn rss(bytes: &[u8], context: &mut Context<'_>) -> Result<Imported, ImportError> {
    xml(bytes, context)
}

/// Reads Atom 0.3 and 1.0, one story an entry.
///
/// # Errors
/// When it is no XML, or has no entry.
pub fn atom(bytes: &[u8], context: &mut Context<'_>) -> Result<Imported, ImportError> {
    xml(bytes, context)
}

/// Reads JSON Feed 1.0 and 1.1, one story an item.
///
/// # Errors
/// When it is no JSON, or has no item.
pub fn json(bytes: &[u8], context: &mut Context<'_>) -> Result<Imported, ImportError> {
    let (text, value) = crate::ninjs::import::parse(bytes)?;
    stories(json1::read(&value, text, context.offset), context)
}

/// Whether it calls itself RSS or Atom, it is read as what it is.
fn xml(bytes: &[u8], context: &mut Context<'_>) -> Result<Imported, ImportError> {
    let text = declared(read::text(bytes)?);
    let document = read::parse(&text)?;
    let root = document.root_element();
    let found = if is(root, "feed") || is(root, "entry") {
        atom1::read(&document, context.offset)
    } else {
        rss2::read(&document, context.offset)
    };
    stories(found, context)
}

fn stories(found: Vec<Found>, context: &mut Context<'_>) -> Result<Imported, ImportError> {
    let stories: Vec<_> = found.into_iter().map(|found| found.story(context)).collect();
    if stories.is_empty() { Err(ImportError::NoStory) } else { Ok(Imported { stories }) }
}

/// The prefixes that feeds use, whether or not they say whose they are.
const PREFIXES: &[&str] = &[
    "atom",
    "content",
    "dc",
    "dcterms",
    "excerpt",
    "feedburner",
    "georss",
    "itunes",
    "media",
    "slash",
    "sy",
    "thr",
    "wfw",
    "wp",
];

/// Names are told apart without their namespaces, so one that is missing can be anything.
pub(crate) fn declared(text: String) -> String {
    let Some(at) = root_end(&text) else { return text };
    let used =
        |prefix: &&&str| text.contains(&format!("<{prefix}:")) && !text.contains(&format!("xmlns:{prefix}="));
    let missing: String =
        PREFIXES.iter().filter(used).map(|prefix| format!(" xmlns:{prefix}=\"urn:x-{prefix}\"")).collect();
    format!("{}{missing}{}", &text[..at], &text[at..])
}

/// Where the name of the root element ends.
fn root_end(text: &str) -> Option<usize> {
    let names = ["<rss", "<feed", "<rdf:RDF", "<entry"];
    names.iter().filter_map(|name| text.find(name).map(|at| at + name.len())).min()
}

/// All text in the element as it stands.
pub(crate) fn raw(node: Node<'_, '_>) -> String {
    node.descendants().filter(|node| node.is_text()).filter_map(|node| node.text()).collect()
}

/// What feeds say in Dublin Core.
pub(crate) fn dublin(item: Node<'_, '_>, taken: &mut Taken, slip: &mut Slip, offset: FixedOffset) {
    let mut of = |name: &'static str| -> Vec<String> {
        let nodes: Vec<_> = children(item, name).collect();
        nodes.iter().for_each(|node| taken.take(*node));
        nodes.into_iter().map(line).filter(|text| !text.is_empty()).collect()
    };
    let named = |name: String| Term { name, ..Term::default() };
    slip.genre = of("type").into_iter().next().map(named);
    slip.channel = of("isPartOf").into_iter().next().map(named);
    let event = |name| Place { role: PlaceRole::Event, place: None, name };
    slip.places.extend(of("coverage").into_iter().map(event));
    let author = |name| Author { name, ..Author::default() };
    slip.authors.extend(of("creator").into_iter().map(author));
    if let Some(holder) = of("rightsHolder").into_iter().next() {
        slip.rights.get_or_insert_default().holder = holder;
    }
    if let Some(language) = of("language").into_iter().next() {
        slip.language = language;
    }
    let (publisher, source) = (of("publisher").into_iter().next(), of("source").into_iter().next());
    let kind = if publisher.is_some() && source.is_none() { SourceKind::Own } else { SourceKind::Reprint };
    if let Some(name) = source.or(publisher).filter(|_| slip.source.is_none()) {
        slip.source = Some(Source { name, kind, ..Source::default() });
    }
    let dated = of("date").into_iter().next().and_then(|text| time(&text, offset));
    slip.published_at = slip.published_at.or(dated);
    if let Some(modified) = of("modified").into_iter().next().and_then(|text| time(&text, offset)) {
        slip.updated_at = Some(modified).filter(|_| slip.published_at.is_some());
        slip.published_at = slip.published_at.or(Some(modified));
    }
}

/// The address of an item is that of its source: the one it names, or else the feed itself.
pub(crate) fn sourced(slip: &mut Slip, link: &str, site: &str) {
    if slip.source.is_none() && !link.is_empty() {
        let name = if site.is_empty() { super::hold::host(link) } else { site };
        slip.source = Some(Source { name: name.to_owned(), kind: SourceKind::Reprint, ..Source::default() });
    }
    if let Some(source) = slip.source.as_mut().filter(|_| !link.is_empty()) {
        source.url = Some(link.to_owned());
    }
}

/// Pictures that an item names beside its text are elsewhere: named, not fetched.
pub(crate) fn pictures(item: Node<'_, '_>, taken: &mut Taken, problems: &mut Vec<Problem>) {
    for node in item.descendants() {
        let named = ["enclosure", "thumbnail"].iter().any(|name| is(node, name))
            || (is(node, "content") && !attribute(node, "url").is_empty())
            || (is(node, "link") && attribute(node, "rel") == "enclosure");
        let url = ["url", "href"].map(|name| attribute(node, name)).concat();
        let kind = ["type", "medium"].map(|name| attribute(node, name)).concat();
        let picture = kind.starts_with("image") || is(node, "thumbnail");
        if named && picture && !url.is_empty() {
            taken.take(node);
            problems.push(problem(PICTURE_ELSEWHERE, node, &[("address", &url)]));
        }
    }
}
