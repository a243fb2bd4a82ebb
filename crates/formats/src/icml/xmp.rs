//! The story details as an XMP packet, by the properties of Dublin Core, the IPTC, Photoshop,
//! PRISM and XMP itself.

use super::hold::{PLACES, RELATED};
use crate::ninjs::names::{AUTHORS, SOURCE_TYPE, SOURCE_TYPES, STAFF, word};
use crate::nitf::names::URGENCIES;
use crate::xml::write::Writer;
use gaotai_article::slip::{Instant, PlaceRole, RelatedKind};
use gaotai_article::{Article, HeadPart, Slip};

const NAMESPACES: &[(&str, &str)] = &[
    ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
    ("xmlns:dcterms", "http://purl.org/dc/terms/"),
    ("xmlns:Iptc4xmpExt", "http://iptc.org/std/Iptc4xmpExt/2008-02-29/"),
    ("xmlns:photoshop", "http://ns.adobe.com/photoshop/1.0/"),
    ("xmlns:prism", "http://prismstandard.org/namespaces/basic/3.0/"),
    ("xmlns:xmp", "http://ns.adobe.com/xap/1.0/"),
    ("xmlns:xmpMM", "http://ns.adobe.com/xap/1.0/mm/"),
    ("xmlns:xmpRights", "http://ns.adobe.com/xap/1.0/rights/"),
    ("xmlns:xmpidq", "http://ns.adobe.com/xmp/Identifier/qual/1.0/"),
];

/// The property of places of a role.
pub(super) fn place(role: PlaceRole) -> &'static str {
    match role {
        PlaceRole::SentFrom => "Iptc4xmpExt:LocationCreated",
        PlaceRole::Event => "Iptc4xmpExt:LocationShown",
        _ => "prism:location",
    }
}

/// The property of stories that this one is related to.
pub(super) fn related(kind: RelatedKind) -> &'static str {
    match kind {
        RelatedKind::UpdateOf => "dcterms:replaces",
        RelatedKind::CorrectionOf => "prism:isCorrectionOf",
        RelatedKind::TranslationOf => "prism:isTranslationOf",
        RelatedKind::SeeAlso => "dcterms:references",
    }
}

