//! The library on a real disk, through its public API.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod backup;
mod check;
mod collect;
mod comments;
mod common;
mod crash;
mod desk;
mod journal;
mod ledger;
mod list;
mod media;
mod opening;
mod people;
mod released;
mod rescue;
mod revisions;
mod vault;
