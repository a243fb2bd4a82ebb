//! The one JSON: what it refuses and where it says so, what it brings into one form,
//! and that nothing is lost on the way there and back.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed, which is its way to say so")]

use gaotai_article::{Article, CodecError, HeadPart, Inline, Mark, codec, normalize};
use gaotai_testkit::story::{Story, any_article};
use proptest::prelude::*;
use serde_json::{Value, json};

fn story() -> Article {
    Story::new("“先锋”助企忙")
        .head(HeadPart::Kicker, "我省——")
        .paragraph("新春伊始。")
        .section("争分夺秒")
        .build()
}

/// The body of `json`, block by block.
fn body(json: &mut Value) -> &mut Vec<Value> {
    json["doc"]["content"][1]["content"].as_array_mut().unwrap()
}

fn paragraph(number: u32, content: Value) -> Value {
    json!({ "type": "paragraph", "attrs": { "id": id(number) }, "content": content })
}

fn id(number: u32) -> String {
    format!("00000000-0000-4000-8000-0000aaaa{number:04}")
}

/// Changes the JSON of a good story and expects the message.
#[track_caller]
fn refused(edit: impl FnOnce(&mut Value), expected: &str) {
    let mut json = codec::encode(&story());
    edit(&mut json);
    match codec::decode(&json) {
        Ok(_) => panic!("accepted; expected {expected:?}"),
        Err(error) => assert_eq!(error.to_string(), expected),
    }
}

/// Puts `block` in as the third block of a good story and expects the message.
#[track_caller]
fn block_refused(block: Value, expected: &str) {
    refused(|json| body(json).push(block), &format!("doc.content[1].content[2]{expected}"));
}

/// Puts `runs` into a paragraph and expects the message.
#[track_caller]
fn runs_refused(runs: Value, expected: &str) {
    block_refused(paragraph(1, runs), &format!(".content[0]{expected}"));
}

#[test]
fn what_is_no_article() {
    refused(|json| json["format"] = json!("word"), "not an article of Gaotai: `format` is \"word\"");
    refused(|json| *json = json!([1]), "not an article of Gaotai: `format` is null");
    refused(|json| *json = json!(null), "not an article of Gaotai: `format` is null");
    assert!(matches!(codec::from_str("{\"format\": "), Err(CodecError::NotJson(_))));
    assert!(matches!(codec::from_str(""), Err(CodecError::NotJson(_))));
}

#[test]
fn versions() {
    refused(
        |json| json["version"] = json!(2),
        "made by a newer Gaotai: article version 2, this one reads up to 1",
    );
    refused(|json| json["version"] = json!(0), "version: 0 is no version");
    refused(|json| json["version"] = json!("1"), "version: \"1\" is no version");
    refused(|json| json["version"] = json!(1.5), "version: 1.5 is no version");
    let mut json = codec::encode(&story());
    json["version"] = json!(7);
    json["doc"] = json!("a shape of the future");
    assert_eq!(codec::decode(&json), Err(CodecError::Newer { found: 7 }));
}

#[test]
fn places_of_nodes() {
    refused(|json| json["doc"] = json!(null), "doc: found null, expected doc");
    refused(|json| json["doc"]["content"] = json!([]), "doc: needs head, body");
    refused(|json| json["doc"]["content"][1]["content"] = json!([]), "doc.content[1]: is empty");
    refused(
        |json| json["doc"]["content"][0]["content"][1]["type"] = json!("title"),
        "doc.content[0].content[1]: found \"title\", expected kicker",
    );
    refused(
        |json| json["doc"]["content"][0]["content"].as_array_mut().unwrap().truncate(4),
        "doc.content[0]: needs web_title, kicker, title, subtitle, abstract",
    );
    block_refused(
        json!({ "type": "list_item", "attrs": { "id": id(1) } }),
        ": found \"list_item\", expected paragraph or section_head or bullet_list or ordered_list or quote \
         or figure or table or box or divider or embed",
    );
    block_refused(json!({ "type": "bullet_list", "attrs": { "id": id(1) } }), ": is empty");
    block_refused(
        json!({ "type": "quote", "attrs": { "id": id(1) }, "content": [{ "type": "divider", "attrs": { "id": id(2) } }] }),
        ".content[0]: found \"divider\", expected paragraph",
    );
    block_refused(
        json!({ "type": "divider", "attrs": { "id": id(1) }, "content": [paragraph(2, json!([]))] }),
        ": nothing may stand in divider",
    );
    block_refused(
        json!({ "type": "figure", "attrs": { "id": id(1) }, "content": [] }),
        ": needs caption, credit",
    );
}

