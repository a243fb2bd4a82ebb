//! Bringing stories in, from file to library.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use common::{PNG, Place, text};
use gaotai_article::Hash;
use serde_json::{Value, json};

const STORY: &str = "雾锁大江\n\n2024-03-01 08:00:00 来源: 江报\n\n  清晨的江面上起了大雾,能见度不足五十米。\n\n  轮渡停航两个小时,九点恢复。(江一帆)\n\n[责任编辑: 林晓]\n";

#[test]
fn the_seed_article() {
    let Some(shared) = gaotai_testkit::shared() else { return };
    let place = Place::new();
    let id = place.import_one(&shared.join("samples/seed/article.txt"));
    let story = place.call("story.read", json!({ "id": id }));
    let (doc, slip) = (&story["article"]["doc"], &story["article"]["slip"]);

    let head = &doc["content"][0]["content"];
    assert_eq!(text(&head[0]), "江苏党员干部开年以实干推进项目攻坚、复工复产");
    assert_eq!(text(&head[1]), "我省党员干部开年以实干推进项目攻坚、复工复产——");
    assert_eq!(text(&head[2]), "“先锋”助企忙，不负“好春光”");
    assert_eq!(slip["published_at"], "2023-02-10T07:40:02+08:00");
    assert_eq!(slip["source"]["name"], "新华日报");
    assert_eq!(
        (
            slip["authors"][0]["name"].as_str(),
            slip["authors"][0]["role"].as_str(),
            slip["authors"][0]["place"].as_str()
        ),
        (Some("林元沁"), Some("reporter"), Some("end"))
    );
    assert_eq!(
        (slip["people"][0]["name"].as_str(), slip["people"][0]["role"].as_str()),
        (Some("沙佳仪"), Some("responsible_editor"))
    );
    let codes: Vec<&str> =
        slip["codes"].as_array().unwrap().iter().map(|code| code["value"].as_str().unwrap()).collect();
    assert_eq!(codes, ["010070080010000000000000011111131129352523", "1129352523"]);
    let roles: Vec<&str> = slip["original_title"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| line["role"].as_str().unwrap())
        .collect();
    assert_eq!(roles, ["kicker", "main"]);

    let blocks = doc["content"][1]["content"].as_array().unwrap();
    let of = |kind: &str| blocks.iter().filter(|block| block["type"] == kind).map(text).collect::<Vec<_>>();
    assert_eq!(of("section_head"), ["争分夺秒“跑起来”", "“链”上聚力解难题", "引才聚才强信心"]);
    assert_eq!((of("paragraph").len(), blocks.len()), (14, 17));
    assert_eq!(story["count"]["body"]["words"], 2200);
    let body = of("paragraph").concat();
    for kept in ["169.8亿元", "98%", "6000万欧元", "1月4日"] {
        assert!(body.contains(kept), "{kept}");
    }
    for furniture in ["首页", "新华网", "纠错", "客户端", "010070080", "责任编辑"] {
        assert!(!body.contains(furniture), "{furniture}");
    }
    assert!(!body.contains(','), "repaired");

    let verbatim = text(&story["verbatim"]["doc"]);
    assert!(verbatim.contains("复工复产——") && verbatim.contains(','), "as the file says");
    assert!(story["repairs"].as_u64().unwrap() > 50);
    let lines: Vec<u64> =
        story["problems"].as_array().unwrap().iter().map(|it| it["line"].as_u64().unwrap()).collect();
    assert_eq!(lines, [1, 2, 48, 49], "what was kept out is listed with its place");
    let rows = place.call("story.revisions", json!({ "id": id }))["revisions"].clone();
    assert_eq!((rows[0]["stage"].clone(), rows[1]["stage"].clone()), (json!("repair"), json!("import")));
    assert_eq!(rows[0]["parents"], json!([rows[1]["id"]]));

    // The first edit takes the offer away.
    let change = json!({ "head": {}, "blocks": [], "order": null, "slip": { "slug": "project" } });
    place.call("story.journal", json!({ "id": id, "base": story["revision"], "change": change }));
    assert_eq!(place.call("story.read", json!({ "id": id }))["verbatim"], Value::Null);
    place.call("story.commit", json!({ "id": id }));
    assert_eq!(place.call("story.read", json!({ "id": id }))["verbatim"], Value::Null);
    let page = place.call("preview.web", json!({ "id": id }));
    assert_eq!(page["problem"], Value::Null);
    for shown in ["原标题", "沙佳仪", "纠错", "新华日报", "争分夺秒"] {
        assert!(page["html"].as_str().unwrap().contains(shown), "{shown}");
    }
}

