//! EPUB 3.3, for reading on telephones and readers; see README.md. Nothing is read of it.

mod chapter;
pub mod export;
mod hold;
mod package;

use crate::{Claim, Family, Format};

/// The line in [`crate::FORMATS`].
pub const FORMAT: Format = Format {
    id: "epub",
    name_zh: "EPUB 电子书",
    name_en: "EPUB",
    family: Family::Document,
    standard: "W3C EPUB 3.3",
    channel: "web",
    extensions: &["epub"],
    encodings: &["UTF-8"],
    pictures: Some(crate::PAGE_PICTURES),
    claims: |_| Claim::Not,
    import: None,
    export: Some(export::export),
    gather: Some(export::gather),
    hold: hold::hold,
};
