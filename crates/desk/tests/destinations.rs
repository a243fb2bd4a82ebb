//! Destinations: kept, shared, tried, and stories sent to them.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use common::{PNG, Place};
use serde_json::{Value, json};
use std::path::Path;

fn destination(change: Value) -> Value {
    let mut made = json!({
        "version": 1, "id": "site", "name": "主站", "format": "html", "encoding": null, "channel": null,
        "gather": false, "mapping": [], "template": null, "names": { "folder": "", "file": "{slug}" },
        "pictures": null, "manifest": false, "out": { "kind": "folder", "path": null }, "seal": null,
    });
    made.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
    made
}

fn story(place: &Place, title: &str, body: &str) -> String {
    place.file("in/fog.png", PNG);
    let page = format!(
        "<!DOCTYPE html><html lang=\"zh-CN\"><head><title>{title}</title></head><body><article><h1>{title}</h1>\
         <p>{body}清晨的江面上起了大雾，能见度不足五十米，轮渡停航两个小时。</p>\
         <figure><img src=\"fog.png\" alt=\"江雾\"><figcaption>江面上的雾</figcaption></figure></article></body></html>"
    );
    place.import_one(&place.file(&format!("in/{title}.html"), page))
}

fn slip(place: &Place, id: &str, field: &str, value: Value) {
    let base = place.call("story.read", json!({ "id": id }))["revision"].clone();
    let change = json!({ "head": {}, "blocks": [], "order": null, "slip": { field: value } });
    place.call("story.journal", json!({ "id": id, "base": base, "change": change }));
}

fn keep(place: &Place, change: Value) {
    let saved = place.call("destination.save", json!({ "destination": destination(change) }));
    assert_eq!(saved["problems"], json!([]));
}

fn order(ids: &[&str]) -> Value {
    json!({ "destination": "site", "ids": ids })
}

fn send(place: &Place, ids: &[&str]) -> Value {
    place.call("export.send", order(ids))
}

/// What came of each story: outcome and version.
fn came(report: &Value) -> Vec<(String, u64)> {
    let stories = report["stories"].as_array().unwrap().iter();
    stories
        .map(|row| (row["outcome"].as_str().unwrap().to_owned(), row["version"].as_u64().unwrap()))
        .collect()
}

fn below(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().is_dir() {
            found.extend(below(&entry.path()).into_iter().map(|inside| format!("{name}/{inside}")));
        } else {
            found.push(name);
        }
    }
    found.sort();
    found
}

fn at(outcome: &str, version: u64) -> (String, u64) {
    (outcome.to_owned(), version)
}

#[test]
fn kept_changed_removed_and_brought_back() {
    let place = Place::new();
    let list = || place.call("destination.list", json!({}))["destinations"].clone();
    assert_eq!(list(), json!([]));
    let saved = place.call(
        "destination.save",
        json!({ "destination": destination(json!({ "id": "", "name": "Main site" })) }),
    );
    assert_eq!(saved, json!({ "id": "main-site", "problems": [] }));
    let half = destination(json!({ "id": "half", "name": "一半", "format": "none" }));
    let saved = place.call("destination.save", json!({ "destination": half }));
    assert_eq!((&saved["id"], &saved["problems"][0]["code"]), (&json!("half"), &json!("format_unknown")));
    let ids: Vec<Value> = list().as_array().unwrap().iter().map(|row| row["id"].clone()).collect();
    assert_eq!(ids, ["main-site", "half"], "what is not finished is kept too");
    let gone = place.call("destination.remove", json!({ "id": "half" }));
    assert_eq!(list().as_array().unwrap().len(), 1);
    assert_eq!(place.fail("destination.remove", json!({ "id": "half" })).0, "destination_missing");
    place.call("destination.save", json!({ "destination": gone["destination"] }));
    assert_eq!(list().as_array().unwrap().len(), 2);
    for id in ["../../library", "", "主站"] {
        assert_eq!(place.fail("destination.remove", json!({ "id": id })).0, "destination_missing", "{id}");
    }
}

