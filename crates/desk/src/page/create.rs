//! Makes a page.

use super::wire::PageInfo;
use super::{check, told};
use crate::{Desk, Failure};
use gaotai_store::{Page, PageId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

/// What it is called, and from which plan.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// Id of the plan.
    pub plan: String,
    /// What people call it.
    pub name: String,
}

/// The page.
#[derive(Debug, Serialize, TS)]
pub struct Response {
    /// As it is kept.
    pub page: PageInfo,
}

/// Makes it; nothing stands on it yet.
///
/// # Errors
/// `plan_missing`, `bad_request` for a name that is empty or too long; those of the library.
pub fn run(desk: &Desk, request: Request) -> Result<Response, Failure> {
    let page = Page {
        id: PageId(Uuid::now_v7()),
        name: request.name.trim().to_owned(),
        plan: request.plan,
        number: String::new(),
        section: String::new(),
        date: None,
        editors: String::new(),
    };
    check(desk, &page)?;
    desk.write("page.create", |w| w.put_page(&page))?;
    Ok(Response { page: told(desk, page.id)? })
}
