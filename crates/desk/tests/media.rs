//! Pictures: added, found, shown in sizes, told where they are used.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use common::Place;
use gaotai_desk::{Desk, PictureSize};
use gaotai_testkit::repository;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

fn photo(name: &str) -> PathBuf {
    repository().join("tests/corpus/photos").join(name)
}

/// A bitmap, which no webview need know, of so many pixels.
fn bitmap(width: u32, height: u32, shade: u8) -> Vec<u8> {
    let row = (width * 3).div_ceil(4) * 4;
    let mut bytes = b"BM".to_vec();
    for number in [54 + row * height, 0, 54, 40, width, height, 1 | 24 << 16, 0, row * height, 0, 0, 0, 0] {
        bytes.extend(number.to_le_bytes());
    }
    bytes.extend((0..row * height).map(|at| shade.wrapping_add((at / row) as u8)));
    bytes
}

impl Place {
    #[track_caller]
    fn add(&self, paths: &[&Path]) -> Vec<Value> {
        let handles: Vec<String> =
            paths.iter().map(|path| self.desk.register_path(path.to_path_buf())).collect();
        self.call("media.add", json!({ "handles": handles }))["added"].as_array().unwrap().clone()
    }

    #[track_caller]
    fn add_one(&self, path: &Path) -> String {
        let added = self.add(&[path]);
        added[0]["picture"]["hash"].as_str().unwrap_or_else(|| panic!("{added:?}")).to_owned()
    }

    fn list(&self, query: &str) -> Vec<String> {
        let request = json!({ "query": query, "use": "any", "missing": null, "sort": "name", "offset": 0, "limit": 100 });
        let found = self.call("media.list", request);
        found["pictures"]
            .as_array()
            .unwrap()
            .iter()
            .map(|it| it["name"].as_str().unwrap().to_owned())
            .collect()
    }
}

#[test]
fn a_photograph_brings_its_words_along() {
    let place = Place::new();
    let added = place.add(&[&photo("camera.jpg"), &photo("街头😀.jpg")]);
    let picture = &added[0]["picture"];
    for (field, value) in [
        ("caption", "2月10日，南京某车间，工人在生产线上作业。"),
        ("headline", "开工第一天"),
        ("credit", "示例社"),
        ("creator", "张三"),
        ("copyright", "© 2026 示例社"),
        ("alt", "两名戴安全帽的工人站在流水线旁"),
        ("place", "中国江苏省南京市建邺区某街12号"),
        ("taken_at", "2026-02-10T08:30:00+08:00"),
        ("camera", "Example X1"),
        ("mime", "image/jpeg"),
        ("name", "camera.jpg"),
    ] {
        assert_eq!(picture[field], value, "{field}");
    }
    assert_eq!((&picture["located"], &picture["uses"]), (&json!(true), &json!(0)));
    assert_eq!(added[1]["picture"]["name"], "街头😀.jpg");
    assert_eq!(added[0]["known"], false);
    assert_eq!(place.add(&[&photo("camera.jpg")])[0]["known"], true);
}

#[test]
fn one_bad_file_stops_no_other_and_each_says_what_it_is() {
    let place = Place::new();
    let whole = std::fs::read(photo("camera.jpg")).unwrap();
    let cut = place.file("cut.jpg", &whole[..whole.len() / 2]);
    let folder = place.path("folder.jpg");
    std::fs::create_dir(&folder).unwrap();
    let files = [
        (place.file("story.txt", "稿件"), "picture_not_one"),
        (place.file("empty.png", ""), "picture_not_one"),
        (
            place.file("drawing.svg", "<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"),
            "picture_unsupported",
        ),
        (cut, "picture_broken"),
        (folder, "picture_unreadable"),
        (place.path("gone.jpg"), "picture_unreadable"),
        (PathBuf::from("/dev/zero"), "picture_not_one"),
        (
            place.file(
                "bomb.bmp",
                &bitmap(1, 1, 0)[..18]
                    .iter()
                    .copied()
                    .chain(40_000u32.to_le_bytes())
                    .chain(40_000u32.to_le_bytes())
                    .chain([1, 0, 24, 0])
                    .chain([0; 200])
                    .collect::<Vec<u8>>(),
            ),
            "picture_too_large",
        ),
        (photo("camera.png"), ""),
    ];
    let paths: Vec<&Path> = files.iter().map(|(path, _)| path.as_path()).collect();
    let added = place.add(&paths);
    assert_eq!(added.len(), files.len());
    for (one, (path, code)) in added.iter().zip(&files) {
        assert_eq!(one["failure"]["code"].as_str().unwrap_or_default(), *code, "{path:?} {one}");
        assert_eq!(one["picture"].is_null(), !code.is_empty(), "{path:?}");
        if !code.is_empty() {
            let name = path.file_name().unwrap().to_string_lossy();
            assert_eq!(one["failure"]["params"]["name"].as_str().unwrap(), name, "{one}");
        }
    }
    assert_eq!(place.list("").len(), 1);
}

