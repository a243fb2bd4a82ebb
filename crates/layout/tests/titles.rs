//! Title groups: fitted to their room, over one line or several, from left to right or upright, whatever their text is.

#[path = "ready/fill.rs"]
#[allow(dead_code, reason = "shared with the tests of whole pages")]
mod fill;

use gaotai_article::HeadPart;
use gaotai_layout::copy::Copy;
use gaotai_layout::plan::{Plan, Style};
use gaotai_layout::{Folio, Job, Press, Sheet, Story, TitleFit};
use gaotai_testkit::story;
use std::collections::BTreeMap;
use std::sync::LazyLock;

static PRESS: LazyLock<Press> = LazyLock::new(fill::press);

fn set((plan, style): &(Plan, Style), slot: &str, parts: &[(HeadPart, &str)]) -> Sheet {
    let story = parts.iter().fold(story::Story::new(""), |story, (part, text)| story.head(*part, text));
    let copy = Copy::of(&story.paragraph("正文。").build());
    let story = Story { copy, language: plan.language.clone(), ..Story::default() };
    let stories = BTreeMap::from([(slot.to_owned(), story)]);
    PRESS.set(&Job { plan, style, folio: Folio::default(), stories, marks: false })
}

/// How a title alone fits: its size, the characters too many, and its lines as text.
#[track_caller]
fn check(slot: &str, title: &str, size: f64, over: i64, lines: &str) {
    let found = fitted("broadsheet-news", slot, title);
    let units: Vec<u16> = title.encode_utf16().collect();
    let text = |fit: &TitleFit| {
        let line = |line: &gaotai_layout::Line| {
            let (from, to) = line.text.expect("a line of the story");
            String::from_utf16_lossy(&units[from.at..to.at])
        };
        fit.lines.iter().map(line).collect::<Vec<_>>().join("|")
    };
    assert_eq!((found.size, found.over, text(&found).as_str()), (size, over, lines), "{title}");
}

fn fitted(plan: &str, slot: &str, title: &str) -> TitleFit {
    let ready = fill::ready(plan);
    let mut sheet = set(&ready, slot, &[(HeadPart::Title, title)]);
    sheet.fits.remove(slot).expect("a fit").titles.remove(0)
}

#[test]
fn one_line_is_made_smaller_down_to_its_least() {
    check("lead", "春风", 56.0, -12, "春风");
    check("lead", &"春".repeat(14), 56.0, 0, &"春".repeat(14));
    check("lead", &"春".repeat(16), 51.5, 0, &"春".repeat(16));
    check("lead", &"春".repeat(24), 34.0, 0, &"春".repeat(24));
    check("lead", &"春".repeat(30), 34.0, 6, &"春".repeat(30));
}

#[test]
fn several_lines_when_they_become_larger_by_it() {
    check("box", "岚江二桥恢复通行", 24.0, -4, "岚江二桥恢复通行");
    check("box", "岚江二桥南行车道今晨五时恢复通行", 24.0, -9, "岚江二桥南行车道|今晨五时恢复通行");
    check("rail", "聚才强信心", 32.0, 0, "聚才强信心");
}

#[test]
fn a_forced_break_is_kept() {
    let ready = fill::ready("broadsheet-news");
    let block = gaotai_article::Inline::HardBreak { marks: Vec::new() };
    let mut article = story::Story::new("上").build();
    let line = article.doc.head.line_mut(HeadPart::Title);
    line.content.extend([block, gaotai_article::Inline::text("下游")]);
    let story = Story { copy: Copy::of(&article), language: "zh-CN".into(), ..Story::default() };
    let stories = BTreeMap::from([("lead".to_owned(), story)]);
    let sheet =
        PRESS.set(&Job { plan: &ready.0, style: &ready.1, folio: Folio::default(), stories, marks: false });
    let spots: Vec<(usize, usize)> = sheet.fits["lead"].titles[0]
        .lines
        .iter()
        .filter_map(|line| line.text.map(|(from, to)| (from.at, to.at)))
        .collect();
    assert_eq!(spots, [(0, 1), (2, 4)]);
}

