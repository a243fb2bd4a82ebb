//! Verbs one by one, called as the window calls them.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use common::{Place, text};
use serde_json::{Value, json};

#[test]
fn requests_that_are_none() {
    let place = Place::new();
    let check = |verb: &str, request: Value, code: &str, params: Value| {
        assert_eq!(place.fail(verb, request), (code.to_owned(), params), "{verb}");
    };
    check("story.eat", json!({}), "unknown_verb", json!({ "verb": "story.eat" }));
    check("story.read", json!({}), "bad_request", json!({ "field": "id" }));
    check("story.read", json!({ "id": 7 }), "bad_request", json!({ "field": "id" }));
    check("story.trash", json!({ "ids": ["x", 7] }), "bad_request", json!({ "field": "ids[1]" }));
    check("story.create", json!({ "language": " " }), "bad_request", json!({ "field": "language" }));
    check("vocabulary.list", json!({ "kind": "x" }), "bad_request", json!({ "field": "kind" }));
    check("story.read", json!({ "id": "x" }), "story_missing", json!({ "id": "x" }));
    let nobody = "01900000-0000-7000-8000-000000000000";
    check("story.read", json!({ "id": nobody }), "story_missing", json!({ "id": nobody }));
    check("story.revisions", json!({ "id": nobody }), "story_missing", json!({ "id": nobody }));
    check("story.deliveries", json!({ "id": nobody }), "story_missing", json!({ "id": nobody }));
    check("person.name", json!({ "name": " " }), "name_empty", json!({}));
    let term = json!({ "kind": "genre", "id": null, "name": "", "parent": null });
    check("vocabulary.save", term, "name_empty", json!({}));
}

#[test]
fn whoever_writes_has_a_name() {
    let place = Place::nameless();
    assert_eq!(place.call("library.status", json!({}))["needs_name"], true);
    assert_eq!(place.fail("story.create", json!({ "language": "zh-CN" })).0, "name_empty");
    assert_eq!(place.fail("import.files", json!({ "handles": [] })).0, "name_empty");
    place.call("settings.write", json!({ "values": { "theme": "dark" } }));
    let person = place.call("person.name", json!({ "name": " 林晓 " }));
    assert_eq!(person["name"], "林晓");
    let status = place.call("library.status", json!({}));
    assert_eq!((status["needs_name"].clone(), status["person"].clone()), (json!(false), person));
    assert_eq!(status["name"], "library");
}

#[test]
fn settings_are_merged() {
    let place = Place::new();
    place.call("settings.write", json!({ "values": { "theme": "dark", "panes": { "left": 260 } } }));
    place.call("settings.write", json!({ "values": { "theme": null, "language": "en" } }));
    let values = place.call("settings.read", json!({}))["values"].clone();
    assert_eq!(values, json!({ "panes": { "left": 260 }, "language": "en" }));
    let refused = |values: Value, name: &str| {
        let (code, params) = place.fail("settings.write", json!({ "values": values }));
        assert_eq!((code.as_str(), params["name"].as_str()), ("setting_invalid", Some(name)));
    };
    refused(json!({ "": 1 }), "");
    refused(json!({ "newsroom.offset": "Beijing" }), "newsroom.offset");
    refused(json!({ "theme": "light", "big": "x".repeat(1 << 17) }), "big");
    assert_eq!(place.call("settings.read", json!({}))["values"], values, "all or none");
}

