//! What was sent where and when, of which revision.

use super::people::Person;
use super::{maybe_parsed, parsed, time};
use crate::{Instant, Read, Result, RevisionId, StoreError, Write};
use gaotai_article::{ArticleId, Hash};
use rusqlite::{Row, params};
use serde::{Deserialize, Serialize};

/// A file that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeliveredFile {
    /// Relative to the delivery's path.
    pub path: String,
    /// Hash of its bytes.
    pub sha256: Hash,
    /// Its length.
    pub bytes: u64,
}

/// To which destination something was sent, and which time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    /// Id of the destination.
    pub destination: String,
    /// From 1; a later one is an update of what the destination has.
    pub version: u32,
}

/// A delivery to be recorded; who and when are the stamp's.
#[derive(Debug, Clone, PartialEq)]
pub struct NewDelivery {
    /// The story.
    pub article: ArticleId,
    /// Which revision of it was sent.
    pub revision: RevisionId,
    /// Id of the format.
    pub format: String,
    /// The folder or zip, as it was on this machine at the time.
    pub path: String,
    /// What was written there.
    pub files: Vec<DeliveredFile>,
    /// Where it was sent by way of a destination.
    pub sent: Option<Sent>,
}

/// A delivery that was made.
#[derive(Debug, Clone, PartialEq)]
pub struct Delivery {
    /// When.
    pub time: Instant,
    /// By whom, with the name as it stood.
    pub author: Option<Person>,
    /// Id of the format.
    pub format: String,
    /// Which revision was sent.
    pub revision: RevisionId,
    /// Where to.
    pub path: String,
    /// What was written there.
    pub files: Vec<DeliveredFile>,
    /// Where it was sent by way of a destination.
    pub sent: Option<Sent>,
}

/// The person of a row, with the name as it stood.
pub(crate) fn person(row: &Row<'_>, id: &str, name: &str) -> rusqlite::Result<Option<Person>> {
    let name = row.get(name)?;
    Ok(maybe_parsed(row, id)?.map(|id| Person { id, name }))
}

fn sent(row: &Row<'_>) -> rusqlite::Result<Option<Sent>> {
    let destination: Option<String> = row.get("destination")?;
    let version: Option<u32> = row.get("version")?;
    Ok(destination.map(|destination| Sent { destination, version: version.unwrap_or(1) }))
}

impl Read<'_> {
    /// The story's deliveries, the newest first.
    pub fn deliveries(&self, id: ArticleId) -> Result<Vec<Delivery>> {
        let mut query =
            self.connection.prepare_cached("SELECT * FROM delivery WHERE article = ?1 ORDER BY id DESC")?;
        let rows = query.query_map([id.to_string()], |row| {
            let delivery = Delivery {
                time: time(row, "time")?,
                author: person(row, "person", "person_name")?,
                format: row.get("format")?,
                revision: parsed(row, "revision")?,
                path: row.get("path")?,
                files: Vec::new(),
                sent: sent(row)?,
            };
            Ok((row.get::<_, i64>("id")?, delivery))
        })?;
        let mut found = Vec::new();
        for row in rows {
            let (number, mut delivery) = row?;
            delivery.files = self.delivered_files(number)?;
            found.push(delivery);
        }
        Ok(found)
    }

    fn delivered_files(&self, delivery: i64) -> Result<Vec<DeliveredFile>> {
        let mut query = self
            .connection
            .prepare_cached("SELECT * FROM delivery_file WHERE delivery = ?1 ORDER BY position")?;
        let rows = query.query_map([delivery], |row| {
            Ok(DeliveredFile {
                path: row.get("path")?,
                sha256: parsed(row, "sha256")?,
                bytes: row.get("bytes")?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl Write<'_> {
    /// Records that a story was sent; from then on its state is exported.
    pub fn put_delivery(&mut self, delivery: &NewDelivery) -> Result<()> {
        self.step()?;
        self.story_must_exist(delivery.article)?;
        if !self.has_revision(delivery.article, delivery.revision)? {
            return Err(StoreError::RevisionMissing { id: delivery.revision });
        }
        let article = delivery.article.to_string();
        let (connection, stamp) = (self.connection(), self.stamp());
        connection.execute(
            "INSERT INTO delivery (article, revision, format, path, person, person_name, time, destination, version)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            params![
                article,
                delivery.revision.to_string(),
                delivery.format,
                delivery.path,
                stamp.id(),
                stamp.name(),
                stamp.time.to_rfc3339(),
                delivery.sent.as_ref().map(|sent| &sent.destination),
                delivery.sent.as_ref().map(|sent| sent.version)
            ],
        )?;
        let number = connection.last_insert_rowid();
        let mut insert = connection.prepare_cached(
            "INSERT INTO delivery_file (delivery, position, path, sha256, bytes) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?;
        for (position, file) in delivery.files.iter().enumerate() {
            insert.execute(params![number, position, file.path, file.sha256.as_str(), file.bytes])?;
        }
        connection.execute("UPDATE article SET delivered = 1 WHERE id = ?1", [article])?;
        Ok(())
    }
}
