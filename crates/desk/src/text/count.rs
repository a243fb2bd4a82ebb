//! How long texts are: the selection in the window, for one.

use crate::{Desk, Failure};
use gaotai_language::Count;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The texts.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// Each with its lines.
    pub texts: Vec<String>,
}

/// Their lengths.
#[derive(Debug, Serialize, TS)]
pub struct Response {
    /// In the order of the texts.
    pub counts: Vec<Count>,
}

/// Counts.
///
/// # Errors
/// None.
pub fn run(_desk: &Desk, request: Request) -> Result<Response, Failure> {
    Ok(Response { counts: request.texts.iter().map(|text| gaotai_language::count(text)).collect() })
}
