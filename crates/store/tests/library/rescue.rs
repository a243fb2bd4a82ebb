//! Libraries damaged on purpose, page by page, and what is rescued of them.
//!
//! What must come back is worked out without the code that is tested: a version must be rescued
//! when every piece of its stored bytes still stands in a page that was not overwritten.

use crate::common::*;
use crate::people::{put, stamp};
use gaotai_article::{Article, ArticleId, Change};
use gaotai_store::backup::{BackupFolder, Order, Part};
use gaotai_store::rescue::{Fate, Rescue, RescuedStory};
use gaotai_store::vault::{Content, Incoming, Kind, NewEntry};
use gaotai_store::{Anchor, CommentId, Decision, Library, NewComment, PersonRow, Role, Stage, StoreError};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use tempfile::TempDir;
use uuid::Uuid;

const SILENT: fn(Part, u64, u64) -> bool = |_, _, _| true;
const PAGE: usize = 4096;
const STORIES: u128 = 50;

/// Text that does not compress to nothing, another one for every number.
fn noise(seed: u64, length: usize) -> String {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        char::from_u32(0x4E00 + (state % 0x4000) as u32).unwrap()
    };
    (0..length).map(|_| next()).collect()
}

/// A library of fifty stories with history: short and long ones, one in the bin, one that was
/// sent, one with keys in the journal; pictures, settings, vocabularies; what people said of stories.
fn library() -> (TempDir, PathBuf) {
    let desk = desk();
    desk.write(&at(0), "name", |w| w.put_person("林元沁").map(drop)).unwrap();
    for number in 1..=STORIES {
        let length = if number % 7 == 0 { 9_000 } else { 300 };
        let text = noise(number as u64, length);
        let mut now = story(number, &format!("第{number}篇"), &[&text, "第二段。"]);
        let mut head = desk.create(&now);
        for version in 0..number % 4 {
            now = retyped(&now, &noise(number as u64 * 100 + version as u64, length));
            let stamp = at(60 * (number as i64) + version as i64);
            head = desk.write(&stamp, "edit", |w| w.commit(&now, Stage::Edit, &[head])).unwrap();
        }
    }
    desk.put_media(&at(0), &new(&gif(1), "a.gif")).unwrap();
    desk.put_media(&at(0), &new(&gif(2), "b.gif")).unwrap();
    desk.write(&at(0), "terms", |w| {
        w.put_term(gaotai_store::TermKind::Channel, Some("yaowen"), "要闻", None)?;
        w.put_term(gaotai_store::TermKind::Channel, Some("xian"), "县域", Some("yaowen"))?;
        w.put_settings(&BTreeMap::from([("theme".to_owned(), "dark".into())]))?;
        w.trash(&[id(3)])
    })
    .unwrap();
    reviewed(&desk);
    type_into(&desk, 5, "刚敲的字。");
    // Without closing: what a killed program leaves. The log is folded into the file first.
    raw(&desk.root()).query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).unwrap();
    let copy = desk.folder.path().join("copy");
    copy_folder(&desk.root(), &copy);
    fs::write(copy.join("templates/story.html"), "<p>").unwrap();
    let (folder, _) = desk.close();
    (folder, copy)
}

/// What people made of every fifth story: threads that were answered, seen and resolved, decisions,
/// a detail that waits, and how far it was read.
fn reviewed(desk: &Desk) {
    let (reporter, editor) = (put(desk, "林晓", Role::Reporter), put(desk, "何青", Role::ResponsibleEditor));
    for number in (1..=STORIES).step_by(5) {
        let (thread, text) = (CommentId(Uuid::from_u128(number)), noise(7_000 + number as u64, 60));
        let block = gaotai_testkit::ids::block(1);
        let new = NewComment {
            id: thread,
            article: id(number),
            anchor: Anchor::Block { block },
            quote: "第二段。".into(),
            text,
            mentions: vec![reporter.id],
        };
        desk.write(&stamp(&editor, 1), "comment", |w| w.add_comment(&new)).unwrap();
        desk.write(&stamp(&reporter, 2), "reply", |w| {
            w.reply(thread, "核过了。", &[])?;
            w.see_comments(&[thread])?;
            if number % 2 == 0 {
                w.resolve_thread(thread, true)?;
            }
            let head = w.head(id(number))?.revision;
            w.put_reading(id(number), head)?;
            w.put_decision(id(number), &decision(number, &editor))
        })
        .unwrap();
        raw(&desk.root())
            .execute(
                "INSERT INTO field_suggestion (id, article, field, was, person, person_name, time)
                 VALUES (?1, ?2, 'slug', '\"旧\"', ?3, '何青', '2026-11-26T10:00:00+08:00')",
                [Uuid::from_u128(900 + number).to_string(), id(number).to_string(), editor.id.to_string()],
            )
            .unwrap();
    }
}

