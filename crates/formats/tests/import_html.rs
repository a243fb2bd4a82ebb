//! Pages of the kinds that newsrooms save come in.

mod common;

use common::{import, import_err};
use gaotai_formats::{ImportError, ImportedMedia, html};

/// Pages written for the tests in the layouts of news sites; the golden file beside each
/// summary is the whole import.
#[track_caller]
fn page(name: &str) -> String {
    let path =
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages").join(format!("{name}.html"));
    let bytes = std::fs::read(&path).expect("the page can be read");
    let story = import(html::import::import, &bytes);
    gaotai_testkit::golden::check(&format!("import/{name}.txt"), story.summary().as_bytes());
    story.summary()
}

#[test]
fn pages_of_news_sites() {
    for name in [
        "xinhua",
        "people",
        "wechat",
        "daily",
        "gov",
        "agency",
        "blog",
        "taiwan",
        "portal",
        "british",
        "xinhua-old",
        "tables",
    ] {
        let found = page(name);
        println!("== {name}\n{found}");
    }
}

/// What a page becomes, in the few lines of [`common::Story::summary`].
#[track_caller]
fn check(page: &str, expected: &str) {
    let found = import(html::import::import, page.as_bytes()).summary();
    let tidy = |text: &str| {
        text.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect::<Vec<_>>()
    };
    assert_eq!(tidy(&found), tidy(expected), "\n{found}");
}

const FIRST: &str = "天黑以后，老街上的灯一盏一盏亮起来，路上的人慢了下来。";

/// A page with this text.
fn with(body: &str) -> String {
    format!("<html><body><h1>老街的灯</h1><div id=content><p>{FIRST}</p>{body}</div></body></html>")
}

/// The lines that every page of [`with`] gives, and these behind them.
#[track_caller]
fn check_body(body: &str, expected: &str) {
    let start = format!("web_title: 老街的灯\ntitle: 老街的灯\nlanguage: zh-CN\n- paragraph: {FIRST}\n");
    check(&with(body), &(start + expected));
}

#[test]
fn text_of_all_kinds_of_markup() {
    check_body("<p>一&nbsp;二\u{200b}三&lt;四&#20116;。</p>", "- paragraph: 一 二三<四五。");
    check_body(
        "<div><div><span>卖糖画的</span><span>老人没有收摊。</span></div></div>",
        "- paragraph: 卖糖画的老人没有收摊。",
    );
    check_body("<p>老街\n很长。</p>", "- paragraph: 老街很长。");
    check_body("老街很长。<br><br>桥很短。", "- paragraph: 老街很长。\n- paragraph: 桥很短。");
    check_body("<p>　　老街很长。<br>　　桥很短。</p>", "- paragraph: 老街很长。\n- paragraph: 桥很短。");
    check_body("<p>老街很长，<br>很长。</p>", "- paragraph: 老街很长， / 很长。");
    check_body(
        "<style>p{}</style><script>document.write('x')</script><p hidden>藏</p><p style='display: none'>藏</p><p>桥很短。</p>",
        "- paragraph: 桥很短。",
    );
    check_body(
        "<ul><li>灯亮了。</li><li>人来了。<ul><li>都来了。</li></ul></li></ul><p>桥很短。</p>",
        "- bullet_list: 灯亮了。 / 人来了。 / 都来了。\n- paragraph: 桥很短。",
    );
    check_body(
        "<video src='https://v.example.cn/1.mp4' title='灯'></video><p>桥很短。</p>",
        "- embed: 灯 https://v.example.cn/1.mp4\n- paragraph: 桥很短。",
    );
}

#[test]
fn addresses_are_checked() {
    check_body(
        "<p>见<a href='javascript:alert(1)'>此处</a>，谢谢。</p>",
        "- paragraph: 见此处，谢谢。\n!: 1:57 link_dropped 此处",
    );
    let story = import(html::import::import, with("<p>见<a href='https://a.example/b?c=1&amp;d=2'>此处</a>，<a href='mailto:a@example.org'>写信</a>。</p>").as_bytes());
    let json = gaotai_article::codec::encode(&story.article).to_string();
    assert!(json.contains("https://a.example/b?c=1&d=2") && json.contains("mailto:a@example.org"), "{json}");
    for bad in [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "//evil.example",
    ] {
        let page = with(&format!(
            "<p>见<a href=\"{bad}\">此处</a>，谢谢。</p><p>再见<b onclick=\"{bad}\">。</b></p>"
        ));
        let story = import(html::import::import, page.as_bytes());
        let json = gaotai_article::codec::encode(&story.article).to_string();
        assert!(!json.contains("link") && !json.contains("alert"), "{bad}: {json}");
    }
}

#[test]
fn pictures_inside_beside_and_elsewhere() {
    let page = with(
        "<img src='data:image/png;base64,iVBORw0KGgo=' alt=灯><img src='img/%E7%81%AF.png' alt=桥><img src='https://a.example/b.jpg' alt=船><img src='data:image/png;base64,*' alt=坏><p>桥很短。</p>",
    );
    let story = import(html::import::import, page.as_bytes());
    let inside = ImportedMedia::Inside { mime: "image/png".into(), bytes: b"\x89PNG\r\n\x1a\n".to_vec() };
    assert_eq!(story.media, [inside, ImportedMedia::Beside { path: "img/灯.png".into() }]);
    let codes: Vec<&str> = story.problems.iter().map(|problem| problem.code).collect();
    assert_eq!(codes, ["picture_elsewhere", "picture_broken"]);
    assert_eq!(
        story.article.doc.media(),
        [gaotai_article::Hash::of(b"\x89PNG\r\n\x1a\n"), gaotai_article::Hash::of("img/灯.png".as_bytes())]
    );
    assert_eq!(story.summary().matches("figure").count(), 4);
}

#[test]
fn what_cannot_be_imported_says_why() {
    assert_eq!(import_err(html::import::import, b""), ImportError::Empty);
    assert_eq!(
        import_err(html::import::import, b"<html><body><script>x</script></body></html>"),
        ImportError::NoStory
    );
    let large = vec![b' '; 100 << 20];
    assert!(matches!(import_err(html::import::import, &large), ImportError::TooLarge { .. }));
    assert!(matches!(
        import_err(html::import::import, b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01"),
        ImportError::NotText { .. }
    ));
}
