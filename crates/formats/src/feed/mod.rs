//! Feeds: RSS 2.0, Atom and JSON Feed 1.1, of one story or of several; see README.md.

pub(crate) mod atom;
pub mod export;
pub(crate) mod found;
pub(crate) mod hold;
pub mod import;
pub(crate) mod json;
pub(crate) mod rss;

use crate::{Claim, Family, Format, PAGE_PICTURES, Start};

/// Which of the feeds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// RSS 2.0.
    Rss,
    /// Atom, RFC 4287.
    Atom,
    /// JSON Feed 1.1.
    Json,
}

/// RSS 2.0.
pub const RSS: Format = Format {
    id: "rss",
    name_zh: "RSS 2.0",
    name_en: "RSS 2.0",
    family: Family::Wire,
    standard: "RSS 2.0 · content · Dublin Core",
    channel: "web",
    extensions: &["rss", "xml", "rdf"],
    encodings: &["UTF-8"],
    pictures: Some(PAGE_PICTURES),
    claims: claims_rss,
    import: Some(import::rss),
    export: Some(export::rss),
    gather: Some(export::rss_of_all),
    hold: hold::rss,
};

/// Atom.
pub const ATOM: Format = Format {
    id: "atom",
    name_zh: "Atom",
    name_en: "Atom",
    standard: "RFC 4287 · Dublin Core",
    extensions: &["atom", "xml"],
    claims: claims_atom,
    import: Some(import::atom),
    export: Some(export::atom),
    gather: Some(export::atom_of_all),
    hold: hold::atom,
    ..RSS
};

/// JSON Feed.
pub const JSON: Format = Format {
    id: "jsonfeed",
    name_zh: "JSON Feed",
    name_en: "JSON Feed",
    standard: "JSON Feed 1.1",
    extensions: &["json"],
    claims: claims_json,
    import: Some(import::json),
    export: Some(export::json),
    gather: Some(export::json_of_all),
    hold: hold::json,
    ..RSS
};

/// What a version of JSON Feed begins with.
pub(crate) const JSON_FEED: &str = "https://jsonfeed.org/version/";

fn claims_rss(start: &Start<'_>) -> Claim {
    match start.root() {
        // An export of WordPress is one too, and has more in it.
        Some(root) if root.tag.contains("wordpress.org/export") => Claim::Possible,
        Some(root) if root.name.eq_ignore_ascii_case("rss") => Claim::Certain,
        Some(root) if root.name == "RDF" && start.text.contains("purl.org/rss/") => Claim::Certain,
        _ => Claim::Not,
    }
}

fn claims_atom(start: &Start<'_>) -> Claim {
    match start.root() {
        Some(root) if root.name == "feed" => Claim::Certain,
        Some(root) if root.name == "entry" && root.tag.contains("Atom") => Claim::Certain,
        _ => Claim::Not,
    }
}

fn claims_json(start: &Start<'_>) -> Claim {
    if is_json_feed(&start.text) { Claim::Certain } else { Claim::Not }
}

/// Whether JSON says that it is a feed; slashes may be escaped in it.
pub(crate) fn is_json_feed(text: &str) -> bool {
    text.starts_with('{') && text.replace("\\/", "/").contains(JSON_FEED)
}
