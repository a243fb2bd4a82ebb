//! What travels of pages. Lengths are points (1/72 inch) on the trimmed sheet from its upper left
//! corner; `at` counts UTF-16 units of a block's inline content, as the editor does.

use gaotai_layout as layout;
use gaotai_layout::plan;
use gaotai_store as store;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// A name in both languages of the window.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[allow(missing_docs, reason = "named by language")]
pub struct TwoNames {
    pub zh: String,
    pub en: String,
}

impl From<&plan::Names> for TwoNames {
    fn from(names: &plan::Names) -> Self {
        TwoNames { zh: names.zh.clone(), en: names.en.clone() }
    }
}

/// Where a plan comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PlanOrigin {
    /// It came along with the program.
    Ready,
    /// The newsroom's own, from `plans/` of the library.
    Newsroom,
}

/// A page plan (版样).
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct PlanInfo {
    /// Its short name.
    pub id: String,
    /// What people call it.
    pub name: TwoNames,
    /// BCP 47.
    pub language: String,
    /// Of the trimmed sheet, in points.
    pub width: f64,
    /// Of the trimmed sheet, in points.
    pub height: f64,
    /// Where it comes from.
    pub origin: PlanOrigin,
    /// Its places for stories, in the order of their weight.
    pub slots: Vec<PlanSlot>,
    /// What is wrong with it. One without slots cannot be used.
    pub problems: Vec<PageProblem>,
}

/// A place for a story on a plan.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct PlanSlot {
    /// Its short name.
    pub id: String,
    /// What people call it.
    pub name: TwoNames,
    /// Rows of body text that it holds.
    pub rows: u32,
    /// What belongs to it, in points.
    pub outline: Vec<PageRect>,
}

/// A page (版面).
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct PageInfo {
    /// UUID.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// Id of its plan.
    pub plan: String,
    /// 版次, as printed.
    pub number: String,
    /// 版名.
    pub section: String,
    /// `YYYY-MM-DD`.
    pub date: Option<String>,
    /// 责任编辑 and others, as printed.
    pub editors: String,
    /// What stands on it.
    pub placements: Vec<PagePlacement>,
    /// When it was changed last, RFC 3339; what happens to its stories does not count.
    pub changed: String,
}

/// A story in a slot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PagePlacement {
    /// The slot. One that the plan has no more is kept, and shown nowhere.
    pub slot: String,
    /// The story.
    pub article: String,
    /// Its title.
    pub title: String,
}

impl From<store::PageRow> for PageInfo {
    fn from(row: store::PageRow) -> Self {
        let placed = |placed: store::Placement| PagePlacement {
            slot: placed.slot,
            article: placed.article.to_string(),
            title: placed.title,
        };
        let store::Page { id, name, plan, number, section, date, editors } = row.page;
        PageInfo {
            id: id.to_string(),
            name,
            plan,
            number,
            section,
            date: date.map(|date| date.to_string()),
            editors,
            placements: row.placements.into_iter().map(placed).collect(),
            changed: row.changed.to_rfc3339(),
        }
    }
}

/// Something that an editor should know about a page; the rest of it is set all the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PageProblem {
    /// What it is.
    pub code: String,
    /// The slot, where it is one.
    pub slot: Option<String>,
    /// What the words for the code need, by name.
    #[ts(type = "Record<string, string>")]
    pub params: BTreeMap<String, String>,
}

impl From<&layout::Problem> for PageProblem {
    fn from(problem: &layout::Problem) -> Self {
        let layout::Problem { code, slot, params } = problem.clone();
        PageProblem { code: code.to_owned(), slot, params }
    }
}

/// What is to be set.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum PageView {
    /// A page with what stands on it.
    Page {
        /// The page.
        page: String,
    },
    /// One story alone, in the first slot of a plan: the plan `proof` for 小样.
    Story {
        /// The story.
        article: String,
        /// Id of the plan.
        plan: String,
    },
}

/// A rectangle in points.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, TS)]
#[allow(missing_docs, reason = "a rectangle's usual four")]
pub struct PageRect {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
}

impl From<plan::Rect> for PageRect {
    fn from(rect: plan::Rect) -> Self {
        let plan::Rect { x, y, width, height } = rect;
        PageRect { x, y, width, height }
    }
}

