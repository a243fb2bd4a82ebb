//! The slip, field by field.

use crate::compare::{AttrChange, shown};
use crate::pieces::{Marked, Op, Piece, pieces};
use gaotai_article::{Inline, Slip};
use gaotai_language::differ::changes;
use serde_json::{Map, Value};

/// A field of the slip that changed.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldRow {
    /// The field's name; `extra.KEY` for the newsroom's own.
    pub field: String,
    /// What it was, in the slip's JSON.
    pub old: Value,
    /// What it is.
    pub new: Value,
    /// A text word by word; a list item by item.
    pub pieces: Option<Vec<Piece>>,
    /// What changed of a structure, by the names of its parts.
    pub parts: Vec<AttrChange>,
}

/// The fields that changed, in their order.
pub(crate) fn fields(old: &Slip, new: &Slip) -> Vec<FieldRow> {
    let (old, new) = (object(old), object(new));
    let mut rows = Vec::new();
    for (name, after) in &new {
        let before = old.get(name).unwrap_or(&Value::Null);
        if name == "extra" {
            extra(before, after, &mut rows);
        } else if before != after {
            rows.push(row(name.clone(), before, after));
        }
    }
    rows
}

fn object(slip: &Slip) -> Map<String, Value> {
    match serde_json::to_value(slip) {
        Ok(Value::Object(map)) => map,
        _ => Map::new(),
    }
}

fn extra(old: &Value, new: &Value, rows: &mut Vec<FieldRow>) {
    let keys = |value: &Value| {
        value.as_object().map(|map| map.keys().cloned().collect::<Vec<_>>()).unwrap_or_default()
    };
    let mut all = [keys(old), keys(new)].concat();
    all.sort();
    all.dedup();
    for key in all {
        let (before, after) = (&old[&key], &new[&key]);
        if before != after {
            rows.push(row(format!("extra.{key}"), before, after));
        }
    }
}

fn row(field: String, old: &Value, new: &Value) -> FieldRow {
    let pieces = match (old, new) {
        (Value::String(_) | Value::Null, Value::String(_) | Value::Null) => Some(words(old, new)),
        (Value::Array(old), Value::Array(new)) => Some(items(old, new)),
        _ => None,
    };
    FieldRow { field, old: old.clone(), new: new.clone(), pieces, parts: parts(old, new) }
}

fn words(old: &Value, new: &Value) -> Vec<Piece> {
    let runs = |value: &Value| {
        value.as_str().filter(|text| !text.is_empty()).map(Inline::text).into_iter().collect::<Vec<_>>()
    };
    let (from, to) = (runs(old), runs(new));
    let (from, to) = (Marked::of([from.as_slice()]), Marked::of([to.as_slice()]));
    let changes = changes(&from.text, &to.text);
    pieces(&from, &to, &changes).concat()
}

/// One piece an item, with what an item is called.
fn items(old: &[Value], new: &[Value]) -> Vec<Piece> {
    let piece = |op, item: &Value| Piece { op, text: called(item), marks: Vec::new(), was: Vec::new() };
    let mut out = Vec::new();
    let mut gone = old.iter().filter(|item| !new.contains(item)).peekable();
    out.extend(std::iter::from_fn(|| gone.next().map(|item| piece(Op::Removed, item))));
    out.extend(new.iter().map(|item| piece(if old.contains(item) { Op::Same } else { Op::Added }, item)));
    out
}

fn called(item: &Value) -> String {
    let names = ["name", "text", "value", "url", "id"];
    let named = names.iter().find_map(|name| item[*name].as_str().filter(|text| !text.is_empty()));
    named.map_or_else(|| shown(item), str::to_owned)
}

fn parts(old: &Value, new: &Value) -> Vec<AttrChange> {
    let empty = Map::new();
    let (from, to) = match (old, new) {
        (Value::Object(old), Value::Object(new)) => (old, new),
        (Value::Null, Value::Object(new)) => (&empty, new),
        (Value::Object(old), Value::Null) => (old, &empty),
        _ => return Vec::new(),
    };
    crate::compare::attrs(from, to)
}
