//! Opening: every refusal comes before the first byte is written to the database.

use crate::{Result, StoreError, migrate};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use std::fs::{self, File, TryLockError};
use std::io::{ErrorKind, Read as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

const DATABASE: &str = "library.sqlite";
const LOCK: &str = "library.lock";
/// What a library may find in its folder before it has a database: rests of a making that was cut short.
const OWN: [&str; 5] = [LOCK, "media", "templates", "outbox", "cache"];
/// Above this a quick check at every start would be felt: it takes 13 ms a megabyte.
const CHECKED_AT_START: u64 = 64 << 20;

/// The lock is waited for so long: a program that is just ending has it for a moment more, and
/// so has a process that another thread is starting.
const PATIENCE: Duration = Duration::from_millis(400);

/// Where the database of a library is.
pub(crate) fn database(folder: &Path) -> PathBuf {
    folder.join(DATABASE)
}

/// Opens what is there.
pub(crate) fn existing(folder: &Path) -> Result<(File, Connection)> {
    must_be_folder(folder)?;
    let path = database(folder);
    if !path.is_file() {
        return Err(without_database(folder));
    }
    let lock = lock(folder)?;
    check_header(folder, &path)?;
    look(folder)?;
    let mut writer = writer(folder)?;
    migrate::run(&mut writer, folder).map_err(|error| error.at(folder))?;
    Ok((lock, writer))
}

/// Opens what is there, or makes a library where nothing is.
pub(crate) fn create_or_existing(folder: &Path) -> Result<(File, Connection, bool)> {
    if database(folder).exists() || folder.is_file() {
        return existing(folder).map(|(lock, writer)| (lock, writer, false));
    }
    fs::create_dir_all(folder).map_err(|error| StoreError::io(folder, error))?;
    if had_database(folder) {
        return Err(without_database(folder));
    }
    let entries = fs::read_dir(folder).map_err(|error| StoreError::io(folder, error))?;
    for entry in entries.flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if !OWN.contains(&&*name) && !name.starts_with('.') && !name.starts_with(DATABASE) {
            return Err(StoreError::NotALibrary { path: folder.to_path_buf() });
        }
    }
    let lock = lock(folder)?;
    make(folder).map_err(|error| error.at(folder))?;
    Ok((lock, writer(folder)?, true))
}

/// Whether a folder without a database is a library that has lost it: there is what only an
/// open library makes. A new one in its place would hide what can be rescued.
fn had_database(folder: &Path) -> bool {
    let log = fs::metadata(folder.join(format!("{DATABASE}-wal"))).is_ok_and(|what| what.len() > 0);
    let filled =
        |name: &&str| fs::read_dir(folder.join(name)).is_ok_and(|mut entries| entries.next().is_some());
    log || folder.join("backup.json").is_file()
        || crate::backup::SHARED.iter().chain(&["backups"]).any(filled)
}

fn without_database(folder: &Path) -> StoreError {
    if had_database(folder) {
        StoreError::damaged(format!("{DATABASE} is not there"))
    } else {
        StoreError::NotALibrary { path: folder.to_path_buf() }
    }
}

fn must_be_folder(folder: &Path) -> Result<()> {
    match fs::metadata(folder) {
        Ok(what) if what.is_dir() => Ok(()),
        Ok(_) => Err(StoreError::NotALibrary { path: folder.to_path_buf() }),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            Err(StoreError::Missing { path: folder.to_path_buf() })
        }
        Err(error) => Err(StoreError::io(folder, error)),
    }
}

/// Takes the lock or says that another has it. It falls with the process, however that ends.
fn lock(folder: &Path) -> Result<File> {
    let path = folder.join(LOCK);
    let open = File::options().create(true).truncate(false).write(true).open(&path);
    let file = open.map_err(|error| match StoreError::io(&path, error) {
        StoreError::ReadOnly { .. } => StoreError::ReadOnly { path: folder.to_path_buf() },
        other => other,
    })?;
    let patience = Instant::now() + PATIENCE;
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(file),
            Err(TryLockError::WouldBlock) if Instant::now() < patience => std::thread::sleep(PATIENCE / 20),
            Err(TryLockError::WouldBlock) => return Err(StoreError::Locked { path: folder.to_path_buf() }),
            Err(TryLockError::Error(error)) => return Err(StoreError::io(&path, error)),
        }
    }
}

