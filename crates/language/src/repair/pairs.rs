//! Brackets and quotation marks: whole pairs are repaired or none of the two.

use super::Edit;
use super::paragraph::{Paragraph, Side, Way, fold};
use crate::chars::is_han;

/// An opening mark and the closing one that belongs to it.
#[derive(Debug, Clone, Copy)]
struct Pair {
    open: usize,
    close: usize,
}

#[derive(Debug, Default)]
struct Matched {
    pairs: Vec<Pair>,
    /// Openers and closers without a partner.
    single: Vec<usize>,
}

/// Finds the pairs, decides which become full-width (left in `paragraph.wide` for the
/// marks beside them) and shuts what is quoted from another language.
pub(super) fn repair(paragraph: &mut Paragraph) -> Vec<Edit> {
    let brackets = brackets(paragraph);
    let quotes = quotes(paragraph);
    for at in single_brackets(paragraph, &brackets) {
        paragraph.wide[at] = true;
    }
    for at in single_quotes(paragraph, &quotes) {
        paragraph.wide[at] = true;
    }
    for at in short_years(paragraph) {
        paragraph.wide[at] = true;
    }
    let pairs = [&brackets.pairs[..], &quotes.pairs[..]].concat();
    decide(paragraph, &pairs);
    for pair in pairs {
        if is_foreign(paragraph, pair) {
            paragraph.shut[pair.open + 1..pair.close].fill(true);
        }
    }
    let mut found = bracket_edits(paragraph);
    found.extend(quote_edits(paragraph, &quotes));
    found
}

fn brackets(paragraph: &mut Paragraph) -> Matched {
    let mut matched = Matched::default();
    let mut open = Vec::new();
    for at in 0..paragraph.chars.len() {
        match paragraph.fold(at) {
            _ if paragraph.shut[at] => {}
            Some('(') => open.push(at),
            Some(')') => match open.pop() {
                Some(start) => matched.pairs.push(Pair { open: start, close: at }),
                None => matched.single.push(at),
            },
            _ => {}
        }
    }
    matched.single.extend(open);
    shut_faces(paragraph, &matched.single);
    matched
}

/// `:)` and `:(` are faces when the bracket has no partner.
fn shut_faces(paragraph: &mut Paragraph, single: &[usize]) {
    for &at in single {
        let nose = usize::from(paragraph.before(at) == Some('-'));
        if let Some(eyes) =
            at.checked_sub(1 + nose).filter(|eyes| matches!(paragraph.chars[*eyes], ':' | ';'))
        {
            paragraph.shut[eyes..=at].fill(true);
        }
    }
}

/// A half-width bracket without partner is repaired where its inner side is Chinese,
/// but not behind the number of a list (`1)`, `一)`).
fn single_brackets(paragraph: &Paragraph, brackets: &Matched) -> Vec<usize> {
    let wanted = |at: &usize| {
        let inner =
            if paragraph.fold(*at) == Some('(') { paragraph.after(*at) } else { paragraph.before(*at) };
        let chinese = inner.is_some_and(is_han) && paragraph.is_chinese(*at);
        chinese
            && !paragraph.shut[*at]
            && !(paragraph.chars[*at] == ')' && super::marks::is_list_number(paragraph, *at))
    };
    brackets.single.iter().copied().filter(wanted).collect()
}

fn bracket_edits(paragraph: &Paragraph) -> Vec<Edit> {
    let mut found = Vec::new();
    for at in (0..paragraph.chars.len()).filter(|at| paragraph.wide[*at] && !paragraph.shut[*at]) {
        let after_space =
            paragraph.after(at) == Some(' ') && paragraph.chars.get(at + 2).is_some_and(|c| is_han(*c));
        let before_space = at > 1 && paragraph.chars[at - 1] == ' ' && is_han(paragraph.chars[at - 2]);
        found.extend(match paragraph.chars[at] {
            '(' if before_space => Some(edit(at - 1, " (", "（")),
            '(' => Some(edit(at, "(", "（")),
            ')' if after_space => Some(edit(at, ") ", "）")),
            ')' => Some(edit(at, ")", "）")),
            _ => None,
        });
    }
    found
}

fn edit(at: usize, before: &str, after: &str) -> Edit {
    Edit { at, before: before.to_owned(), after: after.to_owned() }
}

/// What a quotation mark does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Open,
    Close,
    /// An apostrophe, a sign for inches or minutes.
    None,
}

/// Quotations are not nested deeper.
const DEEP: usize = 32;

