//! What differs, read as an editor reads it.

use super::lines::{Group, Line, Place, align};
use super::text::shortest;
use super::{Amount, changes};
use gaotai_article::BlockId;
use gaotai_testkit::ids;
use proptest::prelude::*;
use std::cell::Cell;
use std::hash::{Hash, Hasher};
use std::rc::Rc;

/// What is alike as it is, what went and what came in as `{old|new}`.
fn marked(old: &str, new: &str) -> String {
    let mut out = String::new();
    let mut at = 0;
    for change in changes(old, new) {
        out.push_str(&old[at..change.old.start]);
        out.push_str(&format!("{{{}|{}}}", &old[change.old.clone()], &new[change.new]));
        at = change.old.end;
    }
    out + &old[at..]
}

/// Reads `same{old|new}same`, and compares both ways.
#[track_caller]
fn check(expected: &str) {
    let (mut old, mut new, mut turned) = (String::new(), String::new(), String::new());
    for part in expected.split_inclusive(['{', '}']) {
        match part.strip_suffix('}').and_then(|part| part.split_once('|')) {
            Some((from, to)) => {
                old.push_str(from);
                new.push_str(to);
                turned.push_str(&format!("{to}|{from}}}"));
            }
            None => {
                let text = part.trim_end_matches('{');
                old.push_str(text);
                new.push_str(text);
                turned.push_str(part);
            }
        }
    }
    assert_eq!(marked(&old, &new), expected);
    assert_eq!(marked(&new, &old), turned);
}

#[test]
fn words_are_replaced_whole() {
    check("公司从{广东|广州}迁到上海。");
    check("会议在东莞{市区|市民}中心举行。");
    check("The ferry {leaves|left} at noon.");
    check("江水东流");
    check("{|江水东流}");
}

#[test]
fn a_phrase_inside_what_looks_like_a_word_stands_alone() {
    check("而是沿护岸往{|，后来补上的一句。}上游多走了三十米");
    check("由沙佳{|，也就是组长，}仪负责");
    check("投资{170亿元|1,200,170亿元}。");
}

#[test]
fn numbers_are_whole() {
    check("共有员工{2,200名|2,300名}，");
    check("投资{169.8亿元|170亿元}，");
    check("{2023年2月10日|2024年3月11日}开工，{9时|10时}通车");
    check("增长{8.5%|9.5%}。");
    check("{19:30|20:30}开始，比分{3:2|3:3}");
    check("全长{18.6公里|19公里}");
}

#[test]
fn names_are_whole_also_those_that_no_dictionary_has() {
    check("记者{许知远|许知行}报道");
    check("由{沙佳仪|沙佳怡}负责");
    check("{张三丰|张三峰}出席");
    check("在{夫子庙|夫子街}举行");
}

#[test]
fn what_lies_between_two_changes_by_chance_goes_with_them() {
    check("他是{广东的企业|广州的公司}推荐的");
    check("建成{公路，大桥|铁路，隧道}通车");
    check("The {big dog|small cat} sleeps.");
    // What came in on both sides of a comma is two things.
    check("他{|昨天}说，{|今天}天气很好");
    // A word that says something stays.
    check("{广东|广州}企业{上市|退市}");
}

#[test]
fn punctuation_stands_alone() {
    check("大雾锁江{,|，}能见度不足五十米{.|。}");
    check("走访{企业|公司}{，|。}随后");
    check("走访企业{，|。}随后");
    check("他说{：\"|，“}好{\"|”}");
    check("雾散了{……|——}船开了");
}

#[test]
fn what_came_in_is_a_sentence_where_it_is_one() {
    check("他说，今天开工。{|他说，明天停工。}他说，后天再议。");
    check("江水东流。{|两岸是山。}两岸是田。");
    check("{江水东流。|}两岸是田。");
}

#[test]
fn what_has_nothing_in_common_is_replaced_as_a_whole() {
    check("{今天上午市政府召开会议部署防汛工作。|夜班公交开通后，乘客明显增多了。}");
}