#[test]
fn a_folder_is_one_that_somebody_chose() {
    let place = Place::new();
    let save = |path: &str| {
        let made = destination(json!({ "out": { "kind": "folder", "path": path } }));
        place.call("destination.save", json!({ "destination": made }))
    };
    let refused = save("/etc");
    assert_eq!((&refused["id"], &refused["problems"][0]["code"]), (&json!(""), &json!("path_not_chosen")));
    let chosen = place.path("out").display().to_string();
    let handle = place.desk.register_path(place.path("out"));
    assert_eq!(save(&handle)["problems"], json!([]));
    assert_eq!(place.call("destination.list", json!({}))["destinations"][0]["out"]["path"], json!(chosen));
    assert_eq!(save(&chosen)["id"], "site", "what stands there already may stay");
    place.call("destination.remove", json!({ "id": "site" }));
    assert_eq!(save(&chosen)["id"], "site", "and come back");
}

#[test]
fn shared_as_a_file() {
    let place = Place::new();
    let handle = place.desk.register_path(place.path("out"));
    keep(
        &place,
        json!({ "mapping": [{ "field": "title", "rule": { "do": "drop" } }], "out": { "kind": "zip", "path": handle } }),
    );
    let folder = place.path("shared");
    let given =
        place.call("destination.give", json!({ "id": "site", "handle": place.desk.register_path(folder) }));
    let path = given["path"].as_str().unwrap();
    assert!(path.ends_with("shared/site.destination.json"), "{path}");
    assert!(!std::fs::read_to_string(path).unwrap().contains("out\": \"/"));
    let take = |other: &Place, path: &Path| {
        let handle = other.desk.register_path(path.to_path_buf());
        other.try_call("destination.take", json!({ "handle": handle }))
    };
    let other = Place::new();
    let came = take(&other, Path::new(path)).unwrap()["destination"].clone();
    assert_eq!(
        (&came["id"], &came["out"], &came["problems"]),
        (&json!("site"), &json!({ "kind": "zip", "path": null }), &json!([]))
    );
    assert_eq!(
        take(&other, Path::new(path)).unwrap()["destination"]["id"],
        "site",
        "the same again is the same"
    );
    keep(&other, json!({ "name": "另一个" }));
    assert_eq!(take(&other, Path::new(path)).unwrap()["destination"]["id"], "site-2");
    let code = |text: &str| take(&other, &place.file("x.json", text)).unwrap_err().code.name();
    assert_eq!(code("no"), "destination_not_one");
    assert_eq!(code(r#"{"version":9,"id":"a","format":"html"}"#), "destination_newer");
    assert_eq!(code(r#"{"version":1,"id":"a","format":"html","x":1}"#), "destination_unreadable");
}

#[test]
fn a_preview_writes_nothing() {
    let place = Place::new();
    let id = story(&place, "雾锁大江", "");
    let mapping = json!([{ "field": "title", "rule": { "do": "fix", "value": "江雾" } }, { "field": "slip.priority", "rule": { "do": "fix", "value": "x" } }]);
    let names = json!({ "folder": "a/b", "file": "{title}" });
    let tried = destination(json!({ "mapping": mapping, "names": names, "manifest": true }));
    let seen = place.call("destination.preview", json!({ "destination": tried, "story": id }));
    let paths: Vec<&str> =
        seen["files"].as_array().unwrap().iter().map(|file| file["path"].as_str().unwrap()).collect();
    assert!(
        paths[0].starts_with("a/b/") && paths[0].ends_with(".html") && paths[1].starts_with("a/b/media/"),
        "{paths:?}"
    );
    assert!(seen["files"][0]["text"].as_str().unwrap().contains("江雾"));
    assert_eq!((&seen["unexpected"], &seen["problems"][0]["code"]), (&json!([]), &json!("value_invalid")));
    assert_eq!(below(&place.desk.outbox()), Vec::<String>::new());
    let bad = destination(json!({ "format": "none" }));
    let seen = place.call("destination.preview", json!({ "destination": bad, "story": id }));
    assert_eq!((&seen["files"], &seen["problems"][0]["code"]), (&json!([]), &json!("format_unknown")));
}

#[test]
fn sent_again_it_is_an_update_or_nothing() {
    let place = Place::new();
    let (one, two) = (story(&place, "雾锁大江", ""), story(&place, "轮渡复航", ""));
    keep(&place, json!({ "format": "ninjs" }));
    let out = place.desk.outbox();
    let report = send(&place, &[&one, &two]);
    assert_eq!(came(&report), [at("new", 1), at("new", 1)]);
    let files: Vec<&str> =
        report["files"].as_array().unwrap().iter().map(|file| file["path"].as_str().unwrap()).collect();
    assert_eq!(files.len(), below(&out).len(), "the picture of both is written once");
    let before = below(&out);
    let again = send(&place, &[&one, &two]);
    assert_eq!((came(&again), &again["files"]), (vec![at("unchanged", 1), at("unchanged", 1)], &json!([])));

    slip(&place, &one, "desk", json!("时政部"));
    slip(&place, &one, "ed_note", json!("已核"));
    let third = send(&place, &[&one, &two]);
    assert_eq!(came(&third), [at("update", 2), at("unchanged", 1)]);
    assert_eq!(below(&out), before, "an update goes to the same place");
    let main = third["stories"][0]["files"][0].as_str().unwrap();
    let json: Value = serde_json::from_slice(&std::fs::read(out.join(main)).unwrap()).unwrap();
    assert_eq!(json["version"], "2", "and says so");

    std::fs::remove_file(out.join(main)).unwrap();
    assert_eq!(came(&send(&place, &[&one])), [at("update", 2)], "what is gone is written again");
    let mut once_more = order(&[&one]);
    once_more["again"] = json!(true);
    assert_eq!(came(&place.call("export.send", once_more)), [at("update", 2)]);
    let deliveries = place.call("story.deliveries", json!({ "id": two }))["deliveries"].clone();
    assert_eq!((deliveries.as_array().unwrap().len(), &deliveries[0]["format"]), (1, &json!("ninjs")));
    assert_eq!((&deliveries[0]["destination"], &deliveries[0]["version"]), (&json!("site"), &json!(1)));
}

#[test]
fn one_story_that_is_refused_keeps_no_other() {
    let place = Place::new();
    let ids = [story(&place, "一", "（待核：数字）"), story(&place, "二", ""), story(&place, "三", "")];
    slip(&place, &ids[2], "embargo_until", json!("2999-01-01T00:00:00+08:00"));
    keep(&place, json!({}));
    let report = send(&place, &[&ids[0], &ids[1], &ids[2]]);
    assert_eq!(came(&report), [at("refused", 0), at("new", 1), at("refused", 0)]);
    let code = |at: usize| report["stories"][at]["failure"]["code"].clone();
    assert_eq!(
        (code(0), code(1), code(2)),
        (json!("export_placeholders"), json!(null), json!("export_embargoed"))
    );
    assert_eq!(
        report["stories"][2]["failure"]["params"],
        json!({ "title": "三", "until": "2999-01-01T00:00:00+08:00" })
    );
    let mut passing = order(&[&ids[0]]);
    passing["pass_placeholders"] = json!(true);
    assert_eq!(came(&place.call("export.send", passing)), [at("new", 1)]);
    for (format, target) in [("html", None), ("text", Some(place.desk.register_path(place.path("x"))))] {
        let request =
            json!({ "ids": [ids[2]], "formats": [format], "encoding": null, "zip": false, "target": target });
        assert_eq!(place.fail("export.write", request).0, "export_embargoed");
    }
    slip(&place, &ids[2], "embargo_until", json!("2001-01-01T00:00:00+08:00"));
    assert_eq!(came(&send(&place, &[&ids[2]])), [at("new", 1)], "it is over");
}

#[test]
fn stories_of_one_name_and_files_of_others() {
    let place = Place::new();
    let (one, two) = (story(&place, "雾", "甲"), story(&place, "雾", "乙"));
    keep(&place, json!({ "names": { "folder": "", "file": "news" }, "format": "text" }));
    place.file("library/outbox/news.txt", "somebody else's");
    let report = send(&place, &[&one, &two]);
    let main = |at: usize| report["stories"][at]["files"][0].clone();
    assert_eq!((main(0), main(1)), (json!("news-2.txt"), json!("news-3.txt")));
    assert_eq!(std::fs::read(place.desk.outbox().join("news.txt")).unwrap(), b"somebody else's");
    assert_eq!(came(&send(&place, &[&one, &two])), [at("unchanged", 1), at("unchanged", 1)]);
    slip(&place, &two, "ed_note", json!("第二次"));
    slip(&place, &two, "keywords", json!(["雾"]));
    let again = send(&place, &[&two]);
    assert_eq!(again["stories"][0]["files"][0], "news-3.txt", "each keeps its own");
}

#[test]
fn zips_watched_folders_and_manifests() {
    let place = Place::new();
    let (one, two) = (story(&place, "雾锁大江", ""), story(&place, "轮渡复航", ""));
    let to = |name: &str| place.desk.register_path(place.path(name));
    keep(&place, json!({ "out": { "kind": "zip", "path": to("zips") }, "manifest": true }));
    let report = send(&place, &[&one, &two]);
    assert_eq!(below(&place.path("zips")), ["site.zip"]);
    assert_eq!(report["path"], json!(place.path("zips/site.zip").display().to_string()));
    let bytes = std::fs::read(place.path("zips/site.zip")).unwrap();
    assert_eq!(send(&place, &[&one, &two])["files"], json!([]));
    let mut again = order(&[&one, &two]);
    again["again"] = json!(true);
    place.call("export.send", again);
    assert_eq!(
        std::fs::read(place.path("zips/site-2.zip")).unwrap(),
        bytes,
        "the same stories give the same bytes"
    );

    keep(
        &place,
        json!({ "out": { "kind": "watched", "path": to("hot") }, "names": { "folder": "in", "file": "{slug}" } }),
    );
    send(&place, &[&one]);
    let done: Vec<String> =
        below(&place.path("hot")).into_iter().filter(|path| path.ends_with(".done")).collect();
    assert_eq!(done.len(), 1);
    assert!(place.path("hot").join(done[0].trim_end_matches(".done")).is_file());

    keep(&place, json!({ "out": { "kind": "folder", "path": to("plain") }, "manifest": true }));
    let report = send(&place, &[&one, &two]);
    let manifest: Value =
        serde_json::from_slice(&std::fs::read(place.path("plain/manifest.json")).unwrap()).unwrap();
    assert_eq!((&manifest["destination"], &manifest["format"]), (&json!("site"), &json!("html")));
    for file in manifest["files"].as_array().unwrap() {
        let bytes = std::fs::read(place.path("plain").join(file["path"].as_str().unwrap())).unwrap();
        assert_eq!(file["sha256"], json!(gaotai_article::Hash::of(&bytes).to_string()));
        assert!(file["revision"].is_string() && file["version"].as_u64() >= Some(1), "{file}");
    }
    assert!(report["files"].as_array().unwrap().iter().any(|file| file["path"] == "manifest.json"));
}

#[test]
fn several_stories_in_one_file() {
    let place = Place::new();
    let ids = [story(&place, "一", ""), story(&place, "二", "〔待补〕"), story(&place, "三", "")];
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    keep(&place, json!({ "format": "rss", "gather": true, "names": { "folder": "feeds", "file": "news" } }));
    let report = send(&place, &ids);
    assert_eq!(came(&report), [at("new", 1), at("refused", 0), at("new", 1)]);
    let feed = place.desk.outbox().join(report["stories"][0]["files"][0].as_str().unwrap());
    let text = std::fs::read_to_string(&feed).unwrap();
    assert!(feed.ends_with("feeds/news.rss") || feed.ends_with("feeds/news.xml"), "{feed:?}");
    assert_eq!(text.matches("<item>").count(), 2);
    assert_eq!(came(&send(&place, &[ids[0], ids[2]])), [at("unchanged", 1), at("unchanged", 1)]);
    slip(&place, ids[2], "keywords", json!(["江"]));
    assert_eq!(came(&send(&place, &[ids[0], ids[2]])), [at("unchanged", 1), at("update", 2)]);
    assert!(std::fs::read_to_string(&feed).unwrap().contains("江"));
}

#[test]
fn stopped_between_stories_it_says_what_went() {
    let place = Place::new();
    let ids: Vec<String> = (0..70)
        .map(|number| {
            let text =
                format!("第{number}篇\n\n清晨的江面上起了大雾，能见度不足五十米，轮渡停航两个小时。\n");
            place.import_one(&place.file(&format!("in/{number}.txt"), text))
        })
        .collect();
    keep(&place, json!({ "format": "text", "names": { "folder": "", "file": "{id}" } }));
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    let stop = |job: &str, done: u64, total: u64, _: &str| {
        assert_eq!(total, 70);
        if done >= 3 {
            place.desk.call("job.cancel", json!({ "job": job }), &|_, _, _, _| {}).unwrap();
        }
    };
    let report = place.desk.call("export.send", order(&ids), &stop).unwrap();
    let went = report["stories"].as_array().unwrap().len();
    assert_eq!((&report["cancelled"], report["files"].as_array().unwrap().len()), (&json!(true), went));
    assert!((3..70).contains(&went) && below(&place.desk.outbox()).len() == went, "{went}");
    let rest = send(&place, &ids);
    let mut outcomes = came(&rest);
    outcomes.dedup();
    assert_eq!(outcomes, [at("unchanged", 1), at("new", 1)], "what went is known, the rest goes");
}

#[test]
fn what_cannot_be_sent() {
    let place = Place::new();
    let id = story(&place, "雾", "");
    assert_eq!(place.fail("export.send", order(&[&id])).0, "destination_missing");
    place.call("destination.save", json!({ "destination": destination(json!({ "format": "none" })) }));
    let (code, params) = place.fail("export.send", order(&[&id]));
    assert_eq!((code.as_str(), &params["id"]), ("destination_invalid", &json!("site")));
    assert!(params["problems"].as_str().unwrap().contains("format_unknown"));
    let gone = place.desk.register_path(place.path("stick/not/there"));
    keep(&place, json!({ "out": { "kind": "folder", "path": gone } }));
    assert_eq!(place.fail("export.send", order(&[&id])).0, "export_target_unwritable");
    assert_eq!(place.fail("export.send", order(&[])).0, "bad_request");
}

#[test]
fn what_lies_in_the_bin_stays_there() {
    let place = Place::new();
    keep(&place, json!({}));
    let [gone, here] = ["雾", "雨"].map(|title| story(&place, title, "甲。"));
    place.call("story.trash", json!({ "ids": [gone] }));
    let report = send(&place, &[&gone, &here]);
    assert_eq!(report["stories"][0]["failure"]["code"], "story_missing", "{report}");
    assert_eq!(report["stories"][1]["outcome"], "new");
    let order = json!({ "ids": [gone], "formats": ["html"], "encoding": null, "zip": false, "target": null });
    assert_eq!(place.fail("export.write", order).0, "story_missing");
    assert_eq!(place.fail("export.wechat", json!({ "id": gone, "look": "wechat" })).0, "story_missing");
}

#[test]
fn a_file_takes_no_id_that_another_destination_has_or_had() {
    let place = Place::new();
    let shared = |name: &str| place.file(name, destination(json!({ "name": name })).to_string());
    let take = |name: &str| {
        let handle = place.desk.register_path(shared(name));
        place.call("destination.take", json!({ "handle": handle }))["destination"]["id"].clone()
    };
    assert_eq!(take("甲"), "site");
    place.call("destination.remove", json!({ "id": "site" }));
    assert_eq!(take("乙"), "site-2", "what went to the removed one is known by its id");
    let spoilt = place.path("library/destinations/site-2.json");
    std::fs::write(&spoilt, "{").unwrap();
    assert_eq!(take("丙"), "site-3");
    assert_eq!(std::fs::read(&spoilt).unwrap(), b"{", "what cannot be read is left alone");
}
