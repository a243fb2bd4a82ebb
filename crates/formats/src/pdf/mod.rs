//! PDF: the story on paper, as the newsroom's own pages are set; see README.md.
//!
//! Setting type is not done here: whoever exports gives the press as [`crate::Context::print`].

pub mod export;
mod hold;

use crate::{Claim, Family, Format};

/// The line in [`crate::FORMATS`].
pub const FORMAT: Format = Format {
    id: "pdf",
    name_zh: "PDF 小样",
    name_en: "PDF proof",
    family: Family::Document,
    standard: "PDF/A-2u · A4",
    channel: "print",
    extensions: &["pdf"],
    encodings: &["UTF-8"],
    // The press takes the library's own pictures and cuts them itself.
    pictures: None,
    claims: |_| Claim::Not,
    import: None,
    export: Some(export::export),
    gather: None,
    hold: hold::hold,
};
