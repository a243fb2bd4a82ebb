//! Destinations: their files, what is wrong with them, and what their rules make of stories.

#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod names;

use gaotai_article::slip::{AiLevel, AiUse, Author, Source, Term};
use gaotai_article::{Article, HeadPart, codec as story};
use gaotai_formats::destination::{
    Act, Destination, Other, PROBLEM_CODES, Rule, check, codec, id_of, mapping, readable,
};
use gaotai_testkit::story::{Story, any_article};
use proptest::prelude::*;
use serde_json::{Value, json};

fn sound() -> Destination {
    Destination {
        id: "main-site".to_owned(),
        name: "主站".to_owned(),
        format: "html".to_owned(),
        ..Destination::default()
    }
}

fn rule(field: &str, rule: Value) -> Rule {
    serde_json::from_value(json!({ "field": field, "rule": rule })).unwrap()
}

fn fog() -> Article {
    let source = Source {
        name: "新华社".to_owned(),
        url: Some("https://example.org".to_owned()),
        ..Source::default()
    };
    let author =
        |name: &str| Author { name: name.to_owned(), organisation: "本报".to_owned(), ..Author::default() };
    Story::new("雾锁大江")
        .head(HeadPart::Kicker, "清晨停航两小时")
        .paragraph("清晨的江面上起了大雾。")
        .slip(|slip| {
            slip.keywords = vec!["轮渡".to_owned(), "大雾".to_owned()];
            slip.source = Some(source);
            slip.channel = Some(Term { id: "c7".to_owned(), name: "时政".to_owned() });
            slip.authors = vec![author("林晓"), author("周舟")];
            slip.ai_use = Some(AiUse { level: AiLevel::Assisted, ..AiUse::default() });
        })
        .build()
}

/// The field after the rules, as JSON.
#[track_caller]
fn after(rules: &[Rule], pointer: &str, expected: Value) {
    let mapped = mapping::apply(rules, &fog());
    assert_eq!(mapped.problems, []);
    let json = story::encode(&mapped.article);
    assert_eq!(json.pointer(pointer), Some(&expected), "{rules:?}\n{json:#}");
}

#[test]
fn rules_change_a_copy_of_the_story() {
    after(&[rule("slip.slug", json!({ "do": "fix", "value": " fog " }))], "/slip/slug", json!("fog"));
    after(
        &[rule("slip.keywords", json!({ "do": "fix", "value": "a，b；c" }))],
        "/slip/keywords",
        json!(["a", "b", "c"]),
    );
    after(
        &[rule("slip.ed_note", json!({ "do": "copy", "from": "kicker" }))],
        "/slip/ed_note",
        json!("清晨停航两小时"),
    );
    after(&[rule("slip.source.url", json!({ "do": "drop" }))], "/slip/source/url", json!(null));
    after(&[rule("slip.source", json!({ "do": "drop" }))], "/slip/source", json!(null));
    after(&[rule("slip.priority", json!({ "do": "fix", "value": "2" }))], "/slip/priority", json!(2));
    after(
        &[rule("slip.print.page", json!({ "do": "fix", "value": "A02" }))],
        "/slip/print/page",
        json!("A02"),
    );
    after(
        &[rule("slip.codes.cms", json!({ "do": "fix", "value": "007" }))],
        "/slip/codes/0/value",
        json!("007"),
    );
    after(&[rule("slip.extra.a.b", json!({ "do": "fix", "value": "x" }))], "/slip/extra/a.b", json!("x"));
}

#[test]
fn words_are_replaced_entry_by_entry() {
    let words = |other: &str| json!({ "do": "words", "map": { "林晓": "小林", "轮渡": "航运", "大雾": "" }, "other": other });
    after(&[rule("slip.authors", words("keep"))], "/slip/authors/0/name", json!("小林"));
    after(&[rule("slip.authors", words("keep"))], "/slip/authors/0/organisation", json!("本报"));
    after(&[rule("slip.authors", words("keep"))], "/slip/authors/1/name", json!("周舟"));
    after(&[rule("slip.keywords", words("drop"))], "/slip/keywords", json!(["航运"]));
    let channel = json!({ "do": "words", "map": { "时政": "要闻" }, "other": "drop" });
    after(&[rule("slip.channel.name", channel)], "/slip/channel", json!({ "id": "c7", "name": "要闻" }));
}

