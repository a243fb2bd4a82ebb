//! House style as data: faces, sizes, leading, and how titles are made.

use super::{Length, Names};
use serde::Deserialize;
use std::collections::BTreeMap;

/// A house style, `format = "gaotai-house-style"`.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Style {
    /// `gaotai-house-style`.
    pub format: String,
    /// 1.
    pub version: u32,
    /// Short name.
    pub id: String,
    /// What people call it.
    pub name: Names,
    /// Families of faces by role: `song` and `hei`, or what the style calls them; each a list
    /// in which a later one serves what an earlier one lacks.
    pub faces: Faces,
    /// Running text.
    pub body: Body,
    /// 小标题; `rows` is what it takes with the space around it.
    pub section_head: Lines,
    /// 署名 above the text.
    pub byline: Lines,
    /// 图片说明; `rows` is not read: a caption takes what it needs from its picture's place.
    pub caption: Lines,
    /// 图片署名 behind or below the caption; the caption's own when not given.
    #[serde(default)]
    pub credit: Option<Lines>,
    /// 下转 and 上接; the byline's own when not given.
    #[serde(default)]
    pub jump: Option<Lines>,
    /// 版眉: the line of an inside page.
    pub folio: FolioStyle,
    /// 报头: the paper's name on a front page.
    pub nameplate: NameplateStyle,
    /// Words that the page itself says.
    #[serde(default)]
    pub words: Words,
    /// Treatments of titles by name.
    #[serde(rename = "title")]
    pub titles: BTreeMap<String, Treatment>,
}

/// Families by role.
pub type Faces = BTreeMap<String, Vec<String>>;

/// Running text.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Body {
    /// Role of its face.
    pub face: String,
    /// 字号.
    pub size: Length,
    /// From baseline to baseline: the height of a row.
    pub leading: Length,
    /// Indent of the first line, in characters.
    pub indent: f64,
    /// Space between Chinese and Latin or digits.
    #[serde(default)]
    pub cjk_latin_spacing: bool,
    /// Words are divided at line ends; when not said, in all languages but Chinese.
    #[serde(default)]
    pub hyphenate: Option<bool>,
    /// Letters may be moved apart or together by this share of the size to fill a line.
    #[serde(default)]
    pub tracking: f64,
    /// The last line of a paragraph may begin a column.
    #[serde(default)]
    pub widows: bool,
}

/// 版眉: the paper's name at the left, the section in the middle, date, editors and page at the right,
/// and a rule below.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FolioStyle {
    /// 报名.
    pub paper: Lines,
    /// 版名.
    pub section: Lines,
    /// Date and editors.
    pub line: Lines,
    /// 版次.
    pub page: Lines,
    /// Thickness of the rule below.
    #[serde(default)]
    pub rule: Length,
}

/// 报头: the paper's name, large, and below it a line with date, section, editors and page between two rules.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NameplateStyle {
    /// 报名; it is made smaller when it is too long for the page.
    pub paper: Lines,
    /// Date, section, editors and page.
    pub line: Lines,
    /// Thickness of the rule above the line; the one below is three times as thick.
    #[serde(default)]
    pub rule: Length,
}

/// Words that the page itself says. `{page}` stands for a page's number. What is not given is
/// said in the plan's language.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// 下转.
    #[serde(default)]
    pub jump_to: Option<String>,
    /// 上接.
    #[serde(default)]
    pub jump_from: Option<String>,
    /// In the place of a picture that is not there.
    #[serde(default)]
    pub no_picture: Option<String>,
    /// Which of how many sheets it is, of a story that goes on over further ones: `{page}` and `{pages}`.
    #[serde(default)]
    pub sheet: Option<String>,
}

/// One kind of line.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lines {
    /// Role of its face.
    pub face: String,
    /// 400 is regular, 700 bold, 900 black.
    #[serde(default = "regular")]
    pub weight: u16,
    /// 字号.
    pub size: Length,
    /// Rows of body text that it takes.
    #[serde(default = "one")]
    pub rows: u32,
    /// Where it stands in its measure.
    #[serde(default)]
    pub align: Alignment,
    /// Space between its characters, in shares of its size.
    #[serde(default)]
    pub tracking: f64,
}

/// Where a line stands in its measure.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "said by its name")]
pub enum Alignment {
    #[default]
    Start,
    Center,
    End,
}

/// How the title group stands: the lines from top to bottom.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Treatment {
    /// Where the group stands when its place is larger: `start` at the top (or at the right, when
    /// it is vertical), `center`, `end`.
    #[serde(default = "center")]
    pub stand: Alignment,
    /// 引题.
    #[serde(default)]
    pub kicker: Option<TitleStyle>,
    /// 主题.
    pub title: TitleStyle,
    /// 副题.
    #[serde(default)]
    pub subtitle: Option<TitleStyle>,
    /// 摘要.
    #[serde(default, rename = "abstract")]
    pub summary: Option<TitleStyle>,
}

/// One part of the title group.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TitleStyle {
    /// Role of its face.
    pub face: String,
    /// 400 is regular, 700 bold, 900 black.
    #[serde(default = "regular")]
    pub weight: u16,
    /// The size it has when there is room.
    pub size: Length,
    /// The smallest to which it is fitted; below it, it is too long.
    pub min: Length,
    /// Lines at most.
    #[serde(default = "one")]
    pub lines: u32,
    /// Where it stands in its measure.
    #[serde(default)]
    pub align: Alignment,
    /// The most of the place that a line may take, as a share.
    #[serde(default = "whole")]
    pub measure: f64,
    /// From baseline to baseline, in shares of its size.
    #[serde(default = "close")]
    pub leading: f64,
    /// Space above it when it follows another part, in shares of its size.
    #[serde(default = "gap")]
    pub gap: f64,
    /// Space between its characters, in shares of its size.
    #[serde(default)]
    pub tracking: f64,
}

fn center() -> Alignment {
    Alignment::Center
}

fn whole() -> f64 {
    1.0
}

fn close() -> f64 {
    1.2
}

fn gap() -> f64 {
    0.45
}

fn regular() -> u16 {
    400
}

fn one() -> u32 {
    1
}
