//! Versions: comparing two of a long story, and the timeline of one with many, by themselves
//! and in the window. Beside each a plain run of the same size in the same process.

use super::backend::{say, timed};
use gaotai_article::Article;
use gaotai_desk::Desk;
use gaotai_language::differ::story::{amount, lines};
use gaotai_store::{Library, Stage, Stamp};
use gaotai_testkit::edits::{Edit, edited};
use gaotai_testkit::long::{Long, long};
use gaotai_testkit::story::Story;
use gaotai_tests::window::{Error, Options, Window};
use serde_json::{Value, json};
use similar::{Algorithm, capture_diff_slices};
use std::hint::black_box;
use std::path::Path;

const EDITS: usize = 300;
const VERSIONS: usize = 2_000;
/// How often the window opens the timeline, or the comparison.
const OPENINGS: usize = 12;

/// Which build this is.
pub fn kind() -> &'static str {
    if cfg!(debug_assertions) { "debug" } else { "release" }
}

fn stamp() -> Stamp {
    Stamp { person: None, time: chrono::Utc::now().fixed_offset() }
}

/// Words typed over, sentences parted and joined, blocks moved, all over the story.
fn changed(story: &Article) -> Article {
    let edit = |nth: usize| match nth % 30 {
        7 => Edit::Split(nth * 3, 24, false),
        13 => Edit::Join(nth * 5),
        19 => Edit::Move(nth * 7, nth * 7 + 5),
        _ => Edit::Type(nth * 37, nth * 11, nth % 5, ["夜班", "，", "2,300人", "广州"][nth % 4].into()),
    };
    (0..EDITS).fold(story.clone(), |story, nth| edited(story, &edit(nth), nth))
}

fn text(story: &Article) -> Vec<char> {
    lines(story).iter().flat_map(|line| line.text.chars().chain(['\n'])).collect()
}

/// Two versions of 20,000 characters with 300 edits between them.
pub fn compare(folder: &Path) -> Result<Value, Error> {
    let (old, new) = {
        let old = long(Long::STORY, &[]);
        let new = changed(&old);
        (old, new)
    };
    let library = Library::create_or_open(folder)?.0;
    let (first, second) = library.write(&stamp(), "bench", |w| {
        let first = w.create(&old, Stage::Import)?;
        Ok((first, w.commit(&new, Stage::Edit, &[first])?))
    })?;
    drop(library);
    let desk = Desk::existing(folder).map_err(|failure| format!("{failure:?}"))?;
    let request = json!({ "id": old.id, "old": first.to_string(), "new": second.to_string() });
    let call = || {
        desk.call("story.compare", request.clone(), &|_, _, _, _| {})
            .map_err(|failure| Error::from(format!("{failure:?}")))
    };
    let seen = call()?;
    println!(
        "\nComparing two versions of {} characters, {EDITS} edits ({} build): +{} -{}, {} moved, {} rows\n",
        text(&old).len(),
        kind(),
        seen["added"],
        seen["removed"],
        seen["moved"],
        seen["rows"].as_array().map_or(0, Vec::len),
    );
    let verb = timed(|_| call().map(|_| ()))?;
    say("story.compare: both from the disk, compared, as JSON (goal: under 100 ms)", &verb);
    let alone = timed(|_| {
        black_box(gaotai_review::compare(black_box(&old), black_box(&new)));
        Ok(())
    })?;
    say("of that the comparison alone", &alone);
    let exact = timed(|_| {
        black_box(gaotai_review::between(black_box(&old), black_box(&new)));
        Ok(())
    })?;
    say("the full difference, for programs", &exact);
    let (from, to) = (text(&old), text(&new));
    let plain = timed(|_| {
        black_box(capture_diff_slices(Algorithm::Myers, black_box(&from), black_box(&to)));
        Ok(())
    })?;
    say("beside it: similar's own difference of the two plain texts by characters", &plain);
    let numbers = keystroke(&old)?;
    Ok(json!({ "verb": verb, "alone": alone, "exact": exact, "plain": plain, "numbers": numbers }))
}

/// What the timeline's two numbers cost when one paragraph changed.
fn keystroke(old: &Article) -> Result<Vec<f64>, Error> {
    let new = edited(old.clone(), &Edit::Type(9, 12, 2, "夜班".into()), 0);
    let numbers = timed(|_| {
        black_box(amount(Some(black_box(old)), black_box(&new)));
        Ok(())
    })?;
    say("the timeline's two numbers when one paragraph changed, at every new version", &numbers);
    Ok(numbers)
}