#[test]
fn keys_and_attributes() {
    refused(
        |json| body(json)[0]["style"] = json!("lede"),
        "doc.content[1].content[0]: unknown key \"style\"",
    );
    refused(
        |json| body(json)[0]["attrs"]["align"] = json!("left"),
        "doc.content[1].content[0].attrs: unknown key \"align\"",
    );
    refused(
        |json| body(json)[0]["attrs"]["style"] = json!("headline"),
        "doc.content[1].content[0].attrs.style: \"headline\" does not fit",
    );
    refused(
        |json| body(json)[1]["attrs"]["level"] = json!(4),
        "doc.content[1].content[1].attrs.level: 4 does not fit",
    );
    refused(
        |json| body(json)[0]["attrs"]["only"] = json!([]),
        "doc.content[1].content[0].attrs.only: [] does not fit",
    );
    block_refused(
        json!({ "type": "figure", "attrs": { "id": id(1), "media": "ABC" }, "content": [] }),
        ".attrs.media: \"ABC\" does not fit",
    );
    block_refused(
        json!({ "type": "figure", "attrs": { "id": id(1), "focus": { "x": 0.5, "y": 1.5 } }, "content": [] }),
        ".attrs.focus: {\"x\":0.5,\"y\":1.5} does not fit",
    );
    block_refused(json!({ "type": "divider", "attrs": "id" }), ".attrs: is no object");
}

#[test]
fn ids() {
    block_refused(json!({ "type": "paragraph" }), ": has no id");
    block_refused(json!({ "type": "paragraph", "attrs": { "id": "7" } }), ".attrs.id: \"7\" does not fit");
    let mut json = codec::encode(&story());
    json["id"] = json!("7");
    assert!(codec::decode(&json).unwrap_err().to_string().starts_with("id: UUID parsing failed"));
    let twice = format!(": the id {} stands twice", id(1));
    refused(
        |json| body(json).extend([paragraph(1, json!([])), paragraph(1, json!([]))]),
        &format!("doc.content[1].content[3]{twice}"),
    );
    refused(
        |json| {
            let mut upper = paragraph(1, json!([]));
            upper["attrs"]["id"] = json!(id(1).to_uppercase());
            body(json).extend([paragraph(1, json!([])), upper]);
        },
        &format!("doc.content[1].content[3]{twice}"),
    );
}

#[test]
fn runs() {
    runs_refused(json!([{ "type": "paragraph" }]), ": found \"paragraph\", expected text or hard_break");
    runs_refused(json!([{ "type": "text", "text": "" }]), ": text is missing or empty");
    runs_refused(json!([{ "type": "text" }]), ": text is missing or empty");
    runs_refused(json!([{ "type": "hard_break", "text": "x" }]), ": unknown key \"text\"");
    let marked = |marks: Value| json!([{ "type": "text", "text": "字", "marks": marks }]);
    runs_refused(marked(json!("strong")), ": marks is no array");
    runs_refused(marked(json!([{ "type": "blink" }])), ".marks[0]: unknown mark \"blink\"");
    runs_refused(marked(json!([{ "type": "link" }])), ".marks[0].attrs: href is missing");
    runs_refused(
        marked(json!([{ "type": "strong" }, { "type": "only", "attrs": { "channels": [] } }])),
        ".marks[1].attrs.channels: [] does not fit",
    );
    runs_refused(
        marked(json!([{ "type": "strong", "attrs": { "x": 1 } }])),
        ".marks[0].attrs: unknown key \"x\"",
    );
    let link = |href: &str| json!({ "type": "link", "attrs": { "href": href } });
    runs_refused(marked(json!([link("a"), link("b")])), ".marks[1]: link stands twice");
}

/// Sets a field of the slip and expects a message that begins so.
#[track_caller]
fn field_refused(field: &str, value: Value, expected: &str) {
    let mut json = codec::encode(&story());
    json["slip"][field] = value;
    let error = codec::decode(&json).expect_err("the field is no field of the model").to_string();
    assert!(error.starts_with(expected), "{error:?} does not begin {expected:?}");
}

