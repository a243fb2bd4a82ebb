//! Files of Ghost by our reader, and ours by the columns of its tables.

#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod common;

use common::import_err;
use gaotai_article::slip::{Author, SourceKind};
use gaotai_article::{Article, Hash, HeadPart, codec};
use gaotai_formats::echo::echo_all;
use gaotai_formats::{Context, ImportError, Outgoing, Picture, detect, ghost};
use gaotai_testkit::ids::Sequence;
use gaotai_testkit::story::Story;
use serde_json::Value;
use std::collections::BTreeSet;

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

fn rows<'a>(data: &'a Value, table: &str) -> &'a [Value] {
    data[table].as_array().unwrap()
}

fn keys(data: &Value, table: &str) -> BTreeSet<String> {
    let ids: Vec<String> =
        rows(data, table).iter().map(|row| row["id"].as_str().unwrap().to_owned()).collect();
    let unlike: BTreeSet<String> = ids.iter().cloned().collect();
    assert_eq!(unlike.len(), ids.len(), "{table}");
    assert!(unlike.iter().all(|id| id.len() == 24), "{table}");
    unlike
}

#[test]
fn many_stories_are_one_file_whose_tables_fit() {
    let stories = corpus();
    let names: Vec<String> = (0..stories.len()).map(|at| format!("s{at}")).collect();
    let out: Vec<Outgoing<'_>> =
        stories.iter().zip(&names).map(|(article, stem)| Outgoing { article, stem, version: 1 }).collect();
    let made = with_context(|context| echo_all(&ghost::FORMAT, &out, "posts", context)).unwrap();
    for (heard, story) in made.heard.iter().zip(&stories) {
        assert!(heard.unexpected.is_empty(), "{}: {:#?}", story.id, heard.unexpected);
    }
    let file = &made.exported.files[0];
    assert_eq!(detect(&file.path, &file.bytes).map(|found| found.id), Some("ghost"));
    assert!(made.exported.files[1..].iter().all(|file| file.path.starts_with("content/images/")));
    let value: Value = serde_json::from_slice(&file.bytes).unwrap();
    assert!(value["db"][0]["meta"]["exported_on"].is_i64());
    let data = &value["db"][0]["data"];
    let (posts, tags, users) = (keys(data, "posts"), keys(data, "tags"), keys(data, "users"));
    for (table, other, ids) in [("posts_tags", "tag_id", &tags), ("posts_authors", "author_id", &users)] {
        keys(data, table);
        for row in rows(data, table) {
            assert!(posts.contains(row["post_id"].as_str().unwrap()), "{row}");
            assert!(ids.contains(row[other].as_str().unwrap()), "{row}");
        }
    }
    for post in rows(data, "posts") {
        let length = |name: &str| post[name].as_str().map_or(0, |text| text.chars().count());
        assert!((1..=255).contains(&length("title")) && length("custom_excerpt") <= 300, "{post}");
        assert!((1..=191).contains(&length("slug")), "{post}");
        assert!(["published", "scheduled", "draft"].contains(&post["status"].as_str().unwrap()), "{post}");
    }
}

#[test]
fn long_abstracts_and_titles_have_their_places() {
    let article =
        Story::new(&"题".repeat(300)).head(HeadPart::Abstract, &"摘".repeat(301)).paragraph("文。").build();
    let out = [Outgoing { article: &article, stem: "story", version: 1 }];
    let made = with_context(|context| echo_all(&ghost::FORMAT, &out, "story", context)).unwrap();
    assert!(made.heard[0].unexpected.is_empty(), "{:#?}", made.heard[0].unexpected);
    let lost: Vec<&str> = made.heard[0].losses.iter().map(|loss| loss.field.as_str()).collect();
    assert_eq!(lost, ["head.title"]);
    let value: Value = serde_json::from_slice(&made.exported.files[0].bytes).unwrap();
    let post = &value["db"][0]["data"]["posts"][0];
    assert!(post["custom_excerpt"].is_null());
    assert_eq!(post["title"].as_str().unwrap().chars().count(), 255);
}

/// As Ghost writes it, old and new: numbers for ids, a post of the new editor without HTML.
const SITE: &str = r##"{"meta":{"exported_on":1700000000000,"version":"5.80.0"},"data":{
"posts":[
{"id":1,"uuid":"8492fbba-1102-4b53-8e3e-abe207952f0c","title":"Welcome","slug":"welcome",
 "html":"<p>You're <b>live</b>!</p><figure class=\"kg-card kg-image-card\"><img src=\"__GHOST_URL__/content/images/a.jpg\" class=\"kg-image\" alt=\"x\"><figcaption>The square</figcaption></figure><!--kg-card-begin: html--><table><tr><td>1</td></tr></table><!--kg-card-end: html-->",
 "feature_image":"https://example.org/top.jpg","status":"published","locale":null,
 "published_at":1283780649000,"updated_at":1286958624000,"custom_excerpt":"Hello.","canonical_url":"https://example.com/first"},
{"id":"65a","title":"New","slug":"new","status":"draft","html":null,"published_at":null,"updated_at":"2024-01-02T03:04:05.000Z",
 "lexical":"{\"root\":{\"children\":[{\"type\":\"paragraph\",\"children\":[{\"type\":\"extended-text\",\"text\":\"One \",\"format\":0},{\"type\":\"extended-text\",\"text\":\"two\",\"format\":3},{\"type\":\"link\",\"url\":\"https://example.org\",\"children\":[{\"type\":\"text\",\"text\":\" link\",\"format\":0}]}]},{\"type\":\"extended-heading\",\"tag\":\"h3\",\"children\":[{\"type\":\"text\",\"text\":\"Head\"}]},{\"type\":\"list\",\"listType\":\"number\",\"children\":[{\"type\":\"listitem\",\"children\":[{\"type\":\"text\",\"text\":\"item\"}]}]},{\"type\":\"horizontalrule\"},{\"type\":\"signup\",\"header\":\"x\"}]}}"}],
