//! Word documents with suggestions and comments: in with those who made them, out when asked.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use common::{Place, text};
use gaotai_article::{Article, Block, Hash, Inline, Mark, Suggestion};
use gaotai_formats::{Anchor, Comment, Context, Review, Thread, format};
use gaotai_testkit::ids::Sequence;
use gaotai_testkit::story::Story;
use serde_json::{Value, json};
use std::collections::BTreeMap;

const THREAD: u128 = 50;

fn id(of: u128) -> String {
    uuid::Uuid::from_u128(of).to_string()
}

fn suggested() -> Article {
    let by =
        |of: u128| Suggestion { id: id(of), person: "p1".into(), time: "2026-11-26T10:00:00+08:00".into() };
    let mut article = Story::new("航班").paragraph("第一段。").build();
    if let Block::Paragraph(paragraph) = &mut article.doc.body[0] {
        paragraph.content = vec![
            Inline::text("张卫"),
            Inline::marked("昨日", vec![Mark::Deletion(by(1))]),
            Inline::marked("今日", vec![Mark::Insertion(by(1))]),
            Inline::marked("乘机", vec![Mark::Comment { id: id(THREAD) }]),
            Inline::text("。"),
        ];
    }
    article
}

/// As Word would send it: 王五 suggests, 李四 asks, 林晓, who is of the library, has answered.
fn document() -> Vec<u8> {
    let now = chrono::DateTime::parse_from_rfc3339("2026-11-26T17:00:00+08:00").unwrap();
    let comment =
        |person: &str, text: &str| Comment { person: person.into(), time: Some(now), text: text.into() };
    let review = Review {
        threads: vec![Thread {
            id: id(THREAD),
            anchor: Anchor::Range,
            quote: "乘机".into(),
            resolved: true,
            comments: vec![comment("李四", "乘哪一班？"), comment("林晓", "MU2871")],
        }],
        people: BTreeMap::from([("p1".to_owned(), "王五".to_owned())]),
    };
    let (mut ids, media) = (Sequence::default(), |_: &Hash| None);
    let mut context = Context { review: Some(&review), ..Context::new(&mut ids, now, &media) };
    let export = format("docx").unwrap().export.unwrap();
    export(&suggested(), "story", &mut context).unwrap().files.remove(0).bytes
}

fn person(place: &Place, name: &str) -> Vec<String> {
    let people = place.call("person.list", json!({}))["people"].clone();
    let found = people.as_array().unwrap().iter().filter(|one| one["name"] == name);
    found.map(|one| one["id"].as_str().unwrap().to_owned()).collect()
}

fn runs(place: &Place, story: &str) -> Vec<Value> {
    let story = place.call("story.read", json!({ "id": story }));
    story["article"]["doc"]["content"][1]["content"][0]["content"].as_array().unwrap().clone()
}

#[test]
fn suggestions_and_comments_come_in_with_their_people() {
    let place = Place::new();
    let file = place.file("审改.docx", document());
    let story = place.import_one(&file);
    place.import_one(&file);

    let [suggester] = person(&place, "王五").try_into().expect("one 王五, however often a file comes");
    let marked: Vec<(Value, Value)> = runs(&place, &story)
        .iter()
        .filter(|run| run["marks"][0]["attrs"]["person"].is_string())
        .map(|run| (run["text"].clone(), run["marks"][0]["attrs"]["person"].clone()))
        .collect();
    let whose = json!(suggester);
    assert_eq!(marked, [(json!("昨日"), whose.clone()), (json!("今日"), whose)]);

    let threads = place.call("comment.list", json!({ "article": story }))["threads"].clone();
    let [thread] = threads.as_array().unwrap().as_slice() else { panic!("{threads}") };
    let said: Vec<(&str, &str)> = thread["comments"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["person_name"].as_str().unwrap(), one["text"].as_str().unwrap()))
        .collect();
    assert_eq!(said, [("李四", "乘哪一班？"), ("林晓", "MU2871")]);
    assert_eq!(thread["comments"][0]["time"], "2026-11-26T17:00:00+08:00");
    assert!(!thread["resolved"].is_null(), "{thread}");
    assert_eq!(person(&place, "林晓").len(), 1, "who is here already comes in nobody's second");
    let commented = runs(&place, &story);
    let commented = commented.iter().find(|run| run["text"] == "乘机").unwrap();
    assert_eq!(commented["marks"][0]["attrs"]["id"], thread["id"], "the mark leads to its thread");
    assert_eq!(text(&json!({ "content": runs(&place, &story) })), "张卫昨日今日乘机。");
}

#[test]
fn they_leave_again_only_when_that_is_asked() {
    let place = Place::new();
    let story = place.import_one(&place.file("审改.docx", document()));
    let write = |formats: Value, with_review: bool| {
        let target = place.desk.register_path(place.path("out"));
        std::fs::create_dir_all(place.path("out")).unwrap();
        let request = json!({ "ids": [story], "formats": formats, "encoding": null, "zip": false, "target": target,
            "with_review": with_review });
        place.try_call("export.write", request)
    };
    for (formats, with_review) in [(json!(["docx"]), false), (json!(["docx", "html"]), true)] {
        let failure = write(formats, with_review).expect_err("suggestions are open");
        assert_eq!(failure.code.name(), "export_suggestions");
    }
    let sent = write(json!(["docx"]), true).unwrap();
    let losses = sent["losses"].to_string();
    assert!(!losses.contains("\"suggestion\"") && !losses.contains("\"comment\""), "{losses}");
    let other = Place::new();
    let file = place.path("out").join(sent["files"][0]["path"].as_str().unwrap());
    let back = other.import_one(&file);
    assert_eq!(runs(&other, &back).len(), runs(&place, &story).len());
    let threads = other.call("comment.list", json!({ "article": back }))["threads"].clone();
    let people: Vec<&str> = threads[0]["comments"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["person_name"].as_str().unwrap())
        .collect();
    assert_eq!(people, ["李四", "林晓"]);
    assert_eq!(person(&other, "王五").len(), 1);
}
