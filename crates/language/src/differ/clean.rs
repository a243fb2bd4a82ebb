//! From the shortest difference to one that reads well. All of it works on words: ranges
//! are places in the lists of words.

use super::text::{Change, Cut, joined, letters};
use crate::segment::{is_ending, is_han_word, is_loose, is_sign, is_weak};
use std::ops::Range;

/// Below this share of the shorter text, in per cent, what two texts have in common is chance.
const CHANCE: u32 = 15;

/// Texts shorter than this are not said to share nothing: there is too little to share.
const SHORT: u32 = 8;

/// The changes as an editor would mark them.
pub(super) fn clean(old: &Cut<'_>, new: &Cut<'_>, changes: Vec<Change>) -> Vec<Change> {
    let trimmed = changes.into_iter().filter_map(|change| trim(old, new, change)).collect();
    if strangers(old, new, &trimmed) {
        return vec![Change { old: 0..old.words.len(), new: 0..new.words.len() }];
    }
    let mut slid = slide(old, new, trimmed);
    names(old, new, &mut slid);
    let whole = slid.into_iter().fold(Vec::new(), joined);
    let parted = whole.into_iter().flat_map(|change| part(old, new, change)).collect();
    swallow(old, new, parted)
}

/// Takes off what is alike at both ends of a change: the same text may be cut into other
/// words beside other words. Only where a word ends on both sides, so that none is torn.
fn trim(old: &Cut<'_>, new: &Cut<'_>, change: Change) -> Option<Change> {
    let (head, ahead) = alike(&old.words[change.old.clone()], &new.words[change.new.clone()], false);
    let (from, to) = (change.old.start + head..change.old.end, change.new.start + ahead..change.new.end);
    let (tail, behind) = alike(&old.words[from.clone()], &new.words[to.clone()], true);
    let change = Change { old: from.start..from.end - tail, new: to.start..to.end - behind };
    (!change.old.is_empty() || !change.new.is_empty()).then_some(change)
}

/// How many words at the beginning, or the end, are the same text on both sides.
fn alike(old: &[&str], new: &[&str], from_end: bool) -> (usize, usize) {
    let text = |words: &[&str], part: Range<usize>| -> String {
        let size = words.len();
        if from_end { words[size - part.end..size - part.start].concat() } else { words[part].concat() }
    };
    let word = |words: &[&str], nth: usize| words[if from_end { words.len() - 1 - nth } else { nth }].len();
    let (mut best, mut a, mut b, mut ahead) = ((0, 0), 0, 0, 0isize);
    while a < old.len() || b < new.len() {
        if ahead <= 0 && a < old.len() {
            ahead += word(old, a) as isize;
            a += 1;
        } else if ahead > 0 && b < new.len() {
            ahead -= word(new, b) as isize;
            b += 1;
        } else {
            break;
        }
        if ahead == 0 {
            if text(old, best.0..a) != text(new, best.1..b) {
                break;
            }
            best = (a, b);
        }
    }
    best
}

/// Whether what the two have in common is so little that it only confuses.
fn strangers(old: &Cut<'_>, new: &Cut<'_>, changes: &Vec<Change>) -> bool {
    let content = |words: &[&str]| -> u32 {
        words.iter().filter(|word| !is_weak(word) && !is_sign(word)).map(|word| letters(word)).sum()
    };
    let shorter = content(&old.words).min(content(&new.words));
    if shorter < SHORT || changes.is_empty() {
        return false;
    }
    let lost: u32 = changes.iter().map(|change| content(&old.words[change.old.clone()])).sum();
    (content(&old.words) - lost) * 100 < shorter * CHANCE
}

/// Moves what only came in, or only went, to where a sentence begins or ends: of 甲。乙。 →
/// 甲。丙。乙。 it is 丙。 that came in, and never 。丙.
fn slide(old: &Cut<'_>, new: &Cut<'_>, mut changes: Vec<Change>) -> Vec<Change> {
    for at in 0..changes.len() {
        let before = at.checked_sub(1).map_or((0, 0), |at| (changes[at].old.end, changes[at].new.end));
        let after = changes
            .get(at + 1)
            .map_or((old.words.len(), new.words.len()), |next| (next.old.start, next.new.start));
        let change = changes[at].clone();
        let (words, range, room) = match (change.old.is_empty(), change.new.is_empty()) {
            (true, false) => {
                (&new.words, change.new.clone(), (change.new.start - before.1, after.1 - change.new.end))
            }
            (false, true) => {
                (&old.words, change.old.clone(), (change.old.start - before.0, after.0 - change.old.end))
            }
            _ => continue,
        };
        let shift = best_shift(words, &range, room);
        let moved = |range: Range<usize>| {
            range.start.saturating_add_signed(shift)..range.end.saturating_add_signed(shift)
        };
        changes[at] = Change { old: moved(change.old), new: moved(change.new) };
    }
    changes
}

