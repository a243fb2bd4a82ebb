//! Libraries that cannot be opened, and those that can.

use crate::common::*;
use gaotai_store::{Library, StoreError};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// A closed library with one story.
fn closed() -> (TempDir, PathBuf) {
    let desk = desk();
    desk.create(&story(1, "标题", &["正文。"]));
    desk.close()
}

/// All files below a folder with their bytes, the side files of an open database aside.
fn bytes(root: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(root).unwrap().flatten() {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        if path.is_dir() {
            found.extend(bytes(&path));
        } else if name != "library.lock" && !name.ends_with("-shm") && !name.ends_with("-wal") {
            found.push((path.clone(), fs::read(&path).unwrap()));
        }
    }
    found.sort();
    found
}

/// Both ways of opening give the expected refusal and leave every byte as it was.
fn refused(root: &Path, expected: impl Fn(&StoreError) -> bool) {
    let before = bytes(root);
    for open in [Library::open, |path: &Path| Library::create_or_open(path).map(|(library, _)| library)] {
        let error = open(root).expect_err("it must be refused");
        assert!(expected(&error), "{error:?}");
        assert!(!error.to_string().is_empty());
        assert!(bytes(root) == before, "{error}: something was written");
    }
}

fn damaged(error: &StoreError) -> bool {
    matches!(error, StoreError::Damaged { .. })
}

#[test]
fn a_new_folder_becomes_a_library_and_stays_one() {
    let folder = TempDir::new().unwrap();
    let root = folder.path().join("新的/编辑部");
    assert!(matches!(Library::open(&root), Err(StoreError::Missing { .. })));
    let (library, opened) = Library::create_or_open(&root).unwrap();
    assert!(opened.created);
    assert!(library.outbox().is_dir() && library.templates().is_dir());
    assert!(library.check().unwrap().ok);
    drop(library);
    let (library, opened) = Library::create_or_open(&root).unwrap();
    assert!(!opened.created);
    assert_eq!(library.path(), root);
}

#[test]
fn an_empty_folder_or_a_making_cut_short_becomes_a_library() {
    let folder = TempDir::new().unwrap();
    fs::create_dir_all(folder.path().join("media")).unwrap();
    fs::write(folder.path().join("library.lock"), "").unwrap();
    fs::write(folder.path().join("library.sqlite.part"), "SQLite format 3, but only half of it").unwrap();
    fs::write(folder.path().join(".DS_Store"), "").unwrap();
    assert!(matches!(Library::open(folder.path()), Err(StoreError::NotALibrary { .. })));
    assert!(Library::create_or_open(folder.path()).unwrap().1.created);
    assert!(!folder.path().join("library.sqlite.part").exists());
}

#[test]
fn what_is_something_else_stays_so() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("holiday.jpg"), "no library").unwrap();
    refused(folder.path(), |error| matches!(error, StoreError::NotALibrary { .. }));
    assert!(!folder.path().join("library.lock").exists());
    refused_file(&folder.path().join("holiday.jpg"));
    let other = TempDir::new().unwrap();
    raw(other.path()).execute_batch("CREATE TABLE cookies (id); PRAGMA user_version = 1").unwrap();
    refused(other.path(), |error| matches!(error, StoreError::NotALibrary { .. }));
}

fn refused_file(path: &Path) {
    assert!(matches!(Library::open(path), Err(StoreError::NotALibrary { .. })));
    assert!(matches!(Library::create_or_open(path), Err(StoreError::NotALibrary { .. })));
}

#[test]
fn made_by_a_newer_version() {
    let (_folder, root) = closed();
    raw(&root).pragma_update(None, "user_version", 99).unwrap();
    refused(&root, |error| matches!(error, StoreError::Newer { found: 99, known } if *known < 99));
}

