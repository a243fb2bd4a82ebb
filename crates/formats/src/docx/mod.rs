//! Word documents (Office Open XML, ECMA-376), with tracked changes and comments; see README.md.

mod assemble;
mod changes;
mod comments;
pub mod export;
mod flow;
mod grid;
pub(crate) mod hold;
pub mod import;
pub(crate) mod names;
mod number;
mod parts;
mod props;
mod runs;
mod write;

use crate::{Claim, Family, Format, PictureWish, Start};

/// The pictures that every Word shows; as large as an A4 page prints at 300 dpi.
const PICTURES: PictureWish =
    PictureWish { longest_edge: 3508, mimes: &["image/jpeg", "image/png", "image/gif"] };

/// As Word, WPS and LibreOffice write and read it.
pub const FORMAT: Format = Format {
    id: "docx",
    name_zh: "Word 文档",
    name_en: "Word document",
    family: Family::Document,
    standard: "ECMA-376 (ISO/IEC 29500) Transitional",
    channel: "print",
    extensions: &["docx", "docm", "dotx"],
    encodings: &["UTF-8"],
    pictures: Some(PICTURES),
    claims,
    import: Some(import::import),
    export: Some(export::export),
    gather: None,
    hold: hold::hold,
};

/// The end of a zip, where its members are listed, is as long at most, in bytes.
const LISTED: usize = 256 << 10;

fn claims(start: &Start<'_>) -> Claim {
    if !start.is_zip() {
        return Claim::Not;
    }
    let list = &start.bytes[start.bytes.len().saturating_sub(LISTED)..];
    let has = |name: &[u8]| list.windows(name.len()).any(|here| here == name);
    if has(b"word/document") { Claim::Certain } else { Claim::Not }
}
