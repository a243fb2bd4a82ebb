//! Decides suggestions: of a story and a verdict on each suggestion, the story that is left.
//!
//! The editor decides in the same way (ui/src/editor/suggest/resolve.ts); both are held to
//! the files of tests/refs/suggest.

use super::tree::{Inside, Leaf, Shell, Spare, Tree, flatten, rebuild};
use super::{Act, ActKind, Shape};
use crate::codec;
use crate::inline::normalize;
use crate::{BlockId, Doc, HeadPart, Inline, Mark, Modification, Suggestion};
use serde_json::Value;
use std::collections::{HashMap, HashSet};

/// What is decided on a suggestion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// What is suggested becomes part of the story.
    Accept,
    /// It is as it was.
    Reject,
    /// It stays open.
    Keep,
}

/// A verdict by the suggestion's id.
pub type Decide<'a> = &'a dyn Fn(&str) -> Verdict;

/// The doc with suggestions decided. What is kept open stays. A body or cell that would be
/// empty keeps an empty paragraph; ids that would stand twice are made new.
pub fn resolve(doc: &Doc, decide: Decide<'_>) -> Doc {
    if doc.suggested.is_empty() {
        return in_lines(doc.clone(), decide);
    }
    let tree = resolve_tree(Tree::read(&codec::encode_doc(doc)), decide);
    // What the codec cannot read here it could not read before: then nothing is decided.
    codec::decode_doc(&tree.value()).unwrap_or_else(|_| doc.clone())
}

/// Where nothing is suggested of blocks each line is decided by itself: at every write of a long
/// story that is a small part of the time that the tree takes.
fn in_lines(mut doc: Doc, decide: Decide<'_>) -> Doc {
    let mut line = |runs: &mut Vec<Inline>| *runs = decided_runs(std::mem::take(runs), decide);
    HeadPart::ALL.into_iter().for_each(|part| line(&mut doc.head.line_mut(part).content));
    doc.body.iter_mut().for_each(|block| block.each_line_mut(&mut line));
    doc
}

/// The same for the tree of a whole doc.
pub fn resolve_tree(mut doc: Tree, decide: Decide<'_>) -> Tree {
    let mut spare = Spare::of(&doc);
    if let Inside::Nodes(parts) = &mut doc.inside
        && let [head, body] = &mut parts[..]
    {
        lines(head, decide);
        zone(body, decide, &mut spare);
        let mut seen = HashSet::new();
        [head, body].into_iter().for_each(|part| unique(part, &mut seen, &mut spare));
    }
    doc
}

fn unique(tree: &mut Tree, seen: &mut HashSet<BlockId>, spare: &mut Spare) {
    tree.each_mut(&mut |node| {
        if node.shell.attrs.contains_key("id") && !seen.insert(node.shell.id()) {
            let other = spare.like(node.shell.id());
            node.shell.set_id(other);
            seen.insert(other);
        }
    });
}

/// Lines of the title group or of a figure: never split or joined.
fn lines(node: &mut Tree, decide: Decide<'_>) {
    if let Inside::Nodes(lines) = &mut node.inside {
        lines.iter_mut().for_each(|line| text(line, decide));
    }
}

fn text(line: &mut Tree, decide: Decide<'_>) {
    if let Inside::Runs(runs) = &mut line.inside {
        *runs = decided_runs(std::mem::take(runs), decide);
    }
}

/// Runs with what is suggested of them decided.
pub fn decided_runs(runs: Vec<Inline>, decide: Decide<'_>) -> Vec<Inline> {
    if !runs.iter().any(Inline::is_suggested) {
        return runs;
    }
    normalize(runs.into_iter().filter_map(|run| decided_run(run, decide)).collect())
}

