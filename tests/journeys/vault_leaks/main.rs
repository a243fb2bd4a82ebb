//! What stands in the vault is in nothing that the app can make: every format, every answer, every
//! command, every other table, the log. The lists are walked, so that what is added is looked at.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod commands;
mod doorstep;
mod needle;
mod requests;

use gaotai_desk::{Desk, Failure, Progress, VERBS};
use gaotai_testkit::repository;
use needle::Needle;
use requests::Names;
use serde_json::{Value, json};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use tempfile::TempDir;

const PHRASE: &str = "芦花渡口线人老周夜里三点";
/// A PNG of one pixel.
const PICTURE: &str =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg==";

/// A library with sample stories, and the phrase in every corner of its vault.
struct Place {
    folder: TempDir,
    desk: Desk,
    names: Names,
    needle: Needle,
}

fn call(desk: &Desk, verb: &str, request: Value) -> Value {
    desk.call(verb, request, &|_, _, _, _| {}).unwrap_or_else(|failure| panic!("{verb}: {failure}"))
}

/// An entry with the phrase in every field.
fn content(contact: bool, block: &str) -> Value {
    let fields = ["role", "organisation", "phone", "messenger", "email", "reach"];
    let mut filled: serde_json::Map<String, Value> =
        fields.iter().map(|field| ((*field).to_owned(), json!(PHRASE))).collect();
    filled.insert("attribution".into(), json!("off_record"));
    json!({
        "title": PHRASE, "text": format!("# {PHRASE}\n- **{PHRASE}**"),
        "contact": if contact { Value::Object(filled) } else { Value::Null },
        "anchor": { "block": block, "quote": PHRASE, "from": 0, "to": 4 },
    })
}

impl Place {
    fn new() -> Place {
        let folder = tempfile::tempdir().unwrap();
        let desk = Desk::open(&folder.path().join("library")).unwrap();
        call(&desk, "person.name", json!({ "name": "林晓" }));
        let rows = call(
            &desk,
            "story.list",
            json!({ "channel": null, "state": null, "query": "", "sort": "updated" }),
        );
        let story = rows["stories"][0]["id"].as_str().unwrap().to_owned();
        let read = call(&desk, "story.read", json!({ "id": story }));
        let block =
            read["article"]["doc"]["content"][1]["content"][0]["attrs"]["id"].as_str().unwrap().to_owned();
        let revision = read["revision"].as_str().unwrap().to_owned();
        plant(&desk, folder.path(), &story, &block);
        let names = names(&desk, folder.path(), story, revision);
        Place { folder, desk, names, needle: Needle::of(PHRASE) }
    }

    #[track_caller]
    fn clean(&self, what: &str, bytes: &[u8]) {
        if let Some(found) = self.needle.find(bytes) {
            panic!("{what} holds what stands in the vault: {found}");
        }
    }

    /// Looks into every file below a folder, and at its name.
    fn clean_folder(&self, folder: &Path, passed: &[&str]) -> usize {
        let mut files = 0;
        for entry in std::fs::read_dir(folder).unwrap().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            if passed.iter().any(|start| name.starts_with(start)) {
                continue;
            }
            self.clean("the name of a file", name.as_bytes());
            if entry.path().is_dir() {
                files += self.clean_folder(&entry.path(), passed);
            } else {
                files += 1;
                self.clean(&entry.path().display().to_string(), &std::fs::read(entry.path()).unwrap());
            }
        }
        files
    }
}

