//! Makes suggestions of an edit.
//!
//! If everything is accepted the result is the text as it was made, if all is rejected the text
//! before, ids and all. The editor does the same, keystroke by keystroke
//! (ui/src/editor/suggest/track.ts); where the two show one edit in two ways both are lawful.

use super::chars::{chars_of, runs_of};
use super::ghosts::ghost_paths;
use super::row::{Body, Entry, Item, Row};
use super::shapes::{changed, has, ids, own_new, own_put, path_of, renewed, shape};
use super::table;
use gaotai_article::suggest::tree::{Inside, Leaf, Shell, Spare, Tree, flatten, rebuild};
use gaotai_article::suggest::{Verdict, resolve_tree};
use gaotai_article::{Act, ActKind, BlockId, Doc, IdSource, Suggestion, codec};
use std::collections::{HashMap, HashSet};

/// Who edits, when, and where new ids come from.
pub struct Who<'a> {
    /// The person's id.
    pub person: &'a str,
    /// RFC 3339 with offset.
    pub time: &'a str,
    /// Ids for suggestions and for blocks that stand twice for a while.
    pub ids: &'a mut dyn IdSource,
}

/// Nothing that the model allows says this leaf by leaf.
pub(super) struct Misfit;

/// The doc with the edit from `base` to `raw` as suggestions of `who`, beside those that are open in `base`.
/// What `raw` has of suggestions that `base` has not is taken as accepted.
pub fn track(base: &Doc, raw: &Doc, who: Who<'_>) -> Doc {
    let read = |doc: &Doc| Tree::read(&codec::encode_doc(doc));
    let old = read(base);
    let mut tracking = Tracking::new(who, &old);
    let new = tracking.adopted(read(raw));
    new.each(&mut |node| tracking.living.extend([node.shell.id()]));
    let fine = tracking.doc(&old, &new, false).ok().filter(|made| lawful(&old, &new, made));
    let made = fine.or_else(|| tracking.doc(&old, &new, true).ok());
    made.and_then(|made| codec::decode_doc(&made.value()).ok()).unwrap_or_else(|| raw.clone())
}

/// Stands for the suggestions that an edit brought along, as a copy does.
const BROUGHT: &str = "";

/// One run over an edit.
pub(super) struct Tracking<'w> {
    pub person: String,
    time: String,
    ids: &'w mut dyn IdSource,
    form: Option<Suggestion>,
    /// The leaves before the edit, those in cells too.
    pub known: HashMap<BlockId, Tree>,
    /// The acts of all that has an id before the edit.
    acts: HashMap<BlockId, Vec<Act>>,
    /// All ids after it.
    living: HashSet<BlockId>,
}

