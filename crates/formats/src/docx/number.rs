//! Numbers that Word counts itself and that stand in no text (ECMA-376, part 1, 17.9).

use crate::xml::read::{at, attribute, children};
use roxmltree::{Document, Node};
use std::collections::{HashMap, HashSet};

/// Levels of a list.
const LEVELS: usize = 9;
/// More lists, and forms of them, than any document has.
const MOST: usize = 20_000;
/// Longer than what stands before any paragraph, in characters.
const LONGEST: usize = 60;

/// How a level of a list counts.
#[derive(Debug, Default)]
struct Level {
    /// As `decimal`, `chineseCounting`.
    format: String,
    /// As `第%1章`.
    text: String,
    start: u32,
    /// Nothing stands between number and words.
    tight: bool,
    /// The numbers of the levels above it are decimal in it.
    legal: bool,
    /// The style whose paragraphs stand on this level.
    style: String,
}

/// A list that counts as one of the forms does.
#[derive(Debug, Default)]
struct List {
    form: String,
    starts: [Option<u32>; LEVELS],
}

/// What `numbering.xml` says.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    forms: HashMap<String, [Level; LEVELS]>,
    lists: HashMap<String, List>,
}

fn value<'a>(node: Node<'a, '_>, path: &str) -> &'a str {
    let found = at(node, path).and_then(|node| node.attributes().find(|one| one.name() == "val"));
    found.map(|one| one.value()).unwrap_or_default()
}

fn is_on(node: Node<'_, '_>, name: &str) -> bool {
    at(node, name).is_some_and(|node| !["0", "false", "off"].contains(&attribute(node, "val")))
}

impl Numbering {
    /// Reads the part.
    pub fn read(document: &Document<'_>) -> Numbering {
        let root = document.root_element();
        let mut numbering = Numbering::default();
        for form in children(root, "abstractNum").take(MOST) {
            let mut levels: [Level; LEVELS] = Default::default();
            for node in children(form, "lvl") {
                let at = attribute(node, "ilvl").parse::<usize>().unwrap_or(LEVELS);
                if let Some(level) = levels.get_mut(at) {
                    *level = Level {
                        format: value(node, "numFmt").to_owned(),
                        text: value(node, "lvlText").chars().take(LONGEST).collect(),
                        start: value(node, "start").parse().unwrap_or(1),
                        tight: value(node, "suff") == "nothing",
                        legal: is_on(node, "isLgl"),
                        style: value(node, "pStyle").to_owned(),
                    };
                }
            }
            numbering.forms.insert(attribute(form, "abstractNumId").to_owned(), levels);
        }
        for node in children(root, "num").take(MOST) {
            let mut list = List { form: value(node, "abstractNumId").to_owned(), starts: Default::default() };
            for change in children(node, "lvlOverride") {
                let at = attribute(change, "ilvl").parse::<usize>().unwrap_or(LEVELS);
                if let Some(start) = list.starts.get_mut(at) {
                    *start = value(change, "startOverride").parse().ok();
                }
            }
            numbering.lists.insert(attribute(node, "numId").to_owned(), list);
        }
        numbering
    }

    fn levels(&self, list: &str) -> Option<(&List, &[Level; LEVELS])> {
        let list = self.lists.get(list)?;
        Some((list, self.forms.get(&list.form)?))
    }

    /// Whether a level of a list has numbers.
    pub fn ordered(&self, list: &str, level: u8) -> bool {
        let level = self.levels(list).and_then(|(_, levels)| levels.get(usize::from(level)));
        level.is_some_and(|level| !["bullet", "none", ""].contains(&level.format.as_str()))
    }

    /// The level of a list on which the paragraphs of a style stand.
    pub fn level_of(&self, list: &str, style: &str) -> Option<u8> {
        let (_, levels) = self.levels(list)?;
        levels.iter().position(|level| level.style == style).and_then(|at| u8::try_from(at).ok())
    }
}

/// How far the lists of a document have counted.
#[derive(Debug, Default)]
pub(super) struct Counts {
    last: HashMap<String, [Option<u32>; LEVELS]>,
    begun: HashSet<String>,
}

impl Counts {
    /// Counts a paragraph of a list: what stands before its words, nothing where that is no number.
    pub fn next(&mut self, numbering: &Numbering, list: &str, level: u8) -> String {
        let at = usize::from(level).min(LEVELS - 1);
        let Some((own, levels)) = numbering.levels(list) else { return String::new() };
        let last = self.last.entry(own.form.clone()).or_default();
        if self.begun.insert(list.to_owned()) {
            // Lists of one form count on, but for the levels that a list begins anew.
            own.starts
                .iter()
                .zip(last.iter_mut())
                .filter(|(start, _)| start.is_some())
                .for_each(|(_, last)| *last = None);
        }
        for (above, count) in last.iter_mut().enumerate().take(at + 1) {
            let start = own.starts[above].unwrap_or(levels[above].start);
            *count = match *count {
                Some(count) if above == at => Some(count.saturating_add(1)),
                Some(count) => Some(count),
                None => Some(start),
            };
        }
        last[at + 1..].fill(None);
        if !numbering.ordered(list, level) {
            return String::new();
        }
        label(levels, at, last)
    }
}

