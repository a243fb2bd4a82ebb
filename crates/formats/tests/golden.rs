//! Exports of two sample stories as they stand in `tests/refs/formats`: a change of a byte
//! is a change that someone wanted.

#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use gaotai_article::{Article, Hash, codec};
use gaotai_formats::web::{Pictures, Site};
use gaotai_formats::{Context, FORMATS, package, web};
use gaotai_testkit::{golden, ids::Sequence};

fn story(name: &str) -> Article {
    let path = gaotai_testkit::repository().join(format!("tests/corpus/{name}.json"));
    codec::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

#[track_caller]
fn check(name: &str) {
    let article = story(name);
    let now = chrono::DateTime::parse_from_rfc3339("2023-02-10T07:40:02+08:00").unwrap();
    let picture = |_: &Hash| {
        let bytes = b"picture".to_vec();
        Some(gaotai_formats::Picture { mime: "image/png".into(), width: 1600, height: 1000, bytes })
    };
    let mut ids = Sequence::default();
    let mut context = Context::new(&mut ids, now, &picture);
    let mut taken = std::collections::HashSet::new();
    for format in FORMATS {
        // Packages and pages are looked into by tests of their own.
        if ["epub", "pdf"].contains(&format.id) {
            continue;
        }
        let export = format.export.unwrap();
        let made = export(&article, name, &mut context).unwrap();
        let (path, bytes) = main_file(&made.files[0]);
        // Dialects share the name of the file.
        let place = if taken.insert(path.clone()) { path.clone() } else { format!("{}/{path}", format.id) };
        golden::check(&format!("formats/{place}"), &bytes);
    }
    let navigation = vec!["要闻".to_owned(), "民生".to_owned()];
    let site = Site { name: "岚江在线".to_owned(), navigation, channel: None };
    let page = web::render(&article, None, &site, Pictures::Library, &context).unwrap();
    golden::check(&format!("formats/{name}.web.html"), page.as_bytes());
}

/// The file, or of a zip the XML in it: how it is packed is not the format's matter.
fn main_file(file: &gaotai_formats::File) -> (String, Vec<u8>) {
    if file.path.ends_with(".docx") {
        let mut package = package::open(&file.bytes, &package::Limits::default()).unwrap();
        let text = package.read("word/document.xml").unwrap().unwrap();
        return (format!("{}.xml", file.path), text);
    }
    if !file.path.ends_with(".zip") {
        return (file.path.clone(), file.bytes.clone());
    }
    let mut package = package::open(&file.bytes, &package::Limits::default()).unwrap();
    let path = package.members().iter().find(|member| member.path.ends_with(".xml")).unwrap().path.clone();
    let bytes = package.read(&path).unwrap().unwrap();
    (path, bytes)
}

#[test]
fn every_node_leaves_as_it_did() {
    check("all-nodes");
}

#[test]
fn an_english_story_leaves_as_it_did() {
    check("gauge-moved-en");
}
