//! Random stories, random edits by two people: what is suggested says, accepted, what was
//! typed and, rejected, what was there; and however it is decided, it stays a story.
//! `GAOTAI_SOAK` is how many times as many sequences are tried.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use gaotai_article::suggest::tree::Tree;
use gaotai_article::suggest::{Verdict, resolve};
use gaotai_article::{Article, Doc, codec};
use gaotai_review::suggest::{Kind, Who, ledger, track};
use gaotai_testkit::edits::{Edit, any_edit, edited};
use gaotai_testkit::golden;
use gaotai_testkit::story::{Story, any_article};
use proptest::prelude::*;
use serde_json::{Value, json};

/// Two sequences a case.
const CASES: u32 = 5_000;

fn cases() -> ProptestConfig {
    let soak = std::env::var("GAOTAI_SOAK").ok().and_then(|times| times.parse::<u32>().ok()).unwrap_or(1);
    ProptestConfig { max_shrink_iters: 2_000, ..ProptestConfig::with_cases(CASES * soak) }
}

/// Ids that no story of the test kit has.
struct Ids(u128);

impl Ids {
    fn next(&mut self) -> uuid::Uuid {
        self.0 += 1;
        uuid::Uuid::from_u128((0xA << 100) + self.0)
    }
}

fn tracked(base: &Doc, raw: &Doc, person: &str, ids: &mut Ids) -> Doc {
    let time = "2026-11-26T10:00:00+08:00";
    track(base, raw, Who { person, time, ids: &mut || ids.next() })
}

/// The doc as JSON, without ids, or without those that a picture's ghost cannot keep.
fn said(doc: &Doc, ids: bool) -> Value {
    let mut tree = Tree::read(&codec::encode_doc(doc));
    tree.each_mut(&mut |node| {
        if !ids || matches!(node.shell.name.as_str(), "caption" | "credit") {
            node.shell.attrs.remove("id");
        }
    });
    tree.value()
}

fn lawful(base: &Doc, raw: &Doc, made: &Doc) -> Result<(), TestCaseError> {
    prop_assert_eq!(&codec::decode_doc(&codec::encode_doc(made)).unwrap(), made, "it is a story");
    prop_assert_eq!(said(&made.accepted(), false), said(&raw.accepted(), false), "accepted");
    prop_assert_eq!(said(&made.as_it_was(), true), said(&base.as_it_was(), true), "as it was");
    Ok(())
}

/// Decides one by one; at the end nothing is open.
fn decided(mut doc: Doc, choices: &[(usize, bool)]) -> Result<(), TestCaseError> {
    let mut choices = choices.iter().cycle();
    loop {
        let open = doc.suggestions();
        let Some((at, accept)) = choices.next().filter(|_| !open.is_empty()) else { break };
        let id = &open[at % open.len()];
        let verdict = if *accept { Verdict::Accept } else { Verdict::Reject };
        let next = resolve(&doc, &|one| if one == id { verdict } else { Verdict::Keep });
        prop_assert_eq!(&codec::decode_doc(&codec::encode_doc(&next)).unwrap(), &next);
        prop_assert!(next.suggestions().len() < open.len());
        doc = next;
    }
    prop_assert!(!doc.is_suggested());
    Ok(())
}

fn by_hand(story: &Article, edits: &[Edit], from: usize) -> Article {
    edits.iter().enumerate().fold(story.clone(), |story, (nth, edit)| edited(story, edit, from + nth))
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn the_laws(
        story in any_article(),
        one in proptest::collection::vec(any_edit(), 1..4),
        other in proptest::collection::vec(any_edit(), 1..4),
        again in any::<bool>(),
        choices in proptest::collection::vec((0usize..64, any::<bool>()), 1..8),
    ) {
        let mut ids = Ids(0);
        let raw = by_hand(&story, &one, 0);
        let first = tracked(&story.doc, &raw.doc, "ann", &mut ids);
        lawful(&story.doc, &raw.doc, &first)?;
        let base = Article { doc: first, ..story };
        let raw = by_hand(&base, &other, 10);
        let second = tracked(&base.doc, &raw.doc, if again { "ann" } else { "bob" }, &mut ids);
        lawful(&base.doc, &raw.doc, &second)?;
        prop_assert_eq!(ledger(&second).len(), second.suggestions().len());
        decided(second, &choices)?;
    }
}

/// What an edit of a small story becomes: `甲[+新+][-旧-]`, `¶` for acts.
#[track_caller]
fn shows(edits: &[Edit], expected: &str, kinds: &[Kind]) {
    let story = Story::new("").paragraph("春江潮水连海平").paragraph("海上明月共潮生").build();
    let raw = by_hand(&story, edits, 0);
    let made = tracked(&story.doc, &raw.doc, "ann", &mut Ids(0));
    let blocks = &codec::encode_doc(&made)["content"][1]["content"];
    let all: Vec<String> = blocks.as_array().unwrap().iter().map(shown).collect();
    assert_eq!(all.join(" | "), expected);
    assert_eq!(ledger(&made).iter().map(|entry| entry.kind).collect::<Vec<_>>(), kinds);
}

