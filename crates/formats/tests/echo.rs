//! What goes out comes back: every format, on random stories, beyond what it declares.

#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use gaotai_article::slip::*;
use gaotai_article::*;
use gaotai_formats::echo::{Echo, echo};
use gaotai_formats::{Context, FORMATS, Format, LOSS_CODES, Picture, package};
use gaotai_testkit::ids::Sequence;
use gaotai_testkit::story::any_article;
use proptest::prelude::*;
use std::collections::HashMap;

/// The pictures of the sample stories.
fn drawn() -> &'static HashMap<Hash, Vec<u8>> {
    static DRAWN: std::sync::OnceLock<HashMap<Hash, Vec<u8>>> = std::sync::OnceLock::new();
    DRAWN.get_or_init(|| {
        let folder = gaotai_testkit::repository().join("tests/corpus/media");
        let files = std::fs::read_dir(folder).unwrap().flatten();
        let bytes = files.filter_map(|file| std::fs::read(file.path()).ok());
        bytes.map(|bytes| (Hash::of(&bytes), bytes)).collect()
    })
}

fn pictures(blocks: &[Block], found: &mut HashMap<Hash, Picture>) {
    for block in blocks {
        match block {
            Block::Figure { media: Some(hash), alt, .. } => {
                let bytes = drawn().get(hash).cloned().unwrap_or_else(|| alt.clone().into_bytes());
                found.insert(hash.clone(), Picture { mime: "image/png".into(), width: 4, height: 3, bytes });
            }
            Block::Box { content, .. } => pictures(content, found),
            _ => {}
        }
    }
}

fn run(format: &Format, article: &Article) -> Echo {
    run_in(format, article, None)
}

fn run_in(format: &Format, article: &Article, encoding: Option<&str>) -> Echo {
    let mut found = HashMap::new();
    pictures(&article.doc.body, &mut found);
    let media = |hash: &Hash| found.get(hash).cloned();
    let now = chrono::DateTime::parse_from_rfc3339("2023-02-10T07:40:02+08:00").unwrap();
    let mut ids = Sequence::default();
    // Bare words instead of a page: what the press is given is what is printed.
    let print = |held: &Article| Ok(gaotai_article::codec::encode(held).to_string().into_bytes());
    let mut context = Context { encoding, print: Some(&print), ..Context::new(&mut ids, now, &media) };
    echo(format, article, "story", &mut context).unwrap()
}

/// Nothing undeclared is lost, and what is declared is.
#[track_caller]
fn check(format: &Format, article: &Article) {
    let made = run(format, article);
    let text = String::from_utf8_lossy(&made.exported.files[0].bytes).into_owned();
    assert!(made.unexpected.is_empty(), "{}: {:#?}\n{text}", format.id, made.unexpected);
    let (held, losses) = (format.hold)(article, format.channel);
    let (again, more) = (format.hold)(&held, format.channel);
    assert!(more.is_empty(), "{}: what was held loses again: {more:#?}", format.id);
    assert_eq!(again, held, "{}: holding is not done at once", format.id);
    for loss in &losses {
        assert!(LOSS_CODES.contains(&loss.code), "{loss:?} is of no known code");
        assert!(happened(article, &held, &loss.field), "{}: {loss:?} did not happen", format.id);
    }
}

/// Whether what stands at a field of the story is not what the format holds.
fn happened(article: &Article, held: &Article, field: &str) -> bool {
    let (before, after) = (gaotai_article::codec::encode(article), gaotai_article::codec::encode(held));
    if let Some(at) = field.strip_prefix("body[").and_then(|rest| rest.split(']').next()) {
        // A block that stays as it was stands as it was somewhere in what is held.
        let block = &article.doc.body[at.parse::<usize>().unwrap()];
        let block = gaotai_article::codec::encode_block_with(block, &article.doc.suggested);
        return !after["doc"]["content"][1]["content"].as_array().is_some_and(|body| body.contains(&block));
    }
    if let Some(part) = field.strip_prefix("head.") {
        let at = HeadPart::ALL.iter().position(|one| one.name() == part).unwrap();
        return before["doc"]["content"][0]["content"][at] != after["doc"]["content"][0]["content"][at];
    }
    if field == "id" {
        return before["id"] != after["id"];
    }
    let name = field.split(['.', '[']).nth(1).unwrap();
    before["slip"][name] != after["slip"][name]
}

