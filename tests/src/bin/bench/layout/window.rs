//! The printed page in the real window: from a key to the figure, to the page's fresh pixels on the
//! screen, from entering the layout to the first page; and typing beside the page's lines.

use super::super::ask;
use super::super::backend::say;
use super::super::figures::{add, at};
use super::{goal, load};
use gaotai_desk::Desk;
use gaotai_store::{Library, Stage, Stamp};
use gaotai_testkit::ids;
use gaotai_testkit::long::{Long, long};
use gaotai_tests::window::{Error, Options, Window, key};
use serde_json::{Value, json};
use std::path::Path;
use std::time::Duration;

/// Slow enough that every key has a page of its own.
const EVERY: Duration = Duration::from_millis(400);
/// How long a window stands before somebody enters the layout.
const STANDS: Duration = Duration::from_secs(4);
const WINDOWS: usize = 3;
const KEYS: usize = 40;
const ROUNDS: usize = 3;
const FIGURE: f64 = 50.0;
/// When the page's answer was there on a quiet machine, in milliseconds after the key.
const ANSWERS: u64 = 28;
const ENTERING: f64 = 500.0;
const PIXELS: f64 = 1.5;
/// What stands on the page, and how many characters each has.
const SLOTS: [(&str, usize); 5] =
    [("second", 3000), ("box", 350), ("photo", 400), ("rail", 420), ("lead", 2300)];

/// A library with one broadsheet page that is full; its lead is the newest story.
fn library(folder: &Path) -> Result<(), Error> {
    drop(Desk::open(folder).map_err(|failure| format!("{failure:?}"))?);
    let library = Library::open(folder)?;
    let stamp = Stamp { person: None, time: chrono::Utc::now().fixed_offset() };
    let mut stories = Vec::new();
    for (number, (slot, characters)) in (900_u128..).zip(SLOTS) {
        let mut story = long(Long { characters, figures: 0, tables: 0 }, &[]);
        story.id = ids::article(number);
        library.write(&stamp, "bench", |w| w.create(&story, Stage::Import).map(|_| ()))?;
        stories.push((slot, story.id.to_string()));
    }
    drop(library);
    let desk = Desk::existing(folder).map_err(|failure| format!("{failure:?}"))?;
    let call = |verb: &str, request: Value| {
        desk.call(verb, request, &|_, _, _, _| {})
            .map_err(|failure| Error::from(format!("{verb}: {failure:?}")))
    };
    call("person.name", json!({ "name": "林晓" }))?;
    let page =
        call("page.create", json!({ "plan": "broadsheet-news", "name": "要闻" }))?["page"]["id"].clone();
    for (slot, article) in stories {
        call("page.place", json!({ "page": page, "slot": slot, "article": article }))?;
    }
    Ok(())
}

/// All figures of the page in the window.
pub async fn measure(folder: &Path) -> Result<Value, Error> {
    let path = folder.join("library");
    library(&path)?;
    println!("\nThe printed page in the real window (load {})\n", load());
    let mut entered = Vec::new();
    for _ in 1..WINDOWS {
        let window = open(&path).await?;
        add(&mut entered, &enter(&window).await?["page"]);
        window.close().await?;
    }
    let window = open(&path).await?;
    add(&mut entered, &enter(&window).await?["page"]);
    say("entering the layout, the first time in a window: its first page is shown", &entered);
    goal("entering", at(&entered, 1.0), ENTERING);
    let again = again(&window).await?;
    let keys = keys(&window).await?;
    window.close().await?;
    println!("load when it was done: {}", load());
    Ok(json!({ "entered": entered, "again": again, "keys": keys }))
}

async fn open(path: &Path) -> Result<Window, Error> {
    let window = Window::open(&Options { bench: true, ..Options::on(path) }).await?;
    window.until("the manuscript", "return window.gaotaiBench && gaotaiBench.ready()").await?;
    tokio::time::sleep(STANDS).await;
    Ok(window)
}

fn control(digit: char) -> String {
    format!("{}{digit}{}", key::CONTROL, key::NONE)
}

/// Into the layout by its key.
async fn enter(window: &Window) -> Result<Value, Error> {
    ask(window, "watchPage()").await?;
    window.keys(&control('3')).await?;
    window.until("the page", "return gaotaiBench.pages() > 0 || null").await?;
    ask(window, "unwatchPage()").await
}

async fn again(window: &Window) -> Result<Vec<f64>, Error> {
    let mut found = Vec::new();
    for _ in 0..ROUNDS {
        window.keys(&control('1')).await?;
        window
            .until(
                "the text alone",
                "return document.querySelector('[data-testid=page-pixels]') === null || null",
            )
            .await?;
        add(&mut found, &enter(window).await?["page"]);
    }
    say("entering it again", &found);
    Ok(found)
}

