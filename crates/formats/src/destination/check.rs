//! What is wrong with a destination, before anything goes to it.

use super::fields::{Kind, kind, readable};
use super::{Act, Destination, Problem, Rule, is_id, pattern, template};
use crate::{FORMATS, Format, web};

/// Sets of types that a destination can ask for, each in the order in which we like them.
const MIMES: &[&[&str]] = &[
    &["image/jpeg"],
    &["image/png"],
    &["image/webp"],
    &["image/gif"],
    &["image/jpeg", "image/png"],
    &["image/jpeg", "image/webp"],
    &["image/jpeg", "image/gif"],
    &["image/png", "image/webp"],
    &["image/png", "image/gif"],
    &["image/webp", "image/gif"],
    &["image/jpeg", "image/png", "image/webp"],
    &["image/jpeg", "image/png", "image/gif"],
    &["image/jpeg", "image/webp", "image/gif"],
    &["image/png", "image/webp", "image/gif"],
    &["image/jpeg", "image/png", "image/webp", "image/gif"],
];

/// The types that a destination asks for, in our order; none when it leaves that to the format.
pub fn mimes(wanted: &[String]) -> Option<&'static [&'static str]> {
    let same = |set: &&&[&str]| {
        set.iter().all(|mime| wanted.iter().any(|wanted| wanted == mime))
            && wanted.iter().all(|wanted| set.contains(&wanted.as_str()))
    };
    MIMES.iter().find(same).copied()
}

/// All that is wrong with it; nothing when stories can go to it.
pub fn check(destination: &Destination) -> Vec<Problem> {
    let mut problems = Vec::new();
    if !is_id(&destination.id) {
        problems.push(Problem::new("id", "id_invalid"));
    }
    if destination.name.trim().is_empty() {
        problems.push(Problem::new("name", "name_empty"));
    }
    match FORMATS.iter().find(|format| format.id == destination.format && format.export.is_some()) {
        Some(format) => of_format(destination, format, &mut problems),
        None => problems.push(Problem::new("format", "format_unknown").with("format", &destination.format)),
    }
    for (at, rule) in destination.mapping.iter().enumerate() {
        problems.extend(of_rule(rule, at));
    }
    problems.extend(pattern::check(&destination.names.folder, "names.folder", true));
    problems.extend(pattern::check(&destination.names.file, "names.file", false));
    of_pictures(destination, &mut problems);
    if destination.seal.is_some() {
        problems.push(Problem::new("seal", "seal_invalid"));
    }
    problems
}

fn of_format(destination: &Destination, format: &Format, problems: &mut Vec<Problem>) {
    if let Some(encoding) = &destination.encoding
        && !format.encodings.iter().any(|known| known.eq_ignore_ascii_case(encoding))
    {
        problems.push(Problem::new("encoding", "encoding_not_offered").with("encoding", encoding));
    }
    if destination.gather && format.gather.is_none() {
        problems.push(Problem::new("gather", "gather_not_possible").with("format", format.id));
    }
    let Some(template) = &destination.template else { return };
    if !takes_template(format.id) {
        problems.push(Problem::new("template", "template_not_taken").with("format", format.id));
    } else if let Err(crate::ExportError::Template { line, problem }) = web::check(template) {
        let invalid = Problem::new("template", "template_invalid");
        problems.push(invalid.with("line", line).with("what", problem));
    }
}

/// Whether a format writes its pages with a template of the newsroom's.
pub fn takes_template(format: &str) -> bool {
    format == "site"
}

fn of_rule(rule: &Rule, at: usize) -> Vec<Problem> {
    let mut problems = Vec::new();
    let unknown = |part: &str, name: &str| {
        Problem::new(format!("mapping[{at}]{part}"), "field_unknown").with("name", name)
    };
    match kind(&rule.field) {
        None => problems.push(unknown(".field", &rule.field)),
        Some(Kind::Whole) if rule.rule != Act::Drop => {
            let only = Problem::new(format!("mapping[{at}].rule"), "field_only_drops");
            problems.push(only.with("name", &rule.field));
        }
        Some(_) => {}
    }
    match &rule.rule {
        Act::Copy { from } if !readable(from) => problems.push(unknown(".rule.from", from)),
        Act::Words { map, .. } if map.is_empty() => {
            problems.push(Problem::new(format!("mapping[{at}].rule"), "words_empty"));
        }
        Act::Compute { template } => {
            if let Err((line, what)) = template::check(template) {
                let invalid = Problem::new(format!("mapping[{at}].rule.template"), "template_invalid");
                problems.push(invalid.with("line", line).with("what", what));
            }
        }
        _ => {}
    }
    problems
}

fn of_pictures(destination: &Destination, problems: &mut Vec<Problem>) {
    let Some(pictures) = &destination.pictures else { return };
    if pictures.longest_edge.is_some_and(|edge| !(100..=20_000).contains(&edge)) {
        problems.push(Problem::new("pictures.longest_edge", "edge_invalid"));
    }
    let all = MIMES.last().copied().unwrap_or_default();
    let unknown = pictures.mimes.iter().find(|mime| !all.contains(&mime.as_str()));
    if let Some(mime) = unknown {
        problems.push(Problem::new("pictures.mimes", "mime_unknown").with("mime", mime));
    }
}
