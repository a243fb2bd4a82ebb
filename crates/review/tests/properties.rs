//! Random stories, random edits: what must hold whatever anybody does to a story.
//! `GAOTAI_SOAK` is how many times as many cases are tried.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use gaotai_article::{Article, BlockId, codec, spec};
use gaotai_language::differ::story::{self, amount, lines};
use gaotai_review::{Comparison, Difference, Op, Piece, Row, State, apply, between, compare};
use gaotai_testkit::edits::{Edit, any_edit, any_versions, edited};
use gaotai_testkit::story::{any_article, any_runs};
use proptest::prelude::*;
use std::collections::BTreeMap;

fn cases(count: u32) -> ProptestConfig {
    let soak = std::env::var("GAOTAI_SOAK").ok().and_then(|times| times.parse::<u32>().ok()).unwrap_or(1);
    ProptestConfig { max_shrink_iters: 4_000, ..ProptestConfig::with_cases(count * soak) }
}

fn text(pieces: &[Piece], not: Op) -> String {
    pieces.iter().filter(|piece| piece.op != not).map(|piece| piece.text.as_str()).collect()
}

fn letters(seen: &Comparison, op: Op) -> u32 {
    let pieces = seen.rows.iter().flat_map(|row| &row.pieces).filter(|piece| piece.op == op);
    pieces.map(|piece| piece.text.chars().filter(|c| !c.is_whitespace()).count() as u32).sum()
}

/// How often each text stands there, empty ones aside.
fn counted(texts: impl IntoIterator<Item = String>) -> BTreeMap<String, usize> {
    let mut all = BTreeMap::new();
    for text in texts.into_iter().filter(|text| !text.is_empty()) {
        *all.entry(text).or_default() += 1;
    }
    all
}

fn texts(article: &Article) -> BTreeMap<String, usize> {
    counted(lines(article).into_iter().map(|line| line.text))
}

/// The lines of the new version as the rows have them: a row with those of what was joined to
/// it. Where a line was split its end stands in the row as a piece of its own.
fn new_texts(rows: &[Row]) -> BTreeMap<String, usize> {
    let mut found: Vec<(BlockId, String)> = Vec::new();
    for row in rows.iter().filter(|row| !matches!(row.state, State::Removed | State::MovedAway)) {
        let part = text(&row.pieces, Op::Removed);
        let whole = row.whole.unwrap_or(row.line);
        match found.iter_mut().rev().find(|(line, _)| *line == whole && row.state == State::Joined) {
            Some((_, text)) => text.push_str(&part),
            None => {
                assert_ne!(row.state, State::Joined);
                found.push((whole, part));
            }
        }
    }
    counted(found.into_iter().map(|(_, text)| text.trim_end_matches(story::PARAGRAPH_END).to_owned()))
}

/// Whether a row is one of a line of text; boxes, dividers and their like have rows as well.
fn is_line(row: &Row) -> bool {
    matches!(spec::node(&row.node).map(|node| node.content), Some(spec::Content::Inline))
}

/// The lines of the old version: a row with those that were split off it, cut where lines
/// were joined.
fn old_texts(rows: &[Row]) -> BTreeMap<String, usize> {
    let mut found: Vec<(Option<BlockId>, String)> = Vec::new();
    for row in rows.iter().filter(|row| row.state != State::MovedAway) {
        if !is_line(row) {
            assert!(row.pieces.is_empty() && row.whole.is_none());
            continue;
        }
        assert_eq!(row.whole.is_some(), matches!(row.state, State::Split | State::Joined));
        let part = text(&row.pieces, Op::Added);
        match row.whole {
            // What it is a part of stands above it.
            Some(whole) => {
                found.iter_mut().rfind(|(line, _)| *line == Some(whole)).unwrap().1.push_str(&part)
            }
            // What went is no line of the new version, whatever its id is there.
            None => found.push(((row.state != State::Removed).then_some(row.line), part)),
        }
    }
    counted(found.iter().flat_map(|(_, text)| text.split(story::PARAGRAPH_END)).map(str::to_owned))
}

/// A line parted in two with something between, and up to some edits more.
fn any_between(most: usize) -> impl Strategy<Value = (Article, Article)> {
    let edits =
        (0usize..64, 1usize..64, any::<bool>(), any_runs(), proptest::collection::vec(any_edit(), 0..=most));
    (any_article(), edits).prop_map(|(old, (block, at, first, runs, more))| {
        let place = block % old.doc.body.len() + 1;
        let edits = [vec![Edit::Split(block, at, first), Edit::Insert(place, runs)], more].concat();
        let new = edits.iter().enumerate().fold(old.clone(), |story, (nth, edit)| edited(story, edit, nth));
        (old, new)
    })
}

fn seen_is_all_of_both(old: &Article, new: &Article) -> Result<(), TestCaseError> {
    let seen = compare(old, new);
    prop_assert_eq!(old_texts(&seen.rows), texts(old));
    prop_assert_eq!(new_texts(&seen.rows), texts(new));
    prop_assert_eq!((seen.added, seen.removed), (letters(&seen, Op::Added), letters(&seen, Op::Removed)));
    let counted = amount(Some(old), new);
    prop_assert_eq!((seen.added, seen.removed), (counted.added, counted.removed));
    let back = compare(new, old);
    prop_assert_eq!((seen.added, seen.removed), (back.removed, back.added));
    let count = |state: State| seen.rows.iter().filter(|row| row.state == state).count();
    prop_assert!(count(State::MovedAway) <= count(State::Moved));
    let itself = compare(new, new);
    prop_assert!(itself.fields.is_empty() && itself.rows.iter().all(|row| row.state == State::Same));
    Ok(())
}

proptest! {
    #![proptest_config(cases(1000))]

    #[test]
    fn the_difference_leads_from_one_to_the_other((old, new) in any_versions(12)) {
        let difference = between(&old, &new);
        let made = apply(&old, &difference).unwrap();
        prop_assert_eq!(codec::canonical(&codec::encode(&made)), codec::canonical(&codec::encode(&new)));
        prop_assert_eq!(&made, &new);
        prop_assert_eq!(difference.is_empty(), old == new);
        prop_assert!(between(&old, &old).is_empty() && between(&new, &new).is_empty());
        prop_assert_eq!(apply(&new, &between(&new, &old)).unwrap(), old);
        let json = serde_json::to_string(&difference).unwrap();
        prop_assert_eq!(serde_json::from_str::<Difference>(&json).unwrap(), difference);
    }

    #[test]
    fn what_people_see_is_all_of_both((old, new) in any_versions(12)) {
        seen_is_all_of_both(&old, &new)?;
    }

    #[test]
    fn what_people_see_is_all_of_both_where_something_was_put_into_a_line((old, new) in any_between(6)) {
        seen_is_all_of_both(&old, &new)?;
        seen_is_all_of_both(&new, &old)?;
    }
}
