//! How fast the editor is in the real window, side by side with a bare ProseMirror editor of the
//! same document in the same page: `make bench`. `docs/bench.md` says what is measured.
//!
//! `bench compare`, `bench timeline`, `bench backup`, `bench pictures` and `bench media` measure only
//! that: two versions, a timeline of 2,000, a backup beside a plain copy, twenty large pictures
//! coming in, and what is done with pictures behind the window. `bench layout` measures the printed
//! page, `bench typeset` that without the window, and `bench lines` typing beside the page's lines;
//! `bench review` a story with many suggestions and comments.
//! `bench [FILE]` writes the figures to FILE as JSON as well. `GAOTAI_BENCH_ROUNDS` (4) and
//! `GAOTAI_BENCH_KEYS` (40) make it shorter or longer.

mod backend;
mod backup;
mod figures;
mod layout;
mod pictures;
mod review;
mod shelf;
mod versions;

use figures::{Figures, add, at, by_name, head, line, tables};
use gaotai_desk::Desk;
use gaotai_store::{Library, MediaAbout, NewMedia, Stage, Stamp, StoreError};
use gaotai_testkit::long::{Long, long};
use gaotai_tests::window::{Error, Options, Window, key};
use serde_json::{Value, json};
use std::path::Path;
use std::time::Duration;

/// Quick typing: about 300 keys a minute, so that every key has frames of its own.
const EVERY: Duration = Duration::from_millis(60);
const WHICH: [&str; 2] = ["bare", "ours"];
/// The kinds of what is measured on a key, as the page names them.
const KINDS: [&str; 4] = ["frame", "script", "queue", "gaps"];

/// One way of typing.
struct Scene {
    name: &'static str,
    place: &'static str,
    keys: &'static str,
}

const SCENES: [Scene; 6] = [
    Scene { name: "text at the start", place: "start", keys: "夜班车开了" },
    Scene { name: "text in the middle", place: "middle", keys: "夜班车开了" },
    Scene { name: "text at the end", place: "end", keys: "夜班车开了" },
    Scene { name: "text in a table cell", place: "cell", keys: "夜班车开了" },
    Scene { name: "Backspace", place: "middle", keys: key::BACKSPACE },
    Scene { name: "Enter, a letter", place: "middle", keys: "\u{e006}站" },
];

fn number(name: &str, usual: usize) -> usize {
    std::env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(usual)
}

/// A library whose newest story is the long one; gives how many blocks it has.
fn library(folder: &Path) -> Result<usize, Error> {
    drop(Desk::open(folder).map_err(|failure| format!("{failure:?}"))?);
    let library = Library::open(folder)?;
    let stamp = Stamp { person: None, time: chrono::Utc::now().fixed_offset() };
    let mut files: Vec<_> = std::fs::read_dir(gaotai_testkit::repository().join("tests/corpus/media"))?
        .flatten()
        .map(|entry| entry.path())
        .collect();
    files.sort();
    let blocks = library.write(&stamp, "bench", |w| {
        let mut hashes = Vec::new();
        for file in &files {
            let bytes = std::fs::read(file).unwrap_or_default();
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            let probe =
                gaotai_picture::probe(&bytes).map_err(|_| StoreError::Missing { path: file.clone() })?;
            let new = NewMedia {
                bytes: &bytes,
                name: &name,
                mime: probe.kind.mime(),
                width: probe.width,
                height: probe.height,
                about: MediaAbout::default(),
            };
            hashes.push(w.put_media(&new)?);
        }
        let story = long(Long::STORY, &hashes);
        w.create(&story, Stage::Import)?;
        Ok(story.doc.body.len())
    })?;
    Ok(blocks)
}

/// Awaits a promise of the page's `gaotaiBench`.
async fn ask(window: &Window, call: &str) -> Result<Value, Error> {
    window
        .eval(&format!(
            "window.__answer = null;
             Promise.resolve(gaotaiBench.{call}).then(
                 (value) => {{ window.__answer = {{ value: value ?? null }}; }},
                 (error) => {{ window.__answer = {{ error: String(error) }}; }});"
        ))
        .await?;
    let answer = window.until(call, "return window.__answer").await?;
    match answer.get("error").and_then(Value::as_str) {
        Some(error) => Err(format!("{call}: {error}").into()),
        None => Ok(answer["value"].clone()),
    }
}

