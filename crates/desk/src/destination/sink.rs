//! Where the files of a destination go: a folder, one that another program watches, or a zip.

use super::manifest;
use super::ready::{Of, Ready};
use super::route::{GoOn, Route};
use crate::export::deliver::{commit, describe};
use crate::export::files::Batch;
use crate::export::{OutFile, WrittenFile};
use crate::{Desk, Failure};
use gaotai_article::Hash;
use gaotai_formats::destination::OutKind;
use gaotai_formats::package::Zip;
use gaotai_store::{DeliveredFile, NewDelivery, Sent};
use serde_json::Value;
use std::collections::{HashMap, HashSet};
use std::fs::File;
use std::io::BufWriter;
use std::path::{Path, PathBuf};

/// How often another name is tried before the place counts as one that cannot be written.
const NAMES: usize = 1000;

/// Takes the files of stories, batch by batch, so that ten thousand of them are never in memory at once.
pub(crate) struct Sink<'a> {
    desk: &'a Desk,
    route: &'a Route,
    root: PathBuf,
    /// Paths of this sending as systems see them that do not tell case apart, with what is in them.
    taken: HashMap<String, Hash>,
    /// How many stories had this name.
    stems: HashMap<String, usize>,
    entries: Vec<Value>,
    written: Vec<WrittenFile>,
    /// Paths that are among `written`.
    listed: HashSet<String>,
    zip: Option<Open>,
}

/// A zip that is being written, under another name.
struct Open {
    /// None once it is whole.
    writer: Option<Zip<BufWriter<File>>>,
    part: PathBuf,
    stem: String,
    records: Vec<NewDelivery>,
}

impl Drop for Open {
    fn drop(&mut self) {
        // After it got its name there is nothing here any more.
        let _ = std::fs::remove_file(&self.part);
    }
}

