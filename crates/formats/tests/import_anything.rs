//! Whatever comes in, an import ends soon, never panics, and gives a story that can be
//! written and read again.

mod common;

use common::run;
use gaotai_article::codec;
use gaotai_formats::{Import, html, markdown, newsml, nitf, page, text};
use proptest::prelude::*;
use std::time::{Duration, Instant};

const IMPORTS: [(&str, Import); 5] = [
    ("text", text::import::import),
    ("html", html::import::import),
    ("markdown", markdown::import::import),
    ("nitf", nitf::import::import),
    ("newsml", newsml::import::import),
];

fn all(bytes: &[u8]) {
    each(&IMPORTS, bytes);
}

/// The importers of XML alone.
fn wire(bytes: &[u8]) {
    each(&IMPORTS[3..], bytes);
}

fn each(imports: &[(&str, Import)], bytes: &[u8]) {
    for (name, import) in imports {
        let started = Instant::now();
        if let Ok(stories) = run(*import, bytes) {
            for story in stories {
                let written = codec::encode(&story.article);
                let read = codec::decode(&written).unwrap_or_else(|error| panic!("{name}: {error}"));
                assert!(read == story.article, "{name}: the story differs after writing");
                assert!(!story.article.doc.body.is_empty(), "{name}: a body is never empty");
                for problem in &story.problems {
                    let known = page::PROBLEM_CODES.contains(&problem.code)
                        || page::FURNITURE_CODES.contains(&problem.code)
                        || nitf::import::PROBLEM_CODES.contains(&problem.code);
                    assert!(known, "{name}: {problem:?}");
                    assert!(problem.line >= 1 && problem.column >= 1, "{name}: {problem:?}");
                    assert!(problem.excerpt.chars().count() <= 80, "{name}: {problem:?}");
                }
            }
        }
        assert!(started.elapsed() < Duration::from_secs(60), "{name} took {:?}", started.elapsed());
    }
}

/// Parts of pages, whole and broken.
fn fragment() -> impl Strategy<Value = String> {
    prop_oneof![
        proptest::sample::select(vec![
            "<p>",
            "</p>",
            "<div class=content>",
            "</div>",
            "<br>",
            "<br><br>",
            "<strong>",
            "</b>",
            "<table><tr><td>",
            "</table>",
            "<ul><li>",
            "</ul>",
            "<a href='javascript:x'>",
            "<a href=http://a.b/>",
            "</a>",
            "<img src=a.png>",
            "<img src='data:image/png;base64,iVBOR'>",
            "<h1>",
            "</h1>",
            "<h2>",
            "<article>",
            "<header>",
            "<script>",
            "</script>",
            "<!--",
            "-->",
            "<blockquote>",
            "<figure>",
            "<figcaption>",
            "<aside>",
            "<iframe src=//v>",
            "<p style='display:none'>",
            "<time datetime=2023-02-10>",
            "&nbsp;",
            "&#x200b;",
            "&",
            "<",
            "<meta charset=gbk>",
            "<title>",
            "</title>",
            "<nav>",
            "<svg><p>",
            "<math>",
            "<template>",
            "<select><option>",
            "<form>",
            "# ",
            "\n## ",
            "- ",
            "> ",
            "| a | b |\n|---|---|\n",
            "---\n",
            "title: x\n",
            "```\n",
            "![a](b)",
            "[a](javascript:b)",
            "**",
            "_",
        ])
        .prop_map(str::to_owned),
        proptest::sample::select(vec![
            "原标题：",
            "来源：新华社",
            "2023年02月10日 07:40:02",
            "（记者 张三）",
            "新华社南京2月10日电",
            "责任编辑：李四",
            "【纠错】",
            "首页 新闻 体育 财经",
            "新华网 > > 正文",
            "相关阅读",
            "天黑以后，老街上的灯亮起来。",
            "By Jane Doe",
            "Feb. 10, 2023 7:40 a.m.",
            "LONDON (Reuters) - ",
            "The vote was close, and the debate lasted four hours.",
            "010070080010000000000000011111131129352523",
            "\n",
            "\n\n",
            "　　",
            "\t",
            " ",
            "——",
            "（",
            "）",
            "(",
            ")",
            "：",
            ":",
            "第",
            "版",
            "\u{200b}",
            "\u{feff}",
            "\u{0}",
            "𠮷",
            "e\u{301}",
            "\u{2028}",
            "\r",
        ])
        .prop_map(str::to_owned),
        "\\PC{0,12}",
        any::<String>(),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: std::env::var("GAOTAI_SOAK").ok().and_then(|n| n.parse::<u32>().ok()).map_or(300, |n| n * 300), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        all(&bytes);
    }

    #[test]
    fn any_text(text in any::<String>()) {
        all(text.as_bytes());
    }

    #[test]
    fn any_page(parts in proptest::collection::vec(fragment(), 0..40)) {
        all(parts.concat().as_bytes());
    }
}

#[test]
fn deep_nesting() {
    let n = 10_000;
    for (open, close) in [
        ("<div>", "</div>"),
        ("<blockquote>", "</blockquote>"),
        ("<b>", "</b>"),
        ("<ul><li>", "</li></ul>"),
        ("<span>", ""),
        ("<table><tr><td>", ""),
        ("<p>", ""),
        ("<a href=http://a.b>", ""),
        ("<svg>", ""),
        ("> ", ""),
        ("- ", ""),
        ("[", ""),
        ("*a ", ""),
        ("![", ""),
        ("<font>", ""),
        ("（", "）"),
        ("1. ", ""),
        ("**", ""),
        ("_a", ""),
        ("<", ""),
        ("&", ""),
        ("<!--", ""),
        ("`", ""),
        ("|", ""),
    ] {
        let text = format!("{}天黑以后，老街上的灯一盏一盏亮起来。{}", open.repeat(n), close.repeat(n));
        all(text.as_bytes());
    }
    let quotes: String = (1..600).map(|n| format!("{}字\n", ">".repeat(n))).collect();
    all(quotes.as_bytes());
    let lists: String = (0..400).map(|n| format!("{}- 字\n", "  ".repeat(n))).collect();
    all(lists.as_bytes());
    let yaml = format!("---\ntitle: {}\n---\n字", "[".repeat(n));
    all(yaml.as_bytes());
    let json = format!("<script type=application/ld+json>{}</script><p>天黑以后，灯亮。</p>", "[".repeat(n));
    all(json.as_bytes());
}