/// Both editors in turn, so that what else the machine does falls on both.
async fn type_scene(window: &Window, scene: &Scene, rounds: usize, keys: usize) -> Result<Value, Error> {
    let mut samples = vec![vec![Vec::new(); KINDS.len()]; WHICH.len()];
    let text: String = scene.keys.chars().cycle().take(keys).collect();
    for round in 0..rounds {
        for turn in 0..WHICH.len() {
            let at = (round + turn) % WHICH.len();
            let which = WHICH[at];
            ask(window, &format!("use('{which}')")).await?;
            ask(window, &format!("place('{which}', '{}')", scene.place)).await?;
            let before = ask(window, &format!("size('{which}')")).await?;
            ask(window, "start()").await?;
            window.press(&text, EVERY).await?;
            let found = ask(window, "stop()").await?;
            if ask(window, &format!("size('{which}')")).await? == before {
                return Err(format!("{}: no key arrived in {which}", scene.name).into());
            }
            for (kind, name) in KINDS.iter().enumerate() {
                add(&mut samples[at][kind], &found[*name]);
            }
        }
    }
    Ok(by_name(&samples))
}

async fn opening(window: &Window, rounds: usize) -> Result<Value, Error> {
    let editors = ask(window, &format!("opening({rounds})")).await?;
    let (mut bare, mut ours) = (Vec::new(), Vec::new());
    add(&mut bare, &editors["bare"]);
    add(&mut ours, &editors["ours"]);
    head("Opening: from the document's JSON to the first frame, ms");
    line("editor made anew", &bare, &ours);
    println!("p50: {:.2} times the bare one's", at(&ours, 0.5) / at(&bare, 0.5));
    let mut whole = Vec::new();
    add(&mut whole, &ask(window, &format!("reading({rounds})")).await?);
    println!(
        "the whole way (backend, wire, editor, panels): p50 {:.0} ms, worst {:.0} ms",
        at(&whole, 0.5),
        at(&whole, 1.0)
    );
    Ok(json!({ "editors": editors, "whole": whole }))
}

async fn costs(window: &Window) -> Result<Value, Error> {
    let cost = ask(window, "costs()").await?;
    println!("\nThe journal's part of the page's thread, all scenes together\n");
    for (name, what) in [
        ("taking", "on each keystroke: taking the change"),
        ("sending", "on each write, outside of keystrokes: JSON and the call"),
    ] {
        let (calls, ms) =
            (cost[name]["calls"].as_f64().unwrap_or(0.0), cost[name]["ms"].as_f64().unwrap_or(0.0));
        println!("{what}: {calls:.0} times, {:.3} ms each", ms / calls.max(1.0));
    }
    println!("writes that began inside a key's event: {}", cost["inside"]);
    Ok(cost)
}

/// `bench timeline`: that part alone, with the window.
async fn timeline_alone() -> Result<(), Error> {
    let folder = tempfile::tempdir()?;
    timeline(&folder.path().join("library")).await.map(|_| ())
}

/// `bench compare`: that part alone, with the window.
async fn compare_alone() -> Result<(), Error> {
    let folder = tempfile::tempdir()?;
    compare(&folder.path().join("library")).await.map(|_| ())
}

async fn compare(library: &Path) -> Result<Value, Error> {
    let backend = versions::compare(library)?;
    Ok(json!({ "backend": backend, "window": versions::compare_window(library).await? }))
}

async fn timeline(library: &Path) -> Result<Value, Error> {
    let backend = versions::timeline(library)?;
    Ok(json!({ "backend": backend, "window": versions::timeline_window(library).await? }))
}

/// `bench pictures`: that part alone, on a library of its own.
async fn pictures_alone() -> Result<(), Error> {
    let folder = tempfile::tempdir()?;
    pictures::measure(folder.path()).await.map(|_| ())
}

