//! The real binary in a temporary folder.
#![allow(
    clippy::unwrap_used,
    dead_code,
    reason = "a test fails by panicking; not every test file needs all of it"
)]

use serde_json::Value;
use std::path::PathBuf;
use std::process::{Command, Output};
use tempfile::TempDir;

/// A story in plain text.
pub const STORY: &str = "雾锁大江\n\n2024-03-01 08:00:00 来源: 江报\n\n  清晨的江面上起了大雾,能见度不足五十米。\n\n  轮渡停航两个小时,九点恢复。(江一帆)\n\n[责任编辑: 林晓]\n";

/// A temporary folder in which `gaotai` runs.
pub struct Shell {
    folder: TempDir,
}

impl Shell {
    pub fn new() -> Shell {
        Shell { folder: tempfile::tempdir().unwrap() }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        std::fs::write(self.path(name), content).unwrap();
        self.path(name)
    }

    pub fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_gaotai"));
        command.args(words).current_dir(self.folder.path()).env_clear();
        command.env("GAOTAI_LIBRARY", self.path("library")).env("USER", "lin");
        command
    }

    pub fn run(&self, words: &[&str]) -> Output {
        self.command(words).output().unwrap()
    }

    /// Runs it and gives stdout, when it ends with this code.
    #[track_caller]
    pub fn ends(&self, code: i32, words: &[&str]) -> String {
        let output = self.run(words);
        assert_eq!(output.status.code(), Some(code), "{words:?}: {}", error(&output));
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    #[track_caller]
    pub fn json(&self, code: i32, words: &[&str]) -> Value {
        let out = self.ends(code, words);
        serde_json::from_str(&out).unwrap_or_else(|error| panic!("{words:?}: {error}\n{out}"))
    }

    /// A library with one story; its id.
    pub fn with_story(&self) -> String {
        self.file("fog.txt", STORY);
        let made = self.json(0, &["import", "fog.txt", "--json"]);
        made[0]["story"].as_str().unwrap().to_owned()
    }
}

/// What it said on stderr.
pub fn error(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// The fields of an object.
pub fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}