/// The timeline of a story with 2,000 versions.
pub fn timeline(folder: &Path) -> Result<Value, Error> {
    let library = Library::create_or_open(folder)?.0;
    let story = Story::new("末班车").paragraph("凌晨零点，青禾县新增的两条夜班公交线路正式发车。").build();
    library.write(&stamp(), "bench", |w| {
        let mut head = w.create(&story, Stage::Create)?;
        for nth in 1..VERSIONS {
            let next = edited(story.clone(), &Edit::Type(5, nth, 1, format!("{nth}")), nth);
            head = w.commit(&next, Stage::Edit, &[head])?;
            if nth % 100 == 0 {
                w.name_revision(story.id, head, Some(&format!("第{nth}版")), None)?;
            }
        }
        Ok(())
    })?;
    drop(library);
    let desk = Desk::existing(folder).map_err(|failure| format!("{failure:?}"))?;
    println!("\nThe timeline of {VERSIONS} versions ({} build)\n", kind());
    let request = json!({ "id": story.id });
    let verb = timed(|_| {
        desk.call("story.revisions", request.clone(), &|_, _, _, _| {})
            .map(|_| ())
            .map_err(|failure| Error::from(format!("{failure:?}")))
    })?;
    say("story.revisions, as JSON (goal with the window: under 150 ms)", &verb);
    let raw = rusqlite::Connection::open(folder.join("library.sqlite"))?;
    let plain = timed(|_| {
        let mut query =
            raw.prepare("SELECT id, stage, author_name, time, hash, words, added, removed FROM revision")?;
        let mut rows = query.query([])?;
        let mut count = 0;
        while let Some(row) = rows.next()? {
            count += row.get::<_, String>(0)?.len() + row.get::<_, String>(3)?.len();
        }
        black_box(count);
        Ok(())
    })?;
    say("beside it: the rows as SQLite gives them", &plain);
    Ok(json!({ "verb": verb, "plain": plain }))
}

/// From the click on the tab until the first frame with versions in it was painted, in the real
/// window on the library that [`timeline`] made.
pub async fn timeline_window(folder: &Path) -> Result<Value, Error> {
    let window = Window::open(&Options::on(folder)).await?;
    window.click("[data-testid=story-row]").await?;
    window.find("[data-testid=tab-versions]").await?;
    let mut took = Vec::new();
    for _ in 0..OPENINGS {
        window.click("[data-testid=tab-details]").await?;
        window
            .eval(
                "window.__took = null;
                 const from = performance.now();
                 const seen = () => {
                   if (document.querySelector('[data-testid=version], [data-testid=sitting]') === null) return requestAnimationFrame(seen);
                   setTimeout(() => { window.__took = performance.now() - from; });
                 };
                 document.querySelector('[data-testid=tab-versions]').click();
                 requestAnimationFrame(seen);",
            )
            .await?;
        took.push(window.until("the timeline", "return window.__took").await?.as_f64().unwrap_or(f64::NAN));
    }
    window.close().await?;
    println!("in the real window, the first time: {:.0} ms", took[0]);
    say("in the real window, from the click to the first frame with versions (goal: under 150 ms)", &took);
    Ok(json!(took))
}

/// From the key until the first frame with rows of the comparison was painted, and until all of
/// them were made, in the real window on the library that [`compare`] made.
pub async fn compare_window(folder: &Path) -> Result<Value, Error> {
    let window = Window::open(&Options::on(folder)).await?;
    window.click("[data-testid=story-row]").await?;
    window.until("the manuscript", "return document.querySelectorAll('.ProseMirror p').length > 50").await?;
    let (mut first, mut all) = (Vec::new(), Vec::new());
    for _ in 0..OPENINGS {
        window
            .eval(
                "window.__took = null;
                 const from = performance.now();
                 let [first, last, size, still] = [0, 0, 0, 0];
                 const seen = () => {
                   const rows = document.querySelectorAll('[data-testid=compare-row]').length;
                   if (rows > size) {
                     still = 0;
                     size = rows;
                     setTimeout(() => { last = performance.now() - from; first ||= last; });
                   } else if (size > 0) still += 1;
                   if (still < 12) return requestAnimationFrame(seen);
                   window.__took = [first, last, size];
                 };
                 window.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', code: 'KeyJ', ctrlKey: true, altKey: true }));
                 requestAnimationFrame(seen);",
            )
            .await?;
        let took = window.until("the comparison", "return window.__took").await?;
        first.push(took[0].as_f64().unwrap_or(f64::NAN));
        all.push(took[1].as_f64().unwrap_or(f64::NAN));
        window.click("[data-testid=compare-close]").await?;
        window.until("the page", "return !document.querySelector('[data-testid=comparison]')").await?;
    }
    window.close().await?;
    println!("in the real window, the first time: {:.0} ms, all rows {:.0} ms", first[0], all[0]);
    say("in the real window, from the key to the first frame with rows", &first);
    say("to the last of the rows", &all);
    Ok(json!({ "first": first, "all": all }))
}
