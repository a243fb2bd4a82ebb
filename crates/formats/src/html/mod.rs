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

use crate::Format;

/// The line in [`crate::FORMATS`].
pub const FORMAT: Format = Format {
    id: "html",
    name_zh: "网页 HTML",
    name_en: "HTML page",
    standard: "HTML Living Standard · schema.org NewsArticle · Open Graph",
    extensions: &["html", "htm", "xhtml"],
    encodings: &["UTF-8"],
    pictures: Some(crate::PAGE_PICTURES),
    import: Some(import::import),
    export: Some(export::export),
    hold: hold::hold,
};
