//! Comments: threads, replies, who has seen them.

use crate::common::*;
use crate::people::{put, stamp};
use gaotai_store::{Anchor, CommentId, NewComment, PersonId, PersonRow, Role, StoreError, Thread};
use uuid::Uuid;

struct Room {
    desk: Desk,
    reporter: PersonRow,
    editor: PersonRow,
}

fn room() -> Room {
    let desk = desk();
    let (reporter, editor) =
        (put(&desk, "林晓", Role::Reporter), put(&desk, "何青", Role::ResponsibleEditor));
    desk.create(&story(1, "一", &["江上起雾。"]));
    Room { desk, reporter, editor }
}

fn cid(number: u128) -> CommentId {
    CommentId(Uuid::from_u128(number))
}

fn comment(number: u128, anchor: Anchor) -> NewComment {
    let (quote, text) = ("江上".into(), "哪条江？".into());
    NewComment { id: cid(number), article: id(1), anchor, quote, text, mentions: vec![PersonId(Uuid::nil())] }
}

impl Room {
    fn add(&self, who: &PersonRow, number: u128, anchor: Anchor) {
        self.desk.write(&stamp(who, 1), "add", |w| w.add_comment(&comment(number, anchor))).unwrap();
    }

    fn seen_by(&self, who: &PersonRow) -> Vec<Thread> {
        self.desk.read(|r| r.threads(id(1), Some(who.id))).unwrap()
    }

    fn counts(&self) -> (u32, u32) {
        let row = self.desk.read(|r| r.story_row(id(1))).unwrap();
        (row.comments, row.unread)
    }
}

#[test]
fn a_thread_with_its_replies() {
    let room = room();
    let anchors = [
        Anchor::Range,
        Anchor::Block { block: gaotai_testkit::ids::block(1) },
        Anchor::Field { field: "extra.版号".into() },
    ];
    for (number, anchor) in (1..).zip(anchors.clone()) {
        room.add(&room.editor, number, anchor);
    }
    let reply = |w: &mut gaotai_store::Write<'_>| w.reply(cid(2), "浦江。", &[room.editor.id]);
    let (article, _) = room.desk.write(&stamp(&room.reporter, 9), "reply", reply).unwrap();
    assert_eq!(article, id(1));
    let threads = room.seen_by(&room.reporter);
    assert_eq!(threads.iter().map(|thread| thread.anchor.clone()).collect::<Vec<_>>(), anchors);
    let [first, second] = threads[1].comments.as_slice() else { panic!("{threads:?}") };
    assert_eq!((first.person.name.as_str(), first.role), ("何青", Role::ResponsibleEditor));
    assert_eq!((second.text.as_str(), second.time, second.role), ("浦江。", time(9), Role::Reporter));
    assert_eq!(second.mentions, [room.editor.id]);
    assert!(first.unread && !second.unread);
    let twice =
        room.desk.write(&stamp(&room.editor, 1), "add", |w| w.add_comment(&comment(2, Anchor::Range)));
    assert!(matches!(twice, Err(StoreError::CommentExists { .. })));
}

#[test]
fn what_others_said_is_unread_until_seen() {
    let room = room();
    room.add(&room.editor, 1, Anchor::Range);
    assert_eq!(room.counts(), (1, 1), "the reporter writes");
    let see = |w: &mut gaotai_store::Write<'_>| w.see_comments(&[cid(1), cid(99)]);
    assert_eq!(room.desk.write(&stamp(&room.reporter, 5), "read", see).unwrap(), [id(1)]);
    assert_eq!(room.counts(), (1, 0));
    assert!(room.desk.write(&stamp(&room.reporter, 6), "read", see).unwrap().is_empty(), "seen already");
    // What it says now nobody else has seen.
    room.desk
        .write(&stamp(&room.editor, 7), "change", |w| w.change_comment(cid(1), "哪条江？哪一段？", &[]))
        .unwrap();
    assert_eq!(room.counts(), (1, 1));
    assert_eq!(room.seen_by(&room.editor)[0].comments[0].edited, Some(time(7)));
    assert!(!room.seen_by(&room.editor)[0].comments[0].unread, "her own");
}

#[test]
fn settled_and_open_again() {
    let room = room();
    room.add(&room.editor, 1, Anchor::Range);
    let resolve = |resolved| {
        room.desk.write(&stamp(&room.reporter, 3), "resolve", |w| w.resolve_thread(cid(1), resolved))
    };
    assert_eq!(resolve(true).unwrap(), id(1));
    let by = room.seen_by(&room.editor)[0].resolved.clone().unwrap();
    assert_eq!((by.0.name.as_str(), by.1), ("林晓", time(3)));
    assert_eq!(room.counts().0, 0);
    room.desk.write(&stamp(&room.editor, 4), "reply", |w| w.reply(cid(1), "还差一处。", &[])).unwrap();
    assert_eq!((room.counts().0, &room.seen_by(&room.editor)[0].resolved), (1, &None));
}

#[test]
fn only_ones_own_is_changed_and_removed() {
    let room = room();
    room.add(&room.editor, 1, Anchor::Range);
    let remove = |who: &PersonRow, id| room.desk.write(&stamp(who, 2), "remove", |w| w.remove_comment(id));
    assert!(matches!(remove(&room.reporter, cid(1)), Err(StoreError::CommentNotYours { .. })));
    let change = room.desk.write(&stamp(&room.reporter, 2), "change", |w| w.change_comment(cid(1), "x", &[]));
    assert!(matches!(change, Err(StoreError::CommentNotYours { .. })));
    let reply = |w: &mut gaotai_store::Write<'_>| w.reply(cid(1), "浦江。", &[]);
    let (_, answer) = room.desk.write(&stamp(&room.reporter, 2), "reply", reply).unwrap();
    room.desk.write(&stamp(&room.editor, 3), "read", |w| w.see_comments(&[answer])).unwrap();
    assert!(matches!(remove(&room.editor, cid(1)), Err(StoreError::CommentHasReplies { .. })));
    remove(&room.reporter, answer).unwrap();
    remove(&room.editor, cid(1)).unwrap();
    assert!(room.seen_by(&room.editor).is_empty());
    assert!(matches!(remove(&room.editor, cid(1)), Err(StoreError::CommentMissing { .. })));
}
