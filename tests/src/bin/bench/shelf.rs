//! Pictures behind the window: lists of 10,000, a check before an export with ten photographs, one
//! of 100 megapixels: `bench media`.

use super::figures::at;
use super::pictures::noisy;
use gaotai_desk::Desk;
use gaotai_store::{Library, MediaAbout, NewMedia, Stage, Stamp};
use gaotai_testkit::long::{Long, long};
use gaotai_tests::window::Error;
use serde_json::{Value, json};
use std::path::Path;
use std::time::Instant;

const LISTED: u32 = 10_000;
const ROUNDS: usize = 20;
/// Photographs of the story that is checked.
const FIGURES: usize = 10;

fn stamp() -> Stamp {
    Stamp { person: None, time: chrono::Utc::now().fixed_offset() }
}

/// Rows as a paper's library has them; the files are of no size.
fn many(library: &Library) -> Result<(), Error> {
    let subjects = ["渡口的早班船", "集市上的买卖", "夜班公交驶出东站", "果园里的收成", "实验室的新仪器"];
    library.write(&stamp(), "bench", |w| {
        for number in 0..LISTED {
            let bytes = [&b"GIF89a\x01\0\x01\0\0\0\0"[..], &number.to_be_bytes()].concat();
            let subject = subjects[number as usize % subjects.len()];
            let about = MediaAbout {
                caption: format!("{subject}，第{number}张，记者在现场看到的情形与往年没有什么不同。"),
                credit: if number % 3 == 0 { String::new() } else { "周禾　摄".to_owned() },
                taken_at: Some(format!("2026-{:02}-{:02}T08:00:00+08:00", number % 12 + 1, number % 28 + 1)),
                keywords: vec!["民生".to_owned(), "交通".to_owned()],
                ..MediaAbout::default()
            };
            let name = format!("DSC_{number:05}.jpg");
            w.put_media(&NewMedia {
                bytes: &bytes,
                name: &name,
                mime: "image/gif",
                width: 6000,
                height: 4000,
                about,
            })?;
        }
        Ok(())
    })?;
    Ok(())
}

/// Asks the desk and gives the milliseconds that it took, with its answer as JSON.
fn asked(desk: &Desk, verb: &str, request: Value) -> Result<(f64, Value), Error> {
    let start = Instant::now();
    let answer = desk.call(verb, request, &|_, _, _, _| {}).map_err(|failure| format!("{failure:?}"))?;
    Ok((start.elapsed().as_secs_f64() * 1000.0, answer))
}

fn lists(folder: &Path) -> Result<Value, Error> {
    drop(Desk::open(folder).map_err(|failure| format!("{failure:?}"))?);
    many(&Library::open(folder)?)?;
    let desk = Desk::open(folder).map_err(|failure| format!("{failure:?}"))?;
    let mut found = serde_json::Map::new();
    for (name, query, used, missing, sort, offset) in [
        ("the first page", "", "any", Value::Null, "newest", 0),
        ("the last page", "", "any", Value::Null, "newest", 9_900),
        ("by name", "", "any", Value::Null, "name", 0),
        ("by when they were taken", "", "any", Value::Null, "taken", 0),
        ("searched: one word", "渡口", "any", Value::Null, "newest", 0),
        ("searched: two words, no hit", "渡口 高铁", "any", Value::Null, "newest", 0),
        ("unused", "", "unused", Value::Null, "newest", 0),
        ("without credit", "", "any", json!("credit"), "newest", 0),
    ] {
        let request = json!({ "query": query, "use": used, "missing": missing, "sort": sort, "offset": offset, "limit": 120 });
        let mut took = Vec::new();
        for _ in 0..ROUNDS {
            took.push(asked(&desk, "media.list", request.clone())?.0);
        }
        println!("media.list of {LISTED}, {name}: p50 {:.1} ms, p95 {:.1}", at(&took, 0.5), at(&took, 0.95));
        found.insert(name.to_owned(), json!(took));
    }
    Ok(found.into())
}

/// The most memory that this process had since the last call, in MB; Linux counts it.
fn peak() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let most =
        status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.parse().ok());
    let _ = std::fs::write("/proc/self/clear_refs", "5");
    most.map_or(f64::NAN, |kilobytes: f64| kilobytes / 1024.0)
}

fn check(folder: &Path) -> Result<Value, Error> {
    drop(Desk::open(folder).map_err(|failure| format!("{failure:?}"))?);
    let library = Library::open(folder)?;
    let mut hashes = Vec::new();
    for number in 0..FIGURES {
        let bytes = noisy(6000, 4000, number as u32)?;
        let new = NewMedia {
            bytes: &bytes,
            name: "a.jpg",
            mime: "image/jpeg",
            width: 6000,
            height: 4000,
            about: MediaAbout::default(),
        };
        hashes.push(library.put_media(&stamp(), &new)?);
    }
    let story = long(Long { figures: FIGURES, ..Long::STORY }, &hashes);
    library.write(&stamp(), "bench", |w| w.create(&story, Stage::Import))?;
    drop(library);
    let desk = Desk::open(folder).map_err(|failure| format!("{failure:?}"))?;
    let mut found = serde_json::Map::new();
    for formats in [&["html"][..], &["html"], &["ninjs"], &["html", "markdown", "ninjs"]] {
        peak();
        let request = json!({ "id": story.id.to_string(), "formats": formats, "encoding": null });
        let (ms, _) = asked(&desk, "export.check", request)?;
        println!(
            "export.check of {formats:?} with {FIGURES} pictures of 24 megapixels: {ms:.0} ms, at most {:.0} MB",
            peak()
        );
        found.insert(format!("{} {formats:?}", found.len()), json!(ms));
    }
    Ok(found.into())
}

fn large(folder: &Path) -> Result<Value, Error> {
    let desk = Desk::open(folder).map_err(|failure| format!("{failure:?}"))?;
    let path = folder.join("large.jpg");
    std::fs::write(&path, noisy(12_000, 8_400, 99)?)?;
    let handle = desk.register_path(path);
    peak();
    let (adding, answer) = asked(&desk, "media.add", json!({ "handles": [handle] }))?;
    let added = peak();
    let hash = answer["added"][0]["picture"]["hash"].as_str().ok_or("it was not added")?.to_owned();
    let start = Instant::now();
    desk.shown(&hash, gaotai_desk::PictureSize::Small).ok_or("it cannot be shown")?;
    let showing = start.elapsed().as_secs_f64() * 1000.0;
    let shown = peak();
    println!(
        "one of 100 megapixels: added in {adding:.0} ms (at most {added:.0} MB), both smaller copies in {showing:.0} ms (at most {shown:.0} MB)"
    );
    Ok(json!({ "added_ms": adding, "added_mb": added, "shown_ms": showing, "shown_mb": shown }))
}

/// Measures in this folder.
pub fn measure(folder: &Path) -> Result<Value, Error> {
    println!("\nPictures behind the window\n");
    Ok(json!({
        "lists": lists(&folder.join("lists"))?,
        "check": check(&folder.join("check"))?,
        "large": large(&folder.join("large"))?,
    }))
}