#[cfg(unix)]
#[test]
fn odd_names_and_links() {
    use std::os::unix::ffi::OsStrExt;
    let place = Place::new();
    let bytes = std::fs::read(photo("grey.jpg")).unwrap();
    let odd = place.path("x").with_file_name(std::ffi::OsStr::from_bytes(b"\xffbad.jpg"));
    std::fs::write(&odd, &bytes).unwrap();
    let link = place.path("link.jpg");
    std::os::unix::fs::symlink(&odd, &link).unwrap();
    let looped = place.path("loop.jpg");
    std::os::unix::fs::symlink(&looped, &looped).unwrap();
    let added = place.add(&[&odd, &link, &looped]);
    assert_eq!(added[0]["name"], "\u{fffd}bad.jpg");
    assert_eq!(added[1]["known"], true, "a link that was chosen is followed: {added:?}");
    assert_eq!(added[2]["failure"]["code"], "picture_unreadable");
}

#[test]
fn a_picture_from_the_clipboard() {
    let place = Place::new();
    let name = "长".repeat(100) + ".png";
    let pasted = place.call("media.paste", json!({ "name": name, "base64": "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg==" }));
    assert_eq!(pasted["added"]["picture"]["name"], name.as_str());
    let none = place.call("media.paste", json!({ "name": "x", "base64": "稿" }));
    assert_eq!(none["added"]["failure"]["code"], "picture_not_one");
}

#[test]
fn found_by_its_words_whatever_their_form() {
    let place = Place::new();
    place.add(&[&photo("camera.jpg"), &photo("plain.bmp"), &photo("grey.jpg")]);
    let check = |query: &str, expected: &[&str]| assert_eq!(place.list(query), expected, "{query}");
    check("", &["camera.jpg", "grey.jpg", "plain.bmp"]);
    check("生产线", &["camera.jpg"]);
    check("生產線 ＣＡＭＥＲＡ", &["camera.jpg"]);
    check("工业", &["camera.jpg"]);
    check("建邺", &["camera.jpg"]);
    check("示例社 没有", &[]);
    check("Plain.BMP", &["plain.bmp"]);
    check("%", &[]);
    let hash = place.add_one(&photo("grey.jpg"));
    place.call(
        "media.change",
        json!({ "hash": hash, "caption": " 灰色的江面 ", "credit": null, "alt": null }),
    );
    check("灰色", &["grey.jpg"]);
    let missing = json!({ "query": "", "use": "unused", "missing": "caption", "sort": "taken", "offset": 0, "limit": 1 });
    assert_eq!(place.call("media.list", missing)["total"], 1);
    assert_eq!(place.fail("media.read", json!({ "hash": "0".repeat(64) })).0, "picture_missing");
}

/// A story in which this picture stands.
fn story_with(place: &Place, hash: &str) -> String {
    let id = place.call("story.create", json!({ "language": "zh-CN", "profile": null }))["id"].clone();
    let read = place.call("story.read", json!({ "id": id }));
    let block = "6f9619ff-8b86-4d01-b42d-00cf4fc964ff";
    let line = |kind: &str, id: &str| json!({ "type": kind, "attrs": { "id": id } });
    let figure = json!({
        "type": "figure",
        "attrs": { "id": block, "media": hash, "alt": "", "focus": null, "crop": null, "width": "column", "only": null },
        "content": [line("caption", "6f9619ff-8b86-4d01-b42d-00cf4fc96401"), line("credit", "6f9619ff-8b86-4d01-b42d-00cf4fc96402")],
    });
    let first = read["article"]["doc"]["content"][1]["content"][0]["attrs"]["id"].clone();
    let change = json!({ "head": {}, "blocks": [figure], "order": [first, block], "slip": {} });
    place.call("story.journal", json!({ "id": id, "base": read["revision"], "change": change }));
    id.as_str().unwrap().to_owned()
}

#[test]
fn where_it_is_used_now_and_where_it_was() {
    let place = Place::new();
    let hash = place.add_one(&photo("camera.jpg"));
    let id = story_with(&place, &hash);
    let read = place.call("media.read", json!({ "hash": hash }));
    assert_eq!(read["picture"]["uses"], 1);
    assert_eq!((&read["uses"][0]["story"], &read["uses"][0]["current"]), (&json!(id), &json!(true)));
    let head = place.call("story.commit", json!({ "id": id }))["revision"].clone();
    let body =
        place.call("story.read", json!({ "id": id }))["article"]["doc"]["content"][1]["content"].clone();
    let change = json!({ "head": {}, "blocks": [], "order": [body[0]["attrs"]["id"]], "slip": {} });
    place.call("story.journal", json!({ "id": id, "base": head, "change": change }));
    let read = place.call("media.read", json!({ "hash": hash }));
    assert_eq!((&read["picture"]["uses"], &read["uses"][0]["current"]), (&json!(0), &json!(false)));
    assert_eq!(place.call("media.collect", json!({})), json!({ "removed": 0, "bytes": 0 }));
    let report = place.call("library.check", json!({}));
    assert_eq!((&report["ok"], &report["notes"]), (&json!(true), &json!([])));
}

