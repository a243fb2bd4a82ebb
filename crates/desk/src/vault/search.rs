//! Looks for words in the whole vault. Only its own search field calls this, when Enter is pressed
//! there: what stands in the vault never turns up where somebody looks for something else.

use super::{VaultEntry, hidden, vault};
use crate::{Desk, Failure};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// For what.
#[derive(Deserialize, TS)]
pub struct Request {
    /// Words that must all be in an entry, in whatever field and case.
    pub query: String,
}

/// Where they are.
#[derive(Serialize, TS)]
pub struct Response {
    /// The newest first.
    pub hits: Vec<VaultHit>,
}

/// An entry that was found.
#[derive(Serialize, TS)]
pub struct VaultHit {
    /// The entry.
    pub entry: VaultEntry,
    /// The title of its story.
    pub title: String,
}

/// Looks.
///
/// # Errors
/// Those of the vault.
pub fn run(desk: &Desk, request: Request) -> Result<Response, Failure> {
    let entries = vault(desk)?.search(&request.query).map_err(hidden)?;
    let hits = entries.into_iter().map(|entry| {
        let head = desk.read(|r| r.head(entry.story)).map_err(|_| super::missing())?;
        Ok(VaultHit { title: head.article.doc.display_title(), entry: entry.into() })
    });
    Ok(Response { hits: hits.collect::<Result<_, Failure>>()? })
}
