//! What makes history, and what is seen of it.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use common::Place;
use gaotai_article::{Article, Change, codec};
use gaotai_desk::Desk;
use gaotai_testkit::edits::{Edit, edited};
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

#[test]
fn an_import_is_two_versions_and_an_export_makes_one_of_what_was_typed() {
    let place = Place::new();
    let id =
        place.import_one(&place.file("in/fog.txt", "雾锁大江\n\n清晨的江面上起了大雾,能见度不足五十米。\n"));
    let versions =
        || place.call("story.revisions", json!({ "id": id }))["revisions"].as_array().unwrap().clone();
    let stages: Vec<String> =
        versions().iter().map(|row| row["stage"].as_str().unwrap().to_owned()).collect();
    assert_eq!(stages, ["repair", "import"]);
    let read = place.call("story.read", json!({ "id": id }));
    let mut block = read["article"]["doc"]["content"][1]["content"][0].clone();
    block["content"] = json!([{ "type": "text", "text": "雾散了。" }]);
    let change = json!({ "head": {}, "blocks": [block], "order": null, "slip": {} });
    place.call("story.journal", json!({ "id": id, "base": read["revision"], "change": change }));
    let target = place.desk.register_path(place.path("out"));
    let order = json!({ "ids": [id], "formats": ["text"], "encoding": null, "zip": false, "target": target });
    place.call("export.write", order.clone());
    let newest = versions().remove(0);
    assert_eq!((&newest["stage"], versions().len()), (&json!("edit"), 3));
    let deliveries =
        || place.call("story.deliveries", json!({ "id": id }))["deliveries"].as_array().unwrap().clone();
    assert_eq!(deliveries()[0]["revision"], newest["id"], "what was sent is what was typed");
    // Nothing was typed since: the export is of the same version.
    place.call("export.write", order);
    assert_eq!((versions().len(), deliveries().len()), (3, 2));
}

#[test]
fn a_pause_makes_a_version_only_of_what_is_new() {
    let room = Room::new();
    let id = room.story();
    room.write(&id, "江水东流。");
    let made = room.commit(&id);
    assert_eq!(room.versions(&id).len(), 2);
    assert_eq!(room.commit(&id), made, "nothing was typed");
    room.write(&id, "江水西流。");
    room.write(&id, "江水东流。");
    assert_eq!(room.commit(&id), made, "what was typed was taken back");
    assert_eq!(room.versions(&id).len(), 2);
}

/// Sends what leads from one state to the next, as the editor does.
fn send(room: &Room, id: &str, next: impl Fn(Article) -> Article) {
    let read = room.call("story.read", json!({ "id": id }));
    let before = codec::from_str(&read["article"].to_string()).unwrap();
    let change = Change::between(&before, &next(before.clone()));
    room.call("story.journal", json!({ "id": id, "base": read["revision"], "change": change }));
}

#[test]
fn the_timeline_has_the_numbers_of_the_comparison() {
    let room = Room::new();
    let id = room.story();
    let texts = [
        "凌晨零点，两条夜班线路发车。沿线站台换了站牌。",
        "下一步，县里将按季度调整班次。",
        "记者跟车走完全程。",
    ];
    let insert = |text: &str| Edit::Insert(9, vec![gaotai_article::Inline::text(text)]);
    let mut edits: Vec<Edit> = texts.iter().map(|text| insert(text)).collect();
    edits.extend([
        Edit::Type(6, 5, 2, "三条".into()),
        Edit::Split(1, 14, false),
        Edit::Move(1, 3),
        Edit::Type(7, 3, 4, "县交通局".into()),
        Edit::Join(2),
        Edit::Retype(1, 3),
        Edit::Double(2),
        Edit::Wrap(1),
        Edit::Remove(2),
    ]);
    for (nth, edit) in edits.iter().enumerate() {
        send(&room, &id, |story| edited(story, edit, nth));
        room.commit(&id);
    }
    let versions = room.versions(&id);
    assert!(versions.len() >= 10, "{}", versions.len());
    for row in &versions[..versions.len() - 1] {
        let seen = room.compare(&id, row["parents"][0].as_str().unwrap(), row["id"].as_str().unwrap());
        assert_eq!((&row["added"], &row["removed"]), (&seen["added"], &seen["removed"]), "{row}");
    }
}