#[test]
fn a_bad_file_keeps_no_other_from_coming_in_and_leaves_nothing() {
    let place = Place::new();
    let large = place.path("large.txt");
    std::fs::File::create(&large).unwrap().set_len(1 << 30).unwrap();
    let broken = [STORY.as_bytes(), &[0xFF, 0xC0, 0xC1, 0xFE, 0x81].repeat(400)].concat();
    let files = [
        (place.file("good.txt", STORY), ""),
        (place.file("empty.txt", ""), "import_empty"),
        (place.file("blank.txt", " \n\u{3000}\n"), "import_empty"),
        (place.file("picture.txt", PNG), "import_not_text"),
        (large, "import_too_large"),
        (place.file("broken.txt", broken), "import_broken_encoding"),
        (place.path("missing.txt"), "import_unreadable"),
        (place.path("."), "import_unreadable"),
        (place.file("wire.json", "{\"uri\": "), "import_unreadable"),
        (place.file("again.txt", STORY), ""),
    ];
    let paths: Vec<&std::path::Path> = files.iter().map(|(path, _)| path.as_path()).collect();
    let stories = place.import(&paths);
    assert_eq!(stories.len(), files.len());
    for (story, (path, code)) in stories.iter().zip(&files) {
        assert_eq!(story["failure"]["code"].as_str().unwrap_or_default(), *code, "{}", path.display());
        assert_eq!(story["story"].is_string(), code.is_empty(), "{}", path.display());
    }
    assert_eq!(place.stories(), 2, "the same file may come in twice");
    assert_eq!(stories[3]["failure"]["params"]["what"], "PNG");
    assert_eq!(stories[4]["failure"]["params"]["bytes"], (1 << 30).to_string());
    let unknown = place.call("import.files", json!({ "handles": ["x"] }));
    assert_eq!(unknown["stories"][0]["failure"]["code"], "handle_unknown");
    assert_eq!(place.call("library.check", json!({}))["ok"], true);
}

#[test]
fn encodings_are_told_apart() {
    let place = Place::new();
    let utf16: Vec<u8> = STORY.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let utf16 = [&[0xFF, 0xFE], utf16.as_slice()].concat();
    let gb18030 = gaotai_language::encoding::encode(STORY, "gb18030").unwrap();
    let expected = place.import_one(&place.file("utf8.txt", STORY));
    let expected = text(&place.call("story.read", json!({ "id": expected }))["article"]["doc"]);
    assert!(expected.contains("能见度不足五十米"), "{expected}");
    for (name, bytes) in [("utf16.txt", utf16), ("gb18030.txt", gb18030)] {
        let id = place.import_one(&place.file(name, bytes));
        assert_eq!(
            text(&place.call("story.read", json!({ "id": id }))["article"]["doc"]),
            expected,
            "{name}"
        );
    }
}

#[test]
fn nothing_to_repair_makes_one_revision() {
    let place = Place::new();
    let id = place
        .import_one(&place.file("en.txt", "Fog on the river\n\nFerries stopped for two hours, then ran.\n"));
    let rows = place.call("story.revisions", json!({ "id": id }))["revisions"].as_array().unwrap().clone();
    let stages: Vec<&str> = rows.iter().map(|row| row["stage"].as_str().unwrap()).collect();
    assert_eq!(stages, ["import"]);
    assert_eq!(place.call("story.read", json!({ "id": id }))["verbatim"], Value::Null);
}

fn page(body: &str) -> String {
    format!(
        "<!DOCTYPE html><html lang=\"zh\"><head><title>雾锁大江</title></head><body><article><h1>雾锁大江</h1>\
         <p>清晨的江面上起了大雾，能见度不足五十米，轮渡停航两个小时。</p>{body}\
         <p>九点以后雾气散去，轮渡恢复航行，码头上排起了长队。</p></article></body></html>"
    )
}

fn figures(place: &Place, id: &str) -> Vec<Value> {
    let doc = place.call("story.read", json!({ "id": id }))["article"]["doc"].clone();
    let blocks = doc["content"][1]["content"].as_array().unwrap().clone();
    blocks
        .into_iter()
        .filter(|block| block["type"] == "figure")
        .map(|block| block["attrs"]["media"].clone())
        .collect()
}

#[test]
fn pictures_beside_a_page_come_in_and_no_others() {
    let place = Place::new();
    place.file("page/img/fog.png", PNG);
    place.file("secret.png", PNG);
    place.file("page/img/text.png", "no picture");
    let html = page(
        "<figure><img src=\"img/fog.png\"><figcaption>江面上的雾</figcaption></figure>\
         <figure><img src=\"../secret.png\"><figcaption>别处的图</figcaption></figure>\
         <figure><img src=\"img/none.png\"><figcaption>没有的图</figcaption></figure>\
         <figure><img src=\"img/text.png\"><figcaption>不是图</figcaption></figure>",
    );
    let stories = place.import(&[&place.file("page/fog.html", html)]);
    let id = stories[0]["story"].as_str().unwrap();
    let hash = Hash::of(PNG).to_string();
    assert_eq!(figures(&place, id), [json!(hash), Value::Null, Value::Null, Value::Null]);
    let codes: Vec<(&str, &str)> = stories[0]["problems"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|it| it["code"].as_str().unwrap().starts_with("picture_"))
        .map(|it| (it["code"].as_str().unwrap(), it["params"]["path"].as_str().unwrap_or_default()))
        .collect();
    assert_eq!(
        codes,
        [
            ("picture_missing", "../secret.png"),
            ("picture_missing", "img/none.png"),
            ("picture_broken", "img/text.png")
        ]
    );
    let lines: Vec<u64> =
        stories[0]["problems"].as_array().unwrap().iter().map(|it| it["line"].as_u64().unwrap()).collect();
    assert!(lines.iter().all(|line| *line > 0), "{lines:?}");
    let picture = place.desk.picture(&hash).unwrap();
    assert_eq!((picture.mime.as_str(), picture.width, picture.bytes.as_slice()), ("image/png", 1, PNG));
    assert!(place.desk.picture("../../library.sqlite").is_none());
    assert!(place.desk.picture(&"0".repeat(64)).is_none());
}