fn decided_run(mut run: Inline, decide: Decide<'_>) -> Option<Inline> {
    let (Inline::Text { marks, .. } | Inline::HardBreak { marks }) = &mut run;
    let mut left = Vec::with_capacity(marks.len());
    let mut former = Vec::new();
    for mark in marks.drain(..) {
        let verdict = mark.suggestion().map_or(Verdict::Keep, decide);
        match (&mark, verdict) {
            (_, Verdict::Keep) => left.push(mark),
            (Mark::Insertion(_), Verdict::Reject) | (Mark::Deletion(_), Verdict::Accept) => return None,
            (Mark::Modification(open), Verdict::Reject) => former.push(open.clone()),
            _ => {}
        }
    }
    for open in former {
        left.retain(|mark| mark.name() != open.mark);
        left.extend(former_mark(&open));
    }
    *marks = left;
    Some(run)
}

/// The mark that a run had before; none where it had none, or where what is remembered is no mark.
fn former_mark(open: &Modification) -> Option<Mark> {
    let was = open.was.as_ref()?;
    let text = |name: &str| was.get(name).and_then(Value::as_str).map(str::to_owned);
    Some(match open.mark.as_str() {
        "strong" => Mark::Strong,
        "em" => Mark::Em,
        "underline" => Mark::Underline,
        "sup" => Mark::Sup,
        "sub" => Mark::Sub,
        "link" => Mark::Link { href: text("href")?, title: text("title") },
        "only" => {
            let channels = was.get("channels")?.as_array()?.iter().filter_map(Value::as_str);
            let channels: Vec<String> = channels.map(str::to_owned).collect();
            (!channels.is_empty()).then_some(Mark::Only { channels })?
        }
        _ => return None,
    })
}

/// A leaf on its way. What has flown into the block before it or has gone is not among them.
struct Standing {
    leaf: Leaf,
    /// Those that stay open.
    acts: Vec<Act>,
}

/// The body or a cell.
fn zone(node: &mut Tree, decide: Decide<'_>, spare: &mut Spare) {
    let leaves = flatten(node.nodes());
    let first = leaves.first().map(|leaf| leaf.tree.shell.id());
    let shells = decided_shells(&leaves, decide);
    let twins: HashMap<BlockId, Tree> = figures(&leaves);
    let mut standing: Vec<Standing> = Vec::with_capacity(leaves.len());
    for leaf in leaves {
        settle(leaf, &mut standing, &twins, (decide, spare));
    }
    let in_cell = node.shell.name != "body";
    let left = standing.into_iter().map(|Standing { mut leaf, acts }| {
        leaf.tree.shell.acts = acts;
        for shell in &mut leaf.path {
            if let Some(decided) = shells.get(&shell.id()) {
                *shell = decided.clone();
            }
        }
        if in_cell && leaf.tree.shell.name != "paragraph" {
            as_paragraph(&mut leaf);
        }
        leaf
    });
    let mut nodes = rebuild(left.collect(), spare);
    if nodes.is_empty() {
        nodes.push(Tree::empty_paragraph(first.unwrap_or(BlockId(uuid::Uuid::nil()))));
    }
    node.inside = Inside::Nodes(nodes);
}

/// A cell holds nothing but paragraphs, whatever a block is said to have been.
fn as_paragraph(leaf: &mut Leaf) {
    let empty = Tree::empty_paragraph(leaf.tree.shell.id());
    leaf.tree.shell = Shell { acts: std::mem::take(&mut leaf.tree.shell.acts), ..empty.shell };
    leaf.path.clear();
}

