//! What people see of the difference.

use crate::fields::{FieldRow, fields};
use crate::flat::{Node, nodes, within};
use crate::order::stayed;
use crate::pieces::{Marked, Op, Piece, pieces};
use gaotai_article::{Article, BlockId, Inline};
use gaotai_language::differ::lines::align;
use gaotai_language::differ::{Amount, changes, story};
use serde_json::{Map, Value};
use std::collections::{HashMap, HashSet};

/// Two versions, compared for people.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// Characters that came in, white space aside.
    pub added: u32,
    /// Characters that went, white space aside.
    pub removed: u32,
    /// How many blocks stand elsewhere.
    pub moved: u32,
    /// The lines of the new version in their order, with those of the old one that went.
    pub rows: Vec<Row>,
    /// The fields of the slip that changed.
    pub fields: Vec<FieldRow>,
}

/// What became of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// As it was.
    Same,
    /// Another text, other marks or other attributes.
    Changed,
    /// It came in.
    Added,
    /// It went.
    Removed,
    /// It stands here now, possibly changed.
    Moved,
    /// It stood here; all its text is `Same`, that of the old version.
    MovedAway,
    /// Its text stood in the line before it, which was split.
    Split,
}

/// A line of text, or a block without text.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// What became of it.
    pub state: State,
    /// Id of the line, or of the block.
    pub line: BlockId,
    /// Id of the outermost node in which it is.
    pub block: BlockId,
    /// Its node.
    pub node: String,
    /// The nodes around it, from outside.
    pub within: Vec<String>,
    /// Attributes that changed; those that are not empty where it is new or gone.
    pub attrs: Vec<AttrChange>,
    /// The text.
    pub pieces: Vec<Piece>,
}

/// An attribute that changed, as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttrChange {
    /// Its name; `type` for the node itself.
    pub name: String,
    /// What it was; empty for nothing.
    pub old: String,
    /// What it is; empty for nothing.
    pub new: String,
}

/// A JSON value as text: nothing for `null`, lists with commas, structures as JSON.
pub(crate) fn shown(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(shown).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}

/// What differs between two sets of attributes.
pub(crate) fn attrs(old: &Map<String, Value>, new: &Map<String, Value>) -> Vec<AttrChange> {
    let mut names: Vec<&String> =
        old.keys().chain(new.keys().filter(|name| !old.contains_key(*name))).collect();
    names.sort();
    let value = |of: &Map<String, Value>, name: &str| of.get(name).map(shown).unwrap_or_default();
    names
        .into_iter()
        .map(|name| AttrChange { name: name.clone(), old: value(old, name), new: value(new, name) })
        .filter(|change| change.old != change.new)
        .collect()
}

/// Compares two versions of a story.
pub fn compare(old: &Article, new: &Article) -> Comparison {
    let (from, to) = (nodes(old), nodes(new));
    let mut amount = Amount::default();
    let paired = Paired::of(old, new, &from, &to, &mut amount);
    let (rows, moved) = paired.rows(&from, &to);
    Comparison {
        added: amount.added,
        removed: amount.removed,
        moved,
        rows,
        fields: fields(&old.slip, &new.slip),
    }
}

/// Which node of the old version is which of the new one, and the text of the lines.
struct Paired {
    /// For nodes of the new version.
    partner: HashMap<usize, usize>,
    /// For nodes of the old version.
    back: HashMap<usize, usize>,
    /// Lines of the new version that were split off.
    split: HashSet<usize>,
    /// Lines of the old version that are in another line now.
    joined: HashSet<usize>,
    /// Text of the lines of the new version that have a partner.
    texts: HashMap<usize, Vec<Piece>>,
}

impl Paired {
    fn of(old: &Article, new: &Article, from: &[Node], to: &[Node], amount: &mut Amount) -> Paired {
        let mut paired = Paired {
            partner: HashMap::new(),
            back: HashMap::new(),
            split: HashSet::new(),
            joined: HashSet::new(),
            texts: HashMap::new(),
        };
        let texts = |nodes: &[Node]| -> Vec<usize> {
            nodes.iter().enumerate().filter(|(_, node)| node.runs.is_some()).map(|(at, _)| at).collect()
        };
        let (olds, news) = (texts(from), texts(to));
        for group in align(&story::lines(old), &story::lines(new)) {
            let before: Vec<usize> = group.old.iter().map(|at| olds[*at]).collect();
            let after: Vec<usize> = group.new.iter().map(|at| news[*at]).collect();
            paired.text(from, to, &before, &after, amount);
        }
        let known: HashMap<BlockId, usize> = from
            .iter()
            .enumerate()
            .filter(|(_, node)| node.runs.is_none())
            .map(|(at, node)| (node.id, at))
            .collect();
        for (at, node) in to.iter().enumerate().filter(|(_, node)| node.runs.is_none()) {
            if let Some(before) = known.get(&node.id) {
                paired.pair(*before, at);
            }
        }
        paired
    }

    fn pair(&mut self, old: usize, new: usize) {
        self.partner.insert(new, old);
        self.back.insert(old, new);
    }

