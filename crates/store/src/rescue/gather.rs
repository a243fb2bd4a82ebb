//! All rows that can be read of a damaged database.

use super::pages::{Pages, number};
use super::record::Value;
use super::shape::{Shape, shapes};
use super::tree::{Cell, Kind, View, cells, head, walk};
use crate::backup::{BackupError, Outcome, Part, Watch, tell};
use crate::{StoreError, migrate, open};
use rusqlite::Connection;
use std::collections::{HashMap, HashSet};
use std::fs::{File, TryLockError};
use std::path::Path;

/// A row.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    pub rowid: i64,
    /// As its table's [`Shape`] has the columns; may end early.
    pub values: Vec<Value>,
    /// A way leads to it from its table's root: it is the row as it stood last. The others
    /// may be what stood there before.
    pub sure: bool,
}

/// A table's rows.
#[derive(Debug, Default)]
pub(crate) struct Rows {
    pub rows: Vec<Row>,
    /// Every page of the table could be read.
    pub whole: bool,
}

/// All rows of all tables.
#[derive(Debug, Default)]
pub(crate) struct Gathered {
    pub shapes: Vec<Shape>,
    pub tables: HashMap<String, Rows>,
    /// Revisions of the damaged library itself, those that came from a backup left out.
    pub own: HashSet<String>,
    /// Pages of the database.
    pub pages: usize,
    /// Pages that should hold something and cannot be read.
    pub bad: usize,
    /// The end of the write-ahead log is damaged: what was written last may be there no more.
    pub log_cut: bool,
}

/// Reads what can be read of the library in `folder`, and of a snapshot of it for the tables
/// that have gaps.
pub(crate) fn gather(folder: &Path, backup: Option<&Path>, watch: Watch<'_>) -> Outcome<Gathered> {
    let _lock = lock(folder)?;
    let database = open::database(folder);
    let pages = Pages::read(&database);
    if pages.count() == 0 && !folder.is_dir() {
        return Err(StoreError::Missing { path: folder.to_path_buf() }.into());
    }
    let mut plain = Connection::open_in_memory().map_err(StoreError::from)?;
    migrate::run(&mut plain, folder)?;
    let shapes = shapes(&plain)?;
    let mut found = read(&pages, shapes.clone(), watch)?;
    found.own = ids(&found);
    if let Some(backup) = backup {
        let other = Pages::read(&backup.join(crate::backup::folder::DATABASE));
        found.fill_gaps(read(&other, shapes, watch)?);
    }
    Ok(found)
}

/// Ids of all revisions.
fn ids(found: &Gathered) -> HashSet<String> {
    let text = |row: &Row| found.text("revision", row, "id");
    found.rows("revision").iter().filter_map(text).collect()
}

/// Holds the library's lock, where it has one, without writing.
pub(crate) fn lock(folder: &Path) -> Outcome<Option<File>> {
    let Ok(file) = File::open(folder.join("library.lock")) else { return Ok(None) };
    match file.try_lock() {
        Err(TryLockError::WouldBlock) => {
            Err(BackupError::Store(StoreError::Locked { path: folder.to_path_buf() }))
        }
        // Where files cannot be locked nobody else has locked it.
        _ => Ok(Some(file)),
    }
}

fn read(pages: &Pages, shapes: Vec<Shape>, watch: Watch<'_>) -> Outcome<Gathered> {
    let mut reading = Reading {
        pages,
        found: Gathered { shapes, ..Gathered::default() },
        taken: HashSet::new(),
        free: HashSet::new(),
    };
    reading.found.pages = pages.count() as usize;
    reading.found.log_cut = pages.log_cut;
    let roots = reading.roots();
    reading.free_pages();
    for (at, shape) in (0..).zip(reading.found.shapes.clone()) {
        tell(watch, Part::Database, at, pages.count().into())?;
        reading.table(&shape, roots.get(&shape.name).copied());
    }
    // Indexes repeat what tables say; their pages are only no orphans.
    for (name, root) in &roots {
        if !reading.found.tables.contains_key(name) {
            reading.taken.extend(walk(pages, *root, &reading.taken).pages);
        }
    }
    for page in 1..=pages.count() {
        tell(watch, Part::Database, page.into(), pages.count().into())?;
        if !reading.taken.contains(&page) {
            reading.orphan(page);
        }
    }
    reading.older();
    Ok(reading.found)
}

