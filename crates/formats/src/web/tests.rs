use super::*;
use gaotai_article::slip::{Author, BylinePlace, OriginalLine, OriginalRole, Source, Staff};
use gaotai_article::{Block, HeadPart, Line, WidthHint};
use gaotai_testkit::ids::Sequence;
use gaotai_testkit::story::Story;

fn page(article: &Article, template: Option<&str>, pictures: Pictures) -> Result<String, ExportError> {
    let now = chrono::DateTime::parse_from_rfc3339("2023-02-10T07:40:02+08:00").unwrap();
    let media =
        |_: &Hash| Some(crate::Picture { mime: "image/png".into(), width: 4, height: 3, bytes: vec![1] });
    let mut ids = Sequence::default();
    let context = Context::new(&mut ids, now, &media);
    let navigation = ["首页", "江苏要闻", "融媒产品", "访谈", "信息动态", "推广"].map(str::to_owned).to_vec();
    let site = Site { name: "新华网".into(), navigation, channel: Some("江苏要闻".into()) };
    render(article, template, &site, pictures, &context)
}

fn seed() -> Article {
    Story::new("")
        .head(HeadPart::WebTitle, "江苏党员干部开年以实干推进项目攻坚、复工复产")
        .section("争分夺秒“跑起来”")
        .paragraph("大年初七，张卫乘飞机前往千里之外的深圳。")
        .block(|ids| {
            use gaotai_article::IdSource;
            Block::Figure {
                id: ids.block(),
                media: Some(Hash::of(b"x")),
                alt: "车间".into(),
                focus: None,
                crop: None,
                width: WidthHint::Column,
                only: None,
                caption: Line::of(ids.block(), "车间里"),
                credit: Line::of(ids.block(), ""),
            }
        })
        .slip(|slip| {
            slip.published_at = chrono::DateTime::parse_from_rfc3339("2023-02-10T07:40:02+08:00").ok();
            slip.source = Some(Source { name: "新华日报".into(), ..Source::default() });
            slip.original_title = vec![
                OriginalLine { role: OriginalRole::Kicker, text: "我省党员干部——".into() },
                OriginalLine {
                    role: OriginalRole::Main, text: "“先锋”助企忙，不负“好春光”".into()
                },
            ];
            slip.authors =
                vec![Author { name: "林元沁".into(), place: BylinePlace::End, ..Author::default() }];
            slip.people = vec![Staff { name: "沙佳仪".into(), ..Staff::default() }];
        })
        .build()
}

#[test]
fn the_page_says_what_the_story_says() {
    let page = page(&seed(), None, Pictures::Library).unwrap();
    for said in [
        "<h1>江苏党员干部开年以实干推进项目攻坚、复工复产</h1>",
        "<li class=\"here\">江苏要闻</li>",
        "2023年02月10日 07:40:02",
        "来源：新华日报",
        "原标题：我省党员干部——",
        "<h2>争分夺秒“跑起来”</h2>",
        "（林元沁）",
        "[责任编辑：沙佳仪]",
        "【纠错】",
        "新华网客户端",
        &format!("src=\"gaotai-media://localhost/{}/page\"", Hash::of(b"x")),
    ] {
        assert!(page.contains(said), "{said} is missing in\n{page}");
    }
    assert!(!page.contains("<script"), "{page}");
}

#[test]
fn files_have_relative_names() {
    let page = page(&seed(), None, Pictures::Files).unwrap();
    assert!(page.contains(&format!("src=\"media/{}.png\"", &Hash::of(b"x").as_str()[..16])), "{page}");
}

#[test]
fn the_window_shows_the_part_that_leaves() {
    let hash = Hash::of(b"x");
    let check = |crop: Option<Crop>, size: (u32, u32), expected: (&str, u32, u32)| {
        let shown = in_window(&hash, crop, &Shown { src: String::new(), width: size.0, height: size.1 });
        let src = format!("gaotai-media://localhost/{hash}/page{}", expected.0);
        assert_eq!(shown, Shown { src, width: expected.1, height: expected.2 });
    };
    let crop = |x, y, width, height| Some(Crop { x, y, width, height });
    check(None, (1200, 800), ("", 1200, 800));
    check(None, (6000, 4000), ("", 2560, 1707));
    check(crop(0.25, 0.0, 0.5, 1.0), (1200, 800), ("?crop=0.25,0,0.5,1", 600, 800));
    check(crop(0.1, 0.2, 0.75, 0.5), (8000, 4000), ("?crop=0.1,0.2,0.75,0.5", 2560, 853));
    check(crop(0.0, 0.0, 0.0001, 1.0), (100, 100), ("?crop=0,0,0.0001,1", 1, 100));
    check(crop(0.0, 0.0, 0.5, 0.5), (0, 0), ("?crop=0,0,0.5,0.5", 0, 0));
}

#[test]
fn text_stays_text() {
    let evil = "</h1><script>alert(1)</script>{{ site.name }}\"onload=\"";
    let story = Story::new(evil)
        .paragraph(evil)
        .slip(|slip| {
            slip.authors = vec![Author { name: evil.into(), ..Author::default() }];
            slip.source = Some(Source {
                name: evil.into(),
                url: Some("javascript:alert(1)".into()),
                ..Source::default()
            });
            slip.keywords = vec![evil.into()];
            slip.language = "\"><script>".into();
        })
        .build();
    let own = "<title>{{ story.title }}</title>{{ story.headline }}{{ story.body }}{% for a in story.bylines %}{{ a.name }}{% endfor %}";
    for template in [None, Some(own)] {
        let page = page(&story, template, Pictures::Library).unwrap();
        assert!(!page.contains("<script"), "{page}");
        assert!(!page.contains("javascript:"), "{page}");
    }
}

#[track_caller]
fn bad(template: &str, line: u32) {
    match check(template) {
        Err(ExportError::Template { line: found, problem }) => {
            assert_eq!(found, line, "{problem}");
            assert!(!problem.is_empty());
        }
        other => panic!("{template:?}: {other:?}"),
    }
}

#[test]
fn a_bad_template_is_told_with_its_line() {
    assert_eq!(check(TEMPLATE), Ok(()));
    assert_eq!(check("<h1>{{ story.headline }}</h1>{{ story.body }}"), Ok(()));
    bad("a\nb {{ story.titel }}", 2);
    bad("a\n\n{% if story.title %}x", 3);
    bad("{{ story.published.iso }}\n{% include 'x' %}", 2);
    bad(
        "{% for a in range(99999) %}{% for b in range(99999) %}{% for c in range(99999) %}x{% endfor %}{% endfor %}{% endfor %}",
        1,
    );
}

#[test]
fn an_english_story_has_english_words() {
    let story = Story::new("A bridge opens")
        .paragraph("It is open.")
        .slip(|slip| {
            slip.language = "en".into();
            slip.source = Some(Source { name: "The Post".into(), ..Source::default() });
            slip.authors = vec![Author { name: "Ann Lee".into(), ..Author::default() }];
        })
        .build();
    let page = page(&story, None, Pictures::Library).unwrap();
    for said in ["Source: The Post", "Reporter Ann Lee", "Report an error", "新华网 app"] {
        assert!(page.contains(said), "{said} is missing in\n{page}");
    }
}
