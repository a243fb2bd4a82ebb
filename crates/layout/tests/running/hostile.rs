//! Bad input: code, controls, marks of direction, characters without a glyph, and much too much.

use crate::common;
use gaotai_article::*;
use gaotai_layout::copy::{Copy, MOST_CHARACTERS};
use gaotai_layout::{Problem, Sheet};
use gaotai_testkit::ids::Sequence;
use gaotai_testkit::story::Story;
use proptest::prelude::*;

const CODE: [&str; 9] = [
    "#read(\"/etc/passwd\")",
    "$ #panic() $",
    "#import \"@preview/x:0.1.0\": *",
    "#eval(\"panic()\")",
    "= 标题 <fit> @ref *粗* `raw`",
    "\"]); #read(..) //",
    "/* */ ]}) #]})",
    "#set page(width: 1pt)",
    "<script>alert(1)</script> &amp; \\u{41} \\ ~ -- --- '",
];

fn plain(ids: &mut Sequence, text: &str) -> Paragraph {
    Paragraph::new(ids.block(), vec![Inline::text(text)])
}

/// A story with `text` in every place where a story has text.
fn everywhere(text: &str) -> Article {
    let line = |ids: &mut Sequence| Line { id: ids.block(), content: vec![Inline::text(text)] };
    let one = |ids: &mut Sequence| Block::Paragraph(plain(ids, text));
    let mut story = Story::new(text);
    for part in [HeadPart::Kicker, HeadPart::Subtitle, HeadPart::Abstract] {
        story = story.head(part, text);
    }
    story
        .paragraph(text)
        .section(text)
        .block(|ids| Block::Quote {
            id: ids.block(),
            kind: QuoteKind::Pull,
            cite: Some(text.into()),
            only: None,
            content: vec![plain(ids, text)],
        })
        .block(|ids| Block::Quote {
            id: ids.block(),
            kind: QuoteKind::Block,
            cite: Some(text.into()),
            only: None,
            content: vec![plain(ids, text)],
        })
        .block(|ids| Block::Box {
            id: ids.block(),
            kind: BoxKind::Facts,
            title: text.into(),
            only: None,
            content: vec![one(ids)],
        })
        .block(|ids| Block::List {
            id: ids.block(),
            ordered: true,
            only: None,
            items: vec![ListItem { id: ids.block(), content: vec![one(ids), one(ids)] }],
        })
        .block(|ids| table(ids, 2, 2, text))
        .block(|ids| Block::Figure {
            id: ids.block(),
            media: None,
            alt: text.into(),
            focus: None,
            crop: None,
            width: WidthHint::Column,
            only: None,
            caption: line(ids),
            credit: line(ids),
        })
        .block(|ids| Block::Embed {
            id: ids.block(),
            url: text.into(),
            title: text.into(),
            note: text.into(),
            only: None,
        })
        .block(|ids| Block::Divider { id: ids.block(), only: None })
        .build()
}

fn table(ids: &mut Sequence, rows: usize, columns: usize, text: &str) -> Block {
    let cell = |ids: &mut Sequence| Cell {
        id: ids.block(),
        kind: CellKind::TableCell,
        colspan: 1,
        rowspan: 1,
        alignment: None,
        content: vec![plain(ids, text)],
    };
    Block::Table {
        id: ids.block(),
        only: None,
        rows: (0..rows)
            .map(|_| Row { id: ids.block(), cells: (0..columns).map(|_| cell(ids)).collect() })
            .collect(),
    }
}

fn codes(sheet: &Sheet) -> Vec<&Problem> {
    // That a figure has no picture is told elsewhere.
    sheet.problems.iter().filter(|one| !one.code.starts_with("picture")).collect()
}

#[test]
fn code_is_printed_as_it_stands() {
    for text in CODE {
        let article = everywhere(text);
        let sheet = common::broadsheet(&[&article, &article, &article, &article]);
        assert!(
            codes(&sheet).iter().all(|problem| problem.code == "glyph_missing"),
            "{text}: {:?}",
            codes(&sheet)
        );
        let copy = Copy::of(&article);
        assert!(
            common::pieces(&copy).iter().all(|piece| piece.text().replace('\u{200B}', "") == text),
            "{text}"
        );
        assert!(sheet.fits["lead"].lines.len() >= 10);
    }
}

