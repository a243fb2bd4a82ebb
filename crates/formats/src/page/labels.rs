//! The small lines under a title and at the end of a page: labels with their values, and times.

use super::chars::{bare, han, is_blank, is_decoration, length, trim};
use super::time::{self, Stamp};
use super::{furniture, names, source};
use chrono::FixedOffset;
use gaotai_article::slip::{Author, AuthorRole, BylinePlace, Print, Staff, StaffRole};

/// What a labelled value says.
#[derive(Debug, Clone, PartialEq)]
pub enum Field {
    /// 来源.
    Source(String),
    /// The name of a medium that stands without a label.
    Outlet(String),
    /// Date and page of the paper: `《人民日报》（2024年03月05日 第12版）`.
    Print(Print),
    /// When it was published.
    Published(Stamp),
    /// When it was changed.
    Updated(Stamp),
    /// Who wrote or photographed it.
    Authors(Vec<Author>),
    /// Who worked on it at the desk.
    Staff(Vec<Staff>),
    /// 关键词.
    Keywords(Vec<String>),
    /// 栏目.
    Channel(String),
    /// A label that belongs to the page (字号, 浏览次数) with its value.
    Furniture(&'static str),
}

/// What a line of labels says, and what of it was not understood.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Fields {
    /// In the order of the line.
    pub fields: Vec<Field>,
    /// The rest of the line, without decoration; empty when all was understood.
    pub rest: String,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Label {
    Source,
    Published,
    Updated,
    Author(AuthorRole),
    Staff(StaffRole),
    Keywords,
    Channel,
    Furniture(&'static str),
}

/// Labels; an earlier one wins over a later that begins alike.
const LABELS: &[(&str, Label)] = &[
    ("信息来源", Label::Source),
    ("文章来源", Label::Source),
    ("稿件来源", Label::Source),
    ("新闻来源", Label::Source),
    ("资料来源", Label::Source),
    ("内容来源", Label::Source),
    ("消息来源", Label::Source),
    ("来源于", Label::Source),
    ("来源", Label::Source),
    ("來源", Label::Source),
    ("稿源", Label::Source),
    ("转自", Label::Source),
    ("source", Label::Source),
    ("信息发布时间", Label::Published),
    ("发布时间", Label::Published),
    ("發布時間", Label::Published),
    ("发表时间", Label::Published),
    ("发稿时间", Label::Published),
    ("发布日期", Label::Published),
    ("发布于", Label::Published),
    ("发表于", Label::Published),
    ("首发时间", Label::Published),
    ("更新时间", Label::Updated),
    ("更新日期", Label::Updated),
    ("最后更新", Label::Updated),
    ("修改时间", Label::Updated),
    ("更新于", Label::Updated),
    ("时间", Label::Published),
    ("日期", Label::Published),
    ("first published", Label::Published),
    ("published on", Label::Published),
    ("published at", Label::Published),
    ("published", Label::Published),
    ("posted on", Label::Published),
    ("posted", Label::Published),
    ("last updated on", Label::Updated),
    ("last updated", Label::Updated),
    ("last modified", Label::Updated),
    ("updated on", Label::Updated),
    ("updated at", Label::Updated),
    ("updated", Label::Updated),
    ("date", Label::Published),
    ("责任编辑", Label::Staff(StaffRole::ResponsibleEditor)),
    ("責任編輯", Label::Staff(StaffRole::ResponsibleEditor)),
    ("网络编辑", Label::Staff(StaffRole::ResponsibleEditor)),
    ("网站编辑", Label::Staff(StaffRole::ResponsibleEditor)),
    ("本文编辑", Label::Staff(StaffRole::ResponsibleEditor)),
    ("值班编辑", Label::Staff(StaffRole::DutyEditor)),
    ("值班主任", Label::Staff(StaffRole::DutyEditor)),
    ("值班主编", Label::Staff(StaffRole::DutyEditor)),
    ("值班编委", Label::Staff(StaffRole::DutyEditor)),
    ("版面编辑", Label::Staff(StaffRole::LayoutEditor)),
    ("版式编辑", Label::Staff(StaffRole::LayoutEditor)),
    ("美术编辑", Label::Staff(StaffRole::LayoutEditor)),
    ("美编", Label::Staff(StaffRole::LayoutEditor)),
    ("版式", Label::Staff(StaffRole::LayoutEditor)),
    ("责编", Label::Staff(StaffRole::ResponsibleEditor)),
    ("責編", Label::Staff(StaffRole::ResponsibleEditor)),
    ("编审", Label::Staff(StaffRole::Reviewer)),
    ("审核", Label::Staff(StaffRole::Reviewer)),
    ("审校", Label::Staff(StaffRole::Reviewer)),
    ("审读", Label::Staff(StaffRole::Reviewer)),
    ("一审", Label::Staff(StaffRole::Reviewer)),
    ("初审", Label::Staff(StaffRole::Reviewer)),
    ("复审", Label::Staff(StaffRole::Reviewer)),
    ("二审", Label::Staff(StaffRole::Reviewer)),
    ("三审", Label::Staff(StaffRole::Reviewer)),
    ("终审", Label::Staff(StaffRole::Reviewer)),
    ("监制", Label::Staff(StaffRole::Reviewer)),
    ("校对", Label::Staff(StaffRole::Proofreader)),
    ("校對", Label::Staff(StaffRole::Proofreader)),
    ("主编", Label::Staff(StaffRole::DutyEditor)),
    ("编辑", Label::Staff(StaffRole::ResponsibleEditor)),
    ("編輯", Label::Staff(StaffRole::ResponsibleEditor)),
    ("responsible editor", Label::Staff(StaffRole::ResponsibleEditor)),
    ("edited by", Label::Staff(StaffRole::ResponsibleEditor)),
    ("editing by", Label::Staff(StaffRole::ResponsibleEditor)),
    ("editors", Label::Staff(StaffRole::ResponsibleEditor)),
    ("editor", Label::Staff(StaffRole::ResponsibleEditor)),
    ("proofreader", Label::Staff(StaffRole::Proofreader)),
    ("通讯员", Label::Author(AuthorRole::Correspondent)),
    ("作者", Label::Author(AuthorRole::Reporter)),
    ("记者", Label::Author(AuthorRole::Reporter)),
    ("記者", Label::Author(AuthorRole::Reporter)),
    ("撰文", Label::Author(AuthorRole::Reporter)),
    ("撰稿", Label::Author(AuthorRole::Reporter)),
    ("采写", Label::Author(AuthorRole::Reporter)),
    ("文字", Label::Author(AuthorRole::Reporter)),
    ("供稿", Label::Author(AuthorRole::Correspondent)),
    ("摄影", Label::Author(AuthorRole::Photographer)),
    ("图片", Label::Author(AuthorRole::Photographer)),
    ("编译", Label::Author(AuthorRole::Compiler)),
    ("整理", Label::Author(AuthorRole::Compiler)),
    ("翻译", Label::Author(AuthorRole::Translator)),
    ("实习生", Label::Author(AuthorRole::Trainee)),
    ("reporting by", Label::Author(AuthorRole::Reporter)),
    ("additional reporting by", Label::Author(AuthorRole::Reporter)),
    ("photographs by", Label::Author(AuthorRole::Photographer)),
    ("photos by", Label::Author(AuthorRole::Photographer)),
    ("translated by", Label::Author(AuthorRole::Translator)),
    ("written by", Label::Author(AuthorRole::Reporter)),
    ("author", Label::Author(AuthorRole::Reporter)),
    ("by", Label::Author(AuthorRole::Reporter)),
    ("关键词", Label::Keywords),
    ("关键字", Label::Keywords),
    ("keywords", Label::Keywords),
    ("tags", Label::Keywords),
    ("所属栏目", Label::Channel),
    ("栏目", Label::Channel),
    ("频道", Label::Channel),
    ("字号", Label::Furniture(furniture::TOOLS)),
    ("字体", Label::Furniture(furniture::TOOLS)),
    ("分享到", Label::Furniture(furniture::SHARE)),
    ("分享", Label::Furniture(furniture::SHARE)),
    ("浏览次数", Label::Furniture(furniture::COUNTER)),
    ("浏览量", Label::Furniture(furniture::COUNTER)),
    ("阅读次数", Label::Furniture(furniture::COUNTER)),
    ("阅读量", Label::Furniture(furniture::COUNTER)),
    ("阅读", Label::Furniture(furniture::COUNTER)),
    ("点击数", Label::Furniture(furniture::COUNTER)),
    ("点击量", Label::Furniture(furniture::COUNTER)),
    ("点击", Label::Furniture(furniture::COUNTER)),
    ("浏览", Label::Furniture(furniture::COUNTER)),
    ("访问量", Label::Furniture(furniture::COUNTER)),
    ("评论", Label::Furniture(furniture::COUNTER)),
    ("views", Label::Furniture(furniture::COUNTER)),
];

/// A label in the text: where it starts, where its value starts, what it says.
#[derive(Debug, Clone, Copy)]
struct Mark {
    start: usize,
    value: usize,
    label: Label,
}

/// English labels that need no colon before the value.
const WITHOUT_COLON: &[&str] = &[
    "by",
    "written by",
    "published",
    "published on",
    "published at",
    "first published",
    "updated",
    "updated on",
    "updated at",
    "last updated",
    "last updated on",
    "posted",
    "posted on",
    "edited by",
    "editing by",
    "reporting by",
    "additional reporting by",
    "photographs by",
    "photos by",
    "translated by",
    "last modified",
    "发布于",
    "发表于",
    "更新于",
];

fn label_at(text: &str, at: usize) -> Option<Mark> {
    let rest = &text[at..];
    let first = rest.as_bytes().first()?.to_ascii_lowercase();
    let (word, label) = LABELS
        .iter()
        .filter(|(word, _)| word.as_bytes()[0] == first)
        .find(|(word, _)| rest.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word)))?;
    let latin = word.is_ascii();
    if latin && text[..at].ends_with(|c: char| c.is_alphanumeric()) {
        return None;
    }
    let after = &rest[word.len()..];
    let value = after.trim_start_matches(is_blank);
    let parted = !latin && text[..at].chars().next_back().is_none_or(is_decoration);
    let colon = value.starts_with([':', '：']) || (parted && value.starts_with(['|', '｜', '丨', '/', '／']));
    if !colon {
        let spaced = value.len() < after.len() || !latin;
        if !WITHOUT_COLON.contains(word) || !spaced {
            return None;
        }
        return Some(Mark { start: at, value: at + rest.len() - value.len(), label: *label });
    }
    let value = value.trim_start_matches(|c: char| is_blank(c) || ":：|｜丨/／".contains(c));
    Some(Mark { start: at, value: at + rest.len() - value.len(), label: *label })
}

