//! The import file of Ghost; see README.md.

pub mod export;
pub(crate) mod front;
pub(crate) mod hold;
pub mod import;
pub(crate) mod lexical;

use crate::{Claim, Family, Format, PAGE_PICTURES, Start};

/// Ghost's import and export file.
pub const FORMAT: Format = Format {
    id: "ghost",
    name_zh: "Ghost（导入 JSON）",
    name_en: "Ghost (import JSON)",
    family: Family::Cms,
    standard: "Ghost 6.0",
    channel: "web",
    extensions: &["json"],
    encodings: &["UTF-8"],
    pictures: Some(PAGE_PICTURES),
    claims,
    import: Some(import::import),
    export: Some(export::export),
    gather: Some(export::gather),
    hold: hold::hold,
};

fn claims(start: &Start<'_>) -> Claim {
    let has = |name: &str| start.text.contains(name);
    let file = start.text.starts_with('{') && has("\"data\"") && has("\"posts\"");
    match file && (has("\"db\"") || has("\"exported_on\"")) {
        true => Claim::Certain,
        false => Claim::Not,
    }
}
