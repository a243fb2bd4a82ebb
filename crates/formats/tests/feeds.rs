//! Feeds of others by our reader, and ours by somebody else's.

#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod common;

use common::{Story, import, import_err};
use gaotai_article::slip::SourceKind;
use gaotai_article::{Article, Hash, HeadPart};
use gaotai_formats::echo::echo_all;
use gaotai_formats::{Context, ImportError, Outgoing, Picture, detect, feed};
use gaotai_testkit::ids::Sequence;
use gaotai_testkit::story::any_article;
use proptest::strategy::{Strategy, ValueTree};

fn with_context<T>(run: impl FnOnce(&mut Context<'_>) -> T) -> T {
    let now = chrono::DateTime::parse_from_rfc3339("2023-02-10T07:40:02+08:00").unwrap();
    let picture = |hash: &Hash| {
        let bytes = hash.as_str().as_bytes().to_vec();
        Some(Picture { mime: "image/png".into(), width: 4, height: 3, bytes })
    };
    run(&mut Context::new(&mut Sequence::default(), now, &picture))
}

fn without_pictures(article: &Article) -> Article {
    let mut article = article.clone();
    article.doc.body.retain(|block| block.name() != "figure" && block.name() != "box");
    article
}

fn stories() -> Vec<Article> {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let made = (0..12u128).map(|at| {
        let mut article = any_article().new_tree(&mut runner).unwrap().current();
        article.id = gaotai_testkit::ids::article(at as _);
        article.slip.published_at =
            chrono::DateTime::parse_from_rfc3339(&format!("2023-02-10T07:40:{:02}+08:00", at)).ok();
        without_pictures(&article)
    });
    made.collect()
}

#[test]
fn several_stories_are_one_feed_and_come_back() {
    let stories = stories();
    let names: Vec<String> = (0..stories.len()).map(|at| format!("s{at}")).collect();
    let out: Vec<Outgoing<'_>> = stories
        .iter()
        .zip(&names)
        .map(|(article, stem)| Outgoing { article, stem: stem.as_str(), version: 1 })
        .collect();
    for format in [feed::RSS, feed::ATOM, feed::JSON] {
        let made = with_context(|context| echo_all(&format, &out, "要闻", context)).unwrap();
        assert_eq!(made.heard.len(), stories.len());
        for (at, heard) in made.heard.iter().enumerate() {
            assert!(heard.unexpected.is_empty(), "{} {at}: {:#?}", format.id, heard.unexpected);
        }
        let file = &made.exported.files[0];
        assert_eq!(detect(&file.path, &file.bytes).map(|found| found.id), Some(format.id));
        let read = feed_rs::parser::parse(&file.bytes[..]).unwrap();
        assert_eq!(read.entries.len(), stories.len(), "{}", format.id);
        assert_eq!(read.title.unwrap().content, "要闻");
        for (entry, story) in read.entries.iter().zip(&stories) {
            assert_eq!(entry.id, format!("urn:uuid:{}", story.id), "{}", format.id);
            let published = entry.published.unwrap().timestamp();
            assert_eq!(published, story.slip.published_at.unwrap().timestamp(), "{}", format.id);
            assert!(entry.content.is_some(), "{}", format.id);
        }
    }
}

fn all(format: &gaotai_formats::Format, text: &str) -> Vec<Story> {
    common::run(format.import.unwrap(), text.as_bytes()).unwrap()
}

const WORDPRESS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>A Paper</title><link>https://example.org</link><language>en-GB</language>
<item>
  <title>Rain &#8212; at last&nbsp;</title>
  <link>https://example.org/rain/</link>
  <dc:creator><![CDATA[Ann Lee]]></dc:creator>
  <pubDate>Mon, 10 Feb 2023 07:40:02 +0000</pubDate>
  <category><![CDATA[Weather]]></category><category domain="https://example.org/tags">Rain</category>
  <guid isPermaLink="false">https://example.org/?p=7</guid>
  <description><![CDATA[<p>It rained on Friday [&#8230;]</p>]]></description>
  <content:encoded><![CDATA[<p>It rained <b>on Friday</b>, R&D said.</p><script>x()</script><h2>After</h2><p><img src="https://example.org/a.jpg" alt="x">Dry.</p>]]></content:encoded>
  <slash:comments>3</slash:comments>
  <enclosure url="https://example.org/a.jpg" length="5" type="image/jpeg"/>
</item>
<item><description>Only &lt;i&gt;this&lt;/i&gt;.</description><author>a@example.org (Bo Li)</author>
<pubDate>2023-02-10 07:40</pubDate></item>
</channel></rss>"#;

#[test]
fn rss_as_it_is_found() {
    let found = all(&feed::RSS, WORDPRESS);
    let story = &found[0];
    let slip = &story.article.slip;
    assert_eq!(story.head(HeadPart::Title), "Rain — at last");
    // The day of the week is wrong; the summary says how the text begins.
    assert_eq!(slip.published_at.unwrap().to_rfc3339(), "2023-02-10T07:40:02+00:00");
    assert_eq!(story.head(HeadPart::Abstract), "");
    assert_eq!(story.paragraphs(), ["It rained on Friday, R&D said.", "Dry."]);
    assert_eq!(story.sections(), ["2 After"]);
    assert_eq!(slip.keywords, ["Weather", "Rain"]);
    assert_eq!(slip.authors[0].name, "Ann Lee");
    assert_eq!((slip.language.as_str(), slip.codes[0].value.as_str()), ("en-GB", "https://example.org/?p=7"));
    let source = slip.source.as_ref().unwrap();
    assert_eq!((source.name.as_str(), source.kind), ("A Paper", SourceKind::Reprint));
    assert_eq!(source.url.as_deref(), Some("https://example.org/rain/"));
    let codes: Vec<(&str, u32)> = story.problems.iter().map(|one| (one.code, one.line)).collect();
    assert_eq!(codes, [("picture_elsewhere", 13), ("picture_elsewhere", 3)]);
    let second = &found[1];
    assert_eq!(second.paragraphs(), ["Only this."]);
    assert_eq!(second.article.slip.authors[0].name, "Bo Li");
    assert_eq!(second.article.slip.published_at.unwrap().to_rfc3339(), "2023-02-10T07:40:00+08:00");
}

#[test]
fn rss_1_0_is_read() {
    let text = r#"<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
        <channel rdf:about="https://example.org"><title>报</title><items><rdf:Seq/></items></channel>
        <item rdf:about="https://example.org/a"><title>题</title><link>https://example.org/a</link>
        <description>文。</description><dc:date>2023-02-10T07:40:02+08:00</dc:date><dc:subject>民生</dc:subject></item></rdf:RDF>"#;
    assert_eq!(detect("a.xml", text.as_bytes()).unwrap().id, "rss");
    let story = import(feed::RSS.import.unwrap(), text.as_bytes());
    assert_eq!((story.head(HeadPart::Title), story.paragraphs()), ("题".to_owned(), vec!["文。".to_owned()]));
    assert_eq!(story.article.slip.keywords, ["民生"]);
    assert!(story.article.slip.published_at.is_some());
}

#[test]
fn atom_as_it_is_found() {
    let text = r#"<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>A Blog</title>
        <author><name>A Blog</name></author>
        <entry><id>tag:example.org,2023:1</id><title type="html">One &amp;lt; &lt;b&gt;two&lt;/b&gt;</title>
          <link rel="self" href="https://example.org/s"/><link rel="alternate" href="https://example.org/1"/>
          <updated>2023-02-10T07:40:02Z</updated>
          <category term="rain" scheme="https://example.org/ns#"/>
          <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>A <em>b</em> c<br/>d.</p><ul><li>e</li></ul></div></content>
          <thr:total>2</thr:total></entry>
        <entry><id>2</id><title>Two</title><content type="text">a &lt;b
c</content><published>2023-02-10T07:40:02Z</published><updated>2023-02-11T07:40:02Z</updated>
          <author><name>Ann</name></author></entry></feed>"#;
    let found = all(&feed::ATOM, text);
    assert_eq!(found[0].head(HeadPart::Title), "One < two");
    assert_eq!(found[0].paragraphs(), ["A b c\nd."]);
    assert_eq!(found[0].article.doc.body.len(), 2);
    let slip = &found[0].article.slip;
    assert!(slip.authors.is_empty() && slip.updated_at.is_none() && slip.published_at.is_some());
    assert_eq!((slip.keywords[0].as_str(), slip.language.as_str()), ("rain", "en"));
    assert_eq!(slip.source.as_ref().unwrap().url.as_deref(), Some("https://example.org/1"));
    assert_eq!(found[0].listed(), ["8:11 element_not_held <thr:total>2</thr:total>"]);
    assert_eq!(found[1].paragraphs(), ["a <b", "c"]);
    assert_eq!(found[1].article.slip.authors[0].name, "Ann");
    assert!(found[1].article.slip.updated_at.is_some());
}

#[test]
fn json_feed_as_it_is_found() {
    let text = r#"{"version": "https:\/\/jsonfeed.org\/version\/1", "title": "A Blog", "home_page_url": "https://example.org/",
        "author": {"name": "Ann"}, "items": [
        {"id": 7, "url": "https://example.org/7", "content_text": "a\nb", "date_published": "2023-02-10T07:40:02+08:00",
         "image": "https://example.org/a.jpg", "_x": {"uri": 1}}]}"#;
    assert_eq!(detect("a.json", text.as_bytes()).unwrap().id, "jsonfeed");
    let story = import(feed::JSON.import.unwrap(), text.as_bytes());
    assert_eq!(story.paragraphs(), ["a", "b"]);
    let slip = &story.article.slip;
    assert_eq!((slip.authors[0].name.as_str(), slip.codes[0].value.as_str()), ("Ann", "7"));
    assert_eq!(slip.source.as_ref().unwrap().name, "A Blog");
    let codes: Vec<(&str, u32)> = story.problems.iter().map(|one| (one.code, one.line)).collect();
    assert_eq!(codes, [("property_not_held", 4), ("property_unknown", 4)]);
}

#[test]
fn what_is_no_feed_says_so() {
    assert_eq!(import_err(feed::RSS.import.unwrap(), b" "), ImportError::Empty);
    assert_eq!(import_err(feed::RSS.import.unwrap(), b"<rss><channel/></rss>"), ImportError::NoStory);
    assert!(matches!(
        import_err(feed::ATOM.import.unwrap(), b"<feed>\n<entry></feed>"),
        ImportError::Malformed { line: 2, .. }
    ));
    assert_eq!(import_err(feed::JSON.import.unwrap(), b"{\"items\": 1}"), ImportError::NoStory);
}
