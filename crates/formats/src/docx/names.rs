//! Styles: the ids under which we write them, and the names by which Word, WPS and LibreOffice
//! know them in both languages. README.md is where receivers find them.

use gaotai_article::{BoxKind, HeadPart, ParagraphStyle, QuoteKind, WidthHint};

/// What a paragraph is, by its style.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// A line of the title group.
    Head(HeadPart),
    /// A heading of this level, from 1.
    Heading(u8),
    /// A paragraph of the story.
    Body(ParagraphStyle),
    /// A paragraph of a quotation.
    Quote(QuoteKind),
    /// Who is quoted.
    Cite,
    /// A picture stands here.
    Figure(WidthHint),
    /// Below a picture.
    Caption,
    /// Below a picture or its caption.
    Credit,
    /// A line across.
    Divider,
    /// Something from elsewhere.
    Embed,
    /// What is said of it.
    EmbedNote,
    /// The heading of a box.
    BoxTitle,
    /// Goes on in the item of a list before it.
    Continue,
    /// In a cell of a table.
    TableContents,
    /// In a heading cell of a table.
    TableHeading,
    /// The label of what machines had a part in it.
    AiUse,
}

/// Roles with the ids of the styles that we write.
const IDS: &[(Role, &str)] = &[
    (Role::Head(HeadPart::WebTitle), "WebTitle"),
    (Role::Head(HeadPart::Kicker), "Kicker"),
    (Role::Head(HeadPart::Title), "Title"),
    (Role::Head(HeadPart::Subtitle), "Subtitle"),
    (Role::Head(HeadPart::Abstract), "Abstract"),
    (Role::Heading(2), "Heading2"),
    (Role::Heading(3), "Heading3"),
    (Role::Body(ParagraphStyle::Body), "Normal"),
    (Role::Body(ParagraphStyle::Lede), "Lede"),
    (Role::Body(ParagraphStyle::Continuation), "Continuation"),
    (Role::Body(ParagraphStyle::Question), "Question"),
    (Role::Body(ParagraphStyle::Answer), "Answer"),
    (Role::Quote(QuoteKind::Block), "Quote"),
    (Role::Quote(QuoteKind::Pull), "IntenseQuote"),
    (Role::Cite, "QuoteSource"),
    (Role::Figure(WidthHint::Column), "Figure"),
    (Role::Figure(WidthHint::Half), "FigureHalf"),
    (Role::Figure(WidthHint::Wide), "FigureWide"),
    (Role::Caption, "Caption"),
    (Role::Credit, "Credit"),
    (Role::Divider, "Divider"),
    (Role::Embed, "Embed"),
    (Role::EmbedNote, "EmbedNote"),
    (Role::BoxTitle, "BoxTitle"),
    (Role::Continue, "ListContinue"),
    (Role::TableContents, "TableContents"),
    (Role::TableHeading, "TableHeading"),
    (Role::AiUse, "AiUse"),
];

/// Names of styles as processors write them, in lower case.
const NAMES: &[(Role, &[&str])] = &[
    (Role::Head(HeadPart::WebTitle), &["web title", "网页标题"]),
    (Role::Head(HeadPart::Kicker), &["kicker", "引题", "肩题"]),
    (Role::Head(HeadPart::Title), &["title", "标题", "主题", "主标题"]),
    (Role::Head(HeadPart::Subtitle), &["subtitle", "副标题", "副题"]),
    (Role::Head(HeadPart::Abstract), &["abstract", "摘要"]),
    (Role::Heading(1), &["heading 1", "标题 1", "heading1"]),
    (Role::Heading(2), &["heading 2", "标题 2", "heading2", "小标题"]),
    (Role::Heading(3), &["heading 3", "标题 3", "heading3"]),
    (Role::Heading(4), &["heading 4", "标题 4", "heading 5", "标题 5", "heading 6", "标题 6"]),
    (
        Role::Body(ParagraphStyle::Body),
        &["normal", "正文", "body text", "first paragraph", "compact", "text body"],
    ),
    (Role::Body(ParagraphStyle::Lede), &["lede", "导语"]),
    (Role::Body(ParagraphStyle::Continuation), &["continuation", "续段"]),
    (Role::Body(ParagraphStyle::Question), &["question", "问"]),
    (Role::Body(ParagraphStyle::Answer), &["answer", "答"]),
    (Role::Quote(QuoteKind::Block), &["quote", "引用", "block text", "quotations"]),
    (Role::Quote(QuoteKind::Pull), &["intense quote", "明显引用", "抽言"]),
    (Role::Cite, &["quote source", "引用出处"]),
    (Role::Figure(WidthHint::Column), &["figure", "captioned figure", "图片"]),
    (Role::Figure(WidthHint::Half), &["figure half"]),
    (Role::Figure(WidthHint::Wide), &["figure wide"]),
    (Role::Caption, &["caption", "题注", "image caption", "图片说明"]),
    (Role::Credit, &["picture credit", "图片署名"]),
    (Role::Divider, &["divider", "horizontal line", "分隔线"]),
    (Role::Embed, &["embed"]),
    (Role::EmbedNote, &["embed note"]),
    (Role::BoxTitle, &["box title", "方框标题"]),
    (Role::Continue, &["list continue", "列表接续"]),
    (Role::TableContents, &["table contents", "表格内容"]),
    (Role::TableHeading, &["table heading", "表头"]),
    (Role::AiUse, &["ai use"]),
];

/// The table styles of boxes, by the id under which we write them and their name.
const BOXES: &[(BoxKind, &str, &str)] = &[
    (BoxKind::Facts, "BoxFacts", "box facts"),
    (BoxKind::Background, "BoxBackground", "box background"),
    (BoxKind::Questions, "BoxQuestions", "box questions"),
    (BoxKind::Note, "BoxNote", "box note"),
];

/// The id of the style of a role.
pub(crate) fn style(role: Role) -> &'static str {
    IDS.iter().find(|(one, _)| *one == role).map_or("Normal", |(_, id)| id)
}

/// The role of a style's name.
pub(crate) fn role(name: &str) -> Option<Role> {
    let name = name.trim().to_lowercase();
    NAMES.iter().find(|(_, names)| names.contains(&name.as_str())).map(|(role, _)| *role)
}

/// The id of the table style of a box.
pub(crate) fn box_style(kind: BoxKind) -> &'static str {
    BOXES.iter().find(|(one, ..)| *one == kind).map_or("BoxFacts", |(_, id, _)| id)
}

/// The box of a table style's name.
pub(crate) fn box_kind(name: &str) -> Option<BoxKind> {
    let name = name.trim().to_lowercase();
    BOXES.iter().find(|(.., one)| *one == name).map(|(kind, ..)| *kind)
}
