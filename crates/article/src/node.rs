//! The text on the paper: the title group and the body, block by block.
//!
//! In JSON a node is `{ "type", "attrs", "content" }` as ProseMirror writes it: every
//! attribute is present, `null` where it is not set; `content` is left out when empty.

use crate::id::{BlockId, Hash, IdSource};
use crate::inline::Inline;
use crate::suggest::Suggested;
use serde::{Deserialize, Serialize};

/// Channels to which a block or run is restricted (`print`, `web`, `wechat`, …).
pub type Only = Vec<String>;

/// A line of the head, a caption or a credit: text with an id.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The block's id.
    pub id: BlockId,
    /// The text.
    pub content: Vec<Inline>,
}

/// The parts of the title group, in their order on the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, std::hash::Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HeadPart {
    /// 网页标题: the title on the web page and in lists.
    WebTitle,
    /// 引题（肩题）: above the title.
    Kicker,
    /// 主题: the title.
    Title,
    /// 副题: below the title.
    Subtitle,
    /// 摘要: the summary.
    Abstract,
}

impl HeadPart {
    /// All five, in order.
    pub const ALL: [HeadPart; 5] =
        [HeadPart::WebTitle, HeadPart::Kicker, HeadPart::Title, HeadPart::Subtitle, HeadPart::Abstract];

    /// The node's name.
    pub fn name(self) -> &'static str {
        match self {
            HeadPart::WebTitle => "web_title",
            HeadPart::Kicker => "kicker",
            HeadPart::Title => "title",
            HeadPart::Subtitle => "subtitle",
            HeadPart::Abstract => "abstract",
        }
    }
}

/// The title group. Each line may be empty, none is missing.
#[derive(Debug, Clone, PartialEq)]
pub struct Head {
    lines: [Line; 5],
}

impl Head {
    /// From the five lines in the order of [`HeadPart::ALL`].
    pub fn new(lines: [Line; 5]) -> Self {
        Head { lines }
    }

    /// One line of the title group.
    pub fn line(&self, part: HeadPart) -> &Line {
        &self.lines[part as usize]
    }

    /// One line of the title group, to be changed.
    pub fn line_mut(&mut self, part: HeadPart) -> &mut Line {
        &mut self.lines[part as usize]
    }

    /// The five lines with their names.
    pub fn iter(&self) -> impl Iterator<Item = (HeadPart, &Line)> {
        HeadPart::ALL.into_iter().zip(self.lines.iter())
    }
}

/// Everything that is text on the paper.
#[derive(Debug, Clone, PartialEq)]
pub struct Doc {
    /// The title group.
    pub head: Head,
    /// The body; never empty.
    pub body: Vec<Block>,
    /// What is suggested of blocks as a whole: of blocks of the body and of all that has an id in them.
    pub suggested: Suggested,
}

impl Doc {
    /// Five empty lines and one empty paragraph.
    pub fn empty(ids: &mut dyn IdSource) -> Self {
        let mut line = || Line { id: ids.block(), content: Vec::new() };
        let head = Head::new([line(), line(), line(), line(), line()]);
        let first = Paragraph::new(ids.block(), Vec::new());
        Doc { head, body: vec![Block::Paragraph(first)], suggested: Suggested::new() }
    }
}

macro_rules! names {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name {
            $($(#[$vdoc])* $variant,)+
        }
    };
}

names! {
    /// What a paragraph is in the story.
    ParagraphStyle {
        /// Running text.
        #[default]
        Body,
        /// 导语.
        Lede,
        /// Goes on after an interruption, without indent.
        Continuation,
        /// Question of an interview.
        Question,
        /// Answer of an interview.
        Answer,
    }
}

names! {
    /// How a quotation is set.
    QuoteKind {
        /// A quoted passage in the run of the text.
        #[default]
        Block,
        /// 抽言: a sentence pulled out for the eye.
        Pull,
    }
}

names! {
    /// What a box holds.
    BoxKind {
        /// 数据、要点.
        #[default]
        Facts,
        /// 新闻背景.
        Background,
        /// 问答.
        Questions,
        /// 编者按、链接.
        Note,
    }
}

names! {
    /// How wide a picture wants to stand.
    WidthHint {
        /// As wide as the text.
        #[default]
        Column,
        /// Narrower, beside the text.
        Half,
        /// Wider than the text.
        Wide,
    }
}

names! {
    /// Body cell or heading cell.
    CellKind {
        /// A body cell.
        #[default]
        TableCell,
        /// A heading cell.
        TableHeader,
    }
}

/// The point of a picture that must stay in view, as shares (0 to 1) of width and height.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Focus {
    /// From the left edge.
    pub x: f64,
    /// From the top edge.
    pub y: f64,
}

/// The part of a picture that is shown, as shares (0 to 1) of width and height.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Crop {
    /// Left edge.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

/// A paragraph.
#[derive(Debug, Clone, PartialEq)]
pub struct Paragraph {
    /// The block's id.
    pub id: BlockId,
    /// What it is in the story.
    pub style: ParagraphStyle,
    /// Restriction to channels.
    pub only: Option<Only>,
    /// The text.
    pub content: Vec<Inline>,
}