/// Stories a format; `GAOTAI_SOAK=n` makes it n times as many.
fn cases() -> u32 {
    let times = std::env::var("GAOTAI_SOAK").ok().and_then(|times| times.parse::<u32>().ok());
    1000 * times.unwrap_or(1).max(1)
}

fn soak(id: &str) {
    let format = FORMATS.iter().find(|format| format.id == id).unwrap();
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
        cases: cases(),
        failure_persistence: None,
        ..ProptestConfig::default()
    });
    runner
        .run(&any_article(), |article| {
            check(format, &article);
            Ok(())
        })
        .unwrap();
}

#[test]
fn html_keeps_every_story() {
    soak("html");
}

#[test]
fn ninjs_keeps_every_story() {
    soak("ninjs");
}

#[test]
fn nitf_keeps_every_story() {
    soak("nitf");
}

#[test]
fn nitf_without_namespace_keeps_every_story() {
    soak("nitf-plain");
}

#[test]
fn newsml_keeps_every_story() {
    soak("newsml-g2");
}

#[test]
fn newsml_messages_keep_every_story() {
    soak("newsml-g2-message");
}

#[test]
fn ninjs_2_2_keeps_every_story() {
    soak("ninjs-2.2");
}

#[test]
fn ninjs_1_6_keeps_every_story() {
    soak("ninjs-1.6");
}

#[test]
fn cnml_keeps_every_story() {
    soak("cnml");
}

#[test]
fn rss_keeps_every_story() {
    soak("rss");
}

#[test]
fn atom_keeps_every_story() {
    soak("atom");
}

#[test]
fn jsonfeed_keeps_every_story() {
    soak("jsonfeed");
}

#[test]
fn wordpress_keeps_every_story() {
    soak("wxr");
}

#[test]
fn ghost_keeps_every_story() {
    soak("ghost");
}

#[test]
fn trs_keeps_every_story() {
    soak("trs");
}

#[test]
fn lists_lose_what_they_say() {
    soak("csv");
}

#[test]
fn wechat_loses_what_it_says() {
    soak("wechat");
}

#[test]
fn markdown_keeps_every_story() {
    soak("markdown");
}

/// Nothing is read of it; what it says that it loses is lost.
#[test]
fn epub_keeps_every_story() {
    soak("epub");
}

#[test]
fn pdf_keeps_every_story() {
    soak("pdf");
}

#[test]
fn icml_keeps_every_story() {
    soak("icml");
}

#[test]
fn hugo_keeps_every_story() {
    soak("hugo");
}

#[test]
fn sites_hold_every_story() {
    soak("site");
}

#[test]
fn jekyll_keeps_every_story() {
    soak("jekyll");
}

#[test]
fn docx_keeps_every_story() {
    soak("docx");
}

#[test]
fn text_keeps_every_story() {
    soak("text");
}

/// The project's own stories, the one with every node among them.
#[test]
fn the_sample_stories_come_back() {
    let corpus = gaotai_testkit::corpus();
    assert!(!corpus.is_empty());
    for path in corpus {
        let article = codec::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        for format in FORMATS {
            eprintln!("{} as {}", path.display(), format.id);
            check(format, &article);
        }
    }
}

fn instant(text: &str) -> Option<Instant> {
    Some(Instant::parse_from_rfc3339(text).unwrap())
}

