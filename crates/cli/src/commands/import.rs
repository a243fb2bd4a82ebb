//! `gaotai import`

use super::{Outcome, Stop};
use crate::arguments::Import;
use crate::output;
use crate::words::{self, Language, sentence};
use gaotai_desk::import::files;
use gaotai_desk::wire::ImportedFile;
use gaotai_desk::{Desk, Task, library, person};
use serde_json::{Value, json};
use std::path::Path;

/// Brings files in; makes the library where none is.
pub fn run(library: &Path, arguments: &Import, language: Language) -> Outcome {
    let desk = Desk::create(library).map_err(Stop::Library)?;
    introduce(&desk, arguments.author.as_deref())?;
    let mut all = Vec::new();
    for path in &arguments.files {
        let path = std::path::absolute(path)?;
        let request = files::Request { handles: vec![desk.register_path(path.clone())] };
        all.extend(
            files::run(&desk, request, &Task::silent())?
                .stories
                .into_iter()
                .map(|story| (path.clone(), story)),
        );
    }
    let given = |path: &Path| {
        let same = |it: &&std::path::PathBuf| std::path::absolute(it).is_ok_and(|it| it == path);
        arguments.files.iter().find(same).map_or_else(String::new, |it| it.display().to_string())
    };
    let all: Vec<(String, ImportedFile)> =
        all.into_iter().map(|(path, story)| (given(&path), story)).collect();
    if arguments.json {
        output::json(&all.iter().map(|(file, story)| describe(file, story)).collect::<Vec<_>>())?;
    }
    let mut failed = false;
    for (file, story) in &all {
        if let Some(failure) = &story.failure {
            output::complain(&format!("{file}: {}", sentence(failure, language)));
            failed = true;
        } else if !arguments.json {
            output::say(&tell(file, story, language))?;
        }
    }
    if failed { Err(Stop::Told) } else { Ok(()) }
}

/// Sees to it that what comes in has an author.
pub(super) fn introduce(desk: &Desk, author: Option<&str>) -> Outcome {
    let named = match author {
        Some(name) => Some(name.to_owned()),
        None if library::status::run(desk, library::status::Request {})?.needs_name => account(),
        None => return Ok(()),
    };
    let request = person::name::Request { name: named.unwrap_or_default() };
    person::name::run(desk, request)?;
    Ok(())
}

fn account() -> Option<String> {
    ["USER", "USERNAME", "LOGNAME"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|it| !it.is_empty()))
}

fn describe(file: &str, story: &ImportedFile) -> Value {
    json!({
        "file": file,
        "story": story.story,
        "repairs": story.repairs,
        "problems": story.problems,
        "failure": story.failure,
    })
}

fn tell(file: &str, story: &ImportedFile, language: Language) -> String {
    let id = story.story.as_deref().unwrap_or_default();
    let (repairs, problems) = (story.repairs, story.problems.len());
    let mut lines = vec![match language {
        Language::English => format!("{id}  {file}  {repairs} repairs, {problems} notes"),
        Language::Chinese => format!("{id}  {file}  修复 {repairs} 处，提示 {problems} 条"),
    }];
    for problem in &story.problems {
        let place =
            if problem.line > 0 { format!("{}:{}", problem.line, problem.column) } else { "-".to_owned() };
        let what = words::problem(&problem.code, language);
        lines.push(format!("  {place}  {what}: {}", problem.excerpt.replace(char::is_control, " ")));
    }
    lines.join("\n")
}
