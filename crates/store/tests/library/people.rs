//! Profiles of people, and who writes.

use crate::common::*;
use gaotai_article::Change;
use gaotai_store::{Colour, PersonAbout, PersonId, PersonRow, Role, Stage, Stamp, StoreError};

pub fn about(name: &str, role: Role) -> PersonAbout {
    PersonAbout { name: name.into(), pen_name: String::new(), role, colour: None, tracked: None }
}

pub fn put(desk: &Desk, name: &str, role: Role) -> PersonRow {
    desk.write(&nobody(), "person.put", |w| w.save_person(None, &about(name, role))).unwrap()
}

pub fn stamp(row: &PersonRow, seconds: i64) -> Stamp {
    Stamp { person: Some(gaotai_store::Person { id: row.id, name: row.name.clone() }), time: time(seconds) }
}

fn current(desk: &Desk) -> Option<String> {
    desk.read(|r| r.person()).unwrap().map(|person| person.name)
}

#[test]
fn people_come_and_one_of_them_writes() {
    let desk = desk();
    let first = put(&desk, " 林晓 ", Role::Reporter);
    assert_eq!((first.name.as_str(), first.current, first.colour), ("林晓", true, Colour::Blue));
    let second = put(&desk, "何青", Role::Reporter);
    assert_eq!((second.current, second.colour), (false, Colour::Violet), "blue is taken");
    assert_eq!(current(&desk).as_deref(), Some("林晓"));
    desk.write(&nobody(), "choose", |w| w.choose_person(second.id)).unwrap();
    assert_eq!(current(&desk).as_deref(), Some("何青"));
    // As a first name is given today: it chooses as well.
    desk.write(&nobody(), "name", |w| w.put_person("林晓")).unwrap();
    let all = desk.read(|r| r.people()).unwrap();
    let names: Vec<(&str, bool)> = all.iter().map(|row| (row.name.as_str(), row.current)).collect();
    assert_eq!(names, [("林晓", true), ("何青", false)]);
}

#[test]
fn what_is_said_of_somebody_changes() {
    let desk = desk();
    let first = put(&desk, "林晓", Role::Reporter);
    put(&desk, "何青", Role::Editor);
    let new = PersonAbout {
        pen_name: "晓林".into(),
        colour: Some(Colour::Teal),
        tracked: Some(true),
        ..about("林晓", Role::Proofreader)
    };
    let row = desk.write(&nobody(), "put", |w| w.save_person(Some(first.id), &new)).unwrap();
    assert_eq!((row.role, row.colour, row.tracked), (Role::Proofreader, Colour::Teal, Some(true)));
    assert_eq!(row.pen_name, "晓林");
    let taken = desk.write(&nobody(), "put", |w| w.save_person(Some(first.id), &about("何青", Role::Other)));
    assert!(matches!(taken, Err(StoreError::PersonNameTaken { name }) if name == "何青"));
    let nobody_has = PersonId(uuid::Uuid::from_u128(9));
    let missing =
        desk.write(&nobody(), "put", |w| w.save_person(Some(nobody_has), &about("一", Role::Other)));
    assert!(matches!(missing, Err(StoreError::PersonMissing { .. })));
}

#[test]
fn who_has_written_stays() {
    let desk = desk();
    let (wrote, idle) = (put(&desk, "林晓", Role::Reporter), put(&desk, "何青", Role::Editor));
    let made = story(1, "一", &["正文。"]);
    desk.write(&stamp(&wrote, 0), "create", |w| w.create(&made, Stage::Create)).unwrap();
    let refused = desk.write(&nobody(), "remove", |w| w.remove_person(wrote.id));
    assert!(matches!(refused, Err(StoreError::PersonHasWritten { .. })));
    desk.write(&nobody(), "choose", |w| w.choose_person(idle.id)).unwrap();
    desk.write(&nobody(), "remove", |w| w.remove_person(idle.id)).unwrap();
    assert_eq!(current(&desk).as_deref(), Some("林晓"), "who was chosen before");
}

#[test]
fn what_two_people_typed_at_one_window_is_two_versions() {
    let desk = desk();
    let (first, second) = (put(&desk, "林晓", Role::Reporter), put(&desk, "何青", Role::Editor));
    let old = story(1, "一", &["江上起雾。"]);
    let base = desk.write(&stamp(&first, 0), "create", |w| w.create(&old, Stage::Create)).unwrap();
    let middle = retyped(&old, "江上清晨起雾。");
    let new = retyped(&middle, "江上清晨起大雾。");
    let typed = |row: &PersonRow, seconds, from: &_, to: &_| {
        let change = Change::between(from, to);
        desk.write(&stamp(row, seconds), "type", |w| w.journal(id(1), base, &change)).unwrap();
    };
    typed(&first, 10, &old, &middle);
    typed(&second, 20, &middle, &new);
    let turns = desk.read(|r| r.typed(id(1))).unwrap();
    assert_eq!(turns.iter().map(|(stamp, _)| stamp.time).collect::<Vec<_>>(), [time(10), time(20)]);

    desk.write(&stamp(&second, 30), "commit", |w| w.compact(id(1), Stage::Edit)).unwrap();
    let rows = desk.read(|r| r.revisions(id(1))).unwrap();
    let told: Vec<_> = rows.iter().map(|row| (row.author.clone().unwrap().name, row.time)).collect();
    let expected = [("何青", time(30)), ("林晓", time(10)), ("林晓", time(0))];
    assert_eq!(told, expected.map(|(name, time)| (name.to_owned(), time)));
    assert_eq!(rows[0].parents, [rows[1].id]);
    assert_eq!(desk.read(|r| r.revision(id(1), rows[1].id)).unwrap(), middle);
    assert_eq!(desk.read(|r| r.head(id(1))).unwrap().article, new);
    assert!(desk.check().unwrap().ok);
}
