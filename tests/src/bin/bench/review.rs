//! A story that editors have worked on, in review mode with tracking on: typing in it beside the
//! bare editor, deciding everything at once and taking that back, opening it, entering the mode.

use super::backend::{say, timed};
use super::figures::{Figures, add, at, head, line, tables};
use super::layout::{goal, load};
use super::{EVERY, Scene, ask, number, type_scene};
use gaotai_desk::Desk;
use gaotai_store::{Library, Stage, Stamp};
use gaotai_testkit::ids;
use gaotai_testkit::long::{Long, long};
use gaotai_testkit::reviewed::{Commented, Reviewed, reviewed};
use gaotai_tests::window::{Error, Options, Window, key};
use serde_json::{Value, json};
use std::path::Path;
use std::time::Duration;

const SHAPE: Reviewed = Reviewed { suggestions: 500, threads: 200 };
/// Long enough that the lists are read anew after each key.
const RESTS: Duration = Duration::from_millis(500);
/// Times the bare editor's p95 that a key may take.
const TYPING: f64 = 1.5;
const ACCEPT: f64 = 200.0;
const OPENING: f64 = 300.0;

const SCENES: [Scene; 4] = [
    Scene { name: "text at the start", place: "start", keys: "夜班车开了" },
    Scene { name: "text in the middle", place: "middle", keys: "夜班车开了" },
    Scene { name: "Backspace", place: "middle", keys: key::BACKSPACE },
    Scene { name: "Enter, a letter", place: "end", keys: "\u{e006}站" },
];

/// Ids of the story with suggestions and of the same without.
struct Stories {
    reviewed: String,
    plain: String,
}

fn call(desk: &Desk, verb: &str, request: Value) -> Result<Value, Error> {
    desk.call(verb, request, &|_, _, _, _| {}).map_err(|failure| format!("{verb}: {failure:?}").into())
}

/// Who writes, and who edits and is at the keyboard.
fn people(desk: &Desk) -> Result<[String; 2], Error> {
    let writer = call(desk, "person.name", json!({ "name": "林晓" }))?["person"]["id"].clone();
    let editor = json!({ "id": null, "name": "何青", "pen_name": "", "role": "responsible_editor", "colour": null, "tracked": null });
    let editor = call(desk, "person.put", editor)?["person"]["id"].clone();
    call(desk, "person.choose", json!({ "id": editor }))?;
    Ok([writer, editor].map(|id| id.as_str().unwrap_or_default().to_owned()))
}

fn comment(desk: &Desk, story: &str, one: &Commented) -> Result<(), Error> {
    let said = "这里的数字请再核一遍，与上一版不一致。";
    let new = json!({ "id": one.id, "article": story, "anchor": { "on": "range" }, "quote": one.quote, "text": said, "mentions": [] });
    call(desk, "comment.add", new)?;
    call(
        desk,
        "comment.reply",
        json!({ "thread": one.id, "text": "核过了，以这一版为准。", "mentions": [] }),
    )?;
    Ok(())
}

fn library(folder: &Path) -> Result<Stories, Error> {
    let people = people(&Desk::open(folder).map_err(|failure| format!("{failure:?}"))?)?;
    let mut story = long(Long::STORY, &[]);
    story.id = ids::article(901);
    let mut plain = story.clone();
    plain.id = ids::article(902);
    let commented = reviewed(&mut story, &people, SHAPE);
    let library = Library::open(folder)?;
    let stamp = Stamp { person: None, time: chrono::Utc::now().fixed_offset() };
    for one in [&plain, &story] {
        library.write(&stamp, "bench", |w| w.create(one, Stage::Import).map(|_| ()))?;
    }
    drop(library);
    let stories = Stories { reviewed: story.id.to_string(), plain: plain.id.to_string() };
    let desk = Desk::existing(folder).map_err(|failure| format!("{failure:?}"))?;
    commented.iter().try_for_each(|one| comment(&desk, &stories.reviewed, one))?;
    backend(&desk, &stories)?;
    Ok(stories)
}

/// What the window asks for when it opens a story.
fn backend(desk: &Desk, stories: &Stories) -> Result<(), Error> {
    println!(
        "\nA story with {} suggestions and {} threads (load {})\n",
        SHAPE.suggestions,
        SHAPE.threads,
        load()
    );
    for (verb, name) in [
        ("story.read", "id"),
        ("ledger.list", "article"),
        ("comment.list", "article"),
        ("story.since_read", "article"),
    ] {
        for (which, id) in [("with them", &stories.reviewed), ("without", &stories.plain)] {
            let took = timed(|_| call(desk, verb, json!({ name: id })).map(|_| ()))?;
            say(&format!("{verb}, {which}"), &took);
        }
    }
    for (which, id) in [("with them", &stories.reviewed), ("without", &stories.plain)] {
        say(&format!("story.journal of a paragraph, {which}"), &journal(desk, id)?);
    }
    Ok(())
}