fn label(levels: &[Level; LEVELS], at: usize, counts: &[Option<u32>; LEVELS]) -> String {
    let level = &levels[at];
    let mut out = String::new();
    let mut rest = level.text.as_str();
    while let Some(sign) = rest.find('%') {
        out.push_str(&rest[..sign]);
        rest = &rest[sign + 1..];
        match rest.chars().next().and_then(|c| c.to_digit(10)).map(|digit| digit as usize) {
            Some(digit @ 1..=LEVELS) => {
                let format = if level.legal { "decimal" } else { levels[digit - 1].format.as_str() };
                out.push_str(&written(counts[digit - 1].unwrap_or(levels[digit - 1].start), format));
                rest = &rest[1..];
            }
            _ => out.push('%'),
        }
    }
    out.push_str(rest);
    let close = level.tight || out.ends_with(['、', '）', '．', '：', '。', '，', ' ', '　']);
    if !close && !out.is_empty() {
        out.push(' ');
    }
    out
}

/// A number in a format of Word (17.18.59); decimal in those that nobody here has.
fn written(number: u32, format: &str) -> String {
    match format {
        "none" => String::new(),
        "decimalZero" => format!("{number:02}"),
        "upperRoman" => roman(number),
        "lowerRoman" => roman(number).to_lowercase(),
        "upperLetter" => letter(number),
        "lowerLetter" => letter(number).to_lowercase(),
        "chineseCounting" | "taiwaneseCounting" if number >= 100 => digits(number, "○"),
        "chineseCounting"
        | "taiwaneseCounting"
        | "chineseCountingThousand"
        | "taiwaneseCountingThousand"
        | "japaneseCounting" => counting(number, &PLAIN),
        "chineseLegalSimplified" | "ideographLegalTraditional" => counting(number, &LEGAL),
        "ideographDigital" | "taiwaneseDigital" | "japaneseDigitalTenThousand" => digits(number, "〇"),
        "decimalFullWidth" | "decimalFullWidth2" => wide(number),
        "ideographTraditional" => one_of(number, "甲乙丙丁戊己庚辛壬癸"),
        "ideographZodiac" => one_of(number, "子丑寅卯辰巳午未申酉戌亥"),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => one_of(number, "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"),
        _ => number.to_string(),
    }
}

fn one_of(number: u32, row: &str) -> String {
    let found = (number as usize).checked_sub(1).and_then(|at| row.chars().nth(at));
    found.map_or_else(|| number.to_string(), String::from)
}

const ROMAN: [(u32, &str); 13] = [
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
];

fn roman(number: u32) -> String {
    if !(1..4000).contains(&number) {
        return number.to_string();
    }
    let (mut out, mut rest) = (String::new(), number);
    for (value, sign) in ROMAN {
        while rest >= value {
            out.push_str(sign);
            rest -= value;
        }
    }
    out
}

/// A, B … Z, AA, BB …
fn letter(number: u32) -> String {
    if !(1..=780).contains(&number) {
        return number.to_string();
    }
    let at = (number - 1) % 26;
    let letter = char::from(b'A' + at as u8);
    std::iter::repeat_n(letter, ((number - 1) / 26 + 1) as usize).collect()
}

const PLAIN: [&str; 14] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "", "十", "百", "千"];
const LEGAL: [&str; 14] = ["零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖", "", "拾", "佰", "仟"];

/// 一, 十, 十一, 一百零一.
fn counting(number: u32, signs: &[&str; 14]) -> String {
    if !(1..10_000).contains(&number) {
        return number.to_string();
    }
    let (mut out, mut gap) = (String::new(), false);
    for place in (0..4usize).rev() {
        let digit = number / 10u32.pow(place as u32) % 10;
        if digit == 0 {
            gap = !out.is_empty();
            continue;
        }
        if std::mem::take(&mut gap) {
            out.push_str(signs[0]);
        }
        // Ten to nineteen have no one before the ten.
        if !(digit == 1 && place == 1 && number < 20) {
            out.push_str(signs[digit as usize]);
        }
        out.push_str(signs[10 + place]);
    }
    out
}

fn digits(number: u32, zero: &str) -> String {
    let digit = |c: char| match c.to_digit(10) {
        None | Some(0) => zero,
        Some(digit) => PLAIN[digit as usize],
    };
    number.to_string().chars().map(digit).collect()
}

fn wide(number: u32) -> String {
    let digit = |c: char| char::from_u32(u32::from('０') + c.to_digit(10).unwrap_or(0));
    number.to_string().chars().filter_map(digit).collect()
}

#[cfg(test)]
mod tests {
    use super::written;

    #[test]
    fn formats_as_word_writes_them() {
        for (number, format, expected) in [
            (12, "decimal", "12"),
            (7, "decimalZero", "07"),
            (10, "chineseCounting", "十"),
            (101, "chineseCounting", "一○一"),
            (21, "chineseCountingThousand", "二十一"),
            (101, "chineseCountingThousand", "一百零一"),
            (110, "chineseCountingThousand", "一百一十"),
            (1001, "chineseCountingThousand", "一千零一"),
            (10, "ideographDigital", "一〇"),
            (12, "chineseLegalSimplified", "拾贰"),
            (1994, "upperRoman", "MCMXCIV"),
            (4, "lowerRoman", "iv"),
            (27, "upperLetter", "AA"),
            (3, "lowerLetter", "c"),
            (0, "lowerLetter", "0"),
            (2, "ideographTraditional", "乙"),
            (11, "ideographTraditional", "11"),
            (3, "decimalEnclosedCircleChinese", "③"),
            (15, "decimalFullWidth", "１５"),
            (5, "hebrew1", "5"),
            (u32::MAX, "chineseCountingThousand", "4294967295"),
        ] {
            assert_eq!(written(number, format), expected, "{number} {format}");
        }
    }
}
