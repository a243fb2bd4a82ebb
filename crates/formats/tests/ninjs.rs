//! Our ninjs by the schema of the standard, and the standard's own examples by our reader.

#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use gaotai_article::{Article, Block, Hash, HeadPart};
use gaotai_formats::{Context, Exported, Imported, Picture, ninjs};
use gaotai_testkit::ids::Sequence;
use gaotai_testkit::story::any_article;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::path::Path;

fn with_context<T>(run: impl FnOnce(&mut Context<'_>) -> T) -> T {
    let now = chrono::DateTime::parse_from_rfc3339("2023-02-10T07:40:02+08:00").unwrap();
    let picture =
        |_: &Hash| Some(Picture { mime: "image/png".into(), width: 4, height: 3, bytes: b"png".to_vec() });
    run(&mut Context::new(&mut Sequence::default(), now, &picture))
}

/// The three that we write, with the versions of their schemas.
const WRITTEN: [(gaotai_formats::Format, &str); 3] =
    [(ninjs::FORMAT, "3.1"), (ninjs::FORMAT_2_2, "2.2"), (ninjs::FORMAT_1_6, "1.6")];

fn export(format: &gaotai_formats::Format, article: &Article) -> Exported {
    with_context(|context| format.export.unwrap()(article, "story", context)).unwrap()
}

fn import(bytes: &[u8]) -> Result<Imported, gaotai_formats::ImportError> {
    with_context(|context| ninjs::import::import(bytes, context))
}

fn read(path: &Path) -> Value {
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

/// The schema of a version, with GeoJSON registered where 2.1 and later look for it.
fn validator(version: &str) -> Option<jsonschema::Validator> {
    let schemas = gaotai_testkit::shared()?.join("schemas/ninjs");
    let geo = read(&schemas.join("GeoJSON.json"));
    let registry = jsonschema::Registry::new()
        .add("https://geojson.org/schema/GeoJSON.json", geo)
        .unwrap()
        .prepare()
        .unwrap();
    let schema = read(&schemas.join(format!("ninjs-schema_{version}.json")));
    let made = jsonschema::options().with_registry(&registry).should_validate_formats(true).build(&schema);
    Some(made.unwrap())
}

#[track_caller]
fn check(validator: &jsonschema::Validator, bytes: &[u8]) {
    let value: Value = serde_json::from_slice(bytes).unwrap();
    let errors: Vec<String> =
        validator.iter_errors(&value).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:#?}\n{}", String::from_utf8_lossy(bytes));
}

#[test]
fn the_validator_can_fail() {
    let Some(validator) = validator("3.1") else { return };
    assert!(validator.is_valid(&json!({ "uri": "urn:uuid:01900000-0000-7000-8000-000000000003" })));
    for bad in [
        json!({}),
        json!({ "uri": "urn:x:y", "versioncreated": "2023-02-10T07:40:02+08:00" }),
        json!({ "uri": "urn:x:y", "versionCreated": "2023-02-10" }),
        json!({ "uri": "not a uri" }),
        json!({ "uri": "urn:x:y", "infoSources": [{ "uri": "https://a b/" }] }),
        json!({ "uri": "urn:x:y", "places": [{ "geoJSON": { "type": "Nothing" } }] }),
    ] {
        assert!(!validator.is_valid(&bad), "{bad}");
    }
}

#[test]
fn what_we_write_is_valid() {
    for (format, version) in &WRITTEN {
        let Some(validator) = validator(version) else { return };
        for path in gaotai_testkit::corpus() {
            let article = gaotai_article::codec::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
            check(&validator, &export(format, &article).files[0].bytes);
        }
        let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
            cases: 48,
            failure_persistence: None,
            ..ProptestConfig::default()
        });
        runner
            .run(&any_article(), |article| {
                check(&validator, &export(format, &article).files[0].bytes);
                Ok(())
            })
            .unwrap();
    }
}

