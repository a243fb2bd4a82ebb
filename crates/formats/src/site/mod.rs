//! A folder of pages that any server, or none, can serve; see README.md.

pub mod export;
mod index;

use crate::html;
use crate::{Claim, Format};

/// The line in [`crate::FORMATS`].
pub const FORMAT: Format = Format {
    id: "site",
    name_zh: "网站文件夹",
    name_en: "Site folder",
    standard: "HTML Living Standard · Atom (RFC 4287)",
    extensions: &["html"],
    claims: |_| Claim::Not,
    import: None,
    export: Some(export::export),
    gather: Some(export::gather),
    ..html::FORMAT
};
