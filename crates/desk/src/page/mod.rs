//! Pages of the paper (版面): plans for them, what stands on them, and how it fits to the line.
//!
//! A page is a row of the library; its plan is a file. What a page looks like is worked out by
//! [`gaotai_layout`] on a thread of its own, for what the window types before the library
//! knows of it.

mod byline;
mod catalog;
mod composing;
mod copies;
mod drawn;
mod faces;
mod live;
mod matter;
mod pictures;
pub(crate) mod print;
mod sheets;
pub(crate) mod slip;
mod typesetter;
mod watch;
mod worker;

pub mod at;
pub mod change;
pub mod create;
pub mod fits;
pub mod list;
pub mod locate;
pub mod place;
pub mod plans;
pub mod remove;
pub mod set;
pub mod wire;
pub mod write;

pub(crate) use composing::ComposingRoom;
pub use gaotai_layout::{Part, Pixels, Tile};
pub use watch::{Watch, watch};

use crate::{Desk, Failure, FailureCode};
use gaotai_store::{Page, PageId};
use wire::PageInfo;

/// The most characters of a page's name, section or line of editors.
const LONGEST: usize = 200;

/// The page's id in a request.
pub(crate) fn page_id(text: &str) -> Result<PageId, Failure> {
    let missing = |_| Failure::new(FailureCode::PageMissing, "no such page").with("id", text);
    text.parse().map_err(missing)
}

/// A page as the window sees it.
fn told(desk: &Desk, id: PageId) -> Result<PageInfo, Failure> {
    Ok(desk.read(|r| r.page(id))?.into())
}

/// A page that can be kept: it has a name, its plan can be set, and nothing in it is too long.
fn check(desk: &Desk, page: &Page) -> Result<(), Failure> {
    let texts = [
        ("name", &page.name),
        ("number", &page.number),
        ("section", &page.section),
        ("editors", &page.editors),
    ];
    for (field, text) in texts {
        let empty = field == "name" && text.is_empty();
        if empty || text.chars().count() > LONGEST || text.chars().any(char::is_control) {
            return Err(Failure::bad_request(field));
        }
    }
    desk.composing().plan(&page.plan).map(drop)
}
