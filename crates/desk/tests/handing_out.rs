//! Handing stories out, from library to file.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use common::{PNG, Place, text};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

const PAGE: &str = "<!DOCTYPE html><html lang=\"zh-CN\"><head><title>雾锁大江</title></head><body><article>\
    <h1>雾锁大江</h1><p>清晨的江面上起了大雾，能见度不足五十米，轮渡停航两个小时。</p>\
    <figure><img src=\"fog.png\" alt=\"江雾\"><figcaption>江面上的雾</figcaption></figure>\
    <p>九点以后雾气散去，轮渡恢复航行，码头上排起了长队。</p></article></body></html>";

fn story(place: &Place) -> String {
    place.file("in/fog.png", PNG);
    place.import_one(&place.file("in/fog.html", PAGE))
}

fn order(ids: &[&str], formats: &[&str], target: Option<String>) -> Value {
    json!({ "ids": ids, "formats": formats, "encoding": null, "zip": false, "target": target })
}

fn target(place: &Place, folder: &Path) -> Option<String> {
    Some(place.desk.register_path(folder.to_path_buf()))
}

fn below(folder: &Path) -> Vec<String> {
    fn walk(root: &Path, folder: &Path, found: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                walk(root, &path, found);
            } else {
                found.push(path.strip_prefix(root).unwrap().display().to_string());
            }
        }
    }
    let mut found = Vec::new();
    walk(folder, folder, &mut found);
    found.sort();
    found
}

fn paths(answer: &Value) -> Vec<String> {
    let mut found: Vec<String> = answer["files"]
        .as_array()
        .unwrap()
        .iter()
        .map(|file| file["path"].as_str().unwrap().to_owned())
        .collect();
    found.sort();
    found
}

fn state(place: &Place) -> Value {
    let list =
        place.call("story.list", json!({ "channel": null, "state": null, "query": "", "sort": "title" }));
    list["stories"][0]["state"].clone()
}

#[test]
fn every_format_is_written_with_its_pictures_and_kept_with_the_story() {
    let place = Place::new();
    let id = story(&place);
    assert_eq!(state(&place), "draft");
    let out = place.path("out");
    let formats = ["html", "markdown", "ninjs", "text"];
    let answer = place.call("export.write", order(&[&id], &formats, target(&place, &out)));
    assert_eq!(answer["path"], json!(out.display().to_string()));
    assert_eq!(paths(&answer), below(&out));
    let media: Vec<String> = below(&out).into_iter().filter(|path| path.starts_with("media")).collect();
    assert_eq!(media.len(), 1, "pictures that formats share are written once");
    for file in answer["files"].as_array().unwrap() {
        let bytes = std::fs::read(out.join(file["path"].as_str().unwrap())).unwrap();
        assert_eq!(file["sha256"], json!(gaotai_article::Hash::of(&bytes).to_string()));
        assert_eq!(
            (file["bytes"].as_u64(), file["story"].as_str()),
            (Some(bytes.len() as u64), Some(id.as_str()))
        );
    }
    assert_eq!(state(&place), "exported");
    let deliveries =
        place.call("story.deliveries", json!({ "id": id }))["deliveries"].as_array().unwrap().clone();
    let mut sent: Vec<&str> =
        deliveries.iter().map(|delivery| delivery["format"].as_str().unwrap()).collect();
    sent.sort();
    assert_eq!(sent, formats);
    let revision = place.call("story.read", json!({ "id": id }))["revision"].clone();
    for delivery in &deliveries {
        assert_eq!((&delivery["path"], &delivery["revision"]), (&answer["path"], &revision));
        assert_eq!(delivery["author"], "林晓");
    }
}

