//! Commas and their like, full stops, dashes and dots.

use super::Edit;
use super::paragraph::{Neighbour, Paragraph, Side, Way, fold};
use crate::chars::{is_han, is_kana};

/// The repairs of single marks; the pairs must be decided before.
pub(super) fn repair(paragraph: &Paragraph) -> Vec<Edit> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < paragraph.chars.len() {
        let edit = if paragraph.shut[at] || !paragraph.is_chinese(at) { None } else { mark(paragraph, at) };
        at = edit.as_ref().map_or(at + 1, |edit| edit.at + edit.before.chars().count());
        found.extend(edit);
    }
    found
}

fn mark(paragraph: &Paragraph, at: usize) -> Option<Edit> {
    let single = |after: &str, wanted: bool| wanted.then(|| with_space(paragraph, at, after));
    match paragraph.chars[at] {
        ',' => single("，", is_chinese_mark(paragraph, at)),
        ';' => single("；", is_chinese_mark(paragraph, at)),
        ':' => single("：", is_chinese_mark(paragraph, at)),
        '?' => single("？", is_chinese_mark(paragraph, at)),
        '!' => single("！", is_chinese_mark(paragraph, at) && !is_yahoo(paragraph, at)),
        '.' | '。' | '…' if run(paragraph, at) != 1 || paragraph.chars[at] == '…' => dots(paragraph, at),
        '.' => single("。", is_full_stop(paragraph, at)),
        '-' => hyphens(paragraph, at),
        '—' if run(paragraph, at) == 1 && is_dash(paragraph, at) => Some(replace(paragraph, at, 1, "——")),
        _ => None,
    }
}

fn replace(paragraph: &Paragraph, at: usize, length: usize, after: &str) -> Edit {
    Edit { at, before: paragraph.chars[at..at + length].iter().collect(), after: after.to_owned() }
}

/// The repair of one mark; a single space before what begins a word goes with it.
fn with_space(paragraph: &Paragraph, at: usize, after: &str) -> Edit {
    let begins = |next: usize| {
        let c = paragraph.chars[next];
        c.is_alphanumeric() || paragraph.wide[next] || matches!(c, '《' | '〈' | '「' | '『' | '【')
    };
    let space = paragraph.after(at) == Some(' ') && at + 2 < paragraph.chars.len() && begins(at + 2);
    replace(paragraph, at, 1 + usize::from(space), after)
}

/// How often the character at `at` stands there in a row; 0 inside such a row.
fn run(paragraph: &Paragraph, at: usize) -> usize {
    let c = paragraph.chars[at];
    if paragraph.before(at) == Some(c) {
        return 0;
    }
    paragraph.chars[at..].iter().take_while(|next| **next == c).count()
}

/// Whether a comma, semicolon, colon, question or exclamation mark is Chinese.
fn is_chinese_mark(paragraph: &Paragraph, at: usize) -> bool {
    let left = paragraph.look(at, Way::Left);
    let right = paragraph.look(at, Way::Right);
    let code =
        |near: Option<char>| near.is_some_and(|c| matches!(c, '/' | '\\' | '=' | '|' | '<' | '>' | '@'));
    match (left.side, right.side) {
        (Side::Chinese, _) => true,
        (_, Side::Chinese) => !code(paragraph.before(at)),
        // The end of the line ends a Chinese sentence, whatever its last word.
        (Side::Latin | Side::Digit | Side::Unit, Side::Edge) => true,
        (Side::Unit | Side::Latin, Side::Digit) => is_counted_in_han(paragraph, right),
        (Side::Unit | Side::Digit, Side::Latin) => begins_name_in_han(paragraph, right),
        (Side::Digit, Side::Digit) => {
            right.spaces > 0 && fold(paragraph.chars[at]) == ',' && is_counted_in_han(paragraph, right)
        }
        _ => false,
    }
}

