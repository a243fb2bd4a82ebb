//! ninjs 3.1, 2.2 and 1.6 of the IPTC, and every older version when reading; see README.md.

pub mod export;
pub(crate) mod hold;
pub mod import;
pub(crate) mod names;
pub(crate) mod older;

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
    claims,
    import: Some(import::import),
    export: Some(export::export),
    gather: None,
    hold: hold::hold,
};

/// The dialect of the second major, for receivers that have not moved on.
pub const FORMAT_2_2: Format = Format {
    id: "ninjs-2.2",
    name_zh: "ninjs 2.2",
    name_en: "ninjs 2.2",
    standard: "IPTC ninjs 2.2",
    export: Some(export::export_2_2),
    ..FORMAT
};

/// The dialect of the first major.
pub const FORMAT_1_6: Format = Format {
    id: "ninjs-1.6",
    name_zh: "ninjs 1.6",
    name_en: "ninjs 1.6",
    standard: "IPTC ninjs 1.6",
    export: Some(export::export_1_6),
    hold: hold::hold_1_6,
    ..FORMAT
};

fn claims(start: &Start<'_>) -> Claim {
    let object = start.text.starts_with(['{', '[']);
    // Feeds have addresses too.
    let object = object && !crate::feed::is_json_feed(&start.text);
    if object && start.text.contains("\"uri\"") { Claim::Certain } else { Claim::Not }
}
