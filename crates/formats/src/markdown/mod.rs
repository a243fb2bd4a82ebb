//! Markdown (CommonMark with tables) and YAML front matter; see README.md.

pub mod export;
pub(crate) mod front;
pub(crate) mod hold;
pub mod import;
pub(crate) mod pieces;
pub(crate) mod read;
pub(crate) mod write;

use crate::Format;

/// The line in [`crate::FORMATS`].
pub const FORMAT: Format = Format {
    id: "markdown",
    name_zh: "Markdown",
    name_en: "Markdown",
    standard: "CommonMark 0.31 · GFM · YAML 1.2",
    extensions: &["md", "markdown"],
    encodings: &["UTF-8"],
    pictures: Some(crate::PAGE_PICTURES),
    import: Some(import::import),
    export: Some(export::export),
    hold: hold::hold,
};
