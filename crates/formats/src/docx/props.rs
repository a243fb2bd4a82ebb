//! Story details as properties of the document: those that every processor shows (core), and
//! those that users may add (custom), under the names of the slip's fields as in `authors.1.name`.

use super::hold::KEPT;
use crate::hold::fields;
use crate::xml::read::{attribute, is, line};
use crate::xml::write::Writer;
use chrono::{DateTime, FixedOffset, SecondsFormat, Utc};
use gaotai_article::slip::{Author, Source, SourceKind, Staff, StaffRole};
use gaotai_article::{Article, ArticleId, HeadPart, Slip};
use roxmltree::Document;
use serde::Deserialize;
use serde_json::{Map, Value};

/// The format of custom properties (ECMA-376, part 1, 22.3).
const FORMAT: &str = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}";
/// What stands for our own process of writing in `lastModifiedBy`.
const APPLICATION: &str = "Gaotai";

/// `docProps/core.xml`.
pub(super) fn core(held: &Article, now: DateTime<FixedOffset>, version: u32) -> Vec<u8> {
    let slip = &held.slip;
    let mut out = Writer::new();
    out.open_line(
        "cp:coreProperties",
        &[
            ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
            ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
            ("xmlns:dcterms", "http://purl.org/dc/terms/"),
            ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
        ],
    );
    out.element("dc:title", &[], &held.doc.head_text(HeadPart::Title).replace('\n', " "));
    let authors: Vec<&str> = slip.authors.iter().map(|author| author.name.as_str()).collect();
    out.element("dc:creator", &[], &authors.join("; "));
    out.element("dc:description", &[], &held.doc.head_text(HeadPart::Abstract).replace('\n', " "));
    out.element("dc:identifier", &[], &format!("urn:uuid:{}", held.id));
    out.element("dc:language", &[], &slip.language);
    let channel = slip.channel.as_ref().map(|channel| channel.name.as_str());
    out.element("cp:category", &[], channel.unwrap_or_default());
    out.element("cp:keywords", &[], &slip.keywords.join("; "));
    out.element("cp:lastModifiedBy", &[], APPLICATION);
    out.element("cp:revision", &[], &version.to_string());
    let moment = now.with_timezone(&Utc).to_rfc3339_opts(SecondsFormat::Secs, true);
    for name in ["dcterms:created", "dcterms:modified"] {
        out.element(name, &[("xsi:type", "dcterms:W3CDTF")], &moment);
    }
    out.finish().into_bytes()
}

/// `docProps/custom.xml`.
pub(super) fn custom(held: &Article) -> Vec<u8> {
    let mut found = Vec::new();
    for (name, value) in fields(&held.slip) {
        if KEPT.contains(&name.as_str()) && name != "language" {
            flatten(&name, &value, &mut found);
        }
    }
    let mut out = Writer::new();
    out.open_line(
        "Properties",
        &[
            ("xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"),
            ("xmlns:vt", "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"),
        ],
    );
    for (at, (name, value)) in found.iter().enumerate() {
        out.open_line("property", &[("fmtid", FORMAT), ("pid", &(at + 2).to_string()), ("name", name)]);
        match value {
            Value::String(text) => {
                out.open("vt:lpwstr", &[]);
                out.text(text);
            }
            other => {
                out.open("vt:i4", &[]);
                out.text(&other.to_string());
            }
        }
        out.close();
        out.close();
    }
    out.finish().into_bytes()
}

fn flatten(name: &str, value: &Value, found: &mut Vec<(String, Value)>) {
    match value {
        Value::Null => {}
        Value::String(text) if text.is_empty() => {}
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                flatten(&format!("{name}.{}", at + 1), item, found);
            }
        }
        Value::Object(map) => {
            map.iter().for_each(|(key, value)| flatten(&format!("{name}.{key}"), value, found));
        }
        value => found.push((name.to_owned(), value.clone())),
    }
}

/// What the core properties say: language, id, and what the custom ones did not.
pub(super) fn read_core(document: &Document<'_>, article: &mut Article) {
    for node in document.root_element().children().filter(|node| node.is_element()) {
        let said = line(node);
        if said.is_empty() {
            continue;
        }
        let slip = &mut article.slip;
        match node.tag_name().name() {
            "language" => slip.language = said,
            "identifier" => {
                let id = said.strip_prefix("urn:uuid:").and_then(|id| id.parse::<ArticleId>().ok());
                article.id = id.unwrap_or(article.id);
            }
            "creator" if slip.authors.is_empty() => slip.authors = authors(&said),
            "keywords" if slip.keywords.is_empty() => slip.keywords = parts(&said),
            "category" if slip.channel.is_none() => {
                slip.channel = Some(gaotai_article::slip::Term { id: String::new(), name: said });
            }
            _ => {}
        }
    }
}

