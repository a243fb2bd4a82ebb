//! Golden files under `tests/refs`: compared byte for byte, written anew when
//! `GAOTAI_GOLDEN=write` is set.

/// Compares `found` with `tests/refs/<name>`.
///
/// # Panics
/// When they differ (says where) or the file is missing.
#[track_caller]
pub fn check(name: &str, found: &[u8]) {
    let path = crate::repository().join("tests/refs").join(name);
    if std::env::var("GAOTAI_GOLDEN").is_ok_and(|what| what == "write") {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).expect("the folder of golden files can be made");
        }
        std::fs::write(&path, found).expect("the golden file can be written");
        return;
    }
    let expected = std::fs::read(&path)
        .unwrap_or_else(|error| panic!("{}: {error}; GAOTAI_GOLDEN=write makes it", path.display()));
    if expected == found {
        return;
    }
    let (expected, found) = (String::from_utf8_lossy(&expected), String::from_utf8_lossy(found));
    let line = expected.lines().zip(found.lines()).take_while(|(a, b)| a == b).count();
    panic!(
        "{} differs from line {}:\n  expected {:?}\n  found    {:?}\nGAOTAI_GOLDEN=write accepts what was found",
        path.display(),
        line + 1,
        expected.lines().nth(line),
        found.lines().nth(line),
    );
}
