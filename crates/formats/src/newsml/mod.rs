//! NewsML-G2 2.35 of the IPTC at power conformance: news items and messages of several; when
//! reading also packages and older versions. See README.md.

pub mod export;
pub(crate) mod hold;
pub mod import;
mod item;
mod message;
mod names;
mod read;

use crate::{Claim, Family, Format, Start};

/// One news item with NITF inside.
pub const FORMAT: Format = Format {
    id: "newsml-g2",
    name_zh: "NewsML-G2 2.35",
    name_en: "NewsML-G2 2.35",
    family: Family::Wire,
    standard: "IPTC NewsML-G2 2.35 power",
    channel: "web",
    extensions: &["xml"],
    encodings: &["UTF-8"],
    pictures: Some(crate::WIRE_PICTURES),
    claims: |start| claims(start, &["newsItem", "packageItem"], &["newsMessage"]),
    import: Some(import::import),
    export: Some(export::export),
    gather: None,
    hold: hold::hold,
};

/// A message with one story or several, and an item for every picture.
pub const MESSAGE: Format = Format {
    id: "newsml-g2-message",
    name_zh: "NewsML-G2 2.35 消息包",
    name_en: "NewsML-G2 2.35 message",
    claims: |start| claims(start, &["newsMessage"], &["newsItem", "packageItem"]),
    export: Some(message::export),
    gather: Some(message::gather),
    ..FORMAT
};

fn claims(start: &Start<'_>, certain: &[&str], possible: &[&str]) -> Claim {
    match start.root().map(|root| root.name) {
        Some(name) if certain.contains(&name) => Claim::Certain,
        Some(name) if possible.contains(&name) => Claim::Possible,
        _ => Claim::Not,
    }
}
