//! The closed world in which the typesetter works: fonts, and nothing else. No file, no network,
//! no package, no clock.

use crate::fonts::Fonts;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

pub(crate) struct Closed {
    library: LazyHash<Library>,
    fonts: Fonts,
}

impl Closed {
    pub(crate) fn new(fonts: Fonts) -> Closed {
        Closed { library: LazyHash::new(Library::default()), fonts }
    }

    pub(crate) fn fonts(&self) -> &Fonts {
        &self.fonts
    }
}

/// The name under which places in the story with this number on the sheet are known.
pub(crate) fn file(number: usize) -> FileId {
    #[allow(clippy::expect_used, reason = "the number is the only part that changes")]
    let path = VirtualPath::new(format!("story-{number}")).expect("letters, digits and a hyphen are a path");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

impl World for Closed {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.fonts.book()
    }

    fn main(&self) -> FileId {
        file(0)
    }

    fn source(&self, _: FileId) -> FileResult<Source> {
        Err(FileError::NotFound(Default::default()))
    }

    fn file(&self, _: FileId) -> FileResult<Bytes> {
        Err(FileError::NotFound(Default::default()))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.font(index)
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