/// Sent again after a change, it says which time it is.
#[test]
fn a_later_version_says_so() {
    let article = gaotai_testkit::story::Story::new("题").paragraph("文。").build();
    for (format, _) in &WRITTEN {
        let made = with_context(|context| {
            context.version = 3;
            format.export.unwrap()(&article, "story", context)
        });
        let value: Value = serde_json::from_slice(&made.unwrap().files[0].bytes).unwrap();
        assert_eq!(value["version"], "3", "{}", format.id);
        let first: Value = serde_json::from_slice(&export(format, &article).files[0].bytes).unwrap();
        assert_eq!(first.get("version"), None, "{}", format.id);
    }
}

/// Addresses that validators and people disagree about never make a file invalid.
#[test]
fn doubtful_addresses_are_left_out() {
    for (format, version) in &WRITTEN {
        let Some(validator) = validator(version) else { return };
        doubtful(&validator, format);
    }
}

fn doubtful(validator: &jsonschema::Validator, format: &gaotai_formats::Format) {
    for url in [
        "https://example.org/新闻",
        "https://exa mple.org/",
        "www.example.org",
        "http://[::1]/",
        "https://a@b@c/",
        "https://example.org/%zz",
        "https://example.org/a?b=1#c",
        "http://",
        "http://:80",
        "https://example.org:port/",
        "mailto:a@example.org",
        "",
    ] {
        let article = gaotai_testkit::story::Story::new("题")
            .slip(|slip| {
                let source = gaotai_article::slip::Source {
                    name: "源".into(),
                    url: Some(url.into()),
                    ..Default::default()
                };
                slip.source = Some(source);
                slip.related
                    .push(gaotai_article::slip::Related { url: Some(url.into()), ..Default::default() });
            })
            .build();
        check(validator, &export(format, &article).files[0].bytes);
    }
}

fn samples(folder: &str) -> Vec<std::path::PathBuf> {
    let Some(shared) = gaotai_testkit::shared() else { return Vec::new() };
    let mut files: Vec<_> = std::fs::read_dir(shared.join("samples/ninjs").join(folder))
        .unwrap()
        .flatten()
        .map(|entry| entry.path())
        .collect();
    files.sort();
    assert!(!files.is_empty(), "{folder}");
    files
}

#[test]
fn the_examples_of_the_standard_come_in() {
    if gaotai_testkit::shared().is_none() {
        return;
    }
    for folder in ["doc-1.6", "doc-2.2", "doc-3.1"] {
        for path in samples(folder) {
            let imported = import(&std::fs::read(&path).unwrap());
            let imported = imported.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            let story = &imported.stories[0];
            let unknown: Vec<_> =
                story.problems.iter().filter(|problem| problem.code == "property_unknown").collect();
            assert!(unknown.is_empty(), "{}: {unknown:#?}", path.display());
            assert!(story.problems.iter().all(|problem| problem.line > 0 && problem.column > 0));
        }
    }
}

/// The same text article in the three majors says the same to us.
#[test]
fn three_majors_say_the_same() {
    if gaotai_testkit::shared().is_none() {
        return;
    }
    for folder in ["doc-1.6", "doc-2.2", "doc-3.1"] {
        let path =
            samples(folder).into_iter().find(|path| path.ends_with("005_complex_text_article.json")).unwrap();
        let article = import(&std::fs::read(&path).unwrap()).unwrap().stories.remove(0).article;
        let at = path.display();
        assert_eq!(
            article.doc.head_text(HeadPart::Title),
            "Captain of wrecked cruise ship on trial in Italy",
            "{at}"
        );
        assert_eq!(article.doc.body.len(), 4, "{at}");
        assert!(article.doc.body[0].text().starts_with("GROSSETO, Italy (AP) -- The trial"), "{at}");
        assert_eq!(article.slip.language, "en", "{at}");
        assert_eq!(article.slip.authors[0].name, "Paulo Santalucia and Frances d'Emilio", "{at}");
        assert_eq!(article.slip.persons[0].name, "Francesco Schettino", "{at}");
        assert_eq!(article.slip.places.len(), 3, "{at}");
        assert_eq!(article.slip.organisations[0].name, "Costa Crociere SpA", "{at}");
        assert_eq!(article.slip.dateline.as_ref().unwrap().place, "Grossetto, Italy", "{at}");
        let time = chrono::DateTime::parse_from_rfc3339("2013-07-09T10:37:00Z").unwrap();
        assert_eq!(article.slip.published_at, Some(time), "{at}");
        assert!(article.slip.rights.is_some(), "{at}");
    }
}

