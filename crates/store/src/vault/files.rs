//! Files of the vault: under `vault/`, named by their SHA-256, readable for their owner alone.
//!
//! Errors name the folder and never a file: a hash says whether somebody has a document.

use crate::files::sync_folder;
use crate::{Instant, Result, StoreError};
use gaotai_article::{Hash, Hasher};
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Copies for other programs lie here; not part of what is kept.
const LENT: &str = ".open";
const PIECE: usize = 256 << 10;

fn root(folder: &Path) -> PathBuf {
    folder.join("vault")
}

/// Where a file is. A hash is 64 hexadecimal digits, so this is always below `vault`.
fn path(folder: &Path, hash: &Hash) -> PathBuf {
    let digits = hash.as_str();
    root(folder).join(&digits[..2]).join(digits)
}

fn error(folder: &Path, error: io::Error) -> StoreError {
    StoreError::io(&root(folder), error)
}

/// A new file that only its owner may read and write.
fn private_file(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// A folder that only its owner may enter.
fn private_folder(path: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)?;
    restrict(path, 0o077)
}

/// Takes these rights away.
#[cfg(unix)]
fn restrict(path: &Path, rights: u32) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let mode = fs::metadata(path)?.permissions().mode();
    if mode & rights == 0 {
        Ok(())
    } else {
        fs::set_permissions(path, PermissionsExt::from_mode(mode & !rights))
    }
}

#[cfg(not(unix))]
fn restrict(_path: &Path, _rights: u32) -> io::Result<()> {
    Ok(())
}

/// Notes lie in the database itself: strangers on this machine may not read it, nor its copies.
/// A group that shares the folder keeps its rights.
pub(super) fn guard(folder: &Path) {
    for name in ["library.sqlite", "library.sqlite-wal", "library.sqlite-shm", "backups"] {
        match restrict(&folder.join(name), 0o007) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                tracing::warn!(kind = ?error.kind(), "the library stays readable for others on this machine");
            }
            _ => {}
        }
    }
}

/// A file that was taken in and has no name yet; it goes when nobody gives it one.
pub(super) struct Taken {
    /// Its content.
    pub hash: Hash,
    /// Its length.
    pub bytes: u64,
    part: Part,
}

struct Part(PathBuf);

impl Drop for Part {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

/// Takes a file in, piece by piece, so that an hour of sound needs no hour's memory: under a
/// temporary name, and made durable. None when `go_on` said to stop.
pub(super) fn take(
    folder: &Path,
    from: &mut dyn Read,
    go_on: &mut dyn FnMut(u64) -> bool,
) -> Result<Option<Taken>> {
    let part = Part(root(folder).join(format!("{}.part", uuid::Uuid::now_v7())));
    let mut write = || -> io::Result<Option<(Hash, u64)>> {
        private_folder(&root(folder))?;
        let mut file = private_file(&part.0)?;
        let Some(poured) = pour(from, &mut file, go_on)? else { return Ok(None) };
        file.sync_all()?;
        Ok(Some(poured))
    };
    let poured = write().map_err(|failed| error(folder, failed))?;
    Ok(poured.map(|(hash, bytes)| Taken { hash, bytes, part }))
}

/// Names it by its content. Inside the transaction that writes its row: no other one can remove
/// a file of the same content then.
pub(super) fn name(folder: &Path, taken: &Taken) -> Result<()> {
    let path = path(folder, &taken.hash);
    let parent = path.parent().unwrap_or(folder);
    let named = || -> io::Result<()> {
        private_folder(parent)?;
        fs::rename(&taken.part.0, &path)?;
        sync_folder(parent)?;
        sync_folder(&root(folder))
    };
    named().map_err(|failed| error(folder, failed))
}

fn pour(
    from: &mut dyn Read,
    to: &mut dyn io::Write,
    go_on: &mut dyn FnMut(u64) -> bool,
) -> io::Result<Option<(Hash, u64)>> {
    let (mut hasher, mut bytes, mut piece) = (Hasher::default(), 0, vec![0; PIECE]);
    loop {
        match from.read(&mut piece) {
            Ok(0) => return Ok(Some((hasher.finish(), bytes))),
            Ok(length) => {
                hasher.update(&piece[..length]);
                to.write_all(&piece[..length])?;
                bytes += length as u64;
            }
            Err(failed) if failed.kind() == io::ErrorKind::Interrupted => {}
            Err(failed) => return Err(failed),
        }
        if !go_on(bytes) {
            return Ok(None);
        }
    }
}

/// Copies a file out to a new private file and compares it on the way with what it was.
pub(super) fn copy(folder: &Path, hash: &Hash, to: &Path) -> Result<()> {
    let path = path(folder, hash);
    // A link or a device is never read: it may lead anywhere and have no end.
    if !fs::symlink_metadata(&path).is_ok_and(|what| what.is_file()) {
        return Err(StoreError::damaged("a file of the vault is gone"));
    }
    let copied = || -> io::Result<Hash> {
        let mut target = private_file(to)?;
        let poured = pour(&mut File::open(&path)?, &mut target, &mut |_| true)?;
        Ok(poured.map_or_else(|| Hash::of(b""), |(hash, _)| hash))
    };
    let found = copied().map_err(|failed| error(folder, failed))?;
    if found == *hash {
        // It goes when the library is closed: what somebody changed in it would be lost.
        return read_only(to).map_err(|failed| error(folder, failed));
    }
    let _ = fs::remove_file(to);
    Err(StoreError::damaged("a file of the vault has other bytes than it had"))
}

/// How a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Health {
    Whole,
    Missing,
    Changed,
}