async fn keys(window: &Window) -> Result<Value, Error> {
    let (mut bare, mut lines, mut text) = (Vec::new(), Value::Null, Value::Null);
    let mut size = String::new();
    let least = least(window).await?;
    for (scene, keys) in [("lines", line_keys()), ("text", text_keys())] {
        for _ in 0..2 {
            let alone = ask(window, &format!("barePage({})", KEYS / 2)).await?;
            add(&mut bare, &alone["took"]);
            size = format!("{} by {}", alone["width"], alone["height"]);
        }
        ask(window, "afterFirst(2)").await?;
        tokio::time::sleep(EVERY).await;
        ask(window, "watchPage()").await?;
        window.press(&keys, EVERY).await?;
        let found = ask(window, "unwatchPage()").await?;
        *(if scene == "lines" { &mut lines } else { &mut text }) = found;
    }
    say(&format!("a picture of the page's size alone ({size} pixels), from its bytes to the screen"), &bare);
    tell("Enter and Backspace", &lines);
    tell("letters", &text);
    let figure = samples(&text, "figure");
    let shown = samples(&text, "shown");
    // No figure at all is no figure in time.
    goal("the figure", if figure.is_empty() { f64::INFINITY } else { at(&figure, 0.5) }, FIGURE);
    println!(
        "of {} keys {} had their figure within {FIGURE} ms",
        figure.len(),
        figure.iter().filter(|ms| **ms <= FIGURE).count()
    );
    goal("showing the page's pixels", at(&shown, 0.5), at(&bare, 0.5) * PIXELS);
    Ok(json!({ "bare": bare, "least": least, "lines": lines, "text": text }))
}

/// The same keys in the same page when nobody sets it: how soon a text in the status bar can be seen that is
/// written with the key, or when the answer would have come.
async fn least(window: &Window) -> Result<Value, Error> {
    let mut found = serde_json::Map::new();
    for (scene, keys) in [("letters", text_keys()), ("Enter and Backspace", line_keys())] {
        for after in [0, ANSWERS] {
            ask(window, "afterFirst(2)").await?;
            tokio::time::sleep(EVERY).await;
            ask(window, &format!("watchBareFigure({after})")).await?;
            window.press(&keys, EVERY).await?;
            let took = ask(window, "unwatchBareFigure()").await?;
            let mut samples = Vec::new();
            add(&mut samples, &took);
            say(&format!("{scene}: a text in the status bar, written {after} ms after the key"), &samples);
            found.insert(format!("{scene} {after}"), took);
        }
    }
    Ok(found.into())
}

/// Each of these splits a paragraph or joins it, and so moves all that follows.
fn line_keys() -> String {
    [key::ENTER, key::BACKSPACE].repeat(KEYS / 2).concat()
}

fn text_keys() -> String {
    "夜班车开了".chars().cycle().take(KEYS).collect()
}

fn samples(found: &Value, kind: &str) -> Vec<f64> {
    let mut samples = Vec::new();
    add(&mut samples, &found[kind]);
    samples
}

fn tell(what: &str, found: &Value) {
    for (kind, name) in [
        ("sent", "the page is asked for"),
        ("back", "the answer is there"),
        ("set", "the window knows of the set page"),
        ("figure", "the figure is on the screen"),
        ("asked", "pixels were asked for"),
        ("put", "they stand in the canvas"),
        ("page", "they are on the screen"),
    ] {
        let samples = samples(found, kind);
        if !samples.is_empty() {
            say(&format!("{what}: from the key until {name} ({} keys)", samples.len()), &samples);
        }
    }
    say(&format!("{what}: from the canvas to the screen"), &samples(found, "shown"));
}

/// Typing in two manuscripts of the long story, one with the page's lines, in turn.
pub async fn lines(window: &Window) -> Result<Value, Error> {
    const WHICH: [&str; 2] = ["plain", "lines"];
    println!("\nTyping beside the page's lines, 20,000 characters (load {})\n", load());
    let mut found = [[Vec::new(), Vec::new()], [Vec::new(), Vec::new()]];
    for round in 0..ROUNDS * 2 {
        for turn in 0..WHICH.len() {
            let nth = (round + turn) % WHICH.len();
            let which = WHICH[nth];
            let place = ["start", "middle", "end"][round % 3];
            ask(window, &format!("use('{which}')")).await?;
            ask(window, &format!("place('{which}', '{place}')")).await?;
            ask(window, "start()").await?;
            window.press(&text_keys(), super::super::EVERY).await?;
            let samples = ask(window, "stop()").await?;
            add(&mut found[nth][0], &samples["script"]);
            add(&mut found[nth][1], &samples["frame"]);
        }
    }
    for (kind, name) in ["the page's own work", "to the frame"].iter().enumerate() {
        say(&format!("without the lines: {name}"), &found[0][kind]);
        say(&format!("with the lines: {name}"), &found[1][kind]);
        let times = |share| at(&found[1][kind], share) / at(&found[0][kind], share);
        println!("with / without: p50 {:.2}, p95 {:.2} (goal 1.3)", times(0.5), times(0.95));
    }
    ask(window, "use('ours')").await?;
    Ok(json!({ "without": found[0], "with": found[1] }))
}
