//! `gaotai people`

use super::{Outcome, open};
use crate::arguments::People;
use crate::output;
use crate::words::Language;
use gaotai_desk::person::list;
use gaotai_desk::person::wire::{Person, Role};
use std::path::Path;

/// Lists who writes at the library.
pub fn run(library: &Path, arguments: &People, language: Language) -> Outcome {
    let desk = open(library)?;
    let people = list::run(&desk, list::Request {})?.people;
    if arguments.json {
        return Ok(output::json(&people)?);
    }
    let head = match language {
        Language::English => ["", "NAME", "PEN NAME", "ROLE", "EDITS"],
        Language::Chinese => ["", "姓名", "笔名", "职务", "改稿"],
    };
    let rows: Vec<[String; 5]> = people.iter().map(|person| line(person, language)).collect();
    Ok(output::say(&output::table(head, &rows))?)
}

fn line(person: &Person, language: Language) -> [String; 5] {
    let edits = match person.tracks {
        true => language.of("tracked", "留修订"),
        false => language.of("direct", "直接改"),
    };
    [
        if person.current { "*" } else { "" }.to_owned(),
        person.name.clone(),
        person.pen_name.clone(),
        role(person.role, language).to_owned(),
        edits.to_owned(),
    ]
}

/// What somebody does at the desk, in words.
pub fn role(role: Role, language: Language) -> &'static str {
    match role {
        Role::Reporter => language.of("reporter", "记者"),
        Role::Editor => language.of("editor", "编辑"),
        Role::ResponsibleEditor => language.of("responsible editor", "责任编辑"),
        Role::DeskHead => language.of("desk head", "部主任"),
        Role::DutyEditor => language.of("duty editor", "值班总编"),
        Role::Proofreader => language.of("proofreader", "校对"),
        Role::Photographer => language.of("photographer", "摄影"),
        Role::Other => language.of("other", "其他"),
    }
}
