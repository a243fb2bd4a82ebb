//! Our NITF by the schema of the standard, and what others write by our reader.

#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod common;

use common::{import, import_err, run, xsd};
use gaotai_article::slip::*;
use gaotai_article::{Article, Block, BoxKind, Hash, HeadPart, Inline, Mark, ParagraphStyle, codec};
use gaotai_formats::{Context, Export, ImportError, ImportedMedia, Picture, detect, nitf};
use gaotai_testkit::ids::Sequence;
use gaotai_testkit::story::{Story, any_article};
use proptest::prelude::*;

fn export(write: Export, article: &Article, version: u32) -> Vec<u8> {
    let now = chrono::DateTime::parse_from_rfc3339("2023-02-10T07:40:02+08:00").unwrap();
    let picture =
        |_: &Hash| Some(Picture { mime: "image/png".into(), width: 4, height: 3, bytes: b"png".to_vec() });
    let mut ids = Sequence::default();
    let mut context = Context { version, ..Context::new(&mut ids, now, &picture) };
    write(article, "story", &mut context).unwrap().files.remove(0).bytes
}

/// The namespace-less form is held to the same schema with the namespace put in.
#[track_caller]
fn valid(name: &str, articles: &[Article]) {
    let mut files: Vec<Vec<u8>> =
        articles.iter().map(|article| export(nitf::export::export, article, 1)).collect();
    files.extend(articles.iter().map(|article| {
        let plain = String::from_utf8(export(nitf::export::plain, article, 2)).unwrap();
        assert!(!plain.contains("xmlns"), "{plain}");
        plain.replacen("<nitf ", "<nitf xmlns=\"http://iptc.org/std/NITF/2006-10-18/\" ", 1).into_bytes()
    }));
    assert_eq!(xsd::invalid("nitf/nitf-3-6.xsd", name, &files), "");
}

#[test]
fn what_we_write_is_valid() {
    let mut articles: Vec<Article> = gaotai_testkit::corpus()
        .into_iter()
        .map(|path| codec::from_str(&std::fs::read_to_string(path).unwrap()).unwrap())
        .collect();
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
        cases: 64,
        failure_persistence: None,
        ..ProptestConfig::default()
    });
    let made = std::cell::RefCell::new(Vec::new());
    runner
        .run(&any_article(), |article| {
            made.borrow_mut().push(article);
            Ok(())
        })
        .unwrap();
    articles.extend(made.into_inner());
    valid("nitf-any", &articles);
}

/// Values that the schema wants in another form than a slip has them.
#[test]
fn odd_details_are_valid() {
    let subject = |scheme: &str, code: &str| Subject {
        scheme: scheme.into(),
        code: code.into(),
        name: "政治 & <法律>".into(),
    };
    let article = Story::new("题")
        .paragraph("文。")
        .slip(|slip| {
            slip.subjects = vec![
                subject("medtop", "04000000"),
                subject("", "01 02"),
                subject("自编", "一/二"),
                subject("", ""),
                subject("x", "00000000"),
            ];
            slip.codes = vec![Code { scheme: "号 码".into(), value: "a b\"<>".into() }];
            slip.people = [StaffRole::ResponsibleEditor, StaffRole::Proofreader]
                .map(|role| Staff { name: "沙佳仪".into(), role, person: None })
                .to_vec();
            slip.places =
                vec![Place { role: PlaceRole::Event, place: Some("p 1".into()), name: "海安".into() }];
            slip.related = vec![Related {
                kind: RelatedKind::CorrectionOf,
                id: None,
                url: Some("https://example.org/甲 乙".into()),
            }];
            slip.ai_use =
                Some(AiUse { level: AiLevel::Generated, tool: "具".into(), scope: "全文".into() });
            slip.rights =
                Some(Rights { holder: "社".into(), notice: "©".into(), usage: "不得转载".into() });
            slip.print = Some(Print { date: "2023-02-10".into(), page: "01".into(), slot: String::new() });
            slip.language = "zh-Hans-CN".into();
        })
        .build();
    valid("nitf-odd", &[article]);
}

