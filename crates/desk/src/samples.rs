//! The sample stories that the program brings along, in the order of `tests/corpus/samples.txt`.

/// A file that is part of the program.
pub(crate) struct Embedded<T: ?Sized + 'static> {
    /// Its name.
    pub name: &'static str,
    /// What is in it.
    pub content: &'static T,
}

// STORIES and PICTURES, written by build.rs.
include!(concat!(env!("OUT_DIR"), "/samples.rs"));
