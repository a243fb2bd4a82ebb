//! What the window and the newsroom want to be remembered.

pub mod read;
pub mod write;
