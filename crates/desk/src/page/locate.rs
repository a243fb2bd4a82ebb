//! Where on a sheet a character of a story stands.

use super::wire::PageRect;
use crate::desk::story_id;
use crate::{Desk, Failure};
use gaotai_article::BlockId;
use gaotai_layout::Spot;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// The sheet that `page.set` gave.
    pub sheet: u64,
    /// The story.
    pub article: String,
    /// The block.
    pub block: String,
    /// UTF-16 units from the beginning of its inline content.
    pub at: usize,
}

/// Where.
#[derive(Debug, Serialize, TS)]
pub struct Response {
    /// The character's box, or that of the line's end behind its last; `null` when it has no room, is not on the sheet, or the sheet is no longer kept.
    pub rect: Option<PageRect>,
}

/// Finds it.
///
/// # Errors
/// `bad_request` for a block that is no id, `story_missing` for a story that is none.
pub fn run(desk: &Desk, request: Request) -> Result<Response, Failure> {
    let article = story_id(&request.article)?;
    let block: BlockId = request.block.parse().map_err(|_| Failure::bad_request("block"))?;
    let kept = desk.composing().sheets.find(request.sheet);
    let rect = kept.and_then(|kept| kept.find(article, Spot { block, at: request.at }));
    Ok(Response { rect: rect.map(PageRect::from) })
}
