//! What differs between two texts, by words and for the eye. One truth for all who ask:
//! the comparison of versions, the numbers of the timeline, and what is built on them.
//!
//! - [`changes`]: two lines of text, word by word.
//! - [`lines`]: which line of one version is which of the other.
//! - [`story`]: the lines of a story, and how much came in and went.
//!
//! All of it is the same for the same texts, whichever way one looks: what is added from
//! one to the other is what is removed from the other to the one.

mod bag;
mod clean;
pub mod lines;
pub mod story;
mod text;

pub use text::{Amount, Change, changes};

#[cfg(test)]
mod tests;
