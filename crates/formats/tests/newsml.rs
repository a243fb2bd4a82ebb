//! Our NewsML-G2 by the schema of the standard, and the IPTC's examples by our reader.

#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod common;

use common::{import, import_err, run, xsd};
use gaotai_article::slip::*;
use gaotai_article::{Article, Block, Hash, HeadPart, codec};
use gaotai_formats::echo::echo_all;
use gaotai_formats::{Context, ImportError, ImportedMedia, Outgoing, Picture, detect, format, newsml};
use gaotai_testkit::ids::Sequence;
use gaotai_testkit::story::{Story, any_article};
use proptest::prelude::*;
use std::collections::HashMap;

/// The pictures of the sample stories.
fn drawn() -> HashMap<Hash, Vec<u8>> {
    let folder = gaotai_testkit::repository().join("tests/corpus/media");
    let files = std::fs::read_dir(folder).unwrap().flatten();
    files.filter_map(|file| std::fs::read(file.path()).ok()).map(|bytes| (Hash::of(&bytes), bytes)).collect()
}

fn with_context<T>(version: u32, run: impl FnOnce(&mut Context<'_>) -> T) -> T {
    let now = chrono::DateTime::parse_from_rfc3339("2023-02-10T07:40:02+08:00").unwrap();
    let drawn = drawn();
    let picture = |hash: &Hash| {
        let bytes = drawn.get(hash).cloned().unwrap_or_else(|| b"png".to_vec());
        Some(Picture { mime: "image/png".into(), width: 4, height: 3, bytes })
    };
    run(&mut Context { version, ..Context::new(&mut Sequence::default(), now, &picture) })
}

fn export(id: &str, article: &Article, version: u32) -> Vec<u8> {
    let write = format(id).unwrap().export.unwrap();
    with_context(version, |context| write(article, "story", context)).unwrap().files.remove(0).bytes
}

/// Items and messages by their schema; and the text inside by its own.
#[track_caller]
fn valid(name: &str, articles: &[Article]) {
    let mut files: Vec<Vec<u8>> = articles.iter().map(|article| export("newsml-g2", article, 2)).collect();
    let islands: Vec<Vec<u8>> = files
        .iter()
        .map(|bytes| {
            let text = String::from_utf8(bytes.clone()).unwrap();
            let from = text.find("<nitf ").unwrap();
            text.as_bytes()[from..text.find("</nitf>").unwrap() + 7].to_vec()
        })
        .collect();
    files.extend(articles.iter().map(|article| export("newsml-g2-message", article, 1)));
    let schema = "newsml-g2/NewsML-G2_2.35-spec-All-Power.xsd";
    assert_eq!(xsd::invalid(schema, name, &files), "");
    assert_eq!(xsd::invalid("nitf/nitf-3-6.xsd", &format!("{name}-inside"), &islands), "");
}

fn corpus() -> Vec<Article> {
    let read = |path| codec::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    gaotai_testkit::corpus().into_iter().map(read).collect()
}

#[test]
fn what_we_write_is_valid() {
    let made = std::cell::RefCell::new(corpus());
    let config = ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() };
    proptest::test_runner::TestRunner::new(config)
        .run(&any_article(), |article| {
            made.borrow_mut().push(article);
            Ok(())
        })
        .unwrap();
    valid("newsml-any", &made.into_inner());
}

/// Values that the schema wants in another form than a slip has them.
#[test]
fn odd_details_are_valid() {
    let subject = |scheme: &str, code: &str| Subject {
        scheme: scheme.into(),
        code: code.into(),
        name: "政治 & <法律>".into(),
    };
    let related = |kind, url: &str| Related { kind, id: None, url: Some(url.into()) };
    let article = Story::new("题\u{a0}<b>")
        .paragraph("文。")
        .slip(|slip| {
            slip.subjects = vec![
                subject("medtop", "04000000"),
                subject("gb", "01:02"),
                subject("gb", "01 02"),
                subject("自编", "一"),
                subject("1st", "1"),
                subject("", ""),
            ];
            slip.codes = vec![
                Code { scheme: "号 码".into(), value: "a b".into() },
                Code { scheme: "甲:乙".into(), value: "丙".into() },
            ];
            slip.related = vec![
                related(RelatedKind::CorrectionOf, "https://example.org/甲 乙"),
                related(RelatedKind::SeeAlso, "https://example.org/a?b=c"),
            ];
            let url = Some("www.example.org/a b".into());
            slip.source =
                Some(Source { id: Some("s 1".into()), name: "源".into(), url, kind: SourceKind::Reprint });
            slip.language = "zh_CN 中文".into();
            slip.priority = Some(9);
            slip.ai_use = Some(AiUse { level: AiLevel::Generated, ..AiUse::default() });
        })
        .build();
    valid("newsml-odd", &[article]);
}

