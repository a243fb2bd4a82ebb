//! Paragraphs as XML.

use super::compose::{Places, head_rows, places};
use super::names::{self, *};
use super::para::{CellParas, Lead, Object, Para};
use super::{frame, styles};
use crate::Context;
use crate::ninjs::names::word;
use crate::xml::write::Writer;
use gaotai_article::{Inline, Mark};

/// A line break inside a paragraph.
pub(super) const BREAK: char = '\u{2028}';

/// Text that is being written, and what must be told behind it.
pub(super) struct Text<'a, 'c> {
    out: &'a mut Writer,
    context: &'a Context<'c>,
    /// Addresses of links; the first is of the source [`source`]`(1)`.
    pub links: Vec<String>,
    /// How many frames and tables there are so far.
    objects: u32,
}

/// What the text of a link is known by.
pub(super) fn source(number: u32) -> String {
    format!("link{number}")
}

/// A stretch of text of one look.
struct Run<'r> {
    style: &'static str,
    marks: &'r [Mark],
    text: String,
}

impl<'a, 'c> Text<'a, 'c> {
    pub fn new(out: &'a mut Writer, context: &'a Context<'c>) -> Self {
        Text { out, context, links: Vec::new(), objects: 0 }
    }

    /// Paragraphs of a story or cell: a break between any two, none behind the last.
    pub fn paras(&mut self, paras: &[Para]) {
        self.paras_in(paras, None);
    }

    fn paras_in(&mut self, paras: &[Para], align: Option<&str>) {
        for (at, para) in paras.iter().enumerate() {
            self.para(para, align, at + 1 == paras.len());
        }
    }

    fn para(&mut self, para: &Para, align: Option<&str>, last: bool) {
        let is_item = matches!(para.style, Style::Bullet | Style::Number);
        let leveled = is_item || para.style == Style::ListMore;
        let style = styles::paragraph(names::name(para.style));
        let level = if leveled { para.level.to_string() } else { String::new() };
        let goes_on = if !is_item {
            ""
        } else if para.starts {
            "false"
        } else {
            "true"
        };
        self.out.open_line(
            "ParagraphStyleRange",
            &[
                ("AppliedParagraphStyle", &style),
                ("Justification", align.and_then(justification).unwrap_or_default()),
                ("NumberingLevel", &level),
                ("NumberingContinue", goes_on),
            ],
        );
        self.runs(para);
        para.objects.iter().for_each(|object| self.object(object));
        if !last {
            self.open_run("", &[]);
            self.out.empty("Br", &[]);
            self.out.close();
        } else if para.runs.is_empty() && para.objects.is_empty() && para.lead == Lead::None {
            // A paragraph without text is one by its range of characters.
            self.open_run("", &[]);
            self.out.close();
        }
        self.out.close_line();
    }

    /// Runs; those of one link stand in one source.
    fn runs(&mut self, para: &Para) {
        let runs = stretches(para);
        let mut rest = runs.as_slice();
        while let Some(first) = rest.first() {
            let href = link(first.marks);
            let same = rest.iter().take_while(|run| link(run.marks) == href).count();
            if let Some(href) = href {
                self.links.push(href.to_owned());
                let own = source(self.links.len() as u32);
                let attributes = [("Self", own.as_str()), ("Name", &own), ("Hidden", "false")];
                self.out.open_line("HyperlinkTextSource", &attributes);
            }
            rest[..same].iter().for_each(|run| self.run(run));
            if href.is_some() {
                self.out.close_line();
            }
            rest = &rest[same..];
        }
        if let Lead::RunIn(dateline) = &para.lead
            && runs.is_empty()
        {
            self.run(&Run { style: DATELINE, marks: &[], text: dateline.clone() });
        }
    }

    fn run(&mut self, run: &Run<'_>) {
        self.open_run(run.style, run.marks);
        self.out.open("Content", &[]);
        self.out.text(&run.text);
        self.out.close();
        self.out.close();
    }

    fn open_run(&mut self, style: &str, marks: &[Mark]) {
        let has = |mark: &Mark| marks.contains(mark);
        let applied = match (style, has(&Mark::Strong), has(&Mark::Em)) {
            ("", true, true) => STRONG_EM,
            ("", true, false) => STRONG,
            ("", false, true) => EM,
            ("", false, false) if link(marks).is_some() => LINK,
            (given, ..) => given,
        };
        let position = match (has(&Mark::Sup), has(&Mark::Sub)) {
            (true, _) => "Superscript",
            (_, true) => "Subscript",
            _ => "",
        };
        // Under the dateline's own style important words keep their looks.
        let face = if style.is_empty() { "" } else { face(has(&Mark::Strong), has(&Mark::Em)) };
        let underline = if has(&Mark::Underline) { "true" } else { "" };
        self.out.open_line(
            "CharacterStyleRange",
            &[
                ("AppliedCharacterStyle", &styles::character(applied)),
                ("FontStyle", face),
                ("Underline", underline),
                ("Position", position),
            ],
        );
    }

