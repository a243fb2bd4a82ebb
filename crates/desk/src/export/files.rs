//! Files on the disk: all of a batch or none, and each whole.

use gaotai_article::Hash;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// From so many files on they are made durable together.
const MANY: usize = 16;

/// A file to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutFile {
    /// Relative, with `/`.
    pub path: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

impl OutFile {
    /// The hash of what is in it.
    pub(crate) fn hash(&self) -> Hash {
        Hash::of(&self.bytes)
    }
}

/// Where an error happened.
pub(crate) type At<T> = Result<T, (PathBuf, io::Error)>;

/// Files under other names, durable, and waiting to get their own.
///
/// Dropped before [`Batch::keep`] it takes everything back that it made.
#[derive(Debug, Default)]
pub(crate) struct Batch {
    waiting: Vec<(PathBuf, PathBuf)>,
    made: Vec<PathBuf>,
    folders: Vec<PathBuf>,
}

impl Batch {
    /// Writes the files below `folder` under other names.
    pub fn stage(folder: &Path, files: &[OutFile]) -> At<Batch> {
        let mut batch = Batch::default();
        for file in files {
            let place = folder.join(&file.path);
            batch.make_folders(place.parent().unwrap_or(folder))?;
            let part = part_of(&place);
            batch.waiting.push((part.clone(), place));
            write(&part, &file.bytes, files.len() < MANY).map_err(|error| (part, error))?;
        }
        if files.len() >= MANY {
            batch.settle(folder)?;
        }
        Ok(batch)
    }

    /// Makes all of them durable at once: a disk takes as long for one file as for a hundred.
    fn settle(&self, folder: &Path) -> At<()> {
        #[cfg(target_os = "linux")]
        let all = fs::File::open(folder).and_then(|folder| Ok(rustix::fs::syncfs(folder)?));
        #[cfg(not(target_os = "linux"))]
        let all =
            self.waiting.iter().try_for_each(|(part, _)| File::options().write(true).open(part)?.sync_all());
        all.map_err(|error| (folder.to_path_buf(), error))
    }

    fn make_folders(&mut self, folder: &Path) -> At<()> {
        let missing: Vec<&Path> = folder.ancestors().take_while(|path| !path.exists()).collect();
        for path in missing.into_iter().rev().filter(|path| !path.as_os_str().is_empty()) {
            fs::create_dir(path).map_err(|error| (path.to_path_buf(), error))?;
            self.folders.push(path.to_path_buf());
        }
        Ok(())
    }

    /// Gives all files their names.
    pub fn place(&mut self) -> At<()> {
        while let Some((part, place)) = self.waiting.last().cloned() {
            let fresh = !place.exists();
            fs::rename(&part, &place).map_err(|error| (place.clone(), error))?;
            self.waiting.pop();
            if fresh {
                self.made.push(place);
            }
        }
        Ok(())
    }

    /// What was placed stays.
    pub fn keep(mut self) {
        self.made.clear();
        self.folders.clear();
    }
}

impl Drop for Batch {
    fn drop(&mut self) {
        // Whatever cannot be removed is better left than made a second error of.
        for path in self.waiting.drain(..).map(|(part, _)| part).chain(self.made.drain(..)) {
            let _ = fs::remove_file(path);
        }
        for folder in self.folders.drain(..).rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}

fn part_of(place: &Path) -> PathBuf {
    // Without the file's own name, which may be as long as a name can be.
    place.with_file_name(format!(".{}.part", uuid::Uuid::new_v4().simple()))
}

fn write(path: &Path, bytes: &[u8], durably: bool) -> io::Result<()> {
    let mut file = File::options().write(true).create_new(true).open(path)?;
    file.write_all(bytes)?;
    if durably { file.sync_all() } else { Ok(()) }
}

/// Puts a file in the place of another, or where none was; at any moment the one or the
/// other is there, whole.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let file = OutFile { path: name, bytes: bytes.to_vec() };
    let mut batch =
        Batch::stage(path.parent().unwrap_or(Path::new(".")), &[file]).map_err(|(_, error)| error)?;
    batch.place().map_err(|(_, error)| error)?;
    batch.keep();
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(names: &[&str]) -> Vec<OutFile> {
        names
            .iter()
            .map(|name| OutFile { path: (*name).to_owned(), bytes: name.as_bytes().to_vec() })
            .collect()
    }

    fn below(folder: &Path) -> Vec<String> {
        let mut found = Vec::new();
        for entry in fs::read_dir(folder).unwrap().flatten() {
            found.push(entry.file_name().to_string_lossy().into_owned());
            if entry.path().is_dir() {
                found.extend(below(&entry.path()));
            }
        }
        found.sort();
        found
    }

    #[test]
    fn a_batch_is_all_or_nothing() {
        let place = tempfile::tempdir().unwrap();
        let target = place.path().join("a/b");
        drop(Batch::stage(&target, &files(&["x.html", "media/y.png"])).unwrap());
        assert_eq!(below(place.path()), Vec::<String>::new());

        let mut batch = Batch::stage(&target, &files(&["x.html", "media/y.png"])).unwrap();
        batch.place().unwrap();
        drop(batch);
        assert_eq!(below(place.path()), Vec::<String>::new());

        let mut batch = Batch::stage(&target, &files(&["x.html", "media/y.png"])).unwrap();
        batch.place().unwrap();
        batch.keep();
        assert_eq!(below(place.path()), ["a", "b", "media", "x.html", "y.png"]);
    }

    #[test]
    fn a_batch_that_cannot_be_placed_leaves_nothing() {
        let place = tempfile::tempdir().unwrap();
        // A folder with the file's name and something in it cannot be replaced by a file.
        fs::create_dir_all(place.path().join("x.html/in")).unwrap();
        let mut batch = Batch::stage(place.path(), &files(&["x.html", "y.html"])).unwrap();
        let (path, _) = batch.place().unwrap_err();
        assert_eq!(path, place.path().join("x.html"));
        drop(batch);
        assert_eq!(below(place.path()), ["in", "x.html"]);
    }

    #[test]
    fn replacing_a_file() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("t/web.html");
        replace(&path, b"one").unwrap();
        replace(&path, b"two").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(below(place.path()), ["t", "web.html"]);
    }
}
