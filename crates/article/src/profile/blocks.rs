//! Blocks of a profile: the article's own JSON without ids and without what is as usual.

use crate::codec::{CodecError, decode_block, encode_block};
use crate::id::IdSource;
use crate::node::Block;
use crate::spec::{self, Form};
use serde_json::{Map, Value, json};
use uuid::Uuid;

/// The block with fresh ids.
pub(super) fn with_ids(block: &Value, ids: &mut dyn IdSource) -> Result<Block, CodecError> {
    let mut block = block.clone();
    put_ids(&mut block, ids);
    decode_block(&block)
}

fn put_ids(node: &mut Value, ids: &mut dyn IdSource) {
    let name = node["type"].as_str().unwrap_or_default().to_owned();
    let has_id = spec::node(&name).is_some_and(|node| node.attrs.iter().any(|attr| attr.form == Form::Id));
    let Some(map) = node.as_object_mut() else { return };
    if has_id {
        let attrs = map.entry("attrs").or_insert_with(|| Value::Object(Map::new()));
        if let Some(attrs) = attrs.as_object_mut() {
            attrs.insert("id".into(), json!(ids.block()));
        }
    }
    // A picture needs its two lines; writing them out each time would only be noise.
    if name == "figure" && !map.contains_key("content") {
        map.insert("content".into(), json!([{ "type": "caption" }, { "type": "credit" }]));
    }
    for child in map.get_mut("content").and_then(Value::as_array_mut).into_iter().flatten() {
        put_ids(child, ids);
    }
}

/// The block as a profile holds it, or what is wrong with it.
pub(super) fn plain(block: &Value) -> Result<Value, CodecError> {
    let mut next = 0_u128;
    let mut ids = || {
        next += 1;
        Uuid::from_u128(next)
    };
    let mut block = encode_block(&with_ids(block, &mut ids)?);
    strip(&mut block);
    Ok(block)
}

fn strip(node: &mut Value) {
    let Some(spec) = node["type"].as_str().and_then(spec::node) else { return };
    let Some(map) = node.as_object_mut() else { return };
    if let Some(attrs) = map.get_mut("attrs").and_then(Value::as_object_mut) {
        attrs.retain(|name, value| !is_usual(spec, name, value));
        if attrs.is_empty() {
            map.remove("attrs");
        }
    }
    for child in map.get_mut("content").and_then(Value::as_array_mut).into_iter().flatten() {
        strip(child);
    }
    let empty_lines = json!([{ "type": "caption" }, { "type": "credit" }]);
    if spec.name == "figure" && map.get("content") == Some(&empty_lines) {
        map.remove("content");
    }
}

fn is_usual(spec: &spec::NodeSpec, name: &str, value: &Value) -> bool {
    let Some(attr) = spec.attrs.iter().find(|attr| attr.name == name) else { return false };
    let usual = attr.default.and_then(|text| serde_json::from_str::<Value>(text).ok());
    attr.form == Form::Id || usual.as_ref() == Some(value)
}
