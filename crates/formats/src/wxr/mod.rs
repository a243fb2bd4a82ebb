//! WordPress eXtended RSS 1.2, for the block editor; see README.md.

pub(crate) mod blocks;
pub(crate) mod classic;
pub mod export;
pub(crate) mod hold;
pub mod import;
pub(crate) mod item;
pub(crate) mod meta;
pub(crate) mod names;

use crate::{Claim, Family, Format, PAGE_PICTURES, Start};

/// The export and import file of WordPress.
pub const FORMAT: Format = Format {
    id: "wxr",
    name_zh: "WordPress（WXR）",
    name_en: "WordPress (WXR)",
    family: Family::Cms,
    standard: "WXR 1.2",
    channel: "web",
    extensions: &["xml"],
    encodings: &["UTF-8"],
    pictures: Some(PAGE_PICTURES),
    claims,
    import: Some(import::import),
    export: Some(export::export),
    gather: Some(export::gather),
    hold: hold::hold,
};

fn claims(start: &Start<'_>) -> Claim {
    match start.root() {
        Some(root) if root.tag.contains("wordpress.org/export") => Claim::Certain,
        Some(root) if root.name == "rss" && start.text.contains("<wp:wxr_version>") => Claim::Certain,
        _ => Claim::Not,
    }
}