/// Files of every kind that a verb takes, and folders for what verbs write.
fn names(desk: &Desk, place: &Path, story: String, revision: String) -> Names {
    let file = |name: &str, bytes: &[u8]| {
        std::fs::write(place.join(name), bytes).unwrap();
        desk.register_path(place.join(name))
    };
    let room = |name: &str| {
        std::fs::create_dir(place.join(name)).unwrap();
        desk.register_path(place.join(name))
    };
    let profile = call(desk, "profile.list", json!({}))["profiles"][0]["profile"].clone();
    let profile_text = call(desk, "profile.read", json!({ "id": profile["id"] }))["text"].clone();
    let pasted = call(desk, "media.paste", json!({ "name": "a.png", "base64": PICTURE }));
    let formats = call(desk, "format.list", json!({}))["formats"].clone();
    let exports = formats.as_array().unwrap().iter().filter(|one| one["exports"] == true);
    let page = || {
        let made = call(desk, "page.create", json!({ "plan": "broadsheet-news", "name": "要闻" }));
        made["page"]["id"].as_str().unwrap().to_owned()
    };
    let person = |name: &str| {
        let asked = json!({ "id": null, "name": name, "pen_name": "", "role": "editor", "colour": null, "tracked": null });
        id_of(&call(desk, "person.put", asked)["person"])
    };
    let note = |id: &str| {
        let asked = json!({ "id": id, "article": story, "anchor": { "on": "range" }, "quote": "雾", "text": "核实", "mentions": [] });
        call(desk, "comment.add", asked);
        id.to_owned()
    };
    let backups = room("backups");
    call(desk, "backup.set", json!({ "folder": backups, "daily": false }));
    let backup = call(desk, "backup.now", json!({}));
    Names {
        person: id_of(&call(desk, "library.status", json!({}))["person"]),
        person_gone: person("何青"),
        thread: note("0198f000-0000-4000-8000-000000000001"),
        comment: note("0198f000-0000-4000-8000-000000000002"),
        field: suggested_field(desk),
        story,
        revision,
        profile,
        profile_file: file("文件.profile.yaml", profile_text.as_str().unwrap().as_bytes()),
        destination_file: file(
            "共享.destination.json",
            requests::destination("shared", "html", "folder", false).to_string().as_bytes(),
        ),
        picture: PICTURE.into(),
        picture_hash: pasted["added"]["picture"]["hash"].as_str().unwrap().to_owned(),
        picture_file: file("图.png", &needle::from_base64(PICTURE)),
        folder: room("out"),
        file: file("来稿.txt", "来稿\n\n正文。".as_bytes()),
        formats: exports.map(|one| one["id"].as_str().unwrap().to_owned()).collect(),
        backups,
        snapshot: backup["snapshot"].as_str().unwrap().to_owned(),
        restored: room("restored"),
        page: page(),
        page_gone: page(),
        phrase: PHRASE.into(),
    }
}

fn id_of(row: &Value) -> String {
    row["id"].as_str().unwrap().to_owned()
}

/// A story detail that is changed with tracking on, in a story that is not brought back.
fn suggested_field(desk: &Desk) -> String {
    let story = call(desk, "story.create", json!({ "language": "zh-CN", "profile": null }))["id"].clone();
    let revision = call(desk, "story.read", json!({ "id": story }))["revision"].clone();
    let change = json!({ "slip": { "ed_note": "请尽快" } });
    call(desk, "story.journal", json!({ "id": story, "base": revision, "change": change, "tracked": true }));
    id_of(&call(desk, "ledger.list", json!({ "article": story }))["fields"][0])
}

/// Puts the phrase into every kind of entry, into its file and its file's name, into what was
/// removed and into what an entry said before.
fn plant(desk: &Desk, folder: &Path, story: &str, block: &str) {
    let save = |id: Value, kind: &str, content: Value| {
        let asked = json!({ "id": id, "story": story, "kind": kind, "content": content });
        call(desk, "vault.save", asked)["entry"]["id"].clone()
    };
    let note = save(Value::Null, "note", content(false, block));
    save(Value::Null, "contact", content(true, block));
    let gone = save(Value::Null, "note", content(false, block));
    call(desk, "vault.remove", json!({ "ids": [gone] }));
    let file = |name: &str, bytes: &[u8]| {
        let path = folder.join(format!("{PHRASE}{name}"));
        std::fs::write(&path, bytes).unwrap();
        desk.register_path(path)
    };
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gzip.write_all(PHRASE.as_bytes()).unwrap();
    let handles = [
        file(".m4a", PHRASE.as_bytes()),
        file(".txt", &encoding_rs::GB18030.encode(PHRASE).0),
        file(".pdf.gz", &gzip.finish().unwrap()),
    ];
    let added = call(desk, "vault.attach", json!({ "story": story, "handles": handles, "anchor": null }));
    assert!(added["added"].as_array().unwrap().iter().all(|one| one["failure"].is_null()), "{added}");
    for ending in [".m4a", ".txt", ".pdf.gz"] {
        std::fs::remove_file(folder.join(format!("{PHRASE}{ending}"))).unwrap();
    }
    // What it said before is kept when much goes.
    save(note.clone(), "note", json!({ "title": "", "text": "短", "contact": null, "anchor": null }));
    save(note, "note", content(false, block));
}

