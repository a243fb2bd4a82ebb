//! `head` of a document that comes in: what systems know of the story.

use super::names::*;
use crate::html::story::id;
use crate::ninjs::names::{
    MEDIA_TOPIC, PLACES, RELATED, SOURCE_TYPE as CONCEPTS, SOURCE_TYPES, STAFF, value,
};
use crate::page::time;
use crate::xml::read::{Taken, attribute, children, is, line};
use chrono::FixedOffset;
use gaotai_article::slip::*;
use gaotai_article::{Article, Slip};
use roxmltree::Node;

/// Reads `head`; times without a zone are in `offset`.
pub(crate) fn read(head: Node<'_, '_>, article: &mut Article, taken: &mut Taken, offset: FixedOffset) {
    for meta in children(head, "meta") {
        if machines(meta, &mut article.slip) {
            taken.take(meta);
        }
    }
    for tobject in children(head, "tobject") {
        topics(tobject, &mut article.slip, taken);
    }
    for docdata in children(head, "docdata") {
        // What else names a place or a story goes before what only repeats it.
        let (named, other): (Vec<_>, Vec<_>) =
            docdata.children().filter(Node::is_element).partition(|node| is(*node, "identified-content"));
        for node in named.into_iter().flat_map(|node| node.children().filter(Node::is_element)) {
            if identified(node, &mut article.slip) {
                taken.take(node);
            }
        }
        for node in other {
            if document(node, article, offset) {
                taken.take(node);
            }
        }
    }
    for pubdata in children(head, "pubdata") {
        taken.take(pubdata);
        publication(pubdata, &mut article.slip, offset);
    }
    for revision in children(head, "revision-history") {
        if revised(revision, &mut article.slip, offset) {
            taken.take(revision);
        }
    }
}

fn when(text: &str, offset: FixedOffset) -> Option<Instant> {
    time::parse(text, offset).map(|stamp| stamp.instant)
}

fn some(node: Node<'_, '_>, name: &str) -> Option<String> {
    Some(attribute(node, name).to_owned()).filter(|text| !text.is_empty())
}

fn machines(meta: Node<'_, '_>, slip: &mut Slip) -> bool {
    let content = attribute(meta, "content");
    let used = |slip: &mut Slip| slip.ai_use.take().unwrap_or_default();
    let found = match attribute(meta, "name") {
        SOURCE_TYPE => {
            let concept = content.strip_prefix(CONCEPTS).unwrap_or(content);
            value(SOURCE_TYPES, concept).map(|level| AiUse { level, ..used(slip) })
        }
        AI_TOOL => Some(AiUse { tool: content.to_owned(), ..used(slip) }),
        AI_SCOPE => Some(AiUse { scope: content.to_owned(), ..used(slip) }),
        _ => None,
    };
    let known = found.is_some();
    slip.ai_use = found.or(slip.ai_use.take());
    known
}

fn topics(tobject: Node<'_, '_>, slip: &mut Slip, taken: &mut Taken) {
    for node in tobject.children().filter(Node::is_element) {
        let of = |name: &str| some(node, &format!("tobject.{name}"));
        if is(node, "tobject.property") && slip.genre.is_none() {
            taken.take(node);
            slip.genre = of("property.type").map(|name| Term { id: String::new(), name });
        } else if is(node, "tobject.subject") {
            taken.take(node);
            slip.subjects.extend(topic(&of));
        }
    }
}

fn topic(of: &dyn Fn(&str) -> Option<String>) -> Option<Subject> {
    let number = of("subject.refnum").filter(|number| number != NO_NUMBER);
    let scheme = match of("subject.ipr") {
        Some(scheme) if scheme == IPTC => SUBJECT_CODES.to_owned(),
        None if number.is_some() => SUBJECT_CODES.to_owned(),
        scheme => scheme.unwrap_or_default(),
    };
    let code = number.or_else(|| of("subject.code")).unwrap_or_default();
    let names = ["subject.detail", "subject.matter", "subject.type"];
    let name = names.into_iter().find_map(of).unwrap_or_default();
    // Media Topics by their address, as some write them.
    match code.strip_prefix(MEDIA_TOPIC).map(str::to_owned) {
        Some(code) => Some(Subject { scheme: "medtop".to_owned(), code, name }),
        None => Some(Subject { scheme, code, name }).filter(|subject| *subject != Subject::default()),
    }
}

/// Persons, organisations, places and other stories; whether it is one of them.
fn identified(node: Node<'_, '_>, slip: &mut Slip) -> bool {
    let (name, class) = (line(node), attribute(node, "class"));
    if name.is_empty() {
        return false;
    }
    match node.tag_name().name() {
        "person" => slip.persons.push(Entity { id: some(node, "value"), name }),
        "org" => slip.organisations.push(Entity { id: some(node, "value"), name }),
        "location" => {
            let role = value(PLACES, class).unwrap_or(PlaceRole::Mentioned);
            slip.places.push(Place { role, place: some(node, "location-code"), name });
        }
        "virtloc" => match value(RELATED, class) {
            Some(kind) => slip.related.push(related(kind, &name)),
            None => return false,
        },
        _ => return false,
    }
    true
}

