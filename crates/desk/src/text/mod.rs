//! Texts that belong to no story.

pub mod count;
pub mod find;
