//! The faces that pages are set in: those that the program ships, and the newsroom's own in `fonts/`
//! of the library. The system's are never asked, so that lines break alike on every desk.

use gaotai_layout::fonts::{FontFile, Fonts, survey};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// Where the faces that ship lie below what the program is installed in.
const SHIPPED: &str = "fonts/faces";

/// The faces of these folders. Of files with one name that of the last folder counts.
pub(super) fn fonts(folders: &[PathBuf]) -> Fonts {
    let mut files: std::collections::BTreeMap<String, FontFile> = Default::default();
    for path in folders.iter().flat_map(|folder| files_in(folder)) {
        let Some(file) = file(&path) else { continue };
        files.insert(file.name.clone(), file);
    }
    Fonts::new(files.into_values().collect())
}

/// What lies in folders of faces: another file, or one that is written anew, is another state.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct State(Vec<(PathBuf, u64, Option<SystemTime>)>);

impl State {
    /// As it is now. Nothing is read: it is cheap enough for every page.
    pub fn of(folders: &[PathBuf]) -> State {
        let known = |path: PathBuf| {
            let about = std::fs::metadata(&path).ok()?;
            Some((path, about.len(), about.modified().ok()))
        };
        let mut files: Vec<_> =
            folders.iter().flat_map(|folder| files_in(folder)).filter_map(known).collect();
        files.sort();
        State(files)
    }
}

fn files_in(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let is_face = |path: &PathBuf| {
        let extension = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
        ["ttf", "otf", "ttc", "otc"].contains(&extension.as_str()) && path.is_file()
    };
    entries.flatten().map(|entry| entry.path()).filter(is_face).collect()
}

fn file(path: &Path) -> Option<FontFile> {
    let bytes =
        std::fs::read(path).inspect_err(|error| tracing::warn!(%error, "a face cannot be read")).ok()?;
    let faces = survey(&bytes);
    if faces.is_empty() {
        tracing::warn!(face = %path.display(), "a file among the faces is none");
        return None;
    }
    let (name, path) = (path.file_name()?.to_string_lossy().into_owned(), path.to_path_buf());
    Some(FontFile { name, faces, load: Box::new(move || std::fs::read(&path).ok()) })
}

/// The folder with the faces that ship: `GAOTAI_FACES`; beside the program, where packages put it;
/// or the repository's, for a program that runs from there. The first that is there, else the last.
pub(super) fn shipped() -> PathBuf {
    let named = std::env::var_os("GAOTAI_FACES").filter(|value| !value.is_empty()).map(PathBuf::from);
    let beside = std::env::current_exe().ok().and_then(|path| path.parent().map(Path::to_path_buf));
    let beside = beside.into_iter().flat_map(|folder| {
        // Debian packages, disk images of macOS, and what is unpacked anywhere.
        ["../lib/Gaotai", "../lib/gaotai", "../Resources", "."].map(|place| folder.join(place).join(SHIPPED))
    });
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(SHIPPED);
    let mut places = named.into_iter().chain(beside).chain([repository.clone()]);
    places.find(|folder| folder.is_dir()).unwrap_or(repository)
}
