//! Which line of one version is which of the other: by their ids, and by their text where
//! these tell nothing, as after an import of the same file, or tell the wrong thing.

use super::bag::{Bag, alike};
use gaotai_article::{BlockId, HeadPart};
use std::collections::{HashMap, VecDeque};

/// Where a line stands, as far as it says which lines can be the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// In the title group. There is one of each, whatever its id.
    Head(HeadPart),
    /// A paragraph or section head, wherever it stands.
    Text,
    /// A caption.
    Caption,
    /// A credit.
    Credit,
}

/// A line of text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Line {
    /// All its characters; a line break is a line feed.
    pub text: String,
    /// The block's id.
    pub id: BlockId,
    /// Where it stands.
    pub place: Place,
}

/// Lines of the old version and lines of the new one that are the same, by their places in
/// the lists. Mostly one and one. None on one side: it went, or came in. Several on one
/// side: it was split, or they were joined; between these may stand lines that are nobody's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// In order.
    pub old: Vec<usize>,
    /// In order.
    pub new: Vec<usize>,
}

/// Below this likeness, in per cent, two lines with the same id may be two others.
const WEAK: u32 = 30;
/// From this likeness on, two lines with different ids may be one.
const NEAR: u32 = 50;
/// So much of a line, in per cent, must have stood in the line that was split.
const WITHIN: u32 = 60;
/// Characters of the words in a part that stands beside its line; fewer may be there by chance.
const LEAST: u32 = 2;
/// The same of a part with other lines between.
const LEAST_FAR: u32 = 6;
/// So many lines that came in may stand between the parts of a line.
const BETWEEN: usize = 24;
/// A word in more lines than this says nothing about which line is which.
const COMMON: usize = 24;

/// Finds them. The groups are in the order of the new version, those without a line in it last.
pub fn align(old: &[Line], new: &[Line]) -> Vec<Group> {
    // Always the same way round, so that both ways come to the same groups.
    if old > new {
        let turn = |group: Group| Group { old: group.new, new: group.old };
        return in_order(Matching::of(new, old).groups().into_iter().map(turn).collect());
    }
    in_order(Matching::of(old, new).groups())
}

fn in_order(mut groups: Vec<Group>) -> Vec<Group> {
    let place = |group: &Group| match group.new.first() {
        Some(at) => (0, *at),
        None => (1, group.old.first().copied().unwrap_or_default()),
    };
    groups.sort_by_key(place);
    groups
}

/// One version's lines and which lines of the other are theirs.
struct Side<'a> {
    lines: &'a [Line],
    /// The line of the other version.
    partner: Vec<Option<usize>>,
    /// For lines that stand in another one now: that one, of the same side.
    part_of: Vec<Option<usize>>,
    bags: Vec<Option<Bag<'a>>>,
}

impl<'a> Side<'a> {
    fn of(lines: &'a [Line]) -> Side<'a> {
        let size = lines.len();
        let bags = (0..size).map(|_| None).collect();
        Side { lines, partner: vec![None; size], part_of: vec![None; size], bags }
    }

    /// The words of a line, counted when first asked for: most lines are never asked.
    fn bag(&mut self, at: usize) -> &Bag<'a> {
        let lines = self.lines;
        self.bags[at].get_or_insert_with(|| Bag::of(&lines[at].text))
    }

    fn free(&self) -> Vec<usize> {
        (0..self.lines.len())
            .filter(|at| self.partner[*at].is_none() && self.part_of[*at].is_none())
            .collect()
    }

    /// The line of which this one may be a part: the nearest that is somebody's, or of which
    /// that one is a part; with the number of lines between.
    fn beside(&self, at: usize, step: isize) -> Option<(usize, usize)> {
        let mut beside = at;
        for between in 0..=BETWEEN {
            beside = beside.checked_add_signed(step).filter(|beside| *beside < self.lines.len())?;
            match (self.part_of[beside], self.partner[beside]) {
                (Some(whole), _) => return Some((whole, between)),
                (None, Some(_)) => return Some((beside, between)),
                (None, None) => {}
            }
        }
        None
    }

    /// The parts of each line that has some, in order.
    fn parts(&self) -> HashMap<usize, Vec<usize>> {
        let mut parts: HashMap<usize, Vec<usize>> = HashMap::new();
        for (at, whole) in self.part_of.iter().enumerate() {
            if let Some(whole) = whole {
                parts.entry(*whole).or_default().push(at);
            }
        }
        parts
    }
}

