//! Markdown (CommonMark with tables) and YAML front matter; see README.md.

pub mod export;
pub(crate) mod front;
pub(crate) mod hold;
pub mod import;
pub(crate) mod pieces;
pub(crate) mod read;
pub(crate) mod tags;
pub(crate) mod write;

use crate::{Claim, Family, Format, Start};

/// The line in [`crate::FORMATS`].
pub const FORMAT: Format = Format {
    id: "markdown",
    name_zh: "Markdown",
    name_en: "Markdown",
    family: Family::Cms,
    standard: "CommonMark 0.31 · GFM · YAML 1.2",
    channel: "web",
    extensions: &["md", "markdown"],
    encodings: &["UTF-8"],
    pictures: Some(crate::PAGE_PICTURES),
    claims: claims,
    import: Some(import::import),
    export: Some(export::export),
    gather: None,
    hold: hold::hold,
};

fn claims(start: &Start<'_>) -> Claim {
    if start.text.starts_with("---\n") { Claim::Certain } else { Claim::Not }
}
