//! A story with suggestions on the page: as if accepted, and every character where it stands in the story.

use crate::common;
use gaotai_article::{Act, ActKind, Block, Inline, Mark, Paragraph, Suggestion};
use gaotai_layout::copy::Copy;
use gaotai_testkit::ids;
use gaotai_testkit::story::Story;

fn by() -> Suggestion {
    Suggestion { id: "s".into(), person: "p".into(), time: "2026-11-26T10:00:00+08:00".into() }
}

#[test]
fn struck_text_is_not_set_and_joined_text_runs_on() {
    let (first, second) = (ids::block(101), ids::block(102));
    let struck = |text: &str| Inline::marked(text, vec![Mark::Deletion(by())]);
    let new = |text: &str| Inline::marked(text, vec![Mark::Insertion(by())]);
    let made = Story::new("").block(|_| {
        Block::Paragraph(Paragraph::new(
            first,
            vec![Inline::text("春江"), struck("旧"), new("潮水"), Inline::text("连海平")],
        ))
    });
    let made = made.block(|_| Block::Divider { id: ids::block(103), only: None });
    let mut story = made
        .block(|_| Block::Paragraph(Paragraph::new(second, vec![struck("那时"), Inline::text("海上明月")])))
        .build();
    story.doc.suggested.insert(ids::block(103), vec![Act::new(ActKind::Delete, &by())]);
    story.doc.suggested.insert(second, vec![Act::new(ActKind::Join, &by())]);
    let copy = Copy::of(&story);
    assert_eq!(copy.body.len(), 1, "one paragraph, without the divider");
    let printed = common::printed(&copy);
    let text: String = printed.iter().map(|(_, _, character)| *character).collect();
    assert_eq!(text, "春江潮水连海平海上明月");
    let at =
        |wanted: char| printed.iter().find(|(_, _, one)| *one == wanted).map(|(block, at, _)| (*block, *at));
    assert_eq!(at('春'), Some((first, 0)));
    assert_eq!(at('潮'), Some((first, 3)), "behind the struck character");
    // The end of the first block, the divider, the beginning of the second, and what is struck there.
    assert_eq!(at('海'), Some((first, 6)));
    assert_eq!(at('上'), Some((first, 8 + 3 + 2 + 1)));
}