fn quotes(paragraph: &Paragraph) -> Matched {
    let doubles = (0..paragraph.chars.len()).filter(|at| paragraph.fold(*at) == Some('"')).count();
    let mut matched = Matched::default();
    let mut open: Vec<usize> = Vec::new();
    for at in 0..paragraph.chars.len() {
        let Some(kind @ ('"' | '\'')) = paragraph.fold(at).filter(|_| !paragraph.shut[at]) else { continue };
        // Far back is no partner, and looking for one takes time.
        let near = open.len().saturating_sub(DEEP);
        let partner = open[near..].iter().rposition(|start| paragraph.fold(*start) == Some(kind));
        let partner = partner.map(|place| near + place);
        match role(paragraph, at, partner.is_some(), doubles % 2 == 0) {
            Role::None => {}
            Role::Open => open.push(at),
            Role::Close => match partner {
                Some(place) => {
                    matched.single.extend(open.drain(place + 1..));
                    matched.pairs.extend(open.pop().map(|start| Pair { open: start, close: at }));
                }
                None => matched.single.push(at),
            },
        }
    }
    matched.single.extend(open);
    matched
}

fn role(paragraph: &Paragraph, at: usize, has_open: bool, even: bool) -> Role {
    let c = paragraph.chars[at];
    let (before, after) = (paragraph.before(at), paragraph.after(at));
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let single = fold(c) == '\'';
    if is_short_year(paragraph, at) {
        return Role::None;
    }
    if single && ((latin(before) && (latin(after) || !has_open)) || (digit(before) && !has_open)) {
        return Role::None;
    }
    if !single && digit(before) && !has_open && !even {
        return Role::None;
    }
    match c {
        '“' | '‘' => Role::Open,
        '”' | '’' => Role::Close,
        _ => straight_role(before, after, has_open),
    }
}

/// Whether an apostrophe stands for the century of a year (’98).
fn is_short_year(paragraph: &Paragraph, at: usize) -> bool {
    let digit = |at: usize| paragraph.chars.get(at).is_some_and(char::is_ascii_digit);
    let apostrophe = matches!(paragraph.chars[at], '\'' | '’');
    let mut later =
        (at + 1..paragraph.chars.len().min(at + 24)).filter(|at| paragraph.fold(*at) == Some('\''));
    let quoted = later.next().is_some_and(|next| !(digit(next + 1) && digit(next + 2)));
    apostrophe
        && !quoted
        && (digit(at + 1) && digit(at + 2) && !digit(at + 3))
        && !paragraph.before(at).is_some_and(|c| c.is_ascii_alphanumeric())
}

/// Quotes beside it tell nothing: they may be set already or not.
fn straight_role(before: Option<char>, after: Option<char>, has_open: bool) -> Role {
    let gap = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let one_of = |c: Option<char>, marks: &str| c.is_some_and(|c| marks.contains(fold(c)));
    let opens = !gap(after) && (gap(before) || one_of(before, "([{:《〈「『【"));
    let closes = !gap(before) && (gap(after) || one_of(after, ",;:.!?)]}》〉」』】、"));
    match (opens, closes) {
        (false, true) => Role::Close,
        (true, false) => Role::Open,
        _ if has_open => Role::Close,
        _ => Role::Open,
    }
}

/// A quotation that runs over several paragraphs opens in each and closes in the last.
fn single_quotes(paragraph: &Paragraph, quotes: &Matched) -> Vec<usize> {
    let doubles: Vec<usize> =
        quotes.single.iter().copied().filter(|at| paragraph.fold(*at) == Some('"')).collect();
    let [at] = doubles[..] else { return Vec::new() };
    let reaches_on = opens_alone(paragraph, at) || closes_alone(paragraph, at);
    if reaches_on && paragraph.is_chinese(at) { vec![at] } else { Vec::new() }
}

fn opens_alone(paragraph: &Paragraph, at: usize) -> bool {
    let before = paragraph.chars[..at].iter().rfind(|c| !c.is_whitespace());
    let begins =
        paragraph.after(at).is_some_and(|c| is_han(c) || c.is_ascii_digit() || matches!(c, '…' | '.' | '《'));
    before.is_none_or(|c| fold(*c) == ':') && begins
}

fn closes_alone(paragraph: &Paragraph, at: usize) -> bool {
    let text_after = paragraph.chars[at + 1..].iter().any(|c| !c.is_whitespace());
    let mark = |c: &char| c.is_whitespace() || ".,!?;:\"')…—-》".contains(fold(*c));
    !text_after && paragraph.chars[..at].iter().rfind(|c| !mark(c)).is_some_and(|c| is_han(*c))
}

fn quote_edits(paragraph: &Paragraph, quotes: &Matched) -> Vec<Edit> {
    let mut found = Vec::new();
    let mut pairs: Vec<Pair> =
        quotes.pairs.iter().copied().filter(|pair| paragraph.wide[pair.open]).collect();
    pairs.sort_by_key(|pair| pair.open);
    let mut round: Vec<(Pair, char)> = Vec::new();
    for pair in pairs {
        round.retain(|(outer, _)| outer.close > pair.open);
        let kind = kind(paragraph, pair, round.last().map(|(_, kind)| *kind));
        round.push((pair, kind));
        let (open, close) = if kind == '"' { ("“", "”") } else { ("‘", "’") };
        found.extend(straight(paragraph, pair.open, open));
        found.extend(straight(paragraph, pair.close, close));
    }
    for &at in quotes.single.iter().filter(|at| paragraph.wide[**at]) {
        found.extend(straight(paragraph, at, if opens_alone(paragraph, at) { "“" } else { "”" }));
    }
    for at in short_years(paragraph) {
        found.extend(straight(paragraph, at, "’"));
    }
    found
}

