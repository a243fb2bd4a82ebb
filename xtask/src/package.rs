//! The package that people install: window, command line, faces and licences in one file.

use crate::setup;
use crate::shell::{Outcome, Step, capture, root};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// Builds both programs and puts them into a Debian package; says where it lies.
pub fn make(debug: bool) -> Outcome {
    if !cfg!(target_os = "linux") {
        return Err("Packages are made for Debian and its like so far; this is another system.".to_owned());
    }
    setup::run(setup::For::Running)?;
    crate::build_ui()?;
    // With the features that the tests have, so that what they drive is what is installed.
    let mut build = vec!["build", "--workspace", "--bins"];
    build.extend((!debug).then_some("--release"));
    Step::new("cargo", &build).run()?;
    let built = target()?.join(if debug { "debug" } else { "release" });
    let config = config(&built).to_string();
    let mut bundle = vec!["bundle", "--bundles", "deb", "--config", &config];
    bundle.extend(debug.then_some("--debug"));
    // It only bundles what cargo built: tauri's own build would build it again with other features.
    Step::new("ui/node_modules/.bin/tauri", &bundle).run()?;
    let made = newest(&built.join("bundle/deb"))?;
    println!("{}", made.display());
    Ok(())
}

/// What the package holds beside the window. It is no part of `tauri.conf.json`, since every build of
/// the window would copy 76 MB of faces then.
fn config(built: &Path) -> Value {
    let files = json!({
        "/usr/bin/gaotai": built.join("gaotai"),
        "/usr/share/doc/gaotai/copyright": root().join("LICENSE"),
    });
    json!({ "bundle": {
        // Beside each family lies its licence. crates/desk/src/page/faces.rs looks for them there.
        "resources": { "fonts/faces/*.ttf": "fonts/faces/", "fonts/faces/*-LICENSE.txt": "fonts/faces/" },
        "linux": { "deb": { "files": files } },
    } })
}

/// Where cargo builds.
fn target() -> Result<PathBuf, String> {
    let told = capture("cargo", &["metadata", "--no-deps", "--format-version", "1"])?;
    let told: Value = serde_json::from_str(&told).map_err(|error| format!("cargo metadata: {error}"))?;
    told["target_directory"]
        .as_str()
        .map(PathBuf::from)
        .ok_or_else(|| "cargo names no target folder".to_owned())
}

fn newest(folder: &Path) -> Result<PathBuf, String> {
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    let mut made: Vec<(std::time::SystemTime, PathBuf)> = std::fs::read_dir(folder)
        .map_err(failed)?
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "deb"))
        .filter_map(|path| Some((path.metadata().ok()?.modified().ok()?, path)))
        .collect();
    made.sort();
    made.pop().map(|(_, path)| path).ok_or_else(|| format!("{} holds no package", folder.display()))
}
