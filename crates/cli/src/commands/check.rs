//! `gaotai check`

use super::{Outcome, Stop, open};
use crate::arguments::Check;
use crate::output;
use crate::words::{Language, damage, looked_at_files};
use gaotai_desk::Task;
use gaotai_desk::library::check::{LibraryProblem, Request, Response, run as check};
use std::path::Path;

/// Checks the library.
pub fn run(library: &Path, arguments: &Check, language: Language) -> Outcome {
    let report = check(&open(library)?, Request {}, &Task::silent())?;
    if arguments.json {
        output::json(&report)?;
    } else {
        output::say(&summary(&report, language))?;
        for note in &report.notes {
            output::say(&describe(note, language))?;
        }
    }
    report.problems.iter().for_each(|problem| output::complain(&describe(problem, language)));
    if report.ok { Ok(()) } else { Err(Stop::Told) }
}

fn summary(report: &Response, language: Language) -> String {
    let Response { stories, revisions, media, problems, .. } = report;
    let files = looked_at_files(report, language);
    match language {
        Language::English => format!(
            "{stories} stories, {revisions} versions, {media} pictures, {files}: {}",
            if report.ok { "all as written".to_owned() } else { format!("{} problems", problems.len()) }
        ),
        Language::Chinese => format!(
            "{stories} 篇稿件，{revisions} 个版本，{media} 张图片，{files}：{}",
            if report.ok { "完好".to_owned() } else { format!("{} 处问题", problems.len()) }
        ),
    }
}

fn describe(found: &LibraryProblem, language: Language) -> String {
    let params = found.params.iter().map(|(name, value)| format!("{name} {value}")).collect::<Vec<_>>();
    let words = damage(&found.code, language).unwrap_or(&found.code);
    format!("{words}{}{}", language.of(": ", "："), params.join(language.of(", ", "，")))
}
