//! Which node of the old version is which of the new one, and the text of the lines.

use crate::flat::Flat;
use crate::pieces::{Marked, Op, Piece, pieces};
use gaotai_article::{Article, BlockId, Inline};
use gaotai_language::differ::lines::align;
use gaotai_language::differ::{Amount, changes, story};
use std::collections::{HashMap, HashSet, VecDeque};

/// Two versions and what of them is the same. Nodes are called by their places in reading order.
pub(crate) struct Pairs {
    pub from: Flat,
    pub to: Flat,
    /// For nodes of the new version: that of the old one.
    pub partner: Vec<Option<usize>>,
    /// For nodes of the old version: that of the new one.
    pub back: Vec<Option<usize>>,
    /// Lines of the new version that are parts of a line of the old one: its first part.
    pub split: HashMap<usize, usize>,
    /// From behind a line that was split to the last of its parts: these, and what holds them
    /// or stands between them without a text.
    pub between: HashSet<usize>,
    /// Lines of the old version whose text is in another line now.
    pub joined: HashSet<usize>,
    /// For lines of the new version: where in its pieces others of the old version begin.
    pub seams: HashMap<usize, Vec<Seam>>,
    /// Text of the lines of the new version that have a partner or were split off.
    pub texts: HashMap<usize, Vec<Piece>>,
    /// What came in and went.
    pub amount: Amount,
}

/// Where a line of the old version begins in one of the new.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Seam {
    /// The piece with which it begins.
    pub piece: usize,
    /// The line of the old version that ends here.
    pub behind: usize,
    /// The one that begins.
    pub line: usize,
}

impl Pairs {
    pub fn of(old: &Article, new: &Article, from: Flat, to: Flat) -> Pairs {
        let (partner, back) = (vec![None; to.nodes.len()], vec![None; from.nodes.len()]);
        let mut pairs = Pairs {
            from,
            to,
            partner,
            back,
            split: HashMap::new(),
            between: HashSet::new(),
            joined: HashSet::new(),
            seams: HashMap::new(),
            texts: HashMap::new(),
            amount: Amount::default(),
        };
        pairs.lines(old, new);
        pairs.containers();
        pairs.leaves();
        pairs
    }

    fn pair(&mut self, old: usize, new: usize) {
        (self.partner[new], self.back[old]) = (Some(old), Some(new));
    }

    fn free(&self, old: usize, new: usize) -> bool {
        self.back[old].is_none() && self.partner[new].is_none()
    }

    /// Lines of text, with what became of it.
    fn lines(&mut self, old: &Article, new: &Article) {
        let places = |flat: &Flat| -> Vec<usize> {
            (0..flat.nodes.len()).filter(|at| flat.nodes[*at].runs().is_some()).collect()
        };
        let (olds, news) = (places(&self.from), places(&self.to));
        for group in align(&story::lines(old), &story::lines(new)) {
            let before: Vec<usize> = group.old.iter().map(|at| olds[*at]).collect();
            let after: Vec<usize> = group.new.iter().map(|at| news[*at]).collect();
            self.group(&before, &after);
        }
    }

    fn group(&mut self, old: &[usize], new: &[usize]) {
        let (before, after) = (marked(&self.from, old), marked(&self.to, new));
        let changed = if before.text == after.text { Vec::new() } else { changes(&before.text, &after.text) };
        self.amount += Amount::of(&before.text, &after.text, &changed);
        let (Some(first), Some(now)) = (old.first(), new.first()) else { return };
        let texts = pieces(&before, &after, &changed);
        for (line, seam) in seams(old, &texts) {
            self.seams.entry(new[line]).or_default().push(seam);
        }
        self.texts.extend(new.iter().copied().zip(texts));
        self.split.extend(new[1..].iter().map(|part| (*part, *now)));
        self.between.extend(now + 1..=new[new.len() - 1]);
        self.joined.extend(&old[1..]);
        self.pair(*first, *now);
    }

    /// What holds lines: by id, or else because its lines are the same.
    fn containers(&mut self) {
        let holds = |flat: &Flat, at: usize| flat.nodes[at].runs().is_none();
        let known: HashMap<BlockId, usize> = (0..self.from.nodes.len())
            .filter(|at| holds(&self.from, *at))
            .map(|at| (self.from.nodes[at].id, at))
            .collect();
        for new in 0..self.to.nodes.len() {
            if let Some(old) = known.get(&self.to.nodes[new].id).filter(|_| holds(&self.to, new)) {
                self.pair(*old, new);
            }
        }
        for line in 0..self.to.nodes.len() {
            let Some(old) = self.partner[line].filter(|_| !holds(&self.to, line)) else { continue };
            let around: Vec<(usize, usize)> = self.from.around(old).zip(self.to.around(line)).collect();
            for (old, new) in around {
                if self.free(old, new) && self.from.nodes[old].name == self.to.nodes[new].name {
                    self.pair(old, new);
                }
            }
        }
    }

    /// What has neither text nor an id that says it: the same picture, the same address.
    fn leaves(&mut self) {
        let key = |flat: &Flat, at: usize| -> Option<(String, String)> {
            let node = &flat.nodes[at];
            let value = |name: &str| node.attrs.get(name).and_then(|value| value.as_str()).map(str::to_owned);
            match node.name.as_str() {
                "figure" => Some((node.name.clone(), value("media")?)),
                "embed" => Some((node.name.clone(), value("url")?)),
                "divider" => Some((node.name.clone(), String::new())),
                _ => None,
            }
        };
        let mut known: HashMap<(String, String), VecDeque<usize>> = HashMap::new();
        for old in (0..self.from.nodes.len()).filter(|at| self.back[*at].is_none()) {
            if let Some(key) = key(&self.from, old) {
                known.entry(key).or_default().push_back(old);
            }
        }
        for new in 0..self.to.nodes.len() {
            if self.partner[new].is_some() {
                continue;
            }
            let old = key(&self.to, new).and_then(|key| known.get_mut(&key)?.pop_front());
            if let Some(old) = old {
                self.pair(old, new);
            }
        }
    }
}

/// Where the lines of the old version but the first begin: in which of the new, and at which piece.
fn seams(old: &[usize], texts: &[Vec<Piece>]) -> Vec<(usize, Seam)> {
    let mut found = Vec::new();
    let mut ends = old.windows(2);
    for (line, pieces) in texts.iter().enumerate() {
        for (at, piece) in pieces.iter().enumerate() {
            if piece.op == Op::Added || !piece.text.ends_with(story::PARAGRAPH_END) {
                continue;
            }
            let Some([behind, next]) = ends.next() else { return found };
            // What ends both lines is the last of one, and the next begins with the next.
            let (line, piece) = if piece.op == Op::Removed { (line, at + 1) } else { (line + 1, 0) };
            found.push((line, Seam { piece, behind: *behind, line: *next }));
        }
    }
    found
}

/// Lines of text as one.
pub(crate) fn marked<'a>(flat: &'a Flat, places: &[usize]) -> Marked<'a> {
    let lines: Vec<&[Inline]> = places.iter().map(|at| flat.nodes[*at].runs().unwrap_or_default()).collect();
    Marked::of(lines)
}
