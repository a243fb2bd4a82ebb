//! What is pasted into a 公众号 is read tag by tag and property by property: nothing that its
//! editor takes away, nothing of the story missing.

#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use gaotai_article::slip::{
    AiLevel, AiUse, Author, BylinePlace, Dateline, Rights, Source, SourceKind, Staff,
};
use gaotai_article::*;
use gaotai_formats::wechat::{self, LOOKS, Notice, Phone, Shade, post};
use gaotai_formats::{Context, Picture, format};
use gaotai_testkit::ids::Sequence;
use gaotai_testkit::story::{Story, any_article};
use html5ever::tendril::TendrilSink;
use html5ever::{QualName, local_name, ns};
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use proptest::prelude::*;

/// What WeChat's editor keeps, by every rule that is told of it (README.md).
const TAGS: &[&str] = &[
    "section",
    "p",
    "span",
    "strong",
    "em",
    "blockquote",
    "ul",
    "ol",
    "li",
    "table",
    "tbody",
    "tr",
    "td",
    "th",
    "br",
    "h2",
    "h3",
    "a",
];

/// The properties that are kept; each says what may stand as its value.
const PROPERTIES: &[(&str, fn(&str) -> bool)] = &[
    ("font-size", pixels),
    ("font-weight", |value| ["bold", "normal"].contains(&value)),
    ("line-height", |value| value.parse::<f32>().is_ok()),
    ("letter-spacing", length),
    ("color", colour),
    ("background-color", colour),
    ("text-align", |value| ["left", "center", "right", "justify"].contains(&value)),
    ("text-indent", |value| ["2em", "0"].contains(&value)),
    ("text-decoration", |value| value == "underline"),
    ("vertical-align", |value| ["super", "sub", "bottom"].contains(&value)),
    ("word-break", |value| value == "break-all"),
    ("margin", lengths),
    ("padding", lengths),
    ("border", border),
    ("border-top", border),
    ("border-bottom", border),
    ("border-left", border),
    ("border-collapse", |value| value == "collapse"),
    ("width", |value| value == "100%"),
];

fn pixels(value: &str) -> bool {
    value.strip_suffix("px").is_some_and(|number| number.parse::<f32>().is_ok())
}

fn length(value: &str) -> bool {
    value == "0" || pixels(value)
}

fn lengths(value: &str) -> bool {
    value.split(' ').all(length) && value.split(' ').count() <= 4
}

fn colour(value: &str) -> bool {
    value.len() == 7 && value.strip_prefix('#').is_some_and(|hex| hex.chars().all(|c| c.is_ascii_hexdigit()))
}

fn border(value: &str) -> bool {
    let parts: Vec<&str> = value.split(' ').collect();
    matches!(parts.as_slice(), [wide, "solid" | "dashed", tint] if pixels(wide) && colour(tint))
}

fn parse(html: &str) -> RcDom {
    let body = QualName::new(None, ns!(html), local_name!("body"));
    html5ever::parse_fragment(RcDom::default(), Default::default(), body, Vec::new(), false).one(html)
}

/// Panics at what WeChat's editor would take away; gives the text.
#[track_caller]
fn read(html: &str) -> String {
    let page = parse(html);
    let errors = page.errors.borrow();
    assert!(errors.is_empty(), "{errors:?}\n{html}");
    let mut text = String::new();
    walk(&page.document, html, &mut text);
    text
}

fn walk(node: &Handle, whole: &str, text: &mut String) {
    match &node.data {
        NodeData::Text { contents } => text.push_str(&contents.borrow()),
        NodeData::Element { name, attrs, .. } if &*name.local != "html" => {
            let tag = &*name.local;
            assert!(TAGS.contains(&tag), "<{tag}> in\n{whole}");
            for attr in attrs.borrow().iter() {
                attribute(tag, &attr.name.local, &attr.value, whole);
            }
        }
        NodeData::Comment { .. } | NodeData::Doctype { .. } => panic!("no element and no text in\n{whole}"),
        _ => {}
    }
    node.children.borrow().iter().for_each(|child| walk(child, whole, text));
}

