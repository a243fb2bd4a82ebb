//! How fast a page is set: the typesetter alone, in this process; `window` measures the same from
//! the key to the screen.

#[path = "../../../../../crates/layout/tests/ready/fill.rs"]
#[allow(dead_code, reason = "the pictures of pages use more of it")]
mod fill;
pub mod window;

use super::backend::say;
use super::figures::at;
use gaotai_layout::copy::{Element, Piece};
use gaotai_layout::{Imprint, Ink, Job, Press, Sheet};
use gaotai_testkit::ids;
use gaotai_tests::window::Error;
use serde_json::{Value, json};
use std::hint::black_box;
use std::time::Instant;

/// Pages that lie in one process.
const PAGES: usize = 8;
/// Cold ones are set that often.
const COLD: usize = 9;
const KEYS: usize = 60;
/// What the trial needed after one character, in milliseconds: one page, eight pages (print-layout.md).
const TRIAL: [f64; 2] = [3.3, 7.8];
/// How much more may be needed.
const SLACK: f64 = 1.5;
/// Pixels across a page in a window, and in one of twice the density.
const WIDE: [f64; 2] = [900.0, 1800.0];

/// All figures of the typesetter.
pub fn measure() -> Result<Value, Error> {
    let started = load();
    println!("\nThe printed page ({} build, load {started})\n", super::versions::kind());
    let press = fill::press();
    let pages: Vec<fill::Page> = (0..PAGES).map(|number| page(&press, number)).collect();
    tell(&pages[0], &press);
    let cold = cold(&pages)?;
    let typed = typed(&press, pages)?;
    println!("load when it was done: {}", load());
    Ok(json!({ "cold": cold, "typed": typed }))
}

/// The load of the machine over the last minute, as the system says it.
pub fn load() -> String {
    let text = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    text.split(' ').next().unwrap_or_default().to_owned()
}

fn ms(from: Instant) -> f64 {
    from.elapsed().as_secs_f64() * 1000.0
}

/// A full broadsheet; no paragraph of it is that of a page with another number, nor is any block.
fn page(press: &Press, number: usize) -> fill::Page {
    let mut page = fill::filled(press, "broadsheet-news", None);
    let mut block = number as u128 * 10_000;
    let mut own = |piece: &mut Piece| {
        block += 1;
        piece.block = ids::block(block);
    };
    for story in page.stories.values_mut() {
        story.copy.head.iter_mut().for_each(|(_, piece)| own(piece));
        for piece in story.copy.body.iter_mut().filter_map(paragraph) {
            change(piece, 0, number);
            own(piece);
        }
    }
    page
}

fn paragraph(element: &mut Element) -> Option<&mut Piece> {
    match element {
        Element::Paragraph { piece, .. } => Some(piece),
        _ => None,
    }
}

/// Another character in the place of the one at `place`, each number another one.
fn change(piece: &mut Piece, place: usize, number: usize) {
    const SIGNS: [char; 8] = ['夜', '班', '车', '开', '山', '水', '城', '乡'];
    let Some(run) = piece.runs.first_mut() else { return };
    let signs = run.text.chars().enumerate();
    run.text = signs.map(|(at, one)| if at == place { SIGNS[number % SIGNS.len()] } else { one }).collect();
}

/// Types a character into the middle of the lead's third paragraph.
fn key(page: &mut fill::Page, number: usize) -> Result<(), Error> {
    let lead = page.stories.get_mut("lead").ok_or("the page has no lead")?;
    let piece = lead.copy.body.iter_mut().filter_map(paragraph).nth(2).ok_or("the lead has no text")?;
    let run = piece.runs.first_mut().ok_or("the paragraph has no text")?;
    let middle = run.text.chars().count() / 2;
    let signs: Vec<char> = run.text.chars().collect();
    let typed = char::from_u32(0x4e00 + number as u32).unwrap_or('夜');
    run.text = signs[..middle].iter().chain([&typed]).chain(&signs[middle..]).collect();
    Ok(())
}

fn tell(page: &fill::Page, press: &Press) {
    let sheet = press.set(&page.job());
    let (width, height) = sheet.size();
    let text = |element: &Element| match element {
        Element::Paragraph { piece, .. } | Element::Head { piece, .. } => piece.text().chars().count(),
        _ => 0,
    };
    let characters: usize = page.stories.values().flat_map(|story| &story.copy.body).map(text).sum();
    let lines: usize = sheet.fits.values().map(|fit| fit.lines.len()).sum();
    println!(
        "a page: {width:.0} by {height:.0} points, {} stories, {characters} characters of running text in {lines} lines",
        page.stories.len()
    );
}

