//! `gaotai restore`

use super::Outcome;
use crate::arguments::Restore;
use crate::output;
use crate::words::Language;
use gaotai_desk::Task;
use gaotai_desk::backup::restore;

/// Makes a library of a backup.
pub fn run(arguments: &Restore, language: Language) -> Outcome {
    let done = restore::of(&arguments.backup, arguments.snapshot.as_deref(), &arguments.to, &Task::silent())?;
    if arguments.json {
        return Ok(output::json(&done)?);
    }
    let (path, stories, revisions) = (&done.path, done.stories, done.revisions);
    output::say(&match language {
        Language::English => format!("{path}: {stories} stories, {revisions} versions"),
        Language::Chinese => format!("{path}：{stories} 篇稿件，{revisions} 个版本"),
    })?;
    if done.missing > 0 {
        output::complain(&match language {
            Language::English => format!("{} files are not in the backup as they were", done.missing),
            Language::Chinese => format!("备份里有 {} 个文件已不完好", done.missing),
        });
    }
    Ok(())
}