struct Reading<'p> {
    pages: &'p Pages,
    found: Gathered,
    /// Pages that belong to a tree.
    taken: HashSet<u32>,
    /// Pages that nothing uses now: what they hold was deleted.
    free: HashSet<u32>,
}

impl Reading<'_> {
    /// Roots of tables and indexes by name, from the schema; also from pages of the schema to
    /// which the first page no longer leads.
    fn roots(&mut self) -> HashMap<String, u32> {
        let schema = walk(self.pages, 1, &self.taken);
        let mut rows: Vec<Vec<Value>> = schema
            .cells
            .iter()
            .flat_map(|(_, cells)| cells)
            .filter_map(|cell| cell.values(self.pages, View::Now))
            .collect();
        self.found.bad += schema.bad;
        if schema.bad > 0 {
            for page in 2..=self.pages.count() {
                let Some((page, Some(head))) = self.pages.now(page).map(|bytes| (bytes, head(bytes, page)))
                else {
                    continue;
                };
                if head.kind == Kind::LeafTable {
                    let cells = cells(page, &head).into_iter().flatten();
                    rows.extend(cells.filter_map(|cell| cell.values(self.pages, View::Now)));
                }
            }
        }
        self.taken.extend(schema.pages);
        rows.iter().filter_map(|row| root(row)).collect()
    }

    /// Pages that are free may still hold what was deleted.
    fn free_pages(&mut self) {
        let Some(first) = self.pages.now(1).filter(|page| page.starts_with(b"SQLite format 3\0")) else {
            return;
        };
        let mut trunk = number(first, 32);
        while trunk > 1 && self.free.insert(trunk) {
            let Some(page) = self.pages.now(trunk) else { return };
            let most = (self.pages.size() / 4).saturating_sub(2);
            let count = (number(page, 4) as usize).min(most);
            self.free.extend((0..count).map(|at| number(page, 8 + 4 * at)));
            trunk = number(page, 0);
        }
    }

    fn table(&mut self, shape: &Shape, root: Option<u32>) {
        let mut rows = Rows { rows: Vec::new(), whole: root.is_some() };
        if let Some(root) = root {
            let walk = walk(self.pages, root, &self.taken);
            self.found.bad += walk.bad;
            rows.whole = walk.bad == 0 && !walk.pages.is_empty();
            for (page, cells) in &walk.cells {
                let fit: Vec<Row> =
                    cells.iter().filter_map(|cell| self.row(shape, cell, View::Now, true)).collect();
                rows.whole &= fit.len() == cells.len();
                // The way to a page may be wrong: then it is another table's.
                if cells.is_empty() || !fit.is_empty() {
                    self.taken.insert(*page);
                }
                rows.rows.extend(fit);
            }
        }
        self.found.tables.insert(shape.name.clone(), rows);
    }

    fn row(&self, shape: &Shape, cell: &Cell, view: View, sure: bool) -> Option<Row> {
        let values = cell.values(self.pages, view)?;
        shape.fits(&values)?;
        Some(Row { rowid: cell.rowid, values, sure })
    }

    /// A page that no way leads to: its rows belong to the table that all of them fit best.
    fn orphan(&mut self, page: u32) {
        let Some(bytes) = self.pages.now(page) else { return };
        let Some(head) = head(bytes, page).filter(|head| head.kind != Kind::InnerTable) else { return };
        let cells: Vec<Cell> = cells(bytes, &head).into_iter().flatten().collect();
        let records: Vec<(i64, Vec<Value>)> =
            cells.iter().filter_map(|cell| Some((cell.rowid, cell.values(self.pages, View::Now)?))).collect();
        let best = |shape: &&Shape| -> Option<(usize, u32)> {
            let sure = records.iter().filter_map(|(_, values)| shape.fits(values));
            let (count, sum) = sure.fold((0, 0), |(count, sum), sure| (count + 1, sum + sure));
            (count > 0).then_some((count, sum))
        };
        let keyed = !head.kind.is_table();
        let shapes = self.found.shapes.iter().filter(|shape| shape.keyed == keyed);
        let Some(shape) =
            shapes.filter(|shape| best(shape).is_some()).max_by_key(|shape| best(shape)).cloned()
        else {
            return;
        };
        // Of what was deleted only revisions may come back: they have a hash of their own.
        if self.free.contains(&page) && shape.name != "revision" {
            return;
        }
        let rows = records.into_iter().filter(|(_, values)| shape.fits(values).is_some());
        let rows = rows.map(|(rowid, values)| Row { rowid, values, sure: false });
        let known = self.found.tables.entry(shape.name.clone()).or_default();
        known.rows.extend(rows);
        // A page of its own that nothing leads to: the way to it is lost.
        known.whole = false;
    }

    /// Revisions have a hash of their own, so older pages may be asked for them too: pages in
    /// the log that were written again since, and those of the file that the log covers.
    fn older(&mut self) {
        let Some(shape) = self.found.shapes.iter().find(|shape| shape.name == "revision").cloned() else {
            return;
        };
        let mut more = Vec::new();
        for (name, page) in self.pages.older() {
            let Some(head) = head(page, name).filter(|head| head.kind == Kind::LeafTable) else { continue };
            for cell in cells(page, &head).into_iter().flatten() {
                let views = [View::Now, View::Main].into_iter();
                more.extend(views.filter_map(|view| self.row(&shape, &cell, view, false)));
            }
        }
        let known = self.found.tables.entry(shape.name).or_default();
        known.rows.extend(more);
    }
}

