//! Reading back, destinations and sending, as a script uses them.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod shell;

use serde_json::json;
use shell::{Shell, error, keys};

const SITE: &str = r#"{ "version": 1, "id": "site", "name": "主站", "format": "ninjs", "names": { "folder": "in", "file": "fog" } }"#;

#[test]
fn what_would_not_come_back() {
    let shell = Shell::new();
    let id = shell.with_story();
    let heard = shell.json(0, &["echo", &id, "--to", "ninjs", "--json"]);
    assert_eq!(
        (&heard["ok"], &heard["unexpected"], &heard["format"]),
        (&json!(true), &json!([]), &json!("ninjs"))
    );
    assert_eq!(keys(&heard).len(), 9, "{heard}");
    assert!(shell.ends(0, &["echo", &id, "--to", "text"]).contains("not held by the format:"));
    shell.ends(2, &["echo", &id]);
    shell.ends(1, &["echo", &id, "--to", "wordstar"]);
    shell.ends(4, &["echo", "ffff", "--to", "text"]);
    assert!(!shell.path("library/outbox").read_dir().unwrap().any(|_| true), "nothing is written");
}

#[test]
fn destinations_there_and_back() {
    let shell = Shell::new();
    shell.with_story();
    shell.file("site.json", SITE);
    shell.file("no.json", "no");
    assert_eq!(shell.ends(1, &["destinations", "import", "site.json", "no.json"]), "site  site.json\n");
    let all = shell.json(0, &["destinations", "--json"]);
    assert_eq!((&all[0]["name"], &all[0]["problems"]), (&json!("主站"), &json!([])));
    assert!(shell.ends(0, &["destinations"]).contains("the outbox"));
    assert_eq!(shell.ends(0, &["destinations", "export", "site", "--out", "out.json"]), "out.json\n");
    let other = Shell::new();
    other.file("out.json", std::fs::read(shell.path("out.json")).unwrap());
    assert_eq!(other.json(0, &["destinations", "import", "out.json", "--json"])[0]["id"], "site");
    shell.ends(4, &["destinations", "export", "none"]);
}

#[test]
fn stories_are_sent() {
    let shell = Shell::new();
    let id = shell.with_story();
    shell.ends(4, &["send", "site", &id]);
    shell.file("site.json", SITE);
    shell.ends(0, &["destinations", "import", "site.json"]);
    let heard = shell.json(0, &["echo", &id, "--destination", "site", "--json"]);
    assert_eq!((&heard["file"], &heard["destination"]), (&json!("in/fog.json"), &json!("site")));
    let report = shell.json(0, &["send", "site", &id, "--json"]);
    assert_eq!(
        (&report["stories"][0]["outcome"], &report["stories"][0]["version"]),
        (&json!("new"), &json!(1))
    );
    assert!(shell.path("library/outbox/in/fog.json").is_file());
    assert!(shell.ends(0, &["send", "site", &id]).contains("unchanged"));
    let elsewhere = shell.json(0, &["send", "site", &id, "--out", "stick", "--json"]);
    assert_eq!(elsewhere["files"][0]["path"], "in/fog.json");
    assert!(shell.path("stick/in/fog.json").is_file());

    shell.file("open.txt", "轮渡\n\n轮渡停航〔待核：几小时〕，清晨的江面上起了大雾，能见度不足五十米。\n");
    let open = shell.json(0, &["import", "open.txt", "--json"])[0]["story"].as_str().unwrap().to_owned();
    let refused = shell.run(&["send", "site", &open, &id]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(error(&refused).contains("places are still open"), "{}", error(&refused));
    shell.ends(0, &["send", "site", &open, "--pass-placeholders"]);
    assert!(shell.path("library/outbox/in/fog-2.json").is_file());
}