fn shown(block: &Value) -> String {
    let acts = block["attrs"]["suggested"].as_array().map(Vec::as_slice).unwrap_or_default();
    let acts: String = acts.iter().map(|act| format!("<{}>", act["act"].as_str().unwrap())).collect();
    let run = |run: &Value| {
        let (text, marks) = (run["text"].as_str().unwrap_or("\n"), run["marks"].to_string());
        match (marks.contains("insertion"), marks.contains("deletion"), marks.contains("modification")) {
            (true, ..) => format!("[+{text}+]"),
            (_, true, _) => format!("[-{text}-]"),
            (_, _, true) => format!("[*{text}*]"),
            _ => text.to_owned(),
        }
    };
    acts + &block["content"]
        .as_array()
        .map(Vec::as_slice)
        .unwrap_or_default()
        .iter()
        .map(run)
        .collect::<String>()
}

/// Lines are counted with the five of the title group.
const FIRST: usize = 5;

#[test]
fn one_edit_is_one_suggestion() {
    use Edit::*;
    let rest = " | 海上明月共潮生";
    shows(&[Type(FIRST, 2, 0, "的".into())], &format!("春江[+的+]潮水连海平{rest}"), &[Kind::Insertion]);
    shows(&[Type(FIRST, 2, 2, String::new())], &format!("春江[-潮水-]连海平{rest}"), &[Kind::Deletion]);
    shows(
        &[Type(FIRST, 2, 2, "晚风".into())],
        &format!("春江[-潮水-][+晚风+]连海平{rest}"),
        &[Kind::Replacement],
    );
    shows(&[Type(FIRST, 4, 0, "，".into())], &format!("春江潮水[+，+]连海平{rest}"), &[Kind::Punctuation]);
    shows(
        &[Mark(FIRST, 0, 2, Some(gaotai_article::Mark::Strong))],
        &format!("[*春江*]潮水连海平{rest}"),
        &[Kind::Format],
    );
    shows(&[Split(0, 4, false)], &format!("春江潮水 | <split>连海平{rest}"), &[Kind::Break]);
    shows(&[Join(0)], "春江潮水连海平 | <join>海上明月共潮生", &[Kind::Break]);
    shows(&[Remove(1)], "春江潮水连海平 | <join>[-海上明月共潮生-]", &[Kind::Deletion]);
    shows(&[Remove(0)], "<join>[-春江潮水连海平-] | 海上明月共潮生", &[Kind::Deletion]);
    shows(&[Retype(0, 1)], &format!("<change>春江潮水连海平{rest}"), &[Kind::Kind]);
    let moved = "<insert>海上明月共潮生 | 春江潮水连海平 | <delete>海上明月共潮生";
    shows(&[Move(1, 0)], moved, &[Kind::Move]);
}

/// The editor decides the same documents and comes to the same (ui/src/editor/suggest).
#[test]
fn the_editor_reads_the_same() {
    let corpus = gaotai_testkit::repository().join("tests/corpus/all-nodes.json");
    let all = codec::from_str(&std::fs::read_to_string(corpus).unwrap()).unwrap();
    let plain = Article { doc: all.doc.accepted().into_owned(), ..all };
    let edits: Vec<Vec<Edit>> = vec![
        vec![Edit::Type(FIRST, 2, 2, "新字".into()), Edit::Type(2, 0, 1, "题".into())],
        vec![Edit::Split(0, 3, false), Edit::Split(1, 2, true)],
        vec![Edit::Join(0), Edit::Type(FIRST, 1, 1, "，".into())],
        vec![Edit::Remove(3), Edit::Remove(11), Edit::Remove(11)],
        vec![Edit::Move(12, 2), Edit::Move(0, 5)],
        vec![Edit::Retype(6, 1), Edit::Retype(8, 2), Edit::Retype(12, 3)],
        vec![Edit::Wrap(1), Edit::Wrap(15)],
        vec![Edit::Inside(8, 0), Edit::Inside(9, 2), Edit::Inside(14, 1)],
        vec![Edit::Double(12), Edit::Insert(2, vec![gaotai_article::Inline::text("又一段")])],
    ];
    let mut ids = Ids(0);
    let cases = edits.iter().enumerate().map(|(nth, edits)| {
        let raw = by_hand(&plain, edits, nth * 20);
        let first = tracked(&plain.doc, &raw.doc, "ann", &mut ids);
        // A second person goes on where the first has been.
        let base = Article { doc: first, ..plain.clone() };
        let raw = by_hand(
            &base,
            &[Edit::Type(FIRST + 1, 0, 3, "甲".into()), Edit::Split(2, 2, false)],
            nth * 20 + 10,
        );
        let doc = tracked(&base.doc, &raw.doc, "bob", &mut ids);
        lawful(&base.doc, &raw.doc, &doc).unwrap();
        let of = |doc: &Doc| codec::encode_doc(doc);
        json!({ "doc": of(&doc), "accepted": of(&doc.accepted()), "was": of(&doc.as_it_was()) })
    });
    let cases: Vec<Value> = cases.collect();
    let text = cases.iter().map(|case| codec::canonical(case) + "\n").collect::<String>();
    golden::check("suggest/decided.jsonl", text.as_bytes());
}

#[test]
fn a_story_without_an_edit_stays() {
    let story = Story::new("题").paragraph("甲").build();
    let made = tracked(&story.doc, &story.doc, "ann", &mut Ids(0));
    assert_eq!(made, story.doc);
    assert_eq!(ledger(&made), []);
}
