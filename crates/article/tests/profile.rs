//! Story profiles: their file, the stories made from them, and what these lack.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use gaotai_article::profile::{
    FIELDS, HINTS, Names, Newsroom, OwnField, OwnKind, Problem, ProblemCode, Profile, ProfileError, codec,
    stock,
};
use gaotai_article::slip::{Target, TargetUnit, Term};
use gaotai_article::{Article, Inline, codec as article};
use gaotai_testkit::{golden, ids};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeMap;

const NEWSROOM: Newsroom<'static> = Newsroom { name: "岚江日报", person: "林晓" };

fn start(profile: &Profile) -> Article {
    profile.start(ids::article(1), NEWSROOM, &mut ids::Sequence::default()).unwrap()
}

#[test]
fn the_stock_files_are_as_the_program_writes_them() {
    for text in stock::FILES {
        let profile = codec::decode(text).unwrap_or_else(|error| panic!("{text:.80}\n{error}"));
        let name = format!("../../crates/article/src/profile/stock/{}.yaml", profile.id);
        golden::check(&name, codec::encode(&profile).unwrap().as_bytes());
        assert_eq!(stock::find(&profile.id), Some(&profile));
    }
    assert_eq!(stock::all().len(), stock::FILES.len());
}

/// With its keys in order whatever order the build keeps them in.
fn sorted(value: &Value) -> Value {
    match value {
        Value::Object(map) => {
            let map: BTreeMap<&String, Value> = map.iter().map(|(key, value)| (key, sorted(value))).collect();
            map.into_iter().map(|(key, value)| (key.clone(), value)).collect()
        }
        Value::Array(items) => items.iter().map(sorted).collect(),
        plain => plain.clone(),
    }
}

#[test]
fn a_new_story_from_each_stock_profile() {
    for profile in stock::all() {
        let story = start(profile);
        let json = article::encode(&story);
        assert_eq!(article::decode(&json).unwrap(), story, "{}", profile.id);
        assert_eq!(story.slip.profile.as_deref(), Some(profile.id.as_str()));
        assert_eq!(story.slip.authors[0].name, "林晓");
        assert_eq!(story.slip.source.as_ref().unwrap().name, "岚江日报");
        assert!(profile.missing(&story).contains(&"title".to_owned()));
        let text = serde_json::to_string_pretty(&sorted(&json)).unwrap() + "\n";
        golden::check(&format!("profiles/{}.json", profile.id), text.as_bytes());
    }
}

/// What is wrong with this text: places and codes.
#[track_caller]
fn check(text: &str, expected: &[(&str, ProblemCode)]) -> Vec<Problem> {
    let ProfileError::Invalid(problems) = codec::decode(text).unwrap_err() else {
        panic!("no problems but another error")
    };
    let found: Vec<(&str, ProblemCode)> = problems.iter().map(|it| (it.at.as_str(), it.code)).collect();
    assert_eq!(found, expected);
    problems
}

const LEAST: &str = "format: gaotai-profile\nversion: 1\nid: a\nnames: {zh: 甲}\nlanguage: zh-CN\n";

#[test]
fn the_least_that_is_a_profile() {
    let profile = codec::decode(LEAST).unwrap();
    let story = start(&profile);
    assert_eq!((story.doc.body.len(), story.slip.language.as_str()), (1, "zh-CN"));
    assert!(profile.missing(&story).is_empty());
}

#[test]
fn everything_that_is_wrong_is_found() {
    use ProblemCode::*;
    let with = |more: &str| format!("{LEAST}{more}");
    check(
        "format: gaotai-profile\nversion: 1",
        &[("id", Missing), ("names", Missing), ("language", Missing)],
    );
    let problems = check(&with("colour: red\nsize: 7\n"), &[("colour", UnknownKey), ("size", UnknownKey)]);
    assert!(problems[0].allowed.contains(&"target".to_owned()));
    check(&with("fields: [title, headline, title]"), &[("fields[1]", WrongWord), ("fields[2]", Twice)]);
    check(&with("fields: title"), &[("fields", WrongForm)]);
    check(
        &with("target: {count: 0, unit: pages}"),
        &[("target.count", WrongForm), ("target.unit", WrongWord)],
    );
    check(
        &with("hints: {lede: [x], headline: y}"),
        &[("hints.headline", UnknownKey), ("hints.lede", WrongForm)],
    );
    check(
        &with(
            "own: [{key: A b, names: {zh: 乙}, kind: list}, {names: {en: C}, kind: choice, required: yes please}]",
        ),
        &[
            ("own[0].key", BadId),
            ("own[0].kind", WrongWord),
            ("own[1].key", Missing),
            ("own[1].choices", Missing),
            ("own[1].required", WrongForm),
        ],
    );
    let own =
        "own: [{key: desk_no, names: {zh: 乙}, kind: text, choices: [a]}]\ndefaults: {extra: {other: 1}}";
    check(&with(own), &[("own[0].choices", BadValue), ("defaults.extra.other", UnknownKey)]);
    check(
        &with("defaults: {priority: 9, language: en, source: {owner: x}}"),
        &[("defaults.language", UnknownKey), ("defaults.priority", BadValue), ("defaults.source", BadValue)],
    );
    check(
        &with("body: [{type: paragraph, attrs: {style: shout}}, {type: title}, {type: box}]"),
        &[("body[0].attrs.style", BadValue), ("body[1]", BadValue), ("body[2]", BadValue)],
    );
    check("format: gaotai-profile\nversion: one", &[("version", WrongWord)]);
    check(&LEAST.replace("id: a", "id: A b"), &[("id", BadId)]);
}

