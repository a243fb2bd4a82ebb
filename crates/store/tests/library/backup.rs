//! Backups of a library that is open, on folders that behave and folders that do not.

use crate::common::*;
use gaotai_article::Change;
use gaotai_store::backup::{BackupError, BackupFolder, Made, Order, Part, SnapshotState};
use gaotai_store::{Library, Stage};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

const SILENT: fn(Part, u64, u64) -> bool = |_, _, _| true;

fn order(folder: &Path, day: i64) -> Order<'_> {
    Order { folder, time: time(day * 86_400), by_hand: false }
}

/// A desk with three stories, two pictures and a template, and an empty folder for backups.
fn working() -> (Desk, PathBuf) {
    let desk = desk();
    for number in 1..=3 {
        let first = story(number, &format!("第{number}篇"), &["正文一。", "正文二。"]);
        let base = desk.create(&first);
        desk.write(&at(1), "edit", |w| w.commit(&retyped(&first, "改过。"), Stage::Edit, &[base])).unwrap();
    }
    desk.put_media(&at(0), &new(&gif(1), "a.gif")).unwrap();
    desk.put_media(&at(0), &new(&gif(2), "b.gif")).unwrap();
    fs::write(desk.templates().join("story.html"), "<p>{{ body }}").unwrap();
    let folder = desk.folder.path().join("stick");
    fs::create_dir(&folder).unwrap();
    (desk, folder)
}

fn back_up(desk: &Desk, folder: &Path, day: i64) -> Made {
    desk.back_up(&order(folder, day), &SILENT).unwrap()
}

/// Paths below a folder that are files.
fn files(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().is_dir() {
            found.extend(files(&entry.path()).iter().map(|below| format!("{name}/{below}")));
        } else {
            found.push(name);
        }
    }
    found.sort();
    found
}

fn states(folder: &Path) -> Vec<SnapshotState> {
    BackupFolder::open(folder).unwrap().snapshots().unwrap().into_iter().map(|one| one.state).collect()
}

fn texts(library: &Library) -> Vec<String> {
    (1..=3)
        .filter_map(|number| library.read(|r| r.head(id(number))).ok())
        .map(|head| head.article.doc.body.iter().map(|block| block.text()).collect::<String>())
        .collect()
}

#[test]
fn a_backup_is_whole_and_comes_back() {
    let (desk, folder) = working();
    fs::write(desk.root().join("outbox/sent.txt"), "sent").unwrap();
    fs::create_dir_all(desk.root().join("cache/pictures/ab")).unwrap();
    fs::write(desk.root().join("cache/pictures/ab/small.jpg"), "made again").unwrap();
    let made = back_up(&desk, &folder, 0);
    assert_eq!((made.manifest.stories, made.manifest.revisions, made.manifest.number), (3, 6, 1));
    assert_eq!((made.copied, made.manifest.shared.len(), made.manifest.missing.len()), (3, 2, 0));
    let found = files(&folder);
    assert!(
        found.iter().all(|path| [".part", "-wal", "outbox", "cache"].iter().all(|it| !path.contains(it))),
        "{found:?}"
    );
    assert!(found.iter().any(|path| path.ends_with("files/templates/story.html")), "{found:?}");
    assert_eq!(states(&folder), [SnapshotState::Good]);

    let to = desk.folder.path().join("新稿库");
    let restored = BackupFolder::open(&folder).unwrap().restore(&made.snapshot, &to, &SILENT).unwrap();
    assert_eq!((restored.stories, restored.revisions, restored.missing.len()), (3, 6, 0));
    let again = Library::open(&to).unwrap();
    assert!(again.check().unwrap().ok);
    assert_eq!(texts(&again), texts(&desk));
    for number in 1..=3 {
        let all = |library: &Library| library.read(|r| r.revisions(id(number))).unwrap();
        assert_eq!(all(&again), all(&desk));
    }
    assert_eq!(fs::read_to_string(again.templates().join("story.html")).unwrap(), "<p>{{ body }}");
    let over = BackupFolder::open(&folder).unwrap().restore(&made.snapshot, &to, &SILENT);
    assert!(matches!(over, Err(BackupError::NotEmpty { .. })), "{over:?}");
}

