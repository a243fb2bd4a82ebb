use crate::common::*;
use gaotai_article::{Article, Change, ChangeError};
use gaotai_language::count_story;
use gaotai_store::{Library, RevisionId, Stage, StoreError};
use gaotai_testkit::story::any_article;
use proptest::prelude::*;

fn type_on(library: &Library, base: RevisionId, from: &Article, to: &Article) -> u32 {
    let change = Change::between(from, to);
    library.write(&at(1), "type", |w| w.journal(from.id, base, &change)).unwrap().body.words
}

#[test]
fn what_is_typed_shows_at_once_and_becomes_a_revision() {
    let desk = desk();
    let first = story(1, "标题", &["一", "二"]);
    let base = desk.create(&first);
    let second = retyped(&first, "一二三");
    assert_eq!(type_on(&desk, base, &first, &second), count_story(&second.doc).body.words);
    let head = desk.read(|r| r.head(id(1))).unwrap();
    assert_eq!((head.revision, head.dirty, &head.article), (base, true, &second));
    assert_eq!(desk.read(|r| r.story_row(id(1))).unwrap().lead, "一二三 二");
    let made = desk.write(&at(2), "commit", |w| w.compact(id(1), Stage::Edit)).unwrap().unwrap();
    let head = desk.read(|r| r.head(id(1))).unwrap();
    assert_eq!((head.revision, head.dirty, &head.article), (made, false, &second));
    assert_eq!(desk.write(&at(2), "commit", |w| w.compact(id(1), Stage::Edit)).unwrap(), None);
    assert_eq!(desk.read(|r| r.revisions(id(1))).unwrap().len(), 2);
}

#[test]
fn typed_and_taken_back_makes_no_revision() {
    let desk = desk();
    let first = story(1, "标题", &["一"]);
    let base = desk.create(&first);
    let second = retyped(&first, "二");
    type_on(&desk, base, &first, &second);
    type_on(&desk, base, &second, &first);
    assert!(desk.read(|r| r.head(id(1))).unwrap().dirty);
    assert_eq!(desk.write(&at(2), "commit", |w| w.compact(id(1), Stage::Edit)).unwrap(), None);
    let head = desk.read(|r| r.head(id(1))).unwrap();
    assert_eq!((head.revision, head.dirty, head.article), (base, false, first));
}

#[test]
fn a_change_must_fit() {
    let desk = desk();
    let first = story(1, "标题", &["一"]);
    let base = desk.create(&first);
    let change = Change::between(&first, &retyped(&first, "二"));
    let next = desk
        .write(&at(1), "commit", |w| {
            w.journal(id(1), base, &change)?;
            w.compact(id(1), Stage::Edit)
        })
        .unwrap()
        .unwrap();
    let stale = desk.write(&at(1), "type", |w| w.journal(id(1), base, &change));
    assert!(matches!(stale, Err(StoreError::Stale { head }) if head == next));
    let unknown = Change { order: Some(vec![gaotai_testkit::ids::block(999)]), ..Change::default() };
    let refused = desk.write(&at(1), "type", |w| w.journal(id(1), next, &unknown));
    assert!(matches!(refused, Err(StoreError::Change(ChangeError::UnknownBlock(_)))));
    let nobody = desk.write(&at(1), "type", |w| w.journal(id(2), next, &change));
    assert!(matches!(nobody, Err(StoreError::StoryMissing { .. })));
    assert!(!desk.read(|r| r.head(id(1))).unwrap().dirty, "what was refused is not kept");
    desk.write(&at(1), "type", |w| w.journal(id(1), next, &Change::default())).unwrap();
    assert!(!desk.read(|r| r.head(id(1))).unwrap().dirty, "nothing typed is nothing kept");
}

#[test]
fn a_refused_write_leaves_the_journal_as_it_was() {
    let desk = desk();
    let first = story(1, "标题", &["一"]);
    let base = desk.create(&first);
    let (second, third) = (retyped(&first, "二"), retyped(&first, "三"));
    let failed: gaotai_store::Result<()> = desk.write(&at(1), "type", |w| {
        w.journal(id(1), base, &Change::between(&first, &second))?;
        assert_eq!(w.head(id(1))?.article, second, "a write sees what it wrote");
        Err(StoreError::Full)
    });
    assert!(failed.is_err());
    assert_eq!(desk.read(|r| r.head(id(1))).unwrap().article, first);
    type_on(&desk, base, &first, &third);
    assert_eq!(desk.read(|r| r.head(id(1))).unwrap().article, third);
}

