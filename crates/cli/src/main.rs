//! The command line `gaotai`.
fn main() {}
