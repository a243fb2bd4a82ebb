//! `gaotai media`
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod shell;

use shell::{Shell, error, keys};

fn photo(name: &str) -> String {
    format!("{}/../../tests/corpus/photos/{name}", env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn pictures_come_in_and_are_found() {
    let shell = Shell::new();
    shell.file("story.txt", "稿件");
    let added = shell.json(1, &["media", "add", &photo("camera.jpg"), "story.txt", "--json"]);
    let mut fields = keys(&added[0]);
    fields.sort_unstable();
    assert_eq!(fields, ["failure", "file", "known", "picture"]);
    assert_eq!(added[0]["picture"]["credit"], "示例社");
    assert_eq!(added[1]["failure"]["code"], "picture_not_one");
    let found = shell.json(0, &["media", "list", "生產線", "--use", "unused", "--json"]);
    assert_eq!(found[0]["name"], "camera.jpg");
    let hash = found[0]["hash"].as_str().unwrap();
    let shown = shell.json(0, &["media", "show", &hash[..8], "--json"]);
    assert_eq!((&shown["picture"]["hash"], &shown["uses"]), (&found[0]["hash"], &serde_json::json!([])));
    assert!(shell.ends(0, &["media", "add", &photo("camera.jpg")]).contains("already there"));
    assert!(shell.ends(0, &["media", "list"]).contains("camera.jpg"));
    assert_eq!(
        shell.json(0, &["media", "collect", "--json"]),
        serde_json::json!({ "removed": 0, "bytes": 0 })
    );
    assert!(error(&shell.run(&["media", "show", "nothing"])).contains("no picture nothing"));
}
