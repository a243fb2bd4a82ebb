//! What goes out comes back: every format, on random stories, beyond what it declares.

use gaotai_article::{Article, Block, Hash, HeadPart};
use gaotai_formats::echo::{Echo, echo};
use gaotai_formats::{Context, FORMATS, Format, Picture};
use gaotai_testkit::ids::Sequence;
use gaotai_testkit::story::any_article;
use proptest::prelude::*;
use std::collections::HashMap;

fn pictures(blocks: &[Block], found: &mut HashMap<Hash, Picture>) {
    for block in blocks {
        match block {
            Block::Figure { media: Some(hash), alt, .. } => {
                let bytes = alt.clone().into_bytes();
                found.insert(hash.clone(), Picture { mime: "image/png".into(), width: 4, height: 3, bytes });
            }
            Block::Box { content, .. } => pictures(content, found),
            _ => {}
        }
    }
}

fn run(format: &Format, article: &Article) -> Echo {
    let mut found = HashMap::new();
    pictures(&article.doc.body, &mut found);
    let media = |hash: &Hash| found.get(hash).cloned();
    let now = chrono::DateTime::parse_from_rfc3339("2023-02-10T07:40:02+08:00").unwrap();
    let mut context = Context {
        ids: &mut Sequence::default(),
        now,
        offset: *now.offset(),
        media: &media,
        template: None,
        encoding: None,
    };
    echo(format, article, "story", &mut context).unwrap()
}

/// Nothing undeclared is lost, and what is declared is.
#[track_caller]
fn check(format: &Format, article: &Article) {
    let made = run(format, article);
    let text = String::from_utf8_lossy(&made.exported.files[0].bytes).into_owned();
    assert!(made.unexpected.is_empty(), "{}: {:#?}\n{text}", format.id, made.unexpected);
    let (held, losses) = (format.hold)(article);
    let (again, more) = (format.hold)(&held);
    assert!(more.is_empty(), "{}: what was held loses again: {more:#?}", format.id);
    assert_eq!(again, held, "{}: holding is not done at once", format.id);
    for loss in &losses {
        assert!(happened(article, &held, &loss.field), "{}: {loss:?} did not happen", format.id);
    }
}

/// Whether what stands at a field of the story is not what the format holds.
fn happened(article: &Article, held: &Article, field: &str) -> bool {
    let (before, after) = (gaotai_article::codec::encode(article), gaotai_article::codec::encode(held));
    if let Some(at) = field.strip_prefix("body[").and_then(|rest| rest.split(']').next()) {
        // A block that stays as it was stands as it was somewhere in what is held.
        let block = gaotai_article::codec::encode_block(&article.doc.body[at.parse::<usize>().unwrap()]);
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

fn cases() -> u32 {
    std::env::var("GAOTAI_SOAK")
        .ok()
        .and_then(|times| times.parse::<u32>().ok())
        .map_or(256, |n| n.max(1) * 256)
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
fn markdown_keeps_every_story() {
    soak("markdown");
}

#[test]
fn text_keeps_every_story() {
    soak("text");
}
