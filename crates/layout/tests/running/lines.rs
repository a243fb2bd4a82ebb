//! Which characters stand in which line, how the story fits, and what a key changes.

use crate::common;
use gaotai_article::{Article, Block, Inline};
use gaotai_layout::copy::Copy;
use gaotai_layout::{Fit, Line, Sheet, Spot};
use gaotai_testkit::long::{Long, long};
use gaotai_testkit::story::{Story, any_article};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// Every character for print stands in exactly one line, in order; what has no room is at the end.
#[track_caller]
fn whole(name: &str, article: &Article, fit: &Fit) {
    let printed = common::printed(&Copy::of(article));
    let order: BTreeMap<_, usize> = common::pieces(&Copy::of(article))
        .iter()
        .enumerate()
        .map(|(number, piece)| (piece.block, number))
        .collect();
    let place = |spot: Spot| (order[&spot.block], spot.at);
    let texts: Vec<(Spot, Spot)> = fit.lines.iter().filter_map(|line| line.text).collect();
    for (from, to) in &texts {
        assert!(place(*from) < place(*to), "{name}: a line ends before it begins: {from:?} {to:?}");
    }
    for pair in texts.windows(2) {
        assert!(place(pair[0].1) <= place(pair[1].0), "{name}: {:?} stands before {:?}", pair[0], pair[1]);
    }
    let mut line = 0;
    for (block, at, character) in &printed {
        let here = (order[block], *at);
        while texts.get(line).is_some_and(|(_, to)| place(*to) <= here) {
            line += 1;
        }
        let found = texts.get(line).is_some_and(|(from, _)| place(*from) <= here);
        assert!(found, "{name}: {character:?} at {at} of block {} is in no line", here.0);
    }
    let first = fit.lines.iter().position(|line| line.frame.is_none()).unwrap_or(fit.lines.len());
    assert!(
        fit.lines[first..].iter().all(|line| line.frame.is_none()),
        "{name}: text after what has no room"
    );
    let over = fit.lines[first..].iter().find_map(|line| line.text).map(|(from, _)| from);
    assert_eq!(fit.overset, over, "{name}");
    assert_eq!(fit.over > 0, first < fit.lines.len(), "{name}: over {} but lines say otherwise", fit.over);
}

fn fit<'a>(sheet: &'a Sheet, slot: &str) -> &'a Fit {
    &sheet.fits[slot]
}

#[test]
fn samples_stand_in_their_lines() {
    let mut four = common::samples();
    four.truncate(usize::MAX);
    for (name, article) in &four {
        let sheet = common::broadsheet(&[article]);
        whole(name, article, fit(&sheet, "lead"));
        let broken: Vec<_> = sheet.problems.iter().filter(|problem| problem.code == "not_set").collect();
        assert!(broken.is_empty(), "{name}: {broken:?}");
    }
}

#[test]
fn stories_on_one_page_keep_to_themselves() {
    let samples = common::samples();
    let four: Vec<&Article> = samples.iter().map(|(_, article)| article).take(4).collect();
    let together = common::broadsheet(&four);
    for (number, slot) in ["lead", "rail", "second", "box"].into_iter().enumerate() {
        whole(slot, four[number], fit(&together, slot));
    }
    let alone = common::broadsheet(&four[..1]);
    assert_eq!(fit(&alone, "lead").lines, fit(&together, "lead").lines);
}

/// Plain paragraphs: one line is one row.
fn plain(paragraphs: usize) -> Article {
    let text = "青禾县夜班公交线路今起增至四条，末班车的发车时间推迟到凌晨一点四十分。";
    (0..paragraphs)
        .fold(Story::new("末班车"), |story, number| story.paragraph(&text.repeat(1 + number % 5)))
        .build()
}

#[test]
fn rows_are_lines() {
    for paragraphs in [1, 7, 20, 38, 60, 120] {
        let article = plain(paragraphs);
        let sheet = common::broadsheet(&[&article]);
        let fit = fit(&sheet, "lead");
        whole("plain", &article, fit);
        let used = fit.lines.iter().filter(|line| line.frame.is_some()).count() as i64;
        let rows = i64::from(fit.rows);
        if fit.over > 0 {
            assert_eq!(fit.over, fit.lines.len() as i64 - used, "{paragraphs} paragraphs");
        } else {
            // A column that ends a row early, so that the next one does not begin with a lone line, has none free.
            let of = |frame: usize| fit.lines.iter().filter(|line| line.frame == Some(frame)).count() as i64;
            let last = fit.lines.iter().filter_map(|line| line.frame).max().unwrap_or_default();
            let given_up: i64 = (0..last).map(|frame| rows / 5 - of(frame)).sum();
            assert!(given_up <= last as i64, "{paragraphs} paragraphs: {given_up} rows");
            assert_eq!(fit.over, used - rows + given_up, "{paragraphs} paragraphs");
        }
    }
}

