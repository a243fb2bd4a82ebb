//! Pages of b-trees (file format, section 1.6) and the payloads of their cells.

use super::pages::{Pages, number};
use super::record::{Value, values, varint};
use std::collections::HashSet;

/// What a page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    InnerIndex,
    InnerTable,
    LeafIndex,
    LeafTable,
}

impl Kind {
    pub fn is_inner(self) -> bool {
        matches!(self, Kind::InnerIndex | Kind::InnerTable)
    }

    pub fn is_table(self) -> bool {
        matches!(self, Kind::InnerTable | Kind::LeafTable)
    }
}

/// What a page's first bytes say.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Head {
    pub kind: Kind,
    cells: usize,
    /// The page behind the last cell; of inner pages only.
    right: u32,
    /// Where the pointers to the cells begin.
    pointers: usize,
}

/// The first page has the database's header before its own.
fn base(page: u32) -> usize {
    if page == 1 { 100 } else { 0 }
}

/// The head of a page that can be one: every number in it and every pointer behind it is possible.
pub(crate) fn head(page: &[u8], name: u32) -> Option<Head> {
    let base = base(name);
    let kind = match page.get(base)? {
        2 => Kind::InnerIndex,
        5 => Kind::InnerTable,
        10 => Kind::LeafIndex,
        13 => Kind::LeafTable,
        _ => return None,
    };
    let short = |at: usize| Some(usize::from(*page.get(at)?) << 8 | usize::from(*page.get(at + 1)?));
    let cells = short(base + 3)?;
    let content = match short(base + 5)? {
        0 => 65_536,
        start => start,
    };
    let pointers = base + if kind.is_inner() { 12 } else { 8 };
    let behind = pointers + 2 * cells;
    let fits = content >= behind && content <= page.len() && *page.get(base + 7)? < 61;
    let pointed =
        |at: usize| short(pointers + 2 * at).is_some_and(|place| place >= content && place < page.len());
    let right = if kind.is_inner() { number(page, base + 8) } else { 0 };
    let inner = !kind.is_inner() || (cells > 0 && right > 1);
    (fits && inner && (0..cells).all(pointed)).then_some(Head { kind, cells, right, pointers })
}

/// A row or key, as much of it as there is.
#[derive(Debug, Clone)]
pub(crate) struct Cell {
    /// The page below it, of inner pages only.
    pub left: u32,
    /// Of tables only.
    pub rowid: i64,
    /// Length of the whole payload.
    pub length: usize,
    /// The part of the payload that stands in the page.
    local: Vec<u8>,
    /// The first page of the rest.
    overflow: u32,
}

/// Which of a page's two forms the pages of an overflow are taken from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum View {
    Now,
    Main,
}

/// The cells of a page; none in the place of one that is no cell.
pub(crate) fn cells(page: &[u8], head: &Head) -> Vec<Option<Cell>> {
    (0..head.cells).map(|at| cell(page, head, at)).collect()
}

fn cell(page: &[u8], head: &Head, index: usize) -> Option<Cell> {
    let pointer = page.get(head.pointers + 2 * index..)?;
    let mut at = usize::from(*pointer.first()?) << 8 | usize::from(*pointer.get(1)?);
    let left = if head.kind.is_inner() { number(page, at) } else { 0 };
    at += if head.kind.is_inner() { 4 } else { 0 };
    let mut next = || -> Option<u64> {
        let (value, taken) = varint(page.get(at..)?)?;
        at += taken;
        Some(value)
    };
    if head.kind == Kind::InnerTable {
        return Some(Cell { left, rowid: next()? as i64, length: 0, local: Vec::new(), overflow: 0 });
    }
    let length = usize::try_from(next()?).ok()?;
    let rowid = if head.kind == Kind::LeafTable { next()? as i64 } else { 0 };
    let here = local_length(page.len(), length, head.kind.is_table());
    let local = page.get(at..at.checked_add(here)?)?.to_vec();
    let overflow = if here < length { number(page, at + here) } else { 0 };
    let sound = here == length || overflow > 1;
    sound.then_some(Cell { left, rowid, length, local, overflow })
}

/// How much of a payload stands in its page.
fn local_length(usable: usize, length: usize, table: bool) -> usize {
    let most = if table { usable - 35 } else { (usable - 12) * 64 / 255 - 23 };
    if length <= most {
        return length;
    }
    let least = (usable - 12) * 32 / 255 - 23;
    let fitting = least + (length - least) % (usable - 4);
    if fitting <= most { fitting } else { least }
}

impl Cell {
    /// The record, with what cannot be read of it lost.
    pub fn values(&self, pages: &Pages, view: View) -> Option<Vec<Value>> {
        let mut bytes = self.local.clone();
        let mut next = self.overflow;
        // A length that no file holds is no length.
        let most = pages.size().checked_mul(pages.count() as usize + 1)?;
        let mut seen = HashSet::new();
        while bytes.len() < self.length && self.length <= most && next > 1 && seen.insert(next) {
            let page = match view {
                View::Now => pages.now(next),
                View::Main => pages.main(next),
            };
            let Some(page) = page else { break };
            let part = page.get(4..).unwrap_or_default();
            bytes.extend_from_slice(&part[..part.len().min(self.length - bytes.len())]);
            next = number(page, 0);
        }
        values(&bytes, self.length)
    }
}

/// What a walk through a tree has seen.
#[derive(Debug, Default)]
pub(crate) struct Walk {
    /// Cells with payloads, by page.
    pub cells: Vec<(u32, Vec<Cell>)>,
    /// Pages that the way led over.
    pub pages: HashSet<u32>,
    /// Pages that should belong to it and cannot be read.
    pub bad: usize,
}

/// Walks through a tree from its root, around what is broken. Pages in `taken` belong to
/// another tree.
pub(crate) fn walk(pages: &Pages, root: u32, taken: &HashSet<u32>) -> Walk {
    let mut walk = Walk::default();
    let mut waiting = vec![(root, None::<bool>)];
    while let Some((name, table)) = waiting.pop() {
        let page = pages.now(name).filter(|_| !taken.contains(&name));
        let found = page.and_then(|page| Some((page, head(page, name)?)));
        let Some((page, head)) =
            found.filter(|(_, head)| table.is_none_or(|table| table == head.kind.is_table()))
        else {
            walk.bad += 1;
            continue;
        };
        if !walk.pages.insert(name) {
            walk.bad += 1;
            continue;
        }
        let table = Some(head.kind.is_table());
        let mut own = Vec::new();
        for cell in cells(page, &head) {
            let Some(cell) = cell else {
                walk.bad += 1;
                continue;
            };
            if head.kind.is_inner() {
                waiting.push((cell.left, table));
            }
            if head.kind != Kind::InnerTable {
                own.push(cell);
            }
        }
        walk.cells.push((name, own));
        if head.kind.is_inner() {
            waiting.push((head.right, table));
        }
    }
    walk
}
