//! Plans of any numbers: read, checked and set without a panic, and what is left of them is sound.

#[path = "ready/fill.rs"]
#[allow(dead_code, reason = "shared with the tests of whole pages")]
mod fill;

use gaotai_article::HeadPart;
use gaotai_layout::copy::Copy;
use gaotai_layout::plan::{self, Geometry, READY_STYLES, Style};
use gaotai_layout::{Folio, Job, Press, Story};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Slots that were set.
static SET: AtomicUsize = AtomicUsize::new(0);
static PRESS: LazyLock<Press> = LazyLock::new(fill::press);
static STYLE: LazyLock<Style> = LazyLock::new(|| plan::read_style(READY_STYLES[0].1).expect("a ready style"));

/// Column, row, columns, rows.
type Cells = (u32, u32, u32, u32);

fn told((column, row, columns, rows): Cells) -> String {
    format!("{{ column = {column}, row = {row}, columns = {columns}, rows = {rows} }}")
}

fn area() -> impl Strategy<Value = Cells> {
    let number = |most: u32| prop_oneof![60 => 1..most, 1 => any::<u32>(), 1 => Just(0)];
    (number(5), number(24), number(5), number(16))
}

/// An area within another, most of the time.
fn part((column, row, columns, rows): Cells) -> impl Strategy<Value = Cells> {
    let inside = (0.0..1.0f64, 0.0..1.0f64, 0.0..1.0f64).prop_map(move |(down, wide, high)| {
        let share = |whole: u32, share: f64| ((f64::from(whole) * share) as u32).clamp(1, whole.max(1));
        let from = (f64::from(rows) * down * 0.5) as u32;
        (column, row.saturating_add(from), share(columns, wide), share(rows - from.min(rows), high))
    });
    prop_oneof![15 => inside, 1 => area()]
}

fn slot() -> impl Strategy<Value = String> {
    (area(), prop::collection::vec(area(), 0..2)).prop_flat_map(|(first, mut areas)| {
        areas.insert(0, first);
        let treatment = prop_oneof![3 => Just("lead"), 3 => Just("rail"), 3 => Just("feature"), 1 => Just("none")];
        let title = (treatment, part(first), any::<bool>()).prop_map(|(name, area, vertical)| {
            format!("title = {{ treatment = \"{name}\", area = {}, vertical = {vertical} }}\n", told(area))
        });
        let columns = (0u32..6).prop_map(|count| format!("columns = {count}\n"));
        let frame = (0.0..70.0f64).prop_map(|tint| format!("frame = {{ rule = \"{tint}pt\", tint = {tint} }}\n"));
        let jumps = Just("jump_to = \"2\"\njump_from = \"1\"\n".to_owned());
        let balance = Just("balance = true\n".to_owned());
        let extra = prop::collection::vec(prop_oneof![3 => title, 1 => columns, 1 => frame, 1 => jumps, 1 => balance], 0..4);
        let pictures = prop::collection::vec(part(first), 0..3);
        ("[a-h]", Just(areas), pictures, extra)
    })
    .prop_map(|(id, areas, pictures, mut extra)| {
        extra.sort();
        extra.dedup_by_key(|line| line.chars().next());
        let list = |areas: Vec<Cells>| areas.into_iter().map(told).collect::<Vec<_>>().join(", ");
        format!(
            "[[slot]]\nid = \"{id}\"\nname = {{ zh = \"甲\", en = \"A\" }}\narea = [{}]\npicture = [{}]\n{}",
            list(areas),
            list(pictures),
            extra.concat()
        )
    })
}

fn any_plan() -> impl Strategy<Value = String> {
    let head = (3u32..12, 1u32..9, 20u32..50, 250.0..900.0f64, 0.0..100.0f64, 0u32..3);
    (head, prop::collection::vec(slot(), 0..5)).prop_map(|((columns, measure, rows, side, margin, head), slots)| {
        let masthead = ["", "masthead = { kind = \"folio\", height = \"40pt\" }\n", "masthead = { kind = \"nameplate\", height = \"9pt\" }\n"];
        format!(
            "format = \"gaotai-page-plan\"\nversion = 1\nid = \"any\"\nname = {{ zh = \"\", en = \"\" }}\nlanguage = \"zh-CN\"\n\
             style = \"daily-zh\"\nsheet = {{ width = \"{side}pt\", height = \"{side}pt\", margin = {{ top = \"{margin}pt\", \
             right = \"9pt\", bottom = \"9pt\", left = \"9pt\" }} }}\ngrid = {{ columns = {columns}, measure = {measure}, rows = {rows} }}\n\
             {}{}",
            masthead[head as usize],
            slots.concat()
        )
    })
}

fn story() -> Story {
    let made = gaotai_testkit::story::Story::new("青禾秋粮入库过八成")
        .head(HeadPart::Kicker, "颗粒归仓之后")
        .paragraph(&"夜里零点，青禾县新增的两条夜班公交线路正式发车。".repeat(12));
    Story { copy: Copy::of(&made.build()), language: "zh-CN".into(), ..Story::default() }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    fn of_any_numbers(text in any_plan()) {
        let Ok(plan) = plan::read(&text) else { return Ok(()) };
        let plan = plan.in_style(&STYLE);
        let grid = Geometry::of(&plan, &STYLE);
        for (number, slot) in plan.slots.iter().enumerate() {
            let place = grid.place(&plan, number);
            for frame in &place.frames {
                prop_assert!(frame.width >= STYLE.body.size.0 - 0.01, "{} {frame:?}", slot.id);
                prop_assert!(frame.height > 0.0 && (frame.width - place.frames[0].width).abs() < 0.01);
            }
        }
        let stories: BTreeMap<String, Story> = plan.slots.iter().map(|slot| (slot.id.clone(), story())).collect();
        let sheet = PRESS.set(&Job { plan: &plan, style: &STYLE, folio: fill::folio("zh-CN"), stories, marks: true });
        SET.fetch_add(sheet.fits.len(), Ordering::Relaxed);
        prop_assert!(sheet.fits.len() == plan.slots.len());
        prop_assert!(sheet.problems.iter().all(|problem| problem.code != "not_set"), "{:?}", sheet.problems);
    }

    #[test]
    fn files_of_any_text(text in ".{0,400}") {
        let _ = plan::read(&text);
        let _ = plan::read_style(&text);
        let _ = plan::read(&format!("format = \"gaotai-page-plan\"\n{text}"));
    }
}

#[test]
fn plans_of_any_numbers() {
    of_any_numbers();
    let set = SET.load(Ordering::Relaxed);
    assert!(
        set > 100,
        "only {set} slots were sound enough to be set: the plans are too wild to show anything"
    );
}

/// Words of a masthead that are far too long, or hostile, stay words.
#[test]
fn mastheads_of_any_words() {
    let long = "很长".repeat(500);
    for id in ["broadsheet-news", "tabloid-front", "broadsheet-en"] {
        let (plan, style) = fill::ready(id);
        for words in ["", "#panic()", long.as_str(), "\u{202E}x\n\u{0}", "A"] {
            let folio = Folio {
                paper: words.into(),
                section: words.into(),
                date: words.into(),
                editors: words.into(),
                page: words.into(),
            };
            let job = Job { plan: &plan, style: &style, folio, stories: BTreeMap::new(), marks: false };
            let sheet = PRESS.set(&job);
            assert!(sheet.problems.is_empty(), "{id} {words:.20}: {:?}", sheet.problems);
        }
    }
}
