//! The HTML page: semantic HTML5 with schema.org NewsArticle and Open Graph; see README.md.

pub(crate) mod body;
pub(crate) mod data_url;
pub(crate) mod dom;
pub mod export;
pub(crate) mod flow;
pub(crate) mod fragment;
pub(crate) mod hold;
pub mod import;
pub(crate) mod jsonld;
pub(crate) mod linked;
pub(crate) mod look;
pub(crate) mod meta;
pub(crate) mod render;
pub(crate) mod runs;
pub(crate) mod story;
pub(crate) mod tags;

use crate::{Claim, Family, Format, Start};

/// The line in [`crate::FORMATS`].
pub const FORMAT: Format = Format {
    id: "html",
    name_zh: "网页 HTML",
    name_en: "HTML page",
    family: Family::Cms,
    standard: "HTML Living Standard · schema.org NewsArticle · Open Graph",
    channel: "web",
    extensions: &["html", "htm", "xhtml"],
    encodings: &["UTF-8"],
    pictures: Some(crate::PAGE_PICTURES),
    claims: claims,
    import: Some(import::import),
    export: Some(export::export),
    gather: None,
    hold: hold::hold,
};

fn claims(start: &Start<'_>) -> Claim {
    let lower = start.text.to_lowercase();
    let root = start.root().is_some_and(|root| root.name.eq_ignore_ascii_case("html"));
    if root || lower.starts_with("<!doctype html") {
        Claim::Certain
    } else if lower.contains("<body") {
        Claim::Possible
    } else {
        Claim::Not
    }
}
