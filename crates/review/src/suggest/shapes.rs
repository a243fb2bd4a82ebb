//! What a block was before its kind, its attributes or its place became others.

use gaotai_article::suggest::tree::{Inside, Leaf, Shell, Tree};
use gaotai_article::suggest::{Shape, former_shell};
use gaotai_article::{Act, ActKind, BlockId, Suggestion};

/// Whether one of these kinds is among the acts.
pub(super) fn has(acts: &[Act], kinds: &[ActKind]) -> bool {
    acts.iter().any(|act| kinds.contains(&act.kind))
}

pub(super) fn ids(path: &[Shell]) -> Vec<BlockId> {
    path.iter().map(Shell::id).collect()
}

/// Name and attributes without the id, as a `change` remembers a leaf.
pub(super) fn shape(shell: &Shell) -> Shape {
    let mut attrs = shell.attrs.clone();
    attrs.remove("id");
    Shape { name: shell.name.clone(), attrs, path: None }
}

/// Containers as a `change` remembers them: each as it was before anything was suggested of it.
pub(super) fn path_of(path: &[Shell]) -> Vec<Shape> {
    path.iter()
        .map(former_shell)
        .map(|shell| Shape { name: shell.name, attrs: shell.attrs, path: None })
        .collect()
}

/// The acts of a node that is still there. `from`: the containers around it where it stood elsewhere.
pub(super) fn changed(
    was: &Shell,
    now: &Shell,
    from: Option<&[Shell]>,
    by: &mut dyn FnMut() -> Suggestion,
) -> Vec<Act> {
    let (before, after) = (shape(was), shape(now));
    if from.is_none() && before == after {
        return was.acts.clone();
    }
    let first = was.acts.iter().find(|act| act.kind == ActKind::Change).and_then(|act| act.was.clone());
    let mut rest: Vec<Act> = was.acts.iter().filter(|act| act.kind != ActKind::Change).cloned().collect();
    let mut old = first.unwrap_or(before);
    old.path = old.path.or_else(|| from.map(path_of));
    if old.path.is_some() || old != after {
        rest.push(Act { was: Some(old), ..Act::new(ActKind::Change, &by()) });
    }
    rest
}

/// Drops a remembered place where the block stands in it again.
pub(super) fn settled(shell: &mut Shell, path: &[Shell]) {
    let now = shape(shell);
    let Some(at) = shell.acts.iter().position(|act| act.kind == ActKind::Change) else { return };
    let Some(was) = &mut shell.acts[at].was else { return };
    let there = |shape: &Shape| shape.attrs.get("id").and_then(|id| id.as_str()?.parse::<BlockId>().ok());
    let place: Option<Vec<Option<BlockId>>> = was.path.as_ref().map(|path| path.iter().map(there).collect());
    if place == Some(ids(path).into_iter().map(Some).collect()) {
        was.path = None;
        if *was == now {
            shell.acts.remove(at);
        }
    }
}

/// Whether somebody's own open suggestion has put a leaf where it is: it moves on without another.
pub(super) fn own_put(acts: &[Act], person: &str) -> bool {
    acts.iter().any(|act| act.kind == ActKind::Insert && act.person == person)
}

/// Whether somebody's own open suggestions have made all of a leaf: it may go without a trace.
pub(super) fn own_new(tree: &Tree, person: &str) -> bool {
    let split = || tree.shell.acts.iter().any(|act| act.kind == ActKind::Split && act.person == person);
    let all_mine =
        || super::chars::chars_of(tree.runs()).iter().all(|char| char.inserted_by() == Some(person));
    own_put(&tree.shell.acts, person) || (tree.shell.is_text() && split() && all_mine())
}

/// A copy of a node that lives on elsewhere, to stand in its old place: new ids, and acts that know the old ones.
pub(super) fn renewed(tree: &Tree, by: &Suggestion, new_id: &mut dyn FnMut() -> BlockId) -> Tree {
    let mut made = tree.clone();
    made.each_mut(&mut |node| {
        let id = node.shell.id();
        node.shell.set_id(new_id());
        if node.shell.name == "caption" || node.shell.name == "credit" {
            return;
        }
        match node.shell.acts.iter_mut().find(|act| act.kind == ActKind::Delete) {
            // What was to go already goes as it would have; only its id comes back now.
            Some(act) => act.of = act.of.or(Some(id)),
            None => node.shell.acts.push(Act { of: Some(id), ..Act::new(ActKind::Delete, by) }),
        }
    });
    made
}

/// A leaf without anything suggested in it; nothing where it is struck. What it joins is up to the caller.
pub(super) fn cleaned(leaf: &Leaf) -> Option<Tree> {
    clean(&leaf.tree)
}

fn clean(tree: &Tree) -> Option<Tree> {
    if has(&tree.shell.acts, &[ActKind::Delete]) {
        return None;
    }
    let inside = match &tree.inside {
        Inside::Runs(runs) => Inside::Runs(gaotai_article::suggest::decided_runs(runs.clone(), &|_| {
            gaotai_article::suggest::Verdict::Accept
        })),
        Inside::Nodes(nodes) => Inside::Nodes(nodes.iter().filter_map(clean).collect()),
    };
    Some(Tree { shell: Shell { acts: Vec::new(), ..tree.shell.clone() }, inside })
}
