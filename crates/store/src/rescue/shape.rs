//! The tables of a library, as this program makes them, and which of them a record is of.

use super::record::Value;
use crate::Result;
use rusqlite::Connection;
use std::collections::HashSet;

/// What must stand in a column, beyond its type: so tables of the same types are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Holds {
    Anything,
    Uuid,
    Time,
    Hash,
    Json,
}

/// A column as it is stored.
#[derive(Debug, Clone)]
pub(crate) struct Column {
    pub name: String,
    kind: String,
    /// Null may stand in it, or a record may end before it.
    optional: bool,
    nullable: bool,
    /// Its value is the row's number and not in the record.
    rowid: bool,
    holds: Holds,
}

/// A table.
#[derive(Debug, Clone)]
pub(crate) struct Shape {
    pub name: String,
    /// In the order in which records have them.
    pub columns: Vec<Column>,
    /// Kept in an index tree, by its key.
    pub keyed: bool,
}

/// All tables of a database with this schema.
pub(crate) fn shapes(connection: &Connection) -> Result<Vec<Shape>> {
    let sql =
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid";
    let mut query = connection.prepare(sql)?;
    let names = query.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<Vec<String>>>()?;
    let uuids = uuids(connection)?;
    names.into_iter().map(|name| shape(connection, name, &uuids)).collect()
}

/// Columns with ids of stories, revisions, pages and comments, as table and column: those, and whatever
/// refers to them.
fn uuids(connection: &Connection) -> Result<HashSet<(String, String)>> {
    let mut query = connection.prepare(
        "SELECT t.name, f.\"from\" FROM sqlite_schema AS t, pragma_foreign_key_list(t.name) AS f
         WHERE t.type = 'table' AND f.\"table\" IN ('article', 'revision', 'page', 'comment') AND f.\"to\" = 'id'",
    )?;
    let pair = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
    let mut found = query.query_map([], pair)?.collect::<rusqlite::Result<HashSet<(String, String)>>>()?;
    for table in ["article", "revision", "person", "page", "comment", "field_suggestion"] {
        found.insert((table.to_owned(), "id".to_owned()));
    }
    Ok(found)
}

fn shape(connection: &Connection, name: String, uuids: &HashSet<(String, String)>) -> Result<Shape> {
    let keyed: bool = connection.query_row(
        "SELECT wr FROM pragma_table_list WHERE name = ?1 AND schema = 'main'",
        [&name],
        |row| row.get(0),
    )?;
    let mut query = connection.prepare("SELECT * FROM pragma_table_xinfo(?1) ORDER BY cid")?;
    let rows = query.query_map([&name], |row| {
        let column: String = row.get("name")?;
        let kind: String = row.get("type")?;
        let (required, place): (bool, u32) = (row.get("notnull")?, row.get("pk")?);
        let default: Option<String> = row.get("dflt_value")?;
        let holds =
            if uuids.contains(&(name.clone(), column.clone())) { Holds::Uuid } else { holds(&column) };
        let hidden: u32 = row.get("hidden")?;
        let rowid = place > 0 && kind == "INTEGER" && !keyed;
        let nullable = !required && place == 0;
        let optional = nullable || default.is_some();
        Ok((hidden, place, Column { name: column, kind, optional, nullable, rowid, holds }))
    })?;
    // Columns that are worked out are not stored.
    let mut all = rows.collect::<rusqlite::Result<Vec<_>>>()?;
    all.retain(|(hidden, ..)| *hidden != 2);
    let single = all.iter().filter(|(_, place, _)| *place > 0).count() == 1;
    if keyed {
        // The key comes first, in its own order; the sort leaves the others as they are.
        all.sort_by_key(|(_, place, _)| if *place == 0 { u32::MAX } else { *place });
    }
    let mut columns: Vec<Column> = all.into_iter().map(|(.., column)| column).collect();
    columns.iter_mut().for_each(|column| column.rowid &= single);
    Ok(Shape { name, columns, keyed })
}

fn holds(column: &str) -> Holds {
    match column {
        "time" | "created_at" | "updated_at" | "changed_at" | "made_at" => Holds::Time,
        "hash" | "sha256" => Holds::Hash,
        "authors" | "params" | "change" | "value" | "content" | "mentions" => Holds::Json,
        _ => Holds::Anything,
    }
}

impl Holds {
    fn fits(self, text: &str) -> bool {
        match self {
            Holds::Anything => true,
            Holds::Uuid => uuid::Uuid::parse_str(text).is_ok(),
            Holds::Time => crate::Instant::parse_from_rfc3339(text).is_ok(),
            Holds::Hash => text.parse::<gaotai_article::Hash>().is_ok(),
            Holds::Json => serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok(),
        }
    }
}

impl Shape {
    /// How surely a record is of this table; none when it cannot be. A record may end early:
    /// columns that were added later have their default then.
    pub fn fits(&self, values: &[Value]) -> Option<u32> {
        let (head, rest) = self.columns.split_at_checked(values.len())?;
        if values.is_empty() || !rest.iter().all(|column| column.optional) {
            return None;
        }
        let mut sure = head.len() as u32;
        for (column, value) in head.iter().zip(values) {
            sure += column.takes(value)?;
        }
        Some(sure)
    }

    /// A column's value in a record.
    pub fn value(&self, rowid: i64, values: &[Value], name: &str) -> Option<Value> {
        let at = self.columns.iter().position(|column| column.name == name)?;
        if self.columns[at].rowid { Some(Value::Int(rowid)) } else { values.get(at).cloned() }
    }
}

impl Column {
    fn takes(&self, value: &Value) -> Option<u32> {
        let fits = match value {
            Value::Lost => return Some(0),
            Value::Null => return (self.nullable || self.rowid).then_some(0),
            _ if self.rowid => false,
            Value::Int(_) => self.kind == "INTEGER" || self.kind == "REAL",
            Value::Real(_) => self.kind == "REAL",
            Value::Blob(_) => self.kind == "BLOB",
            Value::Text(text) => return (self.kind == "TEXT" && self.holds.fits(text)).then(|| self.worth()),
        };
        fits.then_some(0)
    }

    fn worth(&self) -> u32 {
        if self.holds == Holds::Anything { 0 } else { 4 }
    }
}
