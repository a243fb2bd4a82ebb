//! NITF 3.6 of the IPTC, and every older version when reading; see README.md.

pub(crate) mod about;
pub(crate) mod body;
pub mod export;
pub(crate) mod flow;
mod head;
pub(crate) mod hold;
pub mod import;
mod meta;
pub(crate) mod names;

use crate::{Claim, Family, Format, Start};

/// The namespace of the schema.
pub(crate) const NAMESPACE: &str = "http://iptc.org/std/NITF/2006-10-18/";

/// In its namespace, valid by the IPTC's schema.
pub const FORMAT: Format = Format {
    id: "nitf",
    name_zh: "NITF 3.6",
    name_en: "NITF 3.6",
    family: Family::Wire,
    standard: "IPTC NITF 3.6",
    channel: "web",
    extensions: &["xml", "nitf"],
    encodings: &["UTF-8"],
    pictures: Some(crate::WIRE_PICTURES),
    claims: |start| claims(start, true),
    import: Some(import::import),
    export: Some(export::export),
    gather: None,
    hold: hold::hold,
};

/// Without namespace, as the document type of 3.6 and the systems of agencies have it.
pub const PLAIN: Format = Format {
    id: "nitf-plain",
    name_zh: "NITF 3.6（无命名空间）",
    name_en: "NITF 3.6 without namespace",
    standard: "IPTC NITF 3.6 DTD",
    claims: |start| claims(start, false),
    export: Some(export::plain),
    ..FORMAT
};

fn claims(start: &Start<'_>, namespaced: bool) -> Claim {
    match start.root().filter(|root| root.name.eq_ignore_ascii_case("nitf")) {
        Some(root) if root.tag.contains(NAMESPACE) == namespaced => Claim::Certain,
        Some(_) => Claim::Possible,
        None => Claim::Not,
    }
}