impl<'a> Sink<'a> {
    pub fn new(desk: &'a Desk, route: &'a Route, root: &Path) -> Sink<'a> {
        Sink {
            desk,
            route,
            root: root.to_path_buf(),
            taken: HashMap::new(),
            stems: HashMap::new(),
            entries: Vec::new(),
            written: Vec::new(),
            listed: HashSet::new(),
            zip: None,
        }
    }

    pub fn is_zip(&self) -> bool {
        self.route.destination.out.kind == OutKind::Zip
    }

    /// Gives a story a name under which nothing of others lies, and writes it anew where that is another name.
    ///
    /// # Errors
    /// `export_target_unwritable`, and those of writing the story.
    pub fn settle(&mut self, ready: &mut Ready, go_on: GoOn<'_>) -> Result<(), Failure> {
        let (folder, stem) = ready.names.clone();
        let first = *self.stems.get(&format!("{folder}/{stem}").to_lowercase()).unwrap_or(&0) + 1;
        for number in first..first + NAMES {
            let before = ready.made.files.first().map(|file| file.path.clone());
            if number > 1 {
                self.rename(ready, (&folder, &format!("{stem}-{number}")), go_on)?;
                // A format whose main file is always called the same has no other name to try.
                if ready.made.files.first().map(|file| &file.path) == before.as_ref() {
                    break;
                }
            }
            if self.is_free(ready) {
                self.stems.insert(format!("{folder}/{stem}").to_lowercase(), number);
                self.taken
                    .extend(ready.made.files.iter().map(|file| (file.path.to_lowercase(), file.hash())));
                return Ok(());
            }
        }
        Err(in_the_way(&self.root.join(stem)))
    }

    /// Writes it anew under another name; of several stories in one file the file alone changes its name.
    fn rename(&self, ready: &mut Ready, names: (&str, &str), go_on: GoOn<'_>) -> Result<(), Failure> {
        if let Some(mapped) = &ready.mapped {
            let made = self.route.write(self.desk, mapped, names, ready.version(), go_on)?;
            ready.made.files = made.files;
        } else if let Some(main) = ready.made.files.first_mut() {
            let name = main.path.rsplit('/').next().unwrap_or_default();
            let extension = name.split_once('.').map_or("", |(_, extension)| extension);
            let path = format!("{}/{}.{extension}", names.0, names.1);
            main.path = path.trim_start_matches('/').to_owned();
        }
        Ok(())
    }

    /// Whether neither another story of this sending nor anybody else has one of its paths. What lies there and is
    /// the same is no other's: a picture, or what was written before the power went.
    fn is_free(&self, ready: &Ready) -> bool {
        ready.made.files.iter().enumerate().all(|(at, file)| {
            let hash = file.hash();
            let taken = self.taken.get(&file.path.to_lowercase());
            if taken.is_some_and(|taken| at == 0 || *taken != hash) {
                return false;
            }
            let place = self.root.join(&file.path);
            if self.is_zip() || !place.exists() {
                return true;
            }
            let there = std::fs::read(&place).map(|bytes| Hash::of(&bytes)).ok();
            there.is_some_and(|there| there == hash || ready.earlier.get(&place) == Some(&there))
        })
    }

    /// Writes stories, and with them in the library that they went.
    ///
    /// # Errors
    /// `export_target_unwritable`, `disk_full`; those of the library. Nothing of these stories was written then.
    pub fn put(&mut self, batch: &[Box<Ready>]) -> Result<(), Failure> {
        if batch.is_empty() {
            return Ok(());
        }
        if self.is_zip() { self.put_in_zip(batch) } else { self.put_in_folder(batch) }
    }

    fn put_in_folder(&mut self, batch: &[Box<Ready>]) -> Result<(), Failure> {
        // What is put last is staged first: what says that a story is there, then its main file, then its pictures.
        let mut files: Vec<OutFile> = self.signs(batch);
        for ready in batch {
            for file in &ready.made.files {
                let there = files.iter().any(|known| known.path == file.path);
                if !there && !lies_there(&self.root, file) {
                    files.push(file.clone());
                }
            }
        }
        let place = self.root.display().to_string();
        let records: Vec<NewDelivery> = batch.iter().flat_map(|ready| self.records(ready, &place)).collect();
        let mut staged = Batch::stage(&self.root, &files).map_err(unwritable)?;
        commit(self.desk, &records, || staged.place())?;
        staged.keep();
        self.note(batch);
        Ok(())
    }

    /// What says to a program that watches the folder that a story is there: where no manifest does.
    fn signs(&self, batch: &[Box<Ready>]) -> Vec<OutFile> {
        let destination = &self.route.destination;
        if destination.out.kind != OutKind::Watched || destination.manifest {
            return Vec::new();
        }
        let mains = batch.iter().filter_map(|ready| ready.made.files.first());
        mains.map(|main| OutFile { path: format!("{}.done", main.path), bytes: Vec::new() }).collect()
    }

    fn put_aside(&self, files: &[OutFile]) -> Result<(), Failure> {
        let mut staged = Batch::stage(&self.root, files).map_err(unwritable)?;
        staged.place().map_err(unwritable)?;
        staged.keep();
        Ok(())
    }

    fn put_in_zip(&mut self, batch: &[Box<Ready>]) -> Result<(), Failure> {
        let mut zip = match self.zip.take() {
            Some(zip) => zip,
            None => self.open(batch)?,
        };
        let mut new: HashSet<&str> = HashSet::new();
        for file in batch.iter().flat_map(|ready| &ready.made.files) {
            let is_new = !self.listed.contains(&file.path) && new.insert(&file.path);
            if let Some(writer) = zip.writer.as_mut().filter(|_| is_new) {
                writer.add(&file.path, &file.bytes)?;
            }
        }
        if zip.records.len() + batch.len() > 1 {
            zip.stem = self.route.destination.id.clone();
        }
        zip.records.extend(batch.iter().flat_map(|ready| self.records(ready, "")));
        self.zip = Some(zip);
        self.note(batch);
        Ok(())
    }

    fn open(&self, batch: &[Box<Ready>]) -> Result<Open, Failure> {
        let failed = |error: std::io::Error| Failure::unwritable(&self.root, &error);
        std::fs::create_dir_all(&self.root).map_err(failed)?;
        let part = self.root.join(format!(".{}.part", uuid::Uuid::new_v4().simple()));
        let file = File::options().write(true).create_new(true).open(&part).map_err(failed)?;
        let stem = batch.first().map(|ready| ready.names.1.clone()).unwrap_or_default();
        Ok(Open { writer: Some(Zip::new(BufWriter::new(file))), part, stem, records: Vec::new() })
    }

    /// One for each story that these files are of.
    fn records(&self, ready: &Ready, path: &str) -> Vec<NewDelivery> {
        let sent = |file: &OutFile| DeliveredFile {
            path: file.path.clone(),
            sha256: file.hash(),
            bytes: file.bytes.len() as u64,
        };
        let files: Vec<DeliveredFile> = ready.made.files.iter().map(sent).collect();
        let destination = &self.route.destination.id;
        let record = |of: &Of| NewDelivery {
            article: of.id,
            revision: of.revision,
            format: self.route.format.id.to_owned(),
            path: path.to_owned(),
            files: files.clone(),
            sent: Some(Sent { destination: destination.clone(), version: of.version }),
        };
        ready.of.iter().map(record).collect()
    }

    /// Remembers what was written, for the report and the manifest.
    fn note(&mut self, batch: &[Box<Ready>]) {
        for ready in batch {
            let one = match ready.of.as_slice() {
                [one] => Some(one),
                _ => None,
            };
            for file in &ready.made.files {
                let written = describe(file, self.route.format.id, one.map(|one| one.id));
                if self.route.destination.manifest {
                    let revision = one.map(|one| one.revision.to_string());
                    self.entries.push(manifest::entry(&written, revision, one.map(|one| one.version)));
                }
                if self.listed.insert(file.path.clone()) {
                    self.written.push(written);
                }
            }
        }
    }

    /// Writes what comes last. Answers with the folder or the zip, and the files.
    ///
    /// # Errors
    /// As [`Sink::put`].
    pub fn finish(mut self) -> Result<(PathBuf, Vec<WrittenFile>), Failure> {
        let destination = &self.route.destination;
        let wanted = destination.manifest && !self.entries.is_empty();
        let name = if self.is_zip() {
            "manifest.json".to_owned()
        } else {
            manifest::name(&self.root, &destination.id)
        };
        let manifest =
            wanted.then(|| manifest::file(name, &destination.id, self.route.format.id, &self.entries));
        let Some(zip) = self.zip.take() else {
            if let Some(manifest) = manifest {
                self.put_aside(std::slice::from_ref(&manifest))?;
                self.written.push(describe(&manifest, "manifest", None));
            }
            return Ok((self.root, self.written));
        };
        self.close(zip, manifest)
    }

    fn close(self, mut zip: Open, manifest: Option<OutFile>) -> Result<(PathBuf, Vec<WrittenFile>), Failure> {
        let Some(mut writer) = zip.writer.take() else { return Err(Failure::internal("no zip")) };
        if let Some(manifest) = manifest {
            writer.add(&manifest.path, &manifest.bytes)?;
        }
        let failed = |error: std::io::Error| Failure::unwritable(&self.root, &error);
        let Open { part, stem, records, .. } = &mut zip;
        let file = writer.finish()?;
        let file = file.into_inner().map_err(|error| failed(error.into_error()))?;
        file.sync_all().map_err(failed)?;
        let place = free_zip(&self.root, stem)?;
        records.iter_mut().for_each(|record| record.path = place.display().to_string());
        commit(self.desk, records, || {
            std::fs::rename(&*part, &place).map_err(|error| (place.clone(), error))
        })?;
        Ok((place, self.written))
    }
}

fn lies_there(root: &Path, file: &OutFile) -> bool {
    std::fs::read(root.join(&file.path)).is_ok_and(|bytes| bytes == file.bytes)
}

fn free_zip(root: &Path, stem: &str) -> Result<PathBuf, Failure> {
    let named = |number: usize| match number {
        1 => root.join(format!("{stem}.zip")),
        _ => root.join(format!("{stem}-{number}.zip")),
    };
    (1..NAMES).map(named).find(|place| !place.exists()).ok_or_else(|| in_the_way(&named(1)))
}

fn in_the_way(place: &Path) -> Failure {
    Failure::unwritable(place, &std::io::ErrorKind::AlreadyExists.into())
}

fn unwritable((path, error): (PathBuf, std::io::Error)) -> Failure {
    Failure::unwritable(&path, &error)
}
