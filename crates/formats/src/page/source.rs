//! Names of media, and whether a source is the newsroom's own.

use super::chars::{bare, han, length};

/// How names of media end.
const ENDINGS: &[&str] = &[
    "网",
    "报",
    "社",
    "日报",
    "晚报",
    "晨报",
    "早报",
    "商报",
    "时报",
    "周刊",
    "杂志",
    "在线",
    "电视台",
    "广播",
    "客户端",
    "新闻",
    "发布",
    "融媒",
    "台",
    "通讯社",
    "頻道",
    "频道",
    "新闻网",
    "电台",
    "頭條",
    "头条",
    "传媒",
    "出版社",
    "政府",
];

/// Latin names of media, by a word in them.
const LATIN: &[&str] = &[
    "news",
    "times",
    "post",
    "reuters",
    "press",
    "guardian",
    "bbc",
    "cnn",
    "xinhua",
    "afp",
    "ap",
    "bloomberg",
    "journal",
    "tribune",
    "herald",
    "daily",
    "gazette",
    "telegraph",
    "npr",
    "cgtn",
];

/// Whether the words alone, without “来源：” before them, name a medium.
pub fn is_medium(name: &str) -> bool {
    let name = bare(name);
    let length = length(name);
    if han(name) > 0 {
        return (2..=14).contains(&length)
            && !name.contains(char::is_whitespace)
            && ENDINGS.iter().any(|ending| name.ends_with(ending));
    }
    let lower = name.to_ascii_lowercase();
    length <= 40 && lower.split(|c: char| !c.is_alphanumeric()).any(|word| LATIN.contains(&word))
}

/// Whether the source names the medium itself: `来源：本站原创`.
pub fn is_own(name: &str) -> bool {
    let name = bare(name);
    ["本站", "本报", "本网", "本台", "本刊", "原创"].iter().any(|own| name.starts_with(own))
}
