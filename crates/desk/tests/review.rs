//! People, comments, the ledger and reading, called as the window calls them.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use common::Place;
use serde_json::{Value, json};

/// A story with one paragraph, written by 林晓; 何青 edits.
struct Room {
    place: Place,
    story: Value,
    block: Value,
    reporter: Value,
    editor: Value,
}

impl Room {
    fn new() -> Room {
        let place = Place::new();
        let reporter = place.call("library.status", json!({}))["person"]["id"].clone();
        let editor = put(&place, "何青", "responsible_editor")["id"].clone();
        let story = place.call("story.create", json!({ "language": "zh-CN" }))["id"].clone();
        let read = place.call("story.read", json!({ "id": story }));
        let block = read["article"]["doc"]["content"][1]["content"][0].clone();
        let room = Room { place, story, block, reporter, editor };
        room.types(json!([text("江上起雾。")]));
        room
    }

    fn choose(&self, who: &Value) {
        self.place.call("person.choose", json!({ "id": who }));
    }

    fn journal(&self, change: Value, rest: Value) {
        let base = self.place.call("story.read", json!({ "id": self.story }))["revision"].clone();
        let mut request = json!({ "id": self.story, "base": base, "change": change });
        request.as_object_mut().unwrap().extend(rest.as_object().unwrap().clone());
        self.place.call("story.journal", request);
    }

    fn types(&self, runs: Value) {
        let mut block = self.block.clone();
        block["content"] = runs;
        self.journal(json!({ "blocks": [block] }), json!({}));
    }

    fn comments(&self, id: &str) {
        self.place.call(
            "comment.add",
            json!({
                "id": id, "article": self.story, "anchor": { "on": "range" }, "quote": "江上",
                "text": "哪条江？", "mentions": [self.reporter],
            }),
        );
    }

    fn threads(&self) -> Value {
        self.place.call("comment.list", json!({ "article": self.story }))["threads"].clone()
    }

    fn row(&self) -> Value {
        let asked = json!({ "channel": null, "state": null, "query": "", "sort": "updated" });
        self.place.call("story.list", asked)["stories"][0].clone()
    }

    fn since_read(&self) -> Value {
        self.place.call("story.since_read", json!({ "article": self.story }))
    }
}

fn text(words: &str) -> Value {
    json!({ "type": "text", "text": words })
}

fn marked(words: &str, mark: &str, person: &Value) -> Value {
    let attrs = json!({ "id": THREAD, "person": person, "time": "2026-11-26T09:00:00.000+08:00" });
    json!({ "type": "text", "text": words, "marks": [{ "type": mark, "attrs": attrs }] })
}

fn put(place: &Place, name: &str, role: &str) -> Value {
    let asked =
        json!({ "id": null, "name": name, "pen_name": "", "role": role, "colour": null, "tracked": null });
    place.call("person.put", asked)["person"].clone()
}

const THREAD: &str = "0198f000-0000-4000-8000-000000000001";

#[test]
fn people_and_their_roles() {
    let room = Room::new();
    let place = &room.place;
    let people = place.call("person.list", json!({}))["people"].clone();
    let told = |person: &Value| (person["name"].clone(), person["current"].clone(), person["tracks"].clone());
    assert_eq!(told(&people[0]), (json!("林晓"), json!(true), json!(false)));
    assert_eq!(told(&people[1]), (json!("何青"), json!(false), json!(true)));
    assert_eq!((&people[1]["colour"], &people[1]["tracked"]), (&json!("green"), &Value::Null));
    room.choose(&room.editor);
    assert_eq!(place.call("library.status", json!({}))["person"]["name"], "何青");
    let taken = json!({ "id": room.editor, "name": "林晓", "pen_name": "", "role": "editor", "colour": null, "tracked": true });
    assert_eq!(place.fail("person.put", taken).0, "person_name_taken");
    assert_eq!(place.fail("person.remove", json!({ "id": room.reporter })).0, "person_has_written");
    assert_eq!(
        place.fail("person.choose", json!({ "id": "x" })),
        ("person_missing".into(), json!({ "id": "x" }))
    );
    place.call("person.remove", json!({ "id": room.editor }));
    assert_eq!(place.call("library.status", json!({}))["person"]["name"], "林晓");
}

