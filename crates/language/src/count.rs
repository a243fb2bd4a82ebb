//! How long a text is: 字数 as word processors count it, characters, Han.
//!
//! The rule is that of Word's 字数统计:
//!
//! - every Han character, kana and hangul syllable is one, and so is every full-width
//!   punctuation mark (—— and …… are two characters and count two);
//! - everything else that stands together without white space or a full-width character
//!   in between is one: `Python`, `169.8`, `98%`, `don't`, `John,`, and a half-width comma
//!   that stands alone between Han;
//! - quotes, dashes, dots and numbered signs (“ ” — … ① ℃), which have one code for both
//!   widths, are full-width in a Chinese paragraph and part of their word in a Latin one.
//!   Word decides this by the font, which plain text does not have.
//!
//! A character is a Unicode scalar, so 𠮷 is one. Combining marks, variation selectors
//! and joiners belong to the character that carries them and count nothing. Line ends
//! count nothing; every other white space, U+3000 included, counts as a space.

use crate::chars::{Share, is_ambiguous, is_attached, is_han, is_wide};
use gaotai_article::{Block, Doc, text::plain};
use serde::{Deserialize, Serialize};
use std::iter::Sum;
use std::ops::{Add, AddAssign};

/// Lengths of a text. The count of a text is the sum of the counts of its paragraphs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct Count {
    /// 字数.
    pub words: u32,
    /// 字符数（不计空格）.
    pub characters: u32,
    /// 字符数（计空格）.
    pub characters_with_spaces: u32,
    /// 汉字.
    pub han: u32,
}

/// Lengths of a story.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct StoryCount {
    /// Section heads, paragraphs, lists, quotations, tables, captions, boxes with titles.
    pub body: Count,
    /// The title group.
    pub head: Count,
}

impl Add for Count {
    type Output = Count;
    fn add(self, other: Count) -> Count {
        Count {
            words: self.words + other.words,
            characters: self.characters + other.characters,
            characters_with_spaces: self.characters_with_spaces + other.characters_with_spaces,
            han: self.han + other.han,
        }
    }
}

impl AddAssign for Count {
    fn add_assign(&mut self, other: Count) {
        *self = *self + other;
    }
}

impl Sum for Count {
    fn sum<I: Iterator<Item = Count>>(counts: I) -> Count {
        counts.fold(Count::default(), Add::add)
    }
}

/// The lengths of `text`, whose paragraphs are its lines.
pub fn count(text: &str) -> Count {
    text.split(['\n', '\r', '\u{2028}', '\u{2029}']).map(count_paragraph).sum()
}

fn count_paragraph(text: &str) -> Count {
    let share = Share::of(text.chars());
    let chinese = share.han > 0 && share.han * 2 >= share.words;
    let mut count = Count::default();
    let mut in_word = false;
    let mut before = None;
    let mut chars = text.chars().filter(|c| !is_attached(*c) && !c.is_control() || *c == '\t').peekable();
    while let Some(c) = chars.next() {
        count.characters_with_spaces += 1;
        if c.is_whitespace() {
            in_word = false;
        } else {
            count.characters += 1;
            count.han += u32::from(is_han(c));
            let inside_word = is_letter(before) && is_letter(chars.peek().copied());
            let wide = is_wide(c) || (chinese && is_ambiguous(c) && !inside_word);
            count.words += u32::from(wide || !in_word);
            in_word = !wide;
        }
        before = Some(c);
    }
    count
}

fn is_letter(c: Option<char>) -> bool {
    c.is_some_and(|c| c.is_alphabetic() && !is_wide(c))
}

/// The lengths of a story's body and title group. Text that is only suggested does not
/// count yet, text suggested for deletion still does. Picture credits are bylines and
/// count in neither.
pub fn count_story(doc: &Doc) -> StoryCount {
    StoryCount {
        body: doc.body.iter().map(count_block).sum(),
        head: doc.head.iter().map(|(_, line)| count(&line.text())).sum(),
    }
}

fn count_block(block: &Block) -> Count {
    match block {
        Block::Figure { caption, .. } => count(&caption.text()),
        Block::Box { title, content, .. } => count(title) + content.iter().map(count_block).sum(),
        Block::List { items, .. } => items.iter().flat_map(|item| &item.content).map(count_block).sum(),
        _ => {
            let mut sum = Count::default();
            block.each_line(&mut |content| sum += count(&plain(content)));
            sum
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;
    use gaotai_article::{
        BoxKind, HeadPart, Inline, Line, ListItem, Mark, Paragraph, QuoteKind, Suggestion, WidthHint,
    };
    use gaotai_testkit::{ids::block, story::Story};
    use proptest::prelude::*;

    fn check(text: &str, words: u32, characters: u32, characters_with_spaces: u32, han: u32) {
        let expected = Count { words, characters, characters_with_spaces, han };
        assert_eq!(count(text), expected, "{text:?}");
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
        let expected =
            serde_json::json!({ "words": 2, "characters": 2, "characters_with_spaces": 3, "han": 1 });
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
        let item =
            ListItem { id: block(41), content: vec![Block::Paragraph(paragraph(42, "项目")), figure()] };
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
    fn suggested_text_waits_and_suggested_deletions_still_count() {
        let by =
            || Suggestion { id: "s".into(), person: "p".into(), time: "2023-02-10T07:40:02+08:00".into() };
        let content = vec![
            Inline::text("一二"),
            Inline::marked("三四五", vec![Mark::Insertion(by())]),
            Inline::marked("六", vec![Mark::Deletion(by())]),
        ];
        let made = Story::new("").block(|_| Block::Paragraph(Paragraph::new(block(9), content))).build();
        assert_eq!(count_story(&made.doc).body.words, 3);
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
            prop_assert!(count.characters_with_spaces as usize <= text.chars().count());
        }
    }
}