/// A feed of Superdesk: names that no version of the standard has.
#[test]
fn a_feed_with_names_of_its_own() {
    let feed = json!({
        "guid": "tag:example.com,2023:1", "uri": "tag:example.com,2023:1", "version": "2", "type": "text",
        "headline": "A title", "body_html": "<p>One <b>bold</b> word.</p><script>x()</script><p>Two.</p>",
        "versioncreated": "2023-02-10T07:40:02+0800", "priority": 6, "urgency": 3, "language": "en",
        "keywords": ["a", "b"], "readtime": 1, "service": [{ "name": "News", "code": "n" }],
        "source": "The Agency", "byline": "Ann Lee", "subject": [{ "name": "economy", "code": "04000000" }],
        "authors": [{ "name": "Ann" }], "slugline": "slug", "ednote": "check",
    });
    let story = import(&serde_json::to_vec_pretty(&feed).unwrap()).unwrap().stories.remove(0);
    let slip = &story.article.slip;
    assert_eq!(story.article.doc.head_text(HeadPart::Title), "A title");
    assert_eq!(
        story.article.doc.body.iter().map(Block::text).collect::<Vec<_>>(),
        ["One bold word.", "Two."]
    );
    assert_eq!(slip.published_at.unwrap().to_rfc3339(), "2023-02-10T07:40:02+08:00");
    assert_eq!(slip.keywords, ["a", "b"]);
    assert_eq!(slip.source.as_ref().unwrap().name, "The Agency");
    assert_eq!((slip.priority, slip.slug.as_str(), slip.ed_note.as_str()), (Some(2), "slug", "check"));
    let listed: Vec<(&str, &str, u32)> =
        story.problems.iter().map(|one| (one.code, one.params["name"].as_str(), one.line)).collect();
    let line = |name: &str| {
        let text = serde_json::to_string_pretty(&feed).unwrap();
        text.lines().position(|line| line.trim_start().starts_with(&format!("\"{name}\""))).unwrap() as u32
            + 1
    };
    let expected = [
        ("property_not_held", "readtime", line("readtime")),
        ("property_not_held", "service", line("service")),
        ("property_unknown", "authors", line("authors")),
    ];
    assert_eq!(listed, expected);
}

#[test]
fn what_is_no_news_says_so() {
    use gaotai_formats::ImportError::*;
    assert_eq!(import(b" \n"), Err(Empty));
    assert_eq!(import(b"{\"a\": 1}"), Err(NoStory));
    assert_eq!(import(b"[1, 2]"), Err(NoStory));
    assert!(matches!(import(b"{\n\"uri\": \n}"), Err(Malformed { line: 3, .. })));
    assert_eq!(import(b"{\n\"\xff\"}"), Err(BrokenEncoding { at: 3, line: 2 }));
    let deep = [vec![b'['; 100_000], vec![b']'; 100_000]].concat();
    assert!(matches!(import(&deep), Err(Malformed { .. })));
    let nested = format!(
        "{{\"uri\":\"urn:x:y\",\"bodies\":[{{\"contentType\":\"text/html\",\"value\":\"{}\"}}]}}",
        "<div>".repeat(20_000)
    );
    assert!(import(nested.as_bytes()).is_ok());
}

#[test]
fn several_objects_are_several_stories() {
    let feed = br#"[{"uri": "urn:x:1", "headline": "a"}, {"uri": "urn:x:2", "headline": "b"}]"#;
    assert_eq!(import(feed).unwrap().stories.len(), 2);
}