#[test]
fn slips() {
    field_refused("colour", json!("red"), "slip: unknown field `colour`");
    field_refused("priority", json!("high"), "slip: invalid type: string \"high\"");
    field_refused("priority", json!(0), "slip.priority: 0 is not from 1 to 5");
    field_refused("priority", json!(6), "slip.priority: 6 is not from 1 to 5");
    field_refused("published_at", json!("2023-02-10 07:40"), "slip: ");
    field_refused(
        "source",
        json!({ "name": "新华日报", "kind": "stolen" }),
        "slip: unknown variant `stolen`",
    );
    field_refused("authors", json!([{ "nom": "林元沁" }]), "slip: unknown field `nom`");
    refused(|json| json["slip"] = json!(null), "slip: invalid type: null, expected struct Slip");
}

#[test]
fn what_is_not_given_takes_its_default() {
    let mut json = codec::encode(&story());
    json["slip"] = json!({});
    body(&mut json).push(paragraph(1, json!([])));
    body(&mut json)
        .push(json!({ "type": "box", "attrs": { "id": id(2) }, "content": [paragraph(3, json!([]))] }));
    let again = codec::encode(&codec::decode(&json).unwrap());
    let blocks = again["doc"]["content"][1]["content"].as_array().unwrap();
    assert_eq!(
        blocks[2],
        json!({ "type": "paragraph", "attrs": { "id": id(1), "style": "body", "only": null } })
    );
    assert_eq!(blocks[3]["attrs"], json!({ "id": id(2), "kind": "facts", "title": "", "only": null }));
    assert_eq!(again["slip"]["keywords"], json!([]));
    assert_eq!(again["slip"]["source"], json!(null));
}

#[test]
fn times_keep_the_offset_in_which_they_were_given() {
    for time in ["2023-02-10T07:40:02+08:00", "2023-02-09T23:40:02Z", "2023-02-10T05:10:02.250+05:30"] {
        let mut json = codec::encode(&story());
        json["slip"]["published_at"] = json!(time);
        let again = codec::encode(&codec::decode(&json).unwrap());
        assert_eq!(again["slip"]["published_at"], json!(time));
    }
}

#[track_caller]
fn normal(runs: Vec<Inline>, expected: Vec<Inline>) {
    assert_eq!(normalize(runs), expected);
}

#[test]
fn runs_have_one_form() {
    let strong = |text: &str| Inline::Text { text: text.into(), marks: vec![Mark::Strong] };
    let raw = |text: &str, marks: Vec<Mark>| Inline::Text { text: text.into(), marks };
    let comment = |id: &str| Mark::Comment { id: id.into() };
    normal(vec![Inline::text("甲"), Inline::text("乙")], vec![Inline::text("甲乙")]);
    normal(vec![Inline::text("甲"), Inline::text(""), strong("乙")], vec![Inline::text("甲"), strong("乙")]);
    normal(vec![strong("甲"), raw("", vec![]), strong("乙")], vec![strong("甲乙")]);
    normal(vec![raw("甲", vec![Mark::Sup, Mark::Strong])], vec![raw("甲", vec![Mark::Strong, Mark::Sup])]);
    normal(
        vec![raw("甲", vec![Mark::Strong, Mark::Em, Mark::Strong])],
        vec![raw("甲", vec![Mark::Strong, Mark::Em])],
    );
    normal(
        vec![raw("甲", vec![comment("1"), comment("2"), comment("1")])],
        vec![raw("甲", vec![comment("1"), comment("2")])],
    );
    let line_break = || Inline::HardBreak { marks: vec![] };
    normal(vec![line_break(), line_break()], vec![line_break(), line_break()]);
    normal(vec![], vec![]);
}

/// The same JSON with the keys of every object in reverse order, as text.
fn reversed(value: &Value) -> String {
    match value {
        Value::Object(map) => {
            let pairs = map.iter().rev().map(|(key, value)| format!("{} : {}", json!(key), reversed(value)));
            format!("{{ {} }}", pairs.collect::<Vec<_>>().join(" ,\n"))
        }
        Value::Array(list) => format!("[ {} ]", list.iter().map(reversed).collect::<Vec<_>>().join(" , ")),
        plain => plain.to_string(),
    }
}