fn cold(pages: &[fill::Page]) -> Result<Value, Error> {
    let (mut faces, mut first, mut one, mut eight) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for _ in 0..COLD {
        let from = Instant::now();
        let press = fill::press();
        faces.push(ms(from));
        press.forget();
        first.push(set(&press, &pages[..1]));
        press.forget();
        one.push(set(&press, &pages[..1]));
        press.forget();
        eight.push(set(&press, pages));
    }
    say("the folder of faces looked through", &faces);
    say("the first page, its faces read with it (trial 366)", &first);
    say("a page of which nothing is known, faces read (trial 47)", &one);
    say("eight such pages (trial 195)", &eight);
    Ok(json!({ "faces": faces, "first": first, "one": one, "eight": eight }))
}

/// Milliseconds to set all of these.
fn set(press: &Press, pages: &[fill::Page]) -> f64 {
    let jobs: Vec<Job<'_>> = pages.iter().map(fill::Page::job).collect();
    let from = Instant::now();
    jobs.iter().for_each(|job| drop(black_box(press.set(job))));
    ms(from)
}

fn typed(press: &Press, mut pages: Vec<fill::Page>) -> Result<Value, Error> {
    set(press, &pages);
    let same: Vec<f64> = (0..KEYS).map(|_| set(press, &pages[..1])).collect();
    let (mut one, mut among, mut eight) = (Vec::new(), Vec::new(), Vec::new());
    for number in 0..KEYS {
        key(&mut pages[0], number)?;
        one.push(set(press, &pages[..1]));
    }
    set(press, &pages);
    for number in 0..KEYS {
        key(&mut pages[3], number)?;
        among.push(set(press, &pages[3..4]));
        eight.push(among[number] + set(press, &pages[..3]) + set(press, &pages[4..]));
    }
    say("nothing changed (trial 0.1)", &same);
    say("one character in the lead, one page (trial 3.3)", &one);
    say("one character in the lead of one of eight, that page", &among);
    say("and the other seven with it (trial 7.8)", &eight);
    goal("one page", at(&one, 0.5), TRIAL[0] * SLACK);
    goal("eight pages", at(&eight, 0.5), TRIAL[1] * SLACK);
    let out = out(press, &mut pages[0])?;
    Ok(json!({ "same": same, "one": one, "among": among, "eight": eight, "out": out }))
}

/// Says whether a goal is met.
pub fn goal(what: &str, found: f64, most: f64) {
    let verdict = if found <= most { "met" } else { "NOT met" };
    println!("goal, {what}: {found:.1} of at most {most:.1} ms, {verdict}");
}

/// The ways out, each of a page in which a character has just been typed.
fn out(press: &Press, page: &mut fill::Page) -> Result<Value, Error> {
    let mut pixels = [Vec::new(), Vec::new()];
    let mut files = [Vec::new(), Vec::new()];
    for number in 0..KEYS / 3 {
        key(page, KEYS + number)?;
        let sheet = press.set(&page.job());
        for (wide, found) in WIDE.iter().zip(&mut pixels) {
            let from = Instant::now();
            black_box(sheet.pixels(wide / sheet.size().0).ok_or("no pixels")?);
            found.push(ms(from));
        }
        for (ink, found) in [Ink::Press, Ink::Proof].into_iter().zip(&mut files) {
            found.push(pdf(&sheet, ink)?);
        }
    }
    println!(
        "pixels of the first sheet, which draws each glyph for the first time: {:.1}, {:.1} ms",
        pixels[0][0], pixels[1][0]
    );
    say("pixels of the whole page, 900 across (trial 31 to 34 at 1474)", &pixels[0]);
    say("1,800 across", &pixels[1]);
    println!("the first PDF: {:.1} ms (trial 40)", files[0][0]);
    say("PDF for the press (trial 13)", &files[0]);
    say("PDF/A in grey", &files[1]);
    Ok(json!({ "pixels_900": pixels[0], "pixels_1800": pixels[1], "press": files[0], "proof": files[1] }))
}

fn pdf(sheet: &Sheet, ink: Ink) -> Result<f64, Error> {
    let imprint =
        Imprint { ident: "bench", title: "bench", made: chrono::DateTime::UNIX_EPOCH.fixed_offset(), ink };
    let from = Instant::now();
    black_box(sheet.pdf(&imprint).map_err(|errors| errors.join("; "))?);
    Ok(ms(from))
}