/// Whether something was said of this story: every fifth, see [`reviewed`].
fn commented(story: &str) -> bool {
    (1..=STORIES).step_by(5).any(|number| id(number).to_string() == story)
}

fn decision(number: u128, editor: &PersonRow) -> Decision {
    Decision {
        suggestion: Uuid::from_u128(800 + number).to_string(),
        accepted: number % 2 == 1,
        kind: "replacement".into(),
        field: None,
        section: Some("小标题".into()),
        was: "旧词".into(),
        now: "新词".into(),
        person: Some(gaotai_store::Person { id: editor.id, name: editor.name.clone() }),
        made: time(number as i64),
    }
}

fn type_into(library: &Library, number: u128, text: &str) {
    let now = library.read(|r| r.head(id(number))).unwrap();
    let change = Change::between(&now.article, &retyped(&now.article, text));
    library.write(&at(9_000), "type", |w| w.journal(id(number), now.revision, &change)).unwrap();
}

/// A version of a story as the sound database has it, and the pages on which its bytes stand.
struct Known {
    id: String,
    article: Article,
    pages: BTreeSet<usize>,
}

/// Versions of every story, the oldest first.
fn known(root: &Path) -> BTreeMap<String, Vec<Known>> {
    let bytes = fs::read(root.join("library.sqlite")).unwrap();
    let places = Places::of(&bytes);
    let database = raw(root);
    let mut query = database.prepare("SELECT id, article, hash, body FROM revision ORDER BY seq").unwrap();
    let mut rows = query.query([]).unwrap();
    let mut all: BTreeMap<String, Vec<Known>> = BTreeMap::new();
    while let Some(row) = rows.next().unwrap() {
        let (id, story, hash): (String, String, String) =
            (row.get(0).unwrap(), row.get(1).unwrap(), row.get(2).unwrap());
        let body: Vec<u8> = row.get(3).unwrap();
        let json = zstd::decode_all(&body[..]).unwrap();
        let article = gaotai_article::codec::from_str(std::str::from_utf8(&json).unwrap()).unwrap();
        let mut pages = BTreeSet::new();
        // The record: its hash stands right before the body. Space that is free may still have
        // the same bytes: then nobody knows which of them count, and all pages do.
        for place in places.every(&[hash.as_bytes(), &body[..8]].concat()) {
            pages.extend([place / PAGE + 1, (place - 300.min(place % PAGE)) / PAGE + 1]);
        }
        assert!(!pages.is_empty());
        // A piece that goes over the end of a page is not found; the next one is.
        for piece in body.chunks_exact(200).flat_map(|piece| [&piece[..8], &piece[100..108]]) {
            pages.extend(places.every(piece).map(|place| place / PAGE + 1));
        }
        pages.extend(places.every(&body[body.len() - 8..]).map(|place| place / PAGE + 1));
        all.entry(story).or_default().push(Known { id, article, pages });
    }
    all
}

/// Where every run of eight bytes stands, so that looking for many takes one reading.
struct Places<'a> {
    bytes: &'a [u8],
    sorted: Vec<(u64, u32)>,
}

