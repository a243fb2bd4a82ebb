//! What a book says of itself: the container and the package document.

use super::export::{Book, Chapter};
use crate::ninjs::export::named_information;
use crate::ninjs::names::{SOURCE_TYPE, SOURCE_TYPES, word};
use crate::words::Words;
use crate::xml::write::Writer;
use chrono::{DateTime, FixedOffset, Utc};
use gaotai_article::slip::AuthorRole;
use gaotai_article::{Hash, HeadPart};

/// Where the package document is.
pub(super) fn container() -> String {
    let mut out = Writer::new();
    let space = "urn:oasis:names:tc:opendocument:xmlns:container";
    out.open_line("container", &[("version", "1.0"), ("xmlns", space)]);
    out.open_line("rootfiles", &[]);
    let kind = "application/oebps-package+xml";
    out.empty_line("rootfile", &[("full-path", "EPUB/package.opf"), ("media-type", kind)]);
    out.finish()
}

/// The package document of a book that was made `now`.
pub(super) fn package(book: &Book, now: DateTime<FixedOffset>) -> String {
    let mut out = Writer::new();
    out.open_line(
        "package",
        &[
            ("xmlns", "http://www.idpf.org/2007/opf"),
            ("version", "3.0"),
            ("unique-identifier", "book"),
            ("xml:lang", &book.language),
        ],
    );
    out.open_line("metadata", &[("xmlns:dc", "http://purl.org/dc/elements/1.1/")]);
    out.element("dc:identifier", &[("id", "book")], &identifier(book));
    out.element("dc:title", &[], &book.title);
    out.element("dc:language", &[], &book.language);
    let modified = now.with_timezone(&Utc).format("%Y-%m-%dT%H:%M:%SZ").to_string();
    property(&mut out, "dcterms:modified", &modified);
    property(&mut out, "schema:version", &book.version.to_string());
    people(&mut out, &book.chapters);
    about(&mut out, &book.chapters);
    accessible(&mut out, book);
    out.close_line();
    manifest(&mut out, book);
    spine(&mut out, book);
    out.finish()
}

/// A story is known by its id, several by those of all.
fn identifier(book: &Book) -> String {
    match book.chapters.as_slice() {
        [only] if !only.story.id.0.is_nil() => format!("urn:uuid:{}", only.story.id),
        all => {
            let ids: Vec<String> = all.iter().map(|one| format!("{} {}", one.story.id, one.title)).collect();
            named_information(&Hash::of(ids.join("\n").as_bytes()))
        }
    }
}

fn property(out: &mut Writer, name: &str, value: &str) {
    out.element("meta", &[("property", name)], value);
}

/// Everybody once for each thing done; the codes are those of MARC.
fn people(out: &mut Writer, chapters: &[Chapter]) {
    let mut told: Vec<(&'static str, &str, &str)> = Vec::new();
    for slip in chapters.iter().map(|one| &one.story.slip) {
        let authors =
            slip.authors.iter().map(|author| ("dc:creator", author.name.as_str(), relator(author.role)));
        let desk = slip.people.iter().map(|person| ("dc:contributor", person.name.as_str(), "edt"));
        for one in authors.chain(desk) {
            if !told.contains(&one) {
                told.push(one);
            }
        }
    }
    for (number, (element, name, role)) in (1..).zip(told) {
        let id = format!("person-{number}");
        out.element(element, &[("id", &id)], name);
        let refines = format!("#{id}");
        let attributes = [("refines", refines.as_str()), ("property", "role"), ("scheme", "marc:relators")];
        out.element("meta", &attributes, role);
    }
}

fn relator(role: AuthorRole) -> &'static str {
    match role {
        AuthorRole::Reporter => "rpt",
        AuthorRole::Correspondent => "crp",
        AuthorRole::Photographer => "pht",
        AuthorRole::Compiler => "com",
        AuthorRole::Commentator => "cmm",
        AuthorRole::Translator => "trl",
        AuthorRole::Trainee => "ctb",
    }
}

