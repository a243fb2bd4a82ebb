//! Making a backup of a library that is open.

use super::folder::{DATABASE, FILES, MANIFEST};
use super::manifest::{FORMAT, VERSION};
use super::{
    BackupError, BackupFolder, Entry, Kept, LibraryName, Manifest, Outcome, Part, Plan, SHARED, Watch,
};
use super::{SnapshotState, copy, error, plan, surplus, tell, verify};
use crate::{Instant, Library, Stamp, StoreError, open};
use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};
use std::collections::{BTreeSet, HashSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant as Moment};

/// Pages of the database copied between two looks at whether to stop: 8 MB.
const PAGES: i32 = 2048;
/// Room that is left on the target beside what is written.
const MARGIN: u64 = 16 << 20;
/// Things in a library's folder that no backup needs: what can be made again, what was sent
/// away already, what belongs to this opening.
const LEFT_OUT: [&str; 6] = ["cache", "backups", "outbox", "logs", "library.lock", plan::FILE];
/// The setting with the library's id, which tells its backups from those of others.
const LIBRARY_ID: &str = "library.id";

/// A backup to be made.
#[derive(Debug, Clone, Copy)]
pub struct Order<'a> {
    /// The folder that was chosen.
    pub folder: &'a Path,
    /// The moment, with the newsroom's offset.
    pub time: Instant,
    /// A person asked for it; otherwise it is the day's, made beside other work and gently.
    pub by_hand: bool,
}

/// A backup that was made and verified.
#[derive(Debug, Clone, PartialEq)]
pub struct Made {
    /// The snapshot's name.
    pub snapshot: String,
    /// What is in it.
    pub manifest: Manifest,
    /// Files that were not in the folder yet, the database among them.
    pub copied: usize,
    /// Their bytes.
    pub copied_bytes: u64,
    /// Older snapshots that went by the rule.
    pub removed: usize,
}

impl Library {
    /// The library's name for its backups; an id is given to it when it has none.
    ///
    /// # Errors
    /// Those of the library.
    pub fn backup_name(&self, time: Instant) -> crate::Result<LibraryName> {
        let folder = self.path();
        let name = folder.file_name().unwrap_or(folder.as_os_str()).to_string_lossy().into_owned();
        let known = self.read(|r| r.setting(LIBRARY_ID))?;
        if let Some(id) = known.as_ref().and_then(|value| value.as_str()) {
            return Ok(LibraryName { id: id.to_owned(), name });
        }
        let id = uuid::Uuid::now_v7().to_string();
        let stamp = Stamp { person: self.read(|r| r.person())?, time };
        let values = [(LIBRARY_ID.to_owned(), id.as_str().into())].into();
        self.write(&stamp, "backup.id", |w| w.put_settings(&values))?;
        Ok(LibraryName { id, name })
    }

    /// Makes a backup while others go on writing, reads every byte of it back, and lets go
    /// of old ones by the rule ([`surplus`]).
    ///
    /// # Errors
    /// Those of [`BackupError`]: then there is no new snapshot, and the old ones are as they were.
    pub fn back_up(&self, order: &Order<'_>, watch: Watch<'_>) -> Outcome<Made> {
        let name = self.backup_name(order.time)?;
        // What the copied database names must still be there when its files are copied.
        let _kept = self.hold_pictures();
        let folder = BackupFolder::make(order.folder, self.path(), &name)?;
        sweep(&folder);
        // What the copied database names must still be there when its files are copied.
        let _kept = self.hold_pictures();
        let part = folder.snapshot_folder(&format!(".part-{}", stem(order.time)));
        let made = Making { library: self, folder: &folder, part: &part, order, watch }.run(name);
        if made.is_err() {
            let _ = fs::remove_dir_all(&part);
        }
        let mut made = made.map_err(|error| error.under(folder.root()))?;
        made.removed = thin(&folder, order.time);
        Ok(made)
    }

    /// Where backups go and how the last one went.
    pub fn backup_plan(&self) -> Plan {
        Plan::read(self.path())
    }
}

/// A snapshot's name: colons are no characters of a name on sticks.
fn stem(time: Instant) -> String {
    time.to_utc().format("%Y-%m-%dT%H-%M-%SZ").to_string()
}

