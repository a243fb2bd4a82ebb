//! `gaotai suggestions`

use super::import::introduce;
use super::{Outcome, Stop, find, open};
use crate::arguments::Suggestions;
use crate::output;
use crate::words::Language;
use gaotai_desk::story::suggestions::{SuggestionKind as Kind, Verdict, decide, list};
use std::path::Path;

/// Lists the open suggestions of a story, or decides them.
pub fn run(library: &Path, arguments: &Suggestions, language: Language) -> Outcome {
    let desk = open(library)?;
    let id = find(&desk, &arguments.id)?;
    let all = list(&desk, &id)?;
    let named =
        |ids: &[String], one: &str| ids.iter().any(|id| id != "all" && one.starts_with(&id.to_lowercase()));
    let whole = |ids: &[String]| ids.iter().any(|id| id == "all");
    let wanted = arguments.accept.iter().chain(&arguments.reject);
    for id in wanted.filter(|id| *id != "all") {
        if id.is_empty() || all.iter().filter(|entry| entry.id.starts_with(&id.to_lowercase())).count() != 1 {
            return Err(Stop::Usage(
                "no suggestion of the story has an id that begins like this, or several have; list them first",
                "稿件中没有以此开头的修订编号，或不止一处；请先列出",
            ));
        }
    }
    if !arguments.accept.is_empty() || !arguments.reject.is_empty() {
        introduce(&desk, arguments.author.as_deref())?;
        let verdict = |one: &str| match (named(&arguments.reject, one), named(&arguments.accept, one)) {
            (true, _) => Verdict::Reject,
            (_, true) => Verdict::Accept,
            _ if whole(&arguments.accept) => Verdict::Accept,
            _ if whole(&arguments.reject) => Verdict::Reject,
            _ => Verdict::Keep,
        };
        let count = decide(&desk, &id, &verdict)?;
        output::complain(&match language {
            Language::English => format!("{count} decided"),
            Language::Chinese => format!("已决定 {count} 处"),
        });
    }
    let left = list(&desk, &id)?;
    if arguments.json {
        return Ok(output::json(&left)?);
    }
    let head = match language {
        Language::English => ["ID", "KIND", "TIME", "SECTION", "WAS", "NOW"],
        Language::Chinese => ["编号", "类别", "时间", "小标题", "原文", "改为"],
    };
    let rows: Vec<[String; 6]> = left
        .into_iter()
        .map(|entry| {
            let time = entry.time.get(..16).unwrap_or(&entry.time).replace('T', " ");
            let kind = kind(entry.kind, language).to_owned();
            [entry.id, kind, time, entry.section.unwrap_or_default(), entry.was, entry.now]
        })
        .collect();
    Ok(output::say(&output::table(head, &rows))?)
}

fn kind(kind: Kind, language: Language) -> &'static str {
    let (english, chinese) = match kind {
        Kind::Insertion => ("insertion", "插入"),
        Kind::Deletion => ("deletion", "删除"),
        Kind::Replacement => ("replacement", "替换"),
        Kind::Punctuation => ("punctuation", "标点"),
        Kind::Format => ("format", "字样"),
        Kind::Break => ("break", "分段"),
        Kind::Kind => ("kind", "样式"),
        Kind::Move => ("move", "移动"),
        Kind::Picture => ("picture", "图片"),
        Kind::Table => ("table", "表格"),
    };
    language.of(english, chinese)
}
