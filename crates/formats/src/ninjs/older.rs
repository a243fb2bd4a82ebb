//! ninjs 3.1 in the words of the older majors: 2.x writes all names small, 1.x has families of
//! properties (`headline_…`) where the later ones have lists, and objects where they have names.

use super::import::looks_html;
use super::names::MEDIA_TOPIC;
use serde_json::{Map, Value, json};

/// Which version of the standard a file is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Version {
    /// 1.6.
    One,
    /// 2.2.
    Two,
    /// 3.1.
    Three,
}

impl Version {
    /// As the standard numbers it.
    pub fn number(self) -> &'static str {
        match self {
            Version::One => "1.6",
            Version::Two => "2.2",
            Version::Three => "3.1",
        }
    }

    /// What the object says of its own standard.
    pub fn standard(self) -> Value {
        let number = self.number();
        let schema = format!("http://www.iptc.org/std/ninjs/ninjs-schema_{number}.json#");
        json!({ "name": "ninjs", "version": number, "schema": schema })
    }

    /// A 3.1 news object in this version.
    pub fn put(self, object: Value) -> Value {
        match (self, object) {
            (Version::Two, object) => two(object),
            (Version::One, Value::Object(map)) => one(map),
            (_, object) => object,
        }
    }
}

/// 2.2: the names are small; an association has no relation, only a name.
fn two(value: Value) -> Value {
    match value {
        Value::Array(items) => items.into_iter().map(two).collect(),
        Value::Object(map) => {
            let put = |(key, mut value): (String, Value)| {
                if key == "associations" {
                    value.as_array_mut().into_iter().flatten().for_each(name_by_relation);
                }
                (small(&key), two(value))
            };
            map.into_iter().map(put).collect()
        }
        other => other,
    }
}

fn small(key: &str) -> String {
    if key == "embargoedUntil" { "embargoed".to_owned() } else { key.to_ascii_lowercase() }
}

/// A related story is named by what it is; pictures have names of their own.
fn name_by_relation(association: &mut Value) {
    let Some(map) = association.as_object_mut() else { return };
    let rel = map.shift_remove("rel").unwrap_or_default();
    if text(map, "name") == "related" {
        map.insert("name".to_owned(), rel);
    }
}

/// 1.6: lists of texts are families of properties, altIds and associations are objects.
fn one(map: Map<String, Value>) -> Value {
    let mut out = Map::new();
    for (key, value) in map {
        match key.as_str() {
            "standard" => insert(&mut out, "$standard", value),
            "headlines" => family(&mut out, "headline", value),
            "descriptions" => family(&mut out, "description", value),
            "bodies" => bodies(&mut out, value),
            "by" => insert(&mut out, "byline", value),
            "people" => insert(&mut out, "person", coded(value)),
            "organisations" => insert(&mut out, "organisation", coded(value)),
            "places" => insert(&mut out, "place", coded(value)),
            "subjects" => insert(&mut out, "subject", coded(value)),
            "genres" => insert(&mut out, "genre", coded(value)),
            "infoSources" => insert(&mut out, "infosource", coded(value)),
            "altIds" => insert(&mut out, "altids", alternatives(value)),
            "associations" => insert(&mut out, "associations", associations(value)),
            "renditions" => insert(&mut out, "renditions", renditions(value)),
            // What stands in the key of an association.
            "name" | "rel" => {}
            key => insert(&mut out, &small(key), value),
        }
    }
    Value::Object(out)
}

fn insert(out: &mut Map<String, Value>, key: &str, value: Value) {
    out.insert(key.to_owned(), value);
}

fn items(value: Value) -> Vec<Map<String, Value>> {
    match value {
        Value::Array(items) => items
            .into_iter()
            .filter_map(|item| match item {
                Value::Object(map) => Some(map),
                _ => None,
            })
            .collect(),
        _ => Vec::new(),
    }
}

fn text<'a>(map: &'a Map<String, Value>, key: &str) -> &'a str {
    map.get(key).and_then(Value::as_str).unwrap_or_default()
}