/// Everything that a slip can say, once.
fn full_slip() -> Slip {
    let person = Some("p1".to_owned());
    Slip {
        slug: "kaimenhong".into(),
        language: "zh-CN".into(),
        profile: Some("news".into()),
        genre: Some(Term { id: "g1".into(), name: "消息".into() }),
        channel: Some(Term { id: "c1".into(), name: "江苏要闻".into() }),
        desk: "江苏".into(),
        priority: Some(2),
        source: Some(Source {
            id: Some("s1".into()),
            name: "新华日报".into(),
            url: Some("https://example.org/2023/02/10/a.htm?x=1&y=2".into()),
            kind: SourceKind::Reprint,
        }),
        original_title: vec![
            OriginalLine { role: OriginalRole::Kicker, text: "我省党员干部开年——".into() },
            OriginalLine {
                role: OriginalRole::Main, text: "“先锋”助企忙，不负“好春光” <b>".into()
            },
            OriginalLine { role: OriginalRole::Sub, text: "副".into() },
        ],
        authors: vec![
            Author {
                name: "张三".into(),
                role: AuthorRole::Reporter,
                organisation: "新华日报".into(),
                place: BylinePlace::Head,
                person: person.clone(),
            },
            Author { name: "李四".into(), role: AuthorRole::Photographer, ..Author::default() },
            Author {
                name: "林元沁".into(),
                role: AuthorRole::Correspondent,
                place: BylinePlace::End,
                ..Author::default()
            },
        ],
        people: vec![
            Staff { name: "沙佳仪".into(), role: StaffRole::ResponsibleEditor, person },
            Staff { name: "王五".into(), role: StaffRole::Proofreader, person: None },
        ],
        dateline: Some(Dateline {
            kind: DatelineKind::Wire,
            agency: "新华社".into(),
            place: "南京".into(),
            date: "2月10日".into(),
            text: "新华社南京2月10日电".into(),
        }),
        places: vec![
            Place { role: PlaceRole::SentFrom, place: Some("nj".into()), name: "南京".into() },
            Place { role: PlaceRole::Event, place: None, name: "海安".into() },
            Place { role: PlaceRole::ReportedFrom, place: None, name: "苏州".into() },
            Place { role: PlaceRole::Mentioned, place: None, name: "深圳".into() },
        ],
        keywords: vec!["复工复产".into(), "no".into(), "10".into(), "a: b".into()],
        subjects: vec![
            Subject { scheme: "medtop".into(), code: "04000000".into(), name: "经济".into() },
            Subject { scheme: "gbt20093".into(), code: "01002001".into(), name: "政治制度".into() },
        ],
        persons: vec![Entity { id: Some("e1".into()), name: "张卫".into() }],
        organisations: vec![Entity { id: None, name: "江苏鹏飞集团".into() }],
        published_at: instant("2023-02-10T07:40:02+08:00"),
        first_published_at: instant("2023-02-10T06:00:00.250+08:00"),
        updated_at: instant("2023-02-10T00:40:02Z"),
        publish_at: instant("2023-02-10T05:00:00+08:00"),
        embargo_until: instant("2023-02-10T05:30:00-03:30"),
        print: Some(Print { date: "2023-02-10".into(), page: "01".into(), slot: "头条".into() }),
        codes: vec![
            Code { scheme: "xinhua-doc".into(), value: "010070080010000000000000011111131129352523".into() },
            Code { scheme: "xinhua-c".into(), value: "1129352523".into() },
        ],
        rights: Some(Rights {
            holder: "新华网".into(),
            notice: "© 2023 新华网 & 伙伴".into(),
            usage: "不得转载".into(),
        }),
        ai_use: Some(AiUse { level: AiLevel::Assisted, tool: "校对".into(), scope: "标点".into() }),
        related: vec![
            Related {
                kind: RelatedKind::UpdateOf,
                id: Some("01900000-0000-7000-8000-000000000009".into()),
                url: None,
            },
            Related { kind: RelatedKind::SeeAlso, id: None, url: Some("https://example.org/b".into()) },
        ],
        ed_note: "请核对数字。".into(),
        target: Some(Target { count: 800, unit: TargetUnit::Zi, slot: None }),
        extra: std::collections::BTreeMap::from([("desk_code".to_owned(), serde_json::json!({ "a": 1 }))]),
    }
}

/// The fields of the slip that each format says it loses of a story that has them all.
#[track_caller]
fn check_slip(id: &str, lost: &[&str]) {
    let format = gaotai_formats::format(id).unwrap();
    let article = gaotai_testkit::story::Story::new("主题")
        .head(HeadPart::WebTitle, "网页标题")
        .head(HeadPart::Kicker, "引题")
        .head(HeadPart::Subtitle, "副题")
        .head(HeadPart::Abstract, "摘要")
        .section("小标题")
        .paragraph("正文。")
        .slip(|slip| *slip = full_slip())
        .build();
    check(format, &article);
    let found: Vec<String> = format.declare(&article).into_iter().map(|loss| loss.field).collect();
    assert_eq!(found, lost, "{id}");
}

