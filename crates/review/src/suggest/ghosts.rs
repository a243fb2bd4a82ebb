//! Where ghosts stand among containers: never so that a container that lives is cut in two.

use super::row::Item;
use super::shapes::{ids, path_of, settled, shape};
use super::track::Misfit;
use gaotai_article::suggest::tree::{Shell, fitting};
use gaotai_article::{Act, ActKind, BlockId};
use std::collections::HashSet;

fn common<'a>(one: &'a [Shell], other: &[Shell]) -> &'a [Shell] {
    let depth = one.iter().zip(other).take_while(|(a, b)| a.id() == b.id()).count();
    &one[..depth]
}

fn starts_with(path: &[Shell], with: &[Shell]) -> bool {
    path.len() >= with.len() && ids(&path[..with.len()]) == ids(with)
}

/// Gives every ghost its place.
pub(super) fn ghost_paths(items: &mut [Item]) -> Result<(), Misfit> {
    let living = items.iter().filter(|item| !item.ghost);
    let alive: HashSet<BlockId> = living.flat_map(|item| ids(&item.path)).collect();
    let mut closed: HashSet<BlockId> = HashSet::new();
    let (mut before, mut last): (Vec<Shell>, Option<Vec<Shell>>) = (Vec::new(), None);
    for at in 0..items.len() {
        if items[at].ghost {
            let next = items[at + 1..].iter().find(|item| !item.ghost).map(|item| item.path.clone());
            let must: Vec<Shell> = match (&last, &next) {
                (Some(last), Some(next)) => common(last, next).to_vec(),
                _ => Vec::new(),
            };
            let around = Around {
                before: &before,
                next: next.as_deref().unwrap_or(&[]),
                alive: &alive,
                closed: &closed,
            };
            let place = around.place(&items[at].path, &must);
            stand(&mut items[at], place, &must)?;
        } else {
            last = Some(items[at].path.clone());
            let Item { shell, path, .. } = &mut items[at];
            settled(shell, path);
        }
        let here = ids(&items[at].path);
        closed.extend(ids(&before).into_iter().filter(|id| !here.contains(id)));
        before.clone_from(&items[at].path);
    }
    Ok(())
}

struct Around<'a> {
    before: &'a [Shell],
    next: &'a [Shell],
    alive: &'a HashSet<BlockId>,
    closed: &'a HashSet<BlockId>,
}

impl Around<'_> {
    /// As much of the old place as may be.
    fn place(&self, path: &[Shell], must: &[Shell]) -> Vec<Shell> {
        let mut found = must.to_vec();
        if !starts_with(path, must) {
            return found;
        }
        for shell in &path[must.len()..] {
            let depth = found.len();
            let here = |other: &[Shell]| {
                starts_with(other, &found) && other.get(depth).is_some_and(|one| one.id() == shell.id())
            };
            let (goes_on, begins) = (here(self.before), here(self.next));
            if !goes_on && !begins && (self.closed.contains(&shell.id()) || self.alive.contains(&shell.id()))
            {
                break;
            }
            let living = if goes_on {
                &self.before[depth]
            } else if begins {
                &self.next[depth]
            } else {
                shell
            };
            found.push(living.clone());
        }
        found
    }
}

fn stand(item: &mut Item, wished: Vec<Shell>, must: &[Shell]) -> Result<(), Misfit> {
    let path = fitting(wished, &item.shell);
    if !starts_with(&path, must) {
        return Err(Misfit);
    }
    if ids(&path) != ids(&item.path) {
        remember(item);
    }
    item.path = path;
    Ok(())
}

/// Notes where a ghost stood that has to stand elsewhere.
fn remember(item: &mut Item) {
    let place = path_of(&item.path);
    if let Some(change) = item.shell.acts.iter_mut().find(|act| act.kind == ActKind::Change) {
        if let Some(was) = &mut change.was {
            was.path.get_or_insert(place);
        }
        return;
    }
    let mut was = shape(&item.shell);
    was.path = Some(place);
    if let Some(last) = item.shell.acts.last().cloned() {
        item.shell.acts.push(Act { kind: ActKind::Change, was: Some(was), of: None, ..last });
    }
}