impl<'w> Tracking<'w> {
    fn new(Who { person, time, ids }: Who<'w>, base: &Tree) -> Tracking<'w> {
        let (mut known, mut acts) = (HashMap::new(), HashMap::new());
        base.each(&mut |node| {
            acts.insert(node.shell.id(), node.shell.acts.clone());
            if node.shell.is_text()
                || matches!(node.shell.name.as_str(), "figure" | "table" | "divider" | "embed")
            {
                known.insert(node.shell.id(), node.clone());
            }
        });
        let (person, time) = (person.to_owned(), time.to_owned());
        Tracking { person, time, ids, form: None, known, acts, living: HashSet::new() }
    }

    /// A new suggestion.
    pub fn fresh(&mut self) -> Suggestion {
        let id = self.ids.block().to_string();
        Suggestion { id, person: self.person.clone(), time: self.time.clone() }
    }

    /// The one suggestion of all changes of form and all moves of the edit.
    pub fn form(&mut self) -> Suggestion {
        if self.form.is_none() {
            self.form = Some(self.fresh());
        }
        self.form.clone().unwrap_or_else(|| self.fresh())
    }

    /// A new id of a block.
    pub fn block(&mut self) -> BlockId {
        self.ids.block()
    }

    /// The edited state without suggestions that were not there before.
    fn adopted(&self, mut raw: Tree) -> Tree {
        raw.each_mut(&mut |node| match self.acts.get(&node.shell.id()) {
            Some(acts) => node.shell.acts.clone_from(acts),
            None => {
                node.shell.acts.iter_mut().for_each(|act| act.id = BROUGHT.to_owned());
                if let Inside::Runs(runs) = &mut node.inside {
                    runs.iter_mut().for_each(brought);
                }
            }
        });
        resolve_tree(raw, &|id| if id == BROUGHT { Verdict::Accept } else { Verdict::Keep })
    }

    /// The whole doc; `anew`: without looking for what of the body is still there.
    fn doc(&mut self, base: &Tree, raw: &Tree, anew: bool) -> Result<Tree, Misfit> {
        let ([old_head, old_body], [head, body]) = (base.nodes(), raw.nodes()) else { return Err(Misfit) };
        let with =
            |of: &Tree, nodes: Vec<Tree>| Tree { shell: of.shell.clone(), inside: Inside::Nodes(nodes) };
        let lines = self.lines(old_head, head)?;
        let blocks = match anew {
            true => self.anew(old_body.nodes(), body.nodes()),
            false => self.zone(old_body.nodes(), body.nodes())?,
        };
        Ok(with(raw, vec![with(head, lines), with(body, blocks)]))
    }

    /// Lines of the title group or of a figure: never split or joined.
    fn lines(&mut self, was: &Tree, now: &Tree) -> Result<Vec<Tree>, Misfit> {
        let mut out = Vec::new();
        for (was, now) in was.nodes().iter().zip(now.nodes()) {
            let mut row = Row { items: Vec::new(), stolen: HashSet::new(), tracking: self };
            row.put(now.shell.clone(), Vec::new(), Body::Text(Vec::new()), false);
            row.segment(&chars(was), &chars(now))?;
            out.extend(row.items.into_iter().map(|item| built(item).tree));
        }
        Ok(out)
    }

    /// The acts of a node that is still there.
    pub fn acts(&mut self, was: &Shell, now: &Shell, from: Option<&[Shell]>) -> Vec<Act> {
        if own_put(&was.acts, &self.person) {
            return was.acts.clone();
        }
        changed(was, now, from, &mut || self.form())
    }

    /// The body or a cell, leaf by leaf and character by character.
    pub fn zone(&mut self, was: &[Tree], now: &[Tree]) -> Result<Vec<Tree>, Misfit> {
        let (old, new) = (flatten(was), flatten(now));
        let shells = self.shells(&old, &new);
        let stolen = self.living.clone();
        let kept = anchors(&old, &new);
        let mut row = Row { items: Vec::new(), stolen, tracking: self };
        let (mut entries, mut nows): (Vec<Entry<'_>>, Vec<Entry<'_>>) = (Vec::new(), Vec::new());
        let (mut i, mut j) = (0, 0);
        for (at, to) in kept.into_iter().chain([(old.len(), new.len())]) {
            for leaf in &old[i..at] {
                let whole = !leaf.tree.shell.is_text()
                    || row.stolen.contains(&leaf.tree.shell.id())
                    || has(&leaf.tree.shell.acts, &[ActKind::Insert, ActKind::Delete]);
                enter(&mut entries, leaf, whole);
            }
            for leaf in &new[j..to] {
                let known = row.tracking.known.contains_key(&leaf.tree.shell.id());
                enter(&mut nows, leaf, known || !leaf.tree.shell.is_text());
            }
            row.segment(&entries, &nows)?;
            let (Some(one), Some(other)) = (old.get(at), new.get(to)) else { break };
            anchor(&mut row, one, other, &shells)?;
            (entries, nows) = (chars(&one.tree), chars(&other.tree));
            (i, j) = (at + 1, to + 1);
        }
        let mut items = row.items;
        let of = |shell: &Shell| shells.get(&shell.id()).cloned().unwrap_or_else(|| shell.clone());
        items
            .iter_mut()
            .filter(|item| !item.ghost)
            .for_each(|item| item.path = item.path.iter().map(of).collect());
        ghost_paths(&mut items)?;
        Ok(rebuild(items.into_iter().map(built).collect(), &mut Spare::default()))
    }

    /// Containers of the edited state, each with what is suggested of it.
    fn shells(&mut self, old: &[Leaf], new: &[Leaf]) -> HashMap<BlockId, Shell> {
        let before: HashMap<BlockId, Shell> =
            old.iter().flat_map(|leaf| &leaf.path).map(|shell| (shell.id(), shell.clone())).collect();
        let mut made: HashMap<BlockId, Shell> = HashMap::new();
        for shell in new.iter().flat_map(|leaf| &leaf.path) {
            if !made.contains_key(&shell.id()) {
                let was = before.get(&shell.id());
                let acts = was.map(|was| self.acts(was, shell, None)).unwrap_or_default();
                made.insert(shell.id(), Shell { acts, ..shell.clone() });
            }
        }
        made
    }

    /// Where nothing else fits: all that was goes, all that is comes.
    fn anew(&mut self, was: &[Tree], now: &[Tree]) -> Vec<Tree> {
        let (old, new) = (flatten(was), flatten(now));
        let (by, shells) = (self.form(), self.shells(&old, &new));
        let mut out = Vec::new();
        for leaf in old.iter().filter(|leaf| !own_new(&leaf.tree, &by.person)) {
            let mut tree = renewed(&leaf.tree, &by, &mut || self.ids.block());
            if !leaf.path.is_empty() {
                let place = Some(path_of(&leaf.path));
                match tree.shell.acts.iter_mut().find(|act| act.kind == ActKind::Change) {
                    Some(Act { was: Some(was), .. }) => was.path = was.path.take().or(place),
                    _ => {
                        let mut was = shape(&leaf.tree.shell);
                        was.path = place;
                        tree.shell.acts.push(Act { was: Some(was), ..Act::new(ActKind::Change, &by) });
                    }
                }
            }
            out.push(Leaf { tree, path: Vec::new() });
        }
        for leaf in new {
            let mut tree = leaf.tree;
            if has(&tree.shell.acts, &[ActKind::Delete]) {
                continue;
            }
            let mine = own_put(&tree.shell.acts, &by.person);
            if !mine {
                tree.shell.acts.push(Act::new(ActKind::Insert, &by));
            }
            let path = leaf.path.iter().map(|shell| shells.get(&shell.id()).unwrap_or(shell).clone());
            out.push(Leaf { path: path.collect(), tree });
        }
        rebuild(out, &mut Spare::default())
    }
}

/// Marks a run's suggestions as brought along.
fn brought(run: &mut gaotai_article::Inline) {
    use gaotai_article::{Inline, Mark};
    let (Inline::Text { marks, .. } | Inline::HardBreak { marks }) = run;
    for mark in marks {
        match mark {
            Mark::Insertion(by) | Mark::Deletion(by) => by.id = BROUGHT.to_owned(),
            Mark::Modification(open) => open.id = BROUGHT.to_owned(),
            _ => {}
        }
    }
}

fn chars(tree: &Tree) -> Vec<Entry<'static>> {
    chars_of(tree.runs()).into_iter().map(Entry::Char).collect()
}

