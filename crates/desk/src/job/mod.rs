//! Long verbs at work.

pub mod cancel;
