//! Files of an export as one zip, and file names that every system takes.

use crate::{ExportError, File};
use gaotai_article::Article;

/// A zip of the files: sorted, with a fixed time, so that equal files give equal bytes.
pub fn zip(_files: &[File]) -> Result<Vec<u8>, ExportError> {
    Err(ExportError::Failed("not written yet".to_owned()))
}

/// A file name without extension, from the slug or else the title: at most 80 characters,
/// safe on Windows, macOS and Linux; never empty.
pub fn stem(_article: &Article) -> String {
    "story".to_owned()
}

/// Makes stems differ (also where case is not told apart) by `-2`, `-3` and so on behind the later ones.
pub fn unique(stems: Vec<String>) -> Vec<String> {
    stems
}
