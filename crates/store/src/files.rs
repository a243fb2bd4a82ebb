//! The files of pictures, named by their content: `media/ab/<hash>`.

use crate::{Instant, Result, StoreError};
use chrono::{DateTime, Utc};
use gaotai_article::Hash;
use std::fs::{self, File};
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

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
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
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
pub(crate) fn keep(folder: &Path, hash: &Hash, content: &[u8]) -> Result<()> {
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

/// What lies in the folder of the pictures.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// Files with the name of a picture, and when they were last changed.
    pub pictures: Vec<(Hash, Instant)>,
    /// Parts of pictures that were never finished.
    pub parts: Vec<PathBuf>,
}

/// Looks at the names in the folder of the pictures. Other files than the program's are left out.
pub(crate) fn list(folder: &Path) -> Result<Found> {
    let media = folder.join("media");
    let mut found = Found::default();
    let entries = match fs::read_dir(&media) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(found),
        entries => entries.map_err(|error| StoreError::io(&media, error))?,
    };
    let folders = entries.flatten().filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()));
    for entry in folders.flat_map(|entry| fs::read_dir(entry.path()).into_iter().flatten().flatten()) {
        let path = entry.path();
        let hash = path.file_stem().and_then(|stem| stem.to_str()).and_then(|stem| stem.parse::<Hash>().ok());
        let Some(hash) = hash.filter(|hash| self::path(folder, hash).parent() == path.parent()) else {
            continue;
        };
        match path.extension() {
            Some(part) if part == "part" => found.parts.push(path),
            Some(_) => {}
            None => found.pictures.push((hash, changed(&entry))),
        }
    }
    Ok(found)
}

/// When the file was last changed; what the disk does not say counts as just now, since later
/// is safer.
fn changed(entry: &fs::DirEntry) -> Instant {
    let at =
        entry.metadata().and_then(|what| what.modified()).unwrap_or_else(|_| std::time::SystemTime::now());
    DateTime::<Utc>::from(at).fixed_offset()
}
