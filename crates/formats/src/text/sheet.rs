//! The 小样 as lines of label and value: title group on top, story details behind the end mark.
//!
//! A text of this form is read back label by label, with no guessing.

use crate::words::{Words, author_role};
use chrono::DateTime;
use gaotai_article::slip::*;

/// What a labelled line says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Label {
    Dateline,
    WebTitle,
    Kicker,
    Title,
    Subtitle,
    Abstract,
    Authors,
    Source,
    Reprint,
    Address,
    OriginalKicker,
    OriginalMain,
    OriginalSub,
    Published,
    Updated,
    Embargo,
    Channel,
    Genre,
    Keywords,
    Staff(StaffRole),
    Code,
    Notice,
    Ai,
    Note,
    Language,
}

const LABELS: &[(Label, &str, &str)] = &[
    (Label::Dateline, "电头", "Dateline"),
    (Label::WebTitle, "网页标题", "Web title"),
    (Label::Kicker, "引题", "Kicker"),
    (Label::Title, "标题", "Title"),
    (Label::Subtitle, "副题", "Subtitle"),
    (Label::Abstract, "摘要", "Summary"),
    (Label::Authors, "作者", "By"),
    (Label::Source, "来源", "Source"),
    (Label::Reprint, "转载自", "Reprinted from"),
    (Label::Address, "网址", "Address"),
    (Label::OriginalKicker, "原引题", "Original kicker"),
    (Label::OriginalMain, "原标题", "Original title"),
    (Label::OriginalSub, "原副题", "Original subtitle"),
    (Label::Published, "发布时间", "Published"),
    (Label::Updated, "更新时间", "Updated"),
    (Label::Embargo, "刊发限制", "Embargo"),
    (Label::Channel, "栏目", "Channel"),
    (Label::Genre, "体裁", "Genre"),
    (Label::Keywords, "关键词", "Keywords"),
    (Label::Staff(StaffRole::ResponsibleEditor), "责任编辑", "Responsible editor"),
    (Label::Staff(StaffRole::DutyEditor), "值班编辑", "Duty editor"),
    (Label::Staff(StaffRole::Proofreader), "校对", "Proofreader"),
    (Label::Staff(StaffRole::Reviewer), "审核", "Reviewer"),
    (Label::Staff(StaffRole::LayoutEditor), "版面编辑", "Layout editor"),
    (Label::Code, "编码", "Code"),
    (Label::Notice, "版权声明", "Copyright notice"),
    (Label::Ai, "人工智能", "Machine use"),
    (Label::Note, "编辑附言", "Note to editors"),
    (Label::Language, "语种", "Language"),
];

const LEVELS: [(AiLevel, &str, &str); 3] = [
    (AiLevel::None, "未使用", "none"),
    (AiLevel::Assisted, "辅助", "assisted"),
    (AiLevel::Generated, "生成", "generated"),
];

/// The mark behind the last paragraph.
pub(crate) fn end_mark(words: Words) -> &'static str {
    words.pick("（完）", "(End)")
}

/// What a paragraph begins with.
pub(crate) fn indent(words: Words) -> &'static str {
    words.pick("\u{3000}\u{3000}", "    ")
}

/// A labelled line.
pub(crate) fn line(words: Words, label: Label, value: &str) -> String {
    let name = LABELS.iter().find(|(one, ..)| *one == label).map_or("", |(_, zh, en)| words.pick(zh, en));
    let line = format!("{name}{}{value}", words.colon());
    line.trim_end().to_owned()
}

/// The label and value of a line.
pub(crate) fn parse(words: Words, line: &str) -> Option<(Label, &str)> {
    let colon = words.pick("：", ":");
    let (name, value) = line.split_once(colon)?;
    let label = LABELS.iter().find(|(_, zh, en)| words.pick(zh, en) == name).map(|(label, ..)| *label)?;
    Some((label, value.trim()))
}

/// `记者` of a house in brackets behind the name.
pub(crate) fn authors(words: Words, authors: &[Author]) -> String {
    let one = |author: &Author| {
        let role = words.author(author.role);
        let said = match author.organisation.is_empty() {
            true => role.to_owned(),
            false => format!("{role}{}{}", words.pick("，", ", "), author.organisation),
        };
        format!("{}{}{}", author.name, words.pick("", " "), words.brackets(&said))
    };
    authors.iter().map(one).collect::<Vec<_>>().join(words.pick("；", "; "))
}

