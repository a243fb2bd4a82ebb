//! A list of stories as a table for spreadsheets; see README.md.

pub mod export;
pub(crate) mod hold;

use crate::{Claim, Family, Format, Start};

/// Comma-separated values. Written only: a list holds no story.
pub const FORMAT: Format = Format {
    id: "csv",
    name_zh: "稿件清单（CSV）",
    name_en: "List of stories (CSV)",
    family: Family::Cms,
    standard: "RFC 4180",
    channel: "web",
    extensions: &["csv"],
    encodings: &["UTF-8"],
    pictures: None,
    claims,
    import: None,
    export: Some(export::export),
    gather: Some(export::gather),
    hold: hold::hold,
};

fn claims(_: &Start<'_>) -> Claim {
    Claim::Not
}
