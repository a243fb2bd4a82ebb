//! The sample stories: every one is the codec's own JSON, and together they hold every
//! node and mark of the model.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed, which is its way to say so")]

use gaotai_article::{Hash, codec, spec};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

fn stories() -> Vec<(String, Value)> {
    let files = gaotai_testkit::corpus();
    assert!(!files.is_empty(), "tests/corpus holds no story");
    files.iter().map(|path| (name(path), read(path))).collect()
}

fn name(path: &Path) -> String {
    path.file_name().unwrap().to_string_lossy().into_owned()
}

fn read(path: &Path) -> Value {
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// The files that a new library starts with.
fn visible() -> Vec<(String, Value)> {
    let folder = gaotai_testkit::repository().join("tests/corpus");
    let list = fs::read_to_string(folder.join("samples.txt")).unwrap();
    let names = list.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    names.map(|name| (name.to_owned(), read(&folder.join(name)))).collect()
}

/// Calls `with` for every object that has a `type`: nodes and marks alike.
fn each_typed(value: &Value, with: &mut dyn FnMut(&str, &Value)) {
    match value {
        Value::Object(map) => {
            if let Some(kind) = map.get("type").and_then(Value::as_str) {
                with(kind, value);
            }
            map.values().for_each(|value| each_typed(value, with));
        }
        Value::Array(list) => list.iter().for_each(|value| each_typed(value, with)),
        _ => {}
    }
}

#[test]
fn every_story_comes_back_as_it_was() {
    for (name, json) in stories() {
        let article = codec::decode(&json).unwrap_or_else(|error| panic!("{name}: {error}"));
        let again = codec::encode(&article);
        assert_eq!(again["slip"], json["slip"], "{name}: slip");
        assert_eq!(again, json, "{name}");
        assert_eq!(codec::decode(&again).unwrap(), article, "{name}");
    }
}

#[test]
fn every_node_and_mark_occurs() {
    let mut found = BTreeSet::new();
    for (_, json) in stories() {
        each_typed(&json["doc"], &mut |kind, _| {
            found.insert(kind.to_owned());
        });
    }
    let names = spec::NODES.iter().map(|node| node.name).chain(spec::MARKS.iter().map(|mark| mark.name));
    let missing: Vec<&str> = names.chain(["text"]).filter(|name| !found.contains(*name)).collect();
    assert!(missing.is_empty(), "the corpus lacks {missing:?}");
}

#[test]
fn every_field_of_the_slip_is_filled_somewhere() {
    let mut filled = BTreeMap::new();
    for (_, json) in stories() {
        for (field, value) in json["slip"].as_object().unwrap() {
            let empty = match value {
                Value::Null => true,
                Value::String(text) => text.is_empty(),
                Value::Array(list) => list.is_empty(),
                Value::Object(map) => map.is_empty(),
                _ => false,
            };
            *filled.entry(field.clone()).or_insert(false) |= !empty;
        }
    }
    let missing: Vec<String> =
        filled.into_iter().filter(|(_, filled)| !filled).map(|(field, _)| field).collect();
    assert!(missing.is_empty(), "empty everywhere: {missing:?}");
}

#[test]
fn no_id_stands_in_two_stories() {
    let mut owners: BTreeMap<String, String> = BTreeMap::new();
    for (name, json) in stories() {
        let mut ids = vec![json["id"].as_str().unwrap().to_owned()];
        each_typed(&json["doc"], &mut |kind, value| {
            if spec::node(kind).is_some() {
                ids.extend(value["attrs"]["id"].as_str().map(str::to_owned));
            }
        });
        for id in ids {
            if let Some(other) = owners.insert(id.clone(), name.clone()) {
                panic!("{id} stands in {other} and in {name}");
            }
        }
    }
}

#[test]
fn a_new_library_is_a_living_newsroom() {
    let visible = visible();
    let in_language =
        |language: &str| visible.iter().filter(|(_, j)| j["slip"]["language"] == language).count();
    assert!(visible.len() >= 12, "{} stories", visible.len());
    assert!(in_language("zh-CN") >= 9, "{} in Chinese", in_language("zh-CN"));
    assert!(in_language("en") >= 3, "{} in English", in_language("en"));
    let genres: BTreeSet<String> =
        visible.iter().map(|(_, j)| j["slip"]["genre"]["name"].to_string()).collect();
    assert!(genres.len() >= 8, "{genres:?}");
}

#[test]
fn what_a_new_library_shows_is_finished() {
    for (name, json) in visible() {
        let slip = &json["slip"];
        for field in ["slug", "language"] {
            assert_ne!(slip[field], "", "{name}: {field}");
        }
        for field in ["genre", "channel", "source", "published_at", "rights", "target"] {
            assert!(!slip[field].is_null(), "{name}: {field}");
        }
        for field in ["authors", "people", "places", "keywords", "codes"] {
            assert!(!slip[field].as_array().unwrap().is_empty(), "{name}: {field}");
        }
        assert_eq!(slip["ai_use"]["level"], "none", "{name}");
        assert!(slip["people"].to_string().contains("responsible_editor"), "{name}: no responsible editor");
        each_typed(&json["doc"], &mut |kind, _| {
            let unfinished = ["comment", "insertion", "deletion", "modification"];
            assert!(!unfinished.contains(&kind), "{name}: an open {kind}");
        });
    }
}

#[test]
fn a_dateline_stands_in_the_text() {
    for (name, json) in visible() {
        let Some(text) = json["slip"]["dateline"]["text"].as_str() else { continue };
        let article = codec::decode(&json).unwrap();
        let first = article.doc.body[0].text();
        assert!(first.starts_with(text), "{name}: {text:?} does not begin {first:?}");
    }
}

#[test]
fn every_picture_is_there_and_small() {
    let folder = gaotai_testkit::repository().join("tests/corpus/media");
    let mut there = BTreeSet::new();
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let bytes = fs::read(entry.path()).unwrap();
        assert!(bytes.len() < 150_000, "{}: {} bytes", entry.path().display(), bytes.len());
        there.insert(Hash::of(&bytes).to_string());
    }
    let mut shown = BTreeSet::new();
    for (name, json) in stories() {
        for hash in codec::decode(&json).unwrap().doc.media() {
            assert!(there.contains(hash.as_str()), "{name}: no picture {hash}");
            shown.insert(hash.to_string());
        }
    }
    assert_eq!(shown, there, "pictures that no story shows");
    assert!(there.len() >= 8, "{} pictures", there.len());
}

#[test]
fn chinese_stories_are_set_in_chinese_punctuation() {
    for (name, json) in visible().into_iter().filter(|(_, json)| json["slip"]["language"] == "zh-CN") {
        let article = codec::decode(&json).unwrap();
        for block in &article.doc.body {
            let text: Vec<char> = block.text().chars().collect();
            for (at, window) in text.windows(2).enumerate() {
                let han = ('\u{4e00}'..='\u{9fff}').contains(&window[0]);
                let bad = han && matches!(window[1], ',' | ';' | '?' | '!' | ':' | '"' | '(' | ')');
                assert!(!bad, "{name}: half-width {:?} at {at} of {:?}", window[1], block.text());
            }
        }
    }
}

/// The other half of the truth: the editor's schema is compared with this file.
#[test]
fn the_editor_has_the_list_of_nodes_and_marks() {
    let text = serde_json::to_string_pretty(&spec::to_json()).unwrap() + "\n";
    gaotai_testkit::golden::check("../../ui/src/editor/schema/model.json", text.as_bytes());
}
