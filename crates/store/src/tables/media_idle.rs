//! Pictures that nothing uses, and for how long.
//!
//! The time is added up from look to look, and one look adds four days at most: a clock that is
//! set forward by a year, or a laptop that lay in a drawer for one, takes four of the thirty
//! days away and not all. A clock that is set back adds nothing.

use super::{parsed, time};
use crate::{Instant, Read, Result, Write};
use chrono::TimeDelta;
use gaotai_article::Hash;
use rusqlite::{OptionalExtension, Row, params};
use std::collections::HashSet;

/// How long a picture must be unused before it goes, and how long ago it must have come in.
pub const GRACE: TimeDelta = TimeDelta::days(30);

/// What one look adds at most: longer than a weekend.
pub const LOOK: TimeDelta = TimeDelta::days(4);

/// A file that nothing uses.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Idle {
    pub hash: Hash,
    /// When it came in.
    pub came: Instant,
}

impl Read<'_> {
    /// Pictures that no revision, no journal and no present text names, those in the bin included.
    pub(crate) fn unused_media(&self) -> Result<Vec<Idle>> {
        let mut query = self.connection.prepare_cached(
            "SELECT hash, time FROM media WHERE hash NOT IN (SELECT media FROM media_use) ORDER BY hash",
        )?;
        let row = |row: &Row<'_>| Ok(Idle { hash: parsed(row, "hash")?, came: time(row, "time")? });
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
    /// Forgets all that is used again.
    pub(crate) fn forget_idle(&self, but: &[Idle]) -> Result<()> {
        let idle: HashSet<&str> = but.iter().map(|it| it.hash.as_str()).collect();
        let mut query = self.connection().prepare_cached("SELECT media FROM media_idle")?;
        let known: Vec<String> = query.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
        for media in known.iter().filter(|media| !idle.contains(media.as_str())) {
            self.connection().execute("DELETE FROM media_idle WHERE media = ?1", [media])?;
        }
        Ok(())
    }

    /// Notes that it is unused at this moment, and says whether its time is over.
    pub(crate) fn see_idle(&self, idle: &Idle) -> Result<bool> {
        let now = self.stamp().time;
        let mut query =
            self.connection().prepare_cached("SELECT seconds, last FROM media_idle WHERE media = ?1")?;
        let row = |row: &Row<'_>| Ok((TimeDelta::seconds(row.get("seconds")?), time(row, "last")?));
        let unused = match query.query_row([idle.hash.as_str()], row).optional()? {
            Some((unused, last)) => unused + (now - last).clamp(TimeDelta::zero(), LOOK),
            None => TimeDelta::zero(),
        };
        self.connection()
            .prepare_cached(
                "INSERT INTO media_idle (media, seconds, last) VALUES (?1, ?2, ?3)
                 ON CONFLICT (media) DO UPDATE SET seconds = excluded.seconds, last = excluded.last",
            )?
            .execute(params![idle.hash.as_str(), unused.num_seconds(), now.to_rfc3339()])?;
        Ok(unused >= GRACE && now - idle.came >= GRACE)
    }

    /// Takes the row of a picture away; its file goes once this is committed.
    pub(crate) fn drop_media(&mut self, hash: &Hash) -> Result<()> {
        self.step()?;
        self.connection().execute("DELETE FROM media WHERE hash = ?1", [hash.as_str()])?;
        self.connection().execute("DELETE FROM media_idle WHERE media = ?1", [hash.as_str()])?;
        Ok(())
    }
}
