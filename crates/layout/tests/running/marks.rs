//! 避头尾: what may neither begin nor end a line; and what a good compositor does not leave standing.

use crate::common;
use gaotai_article::{Article, BlockId};
use gaotai_layout::copy::Copy;
use gaotai_layout::{Fit, Spot};
use std::collections::HashMap;

/// Marks that belong to what stands before them.
const CLOSING: &str = "，。、；：？！）》」』”’…％〉】〕";
/// Marks that belong to what follows them.
const OPENING: &str = "（《「『“‘〈【〔";

struct Line {
    block: BlockId,
    at: usize,
    text: String,
    frame: Option<usize>,
}

fn lines(article: &Article, fit: &Fit) -> Vec<Line> {
    let mut blocks = HashMap::<BlockId, Vec<(usize, char)>>::new();
    for (block, at, character) in common::printed(&Copy::of(article)) {
        blocks.entry(block).or_default().push((at, character));
    }
    let text = |from: Spot, to: Spot| -> String {
        let end = if to.block == from.block { to.at } else { usize::MAX };
        blocks
            .get(&from.block)
            .into_iter()
            .flatten()
            .filter(|(at, _)| (from.at..end).contains(at))
            .map(|(_, one)| *one)
            .collect()
    };
    fit.lines
        .iter()
        .filter_map(|line| {
            line.text.map(|(from, to)| Line {
                block: from.block,
                at: from.at,
                text: text(from, to),
                frame: line.frame,
            })
        })
        .collect()
}

/// Every sample in every slot of the broadsheet.
fn each(mut with: impl FnMut(&str, &str, &Article, &Fit)) {
    for (name, article) in common::samples() {
        let sheet = common::broadsheet(&[&article, &article, &article, &article]);
        for (slot, fit) in &sheet.fits {
            with(&name, slot, &article, fit);
        }
    }
}

#[test]
fn no_line_begins_or_ends_with_a_wrong_mark() {
    let mut count = 0;
    each(|name, slot, article, fit| {
        let forced = common::forced(&Copy::of(article));
        for Line { text, block, at, .. } in lines(article, fit) {
            if forced.contains(&(block, at)) {
                continue;
            }
            count += 1;
            let (first, last) = (text.chars().next(), text.chars().next_back());
            assert!(!first.is_some_and(|one| CLOSING.contains(one)), "{name}, {slot}: begins wrong: {text}");
            assert!(!last.is_some_and(|one| OPENING.contains(one)), "{name}, {slot}: ends wrong: {text}");
        }
    });
    assert!(count > 1_000, "{count} lines");
}

#[derive(Debug, Default, PartialEq)]
struct Blemishes {
    paragraphs: usize,
    /// 单字成行: a paragraph of several lines ends in a line of one character.
    lone_characters: usize,
    columns: usize,
    /// 孤行: a column begins with the last line of a paragraph.
    lone_lines: usize,
    /// Those of stories that have room.
    lone_with_room: usize,
}

fn blemishes(article: &Article, fit: &Fit, sum: &mut Blemishes) {
    let cells = common::cells(&Copy::of(article));
    let lines: Vec<Line> =
        lines(article, fit).into_iter().filter(|line| !cells.contains(&line.block)).collect();
    for (number, line) in lines.iter().enumerate() {
        let ends = lines.get(number + 1).is_none_or(|next| next.block != line.block);
        let goes_on = number > 0 && lines[number - 1].block == line.block;
        let characters = line.text.chars().filter(|one| !CLOSING.contains(*one)).count();
        sum.paragraphs += usize::from(ends);
        sum.lone_characters += usize::from(ends && goes_on && characters <= 1);
        if ends && goes_on && characters <= 1 {
            println!("lone: {}", line.text);
        }
        let top = line.frame.is_some() && number > 0 && lines[number - 1].frame != line.frame;
        sum.columns += usize::from(top);
        sum.lone_lines += usize::from(top && ends && goes_on);
        sum.lone_with_room += usize::from(top && ends && goes_on && fit.over <= 0);
        if top && ends && goes_on {
            println!("lone line at {:?}, {} over: {}", line.frame, fit.over, line.text);
        }
    }
}

#[test]
fn lone_characters_and_lone_lines_are_seldom() {
    let mut sum = Blemishes::default();
    each(|_, _, article, fit| blemishes(article, fit, &mut sum));
    let mut unmended = Blemishes::default();
    let plan = common::plan("broadsheet-news");
    let mut style = common::style(&plan.style);
    style.body.widows = true;
    for (_, article) in common::samples() {
        let sheet = common::in_style(&plan, &style, &[&article, &article, &article, &article]);
        sheet.fits.values().for_each(|fit| blemishes(&article, fit, &mut unmended));
    }
    println!("mended {sum:?}, without {unmended:?}");
    assert_eq!(sum.lone_characters, 0, "{sum:?}");
    assert!(sum.lone_lines * 3 <= unmended.lone_lines, "{sum:?} instead of {unmended:?}");
    // One story is levelled to two full columns of a few rows: nothing can go over.
    assert!(sum.lone_with_room <= 1, "a column ends a row early where nothing else helps: {sum:?}");
}
