//! Brings a library up to the schema that this program knows.

use crate::{Result, StoreError};
use rusqlite::{Connection, TransactionBehavior};
use std::path::Path;
use std::time::Duration;

/// In order; the number of those that ran is the database's `user_version`. What was
/// released is never changed: a change is a new file.
const MIGRATIONS: &[&str] = &[
    include_str!("../migrations/2026-11-23-library.sql"),
    include_str!("../migrations/2026-11-26-profiles.sql"),
    include_str!("../migrations/2026-11-26-snapshots.sql"),
    include_str!("../migrations/2026-11-26-pictures.sql"),
    include_str!("../migrations/2026-11-26-vault.sql"),
    include_str!("../migrations/2026-11-26-vault-idle.sql"),
    include_str!("../migrations/2026-11-26-pages.sql"),
    include_str!("../migrations/2026-11-26-review.sql"),
    include_str!("../migrations/2026-11-26-destinations.sql"),
];

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
        crate::files::sync_folder(&backups)
    };
    durable().map_err(|error| StoreError::io(&path, error))
}

#[cfg(test)]
mod tests {
    use super::*;
    use tempfile::TempDir;

    /// What a library of three releases would have.
    const RELEASES: [&str; 3] = [
        "CREATE TABLE story (id INTEGER PRIMARY KEY, title TEXT)",
        "ALTER TABLE story ADD COLUMN kicker TEXT NOT NULL DEFAULT ''",
        "CREATE TABLE note (id INTEGER PRIMARY KEY); INSERT INTO note SELECT id FROM story",
    ];

    fn titles(connection: &Connection) -> Vec<String> {
        let mut query = connection.prepare("SELECT title FROM story ORDER BY id").unwrap();
        query.query_map([], |row| row.get(0)).unwrap().map(std::result::Result::unwrap).collect()
    }

    fn first_release(folder: &Path) -> Connection {
        let mut connection = Connection::open(folder.join("library.sqlite")).unwrap();
        connection.pragma_update(None, "journal_mode", "WAL").unwrap();
        run_all(&mut connection, folder, &RELEASES[..1]).unwrap();
        connection.execute("INSERT INTO story (title) VALUES ('旧稿')", []).unwrap();
        connection
    }

    #[test]
    fn what_is_missing_runs_after_a_copy_was_put_aside() {
        let folder = TempDir::new().unwrap();
        let mut connection = first_release(folder.path());
        assert!(!folder.path().join("backups").exists(), "a new library needs no copy");
        run_all(&mut connection, folder.path(), &RELEASES).unwrap();
        assert_eq!(version(&connection).unwrap(), 3);
        assert_eq!(
            connection.query_row("SELECT count(*) FROM note", [], |row| row.get::<_, u32>(0)).unwrap(),
            1
        );
        let copy = Connection::open(folder.path().join("backups/library-schema-1.sqlite")).unwrap();
        assert_eq!((version(&copy).unwrap(), titles(&copy)), (1, vec!["旧稿".to_owned()]));
        drop(copy);
        run_all(&mut connection, folder.path(), &RELEASES).unwrap();
        assert_eq!(std::fs::read_dir(folder.path().join("backups")).unwrap().count(), 1);
    }

    #[test]
    fn a_migration_that_fails_leaves_the_version_before_it() {
        let folder = TempDir::new().unwrap();
        let mut connection = first_release(folder.path());
        let broken = [RELEASES[0], RELEASES[1], "CREATE TABLE half (id); INSERT INTO nowhere VALUES (1)"];
        assert!(run_all(&mut connection, folder.path(), &broken).is_err());
        assert_eq!((version(&connection).unwrap(), titles(&connection)), (2, vec!["旧稿".to_owned()]));
        assert!(connection.prepare("SELECT * FROM half").is_err());
        run_all(&mut connection, folder.path(), &RELEASES).unwrap();
    }

    #[test]
    fn newer_is_refused() {
        let folder = TempDir::new().unwrap();
        let mut connection = first_release(folder.path());
        run_all(&mut connection, folder.path(), &RELEASES).unwrap();
        let refused = run_all(&mut connection, folder.path(), &RELEASES[..2]);
        assert!(matches!(refused, Err(StoreError::Newer { found: 3, known: 2 })));
    }

    #[test]
    fn a_library_from_before_the_profiles_gets_their_table() {
        let folder = TempDir::new().unwrap();
        let mut connection = Connection::open(folder.path().join("library.sqlite")).unwrap();
        run_all(&mut connection, folder.path(), &MIGRATIONS[..1]).unwrap();
        connection.execute("INSERT INTO setting (name, value) VALUES ('theme', '1')", []).unwrap();
        run(&mut connection, folder.path()).unwrap();
        let count = |table: &str| {
            connection.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get::<_, u32>(0))
        };
        assert_eq!((count("profile").unwrap(), count("setting").unwrap()), (0, 1));
    }

    /// The whole schema, to be read in one place; `GAOTAI_GOLDEN=write` writes it anew.
    #[test]
    fn the_schema_is_the_golden_one() {
        let folder = TempDir::new().unwrap();
        let mut connection = Connection::open_in_memory().unwrap();
        run(&mut connection, folder.path()).unwrap();
        let mut query = connection
            .prepare("SELECT sql || ';' FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY rowid")
            .unwrap();
        let parts: Vec<String> =
            query.query_map([], |row| row.get(0)).unwrap().map(std::result::Result::unwrap).collect();
        let schema = format!(
            "-- Schema version {}, written by a test from migrations/. Do not edit.\n\n{}\n",
            known(),
            parts.join("\n\n")
        );
        gaotai_testkit::golden::check("../../crates/store/schema.sql", schema.as_bytes());
    }
}
