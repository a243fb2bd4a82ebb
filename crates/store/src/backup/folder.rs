//! A folder with backups: whose they are, and which there are.

use super::manifest::{FORMAT, Owner, VERSION};
use super::{BackupError, LibraryName, Manifest, Outcome, SHARED, copy};
use std::collections::HashMap;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

pub(crate) const DATABASE: &str = "library.sqlite";
pub(crate) const MANIFEST: &str = "manifest.json";
pub(crate) const FILES: &str = "files";
const OWNER: &str = "gaotai-backup.json";
const SNAPSHOTS: &str = "snapshots";
/// Made in a chosen folder that has other things in it.
const OWN_FOLDER: &str = "gaotai-backup";
/// No manifest is larger; one that claims to be is none.
const LARGEST_MANIFEST: u64 = 256 << 20;

/// A folder with backups of one library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupFolder {
    root: PathBuf,
    owner: LibraryName,
}

/// A snapshot, as a look at names and lengths finds it.
#[derive(Debug, Clone, PartialEq)]
pub struct Snapshot {
    /// Its folder's name: the time of its making in UTC.
    pub name: String,
    /// What it says of itself; none when that cannot be read.
    pub manifest: Option<Manifest>,
    /// Whether everything that it needs is there.
    pub state: SnapshotState,
}

/// Whether a snapshot can be restored, as far as names and lengths tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SnapshotState {
    /// Everything is there.
    Good,
    /// Something is not there or has another length.
    Incomplete {
        /// What.
        what: String,
    },
    /// The disk does not give it now.
    Unreadable {
        /// Why.
        what: String,
    },
    /// A newer version of the program made it.
    Newer {
        /// Its version.
        found: u32,
    },
}

impl BackupFolder {
    /// The folder that holds backups: the one named, or the one that was made in it.
    ///
    /// # Errors
    /// [`BackupError::Gone`], [`BackupError::NotABackup`], [`BackupError::Newer`].
    pub fn open(path: &Path) -> Outcome<BackupFolder> {
        for root in [path.to_path_buf(), path.join(OWN_FOLDER)] {
            if let Some(owner) = owner(&root)? {
                return Ok(BackupFolder { root, owner });
            }
        }
        match fs::metadata(path) {
            Ok(_) => Err(BackupError::NotABackup { path: path.to_path_buf() }),
            Err(_) => Err(BackupError::Gone { path: path.to_path_buf() }),
        }
    }

    /// Where the backups of a library go when this folder was chosen: into it when it is empty
    /// or has them already, else into a folder of their own in it. Writes nothing.
    ///
    /// # Errors
    /// [`BackupError::Gone`], [`BackupError::Inside`], [`BackupError::OtherLibrary`],
    /// [`BackupError::Newer`].
    pub fn choose(chosen: &Path, library: &Path, id: &str) -> Outcome<PathBuf> {
        let gone = || BackupError::Gone { path: chosen.to_path_buf() };
        if !chosen.is_dir() {
            return Err(gone());
        }
        let [inner, outer] = [chosen, library].map(|path| path.canonicalize());
        if inner.map_err(|_| gone())?.starts_with(outer.map_err(|error| BackupError::io(library, error))?) {
            return Err(BackupError::Inside { path: chosen.to_path_buf() });
        }
        let own = chosen.join(OWN_FOLDER);
        let empty = fs::read_dir(chosen).map_err(|error| BackupError::io(chosen, error))?.next().is_none();
        let root = if empty || owner(chosen)?.is_some() { chosen.to_path_buf() } else { own };
        match owner(&root)? {
            Some(other) if other.id != id => Err(BackupError::OtherLibrary { path: root, name: other.name }),
            _ => Ok(root),
        }
    }

    /// The folder for the next backup of a library; made and marked when it is new.
    pub(crate) fn make(chosen: &Path, library: &Path, name: &LibraryName) -> Outcome<BackupFolder> {
        let root = BackupFolder::choose(chosen, library, &name.id)?;
        copy::folder(&root.join(SNAPSHOTS))?;
        let marked = owner(&root)?;
        if marked.as_ref() != Some(name) {
            let owner = Owner { format: FORMAT.into(), version: VERSION, library: name.clone() };
            copy::put(&root.join(OWNER), &serde_json::to_vec_pretty(&owner).unwrap_or_default())?;
        }
        Ok(BackupFolder { root, owner: name.clone() })
    }

    /// Where it is.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Which library its backups are of.
    pub fn owner(&self) -> &LibraryName {
        &self.owner
    }

    pub(crate) fn snapshots_folder(&self) -> PathBuf {
        self.root.join(SNAPSHOTS)
    }

    pub(crate) fn snapshot_folder(&self, name: &str) -> PathBuf {
        self.snapshots_folder().join(name)
    }

    /// The folder of a snapshot, where its database lies.
    pub fn path_of(&self, snapshot: &Snapshot) -> PathBuf {
        self.snapshot_folder(&snapshot.name)
    }

