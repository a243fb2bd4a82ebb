//! The open library, or why it is not open, and the files that the window was asked to bring in.

use gaotai_desk::{Desk, Doorstep, Failure};
use serde::Serialize;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// A file or folder that the window may name; its path stays here.
#[derive(Debug, Clone, Serialize)]
pub struct Handle {
    /// Opaque.
    pub handle: String,
    /// For showing.
    pub name: String,
}

/// What the window's commands work on.
pub struct Shell {
    desk: Mutex<Option<Result<Arc<Desk>, Failure>>>,
    startup: Mutex<Vec<PathBuf>>,
    /// In front of the library, for when it cannot be opened.
    doorstep: Doorstep,
    /// Whether the day's backups of the open library are looked after.
    kept: AtomicBool,
}

impl Shell {
    /// Opens the library of this person, or keeps the failure for the window to show.
    pub fn open(files: impl Iterator<Item = OsString>) -> Shell {
        Shell {
            desk: Mutex::new(Some(open_library())),
            startup: Mutex::new(files.map(PathBuf::from).collect()),
            doorstep: Doorstep::at(&gaotai_desk::default_library()),
            kept: AtomicBool::new(false),
        }
    }

    /// The open library. One that could not be opened is tried again, since whoever was told
    /// why may have mended it.
    ///
    /// # Errors
    /// Why it cannot be opened.
    pub fn desk(&self) -> Result<Arc<Desk>, Failure> {
        let mut held = self.desk.lock().unwrap_or_else(PoisonError::into_inner);
        match &mut *held {
            Some(desk) => {
                if desk.is_err() {
                    *desk = open_library();
                }
                desk.clone()
            }
            None => Err(Failure::internal("the window is closing")),
        }
    }

    /// The open library, the first time that it is asked for in this way.
    pub fn newly_open(&self) -> Option<Arc<Desk>> {
        let desk = self.desk().ok()?;
        (!self.kept.swap(true, Ordering::SeqCst)).then_some(desk)
    }

    /// What can be done in front of a library that cannot be opened.
    ///
    /// # Errors
    /// `bad_request` when it is open: nothing may be put in its place then.
    pub fn doorstep(&self) -> Result<&Doorstep, Failure> {
        let held = self.desk.lock().unwrap_or_else(PoisonError::into_inner);
        match &*held {
            Some(Err(_)) => Ok(&self.doorstep),
            _ => Err(Failure::bad_request("verb")),
        }
    }

    /// Lets go of the library, so that another window may open it.
    pub fn close(&self) {
        self.desk.lock().unwrap_or_else(PoisonError::into_inner).take();
    }

    /// Handles for the files named on the command line; each is given out once.
    pub fn startup_files(&self) -> Vec<Handle> {
        let paths = std::mem::take(&mut *self.startup.lock().unwrap_or_else(PoisonError::into_inner));
        self.handles(paths)
    }

    /// Handles for paths that a dialog, a drop or the command line named.
    pub fn handles(&self, paths: impl IntoIterator<Item = PathBuf>) -> Vec<Handle> {
        let desk = self.desk();
        let register = |path: PathBuf| match &desk {
            Ok(desk) => desk.register_path(path),
            Err(_) => self.doorstep.register_path(path),
        };
        paths.into_iter().map(|path| Handle { name: name_of(&path), handle: register(path) }).collect()
    }
}

/// The last part of a path, for showing.
pub fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

fn open_library() -> Result<Arc<Desk>, Failure> {
    let desk = Desk::open(&gaotai_desk::default_library()).map(Arc::new);
    match &desk {
        Ok(desk) => {
            desk.open_files_with(Box::new(|path| open::that_detached(path)));
            desk.look_after_pictures();
            desk.look_after_pages();
            tracing::info!("library open");
        }
        Err(failure) => tracing::error!(code = ?failure.code, detail = failure.detail, "library not open"),
    }
    desk
}
