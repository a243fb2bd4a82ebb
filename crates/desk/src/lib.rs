//! What the app can do, with or without a window.
//!
//! - [`Desk`] is an open library with whoever writes in it.
//! - [`VERBS`] is the one list of what it can do: one verb a file, `<area>/<verb>.rs`, with
//!   `Request`, `Response` and `run`. [`Desk::call`] and [`contract()`] derive from the list.
//! - [`Failure`] is what went wrong: a code and what its words need. There are no sentences
//!   for people here; the window and the command line have them.
//! - [`wire`] are the types of several verbs, converted by hand from those of the crates below.
//!
//! No path comes from a window: what a dialog, a drop or the command line named is
//! registered with [`Desk::register_path`], and the window gets a handle that says nothing.

mod aside;
mod calls;
mod contract;
mod desk;
mod failure;
mod place;
mod samples;
mod seed;
mod task;
mod verbs;

pub mod backup;
pub mod comment;
pub mod destination;
pub mod doorstep;
pub mod export;
pub mod format;
pub mod import;
pub mod job;
pub mod ledger;
pub mod library;
pub mod media;
pub mod page;
pub mod person;
pub mod preview;
pub mod profile;
pub mod settings;
pub mod story;
pub mod template;
pub mod text;
pub mod vault;
pub mod vocabulary;
pub mod wire;

pub use contract::{CONTRACT, contract};
pub use desk::Desk;
pub use doorstep::Doorstep;
pub use failure::{Failure, FailureCode};
pub use gaotai_formats::Picture;
pub use media::PictureSize;
pub use place::default_library;
pub use task::{Progress, Task};
pub use verbs::{DOORSTEP, VERBS, Verb, verb};
