//! Suggestions decided: what a story says with them accepted, and what it said before them.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed, which is its way to say so")]

use gaotai_article::suggest::tree::Tree;
use gaotai_article::suggest::{Verdict, resolve, resolve_tree};
use gaotai_article::{Article, Change, Inline, Mark, Suggestion, codec};
use gaotai_testkit::ids;
use gaotai_testkit::long::{Long, long};
use gaotai_testkit::reviewed::{Reviewed, reviewed};
use gaotai_testkit::story::Story;
use serde_json::{Value, json};

fn stamped(mark: &str, id: &str) -> Value {
    json!({ "type": mark, "attrs": { "id": id, "person": "p", "time": "2026-11-26T10:00:00+08:00" } })
}

/// Runs of a text in which `[+x:新+]` is suggested for insertion by the suggestion x, `[-x:旧-]` for deletion.
fn runs(text: &str) -> Value {
    let mut out = Vec::new();
    for part in text.split('[') {
        let (marked, plain) = part.split_once(']').unwrap_or(("", part));
        if let Some((id, words)) = marked.trim_matches(['+', '-']).split_once(':') {
            let mark = if marked.starts_with('+') { "insertion" } else { "deletion" };
            out.push(json!({ "type": "text", "text": words, "marks": [stamped(mark, id)] }));
        }
        if !plain.is_empty() {
            out.push(json!({ "type": "text", "text": plain }));
        }
    }
    json!(out)
}

fn id(number: u128) -> String {
    ids::block(1000 + number).to_string()
}

/// Acts as `split:x join:y`; `delete:x:7` gives the block the id of block 7 back.
fn acts(words: &str) -> Value {
    let acts = words.split_whitespace().map(|word| {
        let parts: Vec<&str> = word.split(':').collect();
        let mut act = stamped("", parts[1])["attrs"].clone();
        act["act"] = json!(parts[0]);
        if let Some(of) = parts.get(2) {
            act["of"] = json!(id(of.parse().unwrap()));
        }
        act
    });
    let acts: Vec<Value> = acts.collect();
    if acts.is_empty() { Value::Null } else { json!(acts) }
}

fn paragraph(number: u128, of: &str, text: &str) -> Value {
    json!({ "type": "paragraph", "attrs": { "id": id(number), "suggested": acts(of) }, "content": runs(text) })
}

fn divider(number: u128, of: &str) -> Value {
    json!({ "type": "divider", "attrs": { "id": id(number), "suggested": acts(of) } })
}

fn holding(kind: &str, number: u128, of: &str, content: &[Value]) -> Value {
    json!({ "type": kind, "attrs": { "id": id(number), "suggested": acts(of) }, "content": content })
}

fn story(body: &[Value]) -> Article {
    let mut json = codec::encode(&Story::new("主题").build());
    json["doc"]["content"][1]["content"] = json!(body);
    codec::decode(&json).unwrap()
}

/// The blocks in a few signs: `甲 | 乙`, `--` for a divider, containers in brackets.
fn shown(article: &Article) -> String {
    fn block(value: &Value) -> String {
        let text = |value: &Value| value["text"].as_str().unwrap_or_default().to_owned();
        let inside: &[Value] = value["content"].as_array().map_or(&[], Vec::as_slice);
        match value["type"].as_str().unwrap() {
            "paragraph" => inside.iter().map(text).collect(),
            "section_head" => format!("# {}", inside.iter().map(text).collect::<String>()),
            "divider" => "--".into(),
            other => {
                let all: Vec<String> = inside.iter().map(block).collect();
                format!("{}({})", &other[..2], all.join(" | "))
            }
        }
    }
    let json = codec::encode(article);
    let all: Vec<String> =
        json["doc"]["content"][1]["content"].as_array().unwrap().iter().map(block).collect();
    all.join(" | ")
}

#[track_caller]
fn check(body: &[Value], accepted: &str, was: &str) {
    let article = story(body);
    assert_eq!(shown(&article.accepted()), accepted, "accepted");
    assert_eq!(shown(&article.as_it_was()), was, "as it was");
    for of in [article.accepted(), article.as_it_was()] {
        assert!(!of.doc.is_suggested(), "{of:?}");
        assert_eq!(codec::decode(&codec::encode(&of)).unwrap(), *of);
    }
}

#[test]
fn runs_and_breaks() {
    check(&[paragraph(1, "", "甲[+a:新+][-a:旧-]乙")], "甲新乙", "甲旧乙");
    check(&[paragraph(1, "", "甲"), paragraph(2, "split:a", "乙")], "甲 | 乙", "甲乙");
    check(&[paragraph(1, "", "甲"), paragraph(2, "join:a", "乙")], "甲乙", "甲 | 乙");
    check(&[paragraph(1, "", "甲"), paragraph(2, "split:a join:b", "乙")], "甲乙", "甲乙");
    check(
        &[paragraph(1, "", "甲"), paragraph(2, "join:a", "[-a:乙-]"), paragraph(3, "", "丙")],
        "甲 | 丙",
        "甲 | 乙 | 丙",
    );
    check(
        &[paragraph(1, "", "甲"), paragraph(2, "split:a", "[+a:新+]"), paragraph(3, "", "丙")],
        "甲 | 新 | 丙",
        "甲 | 丙",
    );
}