#[test]
fn controls_and_marks_of_direction_are_left_out_and_named() {
    for (character, code) in [
        ('\u{0}', "U+0000"),
        ('\u{8}', "U+0008"),
        ('\u{1b}', "U+001B"),
        ('\u{7f}', "U+007F"),
        ('\u{85}', "U+0085"),
        ('\u{202e}', "U+202E"),
        ('\u{2066}', "U+2066"),
        ('\u{2069}', "U+2069"),
        ('\u{2028}', "U+2028"),
        ('\u{2029}', "U+2029"),
        ('\u{fffc}', "U+FFFC"),
        ('\u{ffff}', "U+FFFF"),
        ('\u{fffe}', "U+FFFE"),
        ('\u{e0041}', "U+E0041"),
    ] {
        let article = everywhere(&format!("开头{character}结尾"));
        let copy = Copy::of(&article);
        assert!(common::pieces(&copy).iter().all(|piece| piece.text() == "开头结尾"), "{code}");
        let sheet = common::broadsheet(&[&article]);
        let named = sheet
            .problems
            .iter()
            .filter(|one| one.code == "stripped" && one.params["character"] == code)
            .count();
        assert!(named >= 1, "{code}: {:?}", sheet.problems);
        assert!(codes(&sheet).iter().all(|one| one.code == "stripped"), "{code}: {:?}", sheet.problems);
        assert!(sheet.problems.len() <= 40, "{code}: {} problems", sheet.problems.len());
        let from = sheet.fits["lead"]
            .lines
            .iter()
            .filter_map(|line| line.text)
            .find(|(from, _)| from.block == copy_first(&copy));
        assert!(
            from.is_some_and(|(from, to)| from.at == 0 && to.at == 4 + character.len_utf16()),
            "{code}: {from:?}"
        );
    }
}

fn copy_first(copy: &Copy) -> BlockId {
    common::pieces(copy)[0].block
}

#[test]
fn characters_without_a_glyph_are_named() {
    let article = Story::new("𠮷野家🚌").paragraph("𠮷野家的🚌到站了，᠎再写🚌一次。").build();
    let sheet = common::broadsheet(&[&article]);
    let missing: Vec<_> = sheet.problems.iter().filter(|one| one.code == "glyph_missing").collect();
    assert_eq!(missing.len(), 1, "{:?}", sheet.problems);
    let named = &missing[0].params["characters"];
    assert!(named.contains('🚌') && !named.contains('野'), "{named}");
    assert_eq!(named.matches('🚌').count(), 1);
    assert_eq!(missing[0].slot.as_deref(), Some("lead"));
}

/// Faces for Latin letters have no 〓, and an archive takes no page with a sign of which nothing can be seen.
#[test]
fn what_no_face_has_leaves_in_every_file() {
    let words = "Thirty\u{10F00} metres \u{10F00}upstream";
    let article =
        Story::new(words).slip(|slip| slip.language = "en".into()).paragraph(&words.repeat(200)).build();
    for plan in ["broadsheet-en", "proof", "tabloid-inside"] {
        let sheet = common::on(plan, &[&article]);
        assert!(codes(&sheet).iter().any(|problem| problem.code == "glyph_missing"), "{plan}");
        crate::same::fingerprint(&sheet);
    }
}

#[test]
fn a_table_wider_than_its_column_is_read_row_by_row() {
    let article = Story::new("表").block(|ids| table(ids, 3, 30, "数字")).build();
    let sheet = common::broadsheet(&[&article]);
    assert!(sheet.problems.iter().any(|one| one.code == "table_too_wide"), "{:?}", sheet.problems);
    assert_eq!(common::printed(&Copy::of(&article)).len(), 180);
}

