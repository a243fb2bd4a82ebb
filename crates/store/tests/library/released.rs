//! Libraries as released versions left them open, and keep all that is in them.

use crate::common::*;
use gaotai_article::{Change, Hash};
use gaotai_store::rescue::Rescue;
use gaotai_store::{DeliveredFile, Library, NewDelivery, Problem, Stage, StoryState, TermKind};
use rusqlite::Connection;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// The folders of all libraries that are kept.
fn all() -> Vec<PathBuf> {
    let folder = gaotai_testkit::repository().join("tests/libraries");
    let mut found: Vec<PathBuf> = fs::read_dir(folder).unwrap().flatten().map(|it| it.path()).collect();
    found.retain(|path| path.is_dir());
    assert!(!found.is_empty());
    found
}

fn picture(number: u32) -> Hash {
    Hash::of(&gif(number))
}

/// A library with everything that this version can keep; see tests/libraries/README.md.
fn fill(desk: &Desk) {
    desk.write(&nobody(), "name", |w| w.put_person("林元沁")).unwrap();
    let values = BTreeMap::from([("theme".to_owned(), "dark".into())]);
    desk.write(&at(0), "settings", |w| w.put_settings(&values)).unwrap();
    desk.write(&at(0), "term", |w| w.put_term(TermKind::Channel, Some("local"), "本地", None)).unwrap();
    desk.write(&at(0), "profile", |w| w.put_profile("own", "id = \"own\"\n")).unwrap();
    for number in 1..=4 {
        desk.put_media(&at(0), &new(&gif(number), &format!("图{number}.gif"))).unwrap();
    }
    let mut first = story(1, "秋粮入库", &["第一段。", "第二段。"]);
    first.doc.body.push(figure(91, &picture(1)));
    let one = desk.create(&first);
    let mut second = retyped(&first, "第一段，改过。");
    second.doc.body.pop();
    second.doc.body.push(figure(92, &picture(2)));
    let two = desk.write(&at(60), "commit", |w| w.commit(&second, Stage::Edit, &[one])).unwrap();
    let mut third = retyped(&second, "第一段，又改过，还没有成为一版。");
    third.doc.body.push(figure(93, &picture(3)));
    let change = Change::between(&second, &third);
    desk.write(&at(120), "type", |w| w.journal(id(1), two, &change)).unwrap();
    desk.create(&story(2, "旧闻", &["进了回收站。"]));
    desk.write(&at(1), "import", |w| w.put_problems(id(2), &[problem()])).unwrap();
    desk.write(&at(2), "trash", |w| w.trash(&[id(2)])).unwrap();
    let revision = desk.create(&story(3, "夜间公交", &["已经发出。"]));
    let file = DeliveredFile { path: "a.html".into(), sha256: Hash::of(b"a"), bytes: 1 };
    let (format, path) = ("html".into(), "/media/usb/出稿".into());
    let sent = NewDelivery { article: id(3), revision, format, path, files: vec![file], sent: None };
    desk.write(&at(3), "export", |w| w.put_delivery(&sent)).unwrap();
    fs::write(desk.templates().join("网页.html"), "<p>{{ title }}</p>").unwrap();
}

fn problem() -> Problem {
    let (code, excerpt) = ("furniture".into(), "首页 > 江苏".into());
    Problem { code, params: BTreeMap::new(), line: 9, column: 3, excerpt }
}

