//! `gaotai backup`

use super::{Outcome, open};
use crate::arguments::Backup;
use crate::output;
use crate::words::Language;
use gaotai_desk::backup::now::{Request, Response, run as make};
use gaotai_desk::{Task, backup};
use std::path::Path;

/// Makes a backup.
pub fn run(library: &Path, arguments: &Backup, language: Language) -> Outcome {
    let desk = open(library)?;
    let made = match &arguments.to {
        Some(folder) => {
            // A folder that is named here is meant: it is made when it is not there.
            std::fs::create_dir_all(folder)?;
            backup::once(&desk, folder, &Task::silent())?
        }
        None => make(&desk, Request {}, &Task::silent())?,
    };
    if arguments.json {
        return Ok(output::json(&made)?);
    }
    let Response { snapshot, stories, revisions, copied, missing, .. } = made;
    output::say(&match language {
        Language::English => format!(
            "{snapshot}: {stories} stories, {revisions} versions; {copied} bytes written, all read back"
        ),
        Language::Chinese => {
            format!("{snapshot}：{stories} 篇稿件，{revisions} 个版本；写入 {copied} 字节，已逐一核对")
        }
    })?;
    if missing > 0 {
        output::complain(&match language {
            Language::English => format!("{missing} pictures are not in the library as they were"),
            Language::Chinese => format!("稿库里有 {missing} 张图片已不完好"),
        });
    }
    Ok(())
}