#[test]
fn what_was_written_reads_back_the_same_in_another_library() {
    let place = Place::new();
    let id = story(&place);
    let out = place.path("out");
    // A title that is the web title again is declared as a loss; the body is the same everywhere.
    let body = |place: &Place, id: &str| {
        text(&place.call("story.read", json!({ "id": id }))["article"]["doc"]["content"][1])
    };
    let before = body(&place, &id);
    assert!(before.contains("能见度不足五十米"));
    let answer =
        place.call("export.write", order(&[&id], &["html", "markdown", "ninjs"], target(&place, &out)));
    for file in paths(&answer).iter().filter(|path| !path.starts_with("media")) {
        let other = Place::new();
        let copy = other.import_one(&out.join(file));
        assert_eq!(body(&other, &copy), before, "{file}");
        let list =
            other.call("story.list", json!({ "channel": null, "state": null, "query": "", "sort": "title" }));
        assert!(list["stories"][0]["picture"].is_string(), "{file} brings its picture");
    }
}

#[test]
fn a_check_writes_nothing_and_says_what_will_be_written() {
    let place = Place::new();
    let id = story(&place);
    let request = json!({ "id": id, "formats": ["text", "html"], "encoding": "gb18030" });
    let checks = place.call("export.check", request)["checks"].as_array().unwrap().clone();
    assert_eq!(below(&place.desk.outbox()), Vec::<String>::new());
    let order = json!({ "ids": [id], "formats": ["text", "html"], "encoding": "GB18030", "zip": false, "target": null });
    let answer = place.call("export.write", order);
    assert_eq!(answer["path"], place.call("export.outbox", json!({}))["path"]);
    for check in &checks {
        assert_eq!(check["unexpected"], json!([]), "{}", check["format"]);
        assert!(check["text"].as_str().unwrap().contains("能见度不足五十米"), "{}", check["format"]);
        let losses = answer["losses"][check["file"].as_str().unwrap()].clone();
        assert_eq!(losses, check["losses"], "{}", check["format"]);
    }
    let text = checks[0]["file"].as_str().unwrap();
    let bytes = std::fs::read(place.desk.outbox().join(text)).unwrap();
    assert!(std::str::from_utf8(&bytes).is_err(), "GB18030, as asked for");
}

#[test]
fn the_same_story_gives_the_same_bytes() {
    let place = Place::new();
    let id = story(&place);
    let mut made = Vec::new();
    for name in ["one", "two"] {
        let out = place.path(name);
        let formats = ["html", "markdown", "ninjs", "text"];
        let answer = place.call("export.write", order(&[&id], &formats, target(&place, &out)));
        let mut zip = order(&[&id], &formats, target(&place, &out));
        zip["zip"] = json!(true);
        made.push((answer["files"].clone(), place.call("export.write", zip)["files"].clone()));
    }
    assert_eq!(made[0], made[1]);
}

#[test]
fn files_of_others_are_never_overwritten() {
    let place = Place::new();
    let id = story(&place);
    let out = place.path("out");
    let write = || paths(&place.call("export.write", order(&[&id], &["markdown"], target(&place, &out))));
    let main = |paths: &[String]| paths.iter().find(|path| path.ends_with(".md")).unwrap().clone();
    let first = main(&write());
    let kept = |name: &str| std::fs::read(out.join(name)).unwrap();
    assert_eq!(main(&write()), first, "the same again goes to the same place");

    // Edited since: our own file of before, untouched, is replaced.
    let edit = |slug: &str| {
        let read = place.call("story.read", json!({ "id": id }));
        let mut title = read["article"]["doc"]["content"][0]["content"][3].clone();
        title["content"] = json!([{ "type": "text", "text": slug }]);
        let change = json!({ "head": { "subtitle": title }, "blocks": [], "order": null, "slip": {} });
        place.call("story.journal", json!({ "id": id, "base": read["revision"], "change": change }));
    };
    edit("第一改");
    assert_eq!(main(&write()), first);
    assert!(String::from_utf8(kept(&first)).unwrap().contains("第一改"), "what was typed goes out");

    // Changed by somebody else since: it stays.
    std::fs::write(out.join(&first), "somebody else's").unwrap();
    edit("第二改");
    let second = main(&write());
    assert_eq!(second, first.replace(".md", "-2.md"));
    assert_eq!(kept(&first), b"somebody else's");
}