impl<'a> Places<'a> {
    fn of(bytes: &'a [u8]) -> Places<'a> {
        let mut run = 0;
        let mut sorted = Vec::with_capacity(bytes.len());
        for (at, byte) in (0..).zip(bytes) {
            run = run << 8 | u64::from(*byte);
            if at >= 7 {
                sorted.push((run, at - 7));
            }
        }
        sorted.sort_unstable();
        Places { bytes, sorted }
    }

    /// All places of these bytes, of which there are eight or more.
    fn every<'b>(&'b self, wanted: &'b [u8]) -> impl Iterator<Item = usize> + 'b {
        let run = u64::from_be_bytes(wanted[..8].try_into().unwrap());
        let from = self.sorted.partition_point(|(one, _)| *one < run);
        let alike = self.sorted[from..].iter().take_while(move |(one, _)| *one == run);
        alike.map(|(_, at)| *at as usize).filter(move |at| self.bytes[*at..].starts_with(wanted))
    }
}

/// Overwrites, rescues, and compares with what must be there.
struct Trial {
    folder: TempDir,
    root: PathBuf,
    known: &'static BTreeMap<String, Vec<Known>>,
    sound: Vec<u8>,
}

/// Made once for all trials, since that takes longer than a rescue.
static SOUND: LazyLock<(TempDir, PathBuf, BTreeMap<String, Vec<Known>>)> = LazyLock::new(|| {
    let (folder, root) = library();
    let known = known(&root);
    (folder, root, known)
});

impl Trial {
    fn new() -> Trial {
        let (_, made, known) = &*SOUND;
        let folder = TempDir::new().unwrap();
        let root = folder.path().join("library");
        copy_folder(made, &root);
        let sound = fs::read(root.join("library.sqlite")).unwrap();
        Trial { folder, root, known, sound }
    }

    /// Rescues the library with these bytes for a database; `gone` are the pages that are not
    /// as they were.
    #[track_caller]
    fn check(&self, what: &str, bytes: &[u8], gone: &BTreeSet<usize>) -> Vec<RescuedStory> {
        fs::write(self.root.join("library.sqlite"), bytes).unwrap();
        let before = contents(&self.root);
        let to = self.folder.path().join("rescued");
        let _ = fs::remove_dir_all(&to);
        let rescue = Rescue::look(&self.root, None, &SILENT).unwrap();
        let told = rescue.stories();
        rescue.into_library(&to, false, &SILENT).unwrap_or_else(|error| panic!("{what}: {error:?}"));
        assert!(contents(&self.root) == before, "{what}: the damaged folder was changed");
        let library = Library::open(&to).unwrap();
        assert!(library.check().unwrap().ok, "{what}");
        for (story, versions) in self.known {
            self.compare(what, &library, story, versions, gone, &told);
        }
        self.damaged(what, &rescue, &library, &told);
        told
    }

    #[track_caller]
    fn compare(
        &self,
        what: &str,
        library: &Library,
        story: &str,
        versions: &[Known],
        gone: &BTreeSet<usize>,
        told: &[RescuedStory],
    ) {
        let due = versions.iter().rev().find(|version| version.pages.is_disjoint(gone));
        let head = library.read(|r| r.head(story.parse().unwrap()));
        let told = told.iter().find(|one| one.id == story);
        let fate = told.map(|one| one.fate);
        let Ok(head) = head else {
            assert!(due.is_none(), "{what}: {story} is still in the bytes");
            assert!(matches!(fate, None | Some(Fate::Lost | Fate::Damaged)), "{what}: {fate:?}");
            return;
        };
        let text = &head.article;
        if due.is_none() && commented(story) && text.doc.body.iter().all(|block| block.text().is_empty()) {
            // What was said of it comes with its name.
            assert!(matches!(fate, None | Some(Fate::Lost | Fate::Damaged)), "{what}: {fate:?}");
            return;
        }
        let typed = retyped(&versions.last().unwrap().article, "刚敲的字。");
        let place = versions.iter().rposition(|version| version.article == *text);
        let is_typed = story == id(5).to_string() && *text == typed;
        assert!(place.is_some() || is_typed, "{what}: {story} has a text that never was");
        let newest = versions.iter().rposition(|version| version.pages.is_disjoint(gone));
        assert!(
            is_typed || place >= newest,
            "{what}: {story} has version {place:?}, {newest:?} is in the bytes"
        );
        let is_newest = is_typed || place == Some(versions.len() - 1);
        if fate == Some(Fate::Whole) {
            assert!(is_newest, "{what}: {story} is said to be whole and is not");
            assert!(
                story != id(5).to_string() || is_typed,
                "{what}: what was typed is gone, and nothing says so"
            );
        }
        let history = library.read(|r| r.revisions(story.parse().unwrap())).unwrap();
        for version in versions.iter().filter(|version| version.pages.is_disjoint(gone)) {
            assert!(
                history.iter().any(|row| row.id.to_string() == version.id),
                "{what}: a version is missing"
            );
        }
    }

