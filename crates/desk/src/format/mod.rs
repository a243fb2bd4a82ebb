//! Exchange formats.

pub mod list;