#[test]
fn a_full_slip_in_html() {
    check_slip(
        "html",
        &[
            "slip.authors[0].person",
            "slip.channel.id",
            "slip.desk",
            "slip.ed_note",
            "slip.embargo_until",
            "slip.extra",
            "slip.genre.id",
            "slip.people[0].person",
            "slip.persons[0].id",
            "slip.places",
            "slip.places[0].place",
            "slip.print",
            "slip.priority",
            "slip.profile",
            "slip.publish_at",
            "slip.related",
            "slip.source.id",
            "slip.target",
        ],
    );
}

#[test]
fn a_full_slip_in_markdown() {
    let lost = [
        "slip.authors[0].person",
        "slip.channel.id",
        "slip.desk",
        "slip.ed_note",
        "slip.extra",
        "slip.genre.id",
        "slip.people[0].person",
        "slip.persons[0].id",
        "slip.places[0].place",
        "slip.priority",
        "slip.profile",
        "slip.source.id",
        "slip.target",
    ];
    ["markdown", "hugo", "jekyll"].into_iter().for_each(|id| check_slip(id, &lost));
}

/// What every version of ninjs loses.
const NINJS: [&str; 9] = [
    "slip.ai_use",
    "slip.authors[0].organisation",
    "slip.authors[2].place",
    "slip.desk",
    "slip.extra",
    "slip.print",
    "slip.profile",
    "slip.publish_at",
    "slip.target",
];

#[test]
fn a_full_slip_in_docx() {
    check_slip(
        "docx",
        &[
            "slip.authors[0].person",
            "slip.channel.id",
            "slip.ed_note",
            "slip.extra",
            "slip.genre.id",
            "slip.people[0].person",
            "slip.persons[0].id",
            "slip.places[0].place",
            "slip.profile",
            "slip.source.id",
            "slip.target",
        ],
    );
}

#[test]
fn a_full_slip_in_ninjs() {
    check_slip("ninjs", &NINJS);
    check_slip("ninjs-2.2", &NINJS);
    let mut lost = NINJS.to_vec();
    // One code a source: its address.
    lost.insert(8, "slip.source");
    check_slip("ninjs-1.6", &lost);
}

#[test]
fn a_full_slip_in_nitf() {
    let lost = [
        "slip.channel.id",
        "slip.desk",
        "slip.extra",
        "slip.genre.id",
        "slip.people[0].person",
        "slip.print",
        "slip.profile",
        "slip.publish_at",
        "slip.target",
    ];
    check_slip("nitf", &lost);
    check_slip("nitf-plain", &lost);
}

#[test]
fn a_full_slip_in_newsml() {
    let lost = [
        "slip.ai_use",
        "slip.channel.id",
        "slip.desk",
        "slip.extra",
        "slip.genre.id",
        "slip.print",
        "slip.profile",
        "slip.publish_at",
        "slip.target",
    ];
    check_slip("newsml-g2", &lost);
    check_slip("newsml-g2-message", &lost);
}

#[test]
fn a_full_slip_in_cnml() {
    check_slip(
        "cnml",
        &[
            "body[0]",
            "head.web_title",
            "slip.ai_use",
            "slip.authors",
            "slip.authors[0].person",
            "slip.channel",
            "slip.codes",
            "slip.dateline",
            "slip.desk",
            "slip.ed_note",
            "slip.embargo_until",
            "slip.extra",
            "slip.first_published_at",
            "slip.genre",
            "slip.organisations",
            "slip.original_title",
            "slip.people",
            "slip.people[0].person",
            "slip.persons",
            "slip.places",
            "slip.print",
            "slip.profile",
            "slip.publish_at",
            "slip.related",
            "slip.rights",
            "slip.slug",
            "slip.source",
            "slip.source.id",
            "slip.target",
        ],
    );
}

#[test]
fn a_full_slip_in_wordpress() {
    check_slip(
        "wxr",
        &[
            "slip.ai_use",
            "slip.authors[0].person",
            "slip.channel.id",
            "slip.desk",
            "slip.ed_note",
            "slip.embargo_until",
            "slip.extra",
            "slip.genre.id",
            "slip.people[0].person",
            "slip.persons[0].id",
            "slip.places[0].place",
            "slip.priority",
            "slip.profile",
            "slip.publish_at",
            "slip.source.id",
            "slip.target",
        ],
    );
}

