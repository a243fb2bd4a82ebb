//! Arrows inside the UI: who may import whom.

use super::Breach;
use std::path::{Path, PathBuf};

/// Zone of `ui/src` and the zones it may import.
const ARROWS: &[(&str, &[&str])] = &[
    ("app", &["app", "panels", "editor", "shared", "host", "styles"]),
    ("panels", &["editor", "shared", "host"]),
    ("shared", &["shared", "host", "editor"]),
    ("editor", &["editor"]),
    ("host", &["host"]),
];

/// Zone and the packages it may import, by their beginnings.
const PACKAGES: &[(&str, &[&str])] = &[
    ("app", &["svelte"]),
    ("panels", &["svelte"]),
    ("shared", &["svelte"]),
    ("editor", &["prosemirror-"]),
    ("host", &["@tauri-apps/"]),
];

/// Checks every import of the UI's sources; tests may import what they like.
pub fn check(root: &Path) -> Vec<Breach> {
    let base = root.join("ui/src");
    let mut breaches = Vec::new();
    for path in files(&base, &["ts", "svelte"]) {
        let below = path.strip_prefix(&base).unwrap_or(&path).to_path_buf();
        let name = below.display().to_string();
        if name.ends_with(".test.ts") || name.contains("/test/") || !name.contains('/') {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap_or_default();
        for (line, target) in imports(&text) {
            if let Some(what) = breach(&below, &target) {
                breaches.push(format!("ui/src/{name}:{line}: {what}"));
            }
        }
    }
    breaches
}

/// All files below a folder with one of these extensions.
pub fn files(folder: &Path, extensions: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path, extensions));
        } else if path.extension().and_then(|e| e.to_str()).is_some_and(|e| extensions.contains(&e)) {
            found.push(path);
        }
    }
    found
}

/// The targets of `import … from "…"`, `export … from "…"`, `import "…"` and `import("…")`.
fn imports(text: &str) -> Vec<(usize, String)> {
    let lines = text.lines().enumerate();
    lines.flat_map(|(at, line)| targets(line).into_iter().map(move |target| (at + 1, target))).collect()
}

/// A text may say "from 'x'", and a function may be called `import`: only statements and
/// calls of the language's own `import(…)` count.
fn targets(line: &str) -> Vec<String> {
    let begins = line.trim_start();
    let statement = ["import ", "export ", "} from "].iter().any(|word| begins.starts_with(word));
    let mut found = Vec::new();
    for (start, needs_statement) in [(" from ", true), ("import ", true), ("import(", false)] {
        for (place, _) in line.match_indices(start) {
            let before = line[..place].chars().next_back();
            let own_word =
                start.starts_with(' ') || !before.is_some_and(|c| c.is_alphanumeric() || "_#.$".contains(c));
            let after = line[place + start.len()..].trim_start();
            let Some(quote) = after.chars().next().filter(|c| "'\"".contains(*c)) else { continue };
            if (statement || !needs_statement)
                && own_word
                && let Some(end) = after[1..].find(quote)
            {
                found.push(after[1..=end].to_owned());
            }
        }
    }
    found
}

fn breach(from: &Path, target: &str) -> Option<String> {
    let zone = from.components().next()?.as_os_str().to_str()?.to_owned();
    if !target.starts_with('.') {
        let (_, packages) = PACKAGES.iter().find(|(name, _)| *name == zone)?;
        let allowed = packages.iter().any(|package| target.starts_with(package));
        return (!allowed).then(|| format!("{zone} may not import {target}"));
    }
    let (_, allowed) = ARROWS.iter().find(|(name, _)| *name == zone)?;
    let reached = resolve(from, target);
    let mut parts = reached.iter();
    let to = parts.next()?;
    if zone == "panels" && to == "panels" {
        let own = from.components().nth(1).map(|part| part.as_os_str().to_string_lossy().into_owned());
        return (parts.next() != own.as_ref()).then(|| "a panel may not import another panel".to_owned());
    }
    (!allowed.contains(&to.as_str())).then(|| format!("{zone} may not import {to}"))
}

fn resolve(from: &Path, target: &str) -> Vec<String> {
    let mut parts: Vec<String> =
        from.components().map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
    parts.pop();
    for part in target.split('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop();
            }
            name => parts.push(name.to_owned()),
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    fn check(from: &str, import: &str, breach: bool) {
        let [(_, target)] = &super::imports(import)[..] else { panic!("one import in {import}") };
        let found = super::breach(Path::new(from), target);
        assert_eq!(found.is_some(), breach, "{from}: {import}: {found:?}");
    }

    #[test]
    fn who_may_import_whom() {
        check("editor/a.ts", "import { x } from \"prosemirror-state\";", false);
        check("editor/a.ts", "import { x } from \"svelte\";", true);
        check("editor/a.ts", "import { x } from \"../shared/b\";", true);
        check("panels/tags/View.svelte", "import { x } from './model';", false);
        check("panels/tags/View.svelte", "import { x } from '../slip/model';", true);
        check("panels/tags/View.svelte", "import { x } from '../../app/state';", true);
        check("panels/tags/View.svelte", "import { x } from '../../shared/state';", false);
        check("app/a.ts", "const x = await import('../panels/tags/panel');", false);
        check("shared/a.ts", "import { x } from '../app/a';", true);
        check("app/a.ts", "import { invoke } from '@tauri-apps/api/core';", true);
        check("host/call.ts", "import { invoke } from '@tauri-apps/api/core';", false);
        check("app/a.ts", "} from '../panels/tags/model';", false);
        for text in [
            "  say: 'a letter from \"home\"',",
            "  this.#import(\"来稿.txt\", \"x\");",
            "// import \"nothing\"",
        ] {
            assert!(super::imports(text).is_empty(), "{text}");
        }
    }
}
