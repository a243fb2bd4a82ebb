//! The ready plans: where everything stands in them, and pages made of them.

#[path = "ready/fill.rs"]
#[allow(dead_code, reason = "other tests take other parts")]
mod fill;

use gaotai_layout::plan::{Geometry, READY, Rect};
use std::fmt::Write;

fn told(rect: &Rect) -> String {
    format!("{:.2} {:.2} {:.2} {:.2}", rect.x, rect.y, rect.width, rect.height)
}

/// x, y, width and height of everything, in points.
#[test]
fn geometry() {
    for (id, _) in READY {
        let (plan, style) = fill::ready(id);
        let grid = Geometry::of(&plan, &style);
        let mut text = format!("gutter {:.2} leading {:.2}\n", grid.gutter(), grid.leading());
        for (number, slot) in plan.slots.iter().enumerate() {
            let place = grid.place(&plan, number);
            writeln!(text, "{} {} rows", slot.id, place.rows.iter().sum::<u32>()).expect("text");
            let parts = place.title.iter().map(|rect| ("title", rect));
            for (name, rect) in parts.chain(place.pictures.iter().map(|rect| ("picture", rect))) {
                writeln!(text, "  {name} {}", told(rect)).expect("text");
            }
            for (rect, rows) in place.frames.iter().zip(&place.rows) {
                writeln!(text, "  {rows} rows {}", told(rect)).expect("text");
            }
        }
        gaotai_testkit::golden::check(&format!("layout/plans/{id}.txt"), text.as_bytes());
    }
}

/// Text, titles and pictures of one slot do not lie on those of another, and all of it on the sheet.
#[test]
fn nothing_lies_on_anything() {
    for (id, _) in READY {
        let (plan, style) = fill::ready(id);
        let grid = Geometry::of(&plan, &style);
        let parts: Vec<(String, Rect)> = (0..plan.slots.len())
            .flat_map(|number| {
                let place = grid.place(&plan, number);
                let name = plan.slots[number].id.clone();
                place
                    .frames
                    .into_iter()
                    .chain(place.title)
                    .chain(place.pictures)
                    .map(move |rect| (name.clone(), rect))
            })
            .collect();
        for (number, (name, rect)) in parts.iter().enumerate() {
            let (right, bottom) = (rect.x + rect.width, rect.y + rect.height);
            let margin = &plan.sheet.margin;
            assert!(
                rect.x >= margin.left.0 - 0.01 && right <= plan.sheet.width.0 - margin.right.0 + 0.01,
                "{id} {name}"
            );
            assert!(
                rect.y >= margin.top.0 && bottom <= plan.sheet.height.0 - margin.bottom.0 + 0.01,
                "{id} {name}"
            );
            for (other, beside) in &parts[number + 1..] {
                let apart = right <= beside.x + 0.01
                    || beside.x + beside.width <= rect.x + 0.01
                    || bottom <= beside.y + 0.01
                    || beside.y + beside.height <= rect.y + 0.01;
                assert!(apart, "{id}: {name} {rect:?} lies on {other} {beside:?}");
            }
        }
    }
}

/// Every ready plan, filled with stories of the corpus: all of them fit and nothing is wrong.
#[test]
fn filled_pages_have_no_problem() {
    let press = fill::press();
    for (id, _) in READY {
        let page = fill::filled(&press, id, None);
        let sheet = press.set(&page.job());
        assert!(sheet.problems.is_empty(), "{id}: {:?}", sheet.problems);
        assert_eq!(sheet.fits.len(), page.plan.slots.len());
        for (slot, fit) in &sheet.fits {
            // A table or a box that has no room leaves some rows free.
            assert!((-5..=0).contains(&fit.over), "{id} {slot} is {} rows over", fit.over);
            for title in &fit.titles {
                assert!(title.over <= 0, "{id} {slot} {:?} is {} over", title.part, title.over);
            }
        }
    }
}

