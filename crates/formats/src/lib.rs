//! Exchange formats: bytes in, a story out, and back.
//!
//! One folder a format, one line in [`FORMATS`]; menus, `gaotai formats` and the export
//! dialog fill themselves from that list. Nothing here touches a file, the clock or a
//! random source: ids, times and pictures come in through [`Context`].

pub mod cnml;
mod compare;
pub mod destination;
mod detect;
pub mod docx;
pub mod echo;
pub mod epub;
pub mod feed;
mod gate;
pub mod ghost;
mod hold;
pub mod html;
pub mod hugo;
pub mod icml;
pub mod jekyll;
pub mod list;
pub mod markdown;
mod media;
pub mod newsml;
pub mod ninjs;
pub mod nitf;
pub mod package;
pub mod page;
pub mod pdf;
mod review;
pub mod site;
pub mod text;
pub mod trs;
pub mod web;
pub mod wechat;
mod words;
pub mod wxr;
mod xml;

pub use detect::{Claim, Start, detect};
pub use gate::admit;
pub use review::{Anchor, Comment, Review, Thread};

use chrono::{DateTime, FixedOffset};
use gaotai_article::{Article, Hash, IdSource};
use std::collections::BTreeMap;

/// What stands around an import or export: everything that the formats may not fetch themselves.
pub struct Context<'a> {
    /// Where new block ids come from.
    pub ids: &'a mut dyn IdSource,
    /// The moment to write where a format demands one; never taken from a clock.
    pub now: DateTime<FixedOffset>,
    /// The newsroom's offset from UTC, for times that a source gives without one.
    pub offset: FixedOffset,
    /// The pictures of the story, by content hash.
    pub media: &'a dyn Fn(&Hash) -> Option<Picture>,
    /// The newsroom's own web page template; the built-in one when absent.
    pub template: Option<&'a str>,
    /// Name of the encoding for formats that offer several; the first of theirs when absent.
    pub encoding: Option<&'a str>,
    /// The channel it goes to, whose `only` trims apply; the format's own when absent.
    pub channel: Option<&'a str>,
    /// Which time the story goes to this receiver, from 1: formats that can say so call a later one an update.
    pub version: u32,
    /// A PDF of the story as the newsroom's page plan sets it, for formats that are printed.
    pub print: Option<&'a Print<'a>>,
    /// What is said of the story beside it; `None` where neither comments nor suggestions may leave.
    pub review: Option<&'a Review>,
}

/// A story as PDF, or why there is none.
pub type Print<'a> = dyn Fn(&Article) -> Result<Vec<u8>, String> + 'a;

impl<'a> Context<'a> {
    /// One that asks for nothing but the rule: times without an offset are of `now`'s.
    pub fn new(
        ids: &'a mut dyn IdSource,
        now: DateTime<FixedOffset>,
        media: &'a dyn Fn(&Hash) -> Option<Picture>,
    ) -> Context<'a> {
        Context {
            ids,
            now,
            offset: *now.offset(),
            media,
            template: None,
            encoding: None,
            channel: None,
            version: 1,
            print: None,
            review: None,
        }
    }
}

/// A picture of the library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// As in `image/jpeg`.
    pub mime: String,
    /// Width in pixels, 0 when not known.
    pub width: u32,
    /// Height in pixels, 0 when not known.
    pub height: u32,
    /// The file.
    pub bytes: Vec<u8>,
}

/// What a format wishes of pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct PictureWish {
    /// The longer edge at most, in pixels.
    pub longest_edge: u32,
    /// The types that its receivers show, the preferred one first.
    pub mimes: &'static [&'static str],
}

/// For pages: as large as a wide window on a screen of double density shows.
pub const PAGE_PICTURES: PictureWish = PictureWish { longest_edge: 2560, mimes: WEB };

/// For newsrooms, which crop again and print: a full page of a broadsheet at 300 dpi.
pub const WIRE_PICTURES: PictureWish = PictureWish { longest_edge: 6000, mimes: WEB };

/// What every browser and every newsroom's system shows.
const WEB: &[&str] = &["image/jpeg", "image/png", "image/webp", "image/gif"];

/// What an import found.
#[derive(Debug, Clone, PartialEq)]
pub struct Imported {
    /// The stories of the file, verbatim: not yet repaired. Never empty.
    pub stories: Vec<ImportedStory>,
}

/// One story out of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct ImportedStory {
    /// The story, verbatim. Its id is the one that the file names (`urn:uuid:…`), nil where it
    /// names none; the library decides whether to keep it or to give a new one.
    pub article: Article,
    /// What was not understood or was kept out of the body, with its place. Nothing is dropped in silence.
    pub problems: Vec<Problem>,
    /// Pictures that the file names or holds, by the hash under which the article's figures refer to them.
    pub media: Vec<ImportedMedia>,
    /// Comments that the file has beside the text; a range's is where its mark is.
    pub threads: Vec<Thread>,
}