/// Reads a file and compares it with what it was; none when `go_on` said to stop.
pub(super) fn health(folder: &Path, hash: &Hash, go_on: &mut dyn FnMut() -> bool) -> Option<Health> {
    let path = path(folder, hash);
    if !fs::symlink_metadata(&path).is_ok_and(|what| what.is_file()) {
        return Some(Health::Missing);
    }
    let read = File::open(&path).and_then(|mut file| pour(&mut file, &mut io::sink(), &mut |_| go_on()));
    match read {
        Ok(Some((found, _))) if found == *hash => Some(Health::Whole),
        Ok(None) => None,
        // What cannot be read is not there as it was.
        _ => Some(Health::Changed),
    }
}

fn read_only(path: &Path) -> io::Result<()> {
    let mut rights = fs::metadata(path)?.permissions();
    rights.set_readonly(true);
    fs::set_permissions(path, rights)
}

/// What lies there, whether or not a row names it, and since when.
pub(super) fn all(folder: &Path) -> Vec<(Hash, Instant)> {
    let inside = |folder: PathBuf| fs::read_dir(folder).into_iter().flatten().flatten();
    let folders = inside(root(folder)).filter(|one| one.file_name().len() == 2);
    let files = folders.flat_map(|one| inside(one.path()));
    let named = files.filter_map(|file| {
        let since = file.metadata().and_then(|what| what.modified()).ok()?;
        let hash = file.file_name().to_str()?.parse().ok()?;
        Some((hash, chrono::DateTime::<chrono::Utc>::from(since).fixed_offset()))
    });
    named.collect()
}

/// Deletes a file; one that is gone already is no error.
pub(super) fn remove(folder: &Path, hash: &Hash) -> Result<()> {
    match fs::remove_file(path(folder, hash)) {
        Err(failed) if failed.kind() != io::ErrorKind::NotFound => Err(error(folder, failed)),
        _ => Ok(()),
    }
}

/// Removes the copies that other programs were given.
pub(super) fn take_back(folder: &Path) {
    let _ = fs::remove_dir_all(root(folder).join(LENT));
}

/// What a run that was cut short left: half-taken files, and copies that were lent.
pub(super) fn clear_rests(folder: &Path) {
    take_back(folder);
    for file in fs::read_dir(root(folder)).into_iter().flatten().flatten() {
        if file.path().extension().is_some_and(|extension| extension == "part") {
            let _ = fs::remove_file(file.path());
        }
    }
}

/// Where a copy for another program goes: a private folder of its own. The name says nothing of
/// what is in it, because other programs keep lists of what they opened.
pub(super) fn lend(folder: &Path, name: &str) -> Result<PathBuf> {
    let lent = root(folder).join(LENT);
    let own = lent.join(uuid::Uuid::now_v7().to_string());
    private_folder(&lent).and_then(|()| private_folder(&own)).map_err(|failed| error(folder, failed))?;
    Ok(own.join(name))
}