/// How far to slide, to the left when negative; at most over as many words as it has room for.
fn best_shift(words: &[&str], range: &Range<usize>, (left, right): (usize, usize)) -> isize {
    let score = |range: Range<usize>| {
        let ends = words.get(range.end.wrapping_sub(1)).is_some_and(|word| is_ending(word));
        let begins = range.start == 0 || is_ending(words[range.start - 1]);
        u8::from(ends) + u8::from(begins)
    };
    let mut best = (score(range.clone()), 0isize);
    for step in 1..=left {
        if words[range.start - step] != words[range.end - step] {
            break;
        }
        let found = score(range.start - step..range.end - step);
        if found > best.0 {
            best = (found, -(step as isize));
        }
    }
    for step in 0..right {
        if words[range.start + step] != words[range.end + step] {
            break;
        }
        let found = score(range.start + step + 1..range.end + step + 1);
        if found > best.0 {
            best = (found, step as isize + 1);
        }
    }
    best.1
}

/// A name that the dictionary does not know lies in single characters, or half of it in a
/// word: where one such character stands for another, the word before it belongs to it.
fn names(old: &Cut<'_>, new: &Cut<'_>, changes: &mut [Change]) {
    let mut taken = 0;
    for change in changes {
        let single =
            |cut: &Cut<'_>, words: &Range<usize>| words.len() == 1 && is_loose(cut.words[words.start]);
        let room = change.old.start > taken && change.new.start > 0;
        if room
            && single(old, &change.old)
            && single(new, &change.new)
            && is_han_word(old.words[change.old.start - 1])
        {
            change.old.start -= 1;
            change.new.start -= 1;
        }
        taken = change.old.end;
    }
}

/// Punctuation stands alone: of 企业， → 公司。 there is 企业 → 公司 and ， → 。.
fn part(old: &Cut<'_>, new: &Cut<'_>, change: Change) -> Vec<Change> {
    let signs = |cut: &Cut<'_>, range: &Range<usize>, from_end: bool| {
        let words = &cut.words[range.clone()];
        if from_end {
            words.iter().rev().take_while(|word| is_sign(word)).count()
        } else {
            words.iter().take_while(|word| is_sign(word)).count()
        }
    };
    let Change { old: from, new: to } = change;
    let all = |cut: &Cut<'_>, range: &Range<usize>| signs(cut, range, false) == range.len();
    if all(old, &from) || all(new, &to) {
        return vec![Change { old: from, new: to }];
    }
    let (head, ahead) = (signs(old, &from, false), signs(new, &to, false));
    let (head, ahead) = if head > 0 && ahead > 0 { (head, ahead) } else { (0, 0) };
    let (tail, behind) = (signs(old, &from, true), signs(new, &to, true));
    let (tail, behind) = if tail > 0 && behind > 0 { (tail, behind) } else { (0, 0) };
    let cuts = [
        (from.start, to.start),
        (from.start + head, to.start + ahead),
        (from.end - tail, to.end - behind),
        (from.end, to.end),
    ];
    let between = |pair: &[(usize, usize)]| Change { old: pair[0].0..pair[1].0, new: pair[0].1..pair[1].1 };
    cuts.windows(2).map(between).filter(|part| !part.old.is_empty() || !part.new.is_empty()).collect()
}

/// Two replaced words with nothing but a 的, a comma or a space between them are one.
fn swallow(old: &Cut<'_>, new: &Cut<'_>, changes: Vec<Change>) -> Vec<Change> {
    let replaces = |change: &Change| {
        letters(old.slice(&change.old)) >= 2
            && letters(new.slice(&change.new)) >= 2
            && !old.words[change.old.clone()].iter().all(|word| is_sign(word))
            && !new.words[change.new.clone()].iter().all(|word| is_sign(word))
    };
    let mut out: Vec<Change> = Vec::new();
    for change in changes {
        if let Some(last) = out.last_mut() {
            let island = last.old.end..change.old.start;
            let words = &old.words[island.clone()];
            let tiny = !words.is_empty()
                && words.iter().all(|word| is_weak(word) && !is_ending(word))
                && letters(old.slice(&island)) <= 1;
            if tiny && replaces(last) && replaces(&change) {
                *last = Change { old: last.old.start..change.old.end, new: last.new.start..change.new.end };
                continue;
            }
        }
        out.push(change);
    }
    out
}
