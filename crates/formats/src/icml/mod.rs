//! ICML, the stories of Adobe InCopy and InDesign; see README.md.
//!
//! Both ways go over the paragraphs of [`para`]: [`compose`] makes them of a story, [`write`]
//! and [`flow`] are their XML, [`build`] makes a story of them.

mod about;
mod build;
mod byline;
mod compose;
pub mod export;
mod flow;
mod frame;
pub(crate) mod hold;
pub mod import;
mod names;
mod para;
mod styles;
mod write;
mod xmp;

use crate::{Claim, Family, Format, Start};

/// The line in [`crate::FORMATS`].
pub const FORMAT: Format = Format {
    id: "icml",
    name_zh: "ICML（InCopy、InDesign）",
    name_en: "ICML for InCopy and InDesign",
    family: Family::Document,
    standard: "Adobe ICML, DOM 8.0",
    channel: "print",
    extensions: &["icml"],
    encodings: &["UTF-8"],
    pictures: Some(crate::WIRE_PICTURES),
    claims,
    import: Some(import::import),
    export: Some(export::export),
    gather: None,
    hold: hold::hold,
};

/// A snippet says so in an instruction of Adobe's; others have a document of stories.
fn claims(start: &Start<'_>) -> Claim {
    let Some(root) = start.root() else { return Claim::Not };
    let snippet = start.text.contains("SnippetType=\"InCopyInterchange\"");
    match root.name {
        "Document" if snippet || root.tag.contains("DOMVersion") => Claim::Certain,
        "Story" if root.tag.contains("AppliedTOCStyle") => Claim::Possible,
        _ => Claim::Not,
    }
}
