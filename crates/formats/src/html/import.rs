//! Reading.

use super::{dom, story};
use crate::{Context, ImportError, Imported};

/// Reads a file.
pub fn import(bytes: &[u8], context: &mut Context<'_>) -> Result<Imported, ImportError> {
    let html = String::from_utf8_lossy(bytes);
    let page = dom::parse(&html);
    // A page that says itself where its story is needs no guessing.
    let story = story::read(&page.document, context).ok_or(ImportError::NoStory)?;
    Ok(Imported { stories: vec![story] })
}