#[test]
fn several_stories_in_one_message() {
    let articles = corpus();
    let stories: Vec<Outgoing<'_>> =
        articles.iter().map(|article| Outgoing { article, stem: "x", version: 1 }).collect();
    let format = format("newsml-g2-message").unwrap();
    let made = with_context(1, |context| echo_all(format, &stories, "all", context)).unwrap();
    for (heard, article) in made.heard.iter().zip(&articles) {
        assert!(heard.unexpected.is_empty(), "{}: {:#?}", article.id, heard.unexpected);
    }
    let text = String::from_utf8(made.exported.files[0].bytes.clone()).unwrap();
    assert_eq!(text.matches("ninat:text").count(), articles.len());
    let pictures = text.matches("ninat:picture").count();
    assert!(pictures > 3, "{pictures}");
    assert_eq!(text.matches("<remoteContent ").count(), pictures);
    assert_eq!(made.exported.files.len(), pictures + 1);
}

#[test]
fn updates_and_corrections_say_so() {
    let story = |kind: Option<RelatedKind>| {
        let related = kind.map(|kind| Related { kind, id: None, url: Some("https://example.org/a".into()) });
        Story::new("题").paragraph("文。").slip(|slip| slip.related.extend(related)).build()
    };
    let text = |article: &Article, version| String::from_utf8(export("newsml-g2", article, version)).unwrap();
    let first = text(&story(None), 1);
    assert!(first.contains("version=\"1\"") && !first.contains("<signal"), "{first}");
    let third = text(&story(None), 3);
    assert!(third.contains("version=\"3\"") && third.contains("sig:update"), "{third}");
    assert!(text(&story(Some(RelatedKind::UpdateOf)), 1).contains("sig:update"));
    assert!(text(&story(Some(RelatedKind::CorrectionOf)), 2).contains("sig:correction"));
}

#[test]
fn a_reprint_says_where_it_was_made() {
    let source = Source { name: "新华日报".into(), kind: SourceKind::Reprint, ..Source::default() };
    let article = Story::new("题").paragraph("文。").slip(|slip| slip.source = Some(source)).build();
    let text = String::from_utf8(export("newsml-g2", &article, 1)).unwrap();
    assert!(text.contains("<hopHistory>") && text.contains("hopaction:created"), "{text}");
}

#[test]
fn which_format_a_file_is() {
    let check = |xml: &str, expected: &str| {
        assert_eq!(detect("a.xml", xml.as_bytes()).map(|format| format.id), Some(expected), "{xml}");
    };
    check("<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\"/>", "newsml-g2");
    check("<g:newsMessage xmlns:g=\"http://iptc.org/std/nar/2006-10-01/\"/>", "newsml-g2-message");
    check("<packageItem/>", "newsml-g2");
}

/// An example of the IPTC; nothing without the shared samples.
fn sample(start: &str) -> Option<Vec<u8>> {
    let folder = gaotai_testkit::shared()?.join("samples/newsml-g2");
    let found = std::fs::read_dir(folder)
        .unwrap()
        .flatten()
        .find(|entry| entry.file_name().to_string_lossy().starts_with(&format!("LISTING_{start}_")));
    Some(std::fs::read(found.unwrap().path()).unwrap())
}

#[test]
fn a_text_of_the_iptc() {
    let Some(bytes) = sample("2") else { return };
    assert_eq!(detect("a.xml", &bytes).map(|format| format.id), Some("newsml-g2"));
    let story = import(newsml::import::import, &bytes);
    let slip = &story.article.slip;
    assert_eq!(story.head(HeadPart::Title), "Fed to halt QE to avert \"bubble\"");
    assert_eq!(story.paragraphs().len(), 2);
    assert_eq!(slip.language, "en-US");
    assert_eq!(slip.slug, "US-Finance-Fed");
    assert_eq!(slip.authors.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["Meredith Jameson"]);
    assert_eq!(slip.source.as_ref().unwrap().name, "Associated Press");
    assert_eq!(slip.dateline.as_ref().unwrap().place, "New York, NY");
    assert_eq!(slip.rights.as_ref().unwrap().holder, "Acme News and Media LLC");
    let subjects: Vec<_> = slip.subjects.iter().map(|one| (one.scheme.as_str(), one.code.as_str())).collect();
    assert_eq!(subjects, [("medtop", "04000000"), ("medtop", "20000350"), ("medtop", "20000379")]);
    assert_eq!(slip.published_at.unwrap().to_rfc3339(), "2016-11-21T15:21:06-05:00");
    assert_eq!(slip.updated_at.unwrap().to_rfc3339(), "2018-11-21T16:22:45-05:00");
    assert_eq!(slip.codes[0].value, "urn:newsml:acmenews.com:20161121:US-FINANCE-FED");
    assert!(story.problems.is_empty(), "{:#?}", story.listed());
}

