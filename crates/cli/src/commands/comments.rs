//! `gaotai comments`

use super::people::role;
use super::{Outcome, find, open};
use crate::arguments::Comments;
use crate::output;
use crate::words::Language;
use gaotai_desk::comment::list;
use gaotai_desk::comment::wire::{Comment, CommentAnchor, CommentThread};
use std::path::Path;

/// Lists the comments on a story.
pub fn run(library: &Path, arguments: &Comments, language: Language) -> Outcome {
    let desk = open(library)?;
    let article = find(&desk, &arguments.id)?;
    let mut threads = list::run(&desk, list::Request { article })?.threads;
    threads.retain(|thread| arguments.all || thread.resolved.is_none());
    if arguments.json {
        return Ok(output::json(&threads)?);
    }
    if threads.is_empty() {
        return Ok(output::say(language.of("No comments.", "没有批注。"))?);
    }
    let told: Vec<String> = threads.iter().map(|thread| tell(thread, language)).collect();
    Ok(output::say(&told.join("\n\n"))?)
}

/// What it is about, and what was said.
fn tell(thread: &CommentThread, language: Language) -> String {
    let place = match &thread.anchor {
        CommentAnchor::Field { field } => format!("[{field}]"),
        _ if thread.quote.is_empty() => language.of("[no text]", "[无文字]").to_owned(),
        _ => language.of("“{}”", "“{}”").replace("{}", &plain(&thread.quote)),
    };
    let settled = thread.resolved.as_ref().map(|by| {
        format!(" {}", language.of("(settled by {})", "（{} 已解决）").replace("{}", &plain(&by.person_name)))
    });
    let mut lines = vec![place + &settled.unwrap_or_default()];
    lines.extend(thread.comments.iter().map(|comment| said(comment, language)));
    lines.join("\n")
}

fn said(comment: &Comment, language: Language) -> String {
    let time = comment.time.get(..16).unwrap_or(&comment.time).replace('T', " ");
    let (name, role) = (plain(&comment.person_name), role(comment.role, language));
    format!("  {time}  {name} ({role}): {}", plain(&comment.text))
}

/// On one line, and without what a terminal would take for an order.
fn plain(text: &str) -> String {
    text.replace(|c: char| c.is_control(), " ")
}
