//! `gaotai profiles`

use super::{Outcome, Stop, open};
use crate::arguments::{ProfileCommand, ProfileExport, ProfileImport, ProfileShow, Profiles};
use crate::output;
use crate::words::{Language, sentence};
use gaotai_desk::Desk;
use gaotai_desk::profile::list::ProfileRow;
use gaotai_desk::profile::{export, import, list, read};
use serde_json::{Value, json};
use std::path::Path;

/// Lists the profiles, or does with one of them what is asked.
pub fn run(library: &Path, arguments: &Profiles, language: Language) -> Outcome {
    match &arguments.command {
        None => list(library, arguments.json, language),
        Some(ProfileCommand::Show(show)) => self::show(library, show),
        Some(ProfileCommand::Import(import)) => bring_in(library, import, language),
        Some(ProfileCommand::Export(export)) => hand_out(library, export),
    }
}

fn list(library: &Path, as_json: bool, language: Language) -> Outcome {
    let all = list::run(&open(library)?, list::Request {})?;
    let default = |row: &ProfileRow| all.default.as_ref() == Some(&row.profile.id);
    if as_json {
        let rows: Vec<Value> = all.profiles.iter().map(|row| describe(row, default(row))).collect();
        return Ok(output::json(&rows)?);
    }
    let head = match language {
        Language::English => ["ID", "NAME", "LANGUAGE", "GENRE", "LENGTH", "FROM"],
        Language::Chinese => ["编号", "名称", "语言", "体裁", "篇幅", "来自"],
    };
    let rows: Vec<[String; 6]> = all.profiles.iter().map(|row| line(row, default(row), language)).collect();
    Ok(output::say(&output::table(head, &rows))?)
}

fn line(row: &ProfileRow, default: bool, language: Language) -> [String; 6] {
    let profile = &row.profile;
    let name = match language.of(&profile.names.en, &profile.names.zh) {
        "" => language.of(&profile.names.zh, &profile.names.en),
        name => name,
    };
    let from = match (row.stock, row.own) {
        (true, false) => language.of("Gaotai", "稿台"),
        (true, true) => language.of("Gaotai, changed", "稿台，已改"),
        _ => language.of("the newsroom", "本编辑部"),
    };
    let length =
        profile.target.as_ref().map(|it| describe_target(&json!(it))).unwrap_or_else(|| "-".to_owned());
    [
        profile.id.clone(),
        name.to_owned(),
        profile.language.clone(),
        profile.genre.as_ref().map_or("-", |genre| &genre.name).to_owned(),
        length,
        if default { format!("{from}{}", language.of(" *default", "（默认）")) } else { from.to_owned() },
    ]
}

fn describe_target(target: &Value) -> String {
    let unit = target["unit"].as_str().unwrap_or_default();
    let gap = if unit.is_ascii() { " " } else { "" };
    format!("{}{gap}{unit}", target["count"])
}

fn describe(row: &ProfileRow, default: bool) -> Value {
    let profile = &row.profile;
    json!({
        "id": profile.id,
        "name_zh": profile.names.zh,
        "name_en": profile.names.en,
        "about_zh": profile.about.zh,
        "about_en": profile.about.en,
        "language": profile.language,
        "genre": profile.genre.as_ref().map(|genre| &genre.name),
        "target": profile.target,
        "required": profile.required,
        "stock": row.stock,
        "own": row.own,
        "default": default,
    })
}

fn show(library: &Path, arguments: &ProfileShow) -> Outcome {
    let read = read::run(&open(library)?, read::Request { id: arguments.id.clone() })?;
    match arguments.json {
        true => Ok(output::json(&read)?),
        false => Ok(output::put(read.text.as_bytes())?),
    }
}

fn bring_in(library: &Path, arguments: &ProfileImport, language: Language) -> Outcome {
    let desk = Desk::create(library).map_err(Stop::Library)?;
    let paths = arguments.files.iter().map(std::path::absolute).collect::<Result<Vec<_>, _>>()?;
    let handles = paths.into_iter().map(|path| desk.register_path(path)).collect();
    let came = import::run(&desk, import::Request { handles })?.files;
    let all = || arguments.files.iter().map(|file| file.display().to_string()).zip(&came);
    if arguments.json {
        let rows = all().map(
            |(file, it)| json!({ "file": file, "id": it.id, "problems": it.problems, "failure": it.failure }),
        );
        output::json(&rows.collect::<Vec<_>>())?;
    }
    for (file, it) in all() {
        if let Some(failure) = &it.failure {
            output::complain(&format!("{file}: {}", sentence(failure, language)));
        }
        it.problems.iter().for_each(|problem| output::complain(&format!("{file}: {problem}")));
        if let Some(id) = it.id.as_ref().filter(|_| !arguments.json) {
            output::say(&format!("{id}  {file}"))?;
        }
    }
    if came.iter().any(|it| it.id.is_none()) { Err(Stop::Told) } else { Ok(()) }
}

fn hand_out(library: &Path, arguments: &ProfileExport) -> Outcome {
    let desk = open(library)?;
    let path = match arguments.out.as_ref().map(std::path::absolute).transpose()? {
        Some(out) if is_file_name(&out) => {
            export::to_file(&desk, &arguments.id, &out)?;
            arguments.out.clone().unwrap_or(out).display().to_string()
        }
        folder => {
            let target = folder.map(|folder| desk.register_path(folder));
            export::run(&desk, export::Request { id: arguments.id.clone(), target })?.path
        }
    };
    match arguments.json {
        true => Ok(output::json(&json!({ "path": path }))?),
        false => Ok(output::say(&path)?),
    }
}

/// A folder called profile.yaml is hardly what was meant.
fn is_file_name(out: &Path) -> bool {
    let extension = out.extension().map(|it| it.to_string_lossy().to_lowercase());
    !out.is_dir() && matches!(extension.as_deref(), Some("yaml" | "yml"))
}
