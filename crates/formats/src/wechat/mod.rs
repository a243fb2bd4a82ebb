//! Stories for a WeChat official account (公众号), as its editor keeps what is pasted; see README.md.

mod export;
mod hold;
mod look;
mod page;
mod render;
mod runs;
mod text;

pub use look::{INK, LOOKS, Look, PLAIN, Palette, RED, Shade};
pub use page::{Phone, page};

use crate::{Claim, Family, Format, PictureWish, WEB};
use gaotai_article::{Article, Hash};

/// Characters that the field for the title takes.
pub const MOST_TITLE: usize = 64;
/// Characters that the field for the author takes.
pub const MOST_AUTHOR: usize = 8;
/// Characters that the field for the digest takes.
pub const MOST_DIGEST: usize = 120;
/// Characters, tags and all, that the text of a post must stay below.
pub const MOST_CONTENT: usize = 20_000;

/// As wide as a post shows them on a screen of triple density; WeChat takes no WebP.
const PICTURES: PictureWish = PictureWish { longest_edge: 1920, mimes: &[WEB[0], WEB[1], WEB[3]] };

/// In the look that changes least.
pub const FORMAT: Format = Format {
    id: "wechat",
    name_zh: "公众号（素）",
    name_en: "WeChat post, plain",
    family: Family::Cms,
    standard: "公众号 HTML",
    channel: "wechat",
    extensions: &["html"],
    encodings: &["UTF-8"],
    pictures: Some(PICTURES),
    claims: |_| Claim::Not,
    import: None,
    export: Some(|article, stem, context| Ok(export::export(article, stem, context, &PLAIN))),
    gather: None,
    hold: hold::hold,
};

/// In black and white, heads in the middle.
pub const FORMAT_INK: Format = Format {
    id: "wechat-ink",
    name_zh: "公众号（墨）",
    name_en: "WeChat post, ink",
    export: Some(|article, stem, context| Ok(export::export(article, stem, context, &INK))),
    ..FORMAT
};

/// With red heads, as party papers and departments have them.
pub const FORMAT_RED: Format = Format {
    id: "wechat-red",
    name_zh: "公众号（红）",
    name_en: "WeChat post, red",
    export: Some(|article, stem, context| Ok(export::export(article, stem, context, &RED))),
    ..FORMAT
};

/// A story on its way to the editor of a 公众号: what is pasted, and what the fields around it take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    /// For the field of the title, within its limit.
    pub title: String,
    /// For the field of the author, within its limit: as many names as fit.
    pub author: String,
    /// For the field of the digest, within its limit; without one WeChat takes the first 54 characters.
    pub digest: String,
    /// For 阅读原文; empty without one.
    pub address: String,
    /// The text: only tags and styles that the editor keeps.
    pub html: String,
    /// The same as bare text.
    pub text: String,
    /// The pictures that have to be uploaded, in their order.
    pub pictures: Vec<PostPicture>,
    /// What whoever posts it must know.
    pub notices: Vec<Notice>,
}

/// A picture that has to be uploaded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostPicture {
    /// As the text names its place: `01`, `02` and so on.
    pub number: String,
    /// Which.
    pub hash: Hash,
    /// Its caption and credit, to know it by.
    pub caption: String,
    /// For those who do not see it.
    pub alt: String,
}

/// What whoever posts a story must know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notice {
    /// There is no title.
    NoTitle,
    /// It has more characters than the field takes.
    LongTitle(usize),
    /// The names together have more characters than the field takes; all of them stand in the text.
    LongAuthor(usize),
    /// It has more characters than the field takes.
    LongDigest(usize),
    /// The text has this many characters, tags and all, and [`MOST_CONTENT`] is the limit.
    LongContent(usize),
    /// This many pictures have to be uploaded by hand.
    Pictures(usize),
}

/// The story for the clipboard, in a look.
pub fn post(article: &Article, look: &Look) -> Post {
    export::post(article, FORMAT.channel, look)
}

/// The look of a format; the first one for every other.
pub fn look_of(format: &str) -> &'static Look {
    LOOKS.iter().find(|look| look.format == format).unwrap_or(&LOOKS[0])
}