/// Writes of one paragraph, as while somebody types.
fn journal(desk: &Desk, id: &str) -> Result<Vec<f64>, Error> {
    let read = call(desk, "story.read", json!({ "id": id }))?;
    let block = read["article"]["doc"]["content"][1]["content"][0].clone();
    timed(|nth| {
        let mut typed = block.clone();
        let words = json!({ "type": "text", "text": "夜".repeat(nth + 1) });
        typed["content"].as_array_mut().ok_or("no text")?.push(words);
        let change = json!({ "head": {}, "blocks": [typed], "order": null, "slip": {} });
        call(desk, "story.journal", json!({ "id": id, "base": read["revision"], "change": change }))
            .map(|_| ())
    })
}

/// All of it, on a library of its own.
pub async fn measure(folder: &Path) -> Result<Value, Error> {
    let path = folder.join("library");
    let stories = library(&path)?;
    let window = Window::open(&Options { bench: true, ..Options::on(&path) }).await?;
    window.until("the manuscript", "return window.gaotaiBench && gaotaiBench.ready()").await?;
    window.find("[data-testid=tracking][data-on=true]").await?;
    let rounds = number("GAOTAI_BENCH_ROUNDS", 4);
    let open = opening(&window, &stories, rounds * 2).await?;
    ask(&window, &format!("review.open('{}', '{}', 1)", stories.reviewed, stories.plain)).await?;
    let enter = times(&window, &format!("review.enter({rounds} * 2)")).await?;
    say("into review mode, to the painted frame", &enter);
    let size = ask(&window, "review.size()").await?;
    println!("open in the window: {size}");
    let typed = typing(&window, rounds).await?;
    let rests = rests(&window).await?;
    let decided = deciding(&window, rounds + 1).await?;
    window.close().await?;
    println!("load when it was done: {}", load());
    Ok(json!({ "open": open, "enter": enter, "typed": typed, "rests": rests, "decided": decided }))
}

async fn times(window: &Window, call: &str) -> Result<Vec<f64>, Error> {
    let mut found = Vec::new();
    add(&mut found, &ask(window, call).await?);
    Ok(found)
}

/// The story with suggestions and the same without, in turn.
async fn opening(window: &Window, stories: &Stories, rounds: usize) -> Result<Value, Error> {
    let mut found = Vec::new();
    for (which, id, other) in
        [("with them", &stories.reviewed, &stories.plain), ("without", &stories.plain, &stories.reviewed)]
    {
        let took = ask(window, &format!("review.open('{id}', '{other}', {rounds})")).await?;
        let (mut text, mut cards) = (Vec::new(), Vec::new());
        add(&mut text, &took["text"]);
        add(&mut cards, &took["cards"]);
        say(&format!("opening the story {which}: until its text is painted"), &text);
        if which == "with them" {
            say("until its threads are painted too", &cards);
            goal("opening", at(&text, 0.5), OPENING);
        }
        found.push(took);
    }
    Ok(json!({ "with": found[0], "without": found[1] }))
}

async fn typing(window: &Window, rounds: usize) -> Result<Value, Error> {
    let mut typed = Figures::new();
    for scene in &SCENES {
        typed.insert(
            scene.name.to_owned(),
            type_scene(window, scene, rounds, number("GAOTAI_BENCH_KEYS", 40)).await?,
        );
    }
    tables(&typed);
    let all = |which: &str, kind: &str| {
        let mut samples = Vec::new();
        typed.values().for_each(|scene| add(&mut samples, &scene[which][kind]));
        at(&samples, 0.95)
    };
    let most = all("bare", "frame") * TYPING;
    goal("typing, p95 to the frame", all("ours", "frame"), most);
    Ok(typed.into())
}

/// Keys after each of which the writing rests: what holds the page's thread then.
async fn rests(window: &Window) -> Result<Value, Error> {
    let mut found = Vec::new();
    for which in ["bare", "ours"] {
        ask(window, &format!("use('{which}')")).await?;
        ask(window, &format!("place('{which}', 'middle')")).await?;
        ask(window, "start(true)").await?;
        window.press(&"夜班车开了".repeat(4), RESTS).await?;
        let samples = ask(window, "stop()").await?;
        let mut gaps = Vec::new();
        add(&mut gaps, &samples["gaps"]);
        found.push(gaps);
    }
    head(&format!("Between two frames, a key every {} ms", RESTS.as_millis()));
    line("gaps", &found[0], &found[1]);
    Ok(json!({ "bare": found[0], "ours": found[1] }))
}

async fn deciding(window: &Window, rounds: usize) -> Result<Value, Error> {
    ask(window, "use('ours')").await?;
    tokio::time::sleep(EVERY * 10).await;
    let found = ask(window, &format!("review.decide({rounds})")).await?;
    let (mut accept, mut undo) = (Vec::new(), Vec::new());
    add(&mut accept, &found["accept"]);
    add(&mut undo, &found["undo"]);
    say("accept all, to the painted frame", &accept);
    say("undo of it", &undo);
    goal("accept all", at(&accept, 0.5), ACCEPT);
    Ok(found)
}