fn enter<'a>(entries: &mut Vec<Entry<'a>>, leaf: &'a Leaf, whole: bool) {
    if whole {
        entries.push(Entry::Whole(leaf));
    } else {
        entries.push(Entry::Break(leaf));
        entries.extend(chars(&leaf.tree));
    }
}

/// A leaf that is still there and not moved.
fn anchor(
    row: &mut Row<'_, '_>,
    was: &Leaf,
    now: &Leaf,
    shells: &HashMap<BlockId, Shell>,
) -> Result<(), Misfit> {
    let from = (ids(&was.path) != ids(&now.path)).then_some(was.path.as_slice());
    let path: Vec<Shell> =
        now.path.iter().map(|shell| shells.get(&shell.id()).unwrap_or(shell).clone()).collect();
    let mut shell = now.tree.shell.clone();
    shell.acts = row.tracking.acts(&was.tree.shell, &now.tree.shell, from);
    if shell.is_text() {
        row.put(shell, path, Body::Text(Vec::new()), false);
        return Ok(());
    }
    let mine = own_put(&was.tree.shell.acts, &row.tracking.person);
    let inside = match shell.name.as_str() {
        _ if mine => now.tree.inside.clone(),
        "figure" => Inside::Nodes(row.tracking.lines(&was.tree, &now.tree)?),
        "table" => Inside::Nodes(table::rows(row.tracking, &was.tree, &now.tree)?),
        _ => now.tree.inside.clone(),
    };
    row.put(shell, path, Body::Whole(inside), false);
    Ok(())
}

