#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use super::*;
use proptest::prelude::*;

/// Options by their letters: r(egex) c(ase) w(hole field) f(ull width) t(raditional).
fn query(pattern: &str, letters: &str) -> Query {
    let has = |letter: char| letters.contains(letter);
    let options = Options {
        regex: has('r'),
        case: has('c'),
        whole_field: has('w'),
        fold_width: has('f'),
        fold_script: has('t'),
    };
    Query { pattern: pattern.into(), options, replacement: None }
}

/// What of a text stands at a match.
fn at(text: &str, one: &Match) -> String {
    let units: Vec<u16> = text.encode_utf16().collect();
    String::from_utf16(&units[one.start as usize..one.end as usize]).unwrap()
}

fn check(pattern: &str, letters: &str, text: &str, found: &[&str]) {
    let matches = find(&query(pattern, letters), &[text]).unwrap();
    assert_eq!(matches.iter().map(|one| at(text, one)).collect::<Vec<_>>(), found, "{pattern:?} {letters}");
}

/// The text with every match replaced.
fn replaced(query: &Query, text: &str) -> String {
    let mut units: Vec<u16> = text.encode_utf16().collect();
    for one in find(query, &[text]).unwrap().iter().rev() {
        let new = one.replacement.as_deref().unwrap().encode_utf16();
        units.splice(one.start as usize..one.end as usize, new);
    }
    String::from_utf16(&units).unwrap()
}

fn check_replace(pattern: &str, letters: &str, replacement: &str, text: &str, after: &str) {
    let query = Query { replacement: Some(replacement.into()), ..query(pattern, letters) };
    assert_eq!(replaced(&query, text), after, "{pattern:?} {letters} {replacement:?}");
}

fn check_wrong(pattern: &str, letters: &str, mistake: Mistake, at: u32) {
    assert_eq!(find(&query(pattern, letters), &[""]), Err(FindError { mistake, at }), "{pattern:?}");
}

#[test]
fn plain_text() {
    check("企业", "", "企业和企业家", &["企业", "企业"]);
    check("a.b", "", "a.b axb A.B", &["a.b", "A.B"]);
    check("a.b", "c", "a.b axb A.B", &["a.b"]);
    check("", "", "a", &[]);
    check("aa", "", "aaaa", &["aa", "aa"]);
    check("ß", "", "ẞ", &["ẞ"]);
}

#[test]
fn places_are_utf16_units() {
    let found = find(&query("野", ""), &["𠮷野家", "野"]).unwrap();
    let places: Vec<(u32, u32, u32)> = found.iter().map(|one| (one.text, one.start, one.end)).collect();
    assert_eq!(places, [(0, 2, 3), (1, 0, 1)]);
}

#[test]
fn patterns() {
    check(r"\d+", "r", "169.8亿元", &["169", "8"]);
    check("^他", "r", "他说\n他们", &["他", "他"]);
    check("x*", "r", "axxb", &["xx"]);
    check("説.", "r", "小説家\n説\n", &["説家"]);
}

#[test]
fn whole_field() {
    check("消息", "w", "消息", &["消息"]);
    check("消息", "w", "消息源", &[]);
    check("a|ab", "rw", "ab", &["ab"]);
    check("(?x) a b # two letters", "rw", "ab", &["ab"]);
    check("消息", "w", "消息\n", &[]);
}

#[test]
fn width_and_script_are_ignored_on_request() {
    check("A（1）,", "f", "Ａ(１)， a（1）,", &["Ａ(１)，", "a（1）,"]);
    check("A(1)", "", "Ａ（１）", &[]);
    check("乾杯", "t", "干杯！乾杯！", &["干杯", "乾杯"]);
    check("里", "t", "裡面 裏面 里面", &["裡", "裏", "里"]);
    check("[Ａ-Ｃ]+（", "rf", "ABC( ＡＢ（", &["ABC(", "ＡＢ（"]);
    check("（[發髮]+）", "rtf", "(发发)", &["(发发)"]);
    check("[^，]+", "rf", "甲,乙，丙", &["甲", "乙", "丙"]);
    check(r"\x{FF0C}", "rf", "甲,乙", &[","]);
}

