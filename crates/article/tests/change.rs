//! What the journal writes and replays: every edit arrives, twice is once, and what
//! cannot be replayed leaves the story as it was.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed, which is its way to say so")]

use gaotai_article::{Article, BlockId, Change, Hash, HeadPart, codec};
use gaotai_testkit::ids;
use gaotai_testkit::story::{Story, any_article};
use proptest::prelude::*;
use serde_json::{Value, json};

fn story() -> Article {
    Story::new("主题").paragraph("甲").paragraph("乙").paragraph("丙").build()
}

fn order(article: &Article) -> Vec<BlockId> {
    article.doc.body.iter().map(|block| block.id()).collect()
}

fn texts(article: &Article) -> Vec<String> {
    article.doc.body.iter().map(|block| block.text()).collect()
}

fn paragraph(id: BlockId, text: &str) -> Value {
    json!({ "type": "paragraph", "attrs": { "id": id }, "content": [{ "type": "text", "text": text }] })
}

/// Replays `change` on the story and compares the texts of its blocks.
#[track_caller]
fn gives(change: Change, expected: &[&str]) {
    let mut article = story();
    change.apply(&mut article).unwrap();
    assert_eq!(texts(&article), expected);
}

/// Expects a message, and a story that is as it was.
#[track_caller]
fn refused(change: Change, expected: &str) {
    let mut article = story();
    let error = change.apply(&mut article).expect_err("this cannot be replayed");
    assert_eq!(error.to_string(), expected);
    assert_eq!(article, story());
}

#[test]
fn edits_of_blocks() {
    let ids = order(&story());
    let new = ids::block(77);
    let change =
        |blocks: Vec<Value>, order: Option<Vec<BlockId>>| Change { blocks, order, ..Change::default() };
    gives(Change::default(), &["甲", "乙", "丙"]);
    gives(change(vec![paragraph(ids[1], "改")], None), &["甲", "改", "丙"]);
    gives(change(vec![], Some(vec![ids[2], ids[0], ids[1]])), &["丙", "甲", "乙"]);
    gives(change(vec![], Some(vec![ids[0]])), &["甲"]);
    gives(
        change(vec![paragraph(new, "新")], Some(vec![ids[0], new, ids[1], ids[2]])),
        &["甲", "新", "乙", "丙"],
    );
    gives(change(vec![paragraph(ids[1], "先"), paragraph(ids[1], "后")], None), &["甲", "后", "丙"]);
    gives(change(vec![paragraph(ids[1], "改")], Some(vec![ids[2]])), &["丙"]);
}

#[test]
fn what_cannot_be_replayed() {
    let ids = order(&story());
    let new = ids::block(77);
    let change =
        |blocks: Vec<Value>, order: Option<Vec<BlockId>>| Change { blocks, order, ..Change::default() };
    refused(
        change(vec![], Some(vec![ids[0], new])),
        &format!("the order names block {new}, which is neither in the story nor in the change"),
    );
    refused(
        change(vec![paragraph(new, "新")], None),
        &format!("block {new} is new, but the change gives no order to put it in"),
    );
    refused(change(vec![], Some(vec![])), "the order is empty or names a block twice");
    refused(change(vec![], Some(vec![ids[0], ids[0]])), "the order is empty or names a block twice");
    refused(change(vec![json!({ "type": "caption" })], None), "block: \"caption\" is no block");
    refused(change(vec![json!(7)], None), "block: \"\" is no block");
    let box_with = |id: BlockId, inner: BlockId| json!({ "type": "box", "attrs": { "id": id }, "content": [paragraph(inner, "里")] });
    refused(
        change(vec![box_with(ids[1], ids[0])], None),
        &format!("doc.content[1].content[1].content[0]: the id {} stands twice", ids[0]),
    );
    let title = story().doc.head.line(HeadPart::Title).id;
    refused(
        change(vec![paragraph(title, "新")], Some(vec![ids[0], title])),
        &format!("doc.content[1].content[1]: the id {title} stands twice"),
    );
}

#[test]
fn edits_of_the_title_group_and_the_slip() {
    let mut article = story();
    let title = article.doc.head.line(HeadPart::Title).id;
    let mut change = Change::default();
    change.head.insert(
        HeadPart::Title,
        json!({ "type": "title", "attrs": { "id": title }, "content": [{ "type": "text", "text": "新题" }] }),
    );
    change.slip.insert("keywords".into(), json!(["复工"]));
    change.slip.insert("published_at".into(), json!("2023-02-10T07:40:02+08:00"));
    change.apply(&mut article).unwrap();
    assert_eq!(article.doc.head_text(HeadPart::Title), "新题");
    assert_eq!(article.slip.keywords, ["复工"]);
    assert_eq!(codec::encode(&article)["slip"]["published_at"], "2023-02-10T07:40:02+08:00");
    assert_eq!(article.slip.language, "zh-CN");

    let head = |node: Value| Change { head: [(HeadPart::Title, node)].into(), ..Change::default() };
    refused(
        head(json!({ "type": "kicker", "attrs": { "id": title } })),
        "head: found \"kicker\", expected title",
    );
    refused(head(json!({ "type": "title" })), "head: has no id");
    let slip =
        |name: &str, value: Value| Change { slip: [(name.to_owned(), value)].into(), ..Change::default() };
    let error = slip("colour", json!("red")).apply(&mut story()).unwrap_err().to_string();
    assert!(error.starts_with("slip: unknown field `colour`"), "{error}");
    refused(slip("priority", json!(9)), "slip.priority: 9 is not from 1 to 5");
}

