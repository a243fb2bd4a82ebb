//! Files of a backup: copied with their hash, durable, for the owner's eyes only.

use super::{BackupError, Outcome};
use gaotai_article::Hash;
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::Path;

/// Bytes read at once.
const PIECE: usize = 256 << 10;

/// Makes a folder, and those above it, for the owner only: a backup holds the vault.
pub(crate) fn folder(path: &Path) -> Outcome<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path).map_err(|error| BackupError::io(path, error))
}

/// A new file for the owner only.
pub(crate) fn create(path: &Path) -> std::io::Result<File> {
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Writes a small file under a temporary name, makes it durable, then gives it its name.
pub(crate) fn put(path: &Path, content: &[u8]) -> Outcome<()> {
    let part = path.with_extension("part");
    let write = || -> std::io::Result<()> {
        let _ = fs::remove_file(&part);
        let mut file = create(&part)?;
        file.write_all(content)?;
        file.sync_all()?;
        fs::rename(&part, path)?;
        crate::files::sync_folder(path.parent().unwrap_or(path))
    };
    write().map_err(|error| {
        let _ = fs::remove_file(&part);
        BackupError::io(path, error)
    })
}

/// Reads a file to its end; gives its length and hash. `go_on` hears the bytes of every piece
/// and what is written goes to `into`.
fn pour(
    from: &Path,
    into: &mut dyn Write,
    go_on: &mut dyn FnMut(u64) -> Outcome<()>,
) -> Outcome<(u64, Hash)> {
    let mut file = File::open(from).map_err(|error| BackupError::io(from, error))?;
    let (mut digest, mut bytes, mut piece) = (Sha256::new(), 0u64, vec![0; PIECE]);
    loop {
        let read = file.read(&mut piece).map_err(|error| BackupError::io(from, error))?;
        let Some(read) = piece.get(..read).filter(|read| !read.is_empty()) else { break };
        digest.update(read);
        into.write_all(read).map_err(|error| BackupError::io(from, error))?;
        bytes += read.len() as u64;
        go_on(read.len() as u64)?;
    }
    let text: String = digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    let hash = text.parse().map_err(|_| BackupError::Unverified { what: from.display().to_string() })?;
    Ok((bytes, hash))
}

/// Length and hash of a file. A link is not followed: it may lead anywhere.
pub(crate) fn hash(path: &Path, go_on: &mut dyn FnMut(u64) -> Outcome<()>) -> Outcome<(u64, Hash)> {
    let what = fs::symlink_metadata(path).map_err(|error| BackupError::io(path, error))?;
    if !what.is_file() {
        return Err(BackupError::Unverified { what: path.display().to_string() });
    }
    pour(path, &mut std::io::sink(), go_on)
}

/// Makes the folders of a relative path below `root`, which must be there: where a stick was
/// pulled nothing grows in its place.
fn folders(root: &Path, path: &str) -> Outcome<()> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    for (at, _) in path.match_indices('/') {
        let folder = root.join(&path[..at]);
        match builder.create(&folder) {
            Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => {
                return Err(BackupError::io(&folder, error));
            }
            _ => {}
        }
    }
    Ok(())
}

/// Copies a file to `path` below `root`; durable when this returns. When `expected` is given
/// and the content has another hash, nothing stays and the answer is none.
pub(crate) fn file(
    from: &Path,
    root: &Path,
    path: &str,
    expected: Option<&Hash>,
    go_on: &mut dyn FnMut(u64) -> Outcome<()>,
) -> Outcome<Option<(u64, Hash)>> {
    folders(root, path)?;
    let to = &root.join(path);
    let mut name = to.file_name().unwrap_or_default().to_os_string();
    name.push(".part");
    let part = to.with_file_name(name);
    let _ = fs::remove_file(&part);
    let mut copy = || -> Outcome<Option<(u64, Hash)>> {
        let at = |error| BackupError::io(to, error);
        let mut target = create(&part).map_err(at)?;
        let found = pour(from, &mut target, go_on)?;
        if expected.is_some_and(|hash| *hash != found.1) {
            return Ok(None);
        }
        target.sync_all().map_err(at)?;
        drop(target);
        fs::rename(&part, to).map_err(at)?;
        Ok(Some(found))
    };
    let done = copy();
    if !matches!(done, Ok(Some(_))) {
        let _ = fs::remove_file(&part);
    }
    done
}

/// All regular files below a folder, as paths relative to it with `/`, in order. A folder that
/// is not there has none; links are left out.
pub(crate) fn below(root: &Path) -> Outcome<Vec<String>> {
    let mut found = Vec::new();
    let mut waiting = vec![String::new()];
    while let Some(folder) = waiting.pop() {
        let path = root.join(&folder);
        let entries = match fs::read_dir(&path) {
            Ok(entries) => entries,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => continue,
            Err(error) => return Err(BackupError::io(&path, error)),
        };
        for entry in entries {
            let entry = entry.map_err(|error| BackupError::io(&path, error))?;
            let Some(name) = entry.file_name().to_str().map(str::to_owned) else { continue };
            let name = if folder.is_empty() { name } else { format!("{folder}/{name}") };
            match entry.file_type() {
                Ok(kind) if kind.is_dir() => waiting.push(name),
                Ok(kind) if kind.is_file() => found.push(name),
                _ => {}
            }
        }
    }
    found.sort();
    Ok(found)
}

/// The hash that a path of a shared file names: `media/ab/<hash>` and nothing else.
pub(crate) fn named(path: &str) -> Option<Hash> {
    let mut parts = path.split('/');
    let (room, folder, name) = (parts.next()?, parts.next()?, parts.next()?);
    let fits = super::SHARED.contains(&room) && parts.next().is_none() && name.get(..2) == Some(folder);
    name.parse().ok().filter(|_| fits)
}

/// Whether a relative path from a manifest stays below the folder that it is joined to.
pub(crate) fn is_below(path: &str) -> bool {
    let plain = |part: &str| !part.is_empty() && part != "." && part != ".." && !part.contains(['\\', ':']);
    !path.is_empty() && path.split('/').all(plain)
}