#[test]
fn no_picture_is_collected_meanwhile() {
    let (desk, folder) = working();
    let first = gaotai_article::Hash::of(&gif(1));
    for day in 0..30 {
        assert!(desk.collect_media(at(day * 86_400).time).unwrap().removed.is_empty());
    }
    let gone = AtomicUsize::new(0);
    let collect = |_: Part, _: u64, _: u64| {
        let removed = desk.collect_media(at(30 * 86_400).time).unwrap().removed.len();
        gone.fetch_add(removed, Ordering::SeqCst);
        true
    };
    let made = desk.back_up(&order(&folder, 30), &collect).unwrap();
    assert_eq!((gone.load(Ordering::SeqCst), made.manifest.missing.len()), (0, 0));
    assert!(desk.media_bytes(&first).unwrap().is_some());
    assert_eq!(desk.collect_media(at(30 * 86_400).time).unwrap().removed.len(), 2, "it was due");
}

#[test]
fn pictures_that_are_there_are_not_copied_again() {
    let (desk, folder) = working();
    back_up(&desk, &folder, 0);
    desk.put_media(&at(0), &new(&gif(3), "c.gif")).unwrap();
    let second = back_up(&desk, &folder, 1);
    assert_eq!((second.copied, second.manifest.shared.len()), (2, 3), "the new picture and the database");
}

#[cfg(unix)]
#[test]
fn only_the_owner_may_look() {
    use std::os::unix::fs::PermissionsExt;
    let (desk, folder) = working();
    back_up(&desk, &folder, 0);
    for path in files(&folder) {
        let mode = fs::metadata(folder.join(&path)).unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "{path}: {mode:o}");
        let above = fs::metadata(folder.join(&path).parent().unwrap()).unwrap().permissions().mode();
        assert!(above & 0o077 == 0 || folder.join(&path).parent() == Some(&folder), "{path}: {above:o}");
    }
}

/// A reporter types while it is made: what is in it is one state, whole, and typing never waits
/// for the backup to end.
#[test]
fn typing_goes_on_and_the_copy_is_one_state() {
    let (desk, folder) = working();
    // Two stories always say the same number: a copy in which they differ is no state at all.
    for number in 1..=2 {
        let now = desk.read(|r| r.head(id(number))).unwrap();
        desk.write(&at(2), "edit", |w| w.commit(&retyped(&now.article, "0"), Stage::Edit, &[now.revision]))
            .unwrap();
    }
    let padding: String = (0..200_000).map(|n| format!("{n} ")).collect();
    for number in 10..20 {
        desk.create(&story(number, "长稿", &[&padding]));
    }
    let (stop, typed, during) = (AtomicBool::new(false), AtomicUsize::new(0), AtomicUsize::new(0));
    let made = std::thread::scope(|scope| {
        let typist = scope.spawn(|| {
            while !stop.load(Ordering::SeqCst) {
                let next = (typed.load(Ordering::SeqCst) + 1).to_string();
                desk.write(&at(3), "type", |w| {
                    for number in 1..=2 {
                        let now = w.head(id(number))?;
                        let change = Change::between(&now.article, &retyped(&now.article, &next));
                        w.journal(id(number), now.revision, &change)?;
                    }
                    Ok(())
                })
                .unwrap();
                typed.fetch_add(1, Ordering::SeqCst);
            }
        });
        while typed.load(Ordering::SeqCst) < 3 {
            std::thread::yield_now();
        }
        let before = typed.load(Ordering::SeqCst);
        let watch = |_: Part, _: u64, _: u64| {
            during.store(typed.load(Ordering::SeqCst) - before, Ordering::SeqCst);
            true
        };
        let made = desk.back_up(&order(&folder, 0), &watch);
        stop.store(true, Ordering::SeqCst);
        typist.join().unwrap();
        made.unwrap()
    });
    assert!(during.load(Ordering::SeqCst) > 0, "nothing was typed while it was made");
    let to = desk.folder.path().join("restored");
    BackupFolder::open(&folder).unwrap().restore(&made.snapshot, &to, &SILENT).unwrap();
    let again = Library::open(&to).unwrap();
    let said = texts(&again);
    let number = said[0].trim_end_matches("正文二。");
    assert_eq!(said[0], said[1]);
    assert!(number.parse::<usize>().unwrap() >= 3, "{number}");
    assert!(again.check().unwrap().ok);
}

