//! What WordPress has no field for, as custom fields of the post: one short text each, under the
//! names of the story's details with `news_` before them. Lists are written as ACF's repeaters
//! are, the wide-spread way: the number under the name, `news_authors_0_name` and so on below it.

use crate::hold::fields;
use gaotai_article::Slip;
use gaotai_article::slip::*;
use serde::Deserialize;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// What all names begin with.
pub(crate) const PREFIX: &str = "news_";

/// The fields of the slip that leave as custom fields.
pub(crate) const FIELDS: &[&str] = &[
    "genre",
    "source",
    "original_title",
    "authors",
    "people",
    "places",
    "subjects",
    "persons",
    "organisations",
    "first_published_at",
    "print",
    "codes",
    "rights",
    "ai_use",
    "related",
];

/// No list of a story has more entries.
const MOST: usize = 1000;

/// The custom fields of a story, in the order of the slip's fields.
pub(crate) fn write(slip: &Slip) -> Vec<(String, String)> {
    let mut out = Vec::new();
    let values = fields(slip);
    for name in FIELDS {
        flatten(&format!("{PREFIX}{name}"), &values[*name], &mut out);
    }
    let dateline = slip.dateline.as_ref().map(|line| line.text.clone());
    out.extend(dateline.map(|text| (format!("{PREFIX}dateline"), text)));
    out
}

fn flatten(name: &str, value: &Value, out: &mut Vec<(String, String)>) {
    match value {
        Value::String(text) if !text.is_empty() => out.push((name.to_owned(), text.clone())),
        Value::Array(items) if !items.is_empty() => {
            out.push((name.to_owned(), items.len().to_string()));
            for (at, item) in items.iter().enumerate() {
                flatten(&format!("{name}_{at}"), item, out);
            }
        }
        Value::Object(map) => {
            map.iter().for_each(|(key, value)| flatten(&format!("{name}_{key}"), value, out))
        }
        _ => {}
    }
}

/// Custom fields of a post that came in, by name.
pub(crate) type Metas = BTreeMap<String, String>;

/// What the fields of ours say.
pub(crate) fn read(metas: &Metas, slip: &mut Slip) {
    let get = |name: &str| metas.get(&format!("{PREFIX}{name}")).map(String::as_str).unwrap_or_default();
    slip.genre = one(metas, "genre");
    slip.source = one(metas, "source");
    slip.original_title = list(metas, "original_title");
    slip.authors = list(metas, "authors");
    slip.people = list(metas, "people");
    slip.places = list(metas, "places");
    slip.subjects = list(metas, "subjects");
    slip.persons = list(metas, "persons");
    slip.organisations = list(metas, "organisations");
    slip.print = one(metas, "print");
    slip.codes = list(metas, "codes");
    slip.rights = one(metas, "rights");
    slip.ai_use = one(metas, "ai_use");
    slip.related = list(metas, "related");
    slip.first_published_at = Instant::parse_from_rfc3339(get("first_published_at")).ok();
    slip.dateline = Some(get("dateline")).filter(|text| !text.is_empty()).map(crate::hold::dateline);
}

/// A record of which at least one part is there.
fn one<T: for<'a> Deserialize<'a>>(metas: &Metas, name: &str) -> Option<T> {
    record(metas, &format!("{PREFIX}{name}"))
}

fn list<T: for<'a> Deserialize<'a>>(metas: &Metas, name: &str) -> Vec<T> {
    let name = format!("{PREFIX}{name}");
    let count = metas.get(&name).and_then(|count| count.trim().parse::<usize>().ok()).unwrap_or_default();
    (0..count.min(MOST)).filter_map(|at| record(metas, &format!("{name}_{at}"))).collect()
}

/// The record of all fields whose names go on after `name`; what it does not know it leaves out.
fn record<T: for<'a> Deserialize<'a>>(metas: &Metas, name: &str) -> Option<T> {
    let prefix = format!("{name}_");
    let parts = metas.range(prefix.clone()..).take_while(|(key, _)| key.starts_with(&prefix));
    let map: Map<String, Value> =
        parts.map(|(key, value)| (key[prefix.len()..].to_owned(), Value::from(value.as_str()))).collect();
    if map.is_empty() {
        return None;
    }
    T::deserialize(Value::Object(map.clone())).ok().or_else(|| {
        // A word or a part that is none of ours: the others stay.
        let sound: Map<String, Value> = map
            .into_iter()
            .filter(|(key, value)| {
                T::deserialize(Value::Object(Map::from_iter([(key.clone(), value.clone())]))).is_ok()
            })
            .collect();
        if sound.is_empty() { None } else { T::deserialize(Value::Object(sound)).ok() }
    })
}