    /// All snapshots, the last made first.
    ///
    /// # Errors
    /// [`BackupError::Gone`] and others of the disk.
    pub fn snapshots(&self) -> Outcome<Vec<Snapshot>> {
        let folder = self.snapshots_folder();
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) => return Err(BackupError::io(&folder, error).under(&self.root)),
        };
        let sizes = self.shared_sizes()?;
        let mut found = Vec::new();
        for entry in entries {
            let entry = entry.map_err(|error| BackupError::io(&folder, error).under(&self.root))?;
            let name = entry.file_name().to_string_lossy().into_owned();
            // What begins with a dot was cut short, or is on its way out.
            if !name.starts_with('.') && entry.path().is_dir() {
                found.push(self.look(name, &sizes));
            }
        }
        let number = |one: &Snapshot| one.manifest.as_ref().map_or(0, |manifest| manifest.number);
        found.sort_by(|a, b| (number(b), &b.name).cmp(&(number(a), &a.name)));
        Ok(found)
    }

    /// One snapshot.
    ///
    /// # Errors
    /// [`BackupError::NoSnapshot`] and those of [`BackupFolder::snapshots`].
    pub fn snapshot(&self, name: &str) -> Outcome<Snapshot> {
        let missing = || BackupError::NoSnapshot { name: name.to_owned() };
        self.snapshots()?.into_iter().find(|one| one.name == name).ok_or_else(missing)
    }

    /// Lengths of the shared files that are there, by path.
    pub(crate) fn shared_sizes(&self) -> Outcome<HashMap<String, u64>> {
        let mut sizes = HashMap::new();
        for room in SHARED {
            for path in copy::below(&self.root.join(room)).map_err(|error| error.under(&self.root))? {
                let path = format!("{room}/{path}");
                if let Ok(what) = fs::symlink_metadata(self.root.join(&path)) {
                    sizes.insert(path, what.len());
                }
            }
        }
        Ok(sizes)
    }

    fn look(&self, name: String, sizes: &HashMap<String, u64>) -> Snapshot {
        let folder = self.snapshot_folder(&name);
        match manifest(&folder.join(MANIFEST)) {
            Ok(manifest) => {
                let state = state(&folder, &manifest, sizes);
                Snapshot { name, manifest: Some(manifest), state }
            }
            Err(state) => Snapshot { name, manifest: None, state },
        }
    }
}

/// The folder with backups in one of whose own rooms a path lies, whether or not there is anything yet.
pub(crate) fn backups_around(path: &Path) -> Option<PathBuf> {
    let there = path.ancestors().find_map(|above| Some((above, above.canonicalize().ok()?)));
    let (above, real) = there?;
    let whole = real.join(path.strip_prefix(above).ok()?);
    let own = |room: &Path| {
        let name = room.file_name().unwrap_or_default();
        name == SNAPSHOTS || SHARED.iter().any(|shared| name == *shared)
    };
    let room = whole.ancestors().find(|room| own(room) && room.with_file_name(OWNER).is_file())?;
    room.parent().map(Path::to_path_buf)
}

/// Whose backups a folder holds; none when it holds none.
fn owner(root: &Path) -> Outcome<Option<LibraryName>> {
    let path = root.join(OWNER);
    let bytes = match fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            return Ok(None);
        }
        Err(error) => return Err(BackupError::io(&path, error)),
    };
    let unreadable = || BackupError::Unverified { what: path.display().to_string() };
    let owner: Owner = serde_json::from_slice(&bytes).map_err(|_| unreadable())?;
    match owner {
        Owner { version, .. } if version > VERSION => {
            Err(BackupError::Newer { found: version, known: VERSION })
        }
        Owner { format, library, .. } if format == FORMAT => Ok(Some(library)),
        _ => Err(unreadable()),
    }
}

fn manifest(path: &Path) -> Result<Manifest, SnapshotState> {
    let incomplete = |what: &str| SnapshotState::Incomplete { what: what.to_owned() };
    let size = match fs::metadata(path) {
        Ok(what) => what.len(),
        Err(error) if error.kind() == ErrorKind::NotFound => return Err(incomplete(MANIFEST)),
        Err(error) => return Err(SnapshotState::Unreadable { what: error.to_string() }),
    };
    if size > LARGEST_MANIFEST {
        return Err(incomplete(MANIFEST));
    }
    let bytes = fs::read(path).map_err(|error| SnapshotState::Unreadable { what: error.to_string() })?;
    let json: serde_json::Value = serde_json::from_slice(&bytes).map_err(|_| incomplete(MANIFEST))?;
    let found = json["version"].as_u64().unwrap_or(0) as u32;
    if found > VERSION {
        return Err(SnapshotState::Newer { found });
    }
    let manifest: Manifest = serde_json::from_value(json).map_err(|_| incomplete(MANIFEST))?;
    if manifest.is_sound() { Ok(manifest) } else { Err(incomplete(MANIFEST)) }
}

fn state(folder: &Path, manifest: &Manifest, sizes: &HashMap<String, u64>) -> SnapshotState {
    let lacks = |what: &str| SnapshotState::Incomplete { what: what.to_owned() };
    if let Some(entry) = manifest.shared.iter().find(|entry| sizes.get(&entry.path) != Some(&entry.bytes)) {
        return lacks(&entry.path);
    }
    let own = manifest.files.iter().map(|entry| (folder.join(FILES).join(&entry.path), entry));
    for (path, entry) in own.chain([(folder.join(DATABASE), &manifest.database)]) {
        match fs::metadata(&path) {
            Ok(what) if what.len() == entry.bytes => {}
            Err(error) if error.kind() != ErrorKind::NotFound => {
                return SnapshotState::Unreadable { what: error.to_string() };
            }
            _ => return lacks(&entry.path),
        }
    }
    SnapshotState::Good
}
