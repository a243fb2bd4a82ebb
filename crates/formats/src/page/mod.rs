//! The anatomy of a news page: which lines are the title, the time, the source, the byline,
//! the text, and which are furniture that stands on every page of the site.
//!
//! The importers of text, HTML and Markdown turn their file into [`Piece`]s in reading
//! order; [`recognise`] sorts them. It changes no character of the story: what it takes out
//! of the body stands in a field of the slip or is listed as a [`Problem`] with its place.

pub(crate) mod chars;
pub(crate) mod dateline;
mod ending;
pub(crate) mod furniture;
pub(crate) mod labels;
pub(crate) mod names;
pub(crate) mod open;
mod reader;
pub(crate) mod source;
mod story;
pub(crate) mod time;
mod titles;

use crate::Problem;
use gaotai_article::{Block, HeadPart, Inline, Slip};
use std::collections::BTreeMap;

pub use furniture::CODES as FURNITURE_CODES;
pub(crate) use reader::recognise;
pub(crate) use story::build;

/// Most bytes that a file of one story may have: more is refused before anything is decoded.
pub const MOST_BYTES: usize = 20 * 1024 * 1024;

/// Codes of all problems that an import of text, HTML or Markdown can list beside those of
/// [`FURNITURE_CODES`]; the UI has words for every one.
pub const PROBLEM_CODES: &[&str] = &[
    UNKNOWN_LINE,
    UNKNOWN_TEXT,
    GUESSED,
    DATE_ONLY,
    SECOND_TIME,
    PICTURE_ELSEWHERE,
    PICTURE_BROKEN,
    LINK_DROPPED,
    ELEMENT_DROPPED,
    CODE_BLOCK,
    FORM_LOST,
    REPLACED_CHARACTERS,
    FRONT_MATTER_BROKEN,
    FRONT_MATTER_UNKNOWN,
    NESTED_TOO_DEEP,
    MEMBER_UNREAD,
];

/// A line that is no sentence and no known part of a page; it stays in the body.
pub const UNKNOWN_LINE: &str = "unknown_line";
/// Words in a line of fields that no field explains.
pub const UNKNOWN_TEXT: &str = "unknown_text";
/// A line was taken for a part of the title group by its place alone (`field`).
pub const GUESSED: &str = "guessed";
/// A date without time of day: midnight stands in the field.
pub const DATE_ONLY: &str = "date_only";
/// A second time that no label explains.
pub const SECOND_TIME: &str = "second_time";
/// A picture elsewhere in the network (`address`): not loaded.
pub const PICTURE_ELSEWHERE: &str = "picture_elsewhere";
/// A picture inside the file that could not be decoded, or of no known kind.
pub const PICTURE_BROKEN: &str = "picture_broken";
/// A link whose address is unsafe (`href`): its text stays.
pub const LINK_DROPPED: &str = "link_dropped";
/// An element that no story has (`name`): a form, a script that writes, a player without address.
pub const ELEMENT_DROPPED: &str = "element_dropped";
/// A code block: its lines became paragraphs.
pub const CODE_BLOCK: &str = "code_block";
/// A form that the model does not have (`form`): the text stays without it.
pub const FORM_LOST: &str = "form_lost";
/// Bytes of no character: U+FFFD stands for them (`count`).
pub const REPLACED_CHARACTERS: &str = "replaced_characters";
/// Front matter that is no YAML: it stays in the body.
pub const FRONT_MATTER_BROKEN: &str = "front_matter_broken";
/// A key of the front matter (`key`) that means nothing here: kept among the newsroom's own fields.
pub const FRONT_MATTER_UNKNOWN: &str = "front_matter_unknown";
/// Elements nested deeper than any page needs: their text stays.
pub const NESTED_TOO_DEEP: &str = "nested_too_deep";
/// A text in an archive (`path`) that could not be read (`error`): the others came in.
pub const MEMBER_UNREAD: &str = "member_unread";

/// A place in the imported file, both from 1; the column counts characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Spot {
    /// Line.
    pub line: u32,
    /// Character in the line.
    pub column: u32,
}

impl Default for Spot {
    fn default() -> Self {
        Spot { line: 1, column: 1 }
    }
}

/// Where in the page a piece stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Zone {
    /// Not told by the file: the recogniser finds out.
    Open,
    /// Before the text of the story: nothing here becomes a paragraph.
    Before,
    /// In the text of the story.
    Body,
    /// Behind the text of the story: nothing here becomes a paragraph.
    After,
}

