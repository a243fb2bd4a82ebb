//! Makes PNGs of the ready plans, filled with stories of the corpus, and of pages at the edges: no story, one
//! alone, titles that nobody would print. A look at pages without the app.
//! `cargo run --workspace --example pages -- FOLDER [SCALE] [NAME…]`

#[path = "../tests/ready/fill.rs"]
mod fill;

use fill::Page;
use gaotai_article::{Article, HeadPart};
use gaotai_layout::copy::Copy;
use gaotai_layout::plan::READY;
use gaotai_layout::{Press, Sheet};
use gaotai_testkit::story::Story;
use std::path::Path;
use std::time::Instant;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let folder = arguments.first().map_or("target", String::as_str);
    let scale: f64 = arguments.get(1).and_then(|text| text.parse().ok()).unwrap_or(1.2);
    let press = fill::press();
    for (name, page) in pages(&press) {
        if arguments.len() > 2 && !arguments[2..].contains(&name) {
            continue;
        }
        let page = page();
        let start = Instant::now();
        let sheet = press.set(&page.job());
        println!("{name}: set in {:?}", start.elapsed());
        tell(&sheet);
        write(&sheet, Path::new(folder), &name, scale);
    }
}

type Made<'a> = Box<dyn Fn() -> Page + 'a>;

/// The pages by name.
fn pages(press: &Press) -> Vec<(String, Made<'_>)> {
    let mut pages: Vec<(String, Made<'_>)> = Vec::new();
    for (id, _) in READY.iter().filter(|(id, _)| *id != "proof") {
        let lead = move || seed().filter(|_| *id == "broadsheet-news");
        pages.push(((*id).to_owned(), Box::new(move || fill::filled(press, id, lead()))));
        pages.push((format!("{id}-empty"), Box::new(|| fill::with(id, &[]))));
        pages.push((
            format!("{id}-one"),
            Box::new(|| fill::with(id, &fill::stories(&fill::ready(id).0.language)[..1])),
        ));
        pages.push((format!("{id}-titles"), Box::new(|| fill::with(id, &vec![titled(); 5]))));
    }
    pages.push(("proof-seed".to_owned(), Box::new(|| fill::with("proof", &[seed().unwrap_or_else(titled)]))));
    for (number, story) in fill::stories("zh").into_iter().chain(fill::stories("en")).enumerate() {
        pages.push((
            format!("proof-{number}"),
            Box::new(move || fill::with("proof", std::slice::from_ref(&story))),
        ));
    }
    pages.push(("proof-long".to_owned(), Box::new(|| fill::with("proof", &[long()]))));
    pages
}

fn tell(sheet: &Sheet) {
    for (slot, fit) in &sheet.fits {
        let title =
            |title: &gaotai_layout::TitleFit| format!("{:?} {}pt {}", title.part, title.size, title.over);
        let titles: Vec<String> = fit.titles.iter().map(title).collect();
        println!("  {slot}: {} rows, over {}, {}", fit.rows, fit.over, titles.join(", "));
    }
    for problem in &sheet.problems {
        println!("  {problem:?}");
    }
}

fn write(sheet: &Sheet, folder: &Path, name: &str, scale: f64) {
    for number in 0..sheet.sheets() {
        let ending = if sheet.sheets() == 1 { String::new() } else { format!("-p{}", number + 1) };
        let pixels = sheet.pixels_of(number, scale).expect("a page").png().expect("png");
        std::fs::write(folder.join(format!("{name}{ending}.png")), pixels).expect("the folder");
    }
}

/// The seed article, with its punctuation repaired.
fn seed() -> Option<Article> {
    let text = std::fs::read_to_string(gaotai_testkit::shared()?.join("samples/seed/article.txt")).ok()?;
    let lines: Vec<String> = text
        .lines()
        .map(|line| gaotai_language::repair::repair(line.trim()))
        .filter(|line| !line.is_empty())
        .collect();
    let start = lines.iter().position(|line| line.starts_with("“先锋”"))?;
    let story = Story::new(&lines[start])
        .head(HeadPart::Kicker, "我省党员干部开年以实干推进项目攻坚、复工复产——")
        .head(HeadPart::Subtitle, "一支支攻坚先锋队、一个个党员干部，以奋力拼抢的姿态迎接新春“开门红”");
    let add = |story: Story, line: &String| {
        if line.chars().count() < 20 { story.section(line) } else { story.paragraph(line) }
    };
    Some(lines[start + 1..].iter().fold(story, add).build())
}

/// A story whose titles are much too long.
fn titled() -> Article {
    let title = "关于进一步贯彻落实进一步推动进一步加强全市重点项目建设工作若干措施的意见的通知".repeat(4);
    let story = Story::new(&title)
        .head(HeadPart::Kicker, &title)
        .head(
            HeadPart::Subtitle,
            "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
        )
        .head(HeadPart::Abstract, &title);
    story.paragraph("一段很短的正文。").build()
}

/// All of the corpus one after the other.
fn long() -> Article {
    let stories = fill::stories("zh");
    let mut first = stories[0].clone();
    first.doc.body = stories.iter().flat_map(|story| story.doc.body.clone()).collect();
    assert!(Copy::of(&first).weight > 0);
    first
}
