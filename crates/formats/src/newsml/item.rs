//! A story as a news item.

use super::names::*;
use crate::Context;
use crate::ninjs::export::named_information;
use crate::ninjs::names::{AUTHORS, PLACES, RELATED, SOURCE_TYPES, SOURCES, STAFF, word};
use crate::nitf;
use crate::nitf::names::{ORIGINALS, URGENCIES};
use crate::words::Words;
use crate::xml::write::Writer;
use gaotai_article::slip::{Instant, RelatedKind, SourceKind};
use gaotai_article::{Article, HeadPart, Slip};

/// Opens an item with its catalogues and what names it.
pub(crate) fn open(out: &mut Writer, guid: &str, version: u32, language: &str) {
    let language = if is_language(language) { language } else { "" };
    out.open_line(
        "newsItem",
        &[
            ("xmlns", NAMESPACE),
            ("standard", "NewsML-G2"),
            ("standardversion", "2.35"),
            ("conformance", "power"),
            ("guid", guid),
            ("version", &version.max(1).to_string()),
            ("xml:lang", language),
        ],
    );
    out.empty_line("catalogRef", &[("href", CATALOG)]);
}

/// Writes a held story; with links to the items of its pictures where those follow.
pub(crate) fn write(out: &mut Writer, held: &Article, version: u32, linked: bool, context: &Context<'_>) {
    open(out, &format!("urn:uuid:{}", held.id), version, &held.slip.language);
    schemes(out, &held.slip);
    hops(out, &held.slip);
    rights(out, &held.slip);
    management(out, held, version, linked, context);
    content(out, held);
    out.open_line("contentSet", &[]);
    let count = gaotai_language::count_story(&held.doc).body;
    let (characters, words) = (count.characters_with_spaces.to_string(), count.words.to_string());
    out.open_line(
        "inlineXML",
        &[("contenttype", "application/nitf+xml"), ("charcount", &characters), ("wordcount", &words)],
    );
    nitf::export::island(out, held, context);
    out.close_line();
    out.close_line();
    out.close_line();
}

/// The schemes that the catalogue of the IPTC does not have.
fn schemes(out: &mut Writer, slip: &Slip) {
    out.open_line("catalog", &[]);
    for (alias, uri) in [OURS, NUMBERS] {
        out.empty_line("scheme", &[("alias", alias), ("uri", uri)]);
    }
    let mut known: Vec<&str> = STANDARD.to_vec();
    for subject in slip.subjects.iter().filter(|subject| !subject.scheme.is_empty()) {
        if !known.contains(&subject.scheme.as_str()) {
            known.push(&subject.scheme);
            let uri = format!("{SCHEME}{}:", subject.scheme);
            out.empty_line("scheme", &[("alias", &subject.scheme), ("uri", &uri)]);
        }
    }
    out.close_line();
}

/// Where a reprint was made first.
fn hops(out: &mut Writer, slip: &Slip) {
    let Some(source) = slip.source.as_ref().filter(|source| source.kind == SourceKind::Reprint) else {
        return;
    };
    out.open_line("hopHistory", &[]);
    out.open_line("hop", &[("seq", "1")]);
    out.open_line("party", &[]);
    out.element("name", &[], &source.name);
    out.close_line();
    out.empty_line("action", &[("qcode", "hopaction:created"), ("target", "hatarget:content")]);
    out.close_line();
    out.close_line();
}

fn rights(out: &mut Writer, slip: &Slip) {
    let Some(rights) = &slip.rights else { return };
    out.open_line("rightsInfo", &[]);
    if !rights.holder.is_empty() {
        out.open_line("copyrightHolder", &[]);
        out.element("name", &[], &rights.holder);
        out.close_line();
    }
    out.element("copyrightNotice", &[], &rights.notice);
    out.element("usageTerms", &[], &rights.usage);
    out.close_line();
}

/// The provider: whoever made it or holds its rights.
pub(crate) fn provider(out: &mut Writer, slip: &Slip) {
    let own = slip.source.as_ref().filter(|source| source.kind == SourceKind::Own);
    let holder = slip.rights.as_ref().map(|rights| rights.holder.as_str()).filter(|_| slip.source.is_some());
    match own.map(|source| source.name.as_str()).or(holder).filter(|name| !name.is_empty()) {
        None => out.empty_line("provider", &[("literal", UNKNOWN)]),
        Some(name) => {
            out.open_line("provider", &[]);
            out.element("name", &[], name);
            out.close_line();
        }
    }
}

/// `versionCreated`, which every item must have.
pub(crate) fn version_created(out: &mut Writer, slip: &Slip, context: &Context<'_>) {
    match slip.updated_at.or(slip.published_at) {
        Some(time) => out.element("versionCreated", &[], &time.to_rfc3339()),
        None => out.element("versionCreated", &[("how", BY_TOOL)], &context.now.to_rfc3339()),
    }
}

fn management(out: &mut Writer, held: &Article, version: u32, linked: bool, context: &Context<'_>) {
    let slip = &held.slip;
    out.open_line("itemMeta", &[]);
    out.empty_line("itemClass", &[("qcode", "ninat:text")]);
    provider(out, slip);
    version_created(out, slip, context);
    let time = |time: Option<Instant>| time.map(|time| time.to_rfc3339()).unwrap_or_default();
    out.element("firstCreated", &[], &time(slip.first_published_at));
    out.element("embargoed", &[], &time(slip.embargo_until));
    out.empty_line("pubStatus", &[("qcode", "stat:usable")]);
    out.element("edNote", &[], &slip.ed_note);
    let is = |kind| slip.related.iter().any(|related| related.kind == kind);
    if is(RelatedKind::CorrectionOf) {
        out.empty_line("signal", &[("qcode", "sig:correction")]);
    } else if version > 1 || is(RelatedKind::UpdateOf) {
        out.empty_line("signal", &[("qcode", "sig:update")]);
    }
    for related in &slip.related {
        let rel = format!("gt:{}", word(RELATED, related.kind));
        let id = related.id.as_ref().map(|id| format!("urn:uuid:{id}")).unwrap_or_default();
        let url = related.url.as_deref().unwrap_or_default();
        out.empty_line("link", &[("rel", &rel), ("href", url), ("residref", &id)]);
    }
    for hash in held.doc.media().iter().filter(|_| linked) {
        out.empty_line("link", &[("rel", PICTURE), ("residref", &named_information(hash))]);
    }
    out.close_line();
}

