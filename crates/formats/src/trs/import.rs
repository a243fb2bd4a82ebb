//! Reading documents of WCM, from a zip or from the XML alone: one story a document.

use super::{ROOT, hold};
use crate::feed::hold::labelled;
use crate::feed::import::raw;
use crate::html::fragment::Reader;
use crate::html::story::remote_picture;
use crate::html::{dom, render, tags};
use crate::package::open::{Limits, Package, open};
use crate::xml::read::{self, ELEMENT_NOT_HELD, children, is, problem};
use crate::{Context, ImportError, Imported, ImportedMedia, ImportedStory, Problem};
use gaotai_article::slip::*;
use gaotai_article::{Article, ArticleId, Hash, HeadPart, Inline};
use roxmltree::Node;
use std::collections::HashMap;

/// Longer than the XML of a package ever is, in bytes, for those who only look whether it is one.
const MOST_LOOKED_AT: u64 = 64 << 20;

/// Reads a package, or the XML out of one.
///
/// # Errors
/// When the zip is beyond bounds, there is no such XML in it, or no document in that.
pub fn import(bytes: &[u8], context: &mut Context<'_>) -> Result<Imported, ImportError> {
    if !bytes.starts_with(b"PK\x03\x04") {
        return documents(bytes, None, "", context);
    }
    let other = || ImportError::NotText { what: "ZIP".to_owned() };
    let (path, xml) = inside(bytes)?.ok_or_else(other)?;
    let mut package = open(bytes, &Limits::default())?;
    let folder = path.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
    documents(&xml, Some(&mut package), &folder, context)
}

/// The XML of a package and its path; nothing when it is another zip.
///
/// # Errors
/// When the zip is beyond bounds.
pub(crate) fn inside(bytes: &[u8]) -> Result<Option<(String, Vec<u8>)>, ImportError> {
    let mut package = open(bytes, &Limits::default())?;
    let members = package.members().iter().filter(|member| member.bytes <= MOST_LOOKED_AT);
    let named: Vec<String> = members
        .map(|member| member.path.clone())
        .filter(|path| path.to_ascii_lowercase().ends_with(".xml"))
        .collect();
    // Where the first few are other XML, it is another package.
    for path in named.into_iter().take(4) {
        let Some(xml) = package.read(&path)? else { continue };
        if crate::Start::of(&xml).root().is_some_and(|root| root.name == ROOT) {
            return Ok(Some((path, xml)));
        }
    }
    Ok(None)
}

fn documents(
    xml: &[u8],
    mut package: Option<&mut Package<'_>>,
    folder: &str,
    context: &mut Context<'_>,
) -> Result<Imported, ImportError> {
    let text = read::text(xml)?;
    let document = read::parse(&text)?;
    let found = document.descendants().filter(|node| is(*node, "WCMDOCUMENT"));
    let mut stories = Vec::new();
    let mut left = read::MOST_TOLD;
    for node in found {
        let mut story = story(node, left, context);
        left = left.saturating_sub(story.problems.len());
        if let Some(package) = package.as_deref_mut() {
            unpack(&mut story, package, folder)?;
        }
        stories.push(story);
    }
    if stories.is_empty() { Err(ImportError::NoStory) } else { Ok(Imported { stories }) }
}

/// The pictures that lie beside the XML in the zip.
fn unpack(story: &mut ImportedStory, package: &mut Package<'_>, folder: &str) -> Result<(), ImportError> {
    let mut found: HashMap<Hash, Hash> = HashMap::new();
    for media in &mut story.media {
        let ImportedMedia::Beside { path } = media else { continue };
        let member = format!("{folder}{}", path.trim_start_matches("./"));
        let Some(bytes) = package.read(&member)? else { continue };
        found.insert(Hash::of(path.as_bytes()), Hash::of(&bytes));
        let mime = mime(path).to_owned();
        *media = ImportedMedia::Inside { mime, bytes };
    }
    story.article.doc.body.iter_mut().for_each(|block| crate::media::replace(block, &found));
    Ok(())
}

fn mime(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase().as_str() {
        "png" => "image/png",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "bmp" => "image/bmp",
        _ => "image/jpeg",
    }
}

/// Properties that were read, or that are WCM's own matter.
const READ: &[&str] = &[
    "DOCID",
    "DOCVERSION",
    "DOCTYPE",
    "DOCPUBTIME",
    "CRUSER",
    "CRTIME",
    "DOCFLAG",
    "ATTRIBUTE",
    "ATTACHPIC",
    "DOCFILENAME",
    "DOCCHANNEL",
    "DOCTITLE",
    "DOCSOURCENAME",
    "DOCSTATUS",
    "DOCCONTENT",
    "DOCHTMLCON",
    "DOCWORDSCOUNT",
    "DOCABSTRACT",
    "DOCKEYWORDS",
    "DOCAUTHOR",
    "DOCRELTIME",
    "TITLECOLOR",
    "SUBDOCTITLE",
    "DOCEDITOR",
    "EDITOR",
    "CHNLNAME",
];

