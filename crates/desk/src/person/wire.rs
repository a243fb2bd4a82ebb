//! People as windows see them.

use gaotai_store as store;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What somebody does at the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// 记者.
    Reporter,
    /// 编辑.
    Editor,
    /// 责任编辑.
    ResponsibleEditor,
    /// 部主任.
    DeskHead,
    /// 值班总编.
    DutyEditor,
    /// 校对.
    Proofreader,
    /// 摄影.
    Photographer,
    /// Something else, or nobody has said what.
    Other,
}

impl From<Role> for store::Role {
    fn from(role: Role) -> Self {
        match role {
            Role::Reporter => store::Role::Reporter,
            Role::Editor => store::Role::Editor,
            Role::ResponsibleEditor => store::Role::ResponsibleEditor,
            Role::DeskHead => store::Role::DeskHead,
            Role::DutyEditor => store::Role::DutyEditor,
            Role::Proofreader => store::Role::Proofreader,
            Role::Photographer => store::Role::Photographer,
            Role::Other => store::Role::Other,
        }
    }
}

impl From<store::Role> for Role {
    fn from(role: store::Role) -> Self {
        match role {
            store::Role::Reporter => Role::Reporter,
            store::Role::Editor => Role::Editor,
            store::Role::ResponsibleEditor => Role::ResponsibleEditor,
            store::Role::DeskHead => Role::DeskHead,
            store::Role::DutyEditor => Role::DutyEditor,
            store::Role::Proofreader => Role::Proofreader,
            store::Role::Photographer => Role::Photographer,
            store::Role::Other => Role::Other,
        }
    }
}

/// The colour of somebody's marks, by the name of its token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "they are the names of colours")]
pub enum Colour {
    Red,
    Orange,
    Amber,
    Green,
    Teal,
    Blue,
    Violet,
    Pink,
}

impl From<Colour> for store::Colour {
    fn from(colour: Colour) -> Self {
        match colour {
            Colour::Red => store::Colour::Red,
            Colour::Orange => store::Colour::Orange,
            Colour::Amber => store::Colour::Amber,
            Colour::Green => store::Colour::Green,
            Colour::Teal => store::Colour::Teal,
            Colour::Blue => store::Colour::Blue,
            Colour::Violet => store::Colour::Violet,
            Colour::Pink => store::Colour::Pink,
        }
    }
}

impl From<store::Colour> for Colour {
    fn from(colour: store::Colour) -> Self {
        match colour {
            store::Colour::Red => Colour::Red,
            store::Colour::Orange => Colour::Orange,
            store::Colour::Amber => Colour::Amber,
            store::Colour::Green => Colour::Green,
            store::Colour::Teal => Colour::Teal,
            store::Colour::Blue => Colour::Blue,
            store::Colour::Violet => Colour::Violet,
            store::Colour::Pink => Colour::Pink,
        }
    }
}

/// Somebody who writes at this library.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Person {
    /// UUID.
    pub id: String,
    /// The name as it stands with versions and marks.
    pub name: String,
    /// 笔名; empty for none.
    pub pen_name: String,
    /// What they do.
    pub role: Role,
    /// The colour of their marks.
    pub colour: Colour,
    /// Whether their edits are suggestions; `null` is as the role has it.
    pub tracked: Option<bool>,
    /// Whether they are, then: `tracked`, or what the role says.
    pub tracks: bool,
    /// Whether they write now.
    pub current: bool,
}

impl From<store::PersonRow> for Person {
    fn from(row: store::PersonRow) -> Self {
        Person {
            id: row.id.to_string(),
            name: row.name,
            pen_name: row.pen_name,
            role: row.role.into(),
            colour: row.colour.into(),
            tracked: row.tracked,
            tracks: row.tracked.unwrap_or(row.role.tracks()),
            current: row.current,
        }
    }
}
