//! What people see of a difference, one scenario a test.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use gaotai_article::slip::{Author, Source, Term};
use gaotai_article::*;
use gaotai_review::{Comparison, Op, Row, State, compare};
use gaotai_testkit::edits::{Edit, edited};
use gaotai_testkit::ids::Sequence;
use gaotai_testkit::story::Story;

const A: &str = "凌晨零点，青禾县新增的两条夜班公交线路正式发车。";
const B: &str = "沿线二十七个站台全部换上了反光站牌。";
const C: &str = "下一步，县里将根据客流数据每季度调整一次班次。";

fn story(texts: &[&str]) -> Article {
    texts.iter().fold(Story::new("末班车"), |story, text| story.paragraph(text)).build()
}

fn after(story: &Article, edits: &[Edit]) -> Article {
    edits.iter().enumerate().fold(story.clone(), |story, (nth, edit)| edited(story, edit, nth))
}

/// A row in a line: `state node`, what is around it, attributes, and the text with what went
/// as `[-…-]`, what came in as `[+…+]`, other marks as `[~…~]`; ¶ where a paragraph ends.
fn shown(row: &Row) -> String {
    let state = format!("{:?}", row.state).to_lowercase();
    let piece = |op: Op, text: &str| match op {
        Op::Same => text.to_owned(),
        Op::Added => format!("[+{text}+]"),
        Op::Removed => format!("[-{text}-]"),
        Op::Marks => format!("[~{text}~]"),
    };
    let text: String = row.pieces.iter().map(|it| piece(it.op, &it.text.replace('\u{2029}', "¶"))).collect();
    let within: String = row.within.iter().map(|name| format!("{name}/")).collect();
    let attrs: String = row.attrs.iter().map(|it| format!(" {}:{}>{}", it.name, it.old, it.new)).collect();
    format!("{state} {within}{}{attrs} {text}", row.node).trim_end().to_owned()
}

/// The rows that are not the same, one a line.
fn rows(seen: &Comparison) -> String {
    let changed = seen.rows.iter().filter(|row| row.state != State::Same);
    changed.map(shown).collect::<Vec<_>>().join("\n")
}

#[track_caller]
fn check(old: &Article, new: &Article, expected: &[&str]) -> Comparison {
    let seen = compare(old, new);
    assert_eq!(rows(&seen), expected.join("\n"));
    seen
}

#[test]
fn words_and_titles() {
    let old = story(&[A, B]);
    let mut new = after(&old, &[Edit::Type(5, 5, 3, "白河县".into())]);
    new.doc.head.line_mut(HeadPart::Title).content = vec![Inline::text("末班车来了")];
    new.doc.head.line_mut(HeadPart::Subtitle).content = vec![Inline::text("四条线路")];
    let seen = check(
        &old,
        &new,
        &[
            "changed title 末班车[+来了+]",
            "changed subtitle [+四条线路+]",
            "changed paragraph 凌晨零点，[-青禾县-][+白河县+]新增的两条夜班公交线路正式发车。",
        ],
    );
    assert_eq!((seen.added, seen.removed, seen.moved), (9, 3, 0));
}

#[test]
fn a_split_and_a_join() {
    let whole = format!("{A}{B}");
    let old = story(&[&whole, C]);
    let parted = [
        "changed paragraph 凌晨零点，青禾县新增的两条夜班公交线路正式发车。[+¶+]",
        &format!("split paragraph {B}"),
    ];
    for first in [false, true] {
        let new = after(&old, &[Edit::Split(0, A.chars().count(), first)]);
        let seen = check(&old, &new, &parted);
        assert_eq!((seen.added, seen.removed, seen.moved), (0, 0, 0));
        let joined = format!("changed paragraph {A}[-¶-]{B}");
        check(&new, &old, &[&joined]);
    }
}

#[test]
fn what_was_put_between_the_halves_of_a_line_stands_there() {
    let whole = format!("{A}{B}");
    let old = story(&[&whole, C]);
    let mut new = after(&old, &[Edit::Split(0, A.chars().count(), false), Edit::Remove(2)]);
    new.doc.body.insert(
        1,
        Block::Divider { id: "00000000-0000-4000-8000-000000000099".parse().unwrap(), only: None },
    );
    check(
        &old,
        &new,
        &[
            &format!("changed paragraph {A}[+¶+]"),
            "added divider",
            &format!("split paragraph {B}"),
            &format!("removed paragraph style:body> [-{C}-]"),
        ],
    );
}

