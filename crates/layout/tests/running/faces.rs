//! Without its faces no figure is to be relied on, and the page says so where it is so.

use crate::common;
use gaotai_article::{Article, HeadPart};
use gaotai_layout::fonts::Fonts;
use gaotai_layout::plan::Style;
use gaotai_layout::{Folio, Job, Press, Sheet};
use gaotai_testkit::story::Story;

fn set(press: &Press, article: &Article, change: impl Fn(&mut Style)) -> Sheet {
    let plan = common::plan("proof");
    let mut style = common::style(&plan.style);
    change(&mut style);
    let stories = [("story".to_owned(), common::story(article))].into_iter().collect();
    press.set(&Job { plan: &plan, style: &style, folio: Folio::default(), stories, marks: false })
}

/// Families that the running text lacks, and those that the title does.
fn missing(sheet: &Sheet) -> (Vec<&str>, Vec<&str>) {
    fn names(families: &[String]) -> Vec<&str> {
        families.iter().map(String::as_str).collect()
    }
    let fit = &sheet.fits["story"];
    let title = fit.titles.iter().find(|title| title.part == HeadPart::Title).expect("a title");
    (names(&fit.faces_missing), names(&title.faces_missing))
}

fn article(text: &str) -> Article {
    Story::new("雾锁大江").paragraph(text).build()
}

#[test]
fn every_face_is_missing() {
    let sheet = set(&Press::new(Fonts::new(Vec::new())), &article("清晨的江面上起了大雾。"), |_| {});
    // The byline is in one face, the text in the other.
    assert_eq!(missing(&sheet), (vec!["Noto Sans SC", "Noto Serif SC"], vec!["Noto Serif SC"]));
}

#[test]
fn no_face_is_missing() {
    for text in ["清晨的江面上起了大雾。", "Fog on the river, 07:30"] {
        assert_eq!(missing(&set(common::press(), &article(text), |_| {})), (vec![], vec![]));
    }
}

/// A face that is to serve what an earlier one lacks is missed only where there is such a character; one
/// that comes first is missed by all; one that other text asks for, by none.
#[test]
fn one_face_is_missing() {
    let families = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect::<Vec<String>>();
    let check = |names: &[&str], role: &str, text: &str, expected: &[&str]| {
        let sheet = set(common::press(), &article(text), |style| {
            style.faces.insert(role.to_owned(), families(names));
        });
        assert_eq!(missing(&sheet).0, expected, "{role} {names:?}: {text}");
    };
    let (fog, clef) = ("江面上起了大雾。", "江面上起了大雾\u{1D11E}。");
    check(&["Nobody's Song", "Noto Serif SC"], "body", fog, &["Nobody's Song"]);
    check(&["Noto Serif SC", "Nobody's Signs"], "body", fog, &[]);
    check(&["Noto Serif SC", "Nobody's Signs"], "body", clef, &["Nobody's Signs"]);
    check(&["Nobody's Song"], "song", fog, &[]);
    check(&["Nobody's Song"], "em", fog, &[]);
}

#[test]
fn a_face_is_missed_by_what_is_set_in_it() {
    let lacking = |style: &mut Style| {
        style.faces.insert("em".to_owned(), vec!["Nobody's Hei".to_owned()]);
        style.faces.insert("body-latin".to_owned(), vec!["Nobody's Roman".to_owned()]);
    };
    let stressed = common::corpus().into_iter().find(|(name, _)| name == "all-nodes").expect("the sample").1;
    assert_eq!(missing(&set(common::press(), &stressed, lacking)).0, ["Nobody's Hei"]);
    let mut english = article("Fog on the river.");
    english.slip.language = "en".to_owned();
    // The byline of these tests is Chinese, in the face of headings.
    assert_eq!(
        missing(&set(common::press(), &english, lacking)),
        (vec!["Nobody's Roman"], vec!["Nobody's Roman"])
    );
}
