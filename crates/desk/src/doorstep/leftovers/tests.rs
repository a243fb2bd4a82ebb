use super::*;
use crate::{Desk, Doorstep};
use serde_json::{Value, json};
use tempfile::TempDir;

/// A damaged library with a backup, in front of which one stands.
struct Place {
    folder: TempDir,
    door: Doorstep,
}

fn call(door: &Doorstep, verb: &str, request: Value) {
    door.call(verb, request, &|_, _, _, _| {}).unwrap_or_else(|failure| panic!("{verb}: {failure}"));
}

impl Place {
    fn new() -> Place {
        let folder = tempfile::tempdir().unwrap();
        let stick = folder.path().join("stick");
        fs::create_dir(&stick).unwrap();
        let library = folder.path().join("library");
        let desk = Desk::create(&library).unwrap();
        let handle = desk.register_path(stick);
        desk.call("backup.set", json!({ "folder": handle, "daily": null }), &|_, _, _, _| {}).unwrap();
        desk.call("backup.now", json!({}), &|_, _, _, _| {}).unwrap();
        drop(desk);
        let mut bytes = fs::read(library.join(DATABASE)).unwrap();
        bytes[..4096].fill(0xA5);
        fs::write(library.join(DATABASE), bytes).unwrap();
        Place { door: Doorstep::at(&library), folder }
    }

    fn library(&self) -> PathBuf {
        self.folder.path().join("library")
    }

    fn restore(&self) -> PathBuf {
        call(&self.door, "doorstep.restore", json!({ "folder": null, "snapshot": null }));
        self.ready()
    }

    fn rescue(&self) -> PathBuf {
        call(&self.door, "doorstep.rescue", json!({ "folder": null, "snapshot": null, "damaged": false }));
        self.ready()
    }

    /// What was made last.
    fn ready(&self) -> PathBuf {
        let path = self.door.set_ready(None).unwrap();
        self.door.set_ready(Some(path.clone()));
        path
    }

    fn clear(&self) {
        clear(&self.library(), None);
    }
}

/// It was made the day before yesterday.
fn old(ready: &Path) {
    let path = ready.join(MARK);
    let mut mark: Mark = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    mark.made -= 2 * REST;
    fs::write(path, serde_json::to_vec(&mark).unwrap()).unwrap();
}

#[test]
fn what_was_never_taken_goes_after_a_day() {
    let place = Place::new();
    for ready in [place.restore(), place.rescue()] {
        place.clear();
        assert!(ready.is_dir(), "another window may be about to take it");
        old(&ready);
        place.clear();
        assert!(!ready.exists());
    }
    assert!(place.library().is_dir());
}

#[test]
fn making_another_one_clears_the_last_and_never_itself() {
    let place = Place::new();
    let first = place.restore();
    old(&first);
    let second = place.rescue();
    assert!(!first.exists() && second.is_dir());
    call(&place.door, "doorstep.swap", json!({}));
    assert!(Desk::existing(&place.library()).is_ok());
    assert!(!place.library().join(MARK).exists());
}

#[test]
fn one_whose_backup_is_gone_or_no_longer_good_stays() {
    let place = Place::new();
    let ready = place.restore();
    old(&ready);
    let [stick, pocket] = ["stick", "pocket"].map(|name| place.folder.path().join(name));
    fs::rename(&stick, &pocket).unwrap();
    place.clear();
    assert!(ready.is_dir());
    fs::rename(&pocket, &stick).unwrap();
    let snapshot = fs::read_dir(stick.join("snapshots")).unwrap().next().unwrap().unwrap().path();
    let database = fs::read(snapshot.join(DATABASE)).unwrap();
    fs::write(snapshot.join(DATABASE), &database[..100]).unwrap();
    place.clear();
    assert!(ready.is_dir());
    fs::write(snapshot.join(DATABASE), &database).unwrap();
    place.clear();
    assert!(!ready.exists(), "the control");
}

#[test]
fn one_stays_when_the_damaged_library_is_another_and_goes_while_it_is_kept() {
    let place = Place::new();
    let (changed, kept) = (place.rescue(), place.rescue());
    [&changed, &kept].into_iter().for_each(|ready| old(ready));
    let third = place.restore();
    assert!(!changed.exists() && !kept.exists() && third.is_dir(), "the control");
    let rescued = place.rescue();
    old(&rescued);
    let damaged = place.library().join(DATABASE);
    let bytes = fs::read(&damaged).unwrap();
    fs::write(&damaged, &bytes[..bytes.len() / 2]).unwrap();
    place.clear();
    assert!(rescued.is_dir(), "it is the only one of what was there");
    // What was exchanged keeps its bytes under another name.
    let again = place.rescue();
    old(&again);
    place.restore();
    call(&place.door, "doorstep.swap", json!({}));
    place.clear();
    assert!(!again.exists());
    assert!(rescued.is_dir());
}

#[test]
fn one_that_is_open_or_in_which_somebody_wrote_stays() {
    let place = Place::new();
    let ready = place.restore();
    old(&ready);
    let desk = Desk::existing(&ready).unwrap();
    place.clear();
    assert!(ready.is_dir(), "somebody looks at it");
    desk.call("person.name", json!({ "name": "林晓" }), &|_, _, _, _| {}).unwrap();
    drop(desk);
    place.clear();
    assert!(ready.is_dir(), "it holds what is nowhere else");
}

#[test]
fn nothing_goes_while_the_library_has_no_name() {
    let place = Place::new();
    let ready = place.restore();
    old(&ready);
    let damaged = place.folder.path().join("library.damaged-20261126T050000Z");
    fs::rename(place.library(), &damaged).unwrap();
    place.clear();
    assert!(ready.is_dir());
    drop(Desk::existing(&place.library()).unwrap());
    assert!(place.library().is_dir() && !ready.exists(), "the exchange was finished with it");
}

#[test]
fn what_others_called_so_stays() {
    let place = Place::new();
    let names =
        ["library.ready-made", "library.ready-20261126T050000Z", "library.ready-x.part", "other.ready-1"];
    for name in names {
        fs::create_dir(place.folder.path().join(name)).unwrap();
        fs::write(place.folder.path().join(name).join("notes.txt"), "…").unwrap();
    }
    place.clear();
    for name in names {
        assert!(place.folder.path().join(name).join("notes.txt").is_file(), "{name}");
    }
}

#[test]
fn a_making_that_was_cut_short_goes_after_a_day() {
    let place = Place::new();
    let part = place.folder.path().join("library.ready-20261126T050000Z.part");
    fs::create_dir(&part).unwrap();
    let making = fs::File::create(part.join(MAKING)).unwrap();
    place.clear();
    assert!(part.is_dir(), "it may be under way");
    making.set_modified(SystemTime::now() - 2 * REST).unwrap();
    place.clear();
    assert!(!part.exists());
}