#[test]
fn a_column_is_filled_to_its_last_row() {
    let article = plain(80);
    let sheet = common::broadsheet(&[&article]);
    let fit = fit(&sheet, "lead");
    let mut rows = BTreeMap::<usize, usize>::new();
    for line in fit.lines.iter().filter(|line| line.frame.is_some()) {
        *rows.entry(line.frame.unwrap_or_default()).or_default() += 1;
    }
    let used: usize = rows.values().sum();
    assert_eq!(used, fit.rows as usize, "{rows:?}");
}

/// Lines by the block in which they stand.
fn by_block(lines: &[Line]) -> BTreeMap<gaotai_article::BlockId, Vec<(usize, usize)>> {
    let mut out = BTreeMap::<_, Vec<_>>::new();
    for (from, to) in lines.iter().filter_map(|line| line.text) {
        out.entry(from.block).or_default().push((from.at, to.at));
    }
    out
}

fn typed(article: &mut Article, number: usize, text: &str) -> Option<gaotai_article::BlockId> {
    let paragraph = article.doc.body.iter_mut().filter_map(|block| match block {
        Block::Paragraph(paragraph) => Some(paragraph),
        _ => None,
    });
    let paragraph = paragraph.into_iter().nth(number)?;
    paragraph.content.push(Inline::text(text));
    paragraph.content = gaotai_article::normalize(std::mem::take(&mut paragraph.content));
    Some(paragraph.id)
}

#[test]
fn a_key_changes_the_lines_of_its_paragraph_alone() {
    for (name, article) in common::samples() {
        let before = common::broadsheet(&[&article]);
        for text in ["好", "，这里又添了一句话，一直写到下一行为止。", "word "] {
            let mut after = article.clone();
            let Some(block) = typed(&mut after, 2, text) else { continue };
            let set = common::broadsheet(&[&after]);
            whole(&name, &after, fit(&set, "lead"));
            let (old, new) = (by_block(&fit(&before, "lead").lines), by_block(&fit(&set, "lead").lines));
            let moved =
                old.iter().filter(|(one, lines)| **one != block && new.get(one) != Some(lines)).count();
            // Two paragraphs may be set otherwise: one that was mended no longer needs it, and one that now does.
            assert!(moved <= 2, "{name}: lines of {moved} other paragraphs");
        }
    }
}

#[test]
fn a_long_story_with_everything_in_it() {
    let article = long(Long { characters: 6_000, figures: 3, tables: 4 }, &[]);
    let sheet = common::broadsheet(&[&article]);
    whole("long", &article, fit(&sheet, "lead"));
    assert!(fit(&sheet, "lead").over > 0);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn random_stories_stand_in_their_lines(first in any_article(), second in any_article()) {
        let sheet = common::broadsheet(&[&first, &second]);
        whole("first", &first, fit(&sheet, "lead"));
        whole("second", &second, fit(&sheet, "rail"));
    }
}

#[test]
fn a_heading_of_two_lines_takes_whole_rows() {
    let short = "青禾县夜班公交线路今起增至四条。";
    for (head, rows) in [("一行小标题", 2), ("小标题的字比一栏还要长一些，要分成两行才行", 3)]
    {
        let article = Story::new("末班车").paragraph(short).section(head).paragraph(short).build();
        let sheet = common::broadsheet(&[&article]);
        let lines = &fit(&sheet, "lead").lines;
        let (before, after) = (&lines[2], &lines[lines.len() - 2]);
        let apart = (after.rect.y - before.rect.y) / 13.6;
        assert!((apart - f64::from(rows) - 1.0).abs() < 0.01, "{head}: {apart} rows, {lines:?}");
    }
}

#[test]
fn a_point_on_the_page_is_a_character_and_back() {
    for (name, article) in common::samples() {
        let sheet = common::broadsheet(&[&article]);
        for line in &fit(&sheet, "lead").lines {
            let Some((from, to)) = line.text else { continue };
            let Some(rect) = sheet.place("lead", from) else {
                assert!(line.frame.is_none(), "{name}: {from:?} stands nowhere");
                continue;
            };
            assert!(line.frame.is_some(), "{name}: {from:?} has no room and stands somewhere");
            let middle = rect.y + rect.height / 2.0;
            assert_eq!(sheet.at(rect.x + 0.2 * rect.width, middle), Some(("lead", from)), "{name}");
            assert!((rect.x - line.rect.x).abs() < 30.0 && to.at > from.at, "{name}: {rect:?} {line:?}");
        }
        let title = &fit(&sheet, "lead").titles[0].lines[0];
        let found = sheet.at(title.rect.x + 1.0, title.rect.y + title.rect.height / 2.0);
        assert_eq!(found.map(|(_, spot)| spot.block), title.text.map(|(from, _)| from.block), "{name}");
        assert!(sheet.at(-500.0, -500.0).is_none());
    }
}