#[test]
fn replacements() {
    check_replace("我省", "", "$1", "我省我市", "$1我市");
    check_replace(r"(\d+)年(\d+)月", "r", "$2/$1", "2023年02月", "02/2023");
    check_replace(r"(?<year>\d+)年", "r", "${year}-", "2023年", "2023-");
    check_replace("(.)(.)", "r", "$2$1字$10$3$$$&", "ab", "ba字a0$3$ab");
    check_replace("、", "r", r"\n", "甲、乙", "甲\n乙");
    check_replace("（(.)）", "rft", "[$1]", "(髮)", "[髮]");
    check_replace("a", "", "", "banana", "bnn");
}

#[test]
fn mistakes_say_where() {
    check_wrong("他(说", "r", Mistake::GroupUnclosed, 2);
    check_wrong("说)", "r", Mistake::GroupUnopened, 2);
    check_wrong("他[说", "r", Mistake::ClassUnclosed, 2);
    check_wrong("[z-a]", "r", Mistake::Class, 2);
    check_wrong(r"a\p{Nonsense}", "r", Mistake::Class, 2);
    check_wrong("*", "r", Mistake::RepetitionMissing, 1);
    check_wrong("a{2,1}", "r", Mistake::RepetitionCount, 2);
    check_wrong(r"他\q", "r", Mistake::Escape, 2);
    check_wrong("a(?=b)", "r", Mistake::LookAround, 2);
    check_wrong(r"(a)\1", "r", Mistake::Backreference, 4);
    check_wrong(r"(\w{1000}){1000}", "r", Mistake::TooLarge, 1);
    check("(", "", "a(b", &["("]);
}

proptest! {
    #[test]
    fn plain_text_is_found_where_it_stands(pattern in "[ab字𠮷.(（]{1,3}", text in "[ab字𠮷.(（\n]{0,30}") {
        let matches = find(&query(&pattern, "c"), &[&text]).unwrap();
        let units = |byte: usize| text[..byte].encode_utf16().count();
        let expected: Vec<(usize, usize)> =
            text.match_indices(&pattern).map(|(at, found)| (units(at), units(at + found.len()))).collect();
        let found: Vec<(usize, usize)> =
            matches.iter().map(|one| (one.start as usize, one.end as usize)).collect();
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn matches_are_in_order_and_on_characters(pattern in "[ab发發Ａ𠮷，,.*+?|\\[\\]()（]{1,6}", letters in "r?c?w?f?t?", text in "\\PC{0,40}") {
        let Ok(matches) = find(&query(&pattern, &letters), &[&text]) else { return Ok(()) };
        let units: Vec<u16> = text.encode_utf16().collect();
        let mut last = 0;
        for one in &matches {
            prop_assert!(last <= one.start && one.start < one.end && one.end as usize <= units.len());
            prop_assert!(String::from_utf16(&units[one.start as usize..one.end as usize]).is_ok());
            last = one.end;
        }
    }

    #[test]
    fn what_was_replaced_is_gone(pattern in "[ab字]{1,2}", text in "[ab字c]{0,30}") {
        let query = Query { replacement: Some("〇".into()), ..query(&pattern, "") };
        prop_assert_eq!(find(&query, &[replaced(&query, &text)]).unwrap(), []);
    }

    #[test]
    fn a_text_finds_its_other_forms(row in 0..3900usize, before in "[中文]{0,3}") {
        let line = include_str!("script.txt").lines().nth(row).unwrap();
        let forms: Vec<char> = line.chars().collect();
        for (one, other) in forms.iter().zip(forms.iter().cycle().skip(1)) {
            let (text, pattern) = (format!("{before}{one}！"), format!("{before}{other}!"));
            let found = find(&query(&pattern, "tf"), &[&text]).unwrap();
            prop_assert_eq!(found.iter().map(|one| at(&text, one)).collect::<Vec<_>>(), vec![text.clone()]);
        }
    }
}
