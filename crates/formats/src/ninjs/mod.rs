//! ninjs 3.1 of the IPTC, and every older version when reading; see README.md.

pub mod export;
pub(crate) mod hold;
pub mod import;
pub(crate) mod names;

use crate::Format;

/// The line in [`crate::FORMATS`].
pub const FORMAT: Format = Format {
    id: "ninjs",
    name_zh: "ninjs 3.1",
    name_en: "ninjs 3.1",
    standard: "IPTC ninjs 3.1",
    extensions: &["json", "ninjs"],
    encodings: &["UTF-8"],
    pictures: Some(crate::WIRE_PICTURES),
    import: Some(import::import),
    export: Some(export::export),
    hold: hold::hold,
};
