//! Brings a library up to the schema that this program knows.

use crate::{Result, StoreError};
use rusqlite::{Connection, TransactionBehavior};
use std::path::Path;
use std::time::Duration;

/// In order; the number of those that ran is the database's `user_version`. What was
/// released is never changed: a change is a new file.
const MIGRATIONS: &[&str] = &[include_str!("../migrations/001-library.sql")];

/// Says in the file's header that it is a library: `Gtai` in ASCII.
pub(crate) const APPLICATION: i32 = i32::from_be_bytes(*b"Gtai");

/// The newest schema version that this program knows.
pub(crate) fn known() -> u32 {
    MIGRATIONS.len() as u32
}

/// The schema version of an open database.
pub(crate) fn version(connection: &Connection) -> Result<u32> {
    Ok(connection.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

/// Runs what is missing, each in a transaction of its own, after a copy of the database was
/// put under `backups`. A new database needs no copy.
pub(crate) fn run(connection: &mut Connection, folder: &Path) -> Result<()> {
    run_all(connection, folder, MIGRATIONS)
}

fn run_all(connection: &mut Connection, folder: &Path, migrations: &[&str]) -> Result<()> {
    let found = version(connection)?;
    let known = migrations.len() as u32;
    if found > known {
        return Err(StoreError::Newer { found, known });
    }
    if found > 0 && found < known {
        back_up(connection, folder, found)?;
    }
    for (at, sql) in migrations.iter().enumerate().skip(found as usize) {
        let step = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        step.execute_batch(sql)?;
        step.pragma_update(None, "user_version", at as u32 + 1)?;
        step.pragma_update(None, "application_id", APPLICATION)?;
        step.commit()?;
    }
    Ok(())
}

fn back_up(connection: &Connection, folder: &Path, version: u32) -> Result<()> {
    let backups = folder.join("backups");
    let path = backups.join(format!("library-schema-{version}.sqlite"));
    let part = path.with_extension("part");
    std::fs::create_dir_all(&backups).map_err(|error| StoreError::io(&backups, error))?;
    let _ = std::fs::remove_file(&part);
    let mut copy = Connection::open(&part)?;
    rusqlite::backup::Backup::new(connection, &mut copy)?.run_to_completion(2048, Duration::ZERO, None)?;
    copy.close().map_err(|(_, error)| error)?;
    let durable = || -> std::io::Result<()> {
        std::fs::File::options().write(true).open(&part)?.sync_all()?;
        std::fs::rename(&part, &path)?;
        crate::tables::media::sync_folder(&backups)
    };
    durable().map_err(|error| StoreError::io(&path, error))
}
