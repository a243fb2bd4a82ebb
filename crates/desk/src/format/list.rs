//! The formats that can be read and written.

use crate::{Desk, Failure};
use gaotai_formats::{FORMATS, Format};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Nothing is asked.
#[derive(Debug, Deserialize, TS)]
pub struct Request {}

/// The formats.
#[derive(Debug, Serialize, TS)]
pub struct Response {
    /// In the order of menus.
    pub formats: Vec<FormatInfo>,
}

/// What is known of a format.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FormatInfo {
    /// As given to an export.
    pub id: String,
    /// Name in Chinese.
    pub name_zh: String,
    /// Name in English.
    pub name_en: String,
    /// Whom it is for: `wire`, `cms` or `document`.
    pub family: String,
    /// The file extension that is written, without the dot.
    pub extension: String,
    /// All file extensions that are read, without the dot.
    pub extensions: Vec<String>,
    /// The standard and version it follows.
    pub standard: String,
    /// Whether it is read.
    pub imports: bool,
    /// Whether it is written.
    pub exports: bool,
    /// Encodings that the export offers, the default first.
    pub encodings: Vec<String>,
    /// Whether suggestions and comments can leave in it.
    pub carries_review: bool,
}

/// Lists them.
///
/// # Errors
/// None.
pub fn run(_desk: &Desk, _request: Request) -> Result<Response, Failure> {
    Ok(Response { formats: all() })
}

/// All formats, without a library.
pub fn all() -> Vec<FormatInfo> {
    FORMATS.iter().map(info).collect()
}

fn info(format: &Format) -> FormatInfo {
    let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
    FormatInfo {
        id: format.id.to_owned(),
        name_zh: format.name_zh.to_owned(),
        name_en: format.name_en.to_owned(),
        family: format.family.id().to_owned(),
        extension: format.extensions.first().copied().unwrap_or_default().to_owned(),
        extensions: texts(format.extensions),
        standard: format.standard.to_owned(),
        imports: format.import.is_some(),
        exports: format.export.is_some(),
        encodings: texts(format.encodings),
        carries_review: format.carries_review(),
    }
}
