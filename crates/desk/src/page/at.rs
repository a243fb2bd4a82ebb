//! Which character of which story stands at a place of a sheet.

use super::wire::TextPlace;
use crate::{Desk, Failure};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Where.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// The sheet that `page.set` gave.
    pub sheet: u64,
    /// Points from the left edge.
    pub x: f64,
    /// Points from the upper edge.
    pub y: f64,
}

/// What stands there.
#[derive(Debug, Serialize, TS)]
pub struct Response {
    /// The nearest character of running text; `null` for what is far from any, and for a sheet that
    /// is no longer kept.
    pub place: Option<TextPlace>,
}

/// Finds it.
///
/// # Errors
/// None.
pub fn run(desk: &Desk, request: Request) -> Result<Response, Failure> {
    let Some(kept) = desk.composing().sheets.find(request.sheet) else { return Ok(Response { place: None }) };
    let found = kept.at(request.x, request.y).map(|(article, spot)| TextPlace {
        article: article.to_string(),
        block: spot.block.to_string(),
        at: spot.at,
    });
    Ok(Response { place: found })
}