    fn object(&mut self, object: &Object) {
        self.objects += 1;
        let number = self.objects;
        self.open_run("", &[]);
        match object {
            Object::Frame { media, alt, width } => {
                frame::write(self.out, number, media.as_ref(), alt, *width, self.context);
            }
            Object::Table(rows) => {
                let spans = rows.iter().map(|row| row.iter().map(|cell| (cell.colspan, cell.rowspan)));
                // A held table has places for all its cells.
                if let Some(places) = places(spans) {
                    self.table(number, rows, &places);
                }
            }
            Object::Box(kind, paras) => {
                self.open_table(number, word(BOXES, *kind), (1, 0, 1));
                self.cell_start(number, (0, 0), (1, 1), CELL);
                self.paras(paras);
                self.out.close_line();
                self.out.close_line();
            }
        }
        self.out.close_line();
    }

    fn table(&mut self, number: u32, rows: &[Vec<CellParas>], places: &Places) {
        let heads = head_rows(rows);
        self.open_table(number, TABLE, (rows.len(), heads, places.columns as usize));
        for (row, places) in rows.iter().zip(&places.cells) {
            for (cell, place) in row.iter().zip(places) {
                let style = if cell.header { HEAD_CELL } else { CELL };
                self.cell_start(number, *place, (cell.colspan, cell.rowspan), style);
                self.paras_in(&cell.paras, cell.align.as_deref());
                self.out.close_line();
            }
        }
        self.out.close_line();
    }

    /// A table of (rows, head rows, columns).
    fn open_table(&mut self, number: u32, style: &str, (rows, heads, columns): (usize, usize, usize)) {
        let (own, style) = (format!("table{number}"), styles::table(style));
        self.out.open_line(
            "Table",
            &[
                ("Self", own.as_str()),
                ("HeaderRowCount", &heads.to_string()),
                ("FooterRowCount", "0"),
                ("BodyRowCount", &(rows - heads).to_string()),
                ("ColumnCount", &columns.to_string()),
                ("AppliedTableStyle", &style),
            ],
        );
        for (kind, count) in [("Row", rows), ("Column", columns)] {
            for at in 0..count {
                let own = format!("{own}{kind}{at}");
                self.out.empty_line(kind, &[("Self", &own), ("Name", &at.to_string())]);
            }
        }
    }

    /// A cell at (column, row) that spans (columns, rows).
    fn cell_start(&mut self, number: u32, (column, row): (u32, u32), (wide, high): (u32, u32), style: &str) {
        let style = styles::cell(style);
        self.out.open_line(
            "Cell",
            &[
                ("Self", format!("table{number}i{column}i{row}").as_str()),
                ("Name", &format!("{column}:{row}")),
                ("RowSpan", &high.to_string()),
                ("ColumnSpan", &wide.to_string()),
                ("AppliedCellStyle", &style),
            ],
        );
    }
}

/// The text of a paragraph in stretches of one look, the dateline in front.
fn stretches(para: &Para) -> Vec<Run<'_>> {
    let mut out: Vec<Run<'_>> = Vec::new();
    let mut left = 0;
    match &para.lead {
        Lead::RunIn(dateline) if !para.runs.is_empty() => {
            let gap = if dateline.is_ascii() { ' ' } else { '\u{3000}' };
            out.push(Run { style: DATELINE, marks: &[], text: format!("{dateline}{gap}") });
        }
        Lead::InText(dateline) => left = dateline.len(),
        _ => {}
    }
    for inline in &para.runs {
        match inline {
            Inline::Text { text, marks } => {
                let (said, rest) = text.split_at(left.min(text.len()));
                left -= said.len();
                for (style, text) in [(DATELINE_IN_TEXT, said), ("", rest)] {
                    if !text.is_empty() {
                        out.push(Run { style, marks, text: text.to_owned() });
                    }
                }
            }
            Inline::HardBreak { .. } => match out.last_mut() {
                Some(run) => run.text.push(BREAK),
                None => out.push(Run { style: "", marks: &[], text: BREAK.to_string() }),
            },
        }
    }
    out
}

fn link(marks: &[Mark]) -> Option<&str> {
    marks.iter().find_map(|mark| match mark {
        Mark::Link { href, .. } => Some(href.as_str()),
        _ => None,
    })
}

fn face(strong: bool, em: bool) -> &'static str {
    match (strong, em) {
        (true, true) => "Bold Italic",
        (true, false) => "Bold",
        (false, true) => "Italic",
        _ => "",
    }
}

fn justification(align: &str) -> Option<&'static str> {
    JUSTIFICATIONS.iter().find(|(name, _)| *name == align).map(|(_, value)| *value)
}

/// Alignments of cells.
pub(super) const JUSTIFICATIONS: &[(&str, &str)] =
    &[("left", "LeftAlign"), ("center", "CenterAlign"), ("right", "RightAlign")];
