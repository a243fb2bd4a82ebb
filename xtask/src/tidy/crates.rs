//! Arrows between the crates, and which crate may name which library.

use super::Breach;
use std::path::Path;

/// Crate and what it may depend on within the project. Not listed is forbidden.
const ARROWS: &[(&str, &[&str])] = &[
    ("article", &[]),
    ("language", &["article"]),
    ("review", &["article", "language"]),
    ("picture", &[]),
    ("proof", &["article", "language"]),
    ("tagging", &["article", "language"]),
    ("layout", &["article", "language", "review"]),
    ("formats", &["article", "language", "review"]),
    ("store", &["article", "language"]),
    ("sync", &["article", "review", "store"]),
    (
        "desk",
        &[
            "article", "language", "picture", "review", "proof", "tagging", "layout", "formats", "store",
            "sync",
        ],
    ),
    ("cli", &["desk"]),
    ("desktop", &["desk"]),
];

/// Libraries that stand for a whole room, and the only crate that may name them.
const ROOMS: &[(&str, &str)] = &[
    ("rusqlite", "store"),
    ("typst", "layout"),
    ("tauri", "desktop"),
    ("tauri-plugin-dialog", "desktop"),
    ("reqwest", "sync"),
    ("hyper", "sync"),
    ("ureq", "sync"),
];

/// May depend on anything: they are never shipped.
const FREE: &[&str] = &["testkit", "tests", "xtask"];

/// Checks every Cargo.toml of the workspace.
pub fn check(root: &Path) -> Vec<Breach> {
    let mut breaches = Vec::new();
    let mut manifests = vec![("desktop".to_owned(), root.join("Cargo.toml"))];
    for entry in std::fs::read_dir(root.join("crates")).into_iter().flatten().flatten() {
        manifests.push((entry.file_name().to_string_lossy().into_owned(), entry.path().join("Cargo.toml")));
    }
    for (name, path) in manifests {
        if FREE.contains(&name.as_str()) {
            continue;
        }
        match std::fs::read_to_string(&path) {
            Ok(text) => breaches.extend(check_manifest(&name, &text)),
            Err(error) => breaches.push(format!("{}: {error}", path.display())),
        }
    }
    breaches
}

fn check_manifest(name: &str, text: &str) -> Vec<Breach> {
    let manifest: toml::Table = match text.parse() {
        Ok(manifest) => manifest,
        Err(error) => return vec![format!("{name}/Cargo.toml: {error}")],
    };
    let Some((_, allowed)) = ARROWS.iter().find(|(from, _)| *from == name) else {
        return vec![format!(
            "{name}: a crate without a floor; add it to ARROWS and to docs/ARCHITECTURE.md"
        )];
    };
    let mut breaches = Vec::new();
    for dependency in dependencies(&manifest) {
        if let Some(own) = dependency.strip_prefix("gaotai-") {
            if !allowed.contains(&own) {
                breaches.push(format!("{name} -> {own}: forbidden arrow"));
            }
        } else if let Some((library, room)) = ROOMS.iter().find(|(library, _)| *library == dependency)
            && *room != name
        {
            breaches.push(format!("{name} names {library}: only {room} may"));
        }
    }
    breaches
}

fn dependencies(manifest: &toml::Table) -> Vec<String> {
    let names = |table: Option<&toml::Value>| -> Vec<String> {
        table.and_then(toml::Value::as_table).map(|table| table.keys().cloned().collect()).unwrap_or_default()
    };
    let mut all = names(manifest.get("dependencies"));
    for target in
        manifest.get("target").and_then(toml::Value::as_table).into_iter().flat_map(toml::Table::values)
    {
        all.extend(names(target.get("dependencies")));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::check_manifest;

    fn check(name: &str, dependency: &str, breach: bool) {
        let found = check_manifest(name, &format!("[dependencies]\n{dependency} = \"1\"\n"));
        assert_eq!(!found.is_empty(), breach, "{name} -> {dependency}: {found:?}");
    }

    #[test]
    fn arrows() {
        check("language", "gaotai-article", false);
        check("article", "gaotai-language", true);
        check("formats", "gaotai-store", true);
        check("cli", "gaotai-store", true);
        check("store", "rusqlite", false);
        check("desk", "rusqlite", true);
        check("desktop", "tauri", false);
        check("cli", "tauri", true);
        check("desk", "reqwest", true);
        check("newcomer", "serde", true);
    }
}
