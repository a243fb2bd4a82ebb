//! Story profiles, from the list to the story.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use common::Place;
use serde_json::{Value, json};

fn row(place: &Place, id: &str) -> Option<Value> {
    let rows = place.call("profile.list", json!({}))["profiles"].clone();
    rows.as_array().unwrap().iter().find(|row| row["profile"]["id"] == id).cloned()
}

fn whose(place: &Place, id: &str) -> Option<(bool, bool)> {
    row(place, id).map(|row| (row["stock"].as_bool().unwrap(), row["own"].as_bool().unwrap()))
}

fn profile(place: &Place, id: &str) -> Value {
    place.call("profile.read", json!({ "id": id }))["profile"].clone()
}

fn story(place: &Place, profile: &str) -> Value {
    let id = place.call("story.create", json!({ "profile": profile, "language": null }))["id"].clone();
    place.call("story.read", json!({ "id": id }))
}

#[test]
fn a_story_in_one_step() {
    let place = Place::new();
    place.call("settings.write", json!({ "values": { "site.name": "岚江新闻网" } }));
    let read = story(&place, "zh-fangtan");
    let slip = &read["article"]["slip"];
    assert_eq!((&slip["profile"], &slip["language"]), (&json!("zh-fangtan"), &json!("zh-CN")));
    assert_eq!(slip["genre"], json!({ "id": "genre-zhuanfang", "name": "专访" }));
    assert_eq!(slip["authors"][0]["name"], "林晓");
    assert_eq!(slip["source"]["name"], "岚江新闻网");
    assert_eq!(slip["target"], json!({ "count": 2500, "unit": "字", "slot": null }));
    let styles: Vec<&Value> = read["article"]["doc"]["content"][1]["content"]
        .as_array()
        .unwrap()
        .iter()
        .map(|block| &block["attrs"]["style"])
        .collect();
    assert_eq!(styles[..4], [&json!("lede"), &Value::Null, &json!("question"), &json!("answer")]);
    assert_eq!(read["missing"], json!(["title", "channel", "people", "extra.interviewee"]));
}

#[test]
fn what_is_missing_is_told_while_one_types() {
    let place = Place::new();
    let read = story(&place, "zh-fangtan");
    let change = |slip: Value| json!({ "head": {}, "blocks": [], "order": null, "slip": slip });
    let journal = |slip: Value| {
        let id = &read["article"]["id"];
        let request = json!({ "id": id, "base": read["revision"], "change": change(slip) });
        place.call("story.journal", request)["missing"].clone()
    };
    let filled = json!({ "extra": { "interviewee": "江师傅" }, "channel": { "id": "c", "name": "县域" } });
    assert_eq!(journal(filled), json!(["title", "source", "people"]));
    assert_eq!(journal(json!({ "profile": "zh-kuaixun" })), json!(["title", "source", "people"]));
    assert_eq!(journal(json!({ "profile": null })), json!([]));
    assert_eq!(journal(json!({ "profile": "gone" })), json!([]));
}

#[test]
fn vocabularies_learn_what_a_profile_brings() {
    let place = Place::new();
    let genres =
        || place.call("vocabulary.list", json!({ "kind": "genre" }))["terms"].as_array().unwrap().len();
    let before = genres();
    assert_eq!(story(&place, "en-story")["article"]["slip"]["genre"]["name"], "News");
    story(&place, "en-story");
    assert_eq!(genres(), before + 1);
    // A name that the newsroom changed is the one that stands.
    let renamed = json!({ "kind": "genre", "id": "genre-en-news", "name": "Spot news", "parent": null });
    place.call("vocabulary.save", renamed);
    assert_eq!(story(&place, "en-story")["article"]["slip"]["genre"]["name"], "Spot news");
}

#[test]
fn a_copy_of_the_newsrooms_and_back() {
    let place = Place::new();
    assert_eq!(whose(&place, "zh-xiaoxi"), Some((true, false)));
    let mut mine = profile(&place, "zh-xiaoxi");
    mine["target"]["count"] = json!(600);
    assert_eq!(
        place.call("profile.save", json!({ "profile": mine })),
        json!({ "id": "zh-xiaoxi", "problems": [] })
    );
    assert_eq!(whose(&place, "zh-xiaoxi"), Some((true, true)));
    assert_eq!(story(&place, "zh-xiaoxi")["article"]["slip"]["target"]["count"], 600);
    place.call("profile.remove", json!({ "id": "zh-xiaoxi" }));
    assert_eq!(whose(&place, "zh-xiaoxi"), Some((true, false)));
    assert_eq!(story(&place, "zh-xiaoxi")["article"]["slip"]["target"]["count"], 800);
    // Saved as it came, it is no copy.
    let same = profile(&place, "zh-xiaoxi");
    place.call("profile.save", json!({ "profile": same }));
    assert_eq!(whose(&place, "zh-xiaoxi"), Some((true, false)));
}

