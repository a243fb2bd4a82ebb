//! Pictures on their way out: every format, seen by exiftool.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use common::Place;
use gaotai_testkit::photos::{exiftool, sample, secrets};
use serde_json::{Value, json};
use std::path::Path;
use std::sync::Mutex;

const PHOTOS: &[&str] =
    &["camera.jpg", "camera.png", "camera.webp", "moving.gif", "turn-6.jpg", "cmyk.jpg", "街头😀.jpg"];
const FORMATS: &[&str] = &["html", "markdown", "ninjs", "text"];

/// A story with these pictures, from a page beside them.
fn story(place: &Place, photos: &[&str]) -> String {
    let figure = |name: &&str| {
        format!("<figure><img src=\"{name}\" alt=\"图\"><figcaption>{name}</figcaption></figure>")
    };
    let figures: String = photos.iter().map(figure).collect();
    for name in photos {
        place.file(&format!("in/{name}"), sample(name));
    }
    let page = format!(
        "<!DOCTYPE html><html lang=\"zh-CN\"><head><title>开工</title></head><body><article><h1>开工</h1>\
         <p>车间里一早就亮起了灯，工人们回到各自的岗位，流水线重新转了起来。</p>{figures}\
         <p>到中午，第一批货已经装上了车，司机说下午就能送到码头。</p></article></body></html>"
    );
    place.import_one(&place.file("in/page.html", page))
}

fn write(place: &Place, id: &str, formats: &[&str], out: &Path) -> Value {
    let target = place.desk.register_path(out.to_path_buf());
    let order = json!({ "ids": [id], "formats": formats, "encoding": null, "zip": false, "target": target });
    place.call("export.write", order)
}

/// The pictures that were written, by path.
fn written(answer: &Value, out: &Path) -> Vec<(String, Vec<u8>)> {
    let paths = answer["files"].as_array().unwrap().iter().map(|file| file["path"].as_str().unwrap());
    let media = paths.filter(|path| path.starts_with("media/"));
    media.map(|path| (path.to_owned(), std::fs::read(out.join(path)).unwrap())).collect()
}

#[test]
fn nothing_secret_leaves_in_any_format() {
    let place = Place::new();
    let id = story(&place, PHOTOS);
    for format in FORMATS {
        let out = place.path(&format!("out-{format}"));
        let answer = write(&place, &id, &[format], &out);
        let pictures = written(&answer, &out);
        assert_eq!(pictures.len(), if *format == "text" { 0 } else { PHOTOS.len() }, "{format}: {answer}");
        for (path, bytes) in &pictures {
            let seen = gaotai_picture::about(bytes);
            assert!(!seen.located && !seen.serial, "{format} {path}");
            let Some(said) = exiftool(bytes) else { continue };
            assert_eq!(secrets(&said), Vec::<String>::new(), "{format} {path}\n{said}");
        }
        for file in answer["files"].as_array().unwrap() {
            let bytes = std::fs::read(out.join(file["path"].as_str().unwrap())).unwrap();
            assert!(!bytes.windows(5).any(|five| five == b"SN000" || five == b"lisi/"), "{format} {file}");
        }
        let losses = answer["losses"].as_object().unwrap().values().flat_map(|all| all.as_array().unwrap());
        let bad = losses.filter(|loss| {
            matches!(loss["code"].as_str(), Some("differs" | "picture_missing" | "picture_unreadable"))
        });
        assert_eq!(bad.collect::<Vec<_>>(), Vec::<&Value>::new(), "{format}");
    }
}

#[test]
fn caption_credit_rights_and_profile_leave() {
    let place = Place::new();
    let id = story(&place, &["camera.jpg"]);
    let out = place.path("out");
    let pictures = written(&write(&place, &id, &["html"], &out), &out);
    let Some(said) = exiftool(&pictures[0].1) else { return };
    for words in ["2月10日，南京某车间", "示例社", "张三", "© 2026 示例社", "ICC-header"] {
        assert!(said.contains(words), "{words}\n{said}");
    }
}