#[test]
fn a_story_is_typed_and_its_versions_kept() {
    let place = Place::new();
    let id = place.call("story.create", json!({ "language": "zh-CN" }))["id"].clone();
    let story = place.call("story.read", json!({ "id": id }));
    assert_eq!((story["dirty"].clone(), story["verbatim"].clone()), (json!(false), Value::Null));
    let mut block = story["article"]["doc"]["content"][1]["content"][0].clone();
    block["content"] = json!([{ "type": "text", "text": "江上起雾。" }]);
    let change = json!({ "head": {}, "blocks": [block], "order": null, "slip": { "slug": "fog" } });
    let typed = json!({ "id": id, "base": story["revision"], "change": change });
    let kept = place.call("story.journal", typed.clone());
    assert_eq!(kept["count"]["body"]["words"], 5);
    let now = place.call("story.read", json!({ "id": id }));
    assert_eq!(now["dirty"], true);
    assert_eq!(text(&now["article"]["doc"]), "江上起雾。");
    assert_eq!(now["article"]["slip"]["slug"], "fog");

    let made = place.call("story.commit", json!({ "id": id }))["revision"].clone();
    assert_ne!(made, story["revision"]);
    assert_eq!(place.call("story.commit", json!({ "id": id }))["revision"], made, "nothing was typed");
    let (code, params) = place.fail("story.journal", typed);
    assert_eq!((code.as_str(), &params["head"]), ("story_changed_elsewhere", &made));

    let first = story["revision"].clone();
    let old = place.call("story.revision", json!({ "id": id, "revision": first }));
    assert_eq!(old["article"], story["article"]);
    let restored = place.call("story.restore", json!({ "id": id, "revision": first }))["revision"].clone();
    let rows = place.call("story.revisions", json!({ "id": id }))["revisions"].clone();
    let stages: Vec<&str> =
        rows.as_array().unwrap().iter().map(|row| row["stage"].as_str().unwrap()).collect();
    assert_eq!(stages, ["restore", "edit", "create"]);
    assert_eq!(
        (&rows[0]["id"], &rows[0]["parents"], &rows[0]["hash"]),
        (&restored, &json!([made]), &rows[2]["hash"])
    );
    assert_eq!(rows[1]["author"], "林晓");
    assert_eq!((rows[1]["words"].clone(), rows[1]["added"].clone()), (json!(5), json!(5)));
}

#[test]
fn changes_that_do_not_fit() {
    let place = Place::new();
    let id = place.call("story.create", json!({ "language": "zh-CN" }))["id"].clone();
    let base = place.call("story.read", json!({ "id": id }))["revision"].clone();
    let change = |change: Value| json!({ "id": id, "base": base, "change": change });
    let unknown = change(json!({ "head": {}, "blocks": [], "order": [], "slip": { "slug": 7 } }));
    assert_eq!(place.fail("story.journal", unknown).0, "change_invalid");
    let stray = json!({ "type": "paragraph", "attrs": { "id": "b133b07b-4dd8-4829-8cfe-da0b055cc342", "style": "body", "only": null } });
    let stray = change(json!({ "head": {}, "blocks": [stray], "order": null, "slip": {} }));
    assert_eq!(place.fail("story.journal", stray).0, "change_invalid");
    let field = change(json!({ "heads": {} }));
    assert_eq!(
        place.fail("story.journal", field),
        ("bad_request".to_owned(), json!({ "field": "change.heads" }))
    );
    assert_eq!(place.call("story.read", json!({ "id": id }))["dirty"], false);
}

#[test]
fn the_bin_and_the_list() {
    let place = Place::new();
    let ids: Vec<Value> =
        (0..2).map(|_| place.call("story.create", json!({ "language": "en" }))["id"].clone()).collect();
    let list = |state: Value| {
        place.call("story.list", json!({ "channel": null, "state": state, "query": "", "sort": "updated" }))
    };
    assert_eq!(list(Value::Null)["total"], 2);
    place.call("story.trash", json!({ "ids": [ids[0]] }));
    let all = list(Value::Null);
    assert_eq!((all["total"].clone(), all["stories"][0]["id"].clone()), (json!(1), ids[1].clone()));
    assert_eq!(all["states"], json!({ "draft": 1, "exported": 0, "trashed": 1 }));
    assert_eq!(list(json!("trashed"))["stories"][0]["id"], ids[0]);
    place.call("story.untrash", json!({ "ids": [ids[0]] }));
    assert_eq!(list(Value::Null)["total"], 2);
    let nobody = "01900000-0000-7000-8000-000000000000";
    assert_eq!(place.fail("story.trash", json!({ "ids": [ids[1], nobody] })).0, "story_missing");
    assert_eq!(list(Value::Null)["total"], 2, "all or none");
}