/// A picture that a file names or holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportedMedia {
    /// The file holds it: a `data:` address or a member of a package.
    Inside {
        /// As in `image/png`.
        mime: String,
        /// The file.
        bytes: Vec<u8>,
    },
    /// It stands beside the file, at this relative path; the caller may fetch it and replace
    /// the figure's placeholder hash, which is [`Hash::of`] over the path.
    Beside {
        /// As the file names it, percent-decoded.
        path: String,
    },
}

/// Something an import did not understand or left out, and where it stood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// What it is; the UI has words for every code (`furniture_navigation`, `unknown_line`, …).
    pub code: &'static str,
    /// What the words need.
    pub params: BTreeMap<String, String>,
    /// Line in the imported file as text, from 1.
    pub line: u32,
    /// Column in that line in characters, from 1.
    pub column: u32,
    /// What stands there, at most 80 characters.
    pub excerpt: String,
}

/// Why a file could not be imported at all.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// No characters but white space.
    #[error("the file is empty")]
    Empty,
    /// Not text: a picture, a program, an archive.
    #[error("the file is not text: {what}")]
    NotText {
        /// What it looks like (`JPEG`, `PNG`, `ZIP`, `binary`).
        what: String,
    },
    /// More than is sensible for a story.
    #[error("the file has {bytes} bytes, more than {most}")]
    TooLarge {
        /// How large it is, in bytes.
        bytes: u64,
        /// The limit, in bytes.
        most: u64,
    },
    /// The bytes are of no encoding that could be told.
    #[error("the encoding is broken at byte {at}, line {line}")]
    BrokenEncoding {
        /// Offset of the first bad byte.
        at: usize,
        /// Line from 1.
        line: u32,
    },
    /// Not of the format it claims.
    #[error("line {line}: {problem}")]
    Malformed {
        /// Line from 1.
        line: u32,
        /// What is wrong there.
        problem: String,
    },
    /// Text, but no story in it.
    #[error("no story was found in the file")]
    NoStory,
    /// An archive that is damaged or would do harm.
    #[error("the archive is not read, {problem}: {member:?}")]
    Archive {
        /// Why.
        problem: package::ArchiveProblem,
        /// The member that is to blame, at most 80 characters; empty for the whole.
        member: String,
    },
}

/// Files made by an export.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    /// The main file first, then pictures (`media/<first 16 digits of the hash>.<extension>`).
    pub files: Vec<File>,
}

/// One file of an export.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Relative path with `/`.
    pub path: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// Why a story could not be exported in a format.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ExportError {
    /// The chosen encoding lacks characters of the story.
    #[error("the encoding {encoding} has no {characters}")]
    Encoding {
        /// The encoding.
        encoding: String,
        /// The characters that it lacks, at most ten.
        characters: String,
    },
    /// The newsroom's template is not valid.
    #[error("template, line {line}: {problem}")]
    Template {
        /// Line from 1.
        line: u32,
        /// What is wrong there.
        problem: String,
    },
    /// The story cannot be set as a page.
    #[error("the page cannot be written: {what}")]
    Press {
        /// What the press says: faces that are not there, what the standard forbids.
        what: String,
    },
    /// Something inside the format's writer failed.
    #[error("{0}")]
    Failed(String),
}

/// A difference between the story and what its file says, by field of article.md (`body[3]`, `slip.source.url`).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Loss {
    /// The field.
    pub field: String,
    /// Which kind of loss; the UI has words for every code (`not_in_format`, `flattened`, `differs`, …).
    pub code: &'static str,
    /// What the words need.
    pub params: BTreeMap<String, String>,
}

/// Every code of a [`Loss`]; the UI has words for each.
pub const LOSS_CODES: &[&str] = &[
    // The format has no place for the field.
    "not_in_format",
    // An id of this newsroom's registers, which says nothing elsewhere.
    "register_id",
    // A comment's anchor.
    "comment",
    // Suggested changes that nobody accepted: the text leaves as it was before.
    "suggestion",
    // Text for other channels only (`channels`): left out.
    "other_channel",
    // Text restricted to channels (`channels`) of which this is one: it stays, the restriction goes.
    "channel",
    // White space at the ends of lines or doubled, control characters.
    "white_space",
    // A link or address that could run a script or opens a local file: its text stays.
    "unsafe_link",
    // Marks (strong, links and so on) where only bare text may stand.
    "marks",
    // A block that became paragraphs or section heads.
    "flattened",
    // More characters than the format has room for (`most`): the beginning stays.
    "shortened",
    // A table with spans, several lines in a cell or no head row, put in simple form.
    "table_simplified",
    // The web title and the title are the same and come back as one.
    "same_as_web_title",
    "same_as_title",
    // The library has no such picture (`picture`).
    "picture_missing",
    // The library has the picture and cannot read it (`picture`): it stays behind.
    "picture_unreadable",
    // The picture moves, and what leaves of it stands still (a crop shows nothing of what was cut off).
    "picture_stilled",
    // What came back is something else (`expected`, `found`).
    "differs",
];

