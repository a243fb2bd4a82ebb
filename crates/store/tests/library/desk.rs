//! What belongs to the desk: people, settings, vocabularies, problems, deliveries, steps.

use crate::common::*;
use gaotai_article::Hash;
use gaotai_store::{DeliveredFile, NewDelivery, Problem, RevisionId, Sent, StoreError, TermKind};
use serde_json::json;
use std::collections::BTreeMap;
use uuid::Uuid;

#[test]
fn the_first_run_asks_for_a_name() {
    let desk = desk();
    assert!(desk.read(|r| r.needs_name()).unwrap());
    let first = desk.write(&nobody(), "name", |w| w.put_person(" 林元沁 ")).unwrap();
    assert_eq!(first.name, "林元沁");
    assert_eq!(desk.read(|r| r.person()).unwrap(), Some(first.clone()));
    let second = desk.write(&nobody(), "name", |w| w.put_person("沙佳仪")).unwrap();
    assert_ne!(first.id, second.id);
    assert_eq!(desk.read(|r| r.person()).unwrap(), Some(second));
    assert_eq!(desk.write(&nobody(), "name", |w| w.put_person("林元沁")).unwrap(), first);
    let (_folder, root) = desk.close();
    let library = gaotai_store::Library::open(&root).unwrap();
    assert_eq!(library.read(|r| r.person()).unwrap(), Some(first));
}

#[test]
fn settings_are_merged() {
    let desk = desk();
    let put = |values: serde_json::Value| {
        let values: BTreeMap<_, _> = serde_json::from_value(values).unwrap();
        desk.write(&at(0), "settings", |w| w.put_settings(&values)).unwrap();
    };
    put(json!({ "theme": "dark", "panes": { "left": 240 } }));
    put(json!({ "theme": "light", "language": "en" }));
    put(json!({ "language": null }));
    let all = desk.read(|r| r.all_settings()).unwrap();
    assert_eq!(json!(all), json!({ "theme": "light", "panes": { "left": 240 } }));
    assert_eq!(desk.read(|r| r.setting("theme")).unwrap(), Some(json!("light")));
    assert_eq!(desk.read(|r| r.setting("language")).unwrap(), None);
}

#[test]
fn vocabulary_entries_must_have_a_place() {
    let desk = desk();
    let put = |id: Option<&str>, name: &str, parent: Option<&str>| {
        desk.write(&at(0), "term", |w| w.put_term(TermKind::Channel, id, name, parent))
    };
    put(Some("a"), "甲", None).unwrap();
    put(Some("b"), "乙", Some("a")).unwrap();
    let made = put(None, "丙", Some("b")).unwrap();
    let refused = |result| assert!(matches!(result, Err(StoreError::TermInvalid { .. })), "{result:?}");
    refused(put(Some("a"), "甲", Some("b")));
    refused(put(Some("a"), "甲", Some(&made)));
    refused(put(Some("a"), "甲", Some("a")));
    refused(put(Some("d"), "丁", Some("z")));
    refused(put(Some("d"), " ", None));
    let genres = desk.write(&at(0), "term", |w| w.put_term(TermKind::Genre, Some("a"), "消息", None));
    assert_eq!(genres.unwrap(), "a", "each vocabulary has ids of its own");
    assert_eq!(desk.read(|r| r.vocabulary(TermKind::Channel)).unwrap().len(), 3);
}

#[test]
fn problems_stay_with_the_story() {
    let desk = desk();
    desk.create(&story(1, "标题", &["一"]));
    let problem = |code: &str, line| Problem {
        code: code.into(),
        params: BTreeMap::from([("what".into(), "面包屑".into())]),
        line,
        column: 3,
        excerpt: "首页 > 江苏".into(),
    };
    let both = vec![problem("furniture", 9), problem("unknown_line", 2)];
    desk.write(&at(0), "import", |w| w.put_problems(id(1), &both)).unwrap();
    assert_eq!(desk.read(|r| r.problems(id(1))).unwrap(), both);
    desk.write(&at(0), "import", |w| w.put_problems(id(1), &both[1..])).unwrap();
    assert_eq!(desk.read(|r| r.problems(id(1))).unwrap(), both[1..]);
    let missing = desk.write(&at(0), "import", |w| w.put_problems(id(2), &both));
    assert!(matches!(missing, Err(StoreError::StoryMissing { .. })));
}

#[test]
fn what_was_sent_is_kept() {
    let desk = desk();
    let revision = desk.create(&story(1, "标题", &["一"]));
    let file =
        |path: &str| DeliveredFile { path: path.into(), sha256: Hash::of(path.as_bytes()), bytes: 1 << 40 };
    let sent = |format: &str, revision| NewDelivery {
        article: id(1),
        revision,
        format: format.into(),
        path: "/media/usb/出稿".into(),
        files: vec![file("a.html"), file("media/b.png")],
        sent: (format == "ninjs").then(|| Sent { destination: "wire".into(), version: 2 }),
    };
    desk.write(&at(1), "export", |w| w.put_delivery(&sent("html", revision))).unwrap();
    desk.write(&at(2), "export", |w| w.put_delivery(&sent("ninjs", revision))).unwrap();
    let found = desk.read(|r| r.deliveries(id(1))).unwrap();
    assert_eq!(found.iter().map(|it| it.format.as_str()).collect::<Vec<_>>(), ["ninjs", "html"]);
    assert_eq!(found[0].sent, sent("ninjs", revision).sent);
    assert_eq!(found[1].sent, None);
    assert_eq!((found[1].time, &found[1].author, found[1].revision), (time(1), &Some(person()), revision));
    assert_eq!((found[1].path.as_str(), &found[1].files), ("/media/usb/出稿", &sent("", revision).files));
    let unknown = RevisionId(Uuid::from_u128(5));
    let wrong = desk.write(&at(3), "export", |w| w.put_delivery(&sent("html", unknown)));
    assert!(matches!(wrong, Err(StoreError::RevisionMissing { .. })));
}

#[test]
fn every_write_but_typing_is_a_step() {
    let desk = desk();
    let first = story(1, "标题", &["一"]);
    let base = desk.create(&first);
    let change = gaotai_article::Change::between(&first, &retyped(&first, "二"));
    desk.write(&at(1), "type", |w| w.journal(id(1), base, &change)).unwrap();
    desk.write(&at(2), "commit", |w| w.compact(id(1), gaotai_store::Stage::Edit)).unwrap();
    let (_folder, root) = desk.close();
    let database = raw(&root);
    let mut query =
        database.prepare("SELECT label || ' ' || person || ' ' || time FROM step ORDER BY id").unwrap();
    let steps: Vec<String> = query.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let who = person().id;
    let expected = [
        format!("create {who} 2023-02-10T21:40:02.500+08:00"),
        format!("commit {who} 2023-02-10T21:40:04.500+08:00"),
    ];
    assert_eq!(steps, expected);
}
