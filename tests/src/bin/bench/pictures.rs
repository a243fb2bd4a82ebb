//! Twenty pictures of 24 megapixels come into the library through the real window while somebody
//! types; beside it the same typing without them.

use super::figures::at;
use super::{EVERY, ask};
use gaotai_desk::Desk;
use gaotai_tests::window::{Error, Options, Window};
use image::codecs::jpeg::JpegEncoder;
use image::{ExtendedColorType, ImageEncoder};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::time::Instant;

const PICTURES: usize = 20;
const WIDTH: usize = 6000;
const HEIGHT: usize = 4000;
/// Enough to type until the pictures are in and their smaller copies are made.
const KEYS: usize = 150;

/// Gradients under noise, as photographs have; each begins at another row, so that no two are alike.
fn make(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    std::fs::create_dir_all(folder)?;
    let mut state = 0x9E37_79B9_u32;
    let mut noise = || {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        state as u8 & 15
    };
    let mut pixels = Vec::with_capacity((HEIGHT + PICTURES) * WIDTH * 3);
    for row in 0..HEIGHT + PICTURES {
        for column in 0..WIDTH {
            let grain = noise();
            pixels.extend([(row / 20) as u8 / 2 + grain, (column / 30) as u8 / 2 + grain, 90 + grain]);
        }
    }
    (0..PICTURES)
        .map(|number| {
            let path = folder.join(format!("{number:02}.jpg"));
            let part = &pixels[number * WIDTH * 3..][..HEIGHT * WIDTH * 3];
            let mut bytes = Vec::new();
            JpegEncoder::new_with_quality(&mut bytes, 92).write_image(
                part,
                WIDTH as u32,
                HEIGHT as u32,
                ExtendedColorType::Rgb8,
            )?;
            std::fs::write(&path, bytes)?;
            Ok(path)
        })
        .collect()
}

async fn typed(window: &Window) -> Result<Vec<f64>, Error> {
    ask(window, "start()").await?;
    window.press(&"夜班车开了".chars().cycle().take(KEYS).collect::<String>(), EVERY).await?;
    let found = ask(window, "stop()").await?;
    Ok(found["gaps"].as_array().into_iter().flatten().filter_map(Value::as_f64).collect())
}

fn say(what: &str, gaps: &[f64]) {
    println!(
        "{what}: frame gaps p50 {:.0} ms, p95 {:.0}, largest {:.0}, {} frames",
        at(gaps, 0.5),
        at(gaps, 0.95),
        at(gaps, 1.0),
        gaps.len()
    );
}

/// Measures in this folder, on a library with the sample stories: one of two thousand characters is
/// typed into. In the long one a line that wraps takes longer to paint than a picture to come in.
pub async fn measure(folder: &Path) -> Result<Value, Error> {
    let start = Instant::now();
    let (library, pictures) = (folder.join("library"), folder.join("pictures"));
    drop(Desk::open(&library).map_err(|failure| format!("{failure:?}"))?);
    let files = make(&pictures)?;
    let bytes: u64 = files.iter().filter_map(|file| Some(file.metadata().ok()?.len())).sum();
    println!(
        "\nTwenty pictures of 24 megapixels, {} MB, made in {:.0} s\n",
        bytes >> 20,
        start.elapsed().as_secs_f64()
    );
    let options = Options { bench: true, pictures: Some(pictures), ..Options::on(&library) };
    let window = Window::open(&options).await?;
    window.until("the manuscript", "return window.gaotaiBench && gaotaiBench.ready()").await?;
    ask(&window, "place('ours', 'start')").await?;
    let without = typed(&window).await?;
    say("typing alone", &without);
    ask(&window, "addPictures()").await?;
    let with = typed(&window).await?;
    say("typing while they come in and are made smaller", &with);
    let added = window.until("the pictures", "return gaotaiBench.added").await?;
    let ms = added["ms"].as_f64().unwrap_or(f64::NAN);
    println!(
        "media.add: {} pictures in {ms:.0} ms, {:.1} MB a second; shown after {:.0} ms",
        added["pictures"],
        bytes as f64 / 1048.576 / ms,
        added["shown"].as_f64().unwrap_or(f64::NAN)
    );
    window.close().await?;
    Ok(json!({ "without": without, "with": with, "added": added, "bytes": bytes }))
}
