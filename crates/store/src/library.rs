//! A library that is open.

use crate::cache::Cache;
use crate::files;
use crate::write::{Stamp, Write};
use crate::{NewMedia, Read, Result, StoreError, open};
use gaotai_article::Hash;
use rusqlite::{Connection, TransactionBehavior};
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::sync::{Mutex, MutexGuard, PoisonError, RwLock, RwLockReadGuard};

/// A library that is open, and open here alone. It may be shared by threads: one writes at
/// a time, any number read meanwhile.
#[derive(Debug)]
pub struct Library {
    // In the order in which they are closed: the last connection empties the write-ahead
    // log into the database, and only then may another program open it.
    readers: Mutex<Vec<Connection>>,
    writer: Mutex<Connection>,
    _lock: File,
    folder: PathBuf,
    cache: Cache,
    opened: Opened,
    /// Whether the key of the vault was given out; see [`crate::vault`].
    pub(crate) vault_key_taken: AtomicBool,
    pictures: RwLock<()>,
}

/// How the opening went.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Opened {
    /// The library was made just now.
    pub created: bool,
    /// In so many stories the journal held what was typed before the program ended without
    /// saying so; it was replayed and is a revision now.
    pub recovered: usize,
}

impl Library {
    /// Opens the library in a folder.
    ///
    /// # Errors
    /// [`StoreError::Missing`], [`StoreError::NotALibrary`], [`StoreError::Locked`],
    /// [`StoreError::ReadOnly`], [`StoreError::Newer`], [`StoreError::Damaged`],
    /// [`StoreError::Full`]: each leaves the database's bytes as they were.
    pub fn open(path: &Path) -> Result<Library> {
        let (lock, writer) = open::existing(path)?;
        Library::recover(path, lock, writer, false)
    }

    /// Opens the library in a folder, or makes one in a folder that is empty or not there.
    ///
    /// # Errors
    /// Those of [`Library::open`]; a folder with other things in it is
    /// [`StoreError::NotALibrary`].
    pub fn create_or_open(path: &Path) -> Result<(Library, Opened)> {
        let (lock, writer, created) = open::create_or_existing(path)?;
        let library = Library::recover(path, lock, writer, created)?;
        let opened = library.opened;
        Ok((library, opened))
    }

    fn recover(path: &Path, lock: File, writer: Connection, created: bool) -> Result<Library> {
        let mut library = Library {
            readers: Mutex::default(),
            writer: Mutex::new(writer),
            _lock: lock,
            folder: path.to_path_buf(),
            cache: Cache::default(),
            opened: Opened { created, recovered: 0 },
            vault_key_taken: AtomicBool::new(false),
            pictures: RwLock::default(),
        };
        library.opened.recovered = library.replay_all()?;
        Ok(library)
    }

    /// Makes a revision of every journal that was left, in the name of who typed it and with
    /// the time of the last key. A journal that cannot be replayed stays as it is, and does
    /// not keep the other stories from being opened.
    fn replay_all(&self) -> Result<usize> {
        let mut recovered = 0;
        for id in self.read(|r| r.dirty())? {
            let (person, time) = self.read(|r| r.last_entry(id))?;
            let stamp = Stamp { person, time };
            match self.write(&stamp, "recover", |w| w.compact(id, crate::Stage::Edit)) {
                Ok(_) => recovered += 1,
                Err(StoreError::Change(_) | StoreError::Codec(_) | StoreError::Damaged { .. }) => {
                    tracing::warn!(story = %id, "the journal cannot be replayed");
                }
                Err(error) => return Err(error),
            }
        }
        Ok(recovered)
    }

    /// The folder.
    pub fn path(&self) -> &Path {
        &self.folder
    }

    /// How the opening went.
    pub fn opened(&self) -> Opened {
        self.opened
    }

    /// Where the newsroom's templates lie.
    pub fn templates(&self) -> PathBuf {
        self.folder.join("templates")
    }

    /// Where lies what can be made again from the rest: never part of a backup.
    pub fn made(&self) -> PathBuf {
        self.folder.join("cache")
    }

    /// Where exports go that were given no place.
    pub fn outbox(&self) -> PathBuf {
        self.folder.join("outbox")
    }

