//! Twenty pictures of 24 megapixels come into the library through the real window, in the ways in
//! which they do, while somebody types or nobody does anything; beside each the same without them.

use super::figures::at;
use super::{EVERY, ask};
use gaotai_desk::Desk;
use gaotai_tests::window::{Error, Options, Window};
use image::codecs::jpeg::JpegEncoder;
use image::{ExtendedColorType, ImageEncoder};
use serde_json::{Value, json};
use std::path::Path;
use std::time::{Duration, Instant};

const PICTURES: u32 = 20;
const WIDTH: u32 = 6000;
const HEIGHT: u32 = 4000;
/// Enough to type until the pictures are in and their smaller copies are made.
const KEYS: usize = 150;
/// As long as these keys take.
const IDLE: Duration = Duration::from_secs(9);

/// How pictures come in while frames are watched.
struct Scene {
    name: &'static str,
    /// What the window shows.
    look: &'static str,
    /// As the page's bench calls it.
    way: &'static str,
    types: bool,
}

/// The story grows by twenty pictures in the last two.
const SCENES: [Scene; 5] = [
    Scene { name: "library alone, nobody types", look: "write", way: "library", types: false },
    Scene { name: "library alone, typing", look: "write", way: "library", types: true },
    Scene { name: "before the light table", look: "media", way: "table", types: false },
    Scene { name: "into the story, nobody types", look: "write", way: "story", types: false },
    Scene { name: "into the story, typing", look: "write", way: "story", types: true },
];

/// A JPEG with gradients under noise, as photographs have; each number begins at another row, so that no two are alike.
pub fn noisy(width: u32, height: u32, number: u32) -> Result<Vec<u8>, Error> {
    let mut state = 0x9E37_79B9_u32 ^ number;
    let mut noise = || {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        state as u8 & 15
    };
    let mut pixels = Vec::with_capacity(width as usize * height as usize * 3);
    for row in number..number + height {
        for column in 0..width {
            let grain = noise();
            pixels.extend([(row / 20) as u8 / 2 + grain, (column / 30) as u8 / 2 + grain, 90 + grain]);
        }
    }
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, 92).write_image(
        &pixels,
        width,
        height,
        ExtendedColorType::Rgb8,
    )?;
    Ok(bytes)
}

/// Lays the pictures out for the window, each with a comment of its own behind the mark of the
/// file's begin: other files than those of the scene before.
fn lay(folder: &Path, pictures: &[Vec<u8>], scene: usize) -> Result<(), Error> {
    std::fs::create_dir_all(folder)?;
    for (number, bytes) in pictures.iter().enumerate() {
        let comment = [0xFF, 0xFE, 0, 4, scene as u8, number as u8];
        std::fs::write(
            folder.join(format!("{number:02}.jpg")),
            [&bytes[..2], &comment, &bytes[2..]].concat(),
        )?;
    }
    Ok(())
}

/// The frames of some seconds; until the pictures are there, where they come.
async fn watched(window: &Window, types: bool, comes: bool) -> Result<Value, Error> {
    if types {
        window.press(&"夜班车开了".chars().cycle().take(KEYS).collect::<String>(), EVERY).await?;
    } else {
        tokio::time::sleep(IDLE).await;
    }
    if comes {
        window.until("the pictures", "return gaotaiBench.added").await?;
    }
    ask(window, "stop()").await
}

fn say(what: &str, found: &Value) {
    let of = |name: &str| -> Vec<f64> {
        found[name].as_array().into_iter().flatten().filter_map(Value::as_f64).collect()
    };
    let (gaps, held, ended) = (of("gaps"), of("held"), of("ended"));
    println!(
        "  {what:<8} {:>4.0} {:>4.0} {:>5.0} ms, {} over 50, {} over 100, {} frames",
        at(&gaps, 0.5),
        at(&gaps, 0.95),
        at(&gaps, 1.0),
        gaps.iter().filter(|gap| **gap > 50.0).count(),
        gaps.iter().filter(|gap| **gap > 100.0).count(),
        gaps.len()
    );
    let mut longest: Vec<usize> = (0..gaps.len()).collect();
    longest.sort_by(|one, other| gaps[*other].total_cmp(&gaps[*one]));
    for at in longest.into_iter().take(4).filter(|at| gaps[*at] > 50.0) {
        println!(
            "           {:.0} ms at {:.1} s, of which the page's own thread was {:.0} at one thing",
            gaps[at],
            ended[at] / 1000.0,
            held[at]
        );
    }
}

async fn play(window: &Window, scene: &Scene) -> Result<Value, Error> {
    ask(window, &format!("look('{}')", scene.look)).await?;
    if scene.look == "write" {
        ask(window, "place('ours', 'start')").await?;
    }
    println!("{}:", scene.name);
    ask(window, "start(true)").await?;
    let without = watched(window, scene.types, false).await?;
    say("alone", &without);
    ask(window, "start(true)").await?;
    ask(window, &format!("addPictures('{}')", scene.way)).await?;
    let with = watched(window, scene.types, true).await?;
    say("pictures", &with);
    let added = window.eval("return gaotaiBench.added").await?;
    let seconds = |name: &str| added[name].as_f64().unwrap_or(f64::NAN) / 1000.0;
    println!("  in the library after {:.1} s, shown after {:.1} s", seconds("ms"), seconds("shown"));
    Ok(json!({ "scene": scene.name, "without": without, "with": with, "added": added }))
}

/// Measures in this folder, on a library with the sample stories: one of two thousand characters is
/// open. In the long one a line that wraps takes longer to paint than a picture to come in.
pub async fn measure(folder: &Path) -> Result<Value, Error> {
    let start = Instant::now();
    let (library, laid) = (folder.join("library"), folder.join("pictures"));
    drop(Desk::open(&library).map_err(|failure| format!("{failure:?}"))?);
    let pictures = (0..PICTURES).map(|number| noisy(WIDTH, HEIGHT, number)).collect::<Result<Vec<_>, _>>()?;
    let bytes: usize = pictures.iter().map(Vec::len).sum();
    println!(
        "\nTwenty pictures of 24 megapixels, {} MB, made in {:.0} s; gaps between frames p50, p95, largest\n",
        bytes >> 20,
        start.elapsed().as_secs_f64()
    );
    let options = Options { bench: true, pictures: Some(laid.clone()), ..Options::on(&library) };
    let window = Window::open(&options).await?;
    window.until("the manuscript", "return window.gaotaiBench && gaotaiBench.ready()").await?;
    let mut found = Vec::new();
    for (number, scene) in SCENES.iter().enumerate() {
        lay(&laid, &pictures, number)?;
        found.push(play(&window, scene).await?);
    }
    window.close().await?;
    Ok(json!(found))
}