/// Whether Han follows directly on the number that begins at `digit`: `2023年`, `5.2万`,
/// `60%是`.
fn is_counted_in_han(paragraph: &Paragraph, digit: Neighbour) -> bool {
    let rest = &paragraph.chars[digit.at..];
    rest.iter().find(|c| !(c.is_ascii_digit() || matches!(c, '.' | '%'))).is_some_and(|c| is_han(*c))
}

/// Whether Han follows directly on the name that begins at `letter`: `GDP增长`, `C919大型客机`.
fn begins_name_in_han(paragraph: &Paragraph, letter: Neighbour) -> bool {
    let name = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '-' | '+' | '.' | '&');
    paragraph.chars[letter.at..].iter().find(|c| !name(c)).is_some_and(|c| is_han(*c))
}

/// The one well-known name that ends in a mark.
fn is_yahoo(paragraph: &Paragraph, at: usize) -> bool {
    let word = &paragraph.chars[at.saturating_sub(5)..at];
    word.iter().collect::<String>().eq_ignore_ascii_case("yahoo")
}

/// Whether a single `.` is clearly the end of a Chinese sentence.
fn is_full_stop(paragraph: &Paragraph, at: usize) -> bool {
    let Some(left) = at.checked_sub(1).map(|left| paragraph.side(left)) else { return false };
    let after = paragraph.after(at);
    let ends_line = paragraph.chars[at + 1..].iter().all(|c| c.is_whitespace());
    let gap = after.is_none_or(char::is_whitespace)
        || after.is_some_and(|c| matches!(fold(c), '"' | '\'' | ')' | '》' | '」' | '』'));
    match left {
        _ if paragraph.is_in_dots(at) || is_list_number(paragraph, at) => false,
        Side::Chinese | Side::Unit if gap => true,
        Side::Unit => after.is_some_and(is_han),
        Side::Chinese => begins_sentence(paragraph, at) && is_inner_stop(paragraph, at),
        Side::Digit => ends_line && holds_sentence(paragraph, at),
        Side::Latin => ends_line && holds_sentence(paragraph, at) && !is_abbreviation(paragraph, at),
        Side::Other => {
            ends_line && matches!(paragraph.before(at), Some('"' | ')')) && holds_sentence(paragraph, at)
        }
        Side::Edge => false,
    }
}

fn holds_sentence(paragraph: &Paragraph, at: usize) -> bool {
    paragraph.sum(0, at).han >= 4
}

/// Whether only the number of a list stands before `at`: `1.`, `(2)`, `一.`, `第三)`.
pub(super) fn is_list_number(paragraph: &Paragraph, at: usize) -> bool {
    if at > 16 {
        return false;
    }
    let head: Vec<char> =
        paragraph.chars[..at].iter().copied().filter(|c| !c.is_whitespace() && fold(*c) != '(').collect();
    let number = |c: &char| c.is_ascii_digit() || matches!(c, '第' | '其' | '零' | '〇') || is_han_number(*c);
    head.len() <= 4 && head.iter().all(number)
}

fn is_han_number(c: char) -> bool {
    matches!(c, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '百')
}

fn is_abbreviation(paragraph: &Paragraph, at: usize) -> bool {
    const KNOWN: [&str; 14] =
        ["inc", "ltd", "co", "corp", "etc", "jr", "sr", "st", "dr", "mr", "mrs", "no", "vs", "al"];
    let before = &paragraph.chars[..at];
    let start = before.iter().rposition(|c| !c.is_ascii_alphabetic()).map_or(0, |place| place + 1);
    let word: String = before[start..].iter().collect::<String>().to_ascii_lowercase();
    word.chars().count() == 1 || KNOWN.contains(&word.as_str())
}

/// A point inside a paragraph is a full stop after a clause, where the paragraph has no
/// other full stops and no foreign name stands round it (约翰.史密斯).
fn is_inner_stop(paragraph: &Paragraph, at: usize) -> bool {
    let closing = |c: &char| matches!(fold(*c), '"' | '\'' | ')' | '》' | ' ');
    let before = || paragraph.chars[..at].iter().rev().skip_while(|c| closing(c));
    let clause = before().take_while(|c| is_han(**c) || c.is_ascii_digit()).count();
    let sounds = |near: &mut dyn Iterator<Item = &char>| near.take(2).all(|c| SOUNDS.contains(*c));
    let name = sounds(&mut before()) && sounds(&mut paragraph.chars[at + 1..].iter());
    let quoted = at > 0 && closing(&paragraph.chars[at - 1]);
    paragraph.points_are_stops && (clause >= 3 || quoted) && !name
}

