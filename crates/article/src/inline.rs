//! What stands inside a line of text: runs with marks, and forced line breaks.

use crate::node::Only;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// A run of text or a forced line break.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Inline {
    /// A run of text that carries the same marks from end to end; never empty.
    Text {
        /// The characters; no line feed.
        text: String,
        /// In the order of [`Mark::rank`].
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        marks: Vec<Mark>,
    },
    /// A line break inside the block.
    HardBreak {
        /// In the order of [`Mark::rank`].
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        marks: Vec<Mark>,
    },
}

impl Inline {
    /// A run without marks.
    pub fn text(text: impl Into<String>) -> Self {
        Inline::Text { text: text.into(), marks: Vec::new() }
    }

    /// A run with marks, in any order.
    pub fn marked(text: impl Into<String>, mut marks: Vec<Mark>) -> Self {
        marks.sort_by_key(Mark::rank);
        Inline::Text { text: text.into(), marks }
    }

    /// The marks on it.
    pub fn marks(&self) -> &[Mark] {
        match self {
            Inline::Text { marks, .. } | Inline::HardBreak { marks } => marks,
        }
    }

    pub(crate) fn marks_mut(&mut self) -> &mut Vec<Mark> {
        match self {
            Inline::Text { marks, .. } | Inline::HardBreak { marks } => marks,
        }
    }
}

/// What is said of a run.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", content = "attrs", rename_all = "snake_case")]
pub enum Mark {
    /// Important; bold.
    Strong,
    /// Stressed; italic in Latin text, dots in Chinese house styles.
    Em,
    /// Underlined.
    Underline,
    /// Superscript.
    Sup,
    /// Subscript.
    Sub,
    /// A link.
    Link {
        /// Where it leads.
        href: String,
        /// Shown on hover.
        title: Option<String>,
    },
    /// This text appears only in the named channels (print, web, wechat, …).
    Only {
        /// Names of channels; not empty.
        channels: Vec<String>,
    },
    /// Anchor of a comment, whose text is a row of the library.
    Comment {
        /// The comment's id.
        id: String,
    },
    /// Suggested new text.
    Insertion(Suggestion),
    /// Text suggested for deletion.
    Deletion(Suggestion),
    /// A suggested change of form.
    Modification(Modification),
}

/// Whose suggestion it is, and since when.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Suggestion {
    /// UUID of the suggestion; several runs may share one.
    pub id: String,
    /// The person who suggested it.
    pub person: String,
    /// RFC 3339 with offset.
    pub time: String,
}

/// That one mark of the run was another before.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Modification {
    /// UUID of the suggestion; several runs may share one.
    pub id: String,
    /// The person who suggested it.
    pub person: String,
    /// RFC 3339 with offset.
    pub time: String,
    /// The name of the mark, one of [`crate::spec::FORMAT_MARKS`].
    pub mark: String,
    /// The attributes that the mark had (empty for bold); `None` where the run did not have it.
    pub was: Option<Map<String, Value>>,
}

impl Mark {
    /// Who suggests it; nobody for a mark that stands.
    pub(crate) fn suggester(&mut self) -> Option<&mut String> {
        match self {
            Mark::Insertion(by) | Mark::Deletion(by) => Some(&mut by.person),
            Mark::Modification(by) => Some(&mut by.person),
            _ => None,
        }
    }

    /// Place in the fixed order of marks, the order of [`crate::spec::MARKS`].
    pub fn rank(&self) -> usize {
        let name = self.name();
        crate::spec::MARKS.iter().position(|mark| mark.name == name).unwrap_or(usize::MAX)
    }

    /// The name in JSON and in the editor's schema.
    pub fn name(&self) -> &'static str {
        match self {
            Mark::Strong => "strong",
            Mark::Em => "em",
            Mark::Underline => "underline",
            Mark::Sup => "sup",
            Mark::Sub => "sub",
            Mark::Link { .. } => "link",
            Mark::Only { .. } => "only",
            Mark::Comment { .. } => "comment",
            Mark::Insertion(_) => "insertion",
            Mark::Deletion(_) => "deletion",
            Mark::Modification(_) => "modification",
        }
    }

    /// The channels to which the mark restricts its text.
    pub fn only(&self) -> Option<Only> {
        match self {
            Mark::Only { channels } => Some(channels.clone()),
            _ => None,
        }
    }
}

/// Brings runs into the one form that the editor also has: marks in order and not
/// repeated, no empty run, neighbours with equal marks joined.
pub fn normalize(content: Vec<Inline>) -> Vec<Inline> {
    let mut out: Vec<Inline> = Vec::with_capacity(content.len());
    for mut inline in content {
        inline.marks_mut().sort_by_key(Mark::rank);
        let mut kept: Vec<Mark> = Vec::new();
        inline.marks_mut().retain(|mark| {
            let first = !kept.contains(mark);
            kept.extend(first.then(|| mark.clone()));
            first
        });
        match (&mut inline, out.last_mut()) {
            (Inline::Text { text, .. }, _) if text.is_empty() => continue,
            (Inline::Text { text, marks }, Some(Inline::Text { text: before, marks: same }))
                if marks == same =>
            {
                before.push_str(text);
                continue;
            }
            _ => out.push(inline),
        }
    }
    out
}
