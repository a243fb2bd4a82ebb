//! The real binary, as a script uses it.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod shell;

use serde_json::{Value, json};
use shell::{STORY, Shell, error, keys};
use std::path::{Path, PathBuf};
use std::process::Stdio;

#[test]
fn from_a_file_to_a_file() {
    let shell = Shell::new();
    let id = shell.with_story();
    let list = shell.json(0, &["list", "--json"]);
    assert_eq!(list.as_array().unwrap().len(), 1);
    let expected = [
        "authors",
        "channel",
        "created_at",
        "id",
        "kicker",
        "language",
        "source",
        "state",
        "subtitle",
        "title",
        "updated_at",
        "web_title",
        "words",
    ];
    let mut found = keys(&list[0]);
    found.sort_unstable();
    assert_eq!(found, expected);
    assert_eq!((list[0]["id"].as_str(), list[0]["state"].as_str()), (Some(id.as_str()), Some("draft")));
    assert_eq!((list[0]["web_title"].as_str(), list[0]["source"].as_str()), (Some("雾锁大江"), Some("江报")));

    let article = shell.json(0, &["show", &id, "--json"]);
    assert_eq!(keys(&article).len(), 5);
    assert_eq!((article["format"].as_str(), article["version"].as_u64()), (Some("gaotai-article"), Some(1)));
    assert_eq!(article["slip"]["published_at"], "2024-03-01T08:00:00+08:00");

    let made = shell.json(0, &["export", &id, "--to", "markdown,text", "--out", "out", "--json"]);
    for file in made["files"].as_array().unwrap() {
        let bytes = std::fs::read(shell.path("out").join(file["path"].as_str().unwrap())).unwrap();
        assert_eq!(file["bytes"].as_u64(), Some(bytes.len() as u64));
        assert_eq!(file["sha256"].as_str().unwrap().len(), 64);
        assert_eq!(file["story"], json!(id));
        assert!(String::from_utf8(bytes).unwrap().contains("大雾，能见度不足五十米"), "repaired");
    }
    let formats: Vec<&str> =
        made["files"].as_array().unwrap().iter().map(|file| file["format"].as_str().unwrap()).collect();
    assert_eq!(formats, ["markdown", "text"]);
    for loss in made["losses"].as_array().unwrap() {
        assert!(
            loss["field"].is_string() && loss["code"].is_string() && loss["format"].is_string(),
            "{loss}"
        );
    }
    assert_eq!(shell.json(0, &["list", "--json", "--state", "exported"])[0]["id"], json!(id));
    let check = shell.json(0, &["check", "--json"]);
    assert_eq!(
        (check["ok"].clone(), check["problems"].clone(), check["stories"].clone()),
        (json!(true), json!([]), json!(1))
    );
}

#[test]
fn the_seed_article() {
    let Some(shared) = gaotai_testkit::shared() else { return };
    let shell = Shell::new();
    let seed = shared.join("samples/seed/article.txt").display().to_string();
    let made = shell.json(0, &["import", &seed, "--json"]);
    assert_eq!(made[0]["file"], json!(seed));
    let story = shell.json(0, &["show", made[0]["story"].as_str().unwrap(), "--json"]);
    assert_eq!(story["slip"]["people"][0]["name"], "沙佳仪");
    assert_eq!(shell.json(0, &["list", "--json"])[0]["words"], 2200);
}

