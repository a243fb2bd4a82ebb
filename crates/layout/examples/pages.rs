//! Makes PNGs of the ready plans, filled with stories of the corpus: a look at pages without the app.
//! `cargo run -p gaotai-layout --example pages -- FOLDER [SCALE] [PLAN…]`

#[path = "../tests/ready/fill.rs"]
mod fill;

use gaotai_article::{Article, HeadPart};
use gaotai_layout::plan::READY;
use gaotai_testkit::story::Story;
use std::path::Path;
use std::time::Instant;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let folder = arguments.first().map_or("target", String::as_str);
    let scale: f64 = arguments.get(1).and_then(|text| text.parse().ok()).unwrap_or(1.2);
    let press = fill::press();
    for (id, _) in READY {
        if arguments.len() > 2 && !arguments[2..].iter().any(|name| name == id) {
            continue;
        }
        let page = fill::filled(&press, id, seed().filter(|_| *id == "broadsheet-news"));
        let start = Instant::now();
        let sheet = press.set(&page.job());
        println!("{id}: set in {:?}", start.elapsed());
        for (slot, fit) in &sheet.fits {
            let titles: Vec<String> = fit
                .titles
                .iter()
                .map(|title| format!("{:?} {}pt {}", title.part, title.size, title.over))
                .collect();
            println!("  {slot}: {} rows, over {}, {}", fit.rows, fit.over, titles.join(", "));
        }
        for problem in &sheet.problems {
            println!("  {problem:?}");
        }
        let pixels = sheet.pixels(scale).expect("a page");
        let file = std::fs::File::create(Path::new(folder).join(format!("{id}.png"))).expect("the folder");
        let mut encoder = png::Encoder::new(file, pixels.width, pixels.height);
        encoder.set_color(png::ColorType::Rgba);
        encoder.write_header().expect("png").write_image_data(&pixels.bytes).expect("png");
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