#[test]
fn a_paragraph_typed_into_another_stands_between_its_halves() {
    let (whole, put) = (format!("{A}{B}"), "去年同期，县城末班车晚上八点半就收了。");
    let old = story(&[&whole, C]);
    for first in [false, true] {
        let parted = after(
            &old,
            &[Edit::Split(0, A.chars().count(), first), Edit::Insert(1, vec![Inline::text(put)])],
        );
        let seen = check(
            &old,
            &parted,
            &[
                &format!("changed paragraph {A}[+¶+]"),
                &format!("added paragraph style:>body [+{put}+]"),
                &format!("split paragraph {B}"),
            ],
        );
        assert_eq!((seen.added, seen.removed, seen.moved), (19, 0, 0));
        let row = |state: State| seen.rows.iter().find(|row| row.state == state).unwrap();
        assert_eq!(row(State::Split).whole, Some(row(State::Changed).line));

        let back = check(
            &parted,
            &old,
            &[
                &format!("changed paragraph {A}[-¶-]"),
                &format!("removed paragraph style:body> [-{put}-]"),
                &format!("joined paragraph {B}"),
            ],
        );
        assert_eq!((back.added, back.removed, back.moved), (0, 19, 0));
        let row = |state: State| back.rows.iter().find(|row| row.state == state).unwrap();
        assert_eq!(row(State::Joined).whole, Some(row(State::Changed).line));
        let Block::Paragraph(half) = &parted.doc.body[2] else { unreachable!() };
        assert_eq!(row(State::Joined).line, half.id);
    }
}

#[test]
fn lines_that_were_joined_are_named_where_they_are() {
    let old = story(&[A, B, C]);
    let new = after(&old, &[Edit::Join(0), Edit::Join(0)]);
    let seen = check(&old, &new, &[&format!("changed paragraph {A}[-¶-]{B}[-¶-]{C}")]);
    let ids: Vec<BlockId> = old.doc.body[1..].iter().map(Block::id).collect();
    assert_eq!(seen.rows[1].joined, ids);
}

#[test]
fn a_new_line_with_a_few_of_the_words_that_another_lost_is_no_part_of_it() {
    let old = story(&[&format!("{A}{B}"), C]);
    let new = after(
        &old,
        &[
            Edit::Type(5, A.chars().count(), B.chars().count(), String::new()),
            Edit::Insert(1, vec![Inline::text("去年同期，县城末班车晚上八点半就收了。")]),
            Edit::Insert(2, vec![Inline::text("站台。")]),
        ],
    );
    check(
        &old,
        &new,
        &[
            &format!("changed paragraph {A}[-{B}-]"),
            "added paragraph style:>body [+去年同期，县城末班车晚上八点半就收了。+]",
            "added paragraph style:>body [+站台。+]",
        ],
    );
}

#[test]
fn a_move_is_a_move_and_shows_what_was_edited() {
    let old = story(&[A, B, C]);
    let moved = after(&old, &[Edit::Move(0, 2)]);
    let seen = check(&old, &moved, &[&format!("movedaway paragraph {A}"), &format!("moved paragraph {A}")]);
    assert_eq!((seen.added, seen.removed, seen.moved), (0, 0, 1));
    let edited = after(&moved, &[Edit::Type(7, 0, 4, "今晨六点".into())]);
    let seen = compare(&old, &edited);
    assert_eq!(seen.moved, 1);
    let line = seen.rows.iter().find(|row| row.state == State::Moved).map(shown).unwrap();
    assert_eq!(line, "moved paragraph [-凌晨零点-][+今晨六点+]，青禾县新增的两条夜班公交线路正式发车。");
}

