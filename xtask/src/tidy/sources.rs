//! What the sources of a crate may say: the pure floors touch nothing outside themselves,
//! and nobody unwraps outside tests.

use super::Breach;
use std::path::{Path, PathBuf};
use syn::spanned::Spanned;
use syn::visit::Visit;

/// A Rust file of the project, parsed.
pub struct Source {
    /// The crate it belongs to: the folder's name.
    pub krate: String,
    /// Path below the root.
    pub path: String,
    /// Lines in the file.
    pub lines: usize,
    /// What stands in it, or why it cannot be parsed.
    pub file: Result<syn::File, String>,
}

/// Crates on floors 0 and 1.
const PURE: &[&str] = &["article", "language", "picture", "review", "proof", "tagging", "layout", "formats"];

/// Beginnings of paths that reach outside a pure crate.
const OUTSIDE: &[&str] = &[
    "std::fs",
    "std::net",
    "std::env",
    "std::process",
    "std::thread",
    "std::time::SystemTime",
    "std::time::Instant",
    "SystemTime::now",
    "Instant::now",
    "Utc::now",
    "Local::now",
    "chrono::Utc::now",
    "chrono::Local",
    "Uuid::new_v4",
    "Uuid::now_v7",
    "uuid::Uuid::new_v4",
    "uuid::Uuid::now_v7",
    "rand",
];

/// Macros that leave a hole or end the program.
const HOLES: &[&str] = &["todo", "unimplemented", "panic", "dbg"];

/// All Rust sources but those of the tests' own crates.
pub fn rust(root: &Path) -> Vec<Source> {
    let mut sources = Vec::new();
    for entry in std::fs::read_dir(root.join("crates")).into_iter().flatten().flatten() {
        let krate = entry.file_name().to_string_lossy().into_owned();
        collect(root, &krate, &entry.path().join("src"), &mut sources);
    }
    collect(root, "desktop", &root.join("src-tauri"), &mut sources);
    collect(root, "xtask", &root.join("xtask/src"), &mut sources);
    sources
}

fn collect(root: &Path, krate: &str, folder: &Path, sources: &mut Vec<Source>) {
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            collect(root, krate, &path, sources);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = std::fs::read_to_string(&path).unwrap_or_default();
            sources.push(Source {
                krate: krate.to_owned(),
                path: path.strip_prefix(root).unwrap_or(&path).display().to_string(),
                lines: text.lines().count(),
                file: syn::parse_file(&text).map_err(|error| error.to_string()),
            });
        }
    }
}

/// Checks what the sources say.
pub fn check(sources: &[Source]) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for source in sources {
        match &source.file {
            Err(error) => breaches.push(format!("{}: {error}", source.path)),
            Ok(_) if is_test_file(&source.path) || source.krate == "testkit" => {}
            Ok(file) => {
                let mut reader = Reader { source, breaches: Vec::new() };
                reader.visit_file(file);
                breaches.extend(reader.breaches);
            }
        }
    }
    breaches
}

/// Files of tests beside the code they test.
pub fn is_test_file(path: &str) -> bool {
    path.ends_with("/tests.rs") || path.contains("/tests/") || path.ends_with("_tests.rs")
}

/// Whether an item is compiled for tests only.
pub fn for_tests(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("test")
            || (attribute.path().is_ident("cfg")
                && attribute.parse_args::<syn::Path>().is_ok_and(|path| path.is_ident("test")))
    })
}

struct Reader<'a> {
    source: &'a Source,
    breaches: Vec<Breach>,
}

impl Reader<'_> {
    fn breach(&mut self, line: usize, what: &str) {
        self.breaches.push(format!("{}:{line}: {what}", self.source.path));
    }

    fn name(&mut self, path: &str, line: usize) {
        let outside = OUTSIDE.iter().any(|start| path == *start || path.starts_with(&format!("{start}::")));
        if outside && PURE.contains(&self.source.krate.as_str()) {
            self.breach(line, &format!("{path}: floors 0 and 1 touch nothing outside themselves"));
        }
    }
}

impl<'ast> Visit<'ast> for Reader<'_> {
    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        if !for_tests(&item.attrs) {
            syn::visit::visit_item_mod(self, item);
        }
    }

    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        if !for_tests(&item.attrs) {
            syn::visit::visit_item_fn(self, item);
        }
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let words: Vec<String> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        self.name(&words.join("::"), path.span().start().line);
        syn::visit::visit_path(self, path);
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        let mut paths = Vec::new();
        flatten(&item.tree, String::new(), &mut paths);
        for path in paths {
            self.name(&path, item.span().start().line);
        }
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        if call.method == "unwrap" {
            self.breach(call.method.span().start().line, "unwrap outside tests");
        }
        syn::visit::visit_expr_method_call(self, call);
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        if let Some(hole) = HOLES.iter().find(|hole| call.path.is_ident(hole)) {
            self.breach(call.span().start().line, &format!("{hole}! outside tests"));
        }
        syn::visit::visit_macro(self, call);
    }
}

fn flatten(tree: &syn::UseTree, before: String, paths: &mut Vec<String>) {
    let join =
        |name: &syn::Ident| if before.is_empty() { name.to_string() } else { format!("{before}::{name}") };
    match tree {
        syn::UseTree::Path(path) => flatten(&path.tree, join(&path.ident), paths),
        syn::UseTree::Name(name) => paths.push(join(&name.ident)),
        syn::UseTree::Rename(rename) => paths.push(join(&rename.ident)),
        syn::UseTree::Glob(_) => paths.push(before),
        syn::UseTree::Group(group) => {
            group.items.iter().for_each(|item| flatten(item, before.clone(), paths));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Source, check as check_all};

    fn check(krate: &str, code: &str, breach: &str) {
        let source = Source {
            krate: krate.into(),
            path: "x.rs".into(),
            lines: 1,
            file: syn::parse_file(code).map_err(|error| error.to_string()),
        };
        let found = check_all(&[source]).join("\n");
        assert_eq!(found.contains(breach) && !found.is_empty(), !breach.is_empty(), "{code}: {found:?}");
    }

    #[test]
    fn what_sources_may_say() {
        check("article", "use std::fs;", "std::fs");
        check("article", "use std::{fmt, thread};", "std::thread");
        check("formats", "fn f() { let _ = uuid::Uuid::new_v4(); }", "new_v4");
        check("store", "use std::fs;", "");
        check("store", "fn f() { None::<u8>.unwrap(); }", "unwrap");
        check("store", "#[cfg(test)] mod tests { fn f() { None::<u8>.unwrap(); } }", "");
        check("desk", "fn f() { todo!() }", "todo!");
        check("article", "use std::fmt;", "");
    }
}
