//! Files of WordPress by our reader, and ours by the rules of its importer.

#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod common;

use common::import_err;
use gaotai_article::slip::{Author, SourceKind, Term};
use gaotai_article::{Article, Block, Hash, HeadPart, QuoteKind, codec};
use gaotai_formats::echo::echo_all;
use gaotai_formats::{Context, ImportError, Outgoing, Picture, detect, wxr};
use gaotai_testkit::ids::Sequence;
use gaotai_testkit::story::Story;
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

fn corpus() -> Vec<Article> {
    let read = |path: &std::path::PathBuf| codec::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    gaotai_testkit::corpus().iter().map(read).collect()
}

fn said(node: Node<'_, '_>, name: &str) -> String {
    let found = node.children().find(|child| child.tag_name().name() == name);
    found.and_then(|child| child.text()).unwrap_or_default().to_owned()
}

#[test]
fn many_stories_are_one_file_that_the_importer_takes() {
    let stories = corpus();
    let names: Vec<String> = (0..stories.len()).map(|at| format!("s{at}")).collect();
    let out: Vec<Outgoing<'_>> =
        stories.iter().zip(&names).map(|(article, stem)| Outgoing { article, stem, version: 1 }).collect();
    let made = with_context(|context| echo_all(&wxr::FORMAT, &out, "要闻", context)).unwrap();
    for (heard, story) in made.heard.iter().zip(&stories) {
        assert!(heard.unexpected.is_empty(), "{}: {:#?}", story.id, heard.unexpected);
    }
    let file = &made.exported.files[0];
    assert_eq!(detect(&file.path, &file.bytes).map(|found| found.id), Some("wxr"));
    let text = String::from_utf8(file.bytes.clone()).unwrap();
    let document = Document::parse(&text).unwrap();
    let channel = document.root_element().children().find(Node::is_element).unwrap();
    assert_eq!(said(channel, "wxr_version"), "1.2");
    let items: Vec<_> = channel.children().filter(|node| node.has_tag_name("item")).collect();
    let kinds: Vec<String> = items.iter().map(|item| said(*item, "post_type")).collect();
    assert_eq!(kinds.iter().filter(|kind| *kind == "post").count(), stories.len());
    assert_eq!(kinds.iter().filter(|kind| *kind == "attachment").count(), made.exported.files.len() - 1);
    // Numbers are unlike, users and terms are there before the posts that name them.
    let numbers: std::collections::BTreeSet<String> =
        items.iter().map(|item| said(*item, "post_id")).collect();
    assert_eq!(numbers.len(), items.len());
    let users: Vec<String> = channel
        .children()
        .filter(|node| node.tag_name().name() == "author")
        .map(|node| said(node, "author_login"))
        .collect();
    for item in items.iter().filter(|item| said(**item, "post_type") == "post") {
        let creator = said(*item, "creator");
        assert!(creator.is_empty() || users.contains(&creator), "{creator}");
        balanced(
            item.children()
                .find(|node| node.tag_name().name() == "encoded")
                .unwrap()
                .text()
                .unwrap_or_default(),
        );
    }
}

/// Every block that begins ends, and none inside out; no shortcode stands in a post.
#[track_caller]
fn balanced(post: &str) {
    let mut open: Vec<&str> = Vec::new();
    for comment in
        post.split("<!-- ").skip(1).filter_map(|rest| rest.split_once(" -->").map(|(inside, _)| inside))
    {
        let name = comment.split(' ').next().unwrap();
        match name.strip_prefix('/') {
            Some(name) => assert_eq!(open.pop(), Some(name), "{post}"),
            None => open.push(name),
        }
        if let Some((_, json)) = comment.split_once(' ') {
            assert!(serde_json::from_str::<serde_json::Value>(json).is_ok(), "{json}");
        }
    }
    assert!(open.is_empty() && !post.contains('['), "{open:?} {post}");
}

