//! `gaotai versions`

use super::{Outcome, Stop, find, open};
use crate::arguments::Versions;
use crate::output;
use crate::words::Language;
use gaotai_desk::Desk;
use gaotai_desk::story::revisions;
use gaotai_desk::wire::{RevisionRow, Stage};
use serde_json::{Value, json};
use std::path::Path;

/// Lists the versions of a story.
pub fn run(library: &Path, arguments: &Versions, language: Language) -> Outcome {
    let desk = open(library)?;
    let all = list(&desk, &find(&desk, &arguments.id)?)?;
    if arguments.json {
        let rows: Vec<Value> = all.iter().map(|(number, row)| describe(*number, row)).collect();
        return Ok(output::json(&rows)?);
    }
    let head = match language {
        Language::English => ["NO", "TIME", "STAGE", "BY", "WORDS", "ADDED", "REMOVED", "NAME"],
        Language::Chinese => ["序号", "时间", "来由", "作者", "字数", "增", "删", "名称"],
    };
    let rows: Vec<[String; 8]> = all.iter().map(|(number, row)| line(*number, row, language)).collect();
    Ok(output::say(&output::table(head, &rows))?)
}

/// The versions with their numbers, the newest first.
fn list(desk: &Desk, id: &str) -> Outcome<Vec<(usize, RevisionRow)>> {
    let all = revisions::run(desk, revisions::Request { id: id.to_owned() })?.revisions;
    let count = all.len();
    Ok(all.into_iter().enumerate().map(|(at, row)| (count - at, row)).collect())
}

/// The id of the version that is called like this: `now`, a number, a name, the beginning of an id.
pub fn called(desk: &Desk, id: &str, name: &str) -> Outcome<String> {
    if name == "now" {
        return Ok(name.to_owned());
    }
    let all = list(desk, id)?;
    let named: Vec<&RevisionRow> =
        all.iter().map(|(_, row)| row).filter(|row| row.name.as_deref() == Some(name)).collect();
    let numbered = || all.iter().find(|(number, _)| number.to_string() == name).map(|(_, row)| row);
    let begun = || -> Vec<&RevisionRow> {
        let beginning = name.to_lowercase();
        all.iter().map(|(_, row)| row).filter(|row| row.id.starts_with(&beginning)).collect()
    };
    let found = match (named.is_empty(), numbered()) {
        (false, _) => named,
        (true, Some(row)) => vec![row],
        (true, None) => begun(),
    };
    match found.as_slice() {
        [one] if !name.is_empty() => Ok(one.id.clone()),
        several => Err(Stop::NoVersion(name.to_owned(), several.len())),
    }
}

fn line(number: usize, row: &RevisionRow, language: Language) -> [String; 8] {
    let stage = match row.stage {
        Stage::Import => language.of("imported", "导入原文"),
        Stage::Repair => language.of("repaired", "标点修复"),
        Stage::Edit => language.of("edited", "修改"),
        Stage::Restore => language.of("brought back", "恢复旧版"),
        Stage::Create => language.of("started", "新建"),
    };
    let time = row.time.get(..16).unwrap_or(&row.time).replace('T', " ");
    [
        number.to_string(),
        time,
        stage.to_owned(),
        row.author.clone(),
        row.words.to_string(),
        format!("+{}", row.added),
        format!("-{}", row.removed),
        row.name.clone().unwrap_or_default(),
    ]
}

fn describe(number: usize, row: &RevisionRow) -> Value {
    json!({
        "number": number,
        "id": row.id,
        "name": row.name,
        "note": row.note,
        "stage": row.stage,
        "author": row.author,
        "time": row.time,
        "words": row.words,
        "added": row.added,
        "removed": row.removed,
        "parents": row.parents,
        "hash": row.hash,
    })
}