#[test]
fn channels_are_found_by_name_or_added() {
    let place = Place::new();
    let markdown = |channel: &str| {
        format!("---\ntitle: 雾锁大江\nchannel: {channel}\n---\n\n清晨的江面上起了大雾，能见度不足五十米。\n")
    };
    let channel = |name: &str, file: &str| {
        let id = place.import_one(&place.file(file, markdown(name)));
        place.call("story.read", json!({ "id": id }))["article"]["slip"]["channel"].clone()
    };
    assert_eq!(channel("要闻", "a.md"), json!({ "id": "channel-yaowen", "name": "要闻" }));
    let added = channel("航运", "b.md");
    assert_eq!(added["name"], "航运");
    assert_eq!(channel("航运", "c.md"), added, "the second finds what the first added");
    let list = place
        .call("story.list", json!({ "channel": added["id"], "state": null, "query": "", "sort": "title" }));
    assert_eq!(list["total"], 2);
}

#[test]
fn what_was_copied_elsewhere() {
    let place = Place::new();
    let paste =
        |html: Option<&str>, text: &str| place.call("import.paste", json!({ "html": html, "text": text }));
    let both = paste(Some(&page("<p><script>alert(1)</script>第三段。</p>")), "x");
    let doc = place.call("story.read", json!({ "id": both["story"] }))["article"]["doc"].clone();
    assert!(text(&doc).contains("能见度不足五十米") && !text(&doc).contains("alert"));
    assert!(paste(None, STORY)["story"].is_string());
    assert!(
        paste(Some("<div></div>"), STORY)["story"].is_string(),
        "text stands in for HTML without a story"
    );
    assert_eq!(paste(None, " ")["failure"]["code"], "import_empty");
    assert_eq!(place.stories(), 3);
}

#[test]
fn a_long_import_tells_its_progress_and_can_be_cancelled() {
    let place = Place::new();
    let handles: Vec<String> =
        (0..3).map(|number| place.desk.register_path(place.file(&format!("{number}.txt"), STORY))).collect();
    let heard = std::cell::RefCell::new(Vec::new());
    let progress = |job: &str, done: u64, total: u64, label: &str| {
        heard.borrow_mut().push((done, total, label.to_owned()));
        if done == 1 {
            place.call("job.cancel", json!({ "job": job }));
        }
    };
    let answer = place.desk.call("import.files", json!({ "handles": handles }), &progress).unwrap();
    let codes: Vec<&str> = answer["stories"]
        .as_array()
        .unwrap()
        .iter()
        .map(|story| story["failure"]["code"].as_str().unwrap_or("in"))
        .collect();
    assert_eq!(codes, ["in", "in", "cancelled"], "a file that has begun comes in whole");
    let heard = heard.into_inner();
    assert_eq!(heard, [(0, 3, "0.txt".to_owned()), (1, 3, "1.txt".to_owned())]);
    assert_eq!(place.stories(), 2);
    place.call("job.cancel", json!({ "job": "of long ago" }));
}

#[test]
fn a_new_library_starts_with_the_sample_stories() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library");
    let count = || {
        let desk = gaotai_desk::Desk::open(&path).unwrap();
        let list = desk
            .call(
                "story.list",
                json!({ "channel": null, "state": null, "query": "", "sort": "updated" }),
                &|_, _, _, _| {},
            )
            .unwrap();
        for story in list["stories"].as_array().unwrap() {
            let read = desk.call("story.read", json!({ "id": story["id"] }), &|_, _, _, _| {}).unwrap();
            let slip = &read["article"]["slip"];
            let time = [&slip["updated_at"], &slip["published_at"], &slip["first_published_at"]]
                .into_iter()
                .find_map(|time| time.as_str().map(str::to_owned));
            if let Some(time) = time {
                assert_eq!(story["updated_at"], json!(time), "{}", story["title"]);
            }
            if let Some(hash) = story["picture"].as_str() {
                assert!(desk.picture(hash).is_some(), "{} has its picture", story["title"]);
            }
        }
        assert_eq!(desk.call("library.check", json!({}), &|_, _, _, _| {}).unwrap()["ok"], true);
        list["total"].as_u64().unwrap()
    };
    let listed =
        std::fs::read_to_string(gaotai_testkit::repository().join("tests/corpus/samples.txt")).unwrap();
    let listed =
        listed.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')).count() as u64;
    assert!(listed > 0);
    assert_eq!(count(), listed);
    assert_eq!(count(), listed, "the second opening adds none");
}
