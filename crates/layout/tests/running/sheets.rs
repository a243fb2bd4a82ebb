//! A story that goes on over further sheets: all of it is there, and its lines are counted through.

use crate::common;
use crate::pdf::{bare, bytes, poppler};
use gaotai_article::Article;
use gaotai_layout::copy::Copy;
use gaotai_layout::plan::SHEETS;
use gaotai_layout::{Folio, Ink, Job, Sheet};
use gaotai_testkit::story::Story;
use std::collections::BTreeMap;

const TEXT: &str = "江面上的雾在清晨散去，轮渡恢复了航行，码头边的人们排起长队，等着到对岸去上班。";

fn long(paragraphs: usize) -> Article {
    let story = Story::new("岚江二桥南行车道恢复通行");
    (0..paragraphs).fold(story, |story, number| story.paragraph(&format!("{number}　{TEXT}"))).build()
}

fn proof(article: &Article) -> Sheet {
    common::on("proof", &[article])
}

#[test]
fn all_of_a_story_is_on_the_proof() {
    let mut samples = common::samples();
    samples.push(("long".to_owned(), long(300)));
    for (name, article) in samples {
        let sheet = proof(&article);
        let fit = &sheet.fits["story"];
        assert!(fit.over == 0 && fit.overset.is_none(), "{name}: {} over", fit.over);
        assert!(fit.lines.iter().all(|line| line.frame.is_some()), "{name}");
        let (_, high) = sheet.size();
        for line in &fit.lines {
            let number = (line.rect.y / sheet.step()).floor();
            let y = line.rect.y - number * sheet.step();
            assert!(number < sheet.sheets() as f64 && y + line.rect.height <= high, "{name}: {line:?}");
        }
        let pdf = bytes(&sheet, Ink::Proof);
        let pages = format!("Pages:           {}", sheet.sheets());
        assert!(poppler("pdfinfo", &[], &pdf, &[]).contains(&pages), "{name}");
        let copied = bare(&poppler("pdftotext", &["-raw"], &pdf, &["-"]));
        let copy = Copy::of(&article);
        let cells = common::cells(&copy);
        for piece in common::pieces(&copy).into_iter().filter(|piece| !cells.contains(&piece.block)) {
            // A page may end within it, and what every page says stands between.
            for part in [0, 1].map(|half| half_of(&bare(&piece.text()), half)) {
                assert!(copied.contains(&part) || sheet.sheets() > 1, "{name}: {part}");
            }
        }
    }
}

fn half_of(text: &str, half: usize) -> String {
    let all: Vec<char> = text.chars().collect();
    let (first, second) = all.split_at(all.len() / 2);
    [first, second][half].iter().collect()
}

/// What each page says, from `pdftotext`.
fn pages(sheet: &Sheet) -> Vec<String> {
    let text = poppler("pdftotext", &["-layout"], &bytes(sheet, Ink::Proof), &["-"]);
    text.split_terminator('\u{c}').map(str::to_owned).collect()
}

#[test]
fn every_sheet_says_which_it_is_and_whose() {
    let sheet = proof(&long(300));
    let pages = pages(&sheet);
    assert!(pages.len() > 3, "{}", pages.len());
    for (number, page) in pages.iter().enumerate() {
        let said = bare(page);
        assert!(said.contains(&format!("第{}页共{}页", number + 1, pages.len())), "{said}");
        assert!(said.contains("岚江二桥南行车道恢复通行"), "{said}");
    }
    let short = proof(&long(3));
    assert_eq!((short.sheets(), short.fits["story"].over), (1, 0));
    assert_eq!(short.fits["story"].rows as usize, short.fits["story"].lines.len());
}

