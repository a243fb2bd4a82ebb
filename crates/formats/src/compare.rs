//! Two stories field by field and block by block. Ids of blocks say nothing here, nor do
//! paragraphs without text.

use crate::Loss;
use crate::hold::{fields, tidy};
use gaotai_article::{Article, Block, HeadPart, codec};
use serde_json::Value;
use std::collections::BTreeMap;

/// More than this many characters of a value tell nobody more.
const SHOWN: usize = 120;

/// What `found` says differently, by field of `expected`.
pub(crate) fn differences(expected: &Article, found: &Article) -> Vec<Loss> {
    let (mut expected, mut found) = (expected.clone(), found.clone());
    tidy(&mut expected);
    tidy(&mut found);
    let mut out = Vec::new();
    if expected.id != found.id {
        out.push(differs("id", &expected.id.to_string(), &found.id.to_string()));
    }
    for part in HeadPart::ALL {
        let runs =
            |article: &Article| Value::from(codec::encode_inlines(&article.doc.head.line(part).content));
        values(&format!("head.{}", part.name()), &runs(&expected), &runs(&found), &mut out);
    }
    body(&encoded(&expected.doc.body), &encoded(&found.doc.body), &mut out);
    let (before, after) = (fields(&expected.slip), fields(&found.slip));
    values("slip", &Value::Object(before), &Value::Object(after), &mut out);
    out
}

fn encoded(blocks: &[Block]) -> Vec<Value> {
    let mut values: Vec<Value> = blocks.iter().map(codec::encode_block).collect();
    values.iter_mut().for_each(without_ids);
    values
}

fn without_ids(value: &mut Value) {
    if let Some(attrs) = value.get_mut("attrs").and_then(Value::as_object_mut) {
        attrs.remove("id");
    }
    if let Some(children) = value.get_mut("content").and_then(Value::as_array_mut) {
        children.iter_mut().for_each(without_ids);
    }
}

/// Blocks that are the same at both ends are not told again, so that one missing block does
/// not make all the later ones differ.
fn body(expected: &[Value], found: &[Value], out: &mut Vec<Loss>) {
    let start = expected.iter().zip(found).take_while(|(a, b)| a == b).count();
    let (expected, found) = (&expected[start..], &found[start..]);
    let end = expected.iter().rev().zip(found.iter().rev()).take_while(|(a, b)| a == b).count();
    let (expected, found) = (&expected[..expected.len() - end], &found[..found.len() - end]);
    for at in 0..expected.len().max(found.len()) {
        let show = |values: &[Value]| values.get(at).map(codec::canonical).unwrap_or_default();
        let (before, after) = (show(expected), show(found));
        if before != after {
            out.push(differs(&format!("body[{}]", start + at), &before, &after));
        }
    }
}

/// Descends where both have the same shape, so that the field named is the one that differs.
fn values(field: &str, expected: &Value, found: &Value, out: &mut Vec<Loss>) {
    match (expected, found) {
        (a, b) if a == b => {}
        (Value::Object(a), Value::Object(b)) if a.keys().eq(b.keys()) => {
            for (key, value) in a {
                values(&format!("{field}.{key}"), value, &b[key], out);
            }
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() && field.starts_with("slip") => {
            for (at, (a, b)) in a.iter().zip(b).enumerate() {
                values(&format!("{field}[{at}]"), a, b, out);
            }
        }
        (a, b) => out.push(differs(field, &codec::canonical(a), &codec::canonical(b))),
    }
}

/// The loss of a field that came back as something else; long values are shortened to where they differ.
pub(crate) fn differs(field: &str, expected: &str, found: &str) -> Loss {
    let same = expected.chars().zip(found.chars()).take_while(|(a, b)| a == b).count();
    let from = if same > SHOWN / 2 { same - SHOWN / 4 } else { 0 };
    let show = |text: &str| {
        let lead = if from > 0 { "…" } else { "" };
        let shown: String = text.chars().skip(from).take(SHOWN).collect();
        let tail = if text.chars().count() > from + SHOWN { "…" } else { "" };
        format!("{lead}{shown}{tail}")
    };
    let params = BTreeMap::from([("expected".to_owned(), show(expected)), ("found".to_owned(), show(found))]);
    Loss { field: field.to_owned(), code: "differs", params }
}
