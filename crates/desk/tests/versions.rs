//! What makes history, and what is seen of it.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use gaotai_desk::Desk;
use serde_json::{Value, json};
use tempfile::TempDir;

struct Room {
    desk: Desk,
    _folder: TempDir,
}

impl Room {
    fn new() -> Room {
        let folder = TempDir::new().unwrap();
        let desk = Desk::create(&folder.path().join("library")).unwrap();
        let room = Room { desk, _folder: folder };
        room.call("person.name", json!({ "name": "林晓" }));
        room
    }

    fn call(&self, verb: &str, request: Value) -> Value {
        self.desk
            .call(verb, request, &|_, _, _, _| {})
            .unwrap_or_else(|failure| panic!("{verb}: {failure:?}"))
    }

    fn story(&self) -> String {
        let made = self.call("story.create", json!({ "language": "zh-CN", "profile": null }));
        made["id"].as_str().unwrap().to_owned()
    }

    /// Types into the first paragraph.
    fn write(&self, id: &str, text: &str) {
        let read = self.call("story.read", json!({ "id": id }));
        let mut block = read["article"]["doc"]["content"][1]["content"][0].clone();
        block["content"] = json!([{ "type": "text", "text": text }]);
        let change = json!({ "head": {}, "blocks": [block], "order": null, "slip": {} });
        self.call("story.journal", json!({ "id": id, "base": read["revision"], "change": change }));
    }

    fn commit(&self, id: &str) -> String {
        self.call("story.commit", json!({ "id": id }))["revision"].as_str().unwrap().to_owned()
    }

    fn versions(&self, id: &str) -> Vec<Value> {
        self.call("story.revisions", json!({ "id": id }))["revisions"].as_array().unwrap().clone()
    }

    fn compare(&self, id: &str, old: &str, new: &str) -> Value {
        self.call("story.compare", json!({ "id": id, "old": old, "new": new }))
    }
}

#[test]
fn a_snapshot_has_what_was_typed_last_and_its_name() {
    let room = Room::new();
    let id = room.story();
    room.write(&id, "江水东流。");
    let revision = room.call("story.snapshot", json!({ "id": id, "name": " 送审前 " }))["revision"].clone();
    let newest = room.versions(&id).remove(0);
    assert_eq!((&newest["id"], &newest["name"], &newest["note"]), (&revision, &json!("送审前"), &json!("")));
    assert_eq!(newest["added"], 5);
    // Nothing was typed since: the same version, under another name.
    let again = room.call("story.snapshot", json!({ "id": id, "name": "一审", "note": "主任看过" }));
    assert_eq!(again["revision"], revision);
    let newest = room.versions(&id).remove(0);
    assert_eq!((&newest["name"], &newest["note"]), (&json!("一审"), &json!("主任看过")));
    assert_eq!(room.versions(&id).len(), 2);
}

#[test]
fn a_name_is_changed_and_taken_away_and_touches_no_version() {
    let room = Room::new();
    let id = room.story();
    room.write(&id, "江水东流。");
    let revision = room.commit(&id);
    let before = room.versions(&id);
    let name = |name: Value| {
        room.call("story.name_version", json!({ "id": id, "revision": revision, "name": name }))
    };
    name(json!("初稿"));
    assert_eq!(room.versions(&id)[0]["name"], "初稿");
    name(json!("定稿"));
    assert_eq!(room.versions(&id)[0]["name"], "定稿");
    name(json!("  "));
    assert_eq!(room.versions(&id), before);
    name(json!("定稿"));
    name(Value::Null);
    assert_eq!(room.versions(&id), before);
    assert_eq!(room.call("library.check", json!({}))["ok"], true);
}

#[test]
fn names_that_are_none_are_refused() {
    let room = Room::new();
    let id = room.story();
    let fails = |verb: &str, request: Value| room.desk.call(verb, request, &|_, _, _, _| {}).unwrap_err();
    for name in ["", "  ", &"长".repeat(201)] {
        let failure = fails("story.snapshot", json!({ "id": id, "name": name }));
        assert_eq!(serde_json::to_value(&failure).unwrap()["code"], "bad_request", "{name}");
    }
    let other = room.story();
    let foreign = room.versions(&other)[0]["id"].clone();
    let failure = fails("story.name_version", json!({ "id": id, "revision": foreign, "name": "别篇" }));
    assert_eq!(serde_json::to_value(&failure).unwrap()["code"], "story_missing");
}

#[test]
fn what_was_typed_last_is_compared_too() {
    let room = Room::new();
    let id = room.story();
    room.write(&id, "公司从广东迁到上海，员工2,200人。");
    let old = room.commit(&id);
    room.write(&id, "公司从广州迁到上海，员工2,300人。");
    let seen = room.compare(&id, &old, "now");
    let pieces: Vec<(&str, &str)> = seen["rows"][0]["pieces"]
        .as_array()
        .unwrap()
        .iter()
        .map(|piece| (piece["op"].as_str().unwrap(), piece["text"].as_str().unwrap()))
        .collect();
    let expected = [
        ("same", "公司从"),
        ("removed", "广东"),
        ("added", "广州"),
        ("same", "迁到上海，员工"),
        ("removed", "2,200人"),
        ("added", "2,300人"),
        ("same", "。"),
    ];
    assert_eq!(pieces, expected);
    assert_eq!((&seen["added"], &seen["removed"], &seen["same"]), (&json!(8), &json!(8), &json!(false)));
    let new = room.commit(&id);
    assert_eq!(room.compare(&id, &old, &new), seen);
    assert_eq!(room.compare(&id, &new, "now")["same"], true);
    // One truth for numbers: the timeline has those of the comparison.
    let newest = room.versions(&id).remove(0);
    assert_eq!((&newest["added"], &newest["removed"]), (&seen["added"], &seen["removed"]));
}