/// Whether two texts begin and end the same but for a third of the longer one. They are no
/// strangers then, and need not be cut into words to know it.
fn near(a: &str, b: &str) -> bool {
    let head = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count();
    let tail = a.bytes().rev().zip(b.bytes().rev()).take_while(|(a, b)| a == b).count();
    let shared = (head + tail).min(a.len()).min(b.len());
    shared * 3 >= a.len().max(b.len()) * 2
}

struct Matching<'a> {
    old: Side<'a>,
    new: Side<'a>,
}

impl<'a> Matching<'a> {
    fn of(old: &'a [Line], new: &'a [Line]) -> Matching<'a> {
        let mut made = Matching { old: Side::of(old), new: Side::of(new) };
        let doubtful = made.by_id();
        made.by_text();
        made.by_words();
        for (old, new) in doubtful {
            if made.old.partner[old].is_none() && made.new.partner[new].is_none() {
                made.pair(old, new);
            }
        }
        made.by_neighbour();
        absorb(&mut made.old, &mut made.new);
        absorb(&mut made.new, &mut made.old);
        made
    }

    fn pair(&mut self, old: usize, new: usize) {
        self.old.partner[old] = Some(new);
        self.new.partner[new] = Some(old);
    }

    /// Pairs lines of the title group by their places and others by their ids. Returns the
    /// pairs of one id whose texts are strangers while other lines are free to be theirs.
    fn by_id(&mut self) -> Vec<(usize, usize)> {
        let key = |line: &Line| match line.place {
            Place::Head(part) => (None, Some(part)),
            _ => (Some(line.id), None),
        };
        let known: HashMap<_, usize> =
            self.old.lines.iter().enumerate().map(|(at, line)| (key(line), at)).collect();
        let mut changed = Vec::new();
        for (new, line) in self.new.lines.iter().enumerate() {
            let Some(old) = known.get(&key(line)).copied() else { continue };
            self.pair(old, new);
            if self.old.lines[old].text != line.text && line.place == Place::Text {
                changed.push((old, new));
            }
        }
        let settled = self.old.free().is_empty() && self.new.free().is_empty();
        if settled && changed.len() < 2 {
            return Vec::new();
        }
        changed.retain(|(old, new)| {
            !near(&self.old.lines[*old].text, &self.new.lines[*new].text)
                && alike(self.old.bag(*old), self.new.bag(*new)) < WEAK
        });
        for (old, new) in &changed {
            (self.old.partner[*old], self.new.partner[*new]) = (None, None);
        }
        changed
    }

    /// The very same text, in the order in which it stands.
    fn by_text(&mut self) {
        let mut known: HashMap<(Place, &str), VecDeque<usize>> = HashMap::new();
        for at in self.old.free() {
            let line = &self.old.lines[at];
            if !line.text.is_empty() {
                known.entry((line.place, &line.text)).or_default().push_back(at);
            }
        }
        for at in self.new.free() {
            let line = &self.new.lines[at];
            if let Some(old) = known.get_mut(&(line.place, line.text.as_str())).and_then(VecDeque::pop_front)
            {
                self.pair(old, at);
            }
        }
    }

    /// Nearly the same text, the likest first.
    fn by_words(&mut self) {
        let mut found = Vec::new();
        let mut lines: HashMap<&str, Vec<usize>> = HashMap::new();
        for at in self.old.free() {
            for word in self.old.bag(at).words() {
                lines.entry(word).or_default().push(at);
            }
        }
        for at in self.new.free() {
            let mut shared: HashMap<usize, u32> = HashMap::new();
            let bag = self.new.bag(at);
            for word in bag.words() {
                for old in lines.get(word).filter(|lines| lines.len() <= COMMON).into_iter().flatten() {
                    *shared.entry(*old).or_default() += 1;
                }
            }
            let mut best: Vec<(u32, usize)> = shared.into_iter().map(|(old, count)| (count, old)).collect();
            best.sort_by_key(|(count, old)| (std::cmp::Reverse(*count), *old));
            for (_, old) in best.into_iter().take(4) {
                let likeness = alike(self.old.bag(old), self.new.bag(at));
                if likeness >= NEAR && self.old.lines[old].place == self.new.lines[at].place {
                    found.push((std::cmp::Reverse(likeness), old.abs_diff(at), old, at));
                }
            }
        }
        found.sort_unstable();
        for (_, _, old, new) in found {
            if self.old.partner[old].is_none() && self.new.partner[new].is_none() {
                self.pair(old, new);
            }
        }
    }

    /// The same text, if none, behind lines that are the same: empty lines above all.
    fn by_neighbour(&mut self) {
        for new in self.new.free() {
            let before = new.checked_sub(1).and_then(|before| self.new.partner[before]);
            let Some(old) = before.map(|old| old + 1) else { continue };
            let free = self.old.partner.get(old).is_some_and(Option::is_none);
            let (Some(a), b) = (self.old.lines.get(old), &self.new.lines[new]) else { continue };
            if free && a.text == b.text && a.place == b.place {
                self.pair(old, new);
            }
        }
    }

    fn groups(&self) -> Vec<Group> {
        let mut groups = Vec::new();
        for (new, partner) in self.new.partner.iter().enumerate() {
            match partner {
                Some(old) => groups.push(Group { old: vec![*old], new: vec![new] }),
                None if self.new.part_of[new].is_none() => groups.push(Group { old: vec![], new: vec![new] }),
                None => {}
            }
        }
        let gone = |at: &usize| self.old.partner[*at].is_none() && self.old.part_of[*at].is_none();
        groups.extend((0..self.old.lines.len()).filter(gone).map(|at| Group { old: vec![at], new: vec![] }));
        self.add_parts(&mut groups);
        groups
    }

    fn add_parts(&self, groups: &mut [Group]) {
        let (old, new) = (self.old.parts(), self.new.parts());
        for group in groups {
            add(&old, &mut group.old);
            add(&new, &mut group.new);
        }
    }
}