#[test]
fn nothing_differs_in_the_same_text() {
    for text in ["", "江", "江水东流。", "a b  c", "\u{2029}"] {
        assert!(changes(text, text).is_empty());
    }
}

#[test]
fn white_space_is_seen_but_not_counted() {
    let (old, new) = ("江水东流", "江水\n 东流");
    let found = changes(old, new);
    assert_eq!(found.len(), 1);
    assert_eq!(Amount::of(old, new, &found), Amount::default());
}

// ---- lines ----

fn lines(texts: &[(u128, &str)]) -> Vec<Line> {
    let line =
        |(id, text): &(u128, &str)| Line { id: ids::block(*id), place: Place::Text, text: (*text).into() };
    texts.iter().map(line).collect()
}

#[track_caller]
fn aligned(old: &[(u128, &str)], new: &[(u128, &str)], expected: &[(&[usize], &[usize])]) {
    let (old, new) = (lines(old), lines(new));
    let groups = |expected: &[(&[usize], &[usize])]| -> Vec<Group> {
        expected.iter().map(|(old, new)| Group { old: old.to_vec(), new: new.to_vec() }).collect()
    };
    assert_eq!(align(&old, &new), groups(expected));
    let sorted = |mut groups: Vec<Group>| {
        groups.sort_by(|a, b| (&a.old, &a.new).cmp(&(&b.old, &b.new)));
        groups
    };
    let turned =
        align(&new, &old).into_iter().map(|group| Group { old: group.new, new: group.old }).collect();
    assert_eq!(sorted(turned), sorted(groups(expected)), "the other way");
}

const A: &str = "凌晨零点，青禾县新增的两条夜班公交线路正式发车。";
const B: &str = "沿线二十七个站台全部换上了反光站牌。";
const C: &str = "下一步，县里将根据客流数据每季度调整一次班次。";

#[test]
fn lines_are_found_by_their_ids() {
    aligned(&[(1, A), (2, B)], &[(2, B), (1, C), (3, "新")], &[(&[1], &[0]), (&[0], &[1]), (&[], &[2])]);
}

#[test]
fn lines_with_new_ids_are_found_by_their_text() {
    aligned(
        &[(1, A), (2, ""), (3, B)],
        &[(4, A), (5, ""), (6, B)],
        &[(&[0], &[0]), (&[1], &[1]), (&[2], &[2])],
    );
    let edited = "沿线三十个站台全部换上了新的反光站牌。";
    aligned(&[(1, A), (2, B)], &[(3, edited), (4, C)], &[(&[1], &[0]), (&[], &[1]), (&[0], &[])]);
}

#[test]
fn an_id_on_another_text_does_not_hide_the_line() {
    aligned(&[(1, A), (2, B)], &[(1, B), (2, A)], &[(&[1], &[0]), (&[0], &[1])]);
    aligned(&[(1, A)], &[(1, C)], &[(&[0], &[0])]);
}

#[test]
fn splits_and_joins() {
    let whole = format!("{A}{B}{C}");
    aligned(&[(1, &whole)], &[(1, A), (2, B), (3, C)], &[(&[0], &[0, 1, 2])]);
    // The new id went to the first half.
    aligned(
        &[(1, &whole), (9, "尾")],
        &[(2, A), (1, &format!("{B}{C}")), (9, "尾")],
        &[(&[0], &[0, 1]), (&[1], &[2])],
    );
    // What was doubled was not split off.
    aligned(&[(1, &whole)], &[(1, &whole), (2, B)], &[(&[0], &[0]), (&[], &[1])]);
}

fn id(number: u128) -> BlockId {
    ids::block(number)
}

// ---- bounds ----

/// Counts how often it is compared.
#[derive(Clone, PartialOrd, Ord)]
struct Counted(u32, Rc<Cell<u64>>);

impl PartialEq for Counted {
    fn eq(&self, other: &Counted) -> bool {
        self.1.set(self.1.get() + 1);
        self.0 == other.0
    }
}

impl Eq for Counted {}

impl Hash for Counted {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}

