//! ninjs 3.1 of the IPTC, and every older version when reading; see README.md.

pub mod export;
pub(crate) mod hold;
pub mod import;
pub(crate) mod names;

use crate::{Claim, Family, Format, Start};

/// The line in [`crate::FORMATS`].
pub const FORMAT: Format = Format {
    id: "ninjs",
    name_zh: "ninjs 3.1",
    name_en: "ninjs 3.1",
    family: Family::Wire,
    standard: "IPTC ninjs 3.1",
    channel: "web",
    extensions: &["json", "ninjs"],
    encodings: &["UTF-8"],
    pictures: Some(crate::WIRE_PICTURES),
    claims: claims,
    import: Some(import::import),
    export: Some(export::export),
    gather: None,
    hold: hold::hold,
};

fn claims(start: &Start<'_>) -> Claim {
    let object = start.text.starts_with(['{', '[']);
    if object && start.text.contains("\"uri\"") { Claim::Certain } else { Claim::Not }
}