#[test]
fn a_change_names_only_what_changed() {
    let before = story();
    let mut after = before.clone();
    assert!(Change::between(&before, &after).is_empty());
    after.slip.desk = "要闻部".into();
    let change = Change::between(&before, &after);
    assert_eq!(
        serde_json::to_value(&change).unwrap(),
        json!({ "head": {}, "blocks": [], "order": null, "slip": { "desk": "要闻部" } })
    );
    after.doc.body.swap(0, 2);
    let change = Change::between(&before, &after);
    assert_eq!(change.blocks, Vec::<Value>::new());
    assert_eq!(change.order, Some(order(&after)));
}

#[test]
fn the_wire_form_is_strict_and_may_leave_out_what_is_empty() {
    assert_eq!(serde_json::from_value::<Change>(json!({})).unwrap(), Change::default());
    assert!(serde_json::from_value::<Change>(json!({ "body": [] })).is_err());
    assert!(serde_json::from_value::<Change>(json!({ "order": ["7"] })).is_err());
    assert!(serde_json::from_value::<Change>(json!({ "head": { "headline": {} } })).is_err());
}

/// Random slips in a few fields, so that changes have something to carry.
fn with_slip() -> impl Strategy<Value = Article> {
    (
        any_article(),
        "[a-z]{0,4}",
        proptest::collection::vec("[\u{4e00}-\u{4e20}]{1,3}", 0..3),
        proptest::option::of(1u8..=5),
    )
        .prop_map(|(mut article, slug, keywords, priority)| {
            article.slip.slug = slug;
            article.slip.keywords = keywords;
            article.slip.priority = priority;
            article
        })
}

/// Nodes, good and bad, whose ids meet those of random stories.
fn any_node() -> impl Strategy<Value = Value> {
    let id = (0u128..12).prop_map(|number| ids::block(number).to_string());
    prop_oneof![
        4 => (id.clone(), "[a-z\u{4e00}]{1,3}").prop_map(|(id, text)| json!({ "type": "paragraph", "attrs": { "id": id }, "content": [{ "type": "text", "text": text }] })),
        1 => id.clone().prop_map(|id| json!({ "type": "divider", "attrs": { "id": id } })),
        1 => (id.clone(), id.clone()).prop_map(|(id, inner)| json!({ "type": "box", "attrs": { "id": id }, "content": [{ "type": "paragraph", "attrs": { "id": inner } }] })),
        1 => id.prop_map(|id| json!({ "type": "title", "attrs": { "id": id } })),
        1 => Just(json!({ "type": "table", "attrs": {} })),
        1 => Just(json!(null)),
    ]
}

fn any_change() -> impl Strategy<Value = Change> {
    let ids = proptest::collection::vec((0u128..16).prop_map(ids::block), 0..8);
    let field = prop_oneof![Just("slug"), Just("keywords"), Just("priority"), Just("colour"), Just("source")];
    let value = prop_oneof![
        Just(json!(null)),
        Just(json!("字")),
        Just(json!(["字"])),
        Just(json!(3)),
        Just(json!({ "name": "甲" }))
    ];
    (
        proptest::collection::btree_map(proptest::sample::select(HeadPart::ALL.to_vec()), any_node(), 0..2),
        proptest::collection::vec(any_node(), 0..4),
        proptest::option::of(ids),
        proptest::collection::btree_map(field.prop_map(str::to_owned), value, 0..2),
    )
        .prop_map(|(head, blocks, order, slip)| Change { head, blocks, order, slip })
}

proptest! {
    #[test]
    fn between_then_apply_arrives(a in with_slip(), b in with_slip()) {
        let change = Change::between(&a, &b);
        let wire: Change = serde_json::from_str(&serde_json::to_string(&change).unwrap()).unwrap();
        prop_assert_eq!(&wire, &change);
        let mut at = a.clone();
        wire.apply(&mut at).unwrap();
        prop_assert_eq!(&at, &b);
        wire.apply(&mut at).unwrap();
        prop_assert_eq!(&at, &b);
        prop_assert_eq!(change.is_empty(), a == b);
    }

    #[test]
    fn any_change_is_replayed_or_harms_nothing(before in with_slip(), change in any_change()) {
        let mut after = before.clone();
        match change.apply(&mut after) {
            Err(_) => prop_assert_eq!(&after, &before),
            Ok(()) => {
                prop_assert_eq!(codec::decode(&codec::encode(&after)).unwrap(), after.clone());
                let once: Hash = codec::hash(&after);
                // A journal row that is replayed again must find all it names; a change that
                // moved a block out of the story and back would not be one of the journal.
                if change.apply(&mut after).is_ok() {
                    prop_assert_eq!(codec::hash(&after), once);
                }
            }
        }
    }
}