#[test]
fn sizes_of_a_picture() {
    let place = Place::new();
    let large = place.add_one(&place.file("large.bmp", bitmap(2000, 1000, 7)));
    let shown = |hash: &str, size| place.desk.shown(hash, size).map(|it| (it.mime, it.width, it.height));
    let small = shown(&large, PictureSize::Small).unwrap();
    assert_eq!((small.1, small.2), (320, 160));
    assert!(["image/jpeg", "image/png"].contains(&small.0.as_str()), "{small:?}");
    let page = shown(&large, PictureSize::Page).unwrap();
    assert_eq!((page.1, page.2), (1600, 800));
    for name in ["camera.tif", "cmyk.jpg", "plain.bmp"] {
        let hash = place.add_one(&photo(name));
        let page = place.desk.shown(&hash, PictureSize::Page).unwrap();
        assert!(["image/jpeg", "image/png"].contains(&page.mime.as_str()), "{name}: {}", page.mime);
    }
    let moving = place.add_one(&photo("moving.gif"));
    assert_eq!(shown(&moving, PictureSize::Page).unwrap().0, "image/gif");
    assert_eq!(
        place.desk.shown(&moving, PictureSize::Page).unwrap().bytes,
        std::fs::read(photo("moving.gif")).unwrap()
    );
    assert_ne!(shown(&moving, PictureSize::Small).unwrap().0, "image/gif");
    assert!(shown(&"0".repeat(64), PictureSize::Small).is_none());
    assert!(shown("../../library.sqlite", PictureSize::Page).is_none());
}

#[test]
fn copies_are_made_again_when_they_are_gone_or_broken() {
    let place = Place::new();
    let hash = place.add_one(&place.file("large.bmp", bitmap(700, 500, 9)));
    let first = place.desk.shown(&hash, PictureSize::Small).unwrap();
    let cache = place.path("library/cache");
    let copy = cache.join("pictures").join(&hash[..2]).join(format!("{hash}.small.1"));
    assert_eq!(std::fs::read(&copy).unwrap(), first.bytes);
    for rest in [&b""[..], &first.bytes[..first.bytes.len() / 2]] {
        std::fs::write(&copy, rest).unwrap();
        assert_eq!(place.desk.shown(&hash, PictureSize::Small).unwrap(), first);
    }
    std::fs::remove_dir_all(&cache).unwrap();
    assert_eq!(place.desk.shown(&hash, PictureSize::Small).unwrap(), first);
    // The original is damaged: nothing, and nothing hangs.
    std::fs::remove_dir_all(&cache).unwrap();
    std::fs::write(place.path("library/media").join(&hash[..2]).join(&hash), "no picture").unwrap();
    assert_eq!(place.desk.shown(&hash, PictureSize::Small), None);
}

#[test]
fn a_photograph_is_decoded_once_for_both_copies() {
    let place = Place::new();
    let hash = place.add_one(&place.file("large.bmp", bitmap(2000, 1500, 9)));
    let copy =
        |size: &str| place.path("library/cache/pictures").join(&hash[..2]).join(format!("{hash}.{size}.1"));
    let first = place.desk.shown(&hash, PictureSize::Small).unwrap();
    assert!(copy("page").is_file(), "that of the page was made on the way");
    std::fs::remove_file(copy("small")).unwrap();
    std::fs::write(place.path("library/media").join(&hash[..2]).join(&hash), "no picture").unwrap();
    assert_eq!(place.desk.shown(&hash, PictureSize::Small), Some(first), "made without the photograph");
}

#[test]
fn many_who_ask_for_one_get_the_same() {
    let place = Place::new();
    let hash = place.add_one(&place.file("large.bmp", bitmap(1200, 900, 3)));
    let all: Vec<_> = std::thread::scope(|scope| {
        let ask = || place.desk.shown(&hash, PictureSize::Small).unwrap();
        let asked: Vec<_> = (0..8).map(|_| scope.spawn(ask)).collect();
        asked.into_iter().map(|one| one.join().unwrap()).collect()
    });
    assert!(all.iter().all(|one| *one == all[0]));
}

/// Waits for what another thread does.
fn soon(what: &str, done: impl Fn() -> bool) {
    let start = Instant::now();
    while !done() {
        assert!(start.elapsed() < Duration::from_secs(60), "waited in vain for {what}");
        std::thread::yield_now();
    }
}