fn settle(
    leaf: Leaf,
    before: &mut Vec<Standing>,
    twins: &HashMap<BlockId, Tree>,
    (decide, spare): (Decide<'_>, &mut Spare),
) {
    let acts = leaf.tree.shell.acts.clone();
    let went = |kind: ActKind, verdict: Verdict| {
        acts.iter().any(|act| act.kind == kind && decide(&act.id) == verdict)
    };
    if went(ActKind::Insert, Verdict::Reject) || went(ActKind::Delete, Verdict::Accept) {
        return;
    }
    let mut leaf = leaf;
    if !inside(&mut leaf.tree, decide, spare) {
        return;
    }
    let mut kept: Vec<Act> = acts.iter().filter(|act| decide(&act.id) == Verdict::Keep).cloned().collect();
    if went(ActKind::Split, Verdict::Reject) || went(ActKind::Join, Verdict::Accept) {
        if let Inside::Runs(runs) = &mut leaf.tree.inside {
            let along: HashSet<String> = kept.iter().filter(is_whole).map(|act| act.id.clone()).collect();
            if let Some(goal) = goal(before, &along) {
                if let Inside::Runs(into) = &mut goal.leaf.tree.inside {
                    into.append(runs);
                    *into = normalize(std::mem::take(into));
                }
                return;
            }
            if runs.is_empty() && along.is_empty() {
                return;
            }
        }
        kept.retain(|act| act.kind != ActKind::Split && act.kind != ActKind::Join);
    }
    former(&mut leaf, &acts, decide, twins);
    before.push(Standing { leaf, acts: kept });
}

fn is_whole(act: &&Act) -> bool {
    matches!(act.kind, ActKind::Insert | ActKind::Delete)
}

/// The nearest text block before, beyond what only stands there by suggestion; what itself does
/// flows only into its like.
fn goal<'a>(before: &'a mut [Standing], along: &HashSet<String>) -> Option<&'a mut Standing> {
    for one in before.iter_mut().rev() {
        let own = one.acts.iter().filter(is_whole).count();
        if one.acts.iter().filter(is_whole).all(|act| along.contains(&act.id)) {
            return (one.leaf.tree.shell.is_text() && own >= along.len()).then_some(one);
        }
    }
    None
}

/// As the leaf was, where a change or a deletion is rejected.
fn former(leaf: &mut Leaf, acts: &[Act], decide: Decide<'_>, twins: &HashMap<BlockId, Tree>) {
    for act in acts.iter().filter(|act| decide(&act.id) == Verdict::Reject) {
        match (act.kind, &act.was, act.of) {
            (ActKind::Change, Some(was), _) => {
                reshape(&mut leaf.tree.shell, was);
                if let Some(path) = &was.path {
                    leaf.path = path.iter().map(shell_of).filter(Shell::is_container).collect();
                }
            }
            (ActKind::Delete, _, Some(id)) => {
                leaf.tree.shell.set_id(id);
                like_twin(&mut leaf.tree, twins.get(&id));
            }
            _ => {}
        }
    }
}

/// Gives a node the name and attributes that it had, as far as the model knows them.
fn reshape(shell: &mut Shell, was: &Shape) {
    const KINDS: &[&[&str]] = &[
        &["paragraph", "section_head"],
        &["bullet_list", "ordered_list"],
        &["quote", "box"],
        &["table_cell", "table_header"],
    ];
    let same = shell.name == was.name;
    let alike = |kind: &&&[&str]| kind.contains(&shell.name.as_str()) && kind.contains(&was.name.as_str());
    if !same && KINDS.iter().find(alike).is_none() {
        return;
    }
    let id = shell.attrs.get("id").cloned();
    shell.name.clone_from(&was.name);
    shell.attrs = codec::fitting_attrs(&was.name, &was.attrs);
    shell.attrs.extend(id.map(|id| ("id".to_owned(), id)));
}

fn shell_of(shape: &Shape) -> Shell {
    let mut attrs = codec::fitting_attrs(&shape.name, &shape.attrs);
    attrs.extend(shape.attrs.get("id").map(|id| ("id".to_owned(), id.clone())));
    Shell { name: shape.name.clone(), attrs, acts: Vec::new() }
}

fn figures(leaves: &[Leaf]) -> HashMap<BlockId, Tree> {
    let figures = leaves.iter().filter(|leaf| leaf.tree.shell.name == "figure");
    figures.map(|leaf| (leaf.tree.shell.id(), leaf.tree.clone())).collect()
}

