use crate::common::*;
use gaotai_article::codec;
use gaotai_store::{RevisionId, Stage, StoreError};
use uuid::Uuid;

#[test]
fn import_makes_two_revisions_that_are_kept_as_they_were() {
    let desk = desk();
    let verbatim = story(1, "标题", &["江水,东流。"]);
    let repaired = retyped(&verbatim, "江水，东流。");
    let (first, second) = desk
        .write(&at(0), "import", |w| {
            let first = w.create(&verbatim, Stage::Import)?;
            Ok((first, w.commit(&repaired, Stage::Repair, &[first])?))
        })
        .unwrap();
    let rows = desk.read(|r| r.revisions(id(1))).unwrap();
    assert_eq!(rows.iter().map(|row| row.id).collect::<Vec<_>>(), [second, first]);
    assert_eq!((rows[0].stage, rows[1].stage), (Stage::Repair, Stage::Import));
    assert_eq!((rows[0].parents.clone(), rows[1].parents.clone()), (vec![first], vec![]));
    assert_eq!((rows[0].added, rows[0].removed), (1, 1));
    assert_eq!((rows[1].added, rows[1].removed, rows[1].words), (8, 0, 6));
    assert_eq!(rows[0].author, Some(person()));
    assert_eq!(rows[0].time, time(0));
    assert_eq!(rows[0].time.to_rfc3339(), "2023-02-10T21:40:02.500+08:00");
    assert_eq!(rows[1].hash, codec::hash(&verbatim));
    assert_eq!(desk.read(|r| r.revision(id(1), first)).unwrap(), verbatim);
    let head = desk.read(|r| r.head(id(1))).unwrap();
    assert_eq!(
        (head.revision, head.stage, head.dirty, head.article),
        (second, Stage::Repair, false, repaired)
    );
}

#[test]
fn a_revision_builds_on_the_head() {
    let desk = desk();
    let article = story(1, "标题", &["一"]);
    let first = desk.create(&article);
    let commit = |text: &str, parents: &[RevisionId]| {
        desk.write(&at(1), "edit", |w| w.commit(&retyped(&article, text), Stage::Edit, parents))
    };
    let second = commit("二", &[first]).unwrap();
    assert!(matches!(commit("三", &[first]), Err(StoreError::Stale { head }) if head == second));
    assert!(matches!(commit("三", &[]), Err(StoreError::Stale { .. })));
    let nowhere = RevisionId(Uuid::from_u128(1));
    assert!(
        matches!(commit("三", &[second, nowhere]), Err(StoreError::RevisionMissing { id }) if id == nowhere)
    );
    let merged = commit("三", &[second, first]).unwrap();
    assert_eq!(desk.read(|r| r.revisions(id(1))).unwrap()[0].parents, [second, first]);
    assert_eq!(desk.read(|r| r.head(id(1))).unwrap().revision, merged);
}

#[test]
fn nobody_changes_or_deletes_a_revision() {
    let desk = desk();
    let first = desk.create(&story(1, "标题", &["一"]));
    let (_folder, root) = desk.close();
    let database = raw(&root);
    for sql in [
        "UPDATE revision SET hash = ''",
        "UPDATE revision SET body = x''",
        "UPDATE revision SET author_name = '别人'",
        "DELETE FROM revision",
        "UPDATE revision_parent SET parent = revision",
        "DELETE FROM revision_parent",
        "INSERT OR REPLACE INTO revision SELECT * FROM revision",
    ] {
        database.pragma_update(None, "foreign_keys", false).unwrap();
        database.pragma_update(None, "recursive_triggers", true).unwrap();
        let done = database.execute(sql, []).unwrap_or(0);
        assert_eq!(done, 0, "{sql}");
    }
    let library = gaotai_store::Library::open(&root).unwrap();
    assert_eq!(library.read(|r| r.head(id(1))).unwrap().revision, first);
}

#[test]
fn what_is_not_there_is_said() {
    let desk = desk();
    desk.create(&story(1, "标题", &["一"]));
    let other = desk.create(&story(2, "标题", &["一"]));
    assert!(matches!(desk.read(|r| r.head(id(9))), Err(StoreError::StoryMissing { id: it }) if it == id(9)));
    assert!(matches!(desk.read(|r| r.revisions(id(9))), Err(StoreError::StoryMissing { .. })));
    let wrong = desk.read(|r| r.revision(id(1), other));
    assert!(matches!(wrong, Err(StoreError::RevisionMissing { .. })), "a revision of another story");
    let again = desk.write(&at(0), "create", |w| w.create(&story(1, "", &[]), Stage::Create));
    assert!(matches!(again, Err(StoreError::StoryExists { .. })));
}

#[test]
fn all_of_a_write_or_nothing() {
    let desk = desk();
    let article = story(1, "标题", &["一"]);
    let first = desk.create(&article);
    let failed: gaotai_store::Result<()> = desk.write(&at(1), "edit", |w| {
        w.create(&story(2, "另", &[]), Stage::Create)?;
        w.commit(&retyped(&article, "二"), Stage::Edit, &[first])?;
        Err(StoreError::Full)
    });
    assert!(matches!(failed, Err(StoreError::Full)));
    assert_eq!(desk.read(|r| r.story_count()).unwrap(), 1);
    assert_eq!(desk.read(|r| r.head(id(1))).unwrap().article, article);
}

#[test]
fn a_read_sees_one_state() {
    let desk = desk();
    desk.create(&story(1, "标题", &["一"]));
    desk.read(|r| {
        let before = r.story_count()?;
        std::thread::scope(|scope| {
            scope.spawn(|| desk.create(&story(2, "标题", &["一"])));
        });
        assert_eq!((before, r.story_count()?), (1, 1));
        Ok(())
    })
    .unwrap();
    assert_eq!(desk.read(|r| r.story_count()).unwrap(), 2);
}