/// Name and root of a table or index, from a row of the schema.
fn root(row: &[Value]) -> Option<(String, u32)> {
    let [kind, name, _, Value::Int(root), sql] = row else { return None };
    let known = matches!(kind.text(), Some("table" | "index"));
    let sql = matches!(sql, Value::Null) || sql.text().is_some_and(|sql| sql.starts_with("CREATE"));
    let root = u32::try_from(*root).ok().filter(|root| *root > 1)?;
    (known && sql).then_some((name.text()?.to_owned(), root))
}

impl Gathered {
    /// The rows of a table, those that are sure first.
    pub fn rows(&self, table: &str) -> &[Row] {
        self.tables.get(table).map(|rows| rows.rows.as_slice()).unwrap_or_default()
    }

    /// Whether every page of a table could be read.
    pub fn is_whole(&self, table: &str) -> bool {
        self.tables.get(table).is_some_and(|rows| rows.whole)
    }

    pub fn shape(&self, table: &str) -> Option<&Shape> {
        self.shapes.iter().find(|shape| shape.name == table)
    }

    /// A column of a row.
    pub fn value(&self, table: &str, row: &Row, column: &str) -> Option<Value> {
        self.shape(table)?.value(row.rowid, &row.values, column)
    }

    /// A column with text.
    pub fn text(&self, table: &str, row: &Row, column: &str) -> Option<String> {
        match self.value(table, row, column)? {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Rows of a backup for the tables that have gaps. Tables that are whole take none: what
    /// was deleted since must not come back.
    fn fill_gaps(&mut self, other: Gathered) {
        for (name, more) in other.tables {
            let own = self.tables.entry(name).or_default();
            if !own.whole {
                own.rows.extend(more.rows.into_iter().map(|row| Row { sure: false, ..row }));
            }
        }
    }
}
