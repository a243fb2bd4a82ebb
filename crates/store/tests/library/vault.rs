//! The vault: kept, brought back, removed for good, and silent.

use crate::common::*;
use gaotai_article::{BlockId, Hash};
use gaotai_store::vault::{
    Anchor, Attribution, Checked, Contact, Content, Entry, EntryId, Incoming, Kind, NewEntry, VaultKey,
};
use gaotai_store::{Library, Result, Stamp};
use std::path::{Path, PathBuf};

const PHRASE: &str = "线人老周，夜里三点，码头";

struct Vaulted {
    desk: Desk,
    key: VaultKey,
}

impl Vaulted {
    fn new() -> Vaulted {
        let desk = desk();
        desk.create(&story(1, "一", &["正文。"]));
        let key = desk.vault_key().unwrap();
        Vaulted { desk, key }
    }

    fn vault(&self) -> gaotai_store::vault::Vault<'_> {
        self.desk.vault(&self.key)
    }

    fn note(&self, text: &str) -> Entry {
        let content = Content { text: text.into(), ..Content::default() };
        self.vault().create(&at(0), &NewEntry { story: id(1), kind: Kind::Note, content }).unwrap()
    }

    fn save(&self, of: &Entry, seconds: i64, text: &str) {
        let content = Content { text: text.into(), ..of.content.clone() };
        assert!(self.vault().save(&at(seconds), of.id, &content).unwrap().is_some());
    }

    fn attach(&self, bytes: &[u8]) -> Result<Option<Entry>> {
        let incoming =
            Incoming {
                bytes: &mut &*bytes, name: "合同.pdf", mime: "application/pdf", go_on: &mut |_| true
            };
        self.vault().attach(&at(0), (id(1), Kind::Document), None, incoming)
    }

    fn texts(&self, of: &Entry) -> Vec<String> {
        self.vault().states(of.id).unwrap().into_iter().map(|state| state.content.text).collect()
    }

    fn file(&self, bytes: &[u8]) -> PathBuf {
        let hash = Hash::of(bytes);
        self.desk.root().join("vault").join(&hash.as_str()[..2]).join(hash.as_str())
    }

    /// The bytes of the database and its log.
    fn raw(&self) -> Vec<u8> {
        let read = |name: &str| std::fs::read(self.desk.root().join(name)).unwrap_or_default();
        [read("library.sqlite"), read("library.sqlite-wal")].concat()
    }
}

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

fn everything() -> Content {
    Content {
        title: "周某".into(),
        text: PHRASE.into(),
        contact: Some(Contact {
            role: "会计".into(),
            organisation: "某厂".into(),
            phone: "138-0000-0000".into(),
            messenger: "zhou_k".into(),
            email: "zhou@example.org".into(),
            reach: "只在晚上".into(),
            attribution: Attribution::OffRecord,
        }),
        anchor: Some(Anchor {
            block: BlockId(uuid::Uuid::from_u128(5)),
            quote: "引语".into(),
            from: 3,
            to: 5,
        }),
    }
}

const DAY: i64 = 24 * 3600;

#[test]
fn the_key_is_given_once() {
    let desk = desk();
    assert!(desk.vault_key().is_some());
    assert!(desk.vault_key().is_none());
}

#[test]
fn all_that_is_written_is_there_after_the_next_opening() {
    let vaulted = Vaulted::new();
    let new = NewEntry { story: id(1), kind: Kind::Contact, content: everything() };
    let made = vaulted.vault().create(&at(3), &new).unwrap();
    let (_folder, root) = vaulted.desk.close();
    let library = Library::open(&root).unwrap();
    let key = library.vault_key().unwrap();
    let found = library.vault(&key).of_story(id(1)).unwrap();
    assert!(found == [made.clone()] && made.content == everything());
    assert_eq!((made.person.as_str(), made.created, made.changed), ("林元沁", time(3), time(3)));
}

#[test]
fn a_story_that_is_not_there_has_no_vault() {
    let vaulted = Vaulted::new();
    let new = NewEntry { story: id(9), kind: Kind::Note, content: everything() };
    assert!(vaulted.vault().create(&at(0), &new).is_err());
    assert!(
        vaulted.vault().save(&at(0), EntryId(uuid::Uuid::from_u128(1)), &everything()).unwrap().is_none()
    );
}

#[test]
fn states_are_kept_by_the_minute_and_when_much_goes() {
    let vaulted = Vaulted::new();
    let note = vaulted.note("一");
    for (seconds, text) in [(1, "一二"), (2, "一二三"), (30, "一二三四")] {
        vaulted.save(&note, seconds, text);
    }
    assert_eq!(vaulted.texts(&note), Vec::<String>::new(), "half a minute of typing is one state");
    vaulted.save(&note, 65, "一二三四五");
    assert_eq!(vaulted.texts(&note), ["一二三四"]);
    vaulted.save(&note, 66, "");
    assert_eq!(vaulted.texts(&note), ["一二三四五", "一二三四"], "emptied at once, and yet there");
    vaulted.save(&note, 67, "");
    assert_eq!(vaulted.texts(&note).len(), 2);
}