"tags":[{"id":3,"name":"News","slug":"news"},{"id":4,"name":"#internal","slug":"hash-internal"}],
"posts_tags":[{"post_id":1,"tag_id":4,"sort_order":1},{"post_id":1,"tag_id":3,"sort_order":0}],
"users":[{"id":2,"name":"Jo Bloggs","slug":"jo","email":"jo@example.com"}],
"posts_authors":[{"post_id":1,"author_id":2,"sort_order":0}]}}"##;

#[test]
fn a_site_as_it_is_found() {
    assert_eq!(detect("a.json", SITE.as_bytes()).map(|found| found.id), Some("ghost"));
    let found = common::run(ghost::import::import, SITE.as_bytes()).unwrap();
    assert_eq!(found.len(), 2);
    let (story, slip) = (&found[0], &found[0].article.slip);
    assert_eq!(story.article.id.to_string(), "8492fbba-1102-4b53-8e3e-abe207952f0c");
    assert_eq!(
        (story.head(HeadPart::Title).as_str(), story.head(HeadPart::Abstract).as_str()),
        ("Welcome", "Hello.")
    );
    let kinds: Vec<&str> = story.article.doc.body.iter().map(gaotai_article::Block::name).collect();
    assert_eq!(kinds, ["paragraph", "figure", "table"]);
    assert_eq!(
        (slip.keywords.as_slice(), slip.authors[0].name.as_str()),
        (&["News".to_owned()][..], "Jo Bloggs")
    );
    assert_eq!(slip.published_at.unwrap().to_rfc3339(), "2010-09-06T21:44:09+08:00");
    assert!(slip.updated_at > slip.published_at);
    let source = slip.source.as_ref().unwrap();
    assert_eq!((source.name.as_str(), source.kind), ("example.com", SourceKind::Reprint));
    assert_eq!(story.media.len(), 1);
    let told: Vec<&str> = story.problems.iter().map(|one| one.excerpt.as_str()).collect();
    assert_eq!(told, ["https://example.org/top.jpg"]);
}

#[test]
fn a_post_of_the_new_editor_alone() {
    let found = common::run(ghost::import::import, SITE.as_bytes()).unwrap();
    let story = &found[1];
    assert_eq!(story.paragraphs(), ["One two link"]);
    assert_eq!(story.sections(), ["3 Head"]);
    let kinds: Vec<&str> = story.article.doc.body.iter().map(gaotai_article::Block::name).collect();
    assert_eq!(kinds, ["paragraph", "section_head", "ordered_list", "divider"]);
    assert_eq!(story.article.slip.published_at, None);
    let told: Vec<(&str, &str, u32)> =
        story.problems.iter().map(|one| (one.code, one.params["name"].as_str(), one.line)).collect();
    assert_eq!(told, [("property_not_held", "lexical", 7), ("property_not_held", "signup", 7)]);
}

#[test]
fn files_without_posts_say_so() {
    let read = |text: &str| import_err(ghost::import::import, text.as_bytes());
    assert_eq!(read(r#"{"db":[{"meta":{},"data":{"posts":[]}}]}"#), ImportError::NoStory);
    assert!(matches!(read("{\"db\":\n["), ImportError::Malformed { line: 2, .. }));
}

#[test]
fn names_of_one_slug_are_tags_and_users_of_their_own() {
    let article = Story::new("题")
        .paragraph("文。")
        .slip(|slip| {
            slip.keywords = ["C", "C++", "C#"].map(str::to_owned).to_vec();
            slip.authors =
                ["Jo Lee", "Jo-Lee"].map(|name| Author { name: name.into(), ..Author::default() }).to_vec();
        })
        .build();
    let made = with_context(|context| ghost::export::export(&article, "story", context)).unwrap();
    let value: Value = serde_json::from_slice(&made.files[0].bytes).unwrap();
    let data = &value["db"][0]["data"];
    for (table, column, first, many) in [
        ("tags", "slug", "c", 3),
        ("users", "slug", "jo-lee", 2),
        ("users", "email", "jo-lee@example.com", 2),
    ] {
        let said: Vec<&str> = rows(data, table).iter().map(|row| row[column].as_str().unwrap()).collect();
        assert_eq!((said[0], said.iter().collect::<BTreeSet<_>>().len()), (first, many), "{said:?}");
    }
}
