//! Reading.

use crate::{Context, ImportError, Imported};

/// Reads a file.
pub fn import(_bytes: &[u8], _context: &mut Context<'_>) -> Result<Imported, ImportError> {
    Err(ImportError::NoStory)
}