#[test]
fn a_full_slip_in_ghost() {
    check_slip(
        "ghost",
        &[
            "slip.ai_use",
            "slip.authors[0].person",
            "slip.channel.id",
            "slip.desk",
            "slip.ed_note",
            "slip.embargo_until",
            "slip.extra",
            "slip.genre.id",
            "slip.people[0].person",
            "slip.persons[0].id",
            "slip.places[0].place",
            "slip.priority",
            "slip.profile",
            "slip.publish_at",
            "slip.source.id",
            "slip.target",
        ],
    );
}

#[test]
fn a_full_slip_in_trs() {
    check_slip(
        "trs",
        &[
            "head.kicker",
            "head.title",
            "head.web_title",
            "id",
            "slip.ai_use",
            "slip.authors",
            "slip.authors[0].person",
            "slip.channel.id",
            "slip.codes",
            "slip.dateline",
            "slip.desk",
            "slip.ed_note",
            "slip.embargo_until",
            "slip.extra",
            "slip.first_published_at",
            "slip.genre",
            "slip.language",
            "slip.organisations",
            "slip.original_title",
            "slip.people",
            "slip.people[0].person",
            "slip.persons",
            "slip.places",
            "slip.print",
            "slip.priority",
            "slip.profile",
            "slip.publish_at",
            "slip.related",
            "slip.rights",
            "slip.slug",
            "slip.source",
            "slip.source.id",
            "slip.subjects",
            "slip.target",
            "slip.updated_at",
        ],
    );
}

#[test]
fn a_full_slip_in_icml() {
    check_slip(
        "icml",
        &[
            "slip.ai_use",
            "slip.authors",
            "slip.authors[0].person",
            "slip.channel.id",
            "slip.desk",
            "slip.extra",
            "slip.first_published_at",
            "slip.genre.id",
            "slip.original_title",
            "slip.people[0].person",
            "slip.persons[0].id",
            "slip.places",
            "slip.places[0].place",
            "slip.print",
            "slip.profile",
            "slip.publish_at",
            "slip.source",
            "slip.source.id",
            "slip.target",
        ],
    );
}

#[test]
fn a_full_slip_in_feeds() {
    let format = |id| gaotai_formats::format(id).unwrap();
    let article = gaotai_testkit::story::Story::new("主题")
        .head(HeadPart::WebTitle, "网页标题")
        .head(HeadPart::Kicker, "引题")
        .head(HeadPart::Abstract, "正文")
        .paragraph("正文。")
        .slip(|slip| *slip = full_slip())
        .build();
    for (id, kept) in [
        ("rss", &["language", "keywords", "channel.name"][..]),
        ("atom", &["language", "keywords", "channel.name", "published_at", "updated_at"]),
        ("jsonfeed", &["language", "keywords", "published_at", "updated_at"]),
    ] {
        check(format(id), &article);
        let lost: Vec<String> = format(id).declare(&article).into_iter().map(|loss| loss.field).collect();
        for field in
            ["head.title", "head.web_title", "head.kicker", "head.abstract", "slip.ed_note", "slip.slug"]
        {
            assert!(lost.contains(&field.to_owned()), "{id}: {field} in {lost:?}");
        }
        for field in kept {
            assert!(!lost.contains(&format!("slip.{field}")), "{id}: {field} in {lost:?}");
        }
    }
}

#[test]
fn a_full_slip_in_text() {
    check_slip(
        "text",
        &[
            "id",
            "slip.ai_use",
            "slip.authors[0].person",
            "slip.channel.id",
            "slip.desk",
            "slip.extra",
            "slip.first_published_at",
            "slip.genre.id",
            "slip.organisations",
            "slip.people[0].person",
            "slip.persons",
            "slip.places",
            "slip.print",
            "slip.priority",
            "slip.profile",
            "slip.publish_at",
            "slip.related",
            "slip.rights",
            "slip.slug",
            "slip.source.id",
            "slip.subjects",
            "slip.target",
        ],
    );
}