#[test]
fn fields_are_computed_from_others() {
    let compute = |template: &str| json!({ "do": "compute", "template": template });
    let note = "{{ slip.channel.name }}：{{ title }}（{{ slip.authors | map(attribute='name') | join('、') }}）{{ slip.rights.holder }}";
    after(&[rule("slip.ed_note", compute(note))], "/slip/ed_note", json!("时政：雾锁大江（林晓、周舟）"));
    after(
        &[rule("slip.ed_note", compute("{{ words }} {{ text }}"))],
        "/slip/ed_note",
        json!("11 清晨的江面上起了大雾。"),
    );
    let rules = [
        rule("slip.published_at", json!({ "do": "fix", "value": "2026-11-26T09:00:00+08:00" })),
        rule("slip.slug", compute("{{ slip.published_at | date('%m%d') }}-fog{{ slip.updated_at | date }}")),
    ];
    after(&rules, "/slip/slug", json!("1126-fog"));
}

#[test]
fn a_rule_that_does_not_fit_changes_nothing_and_says_so() {
    for (field, act, code) in [
        ("slip.priority", json!({ "do": "fix", "value": "9" }), "value_invalid"),
        ("slip.published_at", json!({ "do": "fix", "value": "gestern" }), "value_invalid"),
        ("slip.source.kind", json!({ "do": "fix", "value": "stolen" }), "value_invalid"),
        ("slip.nowhere", json!({ "do": "fix", "value": "x" }), "value_invalid"),
        (
            "slip.slug",
            json!({ "do": "compute", "template": "{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}" }),
            "template_invalid",
        ),
    ] {
        let mapped = mapping::apply(&[rule(field, act)], &fog());
        assert_eq!(mapped.article, fog(), "{field}");
        assert_eq!(mapped.problems[0].code, code, "{field}");
    }
}

#[test]
fn no_rule_takes_a_label_off_a_story() {
    for field in ["slip.ai_use", "slip.ai_use.level", "slip.ai_use.tool", "slip.embargo_until"] {
        assert_eq!(mapping::apply(&[rule(field, json!({ "do": "drop" }))], &fog()).article, fog(), "{field}");
        let wrong = Destination { mapping: vec![rule(field, json!({ "do": "drop" }))], ..sound() };
        assert_eq!(check(&wrong)[0].code, "field_unknown");
    }
    assert!(readable("slip.ai_use.level") && readable("slip.embargo_until"));
}

#[track_caller]
fn wrong(change: impl FnOnce(&mut Destination), field: &str, code: &str) {
    let mut destination = sound();
    change(&mut destination);
    let problems = check(&destination);
    assert!(PROBLEM_CODES.contains(&code), "{code} is on no list");
    assert!(problems.iter().any(|p| p.field == field && p.code == code), "{code} at {field}: {problems:?}");
}

#[test]
fn what_is_wrong_is_said_with_its_place() {
    assert_eq!(check(&sound()), []);
    wrong(|it| it.id = "主站".to_owned(), "id", "id_invalid");
    wrong(|it| it.name = " ".to_owned(), "name", "name_empty");
    wrong(|it| it.format = "wordstar".to_owned(), "format", "format_unknown");
    wrong(|it| it.encoding = Some("GB18030".to_owned()), "encoding", "encoding_not_offered");
    wrong(|it| it.gather = true, "gather", "gather_not_possible");
    wrong(|it| it.template = Some("x".to_owned()), "template", "template_not_taken");
    wrong(|it| it.names.file = "a/b".to_owned(), "names.file", "pattern_has_folder");
    wrong(|it| it.names.folder = "../up".to_owned(), "names.folder", "pattern_unsafe");
    wrong(|it| it.pictures = Some(picture(5, &[])), "pictures.longest_edge", "edge_invalid");
    wrong(|it| it.pictures = Some(picture(900, &["image/bmp"])), "pictures.mimes", "mime_unknown");
    wrong(|it| it.seal = Some("lock".to_owned()), "seal", "seal_invalid");
    let with = |field: &str, act: Value| vec![rule("title", json!({ "do": "drop" })), rule(field, act)];
    wrong(
        |it| it.mapping = with("slip.section", json!({ "do": "drop" })),
        "mapping[1].field",
        "field_unknown",
    );
    wrong(
        |it| it.mapping = with("slip.source", json!({ "do": "fix", "value": "x" })),
        "mapping[1].rule",
        "field_only_drops",
    );
    wrong(
        |it| it.mapping = with("title", json!({ "do": "copy", "from": "slip.x" })),
        "mapping[1].rule.from",
        "field_unknown",
    );
    wrong(
        |it| it.mapping = with("title", json!({ "do": "words", "map": {}, "other": "keep" })),
        "mapping[1].rule",
        "words_empty",
    );
    wrong(
        |it| it.mapping = with("title", json!({ "do": "compute", "template": "{{" })),
        "mapping[1].rule.template",
        "template_invalid",
    );
}