#[test]
fn comments_and_who_has_seen_them() {
    let room = Room::new();
    room.choose(&room.editor);
    room.comments(THREAD);
    assert_eq!(
        room.place.fail("comment.reply", json!({ "thread": THREAD, "text": " ", "mentions": [] })).0,
        "bad_request"
    );
    room.choose(&room.reporter);
    assert_eq!((&room.row()["comments"], &room.row()["unread"]), (&json!(1), &json!(1)));
    assert_eq!(
        room.place.fail("comment.change", json!({ "id": THREAD, "text": "x", "mentions": [] })).0,
        "comment_not_yours"
    );
    let answer =
        room.place.call("comment.reply", json!({ "thread": THREAD, "text": "浦江。", "mentions": [] }));
    assert_eq!(answer["article"], room.story);
    room.place.call("comment.read", json!({ "ids": [THREAD] }));
    room.place.call("comment.resolve", json!({ "thread": THREAD, "resolved": true }));
    let thread = room.threads()[0].clone();
    assert_eq!((&thread["id"], &thread["anchor"]), (&json!(THREAD), &json!({ "on": "range" })));
    assert_eq!((&thread["resolved"]["person_name"], &thread["quote"]), (&json!("林晓"), &json!("江上")));
    assert_eq!(
        (&thread["comments"][1]["id"], &thread["comments"][1]["role"]),
        (&answer["id"], &json!("other"))
    );
    assert_eq!((&room.row()["comments"], &room.row()["unread"]), (&json!(0), &json!(0)));
    assert_eq!(room.place.fail("comment.remove", json!({ "id": room.story })).0, "comment_missing");
}

#[test]
fn the_ledger() {
    let room = Room::new();
    room.choose(&room.editor);
    room.types(json!([text("江上"), marked("大", "insertion", &room.editor), text("起雾。")]));
    assert_eq!(room.row()["suggestions"], 1);
    room.journal(json!({ "slip": { "slug": "雾" } }), json!({ "tracked": true }));
    assert_eq!(room.row()["suggestions"], 2);
    room.choose(&room.reporter);
    let decided = json!([{
        "id": THREAD, "verdict": "accept", "kind": "insertion", "person": room.editor, "was": "", "now": "大",
        "time": "2026-11-26T09:00:00.000+08:00", "section": null,
    }]);
    let list = || room.place.call("ledger.list", json!({ "article": room.story }));
    let mut block = room.block.clone();
    block["content"] = json!([text("江上大起雾。")]);
    room.journal(json!({ "blocks": [block] }), json!({ "decided": decided }));
    let ledger = list();
    let field = ledger["fields"][0].clone();
    assert_eq!(
        (&field["field"], &field["was"], &field["now"], &field["person_name"]),
        (&json!("slug"), &json!(""), &json!("雾"), &json!("何青"))
    );
    let one = &ledger["decided"][0];
    assert_eq!(
        (&one["verdict"], &one["person_name"], &one["by_name"]),
        (&json!("accept"), &json!("何青"), &json!("林晓"))
    );
    // The decision is taken back: it waits in the text again.
    room.types(json!([text("江上"), marked("大", "insertion", &room.editor), text("起雾。")]));
    assert_eq!(list()["decided"], json!([]));

    let change =
        room.place.call("ledger.decide_field", json!({ "id": field["id"], "verdict": "reject" }))["change"]
            .clone();
    assert_eq!(change["slip"], json!({ "slug": "" }));
    assert_eq!(room.place.call("story.read", json!({ "id": room.story }))["article"]["slip"]["slug"], "");
    let ledger = list();
    assert_eq!((&ledger["fields"], &ledger["decided"][0]["kind"]), (&json!([]), &json!("field")));
    assert_eq!(
        room.place.fail("ledger.decide_field", json!({ "id": field["id"], "verdict": "accept" })).0,
        "suggestion_missing"
    );
}

#[test]
fn since_it_was_read() {
    let room = Room::new();
    room.choose(&room.editor);
    assert_eq!(room.since_read(), Value::Null, "neither read nor written");
    let read = room.place.call("story.read_up_to", json!({ "article": room.story }))["revision"].clone();
    // What comes late, when somebody else is at the keyboard, is not theirs.
    room.choose(&room.reporter);
    let late = json!({ "article": room.story, "reader": room.editor });
    let before = room.since_read();
    room.place.call("story.read_up_to", late);
    assert_eq!(room.since_read(), before);
    room.choose(&room.editor);
    let none = room.since_read();
    assert_eq!((&none["revision"], &none["comparison"]["same"]), (&read, &json!(true)));
    room.types(json!([text("清晨江上起雾。")]));
    assert_eq!(room.since_read()["comparison"]["same"], true, "her own");
    room.choose(&room.reporter);
    room.types(json!([text("清晨江上起雾。船停了。")]));
    room.choose(&room.editor);
    let found = room.since_read();
    assert_eq!((&found["comparison"]["same"], &found["comparison"]["added"]), (&json!(false), &json!(4)));
    room.place.call("story.commit", json!({ "id": room.story }));
    assert_eq!(room.since_read()["comparison"]["added"], 4, "after her own version only his word is new");
}