/// The number beside a line is its place among all lines, on every sheet.
#[test]
fn numbers_run_through_all_sheets() {
    let sheet = proof(&long(300));
    let lines = &sheet.fits["story"].lines;
    let numbers: Vec<usize> = pages(&sheet)
        .iter()
        .flat_map(|page| page.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
        .filter_map(|word| word.parse().ok())
        .filter(|number| number % 5 == 0)
        .collect();
    for number in (5..=lines.len()).step_by(5) {
        assert!(numbers.contains(&number), "{number} of {}", lines.len());
    }
    assert!(lines.len() > 600);
}

/// A character that is clicked on a further sheet is found, and its place is there.
#[test]
fn places_on_further_sheets() {
    let sheet = proof(&long(120));
    let line = sheet.fits["story"].lines.last().expect("a line");
    assert!(line.rect.y > sheet.step());
    let (from, _) = line.text.expect("text");
    assert_eq!(sheet.at(line.rect.x + 1.0, line.rect.y + 4.0), Some(("story", from)));
    let rect = sheet.place("story", from).expect("a place");
    assert!((rect.y - line.rect.y).abs() < 0.01 && rect.x >= line.rect.x - 0.01);
}

/// The sheets below each other are the pixels of each, and tiles are cut out of all.
#[test]
fn pixels_of_all_sheets() {
    let sheet = proof(&long(120));
    let (all, second) = (sheet.pixels(0.5).expect("all"), sheet.pixels_of(1, 0.5).expect("the second"));
    assert_eq!(all.width, second.width);
    let (_, high) = sheet.size();
    let whole = (sheet.step() * (sheet.sheets() - 1) as f64 + high) * 0.5;
    assert!((f64::from(all.height) - whole).abs() <= 1.0);
    assert!(sheet.pixels_of(sheet.sheets(), 0.5).is_none() && sheet.svg(sheet.sheets()).is_empty());
    let dark = |bytes: &[u8]| bytes.chunks(4).map(|pixel| 255.0 - f64::from(pixel[0])).sum::<f64>();
    let top = (sheet.step() * 0.5).round() as usize * all.width as usize * 4;
    let part = &all.bytes[top..(top + second.bytes.len()).min(all.bytes.len())];
    let (found, expected) = (dark(part), dark(&second.bytes));
    assert!(expected > 1000.0 && (found / expected - 1.0).abs() < 0.02, "{found} {expected}");
}

/// Pictures for which one sheet has no place stand on the next.
#[test]
fn pictures_go_on_too() {
    let mut copy = Copy::of(&long(3));
    let with = common::corpus().into_iter().map(|(_, article)| Copy::of(&article));
    let figure = with.flat_map(|copy| copy.figures).next().expect("a picture in the corpus");
    copy.figures = vec![figure; 3];
    let plan = common::plan("proof");
    let style = common::style(&plan.style);
    let story = gaotai_layout::Story { copy, language: "zh-CN".into(), ..Default::default() };
    let stories = BTreeMap::from([("story".to_owned(), story)]);
    let job = Job { plan: &plan, style: &style, folio: Folio::default(), stories, marks: false };
    let sheet = common::press().set(&job);
    assert_eq!(sheet.sheets(), 3);
    assert!(sheet.problems.iter().all(|problem| problem.code == "picture_missing"), "{:?}", sheet.problems);
}

/// More than so many sheets are not made: what has no room then is told.
#[test]
fn a_story_ends_somewhere() {
    let mut plan = common::plan("proof");
    plan.slots[0].area[0].rows = 12;
    plan.slots[0].pictures.clear();
    let style = common::style(&plan.style);
    let sheet = common::in_style(&plan, &style, &[&long(900)]);
    assert_eq!(sheet.sheets(), SHEETS);
    assert!(sheet.fits["story"].over > 0);
}

#[test]
fn other_slots_stay_on_the_first_sheet() {
    let mut plan = common::plan("broadsheet-news");
    plan.slots[0].continues = true;
    let style = common::style(&plan.style);
    let (story, other) = (long(400), long(2));
    let sheet = common::in_style(&plan, &style, &[&story, &other, &other]);
    assert_eq!(sheet.fits["lead"].over, 0);
    assert!(sheet.sheets() > 1);
    for slot in ["rail", "second"] {
        assert!(sheet.fits[slot].lines.iter().all(|line| line.rect.y < sheet.step()), "{slot}");
    }
}

/// A name stands in one line where it has room for it.
#[test]
fn names_are_not_divided() {
    let article = long(1);
    let plan = common::plan("broadsheet-news");
    let style = common::style(&plan.style);
    for shift in 0..16 {
        let byline = format!("{} 庄一鸣　阿卜杜勒·卡里木", "岚".repeat(shift));
        let story = gaotai_layout::Story { byline, ..common::story(&article) };
        let stories = BTreeMap::from([("lead".to_owned(), story)]);
        let job = Job { plan: &plan, style: &style, folio: Folio::default(), stories, marks: false };
        let text = poppler("pdftotext", &["-raw"], &bytes(&common::press().set(&job), Ink::Press), &["-"]);
        for name in ["庄一鸣", "阿卜杜勒·卡里木"] {
            assert!(text.contains(name), "{shift}: {text}");
        }
    }
}
