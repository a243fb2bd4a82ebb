//! Suggested story details, decisions, and what people have read.

use crate::common::*;
use crate::people::{put, stamp};
use gaotai_article::{Article, Change};
use gaotai_store::{Decision, PersonRow, RevisionId, Role, Stage, StoreError};
use serde_json::{Value, json};

struct Room {
    desk: Desk,
    base: RevisionId,
    reporter: PersonRow,
    editor: PersonRow,
}

fn room() -> Room {
    let desk = desk();
    let (reporter, editor) = (put(&desk, "林晓", Role::Reporter), put(&desk, "何青", Role::Editor));
    let base = desk
        .write(&stamp(&reporter, 0), "create", |w| w.create(&story(1, "一", &["江上起雾。"]), Stage::Create))
        .unwrap();
    Room { desk, base, reporter, editor }
}

impl Room {
    fn set(&self, who: &PersonRow, seconds: i64, field: &str, value: Value, tracked: bool) {
        let change = Change { slip: [(field.to_owned(), value)].into(), ..Change::default() };
        self.desk
            .write(&stamp(who, seconds), "type", |w| {
                let before = w.slip(id(1))?;
                w.journal(id(1), self.base, &change)?;
                w.note_fields(id(1), &before, tracked)
            })
            .unwrap();
    }

    /// Field, what it was, what it is, whose.
    fn open(&self) -> Vec<(String, Value, Value, String)> {
        let all = self.desk.read(|r| r.field_suggestions(id(1))).unwrap();
        all.into_iter().map(|one| (one.field, one.was, one.now, one.person.name)).collect()
    }

    fn decide(&self, accept: bool) -> Result<Option<Change>, StoreError> {
        let open = self.desk.read(|r| r.field_suggestions(id(1)))?.remove(0);
        self.desk.write(&stamp(&self.reporter, 50), "decide", |w| {
            Ok(w.decide_field(w.story_of_field(&open.id)?, &open.id, accept)?.1)
        })
    }

    fn now(&self) -> Article {
        self.desk.read(|r| r.head(id(1))).unwrap().article
    }
}

fn row(field: &str, was: Value, now: Value, person: &str) -> (String, Value, Value, String) {
    (field.into(), was, now, person.into())
}

#[test]
fn the_first_value_stays_and_the_last_person_suggests() {
    let room = room();
    room.set(&room.reporter, 1, "slug", json!("雾"), false);
    assert!(room.open().is_empty(), "written, not suggested");
    room.set(&room.editor, 2, "slug", json!("江雾"), true);
    room.set(&room.reporter, 3, "slug", json!("江上雾"), true);
    assert_eq!(room.open(), [row("slug", json!("雾"), json!("江上雾"), "林晓")]);
    room.set(&room.reporter, 4, "slug", json!("江上大雾"), false);
    assert_eq!(room.open(), [row("slug", json!("雾"), json!("江上大雾"), "林晓")], "still waits");
    assert_eq!(room.desk.read(|r| r.story_row(id(1))).unwrap().suggestions, 1);
    room.set(&room.editor, 5, "slug", json!("雾"), true);
    assert!(room.open().is_empty(), "as it was");
}

#[test]
fn own_fields_wait_one_by_one() {
    let room = room();
    room.set(&room.reporter, 1, "extra", json!({ "版号": "A1" }), false);
    room.set(&room.editor, 2, "extra", json!({ "版号": "A2", "线索": "来信" }), true);
    let expected = [
        row("extra.版号", json!("A1"), json!("A2"), "何青"),
        row("extra.线索", Value::Null, json!("来信"), "何青"),
    ];
    let mut open = room.open();
    open.sort_by(|a, b| a.0.cmp(&b.0));
    let mut wanted = expected.to_vec();
    wanted.sort_by(|a, b| a.0.cmp(&b.0));
    assert_eq!(open, wanted);
    room.decide(false).unwrap();
    room.decide(false).unwrap();
    let slip = serde_json::to_value(&room.now().slip).unwrap();
    assert_eq!(slip["extra"], json!({ "版号": "A1" }));
}

#[test]
fn a_detail_is_decided() {
    let room = room();
    room.set(&room.editor, 1, "slug", json!("江雾"), true);
    assert_eq!(room.decide(true).unwrap(), None);
    assert_eq!((room.now().slip.slug.as_str(), room.open().len()), ("江雾", 0));
    room.set(&room.editor, 2, "slug", json!("雾"), true);
    let change = room.decide(false).unwrap().unwrap();
    assert_eq!(change.slip["slug"], "江雾");
    assert_eq!((room.now().slip.slug.as_str(), room.open().len()), ("江雾", 0));
    let gone = room.desk.write(&at(0), "decide", |w| w.story_of_field("x"));
    assert!(matches!(gone, Err(StoreError::SuggestionMissing { .. })));
}

#[test]
fn an_older_version_brought_back_settles_what_it_undoes() {
    let room = room();
    let old = room.now();
    room.set(&room.editor, 1, "slug", json!("江雾"), true);
    room.desk.write(&at(2), "restore", |w| w.commit(&old, Stage::Restore, &[room.base])).unwrap();
    assert!(room.open().is_empty());
}

#[test]
fn of_each_suggestion_the_last_word_counts() {
    let room = room();
    let decision = |accepted| Decision {
        suggestion: "s".into(),
        accepted,
        kind: "punctuation".into(),
        field: None,
        section: Some("小标题".into()),
        was: "，".into(),
        now: "。".into(),
        person: None,
        made: time(1),
    };
    for (seconds, accepted) in [(2, true), (3, false)] {
        let put = |w: &mut gaotai_store::Write<'_>| w.put_decision(id(1), &decision(accepted));
        room.desk.write(&stamp(&room.reporter, seconds), "decide", put).unwrap();
    }
    let all = room.desk.read(|r| r.decisions(id(1))).unwrap();
    assert_eq!(all.len(), 1);
    assert_eq!((&all[0].decision, all[0].time), (&decision(false), time(3)));
    assert_eq!(all[0].by.as_ref().unwrap().name, "林晓");
}

#[test]
fn how_far_somebody_knows_a_story() {
    let room = room();
    let known =
        |who: &PersonRow| room.desk.read(|r| r.known(id(1), who.id)).unwrap().map(|known| known.revision);
    assert_eq!((known(&room.reporter), known(&room.editor)), (Some(room.base), None));
    let version = |who: &PersonRow, seconds, text: &str| {
        let head = room.desk.read(|r| r.head(id(1))).unwrap();
        let next = retyped(&head.article, text);
        let commit = |w: &mut gaotai_store::Write<'_>| w.commit(&next, Stage::Edit, &[head.revision]);
        room.desk.write(&stamp(who, seconds), "commit", commit).unwrap()
    };
    let read = |w: &mut gaotai_store::Write<'_>| w.put_reading(id(1), room.base);
    room.desk.write(&stamp(&room.editor, 1), "read", read).unwrap();
    let own = version(&room.editor, 2, "清晨江上起雾。");
    assert_eq!(known(&room.editor), Some(own), "her own, right after what she read");
    version(&room.reporter, 3, "今晨江上起雾。");
    let later = version(&room.editor, 4, "今晨，江上起雾。");
    assert_eq!(known(&room.editor), Some(own), "between stands what she has not read");
    assert_eq!(known(&room.reporter).map(|id| id == later), Some(false));
    let missing = room
        .desk
        .write(&stamp(&room.editor, 5), "read", |w| w.put_reading(id(1), RevisionId(uuid::Uuid::nil())));
    assert!(matches!(missing, Err(StoreError::RevisionMissing { .. })));
}
