//! The rules of the house that a compiler does not check: arrows and budgets.
//! docs/ARCHITECTURE.md says why; the test at the end runs them with every `make test`.

mod budgets;
mod crates;
mod sources;
mod ui;
mod vault;

use crate::shell::{Outcome, root};

/// A rule that is broken, and where: `path:line: what`.
pub type Breach = String;

/// Checks everything and prints what is broken.
pub fn report() -> Outcome {
    let breaches = check();
    if breaches.is_empty() {
        println!("tidy: arrows and budgets hold");
        return Ok(());
    }
    Err(format!("tidy: {} rules broken\n{}", breaches.len(), breaches.join("\n")))
}

fn check() -> Vec<Breach> {
    let root = root();
    let sources = sources::rust(&root);
    let mut breaches = crates::check(&root);
    breaches.extend(sources::check(&sources));
    breaches.extend(budgets::check(&root, &sources));
    breaches.extend(ui::check(&root));
    breaches.extend(vault::check(&root, &sources));
    breaches.sort();
    breaches
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_house_is_in_order() {
        let breaches = super::check();
        assert!(breaches.is_empty(), "{} rules broken:\n{}", breaches.len(), breaches.join("\n"));
    }
}