    /// Reads one state of the library.
    pub fn read<T>(&self, see: impl FnOnce(&Read<'_>) -> Result<T>) -> Result<T> {
        let mut connection = match self.idle_readers().pop() {
            Some(connection) => connection,
            None => open::reader(&self.folder)?,
        };
        let result = {
            let transaction = connection.transaction()?;
            see(&Read { connection: &transaction, cache: &self.cache })
        };
        self.idle_readers().push(connection);
        result.map_err(|error| error.at(&self.folder))
    }

    /// Changes the library: all of what `act` does, or nothing of it when it returns an
    /// error. It is durable when this returns.
    ///
    /// # Errors
    /// Those of `act`; [`StoreError::Full`] and others of the disk.
    pub fn write<T>(
        &self,
        stamp: &Stamp,
        label: &str,
        act: impl FnOnce(&mut Write<'_>) -> Result<T>,
    ) -> Result<T> {
        let mut done = None;
        self.write_then(stamp, label, act, |result| done = Some(result))?;
        done.ok_or_else(|| StoreError::damaged("a transaction was committed without a result"))
    }

    /// The same, with what is to be done before anyone else may write.
    pub(crate) fn write_then<T>(
        &self,
        stamp: &Stamp,
        label: &str,
        act: impl FnOnce(&mut Write<'_>) -> Result<T>,
        then: impl FnOnce(T),
    ) -> Result<()> {
        let mut connection = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        let transact = |connection: &mut Connection| -> Result<T> {
            let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let mut write = Write::new(&transaction, &self.cache, &self.folder, stamp, label);
            let result = act(&mut write)?;
            let fresh = write.into_fresh();
            transaction.commit()?;
            fresh.into_iter().for_each(|working| self.cache.keep(working));
            Ok(result)
        };
        then(transact(&mut connection).map_err(|error| error.at(&self.folder))?);
        Ok(())
    }

    /// Writes the database's log into the database and leaves nothing in it, unless somebody reads.
    pub(crate) fn empty_log(&self) -> Result<()> {
        let connection = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?)
    }

    /// Keeps a picture, in a transaction of its own; see [`Write::put_media`]. Its file is written
    /// before that begins, so that what is typed meanwhile need not wait for a large one.
    pub fn put_media(&self, stamp: &Stamp, new: &NewMedia<'_>) -> Result<Hash> {
        let _kept = self.hold_pictures();
        let hash = Hash::of(new.bytes);
        files::keep(&self.folder, &hash, new.bytes)?;
        self.write(stamp, "media.add", |w| w.put_media_row(&hash, new))?;
        Ok(hash)
    }

    /// Keeps a file that was found among the pictures of another library and that nobody has looked
    /// at yet; what it is, is found out when there is time.
    pub(crate) fn put_found_media(&self, stamp: &Stamp, bytes: &[u8], name: &str) -> Result<Hash> {
        let _kept = self.hold_pictures();
        let hash = Hash::of(bytes);
        files::keep(&self.folder, &hash, bytes)?;
        self.write(stamp, "media.add", |w| w.put_found_media_row(&hash, bytes.len(), name))?;
        Ok(hash)
    }

    /// Keeps all pictures where they are for so long: for whoever copies them, or puts one in.
    pub fn hold_pictures(&self) -> RwLockReadGuard<'_, ()> {
        self.pictures.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Who has it for writing may remove pictures. It is taken before the writer's turn, never after.
    pub(crate) fn pictures(&self) -> &RwLock<()> {
        &self.pictures
    }

    /// The bytes of a picture of this library; none when it has no such picture.
    pub fn media_bytes(&self, hash: &Hash) -> Result<Option<Vec<u8>>> {
        if self.read(|r| r.media(hash))?.is_none() {
            return Ok(None);
        }
        files::bytes(&self.folder, hash)
    }

    fn idle_readers(&self) -> MutexGuard<'_, Vec<Connection>> {
        self.readers.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Stage;
    use gaotai_testkit::story::Story;

    /// What a full disk does, on every machine: SQLite is told that the file may not grow.
    #[test]
    fn a_database_that_may_not_grow_is_a_full_disk() {
        let folder = tempfile::TempDir::new().unwrap();
        let (library, _) = Library::create_or_open(folder.path()).unwrap();
        let limit = |pages: u32| {
            let writer = library.writer.lock().unwrap();
            writer.query_row(&format!("PRAGMA max_page_count = {pages}"), [], |_| Ok(())).unwrap();
        };
        let stamp = Stamp {
            person: None,
            time: crate::Instant::parse_from_rfc3339("2023-02-10T07:40:02+08:00").unwrap(),
        };
        let mut first = Story::new("一").paragraph("正文。").build();
        library.write(&stamp, "create", |w| w.create(&first, Stage::Create)).unwrap();
        limit(1);
        first.id = gaotai_testkit::ids::article(2);
        first.slip.ed_note = (0..20_000).map(|n| format!("{n} ")).collect();
        let full = library.write(&stamp, "create", |w| w.create(&first, Stage::Create));
        assert!(matches!(full, Err(StoreError::Full)), "{full:?}");
        assert_eq!(library.read(|r| r.story_count()).unwrap(), 1);
        limit(1_000_000);
        library.write(&stamp, "create", |w| w.create(&first, Stage::Create)).unwrap();
        assert!(library.check().unwrap().ok);
    }

    #[test]
    fn threads_share_it() {
        let folder = tempfile::TempDir::new().unwrap();
        let (library, _) = Library::create_or_open(folder.path()).unwrap();
        let stamp = Stamp {
            person: None,
            time: crate::Instant::parse_from_rfc3339("2023-02-10T07:40:02+08:00").unwrap(),
        };
        std::thread::scope(|scope| {
            for thread in 0..4u128 {
                let (library, stamp) = (&library, &stamp);
                scope.spawn(move || {
                    for number in 0..8 {
                        let mut made = Story::new("一").paragraph("正文。").build();
                        made.id = gaotai_testkit::ids::article(thread * 100 + number);
                        library.write(stamp, "create", |w| w.create(&made, Stage::Create)).unwrap();
                        assert_eq!(library.read(|r| r.head(made.id)).unwrap().article, made);
                    }
                });
            }
        });
        assert_eq!(library.read(|r| r.story_count()).unwrap(), 32);
    }
}
