//! Backups through the desk's verbs, and a library that cannot be opened.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use common::Place;
use gaotai_desk::{Desk, Doorstep, FailureCode};
use serde_json::{Value, json};
use std::path::Path;

/// A library with a story, and a folder for its backups that was chosen.
fn backed_up() -> (Place, String) {
    let place = Place::new();
    let file = place.file("fog.txt", "雾锁大江\n\n  清晨的江面上起了大雾。\n");
    let story = place.import_one(&file);
    std::fs::create_dir(place.path("stick")).unwrap();
    let handle = place.desk.register_path(place.path("stick"));
    let state = place.call("backup.set", json!({ "folder": handle, "daily": null }));
    assert_eq!((state["daily"].clone(), state["last"].clone()), (json!(true), Value::Null));
    (place, story)
}

#[test]
fn made_listed_and_restored() {
    let (place, _) = backed_up();
    let made = place.call("backup.now", json!({}));
    assert_eq!(made["stories"], 1);
    let status = place.call("library.status", json!({}));
    assert_eq!(status["backup"]["last"]["stories"], 1);
    let list = place.call("backup.list", json!({ "folder": null }));
    assert_eq!(
        (list["snapshots"][0]["state"].clone(), list["snapshots"][0]["by_hand"].clone()),
        (json!("good"), json!(true))
    );
    let to = place.desk.register_path(place.path("stick"));
    let restored = place.call("backup.restore", json!({ "snapshot": made["snapshot"], "to": to }));
    let path = restored["path"].as_str().unwrap();
    assert!(
        path.starts_with(place.path("stick").to_str().unwrap()) && path.len() > 10,
        "never over anything"
    );
    assert!(Desk::existing(Path::new(path)).is_ok());
}

#[test]
fn what_went_wrong_is_kept() {
    let (place, _) = backed_up();
    place.call("backup.now", json!({}));
    std::fs::remove_dir_all(place.path("stick")).unwrap();
    assert_eq!(place.fail("backup.now", json!({})).0, "backup_gone");
    let state = place.call("backup.state", json!({}));
    assert_eq!(state["trouble"]["failure"]["code"], "backup_gone");
    assert_eq!(state["last"]["stories"], 1, "the last good one is still told");
    let inside = place.desk.register_path(place.path("library"));
    assert_eq!(place.fail("backup.set", json!({ "folder": inside, "daily": null })).0, "backup_inside");
    assert_eq!(Place::new().fail("backup.now", json!({})).0, "backup_none");
}

fn call(doorstep: &Doorstep, verb: &str, request: Value) -> Value {
    doorstep.call(verb, request, &|_, _, _, _| {}).unwrap_or_else(|failure| panic!("{verb}: {failure}"))
}

fn title(desk: &Desk, id: &str) -> String {
    let read = desk.call("story.read", json!({ "id": id }), &|_, _, _, _| {}).unwrap();
    common::text(&read["article"]["doc"]["content"][0])
}

/// Closes the library and overwrites its database from `from` on, as dd does.
fn damage(place: Place, from: usize) -> (tempfile::TempDir, std::path::PathBuf) {
    let folder = place.close();
    let library = folder.path().join("library");
    let path = library.join("library.sqlite");
    let mut bytes = std::fs::read(&path).unwrap();
    let end = bytes.len().min(from + 8192);
    bytes[from..end].fill(0xA5);
    std::fs::write(&path, bytes).unwrap();
    assert_eq!(Desk::open(&library).unwrap_err().code, FailureCode::LibraryDamaged);
    (folder, library)
}

#[test]
fn a_damaged_library_is_restored_and_kept() {
    let (place, story) = backed_up();
    place.call("backup.now", json!({}));
    let (folder, library) = damage(place, 0);
    let doorstep = Doorstep::at(&library);
    let look = call(&doorstep, "doorstep.look", json!({ "folder": null }));
    assert_eq!((look["snapshots"][0]["stories"].clone(), look["trouble"].clone()), (json!(1), Value::Null));
    let damaged = std::fs::read(library.join("library.sqlite")).unwrap();
    call(&doorstep, "doorstep.restore", json!({ "folder": null, "snapshot": null }));
    assert_eq!(std::fs::read(library.join("library.sqlite")).unwrap(), damaged, "nothing is taken yet");
    let kept = call(&doorstep, "doorstep.swap", json!({}));
    assert_eq!(
        std::fs::read(Path::new(kept["kept"].as_str().unwrap()).join("library.sqlite")).unwrap(),
        damaged
    );
    let desk = Desk::open(&library).unwrap();
    assert!(title(&desk, &story).contains("雾锁大江"));
    let state = desk.call("backup.state", json!({}), &|_, _, _, _| {}).unwrap();
    assert!(state["folder"].is_string(), "it goes on being backed up");
    assert!(doorstep.call("doorstep.swap", json!({}), &|_, _, _, _| {}).is_err(), "once is enough");
    drop(folder);
}

/// A library that cannot be opened because another window has it: what is typed there would go
/// into the folder that was put aside.
#[test]
fn nothing_is_exchanged_under_another_window() {
    let (place, story) = backed_up();
    place.call("backup.now", json!({}));
    let library = place.path("library");
    let doorstep = Doorstep::at(&library);
    call(&doorstep, "doorstep.restore", json!({ "folder": null, "snapshot": null }));
    let refused = doorstep.call("doorstep.swap", json!({}), &|_, _, _, _| {}).unwrap_err();
    assert_eq!(refused.code, FailureCode::LibraryLocked);
    assert!(title(&place.desk, &story).contains("雾锁大江"));
    let folder = place.close();
    call(&doorstep, "doorstep.swap", json!({}));
    assert!(title(&Desk::open(&library).unwrap(), &story).contains("雾锁大江"));
    drop(folder);
}

#[test]
fn a_damaged_library_without_a_backup_is_rescued() {
    let place = Place::new();
    let file = place.file("fog.txt", "雾锁大江\n\n  清晨的江面上起了大雾。\n");
    let story = place.import_one(&file);
    let (_folder, library) = damage(place, 0);
    let doorstep = Doorstep::at(&library);
    let look = call(&doorstep, "doorstep.look", json!({ "folder": null }));
    assert_eq!((look["folder"].clone(), look["snapshots"].clone()), (Value::Null, json!([])));
    let survey = call(&doorstep, "doorstep.survey", json!({ "folder": null, "snapshot": null }));
    assert_eq!(survey["stories"][0]["id"], json!(story));
    assert!(survey["stories"][0]["title"].as_str().unwrap().contains("雾锁大江"), "{survey}");
    call(&doorstep, "doorstep.rescue", json!({ "folder": null, "snapshot": null, "damaged": false }));
    call(&doorstep, "doorstep.swap", json!({}));
    assert!(title(&Desk::open(&library).unwrap(), &story).contains("雾锁大江"));
}

/// The program ended between the two names of a swap: the next opening does the rest.
#[test]
fn a_swap_cut_short_is_finished() {
    let place = Place::new();
    let file = place.file("fog.txt", "雾锁大江\n\n  清晨的江面上起了大雾。\n");
    let story = place.import_one(&file);
    let folder = place.close();
    let named = |name: &str| folder.path().join(name);
    std::fs::rename(named("library"), named("library.ready-20261126T050000Z")).unwrap();
    std::fs::create_dir(named("library.damaged-20261126T050000Z")).unwrap();
    let desk = Desk::open(&named("library")).unwrap();
    assert!(title(&desk, &story).contains("雾锁大江"));
}