/// Everything that is logged, as if `GAOTAI_LOG=trace` were set.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[test]
fn nothing_that_the_app_makes_holds_what_stands_in_the_vault() {
    let log = Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing_subscriber::filter::LevelFilter::TRACE)
        .with_writer(move || writer.clone())
        .finish();
    tracing::subscriber::with_default(subscriber, || {
        let place = Place::new();
        found_where_it_belongs(&place);
        every_answer_is_clean(&place);
        failures_are_clean(&place);
        files_are_clean(&place);
        let Place { folder, desk, names, needle } = place;
        drop(desk);
        doorstep::is_clean(folder.path(), &names, &needle);
        commands::are_clean(folder.path(), &names, &needle);
        tracing::trace!("the end");
    });
    let log = log.0.lock().unwrap();
    assert_eq!(Needle::of(PHRASE).find(&log), None, "the log");
    assert!(log.ends_with(b"the end\n"), "the log was not listened to");
}

/// What the verbs have written: exports, the library's own folder, the backups.
fn files_are_clean(place: &Place) {
    let exported = place.clean_folder(&place.folder.path().join("out"), &[]);
    assert!(exported > place.names.formats.len(), "only {exported} files were exported");
    // Everything in the library's folder but the database, the vault and what copies them.
    let library = place.folder.path().join("library");
    place.clean_folder(&library, &["library.sqlite", "vault", "backups"]);
    other_tables_are_clean(place, &library);
    for copy in ["backups", "restored"] {
        copy_is_clean(&place.folder.path().join(copy), &place.needle);
    }
}

/// A backup rightly holds the vault; the names of its files and everything else in it do not.
fn copy_is_clean(folder: &Path, needle: &Needle) {
    let (mut others, mut holders) = (0, 0);
    each_file(folder, &mut |path| {
        let below = path.strip_prefix(folder).unwrap().display().to_string();
        assert_eq!(needle.find(below.as_bytes()), None, "a name in {}", folder.display());
        let found = needle.find(&std::fs::read(path).unwrap());
        if below.contains("library.sqlite") || below.split('/').any(|part| part == "vault") {
            holders += usize::from(found.is_some());
        } else {
            others += 1;
            assert_eq!(found, None, "{below}");
        }
    });
    assert!(holders >= 4, "the control: {holders} files of {} hold the vault", folder.display());
    assert!(others > 0, "{}", folder.display());
}

/// The control: the needle does find it in the vault's own answers, in the database and in its files.
fn found_where_it_belongs(place: &Place) {
    let found = |what: &str, bytes: &[u8]| assert!(place.needle.find(bytes).is_some(), "the control: {what}");
    let list = call(&place.desk, "vault.list", json!({ "story": place.names.story }));
    let entries = list["entries"].as_array().unwrap();
    assert_eq!(entries.len(), 6);
    for entry in entries {
        found("an entry", entry.to_string().as_bytes());
        found(
            "one entry",
            call(&place.desk, "vault.read", json!({ "id": entry["id"] })).to_string().as_bytes(),
        );
    }
    found(
        "the history",
        call(&place.desk, "vault.history", json!({ "id": entries[0]["id"] })).to_string().as_bytes(),
    );
    let hits = call(&place.desk, "vault.search", json!({ "query": PHRASE }));
    assert_eq!(hits["hits"].as_array().unwrap().len(), 5);
    let library = place.folder.path().join("library");
    let raw = ["library.sqlite", "library.sqlite-wal"]
        .map(|name| std::fs::read(library.join(name)).unwrap_or_default());
    found("the database", &raw.concat());
    let mut files = 0;
    each_file(&library.join("vault"), &mut |path| {
        files += 1;
        found("a file of the vault", &std::fs::read(path).unwrap());
    });
    assert_eq!(files, 3);
}