#[test]
fn a_story_beyond_the_limit_is_cut_and_says_so() {
    let text = "青禾县夜班公交线路今起增至四条，".repeat(60);
    let count = MOST_CHARACTERS / text.chars().count() + 20;
    let story =
        (0..count).fold(Story::new("太长"), |story, _| story.paragraph(&text)).paragraph("末尾").build();
    let sheet = common::broadsheet(&[&story]);
    let said: Vec<_> = sheet.problems.iter().filter(|one| one.code == "story_too_long").collect();
    assert_eq!(said.len(), 1, "{:?}", sheet.problems);
    assert_eq!(said[0].params["most"], MOST_CHARACTERS.to_string());
    let fit = &sheet.fits["lead"];
    assert!(fit.over > 3_000, "{}", fit.over);
    assert!(common::printed(&Copy::of(&story)).len() <= MOST_CHARACTERS);
}

#[test]
fn one_paragraph_of_fifty_thousand_characters() {
    let text = "青禾县夜班公交线路今起增至4条，末班车的发车时间推迟到凌晨1点40分。".repeat(1_350);
    let sheet = common::broadsheet(&[&Story::new("一段").paragraph(&text).build()]);
    let fit = &sheet.fits["lead"];
    let last = fit.lines.iter().filter_map(|line| line.text).next_back().map(|(_, to)| to.at);
    assert_eq!(last, Some(text.chars().count()));
}

#[test]
fn lines_without_a_place_to_break() {
    for text in [
        "a".repeat(5_000),
        "1".repeat(5_000),
        "（".repeat(2_000),
        "）".repeat(2_000),
        "—".repeat(3_000),
        "\u{301}".repeat(500),
        " ".repeat(4_000),
    ] {
        let sheet = common::broadsheet(&[&everywhere(&format!("头{text}"))]);
        assert!(!sheet.fits["lead"].lines.is_empty());
    }
}

#[test]
fn a_page_beyond_the_limit_sets_what_it_can() {
    let text = "青禾县夜班公交线路今起增至四条，".repeat(200);
    let story = (0..16).fold(Story::new("太长"), |story, _| story.paragraph(&text)).build();
    let sheet = common::broadsheet(&[&story, &story, &story, &story]);
    let said: Vec<_> = sheet.problems.iter().filter(|one| one.code == "page_too_long").collect();
    assert_eq!(said.len(), 2, "{:?}", sheet.problems);
    assert!(sheet.fits["lead"].over > 0 && sheet.fits["rail"].over > 0);
}

#[test]
fn a_word_longer_than_a_line_stays_in_its_column() {
    let article =
        Story::new("网址").paragraph(&format!("见https://example.org/{}。", "a1b2".repeat(60))).build();
    let sheet = common::broadsheet(&[&article]);
    let lines = &sheet.fits["lead"].lines;
    assert!(lines.len() > 4 && lines.iter().all(|line| line.rect.width < 155.0), "{lines:?}");
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[\u{0}-\u{20}\u{200b}-\u{206f}\u{fe00}-\u{feff}\u{5d0}-\u{5ea}\u{600}-\u{6ff}\u{e00}-\u{e7f}字，“”A-z]{0,80}",
        "[（）《》“”‘’，。、；：？！…—·％]{0,60}",
        (any::<char>(), 1usize..300).prop_map(|(one, count)| one.to_string().repeat(count)),
    ]
}

/// Found by the random texts: the typesetter's first way of breaking this line fails, and it panicked
/// where it was built with debug assertions instead of trying the second.
#[test]
fn a_line_that_is_broken_at_the_second_try() {
    let article = everywhere("kA\u{fffd}\u{11660}\"a\u{1093f}\u{85e}\u{ffca}\"&A\u{fe70}\u{3c8}A\u{14a}-");
    let sheet = common::broadsheet(&[&article, &article, &article, &article]);
    assert!(sheet.problems.iter().all(|one| one.code != "not_set"), "{:?}", sheet.problems);
    assert!(sheet.pixels(0.3).is_some());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn anything_can_be_set(text in any_text()) {
        let article = everywhere(&text);
        let sheet = common::broadsheet(&[&article, &article, &article, &article]);
        prop_assert!(sheet.problems.iter().all(|one| one.code != "not_set"), "{:?}", sheet.problems);
        prop_assert!(sheet.pixels(0.3).is_some());
    }
}