/// Puts its parts beside a line, in order.
fn add(parts: &HashMap<usize, Vec<usize>>, line: &mut Vec<usize>) {
    if let Some(parts) = line.first().and_then(|whole| parts.get(whole)) {
        line.extend(parts);
        line.sort_unstable();
    }
}

/// Lines of `parts` that are nobody's stood in the nearest line that is somebody's, if they are
/// made of the words which that line had in `wholes` and has no more.
fn absorb<'a>(wholes: &mut Side<'a>, parts: &mut Side<'a>) {
    let free = parts.free();
    let mut rests: HashMap<usize, Bag<'a>> = HashMap::new();
    let ways: [(Vec<usize>, isize); 2] = [(free.clone(), -1), (free.into_iter().rev().collect(), 1)];
    for (order, step) in ways {
        for at in order {
            let Some((whole, between)) = parts.beside(at, step) else { continue };
            let texts = parts.lines[at].place == Place::Text && parts.lines[whole].place == Place::Text;
            let (Some(partner), true, None) = (parts.partner[whole], texts, parts.part_of[at]) else {
                continue;
            };
            if wholes.lines[partner].text == parts.lines[whole].text {
                continue;
            }
            let rest = rests.entry(whole).or_insert_with(|| {
                let mut rest = wholes.bag(partner).clone();
                rest.take(parts.bag(whole));
                rest
            });
            let bag = parts.bag(at);
            let least = if between == 0 { LEAST } else { LEAST_FAR };
            if bag.weight() >= least && rest.shared(bag) * 100 >= bag.weight() * WITHIN {
                rest.take(bag);
                parts.part_of[at] = Some(whole);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Line, Matching, Place, near};
    use gaotai_article::BlockId;

    fn lines(texts: &[&str]) -> Vec<Line> {
        let id = |nth: usize| format!("00000000-0000-4000-8000-{nth:012}").parse::<BlockId>();
        let line = |(nth, text): (usize, &&str)| {
            id(nth).ok().map(|id| Line { text: (*text).to_owned(), id, place: Place::Text })
        };
        texts.iter().enumerate().filter_map(line).collect()
    }

    #[test]
    fn lines_with_a_word_changed_are_not_cut_into_words_to_be_known() {
        let old =
            lines(&["记者昨夜从县交通局获悉，公交已开。", "沿线站台换上了反光站牌。", "下一步再调整班次。"]);
        let new = lines(&[
            "记者今夜从县交通局获悉，公交已开。",
            "沿线站台全换上了反光站牌。",
            "下一步再调整班次。",
        ]);
        let made = Matching::of(&old, &new);
        assert!(made.old.bags.iter().chain(&made.new.bags).all(Option::is_none));
        let others = lines(&["四名驾驶员轮流值班。", "沿线站台全换上了反光站牌。", "下一步再调整班次。"]);
        assert!(Matching::of(&old, &others).old.bags[0].is_some());
    }

    #[test]
    fn near_is_two_thirds_from_both_ends() {
        for (a, b, expected) in [
            ("", "", true),
            ("abc", "abd", true),
            ("abc", "axy", false),
            ("aaaa", "aa", false),
            ("甲乙丙丁戊己", "甲乙丙戊己", true),
            ("甲乙", "乙甲", false),
        ] {
            assert_eq!((near(a, b), near(b, a)), (expected, expected), "{a} {b}");
        }
    }
}