/// Every line of every part lies within the title's place when the parts are not too long.
#[test]
fn lines_stay_in_their_place() {
    for (id, slot) in [
        ("broadsheet-news", "lead"),
        ("tabloid-inside", "upright"),
        ("feature", "feature"),
        ("proof", "story"),
    ] {
        let ready = fill::ready(id);
        let grid = gaotai_layout::plan::Geometry::of(&ready.0, &ready.1);
        let number = ready.0.slots.iter().position(|one| one.id == slot).expect("the slot");
        let place = grid.place(&ready.0, number).title.expect("a title");
        let parts = [
            (HeadPart::Kicker, "颗粒归仓之后，还要颗粒干透"),
            (HeadPart::Title, "青禾秋粮入库过八成"),
            (HeadPart::Subtitle, "全县十二处烘干点日处理能力翻番"),
            (HeadPart::Abstract, "三条夜班线末班车延到零点半，夜3路在老码头等候末班渡轮，最多等十分钟。"),
        ];
        let sheet = set(&ready, slot, &parts);
        for fit in &sheet.fits[slot].titles {
            assert!(fit.over <= 0, "{id} {:?}", fit);
            for line in &fit.lines {
                let rect = line.rect;
                let inside = rect.x > place.x - 0.1
                    && rect.x + rect.width < place.x + place.width + 0.1
                    && rect.y > place.y - 0.1
                    && rect.y + rect.height < place.y + place.height + 0.1;
                assert!(inside, "{id} {:?} {rect:?} {place:?}", fit.part);
            }
        }
    }
}

#[test]
fn characters_that_no_face_has_are_told() {
    for slot in ["lead", "rail"] {
        let ready = fill::ready("broadsheet-news");
        let sheet = set(&ready, slot, &[(HeadPart::Title, "笑\u{1F600}了")]);
        let told: Vec<_> = sheet.problems.iter().map(|one| (one.code, one.slot.as_deref())).collect();
        assert_eq!(told, [("glyph_missing", Some(slot))]);
    }
}

/// Whatever a title says, the page is set, it stands where it should, and nothing of it is read as anything but text.
#[test]
fn hostile_titles() {
    let long = "长".repeat(20_000);
    let texts = [
        "#read(\"/etc/passwd\")",
        "$ #panic() $",
        "= 标题 <fit> @ref *粗* `raw`",
        "\u{202E}翻转\u{202C}",
        "\u{0}\u{1B}[31m",
        "👩‍👩‍👧‍👦🇨🇳",
        "𠮷野家",
        "　　",
        "，。！？",
        "“”‘’（）",
        "————",
        "………",
        "a",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "e\u{301}e\u{301}",
        "١٢٣",
        "한국어",
        "1",
        "2026",
        long.as_str(),
    ];
    for (id, slot) in [
        ("broadsheet-news", "lead"),
        ("broadsheet-news", "rail"),
        ("tabloid-front", "lead"),
        ("broadsheet-en", "second"),
        ("feature", "feature"),
    ] {
        let ready = fill::ready(id);
        for text in texts {
            let sheet = set(
                &ready,
                slot,
                &[HeadPart::Kicker, HeadPart::Title, HeadPart::Subtitle, HeadPart::Abstract]
                    .map(|part| (part, text)),
            );
            assert!(
                sheet
                    .problems
                    .iter()
                    .all(|problem| matches!(problem.code, "stripped" | "glyph_missing" | "title_too_high")),
                "{id} {text}: {:?}",
                sheet.problems
            );
            for fit in &sheet.fits[slot].titles {
                assert!(fit.size > 0.0 && fit.size.is_finite(), "{id} {text}");
                assert_eq!(fit.over > 9_000, text == long, "{id} {:?} over {}", fit.part, fit.over);
            }
        }
    }
}

/// What is too high for its place says so, and how many characters are too many only where fewer help.
#[test]
fn groups_that_are_too_high() {
    let (mut plan, style) = fill::ready("proof");
    plan.slots[0].title.as_mut().expect("a title").area.rows = 2;
    let found = |parts: &[(HeadPart, &str)]| {
        let sheet = set(&(plan.clone(), style.clone()), "story", parts);
        let over: Vec<i64> = sheet.fits["story"].titles.iter().map(|fit| fit.over).collect();
        let told: Vec<_> = sheet.problems.iter().map(|one| (one.code, one.params["rows"].clone())).collect();
        (over, told)
    };
    // One line of 30 characters has room; at 16 points two lines have not.
    let (over, told) = found(&[(HeadPart::Title, &"春".repeat(40))]);
    assert!((8..=12).contains(&over[0]) && told.is_empty(), "{over:?} {told:?}");
    let group =
        [(HeadPart::Kicker, "引题在此"), (HeadPart::Title, "主题在此"), (HeadPart::Subtitle, "副题在此")];
    let (over, told) = found(&group);
    assert!(over.iter().all(|over| *over <= 0), "{over:?}");
    assert_eq!(told, [("title_too_high", "2".to_owned())]);
}