#[test]
fn made_by_a_newer_version_that_was_killed() {
    let (folder, root) = closed();
    let database = raw(&root);
    database.pragma_update(None, "journal_mode", "WAL").unwrap();
    database.pragma_update(None, "user_version", 99).unwrap();
    // The version is only in the write-ahead log while the other program has it open.
    let copy = folder.path().join("copy");
    copy_folder(&root, &copy);
    assert!(fs::metadata(copy.join("library.sqlite-wal")).unwrap().len() > 0);
    let log = fs::read(copy.join("library.sqlite-wal")).unwrap();
    refused(&copy, |error| matches!(error, StoreError::Newer { found: 99, .. }));
    assert!(fs::read(copy.join("library.sqlite-wal")).unwrap() == log, "the log is as it was");
}

#[test]
fn damaged_files() {
    let (_folder, root) = closed();
    let path = root.join("library.sqlite");
    let sound = fs::read(&path).unwrap();
    let half = sound[..sound.len() / 2].to_vec();
    let mut garbage = sound.clone();
    garbage[4096..].iter_mut().enumerate().for_each(|(at, byte)| *byte = ((at * 7919) >> 3) as u8);
    let mut schema = sound.clone();
    schema[100..1000].fill(0xA5);
    let cases = [
        ("zero bytes", Vec::new()),
        ("header cut short", sound[..60].to_vec()),
        ("truncated", half),
        ("one page", sound[..4096].to_vec()),
        ("garbage after the header", garbage),
        ("garbage for a schema", schema),
        ("text", "这不是数据库。".repeat(1000).into_bytes()),
        ("picture", gif(1).repeat(100)),
    ];
    for (what, bytes) in cases {
        eprintln!("{what}");
        fs::write(&path, bytes).unwrap();
        refused(&root, damaged);
    }
    fs::write(&path, sound).unwrap();
    assert!(Library::open(&root).unwrap().check().unwrap().ok);
}

#[test]
fn open_elsewhere_in_this_program() {
    let desk = desk();
    desk.create(&story(1, "标题", &["正文。"]));
    refused(&desk.root(), |error| matches!(error, StoreError::Locked { .. }));
    let (_folder, root) = desk.close();
    Library::open(&root).unwrap();
}

#[test]
fn open_elsewhere_in_another_program() {
    let (_folder, root) = closed();
    let mut other = crate::crash::Child::start(&root, crate::crash::Work::Hold);
    other.wait_for("open");
    refused(&root, |error| matches!(error, StoreError::Locked { .. }));
    other.kill();
    Library::open(&root).unwrap();
}

#[test]
fn a_copy_of_the_folder_is_the_same_library() {
    let (folder, root) = closed();
    let before = Library::open(&root).unwrap().read(|r| r.revisions(id(1))).unwrap();
    let copy = folder.path().join("U 盘/复本 100%?#");
    copy_folder(&root, &copy);
    fs::remove_dir_all(&root).unwrap();
    let library = Library::open(&copy).unwrap();
    assert_eq!(library.read(|r| r.revisions(id(1))).unwrap(), before);
    assert!(library.check().unwrap().ok);
}

/// A mounted folder, taken down again at the end.
struct Mount(PathBuf);

impl Mount {
    /// Nothing where the machine does not let tests mount; says so.
    fn new(words: &[&str], at: &Path) -> Option<Mount> {
        let done = Command::new("mount").args(words).arg(at).output().is_ok_and(|out| out.status.success());
        if !done {
            eprintln!("SKIPPED: this machine does not let tests mount {words:?} (it takes root)");
        }
        done.then(|| Mount(at.to_path_buf()))
    }
}

impl Drop for Mount {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.0).status();
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_read_only_disk() {
    let (folder, root) = closed();
    let at = folder.path().join("mounted");
    fs::create_dir(&at).unwrap();
    let Some(mount) = Mount::new(&["--bind", "-o", "ro", root.to_str().unwrap()], &at) else { return };
    if fs::write(at.join("probe"), "").is_ok() {
        eprintln!("SKIPPED: this kernel binds read-only folders writable");
        return;
    }
    let same = at.clone();
    refused(&at, move |error| matches!(error, StoreError::ReadOnly { path } if *path == same));
    assert!(matches!(Library::create_or_open(&at.join("new")), Err(StoreError::ReadOnly { .. })));
    drop(mount);
    Library::open(&root).unwrap();
}