#[test]
fn a_file_is_for_its_owner_alone_and_comes_out_as_it_went_in() {
    let vaulted = Vaulted::new();
    let bytes = [PHRASE.as_bytes(), &vec![7; 600_000]].concat();
    let entry = vaulted.attach(&bytes).unwrap().unwrap();
    let file = entry.file.as_ref().unwrap();
    assert_eq!(
        (file.name.as_str(), file.bytes, &file.hash),
        ("合同.pdf", bytes.len() as u64, &Hash::of(&bytes))
    );
    let copy = vaulted.vault().lend(entry.id, ".pdf").unwrap().unwrap();
    assert_eq!(std::fs::read(&copy).unwrap(), bytes);
    assert!(!copy.to_string_lossy().contains("合同"));
    private(&vaulted.file(&bytes), 0o600);
    private(&vaulted.desk.root().join("vault"), 0o700);
    // Who changes it is told to keep it elsewhere: this one goes.
    private(&copy, 0o400);
    private(copy.parent().unwrap(), 0o700);
    assert!(
        vaulted.desk.media_bytes(&Hash::of(&bytes)).unwrap().is_none(),
        "it is no picture of the library"
    );
    vaulted.vault().take_back();
    assert!(!copy.exists());
}

#[cfg(unix)]
fn private(path: &Path, expected: u32) {
    use std::os::unix::fs::PermissionsExt;
    let mode = std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode, expected, "{mode:o} {}", path.display());
}

#[cfg(not(unix))]
fn private(_path: &Path, _expected: u32) {}

#[cfg(unix)]
#[test]
fn strangers_on_this_machine_cannot_read_the_notes() {
    use std::os::unix::fs::PermissionsExt;
    let vaulted = Vaulted::new();
    vaulted.note(PHRASE);
    for name in ["library.sqlite", "library.sqlite-wal"] {
        let mode = std::fs::metadata(vaulted.desk.root().join(name)).unwrap().permissions().mode();
        assert_eq!(mode & 0o007, 0, "{name}: {mode:o}");
    }
}

#[test]
fn taking_in_can_be_stopped_and_leaves_nothing() {
    let vaulted = Vaulted::new();
    let bytes = vec![1; 900_000];
    let incoming = Incoming { bytes: &mut &*bytes, name: "a", mime: "", go_on: &mut |taken| taken < 400_000 };
    assert!(vaulted.vault().attach(&at(0), (id(1), Kind::Recording), None, incoming).unwrap().is_none());
    assert_eq!(std::fs::read_dir(vaulted.desk.root().join("vault")).unwrap().count(), 0);
}

#[test]
fn a_changed_file_is_told_and_never_handed_out() {
    let vaulted = Vaulted::new();
    let entry = vaulted.attach(PHRASE.as_bytes()).unwrap().unwrap();
    std::fs::write(vaulted.file(PHRASE.as_bytes()), "x").unwrap();
    let told = vaulted.vault().lend(entry.id, "").unwrap_err().to_string();
    assert!(told.contains("damaged") && !told.contains(Hash::of(PHRASE.as_bytes()).as_str()), "{told}");
}

#[test]
fn a_check_tells_in_which_story_a_file_is_not_as_it_was() {
    let vaulted = Vaulted::new();
    let check = || vaulted.vault().check(&mut || true).unwrap().unwrap();
    let (whole, gone, changed) = (b"whole".as_slice(), b"gone".as_slice(), vec![7; 600_000]);
    for bytes in [whole, whole, gone, &changed] {
        vaulted.attach(bytes).unwrap().unwrap();
    }
    assert_eq!(check(), Checked { files: 3, ..Checked::default() });
    std::fs::remove_file(vaulted.file(gone)).unwrap();
    std::fs::write(vaulted.file(&changed), &changed[1..]).unwrap();
    assert_eq!(check(), Checked { files: 3, missing: vec![id(1)], changed: vec![id(1)] });
    std::fs::write(vaulted.file(whole), "").unwrap();
    assert_eq!(check().changed, [id(1); 3], "once for each entry that has the file");
    assert!(vaulted.vault().check(&mut || false).unwrap().is_none(), "it can be stopped");
}