#[test]
fn the_hash_does_not_see_the_order_of_keys() {
    let article = story();
    let json = codec::encode(&article);
    let other = codec::from_str(&reversed(&json)).unwrap();
    assert_eq!(codec::hash(&other), codec::hash(&article));
    let mut extra = article.clone();
    extra.slip.extra.insert("甲".into(), json!({ "b": 1, "a": [2, { "d": 3, "c": 4 }] }));
    let mut same = article.clone();
    same.slip.extra.insert("甲".into(), serde_json::from_str(r#"{"a":[2,{"c":4,"d":3}],"b":1}"#).unwrap());
    assert_eq!(codec::hash(&extra), codec::hash(&same));
    assert_ne!(codec::hash(&extra), codec::hash(&article));
}

#[test]
fn canonical_json() {
    for (json, expected) in [
        (json!({ "b": 1, "a": null, "": [true, "x"] }), r#"{"":[true,"x"],"a":null,"b":1}"#),
        (json!("“字”\n\"\u{1}"), "\"“字”\\n\\\"\\u0001\""),
        (json!([]), "[]"),
        (json!({}), "{}"),
        (json!(0.5), "0.5"),
    ] {
        assert_eq!(codec::canonical(&json), expected);
    }
}

/// A hash is kept with every revision: should this test fail, all libraries' hashes fail with it.
#[test]
fn the_hash_of_a_known_story_stays() {
    let path = gaotai_testkit::repository().join("tests/corpus/all-nodes.json");
    let article = codec::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    gaotai_testkit::golden::check(
        "article/all-nodes.sha256",
        format!("{}\n", codec::hash(&article)).as_bytes(),
    );
}

proptest! {
    #[test]
    fn a_story_comes_back(article in any_article()) {
        let json = codec::encode(&article);
        prop_assert_eq!(&codec::decode(&json).unwrap(), &article);
        let text = codec::canonical(&json);
        prop_assert_eq!(&codec::from_str(&text).unwrap(), &article);
        prop_assert_eq!(codec::canonical(&serde_json::from_str(&text).unwrap()), text);
    }

    /// To the last unit of its last place: the hash is of the text. 23/255 was one that came back as another.
    #[test]
    fn a_point_of_a_picture_comes_back(x in 0.0f64..=1.0, y in prop_oneof![Just(23.0 / 255.0), 0.0f64..=1.0]) {
        let mut json = codec::encode(&story());
        let line = |name: &str, number: u32| json!({ "type": name, "attrs": { "id": id(number) } });
        body(&mut json).push(json!({
            "type": "figure",
            "attrs": { "id": id(1), "focus": { "x": x, "y": y } },
            "content": [line("caption", 2), line("credit", 3)],
        }));
        let article = codec::decode(&json).unwrap();
        let text = codec::canonical(&codec::encode(&article));
        prop_assert_eq!(&codec::from_str(&text).unwrap(), &article);
        prop_assert_eq!(codec::hash(&codec::from_str(&text).unwrap()), codec::hash(&article));
    }

    #[test]
    fn equal_stories_have_equal_hashes_and_others_not(a in any_article(), b in any_article()) {
        prop_assert_eq!(codec::hash(&a) == codec::hash(&b), a == b);
        prop_assert_eq!(codec::hash(&codec::from_str(&reversed(&codec::encode(&a))).unwrap()), codec::hash(&a));
    }

    /// Whatever is cut out of a story's JSON or put in its place, decoding gives a story or a message.
    #[test]
    fn damaged_json_never_panics(article in any_article(), at in any::<prop::sample::Index>(), with in 0usize..6) {
        let mut json = codec::encode(&article);
        let pointers = pointers(&json);
        let replacement = [json!(null), json!(""), json!([]), json!({}), json!(-1), json!("paragraph")][with].clone();
        *json.pointer_mut(&pointers[at.index(pointers.len())]).unwrap() = replacement;
        if let Ok(read) = codec::decode(&json) {
            prop_assert_eq!(codec::decode(&codec::encode(&read)).unwrap(), read);
        }
    }
}

/// The JSON pointers of every value in `json`.
fn pointers(json: &Value) -> Vec<String> {
    fn walk(json: &Value, here: String, out: &mut Vec<String>) {
        match json {
            Value::Object(map) => {
                map.iter().for_each(|(key, value)| walk(value, format!("{here}/{key}"), out))
            }
            Value::Array(list) => {
                list.iter().enumerate().for_each(|(at, value)| walk(value, format!("{here}/{at}"), out));
            }
            _ => {}
        }
        out.push(here);
    }
    let mut out = Vec::new();
    walk(json, String::new(), &mut out);
    out
}