/// `bench review`: a story with many suggestions alone.
async fn review_alone() -> Result<(), Error> {
    review::measure(tempfile::tempdir()?.path()).await.map(|_| ())
}

/// `bench layout`: the printed page alone.
async fn layout_alone() -> Result<(), Error> {
    layout::measure()?;
    layout::window::measure(tempfile::tempdir()?.path()).await?;
    lines_alone().await
}

/// `bench lines`: typing with and without the page's lines, in a window of its own.
async fn lines_alone() -> Result<(), Error> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("library");
    library(&path)?;
    let window = Window::open(&Options { bench: true, ..Options::on(&path) }).await?;
    window.until("the manuscript", "return window.gaotaiBench && gaotaiBench.ready()").await?;
    layout::window::lines(&window).await?;
    window.close().await
}

#[tokio::main]
async fn main() -> Result<(), Error> {
    match std::env::args().nth(1).as_deref() {
        Some("layout") => return layout_alone().await,
        Some("typeset") => return layout::measure().map(|_| ()),
        Some("page") => return layout::window::measure(tempfile::tempdir()?.path()).await.map(|_| ()),
        Some("lines") => return lines_alone().await,
        Some("backup") => return backup::measure().map(|_| ()),
        Some("media") => return shelf::measure(tempfile::tempdir()?.path()).map(|_| ()),
        Some("review") => return review_alone().await,
        Some("pictures") => return pictures_alone().await,
        Some("timeline") => return timeline_alone().await,
        Some("compare") => return compare_alone().await,
        _ => {}
    }
    let (rounds, keys) = (number("GAOTAI_BENCH_ROUNDS", 4), number("GAOTAI_BENCH_KEYS", 40));
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("library");
    let blocks = library(&path)?;
    let window = Window::open(&Options { bench: true, ..Options::on(&path) }).await?;
    window.until("the manuscript", "return window.gaotaiBench && gaotaiBench.ready()").await?;
    let text = window.until("the story", "const sheet = document.querySelector('.manuscript'); return sheet.querySelectorAll('figure').length > 10 ? sheet.textContent.length : null").await?;
    println!(
        "the story: {text} characters in {blocks} blocks, {} pictures, {} tables; {rounds} rounds of {keys} keys a scene, one every {} ms",
        Long::STORY.figures,
        Long::STORY.tables,
        EVERY.as_millis()
    );

    let ours = window.page_memory()?;
    ask(&window, "watch()").await?;
    ask(&window, "use('bare')").await?;
    let both = window.page_memory()?;
    let mut typed = Figures::new();
    for scene in &SCENES {
        eprintln!("{} …", scene.name);
        typed.insert(scene.name.to_owned(), type_scene(&window, scene, rounds, keys).await?);
    }
    tables(&typed);
    let cost = costs(&window).await?;
    let after = window.page_memory()?;
    let opened = opening(&window, rounds.max(2) * 3).await?;
    println!(
        "\nmemory of the page's process (private, MB): with the app and the story {}, a bare editor beside it {}, after typing {}",
        ours / 1024,
        both / 1024,
        after / 1024
    );
    let lines = layout::window::lines(&window).await?;
    window.close().await?;
    let page = json!({ "typeset": layout::measure()?, "window": layout::window::measure(&folder.path().join("pages")).await? });
    let review = review::measure(&folder.path().join("review")).await?;
    let backend = backend::measure(&path)?;
    let backups = backup::measure()?;
    let compared = compare(&folder.path().join("compare")).await?;
    let timeline = timeline(&folder.path().join("timeline")).await?;
    let pictures = pictures::measure(&folder.path().join("twenty")).await?;
    let media = shelf::measure(&folder.path().join("media"))?;
    if let Some(file) = std::env::args().nth(1) {
        let memory = json!({ "ours_kb": ours, "with_bare_kb": both, "after_typing_kb": after });
        let all = json!({ "typed": typed, "lines": lines, "page": page, "review": review, "opening": opened, "journal": cost, "memory": memory, "backend": backend, "backup": backups, "compare": compared, "timeline": timeline, "pictures": pictures, "media": media });
        std::fs::write(file, serde_json::to_vec(&all)?)?;
    }
    Ok(())
}