/// Reads a file of a format. Whoever keeps what it gives lets it through [`admit`] first.
pub type Import = fn(bytes: &[u8], context: &mut Context<'_>) -> Result<Imported, ImportError>;
/// Writes a story in a format; `stem` is the file name without extension.
pub type Export =
    fn(article: &Article, stem: &str, context: &mut Context<'_>) -> Result<Exported, ExportError>;
/// Writes several stories as one file of a format, as feeds and messages are; `stem` is its name without extension.
pub type Gather =
    fn(stories: &[Outgoing<'_>], stem: &str, context: &mut Context<'_>) -> Result<Exported, ExportError>;
/// The story as the format can hold it for a channel, and what that costs.
pub type Hold = fn(article: &Article, channel: &str) -> (Article, Vec<Loss>);
/// Whether a file says of itself that it is of the format; not whether it is sound.
pub type Claims = fn(start: &Start<'_>) -> Claim;

/// One of several stories that leave in one file.
#[derive(Debug, Clone, Copy)]
pub struct Outgoing<'a> {
    /// The story.
    pub article: &'a Article,
    /// Its own file name without extension, unlike those of the others.
    pub stem: &'a str,
    /// As [`Context::version`].
    pub version: u32,
}

/// Whom a format is for; menus group by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Family {
    /// Newsrooms and agencies among each other.
    Wire,
    /// Systems that publish.
    Cms,
    /// People who read, print and correct.
    Document,
}

impl Family {
    /// Short and stable, as the wire to the window and `--json` write it.
    pub fn id(self) -> &'static str {
        match self {
            Family::Wire => "wire",
            Family::Cms => "cms",
            Family::Document => "document",
        }
    }
}

/// An exchange format.
#[derive(Debug, Clone, Copy)]
pub struct Format {
    /// Short and stable, as given to `--to`.
    pub id: &'static str,
    /// Name in Chinese.
    pub name_zh: &'static str,
    /// Name in English.
    pub name_en: &'static str,
    /// Whom it is for.
    pub family: Family,
    /// The standard and version it follows; shown as it is.
    pub standard: &'static str,
    /// The channel whose `only` trims apply unless another is asked for (`web`, `print`, `wechat`).
    pub channel: &'static str,
    /// File extensions without the dot, the one we write first.
    pub extensions: &'static [&'static str],
    /// Names of the encodings that the export offers; the first is the default.
    pub encodings: &'static [&'static str],
    /// What it wishes of pictures; nothing when it takes none.
    pub pictures: Option<PictureWish>,
    /// Whether a file says that it is of this format.
    pub claims: Claims,
    /// Reads it, if we do.
    pub import: Option<Import>,
    /// Writes it, if we do.
    pub export: Option<Export>,
    /// Writes several stories as one file, where the format is made for that.
    pub gather: Option<Gather>,
    /// The story as the format can hold it, and what that costs.
    pub hold: Hold,
}

impl Format {
    /// Whether comments and suggestions can leave in it, when [`Context::review`] gives them.
    pub fn carries_review(&self) -> bool {
        self.id == docx::FORMAT.id
    }

    /// What the format cannot hold of this very story, told without writing it; for the format's own channel.
    pub fn declare(&self, article: &Article) -> Vec<Loss> {
        (self.hold)(article, self.channel).1
    }
}

/// All formats, in the order in which menus show them.
pub const FORMATS: &[Format] = &[
    html::FORMAT,
    markdown::FORMAT,
    hugo::FORMAT,
    jekyll::FORMAT,
    site::FORMAT,
    ninjs::FORMAT,
    ninjs::FORMAT_2_2,
    ninjs::FORMAT_1_6,
    nitf::FORMAT,
    nitf::PLAIN,
    newsml::FORMAT,
    newsml::MESSAGE,
    feed::RSS,
    feed::ATOM,
    feed::JSON,
    wechat::FORMAT,
    wechat::FORMAT_INK,
    wechat::FORMAT_RED,
    cnml::FORMAT,
    wxr::FORMAT,
    ghost::FORMAT,
    trs::FORMAT,
    list::FORMAT,
    text::FORMAT,
    docx::FORMAT,
    icml::FORMAT,
    epub::FORMAT,
    pdf::FORMAT,
];

/// The format with this id.
pub fn format(id: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.id == id)
}
