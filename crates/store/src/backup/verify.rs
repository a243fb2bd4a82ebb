//! Whether a copy of a database is what it should be.

use super::{BackupError, Outcome};
use crate::cache::Cache;
use crate::{Read, StoreError, check, migrate};
use rusqlite::{Connection, OpenFlags};
use std::fmt::Write as _;
use std::path::Path;

/// What a copy holds.
#[derive(Debug)]
pub(crate) struct Found {
    pub schema: u32,
    pub stories: usize,
    pub revisions: usize,
    /// Hashes of the pictures that it names.
    pub media: Vec<String>,
}

/// Opens the copy so that nothing is written beside it, and looks at every page, the hash of
/// every revision and every journal.
///
/// # Errors
/// [`BackupError::Unverified`] with the first thing that is wrong; [`BackupError::Newer`].
pub(crate) fn database(path: &Path) -> Outcome<Found> {
    let connection = immutable(path)?;
    let (schema, known) = (migrate::version(&connection)?, migrate::known());
    if schema > known {
        return Err(BackupError::Newer { found: schema, known });
    }
    let read = Read { connection: &connection, cache: &Cache::default() };
    let report = check::look(&read)?;
    if let Some(finding) = report.problems.first() {
        let what = serde_json::to_string(finding).unwrap_or_default();
        return Err(BackupError::Unverified { what });
    }
    let media = read.texts("SELECT hash FROM media ORDER BY hash")?;
    Ok(Found { schema, stories: report.stories, revisions: report.revisions, media })
}

/// A connection to a file that nobody changes, also on a disk that cannot be written.
pub(crate) fn immutable(path: &Path) -> crate::Result<Connection> {
    let flags =
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    Connection::open_with_flags(uri(path), flags).map_err(StoreError::from)
}

/// The path as SQLite's URI: every byte that could mean something in one is escaped.
fn uri(path: &Path) -> String {
    let text = path.to_string_lossy().replace('\\', "/");
    let mut uri = String::from(if text.starts_with('/') { "file:" } else { "file:///" });
    if !path.is_absolute() {
        uri.truncate("file:".len());
    }
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-_.~:".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri + "?immutable=1"
}

#[cfg(test)]
mod tests {
    use super::uri;
    use std::path::Path;

    #[test]
    fn a_path_stays_a_path() {
        assert_eq!(uri(Path::new("/a b/稿?#%")), "file:/a%20b/%E7%A8%BF%3F%23%25?immutable=1");
        assert_eq!(uri(Path::new("a/b")), "file:a/b?immutable=1");
    }
}
