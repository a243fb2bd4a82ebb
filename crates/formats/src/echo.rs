//! Reads an export back and compares.

use crate::{Context, ExportError, Exported, Format, Loss};
use gaotai_article::Article;

/// An export and what reading it back showed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Echo {
    /// The files.
    pub exported: Exported,
    /// What the format says that it cannot hold of this story.
    pub losses: Vec<Loss>,
    /// What differs beyond that: code `differs` with `expected` and `found`. Empty when all is well.
    pub unexpected: Vec<Loss>,
}

/// Writes the story in memory, reads it back by our own importer from the standard's
/// fields alone, and compares field by field and block by block.
pub fn echo(
    _format: &Format,
    _article: &Article,
    _stem: &str,
    _context: &mut Context<'_>,
) -> Result<Echo, ExportError> {
    Err(ExportError::Failed("not written yet".to_owned()))
}
