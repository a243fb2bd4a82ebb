//! What the backend does on a keystroke's way to disk, without a window.

use super::figures::at;
use gaotai_desk::Desk;
use gaotai_tests::window::Error;
use serde_json::{Value, json};
use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

const TIMES: usize = 60;

/// Milliseconds of each run of `act`.
pub fn timed(mut act: impl FnMut(usize) -> Result<(), Error>) -> Result<Vec<f64>, Error> {
    let run = |at: usize| {
        let start = Instant::now();
        act(at)?;
        Ok(start.elapsed().as_secs_f64() * 1000.0)
    };
    (0..TIMES).map(run).collect()
}

/// The line of a figure.
pub fn say(what: &str, samples: &[f64]) {
    println!(
        "{what}: p50 {:.2} ms, p95 {:.2}, worst {:.2}",
        at(samples, 0.5),
        at(samples, 0.95),
        at(samples, 1.0)
    );
}

/// Counts the newest story of the library, and keeps a changed paragraph of it again and again.
pub fn measure(folder: &Path) -> Result<Value, Error> {
    let desk = Desk::existing(folder).map_err(|failure| format!("{failure:?}"))?;
    let call = |verb: &str, request: Value| {
        desk.call(verb, request, &|_, _, _, _| {})
            .map_err(|failure| Error::from(format!("{verb}: {failure:?}")))
    };
    call("person.name", json!({ "name": "林晓" }))?;
    let newest = json!({ "channel": null, "state": null, "query": "", "sort": "created" });
    let id = call("story.list", newest.clone())?["stories"][0]["id"].clone();
    let read = call("story.read", json!({ "id": id }))?;
    let article = gaotai_article::codec::from_str(&read["article"].to_string())?;
    let mut block = read["article"]["doc"]["content"][1]["content"][0].clone();

    println!(
        "\nThe backend, without a window ({} build)\n",
        if cfg!(debug_assertions) { "debug" } else { "release" }
    );
    let count = timed(|_| {
        black_box(gaotai_language::count_story(black_box(&article.doc)));
        Ok(())
    })?;
    say("counting the story", &count);
    let journal = timed(|at| {
        block["content"] = json!([{ "type": "text", "text": "夜".repeat(at + 1) }]);
        let change = json!({ "head": {}, "blocks": [block], "order": null, "slip": {} });
        call("story.journal", json!({ "id": id, "base": read["revision"], "change": change })).map(|_| ())
    })?;
    say("story.journal: a paragraph to disk, with fsync and the new counts", &journal);
    let reading = timed(|_| call("story.read", json!({ "id": id })).map(|_| ()))?;
    say("story.read", &reading);
    let listing = timed(|_| call("story.list", newest.clone()).map(|_| ()))?;
    say("story.list", &listing);
    Ok(json!({ "count": count, "journal": journal, "read": reading, "list": listing }))
}
