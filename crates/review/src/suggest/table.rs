//! Tables: rows that come and go, and what stands in cells; anything else of their structure
//! is the whole table anew.

use super::shapes::{cleaned, has, own_put};
use super::track::{Misfit, Tracking};
use gaotai_article::suggest::tree::{Inside, Leaf, Tree};
use gaotai_article::{Act, ActKind, BlockId};
use std::collections::HashSet;

fn ids(nodes: &[Tree]) -> Vec<BlockId> {
    nodes.iter().map(|node| node.shell.id()).collect()
}

fn is_simple(row: &Tree) -> bool {
    let one = |cell: &Tree, name: &str| cell.shell.attrs.get(name).is_none_or(|value| value == 1);
    row.nodes().iter().all(|cell| one(cell, "colspan") && one(cell, "rowspan"))
}

/// The rows of a table that is still there.
pub(super) fn rows(tracking: &mut Tracking<'_>, was: &Tree, now: &Tree) -> Result<Vec<Tree>, Misfit> {
    let (old, new) = (was.nodes(), now.nodes());
    let same_rows = ids(old) == ids(new);
    if !same_rows && !old.iter().chain(new).all(is_simple) {
        return Err(Misfit);
    }
    let (before, after): (HashSet<_>, HashSet<_>) =
        (ids(old).into_iter().collect(), ids(new).into_iter().collect());
    let by = tracking.fresh();
    let mut out = Vec::new();
    let mut rest = old.iter();
    for row in new {
        if !before.contains(&row.shell.id()) {
            let leaf = Leaf { tree: row.clone(), path: Vec::new() };
            let Some(mut made) = cleaned(&leaf) else { continue };
            made.shell.acts.push(Act::new(ActKind::Insert, &by));
            out.push(made);
            continue;
        }
        for gone in rest.by_ref().take_while_inclusive(|old| old.shell.id() != row.shell.id()) {
            if gone.shell.id() == row.shell.id() {
                out.push(still(tracking, gone, row)?);
            } else if after.contains(&gone.shell.id()) {
                return Err(Misfit);
            } else {
                out.extend(went(gone, &by));
            }
        }
    }
    out.extend(rest.filter_map(|gone| went(gone, &by)));
    let placed = out.iter().filter(|row| after.contains(&row.shell.id())).count();
    if placed == new.len() { Ok(out) } else { Err(Misfit) }
}

fn went(row: &Tree, by: &gaotai_article::Suggestion) -> Option<Tree> {
    if own_put(&row.shell.acts, &by.person) {
        return None;
    }
    let mut row = row.clone();
    if !has(&row.shell.acts, &[ActKind::Delete]) {
        row.shell.acts.push(Act::new(ActKind::Delete, by));
    }
    Some(row)
}

fn still(tracking: &mut Tracking<'_>, was: &Tree, now: &Tree) -> Result<Tree, Misfit> {
    let (old, new) = (was.nodes(), now.nodes());
    let spans = |row: &Tree| -> Vec<_> {
        let of = |cell: &Tree| {
            (cell.shell.attrs.get("colspan").cloned(), cell.shell.attrs.get("rowspan").cloned())
        };
        row.nodes().iter().map(of).collect()
    };
    if ids(old) != ids(new) || spans(was) != spans(now) {
        return Err(Misfit);
    }
    let mut cells = Vec::new();
    for (old, new) in old.iter().zip(new) {
        let mut shell = new.shell.clone();
        shell.acts = tracking.acts(&old.shell, &new.shell, None);
        cells.push(Tree { shell, inside: Inside::Nodes(tracking.zone(old.nodes(), new.nodes())?) });
    }
    let mut shell = now.shell.clone();
    shell.acts.clone_from(&was.shell.acts);
    Ok(Tree { shell, inside: Inside::Nodes(cells) })
}

/// Up to the first that does not hold, which comes along.
trait TakeWhileInclusive: Iterator + Sized {
    fn take_while_inclusive(self, holds: impl FnMut(&Self::Item) -> bool)
    -> impl Iterator<Item = Self::Item>;
}

impl<I: Iterator> TakeWhileInclusive for I {
    fn take_while_inclusive(
        mut self,
        mut holds: impl FnMut(&Self::Item) -> bool,
    ) -> impl Iterator<Item = Self::Item> {
        let mut done = false;
        std::iter::from_fn(move || {
            if done {
                return None;
            }
            let next = self.next()?;
            done = !holds(&next);
            Some(next)
        })
    }
}
