//! Pages on the command line.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod shell;

use serde_json::json;
use shell::{STORY, Shell, error, keys};

#[test]
fn a_page_as_a_file_and_how_it_fits() {
    let shell = Shell::new();
    let id = shell.with_story();
    for (name, begins) in [("page.pdf", b"%PDF".as_slice()), ("page.svg", b"<svg"), ("page.png", b"\x89PNG")]
    {
        assert_eq!(shell.ends(0, &["layout", &id[..13], "--plan", "broadsheet-news", "--out", name]), "");
        assert!(std::fs::read(shell.path(name)).unwrap().starts_with(begins), "{name}");
    }
    let first = std::fs::read(shell.path("page.pdf")).unwrap();
    shell.ends(0, &["layout", &id, "--plan", "broadsheet-news", "--out", "page.pdf"]);
    assert_eq!(std::fs::read(shell.path("page.pdf")).unwrap(), first, "the same page, the same bytes");
    shell.ends(0, &["layout", &id, "--plan", "proof", "--out", "page.pdf", "--archival"]);
    let seen = shell.json(0, &["layout", &id, "--plan", "broadsheet-news", "--copyfit", "--json"]);
    assert_eq!(keys(&seen), ["plan", "out", "files", "sheets", "slots", "problems"]);
    let lead = &seen["slots"][0];
    assert_eq!(
        (&lead["slot"], &lead["article"], &lead["title"]),
        (&json!("lead"), &json!(id), &json!("雾锁大江"))
    );
    let over = lead["over"].as_i64().unwrap();
    assert!(over < 0, "{lead}");
    let table = shell.ends(0, &["layout", &id, "--plan", "broadsheet-news"]);
    assert!(table.contains(&format!("{} lines free", -over)), "{table}");
}

#[test]
fn a_story_that_is_too_long_is_told() {
    let shell = Shell::new();
    let long = STORY.replace("(江一帆)", &"江面上的雾在清晨散去。".repeat(900));
    shell.file("fog.txt", long);
    let made = shell.json(0, &["import", "fog.txt", "--json"]);
    let id = made[0]["story"].as_str().unwrap();
    let output = shell.run(&["layout", id, "--plan", "broadsheet-news", "--out", "page.pdf"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(error(&output).contains("lines over"), "{}", error(&output));
}

/// Without its faces no figure looks right: it is told in the table, on stderr and to programs.
#[test]
fn figures_without_faces_are_told() {
    let shell = Shell::new();
    let id = shell.with_story();
    std::fs::create_dir(shell.path("none")).unwrap();
    let run = |lang: &str, words: &[&str]| {
        let mut command = shell.command(words);
        command.env("GAOTAI_FACES", shell.path("none")).env("GAOTAI_LANG", lang).output().unwrap()
    };
    let words = ["layout", &id, "--plan", "proof", "--copyfit"];
    for (lang, unsure, count) in
        [("en", "faces missing: count not reliable", "sheet"), ("zh", "缺字体，行数不准", "共 ")]
    {
        let output = run(lang, &words);
        let table = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(table.contains(unsure) && !table.contains(count), "{table}");
        assert!(error(&output).contains(unsure), "{}", error(&output));
        assert!(error(&output).contains("Noto Serif SC"), "{}", error(&output));
    }
    let output = run("en", &["layout", &id, "--plan", "proof", "--copyfit", "--json"]);
    let seen: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let missing = seen["slots"][0]["faces_missing"].as_array().unwrap();
    assert!(missing.contains(&json!("Noto Serif SC")), "{seen}");
}

#[test]
fn what_cannot_be_set_is_told() {
    let shell = Shell::new();
    let id = shell.with_story();
    let code = |words: &[&str]| shell.run(words).status.code();
    assert_eq!(code(&["layout", &id, "--plan", "none"]), Some(4));
    assert_eq!(code(&["layout", "ffff", "--plan", "proof"]), Some(4));
    assert_eq!(code(&["layout", &id, "--plan", "proof", "--out", "page.doc"]), Some(2));
    assert_eq!(code(&["layout", &id, "--plan", "proof", "--out", "page.png", "--archival"]), Some(2));
    assert_eq!(code(&["layout", &id, &id, "--plan", "proof"]), Some(1), "one slot");
    assert_eq!(code(&["layout", &id, "--plan", "gone.toml"]), Some(1));
    shell.file("bad.toml", "format = \"gaotai-page-plan\"\nversion = 99\n");
    let output = shell.run(&["layout", &id, "--plan", "bad.toml"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(error(&output).contains("plan_newer"), "{}", error(&output));
    let own = include_str!("../../layout/plans/proof.toml").replace("id = \"proof\"", "id = \"own\"");
    shell.file("own.toml", own);
    shell.ends(0, &["layout", &id, "--plan", "own.toml", "--out", "page.svg"]);
}

#[test]
fn the_plans() {
    let shell = Shell::new();
    shell.with_story();
    let seen = shell.json(0, &["plans", "--json"]);
    assert_eq!(seen["faces_missing"], json!([]), "`cargo xtask setup` brings the faces");
    let ids: Vec<&str> =
        seen["plans"].as_array().unwrap().iter().map(|plan| plan["id"].as_str().unwrap()).collect();
    assert!(ids.contains(&"broadsheet-news") && ids.contains(&"proof"), "{ids:?}");
    let table = shell.ends(0, &["plans"]);
    assert!(table.contains("390×540"), "{table}");
}