#[test]
fn old_ones_go_and_their_pictures_with_them() {
    let (desk, folder) = working();
    for day in 0..40 {
        let hash = desk.put_media(&at(0), &new(&gif(100 + day as u32), "x.gif")).unwrap();
        back_up(&desk, &folder, day);
        // Collected from the library: only the snapshots of that time need it.
        raw(&desk.root()).execute("DELETE FROM media WHERE hash = ?1", [hash.as_str()]).unwrap();
        fs::remove_file(desk.root().join("media").join(&hash.as_str()[..2]).join(hash.as_str())).unwrap();
    }
    let all = BackupFolder::open(&folder).unwrap().snapshots().unwrap();
    assert!(all.len() <= 11 && all.len() >= 9, "{}", all.len());
    assert!(all.iter().all(|one| one.state == SnapshotState::Good));
    assert_eq!(all[0].manifest.as_ref().unwrap().number, 40);
    assert_eq!(files(&folder.join("media")).len(), 2 + all.len());
}

#[test]
fn a_clock_that_goes_back_takes_nothing_away() {
    let (desk, folder) = working();
    for day in [10, 11, 12, 400, 3, 4] {
        back_up(&desk, &folder, day);
    }
    let all = BackupFolder::open(&folder).unwrap().snapshots().unwrap();
    let numbers: Vec<u64> = all.iter().map(|one| one.manifest.as_ref().unwrap().number).collect();
    assert_eq!(numbers, [6, 5, 4, 3, 2, 1], "the last made first, whatever the clock said");
}

#[test]
fn places_that_will_not_do() {
    let (desk, folder) = working();
    let fails = |path: &Path| desk.back_up(&order(path, 0), &SILENT).unwrap_err();
    assert!(matches!(fails(&desk.root()), BackupError::Inside { .. }));
    assert!(matches!(fails(&desk.root().join("media")), BackupError::Inside { .. }));
    assert!(matches!(fails(&folder.join("nothing")), BackupError::Gone { .. }));
    back_up(&desk, &folder, 0);
    let other = Library::create_or_open(&desk.folder.path().join("other")).unwrap().0;
    let refused = other.back_up(&order(&folder, 0), &SILENT);
    assert!(
        matches!(refused, Err(BackupError::OtherLibrary { ref name, .. }) if name == "library"),
        "{refused:?}"
    );
    let holiday = desk.folder.path().join("holiday");
    fs::create_dir(&holiday).unwrap();
    fs::write(holiday.join("beach.jpg"), "sea").unwrap();
    assert!(matches!(BackupFolder::open(&holiday), Err(BackupError::NotABackup { .. })));
    back_up(&desk, &holiday, 0);
    assert!(holiday.join("gaotai-backup/snapshots").is_dir() && !holiday.join("media").exists());
    assert_eq!(states(&holiday), [SnapshotState::Good]);
}

#[cfg(unix)]
/// What lies among snapshots is taken for one, and what lies beside shared files for one of these.
#[test]
fn nothing_is_restored_among_backups() {
    let (desk, stick) = working();
    let snapshot = back_up(&desk, &stick, 0).snapshot;
    let backups = BackupFolder::open(&stick).unwrap();
    let link = desk.folder.path().join("link");
    #[cfg(unix)]
    std::os::unix::fs::symlink(backups.root().join("snapshots"), &link).unwrap();
    #[cfg(not(unix))]
    fs::create_dir(&link).unwrap();
    let before = files(&stick);
    let mut refused = ["snapshots", "snapshots/anew", "media/a/b", "vault/library"]
        .map(|to| backups.root().join(to))
        .to_vec();
    refused.push(backups.root().join("snapshots").join(&snapshot).join("files/deep"));
    if cfg!(unix) {
        refused.push(link.join("anew"));
    }
    for to in refused {
        let error = backups.restore(&snapshot, &to, &SILENT).unwrap_err();
        let named = matches!(&error, BackupError::AmongBackups { path, .. } if *path == to);
        assert!(named, "{}: {error:?}", to.display());
    }
    assert_eq!(files(&stick), before, "nothing was made there");
    // A folder of that name is anybody's elsewhere, and a backup's folder may be the only one on a stick.
    let alike = desk.folder.path().join("snapshots/library");
    fs::create_dir(alike.parent().unwrap()).unwrap();
    backups.restore(&snapshot, &backups.root().join("again"), &SILENT).unwrap();
    backups.restore(&snapshot, &alike, &SILENT).unwrap();
}

