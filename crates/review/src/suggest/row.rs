//! A row of leaves in the making: what stays, what goes and what comes, in the order in which it is read.

use super::chars::{Char, differences};
use super::shapes::{cleaned, has, own_new, own_put, renewed};
use super::track::{Misfit, Tracking};
use gaotai_article::suggest::tree::{Inside, Leaf, Shell, Tree};
use gaotai_article::{Act, ActKind, BlockId, Suggestion};
use std::collections::HashSet;

/// A leaf of the row.
pub(super) struct Item {
    pub shell: Shell,
    pub path: Vec<Shell>,
    /// What stands in it: text that is still being written, or all of it.
    pub body: Body,
    /// It is not in the edited state: it stands there struck.
    pub ghost: bool,
}

pub(super) enum Body {
    Text(Vec<Char>),
    Whole(Inside),
}

/// A character, or a leaf that has no partner: the break before a text block, or all of a block.
#[derive(Clone)]
pub(super) enum Entry<'a> {
    Char(Char),
    Break(&'a Leaf),
    Whole(&'a Leaf),
}

#[derive(PartialEq)]
enum Key {
    Char((Option<char>, bool)),
    Leaf(bool, BlockId),
}

impl Entry<'_> {
    fn key(&self, new: bool) -> Key {
        match self {
            Entry::Char(char) => Key::Char(char.key()),
            Entry::Break(leaf) | Entry::Whole(leaf) => Key::Leaf(new, leaf.tree.shell.id()),
        }
    }

    fn is_leaf(&self) -> bool {
        !matches!(self, Entry::Char(_))
    }
}

/// See above. `stolen`: ids that live on in the edited state.
pub(super) struct Row<'t, 'w> {
    pub items: Vec<Item>,
    pub tracking: &'t mut Tracking<'w>,
    pub stolen: HashSet<BlockId>,
}

impl Row<'_, '_> {
    pub fn put(&mut self, shell: Shell, path: Vec<Shell>, body: Body, ghost: bool) {
        self.items.push(Item { shell, path, body, ghost });
    }

    /// The text block that takes characters now; none behind a picture.
    fn open(&mut self) -> Option<&mut Vec<Char>> {
        match self.items.last_mut() {
            Some(Item { body: Body::Text(chars), .. }) => Some(chars),
            _ => None,
        }
    }

    fn push(&mut self, char: Char) -> Result<(), Misfit> {
        self.open().ok_or(Misfit)?.push(char);
        Ok(())
    }

    /// What stands between two leaves that are still there, before and after.
    pub fn segment(&mut self, was: &[Entry<'_>], now: &[Entry<'_>]) -> Result<(), Misfit> {
        let keys = |entries: &[Entry<'_>], new: bool| -> Vec<Key> {
            entries.iter().map(|entry| entry.key(new)).collect()
        };
        let (mut i, mut j) = (0, 0);
        let end = (was.len()..was.len(), now.len()..now.len());
        for (gone, come) in differences(&keys(was, false), &keys(now, true)).into_iter().chain([end]) {
            for (old, new) in was[i..gone.start].iter().zip(&now[j..come.start]) {
                if let (Entry::Char(old), Entry::Char(new)) = (old, new) {
                    let Tracking { person, .. } = self.tracking;
                    let person = person.clone();
                    let kept = old.kept(new, &person, &mut || self.tracking.form());
                    self.push(kept)?;
                }
            }
            (i, j) = (gone.end, come.end);
            self.hunk(&was[gone], &now[come])?;
        }
        Ok(())
    }

