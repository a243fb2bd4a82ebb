//! What can be done before a library is open, when it cannot be opened: looking for its
//! backups, restoring one, rescuing what the damaged files hold, and taking the result for the
//! library. The damaged folder is never changed; in the end it only gets another name.

pub mod cancel;
pub(crate) mod leftovers;
pub mod look;
pub mod rescue;
pub mod restore;
pub mod survey;
pub mod swap;
pub mod wire;

use crate::calls::Calls;
use crate::verbs::DOORSTEP;
use crate::{Failure, FailureCode, Progress};
use chrono::Utc;
use gaotai_store::backup::{BackupFolder, Plan};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// Between the library's name and the time, in the name of one that is made and not yet taken.
const READY: &str = "ready";
/// The same for one that was damaged and is kept.
const DAMAGED: &str = "damaged";

/// A library that cannot be opened.
#[derive(Debug)]
pub struct Doorstep {
    path: PathBuf,
    calls: Calls,
    /// The library that was made last, to be taken.
    ready: Mutex<Option<PathBuf>>,
}

impl Doorstep {
    /// In front of the library in this folder.
    pub fn at(path: &Path) -> Doorstep {
        Doorstep { path: path.to_path_buf(), calls: Calls::default(), ready: Mutex::default() }
    }

    /// Runs a verb of [`DOORSTEP`] by its name.
    ///
    /// # Errors
    /// `unknown_verb`, `bad_request` with the field, and those of the verb.
    pub fn call(&self, name: &str, request: Value, progress: Progress<'_>) -> Result<Value, Failure> {
        match DOORSTEP.iter().find(|verb| verb.name == name) {
            Some(verb) => self.calls.run(verb, self, request, progress),
            None => {
                Err(Failure::new(FailureCode::UnknownVerb, format!("no verb {name:?}")).with("verb", name))
            }
        }
    }

    /// Whether a verb is one of those.
    pub fn knows(name: &str) -> bool {
        DOORSTEP.iter().any(|verb| verb.name == name)
    }

    /// A handle for a file or folder that a person chose; it says nothing of the path.
    pub fn register_path(&self, path: PathBuf) -> String {
        self.calls.register(path)
    }

    /// The folder with backups: one that was chosen now, or the one that the library noted.
    fn backups(&self, handle: Option<&String>) -> Result<Option<PathBuf>, Failure> {
        match handle {
            Some(handle) => self.calls.path_of(handle).map(Some),
            None => Ok(Plan::read(&self.path).folder),
        }
    }

    /// The folder of a snapshot.
    fn snapshot(&self, handle: Option<&String>, name: Option<&String>) -> Result<Option<PathBuf>, Failure> {
        let Some(name) = name else { return Ok(None) };
        let folder = self.backups(handle)?.ok_or_else(crate::backup::none)?;
        let folder = BackupFolder::open(&folder)?;
        Ok(Some(folder.path_of(&folder.snapshot(name)?)))
    }

    /// A name beside the library that nothing has yet.
    fn beside(&self, what: &str) -> PathBuf {
        beside(&self.path, what)
    }

    /// A library was made, to be taken; others that were made before and can be made again go.
    fn made(&self, path: PathBuf, source: Option<leftovers::Source>) {
        leftovers::mark(&path, source);
        leftovers::clear(&self.path, Some(&path));
        self.set_ready(Some(path));
    }

    fn set_ready(&self, path: Option<PathBuf>) -> Option<PathBuf> {
        let mut ready = self.ready.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::replace(&mut *ready, path)
    }
}

fn beside(library: &Path, what: &str) -> PathBuf {
    let time = Utc::now().format("%Y%m%dT%H%M%SZ");
    let named = |end: String| {
        let mut name = library.file_name().unwrap_or_default().to_os_string();
        name.push(format!(".{what}-{time}{end}"));
        library.with_file_name(name)
    };
    let mut names = std::iter::once(String::new()).chain((2..).map(|n| format!("-{n}"))).map(named);
    names.find(|path| !path.exists()).unwrap_or_else(|| named(String::new()))
}

/// Ends a swap that was cut short between its two names: then there is no library, and one that
/// was made, checked and about to be taken lies beside it.
pub(crate) fn finish(path: &Path) {
    let Some((parent, name)) = path.parent().zip(path.file_name()) else { return };
    if path.exists() {
        return;
    }
    let prefix = |what: &str| format!("{}.{what}-", name.to_string_lossy());
    let named = |what: &str| -> Vec<PathBuf> {
        let entries = std::fs::read_dir(parent).into_iter().flatten().flatten();
        let mut found: Vec<PathBuf> = entries
            .filter(|it| it.file_name().to_string_lossy().starts_with(&prefix(what)))
            .map(|it| it.path())
            .collect();
        found.retain(|path| path.extension().is_none_or(|end| end != "part"));
        found.sort();
        found
    };
    let Some(ready) = named(READY).pop().filter(|_| !named(DAMAGED).is_empty()) else { return };
    match std::fs::rename(&ready, path) {
        Ok(()) => {
            leftovers::taken(path);
            tracing::info!("a swap of libraries that was cut short is finished");
        }
        Err(error) => tracing::error!(%error, "a swap of libraries cannot be finished"),
    }
}
