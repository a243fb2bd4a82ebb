//! `gaotai suggestions`: what waits for a yes or no, and the answer.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod shell;

use gaotai_desk::Desk;
use serde_json::{Value, json};
use shell::{Shell, error};

/// A story whose first paragraph has text to come and text to go.
fn suggested(shell: &Shell) -> String {
    let id = shell.with_story();
    let desk = Desk::existing(&shell.path("library")).unwrap();
    let call = |verb: &str, request: Value| desk.call(verb, request, &|_, _, _, _| {}).unwrap();
    let read = call("story.read", json!({ "id": id }));
    let mut block = read["article"]["doc"]["content"][1]["content"][0].clone();
    let run = |words: &str, mark: &str, of: &str| {
        let attrs = json!({ "id": of, "person": "ann", "time": "2026-11-26T10:00:00+08:00" });
        json!({ "type": "text", "text": words, "marks": [{ "type": mark, "attrs": attrs }] })
    };
    block["content"] = json!([run("江上有雾", "insertion", "a1"), run("幽灵", "deletion", "b2"), { "type": "text", "text": "。" }]);
    let change = json!({ "head": {}, "blocks": [block], "order": null, "slip": {} });
    call("story.journal", json!({ "id": id, "base": read["revision"], "change": change }));
    id
}

#[test]
fn listed_and_decided() {
    let shell = Shell::new();
    let id = suggested(&shell);
    let open = shell.json(0, &["suggestions", &id, "--json"]);
    let told: Vec<_> =
        open.as_array().unwrap().iter().map(|one| (one["id"].clone(), one["kind"].clone())).collect();
    assert_eq!(told, [(json!("a1"), json!("insertion")), (json!("b2"), json!("deletion"))]);
    assert!(!shell.ends(0, &["show", &id]).contains("幽灵"), "shown as if accepted");

    let refused = shell.run(&["export", &id, "--to", "text", "--out", "-"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(error(&refused).contains("--as-accepted"), "{}", error(&refused));
    let text = shell.ends(0, &["export", &id, "--to", "text", "--out", "-", "--as-accepted"]);
    assert!(text.contains("江上有雾。") && !text.contains("幽灵"), "{text}");

    assert_eq!(shell.run(&["suggestions", &id, "--accept", "zz"]).status.code(), Some(2));
    let left = shell.json(0, &["suggestions", &id, "--accept", "all", "--reject", "b2", "--json"]);
    assert_eq!(left, json!([]));
    assert!(shell.ends(0, &["export", &id, "--to", "text", "--out", "-"]).contains("江上有雾幽灵。"));
}
