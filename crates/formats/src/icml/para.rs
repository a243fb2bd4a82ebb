//! A story as InCopy has it: paragraphs one after the other, each of a style.

use super::names::Style;
use gaotai_article::{BoxKind, Hash, Inline, WidthHint};

/// A paragraph.
#[derive(Debug, Clone)]
pub(super) struct Para {
    /// Its style.
    pub style: Style,
    /// The level of an item of a list or of what follows it, from 1.
    pub level: u8,
    /// Whether an item begins a list.
    pub starts: bool,
    /// The dateline at its start.
    pub lead: Lead,
    /// Its text.
    pub runs: Vec<Inline>,
    /// What is anchored in it, behind the text.
    pub objects: Vec<Object>,
}

/// A dateline at the start of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Lead {
    /// There is none.
    None,
    /// Set in front of the text and no part of it.
    RunIn(String),
    /// The text begins with it.
    InText(String),
}

/// Something anchored in the text.
#[derive(Debug, Clone)]
pub(super) enum Object {
    /// A frame with a picture, or without one.
    Frame { media: Option<Hash>, alt: String, width: WidthHint },
    /// A table by rows.
    Table(Vec<Vec<CellParas>>),
    /// A box: a table of one cell.
    Box(BoxKind, Vec<Para>),
}

/// A cell of a table.
#[derive(Debug, Clone)]
pub(super) struct CellParas {
    /// Whether it heads a row or column.
    pub header: bool,
    /// Columns it spans, from 1.
    pub colspan: u32,
    /// Rows it spans, from 1.
    pub rowspan: u32,
    /// `left`, `center` or `right`.
    pub align: Option<String>,
    /// What stands in it.
    pub paras: Vec<Para>,
}

impl Para {
    /// Of this style and text.
    pub fn new(style: Style, runs: Vec<Inline>) -> Para {
        Para { style, level: 1, starts: false, lead: Lead::None, runs, objects: Vec::new() }
    }

    /// Of this style and bare text.
    pub fn text(style: Style, text: &str) -> Para {
        let runs = if text.is_empty() { Vec::new() } else { vec![Inline::text(text)] };
        Para::new(style, runs)
    }

    /// With this anchored in it.
    pub fn with(style: Style, object: Object) -> Para {
        Para { objects: vec![object], ..Para::new(style, Vec::new()) }
    }
}
