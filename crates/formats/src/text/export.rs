//! Writing.

use crate::{Context, ExportError, Exported, Loss};
use gaotai_article::Article;

/// Writes the story.
pub fn export(_article: &Article, _stem: &str, _context: &mut Context<'_>) -> Result<Exported, ExportError> {
    Err(ExportError::Failed("not written yet".to_owned()))
}

/// What the format cannot hold of this story.
pub fn declare(_article: &Article) -> Vec<Loss> {
    Vec::new()
}
