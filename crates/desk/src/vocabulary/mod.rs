//! Vocabularies: channels, genres, sources.

pub mod list;
pub mod save;
