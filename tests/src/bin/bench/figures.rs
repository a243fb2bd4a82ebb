//! Percentiles, and the tables they are printed in.

use super::{KINDS, WHICH};
use serde_json::{Map, Value, json};

/// What was measured, by scene, then by editor, then by kind: samples in milliseconds.
pub type Figures = Map<String, Value>;

/// Appends the numbers of a JSON list.
pub fn add(to: &mut Vec<f64>, from: &Value) {
    to.extend(from.as_array().into_iter().flatten().filter_map(Value::as_f64));
}

/// Samples of one scene: `found[editor][kind]` in the order of [`WHICH`] and [`KINDS`].
pub fn by_name(found: &[Vec<Vec<f64>>]) -> Value {
    let kinds = |samples: &Vec<Vec<f64>>| -> Figures {
        KINDS.iter().zip(samples).map(|(kind, found)| ((*kind).to_owned(), json!(found))).collect()
    };
    let both: Figures = WHICH
        .iter()
        .zip(found)
        .map(|(which, samples)| ((*which).to_owned(), kinds(samples).into()))
        .collect();
    both.into()
}

/// The sample below which this share of them lies.
pub fn at(samples: &[f64], share: f64) -> f64 {
    let mut sorted = samples.to_vec();
    sorted.sort_by(f64::total_cmp);
    let index = (share * sorted.len() as f64).ceil() as usize;
    sorted.get(index.saturating_sub(1)).copied().unwrap_or(f64::NAN)
}

/// The head of a table.
pub fn head(title: &str) {
    println!("\n{title}\n\n| {:<22} | bare: p50, p95, worst | ours: p50, p95, worst | p95 ours/bare |", "");
    println!("|{:-<24}|{:->23}|{:->23}|{:->15}|", "", ":", ":", ":");
}

/// A line of the table.
pub fn line(name: &str, bare: &[f64], ours: &[f64]) {
    let three = |samples: &[f64]| {
        format!("{:>7.0} {:>6.0} {:>6.0}", at(samples, 0.5), at(samples, 0.95), at(samples, 1.0))
    };
    let times = at(ours, 0.95) / at(bare, 0.95);
    println!("| {name:<22} | {} | {} | {times:>13.2} |", three(bare), three(ours));
}

/// The tables of all scenes.
pub fn tables(typed: &Figures) {
    for (kind, title) in [
        ("frame", "From the key's event to the frame that shows it, ms"),
        ("script", "Of that, the page's own work (handlers, state, DOM), ms"),
        ("queue", "Before that, from the window system to the page, ms"),
        ("gaps", "Between two frames while typing, ms"),
    ] {
        head(title);
        let mut all = [Vec::new(), Vec::new()];
        for (name, figures) in typed {
            let both = WHICH.map(|which| {
                let mut found = Vec::new();
                add(&mut found, &figures[which][kind]);
                found
            });
            line(name, &both[0], &both[1]);
            all.iter_mut().zip(both).for_each(|(all, one)| all.extend(one));
        }
        line("all keys", &all[0], &all[1]);
    }
}
