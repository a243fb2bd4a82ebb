//! One module a table, with what is read from it and written to it.

pub mod comments;
pub mod decided;
pub mod deliveries;
pub mod fields;
pub mod idle;
pub mod journal;
pub mod list;
pub mod media;
pub mod media_list;
pub mod media_use;
pub mod pages;
pub mod people;
pub mod problems;
pub mod profiles;
pub mod reading;
pub mod revisions;
pub mod roles;
pub mod settings;
pub mod snapshots;
pub mod stories;
pub mod vocabulary;

use crate::{Instant, Result, StoreError};
use rusqlite::types::Type;
use rusqlite::{Error, Row};
use std::str::FromStr;

/// A text column that this program wrote in a form of its own: an id, a hash, a time.
pub(crate) fn parsed<T>(row: &Row<'_>, column: &str) -> rusqlite::Result<T>
where
    T: FromStr,
    T::Err: std::error::Error + Send + Sync + 'static,
{
    let text: String = row.get(column)?;
    text.parse().map_err(|error| unreadable(row, column, error))
}

/// The same for a column that may be null.
pub(crate) fn maybe_parsed<T>(row: &Row<'_>, column: &str) -> rusqlite::Result<Option<T>>
where
    T: FromStr,
    T::Err: std::error::Error + Send + Sync + 'static,
{
    let text: Option<String> = row.get(column)?;
    text.map(|text| text.parse().map_err(|error| unreadable(row, column, error))).transpose()
}

/// A text column with JSON in it.
pub(crate) fn json<T: serde::de::DeserializeOwned>(row: &Row<'_>, column: &str) -> rusqlite::Result<T> {
    let text: String = row.get(column)?;
    serde_json::from_str(&text).map_err(|error| unreadable(row, column, error))
}

fn unreadable(
    row: &Row<'_>,
    column: &str,
    error: impl std::error::Error + Send + Sync + 'static,
) -> rusqlite::Error {
    let at = row.as_ref().column_index(column).unwrap_or_default();
    Error::FromSqlConversionFailure(at, Type::Text, Box::new(error))
}

/// A time column.
pub(crate) fn time(row: &Row<'_>, column: &str) -> rusqlite::Result<Instant> {
    let text: String = row.get(column)?;
    Instant::parse_from_rfc3339(&text).map_err(|error| unreadable(row, column, error))
}

/// A time column that may be null.
pub(crate) fn maybe_time(row: &Row<'_>, column: &str) -> rusqlite::Result<Option<Instant>> {
    let there: Option<String> = row.get(column)?;
    there.map(|_| time(row, column)).transpose()
}

/// JSON text of something that always has one.
pub(crate) fn to_json<T: serde::Serialize>(value: &T) -> Result<String> {
    serde_json::to_string(value)
        .map_err(|error| StoreError::damaged(format!("cannot be written as JSON: {error}")))
}
