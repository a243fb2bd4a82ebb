//! Pictures that nothing uses go in time, and no other, and none sooner.

use crate::common::*;
use chrono::TimeDelta;
use gaotai_article::{Article, ArticleId, Block, Change, Hash, codec};
use gaotai_store::{Collected, GRACE, Instant, LOOK, Stage, Stamp};
use proptest::prelude::*;
use std::collections::{HashMap, HashSet};

fn day(number: i64) -> Instant {
    time(0) + TimeDelta::days(number)
}

fn on(number: i64) -> Stamp {
    Stamp { person: Some(person()), time: day(number) }
}

impl Desk {
    fn add(&self, number: u32, on_day: i64) -> Hash {
        let bytes = gif(number);
        self.put_media(&on(on_day), &new(&bytes, &format!("{number}.gif"))).unwrap()
    }

    fn has(&self, hash: &Hash) -> bool {
        self.media_bytes(hash).unwrap().is_some()
    }

    /// Collects at noon of so many days, one after the other.
    fn days(&self, days: std::ops::Range<i64>) -> usize {
        days.map(|number| self.collect_media(day(number)).unwrap().removed.len()).sum()
    }

    /// Types the story into the journal as it shall stand.
    fn type_in(&self, article: &Article, on_day: i64) {
        let base = self.read(|r| r.head(article.id)).unwrap().revision;
        let json = codec::encode(article);
        let blocks = json["doc"]["content"][1]["content"].as_array().unwrap().clone();
        let order = Some(article.doc.body.iter().map(Block::id).collect());
        let change = Change { blocks, order, ..Change::default() };
        self.write(&on(on_day), "journal", |w| w.journal(article.id, base, &change)).unwrap();
    }
}

#[test]
fn an_unused_picture_goes_after_thirty_days_and_no_sooner() {
    let desk = desk();
    let hash = desk.add(1, 0);
    assert_eq!(desk.days(0..30), 0);
    assert!(desk.has(&hash));
    let gone = desk.collect_media(day(30)).unwrap();
    assert_eq!(gone, Collected { removed: vec![hash.clone()], bytes: gif(1).len() as u64 });
    assert!(!desk.has(&hash) && desk.read(|r| r.media(&hash)).unwrap().is_none());
    assert!(desk.check().unwrap().ok);
}

#[test]
fn a_clock_set_forward_by_a_year_takes_four_days_and_not_all() {
    let desk = desk();
    let hash = desk.add(1, -100);
    desk.days(0..10);
    // The wrong year for an hour, with any number of looks.
    (0..20).for_each(|_| assert_eq!(desk.collect_media(day(365)).unwrap().removed.len(), 0));
    assert_eq!(desk.days(10..26), 0, "ten days before, sixteen after, four for the mistake");
    assert!(desk.has(&hash));
    assert_eq!(desk.days(26..28), 1);
}

#[test]
fn a_year_in_a_drawer_is_four_days() {
    let desk = desk();
    let hash = desk.add(1, 0);
    desk.days(0..25);
    assert_eq!(desk.collect_media(day(400)).unwrap().removed.len(), 0);
    assert!(desk.has(&hash));
    assert_eq!(desk.days(401..403), 1);
}

#[test]
fn a_clock_set_back_adds_nothing() {
    let desk = desk();
    let hash = desk.add(1, 100);
    assert_eq!(desk.days(100..120), 0);
    assert_eq!(desk.days(0..60), 0, "it came in later than this");
    assert!(desk.has(&hash));
    assert_eq!(desk.days(60..131), 1);
}

#[test]
fn putting_it_in_again_begins_anew() {
    let desk = desk();
    let hash = desk.add(1, 0);
    assert_eq!(desk.days(0..29), 0);
    desk.add(1, 29);
    assert_eq!(desk.days(29..59), 0);
    assert!(desk.has(&hash));
    assert_eq!(desk.days(59..60), 1);
}

#[test]
fn what_any_version_or_the_journal_names_stays() {
    let desk = desk();
    let [revised, typed, binned] = [1, 2, 3].map(|number| desk.add(number, 0));
    let mut first = story(1, "一", &["正文。"]);
    first.doc.body.push(figure(1, &revised));
    let base = desk.create(&first);
    let bare = story(1, "一", &["正文。"]);
    desk.write(&on(0), "edit", |w| w.commit(&bare, Stage::Edit, &[base])).unwrap();
    desk.create(&story(2, "二", &["正文。"]));
    let mut second = story(2, "二", &["正文。"]);
    second.doc.body.push(figure(2, &typed));
    desk.type_in(&second, 0);
    let mut third = story(3, "三", &["正文。"]);
    third.doc.body.push(figure(3, &binned));
    desk.create(&third);
    desk.write(&on(0), "trash", |w| w.trash(&[third.id])).unwrap();
    assert_eq!(desk.days(0..100), 0);
    assert!(desk.has(&revised) && desk.has(&typed) && desk.has(&binned));
    let uses = |hash: &Hash| desk.read(|r| r.media_uses(hash)).unwrap();
    assert_eq!(uses(&revised).iter().map(|it| it.present).collect::<Vec<_>>(), [false]);
    assert_eq!(
        uses(&typed).iter().map(|it| (it.title.as_str(), it.present)).collect::<Vec<_>>(),
        [("二", true)]
    );
    assert_eq!(desk.read(|r| r.media(&binned)).unwrap().unwrap().uses, 1);
    assert!(desk.check().unwrap().ok);
}