    /// Stories that have only a text that is not as it was written: they stay away, and come
    /// when they are asked for, with a note that says so.
    #[track_caller]
    fn damaged(&self, what: &str, rescue: &Rescue, without: &Library, told: &[RescuedStory]) {
        let only = |one: &&RescuedStory| one.fate == Fate::Damaged;
        let ids: Vec<ArticleId> = told.iter().filter(only).map(|one| one.id.parse().unwrap()).collect();
        if ids.is_empty() {
            return;
        }
        let to = self.folder.path().join("with damaged");
        let _ = fs::remove_dir_all(&to);
        rescue.into_library(&to, true, &SILENT).unwrap();
        let with = Library::open(&to).unwrap();
        assert!(with.check().unwrap().ok, "{what}");
        for story in ids {
            let absent = without.read(|r| r.head(story)).is_err();
            assert!(absent || commented(&story.to_string()), "{what}: {story} was not asked for");
            let notes = with.read(|r| r.problems(story)).unwrap();
            assert!(notes.iter().any(|note| note.code == "rescued_damaged"), "{what}: {notes:?}");
            assert!(with.read(|r| r.head(story)).is_ok(), "{what}: {story}");
        }
    }

    fn pages(&self) -> usize {
        self.sound.len() / PAGE
    }
}

/// All files with their bytes.
fn contents(root: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(root).unwrap().flatten() {
        if entry.path().is_dir() {
            found.extend(contents(&entry.path()));
        } else {
            found.push((entry.path(), fs::read(entry.path()).unwrap()));
        }
    }
    found.sort();
    found
}

fn garbage(seed: usize, length: usize) -> Vec<u8> {
    let mut state = seed as u64 * 2 + 1;
    let byte = |_| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as u8
    };
    (0..length).map(byte).collect()
}

#[test]
fn a_sound_library_comes_whole() {
    let trial = Trial::new();
    let told = trial.check("sound", &trial.sound, &BTreeSet::new());
    assert_eq!(told.len(), STORIES as usize);
    for one in &told {
        assert_eq!((one.fate, one.versions_lost), (Fate::Whole, 0), "{one:?}");
    }
    let typed = told.iter().find(|one| one.id == id(5).to_string()).unwrap();
    assert!(typed.typed && typed.title == "第5篇", "{typed:?}");
    let (one, other) = (raw(&trial.root), raw(&trial.folder.path().join("rescued")));
    // What was typed has become a version when the rescued library was opened.
    for table in [
        "(SELECT id, seq, hash, body, time FROM revision WHERE seq <= 125)",
        "(SELECT * FROM revision_parent WHERE revision IN (SELECT id FROM revision WHERE seq <= 125))",
        "term",
        "setting",
        "person",
        "media",
        "problem",
        "delivery",
        "profile",
        "comment",
        "comment_seen",
        "field_suggestion",
        "decided",
        "reading",
    ] {
        assert!(dump(&other, table) == dump(&one, table), "{table}");
    }
    for column in ["id", "created_at", "trashed_at", "title", "lead", "words"] {
        let sql = format!("(SELECT id, {column} FROM article WHERE id <> '{}')", id(5));
        assert_eq!(dump(&other, &sql), dump(&one, &sql), "{column}");
    }
    let rescued = trial.folder.path().join("rescued");
    assert_eq!(fs::read(rescued.join("templates/story.html")).unwrap(), b"<p>");
}