fn built(item: Item) -> Leaf {
    let inside = match item.body {
        Body::Text(chars) => Inside::Runs(runs_of(chars)),
        Body::Whole(inside) => inside,
    };
    Leaf { tree: Tree { shell: item.shell, inside }, path: item.path }
}

/// Pairs of places, rising on both sides, of leaves with one id: those that are not moved.
fn anchors(old: &[Leaf], new: &[Leaf]) -> Vec<(usize, usize)> {
    let places: HashMap<BlockId, usize> =
        old.iter().enumerate().map(|(at, leaf)| (leaf.tree.shell.id(), at)).collect();
    let alike = |a: &Shell, b: &Shell| a.name == b.name || (a.is_text() && b.is_text());
    let pair = |(to, leaf): (usize, &Leaf)| {
        let at = *places.get(&leaf.tree.shell.id())?;
        alike(&old[at].tree.shell, &leaf.tree.shell).then_some((at, to))
    };
    rising(&new.iter().enumerate().filter_map(pair).collect::<Vec<_>>())
}

/// The longest row of them in which the first numbers rise too.
fn rising(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // The last place of the best row of every length, and for every place the one before it.
    let (mut tails, mut back): (Vec<usize>, Vec<Option<usize>>) = (Vec::new(), vec![None; pairs.len()]);
    for (at, pair) in pairs.iter().enumerate() {
        let length = tails.partition_point(|tail| pairs[*tail].0 < pair.0);
        back[at] = length.checked_sub(1).map(|before| tails[before]);
        tails.truncate(tails.len().max(length + 1));
        match tails.get_mut(length) {
            Some(tail) => *tail = at,
            None => tails.push(at),
        }
    }
    let mut out = Vec::new();
    let mut at = tails.last().copied();
    while let Some(place) = at {
        out.push(pairs[place]);
        at = back[place];
    }
    out.reverse();
    out
}

/// Whether the result says what it must: accepted the edited text, rejected the one before.
fn lawful(base: &Tree, raw: &Tree, made: &Tree) -> bool {
    let decided = |of: &Tree, verdict: Verdict, ids: bool| {
        let mut tree = resolve_tree(of.clone(), &|_| verdict);
        tree.each_mut(&mut |node| {
            // A picture's ghost has other ids for its lines.
            if !ids || node.shell.name == "caption" || node.shell.name == "credit" {
                node.shell.attrs.remove("id");
            }
            uncommented(node);
        });
        tree
    };
    let mut seen = HashSet::new();
    let mut once = true;
    made.each(&mut |node| {
        once = once && (!node.shell.attrs.contains_key("id") || seen.insert(node.shell.id()))
    });
    once && decided(made, Verdict::Accept, false) == decided(raw, Verdict::Accept, false)
        && decided(made, Verdict::Reject, true) == decided(base, Verdict::Reject, true)
}

/// Anchors of comments come and go without being suggested.
fn uncommented(node: &mut Tree) {
    use gaotai_article::{Inline, Mark, normalize};
    if let Inside::Runs(runs) = &mut node.inside {
        for run in runs.iter_mut() {
            let (Inline::Text { marks, .. } | Inline::HardBreak { marks }) = run;
            marks.retain(|mark| !matches!(mark, Mark::Comment { .. }));
        }
        *runs = normalize(std::mem::take(runs));
    }
}
