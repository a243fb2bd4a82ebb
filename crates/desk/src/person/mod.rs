//! Who writes.

pub mod name;