#[test]
fn what_could_be_taken_for_a_block_or_shortcode_is_text() {
    let words = "<!-- wp:html --> [gallery ids=\"1\"] ]]> -->";
    let article = Story::new("[caption]").paragraph(words).build();
    let made = with_context(|context| wxr::export::export(&article, "story", context)).unwrap();
    let text = String::from_utf8(made.files[0].bytes.clone()).unwrap();
    let document = Document::parse(&text).unwrap();
    let post = document.descendants().find(|node| node.tag_name().name() == "encoded").unwrap();
    assert_eq!(
        post.text().unwrap(),
        "<!-- wp:paragraph -->\n<p>&lt;!-- wp:html --&gt; &#91;gallery ids=\"1\"&#93; &#93;&#93;&gt; --&gt;</p>\n<!-- /wp:paragraph -->"
    );
}

#[test]
fn states_of_a_story_are_those_of_a_post() {
    let status = |published: &str, planned: &str| {
        let time = |text: &str| chrono::DateTime::parse_from_rfc3339(text).ok();
        let article = Story::new("题")
            .paragraph("文。")
            .slip(|slip| (slip.published_at, slip.publish_at) = (time(published), time(planned)))
            .build();
        let made = with_context(|context| wxr::export::export(&article, "story", context)).unwrap();
        let text = String::from_utf8(made.files[0].bytes.clone()).unwrap();
        let document = Document::parse(&text).unwrap();
        let item = document.descendants().find(|node| node.has_tag_name("item")).unwrap();
        [said(item, "status"), said(item, "post_date"), said(item, "post_date_gmt")].join(" ")
    };
    let (at, later) = ("2023-02-10T07:40:02+08:00", "2023-02-11T06:00:00+08:00");
    assert_eq!(status(at, ""), "publish 2023-02-10 07:40:02 2023-02-09 23:40:02");
    assert_eq!(status("", later), "future 2023-02-11 06:00:00 2023-02-10 22:00:00");
    assert_eq!(status("", ""), "draft 0000-00-00 00:00:00 0000-00-00 00:00:00");
}

/// As a site writes it that began long ago: posts of both editors, a page, what is no story.
const SITE: &str = r#"<?xml version="1.0" encoding="UTF-8" ?>
<!-- generator="WordPress/6.4" created="2024-01-02 03:04" -->
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
<title>A Paper</title><link>https://example.org</link><language>en-GB</language><wp:wxr_version>1.2</wp:wxr_version>
<wp:author><wp:author_id>2</wp:author_id><wp:author_login><![CDATA[ann]]></wp:author_login><wp:author_display_name><![CDATA[Ann Lee]]></wp:author_display_name></wp:author>
<item><title><![CDATA[Rain &amp; wind <em>at last</em>]]></title><link>https://example.org/rain/</link>
<pubDate>Fri, 10 Feb 2023 07:40:02 +0000</pubDate><dc:creator><![CDATA[ann]]></dc:creator>
<guid isPermaLink="false">https://example.org/?p=7</guid><description></description>
<content:encoded><![CDATA[It rained on <b>Friday</b>,
R&amp;D said.

[caption id="attachment_9" width="300"]<img src="https://example.org/a.jpg" alt="x" /> The square[/caption]

[gallery ids="1,2"]
<h2>After</h2>
Dry again.]]></content:encoded>
<excerpt:encoded><![CDATA[Rain came.]]></excerpt:encoded>
<wp:post_id>7</wp:post_id><wp:post_date><![CDATA[2023-02-10 07:40:02]]></wp:post_date><wp:post_date_gmt><![CDATA[2023-02-10 07:40:02]]></wp:post_date_gmt>
<wp:post_modified><![CDATA[2023-02-11 00:00:00]]></wp:post_modified><wp:post_modified_gmt><![CDATA[2023-02-11 00:00:00]]></wp:post_modified_gmt>
<wp:post_name><![CDATA[rain]]></wp:post_name><wp:status><![CDATA[publish]]></wp:status><wp:post_type><![CDATA[post]]></wp:post_type>
<category domain="category" nicename="weather"><![CDATA[Weather]]></category><category domain="category" nicename="home"><![CDATA[Home &amp; garden]]></category>
<category domain="post_tag" nicename="rain"><![CDATA[rain]]></category>
<wp:postmeta><wp:meta_key><![CDATA[_thumbnail_id]]></wp:meta_key><wp:meta_value><![CDATA[8]]></wp:meta_value></wp:postmeta>
<wp:postmeta><wp:meta_key><![CDATA[views]]></wp:meta_key><wp:meta_value><![CDATA[31]]></wp:meta_value></wp:postmeta>
<wp:comment><wp:comment_id>1</wp:comment_id><wp:comment_content>Nice</wp:comment_content></wp:comment>
<wp:comment><wp:comment_id>2</wp:comment_id><wp:comment_content>Too</wp:comment_content></wp:comment>
</item>
<item><title>photo</title><wp:post_id>8</wp:post_id><wp:post_parent>0</wp:post_parent><wp:status>inherit</wp:status><wp:post_type>attachment</wp:post_type><wp:attachment_url>https://example.org/top.jpg</wp:attachment_url></item>
<item><title>%e5%bc%80</title><content:encoded><![CDATA[<!-- wp:pullquote -->
<figure class="wp-block-pullquote"><blockquote><p>好。</p><cite>张三</cite></blockquote></figure>
<!-- /wp:pullquote -->

<!-- wp:embed {"url":"https://example.org/v"} -->
<figure class="wp-block-embed"><div class="wp-block-embed__wrapper">
https://example.org/v
</div></figure>
<!-- /wp:embed -->]]></content:encoded><wp:post_name>%e5%bc%80%e5%b7%a5</wp:post_name><wp:status>draft</wp:status><wp:post_type>page</wp:post_type><category domain="category" nicename="uncategorized">Uncategorized</category></item>
<item><title>gone</title><wp:status>trash</wp:status><wp:post_type>post</wp:post_type></item>
<item><title>menu</title><wp:status>publish</wp:status><wp:post_type>nav_menu_item</wp:post_type></item>
</channel></rss>"#;

