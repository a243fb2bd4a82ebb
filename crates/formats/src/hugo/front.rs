//! Hugo's names for the fields of the front matter. What Hugo has no name for stands under
//! `params`, where Hugo wants what is a site's own.

use serde_json::{Map, Value, json};

/// Fields that bear the same name in Hugo.
const SAME: &[&str] = &["title", "date", "lastmod", "slug", "description", "tags"];

/// Fields of plain Markdown in Hugo's names; `images` are the picture files.
pub(crate) fn dress(mut fields: Map<String, Value>, images: Vec<String>) -> Map<String, Value> {
    let mut out = Map::new();
    for name in SAME {
        take(&mut fields, name, &mut out, name);
    }
    if let Some(time) = built_from(&mut fields) {
        out.insert("publishDate".to_owned(), time);
    }
    if let Some(channel) = fields.shift_remove("channel") {
        out.insert("categories".to_owned(), json!([channel]));
    }
    names_of(&mut fields, &mut out);
    if fields.get("lang").and_then(Value::as_str).is_some_and(is_wide) {
        out.insert("isCJKLanguage".to_owned(), json!(true));
    }
    if !images.is_empty() {
        out.insert("images".to_owned(), json!(images));
    }
    if !fields.is_empty() {
        out.insert("params".to_owned(), Value::Object(fields));
    }
    out
}

fn take(from: &mut Map<String, Value>, name: &str, to: &mut Map<String, Value>, other: &str) {
    if let Some(value) = from.shift_remove(name) {
        to.insert(other.to_owned(), value);
    }
}

/// The moment before which Hugo does not build the page: when it is to be published, or the
/// end of its embargo where that is all there is or comes later.
fn built_from(fields: &mut Map<String, Value>) -> Option<Value> {
    let moment = |value: &Value| chrono::DateTime::parse_from_rfc3339(value.as_str()?).ok();
    let (planned, embargo) = (fields.get("publish_at").cloned(), fields.get("embargo_until").cloned());
    let held = match (planned.as_ref().and_then(moment), embargo.as_ref().and_then(moment)) {
        (Some(planned), Some(embargo)) => embargo >= planned,
        (None, Some(_)) => true,
        _ => false,
    };
    if held {
        return embargo;
    }
    fields.shift_remove("publish_at")
}

/// The names of the authors, as a taxonomy wants them; all that is known of them is a parameter
/// where that is more.
pub(crate) fn names_of(fields: &mut Map<String, Value>, out: &mut Map<String, Value>) {
    let Some(Value::Array(authors)) = fields.shift_remove("authors") else { return };
    let names: Vec<&Value> = authors.iter().filter_map(|author| author.get("name")).collect();
    out.insert("authors".to_owned(), json!(names));
    fields.insert("byline".to_owned(), Value::Array(authors));
}

/// Languages whose words Hugo can only count when told.
fn is_wide(language: &str) -> bool {
    ["zh", "ja", "ko"].contains(&language.split('-').next().unwrap_or_default())
}

/// Puts Hugo's fields into the names of plain Markdown.
pub(crate) fn undress(fields: &mut Map<String, Value>) {
    if let Some(Value::Object(params)) = fields.get("params").cloned() {
        fields.shift_remove("params");
        merge(fields, params);
    }
    let embargo = fields.get("embargo_until").cloned();
    if let Some(time) = fields.shift_remove("publishDate").filter(|time| Some(time) != embargo.as_ref()) {
        fields.entry("publish_at").or_insert(time);
    }
    fields.shift_remove("isCJKLanguage");
    if fields.get("draft") == Some(&json!(false)) {
        fields.shift_remove("draft");
    }
}

/// Puts a story's own fields beside the others, and all that is known of its authors in the
/// place of their names.
pub(crate) fn merge(fields: &mut Map<String, Value>, own: Map<String, Value>) {
    for (name, value) in own {
        fields.entry(name).or_insert(value);
    }
    if fields.get("byline").is_some_and(Value::is_array)
        && let Some(byline) = fields.shift_remove("byline")
    {
        fields.insert("authors".to_owned(), byline);
    }
}
