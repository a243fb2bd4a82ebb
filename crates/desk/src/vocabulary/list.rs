//! The entries of a vocabulary.

use crate::wire::VocabularyKind;
use crate::{Desk, Failure};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// The vocabulary.
    pub kind: VocabularyKind,
}

/// Its entries.
#[derive(Debug, Serialize, TS)]
pub struct Response {
    /// In the newsroom's order.
    pub terms: Vec<VocabularyTerm>,
}

/// An entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct VocabularyTerm {
    /// Stories refer to it by this.
    pub id: String,
    /// Name as it is now.
    pub name: String,
    /// The entry above it.
    pub parent: Option<String>,
}

/// Lists them.
///
/// # Errors
/// Those of the library.
pub fn run(desk: &Desk, request: Request) -> Result<Response, Failure> {
    let terms = desk.read(|r| r.vocabulary(request.kind.into()))?;
    let wire =
        |term: gaotai_store::Term| VocabularyTerm { id: term.id, name: term.name, parent: term.parent };
    Ok(Response { terms: terms.into_iter().map(wire).collect() })
}
