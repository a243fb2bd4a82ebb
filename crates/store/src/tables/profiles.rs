//! The newsroom's own story profiles, each the text of its file.

use crate::{Read, Result, Write};
use rusqlite::{OptionalExtension, params};

impl Read<'_> {
    /// Ids and texts, in the order in which they were put in.
    pub fn profiles(&self) -> Result<Vec<(String, String)>> {
        let mut query = self.connection.prepare_cached("SELECT id, text FROM profile ORDER BY seq")?;
        let rows = query.query_map([], |row| Ok((row.get("id")?, row.get("text")?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The text of one.
    pub fn profile(&self, id: &str) -> Result<Option<String>> {
        let mut query = self.connection.prepare_cached("SELECT text FROM profile WHERE id = ?1")?;
        Ok(query.query_row([id], |row| row.get("text")).optional()?)
    }
}

impl Write<'_> {
    /// Puts one in, or in the place of the one with this id.
    pub fn put_profile(&mut self, id: &str, text: &str) -> Result<()> {
        self.step()?;
        self.connection().execute(
            "INSERT INTO profile (id, text) VALUES (?1, ?2)
             ON CONFLICT (id) DO UPDATE SET text = excluded.text",
            params![id, text],
        )?;
        Ok(())
    }

    /// Takes one away; whether there was one.
    pub fn remove_profile(&mut self, id: &str) -> Result<bool> {
        self.step()?;
        Ok(self.connection().execute("DELETE FROM profile WHERE id = ?1", [id])? > 0)
    }
}
