//! Writing CNML so that the readers in use find what they look for.

use super::{NAMESPACE, hold};
use crate::words::Words;
use crate::xml::write::{Attributes, Writer};
use crate::{Context, ExportError, Exported, File, Outgoing};
use gaotai_article::slip::*;
use gaotai_article::{Article, Block, HeadPart};

/// Writes the story as a package of one item.
///
/// # Errors
/// None of its own.
pub fn export(article: &Article, stem: &str, context: &mut Context<'_>) -> Result<Exported, ExportError> {
    let version = context.version;
    gather(&[Outgoing { article, stem, version }], stem, context)
}

/// Writes the stories as one package, an item each, in their order.
///
/// # Errors
/// None of its own.
pub fn gather(
    stories: &[Outgoing<'_>],
    stem: &str,
    context: &mut Context<'_>,
) -> Result<Exported, ExportError> {
    let mut out = Writer::new();
    let spaces = [
        ("xmlns", NAMESPACE),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
        ("schemaVersion", "1.0"),
    ];
    out.open_line("CNML", &spaces);
    out.open_line("Envelop", &[]);
    // Readers cut it at the first plus, so an offset there must be.
    out.element("TransferTime", &[], &moment(&context.now));
    out.close_line();
    out.open_line("Items", &[]);
    for story in stories {
        let (held, _) = hold::hold(story.article, context.channel.unwrap_or(super::FORMAT.channel));
        item(&mut out, &held, story.version);
    }
    let bytes = out.finish().into_bytes();
    Ok(Exported { files: vec![File { path: format!("{stem}.xml"), bytes }] })
}

fn moment(time: &Instant) -> String {
    time.to_rfc3339()
}

/// An element that must be there, even when it says nothing.
fn must(out: &mut Writer, name: &'static str, attributes: Attributes<'_>, text: &str) {
    out.open_line(name, attributes);
    out.text(text);
    out.close();
}

fn item(out: &mut Writer, held: &Article, version: u32) {
    let id = held.id.to_string();
    out.open_line("Item", &[("id", &format!("urn:uuid:{id}")), ("xsi:type", "NewsItemType")]);
    out.open_line("MetaInfo", &[]);
    administration(out, held, &id, version);
    description(out, held);
    out.close_line();
    contents(out, held);
    out.close_line();
}

fn administration(out: &mut Writer, held: &Article, id: &str, version: u32) {
    let slip = &held.slip;
    out.open_line("AdministrationMetaGroup", &[]);
    out.open_line("Id", &[]);
    out.element("PublicId", &[], &format!("urn:uuid:{id}"));
    out.element("ItemId", &[], id);
    out.element("VersionId", &[], &version.to_string());
    out.close_line();
    let time = |time: Option<Instant>| time.map(|time| moment(&time)).unwrap_or_default();
    out.element("FirstCreateTime", &[], &time(slip.published_at));
    out.element("CurrentRevisionTime", &[], &time(slip.updated_at));
    if let Some(priority) = slip.priority {
        out.empty_line("Urgency", &[("topicRef", &priority.to_string())]);
    }
    out.close_line();
}

/// Titles, creators, times, keywords and source always stand, empty or not: readers ask for
/// them without looking.
fn description(out: &mut Writer, held: &Article) {
    let (slip, head) = (&held.slip, |part| held.doc.head_text(part));
    out.open_line("DescriptionMetaGroup", &[]);
    out.open_line("Titles", &[]);
    must(out, "HeadLine", &[], &head(HeadPart::Title));
    must(out, "SubHeadLine", &[], &head(HeadPart::Subtitle));
    out.open_line("ExtendedTitles", &[]);
    must(out, "ExtendedTitle", &[("kind", "IntroTitle")], &head(HeadPart::Kicker));
    out.close_line();
    out.close_line();
    if !slip.language.is_empty() {
        out.empty_line("Language", &[("topicRef", &slip.language)]);
    }
    creators(out, slip);
    out.open_line("DateTimes", &[]);
    let published = slip.published_at.map(|time| moment(&time)).unwrap_or_default();
    must(out, "DateTime", &[("kind", "PublishedDate")], &published);
    out.close_line();
    out.element("Abstract", &[], &head(HeadPart::Abstract));
    if !slip.subjects.is_empty() {
        out.open_line("SubjectCodes", &[]);
        slip.subjects.iter().for_each(|one| subject(out, one));
        out.close_line();
    }
    out.open_line("Keywords", &[]);
    slip.keywords.iter().for_each(|keyword| out.element("Keyword", &[], keyword));
    if slip.keywords.is_empty() {
        must(out, "Keyword", &[], "");
    }
    out.close_line();
    out.open_line("SourceInfo", &[]);
    out.open_line("ItemSource", &[]);
    must(out, "Name", &[], slip.source.as_ref().map_or("", |source| &source.name));
    out.close_line();
    out.close_line();
    out.close_line();
}

/// The first author and the first editor come first: readers go by the place or by the kind.
fn creators(out: &mut Writer, slip: &Slip) {
    let author = |at: usize| slip.authors.get(at).map_or("", |one| one.name.as_str());
    let editor = |at: usize| slip.people.get(at).map_or("", |one| one.name.as_str());
    out.open_line("Creators", &[]);
    creator(out, "Author", author(0));
    creator(out, "Editor", editor(0));
    (1..slip.authors.len()).for_each(|at| creator(out, "Author", author(at)));
    (1..slip.people.len()).for_each(|at| creator(out, "Editor", editor(at)));
    out.close_line();
}

fn creator(out: &mut Writer, kind: &str, name: &str) {
    out.open_line("Creator", &[("kind", kind), ("xsi:type", "PersonType")]);
    out.open_line("Name", &[]);
    must(out, "FullName", &[], name);
    out.close_line();
    out.close_line();
}

fn subject(out: &mut Writer, subject: &Subject) {
    out.open_line("SubjectCode", &[]);
    out.open_line("MainCode", &[("scheme", &subject.scheme), ("topicRef", &subject.code)]);
    out.element("Name", &[], &subject.name);
    out.close_line();
    out.close_line();
}

/// One item of text; its media type must stand, or readers take the body for empty.
fn contents(out: &mut Writer, held: &Article) {
    let mut text: Vec<String> = held.doc.body.iter().map(Block::text).collect();
    // Under the text, for everybody to see: the subset has no element for it.
    let label = held.slip.ai_use.as_ref().map(|used| Words::of(&held.slip.language).ai(used).to_owned());
    text.extend(label);
    out.open_line("Contents", &[]);
    out.open_line("ContentItem", &[("id", "C1"), ("xsi:type", "TextCIType")]);
    out.open_line("MetaInfo", &[]);
    out.open_line("CharacteristicMetaGroup", &[]);
    out.empty_line("MediaType", &[("topicRef", "Text")]);
    out.empty_line("Format", &[("topicRef", "text/plain")]);
    out.element("WordCount", &[], &gaotai_language::count_story(&held.doc).body.words.to_string());
    out.close_line();
    out.close_line();
    out.cdata_element("DataContent", &[], &text.join("\n"));
    out.close_line();
    out.close_line();
}