fn labels(text: &str) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    let mut from = 0;
    for (at, _) in text.char_indices() {
        if at < from {
            continue;
        }
        if let Some(mark) = label_at(text, at) {
            from = mark.value;
            marks.push(mark);
        }
    }
    marks
}

/// Reads a line of labels and times. `None` when it has neither, or when so much of it is
/// something else that it must be a line of the story.
pub fn read(text: &str, offset: FixedOffset, place: BylinePlace) -> Option<Fields> {
    let text = trim(text);
    if text.is_empty() || length(text) > 240 {
        return None;
    }
    let stamps = time::find_all(text, offset);
    if let Some(fields) = print_line(text, &stamps) {
        return Some(Fields { fields, rest: String::new() });
    }
    let marks = labels(text);
    if stamps.is_empty() && marks.is_empty() {
        return None;
    }
    let mut found = Fields::default();
    let mut rest: Vec<&str> = Vec::new();
    let first =
        marks.first().map(|mark| mark.start).into_iter().chain(stamps.first().map(|stamp| stamp.start)).min();
    rest.push(&text[..first.unwrap_or(0)]);
    let mut unlabelled_from = first.unwrap_or(0);
    for (n, mark) in marks.iter().enumerate() {
        plain_part(text, unlabelled_from, mark.start, &stamps, &mut found, &mut rest);
        let end = marks.get(n + 1).map_or(text.len(), |next| next.start);
        labelled(text, mark, end, &stamps, place, &mut found, &mut rest);
        unlabelled_from = end;
    }
    plain_part(text, unlabelled_from, text.len(), &stamps, &mut found, &mut rest);
    found.rest = leftover(&rest, &mut found.fields);
    let strange = found.rest.contains(['。', '！', '？', '，', '“', '”'])
        || length(&found.rest) > 16
        || (length(&found.rest) > 8 && found.fields.len() < 2 && stamps.is_empty());
    (!found.fields.is_empty() && !strange).then_some(found)
}