fn attribute(tag: &str, name: &str, value: &str, whole: &str) {
    let kept = match (tag, name) {
        (_, "style") => return style(value, whole),
        ("a", "href") => value.starts_with("https://mp.weixin.qq.com/"),
        ("td" | "th", "colspan" | "rowspan") => value.parse::<u32>().is_ok_and(|span| span > 1),
        _ => false,
    };
    assert!(kept, "{name}={value:?} at <{tag}> in\n{whole}");
}

fn style(style: &str, whole: &str) {
    let mut seen: Vec<&str> = Vec::new();
    for declaration in style.split(';') {
        let (name, value) =
            declaration.split_once(':').unwrap_or_else(|| panic!("{declaration:?} in\n{whole}"));
        let known = PROPERTIES.iter().find(|(known, _)| *known == name);
        assert!(known.is_some_and(|(_, may)| may(value)), "{declaration:?} in\n{whole}");
        assert!(!seen.contains(&name), "{name} twice in {style:?}");
        seen.push(name);
    }
}

/// Without white space, in which a page may differ.
fn dense(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Everything that the story says for this channel stands in the post.
#[track_caller]
fn check(article: &Article) {
    let (held, _) = (wechat::FORMAT.hold)(article, "wechat");
    for look in LOOKS {
        let made = post(article, look);
        let text = dense(&read(&made.html));
        for block in &held.doc.body {
            block.each_line(&mut |line| {
                for run in line {
                    if let Inline::Text { text: words, .. } = run {
                        assert!(text.contains(&dense(words)), "{words:?} is missing in\n{}", made.html);
                    }
                }
            });
        }
        assert_eq!(dense(&made.text), text, "{}", look.format);
        let within = made.title.chars().count() <= 64
            && made.author.chars().count() <= 8
            && made.digest.chars().count() <= 120;
        assert!(within, "{made:?}");
    }
}

#[test]
fn random_stories_hold_nothing_that_is_taken_away() {
    let times = std::env::var("GAOTAI_SOAK").ok().and_then(|times| times.parse::<u32>().ok()).unwrap_or(1);
    let config =
        ProptestConfig { cases: 1000 * times.max(1), failure_persistence: None, ..ProptestConfig::default() };
    proptest::test_runner::TestRunner::new(config)
        .run(&any_article(), |article| {
            check(&article);
            Ok(())
        })
        .unwrap();
}

#[test]
fn the_sample_stories_hold_nothing_that_is_taken_away() {
    let corpus = gaotai_testkit::corpus();
    assert!(!corpus.is_empty());
    for path in corpus {
        check(&codec::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap());
    }
}

#[test]
fn the_rules_can_be_broken() {
    for bad in [
        "<div>a</div>",
        "<p class=\"x\">a</p>",
        "<p id=\"x\">a</p>",
        "<p onclick=\"x\">a</p>",
        "<script>a</script>",
        "<img src=\"https://example.org/a.png\">",
        "<a href=\"https://example.org/\">a</a>",
        "<p style=\"position:fixed\">a</p>",
        "<p style=\"font-size:2rem\">a</p>",
        "<p style=\"color:red\">a</p>",
        "<p style=\"margin:0;margin:0\">a</p>",
        "<p><p>a</p></p>",
        "<!-- a -->",
    ] {
        assert!(std::panic::catch_unwind(|| read(bad)).is_err(), "{bad} passes");
    }
    assert_eq!(read("<p style=\"margin:0 0 16px;text-indent:2em\">a<br>b</p>"), "ab");
}

fn marked(text: &str, mark: Mark) -> Inline {
    Inline::marked(text, vec![mark])
}

fn link(href: &str) -> Mark {
    Mark::Link { href: href.into(), title: None }
}

fn full() -> Article {
    Story::new("末班车，等你下夜班")
        .head(HeadPart::Subtitle, "四条线路的三个夜晚")
        .head(HeadPart::Abstract, "青禾县夜班公交增至四条。")
        .block(|ids| {
            let content = vec![
                Inline::text("先看"),
                marked("公告", link("https://example.org/a?b=1&c=2")),
                Inline::text("，再看"),
                marked("旧闻", link("https://mp.weixin.qq.com/s/abc")),
                Inline::text("，又是"),
                marked("公告", link("https://example.org/a?b=1&c=2")),
                marked("2", Mark::Sup),
            ];
            Block::Paragraph(Paragraph::new(ids.block(), content))
        })
        .section("夜里的站台")
        .block(|ids| Block::Figure {
            id: ids.block(),
            media: Some(Hash::of(b"x")),
            alt: "站台".into(),
            focus: None,
            crop: Some(Crop { x: 0.0, y: 0.0, width: 0.5, height: 1.0 }),
            width: WidthHint::Column,
            only: None,
            caption: Line::of(ids.block(), "候车的人"),
            credit: Line::of(ids.block(), "林晚 摄"),
        })
        .slip(|slip| {
            slip.dateline = Some(Dateline { text: "本报青禾2月10日讯".into(), ..Dateline::default() });
            slip.source = Some(Source {
                name: "岚江日报".into(),
                url: Some("https://example.org/paper".into()),
                kind: SourceKind::Reprint,
                id: None,
            });
            slip.authors = vec![
                Author {
                    name: "欧阳文静".into(), organisation: "岚江日报".into(), ..Author::default()
                },
                Author { name: "司马长风".into(), ..Author::default() },
                Author { name: "林元沁".into(), place: BylinePlace::End, ..Author::default() },
            ];
            slip.people = vec![Staff { name: "沙佳仪".into(), ..Staff::default() }];
            slip.rights = Some(Rights { notice: "未经许可不得转载".into(), ..Rights::default() });
            slip.ai_use =
                Some(AiUse {
                    level: AiLevel::Assisted, tool: "转写工具".into(), scope: "录音整理".into()
                });
        })
        .build()
}

#[test]
fn the_post_says_what_the_story_says() {
    let made = post(&full(), &wechat::PLAIN);
    let text = read(&made.html);
    for said in [
        "四条线路的三个夜晚",
        "记者 欧阳文静（岚江日报）、记者 司马长风",
        "本报青禾2月10日讯\u{3000}先看公告[1]，再看旧闻，又是公告[1]2",
        "夜里的站台",
        "【在此上传图片 01，然后删去这一行】",
        "候车的人",
        "林晚 摄",
        "（林元沁）",
        "[1] https://example.org/a?b=1&c=2",
        "转载自：岚江日报",
        "责任编辑：沙佳仪",
        "未经许可不得转载",
        "本文由人工智能辅助完成；工具：转写工具；范围：录音整理",
    ] {
        assert!(text.contains(said), "{said} is missing in\n{text}");
    }
    assert!(made.html.contains("<a href=\"https://mp.weixin.qq.com/s/abc\""), "{}", made.html);
    assert!(made.html.contains("text-indent:2em;line-height:1.75;text-align:justify"), "{}", made.html);
    assert_eq!((made.title.as_str(), made.author.as_str()), ("末班车，等你下夜班", "欧阳文静"));
    assert_eq!(made.digest, "青禾县夜班公交增至四条。");
    assert_eq!(made.address, "https://example.org/paper");
    assert_eq!(made.notices, [Notice::LongAuthor(13), Notice::Pictures(1)]);
    assert_eq!(made.pictures[0].caption, "候车的人 林晚 摄");
}

/// Stories that came in have their dateline in the text.
#[test]
fn a_dateline_is_said_once() {
    let post_of = |first: &str| {
        let dateline = Dateline { text: "本报青禾2月10日讯".into(), ..Dateline::default() };
        let story = Story::new("题").paragraph(first).slip(|slip| slip.dateline = Some(dateline)).build();
        read(&post(&story, &wechat::PLAIN).html)
    };
    for first in ["本报青禾2月10日讯（记者林晚）夜里有车了。", "夜里有车了。"] {
        let text = post_of(first);
        assert_eq!(text.matches("本报青禾2月10日讯").count(), 1, "{text}");
        assert!(text.contains("夜里有车了。"), "{text}");
    }
}

#[test]
fn fields_stay_within_their_limits() {
    let article = Story::new("")
        .head(HeadPart::WebTitle, &"题".repeat(65))
        .head(HeadPart::Title, "另一个标题")
        .head(HeadPart::Abstract, &"要".repeat(121))
        .paragraph(&"字".repeat(20_000))
        .slip(|slip| slip.authors = vec![Author { name: "A very long name".into(), ..Author::default() }])
        .build();
    let made = post(&article, &wechat::PLAIN);
    assert_eq!((made.title, made.author), ("题".repeat(64), "A very l".to_owned()));
    assert_eq!(made.digest, "要".repeat(120));
    let long = made.html.chars().count();
    assert_eq!(
        made.notices,
        [Notice::LongTitle(65), Notice::LongAuthor(16), Notice::LongDigest(121), Notice::LongContent(long)]
    );
    let losses = wechat::FORMAT.declare(&article);
    let said = |field: &str| losses.iter().find(|loss| loss.field == field).map(|loss| loss.code);
    assert_eq!(said("head.web_title"), Some("shortened"));
    assert_eq!(said("head.abstract"), Some("shortened"));
    assert_eq!(said("head.title"), Some("not_in_format"));

    let within =
        Story::new(&"题".repeat(64)).head(HeadPart::Abstract, &"要".repeat(120)).paragraph("文").build();
    assert_eq!(post(&within, &wechat::PLAIN).notices, []);
    let bare = Story::new("").paragraph("文").build();
    assert_eq!(post(&bare, &wechat::PLAIN).notices, [Notice::NoTitle]);
}

fn with_context<T>(act: impl FnOnce(&mut Context<'_>) -> T) -> T {
    let now = chrono::DateTime::parse_from_rfc3339("2023-02-10T07:40:02+08:00").unwrap();
    let media = |hash: &Hash| {
        let bytes = b"picture".to_vec();
        (*hash == Hash::of(b"x")).then(|| Picture {
            mime: "image/jpeg".into(),
            width: 800,
            height: 400,
            bytes,
        })
    };
    act(&mut Context::new(&mut Sequence::default(), now, &media))
}

#[test]
fn pictures_leave_by_number_with_a_sheet_of_fields() {
    let export = format("wechat-red").unwrap().export.unwrap();
    let files = with_context(|context| export(&full(), "末班车", context)).unwrap().files;
    let paths: Vec<&str> = files.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(paths, ["末班车.wechat-red.html", "末班车.wechat-red.txt", "末班车.wechat-red/01.jpg"]);
    let sheet = String::from_utf8(files[1].bytes.clone()).unwrap();
    let expected = "标题（9/64）：末班车，等你下夜班\n作者（4/8）：欧阳文静\n摘要（12/120）：青禾县夜班公交增至四条。\n原文链接：https://example.org/paper\n图片 01：01.jpg；候车的人 林晚 摄；替代文字：站台\n";
    assert_eq!(sheet, expected);
}

#[test]
fn the_phone_shows_the_post_with_pictures_and_no_scripts() {
    for (shade, colour) in [(Shade::Light, "#b5121b"), (Shade::Dark, "#f0646b")] {
        let phone = Phone { shade, account: "岚江在线" };
        let page = with_context(|context| wechat::page(&full(), &wechat::RED, phone, context));
        for said in
            ["<h1>末班车，等你下夜班</h1>", "岚江在线", "2023年2月10日 07:40", colour, "?crop=0,0,0.5,1"]
        {
            assert!(page.contains(said), "{said} is missing in\n{page}");
        }
        assert!(page.contains("<img src=\"gaotai-media://localhost/"), "{page}");
        assert!(!page.contains("<script") && !page.contains("在此上传"), "{page}");
    }
}

#[test]
fn an_english_story_is_set_as_english_is() {
    let article = Story::new("A bridge opens")
        .paragraph("It is open.")
        .slip(|slip| {
            slip.language = "en".into();
            slip.people = vec![Staff { name: "Ann Lee".into(), ..Staff::default() }];
        })
        .build();
    check(&article);
    let made = post(&article, &wechat::INK);
    assert!(!made.html.contains("2em") && !made.html.contains("justify"), "{}", made.html);
    assert!(made.html.contains("Responsible editor: Ann Lee"), "{}", made.html);
}