#[test]
fn at_the_beginning_of_the_body() {
    check(&[paragraph(1, "join:a", "[-a:甲-]"), paragraph(2, "", "乙")], "乙", "甲 | 乙");
    check(&[paragraph(1, "join:a", "[-a:甲-]余"), paragraph(2, "", "乙")], "余 | 乙", "甲余 | 乙");
    check(&[paragraph(1, "split:a", "[+a:新+]"), paragraph(2, "", "乙")], "新 | 乙", "乙");
    check(&[paragraph(1, "join:a", "[-a:甲-]")], "", "甲");
}

#[test]
fn what_is_no_text() {
    check(&[divider(1, "insert:a"), paragraph(2, "", "乙")], "-- | 乙", "乙");
    check(&[divider(1, "delete:a"), paragraph(2, "", "乙")], "乙", "-- | 乙");
    check(&[divider(1, "delete:a")], "", "--");
    // Text flows past what only stands there by suggestion.
    check(
        &[paragraph(1, "", "甲"), divider(2, "insert:b"), paragraph(3, "split:a", "乙")],
        "甲 | -- | 乙",
        "甲乙",
    );
    check(
        &[paragraph(1, "", "甲"), divider(2, "delete:b"), paragraph(3, "join:a", "乙")],
        "甲乙",
        "甲 | -- | 乙",
    );
}

#[test]
fn what_was_moved_comes_back_under_its_id() {
    let body = [paragraph(1, "insert:a", "甲"), paragraph(2, "", "乙"), paragraph(3, "delete:a:1", "甲")];
    check(&body, "甲 | 乙", "乙 | 甲");
    let was = story(&body).as_it_was().into_owned();
    assert_eq!(was.doc.body[1].id().to_string(), id(1));
}

#[test]
fn containers() {
    let item = |number: u128, of: &str, text: &str| {
        holding("list_item", number, "", &[paragraph(number + 10, of, text)])
    };
    let list = holding("bullet_list", 1, "", &[item(2, "", "甲"), item(3, "split:a", "[+a:新+]")]);
    check(&[list], "bu(li(甲) | li(新))", "bu(li(甲))");
    let gone = holding("box", 1, "", &[paragraph(2, "join:a", "[-a:甲-]")]);
    check(&[gone, paragraph(3, "", "乙")], "乙", "bo(甲) | 乙");

    let place =
        json!([{ "type": "box", "attrs": { "id": id(7), "kind": "note", "title": "题", "only": null } }]);
    let out = |number: u128, text: &str| {
        let mut made = paragraph(number, "change:a", text);
        made["attrs"]["suggested"][0]["was"] =
            json!({ "type": "section_head", "attrs": { "level": 3 }, "path": place });
        made
    };
    check(&[out(1, "甲"), out(2, "乙"), paragraph(3, "", "丙")], "甲 | 乙 | 丙", "bo(# 甲 | # 乙) | 丙");
    // What else is in between cuts the container in two, each with an id of its own.
    check(&[out(1, "甲"), paragraph(3, "", "丙"), out(2, "乙")], "甲 | 丙 | 乙", "bo(# 甲) | 丙 | bo(# 乙)");

    let mut numbered = holding("ordered_list", 1, "change:a", &[item(2, "", "甲")]);
    numbered["attrs"]["suggested"][0]["was"] = json!({ "type": "bullet_list", "attrs": {} });
    check(&[numbered], "or(li(甲))", "bu(li(甲))");
}

#[test]
fn tables() {
    let cell = |number: u128, of: &str, text: &str| {
        holding("table_cell", number, of, &[paragraph(number + 50, "", text)])
    };
    let row = |number: u128, of: &str, cells: &[Value]| holding("table_row", number, of, cells);
    let table = |rows: &[Value]| holding("table", 1, "", rows);
    check(
        &[table(&[
            row(2, "", &[cell(3, "", "甲"), cell(4, "insert:a", "乙")]),
            row(5, "delete:b", &[cell(6, "", "丙")]),
        ])],
        "ta(ta(ta(甲) | ta(乙)))",
        "ta(ta(ta(甲)) | ta(ta(丙)))",
    );
    check(
        &[table(&[row(2, "delete:a", &[cell(3, "", "甲")])]), paragraph(9, "", "乙")],
        "乙",
        "ta(ta(ta(甲))) | 乙",
    );
}