fn parts(text: &str) -> Vec<String> {
    let parts = text.split([';', '；', ',', '，', '、']).map(str::trim).filter(|part| !part.is_empty());
    parts.map(str::to_owned).collect()
}

/// Names of programs and of machines' users are no authors.
const NOBODY: &[&str] =
    &["python-docx", "user", "administrator", "admin", "microsoft office user", "apache poi"];

fn authors(text: &str) -> Vec<Author> {
    let names = parts(text).into_iter().filter(|name| !NOBODY.contains(&name.to_lowercase().as_str()));
    names.map(|name| Author { name, ..Author::default() }).collect()
}

/// What the custom properties say; those of other newsrooms' names that Word offers are understood too.
pub(super) fn read_custom(document: &Document<'_>, article: &mut Article) {
    let mut found = Map::new();
    let mut others = Vec::new();
    let mut room = MOST_IN_ALL;
    for node in document.descendants().filter(|node| is(*node, "property")) {
        let name = attribute(node, "name");
        let value = node.first_element_child();
        let text = value.and_then(|value| value.text()).unwrap_or_default();
        let field = name.split('.').next().unwrap_or_default();
        if KEPT.contains(&field) {
            let number =
                value.is_some_and(|value| is(value, "i4")).then(|| text.parse::<i64>().ok()).flatten();
            let value = number.map_or_else(|| Value::from(text), Value::from);
            let path: Vec<&str> = name.split('.').collect();
            let slot = found.entry(field.to_owned()).or_insert(Value::Null);
            put(slot, &path[1..], value, &mut room);
        } else {
            others.push((name.to_lowercase(), text.trim().to_owned()));
        }
    }
    for (name, value) in found {
        let mut slip = fields(&article.slip);
        slip.insert(name, value);
        if let Ok(slip) = Slip::deserialize(Value::Object(slip)) {
            article.slip = slip;
        }
    }
    others
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .for_each(|(name, text)| other(&name, text, article));
}

/// More entries than a story has of anything.
const MOST: usize = 1_000;
/// Deeper than any field of the slip.
const DEEPEST: usize = 4;
/// More entries than a story has of everything: a name of few letters makes a thousand of them.
const MOST_IN_ALL: usize = 10_000;

/// `room` is how many entries may still be made.
fn put(slot: &mut Value, path: &[&str], value: Value, room: &mut usize) {
    let Some((first, rest)) = path.split_first() else {
        *slot = value;
        return;
    };
    if rest.len() > DEEPEST {
        return;
    }
    if let Ok(number) = first.parse::<usize>() {
        if !slot.is_array() {
            *slot = Value::Array(Vec::new());
        }
        if let Some(items) = slot.as_array_mut().filter(|_| (1..=MOST).contains(&number)) {
            let more = number.saturating_sub(items.len());
            if more > *room {
                return;
            }
            *room -= more;
            items.resize(items.len() + more, Value::Null);
            put(&mut items[number - 1], rest, value, room);
        }
        return;
    }
    if !slot.is_object() {
        *slot = Value::Object(Map::new());
    }
    if let Some(map) = slot.as_object_mut() {
        put(map.entry((*first).to_owned()).or_insert(Value::Null), rest, value, room);
    }
}

/// Names that Word offers for custom properties, in both languages.
fn other(name: &str, text: String, article: &mut Article) {
    let slip = &mut article.slip;
    match name {
        "source" | "来源" if slip.source.is_none() => {
            slip.source = Some(Source { name: text, kind: SourceKind::Reprint, ..Source::default() });
        }
        "department" | "部门" if slip.desk.is_empty() => slip.desk = text,
        "editor" | "编辑者" | "责任编辑" => {
            slip.people.push(Staff { name: text, role: StaffRole::ResponsibleEditor, person: None });
        }
        "checked by" | "校对" | "审核人" => {
            slip.people.push(Staff { name: text, role: StaffRole::Proofreader, person: None });
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::{MOST_IN_ALL, Value, put};

    fn entries(value: &Value) -> usize {
        value.as_array().map_or(0, |items| items.len() + items.iter().map(entries).sum::<usize>())
    }

    #[test]
    fn names_of_few_letters_make_no_crowds() {
        let (mut slot, mut room) = (Value::Null, MOST_IN_ALL);
        for (a, b) in (1..=100).flat_map(|a| (1..=10).map(move |b| (a.to_string(), b.to_string()))) {
            put(&mut slot, &[&a, &b, "1000"], Value::from("x"), &mut room);
        }
        assert!((2_000..=MOST_IN_ALL).contains(&entries(&slot)), "{}", entries(&slot));
    }
}
