//! Who may name the vault: what a reporter keeps there must not be within reach of anything that
//! writes files, shows previews or answers searches.

use super::Breach;
use super::sources::{Source, is_test_file};
use std::path::Path;

/// Files and folders of the backend that may name it, and why.
const ALLOWED: &[(&str, &str)] = &[
    ("crates/store/src/vault/", "it is the vault"),
    ("crates/store/src/lib.rs", "declares the module, and re-exports nothing of it"),
    ("crates/store/src/library.rs", "knows whether the one key was given out"),
    ("crates/store/src/migrate.rs", "makes its tables"),
    ("crates/store/src/backup", "a copy of the library holds the vault, and says so"),
    ("crates/store/src/rescue", "what can be read of a damaged library holds the vault too"),
    ("crates/store/src/tables/people.rs", "asks whether somebody has written there before a profile goes"),
    ("crates/cli/src/arguments.rs", "says that a backup holds it"),
    ("crates/desk/src/vault/", "holds the key and has the verbs"),
    ("crates/desk/src/library/check.rs", "counts its files that are not as they were"),
    ("crates/desk/src/lib.rs", "declares the module"),
    ("crates/desk/src/desk.rs", "takes the key to its place when a library is opened"),
    ("crates/desk/src/verbs.rs", "the list of all verbs"),
    ("crates/desk/src/failure.rs", "the list of all failure codes"),
    ("crates/cli/src/words.rs", "has words for every failure code"),
    ("crates/desk/src/backup", "a copy of the library holds the vault, and says so"),
];

/// Parts of the window that may call its verbs.
const WINDOW: &[&str] = &["ui/src/panels/vault/", "ui/src/host/"];

/// Checks the backend's sources and the window's.
pub fn check(root: &Path, sources: &[Source]) -> Vec<Breach> {
    let mut breaches = Vec::new();
    let own = |source: &&Source| !matches!(source.krate.as_str(), "xtask" | "testkit");
    for source in sources.iter().filter(own) {
        if !is_test_file(&source.path) {
            breaches.extend(check_text(&source.path, &read(root, &source.path)));
        }
    }
    for path in super::ui::files(&root.join("ui/src"), &["ts", "svelte"]) {
        let path = path.strip_prefix(root).unwrap_or(&path).display().to_string();
        if !path.ends_with(".test.ts") && !WINDOW.iter().any(|start| path.starts_with(start)) {
            breaches.extend(calls(&path, &read(root, &path)));
        }
    }
    breaches
}

fn read(root: &Path, path: &str) -> String {
    std::fs::read_to_string(root.join(path)).unwrap_or_default()
}

fn check_text(path: &str, text: &str) -> Vec<Breach> {
    let allowed = ALLOWED.iter().any(|(start, _)| path.starts_with(start));
    let code = text.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//"));
    let breaks = |line: &str| {
        let line = line.to_lowercase();
        line.contains("vault") && (!allowed || (path.ends_with("/lib.rs") && line.contains("pub use")))
    };
    let found = code.filter(|(_, line)| breaks(line));
    found.map(|(at, _)| format!("{path}:{}: names the vault; see xtask/src/tidy/vault.rs", at + 1)).collect()
}

fn calls(path: &str, text: &str) -> Vec<Breach> {
    let verb = |line: &str| line.contains("\"vault.") && line.contains("rpc(");
    let lines = text.lines().enumerate().filter(|(_, line)| verb(line));
    lines.map(|(at, _)| format!("{path}:{}: only the vault's panel calls its verbs", at + 1)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(path: &str, text: &str, breach: bool) {
        let found = if path.starts_with("ui") { calls(path, text) } else { check_text(path, text) };
        assert_eq!(!found.is_empty(), breach, "{path}: {text}: {found:?}");
    }

    #[test]
    fn who_may_name_it() {
        check("crates/desk/src/export/write.rs", "desk.vault()", true);
        check("crates/desk/src/story/list.rs", "let sql = \"SELECT * FROM vault_entry\";", true);
        check("crates/store/src/tables/list.rs", "use crate::vault::Entry;", true);
        check("crates/cli/src/commands/show.rs", "desk.call(\"vault.list\")", true);
        check("src-tauri/ipc.rs", "gaotai_desk::vault::open", true);
        check("crates/desk/src/export/write.rs", "// nothing of the vault", false);
        check("crates/desk/src/vault/list.rs", "vault(desk)", false);
        check("crates/store/src/lib.rs", "pub mod vault;", false);
        check("crates/store/src/lib.rs", "pub use vault::Entry;", true);
        check("ui/src/app/quick.ts", "await rpc(\"vault.search\", { query })", true);
        check("ui/src/app/quick.ts", "await rpc(\"story.list\", { query })", false);
    }
}
