//! Markdown for site builders, the site folder, and zips of stories coming in.

#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod common;

use gaotai_article::slip::*;
use gaotai_article::*;
use gaotai_formats::{Context, Exported, File, ImportedMedia, Outgoing, Picture, detect, format, package};
use gaotai_testkit::ids::Sequence;
use gaotai_testkit::story::Story;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A picture of one pixel.
const PIXEL: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89\0\0\0\rIDATx\x9cc\xf8\xcf\xc0\xf0\x1f\0\x05\0\x01\xff\x89\x99=\x1d\0\0\0\0IEND\xaeB`\x82";

fn instant(text: &str) -> Option<Instant> {
    Some(Instant::parse_from_rfc3339(text).unwrap())
}

fn story(title: &str) -> Article {
    Story::new(title)
        .head(HeadPart::Abstract, "天黑以后，老街上的灯亮起来。")
        .paragraph("天黑以后 {{ page.title }} {% raw %} {{< figure >}} {{% x %}} {: .red} 灯亮了。")
        .block(|ids| Block::Figure {
            id: ids.block(),
            media: Some(Hash::of(PIXEL)),
            alt: "一盏灯".into(),
            focus: None,
            crop: None,
            width: WidthHint::Column,
            only: None,
            caption: Line { id: ids.block(), content: vec![Inline::text("桥头的灯 {{ x }}")] },
            credit: Line { id: ids.block(), content: vec![Inline::text("张三 摄")] },
        })
        .section("卖糖画的人")
        .paragraph("老人还没有收摊 & 客人很多。")
        .slip(|slip| {
            slip.language = "zh-CN".into();
            slip.slug = "old-street".into();
            slip.channel = Some(Term { id: String::new(), name: "社会".into() });
            slip.keywords = vec!["老街".into(), "灯".into()];
            slip.source = Some(Source { name: "岚江日报".into(), ..Source::default() });
            slip.authors =
                vec![Author {
                    name: "张三".into(), organisation: "岚江日报".into(), ..Author::default()
                }];
            slip.published_at = instant("2023-02-10T07:40:02+08:00");
            slip.updated_at = instant("2023-02-10T09:00:00+08:00");
            slip.embargo_until = instant("2023-02-10T07:00:00+08:00");
        })
        .build()
}

fn with<T>(work: impl FnOnce(&mut Context<'_>) -> T) -> T {
    let media = |hash: &Hash| {
        let picture = Picture { mime: "image/png".into(), width: 1, height: 1, bytes: PIXEL.to_vec() };
        (*hash == Hash::of(PIXEL)).then_some(picture)
    };
    let now = chrono::DateTime::parse_from_rfc3339("2023-02-11T07:40:02+08:00").unwrap();
    let mut ids = Sequence::default();
    let mut context = Context::new(&mut ids, now, &media);
    work(&mut context)
}

fn export(id: &str, article: &Article) -> Exported {
    with(|context| (format(id).unwrap().export.unwrap())(article, "old-street", context).unwrap())
}

fn site(stories: &[(&Article, &str)]) -> Exported {
    let stories: Vec<Outgoing<'_>> =
        stories.iter().map(|(article, stem)| Outgoing { article, stem, version: 1 }).collect();
    with(|context| (format("site").unwrap().gather.unwrap())(&stories, "night", context).unwrap())
}

fn paths(exported: &Exported) -> Vec<&str> {
    exported.files.iter().map(|file| file.path.as_str()).collect()
}

fn main_of(exported: &Exported) -> &str {
    std::str::from_utf8(&exported.files[0].bytes).unwrap()
}

fn picture() -> String {
    format!("{}.png", &Hash::of(PIXEL).as_str()[..16])
}

#[test]
fn a_page_bundle_of_hugo() {
    let made = export("hugo", &story("老街的灯"));
    assert_eq!(paths(&made), ["old-street/index.md", &format!("old-street/{}", picture())]);
    let text = main_of(&made);
    for line in [
        "title: 老街的灯",
        "date: 2023-02-10T07:40:02+08:00",
        "publishDate: 2023-02-10T07:00:00+08:00",
        "categories:",
        "isCJKLanguage: true",
        "params:",
        "  embargo_until: 2023-02-10T07:00:00+08:00",
    ] {
        assert!(text.lines().any(|one| one.replace(['"', '\''], "") == line), "{line} in\n{text}");
    }
    let body = text.rsplit("\n---\n").next().unwrap();
    assert!(!body.contains("{{"), "{body}");
    assert!(body.contains(&format!("]({} \"", picture())), "{body}");
}

#[test]
fn a_post_of_jekyll() {
    let made = export("jekyll", &story("老街的灯"));
    assert_eq!(paths(&made), ["_posts/2023-02-10-old-street.md", &format!("assets/{}", picture())]);
    let text = main_of(&made);
    assert!(text.starts_with("---\nlayout: post\ntitle: 老街的灯\n"), "{text}");
    let body = text.rsplit("\n---\n").next().unwrap();
    assert_eq!(body.matches('{').count(), 2, "{body}");
    assert!(body.contains(&format!("]({{{{site.baseurl}}}}/assets/{} \"", picture())), "{body}");
    assert!(body.contains("&amp; 客人"), "{body}");
}

/// Every link and picture of the pages is a file of the folder, and none is an address.
#[test]
fn a_site_needs_no_server() {
    let (first, second) = (story("老街的灯 <b>"), story("另一篇"));
    let made = site(&[(&first, "old-street"), (&second, "index")]);
    let picture = format!("night/media/{}", picture());
    let expected = [
        "night/index.html",
        "night/old-street.html",
        "night/index-story.html",
        "night/feed.xml",
        "night/assets/site.css",
        &picture,
    ];
    assert_eq!(paths(&made), expected);
    for file in made.files.iter().filter(|file| file.path.ends_with(".html")) {
        let page = std::str::from_utf8(&file.bytes).unwrap();
        for attribute in [" href=\"", " src=\""] {
            for address in page.split(attribute).skip(1).map(|rest| rest.split('"').next().unwrap()) {
                let path = format!("night/{address}");
                assert!(expected.contains(&path.as_str()), "{address} in {}", file.path);
            }
        }
    }
    let index = main_of(&made);
    assert!(index.contains("<title>岚江日报</title>"), "{index}");
    assert!(index.contains("<a href=\"old-street.html\">老街的灯 &lt;b&gt;</a>"), "{index}");
    let feed = feed_rs::parser::parse(&made.files[3].bytes[..]).unwrap();
    assert_eq!(feed.entries.len(), 2);
    let links: Vec<&str> = feed.entries.iter().map(|entry| entry.links[0].href.as_str()).collect();
    assert_eq!(links, ["old-street.html", "index-story.html"]);
}

#[test]
fn a_site_of_the_newsrooms_template() {
    let article = story("老街的灯");
    let stories = [Outgoing { article: &article, stem: "a", version: 1 }];
    let made = with(|context| {
        context.template = Some("<title>{{ story.title }}</title>{{ site.name }}{{ story.body }}");
        (format("site").unwrap().gather.unwrap())(&stories, "s", context).unwrap()
    });
    let page = String::from_utf8(made.files[1].bytes.clone()).unwrap();
    assert!(page.starts_with("<title>老街的灯</title>岚江日报"), "{page}");
    assert!(page.contains(&format!("src=\"media/{}\"", picture())), "{page}");
}

const LABEL: &str = "本文由人工智能辅助完成";

fn labelled() -> Article {
    let mut article = story("老街的灯");
    article.slip.ai_use =
        Some(AiUse { level: AiLevel::Assisted, tool: "转写工具".into(), scope: "录音整理".into() });
    article
}

/// Themes show the text of a post and no field that they do not know.
#[test]
fn the_part_of_machines_stands_under_the_text_and_comes_back_as_a_field() {
    for id in ["markdown", "hugo", "jekyll"] {
        let article = labelled();
        let made = export(id, &article);
        assert!(main_of(&made).ends_with(&format!("\n\n{LABEL}\n")), "{id}: {}", main_of(&made));
        let back = common::import(format(id).unwrap().import.unwrap(), &made.files[0].bytes);
        assert_eq!(back.article.slip.ai_use, article.slip.ai_use, "{id}");
        assert_eq!(back.article.doc.body.len(), article.doc.body.len(), "{id}");
        assert!(!main_of(&export(id, &story("老街的灯"))).contains("人工智能"), "{id}");
    }
}

/// A story that says so itself does not say it twice.
#[test]
fn a_label_in_the_text_is_the_label() {
    let article = Story::new("题").paragraph("天黑了。").paragraph("本文由人工智能生成").build();
    for id in ["markdown", "hugo", "jekyll"] {
        let text = main_of(&export(id, &article)).to_owned();
        assert_eq!(text.matches("本文由人工智能生成").count(), 1, "{id}: {text}");
        let back = common::import(format(id).unwrap().import.unwrap(), text.as_bytes());
        assert_eq!(back.article.slip.ai_use.map(|used| used.level), Some(AiLevel::Generated), "{id}");
        assert_eq!(back.article.doc.body.len(), 1, "{id}");
    }
}

#[test]
fn the_part_of_machines_is_printed() {
    let printed = |article: &Article| {
        let last = std::cell::RefCell::new(String::new());
        with(|context| {
            let press = |held: &Article| {
                *last.borrow_mut() = held.doc.body.last().unwrap().text();
                Ok(Vec::new())
            };
            let mut context =
                Context { print: Some(&press), ..Context::new(context.ids, context.now, context.media) };
            (format("pdf").unwrap().export.unwrap())(article, "a", &mut context).unwrap();
        });
        last.into_inner()
    };
    assert_eq!(printed(&labelled()), LABEL);
    assert_eq!(printed(&story("老街的灯")), "老人还没有收摊 & 客人很多。");
}

/// Whatever the newsroom's template forgets, or says where nobody sees it.
#[test]
fn a_template_cannot_hide_the_part_of_machines() {
    let page = |template: &str, article: &Article| {
        let stories = [Outgoing { article, stem: "a", version: 1 }];
        let made = with(|context| {
            let mut context =
                Context { template: Some(template), ..Context::new(context.ids, context.now, context.media) };
            (format("site").unwrap().gather.unwrap())(&stories, "s", &mut context).unwrap()
        });
        String::from_utf8(made.files[1].bytes.clone()).unwrap()
    };
    let line = format!("<p class=\"ai-use\">{LABEL}</p>");
    for (template, expected) in [
        ("<body>{{ story.body }}</BODY></html>", format!("{line}\n</BODY></html>")),
        ("{{ story.body }}", format!("{line}\n")),
        ("<meta name=a content=\"{{ story.ai_use }}\"><body></body>", format!("<body>{line}\n</body>")),
        ("<body><i>{{ story.ai_use }}</i></body>", format!("<body><i>{LABEL}</i></body>")),
    ] {
        let made = page(template, &labelled());
        assert!(made.ends_with(&expected), "{template}: {made}");
        assert!(!page(template, &story("老街的灯")).contains("ai-use"), "{template}");
    }
}

/// A post whose hour has not come has a date to come, which Jekyll leaves out.
#[test]
fn a_post_that_waits_has_the_date_of_its_hour() {
    let (early, late) = (instant("2023-03-01T06:00:00+08:00"), instant("2023-03-02T06:00:00+08:00"));
    for (published, publish, embargo, day) in [
        (None, early, None, "2023-03-01"),
        (None, None, early, "2023-03-01"),
        (None, early, late, "2023-03-02"),
        (None, late, early, "2023-03-02"),
        (early, early, late, "2023-03-01"),
        (late, early, None, "2023-03-02"),
        (None, None, None, "2023-02-11"),
    ] {
        let mut article = story("老街的灯");
        let slip = &mut article.slip;
        (slip.published_at, slip.publish_at, slip.embargo_until) = (published, publish, embargo);
        let made = export("jekyll", &article);
        assert_eq!(made.files[0].path, format!("_posts/{day}-old-street.md"));
        let dated = main_of(&made).lines().find(|line| line.starts_with("date: ")).unwrap_or_default();
        let waits = published.or(publish).or(embargo).is_some();
        assert_eq!(dated.contains(day), waits, "{}", main_of(&made));
        let back = common::import(format("jekyll").unwrap().import.unwrap(), &made.files[0].bytes);
        let slip = &back.article.slip;
        assert_eq!((slip.published_at, slip.publish_at, slip.embargo_until), (published, publish, embargo));
        assert_eq!(back.problems, []);
    }
}

// ---- coming in ----

fn packed(files: &[File]) -> Vec<u8> {
    package::zip(files).unwrap()
}

fn text(path: &str, content: &str) -> File {
    File { path: path.to_owned(), bytes: content.as_bytes().to_vec() }
}

/// What leaves as a folder comes back from a zip of it, with its pictures.
#[test]
fn a_zip_of_a_bundle_comes_in() {
    for id in ["hugo", "jekyll", "markdown"] {
        let article = story("老街的灯");
        let zip = packed(&export(id, &article).files);
        let found = detect("stories.zip", &zip).unwrap();
        assert_eq!(found.id, "bundle", "{id}");
        let story = common::import(found.import.unwrap(), &zip);
        assert_eq!(story.problems, [], "{id}");
        assert_eq!(story.article.doc.media(), [Hash::of(PIXEL)], "{id}");
        let inside = ImportedMedia::Inside { mime: "image/png".into(), bytes: PIXEL.to_vec() };
        assert_eq!(story.media, [inside], "{id}");
        assert_eq!(story.article.id, article.id, "{id}");
        assert_eq!(story.head(HeadPart::Title), "老街的灯", "{id}");
        assert_eq!(story.article.slip.authors, article.slip.authors, "{id}");
        assert_eq!(story.article.slip.embargo_until, article.slip.embargo_until, "{id}");
        assert_eq!(story.article.slip.publish_at, None, "{id}");
    }
}

#[test]
fn a_zip_of_several_stories_comes_in() {
    let zip = packed(&[
        text("site/content/a/index.md", "---\ntitle: 甲\n---\n甲的正文在这里，很短。\n"),
        text("site/content/b.md", "---\ntitle: 乙\n---\n乙的正文在这里，很短。\n\n![灯](/img/b.png)\n"),
        File { path: "site/static/img/b.png".into(), bytes: PIXEL.to_vec() },
        text("site/README.md", "# about"),
        text("__MACOSX/site/content/._b.md", "x"),
        text("site/public/index.html", "<p>made from the others</p>"),
        File { path: "site/content/broken.md".into(), bytes: vec![0, 1, 2, 3] },
    ]);
    let found = detect("网站.zip", &zip).unwrap();
    let stories = common::run(found.import.unwrap(), &zip).unwrap();
    let titles: Vec<String> = stories.iter().map(|story| story.head(HeadPart::Title)).collect();
    assert_eq!(titles, ["甲", "乙"]);
    assert_eq!(stories[0].listed(), ["1:1 member_unread site/content/broken.md"]);
}

#[test]
fn a_zip_without_stories_is_none() {
    let zip = packed(&[text("a.bin", "x")]);
    let found = detect("a.zip", &zip).and_then(|format| format.import);
    assert!(found.is_none_or(|import| common::run(import, &zip).is_err()));
    let word = packed(&[text("[Content_Types].xml", "<Types/>"), text("word/document.xml", "<a/>")]);
    assert!(detect("a", &word).is_none_or(|format| format.id != "bundle"));
}

#[test]
fn posts_of_others_come_in() {
    let hugo = "---\ntitle: 老街的灯\ndate: 2024-03-05T08:11:00+08:00\ndraft: false\ncategories: [社会]\nparams:\n  source: 岚江日报\n---\n天黑以后，老街上的灯亮起来。\n\n{{< figure src=\"/img/a.jpg\" caption=\"桥头的灯\" attr=\"张三 摄\" >}}\n\n{{< chart 1 >}}\n\n灯亮着，人就回来，街也就醒了。\n";
    let story = common::import(format("hugo").unwrap().import.unwrap(), hugo.as_bytes());
    assert_eq!(story.article.slip.source.as_ref().unwrap().name, "岚江日报");
    assert!(
        story.listed().contains(&"13:1 element_dropped {{< chart 1 >}}".to_owned()),
        "{:?}",
        story.listed()
    );
    let Some(Block::Figure { caption, credit, .. }) = story.article.doc.body.get(1) else { panic!() };
    assert_eq!((caption.text().as_str(), credit.text().as_str()), ("桥头的灯", "张三 摄"));

    let jekyll = "---\nlayout: post\ntitle: 老街的灯\nlast_modified_at: 2024-03-06 08:00:00 +0800\n---\n天黑以后，老街上的灯亮起来。\n\n![灯]({{ '/assets/a.jpg' | relative_url }})\n\n{% include ad.html %}\n";
    let story = common::import(format("jekyll").unwrap().import.unwrap(), jekyll.as_bytes());
    assert_eq!(story.media, [ImportedMedia::Beside { path: "assets/a.jpg".into() }]);
    assert_eq!(story.listed(), ["10:1 element_dropped {% include ad.html %}"]);
    assert_eq!(story.article.slip.updated_at, instant("2024-03-06T08:00:00+08:00"));
}

// ---- the builders themselves ----

fn write(folder: &Path, files: &[File]) {
    for file in files {
        let path = folder.join(&file.path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, &file.bytes).unwrap();
    }
}

/// Builds a site by a program; nothing, with a line that says so, where it is not installed.
fn built(name: &str, files: &[File], arguments: &[&str], out: &str) -> Option<HashMap<String, String>> {
    if Command::new(name).arg("version").output().is_err() {
        eprintln!("skipped: {name} is not installed (apt install {name})");
        return None;
    }
    let place = tempfile::tempdir().unwrap();
    write(place.path(), files);
    let done = Command::new(name).args(arguments).current_dir(place.path()).output().unwrap();
    let said = String::from_utf8_lossy(&done.stdout).into_owned() + &String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "{said}");
    let (mut pages, mut folders) = (HashMap::new(), vec![place.path().join(out)]);
    while let Some(folder) = folders.pop() {
        for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else {
                let name: PathBuf = path.strip_prefix(place.path().join(out)).unwrap().to_owned();
                let text = String::from_utf8_lossy(&std::fs::read(&path).unwrap()).into_owned();
                pages.insert(name.display().to_string(), text);
            }
        }
    }
    Some(pages)
}

#[track_caller]
fn shows(page: &str) {
    for words in [
        "老街的灯",
        "{{ page.title }}",
        "{% raw %}",
        "{{&lt; figure &gt;}}",
        "{{% x %}}",
        "{: .red}",
        "卖糖画的人",
        "&amp; 客人",
    ] {
        assert!(page.contains(words), "{words} in\n{page}");
    }
    assert!(page.contains(&picture()), "{page}");
}

#[test]
fn hugo_builds_the_bundle() {
    let inside = export("hugo", &story("老街的灯")).files;
    let mut files: Vec<File> =
        inside.into_iter().map(|file| File { path: format!("content/{}", file.path), ..file }).collect();
    files.push(text("config.toml", "baseURL = \"https://example.org/\"\n"));
    files.push(text("layouts/_default/single.html", "<h1>{{ .Title }}</h1>{{ .Params.id }}{{ .Content }}"));
    files.push(text("layouts/_default/list.html", "{{ range .Pages }}{{ .Title }}{{ end }}"));
    files.push(text("layouts/index.html", "{{ range .Site.RegularPages }}{{ .Title }}{{ end }}"));
    let Some(pages) = built("hugo", &files, &["--quiet"], "public") else { return };
    shows(&pages["old-street/index.html"]);
    assert!(pages.contains_key(&format!("old-street/{}", picture())), "{:?}", pages.keys());
}

#[test]
fn jekyll_builds_the_post() {
    let mut files = export("jekyll", &story("老街的灯")).files;
    files.push(text("_config.yml", "timezone: Asia/Shanghai\n"));
    files.push(text("_layouts/post.html", "<h1>{{ page.title }}</h1>{{ content }}"));
    let Some(pages) = built("jekyll", &files, &["build", "--quiet"], "_site") else { return };
    let (_, page) = pages.iter().find(|(path, _)| path.ends_with("old-street.html")).unwrap();
    shows(page);
    assert!(pages.contains_key(&format!("assets/{}", picture())), "{:?}", pages.keys());
}