#[test]
fn a_link_into_the_library_is_inside_it() {
    let (desk, _) = working();
    let link = desk.folder.path().join("link");
    std::os::unix::fs::symlink(desk.root(), &link).unwrap();
    let refused = desk.back_up(&order(&link, 0), &SILENT);
    assert!(matches!(refused, Err(BackupError::Inside { .. })), "{refused:?}");
}

/// Stopped, or the stick pulled, at every step: what is left is never taken for a backup, the
/// old ones stay good, and the next one goes through.
#[test]
fn cut_short_anywhere() {
    let (desk, folder) = working();
    back_up(&desk, &folder, 0);
    desk.put_media(&at(0), &new(&gif(9), "new.gif")).unwrap();
    let mut cuts = 0;
    for stop_at in 0..200 {
        let calls = AtomicUsize::new(0);
        let watch = |_: Part, _: u64, _: u64| calls.fetch_add(1, Ordering::SeqCst) < stop_at;
        match desk.back_up(&order(&folder, 1), &watch) {
            Err(BackupError::Cancelled) => cuts += 1,
            other => {
                other.unwrap();
                break;
            }
        }
        assert_eq!(states(&folder), [SnapshotState::Good], "stopped at {stop_at}");
        assert_eq!(fs::read_dir(folder.join("snapshots")).unwrap().count(), 1);
    }
    assert!(cuts > 5, "{cuts}");
    assert_eq!(states(&folder), [SnapshotState::Good, SnapshotState::Good]);
}

#[test]
fn the_stick_is_pulled() {
    let (desk, folder) = working();
    back_up(&desk, &folder, 0);
    let away = desk.folder.path().join("pocket");
    for step in [0, 2, 5] {
        let calls = AtomicUsize::new(0);
        let watch = |_: Part, _: u64, _: u64| {
            if calls.fetch_add(1, Ordering::SeqCst) == step {
                fs::rename(&folder, &away).unwrap();
            }
            true
        };
        let error = desk.back_up(&order(&folder, 1), &watch).unwrap_err();
        assert!(matches!(error, BackupError::Gone { .. }), "step {step}: {error:?}");
        assert!(!folder.exists(), "nothing is made where the stick was");
        fs::rename(&away, &folder).unwrap();
        assert_eq!(states(&folder), [SnapshotState::Good]);
    }
    back_up(&desk, &folder, 1);
    assert!(!files(&folder).iter().any(|path| path.contains(".part")), "the rests are gone");
}

#[test]
fn rotten_pictures_in_the_backup_are_brought_again_or_told() {
    let (desk, folder) = working();
    let made = back_up(&desk, &folder, 0);
    let path = folder.join(&made.manifest.shared[0].path);
    let mut bytes = fs::read(&path).unwrap();
    bytes[12] ^= 1;
    fs::write(&path, &bytes).unwrap();
    let to = desk.folder.path().join("restored");
    let restored = BackupFolder::open(&folder).unwrap().restore(&made.snapshot, &to, &SILENT).unwrap();
    assert_eq!(restored.missing, [made.manifest.shared[0].path.clone()]);
    assert!(!to.join(&made.manifest.shared[0].path).exists(), "what does not fit is not taken");
    back_up(&desk, &folder, 1);
    let whole =
        BackupFolder::open(&folder).unwrap().restore(&made.snapshot, &desk.folder.path().join("b"), &SILENT);
    assert_eq!(whole.unwrap().missing.len(), 0);
}