/// `《人民日报》（ 2024年03月05日 第 12 版）`: where the story stood in the paper.
fn print_line(text: &str, stamps: &[Stamp]) -> Option<Vec<Field>> {
    let [stamp] = stamps else { return None };
    let rest = text[stamp.end..].trim_start_matches(is_decoration);
    let page = rest.strip_prefix('第')?.trim_start();
    let digits: String = page.chars().take_while(|c| c.is_ascii_alphanumeric()).collect();
    let after = page[digits.len()..].trim_start().strip_prefix('版')?;
    if digits.is_empty() || !after.chars().all(is_decoration) {
        return None;
    }
    let name = text[..stamp.start].trim_matches(|c: char| is_decoration(c) || "《》".contains(c));
    if length(name) > 12 {
        return None;
    }
    let date = stamp.instant.format("%Y-%m-%d").to_string();
    let mut fields = vec![Field::Print(Print { date, page: digits, slot: String::new() })];
    if !name.is_empty() {
        fields.push(Field::Outlet(name.to_owned()));
    }
    Some(fields)
}

/// A stretch without label: the times in it, and the words between them.
fn plain_part<'a>(
    text: &'a str,
    from: usize,
    to: usize,
    stamps: &[Stamp],
    found: &mut Fields,
    rest: &mut Vec<&'a str>,
) {
    let mut at = from;
    for stamp in stamps.iter().filter(|stamp| stamp.start >= from && stamp.end <= to) {
        rest.push(&text[at..stamp.start]);
        found.fields.push(Field::Published(stamp.clone()));
        at = stamp.end;
    }
    if at < to {
        rest.push(&text[at..to]);
    }
}