fn dump(database: &rusqlite::Connection, table: &str) -> Vec<Vec<rusqlite::types::Value>> {
    let mut query = database.prepare(&format!("SELECT * FROM {table} ORDER BY 1, 2")).unwrap();
    let columns = query.column_count();
    let rows = query.query_map([], |row| (0..columns).map(|at| row.get(at)).collect()).unwrap();
    rows.map(Result::unwrap).collect()
}

/// Each page in turn: zeros, garbage, and another page of the same file. Sampled; all with
/// `GAOTAI_SOAK`.
#[test]
fn every_page_in_turn() {
    let trial = Trial::new();
    let soak = std::env::var_os("GAOTAI_SOAK").is_some();
    let step = if soak { 1 } else { trial.pages() / 25 };
    let always = [1, 2, 3, trial.pages()];
    for page in (1..=trial.pages()).filter(|page| always.contains(page) || page % step == 0) {
        for kind in if soak { vec![0, 1, 2] } else { vec![page % 3] } {
            let mut bytes = trial.sound.clone();
            let with = match kind {
                0 => vec![0; PAGE],
                1 => garbage(page, PAGE),
                _ => {
                    let other = (page + 6) % trial.pages();
                    trial.sound[other * PAGE..(other + 1) * PAGE].to_vec()
                }
            };
            bytes[(page - 1) * PAGE..page * PAGE].copy_from_slice(&with);
            trial.check(&format!("page {page} by {kind}"), &bytes, &[page].into());
        }
    }
}

/// As dd does it: a stretch of the file, wherever it falls.
#[test]
fn a_stretch_overwritten() {
    let trial = Trial::new();
    for seed in 0..if std::env::var_os("GAOTAI_SOAK").is_some() { 200 } else { 8 } {
        let noise = garbage(seed, 16);
        let number = |at: usize| u32::from_be_bytes(noise[at..at + 4].try_into().unwrap()) as usize;
        let start = number(0) % trial.sound.len();
        let length = (number(4) % (trial.sound.len() / 2)).min(trial.sound.len() - start).max(1);
        let mut bytes = trial.sound.clone();
        bytes[start..start + length].copy_from_slice(&garbage(seed, length));
        let gone = (start / PAGE + 1..=(start + length - 1) / PAGE + 1).collect();
        trial.check(&format!("{length} bytes at {start}"), &bytes, &gone);
    }
}

#[test]
fn cut_short_zeroed_or_all_garbage() {
    let trial = Trial::new();
    let sound = &trial.sound;
    let all: BTreeSet<usize> = (1..=trial.pages()).collect();
    let behind = |page: usize| all.iter().copied().filter(|other| *other > page).collect::<BTreeSet<_>>();
    trial.check("empty", &[], &all);
    trial.check("a third", &sound[..sound.len() / 3 / PAGE * PAGE], &behind(trial.pages() / 3));
    trial.check("in a page", &sound[..sound.len() / 2 + 100], &behind((sound.len() / 2 + 100) / PAGE));
    let mut header = sound.clone();
    header[..100].fill(0);
    trial.check("no header", &header, &[1].into());
    header[..PAGE].fill(0);
    trial.check("no first page", &header, &[1].into());
    trial.check("garbage", &garbage(3, sound.len()), &all);
    // Half of the pages, by chance.
    let mut bytes = sound.clone();
    let gone: BTreeSet<usize> = all.iter().copied().filter(|page| garbage(*page, 1)[0] % 2 == 0).collect();
    for page in &gone {
        bytes[(page - 1) * PAGE..page * PAGE].copy_from_slice(&garbage(*page, PAGE));
    }
    trial.check("every other page", &bytes, &gone);
}