#[test]
fn a_snapshot_that_is_not_as_it_was_written_is_not_restored() {
    let (desk, folder) = working();
    let made = back_up(&desk, &folder, 0);
    let path = folder.join("snapshots").join(&made.snapshot).join("library.sqlite");
    let mut bytes = fs::read(&path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&path, &bytes).unwrap();
    let to = desk.folder.path().join("restored");
    let refused = BackupFolder::open(&folder).unwrap().restore(&made.snapshot, &to, &SILENT);
    assert!(matches!(refused, Err(BackupError::Unverified { .. })), "{refused:?}");
    assert_eq!(files(&to), Vec::<String>::new());
    fs::write(&path, &bytes[..middle]).unwrap();
    assert!(matches!(states(&folder)[..], [SnapshotState::Incomplete { .. }]));
    fs::remove_file(path.with_file_name("manifest.json")).unwrap();
    assert!(matches!(states(&folder)[..], [SnapshotState::Incomplete { .. }]));
}

#[test]
fn a_damaged_library_makes_no_backup_and_takes_none_away() {
    let (desk, folder) = working();
    back_up(&desk, &folder, 0);
    let (kept, root) = desk.close();
    let database = raw(&root);
    database
        .execute_batch(
            "DROP TRIGGER revision_is_never_changed; UPDATE revision SET body = x'28B52FFD00' WHERE seq = 1",
        )
        .unwrap();
    drop(database);
    let library = Library::open(&root).unwrap();
    let refused = library.back_up(&order(&folder, 1), &SILENT);
    assert!(matches!(refused, Err(BackupError::Unverified { .. })), "{refused:?}");
    assert_eq!(states(&folder), [SnapshotState::Good]);
    drop(kept);
}

#[test]
fn a_missing_picture_does_not_stop_the_rest() {
    let (desk, folder) = working();
    let path = |root: &Path, number| {
        let hash = gaotai_article::Hash::of(&gif(number));
        root.join("media").join(&hash.as_str()[..2]).join(hash.as_str())
    };
    fs::remove_file(path(&desk.root(), 1)).unwrap();
    let made = back_up(&desk, &folder, 0);
    assert_eq!((made.manifest.missing.len(), made.manifest.shared.len()), (1, 1));
    // What an earlier backup has is still known to later ones.
    fs::remove_file(path(&desk.root(), 2)).unwrap();
    let made = back_up(&desk, &folder, 1);
    assert_eq!((made.manifest.missing.len(), made.manifest.shared.len()), (1, 1));
}

/// What lies beside the new folder under the name that it has while it is filled is somebody's.
#[test]
fn a_folder_of_somebody_else_stays() {
    let (desk, folder) = working();
    let made = back_up(&desk, &folder, 0);
    let backups = BackupFolder::open(&folder).unwrap();
    let to = desk.folder.path().join("again");
    let theirs = desk.folder.path().join("again.part/稿件.txt");
    fs::create_dir(theirs.parent().unwrap()).unwrap();
    fs::write(&theirs, "不是程序的").unwrap();
    // Cut short before, by a program that was killed.
    let rest = desk.folder.path().join("again.part-2");
    fs::create_dir(&rest).unwrap();
    fs::write(rest.join(".making"), "").unwrap();
    backups.restore(&made.snapshot, &to, &SILENT).unwrap();
    assert_eq!(fs::read_to_string(&theirs).unwrap(), "不是程序的");
    assert!(!rest.exists() && !to.join(".making").exists());
    assert!(gaotai_store::Library::open(&to).unwrap().check().unwrap().ok);
}

/// Pictures whose time is over while a backup is made: its database has them already.
#[test]
fn no_picture_goes_while_it_is_copied() {
    let (desk, folder) = working();
    let days = AtomicUsize::new(0);
    let collect = |part: Part, _: u64, _: u64| {
        if part == Part::Files && days.load(Ordering::Relaxed) == 0 {
            for day in 1..60 {
                desk.collect_media(time(day * 86_400)).unwrap();
                days.store(day as usize, Ordering::Relaxed);
            }
        }
        true
    };
    let made = desk.back_up(&order(&folder, 0), &collect).unwrap();
    assert_eq!((days.into_inner(), made.manifest.missing), (59, Vec::<String>::new()));
}