#[test]
fn the_documented_example_is_one() {
    let page = std::fs::read_to_string(gaotai_testkit::repository().join("docs/formats/profile.md")).unwrap();
    let example = page.split("```yaml\n").nth(1).unwrap().split("```").next().unwrap();
    let profile = codec::decode(example).unwrap();
    assert_eq!(profile.missing(&start(&profile)), ["title", "channel", "extra.topic_no"]);
    // Every key that is read is described, and every field and hint is named.
    for word in FIELDS.iter().chain(HINTS) {
        assert!(page.contains(&format!("`{word}`")), "{word}");
    }
}

#[test]
fn what_is_no_profile() {
    let fail = |text: &str| codec::decode(text).unwrap_err();
    let newer = fail(&LEAST.replace("version: 1", "version: 2"));
    assert_eq!(newer, ProfileError::Newer { found: 2 });
    assert!(newer.to_string().contains("newer Gaotai"), "{newer}");
    assert!(matches!(fail("title: 标题\n"), ProfileError::NotAProfile { .. }));
    assert!(matches!(fail("[1, 2]"), ProfileError::NotAProfile { .. }));
    assert!(matches!(fail(""), ProfileError::NotAProfile { .. } | ProfileError::NotYaml(_)));
    let ProfileError::NotYaml(words) = fail("format: gaotai-profile\nid: {a\n") else { panic!() };
    assert!(words.contains("line"), "{words}");
    assert!(matches!(fail(&"x".repeat(codec::MOST_BYTES + 1)), ProfileError::NotYaml(_)));
}

#[test]
fn what_a_story_lacks() {
    let required: Vec<String> = FIELDS.iter().map(|field| (*field).to_owned()).collect();
    let own = |key: &str, kind| OwnField {
        key: key.into(),
        names: Names { zh: key.into(), en: String::new() },
        kind,
        choices: Vec::new(),
        required: key != "free",
    };
    let own = vec![own("number", OwnKind::Number), own("free", OwnKind::Text)];
    let profile = Profile { required, own, language: String::new(), ..codec::decode(LEAST).unwrap() };
    let mut story = start(&profile);
    let all = profile.missing(&story);
    let not: Vec<&&str> = FIELDS.iter().filter(|field| !all.contains(&(**field).to_owned())).collect();
    assert_eq!(not, [&"original_title"], "own work has no title elsewhere");
    assert_eq!(all.last().unwrap(), "extra.number");

    // A record that says nothing is as empty as none; one word in it is enough.
    let mut fill = |field: &str, empty: Value, full: Value| {
        let mut lacks = |value: Value| {
            let mut slip = serde_json::to_value(&story.slip).unwrap();
            slip[field] = value;
            story.slip = article::decode_slip(&slip).unwrap();
            profile.missing(&story).contains(&field.to_owned())
        };
        assert!(lacks(empty), "{field} is empty");
        assert!(!lacks(full), "{field} is full");
    };
    fill("slug", json!("  "), json!("bridge"));
    fill("authors", json!([{ "name": " " }]), json!([{ "name": "林晓" }]));
    fill("people", json!([]), json!([{ "name": "沙佳仪" }]));
    fill("source", json!({ "url": "https://a.cn" }), json!({ "name": "新华社", "kind": "reprint" }));
    fill("original_title", json!([{ "text": "" }]), json!([{ "text": "原题" }]));
    fill("dateline", json!({ "kind": "paper" }), json!({ "place": "岚江" }));
    fill("rights", json!({}), json!({ "holder": "岚江日报" }));
    fill("print", json!({}), json!({ "page": "3" }));
    fill("related", json!([{ "kind": "update_of" }]), json!([{ "url": "https://a.cn" }]));
    fill("priority", Value::Null, json!(3));
    story.slip.extra.insert("number".into(), json!(0));
    story.doc.head.line_mut(gaotai_article::HeadPart::Title).content = vec![Inline::text("题")];
    let rest = profile.missing(&story);
    assert!(!rest.contains(&"extra.number".to_owned()) && !rest.contains(&"title".to_owned()));
}

fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z]{1,8}",
        "[0-9]{1,4}",
        "[一-龥]{1,6}",
        Just("yes".to_owned()),
        Just("null".to_owned()),
        Just("- a: b # c".to_owned()),
        Just("“引号”: 'x'\n第二行".to_owned()),
        Just("2023-02-10".to_owned()),
    ]
}

fn names() -> impl Strategy<Value = Names> {
    (words(), prop_oneof![Just(String::new()), words()]).prop_map(|(zh, en)| Names { zh, en })
}

fn some_of(all: &'static [&'static str]) -> impl Strategy<Value = Vec<String>> {
    prop::sample::subsequence(all.to_vec(), 0..=all.len())
        .prop_shuffle()
        .prop_map(|fields| fields.into_iter().map(str::to_owned).collect())
}

fn own_fields() -> impl Strategy<Value = Vec<OwnField>> {
    let kinds = prop::sample::select(vec![OwnKind::Text, OwnKind::Number, OwnKind::Choice, OwnKind::Date]);
    let one = (names(), kinds, prop::collection::btree_set(words(), 1..4), any::<bool>());
    prop::collection::vec(one, 0..4).prop_map(|all| {
        let field = |(at, (names, kind, choices, required)): (usize, (Names, OwnKind, _, bool))| OwnField {
            key: format!("key_{at}"),
            names,
            kind,
            choices: if kind == OwnKind::Choice {
                Vec::from_iter::<std::collections::BTreeSet<String>>(choices)
            } else {
                Vec::new()
            },
            required,
        };
        all.into_iter().enumerate().map(field).collect()
    })
}

fn block() -> impl Strategy<Value = Value> {
    let text =
        prop_oneof![Just(Value::Null), words().prop_map(|text| json!([{ "type": "text", "text": text }]))];
    let styles = prop::sample::select(vec!["body", "lede", "question", "answer", "continuation"]);
    (text, styles, 0..5).prop_map(|(text, style, kind)| {
        let mut line = json!({ "type": "paragraph" });
        if style != "body" {
            line["attrs"] = json!({ "style": style });
        }
        if !text.is_null() {
            line["content"] = text;
        }
        match kind {
            0 => json!({ "type": "figure" }),
            1 => json!({ "type": "divider" }),
            2 => json!({ "type": "box", "attrs": { "kind": "note", "title": "题" }, "content": [line] }),
            _ => line,
        }
    })
}

prop_compose! {
    fn profiles()(
        names in names(),
        about in prop_oneof![Just(Names::default()), names()],
        fields in some_of(FIELDS),
        required in some_of(FIELDS),
        own in own_fields(),
        target in prop::option::of((1_u32..9999, prop::sample::select(vec![TargetUnit::Zi, TargetUnit::Words]))),
        genre in prop::option::of(words()),
        hints in prop::collection::btree_map(prop::sample::select(HINTS), words(), 0..4),
        desk in prop::option::of(words()),
        body in prop::collection::vec(block(), 0..5),
    ) -> Profile {
        Profile {
            id: "made-up-1".into(),
            names,
            about,
            language: "zh-CN".into(),
            genre: genre.map(|name| Term { id: String::new(), name }),
            fields,
            required,
            own,
            defaults: desk.map(|desk| ("desk".to_owned(), json!(desk))).into_iter().collect(),
            target: target.map(|(count, unit)| Target { count, unit, slot: None }),
            hints: hints.into_iter().map(|(name, text)| (name.to_owned(), text)).collect(),
            head: BTreeMap::from([("kicker".to_owned(), "编者按".to_owned())]),
            body,
        }
    }
}

proptest! {
    #[test]
    fn a_profile_comes_back_from_its_file(profile in profiles()) {
        let text = codec::encode(&profile).unwrap();
        let back = codec::decode(&text).map_err(|error| TestCaseError::fail(format!("{error}\n{text}")))?;
        prop_assert_eq!(&back, &profile, "{}", text);
        prop_assert_eq!(codec::encode(&back).unwrap(), text);
        let story = start(&profile);
        prop_assert_eq!(article::decode(&article::encode(&story)).unwrap(), story);
    }
}
