//! `manifest.json`: what was written, so that a receiver can see that all of it came.

use crate::export::{OutFile, WrittenFile};
use serde_json::{Value, json};
use std::path::Path;

/// The file's name.
const NAME: &str = "manifest.json";

/// What the manifest says of the files of a story; the story is none for gathered ones.
pub(crate) fn entry(file: &WrittenFile, revision: Option<String>, version: Option<u32>) -> Value {
    json!({
        "path": file.path,
        "bytes": file.bytes,
        "sha256": file.sha256,
        "story": file.story,
        "revision": revision,
        "version": version,
    })
}

/// The file. It has no time in it: the same stories give the same bytes.
pub(crate) fn file(name: String, destination: &str, format: &str, entries: &[Value]) -> OutFile {
    let manifest = json!({ "destination": destination, "format": format, "files": entries });
    let mut text = serde_json::to_string_pretty(&manifest).unwrap_or_default();
    text.push('\n');
    OutFile { path: name, bytes: text.into_bytes() }
}

/// Its name in a folder: another one where a file of somebody else has it.
pub(crate) fn name(root: &Path, destination: &str) -> String {
    let own = |bytes: &[u8]| {
        let there: Option<Value> = serde_json::from_slice(bytes).ok();
        there.is_some_and(|there| there["destination"] == destination)
    };
    match std::fs::read(root.join(NAME)) {
        Ok(bytes) if !own(&bytes) => format!("{destination}.{NAME}"),
        _ => NAME.to_owned(),
    }
}
