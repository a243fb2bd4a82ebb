//! What nothing needs any more, and for how long: pictures that no story uses, and what was removed
//! from the vault. Both wait by the one rule that stands here.
//!
//! The time is added up from look to look, and one look adds four days at most: a clock that is
//! set forward by a year, or a laptop that lay in a drawer for one, takes four of the thirty
//! days away and not all. A clock that is set back adds nothing.

use super::time;
use crate::{Instant, Read, Result, Write};
use chrono::TimeDelta;
use gaotai_article::Hash;
use rusqlite::{OptionalExtension, Row, params};
use std::collections::HashSet;

/// How long something must be idle before it goes, and how long ago it must have come.
pub const GRACE: TimeDelta = TimeDelta::days(30);

/// What one look adds at most: longer than a weekend.
pub const LOOK: TimeDelta = TimeDelta::days(4);

/// Looks that lie closer together are not written down again.
const NEXT: TimeDelta = TimeDelta::hours(12);

/// A table of what is idle, and its key: `seconds` says for how long it counts, `last` when that was seen.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shelf {
    pub table: &'static str,
    pub key: &'static str,
}

/// The pictures.
pub(crate) const MEDIA: Shelf = Shelf { table: "media_idle", key: "media" };

/// Something that is idle.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Idle {
    pub key: String,
    /// When it came in, or was put aside.
    pub came: Instant,
}

impl Read<'_> {
    /// Pictures that no revision, no journal and no present text names, those in the bin included.
    pub(crate) fn unused_media(&self) -> Result<Vec<Idle>> {
        let mut query = self.connection.prepare_cached(
            "SELECT hash, time FROM media WHERE hash NOT IN (SELECT media FROM media_use) ORDER BY hash",
        )?;
        let row = |row: &Row<'_>| Ok(Idle { key: row.get("hash")?, came: time(row, "time")? });
        Ok(query.query_map([], row)?.collect::<rusqlite::Result<_>>()?)
    }

    /// Whether a row or a story names it.
    pub(crate) fn knows_media(&self, hash: &Hash) -> Result<bool> {
        let mut query = self.connection.prepare_cached(
            "SELECT 1 WHERE EXISTS (SELECT 1 FROM media WHERE hash = ?1)
             OR EXISTS (SELECT 1 FROM media_use WHERE media = ?1)",
        )?;
        Ok(query.exists([hash.as_str()])?)
    }
}

impl Write<'_> {
    /// Notes that these are idle at this moment and all others of the shelf are not, and gives
    /// those whose time is over.
    pub(crate) fn see_idle(&self, shelf: Shelf, all: Vec<Idle>) -> Result<Vec<Idle>> {
        let idle: HashSet<&str> = all.iter().map(|it| it.key.as_str()).collect();
        let Shelf { table, key } = shelf;
        let mut query = self.connection().prepare_cached(&format!("SELECT {key} FROM {table}"))?;
        let known: Vec<String> = query.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
        for one in known.iter().filter(|one| !idle.contains(one.as_str())) {
            self.forget_idle(shelf, one)?;
        }
        let mut over = Vec::new();
        for one in all {
            if self.is_over(shelf, &one)? {
                over.push(one);
            }
        }
        Ok(over)
    }

    /// Begins anew when it is idle again.
    pub(crate) fn forget_idle(&self, Shelf { table, key }: Shelf, one: &str) -> Result<()> {
        let sql = format!("DELETE FROM {table} WHERE {key} = ?1");
        self.connection().prepare_cached(&sql)?.execute([one])?;
        Ok(())
    }

    fn is_over(&self, Shelf { table, key }: Shelf, idle: &Idle) -> Result<bool> {
        let now = self.stamp().time;
        let sql = format!("SELECT seconds, last FROM {table} WHERE {key} = ?1");
        let mut query = self.connection().prepare_cached(&sql)?;
        let row = |row: &Row<'_>| Ok((TimeDelta::seconds(row.get("seconds")?), time(row, "last")?));
        let before = query.query_row([&idle.key], row).optional()?;
        let idle_for = before.map_or(TimeDelta::zero(), |(idle_for, last)| {
            idle_for + (now - last).clamp(TimeDelta::zero(), LOOK)
        });
        let is_close = |last: Instant| TimeDelta::zero() <= now - last && now - last < NEXT;
        if !before.is_some_and(|(_, last)| is_close(last)) {
            let sql = format!(
                "INSERT INTO {table} ({key}, seconds, last) VALUES (?1, ?2, ?3)
                 ON CONFLICT ({key}) DO UPDATE SET seconds = excluded.seconds, last = excluded.last"
            );
            let seconds = idle_for.num_seconds();
            self.connection().prepare_cached(&sql)?.execute(params![idle.key, seconds, now.to_rfc3339()])?;
        }
        Ok(idle_for >= GRACE && now - idle.came >= GRACE)
    }

    /// Takes the row of a picture away; its file goes once this is committed.
    pub(crate) fn drop_media(&mut self, hash: &Hash) -> Result<()> {
        self.step()?;
        self.connection().execute("DELETE FROM media WHERE hash = ?1", [hash.as_str()])?;
        self.forget_idle(MEDIA, hash.as_str())
    }
}
