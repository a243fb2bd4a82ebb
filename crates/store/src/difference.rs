//! How much text came in and went between two states of a story: two numbers for the list
//! of versions. It goes block by block, by id, and within a block leaves out what is alike
//! at its beginning and end; an exact comparison is for the window that shows one.

use gaotai_article::{Article, BlockId, HeadPart};
use std::collections::HashMap;

/// Characters, white space aside.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Difference {
    pub added: u32,
    pub removed: u32,
}

/// From `before`, or from nothing, to `after`.
pub(crate) fn between(before: Option<&Article>, after: &Article) -> Difference {
    let mut old = before.map(texts).unwrap_or_default();
    let mut sum = Difference::default();
    for (id, text) in texts(after) {
        let (added, removed) = middle(&old.remove(&id).unwrap_or_default(), &text);
        sum.added += added;
        sum.removed += removed;
    }
    sum.removed += old.values().map(|text| text.len() as u32).sum::<u32>();
    sum
}

fn texts(article: &Article) -> HashMap<BlockId, Vec<char>> {
    let letters = |text: String| text.chars().filter(|c| !c.is_whitespace()).collect();
    let head = HeadPart::ALL.into_iter().map(|part| {
        let line = article.doc.head.line(part);
        (line.id, letters(line.text()))
    });
    let body = article.doc.body.iter().map(|block| (block.id(), letters(block.text())));
    head.chain(body).collect()
}

/// Lengths of what differs between the common beginning and the common end.
fn middle(old: &[char], new: &[char]) -> (u32, u32) {
    let start = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let (old, new) = (&old[start..], &new[start..]);
    let end = old.iter().rev().zip(new.iter().rev()).take_while(|(a, b)| a == b).count();
    ((new.len() - end) as u32, (old.len() - end) as u32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use gaotai_testkit::story::Story;

    fn check(before: &[&str], after: &[&str], added: u32, removed: u32) {
        let make = |lines: &[&str]| {
            lines.iter().fold(Story::new("标题"), |story, line| story.paragraph(line)).build()
        };
        assert_eq!(between(Some(&make(before)), &make(after)), Difference { added, removed });
    }

    #[test]
    fn counts_what_lies_between() {
        check(&["江水东流"], &["江水东流"], 0, 0);
        check(&["江水东流"], &["江水 向东流"], 1, 0);
        check(&["江水东流"], &["江流"], 0, 2);
        check(&["一二三"], &["一四三"], 1, 1);
        check(&["一二三"], &["一二三", "四五"], 2, 0);
        check(&["一二三", "四五"], &["一二三"], 0, 2);
    }

    #[test]
    fn the_first_revision_is_all_new() {
        let first = Story::new("标题").paragraph("正文。").build();
        assert_eq!(between(None, &first), Difference { added: 5, removed: 0 });
    }
}