#[test]
fn an_update_says_so() {
    let article = Story::new("题").paragraph("文。").slip(|slip| slip.slug = "jiangsu".into()).build();
    let text = |version| String::from_utf8(export(nitf::export::export, &article, version)).unwrap();
    assert!(text(1).contains(r#"<du-key version="1" key="jiangsu"/>"#), "{}", text(1));
    assert!(text(3).contains(r#"<du-key version="3" key="jiangsu"/>"#), "{}", text(3));
}

#[test]
fn machines_are_named_where_people_look() {
    let used = AiUse { level: AiLevel::Generated, ..AiUse::default() };
    let article = Story::new("题").paragraph("文。").slip(|slip| slip.ai_use = Some(used)).build();
    let text = String::from_utf8(export(nitf::export::export, &article, 1)).unwrap();
    assert!(text.contains("<p>本文由人工智能生成</p>"), "{text}");
    assert!(text.contains("digitalsourcetype/trainedAlgorithmicMedia"), "{text}");
}

#[test]
fn which_nitf_a_file_is() {
    let check = |xml: &str, expected: &str| {
        assert_eq!(detect("a.xml", xml.as_bytes()).map(|format| format.id), Some(expected), "{xml}");
    };
    check("<nitf xmlns=\"http://iptc.org/std/NITF/2006-10-18/\"><body/></nitf>", "nitf");
    check(
        "<?xml version=\"1.0\"?>\n<!DOCTYPE nitf SYSTEM \"nitf-3-3.dtd\">\n<nitf><body/></nitf>",
        "nitf-plain",
    );
}

/// An agency's real file, in the dialect without namespace.
#[test]
fn a_norwegian_story_comes_in() {
    let Some(shared) = gaotai_testkit::shared() else { return };
    let bytes = std::fs::read(shared.join("samples/nitf/NTB_nitf_sample.xml")).unwrap();
    assert_eq!(detect("a.xml", &bytes).map(|format| format.id), Some("nitf-plain"));
    let story = import(nitf::import::import, &bytes);
    let slip = &story.article.slip;
    assert!(story.head(HeadPart::Title).starts_with("Pandemien herjer"), "{}", story.summary());
    assert_eq!(story.head(HeadPart::WebTitle), "");
    assert_eq!(story.sections().len(), 4);
    assert_eq!(story.paragraphs().len(), 18);
    let Block::Paragraph(first) = &story.article.doc.body[0] else { panic!("no paragraph") };
    assert_eq!(first.style, ParagraphStyle::Lede);
    assert_eq!(slip.language, "nb-NO");
    assert_eq!(slip.slug, "india-korona-bygd");
    assert_eq!(slip.priority, Some(3));
    assert_eq!(slip.published_at.unwrap().to_rfc3339(), "2021-05-16T09:00:04+08:00");
    assert_eq!(slip.genre.as_ref().unwrap().name, "Nyheter");
    let subjects: Vec<_> = slip.subjects.iter().map(|one| (one.scheme.as_str(), one.code.as_str())).collect();
    assert_eq!(subjects, [("subj", "07001000"), ("subj", "07000000")]);
    assert_eq!(slip.subjects[0].name, "Sykdom");
    assert_eq!(slip.source.as_ref().unwrap().name, "NTB");
    assert_eq!(slip.authors[0].name, "NTB-AFP-DPA");
    assert_eq!(slip.dateline.as_ref().unwrap().text, "Unnao");
    assert_eq!(slip.codes.len(), 1);
    assert_eq!(slip.places.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["India", "Asia"]);
    let Some(Block::Figure { media: Some(media), caption, .. }) = story.article.doc.body.last() else {
        panic!("no picture: {}", story.summary());
    };
    assert_eq!(story.media, [ImportedMedia::Beside { path: "JsxLggxsoo4".into() }]);
    assert_eq!(*media, Hash::of(b"JsxLggxsoo4"));
    assert!(caption.text().starts_with("Kremasjon"));
    // What only that agency knows is listed with its place.
    let meta = story.problems.iter().filter(|problem| problem.params["name"] == "meta").count();
    assert_eq!(meta, 13);
    assert!(story.problems.iter().any(|problem| problem.params["name"] == "body.end"));
    assert_eq!(story.problems.len(), 14, "{:#?}", story.listed());
}

#[track_caller]
fn body(xml: &str) -> common::Story {
    import(
        nitf::import::import,
        format!("<nitf><body><body.content>{xml}</body.content></body></nitf>").as_bytes(),
    )
}

#[test]
fn the_other_elements_of_a_body() {
    let story = body(
        "<block id='Main'><tobject/><p>An <em class='bold'>old</em> <lang>word</lang>, <q>said</q> \
         <num><frac><numer>1</numer><denom>2</denom></frac></num> of <person>Ann</person>.</p>\
         <p>H<num><sub>2</sub></num>O</p></block>\
         <dl><dt>Term</dt><dd><p>One.</p><p>Two.</p></dd></dl><pre>a\n  b</pre>\
         <nitf-table><nitf-table-metadata><nitf-col/></nitf-table-metadata><table><caption>Results</caption>\
         <thead><tr><th>A</th></tr></thead><tbody><tr><td align='right'>1</td></tr></tbody></table></nitf-table>\
         <bq><block><p>Said.</p></block><credit>Him</credit></bq>\
         <fn><body.content><p>Foot.</p></body.content></fn>\
         <media media-type='video'><media-reference source='https://example.org/v.mp4'/></media>\
         <media media-type='image'><media-reference source='http://example.org/a.jpg'/><media-caption><p>One.</p><p>Two.</p></media-caption><media-producer>Photographer</media-producer></media>",
    );
    let names: Vec<&str> = story.article.doc.body.iter().map(Block::name).collect();
    let expected = [
        "paragraph",
        "paragraph",
        "paragraph",
        "paragraph",
        "paragraph",
        "paragraph",
        "paragraph",
        "paragraph",
        "table",
        "quote",
        "box",
        "embed",
        "figure",
    ];
    assert_eq!(names, expected, "{}", story.summary());
    assert_eq!(story.article.doc.body[0].text(), "An old word, said 1/2 of Ann.");
    let Block::Paragraph(water) = &story.article.doc.body[1] else { panic!() };
    assert_eq!(water.content[1], Inline::marked("2", vec![Mark::Sub]));
    assert!(matches!(&story.article.doc.body[9], Block::Quote { cite: Some(cite), .. } if cite == "Him"));
    assert!(matches!(&story.article.doc.body[10], Block::Box { kind: BoxKind::Note, .. }));
    let Block::Figure { media: None, caption, credit, .. } = &story.article.doc.body[12] else { panic!() };
    assert_eq!((caption.text().as_str(), credit.text().as_str()), ("One.\nTwo.", "Photographer"));
    let codes: Vec<&str> = story.problems.iter().map(|problem| problem.code).collect();
    assert_eq!(codes, ["picture_elsewhere"]);
}

/// Readings of characters stand behind them.
#[test]
fn ruby() {
    let ruby = "<r:ruby xmlns:r='http://www.w3.org/1999/xhtml'><r:rb>囧</r:rb><r:rp>(</r:rp><r:rt>jiǒng</r:rt><r:rp>)</r:rp></r:ruby>";
    assert_eq!(body(&format!("<p>{ruby}字</p>")).paragraphs(), ["囧（jiǒng）字"]);
}

#[test]
fn bylines() {
    let check = |byline: &str, expected: &[(&str, &str)]| {
        let xml = format!(
            "<nitf><body><body.head><byline>{byline}</byline></body.head><body.content><p>x</p></body.content></body></nitf>"
        );
        let story = import(nitf::import::import, xml.as_bytes());
        let found: Vec<(&str, &str)> = story
            .article
            .slip
            .authors
            .iter()
            .map(|one| (one.name.as_str(), one.organisation.as_str()))
            .collect();
        assert_eq!(found, expected, "{byline}");
    };
    check("By Meredith Jameson, <byttl>Staff Reporter</byttl>", &[("Meredith Jameson", "")]);
    check("<byttl>Sports Network</byttl>", &[("Sports Network", "")]);
    check(
        "BY <person>Ann Lee</person>, <byttl><org>AP</org></byttl> and <person>Bo</person>",
        &[("Ann Lee", "AP"), ("Bo", "")],
    );
    check("本报记者 张三", &[("本报记者 张三", "")]);
    check(" ", &[]);
}

#[test]
fn what_is_no_nitf_says_so() {
    use ImportError::*;
    assert_eq!(import_err(nitf::import::import, b" "), Empty);
    assert_eq!(import_err(nitf::import::import, b"<a/>"), NoStory);
    assert!(matches!(import_err(nitf::import::import, b"<nitf>\n<body></nitf>"), Malformed { line: 2, .. }));
    let deep = |times: usize| {
        let (open, close) = ("<em>".repeat(times), "</em>".repeat(times));
        format!("<nitf><body><body.content>{open}字{close}</body.content></body></nitf>")
    };
    assert!(run(nitf::import::import, deep(900).as_bytes()).is_ok());
    assert!(matches!(import_err(nitf::import::import, deep(3_000).as_bytes()), Malformed { .. }));
    let outside = b"<!DOCTYPE nitf [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><nitf><body><body.content><p>&x;</p></body.content></body></nitf>";
    let read = run(nitf::import::import, outside);
    assert!(read.is_err() || read.unwrap()[0].paragraphs().iter().all(|text| !text.contains("root")));
}