#[test]
fn a_site_as_it_is_found() {
    let found = common::run(wxr::import::import, SITE.as_bytes()).unwrap();
    assert_eq!(found.len(), 2);
    let story = &found[0];
    let slip = &story.article.slip;
    assert_eq!(story.head(HeadPart::Title), "Rain & wind at last");
    assert_eq!(story.head(HeadPart::Abstract), "Rain came.");
    assert_eq!(story.paragraphs(), ["It rained on Friday,\nR&D said.", "Dry again."]);
    assert_eq!(story.sections(), ["2 After"]);
    assert_eq!((slip.slug.as_str(), slip.language.as_str()), ("rain", "en-GB"));
    assert_eq!(slip.authors[0].name, "Ann Lee");
    assert_eq!(slip.channel.as_ref().unwrap().name, "Weather");
    assert_eq!(slip.keywords, ["rain", "Home & garden"]);
    assert_eq!(slip.published_at.unwrap().to_rfc3339(), "2023-02-10T07:40:02+00:00");
    assert_eq!(slip.updated_at.unwrap().to_rfc3339(), "2023-02-11T00:00:00+00:00");
    let source = slip.source.as_ref().unwrap();
    assert_eq!((source.name.as_str(), source.kind), ("A Paper", SourceKind::Own));
    assert_eq!(slip.codes[0].value, "https://example.org/?p=7");
    let told: Vec<String> = story
        .problems
        .iter()
        .map(|one| format!("{} {} {}", one.line, one.code, one.params.values().next().unwrap()))
        .collect();
    assert_eq!(
        told,
        [
            "10 element_not_held gallery",
            "7 picture_elsewhere https://example.org/a.jpg",
            "7 picture_elsewhere https://example.org/top.jpg",
            "25 element_not_held views",
            "26 element_not_held comment",
        ]
    );
}

#[test]
fn blocks_of_the_block_editor() {
    let found = common::run(wxr::import::import, SITE.as_bytes()).unwrap();
    let (story, slip) = (&found[1], &found[1].article.slip);
    assert_eq!((slip.slug.as_str(), slip.published_at, &slip.channel), ("开工", None, &None));
    let [Block::Quote { kind, cite, .. }, Block::Embed { url, .. }] = story.article.doc.body.as_slice()
    else {
        panic!("{:#?}", story.article.doc.body);
    };
    assert_eq!(
        (kind, cite.as_deref(), url.as_str()),
        (&QuoteKind::Pull, Some("张三"), "https://example.org/v")
    );
}

#[test]
fn files_without_posts_say_so() {
    let read = |text: &str| import_err(wxr::import::import, text.as_bytes());
    assert_eq!(
        read("<rss><channel><wp:wxr_version>1.2</wp:wxr_version></channel></rss>"),
        ImportError::NoStory
    );
    assert!(matches!(read("<rss>\n</channel>"), ImportError::Malformed { line: 2, .. }));
}

