//! The file of a destination.

use super::{Destination, VERSION};
use serde_json::Value;

/// More than any destination takes; a file above it is something else.
pub const MOST_BYTES: usize = 1 << 20;

/// Why a text is no destination.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DestinationError {
    /// Something else.
    #[error("not a destination")]
    NotOne,
    /// Made by a newer Gaotai.
    #[error("made by a newer Gaotai: destination version {found}, this one reads up to {VERSION}")]
    Newer {
        /// The version in the file.
        found: u64,
    },
    /// A destination with something in it that destinations do not have.
    #[error("{0}")]
    Unreadable(String),
}

/// Reads a file. What is wrong in it beyond its form says [`super::check()`].
///
/// # Errors
/// When the text is no destination of a version that is known here.
pub fn decode(text: &str) -> Result<Destination, DestinationError> {
    let value: Value = serde_json::from_str(text).map_err(|_| DestinationError::NotOne)?;
    let looks = value["version"].is_u64() && value["format"].is_string() && value["id"].is_string();
    if !looks {
        return Err(DestinationError::NotOne);
    }
    if let Some(found) = value["version"].as_u64().filter(|found| *found != u64::from(VERSION)) {
        return Err(DestinationError::Newer { found });
    }
    serde_json::from_value(value).map_err(|error| DestinationError::Unreadable(error.to_string()))
}

/// The text of the file.
pub fn encode(destination: &Destination) -> String {
    let mut text = serde_json::to_string_pretty(destination).unwrap_or_default();
    text.push('\n');
    text
}

/// The text of the file as it is shared: the folder is one of this machine.
pub fn shared(destination: &Destination) -> String {
    let mut shared = destination.clone();
    shared.out.path = None;
    encode(&shared)
}
