//! Posts of a 公众号: in the window, on the clipboard, as files.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use common::{PNG, Place};
use serde_json::{Value, json};

const PAGE: &str = "<!DOCTYPE html><html lang=\"zh-CN\"><head><title>雾锁大江</title></head><body><article>\
    <h1>雾锁大江</h1><p>清晨的江面上起了大雾，能见度不足五十米，轮渡停航两个小时。</p>\
    <figure><img src=\"fog.png\" alt=\"江雾\"><figcaption>江面上的雾</figcaption></figure>\
    <p>九点以后雾气散去，码头上排起了OPEN。</p></article></body></html>";

/// A story whose last word is this.
fn story(place: &Place, last: &str) -> String {
    place.file("in/fog.png", PNG);
    place.import_one(&place.file("in/fog.html", PAGE.replace("OPEN", last)))
}

fn codes(post: &Value) -> Vec<&str> {
    post["notices"].as_array().unwrap().iter().map(|notice| notice["code"].as_str().unwrap()).collect()
}

#[test]
fn the_phone_shows_what_is_copied() {
    let place = Place::new();
    let id = story(&place, "长队");
    place.call("settings.write", json!({ "values": { "site.name": "岚江在线" } }));
    let shown = place.call("preview.wechat", json!({ "id": id, "look": "wechat-red", "dark": false }));
    let page = shown["html"].as_str().unwrap();
    for said in ["<h1>雾锁大江</h1>", "岚江在线", "<img src=\"gaotai-media://localhost/", "码头上排起了长队"]
    {
        assert!(page.contains(said), "{said} is missing in\n{page}");
    }
    let looks: Vec<&str> =
        shown["looks"].as_array().unwrap().iter().map(|look| look["format"].as_str().unwrap()).collect();
    assert_eq!(looks, ["wechat", "wechat-ink", "wechat-red"]);
    let night = place.call("preview.wechat", json!({ "id": id, "look": "wechat-red", "dark": true }));
    assert_ne!(night["html"], shown["html"]);

    let copied = place.call("export.wechat", json!({ "id": id, "look": "wechat-red" }));
    let html = copied["html"].as_str().unwrap();
    assert!(html.starts_with("<section style=") && !html.contains("<img"), "{html}");
    assert!(html.contains("【在此上传图片 01，然后删去这一行】"), "{html}");
    assert!(copied["text"].as_str().unwrap().contains("码头上排起了长队。"), "{copied}");
    assert_eq!(copied["post"], shown["post"]);
    assert_eq!(codes(&copied["post"]), ["pictures"]);
    assert_eq!(copied["post"]["title"], "雾锁大江");
    assert_eq!(copied["post"]["pictures"][0]["caption"], "江面上的雾");
    assert_eq!(place.fail("export.wechat", json!({ "id": "x", "look": "wechat" })).0, "story_missing");
}

#[test]
fn what_is_open_is_not_copied() {
    let place = Place::new();
    let id = story(&place, "〔待核：几个〕人");
    let (code, params) = place.fail("export.wechat", json!({ "id": id, "look": "wechat" }));
    assert_eq!((code.as_str(), params["count"].as_str()), ("export_placeholders", Some("1")));
    let passed = json!({ "id": id, "look": "wechat", "pass_placeholders": true });
    assert!(place.call("export.wechat", passed)["html"].as_str().unwrap().contains("〔待核：几个〕"));
}

#[test]
fn what_must_not_go_out_yet_is_not_copied() {
    let place = Place::new();
    let id = story(&place, "长队");
    let read = place.call("story.read", json!({ "id": id }));
    let slip = json!({ "embargo_until": "2999-01-01T00:00:00+08:00" });
    let change = json!({ "head": {}, "blocks": [], "order": null, "slip": slip });
    place.call("story.journal", json!({ "id": id, "base": read["revision"], "change": change }));
    let passed = json!({ "id": id, "look": "wechat", "pass_placeholders": true, "as_accepted": true });
    assert_eq!(place.fail("export.wechat", passed).0, "export_embargoed");
}

#[test]
fn the_files_have_the_numbers_of_the_text() {
    let place = Place::new();
    let id = story(&place, "长队");
    let out = place.path("out");
    let target = place.desk.register_path(out.clone());
    let formats = ["html", "wechat", "wechat-red"];
    let request =
        json!({ "ids": [id], "formats": formats, "encoding": null, "zip": false, "target": target });
    let answer = place.call("export.write", request);
    let files = answer["files"].as_array().unwrap();
    let of = |format: &str| -> Vec<String> {
        let named = files.iter().filter(|file| file["format"] == format);
        named.map(|file| file["path"].as_str().unwrap().to_owned()).collect()
    };
    let stem = "雾锁大江.wechat";
    let expected = [".html", ".txt", "/01.png"].map(|end| format!("{stem}{end}"));
    assert_eq!(of("wechat"), expected);
    assert_eq!(of("wechat-red").len(), 3, "{answer}");
    let sheet = std::fs::read_to_string(out.join(&expected[1])).unwrap();
    assert!(sheet.contains("标题（4/64）：雾锁大江"), "{sheet}");
    assert!(sheet.contains("图片 01：01.png；江面上的雾；替代文字：江雾"), "{sheet}");
}