#[test]
fn a_picture_that_was_typed_and_taken_back_was_never_used() {
    let desk = desk();
    let hash = desk.add(1, 0);
    desk.create(&story(1, "一", &["正文。"]));
    let mut with = story(1, "一", &["正文。"]);
    with.doc.body.push(figure(1, &hash));
    desk.type_in(&with, 0);
    desk.type_in(&story(1, "一", &["正文。"]), 0);
    assert_eq!(desk.read(|r| r.media(&hash)).unwrap().unwrap().uses, 0);
    assert_eq!(desk.days(0..60), 0, "the journal still names it");
    desk.write(&on(60), "commit", |w| w.compact(with.id, Stage::Edit)).unwrap();
    assert_eq!(desk.days(60..91), 1);
}

#[test]
fn files_without_a_row_go_in_their_time_and_parts_at_once() {
    let desk = desk();
    let hash = desk.add(1, 0);
    let named = desk.add(2, 0);
    let mut story = story(1, "一", &["正文。"]);
    story.doc.body.push(figure(1, &named));
    desk.create(&story);
    let raw = raw(&desk.root());
    raw.execute("DELETE FROM media", []).unwrap();
    let file = desk.root().join("media").join(&hash.as_str()[..2]).join(hash.as_str());
    let part = file.with_extension("part");
    let other = file.with_file_name("说明.txt");
    std::fs::write(&part, "half").unwrap();
    std::fs::write(&other, "someone's own").unwrap();
    let report = desk.check().unwrap();
    assert!(report.ok && report.notes.len() == 3, "{report:?}");
    let since = chrono::DateTime::<chrono::Utc>::from(std::time::SystemTime::now()).fixed_offset();
    let collect = |days: i64| desk.collect_media(since + TimeDelta::days(days)).unwrap().removed.len();
    assert_eq!((0..30).map(collect).sum::<usize>(), 0);
    assert!(file.is_file() && !part.exists() && other.is_file());
    assert_eq!((30..32).map(collect).sum::<usize>(), 1);
    assert!(!file.exists() && other.is_file());
    let kept = desk.root().join("media").join(&named.as_str()[..2]).join(named.as_str());
    assert!(kept.is_file(), "a story names it");
}

#[test]
fn nothing_goes_while_someone_copies_the_pictures() {
    let desk = desk();
    desk.add(1, 0);
    desk.days(0..30);
    let held = desk.hold_pictures();
    assert_eq!(desk.days(30..33), 0);
    drop(held);
    assert_eq!(desk.days(33..34), 1);
}

#[test]
fn an_older_library_learns_what_its_versions_use() {
    let desk = desk();
    let [old, typed, unused] = [1, 2, 3].map(|number| desk.add(number, 0));
    let mut first = story(1, "一", &["正文。"]);
    first.doc.body.push(figure(1, &old));
    let base = desk.create(&first);
    for number in 0..50 {
        let next = retyped(&story(1, "一", &["正文。"]), &format!("第{number}稿"));
        let head = desk.read(|r| r.head(next.id)).unwrap().revision;
        assert!(number > 0 || head == base);
        desk.write(&on(0), "edit", |w| w.commit(&next, Stage::Edit, &[head])).unwrap();
    }
    let mut now = story(1, "一", &["正文。"]);
    now.doc.body.push(figure(2, &typed));
    desk.type_in(&now, 0);
    // As the migration leaves it.
    raw(&desk.root())
        .execute_batch(
            "DELETE FROM media_use; UPDATE media_use_scan SET seen = 0, last = (SELECT max(seq) FROM revision)",
        )
        .unwrap();
    assert_eq!(desk.days(0..100), 1);
    assert!(desk.has(&old) && desk.has(&typed) && !desk.has(&unused));
    let present = |hash: &Hash| desk.read(|r| r.media_uses(hash)).unwrap()[0].present;
    assert!(!present(&old) && present(&typed));
    assert!(desk.check().unwrap().ok);
}

#[test]
fn a_version_that_cannot_be_read_keeps_every_picture() {
    let desk = desk();
    let hash = desk.add(1, 0);
    desk.create(&story(1, "一", &["正文。"]));
    raw(&desk.root())
        .execute_batch(
            "DROP TRIGGER revision_is_never_changed; UPDATE revision SET body = x'00';
             UPDATE media_use_scan SET seen = 0, last = 9",
        )
        .unwrap();
    assert_eq!(desk.days(0..100), 0);
    assert!(desk.has(&hash));
}