/// Takes away what makings that were cut short have left.
fn sweep(folder: &BackupFolder) {
    for entry in fs::read_dir(folder.snapshots_folder()).into_iter().flatten().flatten() {
        if entry.file_name().to_string_lossy().starts_with('.') {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
    for room in SHARED {
        let root = folder.root().join(room);
        for path in copy::below(&root).unwrap_or_default().iter().filter(|path| path.ends_with(".part")) {
            let _ = fs::remove_file(root.join(path));
        }
    }
}

struct Making<'a> {
    library: &'a Library,
    folder: &'a BackupFolder,
    part: &'a Path,
    order: &'a Order<'a>,
    watch: Watch<'a>,
}

/// Files that are in the backup now.
#[derive(Default)]
struct Held {
    entries: Vec<Entry>,
    missing: Vec<String>,
    copied: usize,
    bytes: u64,
}

impl Making<'_> {
    fn run(&self, library: LibraryName) -> Outcome<Made> {
        let earlier = self.folder.snapshots()?;
        let numbers = earlier.iter().filter_map(|one| one.manifest.as_ref().map(|it| it.number));
        let number = numbers.max().unwrap_or(0) + 1;
        self.must_fit()?;
        copy::folder(self.part)?;
        let path = self.part.join(DATABASE);
        self.database(&path)?;
        let found = verify::database(&path)?;
        let held = self.shared(&found.media)?;
        let files = self.files()?;
        let (bytes, sha256) = self.read_back(&held, &files, &path)?;
        let manifest = Manifest {
            format: FORMAT.into(),
            version: VERSION,
            number,
            time: self.order.time,
            by_hand: self.order.by_hand,
            library,
            schema: found.schema,
            stories: found.stories,
            revisions: found.revisions,
            database: Entry { path: DATABASE.into(), bytes, sha256 },
            shared: held.entries,
            files,
            missing: held.missing,
        };
        let snapshot = self.finish(&manifest)?;
        Ok(Made { snapshot, manifest, copied: held.copied + 1, copied_bytes: held.bytes + bytes, removed: 0 })
    }

    /// The one state that the copy has is fixed by a reader's transaction: what is written
    /// meanwhile goes to the write-ahead log and waits for nobody. Without it SQLite would
    /// begin anew at every keystroke.
    fn database(&self, path: &Path) -> Outcome<()> {
        let mut source = open::reader(self.library.path())?;
        let mut copy = || -> Result<(), BackupError> {
            let state = source.transaction().map_err(StoreError::from)?;
            state
                .query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))
                .map_err(StoreError::from)?;
            drop(copy::create(path).map_err(|error| BackupError::io(path, error))?);
            let mut target = Connection::open(path).map_err(StoreError::from)?;
            // It is made durable as a whole; until then it is nothing.
            target.pragma_update(None, "journal_mode", "OFF").map_err(StoreError::from)?;
            target.pragma_update(None, "synchronous", "OFF").map_err(StoreError::from)?;
            let backup = Backup::new(&state, &mut target).map_err(StoreError::from)?;
            loop {
                let begun = Moment::now();
                match backup.step(PAGES).map_err(StoreError::from)? {
                    StepResult::Done => break,
                    StepResult::More => {}
                    _ => std::thread::sleep(Duration::from_millis(20)),
                }
                let pages = backup.progress();
                let [all, left] = [pages.pagecount, pages.remaining].map(|count| count.max(0) as u64);
                tell(self.watch, Part::Database, all.saturating_sub(left), all)?;
                self.rest(begun);
            }
            drop(backup);
            // A plain file: it is to be read from places where nothing can be written.
            target.pragma_update(None, "journal_mode", "DELETE").map_err(StoreError::from)?;
            target.close().map_err(|(_, error)| StoreError::from(error))?;
            fs::File::options().write(true).open(path)?.sync_all()?;
            Ok(())
        };
        copy().map_err(|error| match error {
            BackupError::Store(StoreError::Full) => {
                BackupError::Full { path: self.folder.root().into(), needed: 0, free: 0 }
            }
            other => other,
        })
    }

    /// The day's backup leaves the disk half of the time to whoever works.
    fn rest(&self, begun: Moment) {
        if !self.order.by_hand {
            std::thread::sleep(begun.elapsed().min(Duration::from_millis(50)));
        }
    }

    /// What will be written must fit, as far as one can know before.
    fn must_fit(&self) -> Outcome<()> {
        let there = self.folder.shared_sizes()?;
        let mut needed = MARGIN + size(&open::database(self.library.path()));
        for path in self.listed()? {
            if !there.contains_key(&path) {
                needed += size(&self.library.path().join(&path));
            }
        }
        // Where the system cannot tell, the disk itself will.
        match fs4::available_space(self.folder.root()) {
            Ok(free) if free < needed => {
                Err(BackupError::Full { path: self.folder.root().to_path_buf(), needed, free })
            }
            _ => Ok(()),
        }
    }

    /// Files of the library that are named by their content.
    fn listed(&self) -> Outcome<BTreeSet<String>> {
        let mut listed = BTreeSet::new();
        for room in SHARED {
            let paths = copy::below(&self.library.path().join(room))?;
            let paths = paths.into_iter().map(|path| format!("{room}/{path}"));
            listed.extend(paths.filter(|path| copy::named(path).is_some()));
        }
        Ok(listed)
    }

    /// Brings the shared files over that are not there yet. The database was copied before:
    /// a file is on the disk before its row, so none of the rows lacks its file.
    fn shared(&self, named: &[String]) -> Outcome<Held> {
        let mut wanted = self.listed()?;
        let in_rows: HashSet<String> = named
            .iter()
            .filter(|hash| hash.len() == 64)
            .map(|hash| format!("media/{}/{hash}", &hash[..2]))
            .collect();
        wanted.extend(in_rows.iter().cloned());
        let there = self.folder.shared_sizes()?;
        let mut held = Held::default();
        let total = wanted.len() as u64;
        for (done, path) in (0..).zip(wanted) {
            tell(self.watch, Part::Files, done, total)?;
            let begun = Moment::now();
            let own = size(&self.library.path().join(&path));
            match there.get(&path) {
                Some(bytes) if own == 0 || own == *bytes => self.hold(&mut held, path, *bytes),
                _ => match self.bring(&path)? {
                    Some(bytes) => {
                        held.copied += 1;
                        held.bytes += bytes;
                        self.hold(&mut held, path, bytes);
                        self.rest(begun);
                    }
                    None if in_rows.contains(&path) => held.missing.push(path),
                    None => {}
                },
            }
        }
        Ok(held)
    }

    fn hold(&self, held: &mut Held, path: String, bytes: u64) {
        if let Some(sha256) = copy::named(&path) {
            held.entries.push(Entry { path, bytes, sha256 });
        }
    }

    /// Copies a shared file; none when the library no longer has it as its name says.
    fn bring(&self, path: &str) -> Outcome<Option<u64>> {
        let from = self.library.path().join(path);
        let is_file = fs::symlink_metadata(&from).is_ok_and(|what| what.is_file());
        let Some(hash) = copy::named(path).filter(|_| is_file) else { return Ok(None) };
        let mut go_on = |_| tell(self.watch, Part::Files, 0, 0);
        Ok(copy::file(&from, self.folder.root(), path, Some(&hash), &mut go_on)?.map(|(bytes, _)| bytes))
    }

    /// Everything else in the library's folder.
    fn files(&self) -> Outcome<Vec<Entry>> {
        let root = self.library.path();
        let mut entries = Vec::new();
        for path in others(root)? {
            let below = format!("{FILES}/{path}");
            let mut go_on = |_| tell(self.watch, Part::Files, 0, 0);
            if let Some((bytes, sha256)) = copy::file(&root.join(&path), self.part, &below, None, &mut go_on)?
            {
                entries.push(Entry { path, bytes, sha256 });
            }
        }
        Ok(entries)
    }

    /// Reads everything back from the target; gives length and hash of the database. A shared
    /// file of an earlier backup that is no longer what its name says is brought over again.
    fn read_back(
        &self,
        held: &Held,
        files: &[Entry],
        database: &Path,
    ) -> Outcome<(u64, gaotai_article::Hash)> {
        let sum = |entries: &[Entry]| entries.iter().map(|entry| entry.bytes).sum::<u64>();
        let total = sum(&held.entries) + sum(files) + size(database);
        let mut done = 0;
        let mut go_on = |bytes: u64| {
            done += bytes;
            tell(self.watch, Part::Verify, done.min(total), total)
        };
        for entry in &held.entries {
            let begun = Moment::now();
            let path = self.folder.root().join(&entry.path);
            if copy::hash(&path, &mut go_on)?.1 != entry.sha256 {
                let again =
                    self.bring(&entry.path)?.is_some() && copy::hash(&path, &mut go_on)?.1 == entry.sha256;
                if !again {
                    let what = error::told(Path::new(&entry.path)).display().to_string();
                    return Err(BackupError::Unverified { what });
                }
            }
            self.rest(begun);
        }
        for entry in files {
            let path = self.part.join(FILES).join(&entry.path);
            if copy::hash(&path, &mut go_on)? != (entry.bytes, entry.sha256.clone()) {
                return Err(BackupError::Unverified { what: entry.path.clone() });
            }
        }
        copy::hash(database, &mut go_on)
    }

    /// The manifest, then the name: from here on it is a backup.
    fn finish(&self, manifest: &Manifest) -> Outcome<String> {
        let json = serde_json::to_vec_pretty(manifest)
            .map_err(|error| BackupError::Unverified { what: error.to_string() })?;
        copy::put(&self.part.join(MANIFEST), &json)?;
        let stem = stem(self.order.time);
        let names = std::iter::once(stem.clone()).chain((2..).map(|n| format!("{stem}-{n}")));
        let name = names.into_iter().find(|name| !self.folder.snapshot_folder(name).exists()).unwrap_or(stem);
        let target = self.folder.snapshot_folder(&name);
        let at = |error| BackupError::io(&target, error);
        for room in SHARED.iter().map(|room| self.folder.root().join(room)).filter(|room| room.is_dir()) {
            sync_all(&room).map_err(at)?;
        }
        fs::rename(self.part, &target).map_err(at)?;
        crate::files::sync_folder(&self.folder.snapshots_folder()).map_err(at)?;
        crate::files::sync_folder(self.folder.root()).map_err(at)?;
        Ok(name)
    }
}

