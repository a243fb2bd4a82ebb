//! A desk of its own for every test.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
#![allow(dead_code, reason = "every test file uses its part of it")]

use gaotai_desk::{Desk, Failure};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A temporary folder with an empty library in it.
pub struct Place {
    /// The library.
    pub desk: Desk,
    folder: TempDir,
}

impl Place {
    /// A library in which 林晓 writes.
    pub fn new() -> Place {
        let place = Place::nameless();
        place.call("person.name", json!({ "name": "林晓" }));
        place
    }

    /// A library in which nobody has said their name.
    pub fn nameless() -> Place {
        let folder = tempfile::tempdir().unwrap();
        let desk = Desk::create(&folder.path().join("library")).unwrap();
        Place { desk, folder }
    }

    /// Closes the library and leaves its folder.
    pub fn close(self) -> TempDir {
        drop(self.desk);
        self.folder
    }

    /// A path in the temporary folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A file in the temporary folder.
    pub fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, content).unwrap();
        path
    }

    /// Calls a verb as the window does.
    pub fn try_call(&self, verb: &str, request: Value) -> Result<Value, Failure> {
        self.desk.call(verb, request, &|_, _, _, _| {})
    }

    /// Calls a verb that must succeed.
    #[track_caller]
    pub fn call(&self, verb: &str, request: Value) -> Value {
        self.try_call(verb, request)
            .unwrap_or_else(|failure| panic!("{verb}: {failure} {:?}", failure.params))
    }

    /// Calls a verb that must fail, and gives the code and params.
    #[track_caller]
    pub fn fail(&self, verb: &str, request: Value) -> (String, Value) {
        let failure = self.try_call(verb, request).expect_err("the verb must fail");
        (failure.code.name(), json!(failure.params))
    }

    /// Brings files in and gives what became of them.
    #[track_caller]
    pub fn import(&self, paths: &[&Path]) -> Vec<Value> {
        let handles: Vec<String> =
            paths.iter().map(|path| self.desk.register_path(path.to_path_buf())).collect();
        let answer = self.call("import.files", json!({ "handles": handles }));
        answer["stories"].as_array().unwrap().clone()
    }

    /// Brings a file in that must become one story, and gives its id.
    #[track_caller]
    pub fn import_one(&self, path: &Path) -> String {
        let stories = self.import(&[path]);
        assert_eq!(stories.len(), 1, "{stories:?}");
        stories[0]["story"].as_str().unwrap_or_else(|| panic!("{stories:?}")).to_owned()
    }

    /// What is printed of a story: its proof for the press and as PDF/A and its story details, each
    /// with the file's name, its properties and its text, without white space; and what the window
    /// gets of the proof.
    pub fn printed(&self, id: &str) -> Vec<(&'static str, String)> {
        let folder = self.path("printed");
        std::fs::create_dir_all(&folder).unwrap();
        let target = self.desk.register_path(folder);
        let view = json!({ "kind": "story", "article": id, "plan": "proof" });
        let page = |archival: bool| {
            let request = json!({ "view": view, "kind": "pdf", "archival": archival, "target": target });
            read(&self.call("page.write", request)["path"])
        };
        let slip = self.call("story.slip_sheet", json!({ "article": id, "target": target }));
        let set = self.call("page.set", json!({ "view": view, "article": id, "change": null }));
        vec![
            ("the proof", page(false)),
            ("the proof as PDF/A", page(true)),
            ("the story details as a page", read(&slip["path"])),
            ("the page in the window", set.to_string()),
        ]
    }

    /// How many stories there are.
    pub fn stories(&self) -> u64 {
        self.call("library.status", json!({}))["stories"].as_u64().unwrap()
    }
}

/// What a file that left says: of a package all that is in it, of a PDF its text.
pub fn said(path: &Path) -> String {
    let bytes = std::fs::read(path).unwrap();
    let limits = gaotai_formats::package::Limits::default();
    if bytes.starts_with(b"%PDF") {
        return read(&json!(path));
    }
    let Ok(mut package) = gaotai_formats::package::open(&bytes, &limits) else {
        return String::from_utf8_lossy(&bytes).into_owned();
    };
    let names: Vec<String> = package.members().iter().map(|member| member.path.clone()).collect();
    let members = names.iter().map(|name| package.read(name).unwrap().unwrap());
    members.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).collect()
}

/// Name, properties and text of a PDF, without white space.
fn read(path: &Value) -> String {
    let path = path.as_str().unwrap();
    let told = |command: &str, arguments: &[&str]| {
        let output = std::process::Command::new(command).args(arguments).output();
        String::from_utf8(output.expect("`cargo xtask setup test` brings poppler's commands").stdout).unwrap()
    };
    let all = [path, &told("pdfinfo", &[path]), &told("pdftotext", &["-raw", path, "-"])].concat();
    all.split_whitespace().collect()
}

/// The text of a node of ProseMirror's JSON.
pub fn text(node: &Value) -> String {
    let own = node["text"].as_str().unwrap_or_default().to_owned();
    let children = node["content"].as_array().map(Vec::as_slice).unwrap_or_default();
    own + &children.iter().map(text).collect::<String>()
}

/// A small picture: 1 by 1 pixel, PNG.
pub const PNG: &[u8] = &[
    0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0x00, 0x00, 0x0D, 0x49, 0x48, 0x44, 0x52, 0x00,
    0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x06, 0x00, 0x00, 0x00, 0x1F, 0x15, 0xC4, 0x89, 0x00,
    0x00, 0x00, 0x0D, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9C, 0x63, 0xF8, 0xCF, 0xC0, 0xF0, 0x1F, 0x00, 0x05,
    0x00, 0x01, 0xFF, 0x89, 0x99, 0x3D, 0x1D, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42,
    0x60, 0x82,
];
