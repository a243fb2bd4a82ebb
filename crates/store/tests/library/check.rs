//! What a check finds in copies that were damaged on purpose.

use crate::common::*;
use gaotai_store::{Finding, Library, Stage};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A library with two revisions of one story, a journal on another, and two pictures.
fn sound() -> (TempDir, PathBuf) {
    let desk = desk();
    let first = story(1, "标题", &["一二三四五六七八九十".repeat(20).as_str()]);
    let base = desk.create(&first);
    desk.write(&at(1), "edit", |w| w.commit(&retyped(&first, "二"), Stage::Edit, &[base])).unwrap();
    desk.put_media(&at(0), &new(&gif(1), "a.gif")).unwrap();
    desk.put_media(&at(0), &new(&gif(2), "b.gif")).unwrap();
    let report = desk.check().unwrap();
    assert!(report.ok, "{report:?}");
    assert_eq!((report.stories, report.revisions, report.media), (1, 2, 2));
    desk.close()
}

/// Damages a copy and returns what the check finds; the original stays sound.
fn check(damage: impl FnOnce(&Path, &rusqlite::Connection)) -> Vec<Finding> {
    let (folder, root) = sound();
    let copy = folder.path().join("copy");
    copy_folder(&root, &copy);
    let database = raw(&copy);
    database.pragma_update(None, "foreign_keys", false).unwrap();
    let mut query =
        database.prepare("SELECT 'DROP TRIGGER ' || name FROM sqlite_schema WHERE type = 'trigger'").unwrap();
    let drops: Vec<String> = query.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    drops.iter().for_each(|sql| database.execute_batch(sql).unwrap());
    drop(query);
    damage(&copy, &database);
    drop(database);
    let report = Library::open(&copy).unwrap().check().unwrap();
    assert_eq!(report.ok, report.problems.is_empty());
    assert!(Library::open(&root).unwrap().check().unwrap().ok);
    report.problems
}

fn picture(root: &Path, number: u32) -> PathBuf {
    let hash = gaotai_article::Hash::of(&gif(number));
    root.join("media").join(&hash.as_str()[..2]).join(hash.as_str())
}

#[test]
fn nothing_where_nothing_is() {
    assert_eq!(check(|_, _| {}), []);
}

#[test]
fn a_flipped_byte_in_a_revision() {
    for at in [0, 5, 30] {
        let found = check(|_, database| {
            let body: Vec<u8> =
                database.query_row("SELECT body FROM revision WHERE seq = 1", [], |row| row.get(0)).unwrap();
            let mut body = body;
            let at = if at == 0 { body.len() - 1 } else { at };
            body[at] ^= 0x10;
            database.execute("UPDATE revision SET body = ?1 WHERE seq = 1", [body]).unwrap();
        });
        assert!(matches!(&found[..], [Finding::RevisionDamaged { .. }]), "{found:?}");
    }
}

#[test]
fn a_flipped_byte_in_a_hash_and_a_revision_of_another_story() {
    let found = check(|_, database| {
        database.execute("UPDATE revision SET hash = replace(hash, 'a', 'b') WHERE seq = 2", []).unwrap();
    });
    assert!(matches!(&found[..], [Finding::RevisionDamaged { .. }]), "{found:?}");
}

#[test]
fn a_flipped_byte_in_the_file_itself() {
    let mut wrong = 0;
    let (folder, root) = sound();
    let bytes = std::fs::read(root.join("library.sqlite")).unwrap();
    for at in (100..bytes.len()).step_by(bytes.len() / 40) {
        let copy = folder.path().join(format!("copy{at}"));
        copy_folder(&root, &copy);
        let mut bytes = bytes.clone();
        bytes[at] ^= 0xFF;
        std::fs::write(copy.join("library.sqlite"), &bytes).unwrap();
        // Free space and counters may be flipped without harm; nothing may panic.
        wrong += usize::from(!Library::open(&copy).and_then(|it| it.check()).is_ok_and(|report| report.ok));
    }
    assert!(wrong > 0);
}

#[test]
fn a_missing_parent() {
    let found = check(|_, database| {
        database.execute("DELETE FROM revision WHERE seq = 1", []).unwrap();
    });
    assert!(found.iter().any(|it| matches!(it, Finding::ParentMissing { .. })), "{found:?}");
}

#[test]
fn a_missing_head() {
    let found = check(|_, database| {
        database.execute("DELETE FROM revision WHERE seq = 2", []).unwrap();
        database.execute("DELETE FROM revision_parent", []).unwrap();
    });
    assert!(matches!(&found[..], [Finding::HeadMissing { .. }]), "{found:?}");
}

#[test]
fn a_missing_picture() {
    let found = check(|root, _| std::fs::remove_file(picture(root, 1)).unwrap());
    assert!(matches!(&found[..], [Finding::MediaMissing { .. }]), "{found:?}");
}

#[test]
fn a_picture_with_other_bytes() {
    let found = check(|root, _| std::fs::write(picture(root, 2), gif(3)).unwrap());
    let hash = gaotai_article::Hash::of(&gif(2)).to_string();
    assert_eq!(found, [Finding::MediaDamaged { hash }]);
}

#[test]
fn the_json_of_a_finding() {
    let json = serde_json::to_value(Finding::MediaMissing { hash: "ab".into() }).unwrap();
    assert_eq!(json, serde_json::json!({ "code": "media_missing", "hash": "ab" }));
}
