//! Files by the schema of their standard, as libxml2 reads it.

use std::path::PathBuf;
use std::process::Command;

/// Which files are not valid by a schema of the shared folder, and why. Says so and holds
/// everything valid where the schemas or xmllint are missing.
pub fn invalid(schema: &str, name: &str, files: &[Vec<u8>]) -> String {
    let Some(shared) = gaotai_testkit::shared() else { return String::new() };
    if Command::new("xmllint").arg("--version").output().is_err() {
        eprintln!("SKIPPED: no xmllint (Debian: libxml2-utils), so nothing is held to {schema}");
        return String::new();
    }
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::create_dir_all(&folder).expect("a folder for files");
    let paths: Vec<PathBuf> = (0..files.len()).map(|at| folder.join(format!("{at}.xml"))).collect();
    for (path, bytes) in paths.iter().zip(files) {
        std::fs::write(path, bytes).expect("a file");
    }
    let mut out = String::new();
    for paths in paths.chunks(200) {
        let made = Command::new("xmllint")
            .args(["--nonet", "--noout", "--schema"])
            .arg(shared.join("schemas").join(schema))
            .args(paths)
            .output()
            .expect("xmllint runs");
        if !made.status.success() {
            let said = String::from_utf8_lossy(&made.stderr).into_owned();
            out.extend(
                said.lines().filter(|line| !line.ends_with(" validates")).map(|line| format!("{line}\n")),
            );
        }
    }
    out
}
