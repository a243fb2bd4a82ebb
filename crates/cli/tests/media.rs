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
    let nothing = shell.run(&["media", "show", "nothing"]);
    assert_eq!(nothing.status.code(), Some(4));
    assert!(error(&nothing).contains("no picture nothing"));
}

/// Seventeen pictures: two of them begin with the same digit.
#[test]
fn a_beginning_that_fits_several_names_none() {
    let shell = Shell::new();
    let names: Vec<String> = (0..17).map(|n| format!("{n}.gif")).collect();
    for (n, name) in names.iter().enumerate() {
        let mut gif = b"GIF89a\x01\0\x01\0\0\0\0!\xfe\x01".to_vec();
        gif.push(n as u8 + 1);
        gif.extend(b"\0,\0\0\0\0\x01\0\x01\0\0\x02\x02L\x01\0;");
        std::fs::write(shell.path(name), gif).unwrap();
    }
    let mut add = vec!["media", "add"];
    add.extend(names.iter().map(String::as_str));
    shell.ends(0, &add);
    let list = shell.json(0, &["media", "list", "--json"]);
    let hashes: Vec<&str> = list.as_array().unwrap().iter().filter_map(|it| it["hash"].as_str()).collect();
    let first = |hash: &&&str| hashes.iter().filter(|other| other[..1] == hash[..1]).count() > 1;
    let hash = hashes.iter().find(first).unwrap();
    let several = shell.run(&["media", "show", &hash[..1]]);
    assert_eq!(several.status.code(), Some(4));
    assert!(error(&several).contains("begin with"), "{}", error(&several));
    shell.ends(0, &["media", "show", hash]);
}

#[test]
fn whether_a_picture_says_where_it_was_made_is_said_in_both_languages() {
    let shell = Shell::new();
    shell.ends(0, &["media", "add", &photo("camera.jpg"), &photo("plain.bmp")]);
    let check = |name: &str, english: &str, chinese: &str| {
        let found = shell.json(0, &["media", "list", name, "--json"]);
        let hash = found[0]["hash"].as_str().unwrap();
        for (language, expected) in [("en", english), ("zh", chinese)] {
            let show = shell.command(&["media", "show", hash]).env("GAOTAI_LANG", language).output().unwrap();
            let said = String::from_utf8_lossy(&show.stdout).into_owned();
            assert!(said.lines().any(|line| line == expected), "{name} {language}\n{said}");
        }
    };
    check("camera.jpg", "GPS position: in the file; exports remove it", "GPS 位置: 文件中含有，导出时去掉");
    check("plain.bmp", "GPS position: not in the file", "GPS 位置: 文件中没有");
}