#[test]
fn a_new_revision_keeps_what_was_typed_before_it() {
    let desk = desk();
    let first = story(1, "标题", &["一"]);
    let base = desk.create(&first);
    type_on(&desk, base, &first, &retyped(&first, "打了字"));
    let restored = desk.write(&at(2), "restore", |w| w.commit(&first, Stage::Restore, &[base])).unwrap();
    let rows = desk.read(|r| r.revisions(id(1))).unwrap();
    let stages: Vec<Stage> = rows.iter().map(|row| row.stage).collect();
    assert_eq!(stages, [Stage::Restore, Stage::Edit, Stage::Create]);
    assert_eq!((rows[0].id, &rows[0].parents), (restored, &vec![rows[1].id]));
    let typed = desk.read(|r| r.revision(id(1), rows[1].id)).unwrap();
    assert_eq!(typed, retyped(&first, "打了字"));
    assert_eq!(desk.read(|r| r.head(id(1))).unwrap().article, first);
}

#[test]
fn what_was_left_in_the_journal_is_a_revision_after_the_next_start() {
    let desk = desk();
    let first = story(1, "标题", &["一", "二"]);
    let base = desk.create(&first);
    let second = retyped(&first, "没有保存");
    type_on(&desk, base, &first, &second);
    desk.create(&story(2, "旁边", &["一"]));
    let (_folder, root) = desk.close();
    let (library, opened) = Library::create_or_open(&root).unwrap();
    assert_eq!((opened.created, opened.recovered), (false, 1));
    let head = library.read(|r| r.head(id(1))).unwrap();
    assert_eq!((head.dirty, head.article), (false, second));
    let row = library.read(|r| r.revisions(id(1))).unwrap().remove(0);
    assert_eq!((row.stage, row.author, row.time), (Stage::Edit, Some(person()), time(1)));
    drop(library);
    assert_eq!(Library::open(&root).unwrap().opened().recovered, 0);
}

#[test]
fn a_journal_that_cannot_be_replayed_keeps_nothing_else_closed() {
    let desk = desk();
    let first = story(1, "标题", &["一"]);
    let base = desk.create(&first);
    type_on(&desk, base, &first, &retyped(&first, "二"));
    let (_folder, root) = desk.close();
    raw(&root).execute("UPDATE journal SET change = '{\"blocks\": [7]}'", []).unwrap();
    let library = Library::open(&root).unwrap();
    assert_eq!(library.opened().recovered, 0);
    assert!(library.read(|r| r.head(id(1))).is_err());
    assert_eq!(library.read(|r| r.revision(id(1), base)).unwrap(), first);
    assert!(!library.check().unwrap().ok);
}

/// Blocks of one story in another order, some left out.
fn shuffled(article: &Article, seed: usize) -> Article {
    let mut next = article.clone();
    let body = &mut next.doc.body;
    let length = body.len();
    body.rotate_left(seed % length);
    body.truncate(1 + seed % length);
    next
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn any_typing_is_replayed_from_the_disk_alone(states in proptest::collection::vec((any_article(), 0usize..9), 2..5)) {
        let desk = desk();
        let mut states: Vec<Article> =
            states.iter().flat_map(|(article, seed)| [article.clone(), shuffled(article, *seed)]).collect();
        states[0].id = id(1);
        let base = desk.create(&states[0]);
        for at in 1..states.len() {
            states[at].id = id(1);
            type_on(&desk, base, &states[at - 1].clone(), &states[at]);
        }
        let last = states.last().unwrap();
        prop_assert_eq!(&desk.read(|r| r.head(id(1))).unwrap().article, last);
        let (_folder, root) = desk.close();
        let library = Library::open(&root).unwrap();
        prop_assert_eq!(&library.read(|r| r.head(id(1))).unwrap().article, last);
        prop_assert!(library.check().unwrap().ok);
    }
}
