//! One state of the library, seen whole.

use crate::cache::Cache;
use rusqlite::Connection;

/// Sees one state of the library: what others write meanwhile does not show.
///
/// Its methods are in the modules of the tables that they read.
#[derive(Debug)]
pub struct Read<'l> {
    pub(crate) connection: &'l Connection,
    pub(crate) cache: &'l Cache,
}
