//! The sample pictures of tests/corpus/photos, and exiftool: its eyes beside our own, and its hand.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// The folder of the samples.
pub fn folder() -> PathBuf {
    crate::repository().join("tests/corpus/photos")
}

/// A sample by its name.
///
/// # Panics
/// When there is none.
pub fn sample(name: &str) -> Vec<u8> {
    std::fs::read(folder().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// All samples by name, in order.
///
/// # Panics
/// When they are not there.
pub fn all() -> Vec<(String, Vec<u8>)> {
    let entries = std::fs::read_dir(folder()).into_iter().flatten().flatten().map(|entry| entry.path());
    let pictures = entries.filter(|path| path.extension().is_some_and(|kind| kind != "py"));
    let names = pictures.filter_map(|path| Some(path.file_name()?.to_str()?.to_owned()));
    let mut found: Vec<(String, Vec<u8>)> = names.map(|name| (name.clone(), sample(&name))).collect();
    found.sort();
    assert!(found.len() > 25, "the samples are there");
    found
}

/// What exiftool says of a file, every tag in its group; nothing, with a line, where there is
/// no exiftool.
pub fn exiftool(bytes: &[u8]) -> Option<String> {
    let tool = Command::new("exiftool")
        .args(["-a", "-u", "-ee3", "-s", "-G1", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn();
    let Ok(mut tool) = tool else {
        eprintln!("SKIPPED: no exiftool on this machine (Debian: libimage-exiftool-perl)");
        return None;
    };
    // It may have read enough before the end.
    let _ = tool.stdin.take().map(|mut input| input.write_all(bytes));
    let said = tool.wait_with_output().ok()?;
    Some(String::from_utf8_lossy(&said.stdout).into_owned())
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

/// A picture to which exiftool has put what these arguments say (`-XMP-dc:Creator=…`, `-IPTC:City<=name` with
/// the bytes of the file of that name); nothing, with a line, where there is no exiftool.
///
/// # Panics
/// When exiftool refuses.
pub fn write(bytes: &[u8], arguments: &[&str], files: &[(&str, &[u8])]) -> Option<Vec<u8>> {
    let folder = tempfile::tempdir().expect("a folder");
    let put = |name: &str, bytes: &[u8]| std::fs::write(folder.path().join(name), bytes).expect("a file");
    put("picture.jpg", bytes);
    files.iter().for_each(|(name, bytes)| put(name, bytes));
    let mut tool = Command::new("exiftool");
    tool.args(["-q", "-m", "-overwrite_original"]).args(arguments).arg("picture.jpg");
    let Ok(done) = tool.current_dir(folder.path()).output() else {
        eprintln!("SKIPPED: no exiftool on this machine (Debian: libimage-exiftool-perl)");
        return None;
    };
    assert!(done.status.success(), "{arguments:?}\n{}", String::from_utf8_lossy(&done.stderr));
    std::fs::read(folder.path().join("picture.jpg")).ok()
}