/// The story of a document, with so many problems at most as are `left` to tell of the file: finding
/// the place of each takes time.
fn story(node: Node<'_, '_>, left: usize, context: &mut Context<'_>) -> ImportedStory {
    let properties = children(node, "PROPERTIES").next().unwrap_or(node);
    let said = |name: &str| {
        let found = properties.children().find(|child| is(*child, name));
        found.map(|node| unwrapped(&raw(node)).trim().to_owned()).unwrap_or_default()
    };
    let mut article = Article::new(ArticleId(uuid::Uuid::nil()), "", context.ids);
    for (part, name) in [
        (HeadPart::Title, "DOCTITLE"),
        (HeadPart::Subtitle, "SUBDOCTITLE"),
        (HeadPart::Abstract, "DOCABSTRACT"),
    ] {
        let text = said(name);
        let line = if text.is_empty() { Vec::new() } else { vec![Inline::text(text)] };
        article.doc.head.line_mut(part).content = crate::hold::tidy_line(line, crate::hold::Spaces::Collapse);
    }
    details(&mut article.slip, &said);
    let mut reader = Reader::new(context.ids);
    let html = Some(said("DOCHTMLCON")).filter(|html| !html.is_empty());
    let html = html.unwrap_or_else(|| lines(&said("DOCCONTENT")));
    let mut blocks = reader.blocks(&dom::parse(&tags::flatten(&html).0).document);
    if let Some(level) = blocks.last().and_then(labelled) {
        blocks.pop();
        article.slip.ai_use = Some(AiUse { level, ..AiUse::default() });
    }
    if !blocks.is_empty() {
        article.doc.body = blocks;
    }
    let mut problems: Vec<Problem> = reader.remote.iter().take(left).map(|src| remote_picture(src)).collect();
    if !problems.is_empty() {
        let row = read::row(node);
        problems.iter_mut().for_each(|problem| problem.line = row);
    }
    problems.extend(unread(node, properties, left - problems.len()));
    ImportedStory { article, problems, media: std::mem::take(&mut reader.media), threads: Vec::new() }
}

/// Some programs write the signs of a section as text.
fn unwrapped(text: &str) -> &str {
    let inside = text.trim().strip_prefix("<![CDATA[").and_then(|rest| rest.strip_suffix("]]>"));
    inside.unwrap_or(text)
}

/// Lines of bare text as HTML.
fn lines(text: &str) -> String {
    let mut out = String::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        render::element(&mut out, "p", "", line);
    }
    out
}

fn details(slip: &mut Slip, said: &dyn Fn(&str) -> String) {
    let parts = |text: String, between: &[char]| -> Vec<String> {
        let parts = text.split(between).map(crate::hold::on_one_line);
        parts.filter(|part| !part.is_empty()).collect()
    };
    let named = [said("CHNLNAME"), said("DOCCHANNEL")].into_iter().find(|name| !name.is_empty());
    slip.channel = named.map(|name| Term { name, ..Term::default() });
    let source = Some(said("DOCSOURCENAME")).filter(|name| !name.is_empty());
    slip.source = source.map(|name| Source { name, ..Source::default() });
    let authors = parts(said("DOCAUTHOR"), &hold::BETWEEN_NAMES);
    slip.authors = authors.into_iter().map(|name| Author { name, ..Author::default() }).collect();
    let editors = parts([said("DOCEDITOR"), said("EDITOR")].concat(), &hold::BETWEEN_NAMES);
    let editor = |name| Staff { name, role: StaffRole::ResponsibleEditor, person: None };
    slip.people = editors.into_iter().map(editor).collect();
    slip.keywords = parts(said("DOCKEYWORDS"), &hold::BETWEEN_KEYWORDS);
    slip.published_at = hold::read(&said("DOCRELTIME")).or_else(|| hold::read(&said("DOCPUBTIME")));
}

/// Properties of the site's own, and files for readers to fetch.
fn unread(node: Node<'_, '_>, properties: Node<'_, '_>, left: usize) -> Vec<Problem> {
    let says = |child: &Node<'_, '_>| child.is_element() && !unwrapped(&raw(*child)).trim().is_empty();
    let other = properties.children().filter(says).filter(|child| !READ.contains(&child.tag_name().name()));
    let told = |child: Node<'_, '_>| problem(ELEMENT_NOT_HELD, child, &[("name", child.tag_name().name())]);
    let mut out: Vec<Problem> = other.take(left).map(told).collect();
    for appendix in node.descendants().filter(|child| is(*child, "WCMAPPENDIX")) {
        if out.len() >= left {
            break;
        }
        let part = |name: &str| {
            let found = appendix.descendants().find(|child| is(*child, name));
            found.map(|child| unwrapped(&raw(child)).trim().to_owned()).unwrap_or_default()
        };
        if part("APPFLAG") == "10" {
            out.push(problem(ELEMENT_NOT_HELD, appendix, &[("name", &part("APPFILE"))]));
        }
    }
    out
}