#[test]
fn names_of_one_slug_are_terms_and_users_of_their_own() {
    let story = |author: &str, channel: &str, keywords: &[&str]| {
        Story::new("题")
            .paragraph("文。")
            .slip(|slip| {
                slip.authors = vec![Author { name: author.into(), ..Author::default() }];
                slip.channel = Some(Term { name: channel.into(), ..Term::default() });
                slip.keywords = keywords.iter().map(|name| (*name).to_owned()).collect();
            })
            .build()
    };
    let stories = [story("Jo Lee", "A", &["C", "C++", "C#"]), story("Jo-Lee", "A!", &["C#"])];
    let out: Vec<Outgoing<'_>> =
        stories.iter().map(|article| Outgoing { article, stem: "s", version: 1 }).collect();
    let made = with_context(|context| wxr::export::gather(&out, "s", context)).unwrap();
    let text = String::from_utf8(made.files[0].bytes.clone()).unwrap();
    let document = Document::parse(&text).unwrap();
    let table = |name: &str, slug: &str, called: &str| -> std::collections::BTreeMap<String, String> {
        let rows = document
            .descendants()
            .filter(|node| node.tag_name().name() == name && node.tag_name().namespace().is_some());
        rows.map(|row| (said(row, slug), said(row, called))).collect()
    };
    let users = table("author", "author_login", "author_display_name");
    let categories = table("category", "category_nicename", "cat_name");
    let tags = table("tag", "tag_slug", "tag_name");
    assert_eq!((users.len(), categories.len(), tags.len()), (2, 2, 3), "{text}");
    assert_eq!(tags["c"], "C");
    let posts: Vec<_> = document.descendants().filter(|node| node.has_tag_name("item")).collect();
    for (post, author) in posts.iter().zip(["Jo Lee", "Jo-Lee"]) {
        assert_eq!(users[&said(*post, "creator")], author);
        for term in post.children().filter(|node| node.has_tag_name("category")) {
            let of = if term.attribute("domain") == Some("category") { &categories } else { &tags };
            assert_eq!(of[term.attribute("nicename").unwrap()], term.text().unwrap());
        }
    }
}

/// Finding a place takes time: so many are told of a file, not of each post in it.
#[test]
fn a_file_tells_so_much_and_no_more() {
    let field = "<wp:postmeta><wp:meta_key>views</wp:meta_key><wp:meta_value>1</wp:meta_value></wp:postmeta>";
    let post = |fields: usize| {
        format!(
            "<item><title>a</title><content:encoded>&lt;img src=\"https://a.b/c.jpg\"&gt;</content:encoded>{}<other>x</other></item>",
            field.repeat(fields)
        )
    };
    let told = |posts: &str| {
        let file = format!("<rss><channel><wp:wxr_version>1.2</wp:wxr_version>{posts}</channel></rss>");
        let found = common::run(wxr::import::import, file.as_bytes()).unwrap();
        found.iter().map(|story| story.problems.len()).sum::<usize>()
    };
    assert_eq!(told(&post(1)), 3);
    assert_eq!(told(&post(1_500)), 1_000);
    assert_eq!(told(&post(2).repeat(600)), 1_000);
}

#[test]
fn classic_text_among_blocks() {
    let content = "<!-- wp:paragraph -->\n<p>One.</p>\n<!-- /wp:paragraph -->\n\nTwo.\n\nThree.\n\n<!-- wp:shortcode -->\n[gallery ids=\"1,2\"]\n<!-- /wp:shortcode -->\n\n<!-- wp:freeform -->\nFour.\n\n[caption]<img src=\"https://a.b/c.jpg\" /> Words[/caption]\n<!-- /wp:freeform -->";
    let file = format!(
        "<rss><channel><wp:wxr_version>1.2</wp:wxr_version><item><title>a</title><content:encoded><![CDATA[{content}]]></content:encoded></item></channel></rss>"
    );
    let story = common::import(wxr::import::import, file.as_bytes());
    assert_eq!(story.paragraphs(), ["One.", "Two.", "Three.", "Four."]);
    let Some(Block::Figure { caption, .. }) = story.article.doc.body.last() else {
        panic!("{:#?}", story.article.doc.body);
    };
    assert_eq!(caption.text(), "Words");
    assert_eq!(story.problems[0].params["name"], "gallery");
}