#[test]
fn several_stories_and_a_zip() {
    let place = Place::new();
    let ids = [story(&place), story(&place)];
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    let out = place.path("out");
    let answer = place.call("export.write", order(&ids, &["html"], target(&place, &out)));
    let pages = below(&out).into_iter().filter(|path| path.ends_with(".html")).count();
    assert_eq!((pages, paths(&answer)), (2, below(&out)));

    let zipped = place.path("zipped");
    let mut request = order(&ids, &["html"], target(&place, &zipped));
    request["zip"] = json!(true);
    let answer = place.call("export.write", request);
    assert_eq!(below(&zipped), ["stories.zip"]);
    assert_eq!(
        (answer["files"][0]["path"].as_str(), answer["files"][0]["story"].is_null()),
        (Some("stories.zip"), true)
    );
    let sent = place.call("story.deliveries", json!({ "id": ids[0] }))["deliveries"][0].clone();
    assert_eq!(sent["path"], answer["path"]);
    assert_eq!(sent["files"][0]["sha256"], answer["files"][0]["sha256"], "the zip, then what is in it");
}

#[test]
fn a_place_that_cannot_be_written_leaves_nothing() {
    let place = Place::new();
    let id = story(&place);
    let file = place.file("file", "x");
    let (code, params) =
        place.fail("export.write", order(&[&id], &["html"], target(&place, &file.join("in"))));
    assert_eq!(code, "export_target_unwritable");
    assert!(params["path"].as_str().unwrap().starts_with(&file.display().to_string()));

    // The second of two files has no room: a folder lies in its place.
    let out = place.path("out");
    let made = place.call("export.write", order(&[&id], &["html"], target(&place, &out)));
    let page = out.join(paths(&made).iter().find(|path| path.ends_with(".html")).unwrap());
    let fresh = place.path("fresh");
    std::fs::create_dir_all(fresh.join("media").join(
        paths(&made).iter().find(|path| path.starts_with("media")).unwrap().trim_start_matches("media/"),
    ))
    .unwrap();
    let (code, _) = place.fail("export.write", order(&[&id], &["html"], target(&place, &fresh)));
    assert_eq!((code.as_str(), below(&fresh)), ("export_target_unwritable", Vec::<String>::new()));
    assert!(page.is_file());
    let deliveries =
        place.call("story.deliveries", json!({ "id": id }))["deliveries"].as_array().unwrap().len();
    assert_eq!(deliveries, 1, "what failed is not kept as sent");
}

#[test]
fn orders_that_are_none() {
    let place = Place::new();
    let id = story(&place);
    let check = |change: Value, code: &str, params: Value| {
        let mut request = order(&[&id], &["text"], None);
        request.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
        assert_eq!(place.fail("export.write", request), (code.to_owned(), params));
    };
    check(json!({ "ids": [] }), "bad_request", json!({ "field": "ids" }));
    check(json!({ "formats": [] }), "bad_request", json!({ "field": "formats" }));
    check(json!({ "formats": ["rtf"] }), "export_unknown_format", json!({ "format": "rtf" }));
    check(json!({ "encoding": "latin1" }), "bad_request", json!({ "field": "encoding" }));
    check(json!({ "target": "/tmp" }), "handle_unknown", json!({ "handle": "/tmp" }));
    assert_eq!(below(&place.desk.outbox()), Vec::<String>::new());
    assert_eq!(state(&place), "draft");
}

#[test]
fn an_export_can_be_cancelled_and_leaves_nothing() {
    let place = Place::new();
    let id = story(&place);
    let out: PathBuf = place.path("out");
    let request = order(&[&id], &["html", "markdown"], target(&place, &out));
    let progress = |job: &str, _: u64, _: u64, _: &str| {
        place.call("job.cancel", json!({ "job": job }));
    };
    let failure = place.desk.call("export.write", request, &progress).unwrap_err();
    assert_eq!(failure.code.name(), "cancelled");
    assert!(!out.exists());
    assert_eq!(state(&place), "draft");
}