/// Reads what [`authors`] wrote.
pub(crate) fn parse_authors(words: Words, text: &str) -> Vec<Author> {
    let one = |text: &str| {
        let text = text.trim();
        let (name, said) = match text.strip_suffix(words.pick("）", ")")) {
            Some(inner) => inner.rsplit_once(words.pick("（", "("))?,
            None => (text, ""),
        };
        let (role, organisation) = said.split_once(words.pick("，", ",")).unwrap_or((said, ""));
        Some(Author {
            name: name.trim().to_owned(),
            role: author_role(role.trim()).unwrap_or_default(),
            organisation: organisation.trim().to_owned(),
            ..Author::default()
        })
    };
    text.split(words.pick("；", ";")).filter_map(one).filter(|author| !author.name.is_empty()).collect()
}

/// The names that stand in brackets behind the text; nothing when none stands there.
pub(crate) fn end_byline(words: Words, authors: &[Author]) -> String {
    let at_end = authors.iter().filter(|author| author.place == BylinePlace::End);
    let names: Vec<&str> = at_end.map(|author| author.name.as_str()).collect();
    if names.is_empty() { String::new() } else { words.brackets(&names.join(words.comma())) }
}

/// Puts the authors whose names stand behind the text there; whether the line is such a byline.
pub(crate) fn parse_end_byline(words: Words, line: &str, authors: &mut [Author]) -> bool {
    let inner =
        line.strip_prefix(words.pick("（", "(")).and_then(|rest| rest.strip_suffix(words.pick("）", ")")));
    let Some(inner) = inner else { return false };
    let mut names: Vec<&str> = inner.split(words.pick("、", ",")).map(str::trim).collect();
    let mut places: Vec<usize> = Vec::new();
    for (at, author) in authors.iter().enumerate().rev() {
        if names.last() == Some(&author.name.as_str()) {
            names.pop();
            places.push(at);
        }
    }
    let found = names.is_empty() && !places.is_empty();
    if found {
        places.into_iter().for_each(|at| authors[at].place = BylinePlace::End);
    }
    found
}

/// The authors as the two lines hold them.
pub(crate) fn held_authors(words: Words, given: &[Author]) -> Vec<Author> {
    let mut held = parse_authors(words, &authors(words, given));
    let same: bool = held.len() == given.len();
    let placed: Vec<Author> = match same {
        true => held
            .iter()
            .zip(given)
            .map(|(author, given)| Author { place: given.place, ..author.clone() })
            .collect(),
        false => held.clone(),
    };
    let line = end_byline(words, &placed);
    if !line.is_empty() {
        parse_end_byline(words, &line, &mut held);
    }
    held
}

/// Words in a row.
pub(crate) fn list(words: Words, items: &[String]) -> String {
    items.join(words.pick("；", "; "))
}

/// Reads what [`list`] wrote.
pub(crate) fn parse_list(words: Words, text: &str) -> Vec<String> {
    let items = text.split(words.pick("；", ";")).map(str::trim).filter(|item| !item.is_empty());
    items.map(str::to_owned).collect()
}

const TIME: &str = "%Y-%m-%d %H:%M:%S%.f %:z";

/// A moment as people and machines read it.
pub(crate) fn time(time: &Instant) -> String {
    time.format(TIME).to_string()
}

/// Reads what [`time`] wrote.
pub(crate) fn parse_time(text: &str) -> Option<Instant> {
    DateTime::parse_from_str(text, TIME).ok()
}

/// A number and whose it is.
pub(crate) fn code(words: Words, code: &Code) -> String {
    match code.scheme.is_empty() {
        true => code.value.clone(),
        false => format!("{}{}{}", code.value, words.pick("", " "), words.brackets(&code.scheme)),
    }
}

/// Reads what [`code`] wrote.
pub(crate) fn parse_code(words: Words, text: &str) -> Code {
    let bracket =
        text.strip_suffix(words.pick("）", ")")).and_then(|inner| inner.rsplit_once(words.pick("（", "(")));
    let (value, scheme) = bracket.unwrap_or((text, ""));
    Code { scheme: scheme.trim().to_owned(), value: value.trim().to_owned() }
}

/// The word for how much machines did.
pub(crate) fn level(words: Words, level: AiLevel) -> &'static str {
    LEVELS.iter().find(|(one, ..)| *one == level).map_or("", |(_, zh, en)| words.pick(zh, en))
}

/// Reads what [`level`] wrote.
pub(crate) fn parse_level(text: &str) -> Option<AiLevel> {
    LEVELS.iter().find(|(_, zh, en)| *zh == text || *en == text).map(|(level, ..)| *level)
}
