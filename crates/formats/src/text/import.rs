//! Reading plain text: a saved page, a wire report, a manuscript.

use super::{form, lines};
use crate::page::{self, Known, Zone};
use crate::{Context, ImportError, Imported};

/// Reads a text in any encoding that can be told. One file is one story.
///
/// # Errors
/// [`ImportError::Empty`], [`ImportError::NotText`], [`ImportError::TooLarge`],
/// [`ImportError::BrokenEncoding`]; [`ImportError::NoStory`] when all of it is page furniture.
pub fn import(bytes: &[u8], context: &mut Context<'_>) -> Result<Imported, ImportError> {
    let opened = page::open::open(bytes)?;
    // A text in our own form says label by label what it holds.
    if let Some(mut story) = form::read(&opened.text, context) {
        story.problems.splice(0..0, opened.problems);
        return Ok(Imported { stories: vec![story] });
    }
    let pieces = lines::pieces(&opened.text, Zone::Open);
    let mut found = page::recognise(pieces, Known::default(), context.offset);
    found.problems.splice(0..0, opened.problems);
    let story = page::build(found, Vec::new(), context)?;
    Ok(Imported { stories: vec![story] })
}