#[test]
fn a_picture_of_an_agency() {
    let Some(bytes) = sample("3") else { return };
    let story = import(newsml::import::import, &bytes);
    let [Block::Figure { media: Some(_), caption, credit, .. }] = story.article.doc.body.as_slice() else {
        panic!("{}", story.summary());
    };
    assert!(caption.text().starts_with("A general view"), "{}", caption.text());
    assert_eq!(credit.text(), "Getty Images");
    assert_eq!(story.media, [ImportedMedia::Beside { path: "GYI0062134533.jpg".into() }]);
    assert!(story.head(HeadPart::Title).starts_with("Variety Of Recessionary"));
    assert_eq!(story.head(HeadPart::Abstract), "");
    let slip = &story.article.slip;
    assert_eq!(slip.keywords.len(), 7);
    assert_eq!(slip.subjects[1].name, "labour market");
    assert_eq!(slip.authors[0].role, AuthorRole::Photographer);
}

#[test]
fn a_package_is_listed() {
    let Some(bytes) = sample("6") else { return };
    let story = import(newsml::import::import, &bytes);
    let [Block::List { items, .. }] = story.article.doc.body.as_slice() else {
        panic!("{}", story.summary())
    };
    assert_eq!(items.len(), 2);
    assert_eq!(story.article.slip.related.len(), 2);
    assert_eq!(story.head(HeadPart::Title), "UK");
}

#[test]
fn where_it_was_before() {
    let Some(bytes) = sample("29") else { return };
    let story = import(newsml::import::import, &bytes);
    let source = story.article.slip.source.unwrap();
    assert_eq!((source.name.as_str(), source.kind), ("Thomson Reuters", SourceKind::Reprint));
}

#[test]
fn every_example_comes_in_or_says_why_not() {
    let Some(shared) = gaotai_testkit::shared() else { return };
    for entry in std::fs::read_dir(shared.join("samples/newsml-g2")).unwrap().flatten() {
        let bytes = std::fs::read(entry.path()).unwrap();
        match run(newsml::import::import, &bytes) {
            Ok(stories) => assert!(!stories.is_empty(), "{}", entry.path().display()),
            // Pieces of items that are no documents.
            Err(error) => assert_eq!(error, ImportError::NoStory, "{}", entry.path().display()),
        }
    }
}

#[track_caller]
fn item(content: &str) -> common::Story {
    let xml = format!(
        "<n:newsMessage xmlns:n='http://iptc.org/std/nar/2006-10-01/'><n:itemSet><n:newsItem guid='urn:x:1' xml:lang='zh-CN'>\
         <n:catalog><n:scheme alias='top' uri='http://cv.iptc.org/newscodes/mediatopic/'/></n:catalog>\
         <n:itemMeta><n:itemClass qcode='ninat:text'/><n:provider><n:name>社</n:name></n:provider></n:itemMeta>\
         <n:contentMeta><n:subject qcode='top:04000000'/><n:subject uri='http://cv.iptc.org/newscodes/mediatopic/05000000'/><n:headline>题</n:headline></n:contentMeta>\
         <n:contentSet>{content}</n:contentSet></n:newsItem></n:itemSet></n:newsMessage>"
    );
    import(newsml::import::import, xml.as_bytes())
}

#[test]
fn other_kinds_of_text_inside() {
    let html = "<n:inlineXML contenttype='application/xhtml+xml'><h:html xmlns:h='http://www.w3.org/1999/xhtml'>\
                <h:head><h:title>x</h:title></h:head><h:body><h:p>One <h:b>bold</h:b> word.</h:p><h:h2>Head</h:h2></h:body></h:html></n:inlineXML>";
    let story = item(html);
    assert_eq!(story.paragraphs(), ["One bold word."]);
    assert_eq!(story.sections(), ["2 Head"]);
    let story = item("<n:inlineData contenttype='text/plain'>One.\n\nTwo.</n:inlineData>");
    assert_eq!(story.paragraphs(), ["One.", "Two."]);
    let story = item(
        "<n:inlineData contenttype='text/html'>&lt;p&gt;One.&lt;/p&gt;&lt;script&gt;x&lt;/script&gt;</n:inlineData>",
    );
    assert_eq!(story.paragraphs(), ["One."]);
    let story = item(
        "<n:inlineXML><nitf><head><docdata><doc-id id-string='7'/></docdata></head><body><body.content><block><p>Eins.</p></block></body.content></body></nitf></n:inlineXML>",
    );
    assert_eq!(story.paragraphs(), ["Eins."]);
    assert_eq!(story.article.slip.source.unwrap().name, "社");
}

/// Media Topics are known by any alias, by address, and without their names.
#[test]
fn topics_without_names() {
    let subjects = item("").article.slip.subjects;
    let found: Vec<_> =
        subjects.iter().map(|one| (one.scheme.as_str(), one.code.as_str(), one.name.as_str())).collect();
    assert_eq!(found, [("medtop", "04000000", "经济、商业和金融"), ("medtop", "05000000", "教育")]);
}

#[test]
fn what_is_no_news_says_so() {
    assert_eq!(import_err(newsml::import::import, b"<a/>"), ImportError::NoStory);
    assert_eq!(import_err(newsml::import::import, b"\n"), ImportError::Empty);
}