/// How often two sequences of 20,000 are compared.
fn comparisons(make: impl Fn(u32) -> (u32, u32)) -> u64 {
    let count = Rc::new(Cell::new(0));
    let (old, new): (Vec<_>, Vec<_>) = (0..20_000)
        .map(|at| {
            let (a, b) = make(at);
            (Counted(a, count.clone()), Counted(b, count.clone()))
        })
        .unzip();
    shortest(&old, &new);
    count.get()
}

/// A fixed sequence without pattern.
fn noise(seed: u32) -> u32 {
    let mut x = seed.wrapping_mul(0x9E37_79B9) ^ 0x85EB_CA6B;
    x ^= x >> 13;
    x = x.wrapping_mul(0xC2B2_AE35);
    x ^ (x >> 16)
}

#[test]
fn hostile_texts_cost_no_square() {
    let most = 40_000_000; // a tenth of 20,000 squared
    let cases: [(&str, &dyn Fn(u32) -> (u32, u32)); 5] = [
        ("nothing in common", &|at| (at, at + 50_000)),
        ("the other way round", &|at| (at, 19_999 - at)),
        ("two words in any order", &|at| (noise(at) % 2, noise(at + 77_777) % 2)),
        ("few words in any order", &|at| (noise(at) % 300, noise(at + 77_777) % 300)),
        ("every other one", &|at| (at, if at % 2 == 0 { at } else { at + 50_000 })),
    ];
    for (name, make) in cases {
        let found = comparisons(make);
        assert!(found < most, "{name}: {found}");
    }
}

// ---- properties ----

fn text() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        Just("广东".to_owned()),
        Just("的".to_owned()),
        Just("，".to_owned()),
        Just("。".to_owned()),
        Just("2,200人".to_owned()),
        Just("许知远".to_owned()),
        Just("\u{2029}".to_owned()),
        "[a-c ]{1,3}",
        "[一-三江水东流]{1,4}",
        "\\PC{0,3}",
    ];
    proptest::collection::vec(part, 0..24).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(250))]

    #[test]
    fn changes_lead_from_one_to_the_other((old, new) in (text(), text())) {
        let found = changes(&old, &new);
        let (mut made, mut at, mut to) = (String::new(), 0, 0);
        for change in &found {
            prop_assert!(!change.old.is_empty() || !change.new.is_empty());
            prop_assert_eq!(&old[at..change.old.start], &new[to..change.new.start]);
            made.push_str(&old[at..change.old.start]);
            made.push_str(&new[change.new.clone()]);
            (at, to) = (change.old.end, change.new.end);
        }
        made.push_str(&old[at..]);
        prop_assert_eq!(&made, &new);
        prop_assert_eq!(found.is_empty(), old == new);
        let back = changes(&new, &old);
        let (there, back) = (Amount::of(&old, &new, &found), Amount::of(&new, &old, &back));
        prop_assert_eq!((there.added, there.removed), (back.removed, back.added));
    }

    #[test]
    fn every_line_is_in_one_group(olds in proptest::collection::vec((0u128..12, text()), 0..8), news in proptest::collection::vec((0u128..12, text()), 0..8)) {
        let make = |texts: Vec<(u128, String)>| {
            let mut seen = std::collections::HashSet::new();
            texts.into_iter().filter(|(number, _)| seen.insert(*number))
                .map(|(number, text)| Line { id: id(number), place: Place::Text, text }).collect::<Vec<_>>()
        };
        let (old, new) = (make(olds), make(news));
        let groups = align(&old, &new);
        let all = |of: fn(&Group) -> &Vec<usize>| {
            let mut places: Vec<usize> = groups.iter().flat_map(|group| of(group).clone()).collect();
            places.sort_unstable();
            places
        };
        prop_assert_eq!(all(|group| &group.old), (0..old.len()).collect::<Vec<_>>());
        prop_assert_eq!(all(|group| &group.new), (0..new.len()).collect::<Vec<_>>());
        let turned: std::collections::HashSet<_> = align(&new, &old).into_iter().map(|group| (group.new, group.old)).collect();
        prop_assert_eq!(turned, groups.into_iter().map(|group| (group.old, group.new)).collect());
    }
}
