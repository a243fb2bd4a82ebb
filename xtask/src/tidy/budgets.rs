//! Lengths: a function that nobody can hold in the head, a file that nobody reads.

use super::Breach;
use super::sources::{Source, for_tests, is_test_file};
use std::path::Path;
use syn::spanned::Spanned;
use syn::visit::Visit;

/// No function may be longer, in lines.
const LONGEST_FUNCTION: usize = 120;
/// Nine of ten functions are not longer, in lines.
const USUAL_FUNCTION: usize = 30;
/// No file may be longer, in lines.
const LONGEST_FILE: usize = 1000;
/// Written by `make gen`.
const GENERATED: &str = "ui/src/host/contract.ts";

/// Checks the lengths of Rust functions and of all source files.
pub fn check(root: &Path, sources: &[Source]) -> Vec<Breach> {
    let mut breaches = Vec::new();
    let mut lengths = Vec::new();
    for source in sources {
        if source.lines > LONGEST_FILE {
            breaches.push(format!("{}: {} lines, more than {LONGEST_FILE}", source.path, source.lines));
        }
        let Ok(file) = &source.file else { continue };
        if is_test_file(&source.path) {
            continue;
        }
        let mut measure = Measure::default();
        measure.visit_file(file);
        for (name, line, length) in measure.functions {
            if length > LONGEST_FUNCTION {
                breaches.push(format!(
                    "{}:{line}: {name} has {length} lines, more than {LONGEST_FUNCTION}",
                    source.path
                ));
            }
            lengths.push(length);
        }
    }
    lengths.sort_unstable();
    if let Some(&length) = lengths.get(lengths.len() * 9 / 10)
        && length > USUAL_FUNCTION
    {
        breaches.push(format!(
            "nine of ten functions should have at most {USUAL_FUNCTION} lines; it is {length}"
        ));
    }
    breaches.extend(long_files(root, "ui/src"));
    breaches.extend(long_files(root, "tests"));
    breaches
}

fn long_files(root: &Path, folder: &str) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for path in super::ui::files(&root.join(folder), &["ts", "svelte", "css", "rs"]) {
        let lines = std::fs::read_to_string(&path).unwrap_or_default().lines().count();
        // Nobody reads what is generated: it grows with the list of verbs.
        if lines > LONGEST_FILE && !path.ends_with(GENERATED) {
            let path = path.strip_prefix(root).unwrap_or(&path).display();
            breaches.push(format!("{path}: {lines} lines, more than {LONGEST_FILE}"));
        }
    }
    breaches
}

#[derive(Default)]
struct Measure {
    functions: Vec<(String, usize, usize)>,
}

impl Measure {
    fn add(&mut self, name: &syn::Ident, block: &syn::Block) {
        let span = block.span();
        let length = span.end().line - span.start().line + 1;
        self.functions.push((name.to_string(), span.start().line, length));
    }
}

impl<'ast> Visit<'ast> for Measure {
    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        if !for_tests(&item.attrs) {
            syn::visit::visit_item_mod(self, item);
        }
    }

    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        self.add(&item.sig.ident, &item.block);
        syn::visit::visit_item_fn(self, item);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        self.add(&item.sig.ident, &item.block);
        syn::visit::visit_impl_item_fn(self, item);
    }
}

#[cfg(test)]
mod tests {
    use super::Source;

    fn check(lines: usize, breach: bool) {
        let body = "let _ = 1;\n".repeat(lines);
        let source = Source {
            krate: "store".into(),
            path: "x.rs".into(),
            lines,
            file: syn::parse_file(&format!("fn f() {{\n{body}}}")).map_err(|error| error.to_string()),
        };
        let small = (0..20).map(|_| Source {
            krate: "store".into(),
            path: "y.rs".into(),
            lines: 1,
            file: syn::parse_file("fn g() {}").map_err(|error| error.to_string()),
        });
        let sources: Vec<Source> = small.chain([source]).collect();
        let found = super::check(std::path::Path::new("/nowhere"), &sources);
        assert_eq!(!found.is_empty(), breach, "{lines}: {found:?}");
    }

    #[test]
    fn functions_have_a_budget() {
        check(118, false);
        check(119, true);
        check(1001, true);
    }
}