fn labelled<'a>(
    text: &'a str,
    mark: &Mark,
    end: usize,
    stamps: &[Stamp],
    place: BylinePlace,
    found: &mut Fields,
    rest: &mut Vec<&'a str>,
) {
    if mark.value >= end {
        if let Label::Furniture(code) = mark.label {
            found.fields.push(Field::Furniture(code));
        }
        return;
    }
    let first_stamp = stamps.iter().find(|stamp| stamp.start >= mark.value && stamp.end <= end);
    if let (Label::Published | Label::Updated, Some(stamp)) = (mark.label, first_stamp) {
        let field = if mark.label == Label::Updated { Field::Updated } else { Field::Published };
        found.fields.push(field(stamp.clone()));
        rest.push(&text[mark.value..stamp.start]);
        plain_part(text, stamp.end, end, stamps, found, rest);
        return;
    }
    let until = first_stamp.map_or(end, |stamp| stamp.start);
    let used = value(&text[mark.value..until], mark.label, place, &mut found.fields);
    if used == 0 {
        rest.push(&text[mark.start..mark.value]);
    }
    plain_part(text, mark.value + used, end, stamps, found, rest);
}

/// Takes the value of a label and says how many bytes of the text it took.
fn value(text: &str, label: Label, place: BylinePlace, fields: &mut Vec<Field>) -> usize {
    let closed = text.find(['】', ']', '）', ')', '|', '｜', '\t', '【', '[']).unwrap_or(text.len());
    match label {
        Label::Source => {
            let (name, used) = source_name(&text[..closed]);
            if !name.is_empty() {
                fields.push(Field::Source(name));
            }
            used
        }
        Label::Author(role) => names_value(&text[..closed], |people| authors(people, role, place), fields),
        Label::Staff(role) => names_value(&text[..closed], |people| staff(people, role), fields),
        Label::Keywords => {
            let words = words(&text[..closed]);
            fields.push(Field::Keywords(words));
            closed
        }
        Label::Channel => {
            fields.push(Field::Channel(bare(&text[..closed]).to_owned()));
            closed
        }
        Label::Furniture(code) => {
            fields.push(Field::Furniture(code));
            let end = text.find("  ").or_else(|| text.find('\u{3000}')).unwrap_or(text.len());
            end.max(closed.min(text.len()))
        }
        Label::Published | Label::Updated => 0,
    }
}

/// Keywords parted as they may be.
pub fn words(text: &str) -> Vec<String> {
    let comma = text.contains([',', '，', ';', '；', '、']);
    let split = |c: char| ",，;；、|".contains(c) || (!comma && han(text) > 0 && is_blank(c));
    let mut words: Vec<String> = Vec::new();
    for word in text.split(split).map(trim).filter(|word| !word.is_empty()) {
        if !words.iter().any(|known| known == word) {
            words.push(word.to_owned());
        }
    }
    words
}

