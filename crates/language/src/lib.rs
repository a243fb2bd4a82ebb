//! What Gaotai knows of Chinese and English as text: how much of it there is, how its
//! punctuation is set, and in which encoding its bytes are.
//!
//! - [`count`]: 字数 by the rule of word processors, characters, Han.
//! - [`placeholders`]: 〔待核：…〕 and TK, what the writer left open.
//! - [`repair`]: half-width punctuation beside Han becomes full-width.
//! - [`find`]: finding and replacing, with width and 简繁 ignored on request.
//! - [`segment`]: where words begin and end.
//! - [`differ`]: what differs between two texts, by words and for the eye.
//! - [`encoding`]: bytes to text and back.
//!
//! All of it is a function of its arguments: no file, clock, random source or thread.
//! Offsets are Unicode scalars; lines and columns start at 1.

pub mod chars;
pub mod count;
pub mod differ;
pub mod encoding;
pub mod find;
pub mod placeholders;
pub mod repair;
pub mod segment;

pub use count::{Count, StoryCount, count, count_story};