/// Files of a library's folder that are neither its database nor named by their content.
pub(crate) fn others(root: &Path) -> Outcome<Vec<String>> {
    let wanted = |path: &String| {
        let first = path.split('/').next().unwrap_or_default();
        let own = SHARED.contains(&first) || LEFT_OUT.contains(&first) || first.starts_with(DATABASE);
        let hidden = path.split('/').any(|part| part.starts_with('.')) || path.ends_with(".part");
        !own && !hidden && copy::is_below(path)
    };
    Ok(copy::below(root)?.into_iter().filter(wanted).collect())
}

/// Makes the names in a folder of shared files durable.
fn sync_all(room: &Path) -> std::io::Result<()> {
    for entry in fs::read_dir(room)?.flatten().filter(|entry| entry.path().is_dir()) {
        crate::files::sync_folder(&entry.path())?;
    }
    crate::files::sync_folder(room)
}

fn size(path: &Path) -> u64 {
    fs::metadata(path).map_or(0, |what| what.len())
}

impl From<std::io::Error> for BackupError {
    fn from(error: std::io::Error) -> Self {
        BackupError::io(&PathBuf::new(), error)
    }
}

/// Lets old snapshots go, then the shared files that none needs any more. What cannot be
/// taken away now stays until the next time.
fn thin(folder: &BackupFolder, now: Instant) -> usize {
    let Ok(all) = folder.snapshots() else { return 0 };
    let kept = |one: &super::Snapshot| {
        let manifest = one.manifest.as_ref()?;
        let lacks = matches!(one.state, SnapshotState::Incomplete { .. });
        let good = one.state == SnapshotState::Good;
        let day = manifest.time.with_timezone(now.offset()).date_naive();
        (good || lacks).then_some(Kept { number: manifest.number, day, by_hand: manifest.by_hand, good })
    };
    let looked: Vec<Kept> = all.iter().filter_map(kept).collect();
    let goes = surplus(&looked, now.date_naive());
    let mut removed = 0;
    for one in &all {
        if one.manifest.as_ref().is_some_and(|manifest| goes.contains(&manifest.number)) {
            // Out of sight first: what is half deleted is no snapshot.
            let away = folder.snapshot_folder(&format!(".gone-{}", one.name));
            if fs::rename(folder.snapshot_folder(&one.name), &away).is_ok() {
                removed += 1;
                let _ = fs::remove_dir_all(away);
            }
        }
    }
    collect(folder);
    removed
}

/// Takes away shared files that no snapshot names. While one snapshot cannot be read nobody
/// knows what it needs, and all stay.
fn collect(folder: &BackupFolder) {
    let Ok(all) = folder.snapshots() else { return };
    let mut needed = HashSet::new();
    for one in &all {
        let Some(manifest) = &one.manifest else { return };
        needed.extend(manifest.shared.iter().map(|entry| entry.path.as_str()));
    }
    for path in folder.shared_sizes().unwrap_or_default().keys() {
        if copy::named(path).is_some() && !needed.contains(path.as_str()) {
            let _ = fs::remove_file(folder.root().join(path));
        }
    }
}