fn related(kind: RelatedKind, address: &str) -> Related {
    match id(address) {
        Some(id) => Related { kind, id: Some(id.to_string()), url: None },
        None => Related { kind, id: None, url: Some(address.to_owned()) },
    }
}

/// One element of `docdata`; whether it said something that a story holds, or nothing at all.
fn document(node: Node<'_, '_>, article: &mut Article, offset: FixedOffset) -> bool {
    let slip = &mut article.slip;
    match node.tag_name().name() {
        "doc-id" => {
            let Some(value) = some(node, "id-string") else { return true };
            match id(&value).filter(|_| article.id.0.is_nil() && some(node, "regsrc").is_none()) {
                Some(id) => article.id = id,
                None => slip.codes.push(Code { scheme: some(node, "regsrc").unwrap_or_default(), value }),
            }
        }
        "urgency" => slip.priority = priority(attribute(node, "ed-urg")),
        "date.issue" => slip.published_at = when(attribute(node, "norm"), offset),
        "date.release" => slip.embargo_until = when(attribute(node, "norm"), offset),
        "ed-msg" => slip.ed_note = [slip.ed_note.as_str(), attribute(node, "info")].concat(),
        "du-key" => slip.slug = some(node, "key").unwrap_or_default(),
        "doc.copyright" => {
            if let Some(holder) = some(node, "holder") {
                slip.rights.get_or_insert_default().holder = holder;
            }
        }
        "doc.rights" => {
            let (owner, usage) = (some(node, "owner"), some(node, "limitations"));
            if owner.is_some() || usage.is_some() {
                let rights = slip.rights.get_or_insert_default();
                rights.holder =
                    Some(rights.holder.clone()).filter(|it| !it.is_empty()).or(owner).unwrap_or_default();
                rights.usage = usage.unwrap_or_default();
            }
        }
        "key-list" => slip.keywords.extend(children(node, "keyword").filter_map(|word| some(word, "key"))),
        "evloc" => event(node, slip),
        "correction" => match some(node, "id-string").or_else(|| some(node, "info")) {
            Some(address) if !address.contains(' ') => {
                let found = related(RelatedKind::CorrectionOf, &address);
                slip.related.extend((!slip.related.contains(&found)).then_some(found));
            }
            Some(_) => return false,
            None => {}
        },
        _ => return false,
    }
    true
}

/// The narrowest name of the place where it happened.
fn event(node: Node<'_, '_>, slip: &mut Slip) {
    let names = ["city", "county-dist", "state-prov", "iso-cc"];
    let Some(name) = names.into_iter().find_map(|name| some(node, name)) else { return };
    let known = slip.places.iter().any(|place| place.role == PlaceRole::Event && place.name == name);
    if !known {
        slip.places.push(Place { role: PlaceRole::Event, place: None, name });
    }
}

fn publication(node: Node<'_, '_>, slip: &mut Slip, offset: FixedOffset) {
    let date = some(node, "date.publication");
    if attribute(node, "type") == "print" {
        let page = some(node, "position.sequence").unwrap_or_default();
        let print = Print { date: date.unwrap_or_default(), page, slot: String::new() };
        slip.print = Some(print).filter(|print| *print != Print::default());
    } else if slip.published_at.is_none() {
        slip.published_at = date.and_then(|date| when(&date, offset));
    }
    if let Some(name) = some(node, "position.section").filter(|_| slip.channel.is_none()) {
        slip.channel = Some(Term { id: String::new(), name });
    }
    let (name, url) = (some(node, "name"), some(node, "ex-ref"));
    if slip.source.is_none() && (name.is_some() || url.is_some()) {
        slip.source = Some(Source { name: name.unwrap_or_default(), url, ..Source::default() });
    }
}

fn revised(node: Node<'_, '_>, slip: &mut Slip, offset: FixedOffset) -> bool {
    let (comment, time) = (attribute(node, "comment"), when(attribute(node, "norm"), offset));
    let role = value(STAFF, comment);
    let edited = attribute(node, "function") == "editor";
    match (comment, role, some(node, "name")) {
        (UPDATED, _, None) => slip.updated_at = time,
        (FIRST_PUBLISHED, _, None) => slip.first_published_at = time,
        (_, Some(role), Some(name)) => slip.people.push(Staff { name, role, person: None }),
        (_, None, Some(name)) if edited => {
            slip.people.push(Staff { name, role: StaffRole::ResponsibleEditor, person: None });
        }
        _ => return false,
    }
    true
}
