//! 小样: plain text in the fixed order of a wire desk; see README.md.

pub mod export;
pub(crate) mod form;
pub(crate) mod hold;
pub mod import;
pub(crate) mod lines;
pub(crate) mod sheet;

use crate::{Claim, Family, Format, Start};

/// The line in [`crate::FORMATS`].
pub const FORMAT: Format = Format {
    id: "text",
    name_zh: "小样（纯文本）",
    name_en: "Plain text",
    family: Family::Wire,
    standard: "UTF-8 · GB 18030",
    channel: "print",
    extensions: &["txt"],
    encodings: &["UTF-8", "GB18030"],
    pictures: None,
    claims: claims,
    import: Some(import::import),
    export: Some(export::export),
    gather: None,
    hold: hold::hold,
};

/// Every text is plain text.
fn claims(_start: &Start<'_>) -> Claim {
    Claim::Possible
}
