//! Documents of TRS WCM as it exchanges them: a zip of one XML file and pictures; see README.md.

pub mod export;
pub(crate) mod hold;
pub mod import;

use crate::{Claim, Family, Format, PAGE_PICTURES, Start};

/// The document package of TRS WCM.
pub const FORMAT: Format = Format {
    id: "trs",
    name_zh: "TRS WCM 文档包",
    name_en: "TRS WCM documents",
    family: Family::Cms,
    standard: "WCMDOCUMENT 6.0",
    channel: "web",
    extensions: &["zip"],
    encodings: &["UTF-8"],
    pictures: Some(PAGE_PICTURES),
    claims,
    import: Some(import::import),
    export: Some(export::export),
    gather: Some(export::gather),
    hold: hold::hold,
};

/// The first element of every such file.
pub(crate) const ROOT: &str = "WCMDOCUMENTS";

fn claims(start: &Start<'_>) -> Claim {
    let named = start.root().is_some_and(|root| root.name == ROOT);
    let inside = || start.is_zip() && import::inside(start.bytes).is_ok_and(|found| found.is_some());
    if named || inside() { Claim::Certain } else { Claim::Not }
}