#[test]
fn bytes_flipped_here_and_there() {
    let trial = Trial::new();
    for seed in 0..if std::env::var_os("GAOTAI_SOAK").is_some() { 300 } else { 10 } {
        let mut bytes = trial.sound.clone();
        let mut gone = BTreeSet::new();
        for at in
            garbage(seed, 80).chunks(4).map(|four| u32::from_be_bytes(four.try_into().unwrap()) as usize)
        {
            bytes[at % trial.sound.len()] ^= 0x55;
            gone.insert(at % trial.sound.len() / PAGE + 1);
        }
        trial.check(&format!("flips {seed}"), &bytes, &gone);
    }
}

/// The program was killed: the newest versions are in the write-ahead log alone.
#[test]
fn what_is_in_the_log() {
    let desk = desk();
    let first = story(1, "标题", &["甲"]);
    let mut head = desk.create(&first);
    raw(&desk.root()).query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).unwrap();
    for text in ["乙", "丙", "丁"] {
        head =
            desk.write(&at(1), "edit", |w| w.commit(&retyped(&first, text), Stage::Edit, &[head])).unwrap();
    }
    let copy = desk.folder.path().join("copy");
    copy_folder(&desk.root(), &copy);
    let log = fs::read(copy.join("library.sqlite-wal")).unwrap();
    assert!(log.len() > 3 * PAGE);
    let rescue = |name: &str| {
        let to = desk.folder.path().join(name);
        let rescue = Rescue::look(&copy, None, &SILENT).unwrap();
        rescue.into_library(&to, false, &SILENT).unwrap();
        let library = Library::open(&to).unwrap();
        let head = library.read(|r| r.head(id(1))).unwrap();
        (
            head.article.doc.body[0].text(),
            rescue.stories()[0].fate,
            library.read(|r| r.revisions(id(1))).unwrap().len(),
        )
    };
    assert_eq!(rescue("with the log"), ("丁".into(), Fate::Whole, 4));
    // The end of the log is damaged: what was committed before it is there, and it is said.
    let mut cut = log.clone();
    let at = cut.len() - PAGE / 2;
    cut[at..].fill(0x77);
    fs::write(copy.join("library.sqlite-wal"), &cut).unwrap();
    let (text, fate, _) = rescue("with half a log");
    assert!(text == "丙" || text == "丁", "{text}");
    assert!(fate != Fate::Whole);
    // The database is gone altogether, and so is the log's header.
    fs::write(copy.join("library.sqlite-wal"), &log).unwrap();
    fs::remove_file(copy.join("library.sqlite")).unwrap();
    assert!(matches!(Library::create_or_open(&copy), Err(StoreError::Damaged { .. })));
    assert_eq!(rescue("the log alone").0, "丁");
    let mut headless = log.clone();
    headless[..32].fill(0);
    fs::write(copy.join("library.sqlite-wal"), &headless).unwrap();
    assert_eq!(rescue("a log without a header").0, "丁");
}

/// A journal with a gap would give a text that never was.
#[test]
fn a_journal_with_a_gap_is_offered_and_not_taken() {
    let desk = desk();
    let first = story(1, "标题", &["甲"]);
    desk.create(&first);
    for number in 0..60 {
        type_into(&desk, 1, &format!("{number}{}", noise(number, 400)));
    }
    raw(&desk.root()).query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).unwrap();
    let copy = desk.folder.path().join("copy");
    copy_folder(&desk.root(), &copy);
    let bytes = fs::read(copy.join("library.sqlite")).unwrap();
    let place = Places::of(&bytes).every(noise(30, 20).as_bytes()).next().unwrap() / PAGE;
    let mut damaged = bytes.clone();
    damaged[place * PAGE..(place + 1) * PAGE].fill(0);
    fs::write(copy.join("library.sqlite"), &damaged).unwrap();
    let rescue = Rescue::look(&copy, None, &SILENT).unwrap();
    let told = &rescue.stories()[0];
    assert_eq!((told.fate, told.typed, told.damaged), (Fate::Older, false, true), "{told:?}");
    let [sound, with] = ["sound", "with"].map(|name| desk.folder.path().join(name));
    rescue.into_library(&sound, false, &SILENT).unwrap();
    rescue.into_library(&with, true, &SILENT).unwrap();
    let texts = |root: &Path| {
        let library = Library::open(root).unwrap();
        let rows = library.read(|r| r.revisions(id(1))).unwrap();
        let text = |row: &gaotai_store::RevisionRow| {
            library.read(|r| r.revision(id(1), row.id)).unwrap().doc.body[0].text()
        };
        rows.iter().map(text).collect::<Vec<_>>()
    };
    assert_eq!(texts(&sound), ["甲"]);
    let all = texts(&with);
    assert_eq!(
        (all.len(), all[0].as_str(), all[2].as_str()),
        (3, "甲", "甲"),
        "the sound text stands on top"
    );
    assert!(all[1].starts_with("59"), "what was typed last is among the versions");
}

