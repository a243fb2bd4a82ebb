//! The pages of the library.

use super::wire::PageInfo;
use crate::{Desk, Failure};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Nothing is asked.
#[derive(Debug, Deserialize, TS)]
pub struct Request {}

/// The pages.
#[derive(Debug, Serialize, TS)]
pub struct Response {
    /// Those of the newest day first; those without a day last.
    pub pages: Vec<PageInfo>,
}

/// Lists them with what stands on them.
///
/// # Errors
/// Those of the library.
pub fn run(desk: &Desk, _request: Request) -> Result<Response, Failure> {
    let pages = desk.read(|r| r.pages())?;
    Ok(Response { pages: pages.into_iter().map(PageInfo::from).collect() })
}
