//! Markdown as Hugo's page bundles; see README.md.

pub mod export;
pub(crate) mod front;
pub(crate) mod shortcodes;

use crate::markdown;
use crate::{Claim, Format, Start};

/// The line in [`crate::FORMATS`].
pub const FORMAT: Format = Format {
    id: "hugo",
    name_zh: "Markdown（Hugo）",
    name_en: "Markdown for Hugo",
    standard: "Hugo page bundle · CommonMark 0.31 · YAML 1.2",
    extensions: &["md"],
    claims,
    export: Some(export::export),
    ..markdown::FORMAT
};

/// One reader takes every dialect, so that nothing hangs on the claim but the name.
fn claims(start: &Start<'_>) -> Claim {
    let own =
        |line: &str| ["params:", "publishDate:", "isCJKLanguage:"].iter().any(|key| line.starts_with(key));
    if start.text.starts_with("+++\n") {
        return Claim::Certain;
    }
    let yaml = markdown::front::split(&start.text).map(|(yaml, _)| yaml).unwrap_or_default();
    if yaml.lines().any(own) { Claim::Certain } else { Claim::Not }
}