/// Gaps are filled from a backup; what the damaged library has itself is newer and stays.
#[test]
fn a_backup_fills_the_gaps() {
    let trial = Trial::new();
    let (library, _) = Library::create_or_open(&trial.root).unwrap();
    let stick = trial.folder.path().join("stick");
    fs::create_dir(&stick).unwrap();
    let made =
        library.back_up(&Order { folder: &stick, time: time(10_000), by_hand: true }, &SILENT).unwrap();
    let now = library.read(|r| r.head(id(1))).unwrap();
    library
        .write(&at(20_000), "edit", |w| {
            w.commit(&retyped(&now.article, "后来写的。"), Stage::Edit, &[now.revision])
        })
        .unwrap();
    drop(library);
    let path = trial.root.join("library.sqlite");
    let mut bytes = fs::read(&path).unwrap();
    let newest = known(&trial.root)[&id(1).to_string()].last().unwrap().pages.clone();
    for page in (1..bytes.len() / PAGE).filter(|page| !newest.contains(&(page + 1))) {
        bytes[page * PAGE..(page + 1) * PAGE].fill(0);
    }
    fs::write(&path, &bytes).unwrap();
    fs::remove_dir_all(trial.root.join("media")).unwrap();
    let snapshot = BackupFolder::open(&stick).unwrap().root().join("snapshots").join(&made.snapshot);
    let rescue = Rescue::look(&trial.root, Some(&snapshot), &SILENT).unwrap();
    let to = trial.folder.path().join("both");
    let done = rescue.into_library(&to, false, &SILENT).unwrap();
    assert_eq!((done.stories, done.files), (STORIES as usize, 2));
    let both = Library::open(&to).unwrap();
    let text = |number| both.read(|r| r.head(id(number))).unwrap().article.doc.body[0].text();
    assert_eq!(text(1), "后来写的。");
    assert_eq!(text(5), "刚敲的字。");
    let fates: Vec<Fate> = rescue.stories().iter().map(|one| one.fate).collect();
    assert!(fates.iter().filter(|fate| **fate == Fate::Backup).count() > 40, "{fates:?}");
}

#[test]
fn an_open_library_is_not_rescued() {
    let desk = desk();
    let refused = Rescue::look(&desk.root(), None, &SILENT);
    assert!(refused.is_err());
}

/// The app itself refuses what it cannot trust, or finds nothing wrong with it.
#[test]
fn the_app_refuses_with_a_reason() {
    let trial = Trial::new();
    let (mut refused, mut opened) = (0, 0);
    for page in (1..=trial.pages()).filter(|page| *page < 8 || page % 20 == 0) {
        let mut bytes = trial.sound.clone();
        bytes[(page - 1) * PAGE..page * PAGE].copy_from_slice(&garbage(page, PAGE));
        fs::write(trial.root.join("library.sqlite"), &bytes).unwrap();
        match Library::create_or_open(&trial.root) {
            Err(error) => {
                assert!(matches!(error, StoreError::Damaged { .. }), "page {page}: {error:?}");
                refused += 1;
            }
            // A page in the middle of a long text: the check finds it.
            Ok((library, _)) => {
                assert!(!library.check().unwrap().ok, "page {page}");
                opened += 1;
            }
        }
        let _ = fs::remove_file(trial.root.join("library.sqlite-wal"));
        let _ = fs::remove_file(trial.root.join("library.sqlite-shm"));
    }
    assert!(refused > 5, "{refused} refused, {opened} opened");
    fs::remove_file(trial.root.join("library.sqlite")).unwrap();
    assert!(matches!(Library::create_or_open(&trial.root), Err(StoreError::Damaged { .. })));
    assert!(matches!(Library::open(&trial.root), Err(StoreError::Damaged { .. })));
    assert!(!trial.root.join("library.sqlite").exists(), "no new one in its place");
}