#[test]
fn marks() {
    let text = |was: Value, marks: &[Value]| {
        let mut open = stamped("modification", "a");
        open["attrs"]["mark"] = json!("link");
        open["attrs"]["was"] = was;
        let marks: Vec<Value> = marks.iter().cloned().chain([open]).collect();
        let mut made = paragraph(1, "", "");
        made["content"] = json!([{ "type": "text", "text": "甲", "marks": marks }]);
        story(&[made])
    };
    let link = |href: &str| json!({ "type": "link", "attrs": { "href": href, "title": null } });
    let of =
        |article: &Article| codec::encode(article)["doc"]["content"][1]["content"][0]["content"][0].clone();
    let plain = json!({ "type": "text", "text": "甲" });
    let linked = |href: &str| json!({ "type": "text", "text": "甲", "marks": [link(href)] });
    for (article, accepted, was) in [
        (text(json!(null), &[link("b")]), linked("b"), plain.clone()),
        (text(json!({ "href": "a", "title": null }), &[]), plain.clone(), linked("a")),
        (text(json!({ "href": "a", "title": null }), &[link("b")]), linked("b"), linked("a")),
        (text(json!({ "no": "link" }), &[link("b")]), linked("b"), plain),
    ] {
        assert_eq!((of(&article.accepted()), of(&article.as_it_was())), (accepted, was));
    }
}

#[test]
fn one_at_a_time() {
    let article = story(&[
        paragraph(1, "", "甲[+a:新+][-b:旧-]"),
        paragraph(2, "join:b", "乙"),
        divider(3, "insert:c"),
    ]);
    assert_eq!(article.doc.suggestions(), ["b", "c", "a"]);
    let only = |id: &'static str, verdict: Verdict| {
        let doc = resolve(&article.doc, &|one| if one == id { verdict } else { Verdict::Keep });
        Article { doc, ..article.clone() }
    };
    assert_eq!(shown(&only("a", Verdict::Reject)), "甲旧 | 乙 | --");
    assert_eq!(only("a", Verdict::Reject).doc.suggestions(), ["b", "c"]);
    assert_eq!(shown(&only("b", Verdict::Accept)), "甲新乙 | --");
    assert_eq!(shown(&only("c", Verdict::Reject)), "甲新旧 | 乙");
}

#[test]
fn a_story_without_suggestions_is_not_copied() {
    let article = story(&[paragraph(1, "", "甲")]);
    assert!(matches!(article.accepted(), std::borrow::Cow::Borrowed(_)));
}

/// A change carries the acts of all it brings, and takes those of what it replaces.
#[test]
fn the_journal_carries_acts() {
    let item = |of: &str| holding("list_item", 2, "", &[paragraph(3, of, "甲")]);
    let before = story(&[
        holding("bullet_list", 1, "", &[item("split:a")]),
        paragraph(4, "join:b", "乙"),
        divider(5, "insert:c"),
    ]);
    for after in [
        story(&[
            holding("bullet_list", 1, "", &[item("")]),
            paragraph(4, "join:b", "乙"),
            divider(5, "insert:c"),
        ]),
        story(&[
            holding("bullet_list", 1, "", &[item("split:x")]),
            paragraph(4, "", "乙"),
            divider(5, "insert:c"),
        ]),
        // What was in the list with its act stands in the body now.
        story(&[paragraph(3, "split:a", "甲"), paragraph(4, "join:b", "乙")]),
        story(&[paragraph(4, "", "乙"), holding("box", 9, "", &[paragraph(3, "join:z", "甲")])]),
    ] {
        let change = Change::between(&before, &after);
        let mut article = before.clone();
        change.apply(&mut article).unwrap();
        assert_eq!(article, after);
        change.apply(&mut article).unwrap();
        assert_eq!(article, after);
    }
    assert!(Change::between(&before, &before).is_empty());
}

/// Where only runs are suggested the lines are decided without the tree; both ways are one.
#[test]
fn line_by_line_is_as_by_the_tree() {
    let mut story = long(Long { characters: 4_000, figures: 2, tables: 2 }, &[]);
    reviewed(&mut story, &["ann".into(), "bob".into()], Reviewed { suggestions: 120, threads: 20 });
    let title = story.doc.head.line_mut(gaotai_article::HeadPart::Title);
    let by =
        Suggestion { id: "title".into(), person: "ann".into(), time: "2026-11-26T10:00:00+08:00".into() };
    title.content.push(Inline::marked("（修订）", vec![Mark::Insertion(by)]));
    let mixed = |id: &str| match id.as_bytes().last().map_or(0, |last| last % 3) {
        0 => Verdict::Accept,
        1 => Verdict::Reject,
        _ => Verdict::Keep,
    };
    let all: [(&str, &dyn Fn(&str) -> Verdict); 3] =
        [("accepted", &|_| Verdict::Accept), ("rejected", &|_| Verdict::Reject), ("mixed", &mixed)];
    for (what, decide) in all {
        let tree = resolve_tree(Tree::read(&codec::encode_doc(&story.doc)), decide);
        assert_eq!(resolve(&story.doc, decide), codec::decode_doc(&tree.value()).unwrap(), "{what}");
    }
}
