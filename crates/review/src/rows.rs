//! The lines of both versions in one order, with what became of each.

use crate::compare::{AttrChange, Row, State, attrs};
use crate::flat::Flat;
use crate::order::stayed;
use crate::pairs::{Pairs, marked};
use crate::pieces::{Op, Piece, pieces};
use serde_json::Map;
use std::collections::HashSet;

/// The rows, and how many blocks moved.
pub(crate) fn rows(pairs: &Pairs) -> (Vec<Row>, u32) {
    let places = Places::of(pairs);
    let mut rows = Vec::new();
    let mut waiting: Vec<Row> = Vec::new();
    let mut within: HashSet<usize> = HashSet::new();
    let mut old = 0;
    for at in 0..pairs.to.nodes.len() {
        if let Some(until) = pairs.partner[at].filter(|_| places.stay.contains(&at)) {
            let went = (old..until).filter(|at| !within.contains(at));
            waiting.extend(went.filter_map(|at| gone(pairs, at)));
            old = until + 1;
        }
        // A line that went would seem to be the one that was split.
        if !pairs.between.contains(&at) {
            rows.append(&mut waiting);
        }
        let Some(row) = here(pairs, at, places.moved.contains(&at)) else { continue };
        let first = pairs.split.get(&at).copied().unwrap_or(at);
        if places.stay.contains(&first) {
            rows.extend(parted(pairs, &places, (at, row), old, &mut within));
        } else {
            rows.push(row);
        }
    }
    rows.append(&mut waiting);
    let rest = (old..pairs.from.nodes.len()).filter(|at| !within.contains(at));
    rows.extend(rest.filter_map(|at| gone(pairs, at)));
    (rows, places.count)
}

/// The row of a line into which others were joined: one for each of these before which something
/// was taken away, with that. What stands in them is put into `within`; before the place `old`
/// everything has its row.
fn parted(
    pairs: &Pairs,
    places: &Places,
    (at, mut row): (usize, Row),
    old: usize,
    within: &mut HashSet<usize>,
) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut cut = 0;
    let whole = pairs.to.nodes[pairs.split.get(&at).copied().unwrap_or(at)].id;
    for seam in pairs.seams.get(&at).into_iter().flatten() {
        let elsewhere = |at: &usize| pairs.back[*at].is_none_or(|now| places.moved.contains(&now));
        let between = (seam.behind + 1..seam.line).filter(|at| *at >= old && !within.contains(at));
        let taken: Vec<(usize, Row)> =
            between.filter(elsewhere).filter_map(|at| Some((at, gone(pairs, at)?))).collect();
        if taken.is_empty() || seam.piece == 0 {
            row.joined.push(pairs.from.nodes[seam.line].id);
            continue;
        }
        let rest = row.pieces.split_off(seam.piece - cut);
        cut = seam.piece;
        let next =
            Row { whole: Some(whole), ..self::row(&pairs.from, seam.line, State::Joined, Vec::new(), rest) };
        rows.push(std::mem::replace(&mut row, next));
        within.extend(taken.iter().map(|(at, _)| *at));
        rows.extend(taken.into_iter().map(|(_, row)| row));
    }
    rows.push(row);
    rows
}

/// What stands where it stood, and what does not. In neither are nodes that have no row of
/// their own.
struct Places {
    stay: HashSet<usize>,
    moved: HashSet<usize>,
    /// How many blocks moved, or parts of blocks that stayed.
    count: u32,
}

impl Places {
    /// As few blocks as possible moved; then as few lines as possible within those that
    /// stayed. A line that was put into a box, or taken out, where it stands, stayed.
    fn of(pairs: &Pairs) -> Places {
        let is_top = |flat: &Flat, at: usize| flat.parents[at].is_none();
        let tops: Vec<(usize, usize)> = (0..pairs.to.nodes.len())
            .filter(|at| is_top(&pairs.to, *at))
            .filter_map(|at| Some((at, pairs.partner[at].filter(|old| is_top(&pairs.from, *old))?)))
            .collect();
        let gone = out_of_order(&tops);
        let lines: Vec<(usize, usize)> = (0..pairs.to.nodes.len())
            .filter(|at| pairs.to.has_row(*at))
            .filter_map(|at| Some((at, pairs.partner[at]?)))
            .collect();
        let with_blocks = |at: usize| gone.contains(&pairs.to.top(at));
        let rest: Vec<(usize, usize)> = lines.iter().copied().filter(|(at, _)| !with_blocks(*at)).collect();
        let single = out_of_order(&rest);
        // A row of a table is one, however many cells it has.
        let parts: HashSet<usize> = single.iter().map(|at| below_top(&pairs.to, *at)).collect();
        let count = (gone.len() + parts.len()) as u32;
        let is_moved = |at: usize| with_blocks(at) || single.contains(&at);
        let (moved, stay) = lines.into_iter().map(|(at, _)| at).partition(|at| is_moved(*at));
        Places { stay, moved, count }
    }
}

