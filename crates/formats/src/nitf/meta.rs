//! `head`: what systems read.

use super::names::*;
use crate::ninjs::names::{PLACES, RELATED, SOURCE_TYPE as CONCEPTS, SOURCE_TYPES, STAFF, word};
use crate::xml::write::Writer;
use gaotai_article::slip::{Instant, Related, RelatedKind, StaffRole, Subject};
use gaotai_article::{Article, HeadPart, Slip};

/// Writes `head` of a held story that goes out for the `version`th time.
pub(crate) fn write(out: &mut Writer, held: &Article, version: u32) {
    let slip = &held.slip;
    out.open_line("head", &[]);
    title(out, held);
    machines(out, slip);
    topics(out, slip);
    docdata(out, held, version);
    publications(out, slip);
    revisions(out, slip);
    out.close_line();
}

fn title(out: &mut Writer, held: &Article) {
    let text = |part| crate::hold::on_one_line(&held.doc.head_text(part));
    let (web, title) = (text(HeadPart::WebTitle), text(HeadPart::Title));
    match web.is_empty() {
        true => out.element("title", &[], &title),
        false => out.element("title", &[("type", WEB_TITLE)], &web),
    }
}

fn machines(out: &mut Writer, slip: &Slip) {
    let Some(used) = &slip.ai_use else { return };
    let concept = format!("{CONCEPTS}{}", word(SOURCE_TYPES, used.level));
    for (name, content) in [(SOURCE_TYPE, concept.as_str()), (AI_TOOL, &used.tool), (AI_SCOPE, &used.scope)] {
        if !content.is_empty() {
            out.empty_line("meta", &[("name", name), ("content", content)]);
        }
    }
}

fn topics(out: &mut Writer, slip: &Slip) {
    if slip.genre.is_none() && slip.subjects.is_empty() {
        return;
    }
    out.open_line("tobject", &[]);
    if let Some(genre) = &slip.genre {
        out.empty_line("tobject.property", &[("tobject.property.type", &genre.name)]);
    }
    slip.subjects.iter().for_each(|subject| topic(out, subject));
    out.close_line();
}

/// A number where the schema takes it for one; else the code beside a number that says nothing.
fn topic(out: &mut Writer, subject: &Subject) {
    let Subject { scheme, code, name } = subject;
    let numbered = !scheme.is_empty() && is_token(code) && code != NO_NUMBER;
    let scheme = if scheme == SUBJECT_CODES { IPTC } else { scheme };
    let (number, code) = if numbered { (code.as_str(), "") } else { (NO_NUMBER, code.as_str()) };
    out.empty_line(
        "tobject.subject",
        &[
            ("tobject.subject.ipr", scheme),
            ("tobject.subject.refnum", number),
            ("tobject.subject.code", code),
            ("tobject.subject.type", name),
        ],
    );
}

fn docdata(out: &mut Writer, held: &Article, version: u32) {
    let slip = &held.slip;
    let status = if slip.embargo_until.is_some() { "embargoed" } else { "usable" };
    out.open_line("docdata", &[("management-status", status)]);
    for related in slip.related.iter().filter(|related| related.kind == RelatedKind::CorrectionOf) {
        out.empty_line("correction", &[("id-string", &address(related))]);
    }
    for place in slip.places.iter().filter(|place| word(PLACES, place.role) == "event") {
        out.empty_line("evloc", &[("city", &place.name)]);
    }
    out.empty_line("doc-id", &[("id-string", &format!("urn:uuid:{}", held.id))]);
    for code in &slip.codes {
        out.empty_line("doc-id", &[("regsrc", &code.scheme), ("id-string", &code.value)]);
    }
    if let Some(priority) = slip.priority {
        let urgency = URGENCIES.get(usize::from(priority).saturating_sub(1)).copied().unwrap_or("5");
        out.empty_line("urgency", &[("ed-urg", urgency)]);
    }
    for (name, time) in [("date.issue", slip.published_at), ("date.release", slip.embargo_until)] {
        if let Some(time) = time {
            out.empty_line(name, &[("norm", &time.to_rfc3339())]);
        }
    }
    if !slip.ed_note.is_empty() {
        out.empty_line("ed-msg", &[("info", &slip.ed_note)]);
    }
    if !slip.slug.is_empty() || version > 1 {
        out.empty_line("du-key", &[("version", &version.to_string()), ("key", &slip.slug)]);
    }
    if let Some(rights) = slip.rights.as_ref().filter(|rights| !rights.holder.is_empty()) {
        out.empty_line("doc.copyright", &[("holder", &rights.holder)]);
    }
    if !slip.keywords.is_empty() {
        out.open_line("key-list", &[]);
        slip.keywords.iter().for_each(|keyword| out.empty_line("keyword", &[("key", keyword)]));
        out.close_line();
    }
    identified(out, slip);
    out.close_line();
}

fn address(related: &Related) -> String {
    match (&related.id, &related.url) {
        (Some(id), _) => format!("urn:uuid:{id}"),
        (None, url) => url.clone().unwrap_or_default(),
    }
}

/// Persons, organisations, places and other stories.
fn identified(out: &mut Writer, slip: &Slip) {
    let nothing = slip.persons.is_empty() && slip.organisations.is_empty();
    if nothing && slip.places.is_empty() && slip.related.is_empty() {
        return;
    }
    out.open_line("identified-content", &[]);
    for (name, entities) in [("person", &slip.persons), ("org", &slip.organisations)] {
        for entity in entities {
            out.element(name, &[("value", entity.id.as_deref().unwrap_or_default())], &entity.name);
        }
    }
    for place in &slip.places {
        let id = place.place.as_deref().unwrap_or_default();
        out.element("location", &[("class", word(PLACES, place.role)), ("location-code", id)], &place.name);
    }
    for related in &slip.related {
        out.element("virtloc", &[("class", word(RELATED, related.kind))], &address(related));
    }
    out.close_line();
}

/// Where it is published: the channel and the address of the source, then the paper.
fn publications(out: &mut Writer, slip: &Slip) {
    let channel = slip.channel.as_ref().map(|channel| channel.name.as_str()).unwrap_or_default();
    let source = slip.source.as_ref().and_then(|source| source.url.as_deref()).unwrap_or_default();
    if !channel.is_empty() || !source.is_empty() {
        out.empty_line("pubdata", &[("type", "web"), ("position.section", channel), ("ex-ref", source)]);
    }
    if let Some(print) = &slip.print {
        let (date, page) = (print.date.as_str(), print.page.as_str());
        out.empty_line(
            "pubdata",
            &[("type", "print"), ("date.publication", date), ("position.sequence", page)],
        );
    }
}

fn revisions(out: &mut Writer, slip: &Slip) {
    for (comment, time) in [(FIRST_PUBLISHED, slip.first_published_at), (UPDATED, slip.updated_at)] {
        if let Some(time) = time.map(|time: Instant| time.to_rfc3339()) {
            out.empty_line("revision-history", &[("norm", &time), ("comment", comment)]);
        }
    }
    for person in &slip.people {
        let edits = matches!(person.role, StaffRole::ResponsibleEditor | StaffRole::DutyEditor);
        let function = if edits { "editor" } else { "other" };
        let comment = word(STAFF, person.role);
        out.empty_line(
            "revision-history",
            &[("name", &person.name), ("function", function), ("comment", comment)],
        );
    }
}
