//! Bringing stories in: from files, from what was copied elsewhere.
//!
//! A file becomes whole stories or none: all that is read of it is put into the library in
//! one transaction. Every story gets two revisions, as the file said and with its
//! punctuation repaired, or one when there is nothing to repair.

mod keep;
mod pictures;
mod profile;
mod review;

pub mod files;
pub mod paste;

use crate::desk::FreshIds;
use crate::wire::ImportedFile;
use crate::{Desk, Failure};
use gaotai_article::Hash;
use gaotai_formats::{Context, Import, Imported};

pub use gaotai_formats::page::MOST_BYTES;

/// What became of a file that became no story.
pub(crate) fn failed(name: &str, failure: Failure) -> ImportedFile {
    ImportedFile {
        name: name.to_owned(),
        story: None,
        repairs: 0,
        problems: Vec::new(),
        failure: Some(failure),
    }
}

/// Reads bytes in a format.
pub(crate) fn read(desk: &Desk, import: Import, bytes: &[u8]) -> Result<Imported, Failure> {
    let now = desk.now();
    let mut ids = FreshIds;
    let media = |hash: &Hash| desk.picture(hash.as_str());
    let mut context = Context::new(&mut ids, now, &media);
    Ok(gaotai_formats::admit(import(bytes, &mut context)?))
}
