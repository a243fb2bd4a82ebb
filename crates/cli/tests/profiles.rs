//! Story profiles and stories from them, as a script uses them.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod shell;

use serde_json::{Value, json};
use shell::{Shell, error, keys};

#[test]
fn the_list() {
    let shell = Shell::new();
    shell.ends(3, &["profiles"]);
    shell.with_story();
    let rows = shell.json(0, &["profiles", "--json"]);
    let row = rows.as_array().unwrap().iter().find(|row| row["id"] == "zh-kuaixun").unwrap();
    let mut found = keys(row);
    found.sort_unstable();
    let expected = [
        "about_en", "about_zh", "default", "genre", "id", "language", "name_en", "name_zh", "own",
        "required", "stock", "target",
    ];
    assert_eq!(found, expected);
    assert_eq!((&row["stock"], &row["own"], &row["name_zh"]), (&json!(true), &json!(false), &json!("快讯")));
    let table = shell.ends(0, &["profiles"]);
    assert_eq!(table.lines().count(), rows.as_array().unwrap().len() + 1, "{table}");
    assert!(table.starts_with("ID ") && table.contains("Gaotai"), "{table}");
    let chinese = shell.command(&["profiles"]).env("GAOTAI_LANG", "zh").output().unwrap();
    assert!(String::from_utf8_lossy(&chinese.stdout).starts_with("编号"));
}

#[test]
fn a_profile_there_and_back() {
    let shell = Shell::new();
    shell.with_story();
    let text = shell.ends(0, &["profiles", "show", "zh-kuaixun"]);
    assert!(text.starts_with("format: gaotai-profile\nversion: 1\nid: zh-kuaixun\n"), "{text}");
    assert_eq!(shell.json(0, &["profiles", "show", "zh-kuaixun", "--json"])["text"], json!(text));

    let out = shell.ends(0, &["profiles", "export", "zh-kuaixun", "--out", "flash.yaml"]);
    assert_eq!(out, "flash.yaml\n");
    assert_eq!(std::fs::read_to_string(shell.path("flash.yaml")).unwrap(), text);
    shell.file("flash.yaml", "old");
    shell.ends(0, &["profiles", "export", "zh-kuaixun", "--out", "flash.yaml"]);
    assert_eq!(
        std::fs::read_to_string(shell.path("flash.yaml")).unwrap(),
        text,
        "a file that is named is replaced"
    );
    std::fs::create_dir(shell.path("shared")).unwrap();
    shell.file("shared/zh-kuaixun.profile.yaml", "of others");
    let made = shell.json(0, &["profiles", "export", "zh-kuaixun", "--out", "shared", "--json"]);
    assert!(made["path"].as_str().unwrap().ends_with("shared/zh-kuaixun-2.profile.yaml"), "{made}");

    shell.file("own.profile.yaml", text.replace("id: zh-kuaixun", "id: river-flash").replace("快讯", "江讯"));
    assert_eq!(shell.ends(0, &["profiles", "import", "own.profile.yaml"]), "river-flash  own.profile.yaml\n");
    let rows = shell.json(0, &["profiles", "--json"]);
    let row = rows.as_array().unwrap().iter().find(|row| row["id"] == "river-flash").unwrap();
    assert_eq!((&row["stock"], &row["own"], &row["name_zh"]), (&json!(false), &json!(true), &json!("江讯")));
    let story = shell.ends(0, &["new", "--profile", "river-flash"]);
    assert_eq!(shell.json(0, &["show", story.trim(), "--json"])["slip"]["profile"], "river-flash");
}

#[test]
fn a_file_with_mistakes_keeps_no_other_out() {
    let shell = Shell::new();
    let text = include_str!("../../article/src/profile/stock/en-brief.yaml");
    shell.file("good.yaml", text.replace("id: en-brief", "id: town-brief"));
    shell.file("bad.yaml", text.replace("required:", "requird:"));
    shell.file("story.txt", "A quiet harbour\n");
    let words = ["profiles", "import", "bad.yaml", "story.txt", "gone.yaml", "good.yaml", "--json"];
    let output = shell.run(&words);
    assert_eq!(output.status.code(), Some(1));
    let said = error(&output);
    assert!(said.contains("bad.yaml: requird: unknown key"), "{said}");
    assert!(said.contains("story.txt: not a story profile"), "{said}");
    assert!(said.contains("gone.yaml: the file cannot be read"), "{said}");
    let made: Value = serde_json::from_slice(&output.stdout).unwrap();
    let ids: Vec<&Value> = made.as_array().unwrap().iter().map(|row| &row["id"]).collect();
    assert_eq!(ids, [&Value::Null, &Value::Null, &Value::Null, &json!("town-brief")]);
    assert_eq!(made[0]["problems"][0]["code"], "unknown_key");
}

#[test]
fn a_profile_is_not_taken_for_a_story() {
    let shell = Shell::new();
    shell.file("town.txt", include_str!("../../article/src/profile/stock/en-brief.yaml"));
    let output = shell.run(&["import", "town.txt"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(error(&output).contains("`gaotai profiles import` brings it in"), "{}", error(&output));
    assert_eq!(shell.json(0, &["list", "--json"]), json!([]));
}

#[test]
fn a_story_from_a_profile() {
    let shell = Shell::new();
    let id =
        shell.ends(0, &["new", "--profile", "zh-fangtan", "--title", " 大雾里的\n轮渡 ", "--author", "林晓"]);
    let story = shell.json(0, &["show", id.trim(), "--json"]);
    assert_eq!(story["slip"]["genre"]["name"], "专访");
    assert_eq!(story["slip"]["authors"][0]["name"], "林晓");
    assert_eq!(story["doc"]["content"][1]["content"][0]["attrs"]["style"], "lede");
    assert_eq!(shell.json(0, &["list", "--json"])[0]["title"], "大雾里的 轮渡");
    let made = shell.json(0, &["new", "--profile", "en-brief", "--json"]);
    assert_eq!((&made["profile"], made["id"].is_string()), (&json!("en-brief"), true));
    assert!(made["missing"].as_array().unwrap().contains(&json!("title")), "{made}");
    assert_eq!(shell.json(0, &["check", "--json"])["ok"], true);
}

#[test]
fn exit_codes() {
    let shell = Shell::new();
    shell.with_story();
    shell.ends(2, &["new"]);
    shell.ends(2, &["profiles", "--json", "show", "zh-xiaoxi"]);
    shell.ends(4, &["new", "--profile", "no-such"]);
    shell.ends(4, &["profiles", "show", "no-such"]);
    shell.ends(4, &["profiles", "export", "no-such", "--out", "out.yaml"]);
    shell.ends(1, &["profiles", "export", "zh-xiaoxi", "--out", "fog.txt/in.yaml"]);
    assert!(!shell.path("out.yaml").exists());
    let said = |language: &str| {
        error(&shell.command(&["profiles", "show", "x"]).env("GAOTAI_LANG", language).output().unwrap())
    };
    assert!(said("en").contains("there is no story profile x"), "{}", said("en"));
    assert!(said("zh").contains("没有这个稿件类型：x"), "{}", said("zh"));
}
