//! Where a title breaks into lines: between words, best behind a mark of punctuation or at a
//! space, so that the lines are about equally long.

use gaotai_language::{chars::is_wide, segment};
use std::ops::Range;

/// Words of a title at most; what is longer is no title and breaks anywhere.
const WORDS: usize = 160;

/// What may not begin a line.
const CLOSING: &str = "，。、；：？！）》〉」』】〕”’…—·,.;:?!)]}%％℃";
/// What may not end a line.
const OPENING: &str = "（《〈「『【〔“‘([{￥$";

/// A part of a title that stays together, without the space behind it.
struct Word {
    at: Range<usize>,
    /// Width in shares of the type's size, and that of the space behind it.
    width: f64,
    space: f64,
    /// How bad it is to break behind it.
    cost: f64,
}

/// Width of a character in shares of its size, near enough to choose a break by.
pub(super) fn em(character: char) -> f64 {
    match character {
        ' ' => 0.25,
        _ if is_wide(character) || "“”‘’…—".contains(character) => 1.0,
        _ if character.is_uppercase() => 0.65,
        _ => 0.5,
    }
}

/// The best lines, `count` of them, as bytes of `text`; fewer when there are fewer words. A line
/// feed always breaks.
pub(super) fn lines(text: &str, count: usize) -> Vec<Range<usize>> {
    let mut forced: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    for (end, _) in text.match_indices('\n').chain([(text.len(), "")]) {
        if !text[start..end].trim().is_empty() {
            forced.push(start..end);
        }
        start = end + 1;
    }
    let widest = |range: &Range<usize>| text[range.clone()].chars().map(em).sum::<f64>();
    let mut shares = vec![1; forced.len()];
    while shares.iter().sum::<usize>() < count && !forced.is_empty() {
        let long = (0..forced.len())
            .max_by(|a, b| {
                let per = |at: usize| widest(&forced[at]) / shares[at] as f64;
                per(*a).total_cmp(&per(*b)).then(b.cmp(a))
            })
            .unwrap_or_default();
        shares[long] += 1;
    }
    let within = |(range, share): (&Range<usize>, &usize)| {
        let from = range.start;
        let parts = split(&text[range.clone()], *share).into_iter();
        parts.map(move |part| part.start + from..part.end + from).collect::<Vec<_>>()
    };
    forced.iter().zip(&shares).flat_map(within).collect()
}

fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut at = 0;
    let mut joined = false;
    for word in segment::words(text) {
        let range = at..at + word.len();
        at = range.end;
        let width: f64 = word.chars().map(em).sum();
        let first = word.chars().next().unwrap_or(' ');
        if first.is_whitespace() {
            if let Some(last) = words.last_mut() {
                last.space += width;
                last.cost = -0.4;
            }
            joined = false;
        } else if let Some(last) =
            words.last_mut().filter(|last| joined || (last.space == 0.0 && CLOSING.contains(first)))
        {
            last.at.end = range.end;
            last.width += width;
            last.cost = cost(word);
            joined = OPENING.contains(first);
        } else {
            words.push(Word { at: range, width, space: 0.0, cost: cost(word) });
            joined = OPENING.contains(first);
        }
    }
    words
}

fn cost(word: &str) -> f64 {
    match word.chars().last() {
        Some(last) if "，。；：？！,;:?!—".contains(last) => -0.5,
        // 的, 和 and their like end a line rather than begin one, and a lone character does neither well.
        Some('的' | '地' | '得' | '了' | '着' | '和' | '与') => 0.1,
        _ => 0.3,
    }
}

/// The best way to set one stretch in `count` lines.
fn split(text: &str, count: usize) -> Vec<Range<usize>> {
    let words = words(text);
    let count = count.min(words.len());
    if count <= 1 || words.len() > WORDS {
        return vec![trimmed(text)];
    }
    let total: f64 = words.iter().map(|word| word.width + word.space).sum();
    let ideal = total / count as f64;
    let width = |from: usize, to: usize| {
        words[from..to].iter().map(|word| word.width + word.space).sum::<f64>() - words[to - 1].space
    };
    // best[n]: the cheapest way to set the first n words in the lines so far, and where its last line begins.
    let mut best: Vec<Vec<(f64, usize)>> = vec![vec![(f64::INFINITY, 0); words.len() + 1]; count + 1];
    best[0][0].0 = 0.0;
    for line in 1..=count {
        for to in line..=words.len() {
            for from in line - 1..to {
                let off = width(from, to) - ideal;
                let end = if to < words.len() { words[to - 1].cost * ideal.min(6.0) } else { 0.0 };
                let cost = best[line - 1][from].0 + off * off + end;
                if cost < best[line][to].0 {
                    best[line][to] = (cost, from);
                }
            }
        }
    }
    let mut lines = Vec::new();
    let mut to = words.len();
    for line in (1..=count).rev() {
        let from = best[line][to].1;
        lines.push(words[from].at.start..words[to - 1].at.end);
        to = from;
    }
    lines.reverse();
    lines
}

fn trimmed(text: &str) -> Range<usize> {
    let start = text.len() - text.trim_start().len();
    start..start + text.trim().len()
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[track_caller]
    fn check(text: &str, count: usize, expected: &str) {
        let found: Vec<&str> = lines(text, count).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found.join("|"), expected);
    }

    #[test]
    fn balanced_between_words() {
        check("春风行动暖人心 产业链上党旗红", 2, "春风行动暖人心|产业链上党旗红");
        check("“先锋”助企忙，不负“好春光”", 2, "“先锋”助企忙，|不负“好春光”");
        check("Old drawers of seed open a new season", 2, "Old drawers of seed|open a new season");
        check("上\n下游", 1, "上|下游");
        check("好", 3, "好");
        check("", 2, "");
        check("（一）（二）", 2, "（一）|（二）");
    }

    #[test]
    fn hostile() {
        for text in ["，，，，", "（（（（", "   ", "\n\n", "a\u{300}\u{300}b", "———— ……"]
        {
            for count in 1..4 {
                assert!(lines(text, count).len() <= count.max(1) + text.matches('\n').count());
            }
        }
        assert_eq!(lines(&"长".repeat(5000), 3).len(), 1);
    }
}