/// Text that looks like syntax in one of the formats.
fn hostile() -> impl Strategy<Value = String> {
    let bit = prop_oneof![
        "[\\\\`*_{}\\[\\]<>()#+\\-.!|~$&\"':;=@^/%0-9 ]{1,6}",
        Just("</script>".to_owned()),
        Just("]]>".to_owned()),
        Just("<!--".to_owned()),
        Just("&amp;".to_owned()),
        Just("&#x41;".to_owned()),
        Just("1. ".to_owned()),
        Just("- ".to_owned()),
        Just("---".to_owned()),
        Just("```".to_owned()),
        Just("（完）".to_owned()),
        Just("标题：".to_owned()),
        Just("{{ x }}".to_owned()),
        Just("http://a.b/c_d_e".to_owned()),
        Just("**“先锋”**".to_owned()),
        Just("\u{3000}".to_owned()),
        Just("\u{a0}".to_owned()),
        Just("\u{2028}\u{7}\t".to_owned()),
        "[\u{4e00}-\u{4e20}]{1,3}",
        "[a-zA-Z]{1,4}",
    ];
    proptest::collection::vec(bit, 1..6).prop_map(|bits| bits.concat())
}

fn hostile_runs() -> impl Strategy<Value = Vec<Inline>> {
    let mark = prop_oneof![
        3 => Just(Vec::new()),
        1 => Just(vec![Mark::Strong]),
        1 => Just(vec![Mark::Em]),
        1 => Just(vec![Mark::Strong, Mark::Em]),
        1 => Just(vec![Mark::Sub]),
        1 => hostile().prop_map(|title| vec![Mark::Link { href: "https://example.org/(a)?b=1&c=2|3".into(), title: Some(title) }]),
        1 => hostile().prop_map(|href| vec![Mark::Link { href, title: None }]),
        1 => Just(vec![Mark::Comment { id: "c".into() }]),
        1 => Just(vec![Mark::Only { channels: vec!["web".into(), "print".into()] }]),
    ];
    let run = prop_oneof![
        5 => (hostile(), mark).prop_map(|(text, marks)| Inline::marked(text, marks)),
        1 => Just(Inline::HardBreak { marks: Vec::new() }),
    ];
    proptest::collection::vec(run, 0..5).prop_map(normalize)
}

/// Stories made of what each format has to escape, in every kind of block.
fn hostile_article() -> impl Strategy<Value = Article> {
    let runs = || proptest::collection::vec(hostile_runs(), 14);
    (runs(), proptest::collection::vec(hostile(), 8)).prop_map(|(runs, texts)| {
        let id = || gaotai_testkit::ids::block(0);
        let mut runs = runs.into_iter();
        let mut next = || runs.next().unwrap_or_default();
        let mut article = Article::new(gaotai_testkit::ids::article(3), "zh-CN", &mut Sequence::default());
        for part in HeadPart::ALL {
            article.doc.head.line_mut(part).content = next();
        }
        let paragraph = |content| Paragraph::new(id(), content);
        let cell = |content| Cell {
            id: id(),
            kind: CellKind::TableCell,
            colspan: 1,
            rowspan: 2,
            alignment: Some("center".into()),
            content: vec![paragraph(content)],
        };
        let text = |at: usize| texts[at].clone();
        article.doc.body = vec![
            Block::Paragraph(paragraph(next())),
            Block::SectionHead { id: id(), level: 3, only: None, content: next() },
            Block::List {
                id: id(),
                ordered: true,
                only: None,
                items: vec![
                    ListItem { id: id(), content: vec![Block::Paragraph(paragraph(next()))] },
                    ListItem { id: id(), content: vec![Block::Paragraph(paragraph(next()))] },
                ],
            },
            Block::Quote {
                id: id(),
                kind: QuoteKind::Pull,
                cite: Some(text(0)),
                only: None,
                content: vec![paragraph(next())],
            },
            Block::Table {
                id: id(),
                only: None,
                rows: vec![Row { id: id(), cells: vec![cell(next()), cell(next())] }],
            },
            Block::Figure {
                id: id(),
                media: Some(Hash::of(text(1).as_bytes())),
                alt: text(1),
                focus: Some(Focus { x: 0.5, y: 0.5 }),
                crop: None,
                width: WidthHint::Half,
                only: None,
                caption: Line { id: id(), content: next() },
                credit: Line { id: id(), content: vec![Inline::text(text(2))] },
            },
            Block::Box {
                id: id(),
                kind: BoxKind::Note,
                title: text(3),
                only: Some(vec!["web".into()]),
                content: vec![Block::Embed {
                    id: id(),
                    url: text(4),
                    title: text(5),
                    note: text(4),
                    only: None,
                }],
            },
        ];
        article.slip.keywords = vec![text(5)];
        article.slip.authors = vec![Author {
            name: text(6),
            organisation: text(7),
            place: BylinePlace::End,
            ..Author::default()
        }];
        article.slip.codes = vec![Code { scheme: text(7), value: text(6) }];
        article.slip.source = Some(Source { name: text(0), url: Some(text(4)), ..Source::default() });
        article.slip.dateline = Some(Dateline { text: text(1), ..Dateline::default() });
        gaotai_testkit::story::renumber(&mut article);
        article
    })
}