fn each_file(folder: &Path, with: &mut dyn FnMut(&Path)) {
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        if entry.path().is_dir() { each_file(&entry.path(), with) } else { with(&entry.path()) }
    }
}

fn every_answer_is_clean(place: &Place) {
    let mut refusals = Vec::new();
    for verb in VERBS.iter().filter(|verb| !verb.name.starts_with("vault.")) {
        let requests = requests::of(verb.name, &place.names).unwrap_or_else(|| {
            panic!("{}: say in tests/journeys/vault_leaks/requests.rs how it is asked", verb.name)
        });
        refusals.extend(asked_cleanly(verb.name, requests, &place.needle, &|request, progress| {
            place.desk.call(verb.name, request, progress)
        }));
    }
    assert!(refusals.is_empty(), "correct vault_leaks/requests.rs:\n{}", refusals.join("\n"));
}

type Asked<'a> = &'a dyn Fn(Value, Progress<'_>) -> Result<Value, Failure>;

/// Every answer and all that is told on the way. A verb that refuses shows nothing of what it
/// would have answered, so a refusal is a mistake in the list of requests.
fn asked_cleanly(name: &str, requests: Vec<Value>, needle: &Needle, ask: Asked<'_>) -> Vec<String> {
    assert!(!requests.is_empty(), "{name} is not asked");
    let mut refusals = Vec::new();
    for request in requests {
        let told = Mutex::new(Vec::new());
        let progress = |_: &str, _: u64, _: u64, label: &str| told.lock().unwrap().extend(label.bytes());
        let answer = ask(request.clone(), &progress);
        let bytes = answer.as_ref().map_or_else(|failure| format!("{failure:?}"), Value::to_string);
        assert_eq!(needle.find(bytes.as_bytes()), None, "{name}");
        assert_eq!(needle.find(&told.into_inner().unwrap()), None, "the progress of {name}");
        // Verbs that take several things answer for each; a refusal of one hides in there.
        let refused = answer.as_ref().map_or(true, |answer| {
            let each = answer["added"].as_array().into_iter().flatten().chain([&answer["added"]]);
            each.into_iter().any(|one| !one["failure"].is_null())
        });
        if refused {
            refusals.push(format!("{name} {request}: {bytes}"));
        }
    }
    refusals
}

/// What goes wrong in the vault's own verbs repeats nothing of what was asked.
fn failures_are_clean(place: &Place) {
    let missing = place.desk.register_path(place.folder.path().join(PHRASE));
    let bad = [
        ("vault.list", json!({ "story": PHRASE.len() })),
        ("vault.read", json!({ "id": PHRASE })),
        (
            "vault.save",
            json!({ "id": null, "story": place.names.story, "kind": PHRASE, "content": content(true, "x") }),
        ),
        (
            "vault.save",
            json!({ "id": null, "story": place.names.story, "kind": "note", "content": content(true, PHRASE) }),
        ),
        ("vault.save", json!({ "id": null, "story": place.names.story, "kind": "note", "content": PHRASE })),
        ("vault.save", json!({ "id": PHRASE, "story": "", "kind": "note", "content": { (PHRASE): 1 } })),
        (
            "vault.save",
            json!({ "id": "0190a0a0-0000-7000-8000-000000000000", "story": "", "kind": "note", "content": content(true, "0190a0a0-0000-7000-8000-000000000000") }),
        ),
        ("vault.open", json!({ "id": PHRASE })),
        ("vault.remove", json!({ "ids": [PHRASE] })),
        ("vault.purge", json!({ "ids": PHRASE })),
        ("vault.history", json!({ "id": [PHRASE] })),
        ("vault.search", json!({ "query": [PHRASE] })),
    ];
    for (verb, request) in bad {
        let failure = place.desk.call(verb, request, &|_, _, _, _| {}).unwrap_err();
        place.clean(verb, serde_json::to_string(&failure).unwrap().as_bytes());
        place.clean(verb, format!("{failure} {failure:?}").as_bytes());
    }
    let labels = Mutex::new(Vec::new());
    let progress = |_: &str, _: u64, _: u64, label: &str| labels.lock().unwrap().extend(label.bytes());
    let answer = place
        .desk
        .call(
            "vault.attach",
            json!({ "story": place.names.story, "handles": [missing], "anchor": null }),
            &progress,
        )
        .unwrap();
    assert_eq!(answer["added"][0]["failure"]["code"], "vault_file_unreadable");
    place.clean("vault.attach", answer.to_string().as_bytes());
    assert!(labels.into_inner().unwrap().is_empty(), "the progress of the vault names files");
    place.clean("Debug of the desk", format!("{:?}", place.desk).as_bytes());
}

/// Every column of every table that is not the vault's, unpacked.
fn other_tables_are_clean(place: &Place, library: &Path) {
    let database = rusqlite::Connection::open(library.join("library.sqlite")).unwrap();
    let mut query = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").unwrap();
    let tables: Vec<String> = query.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    assert!(tables.len() > 12 && tables.iter().any(|name| name == "vault_entry"));
    for table in tables.iter().filter(|name| !name.starts_with("vault_")) {
        let mut query = database.prepare(&format!("SELECT * FROM \"{table}\"")).unwrap();
        let columns = query.column_count();
        let mut rows = query.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            for column in 0..columns {
                match row.get_ref(column).unwrap() {
                    rusqlite::types::ValueRef::Text(bytes) | rusqlite::types::ValueRef::Blob(bytes) => {
                        place.clean(table, bytes)
                    }
                    _ => {}
                }
            }
        }
    }
}

