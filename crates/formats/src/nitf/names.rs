//! The words that NITF leaves to its users: classes, names of `meta`, comments of revisions.
//! README.md is where receivers find them. Those of people and places are the ones of ninjs.

use gaotai_article::slip::OriginalRole;
use gaotai_article::{BoxKind, ParagraphStyle, WidthHint};

/// Classes of second headlines: the title of the story that this one reprints.
pub(crate) const ORIGINALS: &[(OriginalRole, &str)] = &[
    (OriginalRole::Kicker, "original-kicker"),
    (OriginalRole::Main, "original"),
    (OriginalRole::Sub, "original-sub"),
];

/// The class of a second headline above the title.
pub(crate) const KICKER: &str = "kicker";

/// Classes of paragraphs; running text has none.
pub(crate) const STYLES: &[(ParagraphStyle, &str)] = &[
    (ParagraphStyle::Lede, "lede"),
    (ParagraphStyle::Continuation, "continuation"),
    (ParagraphStyle::Question, "question"),
    (ParagraphStyle::Answer, "answer"),
];

/// Classes of notes.
pub(crate) const BOXES: &[(BoxKind, &str)] = &[
    (BoxKind::Facts, "facts"),
    (BoxKind::Background, "background"),
    (BoxKind::Questions, "questions"),
    (BoxKind::Note, "note"),
];

/// Classes of pictures; one as wide as the text has none.
pub(crate) const WIDTHS: &[(WidthHint, &str)] = &[(WidthHint::Half, "half"), (WidthHint::Wide, "wide")];

/// The class of a section head of the lower level.
pub(crate) const LOWER: &str = "level-3";
/// The class of the first head in a note: its title.
pub(crate) const BOX_TITLE: &str = "box-title";
/// The class of a pulled quotation.
pub(crate) const PULL: &str = "pull";
/// The class of something that is shown from elsewhere.
pub(crate) const EMBED: &str = "embed";
/// The class of the note that tells what machines had a part in it.
pub(crate) const AI_NOTE: &str = "ai-use";

/// Comments of revisions that tell a time.
pub(crate) const UPDATED: &str = "updated";
/// As [`UPDATED`].
pub(crate) const FIRST_PUBLISHED: &str = "first-published";

/// Names of `meta` for what machines had a part in it.
pub(crate) const SOURCE_TYPE: &str = "digitalsourcetype";
/// As [`SOURCE_TYPE`].
pub(crate) const AI_TOOL: &str = "ai-tool";
/// As [`SOURCE_TYPE`].
pub(crate) const AI_SCOPE: &str = "ai-scope";

/// The type of a title that is the web's own.
pub(crate) const WEB_TITLE: &str = "alternate";
/// Of a source or an identifier: whoever has no better, as in the document type.
pub(crate) const IPTC: &str = "IPTC";
/// What we call the subject codes of the IPTC.
pub(crate) const SUBJECT_CODES: &str = "subj";
/// A number of a subject that has none.
pub(crate) const NO_NUMBER: &str = "00000000";

/// Urgencies from 1 to 8 for priorities from 1 to 5; 5 is the normal one.
pub(crate) const URGENCIES: [&str; 5] = ["1", "3", "5", "6", "8"];

/// The priority of an urgency.
pub(crate) fn priority(urgency: &str) -> Option<u8> {
    match urgency.trim().parse::<u8>().ok()? {
        1 | 2 => Some(1),
        3 | 4 => Some(2),
        5 => Some(3),
        6 | 7 => Some(4),
        8 | 9 => Some(5),
        _ => None,
    }
}

/// Whether a text may stand where the schema wants a name token. Narrower than XML: ASCII.
pub(crate) fn is_token(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || ".-_:".contains(c))
}
