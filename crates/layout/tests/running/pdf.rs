//! The PDF as others read it: poppler counts the lines, copies the text and looks at the fonts.

use crate::common;
use flate2::read::ZlibDecoder;
use gaotai_article::Article;
use gaotai_layout::copy::Copy;
use gaotai_layout::plan::{Geometry, Plan, Rect};
use gaotai_layout::{Imprint, Ink, Sheet};
use gaotai_testkit::story::Story;
use std::io::Read;
use std::path::PathBuf;
use std::process::Command;

pub fn bytes(sheet: &Sheet, ink: Ink) -> Vec<u8> {
    let made = "2026-11-26T02:03:04+08:00".parse().expect("an instant");
    sheet.pdf(&Imprint { ident: "page-1", title: "要闻", made, ink }).expect("a page becomes a PDF")
}

/// What a program of poppler says of a PDF.
pub fn poppler(program: &str, options: &[&str], pdf: &[u8], to: &[&str]) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let path: PathBuf = folder.path().join("page.pdf");
    std::fs::write(&path, pdf).expect("the PDF can be written");
    let output = Command::new(program).args(options).arg(&path).args(to).output();
    let output = output.unwrap_or_else(|error| {
        panic!("{program}: {error}; `make test` or `cargo xtask setup test` brings poppler-utils")
    });
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let complaints = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(complaints.is_empty(), "{program} complains: {complaints}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// A word of a PDF in points on the trimmed sheet.
#[derive(Debug)]
struct Word {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

fn words(pdf: &[u8], bleed: f64) -> Vec<Word> {
    let text = poppler("pdftotext", &["-bbox-layout"], pdf, &["-"]);
    text.lines()
        .filter(|line| line.trim_start().starts_with("<word"))
        .map(|line| {
            let value = |name: &str| -> f64 {
                let rest = line.split(&format!("{name}=\"")).nth(1).expect("a word has a box");
                rest.split('"').next().and_then(|number| number.parse().ok()).expect("a number")
            };
            let (left, right) = (value("xMin") - bleed, value("xMax") - bleed);
            Word { left, right, top: value("yMin") - bleed, bottom: value("yMax") - bleed }
        })
        .collect()
}

/// Samples in fours, as a page has them.
fn pages() -> Vec<(String, Vec<Article>)> {
    let samples = common::samples();
    samples
        .chunks(4)
        .map(|four| {
            let names: Vec<&str> = four.iter().map(|(name, _)| name.as_str()).collect();
            (names.join(", "), four.iter().map(|(_, article)| article.clone()).collect())
        })
        .collect()
}

fn within(frame: &Rect, line: &Rect) -> bool {
    let middle = (line.x + line.width / 2.0, line.y + line.height / 2.0);
    (frame.x..frame.x + frame.width).contains(&middle.0)
        && (frame.y..frame.y + frame.height).contains(&middle.1)
}

/// Every page of samples with its grid, and its words as the PDF has them.
fn each_page(mut check: impl FnMut(&str, &Plan, &Geometry, &[Article], &Sheet, &[Word])) {
    let plan = common::plan("broadsheet-news");
    let grid = Geometry::of(&plan, &common::style(&plan.style));
    for (name, articles) in pages() {
        let sheet = common::broadsheet(&articles.iter().collect::<Vec<_>>());
        let words = words(&bytes(&sheet, Ink::Press), plan.sheet.bleed.0);
        check(&name, &plan, &grid, &articles, &sheet, &words);
    }
}

#[test]
fn lines_in_the_pdf_are_the_lines_that_were_told() {
    each_page(|name, plan, grid, articles, sheet, words| {
        for (number, slot) in plan.slots.iter().enumerate().take(articles.len()) {
            let fit = &sheet.fits[&slot.id];
            let figures = Copy::of(&articles[number]).figures.len();
            for rect in &grid.place_with(plan, number, figures).frames {
                let inside = |word: &&Word| {
                    let middle = ((word.left + word.right) / 2.0, (word.top + word.bottom) / 2.0);
                    middle.0 > rect.x
                        && middle.0 < rect.x + rect.width
                        && middle.1 > rect.y - 2.0
                        && middle.1 < rect.y + rect.height + 2.0
                };
                let mut heights: Vec<f64> =
                    words.iter().filter(inside).map(|word| (word.top + word.bottom) / 2.0).collect();
                heights.sort_by(f64::total_cmp);
                heights.dedup_by(|later, earlier| *later - *earlier < 0.5 * grid.leading());
                let mut told: Vec<f64> = fit
                    .lines
                    .iter()
                    .filter(|line| line.frame.is_some() && within(rect, &line.rect))
                    .map(|line| line.rect.y)
                    .collect();
                // Cells of a table stand beside each other.
                told.sort_by(f64::total_cmp);
                told.dedup_by(|later, earlier| (*later - *earlier).abs() < 0.5 * grid.leading());
                assert_eq!(heights.len(), told.len(), "{name}: frame {rect:?} of {}", slot.id);
            }
        }
    });
}

#[test]
fn every_line_of_running_text_stands_on_the_grid() {
    each_page(|name, _, grid, _, _, words| {
        // The body's face and size give words of one height, and no other text has it.
        let height = |word: &Word| ((word.bottom - word.top) * 100.0).round() as i64;
        let mut count = std::collections::BTreeMap::<i64, usize>::new();
        words.iter().for_each(|word| *count.entry(height(word)).or_default() += 1);
        let body = count.iter().max_by_key(|(_, count)| **count).map(|(height, _)| *height);
        let residues: Vec<f64> = words
            .iter()
            .filter(|word| Some(height(word)) == body)
            .map(|word| word.bottom.rem_euclid(grid.leading()))
            .collect();
        assert!(residues.len() > 100, "{name}: {} words", residues.len());
        let first = residues[0];
        let off: Vec<&f64> = residues
            .iter()
            .filter(|residue| {
                let apart = (**residue - first).abs();
                apart.min(grid.leading() - apart) > 0.02
            })
            .collect();
        assert!(off.is_empty(), "{name}: {} of {} words off the grid: {off:?}", off.len(), residues.len());
    });
}

pub fn bare(text: &str) -> String {
    // A word that was divided at a line end is copied with its hyphen.
    text.chars()
        .filter(|character| {
            !character.is_whitespace() && !matches!(character, '-' | '\u{AD}' | '\u{2010}' | '\u{200B}')
        })
        .collect()
}

#[test]
fn text_is_copied_as_it_was_written() {
    for (name, articles) in pages() {
        let sheet = common::broadsheet(&articles.iter().collect::<Vec<_>>());
        let copied = bare(&poppler("pdftotext", &["-raw"], &bytes(&sheet, Ink::Press), &["-"]));
        for (article, slot) in articles.iter().zip(["lead", "rail", "second", "box"]) {
            let copy = Copy::of(article);
            let over = sheet.fits[slot].overset;
            let cells = common::cells(&copy);
            let mut from = 0;
            for piece in common::pieces(&copy) {
                if over.is_some_and(|spot| spot.block == piece.block) {
                    break;
                }
                let text = bare(&piece.text());
                if cells.contains(&piece.block) {
                    // Of a table, every cell is whole.
                    assert!(copied.contains(&text), "{name}, {slot}: {text:?} is not copied");
                    continue;
                }
                let found = copied[from..].find(&text);
                let found =
                    found.unwrap_or_else(|| panic!("{name}, {slot}: {text:?} is not copied in its order"));
                from += found + text.len();
            }
        }
    }
}

/// The inflated streams of a PDF.
pub fn streams(pdf: &[u8]) -> Vec<Vec<u8>> {
    let find = |from: usize, what: &[u8]| {
        pdf[from..].windows(what.len()).position(|part| part == what).map(|at| from + at)
    };
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(start) = find(at, b"stream\n") {
        let from = start + b"stream\n".len();
        let Some(to) = find(from, b"endstream") else { break };
        let mut inflated = Vec::new();
        if ZlibDecoder::new(&pdf[from..to]).read_to_end(&mut inflated).is_ok() {
            out.push(inflated);
        }
        at = to + b"endstream".len();
    }
    out
}

/// Operators of colour in the content streams with what stands before them.
fn colours(pdf: &[u8]) -> Vec<String> {
    let mut out = Vec::new();
    for stream in streams(pdf) {
        let text = String::from_utf8_lossy(&stream).into_owned();
        if !text.contains("BT ") || !text.contains(" Tf") {
            continue;
        }
        let tokens: Vec<&str> = text.split_ascii_whitespace().collect();
        for (at, token) in tokens.iter().enumerate() {
            if matches!(
                *token,
                "k" | "K" | "rg" | "RG" | "g" | "G" | "sc" | "SC" | "scn" | "SCN" | "cs" | "CS"
            ) {
                let from = at.saturating_sub(if matches!(*token, "k" | "K") { 4 } else { 1 });
                out.push(tokens[from..=at].join(" "));
            }
        }
    }
    out.sort();
    out.dedup();
    out
}

fn one_page() -> Sheet {
    let samples = common::corpus();
    common::broadsheet(&samples.iter().map(|(_, article)| article).take(4).collect::<Vec<_>>())
}

#[test]
fn the_press_gets_black_ink_alone() {
    let found = colours(&bytes(&one_page(), Ink::Press));
    assert!(found.contains(&"0 0 0 1 k".to_owned()), "{found:?}");
    let other: Vec<_> = found
        .iter()
        .filter(|colour| !(colour.starts_with("0 0 0 ") && colour.to_lowercase().ends_with(" k")))
        .collect();
    assert!(other.is_empty(), "{other:?}");
}

#[test]
fn a_proof_is_grey_and_can_be_kept() {
    let pdf = bytes(&one_page(), Ink::Proof);
    let found = colours(&pdf);
    assert!(
        found
            .iter()
            .all(|colour| !colour.ends_with('k') && !colour.ends_with('K') && !colour.ends_with("rg")),
        "{found:?}"
    );
    let text = String::from_utf8_lossy(&pdf).into_owned();
    assert!(
        text.contains("<pdfaid:part>2</pdfaid:part>")
            && text.contains("<pdfaid:conformance>U</pdfaid:conformance>")
    );
    let said = poppler("pdfinfo", &["-isodates"], &pdf, &[]);
    assert!(said.contains("CreationDate:    2026-11-2"), "{said}");
    assert!(said.contains("Title:           要闻"), "{said}");
}

#[test]
fn bleed_and_trim() {
    let said = poppler("pdfinfo", &["-box"], &bytes(&one_page(), Ink::Press), &[]);
    let numbers = |name: &str| -> Vec<f64> {
        let line =
            said.lines().find(|line| line.starts_with(name)).unwrap_or_else(|| panic!("no {name} in {said}"));
        line[name.len() + 1..].split_whitespace().map(|number| number.parse().expect("a number")).collect()
    };
    let (media, trim, bleed) = (numbers("MediaBox"), numbers("TrimBox"), numbers("BleedBox"));
    let mm = |length: f64| length * 72.0 / 25.4;
    assert!((media[2] - mm(396.0)).abs() < 0.02 && (media[3] - mm(546.0)).abs() < 0.02, "{media:?}");
    assert!((trim[0] - mm(3.0)).abs() < 0.02 && (trim[2] - mm(393.0)).abs() < 0.02, "{trim:?}");
    assert_eq!(bleed, media);
    let proof = poppler("pdfinfo", &["-box"], &bytes(&one_page(), Ink::Proof), &[]);
    assert!(proof.contains("1105.51"), "a proof ends at the trim: {proof}");
}

#[test]
fn faces_are_embedded_in_part() {
    for ink in [Ink::Press, Ink::Proof] {
        let pdf = bytes(&one_page(), ink);
        let said = poppler("pdffonts", &[], &pdf, &[]);
        let fonts: Vec<&str> = said.lines().skip(2).collect();
        assert!(fonts.len() >= 2, "{said}");
        for font in fonts {
            let words: Vec<&str> = font.split_whitespace().collect();
            let flags = &words[words.len() - 5..words.len() - 2];
            assert_eq!(flags, ["yes", "yes", "yes"], "embedded, in part, searchable: {font}");
        }
        assert!(pdf.len() < 1_500_000, "{} bytes", pdf.len());
    }
}

#[test]
fn words_stay_words_when_they_are_copied() {
    let article =
        Story::new("标题").paragraph("The ferry to 青禾 leaves at 19:30 with 169.8 tonnes of grain.").build();
    let copied =
        poppler("pdftotext", &["-raw"], &bytes(&common::broadsheet(&[&article]), Ink::Press), &["-"]);
    for word in ["The", "ferry", "青禾", "19:30", "169.8", "grain."] {
        assert!(copied.split_whitespace().any(|found| found.contains(word)), "{word}: {copied}");
    }
}
