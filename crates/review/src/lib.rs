//! What differs between two states of a story.
//!
//! - [`Difference`] is all of it, for programs: applied to the one it gives the other, to
//!   the last mark and id.
//! - [`Comparison`] is what people see of it: lines in the order of the new version, each
//!   with its text word by word; moves as moves, splits and joins as such; the slip by fields.
//! - [`blame`] is who wrote which character, along all versions.
//!
//! - [`suggest`] makes suggestions of an edit and lists those that are open.
//!
//! Lines are found again by their ids, and by their text where an import or a paste gave
//! them new ones (`gaotai_language::differ`).

pub mod blame;
mod compare;
mod difference;
mod fields;
mod flat;
mod order;
mod pairs;
mod pieces;
mod rows;
pub mod suggest;
mod text;

pub use compare::{AttrChange, Comparison, Row, State, compare};
pub use difference::{ApplyError, Difference, NodeChange, apply, between};
pub use fields::FieldRow;
pub use pieces::{Op, Piece};
pub use text::Edit;
