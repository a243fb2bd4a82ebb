//! Pictures: files named by their content, and what is known of them.

use super::{parsed, time};
use crate::image::{self, Picture};
use crate::{Instant, Read, Result, StoreError, Write};
use gaotai_article::Hash;
use rusqlite::{OptionalExtension, Row, params};
use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// What is known of a picture.
#[derive(Debug, Clone, PartialEq)]
pub struct MediaRow {
    /// Its content, and so its file.
    pub hash: Hash,
    /// From the file's first bytes: `image/png`, `image/jpeg`, `image/gif` or `image/webp`.
    pub mime: String,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// Length of the file.
    pub bytes: u64,
    /// The file's name when it came in; for people only, never a path.
    pub name: String,
    /// When it came in.
    pub time: Instant,
}

pub(crate) fn row(row: &Row<'_>) -> rusqlite::Result<MediaRow> {
    Ok(MediaRow {
        hash: parsed(row, "hash")?,
        mime: row.get("mime")?,
        width: row.get("width")?,
        height: row.get("height")?,
        bytes: row.get("bytes")?,
        name: row.get("name")?,
        time: time(row, "time")?,
    })
}

impl Read<'_> {
    /// What is known of a picture, if the library has it.
    pub fn media(&self, hash: &Hash) -> Result<Option<MediaRow>> {
        let mut query = self.connection.prepare_cached("SELECT * FROM media WHERE hash = ?1")?;
        Ok(query.query_row([hash.as_str()], row).optional()?)
    }
}

impl Write<'_> {
    /// Keeps a picture. Its file is on the disk before the transaction can be committed; when
    /// that fails, a file that nothing names remains, which the next try takes up.
    ///
    /// # Errors
    /// [`StoreError::NotAPicture`] for anything but PNG, JPEG, GIF and WebP.
    pub fn put_media(&mut self, bytes: &[u8], name: &str) -> Result<Hash> {
        let Picture { mime, width, height } = image::read(bytes).ok_or(StoreError::NotAPicture)?;
        self.step()?;
        let hash = Hash::of(bytes);
        let name = Path::new(name).file_name().unwrap_or_default().to_string_lossy();
        keep(self.folder(), &hash, bytes)?;
        self.connection().execute(
            "INSERT INTO media (hash, mime, width, height, bytes, name, time) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
             ON CONFLICT (hash) DO NOTHING",
            params![hash.as_str(), mime, width, height, bytes.len(), name, self.stamp().time.to_rfc3339()],
        )?;
        Ok(hash)
    }
}

/// Where the picture's file is. A hash is 64 hexadecimal digits, so this is always below `media`.
pub(crate) fn path(folder: &Path, hash: &Hash) -> PathBuf {
    let digits = hash.as_str();
    folder.join("media").join(&digits[..2]).join(digits)
}

/// The bytes of a picture's file, or none when there is no such file.
///
/// # Errors
/// [`StoreError::Damaged`] when the file is not what its name says; so a link to elsewhere
/// opens nothing either.
pub(crate) fn bytes(folder: &Path, hash: &Hash) -> Result<Option<Vec<u8>>> {
    let path = path(folder, hash);
    // A link or a device is never read: it may lead anywhere and have no end.
    let is_file = match fs::symlink_metadata(&path) {
        Ok(what) => what.is_file(),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(StoreError::io(&path, error)),
    };
    let bytes =
        if is_file { fs::read(&path).map_err(|error| StoreError::io(&path, error))? } else { Vec::new() };
    if is_file && Hash::of(&bytes) == *hash {
        Ok(Some(bytes))
    } else {
        Err(StoreError::damaged(format!("picture {hash} has other bytes than its name says")))
    }
}

/// Writes the file under a temporary name, makes it durable, then gives it its name.
fn keep(folder: &Path, hash: &Hash, content: &[u8]) -> Result<()> {
    if matches!(bytes(folder, hash), Ok(Some(_))) {
        return Ok(());
    }
    let path = path(folder, hash);
    let parent = path.parent().unwrap_or(folder);
    let part = path.with_extension("part");
    let write = || -> std::io::Result<()> {
        fs::create_dir_all(parent)?;
        // A rest of a try that was cut short, or a link that someone laid there.
        let _ = fs::remove_file(&part);
        let mut file = File::create_new(&part)?;
        file.write_all(content)?;
        file.sync_all()?;
        fs::rename(&part, &path)?;
        sync_folder(parent)?;
        sync_folder(&folder.join("media"))
    };
    write().map_err(|error| {
        let _ = fs::remove_file(&part);
        StoreError::io(&path, error)
    })
}

/// Makes new names in a folder durable. Only Unix opens folders; elsewhere the file system does it.
pub(crate) fn sync_folder(folder: &Path) -> std::io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}