/// Whether a sentence can begin after `at`: with Han, an opening mark or a counted number.
fn begins_sentence(paragraph: &Paragraph, at: usize) -> bool {
    let Some(after) = paragraph.after(at) else { return false };
    let number = Neighbour { side: Side::Digit, spaces: 0, marks: 0, at: at + 1 };
    is_han(after)
        || matches!(after, '（' | '(' | '“' | '‘' | '《' | '「' | '『' | '【')
        || (after.is_ascii_digit() && is_counted_in_han(paragraph, number))
}

/// The characters that write foreign names by sound.
const SOUNDS: &str = "约翰治阿埃艾爱安昂奥巴白班邦保鲍贝本比彼宾波伯博布查达大戴丹德登迪蒂丁杜多厄恩尔法凡范菲费芬夫弗福盖甘冈高戈格葛古瓜圭哈海汉豪赫黑亨胡华霍基吉季加贾杰金卡凯坎康考柯科克肯库夸奎拉莱兰朗劳勒雷黎李里理利丽莉列林琳刘卢鲁路伦罗洛吕马玛迈麦曼芒梅门蒙米密明摩莫默姆穆拿纳娜奈南内尼妮涅宁纽农努诺欧帕潘庞佩彭皮平珀普齐奇恰乔切钦琼丘热仁日荣茹儒瑞若撒萨塞赛桑瑟森沙尚舍申圣施什史士舒司丝斯松苏素孙索塔泰坦汤唐陶特腾提廷通图托瓦万旺威韦维魏温沃乌武西希锡夏香谢辛欣休逊雅亚延扬耶叶伊易因英尤约扎詹珍芝治兹朱卓祖佐";

/// Points or Chinese full stops in a row, and the half of an ellipsis, become `……`.
fn dots(paragraph: &Paragraph, at: usize) -> Option<Edit> {
    let length = run(paragraph, at);
    let enough = match paragraph.chars[at] {
        '…' => length == 1,
        _ => length >= 3,
    };
    // A sentence may end before an ellipsis or after it; other mixtures are not understood.
    let mixed =
        at > 0 && matches!(paragraph.fold(at - 1), Some('.' | '…')) && paragraph.chars[at - 1] != '。'
            || matches!(paragraph.fold(at + length), Some('.' | '…')) && paragraph.chars[at + length] != '。';
    let left = paragraph.look(at, Way::Left).side;
    let right = paragraph.look(at + length.max(1) - 1, Way::Right).side;
    let ends_line = matches!((left, right), (Side::Latin | Side::Digit | Side::Unit, Side::Edge));
    let chinese = left == Side::Chinese || right == Side::Chinese || ends_line;
    (enough && !mixed && chinese).then(|| replace(paragraph, at, length, "……"))
}

/// Two hyphens or more between Han, before the end of a kicker, or before who said it.
fn hyphens(paragraph: &Paragraph, at: usize) -> Option<Edit> {
    let length = run(paragraph, at);
    if !(2..=4).contains(&length) {
        return None;
    }
    let left = beside(paragraph, at.checked_sub(1));
    let right = beside(paragraph, Some(at + length));
    let capital = paragraph.chars.get(at + length).is_some_and(char::is_ascii_uppercase);
    let dash = match (left, right) {
        (Side::Chinese, Side::Chinese | Side::Edge | Side::Digit) => true,
        (Side::Chinese, Side::Latin) => capital,
        (Side::Edge | Side::Unit | Side::Digit | Side::Latin, Side::Chinese) => true,
        _ => false,
    };
    dash.then(|| replace(paragraph, at, length, "——"))
}

