//! Every command of `gaotai`, in both languages.

use crate::needle::Needle;
use crate::requests::Names;
use crate::{copy_is_clean, doorstep, each_file};
use std::path::Path;
use std::process::{Command, Output};

/// Words with which a command is called; none for one that is not known here.
fn words(command: &str, names: &Names, folder: &Path) -> Option<Vec<Vec<String>>> {
    let of = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<String>>();
    let both = |words: &[&str]| vec![of(words), of(&[words, &["--json"]].concat())];
    let path = |name: &str| folder.join(name).display().to_string();
    let id = names.story.as_str();
    let backups = path("backups");
    Some(match command {
        "import" => both(&["import", &path("来稿.txt")]),
        "list" => [both(&["list"]), both(&["list", &names.phrase])].concat(),
        "show" => both(&["show", id]),
        "new" => both(&["new", "--profile", names.profile["id"].as_str().unwrap()]),
        "export" => names
            .formats
            .iter()
            .map(|format| {
                let out = folder.join("cli").join(format).display().to_string();
                of(&["export", id, "--to", format, "--out", &out, "--pass-placeholders", "--json"])
            })
            .collect(),
        "profiles" => profiles(names, &of, &path),
        "echo" => {
            [both(&["echo", id, "--to", "ninjs"]), both(&["echo", id, "--destination", "site"])].concat()
        }
        "destinations" => [
            both(&["destinations"]),
            both(&["destinations", "import", &path("共享.destination.json")]),
            both(&["destinations", "export", "site", "--out", &path("cli")]),
        ]
        .concat(),
        "send" => both(&["send", "site", id, "--out", &path("cli"), "--pass-placeholders", "--again"]),
        "media" => [
            both(&["media", "list"]),
            both(&["media", "list", &names.phrase]),
            both(&["media", "add", &path("图.png")]),
            both(&["media", "show", &names.picture_hash]),
            both(&["media", "collect"]),
        ]
        .concat(),
        "layout" => ["page.pdf", "page.svg", "page.png"]
            .map(|out| of(&["layout", id, "--plan", "broadsheet-news", "--out", &path(out), "--json"]))
            .to_vec(),
        "plans" => both(&["plans"]),
        "formats" => both(&["formats"]),
        "check" => both(&["check"]),
        "completions" => ["bash", "zsh", "fish"].map(|shell| of(&["completions", shell])).to_vec(),
        "versions" => both(&["versions", id]),
        "people" => both(&["people"]),
        "comments" => both(&["comments", id, "--all"]),
        "suggestions" => both(&["suggestions", id]),
        "compare" => both(&["compare", id, &names.revision, "now"]),
        "backup" => [both(&["backup"]), both(&["backup", "--to", &path("stick")])].concat(),
        "backups" => both(&["backups", &backups]),
        "restore" => vec![
            of(&["restore", &backups, "--to", &path("restored-a")]),
            of(&["restore", &backups, "--snapshot", &names.snapshot, "--to", &path("restored-b"), "--json"]),
        ],
        "rescue" => rescues(folder, &backups, &of, &path),
        "help" => vec![of(&["help"])],
        _ => return None,
    })
}

type Of<'a> = &'a dyn Fn(&[&str]) -> Vec<String>;
type PathOf<'a> = &'a dyn Fn(&str) -> String;

fn profiles(names: &Names, of: Of<'_>, path: PathOf<'_>) -> Vec<Vec<String>> {
    let id = names.profile["id"].as_str().unwrap();
    vec![
        of(&["profiles", "--json"]),
        of(&["profiles", "show", id, "--json"]),
        of(&["profiles", "import", &path("文件.profile.yaml"), "--json"]),
        of(&["profiles", "export", id, "--out", &path("cli"), "--json"]),
    ]
}

/// Only looked at, with the gaps filled, and made anew.
fn rescues(folder: &Path, backups: &str, of: Of<'_>, path: PathOf<'_>) -> Vec<Vec<String>> {
    let library = doorstep::damaged(folder, "rescue").display().to_string();
    vec![
        of(&["rescue", &library]),
        of(&["rescue", &library, "--json"]),
        of(&["rescue", &library, "--backup", backups, "--to", &path("rescued-a"), "--damaged"]),
        of(&["rescue", &library, "--backup", backups, "--to", &path("rescued-b"), "--json"]),
    ]
}

fn run(folder: &Path, language: &str, words: &[String]) -> Output {
    let binary = gaotai_tests::window::binary("gaotai").unwrap();
    let mut command = Command::new(binary);
    command.args(words).current_dir(folder).env_clear().env("USER", "lin");
    command.env("GAOTAI_LIBRARY", folder.join("library"));
    command.env("GAOTAI_LANG", language).output().unwrap()
}

/// The commands that a help text lists; none where it lists none.
fn listed(folder: &Path, words: &[String]) -> Vec<String> {
    let help = String::from_utf8(run(folder, "en", words).stdout).unwrap();
    let listed = help.split("Commands:").nth(1).unwrap_or_default();
    let lines = listed.lines().skip(1).take_while(|line| line.starts_with("  "));
    let names =
        lines.filter(|line| !line.starts_with("   ")).filter_map(|line| line.split_whitespace().next());
    names.map(str::to_owned).collect()
}

/// Runs every command that `--help` lists, and those below them.
pub fn are_clean(folder: &Path, names: &Names, needle: &Needle) {
    let mut refusals = Vec::new();
    for made in ["cli", "stick"] {
        std::fs::create_dir(folder.join(made)).unwrap();
    }
    let commands = listed(folder, &["--help".to_owned()]);
    assert!(commands.len() > 12, "{commands:?}");
    for command in commands {
        let calls = words(&command, names, folder)
            .unwrap_or_else(|| panic!("{command}: say in vault_leaks/commands.rs how it is called"));
        if command != "help" {
            let inner = listed(folder, &[command.clone(), "--help".to_owned()]);
            for below in inner.iter().filter(|name| *name != "help") {
                let called = calls.iter().any(|call| call.get(1) == Some(below));
                assert!(called, "{command} {below}: say in vault_leaks/commands.rs how it is called");
            }
        }
        for (at, call) in calls.iter().enumerate() {
            let output = run(folder, ["zh", "en"][at % 2], call);
            let all = [output.stdout.as_slice(), &output.stderr].concat();
            assert_eq!(needle.find(&all), None, "gaotai {call:?} shows what stands in the vault");
            // A command that refuses shows nothing of what it would say. Only a list of what is
            // lost ends with 1 although it was done.
            let done = output.status.success() || (command == "rescue" && output.status.code() == Some(1));
            if !done {
                refusals.push(format!("gaotai {call:?}: {}", String::from_utf8_lossy(&all)));
            }
        }
    }
    assert!(refusals.is_empty(), "correct vault_leaks/commands.rs:\n{}", refusals.join("\n"));
    let mut files = 0;
    each_file(&folder.join("cli"), &mut |path: &Path| {
        files += 1;
        assert_eq!(needle.find(&std::fs::read(path).unwrap()), None, "{}", path.display());
    });
    assert!(files >= names.formats.len(), "gaotai export wrote only {files} files");
    for copy in ["stick", "restored-a", "restored-b", "rescued-a", "rescued-b"] {
        copy_is_clean(&folder.join(copy), needle);
    }
}
