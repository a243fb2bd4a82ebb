//! The library on a real disk, through its public API.

mod check;
mod common;
mod crash;
mod desk;
mod journal;
mod list;
mod media;
mod opening;
mod revisions;
