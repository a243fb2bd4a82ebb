//! The names of styles, which ICML leaves to its users. README.md is where receivers find them:
//! a template of the newsroom that has styles of these names gives the story its look.

use gaotai_article::{BoxKind, WidthHint};

/// What a paragraph is by its style.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "said by its name")]
pub(super) enum Style {
    Kicker,
    Title,
    Subtitle,
    Abstract,
    Byline,
    Body,
    Lede,
    Continuation,
    Question,
    Answer,
    Section,
    LowerSection,
    Bullet,
    Number,
    ListMore,
    Quote,
    QuoteMore,
    Pull,
    PullMore,
    Cite,
    Picture,
    Caption,
    Credit,
    Table,
    TableText,
    TableHead,
    BoxTitle,
    Divider,
    Embed,
    EmbedNote,
    EndByline,
    AiLabel,
    /// A first-level heading of others: the title where there is none, or a section head.
    Heading,
}

/// Our styles in the order in which they are defined; with what they look like where the template
/// of the newsroom has no style of the name.
pub(super) const PARAGRAPHS: &[(Style, &str, &[(&str, &str)])] = &[
    (Style::Kicker, "引题 Kicker", &[("PointSize", "14")]),
    (Style::Title, "主题 Title", &[("PointSize", "24")]),
    (Style::Subtitle, "副题 Subtitle", &[("PointSize", "14")]),
    (Style::Abstract, "摘要 Abstract", &[]),
    (Style::Byline, "作者 Byline", &[]),
    (Style::Body, "正文 Body", &[("FirstLineIndent", "20")]),
    (Style::Lede, "导语 Lede", &[("FirstLineIndent", "20")]),
    (Style::Continuation, "续段 Continuation", &[]),
    (Style::Question, "问 Question", &[("FirstLineIndent", "20")]),
    (Style::Answer, "答 Answer", &[("FirstLineIndent", "20")]),
    (Style::Section, "小标题 Section head", &[("PointSize", "12")]),
    (Style::LowerSection, "次级小标题 Lower section head", &[]),
    (Style::Bullet, "圆点 Bullet", &[("BulletsAndNumberingListType", "BulletList")]),
    (Style::Number, "编号 Number", &[("BulletsAndNumberingListType", "NumberedList")]),
    (Style::ListMore, "列表续段 List continued", &[("LeftIndent", "20")]),
    (Style::Quote, "引文 Quotation", &[("LeftIndent", "20")]),
    (Style::QuoteMore, "引文续段 Quotation continued", &[("LeftIndent", "20")]),
    (Style::Pull, "抽言 Pull quote", &[("PointSize", "14")]),
    (Style::PullMore, "抽言续段 Pull quote continued", &[("PointSize", "14")]),
    (Style::Cite, "引文出处 Quotation source", &[("Justification", "RightAlign")]),
    (Style::Picture, "图片 Picture", &[]),
    (Style::Caption, "图说 Caption", &[("PointSize", "8")]),
    (Style::Credit, "图片来源 Picture credit", &[("PointSize", "8"), ("Justification", "RightAlign")]),
    (Style::Table, "表格 Table", &[]),
    (Style::TableText, "表文 Table text", &[]),
    (Style::TableHead, "表头 Table head", &[]),
    (Style::BoxTitle, "框题 Box title", &[("PointSize", "12")]),
    (Style::Divider, "分隔 Divider", &[("RuleBelow", "true")]),
    (Style::Embed, "嵌入 Embed", &[]),
    (Style::EmbedNote, "嵌入说明 Embed note", &[("PointSize", "8")]),
    (Style::EndByline, "文末署名 End byline", &[("Justification", "RightAlign")]),
    (Style::AiLabel, "人工智能标识 AI label", &[("PointSize", "8")]),
];