#[test]
fn a_file_that_fails_keeps_no_other_out() {
    let shell = Shell::new();
    shell.file("good.txt", STORY);
    shell.file("empty.txt", "");
    let output = shell.run(&["import", "empty.txt", "good.txt", "--json"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(error(&output).contains("empty.txt: the file is empty"), "{}", error(&output));
    let made: Value = serde_json::from_slice(&output.stdout).unwrap();
    let mut fields = keys(&made[0]);
    fields.sort_unstable();
    assert_eq!(fields, ["failure", "file", "problems", "repairs", "story"]);
    assert_eq!(
        (made[0]["failure"]["code"].as_str(), made[0]["story"].is_null()),
        (Some("import_empty"), true)
    );
    assert_eq!((made[1]["failure"].is_null(), made[1]["story"].is_string()), (true, true));
    assert_eq!(shell.json(0, &["list", "--json"]).as_array().unwrap().len(), 1);
}

#[test]
fn exit_codes() {
    let shell = Shell::new();
    shell.ends(3, &["list"]);
    shell.ends(3, &["check", "--json"]);
    shell.ends(3, &["export", "x", "--to", "text", "--out", "out"]);
    assert!(!shell.path("library").exists(), "only import makes a library");
    let id = shell.with_story();
    shell.ends(2, &[]);
    shell.ends(2, &["eat"]);
    shell.ends(2, &["list", "--sort", "luck"]);
    shell.ends(2, &["list", "--channel", "没有这个栏目"]);
    shell.ends(2, &["export", &id, "--to", "text,html", "--out", "-"]);
    shell.ends(2, &["export", &id, "--to", "text,html", "--out", "page.html"]);
    shell.ends(2, &["export", &id, "--to", "text", "--out", "page.html"]);
    shell.ends(4, &["show", "zzzz"]);
    shell.ends(4, &["show", ""]);
    shell.ends(4, &["export", "zzzz", "--to", "text", "--out", "out"]);
    shell.ends(1, &["export", &id, "--to", "rtf", "--out", "out"]);
    shell.ends(1, &["export", &id, "--to", "html", "--encoding", "latin1", "--out", "out"]);
    shell.ends(1, &["export", &id, "--to", "html", "--out", "fog.txt/in"]);
    shell.ends(0, &["show", &id[..13]]);
    shell.file("other", "");
    shell.ends(3, &["--library", "other", "list"]);
    assert!(!shell.path("out").exists());
}

#[test]
fn an_id_that_fits_several() {
    let shell = Shell::new();
    let (first, second) = (shell.with_story(), shell.with_story());
    let common: String =
        first.chars().zip(second.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a).collect();
    let output = shell.run(&["show", &common]);
    assert_eq!(output.status.code(), Some(4));
    assert!(error(&output).contains("2 stories"), "{}", error(&output));
    shell.ends(0, &["show", &second[..=common.len()]]);
}

#[test]
fn where_exports_go() {
    let shell = Shell::new();
    let id = shell.with_story();
    let lies = |path: &str| shell.path(path).is_file();
    shell.ends(0, &["export", &id, "--to", "html", "--out", "page.html"]);
    assert!(lies("page.html"));
    shell.ends(0, &["export", &id, "--to", "html", "--out", "page.html"]);
    assert!(lies("page.html") && !lies("page-2.html"), "a file that is named is replaced");
    shell.ends(0, &["export", &id, "--to", "markdown", "--out", "sub/folder"]);
    assert!(lies("sub/folder/雾锁大江.md"));
    shell.ends(0, &["export", &id, "--to", "html,text", "--out", "all.zip"]);
    assert!(std::fs::read(shell.path("all.zip")).unwrap().starts_with(b"PK"));
    shell.ends(0, &["export", &id, "--to", "text", "--zip", "--out", "zips"]);
    assert!(lies("zips/雾锁大江.zip"));
    shell.ends(0, &["export", &id, "--to", "text"]);
    assert!(lies("library/outbox/雾锁大江.txt"));
    let out = shell.ends(0, &["export", &id, "--to", "text", "--out", "-"]);
    assert!(out.contains("大雾，能见度不足五十米"), "{out}");
    shell.ends(0, &["export", &id, "--to", "text", "--encoding", "gb18030", "--out", "gb.txt"]);
    let expected = [0xC4u8, 0xDC, 0xBC, 0xFB, 0xB6, 0xC8]; // 能见度
    let bytes = std::fs::read(shell.path("gb.txt")).unwrap();
    assert!(bytes.windows(expected.len()).any(|part| part == expected));
}

#[test]
fn lists_are_narrowed_down() {
    let shell = Shell::new();
    shell.with_story();
    shell.file("en.md", "---\ntitle: A quiet harbour\nchannel: 要闻\n---\n\nFerries ran on time for once.\n");
    shell.ends(0, &["import", "en.md"]);
    let titles = |words: &[&str]| {
        let all: Vec<&str> = ["list", "--json"].iter().chain(words).copied().collect();
        let list = shell.json(0, &all);
        let title = |row: &Value| {
            [&row["web_title"], &row["title"]]
                .iter()
                .find_map(|it| it.as_str().filter(|it| !it.is_empty()).map(str::to_owned))
                .unwrap()
        };
        list.as_array().unwrap().iter().map(title).collect::<Vec<_>>()
    };
    assert_eq!(titles(&["--sort", "created"]), ["A quiet harbour", "雾锁大江"]);
    assert_eq!(titles(&["轮渡"]), ["雾锁大江"]);
    assert_eq!(titles(&["--channel", "要闻"]), ["A quiet harbour"]);
    assert_eq!(titles(&["--state", "trashed"]), Vec::<String>::new());
    let table = shell.ends(0, &["list"]);
    assert_eq!(table.lines().count(), 3, "{table}");
}

#[test]
fn the_author() {
    let shell = Shell::new();
    shell.file("fog.txt", STORY);
    let output = shell.command(&["import", "fog.txt"]).env_remove("USER").output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(error(&output).contains("--author"), "{}", error(&output));
    shell.ends(0, &["import", "fog.txt", "--author", "林晓"]);
    shell.ends(0, &["import", "fog.txt"]);
}

#[test]
fn messages_are_in_two_languages() {
    let shell = Shell::new();
    let said =
        |variable: &str, value: &str| error(&shell.command(&["list"]).env(variable, value).output().unwrap());
    assert!(said("LANG", "zh_CN.UTF-8").contains("没有稿库"));
    assert!(said("LANG", "C.UTF-8").contains("there is no library"));
    assert!(said("LC_ALL", "zh_TW.UTF-8").contains("没有稿库"));
    let both = shell.command(&["list"]).env("GAOTAI_LANG", "en").env("LANG", "zh_CN").output().unwrap();
    assert!(error(&both).contains("there is no library"));
}

#[test]
fn a_library_that_is_open_elsewhere() {
    let shell = Shell::new();
    shell.with_story();
    let _open = gaotai_desk::Desk::existing(&shell.path("library")).unwrap();
    let output = shell.run(&["list"]);
    assert_eq!(output.status.code(), Some(3));
    assert!(error(&output).contains("open in another program"), "{}", error(&output));
}

#[test]
fn formats_and_completions_need_no_library() {
    let shell = Shell::new();
    let formats = shell.json(0, &["formats", "--json"]);
    for format in formats.as_array().unwrap() {
        for field in ["id", "name_zh", "name_en", "standard"] {
            assert!(format[field].is_string(), "{field}");
        }
        assert!(format["imports"].is_boolean() && format["exports"].is_boolean());
        assert!(format["extensions"].as_array().unwrap().iter().all(Value::is_string));
    }
    assert!(shell.ends(0, &["formats"]).contains("ninjs"));
    for name in ["bash", "zsh", "fish"] {
        assert!(shell.ends(0, &["completions", name]).contains("gaotai"), "{name}");
    }
    assert!(!shell.path("library").exists());
}

#[test]
fn every_command_helps_with_examples() {
    let shell = Shell::new();
    assert!(shell.ends(0, &["--help"]).contains("Exit codes:"));
    let commands = ["import", "list", "show", "new", "export", "profiles", "formats", "check", "completions"];
    for command in commands {
        let help = shell.ends(0, &[command, "--help"]);
        assert!(help.contains(&format!("Examples:\n  gaotai {command}")), "{help}");
        assert_eq!(help.contains("JSON:"), command != "completions", "{command}");
    }
    for command in ["show", "import", "export"] {
        let help = shell.ends(0, &["profiles", command, "--help"]);
        assert!(help.contains(&format!("Examples:\n  gaotai profiles {command}")), "{help}");
        assert!(help.contains("JSON:"), "{command}");
    }
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let shell = Shell::new();
    let id = shell.with_story();
    for words in [&["completions", "bash"][..], &["show", &id, "--json"], &["list"], &["formats"]] {
        let mut child = shell.command(words).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!((output.status.code(), error(&output)), (Some(0), String::new()), "{words:?}");
    }
}

#[test]
fn damage_is_found() {
    let shell = Shell::new();
    let photo = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/corpus/photos/camera.jpg");
    shell.file("fog.jpg", std::fs::read(photo).unwrap());
    shell.file(
        "fog.md",
        "---\ntitle: 雾锁大江\n---\n\n清晨的江面上起了大雾，能见度不足五十米。\n\n![江雾](fog.jpg)\n",
    );
    shell.ends(0, &["import", "fog.md"]);
    let picture = first_file(&shell.path("library/media")).expect("the picture came in");
    std::fs::write(&picture, "x").unwrap();
    let check = shell.json(1, &["check", "--json"]);
    assert_eq!(
        (check["ok"].clone(), check["problems"][0]["code"].clone()),
        (json!(false), json!("media_damaged"))
    );
}

fn first_file(folder: &Path) -> Option<PathBuf> {
    std::fs::read_dir(folder).ok()?.flatten().find_map(|entry| {
        let path = entry.path();
        if path.is_dir() { first_file(&path) } else { Some(path) }
    })
}

#[test]
fn open_places_are_named_and_nothing_is_written() {
    let shell = Shell::new();
    shell.file("fog.txt", STORY.replace("两个小时", "〔待核：几个〕小时"));
    let id = shell.json(0, &["import", "fog.txt", "--json"])[0]["story"].as_str().unwrap().to_owned();
    let words = ["export", &id, "--to", "text", "--out", "out"];
    let output = shell.run(&words);
    assert_eq!(output.status.code(), Some(1));
    let said = error(&output);
    assert!(said.contains(&format!("{id} paragraph:2: 轮渡停航〔待核：几个〕小时，")), "{said}");
    assert!(said.contains("1 places are still open") && said.contains("--pass-placeholders"), "{said}");
    assert!(!shell.path("out").exists());
    shell.ends(0, &[words.as_slice(), &["--pass-placeholders"]].concat());
    assert!(shell.path("out/雾锁大江.txt").is_file());
}