/// What hangs on a story comes along, also when nothing of the story but its name is left.
#[test]
fn the_vault_comes_along() {
    let desk = desk();
    let long = noise(1, 9_000);
    desk.create(&story(1, "一", &[&long]));
    desk.create(&story(2, "二", &["短。"]));
    let key = desk.vault_key().unwrap();
    let content = Content { text: "线人的话".into(), ..Content::default() };
    desk.vault(&key).create(&at(0), &NewEntry { story: id(1), kind: Kind::Note, content }).unwrap();
    let bytes = &mut &b"a paper"[..];
    let paper = Incoming { bytes, name: "合同.pdf", mime: "application/pdf", go_on: &mut |_| true };
    desk.vault(&key).attach(&at(0), (id(2), Kind::Document), None, paper).unwrap().unwrap();
    raw(&desk.root()).query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).unwrap();
    let copy = desk.folder.path().join("copy");
    copy_folder(&desk.root(), &copy);
    let mut bytes = fs::read(copy.join("library.sqlite")).unwrap();
    bytes[..PAGE].fill(0);
    for page in known(&copy)[&id(1).to_string()].iter().flat_map(|version| &version.pages) {
        bytes[(page - 1) * PAGE..page * PAGE].fill(0);
    }
    fs::write(copy.join("library.sqlite"), &bytes).unwrap();
    let to = desk.folder.path().join("rescued");
    let rescue = Rescue::look(&copy, None, &SILENT).unwrap();
    assert_eq!(rescue.into_library(&to, false, &SILENT).unwrap().files, 1);
    let library = Library::open(&to).unwrap();
    let key = library.vault_key().unwrap();
    let note = library.vault(&key).of_story(id(1)).unwrap().remove(0);
    assert_eq!(note.content.text, "线人的话");
    let paper = library.vault(&key).of_story(id(2)).unwrap().remove(0);
    let lent = library.vault(&key).lend(paper.id, "pdf").unwrap().unwrap();
    assert_eq!(fs::read(lent).unwrap(), b"a paper");
    assert!(library.check().unwrap().ok);
}

/// The first pages of a database hold its steps; whoever wrote in it is still known without them.
#[test]
fn a_name_outlives_the_step_in_which_it_was_said() {
    let desk = desk();
    desk.write(&at(0), "name", |w| w.put_person("林元沁").map(drop)).unwrap();
    desk.create(&story(1, "一篇", &["正文。"]));
    let root = desk.root();
    raw(&root).query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).unwrap();
    let page: usize = raw(&root)
        .query_row("SELECT rootpage FROM sqlite_schema WHERE name = 'step'", [], |row| row.get(0))
        .unwrap();
    let (folder, _) = desk.close();
    let path = root.join("library.sqlite");
    let mut bytes = fs::read(&path).unwrap();
    bytes[..PAGE].copy_from_slice(&garbage(1, PAGE));
    bytes[(page - 1) * PAGE..page * PAGE].copy_from_slice(&garbage(2, PAGE));
    fs::write(&path, bytes).unwrap();
    let to = folder.path().join("rescued");
    Rescue::look(&root, None, &SILENT).unwrap().into_library(&to, false, &SILENT).unwrap();
    let rescued = Library::open(&to).unwrap();
    let person = rescued.read(|r| r.person()).unwrap();
    assert_eq!(person.map(|person| person.name).as_deref(), Some("林元沁"));
}