/// Caption and credit of a picture that comes back get the ids that they had: the one that goes has them.
fn like_twin(tree: &mut Tree, twin: Option<&Tree>) {
    if let (Inside::Nodes(lines), Some(twin)) = (&mut tree.inside, twin) {
        lines.iter_mut().zip(twin.nodes()).for_each(|(line, other)| line.shell.set_id(other.shell.id()));
    }
}

/// The containers by id, with their own changes decided.
fn decided_shells(leaves: &[Leaf], decide: Decide<'_>) -> HashMap<BlockId, Shell> {
    let mut shells = HashMap::new();
    for shell in leaves.iter().flat_map(|leaf| &leaf.path) {
        shells.entry(shell.id()).or_insert_with(|| decided_shell(shell, decide));
    }
    shells
}

/// A container as it was before anything was suggested of it.
pub fn former_shell(shell: &Shell) -> Shell {
    decided_shell(shell, &|_| Verdict::Reject)
}

fn decided_shell(shell: &Shell, decide: Decide<'_>) -> Shell {
    let mut out = shell.clone();
    let rejected = |act: &&Act| act.kind == ActKind::Change && decide(&act.id) == Verdict::Reject;
    if let Some(was) = shell.acts.iter().find(rejected).and_then(|act| act.was.as_ref()) {
        reshape(&mut out, was);
    }
    out.acts.retain(|act| decide(&act.id) == Verdict::Keep);
    out
}

/// Decides what is suggested inside a leaf; false where nothing is left of it.
fn inside(tree: &mut Tree, decide: Decide<'_>, spare: &mut Spare) -> bool {
    match tree.shell.name.as_str() {
        "figure" => lines(tree, decide),
        "table" => return parts(tree, decide, spare),
        _ => text(tree, decide),
    }
    true
}

/// The rows of a table or the cells of a row; false where none is left.
fn parts(node: &mut Tree, decide: Decide<'_>, spare: &mut Spare) -> bool {
    let Inside::Nodes(parts) = &mut node.inside else { return true };
    parts.retain_mut(|part| {
        let acts = std::mem::take(&mut part.shell.acts);
        let went = |kind: ActKind, verdict: Verdict| {
            acts.iter().any(|act| act.kind == kind && decide(&act.id) == verdict)
        };
        if went(ActKind::Insert, Verdict::Reject) || went(ActKind::Delete, Verdict::Accept) {
            return false;
        }
        for act in acts.iter().filter(|act| decide(&act.id) == Verdict::Reject) {
            match (act.kind, &act.was, act.of) {
                (ActKind::Change, Some(was), _) => reshape(&mut part.shell, was),
                (ActKind::Delete, _, Some(id)) => part.shell.set_id(id),
                _ => {}
            }
        }
        part.shell.acts = acts.into_iter().filter(|act| decide(&act.id) == Verdict::Keep).collect();
        if part.shell.name == "table_row" {
            return self::parts(part, decide, spare);
        }
        zone(part, decide, spare);
        true
    });
    !parts.is_empty()
}

impl Mark {
    /// The id of the suggestion that the mark is part of.
    pub fn suggestion(&self) -> Option<&str> {
        match self {
            Mark::Insertion(Suggestion { id, .. })
            | Mark::Deletion(Suggestion { id, .. })
            | Mark::Modification(Modification { id, .. }) => Some(id),
            _ => None,
        }
    }
}

impl Inline {
    /// Whether anything is suggested of the run.
    pub fn is_suggested(&self) -> bool {
        self.marks().iter().any(|mark| mark.suggestion().is_some())
    }

    /// Whether the run is struck: it stands there only until that is accepted.
    pub fn is_struck(&self) -> bool {
        self.marks().iter().any(|mark| matches!(mark, Mark::Deletion(_)))
    }
}