fn picture(edge: u32, mimes: &[&str]) -> gaotai_formats::destination::PictureRule {
    let mimes = mimes.iter().map(|mime| (*mime).to_owned()).collect();
    gaotai_formats::destination::PictureRule { longest_edge: Some(edge), mimes }
}

#[test]
fn a_file_comes_back_and_a_shared_one_names_no_folder() {
    let mut made = sound();
    made.mapping = vec![rule("title", json!({ "do": "words", "map": { "a": "b" }, "other": "keep" }))];
    made.out.path = Some("/home/lin/out".to_owned());
    assert_eq!(codec::decode(&codec::encode(&made)).unwrap(), made);
    assert!(!codec::shared(&made).contains("/home"));
    let short = r#"{ "version": 1, "id": "x", "name": "X", "format": "text" }"#;
    assert_eq!(codec::decode(short).unwrap().names.file, "{slug}");
    for (text, expected) in [
        ("hello", "not a destination"),
        ("{}", "not a destination"),
        (r#"{ "version": 2, "id": "x", "format": "text" }"#, "newer"),
        (r#"{ "version": 1, "id": "x", "format": "text", "colour": 1 }"#, "colour"),
    ] {
        let error = codec::decode(text).unwrap_err().to_string();
        assert!(error.contains(expected), "{text}: {error}");
    }
    assert_eq!(id_of("Main site: HTML", "html"), "main-site-html");
    assert_eq!(id_of("主站", "html"), "html");
}

fn any_act() -> impl Strategy<Value = Act> {
    let text = prop_oneof![
        "[a-z0-9,，\n ]{0,12}",
        "\\PC{0,8}",
        Just("2026-01-01T00:00:00Z".to_owned()),
        Just("3".to_owned())
    ];
    let template = prop_oneof![
        Just("{{ title }}{{ slip.source.name }}{{ text }}".to_owned()),
        Just("{{ slip.published_at | date('%Y') }}".to_owned()),
        "\\PC{0,8}",
        "\\{\\{ [a-z.|]{0,10} \\}\\}",
    ];
    prop_oneof![
        any_field().prop_map(|from| Act::Copy { from }),
        text.clone().prop_map(|value| Act::Fix { value }),
        (proptest::collection::btree_map(text.clone(), text, 1..3), any::<bool>())
            .prop_map(|(map, keep)| Act::Words { map, other: if keep { Other::Keep } else { Other::Drop } }),
        template.prop_map(|template| Act::Compute { template }),
        Just(Act::Drop),
    ]
}

fn any_field() -> impl Strategy<Value = String> {
    let names = [
        "title",
        "kicker",
        "abstract",
        "slip.slug",
        "slip.keywords",
        "slip.authors",
        "slip.people",
        "slip.places",
        "slip.subjects",
        "slip.priority",
        "slip.source",
        "slip.source.name",
        "slip.source.kind",
        "slip.genre.name",
        "slip.channel.id",
        "slip.dateline.kind",
        "slip.dateline.text",
        "slip.published_at",
        "slip.print.date",
        "slip.rights.holder",
        "slip.extra.x",
        "slip.extra.x.y",
        "slip.codes.cms",
        "slip.codes",
        "slip.related",
        "slip.original_title",
        "slip.language",
        "slip.ai_use.level",
        "slip.embargo_until",
        "slip.",
        "body",
        "",
    ];
    proptest::sample::select(names.to_vec()).prop_map(str::to_owned)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Whatever the rules, what comes of a story is a story.
    #[test]
    fn any_rules_on_any_story_give_a_story(
        article in any_article(),
        rules in proptest::collection::vec((any_field(), any_act()), 0..6),
    ) {
        let rules: Vec<Rule> = rules.into_iter().map(|(field, rule)| Rule { field, rule }).collect();
        let mapped = mapping::apply(&rules, &article);
        let written = story::encode(&mapped.article);
        prop_assert_eq!(story::decode(&written), Ok(mapped.article.clone()));
        prop_assert_eq!(&mapped.article.doc.body, &article.doc.body);
        prop_assert_eq!(mapped.article.id, article.id);
        prop_assert_eq!(mapped, mapping::apply(&rules, &article));
    }
}
