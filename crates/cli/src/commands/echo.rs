//! `gaotai echo`

use super::{Outcome, Stop, find, open};
use crate::output;
use crate::sending::EchoBack;
use crate::words::Language;
use gaotai_desk::destination::Problem;
use gaotai_desk::wire::Loss;
use gaotai_desk::{Desk, Failure, Task, destination, export};
use serde_json::json;
use std::path::Path;

/// What a file of the story would hold.
struct Heard {
    format: String,
    file: String,
    bytes: usize,
    losses: Vec<Loss>,
    unexpected: Vec<Loss>,
    problems: Vec<Problem>,
}

/// Makes a file in memory, reads it back and says what differs.
pub fn run(library: &Path, arguments: &EchoBack, language: Language) -> Outcome {
    let desk = open(library)?;
    let id = find(&desk, &arguments.id)?;
    let heard = match &arguments.destination {
        Some(destination) => by_destination(&desk, &id, destination)?,
        None => by_format(&desk, &id, arguments)?,
    };
    let ok = heard.unexpected.is_empty() && heard.problems.is_empty() && !heard.file.is_empty();
    if arguments.json {
        output::json(&json!({
            "story": id,
            "format": heard.format,
            "destination": arguments.destination,
            "ok": ok,
            "file": heard.file,
            "bytes": heard.bytes,
            "losses": heard.losses,
            "unexpected": heard.unexpected,
            "problems": heard.problems,
        }))?;
    } else {
        output::say(&tell(&heard, language))?;
    }
    if ok { Ok(()) } else { Err(Stop::Told) }
}

fn by_format(desk: &Desk, id: &str, arguments: &EchoBack) -> Result<Heard, Failure> {
    let request = export::check::Request {
        id: id.to_owned(),
        formats: arguments.to.iter().cloned().collect(),
        encoding: arguments.encoding.clone(),
        with_review: false,
    };
    let mut checks = export::check::run(desk, request, &Task::silent())?.checks;
    let check = checks.pop().ok_or_else(|| Failure::bad_request("formats"))?;
    let export::check::ExportCheck { format, file, bytes, losses, unexpected, .. } = check;
    Ok(Heard { format, file, bytes, losses, unexpected, problems: Vec::new() })
}

fn by_destination(desk: &Desk, id: &str, name: &str) -> Result<Heard, Failure> {
    let destination = destination::find(desk, name)?;
    let format = destination.format.clone();
    let request = destination::preview::Request { destination, story: id.to_owned() };
    let seen = destination::preview::run(desk, request, &Task::silent())?;
    let bytes = seen.files.iter().map(|file| file.bytes).sum();
    let file = seen.files.into_iter().next().map(|file| file.path).unwrap_or_default();
    let (losses, unexpected, problems) = (seen.losses, seen.unexpected, seen.problems);
    Ok(Heard { format, file, bytes, losses, unexpected, problems })
}

fn tell(heard: &Heard, language: Language) -> String {
    let mut lines = vec![format!("{}  {}", heard.file, heard.bytes)];
    let line = |loss: &Loss, what: &str| format!("{what}  {} ({})", loss.field, loss.code);
    let held = language.of("not held by the format:", "格式无法承载：");
    lines.extend(heard.losses.iter().map(|loss| line(loss, held)));
    let differs = language.of("does not come back:", "读回后有出入：");
    lines.extend(heard.unexpected.iter().map(|loss| line(loss, differs)));
    let wrong = language.of("wrong in the destination:", "目的地有误：");
    lines.extend(
        heard.problems.iter().map(|problem| format!("{wrong}  {} ({})", problem.field, problem.code)),
    );
    if heard.losses.is_empty() && heard.unexpected.is_empty() && heard.problems.is_empty() {
        lines.push(language.of("everything comes back", "读回无出入").to_owned());
    }
    lines.join("\n")
}