#[test]
fn long_lines_and_long_files() {
    let line = "天黑以后，老街上的灯一盏一盏亮起来。".repeat(20_000);
    all(line.as_bytes());
    let lines = "　　天黑以后，老街上的灯一盏一盏亮起来。\n\n".repeat(5_000);
    all(lines.as_bytes());
    let page = format!(
        "<html><body><div id=content>{}</div></body></html>",
        "<p>　　天黑以后，老街上的灯一盏一盏亮起来。</p>\n".repeat(5_000)
    );
    all(page.as_bytes());
    all(format!("<p {}>天黑以后，灯亮。</p>", "a=1 b ".repeat(20_000)).as_bytes());
    all("记者 ".repeat(50_000).as_bytes());
    all("<b>天".repeat(20_000).as_bytes());
    all("2023年02月10日 07:40 来源：".repeat(20_000).as_bytes());
}

/// Elements of the wire formats in any order and nesting.
fn element() -> impl Strategy<Value = String> {
    const NAMES: &[&str] = &[
        "nitf",
        "head",
        "title",
        "docdata",
        "doc-id",
        "identified-content",
        "virtloc",
        "body",
        "body.head",
        "hedline",
        "hl1",
        "hl2",
        "byline",
        "person",
        "org",
        "dateline",
        "location",
        "body.content",
        "block",
        "p",
        "media",
        "media-reference",
        "media-caption",
        "note",
        "bq",
        "credit",
        "ul",
        "li",
        "table",
        "tr",
        "td",
        "em",
        "a",
        "num",
        "frac",
        "numer",
        "denom",
        "body.end",
        "tagline",
        "newsMessage",
        "itemSet",
        "newsItem",
        "itemMeta",
        "itemClass",
        "link",
        "contentMeta",
        "headline",
        "subject",
        "name",
        "located",
        "contentSet",
        "inlineXML",
        "inlineData",
        "remoteContent",
        "packageItem",
        "itemRef",
        "html",
        "img",
    ];
    const ATTRIBUTES: &[&str] = &[
        "",
        "",
        "",
        " class='strong'",
        " class='box-title'",
        " class='kicker'",
        " guid='urn:x:1'",
        " residref='urn:x:1'",
        " href='media/a.png'",
        " href='javascript:x'",
        " source='a.jpg' width='9'",
        " norm='20230210T074002'",
        " norm='2023-13-45'",
        " qcode='ninat:picture'",
        " role='gt:web'",
        " contenttype='text/html'",
        " type='alternate'",
        " key='\u{7684}'",
        " colspan='99999999999'",
    ];
    let leaf = prop_oneof![
        "[a-z\u{4e00}-\u{4e10} \u{3000}]{0,6}",
        Just("<br/>".to_owned()),
        Just("&amp;nbsp;".to_owned())
    ];
    leaf.prop_recursive(8, 80, 6, |inner| {
        let content = proptest::collection::vec(inner, 0..6);
        (proptest::sample::select(NAMES), proptest::sample::select(ATTRIBUTES), content).prop_map(
            |(name, attributes, content)| format!("<{name}{attributes}>{}</{name}>", content.concat()),
        )
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_elements(content in proptest::collection::vec(element(), 1..8)) {
        let content = content.concat();
        for (open, close) in [
            ("<nitf><body><body.content>", "</body.content></body></nitf>"),
            ("<nitf><body><body.head>", "</body.head></body></nitf>"),
            ("<nitf><head>", "</head></nitf>"),
            ("<newsItem>", "</newsItem>"),
            ("<newsMessage><itemSet>", "</itemSet></newsMessage>"),
            ("<newsItem guid='urn:x:2'><contentSet><inlineXML>", "</inlineXML></contentSet></newsItem>"),
        ] {
            wire(format!("{open}{content}{close}").as_bytes());
        }
    }
}

#[test]
fn deep_elements() {
    for (open, close) in [
        ("<nitf><body><body.content>", "</body.content></body></nitf>"),
        ("<newsItem>", "</newsItem>"),
        ("", ""),
    ] {
        for name in ["p", "em", "note", "block", "ul", "newsItem", "nitf", "itemMeta", "role", "contentSet"] {
            let (down, up) = (format!("<{name}>").repeat(20_000), format!("</{name}>").repeat(20_000));
            wire(format!("{open}{down}x{up}{close}").as_bytes());
        }
    }
}

/// A document of nothing but what no story has room for ends soon.
#[test]
fn many_unknown_elements() {
    let metas = "<meta name='x' content='y'/>\n".repeat(100_000);
    wire(format!("<nitf><head>{metas}</head><body/></nitf>").as_bytes());
    let items = "<newsItem guid='a'><itemMeta><itemClass qcode='ninat:picture'/><link residref='b'/></itemMeta></newsItem>\n";
    wire(format!("<newsMessage><itemSet>{}</itemSet></newsMessage>", items.repeat(10_000)).as_bytes());
}
