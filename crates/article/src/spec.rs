//! The list of nodes and marks: one half of the truth whose other half is the editor's
//! ProseMirror schema. A test compares the two through [`to_json`].

use serde_json::{Value, json};

/// What may stand inside a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Content {
    /// Nothing.
    Nothing,
    /// Text and line breaks, possibly none.
    Inline,
    /// Exactly these, in this order.
    Each(&'static [&'static str]),
    /// One or more of these.
    Some(&'static [&'static str]),
    /// One or more blocks.
    Blocks,
}

impl Content {
    /// The same as a ProseMirror content expression.
    pub fn expression(self) -> String {
        match self {
            Content::Nothing => String::new(),
            Content::Inline => "inline*".to_owned(),
            Content::Each(names) => names.join(" "),
            Content::Some([one]) => format!("{one}+"),
            Content::Some(names) => format!("({})+", names.join(" | ")),
            Content::Blocks => "block+".to_owned(),
        }
    }
}

/// What an attribute may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A UUID.
    Id,
    /// Any text.
    Text,
    /// Text or `null`.
    MaybeText,
    /// A whole number from 1 to the bound.
    Number(u64),
    /// One of these words.
    Word(&'static [&'static str]),
    /// One of these words or `null`.
    MaybeWord(&'static [&'static str]),
    /// A SHA-256 in hexadecimal, or `null`.
    MaybeHash,
    /// An array of channel names, or `null`.
    MaybeChannels,
    /// A non-empty array of channel names.
    Channels,
    /// An object of shares between 0 and 1 with these keys, or `null`.
    MaybeShares(&'static [&'static str]),
    /// An object, or `null`.
    MaybeObject,
    /// A non-empty array of [`crate::suggest::Act`], or `null`.
    MaybeActs,
}

/// An attribute with its default as JSON; `None` means that it must be given.
#[derive(Debug, Clone, Copy)]
pub struct Attr {
    /// The name.
    pub name: &'static str,
    /// What it may hold.
    pub form: Form,
    /// The default, as JSON text.
    pub default: Option<&'static str>,
}

/// A kind of node.
#[derive(Debug, Clone, Copy)]
pub struct NodeSpec {
    /// The name.
    pub name: &'static str,
    /// What may stand inside.
    pub content: Content,
    /// Whether it may stand wherever blocks may.
    pub block: bool,
    /// Its attributes.
    pub attrs: &'static [Attr],
}

/// A kind of mark.
#[derive(Debug, Clone, Copy)]
pub struct MarkSpec {
    /// The name.
    pub name: &'static str,
    /// Its attributes.
    pub attrs: &'static [Attr],
    /// Whether several of this kind may lie on the same text.
    pub several: bool,
}

const fn attr(name: &'static str, form: Form, default: Option<&'static str>) -> Attr {
    Attr { name, form, default }
}

const ID: Attr = attr("id", Form::Id, Some("null"));
const ONLY: Attr = attr("only", Form::MaybeChannels, Some("null"));
const LINE: &[Attr] = &[ID];
/// What is suggested of the block as a whole. Written only where there is something, so
/// that stories without suggestions keep their hashes.
const SUGGESTED: Attr = attr("suggested", Form::MaybeActs, Some("null"));

const fn line(name: &'static str) -> NodeSpec {
    NodeSpec { name, content: Content::Inline, block: false, attrs: LINE }
}

const CELL: &[Attr] = &[
    ID,
    attr("colspan", Form::Number(1000), Some("1")),
    attr("rowspan", Form::Number(1000), Some("1")),
    attr("alignment", Form::MaybeWord(&["left", "center", "right"]), Some("null")),
    SUGGESTED,
];

