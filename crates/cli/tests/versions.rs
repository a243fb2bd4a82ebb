//! Versions and what differs between them, on the command line.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod shell;

use serde_json::json;
use shell::{Shell, error, keys};

#[test]
fn an_import_is_two_versions() {
    let shell = Shell::new();
    let id = shell.with_story();
    let all = shell.json(0, &["versions", &id, "--json"]);
    let all = all.as_array().unwrap();
    let stages: Vec<&str> = all.iter().map(|row| row["stage"].as_str().unwrap()).collect();
    assert_eq!(stages, ["repair", "import"]);
    let mut found = keys(&all[0]);
    found.sort_unstable();
    let expected = [
        "added", "author", "hash", "id", "name", "note", "number", "parents", "removed", "stage", "time",
        "words",
    ];
    assert_eq!(found, expected);
    assert_eq!((&all[0]["number"], &all[1]["number"]), (&json!(2), &json!(1)));
    assert_eq!(all[0]["parents"], json!([all[1]["id"]]));
    let table = shell.ends(0, &["versions", &id]);
    assert_eq!(table.lines().count(), 3);
    assert!(table.lines().nth(1).unwrap().contains("repaired"), "{table}");
}

#[test]
fn what_the_repair_did_is_seen_word_by_word() {
    let shell = Shell::new();
    let id = shell.with_story();
    let page = shell.ends(0, &["compare", &id, "1", "now"]);
    assert_eq!(
        page,
        "+2 -2, 0 moved\n\
         ~ paragraph: 清晨的江面上起了大雾[-,-]{+，+}能见度不足五十米。\n\
         ~ paragraph: 轮渡停航两个小时[-,-]{+，+}九点恢复。\n"
    );
    let seen = shell.json(0, &["compare", &id, "1", "2", "--json"]);
    assert_eq!((&seen["added"], &seen["removed"], &seen["same"]), (&json!(2), &json!(2), &json!(false)));
    let newest = &shell.json(0, &["versions", &id, "--json"])[0];
    assert_eq!((&newest["added"], &newest["removed"]), (&seen["added"], &seen["removed"]), "one truth");
    let first = shell.json(0, &["versions", &id, "--json"])[1]["id"].as_str().unwrap().to_owned();
    assert_eq!(shell.json(0, &["compare", &id, &first, "2", "--json"]), seen);
    assert_eq!(shell.ends(0, &["compare", &id, "2", "now"]), "The two versions are the same.\n");
}

#[test]
fn a_version_that_is_none_is_told() {
    let shell = Shell::new();
    let id = shell.with_story();
    for name in ["3", "0", "送审稿", "zz", ""] {
        let output = shell.run(&["compare", &id, name, "now"]);
        assert_eq!(output.status.code(), Some(4), "{name}");
        assert!(error(&output).contains("version"), "{}", error(&output));
    }
    // Both ids begin with the same time.
    let output = shell.run(&["compare", &id, "0", "now"]);
    assert_eq!(output.status.code(), Some(4));
    assert_eq!(shell.run(&["versions", "ffff"]).status.code(), Some(4));
}
