//! Writing.

use crate::{Context, ExportError, Exported, Loss};
use gaotai_article::Article;

/// Writes the story.
pub fn export(_article: &Article, _stem: &str, _context: &mut Context<'_>) -> Result<Exported, ExportError> {
    Err(ExportError::Failed("not written yet".to_owned()))
}

/// The story as the format can hold it, and what that costs.
pub fn hold(article: &Article) -> (Article, Vec<Loss>) {
    (article.clone(), Vec::new())
}
