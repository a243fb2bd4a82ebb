//! Running other programs from the root of the repository.

use std::path::{Path, PathBuf};
use std::process::Command;

/// Done, or a message for the person at the terminal.
pub type Outcome = Result<(), String>;

/// The root of the repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map(Path::to_path_buf).unwrap_or_default()
}

/// A program with its arguments, run with its output on the terminal.
pub struct Step {
    words: Vec<String>,
    command: Command,
}

impl Step {
    /// Runs in the root unless a folder is named.
    pub fn new(program: &str, arguments: &[&str]) -> Self {
        let mut command = Command::new(program);
        command.args(arguments).current_dir(root());
        let words = std::iter::once(program).chain(arguments.iter().copied()).map(str::to_owned).collect();
        Step { words, command }
    }

    /// Runs in this folder below the root.
    pub fn folder(mut self, folder: &str) -> Self {
        self.command.current_dir(root().join(folder));
        self
    }

    /// Sets a variable of the environment.
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    /// Runs it; a status other than 0 is an error that names the command.
    pub fn run(mut self) -> Outcome {
        let words = self.words.join(" ");
        eprintln!("> {words}");
        match self.command.status() {
            Ok(status) if status.success() => Ok(()),
            Ok(status) => Err(format!("failed ({status}): {words}")),
            Err(error) => Err(format!("cannot start {words}: {error}")),
        }
    }
}

/// Runs a program and gives what it printed.
pub fn capture(program: &str, arguments: &[&str]) -> Result<String, String> {
    let output = Command::new(program)
        .args(arguments)
        .current_dir(root())
        .output()
        .map_err(|error| format!("cannot start {program}: {error}"))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        Err(String::from_utf8_lossy(&output.stderr).into_owned())
    }
}
