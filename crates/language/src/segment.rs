//! Where words begin and end, for people who read Chinese: by the dictionary of the Unicode
//! consortium (Unicode Standard Annex 29, the dictionary for Han), and then as an editor
//! reads them: a number with its unit is one word, every sign of punctuation one, and what
//! the dictionary cuts into single characters, names above all, stays together.

use crate::chars::is_han;
use icu_segmenter::options::WordBreakInvariantOptions;
use icu_segmenter::{WordSegmenter, WordSegmenterBorrowed};
use std::sync::LazyLock;

/// The dictionary is part of the program; this only finds its way to it.
static SEGMENTER: LazyLock<WordSegmenterBorrowed<'static>> =
    LazyLock::new(|| WordSegmenter::new_dictionary(WordBreakInvariantOptions::default()));

/// Single characters that are words by themselves: what the dictionary leaves alone is not
/// part of a name when it is one of these.
const ALONE: &str = "的地得了着过和与及或在是有为被把对从到向于以等也都就还又才已将让使给由比如而但并且则即若虽\
    这那其此该各每某我你他她它您谁上下中里内外前后左右间时处之不没无非未很最更太较再只仅共约近超逾\
    个名位家座条项件次种场句篇一二三四五六七八九十百千万亿两几多余半第去来说称问答讯电摄看能会可要想请\
    年月日号点分秒元人岁吧吗呢啊嘛哦";

/// What belongs to the number before it.
const UNITS: &str = "% ％ ‰ ℃ ° 十 百 千 万 亿 余 多 余人 多人 元 万元 亿元 万人 亿人 人 名 个 年 月 日 号 时 点 分 秒 \
    天 周 岁 小时 分钟 年代 世纪 次 家 座 条 项 件 倍 届 位 级 吨 万吨 克 公斤 千克 米 公里 千米 厘米 毫米 平方米 \
    平方公里 立方米 公顷 亩 万亩 度 千瓦 万千瓦 美元 亿美元 万美元 个月 个百分点 百分点 km kg m cm mm";

/// Longest name that is put together from single characters.
const LONGEST_NAME: usize = 4;

/// The words of a text, in order; together they are the text. White space between words and
/// every sign of punctuation are words of their own.
pub fn words(text: &str) -> Vec<&str> {
    let ends: Vec<usize> = SEGMENTER.segment_str(text).skip(1).collect();
    let mut words = Vec::with_capacity(ends.len());
    let (mut start, mut at) = (0, 0);
    while at < ends.len() {
        let from = |piece: usize| if piece == at { start } else { ends[piece - 1] };
        let taken = together(ends.len() - at, &|piece| &text[from(at + piece)..ends[at + piece]]);
        let end = ends[at + taken - 1];
        words.push(&text[start..end]);
        (start, at) = (end, at + taken);
    }
    words
}

/// How many of the next `count` pieces are one word.
fn together<'t>(count: usize, piece: &dyn Fn(usize) -> &'t str) -> usize {
    let first = piece(0);
    if is_number(first) {
        return number(count, piece);
    }
    if matches!(first, "…" | "—" | "─") {
        // ……, —— are one sign of two characters.
        return (0..count).take_while(|at| piece(*at) == first).count();
    }
    if !is_loose(first) {
        return 1;
    }
    // Only as far as it matters: a run of thousands would be read again for each of its characters.
    let run = (0..count.min(LONGEST_NAME + 1)).take_while(|at| is_loose(piece(*at))).count();
    if run <= LONGEST_NAME { run } else { 1 }
}

fn number<'t>(count: usize, piece: &dyn Fn(usize) -> &'t str) -> usize {
    let mut taken = 1;
    // A time of day, a score: 19:30, 3∶2.
    while taken + 1 < count && matches!(piece(taken), ":" | "：" | "∶") && is_number(piece(taken + 1)) {
        taken += 2;
    }
    let is_unit = |word: &str| UNITS.split(' ').any(|unit| unit == word);
    while taken < count && is_unit(piece(taken)) {
        taken += 1;
    }
    taken
}

fn is_number(word: &str) -> bool {
    word.chars().next().is_some_and(|c| c.is_ascii_digit() || ('０'..='９').contains(&c))
        && word.chars().all(|c| !c.is_alphabetic())
}

/// A single Han character that is not a word of its own.
pub(crate) fn is_loose(word: &str) -> bool {
    single(word).is_some_and(|c| is_han(c) && !ALONE.contains(c))
}

fn single(word: &str) -> Option<char> {
    let mut chars = word.chars();
    chars.next().filter(|_| chars.next().is_none())
}

/// Whether a word is of Han characters, few enough to be part of a name, and no function word.
pub(crate) fn is_han_word(word: &str) -> bool {
    word.chars().all(is_han) && word.chars().count() < LONGEST_NAME && !is_weak(word)
}

/// Whether a word says nothing by itself: white space, a comma, 的 and its like.
pub(crate) fn is_weak(word: &str) -> bool {
    match single(word) {
        Some(c) => c.is_whitespace() || "，、,".contains(c) || WEAK.contains(c),
        None => word.chars().all(char::is_whitespace) || WEAK_LATIN.contains(&word),
    }
}

/// Function words that stand between any two others.
const WEAK: &str = "的地得了着和与及或在是有为也都就而之等";
const WEAK_LATIN: &[&str] = &["the", "a", "an", "of", "to", "and", "in", "is", "The", "A", "An", "In"];

/// Whether a word is punctuation.
pub(crate) fn is_sign(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| !c.is_alphanumeric() && !c.is_whitespace())
}

/// Whether a word ends a sentence or a line.
pub(crate) fn is_ending(word: &str) -> bool {
    single(word).is_some_and(|c| "。！？；!?;\n\u{2029}".contains(c))
}

#[cfg(test)]
mod tests {
    use super::{LONGEST_NAME, together, words};
    use std::cell::Cell;

    #[track_caller]
    fn check(expected: &str) {
        let text = expected.replace('|', "");
        assert_eq!(words(&text).join("|"), expected);
    }

    #[test]
    fn news_in_words() {
        check("江苏|党员|干部");
        check("记者|许知远|报道|，|公司|从|广东|迁|到|广州|。");
        check("2023年|02月|10日| |07:40:02| |来源|：|新华|日报");
        check("员工|2,200人|，|投资|169.8亿元|，|增长|8.5%|至|1,200万元");
        check("比分|3:2|，|全长|18.6公里");
        check("雾散|了|……|“|好|”|——|船");
        check("Gaotai| |v2.1| |is| |out|,| |don't| |worry|.");
        check("👨‍👩‍👧|来|了");
    }

    #[test]
    fn a_long_run_of_single_characters_is_looked_at_once() {
        for (text, expected) in [("满", LONGEST_NAME), ("—", 3000), ("7", 1)] {
            let looks = Cell::new(0usize);
            let piece = |_| {
                looks.set(looks.get() + 1);
                text
            };
            assert_eq!(together(LONGEST_NAME, &piece), expected.min(LONGEST_NAME));
            looks.set(0);
            let taken = together(3000, &piece);
            assert!(looks.get() <= LONGEST_NAME + taken + 3, "{text}: {} looks for {taken}", looks.get());
        }
        check(&format!("{}满满满满", "满|".repeat(96)));
    }

    #[test]
    fn all_of_the_text_and_nothing_else() {
        for text in ["", " ", "\n", "a\u{2029}b", "𠮷野家", "é", "\u{200d}\u{fe0f}", "一\r\n二"] {
            assert_eq!(words(text).concat(), text);
            assert!(words(text).iter().all(|word| !word.is_empty()));
        }
    }
}
