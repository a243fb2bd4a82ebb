//! Installs what the machine lacks, and only that; quick when nothing is missing.

use crate::shell::{Outcome, Step, capture, root};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

/// What the machine is set up for.
#[derive(Clone, Copy, PartialEq)]
pub enum For {
    /// Building and opening the window.
    Running,
    /// The same, and driving the window in tests.
    Testing,
}

/// Debian packages for building and running.
const RUN: &[&str] = &[
    // Headers and library of the webview; brings GTK and libsoup.
    "libwebkit2gtk-4.1-dev",
    // tauri's build asks pkg-config where they lie.
    "pkg-config",
    // C compiler for SQLite and zstd.
    "build-essential",
    // The faces that the design names; without them Chinese is boxes.
    "fonts-noto-cjk",
];

/// Debian packages for the tests alone.
const TEST: &[&str] = &[
    // Drives the webview.
    "webkit2gtk-driver",
    // A display that nobody sees.
    "xvfb",
    "xauth",
    // `kill`, which ends the window with all that belongs to it.
    "procps",
    // Simulates an input method, which the webview's driver cannot.
    "chromium",
    // Looks into pictures that left: no coordinates, no serial numbers.
    "libimage-exiftool-perl",
    // Reads our pages as others do: lines, copied text, embedded fonts.
    "poppler-utils",
    // Holds the XML that leaves to the schemas of its standards.
    "libxml2-utils",
    // A word processor and a spreadsheet: counts are compared with theirs, and what they
    // copy is pasted. python3-uno asks them.
    "libreoffice-writer-nogui",
    "libreoffice-calc-nogui",
    "python3-uno",
];

/// Installs Debian packages and npm packages that are missing.
pub fn run(what: For) -> Outcome {
    need_node()?;
    let mut packages = RUN.to_vec();
    if what == For::Testing {
        packages.extend(TEST);
    }
    debian(&packages)?;
    npm()?;
    fonts()
}

fn need_node() -> Outcome {
    let version = capture("node", &["--version"])
        .map_err(|_| "Node 20 or newer is needed and was not found: install it and run again.".to_owned())?;
    let major = version.trim_start_matches('v').split('.').next().and_then(|word| word.parse::<u32>().ok());
    match major {
        Some(major) if major >= 20 => Ok(()),
        _ => Err(format!("Node 20 or newer is needed; found {}", version.trim())),
    }
}

fn debian(packages: &[&str]) -> Outcome {
    if !cfg!(target_os = "linux") || !Path::new("/etc/debian_version").exists() {
        return Ok(());
    }
    let missing: Vec<&str> = packages.iter().copied().filter(|package| !installed(package)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    eprintln!("missing Debian packages: {}", missing.join(" "));
    apt(&["update", "-q"])?;
    let mut words = vec!["install", "-y", "-q", "--no-install-recommends"];
    words.extend(missing);
    apt(&words)
}

fn installed(package: &str) -> bool {
    capture("dpkg-query", &["-W", "-f", "${Status}", package])
        .is_ok_and(|status| status.ends_with(" installed"))
}

fn apt(words: &[&str]) -> Outcome {
    let root_user = capture("id", &["-u"]).is_ok_and(|id| id.trim() == "0");
    let step = if root_user {
        Step::new("apt-get", words)
    } else {
        let mut all = vec!["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"];
        all.extend(words);
        Step::new("sudo", &all)
    };
    step.with("DEBIAN_FRONTEND", "noninteractive").run()
}

fn npm() -> Outcome {
    let stamp = root().join("ui/node_modules/.installed-from");
    let lock = fingerprint(&["ui/package-lock.json"])?;
    if std::fs::read_to_string(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    Step::new("npm", &["ci", "--no-audit", "--no-fund"]).folder("ui").run()?;
    std::fs::write(&stamp, lock).map_err(|error| format!("{}: {error}", stamp.display()))
}

/// Brings the faces that ship (fonts/faces.txt) into fonts/faces, each with its package's licence.
/// The packages hold every weight there is, so they go again.
fn fonts() -> Outcome {
    let folder = root().join("fonts");
    let faces = folder.join("faces");
    let wanted = fingerprint(&["fonts/package-lock.json", "fonts/faces.txt"])?;
    let stamp = faces.join(".installed-from");
    if std::fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    Step::new("npm", &["ci", "--no-audit", "--no-fund"]).folder("fonts").run()?;
    let failed = |path: &Path, error: std::io::Error| format!("{}: {error}", path.display());
    std::fs::create_dir_all(&faces).map_err(|error| failed(&faces, error))?;
    let list = std::fs::read_to_string(folder.join("faces.txt")).map_err(|error| failed(&folder, error))?;
    for line in list.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
        let (package, face) = line.split_once(' ').ok_or_else(|| format!("fonts/faces.txt: `{line}`"))?;
        let from = folder.join("node_modules/@expo-google-fonts").join(package);
        copy_face(&from, face, &faces).map_err(|error| failed(&from.join(face), error))?;
        let licence = faces.join(format!("{package}-LICENSE.txt"));
        std::fs::copy(from.join("LICENSE_FONT"), &licence).map_err(|error| failed(&licence, error))?;
    }
    std::fs::write(&stamp, wanted).map_err(|error| failed(&stamp, error))?;
    let packages = folder.join("node_modules");
    std::fs::remove_dir_all(&packages).map_err(|error| failed(&packages, error))
}

fn copy_face(package: &Path, face: &str, into: &Path) -> std::io::Result<()> {
    for entry in std::fs::read_dir(package.join(face))?.flatten() {
        if entry.path().extension().is_some_and(|extension| extension == "ttf") {
            std::fs::copy(entry.path(), into.join(entry.file_name()))?;
        }
    }
    Ok(())
}

/// A fingerprint over the contents of files and folders below the root.
pub fn fingerprint(paths: &[&str]) -> Result<String, String> {
    let mut hasher = DefaultHasher::new();
    for path in paths {
        let full = root().join(path);
        hash(&full, &mut hasher).map_err(|error| format!("{}: {error}", full.display()))?;
    }
    Ok(format!("{:016x}", hasher.finish()))
}

fn hash(path: &Path, hasher: &mut DefaultHasher) -> std::io::Result<()> {
    path.hash(hasher);
    if path.is_dir() {
        let mut entries: Vec<_> = std::fs::read_dir(path)?.flatten().map(|entry| entry.path()).collect();
        entries.sort();
        entries.iter().try_for_each(|entry| hash(entry, hasher))
    } else {
        std::fs::read(path)?.hash(hasher);
        Ok(())
    }
}