#[test]
fn a_file_imported_again_is_the_same_story() {
    let old = story(&[A, B, "", C]);
    let again = after(&old, &[Edit::Renumber]);
    let seen = check(&old, &again, &[]);
    assert_eq!((seen.added, seen.removed, seen.moved, seen.fields.len()), (0, 0, 0, 0));
    let corrected = after(&again, &[Edit::Type(6, 2, 4, "三十".into())]);
    check(&old, &corrected, &["changed paragraph 沿线[-二十七个-][+三十+]站台全部换上了反光站牌。"]);
}

#[test]
fn what_came_in_and_what_went_stand_where_they_stood() {
    let old = story(&[A, B, C]);
    let new = after(&old, &[Edit::Remove(1), Edit::Insert(2, vec![Inline::text("尾声。")])]);
    let seen = check(
        &old,
        &new,
        &[&format!("removed paragraph style:body> [-{B}-]"), "added paragraph style:>body [+尾声。+]"],
    );
    let states: Vec<State> = seen.rows.iter().skip(1).map(|row| row.state).collect();
    assert_eq!(states, [State::Same, State::Removed, State::Same, State::Added]);
}

#[test]
fn another_kind_and_another_container_are_said() {
    let old = story(&[A, B]);
    check(
        &old,
        &after(&old, &[Edit::Retype(1, 3)]),
        &[&format!("changed section_head type:paragraph>section_head level:>3 style:body> {B}")],
    );
    let boxed = after(&old, &[Edit::Wrap(1)]);
    check(&old, &boxed, &["added box kind:>facts", &format!("changed box/paragraph within:>box {B}")]);
    check(&boxed, &old, &["removed box kind:facts>", &format!("changed paragraph within:box> {B}")]);
}

#[test]
fn marks_links_and_restrictions() {
    let old = story(&[B]);
    let strong = after(&old, &[Edit::Mark(5, 2, 4, Some(Mark::Strong))]);
    let seen = check(&old, &strong, &["changed paragraph 沿线[~二十七个~]站台全部换上了反光站牌。"]);
    let piece = &seen.rows.iter().find(|row| row.state == State::Changed).unwrap().pieces[1];
    assert_eq!((piece.marks.clone(), piece.was.clone()), (vec!["strong".to_owned()], vec![]));
    assert_eq!((seen.added, seen.removed), (0, 0));
    let only = after(&strong, &[Edit::Mark(5, 4, 2, Some(Mark::Only { channels: vec!["print".into()] }))]);
    let seen = compare(&strong, &only);
    let piece = &seen.rows.iter().find(|row| row.state == State::Changed).unwrap().pieces[2];
    assert_eq!((piece.text.as_str(), piece.was.clone()), ("七个", vec!["strong".to_owned()]));
    assert_eq!(piece.marks, ["strong", "only"]);
}

fn cell(ids: &mut Sequence, text: &str) -> Cell {
    let content = vec![Paragraph::new(ids.block(), vec![Inline::text(text)])];
    Cell { id: ids.block(), kind: CellKind::TableCell, colspan: 1, rowspan: 1, alignment: None, content }
}

#[test]
fn tables_row_by_row() {
    let row = |ids: &mut Sequence, texts: [&str; 2]| Row_ {
        id: ids.block(),
        cells: texts.map(|text| cell(ids, text)).into(),
    };
    let old = Story::new("表")
        .block(|ids| {
            let rows = vec![
                row(ids, ["夜一路", "两元"]),
                row(ids, ["夜二路", "三元"]),
                row(ids, ["夜三路", "四元"]),
            ];
            Block::Table { id: ids.block(), only: None, rows }
        })
        .build();
    let change = |with: &dyn Fn(&mut Vec<Row_>)| {
        let mut new = old.clone();
        let Block::Table { rows, .. } = &mut new.doc.body[0] else { unreachable!() };
        with(rows);
        new
    };
    let at = "table/table_row/table_cell/paragraph";
    let moved = check(
        &old,
        &change(&|rows| rows.rotate_left(1)),
        &[
            &format!("movedaway {at} 夜一路"),
            &format!("movedaway {at} 两元"),
            &format!("moved {at} 夜一路"),
            &format!("moved {at} 两元"),
        ],
    );
    assert_eq!(moved.moved, 1, "a row is one");
    check(
        &old,
        &change(&|rows| rows[0].cells[0].colspan = 2),
        &["changed table/table_row/table_cell colspan:1>2"],
    );
    check(
        &old,
        &change(&|rows| rows[1].cells[1].content[0].content = vec![Inline::text("五元")]),
        &[&format!("changed {at} [-三元-][+五元+]")],
    );
}

