//! Jekyll's names for the fields of the front matter, as its themes and its plugins for feeds
//! and search engines read them. What they have no name for stands under `story`.

use crate::hugo::front::{merge, names_of};
use gaotai_article::slip::Instant;
use serde_json::{Map, Value, json};

/// Fields with their names in Jekyll.
const NAMES: &[(&str, &str)] = &[
    ("title", "title"),
    ("date", "date"),
    ("lastmod", "last_modified_at"),
    ("slug", "slug"),
    ("lang", "lang"),
    ("description", "description"),
];

/// Fields of plain Markdown in Jekyll's names; `image` is the file of the first picture.
pub(crate) fn dress(mut fields: Map<String, Value>, image: Option<String>) -> Map<String, Value> {
    let mut out = Map::new();
    out.insert("layout".to_owned(), json!("post"));
    for (name, other) in NAMES {
        if let Some(value) = fields.shift_remove(*name) {
            out.insert((*other).to_owned(), value);
        }
    }
    if let Some(channel) = fields.shift_remove("channel") {
        out.insert("categories".to_owned(), json!([channel]));
    }
    if let Some(tags) = fields.shift_remove("tags") {
        out.insert("tags".to_owned(), tags);
    }
    names_of(&mut fields, &mut out);
    if let Some(image) = image {
        out.insert("image".to_owned(), json!(image));
    }
    if !fields.is_empty() {
        out.insert("story".to_owned(), Value::Object(fields));
    }
    out
}

/// The fields of plain Markdown with the date before which nobody may read the story, where it
/// is not published. One that was published at the very moment that was planned says so twice,
/// to be told from one that is still to be.
pub(crate) fn dated(mut fields: Map<String, Value>, planned: Option<Instant>) -> Map<String, Value> {
    let Some(planned) = planned else { return fields };
    match fields.get("date").cloned() {
        None => {
            fields.insert("date".to_owned(), json!(planned.to_rfc3339()));
        }
        Some(date) if is_plan(&fields, &date) => {
            fields.insert("published_at".to_owned(), date);
        }
        Some(_) => {}
    }
    fields
}

/// Whether a date is one of those before which the story may not be read.
fn is_plan(fields: &Map<String, Value>, date: &Value) -> bool {
    ["publish_at", "embargo_until"].iter().any(|name| fields.get(*name) == Some(date))
}

/// Puts Jekyll's fields into the names of plain Markdown.
pub(crate) fn undress(fields: &mut Map<String, Value>) {
    if let Some(Value::Object(own)) = fields.get("story").cloned() {
        fields.shift_remove("story");
        merge(fields, own);
        let published = fields.shift_remove("published_at");
        if published.is_none() && fields.get("date").is_some_and(|date| is_plan(fields, date)) {
            fields.shift_remove("date");
        }
    }
    if let Some(time) = fields.shift_remove("last_modified_at") {
        fields.entry("lastmod").or_insert(time);
    }
    for (name, usual) in [("layout", json!("post")), ("published", json!(true))] {
        if fields.get(name) == Some(&usual) {
            fields.shift_remove(name);
        }
    }
}
