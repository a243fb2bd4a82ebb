//! What is wrong in a profile's file: where, what, and what would be right.

use serde::{Deserialize, Serialize};
use std::fmt;
use ts_rs::TS;

/// What is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ProblemCode {
    /// A key that profiles do not have; `allowed` are those that they have there.
    UnknownKey,
    /// Something that must be there.
    Missing,
    /// Something of another form; `allowed` is what it must be: text, list, map, yes_no, count.
    WrongForm,
    /// A word that is not in the list; `allowed` is the list.
    WrongWord,
    /// The same once more.
    Twice,
    /// No id or key: lower-case letters, digits, and hyphens or underscores.
    BadId,
    /// A value that a story could not have; `found` says what is wrong with it.
    BadValue,
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Problem {
    /// Path to the place, as in `own[1].kind`.
    pub at: String,
    /// What is wrong there.
    pub code: ProblemCode,
    /// What stands there, or in English what is wrong with it.
    pub found: String,
    /// What could stand there.
    pub allowed: Vec<String>,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Problem { at, code, found, allowed } = self;
        let list = allowed.join(", ");
        match code {
            ProblemCode::UnknownKey => write!(f, "{at}: unknown key; take it out, or use one of {list}"),
            ProblemCode::Missing => write!(f, "{at}: is missing; add it"),
            ProblemCode::WrongForm => write!(f, "{at}: found {found}; write a {list}"),
            ProblemCode::WrongWord => write!(f, "{at}: {found} is not one of {list}"),
            ProblemCode::Twice => write!(f, "{at}: {found} stands twice; take one out"),
            ProblemCode::BadId => {
                write!(f, "{at}: {found:?} is no id; use lower-case letters, digits and hyphens (keys: _)")
            }
            ProblemCode::BadValue => write!(f, "{at}: {found}; mend it or take it out"),
        }
    }
}