    /// What goes stands first; but new text stays in the block in which it was written.
    fn hunk(&mut self, gone: &[Entry<'_>], come: &[Entry<'_>]) -> Result<(), Misfit> {
        if gone.is_empty() && come.is_empty() {
            return Ok(());
        }
        let lead = |list: &[Entry<'_>]| list.iter().position(Entry::is_leaf).unwrap_or(list.len());
        let by = self.tracking.fresh();
        let (a, b) = (lead(gone), lead(come));
        gone[..a].iter().try_for_each(|entry| self.delete(entry, &by))?;
        come[..b].iter().try_for_each(|entry| self.insert(entry, &by))?;
        gone[a..].iter().try_for_each(|entry| self.delete(entry, &by))?;
        come[b..].iter().try_for_each(|entry| self.insert(entry, &by))
    }

    fn delete(&mut self, entry: &Entry<'_>, by: &Suggestion) -> Result<(), Misfit> {
        match entry {
            Entry::Char(char) if char.inserted_by() == Some(by.person.as_str()) => Ok(()),
            Entry::Char(char) => {
                self.push(if char.is_struck() { char.clone() } else { char.struck(by.clone()) })
            }
            Entry::Break(leaf) => {
                let acts = &leaf.tree.shell.acts;
                let mine = acts.iter().any(|act| act.kind == ActKind::Split && act.person == by.person);
                if mine && self.open().is_some() {
                    return Ok(());
                }
                let mut shell = leaf.tree.shell.clone();
                if !has(acts, &[ActKind::Join]) {
                    shell.acts.push(Act::new(ActKind::Join, by));
                }
                self.put(shell, leaf.path.clone(), Body::Text(Vec::new()), true);
                Ok(())
            }
            Entry::Whole(leaf) => {
                self.delete_whole(leaf, by);
                Ok(())
            }
        }
    }

    fn delete_whole(&mut self, leaf: &Leaf, by: &Suggestion) {
        if own_new(&leaf.tree, &by.person) {
            return;
        }
        let mut inner = false;
        leaf.tree.each(&mut |node| inner = inner || self.stolen.contains(&node.shell.id()));
        let tree = if inner {
            let form = self.tracking.form();
            renewed(&leaf.tree, &form, &mut || self.tracking.block())
        } else {
            let mut tree = leaf.tree.clone();
            if !has(&tree.shell.acts, &[ActKind::Delete]) {
                tree.shell.acts.push(Act::new(ActKind::Delete, by));
            }
            tree
        };
        self.put(tree.shell, leaf.path.clone(), Body::Whole(tree.inside), true);
    }

    fn insert(&mut self, entry: &Entry<'_>, by: &Suggestion) -> Result<(), Misfit> {
        match entry {
            // Struck text does not come along in a copy.
            Entry::Char(char) if char.is_struck() => Ok(()),
            Entry::Char(char) => self.push(char.inserted(by.clone())),
            Entry::Break(leaf) => {
                let shell = Shell { acts: vec![Act::new(ActKind::Split, by)], ..leaf.tree.shell.clone() };
                self.put(shell, leaf.path.clone(), Body::Text(Vec::new()), false);
                Ok(())
            }
            Entry::Whole(leaf) => {
                self.insert_whole(leaf, by);
                Ok(())
            }
        }
    }

    fn insert_whole(&mut self, leaf: &Leaf, by: &Suggestion) {
        let known = self.tracking.known.get(&leaf.tree.shell.id()).cloned();
        let Tree { mut shell, inside } = match &known {
            Some(was) if has(&was.shell.acts, &[ActKind::Delete]) => return,
            Some(was) => {
                let mut tree = leaf.tree.clone();
                tree.shell.acts.clone_from(&was.shell.acts);
                if own_put(&was.shell.acts, &by.person) {
                    self.put(tree.shell, leaf.path.clone(), Body::Whole(tree.inside), false);
                    return;
                }
                tree
            }
            None => match cleaned(leaf) {
                Some(tree) => tree,
                None => return,
            },
        };
        let by = if known.is_some() { self.tracking.form() } else { by.clone() };
        shell.acts.push(Act::new(ActKind::Insert, &by));
        self.put(shell, leaf.path.clone(), Body::Whole(inside), false);
    }
}
