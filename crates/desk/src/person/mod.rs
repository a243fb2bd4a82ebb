//! Who writes, and who else does at this library.

pub mod choose;
pub mod list;
pub mod name;
pub mod put;
pub mod remove;
pub mod wire;

use crate::Failure;
use gaotai_store::PersonId;

/// The person's id in a request.
pub(crate) fn person_id(text: &str) -> Result<PersonId, Failure> {
    text.parse().map_err(|_| Failure::person_missing(text))
}

/// The same for several.
pub(crate) fn person_ids(texts: &[String]) -> Result<Vec<PersonId>, Failure> {
    texts.iter().map(|text| person_id(text)).collect()
}