#[test]
fn text_that_looks_like_syntax_comes_back() {
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
        cases: cases() / 8,
        failure_persistence: None,
        ..ProptestConfig::default()
    });
    runner
        .run(&hostile_article(), |article| {
            FORMATS.iter().for_each(|format| check(format, &article));
            Ok(())
        })
        .unwrap();
}

#[test]
fn gb18030_comes_back() {
    let article = gaotai_testkit::story::Story::new("江苏党员干部开年以实干推进项目攻坚、复工复产")
        .paragraph("新春伊始，海安市江苏鹏飞集团销售部办公室内热气腾腾，𠮷野家也不例外。")
        .slip(|slip| *slip = full_slip())
        .build();
    let format = gaotai_formats::format("text").unwrap();
    let made = run_in(format, &article, Some("GB18030"));
    assert!(made.unexpected.is_empty(), "{:#?}", made.unexpected);
    let utf8 = run_in(format, &article, Some("UTF-8"));
    assert_ne!(made.exported.files[0].bytes, utf8.exported.files[0].bytes);
    assert_eq!(utf8, run_in(format, &article, None));
}

#[test]
fn the_same_story_gives_the_same_bytes() {
    let article =
        gaotai_testkit::story::Story::new("题").paragraph("文。").slip(|slip| *slip = full_slip()).build();
    for format in FORMATS {
        assert_eq!(run(format, &article).exported, run(format, &article).exported, "{}", format.id);
    }
}

/// The file as text; of a zip all that is in it.
fn readable(bytes: &[u8]) -> String {
    let mut out = String::from_utf8_lossy(bytes).into_owned();
    if bytes.starts_with(b"PK") {
        let mut package = package::open(bytes, &package::Limits::default()).unwrap();
        let paths: Vec<String> = package.members().iter().map(|member| member.path.clone()).collect();
        for path in paths {
            out.push_str(&String::from_utf8_lossy(&package.read(&path).unwrap().unwrap()));
        }
    }
    out
}

/// What is for other channels never leaves, wherever it stands.
#[test]
fn text_for_other_channels_stays_at_home() {
    let only = |channel: &str| vec![Mark::Only { channels: vec![channel.to_owned()] }];
    let article = gaotai_testkit::story::Story::new("题")
        .block(|ids| {
            let content = vec![
                Inline::text("都有。"),
                Inline::marked("PRINT", only("print")),
                Inline::marked("WEB", only("web")),
                Inline::marked("WECHAT", only("wechat")),
            ];
            Block::Paragraph(Paragraph::new(ids.block(), content))
        })
        .block(|ids| {
            let content = vec![Inline::text("WHOLE-PRINT")];
            let only = Some(vec!["print".to_owned()]);
            Block::Paragraph(Paragraph { only, ..Paragraph::new(ids.block(), content) })
        })
        .build();
    for format in FORMATS {
        let made = run(format, &article);
        let text: String = made.exported.files.iter().map(|file| readable(&file.bytes)).collect();
        let all = [("print", "PRINT"), ("web", "WEB"), ("wechat", "WECHAT")];
        for (channel, words) in all {
            // A list holds no text at all.
            let here = channel == format.channel && format.id != "csv";
            assert_eq!(text.contains(words), here, "{}: {text}", format.id);
        }
        let codes: Vec<&str> = made.losses.iter().map(|loss| loss.code).collect();
        assert!(codes.contains(&"other_channel") && codes.contains(&"channel"), "{codes:?}");
    }
}
