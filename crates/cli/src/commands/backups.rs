//! `gaotai backups`

use super::Outcome;
use crate::arguments::Backups;
use crate::output;
use crate::words::Language;
use gaotai_desk::backup::list;
use gaotai_desk::backup::wire::{SnapshotMark, SnapshotRow};

/// Lists backups.
pub fn run(arguments: &Backups, language: Language) -> Outcome {
    let found = list::of(&arguments.folder)?;
    if arguments.json {
        return Ok(output::json(&found)?);
    }
    let head = match language {
        Language::English => ["NAME", "TIME", "STORIES", "BYTES", "STATE"],
        Language::Chinese => ["名称", "时间", "稿件", "字节", "状态"],
    };
    let rows: Vec<[String; 5]> = found.snapshots.iter().map(|row| line(row, language)).collect();
    Ok(output::say(&output::table(head, &rows))?)
}

fn line(row: &SnapshotRow, language: Language) -> [String; 5] {
    let state = match row.state {
        SnapshotMark::Good => language.of("good", "完好"),
        SnapshotMark::Incomplete => language.of("incomplete", "不完整"),
        SnapshotMark::Unreadable => language.of("cannot be read", "读不出来"),
        SnapshotMark::Newer => language.of("made by a newer version", "由更新的版本建立"),
    };
    let time = row.time.as_deref().and_then(|time| time.get(..16)).unwrap_or_default().replace('T', " ");
    [row.name.clone(), time, row.stories.to_string(), row.bytes.to_string(), state.to_owned()]
}
