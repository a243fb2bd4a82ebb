//! `gaotai completions`

use super::Outcome;
use crate::arguments::{Arguments, Completions};
use crate::output;
use clap::CommandFactory;

/// Prints completions.
pub fn run(completions: &Completions) -> Outcome {
    let mut script = Vec::new();
    clap_complete::generate(completions.shell, &mut Arguments::command(), "gaotai", &mut script);
    Ok(output::put(&script)?)
}