/// A Chinese source ends at a space, a Latin one may hold spaces.
fn source_name(text: &str) -> (String, usize) {
    let start = text.len() - text.trim_start_matches(|c: char| is_blank(c) || "《“\"".contains(c)).len();
    let rest = &text[start..];
    let chinese = rest.chars().take(4).any(super::chars::is_han);
    let end = if chinese {
        rest.find(|c: char| is_blank(c) || "，。；》”\"".contains(c)).unwrap_or(rest.len())
    } else {
        rest.find(|c: char| super::chars::is_han(c) || c == '\u{3000}')
            .or_else(|| rest.find("  "))
            .unwrap_or(rest.len())
    };
    let name = bare(&rest[..end]).to_owned();
    let close = rest[end..].chars().next().filter(|c| "》”\"".contains(*c)).map_or(0, char::len_utf8);
    if length(&name) > 60 { (String::new(), 0) } else { (name, start + end + close) }
}

fn authors(people: Vec<String>, role: AuthorRole, place: BylinePlace) -> Field {
    let author = |name: String| Author { name: names::capitals(&name), role, place, ..Author::default() };
    Field::Authors(people.into_iter().map(author).collect())
}

fn staff(people: Vec<String>, role: StaffRole) -> Field {
    Field::Staff(people.into_iter().map(|name| Staff { name, role, person: None }).collect())
}

/// The longest run of names from the start of the value.
fn names_value(text: &str, make: impl Fn(Vec<String>) -> Field, fields: &mut Vec<Field>) -> usize {
    let mut ends: Vec<usize> = text
        .char_indices()
        .filter(|(_, c)| is_blank(*c) || ",，;；|｜/".contains(*c))
        .map(|(at, _)| at)
        .chain([text.len()])
        .collect();
    ends.reverse();
    for end in ends {
        let value = &text[..end];
        if let Some(people) = names::list(value) {
            let junk = people.last().is_some_and(|last| furniture::of(last).is_some());
            if !junk {
                fields.push(make(people));
                return end;
            }
        }
        if let Some(people) = names::byline(value, BylinePlace::Head).filter(|people| !people.is_empty()) {
            fields.push(make(people.into_iter().map(|author| author.name).collect()));
            return end;
        }
    }
    0
}

/// What no label and no time explains; names of media and words of the page are understood too.
fn leftover(parts: &[&str], fields: &mut Vec<Field>) -> String {
    let has_source = fields.iter().any(|field| matches!(field, Field::Source(_)));
    let mut left: Vec<&str> = Vec::new();
    let mut source = None;
    for part in parts.iter().flat_map(|part| part.split(['\t', '|', '｜', '\u{3000}', '[', ']', '【', '】']))
    {
        let part = part.trim_matches(|c: char| is_decoration(c) || "~·。".contains(c));
        if part.is_empty()
            || furniture::of(part).is_some()
            || NOTHING.contains(&part.to_ascii_lowercase().as_str())
        {
            continue;
        }
        if source::is_medium(part) && !part.contains(' ') || han(part) == 0 && source::is_medium(part) {
            source = source.or((!has_source).then(|| part.to_owned()));
            continue;
        }
        left.extend(words_left(part, has_source, &mut source, fields));
    }
    if let Some(name) = source {
        fields.push(Field::Outlet(name));
    }
    left.join(" ")
}

/// `陈小北 滨江发布` beside a time: who wrote it and where, without labels.
fn words_left<'a>(
    part: &'a str,
    has_source: bool,
    source: &mut Option<String>,
    fields: &mut Vec<Field>,
) -> Vec<&'a str> {
    let words: Vec<&str> = part.split(is_blank).map(bare).filter(|word| !word.is_empty()).collect();
    let timed = fields.iter().any(|field| matches!(field, Field::Published(_)));
    if let Some(people) = names::byline(part, BylinePlace::Head) {
        fields.push(Field::Authors(people));
        return Vec::new();
    }
    if han(part) == 0 || words.len() > 4 || !timed {
        return vec![part];
    }
    let mut left = Vec::new();
    for word in words {
        if !has_source && source.is_none() && source::is_medium(word) {
            *source = Some(word.to_owned());
        } else if names::looks_like_person(word) {
            fields.push(authors(vec![word.to_owned()], AuthorRole::Reporter, BylinePlace::Head));
        } else if furniture::of(word).is_none() {
            left.push(word);
        }
    }
    left
}

