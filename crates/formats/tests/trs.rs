//! Packages of TRS WCM: ours by the names that its exchange uses, and one as other programs write it.

#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod common;

use common::import_err;
use gaotai_article::{Article, Hash, HeadPart, codec};
use gaotai_formats::echo::echo_all;
use gaotai_formats::package::{Limits, open, zip};
use gaotai_formats::{Context, File, ImportError, ImportedMedia, Outgoing, Picture, detect, trs};
use gaotai_testkit::ids::Sequence;
use roxmltree::{Document, Node};

fn with_context<T>(run: impl FnOnce(&mut Context<'_>) -> T) -> T {
    let now = chrono::DateTime::parse_from_rfc3339("2023-02-10T07:40:02+08:00").unwrap();
    let folder = gaotai_testkit::repository().join("tests/corpus/media");
    let files =
        std::fs::read_dir(folder).unwrap().flatten().filter_map(|file| std::fs::read(file.path()).ok());
    let drawn: std::collections::HashMap<Hash, Vec<u8>> =
        files.map(|bytes| (Hash::of(&bytes), bytes)).collect();
    let picture = |hash: &Hash| {
        let bytes = drawn.get(hash)?.clone();
        Some(Picture { mime: "image/png".into(), width: 4, height: 3, bytes })
    };
    run(&mut Context::new(&mut Sequence::default(), now, &picture))
}

fn said(node: Node<'_, '_>, name: &str) -> String {
    let found = node.descendants().find(|child| child.has_tag_name(name));
    found.and_then(|child| child.text()).unwrap_or_default().to_owned()
}

#[test]
fn many_stories_are_one_package_with_their_pictures() {
    let read = |path: &std::path::PathBuf| codec::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let stories: Vec<Article> = gaotai_testkit::corpus().iter().map(read).collect();
    let out: Vec<Outgoing<'_>> =
        stories.iter().map(|article| Outgoing { article, stem: "s", version: 1 }).collect();
    let made = with_context(|context| echo_all(&trs::FORMAT, &out, "稿件", context)).unwrap();
    for (heard, story) in made.heard.iter().zip(&stories) {
        assert!(heard.unexpected.is_empty(), "{}: {:#?}", story.id, heard.unexpected);
    }
    let file = &made.exported.files[0];
    assert_eq!(detect(&file.path, &file.bytes).map(|found| found.id), Some("trs"));
    let mut package = open(&file.bytes, &Limits::default()).unwrap();
    let xml = String::from_utf8(package.read("稿件.xml").unwrap().unwrap()).unwrap();
    let document = Document::parse(&xml).unwrap();
    let documents: Vec<_> = document.descendants().filter(|node| node.has_tag_name("WCMDOCUMENT")).collect();
    assert_eq!(documents.len(), stories.len());
    for node in documents {
        assert_eq!((said(node, "DOCTYPE").as_str(), node.attribute("Version")), ("20", Some("6.0")));
        let state = said(node, "DOCSTATUS");
        assert_eq!(state == "10", !said(node, "DOCRELTIME").is_empty(), "{state}");
        for appendix in node.descendants().filter(|child| child.has_tag_name("WCMAPPENDIX")) {
            let name = said(appendix, "APPFILE");
            assert!(
                package.has(&name) && said(node, "DOCHTMLCON").contains(&format!("src=\"{name}\"")),
                "{name}"
            );
        }
    }
}

#[test]
fn channels_that_are_numbers_are_the_numbers_of_the_site() {
    let wrote = |channel: &str| {
        let article = gaotai_testkit::story::Story::new("题")
            .paragraph("文。")
            .slip(|slip| {
                slip.channel = Some(gaotai_article::slip::Term { id: String::new(), name: channel.into() });
            })
            .build();
        let made = with_context(|context| trs::export::export(&article, "a", context)).unwrap();
        let mut package = open(&made.files[0].bytes, &Limits::default()).unwrap();
        let xml = String::from_utf8(package.read("a.xml").unwrap().unwrap()).unwrap();
        let document = Document::parse(&xml).unwrap();
        [said(document.root(), "DOCCHANNEL"), said(document.root(), "CHNLNAME")]
    };
    assert_eq!(wrote("7048"), ["7048", ""]);
    assert_eq!(wrote("要闻"), ["", "要闻"]);
}

/// As a program of others writes it: section signs as text, the XML in a folder, pictures by `./`.
const OTHER: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<WCMDOCUMENTS><WCMDOCUMENT Version="6.0"><PROPERTIES>
<DOCID>12</DOCID><DOCTYPE>20</DOCTYPE><DOCCHANNEL>7048</DOCCHANNEL>
<DOCTITLE><![CDATA[ 开工 ]]></DOCTITLE><SUBDOCTITLE>副题</SUBDOCTITLE>
<DOCSOURCENAME>&lt;![CDATA[新华日报]]&gt;</DOCSOURCENAME><DOCSTATUS>10</DOCSTATUS>
<DOCHTMLCON><![CDATA[<div class=TRS_Editor><p>　　<b>第一</b>段。</p><p align=center><img src="./W020230210.jpg" OLDSRC="W020230210.jpg"></p></div>]]></DOCHTMLCON>
<DOCKEYWORDS>复工；招商;先锋</DOCKEYWORDS><DOCAUTHOR>张三、李四</DOCAUTHOR><EDITOR>王五</EDITOR>
<DOCRELTIME>2023-02-10 07:40:02</DOCRELTIME><WH>1</WH>
</PROPERTIES><WCMAPPENDIXS><WCMAPPENDIX Version="6.0"><PROPERTIES><APPFLAG>10</APPFLAG><APPFILE>P1.doc</APPFILE></PROPERTIES></WCMAPPENDIX></WCMAPPENDIXS></WCMDOCUMENT>
<WCMDOCUMENT><PROPERTIES><DOCTITLE>二</DOCTITLE><DOCCONTENT>甲 &lt; 乙
丙</DOCCONTENT></PROPERTIES></WCMDOCUMENT></WCMDOCUMENTS>"#;

#[test]
fn a_package_as_it_is_found() {
    let picture = b"\xff\xd8\xff picture".to_vec();
    let file = |path: &str, bytes: &[u8]| File { path: path.to_owned(), bytes: bytes.to_vec() };
    let bytes = zip(&[file("DOC/a.xml", OTHER.as_bytes()), file("DOC/W020230210.jpg", &picture)]).unwrap();
    assert_eq!(detect("a.zip", &bytes).map(|found| found.id), Some("trs"));
    let found = common::run(trs::import::import, &bytes).unwrap();
    let (story, slip) = (&found[0], &found[0].article.slip);
    assert_eq!(
        (story.head(HeadPart::Title).as_str(), story.head(HeadPart::Subtitle).as_str()),
        ("开工", "副题")
    );
    assert_eq!(story.paragraphs(), ["第一段。"]);
    assert_eq!(story.article.doc.media(), [Hash::of(&picture)]);
    assert_eq!(story.media, [ImportedMedia::Inside { mime: "image/jpeg".into(), bytes: picture }]);
    assert_eq!(slip.source.as_ref().unwrap().name, "新华日报");
    assert_eq!(slip.channel.as_ref().unwrap().name, "7048");
    assert_eq!(slip.keywords, ["复工", "招商", "先锋"]);
    assert_eq!((slip.authors.len(), slip.people[0].name.as_str()), (2, "王五"));
    assert_eq!(slip.published_at.unwrap().to_rfc3339(), "2023-02-10T07:40:02+08:00");
    let told: Vec<&str> = story.problems.iter().map(|one| one.params["name"].as_str()).collect();
    assert_eq!(told, ["WH", "P1.doc"]);
    assert_eq!(found[1].paragraphs(), ["甲 < 乙", "丙"]);
}

#[test]
fn other_zips_are_none() {
    let other = zip(&[File { path: "a.xml".into(), bytes: b"<a/>".to_vec() }]).unwrap();
    assert!(matches!(import_err(trs::import::import, &other), ImportError::NotText { .. }));
    assert!(matches!(import_err(trs::import::import, b"PK\x03\x04 cut"), ImportError::Archive { .. }));
    assert_eq!(import_err(trs::import::import, b"<WCMDOCUMENTS/>"), ImportError::NoStory);
}

/// Finding a place takes time: so many are told of a file, not of each document in it.
#[test]
fn a_file_tells_so_much_and_no_more() {
    let document = |others: usize| {
        format!(
            "<WCMDOCUMENT><PROPERTIES><DOCTITLE>a</DOCTITLE><DOCHTMLCON>&lt;img src=\"https://a.b/c.jpg\"&gt;</DOCHTMLCON>{}</PROPERTIES><WCMAPPENDIX><APPFLAG>10</APPFLAG><APPFILE>a.doc</APPFILE></WCMAPPENDIX></WCMDOCUMENT>",
            "<WH>1</WH>".repeat(others)
        )
    };
    let told = |documents: &str| {
        let file = format!("<WCMDOCUMENTS>\n{documents}</WCMDOCUMENTS>");
        let found = common::run(trs::import::import, file.as_bytes()).unwrap();
        assert_eq!(found[0].problems[0].line, 2);
        found.iter().map(|story| story.problems.len()).sum::<usize>()
    };
    assert_eq!(told(&document(1)), 3);
    assert_eq!(told(&document(1_500)), 1_000);
    assert_eq!(told(&document(2).repeat(600)), 1_000);
}