#[test]
fn a_new_one_gets_an_id() {
    let place = Place::new();
    let mut new = profile(&place, "zh-xiaoxi");
    new["id"] = json!("");
    new["names"] = json!({ "zh": "天气", "en": "Weather: today!" });
    let save = |profile: &Value| place.call("profile.save", json!({ "profile": profile }))["id"].clone();
    assert_eq!(save(&new), "weather-today");
    assert_eq!(save(&new), "weather-today-2");
    new["names"]["en"] = json!("");
    assert_eq!(save(&new), "profile");
    assert_eq!(whose(&place, "weather-today"), Some((false, true)));
}

#[test]
fn mistakes_are_listed_and_nothing_is_kept() {
    let place = Place::new();
    let mut wrong = profile(&place, "zh-xiaoxi");
    wrong["names"] = json!({ "zh": " ", "en": "" });
    wrong["required"] = json!(["headline"]);
    let answer = place.call("profile.save", json!({ "profile": wrong }));
    let places: Vec<&Value> = answer["problems"].as_array().unwrap().iter().map(|it| &it["at"]).collect();
    assert_eq!((places, &answer["id"]), (vec![&json!("names"), &json!("required[0]")], &json!("")));
    assert_eq!(whose(&place, "zh-xiaoxi"), Some((true, false)));
    let unknown = place.fail("story.create", json!({ "profile": "gone", "language": null }));
    assert_eq!(unknown, ("profile_missing".to_owned(), json!({ "id": "gone" })));
    assert_eq!(place.fail("profile.read", json!({ "id": "gone" })).0, "profile_missing");
}

#[test]
fn from_one_newsroom_to_another() {
    let (here, there) = (Place::new(), Place::new());
    let mut mine = profile(&here, "zh-xiaoxi");
    mine["id"] = json!("");
    mine["names"] = json!({ "zh": "晚报消息", "en": "Evening" });
    here.call("profile.save", json!({ "profile": mine }));
    std::fs::create_dir(here.path("out")).unwrap();
    let folder = here.desk.register_path(here.path("out"));
    let export =
        |id: &str| here.call("profile.export", json!({ "id": id, "target": folder }))["path"].clone();
    let path = export("evening");
    assert!(path.as_str().unwrap().ends_with("evening.profile.yaml"));
    assert_eq!(export("evening"), path, "the same file again is no second file");

    let import = |path: std::path::PathBuf| {
        let handle = there.desk.register_path(path);
        there.call("profile.import", json!({ "handles": [handle] }))["files"][0].clone()
    };
    // What somebody wrote beside it by hand stays in it.
    let text = format!("# 晚报用\n{}", std::fs::read_to_string(path.as_str().unwrap()).unwrap());
    let came = import(there.file("evening.yaml", &text));
    assert_eq!((&came["id"], &came["failure"]), (&json!("evening"), &Value::Null));
    assert_eq!(there.call("profile.read", json!({ "id": "evening" }))["text"], text);
    assert_eq!(story(&there, "evening")["article"]["slip"]["profile"], "evening");
    // Another one of the same id takes nothing away.
    let other = text.replace("count: 800", "count: 300");
    assert_eq!(import(there.file("other.yaml", other))["id"], "evening-2");
    assert_eq!(import(there.file("evening.yaml", &text))["id"], "evening");

    let code = |name: &str, text: &str| import(there.file(name, text))["failure"]["code"].clone();
    assert_eq!(code("a.yaml", "title: 标题\n"), "profile_not_one");
    assert_eq!(code("b.yaml", &text.replace("version: 1", "version: 9")), "profile_newer");
    assert_eq!(code("c.yaml", "format: [gaotai\n"), "profile_unreadable");
    assert_eq!(import(there.path("nowhere.yaml"))["failure"]["code"], "import_unreadable");
    let wrong = import(there.file("d.yaml", text.replace("fields:", "fileds:")));
    assert_eq!((&wrong["id"], &wrong["problems"][0]["at"]), (&Value::Null, &json!("fileds")));
}

#[test]
fn the_newsrooms_default() {
    let place = Place::new();
    let default = || place.call("profile.list", json!({}))["default"].clone();
    let set = |id: &str| place.call("settings.write", json!({ "values": { "profile.default": id } }));
    assert_eq!(default(), Value::Null);
    set("zh-tongxun");
    assert_eq!(default(), "zh-tongxun");
    set("gone");
    assert_eq!(default(), Value::Null);
}
