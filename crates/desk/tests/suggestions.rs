//! What is suggested is nowhere but in the manuscript: no output has struck words, an export
//! waits for a decision, and what was suggested leaves as if accepted.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use common::{Place, said};
use gaotai_desk::story::suggestions::{Verdict, decide, list};
use serde_json::{Value, json};

/// In everything that goes.
const GHOST: &str = "幽灵";
/// In everything that comes.
const NEW: &str = "新芽";

fn by(id: &str) -> Value {
    json!({ "id": id, "person": "ann", "time": "2026-11-26T10:00:00+08:00" })
}

fn text(words: &str, marks: &[(&str, &str)]) -> Value {
    let mark = |(name, id): &(&str, &str)| json!({ "type": name, "attrs": by(id) });
    json!({ "type": "text", "text": words, "marks": marks.iter().map(mark).collect::<Vec<_>>() })
}

fn struck(id: &str) -> Value {
    text(&format!("{GHOST}{id}"), &[("deletion", id)])
}

fn new(id: &str) -> Value {
    text(&format!("{NEW}{id}"), &[("insertion", id)])
}

fn node(kind: &str, number: u32, acts: &[(&str, &str)], content: Vec<Value>) -> Value {
    let act = |(kind, id): &(&str, &str)| {
        let mut act = by(id);
        act["act"] = json!(kind);
        act
    };
    let id = format!("00000000-0000-4000-8000-{number:012}");
    let acts: Vec<Value> = acts.iter().map(act).collect();
    let mut attrs = json!({ "id": id });
    if !acts.is_empty() {
        attrs["suggested"] = json!(acts);
    }
    json!({ "type": kind, "attrs": attrs, "content": content })
}

fn line(number: u32, acts: &[(&str, &str)], content: Vec<Value>) -> Value {
    node("paragraph", number, acts, content)
}

fn figure(number: u32, acts: &[(&str, &str)], words: &str) -> Value {
    let said = |words: &str| vec![json!({ "type": "text", "text": words })];
    let inside =
        vec![node("caption", number + 1, &[], said(words)), node("credit", number + 2, &[], said(words))];
    node("figure", number, acts, inside)
}

/// Every kind of suggestion, with words that must not be seen and words that must.
fn body() -> Vec<Value> {
    let plain = |words: &str| vec![json!({ "type": "text", "text": words })];
    let cell = |number: u32, acts: &[(&str, &str)], words: &str| {
        node("table_cell", number, acts, vec![line(number + 1, &[], plain(words))])
    };
    let ghost = |id: &str| format!("{GHOST}{id}");
    let mut moved = line(61, &[("delete", "s8")], plain(&ghost("s8")));
    moved["attrs"]["suggested"][0]["of"] = json!("00000000-0000-4000-8000-000000000060");
    vec![
        line(
            10,
            &[],
            vec![text("清晨的江面", &[]), struck("s1"), new("s1"), text("起了雾。", &[("insertion", "s2")])],
        ),
        line(11, &[("join", "s3")], vec![struck("s3")]),
        line(12, &[("split", "s4")], vec![new("s4")]),
        figure(20, &[("delete", "s5")], &ghost("s5")),
        node("embed", 25, &[("delete", "s5")], vec![]),
        node(
            "table",
            30,
            &[],
            vec![
                node(
                    "table_row",
                    31,
                    &[],
                    vec![cell(32, &[], "留着"), cell(34, &[("delete", "s6")], &ghost("s6"))],
                ),
                node("table_row", 36, &[("delete", "s7")], vec![cell(37, &[], &ghost("s7"))]),
            ],
        ),
        node("box", 50, &[], vec![line(51, &[("join", "s3")], vec![struck("s3")])]),
        line(60, &[("insert", "s8")], plain("挪来的话。")),
        moved,
        line(70, &[], vec![formed()]),
        changed(),
    ]
}

/// A run that was a link elsewhere.
fn formed() -> Value {
    let mut was = by("sa");
    was["mark"] = json!("link");
    was["was"] = json!({ "href": format!("https://example.org/{GHOST}"), "title": GHOST });
    let link = json!({ "type": "link", "attrs": { "href": "https://example.org/", "title": null } });
    json!({ "type": "text", "text": "出处在此。", "marks": [link, { "type": "modification", "attrs": was }] })
}

/// An embed that was another one.
fn changed() -> Value {
    let mut embed = node("embed", 72, &[("change", "sb")], vec![]);
    let attrs = |words: &str| json!({ "url": "https://example.org/v", "title": words, "note": words });
    let was = json!({ "type": "embed", "attrs": attrs(GHOST) });
    embed["attrs"].as_object_mut().unwrap().extend(attrs("航拍").as_object().unwrap().clone());
    embed["attrs"]["suggested"][0]["was"] = was;
    embed
}