/// The apostrophes of short years in Chinese text (’98广州).
fn short_years(paragraph: &Paragraph) -> Vec<usize> {
    let counted = |at: usize| paragraph.chars.get(at + 3).copied().is_some_and(is_han);
    let wanted = |at: &usize| {
        !paragraph.shut[*at] && is_short_year(paragraph, *at) && counted(*at) && paragraph.is_chinese(*at)
    };
    (0..paragraph.chars.len()).filter(wanted).collect()
}

/// Double or single: as the half that is set already, or else not as the pair round it.
fn kind(paragraph: &Paragraph, pair: Pair, outer: Option<char>) -> char {
    let (open, close) = (paragraph.chars[pair.open], paragraph.chars[pair.close]);
    match outer {
        _ if fold(open) != open => fold(open),
        _ if fold(close) != close => fold(close),
        Some('"') => '\'',
        Some(_) => '"',
        None => open,
    }
}

fn straight(paragraph: &Paragraph, at: usize, after: &str) -> Option<Edit> {
    let c = paragraph.chars[at];
    matches!(c, '"' | '\'').then(|| edit(at, &c.to_string(), after))
}

/// Marks every pair that shall be full-width. One repaired pair can be the reason for
/// the next, in either direction.
fn decide(paragraph: &mut Paragraph, pairs: &[Pair]) {
    let both_ways: Vec<Pair> = pairs.iter().chain(pairs.iter().rev()).copied().collect();
    loop {
        let found = both_ways.iter().filter(|pair| decide_one(paragraph, **pair)).count();
        if found == 0 {
            return;
        }
    }
}

fn decide_one(paragraph: &mut Paragraph, pair: Pair) -> bool {
    if paragraph.wide[pair.open] && paragraph.wide[pair.close] {
        return false;
    }
    let is_quote = fold(paragraph.chars[pair.open]) != '(';
    let wanted = if is_quote { wants_quotes(paragraph, pair) } else { wants_brackets(paragraph, pair) };
    if wanted {
        paragraph.wide[pair.open] = true;
        paragraph.wide[pair.close] = true;
    }
    wanted
}

fn wants(paragraph: &Paragraph, pair: Pair) -> Option<bool> {
    if !paragraph.is_chinese(pair.open) && !paragraph.is_chinese(pair.close) {
        return Some(false);
    }
    if paragraph.wide[pair.open] || paragraph.wide[pair.close] {
        return Some(true);
    }
    let holds_chinese = paragraph.sum(pair.open + 1, pair.close).chinese > 0;
    holds_chinese.then(|| !paragraph.stands_in_english(pair.open, pair.close))
}

/// Without Chinese inside, what stands outside decides: `世贸组织(WTO)`, `(1)加强`, but
/// `f(x)函数` stays.
fn wants_brackets(paragraph: &Paragraph, pair: Pair) -> bool {
    wants(paragraph, pair).unwrap_or_else(|| {
        let before = paragraph.look(pair.open, Way::Left);
        let after = paragraph.look(pair.close, Way::Right);
        match before.side {
            Side::Chinese => before.spaces <= 1,
            Side::Edge => after.side == Side::Chinese,
            Side::Latin | Side::Digit | Side::Unit | Side::Other => false,
        }
    })
}

/// No word is longer.
const WORD: usize = 40;

/// Without Chinese inside, one word beside Han gets Chinese marks (`“AI+”行动`); a
/// quotation in another language keeps its own.
fn wants_quotes(paragraph: &Paragraph, pair: Pair) -> bool {
    wants(paragraph, pair).unwrap_or_else(|| {
        let inside = &paragraph.chars[pair.open + 1..pair.close];
        if inside.is_empty() || inside.len() > WORD {
            return false;
        }
        let phrase =
            inside.iter().any(|c| c.is_whitespace() || matches!(fold(*c), ',' | ';' | '?' | '!' | '"'));
        let latin = inside.iter().any(|c| c.is_alphabetic());
        let near = |at, way| {
            let neighbour = paragraph.look(at, way);
            // A space behind a mark goes when the mark is repaired.
            let apart = neighbour.spaces > 0 && neighbour.marks == 0;
            !apart && neighbour.side == Side::Chinese
        };
        !(latin && phrase) && (near(pair.open, Way::Left) || near(pair.close, Way::Right))
    })
}

/// Whether a pair holds only text of another language, whose marks are its own.
fn is_foreign(paragraph: &Paragraph, pair: Pair) -> bool {
    let sum = paragraph.sum(pair.open + 1, pair.close);
    sum.han == 0 && sum.letters > 0
}
