//! What a page looks like at its edges: pictures in black alone, mastheads with too much in them.

use crate::fill;
use crate::pdf::{bytes, poppler};
use gaotai_article::Block;
use gaotai_layout::plan::Colour;
use gaotai_layout::{Folio, Ink, Job, Sheet};
use gaotai_testkit::story::Story;

/// How many channels of colour the pictures in a PDF have.
fn channels(sheet: &Sheet, ink: Ink) -> Vec<String> {
    let list = poppler("pdfimages", &["-list"], &bytes(sheet, ink), &[]);
    let pictures = list.lines().skip(2).filter(|line| !line.contains("smask"));
    pictures.map(|line| line.split_whitespace().nth(6).unwrap_or_default().to_owned()).collect()
}

#[test]
fn pictures_of_a_grey_page_are_grey() {
    let pictured = fill::stories("zh")
        .into_iter()
        .find(|story| story.doc.body.iter().any(|block| matches!(block, Block::Figure { .. })));
    let mut page = fill::with("broadsheet-news", &[pictured.expect("a story with a picture")]);
    let press = fill::press();
    assert_eq!(page.plan.colour, Colour::Grey);
    for (colour, ink, grey) in [
        (Colour::Grey, Ink::Press, true),
        (Colour::Grey, Ink::Proof, true),
        (Colour::Colour, Ink::Press, false),
        (Colour::Colour, Ink::Proof, true),
    ] {
        page.plan.colour = colour;
        let found = channels(&press.set(&page.job()), ink);
        assert!(!found.is_empty());
        assert_eq!(found.iter().all(|one| one == "1"), grey, "{colour:?} {ink:?}: {found:?}");
    }
}

/// Words on one line of the masthead keep apart, however much there is to say.
#[test]
fn a_masthead_never_prints_over_itself() {
    let long = "关于进一步贯彻落实进一步推动进一步加强全市重点项目建设工作若干措施的意见的通知".repeat(3);
    let article = (0..120).fold(Story::new(&long), |story, _| story.paragraph(&long)).build();
    let page = fill::with("proof", &[article]);
    let folio = Folio {
        paper: long.clone(),
        section: long.clone(),
        date: long.clone(),
        editors: long.clone(),
        page: long.clone(),
    };
    let press = fill::press();
    for (folio, told) in [(folio, false), (fill::folio("zh-CN"), true)] {
        let sheet = press.set(&Job { folio, ..page.job() });
        assert!(sheet.sheets() > 1);
        let pdf = bytes(&sheet, Ink::Press);
        let text = poppler("pdftotext", &["-bbox", "-l", "2"], &pdf, &["-"]);
        for sheet in text.split("<page ").skip(1) {
            let mut boxes: Vec<(f64, f64)> = sheet.lines().filter_map(in_masthead).collect();
            boxes.sort_by(|a, b| a.0.total_cmp(&b.0));
            assert!(boxes.len() > 1, "{boxes:?}");
            let apart = boxes.windows(2).all(|pair| pair[0].1 <= pair[1].0 + 0.01);
            assert!(apart, "{told}: {boxes:?}");
        }
    }
}

/// From where to where a word of the masthead reaches.
fn in_masthead(line: &str) -> Option<(f64, f64)> {
    let value = |name: &str| -> Option<f64> {
        line.split(&format!("{name}=\"")).nth(1)?.split('"').next()?.parse().ok()
    };
    line.trim_start().starts_with("<word").then_some(())?;
    (value("yMax")? < 74.0).then_some((value("xMin")?, value("xMax")?))
}
