//! For tests only: where the shared material lies, block ids in sequence, golden files,
//! sample pictures.

pub mod edits;
pub mod golden;
pub mod ids;
pub mod long;
pub mod photos;
pub mod reviewed;
pub mod story;

use std::path::{Path, PathBuf};

/// The folder of shared standards and samples beside the repository, if it is there.
/// Prints a line that says what is skipped when it is missing.
pub fn shared() -> Option<PathBuf> {
    let shared = repository().parent()?.join("shared");
    if shared.is_dir() {
        return Some(shared);
    }
    eprintln!(
        "SKIPPED: {} is missing, so what needs its samples and schemas is not tested",
        shared.display()
    );
    None
}

/// The root of the repository.
pub fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).map(Path::to_path_buf).unwrap_or_default()
}

/// The project's own sample stories, one article JSON a file, sorted by name.
pub fn corpus() -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(repository().join("tests/corpus"))
        .map(|dir| dir.flatten().map(|entry| entry.path()).collect())
        .unwrap_or_default();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    files
}
