//! The sample pictures of tests/corpus/photos, and exiftool beside our own eyes.
#![allow(dead_code, reason = "every test uses a part of it")]

use std::path::{Path, PathBuf};
use std::process::Command;

/// The folder of the samples.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/corpus/photos")
}

/// A sample by its name.
pub fn sample(name: &str) -> Vec<u8> {
    std::fs::read(folder().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// All samples by name, in order.
pub fn all() -> Vec<(String, Vec<u8>)> {
    let mut found: Vec<(String, Vec<u8>)> = std::fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|kind| kind != "py"))
        .map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), std::fs::read(&path).unwrap()))
        .collect();
    found.sort();
    assert!(found.len() > 25, "the samples are there");
    found
}

/// What exiftool says of a file, every tag in its group; nothing, with a line, where there is
/// no exiftool.
pub fn exiftool(name: &str, bytes: &[u8]) -> Option<String> {
    let place = tempfile::tempdir().unwrap();
    let file = place.path().join(name);
    std::fs::write(&file, bytes).unwrap();
    let run = Command::new("exiftool").args(["-a", "-u", "-ee3", "-s", "-G1"]).arg(&file).output();
    match run {
        Ok(output) => Some(String::from_utf8_lossy(&output.stdout).into_owned()),
        Err(_) => {
            eprintln!("SKIPPED: no exiftool on this machine (Debian: libimage-exiftool-perl)");
            None
        }
    }
}

/// The lines of exiftool's answer that must not leave the desk.
pub fn secrets(said: &str) -> Vec<String> {
    const NEVER: &[&str] = &[
        "GPS",
        "SerialNumber",
        "OwnerName",
        "UniqueID",
        "MakerNote",
        "Thumbnail",
        "HostComputer",
        "Software",
        "CreatorWork",
        "Sub-location",
        "Sublocation",
        "Writer",
        "DocumentID",
        "Comment",
        "EmbeddedVideo",
        "Trailer",
        "MPImage",
        "PreviewImage",
    ];
    let found = said.lines().filter(|line| !line.starts_with("[System]") && !line.starts_with("[ExifTool]"));
    let value = |line: &str| {
        ["李四", "SN000", "LN000", "12号", "118.79", "32.06", "lisi"].iter().any(|word| line.contains(word))
    };
    found
        .filter(|line| NEVER.iter().any(|name| line.contains(name)) || value(line))
        .map(str::to_owned)
        .collect()
}