#[test]
fn what_is_removed_can_come_back_and_then_is_gone_from_the_disk() {
    let vaulted = Vaulted::new();
    let (note, file) = (vaulted.note(PHRASE), vaulted.attach(PHRASE.as_bytes()).unwrap().unwrap());
    let twin = vaulted.attach(PHRASE.as_bytes()).unwrap().unwrap();
    vaulted.save(&note, 70, "短");
    vaulted.save(&note, 140, PHRASE);
    let vault = vaulted.vault();
    vault.purge(&at(150), &[note.id]).unwrap();
    assert!(vault.entry(note.id).unwrap().is_some(), "only what was put aside can go");
    vault.trash(&at(150), &[note.id, file.id]).unwrap();
    assert!(vault.search("老周").unwrap().is_empty());
    vault.restore(&at(151), &[note.id]).unwrap();
    assert!(vault.entry(note.id).unwrap().unwrap().trashed.is_none());
    vault.trash(&at(152), &[note.id]).unwrap();
    assert!(holds(&vaulted.raw(), PHRASE), "the control: until then it is on the disk");
    vault.purge(&at(153), &[note.id, file.id]).unwrap();
    assert!(vaulted.file(PHRASE.as_bytes()).exists(), "the other entry has it still");
    vault.trash(&at(154), &[twin.id]).unwrap();
    vault.purge(&at(155), &[twin.id]).unwrap();
    assert!(!vaulted.file(PHRASE.as_bytes()).exists());
    assert!(!holds(&vaulted.raw(), PHRASE), "zeroed in the database and its log");
    assert!(vault.of_story(id(1)).unwrap().is_empty());
}

/// The library is opened on each of these days, at noon.
fn opened(vaulted: &Vaulted, days: impl IntoIterator<Item = i64>) {
    for day in days {
        let stamp = Stamp { person: None, time: time(day * DAY + DAY / 2) };
        vaulted.vault().sweep(&stamp).unwrap();
    }
}

/// An entry that was put aside on day 0, and an earlier state of another one.
fn aside(vaulted: &Vaulted) -> (Entry, Entry) {
    let (gone, kept) = (vaulted.note(PHRASE), vaulted.note("旧"));
    vaulted.save(&kept, 100, "新");
    vaulted.vault().trash(&at(200), &[gone.id]).unwrap();
    (gone, kept)
}

/// Whether both are still there.
fn both(vaulted: &Vaulted, (gone, kept): &(Entry, Entry)) -> [bool; 2] {
    [vaulted.vault().entry(gone.id).unwrap().is_some(), !vaulted.texts(kept).is_empty()]
}

#[test]
fn after_thirty_days_it_goes_by_itself() {
    let vaulted = Vaulted::new();
    let aside = aside(&vaulted);
    opened(&vaulted, 0..30);
    assert_eq!(both(&vaulted, &aside), [true, true]);
    opened(&vaulted, 30..31);
    assert_eq!(both(&vaulted, &aside), [false, false]);
    assert!(!holds(&vaulted.raw(), PHRASE));
    let left: i64 =
        raw(&vaulted.desk.root()).query_row("SELECT count(*) FROM vault_idle", [], |row| row.get(0)).unwrap();
    assert_eq!(left, 0, "nothing says any more that there was something");
}

#[test]
fn a_clock_set_ahead_by_a_year_takes_four_days_and_not_all() {
    let vaulted = Vaulted::new();
    let aside = aside(&vaulted);
    opened(&vaulted, 0..10);
    // The wrong year for an hour, and the library opened any number of times.
    opened(&vaulted, [365; 20]);
    assert_eq!(both(&vaulted, &aside), [true, true]);
    opened(&vaulted, 10..27);
    assert_eq!(both(&vaulted, &aside), [true, true], "nine days before, four for the mistake, sixteen after");
    opened(&vaulted, 27..29);
    assert_eq!(both(&vaulted, &aside), [true, true], "thirty days by the clock are not over");
    opened(&vaulted, 29..31);
    assert_eq!(both(&vaulted, &aside), [false, false]);
}

#[test]
fn a_clock_that_is_ahead_from_the_first_opening_empties_nothing() {
    let vaulted = Vaulted::new();
    let aside = aside(&vaulted);
    opened(&vaulted, [365]);
    assert_eq!(both(&vaulted, &aside), [true, true]);
    opened(&vaulted, 366..390);
    assert_eq!(both(&vaulted, &aside), [true, true]);
    opened(&vaulted, 390..396);
    assert_eq!(both(&vaulted, &aside), [false, false]);
}

#[test]
fn a_clock_set_back_adds_nothing() {
    let vaulted = Vaulted::new();
    let gone = vaulted.note(PHRASE);
    vaulted.vault().trash(&at(100 * DAY), &[gone.id]).unwrap();
    opened(&vaulted, 100..120);
    opened(&vaulted, 0..60);
    assert!(vaulted.vault().entry(gone.id).unwrap().is_some(), "it was put aside later than this");
    opened(&vaulted, 60..131);
    assert!(vaulted.vault().entry(gone.id).unwrap().is_none());
}