/// The blocks of a post's text: `[alt|caption]` a picture, `<address|note>` a player.
fn blocks_of(html: &str) -> Vec<String> {
    let file = format!(
        "<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" \
         xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel><wp:wxr_version>1.2</wp:wxr_version><item>\
         <title>a</title><content:encoded><![CDATA[<!-- wp:html -->\n{html}\n<!-- /wp:html -->]]></content:encoded>\
         <wp:post_id>7</wp:post_id><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>\
         </item></channel></rss>"
    );
    let story = common::import(wxr::import::import, file.as_bytes());
    let said = |block: &Block| match block {
        Block::Figure { alt, caption, .. } => {
            format!("[{alt}|{}]", gaotai_article::text::plain(&caption.content))
        }
        Block::Embed { url, note, .. } => format!("<{url}|{note}>"),
        Block::List { items, .. } => format!("{} items", items.len()),
        other => other.text(),
    };
    story.article.doc.body.iter().map(said).collect()
}

#[test]
fn a_figure_of_several_things_keeps_them_all() {
    let check = |html: &str, expected: &[&str]| assert_eq!(blocks_of(html), expected, "{html}");
    let two = "<figure class=\"wp-block-image\"><img src=\"1.jpg\" alt=\"a\"><figcaption>one</figcaption></figure>\
               <figure class=\"wp-block-image\"><img src=\"2.jpg\" alt=\"b\"></figure>";
    let gallery = |inside: &str| {
        format!("<figure class=\"wp-block-gallery\">{inside}<figcaption>both</figcaption></figure>")
    };
    check(&gallery(two), &["[a|one]", "[b|]", "both"]);
    let items = "<ul class=\"blocks-gallery-grid\"><li><figure><img src=\"1.jpg\" alt=\"a\">\
                 <figcaption>one</figcaption></figure></li><li><figure><img src=\"2.jpg\" alt=\"b\"></figure></li></ul>";
    check(&gallery(items), &["[a|one]", "[b|]", "both"]);
    check(&gallery("<img src=\"1.jpg\" alt=\"a\"><img src=\"2.jpg\" alt=\"b\">"), &["[a|]", "[b|]", "both"]);
    check(
        &gallery("<ul><li><img src=\"1.jpg\" alt=\"a\"></li><li><img src=\"2.jpg\" alt=\"b\"></li></ul>"),
        &["[a|]", "[b|]", "both"],
    );
}

#[test]
fn a_figure_without_a_picture_keeps_what_it_has() {
    let check = |inside: &str, expected: &[&str]| {
        let html = format!("<figure>{inside}<figcaption>said</figcaption></figure>");
        assert_eq!(blocks_of(&html), expected, "{html}");
    };
    let address = "https://example.org/v.mp4";
    check(
        &format!("<video src=\"{address}\" controls>old browser</video>"),
        &["<https://example.org/v.mp4|said>"],
    );
    check(&format!("<audio><source src=\"{address}\"></audio>"), &["<https://example.org/v.mp4|said>"]);
    check(&format!("<div><iframe src=\"{address}\"></iframe></div>"), &["<https://example.org/v.mp4|said>"]);
    check(
        &format!("<iframe src=\"{address}\"></iframe><p>Words</p>"),
        &["<https://example.org/v.mp4|>", "Words", "said"],
    );
    check(
        &format!("<img src=\"1.jpg\" alt=\"a\"><iframe src=\"{address}\"></iframe>"),
        &["[a|]", "<https://example.org/v.mp4|>", "said"],
    );
    check("<pre>x = 1</pre>", &["x = 1", "said"]);
    check("<ul><li>a</li><li>b</li></ul>", &["2 items", "said"]);
    check("<img src=\"1.jpg\" alt=\"a\">", &["[a|said]"]);
    check("", &["[|said]"]);
    let embed = format!("<figure class=\"wp-block-embed\"><iframe src=\"{address}\"></iframe></figure>");
    assert_eq!(blocks_of(&embed), ["<https://example.org/v.mp4|>"]);
}