fn beside(paragraph: &Paragraph, at: Option<usize>) -> Side {
    match at {
        Some(at) if at < paragraph.chars.len() => paragraph.side(at),
        _ => Side::Edge,
    }
}

/// Whether a single `—` is a dash and not the line between two places, times or names
/// of the same rank (北京—上海, 周一—周五, 2月3日—10日).
fn is_dash(paragraph: &Paragraph, at: usize) -> bool {
    let left = beside(paragraph, at.checked_sub(1));
    let right = beside(paragraph, Some(at + 1));
    let letter = |at: usize| is_han(paragraph.chars[at]) || is_kana(paragraph.chars[at]);
    match (left, right) {
        (Side::Chinese, Side::Edge) | (Side::Edge, Side::Chinese) => true,
        (Side::Chinese, Side::Chinese) if letter(at - 1) && letter(at + 1) => !is_range(paragraph, at),
        (Side::Chinese, Side::Chinese | Side::Digit) => {
            let quoted = matches!(paragraph.chars[at - 1], '”' | '’' | '"' | '\'' | '》');
            quoted || (letter(at - 1) && matches!(paragraph.chars[at + 1], '“' | '"' | '《'))
        }
        _ => false,
    }
}

fn is_range(paragraph: &Paragraph, at: usize) -> bool {
    let han = |c: &&char| is_han(**c);
    let left: String = {
        let reversed: Vec<char> = paragraph.chars[..at].iter().rev().take_while(han).copied().collect();
        reversed.iter().rev().collect()
    };
    let right: String = paragraph.chars[at + 1..].iter().take_while(han).collect();
    let short = left.chars().count() <= 3 || right.chars().count() <= 3;
    let sounds = |text: &mut dyn Iterator<Item = char>| text.take(2).all(|c| SOUNDS.contains(c));
    let name = sounds(&mut left.chars().rev()) || sounds(&mut right.chars());
    let time = left.ends_with(['年', '月', '日', '时', '分', '周', '午', '季', '世', '纪', '代', '期'])
        && right.starts_with(|c: char| {
            is_han_number(c) || matches!(c, '周' | '星' | '下' | '上' | '次' | '明' | '今')
        });
    let weekday = right.starts_with("周") || right.starts_with("星期");
    let place = PLACES.iter().any(|place| left.ends_with(place) || right.starts_with(place));
    let unit = |c: char| matches!(c, '市' | '县' | '区' | '省' | '镇' | '站' | '港' | '州');
    let ranks = left.ends_with(unit) && right.chars().take(5).any(unit);
    short || name || time || weekday || place || ranks
}

/// Names that stand on either side of the line of a route or a partnership.
const PLACES: [&str; 78] = [
    "北京",
    "天津",
    "上海",
    "重庆",
    "河北",
    "山西",
    "辽宁",
    "吉林",
    "黑龙江",
    "江苏",
    "浙江",
    "安徽",
    "福建",
    "江西",
    "山东",
    "河南",
    "湖北",
    "湖南",
    "广东",
    "海南",
    "四川",
    "贵州",
    "云南",
    "陕西",
    "甘肃",
    "青海",
    "台湾",
    "内蒙古",
    "广西",
    "西藏",
    "宁夏",
    "新疆",
    "香港",
    "澳门",
    "南京",
    "杭州",
    "合肥",
    "福州",
    "南昌",
    "济南",
    "郑州",
    "武汉",
    "长沙",
    "广州",
    "深圳",
    "成都",
    "贵阳",
    "昆明",
    "西安",
    "兰州",
    "西宁",
    "沈阳",
    "长春",
    "哈尔滨",
    "太原",
    "石家庄",
    "拉萨",
    "银川",
    "乌鲁木齐",
    "南宁",
    "海口",
    "苏州",
    "青岛",
    "大连",
    "厦门",
    "中国",
    "东盟",
    "欧盟",
    "欧洲",
    "非洲",
    "中亚",
    "阿拉伯",
    "拉美",
    "中东欧",
    "俄罗斯",
    "日本",
    "美国",
    "太平洋",
];
