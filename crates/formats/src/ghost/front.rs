//! What Ghost has no column for, as the front matter of the post: YAML under the names of the
//! story's own fields.

use crate::hold::fields;
use gaotai_article::{Article, HeadPart, Inline, Slip};
use serde::Deserialize;
use serde_json::{Map, Value};

/// The longest front matter that the column takes, in bytes.
pub(crate) const MOST: usize = 65_535;

/// The fields of the slip that stand here.
pub(crate) const FIELDS: &[&str] = &[
    "language",
    "genre",
    "channel",
    "source",
    "original_title",
    "authors",
    "people",
    "dateline",
    "places",
    "subjects",
    "persons",
    "organisations",
    "published_at",
    "first_published_at",
    "updated_at",
    "publish_at",
    "print",
    "codes",
    "rights",
    "ai_use",
    "related",
];

/// The lines of the head that stand here, by their names.
pub(crate) const LINES: [(HeadPart, &str); 4] = [
    (HeadPart::Kicker, "kicker"),
    (HeadPart::Title, "print_title"),
    (HeadPart::Subtitle, "subtitle"),
    (HeadPart::Abstract, "abstract"),
];

/// The front matter of a story as it is held; empty when it says nothing. `shown` are the lines
/// that the post shows itself.
pub(crate) fn write(article: &Article, shown: &[HeadPart]) -> String {
    let mut out = Map::new();
    for (part, name) in LINES.iter().filter(|(part, _)| !shown.contains(part)) {
        let text = article.doc.head_text(*part);
        if !text.is_empty() {
            out.insert((*name).to_owned(), text.into());
        }
    }
    let (mut values, none) = (fields(&article.slip), fields(&Slip::default()));
    for name in FIELDS {
        let value = values.remove(*name).unwrap_or_default();
        if value != none[*name] {
            out.insert((*name).to_owned(), said(value));
        }
    }
    if out.is_empty() {
        String::new()
    } else {
        serde_saphyr::to_string(&Value::Object(out)).unwrap_or_default()
    }
}

/// The value without the parts that say nothing.
fn said(value: Value) -> Value {
    let empty = |value: &Value| value.is_null() || value.as_str() == Some("");
    match value {
        Value::Array(items) => items.into_iter().map(said).collect(),
        Value::Object(map) => Value::Object(map.into_iter().filter(|(_, value)| !empty(value)).collect()),
        other => other,
    }
}

/// What the front matter says; the names of what it says otherwise.
pub(crate) fn read(yaml: &str, article: &mut Article) -> Vec<String> {
    let Ok(Value::Object(mut map)) = serde_saphyr::from_str::<Value>(yaml) else { return Vec::new() };
    for (part, name) in LINES {
        if let Some(Value::String(text)) = map.remove(name) {
            let line = if text.trim().is_empty() { Vec::new() } else { vec![Inline::text(text)] };
            article.doc.head.line_mut(part).content =
                crate::hold::tidy_line(line, crate::hold::Spaces::Collapse);
        }
    }
    let mut known = fields(&article.slip);
    let mut unknown = Vec::new();
    for (name, value) in map {
        let one = Value::Object(Map::from_iter([(name.clone(), value.clone())]));
        if FIELDS.contains(&name.as_str()) && Slip::deserialize(one).is_ok() {
            known.insert(name, value);
        } else {
            unknown.push(name);
        }
    }
    if let Ok(slip) = Slip::deserialize(Value::Object(known)) {
        article.slip = slip;
    }
    unknown
}