/// What other newsrooms and programs call them, without spaces and signs and in small letters.
const OTHERS: &[(Style, &[&str])] = &[
    (Style::Kicker, &["肩题", "眉题", "引标", "eyebrow", "overline", "strapline"]),
    (Style::Title, &["标题", "主标题", "大标题", "正题", "主标", "headline", "head", "hed", "heading"]),
    (Style::Subtitle, &["副标题", "副标", "deck", "dek", "deckhead", "subheadline"]),
    (Style::Abstract, &["提要", "内容提要", "导读", "standfirst", "summary", "intro"]),
    (Style::Byline, &["署名", "记者", "作者署名", "author", "authors"]),
    (
        Style::Body,
        &["bodytext", "bodycopy", "bodycopyindent", "text", "paragraph", "正文文字", "内文", "文章正文"],
    ),
    (Style::Lede, &["lead", "leadparagraph", "首段"]),
    (Style::Continuation, &["bodynoindent", "noindent", "bodyfirst", "bodycopynoindent"]),
    (Style::Question, &["q", "提问"]),
    (Style::Answer, &["a", "回答"]),
    (Style::Section, &["小标", "插题", "分题", "subhead", "crosshead", "header2", "heading2"]),
    (Style::LowerSection, &["header3", "heading3", "header4", "heading4", "header5", "header6", "subhead2"]),
    (Style::Bullet, &["bullets", "bulletlist", "bullist", "项目符号"]),
    (Style::Number, &["numbers", "numbered", "numberedlist", "numlist"]),
    (Style::ListMore, &["subparagraph"]),
    (Style::Quote, &["quote", "blockquote", "引用"]),
    (Style::Pull, &["pullout", "callout", "抽文"]),
    (Style::Cite, &["attribution", "quotesource"]),
    (Style::Caption, &["图片说明", "图注", "cutline", "photocaption"]),
    (Style::Credit, &["photocredit", "图片署名", "摄影"]),
    (Style::TableText, &["tablepar", "tablebody", "表格正文"]),
    (Style::TableHead, &["tableheader", "表格表头"]),
    (Style::Heading, &["header1", "heading1", "标题1"]),
];

/// The name of a style.
pub(super) fn name(style: Style) -> &'static str {
    PARAGRAPHS.iter().find(|(one, ..)| *one == style).map_or("", |(_, name, _)| name)
}

/// The style of a name: ours, its Chinese or its English half, or what others call it.
pub(super) fn style(name: &str) -> Option<Style> {
    let plain = plain(name);
    let ours = PARAGRAPHS.iter().find(|(_, ours, _)| {
        let (zh, en) = ours.split_once(' ').unwrap_or((ours, ours));
        [*ours, zh, en].iter().any(|one| self::plain(one) == plain)
    });
    let others = || {
        let known = OTHERS.iter().find(|(_, words)| words.contains(&plain.as_str()));
        known.map(|(style, _)| *style)
    };
    ours.map(|(style, ..)| *style).or_else(others)
}

fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Styles of characters: important, stressed, both, links, datelines in front of and in the text.
pub(super) const STRONG: &str = "加粗 Strong";
/// As [`STRONG`].
pub(super) const EM: &str = "强调 Emphasis";
/// As [`STRONG`].
pub(super) const STRONG_EM: &str = "加粗强调 Strong emphasis";
/// As [`STRONG`].
pub(super) const LINK: &str = "链接 Link";
/// As [`STRONG`].
pub(super) const DATELINE: &str = "电头 Dateline";
/// As [`STRONG`].
pub(super) const DATELINE_IN_TEXT: &str = "文中电头 Dateline in text";

/// Our styles of characters.
pub(super) const CHARACTERS: &[(&str, &[(&str, &str)])] = &[
    (STRONG, &[("FontStyle", "Bold")]),
    (EM, &[("FontStyle", "Italic")]),
    (STRONG_EM, &[("FontStyle", "Bold Italic")]),
    (LINK, &[]),
    (DATELINE, &[]),
    (DATELINE_IN_TEXT, &[]),
];

/// Styles of tables of one cell.
pub(super) const BOXES: &[(BoxKind, &str)] = &[
    (BoxKind::Facts, "资料框 Facts"),
    (BoxKind::Background, "背景框 Background"),
    (BoxKind::Questions, "问答框 Questions"),
    (BoxKind::Note, "附注框 Note"),
];
/// The style of other tables.
pub(super) const TABLE: &str = "表格 Table";
/// The style of cells that head a row.
pub(super) const HEAD_CELL: &str = "表头 Table head";
/// The style of all other cells.
pub(super) const CELL: &str = "表文 Table text";

/// Styles of frames of pictures.
pub(super) const FRAMES: &[(WidthHint, &str)] = &[
    (WidthHint::Column, "图片 Picture"),
    (WidthHint::Half, "半栏图片 Half-width picture"),
    (WidthHint::Wide, "通栏图片 Wide picture"),
];
