//! Jekyll's names for the fields of the front matter, as its themes and its plugins for feeds
//! and search engines read them. What they have no name for stands under `story`.

use crate::hugo::front::{merge, names_of};
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

/// Puts Jekyll's fields into the names of plain Markdown.
pub(crate) fn undress(fields: &mut Map<String, Value>) {
    if let Some(Value::Object(own)) = fields.get("story").cloned() {
        fields.shift_remove("story");
        merge(fields, own);
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
