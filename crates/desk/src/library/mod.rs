//! The library as a whole.

pub mod check;
pub mod status;
