//! Page plans (版样): where on the sheet what stands. A plan is a readable TOML file,
//! `format = "gaotai-page-plan"`, that counts in the grid of the page: columns, and rows of body text.
//! docs/page-plans.md describes every field.

mod check;
mod error;
mod geometry;
mod length;
mod read;
mod ready;
mod style;

pub use check::{
    AREAS, COLUMNS, MEASURE, PICTURES, ROWS, RULES, SHEET_MAX, SHEET_MIN, SLOTS, SOURCE, TYPE_MAX, TYPE_MIN,
};
pub use error::PlanError;
pub use geometry::{BETWEEN, Geometry, Place, Rect, SHEETS};
pub use length::Length;
pub use read::{read, read_style};
pub use ready::{READY, READY_STYLES};
pub use style::{
    Alignment, Body, Faces, FolioStyle, Lines, NameplateStyle, Style, TitleStyle, Treatment, Words,
};

use serde::Deserialize;

/// What a plan's `format` says.
pub const FORMAT: &str = "gaotai-page-plan";
/// What a house style's `format` says.
pub const STYLE_FORMAT: &str = "gaotai-house-style";
/// The newest version of both that is understood.
pub const VERSION: u32 = 1;

/// A page plan.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// [`FORMAT`].
    pub format: String,
    /// At most [`VERSION`].
    pub version: u32,
    /// Short name in letters, digits and hyphens.
    pub id: String,
    /// What people call it.
    pub name: Names,
    /// BCP 47; decides hyphenation and the rules of line ends.
    pub language: String,
    /// The house style it is drawn for, by its id.
    pub style: String,
    /// Whether pictures keep their colours.
    #[serde(default)]
    pub colour: Colour,
    /// The paper.
    pub sheet: Sheet,
    /// Columns and rows.
    pub grid: Grid,
    /// What stands above the grid.
    #[serde(default)]
    pub masthead: Option<Masthead>,
    /// Places for stories, in the order of their weight.
    #[serde(default, rename = "slot")]
    pub slots: Vec<Slot>,
    /// Lines between stories.
    #[serde(default, rename = "rule")]
    pub rules: Vec<Rule>,
    /// What is wrong in the file. What a problem names was left out; the rest is sound.
    #[serde(skip)]
    pub problems: Vec<PlanError>,
}

/// A name in both languages of the interface.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "named by language")]
pub struct Names {
    pub zh: String,
    pub en: String,
}

/// What a page is printed in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Colour {
    /// Pictures keep their colours.
    #[default]
    Colour,
    /// Black ink alone: pictures are set grey.
    Grey,
}

/// The paper and its margins.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sheet {
    /// Trimmed width.
    pub width: Length,
    /// Trimmed height.
    pub height: Length,
    /// Paper beyond the trim on every side.
    #[serde(default)]
    pub bleed: Length,
    /// From the trim to the type area.
    pub margin: Margin,
}

/// Distances from the trim to the type area.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the four sides")]
pub struct Margin {
    pub top: Length,
    pub right: Length,
    pub bottom: Length,
    pub left: Length,
}

/// The grid of the type area.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grid {
    /// Columns (栏), at least 1.
    pub columns: u32,
    /// Width of a column in whole characters of body text.
    pub measure: u32,
    /// Rows of body text from the top of the type area, below the masthead.
    pub rows: u32,
}

/// What stands above the grid.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Masthead {
    /// The paper's nameplate (报头) on a front page, or the line of an inside page.
    pub kind: MastheadKind,
    /// From the top margin to the first row.
    pub height: Length,
}

/// Front page or inside page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MastheadKind {
    /// 报头.
    Nameplate,
    /// 版眉.
    Folio,
}

/// Cells of the grid, counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Area {
    /// The leftmost column.
    pub column: u32,
    /// The uppermost row.
    pub row: u32,
    /// How many columns.
    pub columns: u32,
    /// How many rows.
    pub rows: u32,
}

/// A place for one story.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Slot {
    /// Short name, once on a page.
    pub id: String,
    /// What people call it.
    pub name: Names,
    /// The cells that belong to it. A later slot that lies inside an earlier one cuts it out there.
    pub area: Vec<Area>,
    /// Columns of text over the width of its first area; the grid's own when not given.
    #[serde(default)]
    pub columns: Option<u32>,
    /// How its title stands; without it the slot has none.
    #[serde(default)]
    pub title: Option<TitlePlace>,
    /// Places for the story's pictures, in their order.
    #[serde(default, rename = "picture")]
    pub pictures: Vec<Area>,
    /// Drawn around it.
    #[serde(default)]
    pub frame: Option<SlotFrame>,
    /// Columns end level when the story is short.
    #[serde(default)]
    pub balance: bool,
    /// 下转: the page on which the story goes on, as printed.
    #[serde(default)]
    pub jump_to: Option<String>,
    /// 上接: the page on which it began, as printed.
    #[serde(default)]
    pub jump_from: Option<String>,
    /// What has no room goes on over further sheets, of which each has the slot's area again, without its
    /// title. Nothing of it is level at the end, nor jumps to another page.
    #[serde(default)]
    pub continues: bool,
    /// Every so many lines their number stands beside them; 0 for no numbers.
    #[serde(default)]
    pub numbers: u32,
    /// Line of the file on which it begins.
    #[serde(skip)]
    pub line: usize,
}

/// Where a title stands in its slot.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TitlePlace {
    /// The treatment in the house style, by name.
    pub treatment: String,
    /// Cells of the title.
    pub area: Area,
    /// Set from top to bottom.
    #[serde(default)]
    pub vertical: bool,
    /// Drawn around and behind it.
    #[serde(default)]
    pub frame: Option<SlotFrame>,
}

/// A frame around a slot or a title.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SlotFrame {
    /// Thickness of the line around it.
    #[serde(default)]
    pub rule: Length,
    /// Grey behind it, in percent of black.
    #[serde(default)]
    pub tint: f64,
}

/// A line between stories, in the gutter or between two rows.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Thickness.
    pub thickness: Length,
    /// Right of this column (a vertical line), or below the row (a horizontal one).
    #[serde(default)]
    pub vertical: bool,
    /// The cells along whose right or lower edge it runs.
    pub area: Area,
}