#[test]
fn the_same_story_gives_the_same_bytes() {
    let place = Place::new();
    let id = story(&place, PHOTOS);
    let out = |name: &str| {
        let folder = place.path(name);
        written(&write(&place, &id, &["html", "ninjs"], &folder), &folder)
    };
    assert!(out("first") == out("second"));
}

/// Changes the first figure of the story.
fn set(place: &Place, id: &str, attrs: &Value) {
    let read = place.call("story.read", json!({ "id": id }));
    let body = read["article"]["doc"]["content"][1]["content"].as_array().unwrap();
    let mut figure = body.iter().find(|block| block["type"] == "figure").unwrap().clone();
    figure["attrs"].as_object_mut().unwrap().extend(attrs.as_object().unwrap().clone());
    let change = json!({ "head": {}, "blocks": [figure], "order": null, "slip": {} });
    place.call("story.journal", json!({ "id": id, "base": read["revision"], "change": change }));
}

#[test]
fn a_picture_leaves_upright_and_as_the_page_cuts_it() {
    let place = Place::new();
    let id = story(&place, &["turn-6.jpg"]);
    let size = |name: &str| {
        let out = place.path(name);
        let answer = write(&place, &id, &["html", "markdown", "ninjs"], &out);
        let pictures = written(&answer, &out);
        assert_eq!(pictures.len(), 1, "formats share it: {answer}");
        let probe = gaotai_picture::probe(&pictures[0].1).unwrap();
        let page = std::fs::read_dir(&out).unwrap().flatten().map(|entry| entry.path());
        let page = page.into_iter().find(|path| path.extension().is_some_and(|kind| kind == "html")).unwrap();
        let page = std::fs::read_to_string(page).unwrap();
        assert!(page.contains(&format!("width=\"{}\" height=\"{}\"", probe.width, probe.height)), "{page}");
        assert!(!answer["losses"].to_string().contains("crop"), "{answer}");
        (probe.width, probe.height, probe.turn.number())
    };
    assert_eq!(size("whole"), (48, 32, 1));
    set(&place, &id, &json!({ "crop": { "x": 0.5, "y": 0.0, "width": 0.5, "height": 0.25 } }));
    assert_eq!(size("cut"), (24, 8, 1));
}