/// Words between the fields that say nothing.
const NOTHING: &[&str] = &[
    "on",
    "at",
    "the",
    "in",
    "for",
    "and",
    "来自",
    "北京时间",
    "local time",
    "发布",
    "发表",
    "原创",
    "ist",
    "min read",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn show(text: &str) -> Vec<String> {
        let offset = FixedOffset::east_opt(8 * 3600).expect("eight hours are an offset");
        let Some(found) = read(text, offset, BylinePlace::Head) else { return vec!["none".into()] };
        let mut shown: Vec<String> = found.fields.iter().map(show_field).collect();
        if !found.rest.is_empty() {
            shown.push(format!("rest={}", found.rest));
        }
        shown
    }

    fn show_field(field: &Field) -> String {
        let people = |names: Vec<&str>| names.join("+");
        match field {
            Field::Source(name) => format!("source={name}"),
            Field::Outlet(name) => format!("outlet={name}"),
            Field::Print(print) => format!("print={} {}", print.date, print.page),
            Field::Published(stamp) => format!("time={}", stamp.instant.format("%F %T")),
            Field::Updated(stamp) => format!("updated={}", stamp.instant.format("%F %T")),
            Field::Authors(list) => {
                format!("{:?}={}", list[0].role, people(list.iter().map(|a| a.name.as_str()).collect()))
            }
            Field::Staff(list) => {
                format!("{:?}={}", list[0].role, people(list.iter().map(|s| s.name.as_str()).collect()))
            }
            Field::Keywords(words) => format!("keywords={}", words.join("+")),
            Field::Channel(name) => format!("channel={name}"),
            Field::Furniture(code) => (*code).to_owned(),
        }
    }

    #[test]
    fn lines_of_labels() {
        for (text, expected) in [
            ("2023年02月10日 07:40:02 来源: 新华日报", &["time=2023-02-10 07:40:02", "source=新华日报"][..]),
            ("来源：人民网 2023年02月10日07:40", &["source=人民网", "time=2023-02-10 07:40:00"]),
            (
                "2023-02-10 07:40来源：《新华日报》作者：张三",
                &["time=2023-02-10 07:40:00", "source=新华日报", "Reporter=张三"],
            ),
            (
                "发布时间：2023-02-10 07:40　来源：省政府办公厅　字号：[大 中 小]　打印",
                &["time=2023-02-10 07:40:00", "source=省政府办公厅", "furniture_tools"],
            ),
            ("[责任编辑: 沙佳仪 ]", &["ResponsibleEditor=沙佳仪"]),
            ("【纠错】 [责任编辑: 沙佳仪 ]", &["ResponsibleEditor=沙佳仪"]),
            ("(责编：张三、李四)", &["ResponsibleEditor=张三+李四"]),
            (
                "编辑：王五 审核：赵六 校对：王　展",
                &["ResponsibleEditor=王五", "Reviewer=赵六", "Proofreader=王展"],
            ),
            ("2023-02-10 07:40 新华社", &["time=2023-02-10 07:40:00", "outlet=新华社"]),
            ("《人民日报》（ 2024年03月05日   第 12 版）", &["print=2024-03-05 12", "outlet=人民日报"]),
            (
                "陈小北 滨江发布 2024年04月02日 21:30",
                &["time=2024-04-02 21:30:00", "Reporter=陈小北", "outlet=滨江发布"],
            ),
            (
                "Source: The Guardian | Published: 10 February 2023",
                &["source=The Guardian", "time=2023-02-10 00:00:00"],
            ),
            ("By Jane Doe | Feb. 10, 2023", &["Reporter=Jane Doe", "time=2023-02-10 00:00:00"]),
            ("Published 7:40 AM EST, Fri February 10, 2023", &["time=2023-02-10 07:40:00"]),
            ("Updated 10 February 2023 at 08:00", &["updated=2023-02-10 08:00:00"]),
            (
                "Reporting by Jane Doe; Editing by John Smith",
                &["Reporter=Jane Doe", "ResponsibleEditor=John Smith"],
            ),
            ("编辑 | 王五  校对丨赵六", &["ResponsibleEditor=王五", "Proofreader=赵六"]),
            ("来源丨滨江发布", &["source=滨江发布"]),
            ("关键词：就业，招商、产业链", &["keywords=就业+招商+产业链"]),
        ] {
            assert_eq!(show(text), expected, "{text}");
        }
    }

    #[test]
    fn sentences_are_no_labels() {
        for text in [
            "2023年2月10日，江苏省政府召开新闻发布会，介绍有关情况。",
            "记者：您怎么看这件事？",
            "他说：“来源：不明。”",
            "The report was published on 10 February 2023 by the council, which met in the old hall.",
            "时间：上午九点，地点在老礼堂，请大家准时到场。",
            "引才聚才强信心",
        ] {
            assert_eq!(show(text), ["none"], "{text}");
        }
    }
}