#[test]
fn in_the_background_copies_are_made_and_the_library_closes_all_the_same() {
    let place = Place::new();
    place.desk.look_after_pictures();
    let hashes: Vec<String> = (0..4)
        .map(|at| place.add_one(&place.file(&format!("{at}.bmp"), bitmap(400, 300, at * 50))))
        .collect();
    let copy = |hash: &str, size: &str| {
        place.path("library/cache/pictures").join(&hash[..2]).join(format!("{hash}.{size}.1"))
    };
    soon("the copies", || {
        hashes.iter().all(|hash| copy(hash, "small").is_file() && copy(hash, "page").is_file())
    });
    soon("the day's collection", || {
        !place.call("settings.read", json!({}))["values"]["media.collected_on"].is_null()
    });
    let path = place.path("library");
    let folder = place.close();
    drop(Desk::existing(&path).unwrap());
    drop(folder);
}

#[test]
fn pictures_of_an_imported_page_bring_their_words_too() {
    let place = Place::new();
    let page = place.file("page.html", "<html><body><h1>开工</h1><p>工人在生产线上作业，节后第一天。</p><img src=\"a.jpg\"><p>第二段，说的是别的事情。</p></body></html>");
    std::fs::copy(photo("camera.jpg"), place.path("a.jpg")).unwrap();
    place.import_one(&page);
    assert_eq!(place.list("建邺区"), ["a.jpg"]);
    let used =
        json!({ "query": "", "use": "used", "missing": null, "sort": "newest", "offset": 0, "limit": 10 });
    assert_eq!(place.call("media.list", used)["pictures"][0]["uses"], 1);
}

#[test]
fn a_picture_that_came_with_a_story_takes_over_what_its_figure_says() {
    let place = Place::new();
    let about = |name: &str, caption: &str| {
        std::fs::create_dir_all(place.path("in")).unwrap();
        std::fs::copy(photo(name), place.path(&format!("in/{name}"))).unwrap();
        let page = format!(
            "<!DOCTYPE html><html lang=\"zh-CN\"><head><title>开工</title></head><body><article><h1>开工</h1>\
             <p>车间里一早就亮起了灯，工人们回到各自的岗位。</p>\
             <figure><img src=\"{name}\" alt=\"江面\"><figcaption>{caption}</figcaption></figure></article></body></html>"
        );
        place.import_one(&place.file("in/page.html", page));
        let request =
            json!({ "query": name, "use": "any", "missing": null, "sort": "name", "offset": 0, "limit": 9 });
        let found = place.call("media.list", request)["pictures"][0].clone();
        ["caption", "alt"].map(|field| found[field].as_str().unwrap().to_owned())
    };
    // The file says nothing: the figure does. What is known once stays.
    assert_eq!(about("turn-6.jpg", "江面上的雾"), ["江面上的雾", "江面"]);
    assert_eq!(about("turn-6.jpg", "另一句话"), ["江面上的雾", "江面"]);
    // The file's own words go first.
    let [caption, alt] = about("camera.jpg", "编辑写的说明");
    assert_eq!(
        (caption.as_str(), alt.as_str()),
        ("2月10日，南京某车间，工人在生产线上作业。", "两名戴安全帽的工人站在流水线旁")
    );
}

/// Every figure of the body with a picture: its hash, caption, credit and alternative text.
fn figures(node: &Value, found: &mut Vec<[String; 4]>) {
    if let Some(hash) = node["attrs"]["media"].as_str() {
        let line = |at: usize| common::text(&node["content"][at]);
        found.push([hash.to_owned(), line(0), line(1), node["attrs"]["alt"].as_str().unwrap().to_owned()]);
    }
    node["content"].as_array().into_iter().flatten().for_each(|inner| figures(inner, found));
}

#[test]
fn the_pictures_of_the_sample_stories_have_their_words() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::open(&folder.path().join("library")).unwrap();
    let call = |verb: &str, request: Value| desk.call(verb, request, &|_, _, _, _| {}).unwrap();
    let all =
        json!({ "query": "", "use": "used", "missing": null, "sort": "name", "offset": 0, "limit": 100 });
    let pictures = call("media.list", all)["pictures"].as_array().unwrap().clone();
    assert!(pictures.len() > 8, "{pictures:?}");
    for picture in &pictures {
        let read = call("media.read", json!({ "hash": picture["hash"] }));
        let mut said = Vec::new();
        for place in read["uses"].as_array().unwrap() {
            figures(&call("story.read", json!({ "id": place["story"] }))["article"]["doc"], &mut said);
        }
        let own =
            ["hash", "caption", "credit", "alt"].map(|field| picture[field].as_str().unwrap().to_owned());
        assert!(own.iter().all(|text| !text.is_empty()) && said.contains(&own), "{own:?}\n{said:?}");
    }
}