/// The packet of a held story that leaves for the `version`th time.
pub(super) fn packet(held: &Article, version: u32) -> String {
    let mut out = Writer::fragment();
    out.instruction("xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"");
    out.open_line("x:xmpmeta", &[("xmlns:x", "adobe:ns:meta/")]);
    out.open_line("rdf:RDF", &[("xmlns:rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#")]);
    // All that is said is said of the one story; nothing when it has no id.
    let about = if held.id.0.is_nil() { String::new() } else { format!("urn:uuid:{}", held.id) };
    let mut attributes = vec![("rdf:about", about.as_str())];
    attributes.extend_from_slice(NAMESPACES);
    out.open_line("rdf:Description", &attributes);
    titles(&mut out, held);
    people(&mut out, &held.slip);
    subjects(&mut out, &held.slip);
    times(&mut out, &held.slip);
    rights(&mut out, &held.slip);
    out.element("xmpMM:VersionID", &[], &version.to_string());
    for _ in 0..3 {
        out.close_line();
    }
    out.line();
    out.instruction("xpacket end=\"w\"");
    out.finish()
}

fn titles(out: &mut Writer, held: &Article) {
    let text = |part| held.doc.head_text(part).replace('\n', " ");
    let slip = &held.slip;
    if !held.id.0.is_nil() {
        out.element("dc:identifier", &[], &format!("urn:uuid:{}", held.id));
    }
    alternatives(out, "dc:title", &text(HeadPart::Title));
    out.element("photoshop:Headline", &[], &text(HeadPart::WebTitle));
    alternatives(out, "dc:description", &text(HeadPart::Abstract));
    items(out, "dc:language", "rdf:Bag", &[&slip.language]);
    if let Some(source) = &slip.source {
        out.element("photoshop:Source", &[], &source.name);
        out.element("dc:source", &[], source.url.as_deref().unwrap_or_default());
    }
    let name = |term: &Option<gaotai_article::slip::Term>| {
        term.as_ref().map(|term| term.name.clone()).unwrap_or_default()
    };
    items(out, "prism:genre", "rdf:Bag", &[&name(&slip.genre)]);
    out.element("prism:section", &[], &name(&slip.channel));
    out.element("photoshop:Instructions", &[], &slip.ed_note);
    if let Some(priority) = slip.priority {
        let urgency = URGENCIES.get(usize::from(priority).wrapping_sub(1)).copied();
        out.element("photoshop:Urgency", &[], urgency.unwrap_or_default());
    }
    for kind in RELATED {
        let of = slip.related.iter().filter(|one| one.kind == kind);
        let address = |one: &gaotai_article::slip::Related| match &one.id {
            Some(id) => format!("urn:uuid:{id}"),
            None => one.url.clone().unwrap_or_default(),
        };
        let addresses: Vec<String> = of.map(address).collect();
        items(out, related(kind), "rdf:Bag", &addresses);
    }
    codes(out, slip);
}

fn codes(out: &mut Writer, slip: &Slip) {
    if slip.codes.is_empty() {
        return;
    }
    out.open_line("xmp:Identifier", &[]);
    out.open_line("rdf:Bag", &[]);
    for code in &slip.codes {
        out.open_line("rdf:li", &[("rdf:parseType", "Resource")]);
        out.element("rdf:value", &[], &code.value);
        out.element("xmpidq:Scheme", &[], &code.scheme);
        out.close_line();
    }
    out.close_line();
    out.close_line();
}

/// Names for other programs, and the people of the desk with what they did.
fn people(out: &mut Writer, slip: &Slip) {
    let names: Vec<&str> = slip.authors.iter().map(|author| author.name.as_str()).collect();
    items(out, "dc:creator", "rdf:Seq", &names);
    let mut entities: Vec<(&str, &str)> =
        slip.authors.iter().map(|author| (author.name.as_str(), word(AUTHORS, author.role))).collect();
    entities.extend(slip.people.iter().map(|person| (person.name.as_str(), word(STAFF, person.role))));
    if !entities.is_empty() {
        out.open_line("Iptc4xmpExt:Contributor", &[]);
        out.open_line("rdf:Bag", &[]);
        for (name, role) in entities {
            out.open_line("rdf:li", &[("rdf:parseType", "Resource")]);
            alternatives(out, "Iptc4xmpExt:Name", name);
            items(out, "Iptc4xmpExt:Role", "rdf:Bag", &[role]);
            out.close_line();
        }
        out.close_line();
        out.close_line();
    }
    let persons: Vec<&str> = slip.persons.iter().map(|entity| entity.name.as_str()).collect();
    items(out, "prism:person", "rdf:Bag", &persons);
    let houses: Vec<&str> = slip.organisations.iter().map(|entity| entity.name.as_str()).collect();
    items(out, "prism:organization", "rdf:Bag", &houses);
}

fn subjects(out: &mut Writer, slip: &Slip) {
    items(out, "dc:subject", "rdf:Bag", &slip.keywords);
    if !slip.subjects.is_empty() {
        out.open_line("Iptc4xmpExt:AboutCvTerm", &[]);
        out.open_line("rdf:Bag", &[]);
        for subject in &slip.subjects {
            out.open_line("rdf:li", &[("rdf:parseType", "Resource")]);
            out.element("Iptc4xmpExt:CvId", &[], &subject.scheme);
            out.element("Iptc4xmpExt:CvTermId", &[], &subject.code);
            alternatives(out, "Iptc4xmpExt:CvTermName", &subject.name);
            out.close_line();
        }
        out.close_line();
        out.close_line();
    }
    for role in PLACES {
        let here = slip.places.iter().filter(|one| one.role == role);
        let names: Vec<&str> = here.map(|one| one.name.as_str()).collect();
        if role == PlaceRole::Mentioned {
            items(out, place(role), "rdf:Bag", &names);
        } else if !names.is_empty() {
            out.open_line(place(role), &[]);
            out.open_line("rdf:Bag", &[]);
            for name in names {
                out.open_line("rdf:li", &[("rdf:parseType", "Resource")]);
                alternatives(out, "Iptc4xmpExt:LocationName", name);
                out.close_line();
            }
            out.close_line();
            out.close_line();
        }
    }
}

fn times(out: &mut Writer, slip: &Slip) {
    for (name, time) in [
        ("prism:publicationDate", &slip.published_at),
        ("prism:modificationDate", &slip.updated_at),
        ("prism:embargoDate", &slip.embargo_until),
    ] {
        out.element(name, &[], &time.as_ref().map(Instant::to_rfc3339).unwrap_or_default());
    }
    if let Some(print) = &slip.print {
        out.element("prism:coverDate", &[], &print.date);
        out.element("prism:startingPage", &[], &print.page);
    }
}

fn rights(out: &mut Writer, slip: &Slip) {
    if let Some(rights) = &slip.rights {
        items(out, "xmpRights:Owner", "rdf:Bag", &[&rights.holder]);
        alternatives(out, "dc:rights", &rights.notice);
        alternatives(out, "xmpRights:UsageTerms", &rights.usage);
    }
    if let Some(used) = &slip.ai_use {
        let level = format!("{SOURCE_TYPE}{}", word(SOURCE_TYPES, used.level));
        out.element("Iptc4xmpExt:DigitalSourceType", &[], &level);
        out.element("Iptc4xmpExt:AISystemUsed", &[], &used.tool);
    }
}

/// A text in one language, which is not said.
fn alternatives(out: &mut Writer, name: &'static str, text: &str) {
    if text.is_empty() {
        return;
    }
    out.open_line(name, &[]);
    out.open_line("rdf:Alt", &[]);
    out.element("rdf:li", &[("xml:lang", "x-default")], text);
    out.close_line();
    out.close_line();
}

/// Texts in a row; nothing when all are empty.
fn items<T: AsRef<str>>(out: &mut Writer, name: &'static str, row: &'static str, texts: &[T]) {
    if texts.iter().all(|text| text.as_ref().is_empty()) {
        return;
    }
    out.open_line(name, &[]);
    out.open_line(row, &[]);
    texts.iter().for_each(|text| out.element("rdf:li", &[], text.as_ref()));
    out.close_line();
    out.close_line();
}
