//! What readers see before and behind the text: titles, bylines, source, dateline, summary.

use super::body::{inlines, line};
use super::names::*;
use crate::ninjs::names::{AUTHORS, SOURCES, word};
use crate::words::Words;
use crate::xml::write::Writer;
use gaotai_article::slip::{Author, BylinePlace};
use gaotai_article::{Article, HeadPart};

/// `body.head`.
pub(crate) fn write(out: &mut Writer, held: &Article) {
    out.open_line("body.head", &[]);
    titles(out, held);
    ai_note(out, held);
    rights(out, held);
    byline(out, held);
    let slip = &held.slip;
    if let Some(source) = &slip.source {
        let id = source.id.as_deref().unwrap_or_default();
        out.open_line("distributor", &[]);
        out.open("org", &[("class", word(SOURCES, source.kind)), ("value", id)]);
        out.text(&source.name);
        out.close();
        out.close();
    }
    dateline(out, held);
    let summary = &held.doc.head.line(HeadPart::Abstract).content;
    if !summary.is_empty() {
        out.open_line("abstract", &[]);
        line(out, "p", "", summary);
        out.close_line();
    }
    out.close_line();
}

/// The title first, as the schema wants it, whatever stands above it on the paper.
fn titles(out: &mut Writer, held: &Article) {
    let part = |part| held.doc.head.line(part).content.as_slice();
    let main = if part(HeadPart::Title).is_empty() { HeadPart::WebTitle } else { HeadPart::Title };
    out.open_line("hedline", &[]);
    out.open_line("hl1", &[]);
    inlines(out, part(main));
    out.close();
    line(out, "hl2", KICKER, part(HeadPart::Kicker));
    line(out, "hl2", "", part(HeadPart::Subtitle));
    for original in &held.slip.original_title {
        out.element("hl2", &[("class", word(ORIGINALS, original.role))], &original.text);
    }
    out.close_line();
}

/// The label that everybody can see.
fn ai_note(out: &mut Writer, held: &Article) {
    let Some(used) = &held.slip.ai_use else { return };
    let said = Words::of(&held.slip.language).ai(used);
    if said.is_empty() {
        return;
    }
    out.open_line("note", &[("class", AI_NOTE), ("noteclass", "editorsnote")]);
    out.open_line("body.content", &[]);
    out.element("p", &[], said);
    out.close_line();
    out.close_line();
}

fn rights(out: &mut Writer, held: &Article) {
    let Some(rights) = &held.slip.rights else { return };
    if rights.notice.is_empty() && rights.usage.is_empty() {
        return;
    }
    out.open_line("rights", &[]);
    out.text(&rights.notice);
    if !rights.usage.is_empty() {
        out.open("rights.limitations", &[]);
        out.text(&rights.usage);
        out.close();
    }
    out.close();
}

fn byline(out: &mut Writer, held: &Article) {
    let (words, authors) = (Words::of(&held.slip.language), at(held, BylinePlace::Head));
    if authors.is_empty() {
        return;
    }
    out.open_line("byline", &[]);
    for (nth, author) in authors.into_iter().enumerate() {
        if nth > 0 {
            out.text(words.comma());
        }
        person(out, author);
        if !author.organisation.is_empty() {
            out.text(" ");
            out.open("byttl", &[]);
            org(out, author);
            out.close();
        }
    }
    out.close();
}

/// `body.end`.
pub(crate) fn end(out: &mut Writer, held: &Article) {
    let (words, authors) = (Words::of(&held.slip.language), at(held, BylinePlace::End));
    if authors.is_empty() {
        return;
    }
    out.open_line("body.end", &[]);
    out.open_line("tagline", &[]);
    out.text(words.pick("（", "("));
    for (nth, author) in authors.into_iter().enumerate() {
        if nth > 0 {
            out.text(words.comma());
        }
        person(out, author);
        if !author.organisation.is_empty() {
            out.text(" ");
            org(out, author);
        }
    }
    out.text(words.pick("）", ")"));
    out.close();
    out.close_line();
}

fn at(held: &Article, place: BylinePlace) -> Vec<&Author> {
    held.slip.authors.iter().filter(|author| author.place == place).collect()
}

fn person(out: &mut Writer, author: &Author) {
    let id = author.person.as_deref().unwrap_or_default();
    out.open("person", &[("class", word(AUTHORS, author.role)), ("value", id)]);
    out.text(&author.name);
    out.close();
}

fn org(out: &mut Writer, author: &Author) {
    out.open("org", &[]);
    out.text(&author.organisation);
    out.close();
}

fn dateline(out: &mut Writer, held: &Article) {
    let Some(line) = &held.slip.dateline else { return };
    if line.text.is_empty() && line.place.is_empty() {
        return;
    }
    let (before, place, after) = match line.text.split_once(line.place.as_str()) {
        _ if line.text.is_empty() => ("", line.place.as_str(), ""),
        Some((before, after)) if line.text != line.place => (before, line.place.as_str(), after),
        _ => (line.text.as_str(), "", ""),
    };
    out.open_line("dateline", &[]);
    out.text(before);
    if !place.is_empty() {
        out.open("location", &[]);
        out.text(place);
        out.close();
    }
    out.text(after);
    out.close();
}
