//! `gaotai list`

use super::{Outcome, Stop, open};
use crate::arguments::{List, Sort, State};
use crate::output;
use crate::words::Language;
use gaotai_desk::wire::{StoryRow, StoryState, VocabularyKind};
use gaotai_desk::{Desk, story, vocabulary};
use serde_json::{Value, json};
use std::path::Path;

/// Lists stories.
pub fn run(library: &Path, arguments: &List, language: Language) -> Outcome {
    let desk = open(library)?;
    let request = story::list::Request {
        channel: arguments.channel.as_deref().map(|channel| channel_id(&desk, channel)).transpose()?,
        state: arguments.state.map(state),
        query: arguments.words.join(" "),
        sort: sort(arguments.sort),
    };
    let stories = story::list::run(&desk, request)?.stories;
    if arguments.json {
        let all = stories.iter().map(|row| describe(&desk, row)).collect::<Outcome<Vec<Value>>>()?;
        return Ok(output::json(&all)?);
    }
    let head = match language {
        Language::English => ["ID", "TITLE", "STATE", "CHANNEL", "WORDS", "CHANGED"],
        Language::Chinese => ["编号", "标题", "状态", "栏目", "字数", "修改时间"],
    };
    let rows: Vec<[String; 6]> = stories.iter().map(|row| line(row, language)).collect();
    Ok(output::say(&output::table(head, &rows))?)
}

/// A channel by its id or name.
fn channel_id(desk: &Desk, wanted: &str) -> Outcome<String> {
    let request = vocabulary::list::Request { kind: VocabularyKind::Channel };
    let terms = vocabulary::list::run(desk, request)?.terms;
    let found =
        terms.iter().find(|term| term.id == wanted).or_else(|| terms.iter().find(|term| term.name == wanted));
    found.map(|term| term.id.clone()).ok_or(Stop::Usage("there is no such channel", "没有这个栏目"))
}

fn state(state: State) -> StoryState {
    match state {
        State::Draft => StoryState::Draft,
        State::Exported => StoryState::Exported,
        State::Trashed => StoryState::Trashed,
    }
}

fn sort(sort: Sort) -> story::list::Sort {
    match sort {
        Sort::Updated => story::list::Sort::Updated,
        Sort::Created => story::list::Sort::Created,
        Sort::Title => story::list::Sort::Title,
        Sort::Words => story::list::Sort::Words,
    }
}

fn line(row: &StoryRow, language: Language) -> [String; 6] {
    let state = match row.state {
        StoryState::Draft => language.of("draft", "草稿"),
        StoryState::Exported => language.of("exported", "已导出"),
        StoryState::Trashed => language.of("in the trash", "回收站"),
    };
    let changed = row.updated_at.get(..16).unwrap_or(&row.updated_at).replace('T', " ");
    let channel = row.channel.as_ref().map(|term| term.name.clone()).unwrap_or_default();
    [row.id.clone(), row.title.clone(), state.to_owned(), channel, row.words.to_string(), changed]
}

fn describe(desk: &Desk, row: &StoryRow) -> Outcome<Value> {
    let doc = story::suggestions::accepted(desk, &row.id)?;
    let head = super::show::head(&doc);
    Ok(json!({
        "id": row.id,
        "title": head("title"),
        "kicker": head("kicker"),
        "web_title": head("web_title"),
        "subtitle": head("subtitle"),
        "state": row.state,
        "channel": row.channel,
        "authors": row.authors,
        "source": row.source,
        "language": row.language,
        "words": row.words,
        "created_at": row.created_at,
        "updated_at": row.updated_at,
    }))
}