fn out_of_order(pairs: &[(usize, usize)]) -> HashSet<usize> {
    let places: Vec<usize> = pairs.iter().map(|(_, old)| *old).collect();
    pairs.iter().zip(stayed(&places)).filter(|(_, stay)| !stay).map(|((at, _), _)| *at).collect()
}

/// The node around one, or itself, that stands directly in the outermost one.
fn below_top(flat: &Flat, at: usize) -> usize {
    let around: Vec<usize> = std::iter::once(at).chain(flat.around(at)).collect();
    around[around.len().saturating_sub(2)]
}

impl Flat {
    /// Whether a node has a row of its own even when nothing of it changed.
    fn has_row(&self, at: usize) -> bool {
        let node = &self.nodes[at];
        match node.runs() {
            Some(runs) => !self.is_head(at) || !runs.is_empty(),
            None => ["figure", "box", "divider", "embed"].contains(&node.name.as_str()),
        }
    }
}

fn gone(pairs: &Pairs, at: usize) -> Option<Row> {
    let flat = &pairs.from;
    // The line of the title group that was emptied has its row in the new version.
    let emptied = flat.is_head(at) && pairs.back[at].is_some();
    if pairs.joined.contains(&at) || !flat.has_row(at) || emptied {
        return None;
    }
    let node = &flat.nodes[at];
    Some(match pairs.back[at] {
        Some(_) => row(flat, at, State::MovedAway, Vec::new(), whole(flat, at, Op::Same)),
        None => row(flat, at, State::Removed, attrs(&node.attrs, &Map::new()), whole(flat, at, Op::Removed)),
    })
}

fn here(pairs: &Pairs, at: usize, moved: bool) -> Option<Row> {
    let (flat, node) = (&pairs.to, &pairs.to.nodes[at]);
    let text = || pairs.texts.get(&at).cloned().unwrap_or_default();
    let Some(partner) = pairs.partner[at] else {
        if let Some(first) = pairs.split.get(&at) {
            let whole = Some(flat.nodes[*first].id);
            return Some(Row { whole, ..row(flat, at, State::Split, Vec::new(), text()) });
        }
        let new = || row(flat, at, State::Added, attrs(&Map::new(), &node.attrs), whole(flat, at, Op::Added));
        return flat.has_row(at).then(new);
    };
    let changed = changed_attrs(pairs, partner, at);
    let pieces = text();
    let alike = changed.is_empty() && pieces.iter().all(|piece| piece.op == Op::Same);
    let state = match (moved, alike) {
        (true, _) => State::Moved,
        (false, true) => State::Same,
        (false, false) => State::Changed,
    };
    (flat.has_row(at) || !alike).then(|| row(flat, at, state, changed, pieces))
}

fn changed_attrs(pairs: &Pairs, old: usize, new: usize) -> Vec<AttrChange> {
    let (before, after) = (&pairs.from.nodes[old], &pairs.to.nodes[new]);
    let mut changed = Vec::new();
    let mut differ = |name: &str, old: String, new: String| {
        if old != new {
            changed.push(AttrChange { name: name.to_owned(), old, new });
        }
    };
    differ("type", before.name.clone(), after.name.clone());
    let (outside, now) = (pairs.from.parents[old], pairs.to.parents[new]);
    // Said once, of what is around them, when that only became another kind.
    if now.map(|now| pairs.partner[now]) != outside.map(Some) {
        differ("within", pairs.from.within(old).join(" "), pairs.to.within(new).join(" "));
    }
    changed.extend(attrs(&before.attrs, &after.attrs));
    changed
}

fn whole(flat: &Flat, at: usize, op: Op) -> Vec<Piece> {
    let all = marked(flat, &[at]);
    let mut pieces = pieces(&all, &all, &[]).concat();
    pieces.iter_mut().for_each(|piece| piece.op = op);
    pieces
}

fn row(flat: &Flat, at: usize, state: State, attrs: Vec<AttrChange>, pieces: Vec<Piece>) -> Row {
    let node = &flat.nodes[at];
    Row {
        state,
        line: node.id,
        whole: None,
        joined: Vec::new(),
        block: flat.nodes[flat.top(at)].id,
        node: node.name.clone(),
        within: flat.within(at),
        attrs,
        pieces,
        media: node.attrs.get("media").and_then(|hash| hash.as_str()).map(str::to_owned),
    }
}