/// A copy for another program is private, says nothing by its name, and is gone with the desk.
#[test]
fn a_lent_copy_is_taken_back() {
    let place = Place::new();
    let lent = Arc::new(Mutex::new(PathBuf::new()));
    let keeps = lent.clone();
    place.desk.open_files_with(Box::new(move |path: &Path| {
        *keeps.lock().unwrap() = path.to_path_buf();
        Ok(())
    }));
    let list = call(&place.desk, "vault.list", json!({ "story": place.names.story }));
    let recording =
        list["entries"].as_array().unwrap().iter().find(|one| one["kind"] == "recording").unwrap();
    let answer = call(&place.desk, "vault.open", json!({ "id": recording["id"] }));
    assert_eq!(answer, json!({}), "the window hears of no path");
    let path = lent.lock().unwrap().clone();
    assert_eq!(std::fs::read(&path).unwrap(), PHRASE.as_bytes());
    place.clean("its name", path.file_name().unwrap().to_string_lossy().as_bytes());
    assert!(path.extension().is_some_and(|extension| extension == "m4a"));
    drop(place.desk);
    assert!(!path.exists());
}

/// Nobody else gets a word of the vault by the types: no crate that writes files knows the store.
#[test]
fn crates_that_write_files_cannot_see_the_store() {
    for name in ["formats", "review", "layout", "picture", "proof", "tagging", "language", "article"] {
        let manifest = repository().join("crates").join(name).join("Cargo.toml");
        let Ok(text) = std::fs::read_to_string(&manifest) else { continue };
        let dependencies = text.split("[dependencies]").nth(1).unwrap_or_default();
        assert!(!dependencies.contains("gaotai-store") && !dependencies.contains("gaotai-desk"), "{name}");
    }
}