#[cfg(unix)]
#[test]
fn a_read_only_folder_and_a_read_only_file() {
    use std::os::unix::fs::PermissionsExt;
    let (_folder, root) = closed();
    let set = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    let read_only = |error: &StoreError| matches!(error, StoreError::ReadOnly { .. });
    let database = root.join("library.sqlite");
    set(&database, 0o444);
    if fs::File::options().write(true).open(&database).is_ok() {
        eprintln!("SKIPPED: permission bits do not bind this user (root)");
        return;
    }
    refused(&root, read_only);
    set(&database, 0o644);
    fs::remove_file(root.join("library.lock")).unwrap();
    set(&root, 0o555);
    refused(&root, read_only);
    set(&root, 0o755);
    Library::open(&root).unwrap();
}

#[cfg(target_os = "linux")]
#[test]
fn a_read_only_file_even_for_root() {
    let (_folder, root) = closed();
    let database = root.join("library.sqlite");
    let mark =
        |how: &str| Command::new("chattr").arg(how).arg(&database).output().is_ok_and(|o| o.status.success());
    if !mark("+i") {
        eprintln!("SKIPPED: this file system or user cannot make a file immutable");
        return;
    }
    let result =
        std::panic::catch_unwind(|| refused(&root, |error| matches!(error, StoreError::ReadOnly { .. })));
    assert!(mark("-i"));
    result.unwrap();
    Library::open(&root).unwrap();
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk() {
    let folder = TempDir::new().unwrap();
    let at = folder.path().join("disk");
    fs::create_dir(&at).unwrap();
    let Some(_mount) = Mount::new(&["-t", "tmpfs", "-o", "size=1m", "none"], &at) else { return };
    let root = at.join("library");
    let (library, _) = Library::create_or_open(&root).unwrap();
    let text = "满".repeat(3000);
    let mut kept = 0;
    let full = loop {
        let article = story(kept + 1, "标题", &[&text, &kept.to_string()]);
        match library.write(&at_time(), "create", |w| w.create(&article, gaotai_store::Stage::Create)) {
            Ok(_) => kept += 1,
            Err(error) => break error,
        }
        assert!(kept < 1000, "the disk must become full");
    };
    assert!(matches!(full, StoreError::Full), "{full:?}");
    assert!(kept > 0);
    assert_eq!(library.read(|r| r.story_count()).unwrap() as u128, kept, "what was there can be read");
    let mut picture = gif(1);
    picture.extend(vec![0; 1 << 20]);
    assert!(matches!(library.put_media(&at_time(), &new(&picture, "a.gif")), Err(StoreError::Full)));
    drop(library);
    let filler = at.join("filler");
    fill(&filler);
    match Library::open(&root) {
        Ok(library) => assert_eq!(library.read(|r| r.story_count()).unwrap() as u128, kept),
        Err(error) => assert!(matches!(error, StoreError::Full), "{error:?}"),
    }
    let new = Library::create_or_open(&at.join("second"));
    assert!(matches!(new, Err(StoreError::Full)), "{new:?}");
    fs::remove_file(filler).unwrap();
    let library = Library::open(&root).unwrap();
    assert_eq!(library.read(|r| r.story_count()).unwrap() as u128, kept);
    assert!(library.check().unwrap().ok);
    drop(library);
    fs::remove_dir_all(&root).unwrap();
    let (_, opened) = Library::create_or_open(&at.join("second")).unwrap();
    assert!(opened.created, "a making that was cut short is taken up again");
}

fn at_time() -> gaotai_store::Stamp {
    at(0)
}

/// Takes all the room that is left.
fn fill(path: &Path) {
    use std::io::Write;
    let mut file = fs::File::create(path).unwrap();
    while file.write(&[0; 4096]).is_ok_and(|written| written > 0) {}
}