#[test]
fn a_story_with_open_places_stays_until_it_is_told_to_go() {
    let place = Place::new();
    let page = PAGE
        .replace("轮渡停航两个小时", "轮渡停航〔待核：几个〕小时")
        .replace("江面上的雾", "江面上的雾，TK 摄");
    place.file("in/fog.png", PNG);
    let id = place.import_one(&place.file("in/fog.html", page));
    let check =
        place.call("export.check", json!({ "id": id, "formats": ["text"], "encoding": null }))["placeholders"].clone();
    let told: Vec<(&str, &str)> = check
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["part"].as_str().unwrap(), one["text"].as_str().unwrap()))
        .collect();
    assert_eq!(told, [("paragraph", "〔待核：几个〕"), ("caption", "TK")]);
    assert_eq!(place.call("story.placeholders", json!({ "id": id }))["placeholders"], check);
    for one in check.as_array().unwrap() {
        let block = one["block"].as_str().unwrap();
        let doc = place.call("story.read", json!({ "id": id }))["article"]["doc"].to_string();
        assert!(doc.contains(block) && one["line"].as_u64().unwrap() > 0, "{one}");
    }

    let out = place.path("out");
    let mut request = order(&[&id], &["text", "html"], target(&place, &out));
    let (code, params) = place.fail("export.write", request.clone());
    assert_eq!(
        (code.as_str(), params["count"].as_str(), params["first"].as_str()),
        ("export_placeholders", Some("2"), Some("〔待核：几个〕"))
    );
    let places: Value = serde_json::from_str(params["places"].as_str().unwrap()).unwrap();
    assert_eq!(places, check, "the failure names the places");
    assert_eq!((below(&out), state(&place)), (Vec::new(), json!("draft")), "nothing was written");

    request["pass_placeholders"] = json!(true);
    place.call("export.write", request);
    assert_eq!(state(&place), "exported");
}

#[test]
fn the_sample_stories_have_no_open_places() {
    let samples =
        std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/corpus")).unwrap();
    for file in samples
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|it| it == "json"))
    {
        let json: Value = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
        let article = gaotai_article::codec::decode(&json).unwrap();
        assert_eq!(gaotai_language::placeholders::of_story(&article), [], "{}", file.display());
    }
}

/// A book and a page: nothing is read of them, and nothing in them is text for the window.
#[test]
fn a_story_leaves_as_a_book_and_as_a_page() {
    let place = Place::new();
    let id = story(&place);
    let formats = ["epub", "pdf"];
    let checked = place.call("export.check", json!({ "id": id, "formats": formats, "encoding": null }));
    for check in checked["checks"].as_array().unwrap() {
        assert_eq!((&check["text"], &check["unexpected"]), (&json!(""), &json!([])), "{check}");
    }
    let out = place.path("out");
    let write = || place.call("export.write", order(&[&id], &formats, target(&place, &out)));
    let answer = write();
    let read = |path: &String| std::fs::read(out.join(path)).unwrap();
    let (book, page) = (read(&paths(&answer)[0]), read(&paths(&answer)[1]));
    assert_eq!((&book[30..38], &page[..5]), (&b"mimetype"[..], &b"%PDF-"[..]));
    let again = write();
    assert_eq!((read(&paths(&again)[0]), read(&paths(&again)[1])), (book, page));
    let sheet = out.join(&paths(&answer)[1]);
    match std::process::Command::new("pdftotext").arg(&sheet).arg("-").output() {
        Ok(said) => {
            let text = String::from_utf8_lossy(&said.stdout).replace(['\n', ' '], "");
            assert!(text.contains("雾锁大江") && text.contains("能见度不足五十米"), "{text}");
        }
        Err(_) => eprintln!("skipped: pdftotext is not installed"),
    }
}
