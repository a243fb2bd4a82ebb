//! Backup beside a plain copy of the same folder, in the same minute: `bench backup`.

use gaotai_store::backup::Order;
use gaotai_store::{Library, Stage, Stamp};
use gaotai_tests::window::Error;
use serde_json::{Value, json};
use std::path::Path;
use std::process::Command;
use std::time::Instant;

/// Pictures of the library, and their size: what a county paper takes in within a month.
const PICTURES: u32 = 60;
const PICTURE: usize = 4 << 20;
const STORIES: u32 = 200;
const ROUNDS: usize = 3;

fn stamp() -> Stamp {
    Stamp { person: None, time: chrono::Utc::now().fixed_offset() }
}

/// Bytes that do not compress, behind the header of a GIF.
fn picture(number: u32) -> Vec<u8> {
    let mut bytes = b"GIF89a\x01\0\x01\0\0\0\0".to_vec();
    let mut state = u64::from(number) * 2 + 1;
    while bytes.len() < PICTURE {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        bytes.extend(state.to_be_bytes());
    }
    bytes
}

fn library(folder: &Path) -> Result<Library, Error> {
    let (library, _) = Library::create_or_open(folder)?;
    for number in 0..PICTURES {
        let bytes = picture(number);
        let hash = gaotai_article::Hash::of(&bytes);
        // Straight into its place: what is measured is the backup, not the taking in.
        let place = folder.join("media").join(&hash.as_str()[..2]);
        std::fs::create_dir_all(&place)?;
        std::fs::write(place.join(hash.as_str()), bytes)?;
    }
    library.write(&stamp(), "bench", |w| {
        for number in 0..STORIES {
            let text: String = (0..1_500u32)
                .map(|at| char::from_u32(0x4E00 + (at * 7919 + number * 104_729) % 0x4000).unwrap_or('字'))
                .collect();
            let mut story = gaotai_testkit::story::Story::new("标题").paragraph(&text).build();
            story.id = gaotai_testkit::ids::article(u128::from(number) + 1);
            w.create(&story, Stage::Create)?;
        }
        Ok(())
    })?;
    Ok(library)
}

fn seconds(act: impl FnOnce() -> Result<(), Error>) -> Result<f64, Error> {
    let start = Instant::now();
    act()?;
    Ok(start.elapsed().as_secs_f64())
}

fn copy(from: &Path, to: &Path) -> Result<(), Error> {
    let copied = Command::new("cp").arg("-r").arg(from).arg(to).status()?.success();
    // A backup is on the disk when it is made; a copy is there only after this.
    let synced = Command::new("sync").arg("-f").arg(to).status()?.success();
    if copied && synced { Ok(()) } else { Err("cp failed".into()) }
}

/// Measures, each in turn, so that what else the machine does falls on all.
///
/// # Errors
/// Those of the library and the disk.
pub fn measure() -> Result<Value, Error> {
    let folder = tempfile::tempdir()?;
    let root = folder.path().join("library");
    let library = library(&root)?;
    println!(
        "\nBackup beside `cp -r` and `sync`, seconds ({PICTURES} pictures of 4 MB, {STORIES} stories; {} build)\n",
        if cfg!(debug_assertions) { "debug" } else { "release" }
    );
    println!("| round | cp -r, sync | backup, all new | backup, pictures unchanged |\n|---|---|---|---|");
    let mut rounds = Vec::new();
    for round in 0..ROUNDS {
        let [plain, stick] = ["plain", "stick"].map(|name| folder.path().join(format!("{name}{round}")));
        std::fs::create_dir(&stick)?;
        let back_up = || -> Result<(), Error> {
            let order = Order { folder: &stick, time: chrono::Utc::now().fixed_offset(), by_hand: true };
            library.back_up(&order, &|_, _, _| true)?;
            Ok(())
        };
        let times = [seconds(|| copy(&root, &plain))?, seconds(back_up)?, seconds(back_up)?];
        println!("| {} | {:.2} | {:.2} | {:.2} |", round + 1, times[0], times[1], times[2]);
        rounds.push(json!({ "copy": times[0], "all": times[1], "again": times[2] }));
        std::fs::remove_dir_all(&plain)?;
        std::fs::remove_dir_all(&stick)?;
    }
    Ok(json!(rounds))
}
