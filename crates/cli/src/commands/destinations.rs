//! `gaotai destinations`

use super::{Outcome, Stop, open};
use crate::output;
use crate::sending::{DestinationCommand, DestinationExport, DestinationImport, Destinations};
use crate::words::{Language, sentence};
use gaotai_desk::Desk;
use gaotai_desk::destination::{DestinationRow, give, list, take};
use serde_json::{Value, json};
use std::path::Path;

/// Lists the destinations, or does with one of them what is asked.
pub fn run(library: &Path, arguments: &Destinations, language: Language) -> Outcome {
    match &arguments.command {
        None => list(library, arguments.json, language),
        Some(DestinationCommand::Import(import)) => bring_in(library, import, language),
        Some(DestinationCommand::Export(export)) => hand_out(library, export),
    }
}

fn list(library: &Path, as_json: bool, language: Language) -> Outcome {
    let all = list::run(&open(library)?, list::Request {})?.destinations;
    if as_json {
        return Ok(output::json(&all)?);
    }
    let head = match language {
        Language::English => ["ID", "NAME", "FORMAT", "TO", "STATE"],
        Language::Chinese => ["编号", "名称", "格式", "去处", "状态"],
    };
    let rows: Vec<[String; 5]> = all.iter().map(|row| line(row, language)).collect();
    Ok(output::say(&output::table(head, &rows))?)
}

fn line(row: &DestinationRow, language: Language) -> [String; 5] {
    let destination = json!(row.destination);
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let to = match destination["out"]["path"].as_str() {
        Some(path) => path.to_owned(),
        None => language.of("the outbox", "发件箱").to_owned(),
    };
    let codes: Vec<String> = row.problems.iter().map(|it| format!("{}: {}", it.field, it.code)).collect();
    let state = if codes.is_empty() { "-".to_owned() } else { codes.join(", ") };
    [text(&destination["id"]), text(&destination["name"]), text(&destination["format"]), to, state]
}

fn bring_in(library: &Path, arguments: &DestinationImport, language: Language) -> Outcome {
    let desk = Desk::create(library).map_err(Stop::Library)?;
    let (mut rows, mut failed) = (Vec::new(), false);
    for file in &arguments.files {
        let name = file.display().to_string();
        match take::from_file(&desk, &std::path::absolute(file)?) {
            Ok(destination) => {
                let row = DestinationRow::from(destination);
                if !arguments.json {
                    output::say(&format!("{}  {name}", row.destination.id))?;
                }
                row.problems
                    .iter()
                    .for_each(|it| output::complain(&format!("{name}: {}: {}", it.field, it.code)));
                rows.push(json!({ "file": name, "id": row.destination.id, "problems": row.problems, "failure": null }));
            }
            Err(failure) => {
                failed = true;
                output::complain(&format!("{name}: {}", sentence(&failure, language)));
                rows.push(json!({ "file": name, "id": null, "problems": [], "failure": failure }));
            }
        }
    }
    if arguments.json {
        output::json(&rows)?;
    }
    if failed { Err(Stop::Told) } else { Ok(()) }
}

fn hand_out(library: &Path, arguments: &DestinationExport) -> Outcome {
    let desk = open(library)?;
    let is_file = |out: &Path| !out.is_dir() && out.extension().is_some_and(|extension| extension == "json");
    let path = match arguments.out.as_ref().map(std::path::absolute).transpose()? {
        Some(out) if is_file(&out) => {
            give::to_file(&desk, &arguments.id, &out)?;
            arguments.out.clone().unwrap_or(out).display().to_string()
        }
        folder => {
            let handle = folder.map(|folder| desk.register_path(folder));
            give::run(&desk, give::Request { id: arguments.id.clone(), handle })?.path
        }
    };
    match arguments.json {
        true => Ok(output::json(&json!({ "path": path }))?),
        false => Ok(output::say(&path)?),
    }
}
