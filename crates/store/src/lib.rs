//! The library on disk: SQLite, revisions, journal and media.