/// Everything that `fill` put in, as it is found after the opening.
fn all_is_there(library: &Library) {
    let head = library.read(|r| r.head(id(1))).unwrap();
    assert_eq!(head.article.doc.media(), [picture(2), picture(3)]);
    assert!(head.article.doc.body[0].text().contains("还没有成为一版"), "{:?}", head.article.doc);
    assert!(!head.dirty, "what was typed last is a version now");
    let revisions = library.read(|r| r.revisions(id(1))).unwrap();
    assert_eq!(revisions.iter().map(|row| row.time).collect::<Vec<_>>(), [time(120), time(60), time(0)]);
    assert!(revisions.iter().all(|row| row.author == Some(person()) && row.name.is_none()));
    let oldest = library.read(|r| r.revision(id(1), revisions[2].id)).unwrap();
    assert_eq!(oldest.doc.media(), [picture(1)]);
    let state = |number| library.read(|r| r.story_row(id(number))).unwrap().state;
    assert_eq!([1, 2, 3].map(state), [StoryState::Draft, StoryState::Trashed, StoryState::Exported]);
    assert_eq!(library.read(|r| r.problems(id(2))).unwrap(), [problem()]);
    assert_eq!(library.read(|r| r.deliveries(id(3))).unwrap()[0].files[0].sha256, Hash::of(b"a"));
    assert_eq!(library.read(|r| r.person()).unwrap().unwrap().name, "林元沁");
    assert_eq!(library.read(|r| r.setting("theme")).unwrap(), Some("dark".into()));
    assert_eq!(library.read(|r| r.vocabulary(TermKind::Channel)).unwrap()[0].name, "本地");
    assert_eq!(library.read(|r| r.profile("own")).unwrap().as_deref(), Some("id = \"own\"\n"));
    assert!(library.templates().join("网页.html").is_file());
    for number in 1..=4 {
        let row = library.read(|r| r.media(&picture(number))).unwrap().unwrap();
        assert_eq!((row.name, row.time), (format!("图{number}.gif"), time(0)));
        assert_eq!(library.media_bytes(&picture(number)).unwrap(), Some(gif(number)));
    }
    assert!(library.check().unwrap().ok, "{:?}", library.check());
}

/// The uses of pictures are not in the libraries before schema 5: nothing goes for that.
fn only_the_unused_goes(library: &Library) {
    for day in 1..=90 {
        library.collect_media(time(day * 86_400)).unwrap();
    }
    let left: Vec<u32> =
        (1..=4).filter(|number| library.media_bytes(&picture(*number)).unwrap().is_some()).collect();
    assert_eq!(left, [1, 2, 3]);
}

fn opens(released: &Path) {
    let place = TempDir::new().unwrap();
    let root = place.path().join("library");
    copy_folder(released, &root);
    let schema: u32 = raw(&root).pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
    assert!(released.ends_with(format!("schema-{schema}")), "{} has schema {schema}", released.display());
    let library = Library::open(&root).unwrap();
    assert_eq!(library.opened().recovered, 1);
    all_is_there(&library);
    only_the_unused_goes(&library);
    drop(library);
    let aside = root.join(format!("backups/library-schema-{schema}.sqlite"));
    assert!(aside.is_file(), "a copy is put aside before anything is done");
    let count = Connection::open(aside)
        .unwrap()
        .query_row("SELECT count(*) FROM journal", [], |row| row.get::<_, u32>(0));
    assert_eq!(count.unwrap(), 1);
}

#[test]
fn every_released_library_opens_and_keeps_all() {
    all().iter().for_each(|released| opens(released));
}

/// This version's own, which is also what is written for the next one.
#[test]
fn a_library_of_this_version_opens_and_keeps_all() {
    let desk = desk();
    fill(&desk);
    let (_folder, root) = desk.close();
    if let Some(to) = std::env::var_os("GAOTAI_LIBRARY").filter(|to| !Path::new(to).exists()) {
        copy_folder(&root, Path::new(&to));
        fs::remove_file(Path::new(&to).join("library.lock")).unwrap();
    }
    let library = Library::open(&root).unwrap();
    all_is_there(&library);
    only_the_unused_goes(&library);
}

#[test]
fn every_released_library_can_be_rescued() {
    for released in all() {
        let place = TempDir::new().unwrap();
        let root = place.path().join("library");
        copy_folder(&released, &root);
        let mut bytes = fs::read(root.join("library.sqlite")).unwrap();
        bytes[..100].fill(0);
        fs::write(root.join("library.sqlite"), bytes).unwrap();
        assert!(Library::open(&root).is_err());
        let to = place.path().join("rescued");
        Rescue::look(&root, None, &|_, _, _| true)
            .unwrap()
            .into_library(&to, false, &|_, _, _| true)
            .unwrap();
        all_is_there(&Library::open(&to).unwrap());
    }
}
