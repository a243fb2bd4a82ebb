//! `gaotai send`

use super::{Outcome as Done, Stop, find, open};
use crate::output;
use crate::sending::Send;
use crate::words::{Language, sentence};
use gaotai_desk::destination::{Outcome, SendReport, SentStory};
use gaotai_desk::{Task, export};
use std::path::Path;

/// Sends stories to a destination.
pub fn run(library: &Path, arguments: &Send, language: Language) -> Done {
    let desk = open(library)?;
    let ids = arguments.ids.iter().map(|id| find(&desk, id)).collect::<Done<Vec<String>>>()?;
    let out = arguments.out.as_ref().map(std::path::absolute).transpose()?;
    let request = export::send::Request {
        destination: arguments.destination.clone(),
        ids,
        target: out.map(|out| desk.register_path(out)),
        pass_placeholders: arguments.pass_placeholders,
        as_accepted: arguments.as_accepted,
        again: arguments.again,
    };
    let report = export::send::run(&desk, request, &Task::silent())?;
    if arguments.json {
        output::json(&report)?;
    } else {
        output::say(&tell(&report, language))?;
    }
    report.stories.iter().for_each(|story| complain(story, language));
    let bad = |story: &SentStory| story.failure.is_some() || !story.unexpected.is_empty();
    if report.stories.iter().any(bad) { Err(Stop::Told) } else { Ok(()) }
}

fn tell(report: &SendReport, language: Language) -> String {
    let row = |story: &SentStory| {
        let outcome = match story.outcome {
            Outcome::New => language.of("new", "首发"),
            Outcome::Update => language.of("update", "更新"),
            Outcome::Unchanged => language.of("unchanged", "未变"),
            Outcome::Refused => language.of("refused", "未发"),
        };
        let file = story.files.first().cloned().unwrap_or_default();
        [story.id.clone(), story.title.clone(), outcome.to_owned(), story.version.to_string(), file]
    };
    let head = match language {
        Language::English => ["ID", "TITLE", "OUTCOME", "TIME", "FILE"],
        Language::Chinese => ["编号", "标题", "结果", "次数", "文件"],
    };
    let rows: Vec<[String; 5]> = report.stories.iter().map(row).collect();
    format!("{}\n{}", output::table(head, &rows), report.path)
}

fn complain(story: &SentStory, language: Language) {
    if let Some(failure) = &story.failure {
        output::complain(&format!("{}: {}", story.title, sentence(failure, language)));
    }
    let differs = language.of("does not come back as it was", "读回后有出入");
    for loss in &story.unexpected {
        output::complain(&format!("{}: {differs}: {}", story.title, loss.field));
    }
    for problem in &story.problems {
        output::complain(&format!("{}: {}: {}", story.title, problem.field, problem.code));
    }
}
