//! Settings of the window and the newsroom: names with JSON values.

use super::{json, to_json};
use crate::{Read, Result, Write};
use rusqlite::{OptionalExtension, params};
use serde_json::Value;
use std::collections::BTreeMap;

impl Read<'_> {
    /// One setting, if it was ever set.
    pub fn setting(&self, name: &str) -> Result<Option<Value>> {
        let mut query = self.connection.prepare_cached("SELECT value FROM setting WHERE name = ?1")?;
        Ok(query.query_row([name], |row| json(row, "value")).optional()?)
    }

    /// All settings.
    pub fn all_settings(&self) -> Result<BTreeMap<String, Value>> {
        let mut query = self.connection.prepare_cached("SELECT name, value FROM setting")?;
        let rows = query.query_map([], |row| Ok((row.get("name")?, json(row, "value")?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl Write<'_> {
    /// Sets those that are named and leaves the others; `null` takes a setting away.
    pub fn put_settings(&mut self, values: &BTreeMap<String, Value>) -> Result<()> {
        self.step()?;
        for (name, value) in values {
            if value.is_null() {
                self.connection().execute("DELETE FROM setting WHERE name = ?1", [name])?;
            } else {
                self.connection().execute(
                    "INSERT INTO setting (name, value) VALUES (?1, ?2)
                     ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                    params![name, to_json(value)?],
                )?;
            }
        }
        Ok(())
    }
}
