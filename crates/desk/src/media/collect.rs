//! Removes pictures that nothing has used for long.

use super::background::catch_up;
use super::shelf::Shelf;
use crate::desk::now_at;
use crate::{Desk, Failure};
use gaotai_store::{Collected, Library, Stamp, StoreError};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// The setting with the day on which this ran last by itself.
const LAST: &str = "media.collected_on";

/// Nothing is asked.
#[derive(Debug, Deserialize, TS)]
pub struct Request {}

/// What went.
#[derive(Debug, Serialize, TS)]
pub struct Response {
    /// How many files.
    pub removed: usize,
    /// How long they were together.
    pub bytes: u64,
}

/// Removes those that no version, no journal and no story in the bin has named for thirty days.
///
/// # Errors
/// Those of the library.
pub fn run(desk: &Desk, _request: Request) -> Result<Response, Failure> {
    while catch_up(desk.library())? {}
    let Collected { removed, bytes } = collect(desk.library(), desk.shelf())?;
    Ok(Response { removed: removed.len(), bytes })
}

fn collect(library: &Library, shelf: &Shelf) -> Result<Collected, StoreError> {
    let collected = library.collect_media(now_at(library))?;
    collected.removed.iter().for_each(|hash| shelf.forget(hash));
    if !collected.removed.is_empty() {
        tracing::info!(
            pictures = collected.removed.len(),
            bytes = collected.bytes,
            "unused pictures removed"
        );
    }
    Ok(collected)
}

/// The same, unless it ran today.
pub(super) fn daily(library: &Library, shelf: &Shelf) -> Result<(), StoreError> {
    let now = now_at(library);
    let today = serde_json::Value::from(now.date_naive().to_string());
    if library.read(|r| r.setting(LAST))?.as_ref() == Some(&today) {
        return Ok(());
    }
    collect(library, shelf)?;
    let stamp = Stamp { person: None, time: now };
    library.write(&stamp, "media.collect", |w| w.put_settings(&BTreeMap::from([(LAST.to_owned(), today)])))
}