    fn text(&mut self, from: &[Node], to: &[Node], old: &[usize], new: &[usize], amount: &mut Amount) {
        fn runs<'a>(nodes: &'a [Node], places: &[usize]) -> Marked<'a> {
            let lines: Vec<&[Inline]> =
                places.iter().map(|at| nodes[*at].runs.as_deref().unwrap_or_default()).collect();
            Marked::of(lines)
        }
        let (before, after) = (runs(from, old), runs(to, new));
        let changed = if before.text == after.text { Vec::new() } else { changes(&before.text, &after.text) };
        *amount += Amount::of(&before.text, &after.text, &changed);
        let (Some(first), Some(now)) = (old.first(), new.first()) else { return };
        self.pair(*first, *now);
        self.split.extend(&new[1..]);
        self.joined.extend(&old[1..]);
        self.texts.extend(new.iter().copied().zip(pieces(&before, &after, &changed)));
    }

    /// The rows, and how many blocks moved.
    fn rows(&self, from: &[Node], to: &[Node]) -> (Vec<Row>, u32) {
        let stay = self.stay(from, to);
        let mut moved: HashSet<BlockId> = HashSet::new();
        let mut rows = Vec::new();
        let mut old = 0;
        for (at, node) in to.iter().enumerate() {
            if stay.contains(&at) {
                let until = self.partner[&at];
                while old < until {
                    self.gone(from, old, &mut rows);
                    old += 1;
                }
                old = until + 1;
            } else if self.partner.contains_key(&at) {
                moved.insert(to[node.top].id);
            }
            self.here(from, to, at, stay.contains(&at), &mut rows);
        }
        (old..from.len()).for_each(|at| self.gone(from, at, &mut rows));
        (rows, moved.len() as u32)
    }

    /// The nodes of the new version that stand where they stood.
    fn stay(&self, from: &[Node], to: &[Node]) -> HashSet<usize> {
        let known: Vec<(usize, usize)> =
            (0..to.len()).filter_map(|at| Some((at, *self.partner.get(&at)?))).collect();
        let places: Vec<usize> = known.iter().map(|(_, old)| *old).collect();
        let _ = from;
        known.iter().zip(stayed(&places)).filter(|(_, stay)| *stay).map(|((at, _), _)| *at).collect()
    }

    fn gone(&self, from: &[Node], at: usize, rows: &mut Vec<Row>) {
        if self.joined.contains(&at) {
            return;
        }
        let node = &from[at];
        let away = self.back.contains_key(&at);
        if !shows(node) {
            return;
        }
        let (state, op) = if away { (State::MovedAway, Op::Same) } else { (State::Removed, Op::Removed) };
        let attrs = if away { Vec::new() } else { attrs(&node.attrs, &Map::new()) };
        rows.push(row(from, at, state, attrs, whole(node, op)));
    }

    fn here(&self, from: &[Node], to: &[Node], at: usize, stays: bool, rows: &mut Vec<Row>) {
        let node = &to[at];
        let Some(partner) = self.partner.get(&at) else {
            if self.split.contains(&at) {
                rows.push(row(to, at, State::Split, Vec::new(), self.texts[&at].clone()));
            } else if shows(node) {
                rows.push(row(to, at, State::Added, attrs(&Map::new(), &node.attrs), whole(node, Op::Added)));
            }
            return;
        };
        let old = &from[*partner];
        let mut changed = attrs(&old.attrs, &node.attrs);
        if old.name != node.name {
            changed
                .insert(0, AttrChange { name: "type".into(), old: old.name.clone(), new: node.name.clone() });
        }
        if !shows(node) && changed.is_empty() {
            return;
        }
        let text = self.texts.get(&at).cloned().unwrap_or_default();
        let alike = changed.is_empty() && text.iter().all(|piece| piece.op == Op::Same);
        let state = match (stays, alike) {
            (false, _) => State::Moved,
            (true, true) => State::Same,
            (true, false) => State::Changed,
        };
        rows.push(row(to, at, state, changed, text));
    }
}

/// Whether a node has a row of its own even when nothing of it changed.
fn shows(node: &Node) -> bool {
    match &node.runs {
        Some(runs) => !node.head || !runs.is_empty(),
        None => ["figure", "box", "divider", "embed"].contains(&node.name.as_str()),
    }
}

fn whole(node: &Node, op: Op) -> Vec<Piece> {
    let runs = node.runs.as_deref().unwrap_or_default();
    let all = Marked::of([runs]);
    let mut pieces = pieces(&all, &all, &[]).concat();
    pieces.iter_mut().for_each(|piece| piece.op = op);
    pieces
}

fn row(nodes: &[Node], at: usize, state: State, attrs: Vec<AttrChange>, pieces: Vec<Piece>) -> Row {
    let node = &nodes[at];
    Row {
        state,
        line: node.id,
        block: nodes[node.top].id,
        node: node.name.clone(),
        within: within(nodes, at),
        attrs,
        pieces,
    }
}
