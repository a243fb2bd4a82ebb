//! CNML 中文新闻信息置标语言: the de-facto subset of the schema of 2005; see README.md.

pub mod export;
pub(crate) mod hold;
pub mod import;

use crate::{Claim, Family, Format, Start};

/// The namespace that all files in use have.
pub(crate) const NAMESPACE: &str = "http://www.cnml.org.cn/2005/CNMLSchema";

/// The line in [`crate::FORMATS`].
pub const FORMAT: Format = Format {
    id: "cnml",
    name_zh: "CNML（2005 通行子集）",
    name_en: "CNML (2005, common subset)",
    family: Family::Wire,
    standard: "CNML 2005 · GB/T 20092-2006, de-facto subset",
    channel: "print",
    extensions: &["xml", "cnml"],
    encodings: &["UTF-8"],
    pictures: None,
    claims,
    import: Some(import::import),
    export: Some(export::export),
    gather: Some(export::gather),
    hold: hold::hold,
};

fn claims(start: &Start<'_>) -> Claim {
    let root = start.root().filter(|root| root.name == "CNML");
    if root.is_some() { Claim::Certain } else { Claim::Not }
}
