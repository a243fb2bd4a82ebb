//! The template of the news site's page.

use super::own;
use crate::{Desk, Failure};
use gaotai_formats::web::TEMPLATE;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Nothing is asked.
#[derive(Debug, Deserialize, TS)]
pub struct Request {}

/// The template.
#[derive(Debug, Serialize, TS)]
pub struct Response {
    /// Its source.
    pub html: String,
    /// Whether it is the built-in one.
    pub is_default: bool,
}

/// Reads it.
///
/// # Errors
/// `template_invalid` when it is not text; those of the library.
pub fn run(desk: &Desk, _request: Request) -> Result<Response, Failure> {
    let own = own(desk)?;
    Ok(Response { is_default: own.is_none(), html: own.unwrap_or_else(|| TEMPLATE.to_owned()) })
}