fn content(out: &mut Writer, held: &Article) {
    let slip = &held.slip;
    out.open_line("contentMeta", &[]);
    let urgency = slip.priority.and_then(|priority| URGENCIES.get(usize::from(priority).saturating_sub(1)));
    out.element("urgency", &[], urgency.copied().unwrap_or_default());
    let time = |time: Option<Instant>| time.map(|time| time.to_rfc3339()).unwrap_or_default();
    out.element("contentCreated", &[], &time(slip.published_at));
    out.element("contentModified", &[], &time(slip.updated_at));
    if let Some(used) = &slip.ai_use {
        out.empty_line(
            "digitalSourceType",
            &[("qcode", &format!("digsrctype:{}", word(SOURCE_TYPES, used.level)))],
        );
    }
    if let Some(line) = slip.dateline.as_ref().filter(|line| !line.place.is_empty()) {
        named(out, "located", &[], &line.place);
    }
    people(out, slip);
    for code in &slip.codes {
        let kind =
            if code.scheme.is_empty() { String::new() } else { format!("{}:{}", NUMBERS.0, code.scheme) };
        out.element("altId", &[("type", &kind)], &code.value);
    }
    if is_language(&slip.language) {
        out.empty_line("language", &[("tag", &slip.language)]);
    }
    if let Some(genre) = &slip.genre {
        named(out, "genre", &[], &genre.name);
    }
    slip.keywords.iter().for_each(|keyword| out.element("keyword", &[], keyword));
    subjects(out, slip);
    out.element("slugline", &[], &slip.slug);
    headlines(out, held);
    out.close_line();
}

fn named(out: &mut Writer, element: &'static str, attributes: &[(&str, &str)], name: &str) {
    out.open_line(element, attributes);
    out.element("name", &[], name);
    out.close_line();
}

fn people(out: &mut Writer, slip: &Slip) {
    if let Some(source) = &slip.source {
        let role = format!("gt:{}", word(SOURCES, source.kind));
        let (id, url) = (source.id.as_deref().unwrap_or_default(), source.url.as_deref().unwrap_or_default());
        named(out, "infoSource", &[("uri", url), ("literal", id), ("role", &role)], &source.name);
    }
    for author in &slip.authors {
        let role = format!("gt:{}", word(AUTHORS, author.role));
        let id = author.person.as_deref().unwrap_or_default();
        named(out, "creator", &[("literal", id), ("role", &role)], &author.name);
    }
    for person in &slip.people {
        let role = format!("gt:{}", word(STAFF, person.role));
        let id = person.person.as_deref().unwrap_or_default();
        named(out, "contributor", &[("literal", id), ("role", &role)], &person.name);
    }
}

fn subjects(out: &mut Writer, slip: &Slip) {
    if let Some(channel) = &slip.channel {
        named(out, "subject", &[("type", CHANNEL)], &channel.name);
    }
    for subject in &slip.subjects {
        let (qcode, literal) = match subject.scheme.is_empty() {
            true => (String::new(), subject.code.as_str()),
            false => (format!("{}:{}", subject.scheme, subject.code), ""),
        };
        named(
            out,
            "subject",
            &[("type", "cpnat:abstract"), ("qcode", &qcode), ("literal", literal)],
            &subject.name,
        );
    }
    for (kind, entities) in [("cpnat:person", &slip.persons), ("cpnat:organisation", &slip.organisations)] {
        for entity in entities {
            let id = entity.id.as_deref().unwrap_or_default();
            named(out, "subject", &[("type", kind), ("literal", id)], &entity.name);
        }
    }
    for place in &slip.places {
        let (why, id) =
            (format!("gt:{}", word(PLACES, place.role)), place.place.as_deref().unwrap_or_default());
        named(out, "subject", &[("type", "cpnat:geoArea"), ("literal", id), ("why", &why)], &place.name);
    }
}

/// The title group in bare text; with its marks it stands in the text.
fn headlines(out: &mut Writer, held: &Article) {
    let text = |part| crate::hold::on_one_line(&held.doc.head_text(part));
    out.element("headline", &[], &text(HeadPart::Title));
    for (role, part) in
        [("gt:web", HeadPart::WebTitle), ("gt:kicker", HeadPart::Kicker), ("gt:sub", HeadPart::Subtitle)]
    {
        out.element("headline", &[("role", role)], &text(part));
    }
    for original in &held.slip.original_title {
        let role = format!("gt:{}", word(ORIGINALS, original.role));
        out.element("headline", &[("role", &role)], &original.text);
    }
    let slip = &held.slip;
    if let Some(line) = &slip.dateline {
        out.element("dateline", &[], &line.text);
    }
    let names: Vec<&str> = slip.authors.iter().map(|author| author.name.as_str()).collect();
    out.element("by", &[], &names.join(Words::of(&slip.language).comma()));
    if let Some(source) = &slip.source {
        out.element("creditline", &[], &source.name);
    }
    out.element("description", &[("role", "drol:summary")], &text(HeadPart::Abstract));
}
