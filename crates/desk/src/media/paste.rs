//! Adds a picture to the library that was copied elsewhere.

use super::file::not_one;
use super::take::take;
use super::wire::AddedPicture;
use crate::{Desk, Failure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What was copied.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// A name for it; the clipboard often has none.
    pub name: String,
    /// Its bytes in Base64 (RFC 4648).
    pub base64: String,
}

/// What became of it.
#[derive(Debug, Serialize, TS)]
pub struct Response {
    /// The picture, or why it is none.
    pub added: AddedPicture,
}

/// Adds it.
///
/// # Errors
/// None. What is wrong with the picture stands in the answer.
pub fn run(desk: &Desk, request: Request) -> Result<Response, Failure> {
    let Request { name, base64 } = request;
    let bytes = STANDARD.decode(base64).map_err(|error| not_one(&name, &error.to_string()));
    Ok(Response { added: take(desk, &name, bytes) })
}
