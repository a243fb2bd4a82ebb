//! Stories a second on one core, for each format: export, import, echo.
//!
//! `cargo bench -p gaotai-formats --bench speed [-- FILE]`; FILE gets the figures as JSON. The story
//! is that of the samples in the shared folder, on which Superdesk's formatters were measured.

#[path = "../tests/common/room.rs"]
#[allow(dead_code, reason = "the tests use more of it")]
mod room;

use gaotai_article::Article;
use gaotai_formats::echo::echo;
use gaotai_formats::{FORMATS, Format, text};
use gaotai_testkit::ids::Sequence;
use serde_json::{Map, Value, json};
use std::hint::black_box;
use std::time::{Duration, Instant};

/// Stories a second that Superdesk's formatters wrote of this article on one core, their database faked away.
const SUPERDESK: [(&str, f64); 3] = [("nitf-plain", 1824.0), ("ninjs", 1688.0), ("newsml-g2", 968.0)];
/// Each figure is the best of so many rounds: what else the machine does only takes away.
const ROUNDS: usize = 7;
const ROUND: Duration = Duration::from_millis(150);

/// How often a second `act` can be done.
fn rate(mut act: impl FnMut()) -> f64 {
    let round = |act: &mut dyn FnMut()| {
        let (from, mut times) = (Instant::now(), 0_u32);
        while from.elapsed() < ROUND {
            act();
            times += 1;
        }
        f64::from(times) / from.elapsed().as_secs_f64()
    };
    (0..ROUNDS).map(|_| round(&mut act)).fold(0.0, f64::max)
}

fn seed() -> Option<Article> {
    let path = gaotai_testkit::shared()?.join("samples/seed/article.txt");
    let bytes =
        std::fs::read(&path).map_err(|error| println!("SKIPPED: {}: {error}", path.display())).ok()?;
    let mut ids = Sequence::default();
    let imported = text::import::import(&bytes, &mut room::context(&mut ids, &room::bare)).ok()?;
    let mut article = imported.stories.into_iter().next()?.article;
    article.id = gaotai_testkit::ids::article(1);
    Some(article)
}

/// Export, import and echo; nothing for what the format does not do.
fn measure(format: &Format, article: &Article) -> [Option<f64>; 3] {
    let mut ids = Sequence::default();
    let exported = format.export.and_then(|export| {
        let mut context = room::context(&mut ids, &room::bare);
        export(article, "story", &mut context).ok().map(|made| (export, made))
    });
    let Some((export, made)) = exported else { return [None; 3] };
    let written = rate(|| {
        let mut ids = Sequence::default();
        let _ = black_box(export(black_box(article), "story", &mut room::context(&mut ids, &room::bare)));
    });
    let read = format.import.zip(made.files.first()).map(|(import, file)| {
        rate(|| {
            let mut ids = Sequence::default();
            let _ = black_box(import(black_box(&file.bytes), &mut room::context(&mut ids, &room::bare)));
        })
    });
    let heard = read.map(|_| {
        rate(|| {
            let mut ids = Sequence::default();
            let mut context = room::context(&mut ids, &room::bare);
            let _ = black_box(echo(format, black_box(article), "story", &mut context));
        })
    });
    [Some(written), read, heard]
}

fn main() {
    let Some(article) = seed() else { return };
    let kind = if cfg!(debug_assertions) { "debug" } else { "release" };
    println!("\nStories a second on one core ({kind} build), each on the story of samples/seed\n");
    println!("| {:<18} |  export |  import |    echo | beside Superdesk |", "format");
    println!("|{:-<20}|{:->9}|{:->9}|{:->9}|{:->18}|", "", ":", ":", ":", ":");
    let mut figures = Map::new();
    // The tests of cargo call it with `--bench`, people with a file.
    let words: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    let wanted = |format: &&Format| {
        words.is_empty() || words.iter().any(|word| word == format.id || word.contains('/'))
    };
    for format in FORMATS.iter().filter(wanted) {
        let found = measure(format, &article);
        let told = found.map(|rate| rate.map_or("–".to_owned(), |rate| format!("{rate:.0}")));
        let theirs = SUPERDESK.iter().find(|(id, _)| *id == format.id).map(|(_, rate)| *rate);
        let times = theirs
            .zip(found[0])
            .map_or(String::new(), |(theirs, ours)| format!("{:.1} × {theirs:.0}", ours / theirs));
        println!("| {:<18} | {:>7} | {:>7} | {:>7} | {times:>16} |", format.id, told[0], told[1], told[2]);
        let [export, import, echo] = found;
        figures.insert(
            format.id.to_owned(),
            json!({ "export": export, "import": import, "echo": echo, "superdesk_export": theirs }),
        );
    }
    if let Some(file) = words.iter().find(|word| word.contains('/'))
        && let Err(error) = std::fs::write(file, Value::Object(figures).to_string())
    {
        println!("{file}: {error}");
    }
}
