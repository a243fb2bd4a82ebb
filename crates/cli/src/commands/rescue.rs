//! `gaotai rescue`

use super::{Outcome, Stop};
use crate::arguments::Rescue;
use crate::output;
use crate::words::Language;
use gaotai_desk::Task;
use gaotai_desk::backup::list;
use gaotai_desk::doorstep::wire::{RescuedStory, StoryFate};
use gaotai_desk::doorstep::{rescue, survey};
use serde_json::{Value, json};
use std::path::PathBuf;

/// Lists what can be rescued, and makes a library of it.
pub fn run(arguments: &Rescue, language: Language) -> Outcome {
    let (library, task) = (&arguments.library, Task::silent());
    let snapshot = arguments.backup.as_ref().map(newest).transpose()?;
    let found = survey::of(library, snapshot.as_deref(), &task)?;
    let made = match &arguments.to {
        Some(to) => Some(rescue::of(library, snapshot.as_deref(), to, arguments.damaged, &task)?),
        None => None,
    };
    if arguments.json {
        let mut all = serde_json::to_value(&found).unwrap_or(Value::Null);
        all["made"] = json!(made);
        output::json(&all)?;
    } else {
        let head = match language {
            Language::English => ["ID", "TITLE", "WHAT", "VERSIONS", "AS OF"],
            Language::Chinese => ["编号", "标题", "结果", "版本", "时间"],
        };
        let rows: Vec<[String; 5]> = found.stories.iter().map(|row| line(row, language)).collect();
        output::say(&output::table(head, &rows))?;
    }
    let saved = |one: &RescuedStory| match one.fate {
        StoryFate::Lost => false,
        StoryFate::Damaged => arguments.damaged,
        _ => true,
    };
    if found.stories.iter().all(saved) { Ok(()) } else { Err(Stop::Told) }
}

/// The folder of the newest good snapshot.
fn newest(folder: &PathBuf) -> Outcome<PathBuf> {
    let found = list::of(folder)?;
    let good = found.snapshots.iter().find(|row| row.state == gaotai_desk::backup::wire::SnapshotMark::Good);
    let none = Stop::Usage("there is no good backup in this folder", "这个文件夹里没有完好的备份");
    Ok(PathBuf::from(&found.folder).join("snapshots").join(&good.ok_or(none)?.name))
}

fn line(row: &RescuedStory, language: Language) -> [String; 5] {
    let what = match row.fate {
        StoryFate::Whole => language.of("whole", "完整"),
        StoryFate::Unsure => language.of("newest readable version", "能读出的最新版本"),
        StoryFate::Older => language.of("older version", "较早的版本"),
        StoryFate::Backup => language.of("from the backup", "取自备份"),
        StoryFate::Damaged => language.of("damaged text only", "只剩残损文字"),
        StoryFate::Lost => language.of("lost", "丢失"),
    };
    let versions = match row.versions_lost {
        0 => row.versions.to_string(),
        lost => format!("{} (-{lost})", row.versions),
    };
    let time = row.time.as_deref().and_then(|time| time.get(..16)).unwrap_or_default().replace('T', " ");
    [row.id.clone(), row.title.clone(), what.to_owned(), versions, time]
}