type Row_ = gaotai_article::Row;

#[test]
fn pictures_and_what_has_no_text() {
    let figure = |ids: &mut Sequence| Block::Figure {
        id: ids.block(),
        media: Some(Hash::of(b"a")),
        alt: "公交车".into(),
        focus: None,
        crop: None,
        width: WidthHint::Column,
        only: None,
        caption: Line { id: ids.block(), content: vec![Inline::text("零点的站台。")] },
        credit: Line { id: ids.block(), content: vec![Inline::text("周禾　摄")] },
    };
    let old = Story::new("图")
        .paragraph(A)
        .block(figure)
        .block(|ids| Block::Divider { id: ids.block(), only: None })
        .build();
    let mut new = old.clone();
    let Block::Figure { media, crop, caption, .. } = &mut new.doc.body[1] else { unreachable!() };
    *media = Some(Hash::of(b"b"));
    *crop = Some(Crop { x: 0.25, y: 0.0, width: 0.5, height: 1.0 });
    caption.content = vec![Inline::text("一点的站台。")];
    let seen = compare(&old, &new);
    let rows: Vec<String> = seen.rows.iter().map(|row| row.node.clone()).collect();
    assert_eq!(rows, ["title", "paragraph", "figure", "caption", "credit", "divider"]);
    let attrs: Vec<&str> = seen.rows[2].attrs.iter().map(|attr| attr.name.as_str()).collect();
    assert_eq!(attrs, ["crop", "media"]);
    assert_eq!(seen.rows[2].media, Some(Hash::of(b"b").to_string()));
    assert_eq!(shown(&seen.rows[3]), "changed figure/caption [-零点-][+一点+]的站台。");
    // The same picture in again under other ids is the same picture.
    check(&old, &after(&old, &[Edit::Renumber]), &[]);
}

#[test]
fn the_slip_field_by_field() {
    let old = Story::new("稿")
        .slip(|slip| {
            slip.ed_note = "请发周一头版".into();
            slip.keywords = vec!["公交".into(), "夜班".into()];
            slip.authors = vec![Author { name: "林晚".into(), ..Author::default() }];
            slip.source = Some(Source { name: "江报".into(), ..Source::default() });
            slip.extra.insert("shift".into(), "夜班".into());
        })
        .build();
    let mut new = old.clone();
    new.slip.ed_note = "请发周二头版".into();
    new.slip.keywords = vec!["公交".into(), "交通".into()];
    new.slip.authors.push(Author { name: "周禾".into(), ..Author::default() });
    new.slip.source = Some(Source { name: "江城日报".into(), ..Source::default() });
    new.slip.channel = Some(Term { id: "city".into(), name: "城事".into() });
    new.slip.extra.insert("shift".into(), "白班".into());
    let seen = check(&old, &new, &[]);
    let field = |name: &str| {
        let row = seen.fields.iter().find(|row| row.field == name).unwrap();
        let pieces = row.pieces.clone().unwrap_or_default();
        let pieces: Vec<String> =
            pieces.iter().map(|piece| format!("{:?} {}", piece.op, piece.text)).collect();
        let parts: Vec<String> =
            row.parts.iter().map(|it| format!("{}:{}>{}", it.name, it.old, it.new)).collect();
        [pieces, parts].concat().join("|")
    };
    assert_eq!(field("ed_note"), "Same 请发|Removed 周一|Added 周二|Same 头版");
    assert_eq!(field("keywords"), "Removed 夜班|Same 公交|Added 交通");
    assert_eq!(field("authors"), "Same 林晚|Added 周禾");
    assert_eq!(field("source"), "name:江报>江城日报");
    assert_eq!(field("channel"), "id:>city|name:>城事");
    assert_eq!(field("extra.shift"), "Removed 夜班|Added 白班");
    assert_eq!(seen.fields.len(), 6);
}