/// A page as it was set.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct SetPage {
    /// Its number, by which its pixels are to be had (`gaotai-page`) while it is kept.
    pub sheet: u64,
    /// Of the trimmed sheet, in points.
    pub width: f64,
    /// Of the trimmed sheet, in points.
    pub height: f64,
    /// How many sheets it takes: more than one where a story goes on over further ones. All places and
    /// pixels are counted from the first one's corner, as if the sheets lay below each other.
    pub sheets: usize,
    /// From the top of one sheet to that of the next, in points.
    pub step: f64,
    /// All slots of the plan.
    pub slots: Vec<SlotFit>,
    /// The lines of the story that was asked for, in reading order.
    pub lines: Vec<PageLine>,
    /// What is wrong.
    pub problems: Vec<PageProblem>,
    /// How long it took.
    pub milliseconds: f64,
}

/// A slot and how its story fits.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct SlotFit {
    /// The slot.
    pub slot: String,
    /// What people call it.
    pub name: TwoNames,
    /// The story in it.
    pub article: Option<String>,
    /// That story's title; empty where none is.
    pub title: String,
    /// Rows of body text that the slot holds; where the story goes on over further sheets, that it takes.
    pub rows: u32,
    /// Rows too many (above zero) or free (below).
    pub over: i64,
    /// The story goes on over further sheets until it ends.
    pub continues: bool,
    /// Faces that its text asks for and nobody has: without them the count is not to be relied on.
    pub faces_missing: Vec<String>,
    /// How the parts of the title group fit.
    pub titles: Vec<TitleFit>,
    /// What belongs to the slot.
    pub outline: Vec<PageRect>,
}

/// A part of the title group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "named as in the model")]
pub enum TitlePart {
    Kicker,
    Title,
    Subtitle,
    Abstract,
}

impl TitlePart {
    fn of(part: gaotai_article::HeadPart) -> Option<TitlePart> {
        use gaotai_article::HeadPart;
        match part {
            HeadPart::WebTitle => None,
            HeadPart::Kicker => Some(TitlePart::Kicker),
            HeadPart::Title => Some(TitlePart::Title),
            HeadPart::Subtitle => Some(TitlePart::Subtitle),
            HeadPart::Abstract => Some(TitlePart::Abstract),
        }
    }
}

/// How a part of the title group fits.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct TitleFit {
    /// Which part.
    pub part: TitlePart,
    /// The size at which it was set, in points.
    pub size: f64,
    /// Characters to lose (above zero), or that have still room (below).
    pub over: i64,
    /// Faces that it asks for and nobody has.
    pub faces_missing: Vec<String>,
}

impl TitleFit {
    pub(super) fn of(fit: &layout::TitleFit) -> Option<TitleFit> {
        let layout::TitleFit { size, over, faces_missing, .. } = fit.clone();
        Some(TitleFit { part: TitlePart::of(fit.part)?, size, over, faces_missing })
    }
}

/// A line as it breaks on the page.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct PageLine {
    /// Number of its frame in the slot; `null` for a line that has no room.
    pub frame: Option<usize>,
    /// Its box; nothing wide or high for a line that has no room.
    pub rect: PageRect,
    /// Which text it is; `null` for a line of ours, such as 署名.
    pub text: Option<LineText>,
}

/// Text of one block in a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LineText {
    /// The block.
    pub block: String,
    /// Its first character.
    pub from: usize,
    /// The place behind its last.
    pub to: usize,
}

impl From<&layout::Line> for PageLine {
    fn from(line: &layout::Line) -> Self {
        let text = line.text.map(|(from, to)| LineText {
            block: from.block.to_string(),
            from: from.at,
            // A line that runs on into another block, as a row of a table does, only begins here.
            to: if to.block == from.block { to.at } else { from.at },
        });
        PageLine { frame: line.frame, rect: line.rect.into(), text }
    }
}

/// A character of a story.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TextPlace {
    /// The story.
    pub article: String,
    /// The block.
    pub block: String,
    /// UTF-16 units from the beginning of its inline content.
    pub at: usize,
}

/// How a story that stands on a page fits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PageFit {
    /// The story.
    pub article: String,
    /// Its page.
    pub page: String,
    /// What people call the page.
    pub page_name: String,
    /// Its slot.
    pub slot: String,
    /// What people call the slot.
    pub slot_name: TwoNames,
    /// Rows of body text that the slot holds; where the story goes on over further sheets, that it takes.
    pub rows: u32,
    /// Rows too many (above zero) or free (below).
    pub over: i64,
    /// The story goes on over further sheets until it ends.
    pub continues: bool,
    /// Faces that its text asks for and nobody has: without them the count is not to be relied on.
    pub faces_missing: Vec<String>,
}