impl Paragraph {
    /// Running text for every channel.
    pub fn new(id: BlockId, content: Vec<Inline>) -> Self {
        Paragraph { id, style: ParagraphStyle::Body, only: None, content }
    }
}

/// An item of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct ListItem {
    /// The block's id.
    pub id: BlockId,
    /// Never empty.
    pub content: Vec<Block>,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The block's id.
    pub id: BlockId,
    /// Never empty.
    pub cells: Vec<Cell>,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// The block's id.
    pub id: BlockId,
    /// Body or heading.
    pub kind: CellKind,
    /// Columns it spans, from 1.
    pub colspan: u32,
    /// Rows it spans, from 1.
    pub rowspan: u32,
    /// `left`, `center` or `right`.
    pub alignment: Option<String>,
    /// Never empty.
    pub content: Vec<Paragraph>,
}

/// A block of the body.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Paragraph),
    /// 小标题.
    SectionHead {
        /// The block's id.
        id: BlockId,
        /// 2 or 3.
        level: u8,
        /// Restriction to channels.
        only: Option<Only>,
        /// The text.
        content: Vec<Inline>,
    },
    /// A list with bullets or numbers.
    List {
        /// The block's id.
        id: BlockId,
        /// Numbered (`ordered_list`) or not (`bullet_list`).
        ordered: bool,
        /// Restriction to channels.
        only: Option<Only>,
        /// Never empty.
        items: Vec<ListItem>,
    },
    /// A quotation set apart.
    Quote {
        /// The block's id.
        id: BlockId,
        /// In the run of the text, or pulled out.
        kind: QuoteKind,
        /// Who is quoted.
        cite: Option<String>,
        /// Restriction to channels.
        only: Option<Only>,
        /// Never empty.
        content: Vec<Paragraph>,
    },
    /// A picture with caption and credit.
    Figure {
        /// The block's id.
        id: BlockId,
        /// Content hash of the picture in the library's media.
        media: Option<Hash>,
        /// Text for those who do not see it.
        alt: String,
        /// What must stay in view.
        focus: Option<Focus>,
        /// What is shown of it.
        crop: Option<Crop>,
        /// How wide it wants to stand.
        width: WidthHint,
        /// Restriction to channels.
        only: Option<Only>,
        /// 图片说明.
        caption: Line,
        /// 图片署名.
        credit: Line,
    },
    /// A table.
    Table {
        /// The block's id.
        id: BlockId,
        /// Restriction to channels.
        only: Option<Only>,
        /// Never empty.
        rows: Vec<Row>,
    },
    /// Matter set apart from the run of the text.
    Box {
        /// The block's id.
        id: BlockId,
        /// What it holds.
        kind: BoxKind,
        /// Its heading; may be empty.
        title: String,
        /// Restriction to channels.
        only: Option<Only>,
        /// Never empty.
        content: Vec<Block>,
    },
    /// A break between passages.
    Divider {
        /// The block's id.
        id: BlockId,
        /// Restriction to channels.
        only: Option<Only>,
    },
    /// Something from elsewhere, by its address.
    Embed {
        /// The block's id.
        id: BlockId,
        /// Where it is.
        url: String,
        /// What it is called.
        title: String,
        /// What to show where it cannot be shown.
        note: String,
        /// Restriction to channels.
        only: Option<Only>,
    },
}

impl Block {
    /// The block's id.
    pub fn id(&self) -> BlockId {
        match self {
            Block::Paragraph(paragraph) => paragraph.id,
            Block::SectionHead { id, .. }
            | Block::List { id, .. }
            | Block::Quote { id, .. }
            | Block::Figure { id, .. }
            | Block::Table { id, .. }
            | Block::Box { id, .. }
            | Block::Divider { id, .. }
            | Block::Embed { id, .. } => *id,
        }
    }

    /// The channels to which the block is restricted.
    pub fn only(&self) -> Option<&Only> {
        match self {
            Block::Paragraph(paragraph) => paragraph.only.as_ref(),
            Block::SectionHead { only, .. }
            | Block::List { only, .. }
            | Block::Quote { only, .. }
            | Block::Figure { only, .. }
            | Block::Table { only, .. }
            | Block::Box { only, .. }
            | Block::Divider { only, .. }
            | Block::Embed { only, .. } => only.as_ref(),
        }
    }

    /// The name in JSON and in the editor's schema.
    pub fn name(&self) -> &'static str {
        match self {
            Block::Paragraph(_) => "paragraph",
            Block::SectionHead { .. } => "section_head",
            Block::List { ordered: false, .. } => "bullet_list",
            Block::List { ordered: true, .. } => "ordered_list",
            Block::Quote { .. } => "quote",
            Block::Figure { .. } => "figure",
            Block::Table { .. } => "table",
            Block::Box { .. } => "box",
            Block::Divider { .. } => "divider",
            Block::Embed { .. } => "embed",
        }
    }
}