/// What somebody at a desk may do.
#[derive(Debug, Clone)]
enum Act {
    Add(u32),
    /// A story gets a picture, typed.
    Use(u128, u32),
    /// A story loses all, typed.
    Clear(u128),
    Commit(u128),
    /// The first version again.
    Restore(u128),
    Trash(u128),
    Wait(i64),
    Collect,
    /// A day on a clock that is wrong by a year.
    Astray,
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        3 => (0..6u32).prop_map(Act::Add),
        3 => (0..3u128, 0..6u32).prop_map(|(story, picture)| Act::Use(story, picture)),
        2 => (0..3u128).prop_map(Act::Clear),
        2 => (0..3u128).prop_map(Act::Commit),
        1 => (0..3u128).prop_map(Act::Restore),
        1 => (0..3u128).prop_map(Act::Trash),
        3 => (1..25i64).prop_map(Act::Wait),
        3 => Just(Act::Collect),
        1 => Just(Act::Astray),
    ]
}

struct Model {
    desk: Desk,
    today: i64,
    /// The day on which a picture was last put in or named by something.
    fresh: HashMap<Hash, i64>,
    /// How often the clock was wrong.
    astray: i32,
}

impl Model {
    fn new() -> Model {
        let model = Model { desk: desk(), today: 0, fresh: HashMap::new(), astray: 0 };
        (0..3).for_each(|number| {
            model.desk.create(&story(number, "题", &["正文。"]));
        });
        model
    }

    /// What is named by any version or by the text as it stands, seen from outside.
    fn named(&self) -> HashSet<Hash> {
        let mut all = HashSet::new();
        for number in 0..3 {
            let see = |article: &Article| article.doc.media();
            self.desk
                .read(|r| {
                    all.extend(see(&r.head(id(number))?.article));
                    for revision in r.revisions(id(number))? {
                        all.extend(see(&r.revision(id(number), revision.id)?));
                    }
                    Ok(())
                })
                .unwrap();
        }
        all
    }

    fn now(&self, story: u128) -> Article {
        self.desk.read(|r| r.head(id(story))).unwrap().article
    }

    fn act(&mut self, act: &Act) {
        let today = self.today;
        match act {
            Act::Add(number) => {
                let hash = self.desk.add(*number, today);
                self.fresh.insert(hash, today);
            }
            Act::Use(story, number) => {
                let hash = Hash::of(&gif(*number));
                if self.desk.has(&hash) {
                    let mut article = self.now(*story);
                    article.doc.body.truncate(1);
                    article.doc.body.push(figure(u128::from(*number) + 1, &hash));
                    self.desk.type_in(&article, today);
                }
            }
            Act::Clear(story) => {
                let mut article = self.now(*story);
                article.doc.body.truncate(1);
                self.desk.type_in(&article, today);
            }
            Act::Commit(story) => {
                self.desk.write(&on(today), "commit", |w| w.compact(id(*story), Stage::Edit)).unwrap();
            }
            Act::Restore(story) => self.restore(id(*story)),
            Act::Trash(story) => {
                self.desk.write(&on(today), "trash", |w| w.trash(&[id(*story)])).unwrap();
            }
            Act::Wait(days) => self.today += days,
            Act::Collect => self.collect(today),
            Act::Astray => {
                self.astray += 1;
                self.collect(today + 365);
            }
        }
        let named = self.named();
        self.fresh.extend(named.into_iter().map(|hash| (hash, self.today)));
    }

    fn restore(&self, story: ArticleId) {
        self.desk
            .write(&on(self.today), "restore", |w| {
                let first = w.revisions(story)?.last().map(|it| it.id).unwrap();
                let (old, head) = (w.revision(story, first)?, w.head(story)?.revision);
                w.commit(&old, Stage::Restore, &[head])
            })
            .unwrap();
    }

    fn collect(&mut self, on_day: i64) {
        let named = self.named();
        for gone in self.desk.collect_media(day(on_day)).unwrap().removed {
            assert!(!named.contains(&gone), "something names it");
            let idle = TimeDelta::days(self.today - self.fresh.remove(&gone).unwrap());
            assert!(idle + LOOK * self.astray >= GRACE, "unused for {idle} only");
        }
        for hash in self.fresh.keys() {
            assert!(self.desk.has(hash), "it was not said to be removed");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_named_stays_and_all_else_goes_in_the_end(acts in proptest::collection::vec(act(), 1..60)) {
        let mut model = Model::new();
        acts.iter().for_each(|act| model.act(act));
        (0..3).for_each(|story| model.act(&Act::Commit(story)));
        for _ in 0..=GRACE.num_days() + 1 {
            model.act(&Act::Wait(1));
            model.act(&Act::Collect);
        }
        let named = model.named();
        for number in 0..6 {
            let hash = Hash::of(&gif(number));
            prop_assert_eq!(model.desk.has(&hash), named.contains(&hash), "{}", number);
        }
        prop_assert!(model.desk.check().unwrap().ok);
    }
}