/// Makes the database under another name, so that a half-made one is never taken for a library.
fn make(folder: &Path) -> Result<()> {
    let part = folder.join(format!("{DATABASE}.part"));
    let gone = |path: &Path| match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(StoreError::io(path, error)),
        _ => Ok(()),
    };
    gone(&part)?;
    gone(&folder.join(format!("{DATABASE}.part-journal")))?;
    for name in ["media", "templates", "outbox"] {
        let path = folder.join(name);
        fs::create_dir_all(&path).map_err(|error| StoreError::io(&path, error))?;
    }
    let mut connection = Connection::open(&part)?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    migrate::run(&mut connection, folder)?;
    connection.close().map_err(|(_, error)| error)?;
    let durable = || -> std::io::Result<()> {
        File::options().write(true).open(&part)?.sync_all()?;
        fs::rename(&part, database(folder))?;
        crate::files::sync_folder(folder)
    };
    durable().map_err(|error| StoreError::io(&database(folder), error))
}

/// What the first bytes of an SQLite database say (its file format, section 1.3), without SQLite,
/// which would take an empty file for a new database.
fn check_header(folder: &Path, path: &Path) -> Result<()> {
    let mut header = Vec::with_capacity(100);
    let file = File::open(path).map_err(|error| StoreError::io(path, error))?;
    file.take(100).read_to_end(&mut header).map_err(|error| StoreError::io(path, error))?;
    if header.len() < 100 {
        return Err(StoreError::damaged(format!("{DATABASE} has only {} bytes", header.len())));
    }
    if !header.starts_with(b"SQLite format 3\0") {
        return Err(StoreError::damaged(format!("{DATABASE} is not a database")));
    }
    if header[68..72] != migrate::APPLICATION.to_be_bytes() {
        if had_database(folder) {
            return Err(StoreError::damaged(format!("{DATABASE} is not that of a library")));
        }
        return Err(StoreError::NotALibrary { path: folder.to_path_buf() });
    }
    let (found, known) =
        (u32::from_be_bytes([header[60], header[61], header[62], header[63]]), migrate::known());
    match found {
        // No newer version is that far ahead: these bytes are not as they were written.
        _ if found > known + 1000 => Err(StoreError::damaged(format!("{DATABASE} claims schema {found}"))),
        _ if found > known => Err(StoreError::Newer { found, known }),
        _ => Ok(()),
    }
}

/// Looks at the database through a connection that can change nothing, and refuses what is
/// newer or damaged before anything is opened for writing. It sees the write-ahead log too,
/// which a program that was killed leaves behind.
fn look(folder: &Path) -> Result<()> {
    let check = || -> Result<()> {
        let connection = reader(folder)?;
        let (found, known) = (migrate::version(&connection)?, migrate::known());
        if found > known {
            return Err(StoreError::Newer { found, known });
        }
        let size = fs::metadata(database(folder)).map_or(0, |what| what.len());
        if size <= CHECKED_AT_START {
            let verdict: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
            if verdict != "ok" {
                return Err(StoreError::damaged(verdict));
            }
        }
        // Those that every library has had from the first; a migration makes the others.
        for table in ["article", "revision", "journal"] {
            connection.prepare(&format!("SELECT count(*) FROM {table}"))?;
        }
        Ok(())
    };
    check().map_err(|error| match error.at(folder) {
        // What cannot even be looked at is not as it was written.
        StoreError::Sqlite(error) if error.sqlite_error_code() == Some(rusqlite::ErrorCode::Unknown) => {
            StoreError::damaged(error.to_string())
        }
        other => other,
    })
}

/// A connection that reads. It leaves the write-ahead log alone when it is closed.
pub(crate) fn reader(folder: &Path) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(database(folder), flags)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    prepare(&connection)?;
    Ok(connection)
}

/// The one connection that writes.
fn writer(folder: &Path) -> Result<Connection> {
    let open = || -> Result<Connection> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(database(folder), flags)?;
        prepare(&connection)?;
        // SQLite quietly falls back to reading when it may not write.
        if connection.is_readonly("main")? {
            return Err(StoreError::ReadOnly { path: folder.to_path_buf() });
        }
        connection.pragma_update(None, "journal_mode", "WAL")?;
        connection.pragma_update(None, "synchronous", "FULL")?;
        // macOS keeps what it was told to sync in the drive's memory unless told twice.
        connection.pragma_update(None, "fullfsync", true)?;
        connection.pragma_update(None, "checkpoint_fullfsync", true)?;
        connection.pragma_update(None, "foreign_keys", true)?;
        Ok(connection)
    };
    open().map_err(|error| error.at(folder))
}

fn prepare(connection: &Connection) -> Result<()> {
    connection.busy_timeout(Duration::from_secs(5))?;
    connection.set_prepared_statement_cache_capacity(64);
    // A library may come from elsewhere: its schema gets to call nothing.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    Ok(())
}
