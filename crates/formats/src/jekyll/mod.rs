//! Markdown as posts of Jekyll; see README.md.

pub mod export;
pub(crate) mod front;
pub(crate) mod liquid;

use crate::markdown;
use crate::{Claim, Format, Start};

/// The line in [`crate::FORMATS`].
pub const FORMAT: Format = Format {
    id: "jekyll",
    name_zh: "Markdown（Jekyll）",
    name_en: "Markdown for Jekyll",
    standard: "Jekyll 4 post · kramdown · YAML 1.2",
    extensions: &["md", "markdown"],
    claims,
    export: Some(export::export),
    ..markdown::FORMAT
};

/// One reader takes every dialect, so that nothing hangs on the claim but the name.
fn claims(start: &Start<'_>) -> Claim {
    let own =
        |line: &str| ["last_modified_at:", "story:", "permalink:"].iter().any(|key| line.starts_with(key));
    let yaml = markdown::front::split(&start.text).map(|(yaml, _)| yaml).unwrap_or_default();
    if yaml.lines().any(own) { Claim::Certain } else { Claim::Not }
}
