//! What an import did not understand, kept with the story.

use super::{json, to_json};
use crate::{Read, Result, Write};
use gaotai_article::ArticleId;
use rusqlite::params;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Something that an import did not understand or left out, and where it stood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// What it is; the window has words for every code.
    pub code: String,
    /// What the words need.
    pub params: BTreeMap<String, String>,
    /// Line in the imported file, from 1.
    pub line: u32,
    /// Column in that line in characters, from 1.
    pub column: u32,
    /// What stands there.
    pub excerpt: String,
}

impl Read<'_> {
    /// The problems of the story's import, in the order in which they were put.
    pub fn problems(&self, id: ArticleId) -> Result<Vec<Problem>> {
        let mut query =
            self.connection.prepare_cached("SELECT * FROM problem WHERE article = ?1 ORDER BY position")?;
        let rows = query.query_map([id.to_string()], |row| {
            Ok(Problem {
                code: row.get("code")?,
                params: json(row, "params")?,
                line: row.get("line")?,
                column: row.get("column")?,
                excerpt: row.get("excerpt")?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl Write<'_> {
    /// Keeps these problems with the story, in place of those that were kept before.
    pub fn put_problems(&mut self, id: ArticleId, problems: &[Problem]) -> Result<()> {
        self.step()?;
        self.story_must_exist(id)?;
        self.connection().execute("DELETE FROM problem WHERE article = ?1", [id.to_string()])?;
        let mut insert = self.connection().prepare_cached(
            "INSERT INTO problem (article, position, code, params, line, column, excerpt)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?;
        for (position, it) in problems.iter().enumerate() {
            let params = to_json(&it.params)?;
            insert.execute(params![
                id.to_string(),
                position,
                it.code,
                params,
                it.line,
                it.column,
                it.excerpt
            ])?;
        }
        Ok(())
    }
}