#[test]
fn what_came_back_and_is_put_aside_again_waits_anew() {
    let vaulted = Vaulted::new();
    let gone = vaulted.note(PHRASE);
    let vault = vaulted.vault();
    vault.trash(&at(0), &[gone.id]).unwrap();
    opened(&vaulted, 0..29);
    vault.restore(&at(29 * DAY), &[gone.id]).unwrap();
    vault.trash(&at(29 * DAY), &[gone.id]).unwrap();
    opened(&vaulted, 29..59);
    assert!(vault.entry(gone.id).unwrap().is_some());
    opened(&vaulted, 59..60);
    assert!(vault.entry(gone.id).unwrap().is_none());
}

#[test]
fn what_a_killed_run_left_is_cleared_or_finished() {
    let vaulted = Vaulted::new();
    let entry = vaulted.attach(PHRASE.as_bytes()).unwrap().unwrap();
    let lent = vaulted.vault().lend(entry.id, "").unwrap().unwrap();
    let part = vaulted.desk.root().join("vault/0190.part");
    std::fs::write(&part, PHRASE).unwrap();
    raw(&vaulted.desk.root()).execute("DELETE FROM vault_entry", []).unwrap();
    vaulted.vault().sweep(&nobody()).unwrap();
    assert!(!lent.exists() && !part.exists());
    assert!(!vaulted.file(PHRASE.as_bytes()).exists(), "its entry was gone");
}

#[test]
fn a_file_without_a_row_goes_after_thirty_days_and_not_sooner() {
    let vaulted = Vaulted::new();
    let stays = vaulted.attach(b"a").unwrap().unwrap();
    let stray = vaulted.file(PHRASE.as_bytes());
    std::fs::create_dir_all(stray.parent().unwrap()).unwrap();
    std::fs::write(&stray, PHRASE).unwrap();
    let now = chrono::DateTime::<chrono::Utc>::from(std::time::SystemTime::now()).fixed_offset();
    let sweep = |days: i64| {
        let stamp = Stamp { person: None, time: now + chrono::Duration::days(days) };
        vaulted.vault().sweep(&stamp).unwrap();
        stray.exists()
    };
    assert!((0..30).all(sweep), "not sooner");
    assert!(!(30..32).all(sweep));
    assert!(vaulted.vault().lend(stays.id, "").unwrap().unwrap().exists());
}

#[test]
fn a_file_that_is_taken_in_again_while_the_first_goes_is_there() {
    let vaulted = Vaulted::new();
    let mut old = vaulted.attach(PHRASE.as_bytes()).unwrap().unwrap();
    for _ in 0..60 {
        let new = std::thread::scope(|threads| {
            let again = threads.spawn(|| vaulted.attach(PHRASE.as_bytes()).unwrap().unwrap());
            vaulted.vault().trash(&at(1), &[old.id]).unwrap();
            vaulted.vault().purge(&at(2), &[old.id]).unwrap();
            again.join().unwrap()
        });
        assert!(vaulted.file(PHRASE.as_bytes()).exists(), "the new entry stands without its file");
        old = new;
    }
}

#[test]
fn search_looks_into_every_field_and_is_asked_only_there() {
    let vaulted = Vaulted::new();
    let new = NewEntry { story: id(1), kind: Kind::Contact, content: everything() };
    vaulted.vault().create(&at(0), &new).unwrap();
    vaulted.attach(b"x").unwrap();
    for (words, hits) in [
        ("周某", 1),
        ("会计", 1),
        ("ZHOU_K", 1),
        ("引语", 1),
        ("老周 码头", 1),
        ("合同", 1),
        ("没有", 0),
        (" ", 0),
    ] {
        assert_eq!(vaulted.vault().search(words).unwrap().len(), hits, "{words}");
    }
    let query = gaotai_store::ListQuery { query: "老周".into(), ..Default::default() };
    assert_eq!(vaulted.desk.read(|r| r.list(&query)).unwrap().total, 0);
}

#[test]
fn nothing_of_it_prints_itself() {
    let vaulted = Vaulted::new();
    let new = NewEntry { story: id(1), kind: Kind::Contact, content: everything() };
    let made = vaulted.vault().create(&at(0), &new).unwrap();
    let file = vaulted.attach(PHRASE.as_bytes()).unwrap().unwrap();
    vaulted.save(&made, 90, "");
    let states = vaulted.vault().states(made.id).unwrap();
    let printed = format!(
        "{made:?} {new:?} {:?} {:?} {:?} {file:?} {:?} {states:?}",
        made.content, made.content.contact, made.content.anchor, file.file
    );
    for secret in
        ["周", "会计", "某厂", "138", "zhou", "晚上", "引语", "合同", Hash::of(PHRASE.as_bytes()).as_str()]
    {
        assert!(!printed.contains(secret), "{secret} in {printed}");
    }
    assert!(printed.contains(&made.id.to_string()));
}
