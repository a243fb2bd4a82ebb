//! The TypeScript contract is what the Rust types say.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use gaotai_desk::{CONTRACT, DOORSTEP, VERBS, contract};
use gaotai_testkit::repository;
use std::collections::HashSet;

#[test]
fn the_contract_is_not_stale() {
    let path = repository().join(CONTRACT);
    let found = contract();
    if std::env::var("GAOTAI_GOLDEN").is_ok_and(|what| what == "write") {
        std::fs::write(&path, &found).unwrap();
        return;
    }
    let expected = std::fs::read_to_string(&path).unwrap();
    let line = expected.lines().zip(found.lines()).take_while(|(a, b)| a == b).count();
    assert!(
        expected == found,
        "{CONTRACT} is stale from line {}; `cargo xtask gen` writes it anew\n  file {:?}\n  Rust {:?}",
        line + 1,
        expected.lines().nth(line),
        found.lines().nth(line),
    );
}

#[test]
fn every_verb_is_in_the_contract_once() {
    let text = contract();
    let all = VERBS.iter().map(|verb| (verb.name, verb.about));
    let all: Vec<_> = all.chain(DOORSTEP.iter().map(|verb| (verb.name, verb.about))).collect();
    let names: HashSet<&str> = all.iter().map(|(name, _)| *name).collect();
    assert_eq!(names.len(), all.len());
    for (name, about) in all {
        let line = format!("\n  \"{name}\": {{\n    request: ");
        assert_eq!(text.matches(&line).count(), 1, "{name}");
        assert!(!about.ends_with('.') && about.len() < 80, "{about}");
    }
    assert!(!text.contains("bigint"), "JSON numbers are no bigint");
    assert!(!text.contains(": any"), "nothing is of any type");
}
