#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use super::*;
use gaotai_article::{
    Block, BoxKind, HeadPart, Inline, Line, ListItem, Mark, Paragraph, QuoteKind, Suggestion, WidthHint,
};
use gaotai_testkit::{ids::block, story::Story};
use proptest::prelude::*;

fn check(text: &str, words: u32, characters: u32, characters_with_spaces: u32, han: u32) {
    let found = count(text);
    let found = (found.words, found.characters, found.characters_with_spaces, found.han);
    assert_eq!(found, (words, characters, characters_with_spaces, han), "{text:?}");
}

fn measures(text: &str, half_widths: u32, latin_words: u32, paragraphs: u32) {
    let found = count(text);
    let found = (found.half_widths, found.latin_words, found.paragraphs);
    assert_eq!(found, (half_widths, latin_words, paragraphs), "{text:?}");
}

#[test]
fn page_width_latin_words_and_paragraphs() {
    measures("", 0, 0, 0);
    measures(" \u{3000}\n\t\n", 4, 0, 0);
    measures("你好，世界。", 12, 0, 1);
    measures("你好,世界.", 10, 0, 1);
    measures("投资达169.8亿元，增长98%。", 26, 2, 1);
    measures("他说：“好！”——真的……", 26, 0, 1);
    measures("“Hello,” he said — twice.", 25, 4, 1);
    measures("don’t 这样don’t", 15, 2, 1);
    measures("ＡＢＣ a-b (c) (", 16, 2, 1);
    measures("第一段\n\n第二段\r\n", 12, 0, 2);
    measures("一\u{3000}二", 6, 0, 1);
}

#[test]
fn times_follow_the_rates() {
    let minutes = |text: String| (count(&text).reading_ms / 1000, count(&text).aloud_ms / 1000);
    assert_eq!(minutes("字".repeat(332)), (59, 78));
    assert_eq!(minutes("word ".repeat(238)), (59, 77));
    assert_eq!(minutes("字词 word ".repeat(100)), (61, 79));
}

#[test]
fn counts_as_word_does() {
    check("", 0, 0, 0, 0);
    check("   \t", 0, 0, 4, 0);
    check("你好，世界。", 6, 6, 6, 4);
    check("你好,世界.", 6, 6, 6, 4);
    check("Hello, world!", 2, 12, 13, 0);
    check("投资达169.8亿元，增长98%。", 11, 17, 17, 7);
    check("2023年2月10日19:30", 7, 15, 15, 3);
    check("他说：“好！”——真的……", 13, 13, 13, 5);
    check("“尖刀队”", 5, 5, 5, 3);
    check("“Hello,” he said. It’s fine—really.", 5, 31, 35, 0);
    check("“AI+”行动", 5, 7, 7, 2);
    check("约翰·史密斯", 6, 6, 6, 5);
    check("𠮷野家", 3, 3, 3, 3);
    check("café", 1, 4, 4, 0);
    check("cafe\u{301} e\u{301}", 2, 5, 6, 0);
    check("葛\u{E0100}城", 2, 2, 2, 2);
    check("ＡＢＣ１２３", 6, 6, 6, 0);
    check("カタカナと한국어", 8, 8, 8, 0);
    check("一\u{3000}二 三", 3, 3, 5, 3);
    check("① 25℃", 2, 4, 5, 0);
    check("①气温25℃", 5, 6, 6, 2);
    check("don’t 这样don’t", 4, 12, 13, 2);
    check("第一段\n第二段\r\n", 6, 6, 6, 6);
    check("\u{FEFF}字", 1, 1, 1, 1);
}

#[test]
fn json_has_the_names_of_the_contract() {
    let json = serde_json::to_value(count("字 a")).unwrap();
    let expected = serde_json::json!({
        "words": 2, "characters": 2, "characters_with_spaces": 3, "han": 1, "half_widths": 4,
        "latin_words": 1, "paragraphs": 1, "reading_ms": 432, "aloud_ms": 562,
    });
    assert_eq!(json, expected);
}

fn line(number: u128, text: &str) -> Line {
    Line::of(block(number), text)
}

fn paragraph(number: u128, text: &str) -> Paragraph {
    Paragraph::new(block(number), vec![Inline::text(text)])
}

fn figure() -> Block {
    Block::Figure {
        id: block(30),
        media: None,
        alt: "不计".into(),
        focus: None,
        crop: None,
        width: WidthHint::Column,
        only: None,
        caption: line(31, "图为现场"),
        credit: line(32, "张三摄"),
    }
}

#[test]
fn a_story_counts_its_body_without_credits() {
    let facts = Block::Box {
        id: block(20),
        kind: BoxKind::Facts,
        title: "背景".into(),
        only: None,
        content: vec![Block::Paragraph(paragraph(21, "五个字好吗")), figure()],
    };
    let item = ListItem { id: block(41), content: vec![Block::Paragraph(paragraph(42, "项目")), figure()] };
    let list = Block::List { id: block(40), ordered: true, only: None, items: vec![item] };
    let quote = Block::Quote {
        id: block(50),
        kind: QuoteKind::Pull,
        cite: Some("不计".into()),
        only: None,
        content: vec![paragraph(51, "引语")],
    };
    let story = Story::new("标题").head(HeadPart::Kicker, "引题——").section("小标题").paragraph("正文。");
    let story = story.block(|_| facts).block(|_| list).block(|_| quote).block(|_| figure()).build();
    let count = count_story(&story.doc);
    assert_eq!(count.body.words, 3 + 3 + (2 + 5 + 4) + (2 + 4) + 2 + 4);
    assert_eq!(count.head.words, 2 + 4);
}

#[test]
fn suggested_text_counts_and_struck_text_does_not() {
    let by = || Suggestion { id: "s".into(), person: "p".into(), time: "2023-02-10T07:40:02+08:00".into() };
    let content = vec![
        Inline::text("一二"),
        Inline::marked("三四五", vec![Mark::Insertion(by())]),
        Inline::marked("六", vec![Mark::Deletion(by())]),
    ];
    let made = Story::new("").block(|_| Block::Paragraph(Paragraph::new(block(9), content))).build();
    assert_eq!(count_story(&made.doc).body.words, 5);
}

proptest! {
    #[test]
    fn paragraphs_add_up(parts in proptest::collection::vec("[一-丏a-z0-9 ,.，。“”—\u{301}𠮷]{0,12}", 0..6)) {
        let sum: Count = parts.iter().map(|part| count(part)).sum();
        prop_assert_eq!(count(&parts.join("\n")), sum);
    }

    #[test]
    fn sizes_are_in_order(text in "\\PC{0,40}") {
        let count = count(&text);
        prop_assert!(count.han <= count.words);
        prop_assert!(count.words <= count.characters);
        prop_assert!(count.characters <= count.characters_with_spaces);
        prop_assert!(count.han + count.latin_words <= count.words);
        prop_assert!(count.characters_with_spaces <= count.half_widths);
        prop_assert!(count.half_widths <= 2 * count.characters_with_spaces);
        prop_assert!(count.characters_with_spaces as usize <= text.chars().count());
    }
}
