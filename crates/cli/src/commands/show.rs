//! `gaotai show`

use super::{Outcome, find, open};
use crate::arguments::Show;
use crate::output;
use crate::words::Language;
use gaotai_desk::story::read;
use gaotai_desk::story::suggestions::accepted;
use serde_json::Value;
use std::path::Path;

/// Shows a story.
pub fn run(library: &Path, arguments: &Show, language: Language) -> Outcome {
    let desk = open(library)?;
    let id = find(&desk, &arguments.id)?;
    let story = read::run(&desk, read::Request { id: id.clone() })?;
    if arguments.json {
        return Ok(output::json(&story.article)?);
    }
    let slip = serde_json::to_value(&story.article.slip).map_err(std::io::Error::from)?;
    let page = page(&accepted(&desk, &id)?, &slip, story.count.body.words, language);
    // What a story brings along must not steer the terminal.
    let page: String = page.chars().filter(|c| *c == '\n' || !c.is_control()).collect();
    Ok(output::say(&page)?)
}

/// The lines of the title group by name.
pub fn head(doc: &Value) -> impl Fn(&str) -> String {
    let lines = doc["content"][0]["content"].as_array().cloned().unwrap_or_default();
    move |name| lines.iter().find(|line| line["type"] == name).map(text).unwrap_or_default()
}

/// The text of a node.
fn text(node: &Value) -> String {
    if node["type"] == "hard_break" {
        return "\n".to_owned();
    }
    let own = node["text"].as_str().unwrap_or_default().to_owned();
    own + &children(node).iter().map(text).collect::<String>()
}

fn children(node: &Value) -> &[Value] {
    node["content"].as_array().map(Vec::as_slice).unwrap_or_default()
}

fn page(doc: &Value, slip: &Value, words: u32, language: Language) -> String {
    let head = head(doc);
    let titles = ["web_title", "kicker", "title", "subtitle", "abstract"].map(head);
    let mut lines: Vec<String> = titles.into_iter().filter(|line| !line.is_empty()).collect();
    lines.push(String::new());
    let names = |field: &str| {
        let all = slip[field].as_array().map(Vec::as_slice).unwrap_or_default();
        all.iter().filter_map(|it| it["name"].as_str()).collect::<Vec<_>>().join(" ")
    };
    let own = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let fields = [
        ("Source", "来源", own(&slip["source"]["name"])),
        ("Published", "发布时间", own(&slip["published_at"])),
        ("Channel", "栏目", own(&slip["channel"]["name"])),
        ("Authors", "作者", names("authors")),
        ("Editors", "编辑", names("people")),
        ("Length", "字数", words.to_string()),
    ];
    for (english, chinese, value) in fields {
        if !value.is_empty() {
            lines.push(format!("{}{}{value}", language.of(english, chinese), language.of(": ", "：")));
        }
    }
    for block in children(&doc["content"][1]) {
        lines.push(String::new());
        lines.extend(block_lines(block));
    }
    lines.join("\n")
}

fn block_lines(block: &Value) -> Vec<String> {
    let nested = || children(block).iter().flat_map(block_lines).collect::<Vec<_>>();
    match block["type"].as_str().unwrap_or_default() {
        "section_head" => vec![format!("## {}", text(block))],
        "bullet_list" | "ordered_list" => nested().into_iter().map(|line| format!("- {line}")).collect(),
        "quote" => nested().into_iter().map(|line| format!("> {line}")).collect(),
        "table_row" => vec![children(block).iter().map(text).collect::<Vec<_>>().join(" | ")],
        "divider" => vec!["----".to_owned()],
        "embed" => vec![block["attrs"]["url"].as_str().unwrap_or_default().to_owned()],
        "list_item" | "table" | "box" | "figure" => nested(),
        _ => vec![text(block)],
    }
}