/// The places at which a format says that something moves no more.
fn stilled(place: &Place, id: &str, format: &str) -> Vec<String> {
    let check = place.call("export.check", json!({ "id": id, "formats": [format], "encoding": null }));
    let losses = check["checks"][0]["losses"].as_array().unwrap().clone();
    let said = losses.iter().filter(|loss| loss["code"] == "picture_stilled");
    said.map(|loss| loss["field"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn what_moves_and_is_cut_leaves_as_a_still_and_that_is_said() {
    let place = Place::new();
    let half = json!({ "crop": { "x": 0.0, "y": 0.0, "width": 0.5, "height": 0.5 } });
    for photo in ["moving.gif", "moving.png", "moving.webp"] {
        let id = story(&place, &[photo]);
        for format in FORMATS {
            assert_eq!(stilled(&place, &id, format), Vec::<String>::new(), "{photo} {format}");
        }
        set(&place, &id, &half);
        for format in FORMATS {
            let expected: &[&str] = if *format == "text" { &[] } else { &["body[1].media"] };
            assert_eq!(stilled(&place, &id, format), expected, "{photo} {format}");
        }
        let out = place.path(&format!("out-{photo}"));
        let answer = write(&place, &id, &["html"], &out);
        assert!(answer["losses"].to_string().contains("picture_stilled"), "{answer}");
        let left = gaotai_picture::probe(&written(&answer, &out)[0].1).unwrap();
        assert_eq!(left.frames, gaotai_picture::Frames::Still, "{photo}");
        // For print alone: the pages for the web lose nothing that moves.
        set(&place, &id, &json!({ "only": ["print"] }));
        assert_eq!(stilled(&place, &id, "html"), Vec::<String>::new(), "{photo}");
    }
    let id = story(&place, &["camera.jpg"]);
    set(&place, &id, &half);
    assert_eq!(stilled(&place, &id, "html"), Vec::<String>::new(), "it never moved");
}

#[test]
fn one_that_cannot_be_read_stays_behind_and_is_said() {
    let place = Place::new();
    let id = story(&place, &["camera.jpg"]);
    // Damaged after it came in.
    let media = place.desk.path().join("media");
    let mut folders = vec![media];
    while let Some(folder) = folders.pop() {
        for path in std::fs::read_dir(folder).unwrap().flatten().map(|entry| entry.path()) {
            if path.is_dir() {
                folders.push(path);
            } else {
                let bytes = std::fs::read(&path).unwrap();
                std::fs::write(&path, &bytes[..bytes.len() / 2]).unwrap();
            }
        }
    }
    let out = place.path("out");
    let answer = write(&place, &id, &["html"], &out);
    assert_eq!(written(&answer, &out).len(), 0, "{answer}");
    let codes = answer["losses"].to_string();
    assert!(codes.contains("picture_unreadable") || codes.contains("picture_missing"), "{answer}");
}

#[test]
fn the_preview_shows_the_part_that_leaves() {
    let place = Place::new();
    let id = story(&place, &["turn-6.jpg"]);
    set(&place, &id, &json!({ "crop": { "x": 0.5, "y": 0.0, "width": 0.5, "height": 0.25 } }));
    let page = place.call("preview.web", json!({ "id": id }))["html"].as_str().unwrap().to_owned();
    let hash = place.call(
        "media.list",
        json!({ "query": "", "use": "any", "missing": null, "sort": "name", "offset": 0, "limit": 9 }),
    )["pictures"][0]["hash"]
        .as_str()
        .unwrap()
        .to_owned();
    let address = format!("{hash}/page?crop=0.5,0,0.5,0.25\"");
    assert!(page.contains(&address) && page.contains("width=\"24\" height=\"8\""), "{page}");
    let part = |crop: [f64; 4]| place.desk.shown_part(&hash, crop).map(|it| (it.width, it.height, it.bytes));
    let made = part([0.5, 0.0, 0.5, 0.25]).unwrap();
    assert_eq!((made.0, made.1), (24, 8));
    let probe = gaotai_picture::probe(&made.2).unwrap();
    assert_eq!((probe.width, probe.height), (24, 8));
    assert!(part([0.5, 0.0, 0.5, 0.25]) == Some(made), "kept");
    assert!(part([0.5, 0.0, f64::NAN, 0.25]).is_none() && part([-1.0, 0.0, 2.0, 1.0]).is_none());
}

/// What `export.check` told of its progress.
fn told(place: &Place, id: &str, formats: &[&str]) -> Vec<(u64, u64, String)> {
    let told = Mutex::new(Vec::new());
    let request = json!({ "id": id, "formats": formats, "encoding": null });
    let hear = |_: &str, done: u64, total: u64, label: &str| {
        told.lock().unwrap().push((done, total, label.to_owned()));
    };
    place.desk.call("export.check", request, &hear).unwrap();
    told.into_inner().unwrap()
}

#[test]
fn a_check_tells_how_many_pictures_it_has_made() {
    let place = Place::new();
    let id = story(&place, &["camera.jpg", "camera.png", "camera.webp"]);
    let expected: Vec<_> = [0, 2].map(|done| (done, 3, "html".to_owned())).into();
    assert_eq!(told(&place, &id, &["html"]), expected);
    assert_eq!(told(&place, &id, &["text"]), []);
}

#[test]
fn checks_of_many_formats_at_once_wait_for_one_another() {
    let place = Place::new();
    let id = story(&place, PHOTOS);
    let bytes = &|format: &&str| {
        let request = json!({ "id": id, "formats": [format], "encoding": null });
        place.call("export.check", request)["checks"][0]["bytes"].as_u64().unwrap()
    };
    let together: Vec<u64> = std::thread::scope(|scope| {
        let jobs: Vec<_> = FORMATS.iter().map(|format| scope.spawn(move || bytes(format))).collect();
        jobs.into_iter().map(|job| job.join().unwrap()).collect()
    });
    let alone: Vec<u64> = FORMATS.iter().map(bytes).collect();
    assert_eq!(alone, together);
}