#[test]
fn who_wrote_what() {
    let room = Room::new();
    room.choose(&room.editor);
    room.types(json!([text("清晨江上起"), marked("大", "insertion", &room.editor), text("雾。")]));
    let blame = room.place.call("story.blame", json!({ "article": room.story }));
    let runs: Vec<_> = blame["blocks"][0]["runs"]
        .as_array()
        .unwrap()
        .iter()
        .map(|run| {
            (run["from"].as_u64().unwrap(), run["to"].as_u64().unwrap(), run["name"].as_str().unwrap())
        })
        .collect();
    assert_eq!(runs, [(0, 2, "何青"), (2, 5, "林晓"), (5, 6, "何青"), (6, 8, "林晓")]);
    assert_eq!(blame["blocks"][0]["runs"][2]["time"], "2026-11-26T09:00:00.000+08:00");
    assert_eq!(blame["people"].as_array().unwrap().len(), 2);

    let file = room.place.file("来稿.txt", "题目\n\n江上起雾，渡轮停了。");
    let story = room.place.import_one(&file);
    let blame = room.place.call("story.blame", json!({ "article": story }));
    for run in blame["blocks"].as_array().unwrap().iter().flat_map(|block| block["runs"].as_array().unwrap())
    {
        assert_eq!((&run["person"], &run["stage"]), (&Value::Null, &json!("import")));
    }
}

/// What is said beside a story, and what waits in its details, is in nothing that leaves.
#[test]
fn comments_and_the_ledger_leave_by_nothing() {
    const MARKER: &str = "此话只在批注里";
    let room = Room::new();
    room.place.call(
        "comment.add",
        json!({
            "id": THREAD, "article": room.story, "anchor": { "on": "field", "field": "slug" }, "quote": MARKER,
            "text": MARKER, "mentions": [],
        }),
    );
    room.place.call("comment.reply", json!({ "thread": THREAD, "text": MARKER, "mentions": [] }));
    room.journal(json!({ "slip": { "slug": MARKER } }), json!({}));
    room.journal(json!({ "slip": { "slug": "雾" } }), json!({ "tracked": true }));
    let decided = json!([{
        "id": "s", "verdict": "reject", "kind": "insertion", "person": room.editor, "was": MARKER, "now": MARKER,
        "time": "2026-11-26T09:00:00.000+08:00", "section": MARKER,
    }]);
    room.journal(json!({ "slip": {} }), json!({ "decided": decided }));
    let ledger = room.place.call("ledger.list", json!({ "article": room.story })).to_string();
    assert!(ledger.matches(MARKER).count() >= 4, "the control: {ledger}");

    let formats = room.place.call("format.list", json!({}))["formats"].clone();
    let ids: Vec<&Value> = formats
        .as_array()
        .unwrap()
        .iter()
        .filter(|one| one["exports"] == true)
        .map(|one| &one["id"])
        .collect();
    let out = room.place.path("out");
    std::fs::create_dir(&out).unwrap();
    let target = room.place.desk.register_path(out.clone());
    let answers = [
        room.place.call("export.check", json!({ "id": room.story, "formats": ids, "encoding": null })),
        room.place.call(
            "export.write",
            json!({ "ids": [room.story], "formats": ids, "encoding": null, "zip": false, "target": target, "pass_placeholders": true }),
        ),
        room.place.call("preview.web", json!({ "id": room.story })),
        room.place.call("story.placeholders", json!({ "id": room.story })),
    ];
    assert!(answers.iter().all(|answer| !answer.to_string().contains(MARKER)));
    // What is suggested of a detail is the detail: that and no comment is on the page of details.
    for (what, text) in room.place.printed(room.story.as_str().unwrap()) {
        assert!(!text.contains(MARKER), "{what}: {text}");
    }
    let mut files = 0;
    let mut folders = vec![out];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap().flatten() {
            if entry.path().is_dir() {
                folders.push(entry.path());
            } else {
                files += 1;
                let bytes = std::fs::read(entry.path()).unwrap();
                assert!(!String::from_utf8_lossy(&bytes).contains(MARKER), "{:?}", entry.path());
            }
        }
    }
    assert!(files >= ids.len(), "{files} files");
}