/// All nodes but `text`.
pub const NODES: &[NodeSpec] = &[
    NodeSpec { name: "doc", content: Content::Each(&["head", "body"]), block: false, attrs: &[] },
    NodeSpec {
        name: "head",
        content: Content::Each(&["web_title", "kicker", "title", "subtitle", "abstract"]),
        block: false,
        attrs: &[],
    },
    line("web_title"),
    line("kicker"),
    line("title"),
    line("subtitle"),
    line("abstract"),
    NodeSpec { name: "body", content: Content::Blocks, block: false, attrs: &[] },
    NodeSpec {
        name: "paragraph",
        content: Content::Inline,
        block: true,
        attrs: &[
            ID,
            attr(
                "style",
                Form::Word(&["body", "lede", "continuation", "question", "answer"]),
                Some("\"body\""),
            ),
            ONLY,
            SUGGESTED,
        ],
    },
    NodeSpec {
        name: "section_head",
        content: Content::Inline,
        block: true,
        attrs: &[ID, attr("level", Form::Number(3), Some("2")), ONLY, SUGGESTED],
    },
    NodeSpec {
        name: "bullet_list",
        content: Content::Some(&["list_item"]),
        block: true,
        attrs: &[ID, ONLY, SUGGESTED],
    },
    NodeSpec {
        name: "ordered_list",
        content: Content::Some(&["list_item"]),
        block: true,
        attrs: &[ID, ONLY, SUGGESTED],
    },
    NodeSpec { name: "list_item", content: Content::Blocks, block: false, attrs: &[ID, SUGGESTED] },
    NodeSpec {
        name: "quote",
        content: Content::Some(&["paragraph"]),
        block: true,
        attrs: &[
            ID,
            attr("kind", Form::Word(&["block", "pull"]), Some("\"block\"")),
            attr("cite", Form::MaybeText, Some("null")),
            ONLY,
            SUGGESTED,
        ],
    },
    NodeSpec {
        name: "figure",
        content: Content::Each(&["caption", "credit"]),
        block: true,
        attrs: &[
            ID,
            attr("media", Form::MaybeHash, Some("null")),
            attr("alt", Form::Text, Some("\"\"")),
            attr("focus", Form::MaybeShares(&["x", "y"]), Some("null")),
            attr("crop", Form::MaybeShares(&["x", "y", "width", "height"]), Some("null")),
            attr("width", Form::Word(&["column", "half", "wide"]), Some("\"column\"")),
            ONLY,
            SUGGESTED,
        ],
    },
    line("caption"),
    line("credit"),
    NodeSpec {
        name: "table",
        content: Content::Some(&["table_row"]),
        block: true,
        attrs: &[ID, ONLY, SUGGESTED],
    },
    NodeSpec {
        name: "table_row",
        content: Content::Some(&["table_cell", "table_header"]),
        block: false,
        attrs: &[ID, SUGGESTED],
    },
    NodeSpec { name: "table_cell", content: Content::Some(&["paragraph"]), block: false, attrs: CELL },
    NodeSpec { name: "table_header", content: Content::Some(&["paragraph"]), block: false, attrs: CELL },
    NodeSpec {
        name: "box",
        content: Content::Blocks,
        block: true,
        attrs: &[
            ID,
            attr("kind", Form::Word(&["facts", "background", "questions", "note"]), Some("\"facts\"")),
            attr("title", Form::Text, Some("\"\"")),
            ONLY,
            SUGGESTED,
        ],
    },
    NodeSpec { name: "divider", content: Content::Nothing, block: true, attrs: &[ID, ONLY, SUGGESTED] },
    NodeSpec {
        name: "embed",
        content: Content::Nothing,
        block: true,
        attrs: &[
            ID,
            attr("url", Form::Text, Some("\"\"")),
            attr("title", Form::Text, Some("\"\"")),
            attr("note", Form::Text, Some("\"\"")),
            ONLY,
            SUGGESTED,
        ],
    },
    NodeSpec { name: "hard_break", content: Content::Nothing, block: false, attrs: &[] },
];

const SUGGESTION: &[Attr] =
    &[attr("id", Form::Text, None), attr("person", Form::Text, None), attr("time", Form::Text, None)];

const MODIFICATION: &[Attr] = &[
    attr("id", Form::Text, None),
    attr("person", Form::Text, None),
    attr("time", Form::Text, None),
    attr("mark", Form::Word(FORMAT_MARKS), None),
    attr("was", Form::MaybeObject, Some("null")),
];

/// The marks whose coming and going can be suggested.
pub const FORMAT_MARKS: &[&str] = &["strong", "em", "underline", "sup", "sub", "link", "only"];

/// All marks, in the order in which they lie on a run.
pub const MARKS: &[MarkSpec] = &[
    MarkSpec { name: "strong", attrs: &[], several: false },
    MarkSpec { name: "em", attrs: &[], several: false },
    MarkSpec { name: "underline", attrs: &[], several: false },
    MarkSpec { name: "sup", attrs: &[], several: false },
    MarkSpec { name: "sub", attrs: &[], several: false },
    MarkSpec {
        name: "link",
        attrs: &[attr("href", Form::Text, None), attr("title", Form::MaybeText, Some("null"))],
        several: false,
    },
    MarkSpec { name: "only", attrs: &[attr("channels", Form::Channels, None)], several: false },
    MarkSpec { name: "comment", attrs: &[attr("id", Form::Text, None)], several: true },
    MarkSpec { name: "insertion", attrs: SUGGESTION, several: false },
    MarkSpec { name: "deletion", attrs: SUGGESTION, several: false },
    MarkSpec { name: "modification", attrs: MODIFICATION, several: true },
];

/// The node of this name.
pub fn node(name: &str) -> Option<&'static NodeSpec> {
    NODES.iter().find(|node| node.name == name)
}

/// The mark of this name.
pub fn mark(name: &str) -> Option<&'static MarkSpec> {
    MARKS.iter().find(|mark| mark.name == name)
}

/// The whole list as JSON, for the editor's test: names in order, content expressions,
/// attributes with their defaults.
pub fn to_json() -> Value {
    let attrs = |attrs: &[Attr]| -> Value {
        attrs
            .iter()
            .map(|attr| {
                let default =
                    attr.default.map(|text| serde_json::from_str::<Value>(text).unwrap_or_default());
                json!({ "name": attr.name, "required": default.is_none(), "default": default })
            })
            .collect()
    };
    let nodes: Value = NODES
        .iter()
        .map(|node| {
            json!({
                "name": node.name,
                "content": node.content.expression(),
                "block": node.block,
                "attrs": attrs(node.attrs),
            })
        })
        .collect();
    let marks: Value = MARKS
        .iter()
        .map(|mark| json!({ "name": mark.name, "several": mark.several, "attrs": attrs(mark.attrs) }))
        .collect();
    json!({ "nodes": nodes, "marks": marks })
}
