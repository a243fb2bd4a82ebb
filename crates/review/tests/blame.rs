//! Who wrote which character. In the examples a letter stands below each: a for the first
//! version, b for the second.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use gaotai_article::inline::Suggestion;
use gaotai_article::{Article, Block, BlockId, Inline, Mark, Paragraph};
use gaotai_review::blame::{Blame, Blamed};
use gaotai_testkit::edits::{any_edit, edited};
use gaotai_testkit::ids;
use gaotai_testkit::story::{Story, any_article};
use proptest::prelude::*;

/// Paragraphs by number and text, in order.
fn version(lines: &[(u128, &str)]) -> Article {
    let mut article = Story::new("题").paragraph("").build();
    let paragraph = |(number, text): &(u128, &str)| {
        let runs = if text.is_empty() { Vec::new() } else { vec![Inline::text(*text)] };
        Block::Paragraph(Paragraph::new(ids::block(900 + number), runs))
    };
    article.doc.body = lines.iter().map(paragraph).collect();
    article
}

/// A letter for every UTF-16 unit of a line.
fn letters(line: &Blamed) -> String {
    let letter = |run: &gaotai_review::blame::Run| {
        char::from(b'a' + u8::try_from(run.origin.version).unwrap()).to_string().repeat(run.to - run.from)
    };
    line.runs.iter().map(letter).collect()
}

fn body(blame: &Blame, article: &Article) -> Vec<String> {
    let of = |id: BlockId| letters(blame.lines().iter().find(|line| line.line == id).unwrap());
    article.doc.body.iter().map(|block| of(block.id())).collect()
}

#[track_caller]
fn check(versions: &[&[(u128, &str)]], expected: &[&str]) {
    let mut blame = Blame::new();
    let all: Vec<Article> = versions.iter().map(|lines| version(lines)).collect();
    all.iter().for_each(|article| blame.version(article));
    assert_eq!(body(&blame, all.last().unwrap()), expected);
}

#[test]
fn what_was_typed() {
    check(&[&[(1, "江上起雾。")]], &["aaaaa"]);
    check(&[&[(1, "江上起雾。")], &[(1, "江上清晨起雾。")]], &["aabbaaa"]);
    check(&[&[(1, "江上起雾。")], &[(1, "江起雾。")]], &["aaaa"]);
    check(&[&[(1, "寻找机遇。")], &[(1, "寻找机会。")]], &["aaaba"]);
    check(&[&[(1, "雾散了。")], &[(1, "雾散了。"), (2, "船开了。")]], &["aaaa", "bbbb"]);
    // A character beyond the first plane takes two units.
    check(&[&[(1, "走。")], &[(1, "𠮷走。")]], &["bbaa"]);
}

#[test]
fn what_was_split_joined_and_moved() {
    let whole: &[(u128, &str)] = &[(1, "清晨江上起雾，渡轮停了两班。"), (2, "中午雾散，船又开了。")];
    let split: &[(u128, &str)] = &[(1, "清晨江上起雾，"), (3, "渡轮停了两班。"), (2, "中午雾散，船又开了。")];
    check(&[whole, split], &["aaaaaaa", "aaaaaaa", "aaaaaaaaaa"]);
    check(&[split, whole], &["aaaaaaaaaaaaaa", "aaaaaaaaaa"]);
    let moved: &[(u128, &str)] = &[(2, "中午雾散，船又开了。"), (1, "清晨江上起雾，渡轮停了两班。")];
    check(&[whole, moved], &["aaaaaaaaaa", "aaaaaaaaaaaaaa"]);
    // Brought in again: other ids, the same text.
    let again: &[(u128, &str)] = &[(7, "清晨江上起雾，渡轮停了两班。"), (8, "中午雾散，船全开了。")];
    check(&[whole, again], &["aaaaaaaaaaaaaa", "aaaaaabaaa"]);
}

#[test]
fn what_stands_again_as_it_stood() {
    let (old, new): (&[(u128, &str)], &[(u128, &str)]) = (&[(1, "渡轮停了两班。")], &[(1, "渡轮停了。")]);
    check(&[old, new, old], &["aaaaaaa"]);
    check(&[old, &[(2, "别的。")], &[(2, "别的。"), (1, "渡轮停了两班。")]], &["bbb", "aaaaaaa"]);
}

#[test]
fn a_mark_on_new_text_says_whose_it_is() {
    let mut article = version(&[(1, "江上起雾。")]);
    let mut blame = Blame::new();
    blame.version(&article);
    let of = |person: &str| Suggestion { id: "s".into(), person: person.into(), time: "t".into() };
    let runs = vec![
        Inline::text("江上"),
        Inline::marked("起雾", vec![Mark::Deletion(of("何青"))]),
        Inline::marked("大雾", vec![Mark::Insertion(of("何青"))]),
        Inline::text("。"),
    ];
    article.doc.body[0] = Block::Paragraph(Paragraph::new(article.doc.body[0].id(), runs));
    blame.version(&article);
    let line = blame.lines().into_iter().find(|line| line.line == article.doc.body[0].id()).unwrap();
    let told: Vec<_> = line
        .runs
        .iter()
        .map(|run| (run.from, run.to, run.origin.mark.as_ref().map(|it| it.person.clone())))
        .collect();
    assert_eq!(told, [(0, 4, None), (4, 6, Some("何青".to_owned())), (6, 7, None)]);

    // Accepted by somebody else: it stays hers.
    let accepted = version(&[(1, "江上大雾。")]);
    blame.version(&accepted);
    let line = blame.lines().into_iter().find(|line| line.line == article.doc.body[0].id()).unwrap();
    assert_eq!(line.runs[1].origin.mark.as_ref().unwrap().person, "何青");
    assert_eq!((line.runs[1].from, line.runs[1].to, line.runs.len()), (2, 4, 3));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Whatever people do: every character has exactly one origin, of a version that there is; and
    /// a version that changes nothing wrote nothing.
    #[test]
    fn every_character_has_one_origin(
        first in any_article(),
        edits in proptest::collection::vec(any_edit(), 0..12),
    ) {
        let mut blame = Blame::new();
        blame.version(&first);
        let mut story = first;
        for (nth, edit) in edits.iter().enumerate() {
            story = edited(story, edit, nth);
            blame.version(&story);
        }
        let before = blame.lines();
        let texts = gaotai_language::differ::story::lines(&story);
        prop_assert_eq!(before.len(), texts.len());
        for (line, text) in before.iter().zip(&texts) {
            prop_assert_eq!(line.line, text.id);
            let mut at = 0;
            for run in &line.runs {
                prop_assert!(run.from == at && run.to > at && run.origin.version <= edits.len());
                at = run.to;
            }
            prop_assert_eq!(at, text.text.encode_utf16().count());
        }
        blame.version(&story);
        prop_assert_eq!(blame.lines(), before);
    }
}
