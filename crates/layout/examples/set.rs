//! Sets a story of a file as the lead of the broadsheet: a look at the engine without the app.
use gaotai_layout::fonts::{FontFile, Fonts, survey};
use gaotai_layout::plan::{Plan, Style};
use gaotai_layout::{Folio, Job, Press, Story, copy::Copy};
use std::time::Instant;

fn main() {
    let root = gaotai_testkit::repository();
    let t = Instant::now();
    let files = std::fs::read_dir(root.join("fonts/faces"))
        .expect("faces")
        .flatten()
        .filter_map(|entry| {
            let path = entry.path();
            let bytes = std::fs::read(&path).ok()?;
            let faces = survey(&bytes);
            (!faces.is_empty()).then(|| FontFile {
                name: path.file_name().expect("name").to_string_lossy().into(),
                faces,
                load: Box::new(move || std::fs::read(&path).ok()),
            })
        })
        .collect();
    let fonts = Fonts::new(files);
    println!("fonts {:?} {:?}", t.elapsed(), fonts.families());
    let plan: Plan = toml::from_str(
        &std::fs::read_to_string(root.join("crates/layout/plans/broadsheet-news.toml")).expect("plan"),
    )
    .expect("plan");
    let style: Style = toml::from_str(
        &std::fs::read_to_string(root.join("crates/layout/styles/daily-zh.toml")).expect("style"),
    )
    .expect("style");
    let names: Vec<String> = std::env::args().skip(1).collect();
    let slots = ["lead", "rail", "second", "box"];
    let mut stories = std::collections::BTreeMap::new();
    for (slot, name) in slots.iter().zip(&names) {
        let article =
            gaotai_article::codec::from_str(&std::fs::read_to_string(name).expect("story")).expect("story");
        stories.insert(
            (*slot).to_owned(),
            Story {
                copy: Copy::of(&article),
                language: "zh-CN".into(),
                byline: "本报记者 林元沁".into(),
                pictures: Default::default(),
            },
        );
    }
    let mut job = Job { plan: &plan, style: &style, folio: Folio::default(), stories, marks: true };
    let press = Press::new(fonts);
    for round in 0..6 {
        if round > 2
            && let Some(story) = job.stories.get_mut("lead")
            && let Some(gaotai_layout::copy::Element::Paragraph { piece, .. }) = story
                .copy
                .body
                .iter_mut()
                .find(|element| matches!(element, gaotai_layout::copy::Element::Paragraph { .. }))
        {
            piece.runs[0].text.push('好');
        }
        let t = Instant::now();
        let sheet = press.set(&job);
        println!("set {:?}", t.elapsed());
        if round == 5 {
            for (slot, fit) in &sheet.fits {
                println!(
                    "{slot} rows {} over {} lines {} overset {:?} {:?}",
                    fit.rows,
                    fit.over,
                    fit.lines.len(),
                    fit.overset,
                    fit.titles
                );
            }
            println!("{:?}", sheet.problems);
            let t = Instant::now();
            let pixels = sheet.pixels(1.2).expect("page");
            println!("pixels {:?}", t.elapsed());
            let t = Instant::now();
            std::fs::write("/tmp/page.pdf", sheet.pdf("test", false).expect("pdf")).expect("write");
            println!("pdf {:?}", t.elapsed());
            let file = std::fs::File::create("/tmp/page.png").expect("file");
            let mut encoder = png::Encoder::new(file, pixels.width, pixels.height);
            encoder.set_color(png::ColorType::Rgba);
            encoder.set_compression(png::Compression::Fast);
            encoder.write_header().expect("png").write_image_data(&pixels.bytes).expect("png");
        }
    }
}
