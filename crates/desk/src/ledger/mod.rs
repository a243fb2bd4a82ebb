//! The ledger: suggestions that wait, and what was decided of others.

pub mod decide_field;
pub mod list;
pub mod wire;
