//! Suggestions made of an edit, and the list of those that are open.
//!
//! - [`track`]: of the text before and the text as somebody made it, the text in which what is
//!   new is marked and what went stands there struck.
//! - [`ledger`]: what waits for a yes or no, one entry a suggestion.
//!
//! How a story reads with suggestions decided is in `gaotai_article::suggest`.

mod chars;
mod ghosts;
mod ledger;
mod row;
mod shapes;
mod table;
mod track;

pub use ledger::{Entry, Kind, ledger};
pub use track::{Who, track};