#[test]
fn vocabularies() {
    let place = Place::new();
    let list =
        || place.call("vocabulary.list", json!({ "kind": "channel" }))["terms"].as_array().unwrap().clone();
    assert!(list().iter().any(|term| term["name"] == "要闻"), "a new library has the usual channels");
    let save = |id: Value, name: &str, parent: Value| json!({ "kind": "channel", "id": id, "name": name, "parent": parent });
    let id = place.call("vocabulary.save", save(Value::Null, "省内", json!("channel-yaowen")))["id"].clone();
    place.call("vocabulary.save", save(id.clone(), "江苏", json!("channel-yaowen")));
    let found: Vec<Value> = list().into_iter().filter(|term| term["id"] == id).collect();
    assert_eq!(found, [json!({ "id": id, "name": "江苏", "parent": "channel-yaowen" })]);
    assert_eq!(place.fail("vocabulary.save", save(Value::Null, "x", json!("nowhere"))).0, "setting_invalid");
}

#[test]
fn texts_are_counted() {
    let place = Place::new();
    let counts = place.call("text.count", json!({ "texts": ["你好，世界。", ""] }))["counts"].clone();
    assert_eq!((counts[0]["words"].clone(), counts[1]["words"].clone()), (json!(6), json!(0)));
}

#[test]
fn a_template_is_checked_before_it_is_kept() {
    let place = Place::new();
    let read = || place.call("template.read", json!({}));
    let builtin = read();
    assert_eq!(builtin["is_default"], true);
    let own = builtin["html"].as_str().unwrap().replace("</body>", "<p>自有</p></body>");
    assert_eq!(place.call("template.write", json!({ "html": own }))["problem"], Value::Null);
    assert_eq!((read()["is_default"].clone(), read()["html"].clone()), (json!(false), json!(own)));
    let id = place.call("story.create", json!({ "language": "zh-CN" }))["id"].clone();
    let preview = || place.call("preview.web", json!({ "id": id }));
    assert!(preview()["html"].as_str().unwrap().contains("<p>自有</p>"));

    let problem = place.call("template.write", json!({ "html": "{% if %}" }))["problem"].clone();
    assert_eq!(
        (problem["code"].as_str(), problem["params"]["line"].as_str()),
        (Some("template_invalid"), Some("1"))
    );
    assert_eq!(read()["html"], json!(own), "the one before stays");

    // Edited by another program, past the check.
    std::fs::write(place.desk.path().join("templates/web.html"), "\n{{").unwrap();
    let shown = preview();
    assert_eq!(shown["problem"]["code"], "template_invalid");
    assert!(shown["html"].as_str().unwrap().contains("<html"), "the built-in template stands in");
    place.call("template.write", json!({ "html": null }));
    assert_eq!(read(), builtin);
}

#[test]
fn formats_are_listed() {
    let place = Place::new();
    let formats = place.call("format.list", json!({}))["formats"].as_array().unwrap().clone();
    let ids: Vec<&str> = formats.iter().map(|format| format["id"].as_str().unwrap()).collect();
    let known: Vec<&str> = gaotai_formats::FORMATS.iter().map(|format| format.id).collect();
    assert_eq!(ids, known);
    let text = formats.iter().find(|format| format["id"] == "text").unwrap();
    assert_eq!(text["extension"], "txt");
}

#[test]
fn libraries_that_cannot_be_opened() {
    let place = Place::new();
    let code = |path: &std::path::Path| {
        gaotai_desk::Desk::open(path).map_or_else(|failure| failure.code.name(), |_| String::new())
    };
    assert_eq!(code(place.desk.path()), "library_locked");
    assert_eq!(code(&place.file("file", "x")), "not_a_library");
    place.file("other/notes.txt", "x");
    assert_eq!(code(&place.path("other")), "not_a_library");
    place.file("bad/library.sqlite", "x");
    assert_eq!(code(&place.path("bad")), "library_damaged");
    let missing = gaotai_desk::Desk::existing(&place.path("none")).unwrap_err();
    assert_eq!(missing.code.name(), "library_missing");
    assert!(!place.path("none").exists());
}
