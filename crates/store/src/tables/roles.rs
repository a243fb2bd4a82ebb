//! What people do at the desk, and the colour that their marks have.

use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// What somebody does at the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
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
    #[default]
    Other,
}

/// A colour by the name of its token; what it looks like is the window's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
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

/// A role or colour that this program does not know.
#[derive(Debug, thiserror::Error)]
#[error("no such role or colour")]
pub struct NotKnown;

impl Role {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Role; 8] = [
        Role::Reporter,
        Role::Editor,
        Role::ResponsibleEditor,
        Role::DeskHead,
        Role::DutyEditor,
        Role::Proofreader,
        Role::Photographer,
        Role::Other,
    ];

    /// The name in the database and in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Role::Reporter => "reporter",
            Role::Editor => "editor",
            Role::ResponsibleEditor => "responsible_editor",
            Role::DeskHead => "desk_head",
            Role::DutyEditor => "duty_editor",
            Role::Proofreader => "proofreader",
            Role::Photographer => "photographer",
            Role::Other => "other",
        }
    }

    /// The colour that people of this role have unless they choose another: the red pencil is the
    /// duty editor's, as on paper.
    pub fn colour(self) -> Colour {
        match self {
            Role::Reporter => Colour::Blue,
            Role::Editor => Colour::Teal,
            Role::ResponsibleEditor => Colour::Green,
            Role::DeskHead => Colour::Violet,
            Role::DutyEditor => Colour::Red,
            Role::Proofreader => Colour::Orange,
            Role::Photographer => Colour::Amber,
            Role::Other => Colour::Pink,
        }
    }

    /// Whether edits are suggestions unless people choose otherwise: who makes a story writes in
    /// it, who works on somebody's story suggests.
    pub fn tracks(self) -> bool {
        !matches!(self, Role::Reporter | Role::Photographer | Role::Other)
    }
}

impl Colour {
    /// All of them.
    pub const ALL: [Colour; 8] = [
        Colour::Red,
        Colour::Orange,
        Colour::Amber,
        Colour::Green,
        Colour::Teal,
        Colour::Blue,
        Colour::Violet,
        Colour::Pink,
    ];

    /// The name in the database and in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Colour::Red => "red",
            Colour::Orange => "orange",
            Colour::Amber => "amber",
            Colour::Green => "green",
            Colour::Teal => "teal",
            Colour::Blue => "blue",
            Colour::Violet => "violet",
            Colour::Pink => "pink",
        }
    }

    /// This one when nobody has it, else the next that nobody has; this one when all are taken.
    pub fn free(self, taken: &[Colour]) -> Colour {
        let from = Colour::ALL.iter().position(|one| *one == self).unwrap_or_default();
        let around = Colour::ALL.iter().cycle().skip(from).take(Colour::ALL.len());
        around.copied().find(|one| !taken.contains(one)).unwrap_or(self)
    }
}

impl FromStr for Role {
    type Err = NotKnown;
    fn from_str(name: &str) -> Result<Self, NotKnown> {
        Role::ALL.into_iter().find(|role| role.name() == name).ok_or(NotKnown)
    }
}

impl FromStr for Colour {
    type Err = NotKnown;
    fn from_str(name: &str) -> Result<Self, NotKnown> {
        Colour::ALL.into_iter().find(|colour| colour.name() == name).ok_or(NotKnown)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_the_json() {
        for role in Role::ALL {
            assert_eq!(serde_json::to_value(role).unwrap(), role.name());
        }
        for colour in Colour::ALL {
            assert_eq!(serde_json::to_value(colour).unwrap(), colour.name());
        }
    }

    #[test]
    fn the_next_free_colour() {
        assert_eq!(Colour::Blue.free(&[]), Colour::Blue);
        assert_eq!(Colour::Blue.free(&[Colour::Blue]), Colour::Violet);
        assert_eq!(Colour::Pink.free(&[Colour::Pink, Colour::Red]), Colour::Orange);
        assert_eq!(Colour::Teal.free(&Colour::ALL), Colour::Teal);
    }
}