fn story(place: &Place) -> String {
    let id = place.call("story.create", json!({ "language": "zh-CN", "profile": null }))["id"].clone();
    let read = place.call("story.read", json!({ "id": id }));
    let mut title = read["article"]["doc"]["content"][0]["content"][2].clone();
    title["content"] = json!([struck("s9"), new("s9"), { "type": "text", "text": "大江起雾" }]);
    let (blocks, mut order) = (body(), Vec::new());
    order.extend(blocks.iter().map(|block| block["attrs"]["id"].clone()));
    let change = json!({ "head": { "title": title }, "blocks": blocks, "order": order, "slip": {} });
    place.call("story.journal", json!({ "id": id, "base": read["revision"], "change": change }));
    place.call("story.commit", json!({ "id": id }));
    id.as_str().unwrap().to_owned()
}

#[track_caller]
fn clean(what: &str, text: &str) {
    assert!(!text.contains(GHOST), "{what} has struck words: {text}");
    assert!(text.contains(NEW), "{what} lacks new words: {text}");
}

#[test]
fn struck_words_are_in_no_output() {
    let place = Place::new();
    let id = story(&place);
    let formats: Vec<String> = place.call("format.list", json!({}))["formats"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|one| one["exports"] == true)
        .map(|one| one["id"].as_str().unwrap().to_owned())
        .collect();
    assert!(formats.len() >= 4, "{formats:?}");
    let check = place.call("export.check", json!({ "id": id, "formats": formats, "encoding": null }));
    assert_eq!(check["suggestions"], 11);
    for one in check["checks"].as_array().unwrap() {
        assert_eq!(one["unexpected"], json!([]), "what is written reads back");
        let told = one["losses"].as_array().unwrap().iter().any(|loss| loss["code"] == "suggestion");
        assert!(told, "that suggestions leave as accepted is told: {one}");
    }
    let folder = place.path("out");
    std::fs::create_dir_all(&folder).unwrap();
    let target = place.desk.register_path(folder.clone());
    let order = json!({ "ids": [id], "formats": formats, "encoding": null, "zip": false, "target": target, "as_accepted": true });
    let files = place.call("export.write", order)["files"].as_array().unwrap().clone();
    for format in &formats {
        let of = files.iter().filter(|file| file["format"] == **format);
        let all: String = of.map(|file| said(&folder.join(file["path"].as_str().unwrap()))).collect();
        clean(format, &all);
    }
    let list = |query: &str| {
        place.call("story.list", json!({ "channel": null, "state": null, "query": query, "sort": "title" }))
    };
    clean("the list", &list("").to_string());
    assert_eq!(list(GHOST)["stories"], json!([]), "the search finds nothing that is struck");
    assert_eq!(list(NEW)["stories"].as_array().unwrap().len(), 1);
    clean("the web page", &place.call("preview.web", json!({ "id": id })).to_string());
    for (what, text) in place.printed(&id) {
        // The window is told no words, and the title is no story detail.
        let silent = text.starts_with('{') || what.contains("details");
        assert!(!text.contains(GHOST), "{what} has struck words: {text}");
        assert!(silent || text.contains(NEW), "{what} lacks new words: {text}");
    }
    let words = place.call("story.read", json!({ "id": id }))["count"]["body"]["words"].as_u64().unwrap();
    let said = "清晨的江面新芽s1起了雾。新芽s4留着挪来的话。出处在此。";
    let expected = gaotai_language::count(said).words;
    assert_eq!(words, u64::from(expected));
}

#[test]
fn an_export_waits_for_a_decision() {
    let place = Place::new();
    let id = story(&place);
    let target = place.desk.register_path(place.path("out"));
    let mut request =
        json!({ "ids": [id], "formats": ["text"], "encoding": null, "zip": false, "target": target });
    let (code, params) = place.fail("export.write", request.clone());
    assert_eq!((code.as_str(), params["count"].as_str()), ("export_suggestions", Some("11")));
    assert!(!place.path("out").exists(), "nothing was written");
    request["as_accepted"] = json!(true);
    let done = place.call("export.write", request.clone());
    let file = place.path("out").join(done["files"][0]["path"].as_str().unwrap());
    clean("the file", &std::fs::read_to_string(file).unwrap());
    assert_eq!(list(&place.desk, &id).unwrap().len(), 11, "in the story they stay open");

    let first = list(&place.desk, &id).unwrap()[0].id.clone();
    let verdict = |one: &str| if one == first { Verdict::Reject } else { Verdict::Accept };
    assert_eq!(decide(&place.desk, &id, &verdict).unwrap(), 11);
    assert_eq!(list(&place.desk, &id).unwrap(), []);
    let ledger = place.call("ledger.list", json!({ "article": id }));
    let decided = ledger["decided"].as_array().unwrap();
    assert_eq!(decided.len(), 11, "what is decided without a window stands in the ledger: {ledger}");
    let of = |one: &&Value| one["id"] == *first;
    let one = decided.iter().find(of).unwrap();
    assert_eq!((&one["verdict"], &one["by_name"]), (&json!("reject"), &json!("林晓")));
    assert!(decided.iter().all(|one| one["verdict"] == "accept" || one["id"] == *first), "{ledger}");
    request["as_accepted"] = json!(false);
    place.call("export.write", request);
}