fn about(out: &mut Writer, chapters: &[Chapter]) {
    let mut subjects: Vec<&str> = Vec::new();
    for slip in chapters.iter().map(|one| &one.story.slip) {
        let names = slip.keywords.iter().map(String::as_str);
        for name in names.chain(slip.subjects.iter().map(|subject| subject.name.as_str())) {
            if !subjects.contains(&name) {
                subjects.push(name);
            }
        }
        for name in slip
            .source
            .iter()
            .flat_map(|source| [source.name.as_str(), source.url.as_deref().unwrap_or_default()])
        {
            out.element("dc:source", &[], name);
        }
        if let Some(rights) = &slip.rights {
            out.element("dc:rights", &[], &rights.notice);
        }
        if let Some(used) = &slip.ai_use {
            let level = format!("{SOURCE_TYPE}{}", word(SOURCE_TYPES, used.level));
            property(out, "schema:digitalSourceType", &level);
        }
    }
    subjects.into_iter().for_each(|name| out.element("dc:subject", &[], name));
    if let [only] = chapters {
        let summary = only.story.doc.head_text(HeadPart::Abstract).replace('\n', " ");
        out.element("dc:description", &[], &summary);
        let published = only.story.slip.published_at.map(|time| time.to_rfc3339()).unwrap_or_default();
        out.element("dc:date", &[], &published);
    }
}

/// What readers who cannot see, hear or move well can expect.
fn accessible(out: &mut Writer, book: &Book) {
    let pictured = !book.pictures.is_empty();
    property(out, "schema:accessMode", "textual");
    if pictured {
        property(out, "schema:accessMode", "visual");
    }
    property(out, "schema:accessModeSufficient", if book.described { "textual" } else { "textual,visual" });
    for feature in ["structuralNavigation", "tableOfContents", "readingOrder", "displayTransformability"] {
        property(out, "schema:accessibilityFeature", feature);
    }
    if pictured && book.described {
        property(out, "schema:accessibilityFeature", "alternativeText");
    }
    let moving =
        book.pictures.iter().any(|(_, picture)| ["image/gif", "image/webp"].contains(&picture.mime.as_str()));
    property(out, "schema:accessibilityHazard", if moving { "unknown" } else { "none" });
    let words = Words::of(&book.language);
    let summary = match (pictured, book.described) {
        (false, _) => {
            words.pick("全书为文字，可以朗读和放大。", "Text throughout; it can be read aloud and enlarged.")
        }
        (true, true) => words.pick(
            "文字可以朗读和放大，图片有替代文字。",
            "Text can be read aloud and enlarged; pictures have alternative texts.",
        ),
        (true, false) => words.pick(
            "文字可以朗读和放大，部分图片没有替代文字。",
            "Text can be read aloud and enlarged; some pictures have no alternative text.",
        ),
    };
    property(out, "schema:accessibilitySummary", summary);
}

fn manifest(out: &mut Writer, book: &Book) {
    const PAGE: &str = "application/xhtml+xml";
    out.open_line("manifest", &[]);
    let mut item = |id: &str, href: &str, kind: &str, properties: &str| {
        out.empty_line(
            "item",
            &[("id", id), ("href", href), ("media-type", kind), ("properties", properties)],
        );
    };
    item("nav", "nav.xhtml", PAGE, "nav");
    item("cover", "cover.xhtml", PAGE, "");
    item("style", "style.css", "text/css", "");
    for (number, one) in (1..).zip(&book.chapters) {
        item(&format!("chapter-{number}"), &one.page, PAGE, "");
    }
    let cover = book.cover.as_ref().map(|(path, _)| path);
    for (number, (path, picture)) in (1..).zip(&book.pictures) {
        let properties = if cover == Some(path) { "cover-image" } else { "" };
        item(&format!("picture-{number}"), path, &picture.mime, properties);
    }
    out.close_line();
}

fn spine(out: &mut Writer, book: &Book) {
    out.open_line("spine", &[]);
    out.empty_line("itemref", &[("idref", "cover")]);
    if book.chapters.len() > 1 {
        out.empty_line("itemref", &[("idref", "nav")]);
    }
    for number in 1..=book.chapters.len() {
        out.empty_line("itemref", &[("idref", &format!("chapter-{number}"))]);
    }
    out.close_line();
}
