//! Adds or changes an entry of a vocabulary.

use crate::wire::VocabularyKind;
use crate::{Desk, Failure};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The entry.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// The vocabulary.
    pub kind: VocabularyKind,
    /// `null` for a new entry.
    pub id: Option<String>,
    /// Not empty.
    pub name: String,
    /// The entry above it.
    pub parent: Option<String>,
}

/// The entry's id.
#[derive(Debug, Serialize, TS)]
pub struct Response {
    /// Stories refer to it by this.
    pub id: String,
}

/// Keeps it. A new name is seen in every list and touches no version of a story.
///
/// # Errors
/// `name_empty`, `setting_invalid`; those of the library.
pub fn run(desk: &Desk, request: Request) -> Result<Response, Failure> {
    let Request { kind, id, name, parent } = request;
    if name.trim().is_empty() {
        return Err(Failure::name_empty("the entry"));
    }
    let put =
        |w: &mut gaotai_store::Write<'_>| w.put_term(kind.into(), id.as_deref(), &name, parent.as_deref());
    Ok(Response { id: desk.write("vocabulary.save", put)? })
}