/// A name that is still free: `headline_original`, `headline_original_2`.
fn free(out: &Map<String, Value>, name: &str) -> String {
    let mut names = (2..).map(|at| format!("{name}_{at}"));
    if out.contains_key(name) {
        names.find(|name| !out.contains_key(name)).unwrap_or_default()
    } else {
        name.to_owned()
    }
}

/// `headline_kicker`, and `headline_kicker_html` where it has marks. The main headline stands
/// bare in `headline` as well, where everybody looks.
fn family(out: &mut Map<String, Value>, prefix: &str, value: Value) {
    for item in items(value) {
        let (role, value) = (text(&item, "role").replace('-', "_"), text(&item, "value"));
        let html = text(&item, "contentType") == "text/html";
        let main = prefix == "headline" && role == "main";
        if main {
            insert(out, prefix, Value::from(if html { bare(value) } else { value.to_owned() }));
        }
        // A text that looks like HTML is written as HTML that says it.
        let name = if html || looks_html(value) {
            free(out, &format!("{prefix}_{role}_html"))
        } else if main {
            continue;
        } else {
            free(out, &format!("{prefix}_{role}"))
        };
        let mut written = String::new();
        if html || !looks_html(value) {
            written.push_str(value);
        } else {
            crate::html::render::text(&mut written, value);
        }
        out.insert(name, Value::from(written));
    }
}

/// HTML without its tags.
fn bare(html: &str) -> String {
    let page = crate::html::dom::parse(&html.replace("<br>", " "));
    crate::html::dom::text(&page.document)
}

fn bodies(out: &mut Map<String, Value>, value: Value) {
    for mut item in items(value) {
        let html = text(&item, "contentType") == "text/html";
        for (from, to) in [("charCount", "charcount"), ("wordCount", "wordcount")] {
            item.shift_remove(from).into_iter().for_each(|count| insert(out, to, count));
        }
        let value = item.shift_remove("value").unwrap_or_default();
        insert(out, if html { "body_html" } else { "body_text" }, value);
    }
}

/// Entries of vocabularies are known by `code`, in a `scheme` that is an address.
fn coded(value: Value) -> Value {
    let entry = |item: Map<String, Value>| {
        let mut out = Map::new();
        for (key, value) in item {
            let topic = value.as_str().and_then(|uri| uri.strip_prefix(MEDIA_TOPIC)).map(str::to_owned);
            match (key.as_str(), topic) {
                ("uri", Some(code)) => {
                    insert(&mut out, "scheme", Value::from(MEDIA_TOPIC));
                    insert(&mut out, "code", Value::from(code));
                }
                ("literal" | "uri", _) => insert(&mut out, "code", value),
                ("role", _) => insert(&mut out, "rel", value),
                _ => insert(&mut out, &key, value),
            }
        }
        Value::Object(out)
    };
    items(value).into_iter().map(entry).collect()
}

/// By scheme; several of one scheme are a list.
fn alternatives(value: Value) -> Value {
    let mut out = Map::new();
    for item in items(value) {
        let value = Value::from(text(&item, "value"));
        match out.get_mut(text(&item, "role")) {
            None => insert(&mut out, text(&item, "role"), value),
            Some(Value::Array(values)) => values.push(value),
            Some(one) => *one = Value::Array(vec![one.take(), value]),
        }
    }
    Value::Object(out)
}

fn associations(value: Value) -> Value {
    let mut out = Map::new();
    for item in items(value) {
        let name = text(&item, "name");
        let name = if name == "related" { text(&item, "rel").to_owned() } else { name.replace('-', "_") };
        let name = free(&out, &name);
        out.insert(name, one(item));
    }
    Value::Object(out)
}

fn renditions(value: Value) -> Value {
    let mut out = Map::new();
    for mut item in items(value) {
        let name = item.shift_remove("name").unwrap_or_default();
        let entry = item.into_iter().map(|(key, value)| match key.as_str() {
            "contentType" => ("mimetype".to_owned(), value),
            key => (small(key), value),
        });
        let entry: Value = entry.collect();
        out.insert(name.as_str().unwrap_or("original").to_owned(), entry);
    }
    Value::Object(out)
}
