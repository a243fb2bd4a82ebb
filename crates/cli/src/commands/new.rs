//! `gaotai new`

use super::import::introduce;
use super::{Outcome, Stop};
use crate::arguments::New;
use crate::output;
use gaotai_desk::{Desk, story};
use serde_json::{Value, from_value, json};
use std::path::Path;

/// Starts a story from a profile; makes the library where none is.
pub fn run(library: &Path, arguments: &New) -> Outcome {
    let desk = Desk::create(library).map_err(Stop::Library)?;
    introduce(&desk, arguments.author.as_deref())?;
    let request = story::create::Request { language: None, profile: Some(arguments.profile.clone()) };
    let id = story::create::run(&desk, request)?.id;
    if let Some(title) = &arguments.title {
        write_title(&desk, &id, title)?;
    }
    if !arguments.json {
        return Ok(output::say(&id)?);
    }
    let missing = story::read::run(&desk, story::read::Request { id: id.clone() })?.missing;
    Ok(output::json(&json!({ "id": id, "profile": arguments.profile, "missing": missing }))?)
}

fn write_title(desk: &Desk, id: &str, title: &str) -> Outcome {
    let title = title.split(char::is_control).map(str::trim).collect::<Vec<_>>().join(" ");
    let title = title.trim();
    if title.is_empty() {
        return Ok(());
    }
    let read = story::read::run(desk, story::read::Request { id: id.to_owned() })?;
    let doc = serde_json::to_value(&read.article.doc).map_err(std::io::Error::from)?;
    let lines = doc["content"][0]["content"].as_array().map(Vec::as_slice).unwrap_or_default();
    let mut line = lines.iter().find(|line| line["type"] == "title").cloned().unwrap_or(Value::Null);
    line["content"] = json!([{ "type": "text", "text": title }]);
    let request = json!({
        "id": id,
        "base": read.revision,
        "change": { "head": { "title": line }, "blocks": [], "order": null, "slip": {} },
    });
    story::journal::run(desk, from_value(request).map_err(std::io::Error::from)?)?;
    story::commit::run(desk, story::commit::Request { id: id.to_owned() })?;
    Ok(())
}