/// A line of the page, which may become a paragraph.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Line {
    /// The text without marks and without white space around it.
    pub text: String,
    /// The same with marks.
    pub runs: Vec<Inline>,
    /// Level of a heading, 1 to 6.
    pub level: Option<u8>,
    /// All of it is bold.
    pub bold: bool,
    /// What the page itself says it is.
    pub part: Option<HeadPart>,
    /// The first link in it.
    pub href: Option<String>,
    /// Share of its text that is links, in percent.
    pub linked: u8,
    /// The page says that it describes the picture before it.
    pub caption: bool,
    /// Style of the paragraph, where the file tells it.
    pub style: gaotai_article::ParagraphStyle,
}

impl Line {
    /// A line of unmarked text.
    pub fn plain(text: &str) -> Line {
        let text = chars::trim(text).to_owned();
        Line {
            runs: if text.is_empty() { Vec::new() } else { vec![Inline::text(&text)] },
            text,
            ..Line::default()
        }
    }
}

/// What a piece is made of.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Matter {
    /// A line.
    Line(Line),
    /// A block that is ready: a list, a table, a picture.
    Ready(Block),
    /// A list of nothing but links.
    Links(Vec<String>),
}

/// A line or block of the page with its place.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Piece {
    /// Where it begins in the file.
    pub at: Spot,
    /// Where it stands in the page.
    pub zone: Zone,
    /// What it is.
    pub matter: Matter,
}

/// What the file says outside of its text.
#[derive(Debug, Clone, Default)]
pub(crate) struct Known {
    /// Lines of the title group that are certain.
    pub head: BTreeMap<HeadPart, Vec<Inline>>,
    /// Fields that are certain: front matter, structured data.
    pub slip: Slip,
    /// Fields that hold when the page shows none: meta elements that sites fill carelessly.
    pub weak: Slip,
    /// The title by the file's own word, to find its line.
    pub title: Option<String>,
    /// A summary that may be the start of the text.
    pub summary: Option<String>,
    /// It is a page of a site, not a manuscript.
    pub web: bool,
}

/// What stands in the body.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Part {
    /// A paragraph.
    Paragraph(Line),
    /// A section head.
    Section(Line, u8),
    /// A block that is ready.
    Ready(Block),
}

/// A page, sorted.
#[derive(Debug, Clone, Default)]
pub(crate) struct Recognised {
    /// The title group.
    pub head: BTreeMap<HeadPart, Vec<Inline>>,
    /// The slip.
    pub slip: Slip,
    /// The body with places.
    pub body: Vec<(Spot, Part)>,
    /// What was kept out or not understood.
    pub problems: Vec<Problem>,
}

/// A problem at a place.
pub(crate) fn problem(code: &'static str, at: Spot, text: &str, params: &[(&str, &str)]) -> Problem {
    let params = params.iter().map(|(key, value)| ((*key).to_owned(), chars::excerpt(value))).collect();
    Problem { code, params, line: at.line, column: at.column, excerpt: chars::excerpt(text) }
}

/// The text of runs.
pub(crate) fn plain(runs: &[Inline]) -> String {
    gaotai_article::text::plain(runs)
}

/// Runs without white space at both ends.
pub(crate) fn trim_runs(mut runs: Vec<Inline>) -> Vec<Inline> {
    fn trim_one(inline: &mut Inline, end: bool) -> bool {
        match inline {
            Inline::Text { text, .. } => {
                let cut = if end {
                    text.trim_end_matches(chars::is_blank)
                } else {
                    text.trim_start_matches(chars::is_blank)
                };
                if cut.len() < text.len() {
                    *text = cut.to_owned();
                }
                text.is_empty()
            }
            Inline::HardBreak { .. } => true,
        }
    }
    while runs.last_mut().is_some_and(|last| trim_one(last, true)) {
        runs.pop();
    }
    let empty = runs.iter_mut().map(|run| trim_one(run, false)).take_while(|empty| *empty).count();
    runs.drain(..empty);
    gaotai_article::normalize(runs)
}

/// Takes `bytes` of text off the end of the runs.
pub(crate) fn cut_end(runs: &mut Vec<Inline>, mut bytes: usize) {
    while bytes > 0 {
        match runs.last_mut() {
            Some(Inline::Text { text, .. }) if text.len() > bytes => {
                let mut at = text.len() - bytes;
                while !text.is_char_boundary(at) {
                    at -= 1;
                }
                text.truncate(at);
                return;
            }
            Some(Inline::Text { text, .. }) => bytes -= text.len(),
            Some(Inline::HardBreak { .. }) => bytes -= 1,
            None => return,
        }
        runs.pop();
    }
}

/// The lines of an original title in one text, as front matter gives it.
pub(crate) fn original_title(text: &str) -> Vec<gaotai_article::slip::OriginalLine> {
    titles::original(text).unwrap_or_default()
}