/// A story that is short leaves its columns level where the plan asks for it.
#[test]
fn columns_end_level() {
    let press = fill::press();
    let mut page = fill::filled(&press, "feature", None);
    let story = page.stories.get_mut("feature").expect("the story");
    // What cannot be divided, such as a table, may end a column early.
    story.copy.body.retain(|element| matches!(element, gaotai_layout::copy::Element::Paragraph { .. }));
    let half = story.copy.body.len() / 2;
    story.copy.body.truncate(half);
    page.stories.retain(|slot, _| slot == "feature");
    let bottoms = |balance: bool| {
        let mut page =
            fill::Page { plan: page.plan.clone(), style: page.style.clone(), stories: page.stories.clone() };
        page.plan.slots[0].balance = balance;
        let sheet = press.set(&page.job());
        let fit = &sheet.fits["feature"];
        let mut last: std::collections::BTreeMap<i64, f64> = Default::default();
        for line in fit.lines.iter().filter(|line| line.frame.is_some()) {
            let column = (line.rect.x / 60.0) as i64;
            let bottom = last.entry(column).or_default();
            *bottom = bottom.max(line.rect.y + line.rect.height);
        }
        let most = last.values().copied().fold(0.0, f64::max);
        let near = last.values().filter(|bottom| most - **bottom < 45.0).count();
        (fit.over, near)
    };
    let (loose, level) = (bottoms(false), bottoms(true));
    assert!(level.1 > loose.1, "{loose:?} {level:?}");
    assert!((level.0 - loose.0).abs() <= 6, "what is free stays about the same: {loose:?} {level:?}");
}

/// What goes wrong with pictures is said, and the rest of the page stands.
#[test]
fn pictures_that_are_not_there() {
    let press = fill::press();
    let mut page = fill::filled(&press, "broadsheet-news", None);
    let story = page.stories.get_mut("lead").expect("the story");
    story.pictures.clear();
    let extra = story.copy.figures[0].clone();
    story.copy.figures.push(extra);
    let sheet = press.set(&page.job());
    let codes: Vec<(&str, Option<&str>)> =
        sheet.problems.iter().map(|problem| (problem.code, problem.slot.as_deref())).collect();
    assert_eq!(codes, [("picture_missing", Some("lead")), ("picture_no_place", Some("lead"))]);
    assert!(gaotai_layout::Picture::read(b"no picture".to_vec()).is_none());
}

/// A story without pictures gets the cells of its slot's picture places.
#[test]
fn text_takes_the_place_of_no_picture() {
    let press = fill::press();
    let mut page = fill::filled(&press, "broadsheet-news", None);
    let rows = |page: &fill::Page| press.set(&page.job()).fits["lead"].rows;
    let with = rows(&page);
    page.stories.get_mut("lead").expect("the story").copy.figures.clear();
    assert_eq!(rows(&page) - with, 2 * 19);
}

/// 下转 takes a row, and is printed when the story goes on; the mark of a proof changes no line.
#[test]
fn jump_lines_and_marks() {
    let press = fill::press();
    let mut page = fill::filled(&press, "tabloid-front", None);
    let svg = |page: &fill::Page, marks: bool| press.set(&gaotai_layout::Job { marks, ..page.job() }).svg(0);
    let whole = svg(&page, false);
    assert_eq!(whole, svg(&page, true), "a story that fits has no mark");
    let lead = page.stories.get_mut("lead").expect("the story");
    let again = lead.copy.body.clone();
    lead.copy.body.extend(again);
    let over = svg(&page, false);
    assert_ne!(over, svg(&page, true));
    page.plan.slots[0].jump_to = None;
    assert_ne!(over, svg(&page, false));
}

/// A caption that is clicked on the page leads to its block, and back.
#[test]
fn captions_are_found() {
    let press = fill::press();
    let page = fill::filled(&press, "broadsheet-news", None);
    let sheet = press.set(&page.job());
    let line = sheet.fits["lead"].captions[0].clone();
    let (from, to) = line.text.expect("a line of the story");
    let figure = &page.stories["lead"].copy.figures[0];
    assert_eq!((from.block, from.at), (figure.caption.block, 0));
    let (slot, found) = sheet.at(line.rect.x + 1.0, line.rect.y + 3.0).expect("the caption");
    assert_eq!((slot, found), ("lead", from));
    assert!(to.at > 10);
    assert_eq!(sheet.place("lead", to), Some(line.rect));
}
