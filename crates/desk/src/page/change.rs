//! Changes what is known of a page.

use super::wire::PageInfo;
use super::{check, page_id, told};
use crate::{Desk, Failure};
use serde::{Deserialize, Deserializer, Serialize};
use ts_rs::TS;

/// What to change; what is absent stays.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// The page.
    pub id: String,
    /// What people call it.
    #[ts(optional)]
    pub name: Option<String>,
    /// Id of its plan. Stories stay in slots of the same name; the others wait for their slot.
    #[ts(optional)]
    pub plan: Option<String>,
    /// 版次, as printed.
    #[ts(optional)]
    pub number: Option<String>,
    /// 版名.
    #[ts(optional)]
    pub section: Option<String>,
    /// The day of the paper, `YYYY-MM-DD`; `null` for none.
    #[serde(default)]
    #[ts(optional = nullable, as = "Option<String>")]
    pub date: Date,
    /// 责任编辑 and others, as printed.
    #[ts(optional)]
    pub editors: Option<String>,
}

/// A day, or that there shall be none.
#[derive(Debug, Default)]
pub enum Date {
    /// Absent: it stays.
    #[default]
    Stays,
    /// `null` or a day.
    Is(Option<String>),
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Option::deserialize(deserializer).map(Date::Is)
    }
}

/// The page.
#[derive(Debug, Serialize, TS)]
pub struct Response {
    /// As it is kept.
    pub page: PageInfo,
}

/// Keeps it.
///
/// # Errors
/// `page_missing`, `plan_missing`, `bad_request` with the field that cannot be so; those of the library.
pub fn run(desk: &Desk, request: Request) -> Result<Response, Failure> {
    let id = page_id(&request.id)?;
    let mut page = desk.read(|r| r.page(id))?.page;
    let trimmed = |text: String| text.trim().to_owned();
    page.name = request.name.map_or(page.name, trimmed);
    page.plan = request.plan.unwrap_or(page.plan);
    page.number = request.number.map_or(page.number, trimmed);
    page.section = request.section.map_or(page.section, trimmed);
    page.editors = request.editors.map_or(page.editors, trimmed);
    if let Date::Is(date) = request.date {
        let read = |text: String| text.parse().map_err(|_| Failure::bad_request("date"));
        page.date = date.map(read).transpose()?;
    }
    check(desk, &page)?;
    desk.write("page.change", |w| w.put_page(&page))?;
    Ok(Response { page: told(desk, id)? })
}
