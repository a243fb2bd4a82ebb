//! `gaotai export`

use super::{Outcome, Stop, find, open};
use crate::arguments::Export;
use crate::output;
use crate::words::Language;
use gaotai_desk::export::write::order;
use gaotai_desk::export::{Delivered, Place, deliver};
use gaotai_desk::format::list::all;
use gaotai_desk::wire::PlaceholderPlace;
use gaotai_desk::{Desk, Failure, FailureCode, Task, story};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Writes stories.
pub fn run(library: &Path, arguments: &Export, language: Language) -> Outcome {
    let (place, zip) = place(arguments)?;
    let desk = open(library)?;
    let place = place.unwrap_or_else(|| Place::Folder(desk.outbox()));
    let ids = arguments.ids.iter().map(|id| find(&desk, id)).collect::<Outcome<Vec<String>>>()?;
    let mut order = order(&ids, &arguments.to, arguments.encoding.clone(), zip, place)?;
    order.pass_placeholders = arguments.pass_placeholders;
    order.as_accepted = arguments.as_accepted;
    order.with_review = arguments.with_review;
    let done =
        deliver(&desk, &order, &Task::silent()).inspect_err(|failure| tell_open(&desk, &ids, failure))?;
    if arguments.json {
        return Ok(output::json(&describe(&done))?);
    }
    if let Some(main) = done.content.first() {
        output::put(&main.bytes)?;
        if done.content.len() > 1 {
            output::complain(language.of("pictures are not written to stdout", "图片不写到标准输出"));
        }
    } else {
        output::say(&list(&done))?;
    }
    tell_losses(&done, language);
    Ok(())
}

/// Names the places for which the export is refused.
fn tell_open(desk: &Desk, ids: &[String], failure: &Failure) {
    if failure.code != FailureCode::ExportPlaceholders {
        return;
    }
    for id in ids {
        let Ok(open) = story::placeholders::run(desk, story::placeholders::Request { id: id.clone() }) else {
            continue;
        };
        for place in open.placeholders {
            let line = if place.line > 0 { format!(":{}", place.line) } else { String::new() };
            let PlaceholderPlace { story, part, before, text, after, .. } = place;
            output::complain(&format!("{story} {part}{line}: {before}{text}{after}"));
        }
    }
}

/// Where to, and whether as a zip; none is the library's outbox.
fn place(arguments: &Export) -> Outcome<(Option<Place>, bool)> {
    let Some(out) = &arguments.out else { return Ok((None, arguments.zip)) };
    let extension = out.extension().map(|it| it.to_string_lossy().to_lowercase()).unwrap_or_default();
    let one = arguments.ids.len() == 1 && arguments.to.len() == 1;
    if out.as_os_str() == "-" {
        if !one || arguments.zip || arguments.json {
            return Err(Stop::Usage(
                "--out - takes one story in one format, without --zip and --json",
                "--out - 只用于一篇稿件、一种格式，且不能与 --zip、--json 同用",
            ));
        }
        return Ok((Some(Place::Caller), false));
    }
    if out.is_dir() {
        return Ok((Some(Place::Folder(out.clone())), arguments.zip));
    }
    if extension == "zip" {
        return Ok((Some(Place::File(out.clone())), true));
    }
    let formats = all();
    let named: Vec<_> = formats.iter().filter(|format| format.extensions.contains(&extension)).collect();
    if named.is_empty() {
        return Ok((Some(Place::Folder(out.clone())), arguments.zip));
    }
    // A folder called story.html is hardly what was meant.
    if one && !arguments.zip && named.iter().any(|format| format.id == arguments.to[0]) {
        return Ok((Some(Place::File(out.clone())), false));
    }
    Err(Stop::Usage(
        "--out names a file, but not one for one story in one format; name a folder or a .zip",
        "--out 指定的文件名与“一篇稿件、一种格式”不符，请改用文件夹或 .zip",
    ))
}

fn describe(done: &Delivered) -> Value {
    let losses: Vec<Value> = done
        .parts
        .iter()
        .flat_map(|part| {
            part.losses.iter().map(|loss| {
                json!({
                    "file": part.file,
                    "story": part.story,
                    "format": part.format,
                    "field": loss.field,
                    "code": loss.code,
                    "params": loss.params,
                })
            })
        })
        .collect();
    json!({ "path": done.path.display().to_string(), "files": done.files, "losses": losses })
}

fn list(done: &Delivered) -> String {
    let folder: PathBuf = match done.path.is_file() {
        true => done.path.parent().map(Path::to_path_buf).unwrap_or_default(),
        false => done.path.clone(),
    };
    let lines: Vec<String> = done
        .files
        .iter()
        .map(|file| format!("{}  {}  {}", file.sha256, file.bytes, folder.join(&file.path).display()))
        .collect();
    lines.join("\n")
}

/// What the formats cannot hold, one line a kind.
fn tell_losses(done: &Delivered, language: Language) {
    for part in &done.parts {
        let mut kinds: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for loss in &part.losses {
            kinds.entry(&loss.code).or_default().push(&loss.field);
        }
        for (code, fields) in kinds {
            let what = match (code, language) {
                ("differs", Language::English) => "does not come back as it was",
                ("differs", Language::Chinese) => "读回后有出入",
                ("picture_stilled", Language::English) => "moves, and leaves as a still picture",
                ("picture_stilled", Language::Chinese) => "是动图，只送出静止画面",
                ("shortened", Language::English) => "too long, and cut",
                ("shortened", Language::Chinese) => "太长，只写前面的部分",
                (_, Language::English) => "not held by the format",
                (_, Language::Chinese) => "格式无法承载",
            };
            output::complain(&format!("{}: {what} ({code}): {}", part.file, fields.join(", ")));
        }
    }
}
