//! The project's own commands, called by the Makefile: `cargo xtask help` lists them.

mod new;
mod package;
mod setup;
mod shell;
mod tidy;

use shell::{Outcome, Step, capture, root};
use std::process::ExitCode;

const HELP: &str = "\
cargo xtask COMMAND   (make COMMAND does the same)

  run                 install what is missing, build, open the window
  test                install what is missing, run every test: Rust, UI, real window
  check               formatting, lints, types and the rules of the house
  soak                the tests that get better with time: kills and random stories, for longer
  bench [--release]   how fast the editor is in the real window, beside a bare one (docs/bench.md)
  bench formats       only how many stories a second each exchange format writes and reads
  package [--debug]   a Debian package with window, command line and faces (docs/package.md)
  gen                 write the generated files anew: the TypeScript contract, the model, golden files
  new KIND NAME       start a format, verb, panel or migration in its place
  tidy                only the rules of the house: arrows and budgets
  setup [test]        only install what is missing
";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["run", rest @ ..] => run(rest),
        ["test"] => test(&[]),
        ["check"] => check(),
        ["soak"] => test(&[("GAOTAI_SOAK", "1")]).and_then(|()| formats_for_long()),
        ["bench"] => bench(&[]),
        ["bench", "--release"] => bench(&["--release"]),
        ["bench", "formats"] => bench_formats(),
        ["package"] => package::make(false),
        ["package", "--debug"] => package::make(true),
        ["gen"] => generate(),
        ["new", kind, name] => new::make(kind, name),
        ["tidy"] => tidy::report(),
        ["setup"] => setup::run(setup::For::Running),
        ["setup", "test"] => setup::run(setup::For::Testing),
        [] | ["help"] => {
            println!("{HELP}");
            Ok(())
        }
        _ => Err(format!("unknown command: {}\n\n{HELP}", words.join(" "))),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

const NO_DISPLAY: &str = "\
There is no display here ($DISPLAY and $WAYLAND_DISPLAY are empty), so no window can open.
Two ways on:
  xvfb-run -a make run                     the window on a display that nobody sees
  cargo run -p gaotai-cli -- --help        the same verbs on the command line, without a window
";

fn run(rest: &[&str]) -> Outcome {
    let display =
        ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| std::env::var(name).is_ok_and(|v| !v.is_empty()));
    if cfg!(target_os = "linux") && !display {
        return Err(NO_DISPLAY.to_owned());
    }
    setup::run(setup::For::Running)?;
    build_ui()?;
    let mut arguments = vec!["run", "--package", "gaotai-desktop", "--bin", "gaotai-desktop", "--"];
    arguments.extend(rest);
    Step::new("cargo", &arguments).run()
}

fn build_ui() -> Outcome {
    let stamp = root().join("ui/dist/.built-from");
    let sources =
        setup::fingerprint(&["ui/src", "ui/index.html", "ui/package-lock.json", "ui/vite.config.ts"])?;
    if std::fs::read_to_string(&stamp).is_ok_and(|built| built == sources) {
        return Ok(());
    }
    Step::new("npm", &["run", "build"]).folder("ui").run()?;
    std::fs::write(&stamp, sources).map_err(|error| format!("{}: {error}", stamp.display()))
}

fn test(environment: &[(&str, &str)]) -> Outcome {
    setup::run(setup::For::Testing)?;
    Step::new("npm", &["run", "check"]).folder("ui").run()?;
    Step::new("npm", &["test"]).folder("ui").run()?;
    Step::new("npm", &["run", "test:ime"]).folder("ui").run()?;
    build_ui()?;
    // The window tests drive the real binaries, which cargo builds for no test by itself.
    Step::new("cargo", &["build", "--workspace", "--bins"]).run()?;
    let mut step = Step::new("cargo", &["test", "--workspace"]);
    for (name, value) in environment {
        step = step.with(name, value);
    }
    step.run()
}

fn check() -> Outcome {
    Step::new("cargo", &["fmt", "--all", "--check"]).run()?;
    setup::run(setup::For::Testing)?;
    build_ui()?;
    Step::new("cargo", &["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]).run()?;
    Step::new("npm", &["run", "check"]).folder("ui").run()?;
    tidy::report()
}

/// 100,000 random stories a format out and back, files changed at random in so many more ways, and a
/// minute a format of LLVM's fuzzer, where it is.
fn formats_for_long() -> Outcome {
    let tests = ["test", "--workspace", "--test", "echo", "--test", "hostile"];
    Step::new("cargo", &tests).with("GAOTAI_SOAK", "100").run()?;
    if capture("cargo", &["+nightly", "fuzz", "--version"]).is_err() {
        println!("SKIPPED: no cargo-fuzz with a nightly compiler, so LLVM's fuzzer tries no importer");
        return Ok(());
    }
    let seeds = root().join("target/seeds");
    let folder = seeds.to_string_lossy().into_owned();
    let seeding = ["test", "--workspace", "--test", "hostile", "seeds_for_fuzzing"];
    Step::new("cargo", &seeding).with("GAOTAI_SEEDS", &folder).run()?;
    for entry in std::fs::read_dir(&seeds).map_err(|error| format!("{folder}: {error}"))?.flatten() {
        let corpus = entry.path().to_string_lossy().into_owned();
        let fuzz =
            ["+nightly", "fuzz", "run", "import", &corpus, "--", "-max_total_time=60", "-rss_limit_mb=2048"];
        let format = entry.file_name().to_string_lossy().into_owned();
        Step::new("cargo", &fuzz).folder("crates/formats").with("GAOTAI_FORMAT", &format).run()?;
    }
    Ok(())
}

/// Always of an optimised build: the figures stand beside those of other newsrooms' programs.
fn bench_formats() -> Outcome {
    let file = root().join("target/bench-formats.json");
    std::fs::create_dir_all(root().join("target")).map_err(|error| format!("target: {error}"))?;
    let file = file.to_string_lossy().into_owned();
    Step::new("cargo", &["bench", "--package", "gaotai-formats", "--bench", "speed", "--", &file]).run()
}

/// Types into a long story in the real window; the figures go to the terminal and to target/bench.json.
fn bench(profile: &[&str]) -> Outcome {
    setup::run(setup::For::Testing)?;
    build_ui()?;
    let mut build = vec!["build", "--package", "gaotai-desktop", "--package", "gaotai-tests", "--bins"];
    build.extend(profile);
    Step::new("cargo", &build).run()?;
    let mut run = vec!["run", "--package", "gaotai-tests", "--bin", "bench"];
    run.extend(profile);
    run.extend(["--", "target/bench.json"]);
    std::fs::create_dir_all(root().join("target")).map_err(|error| format!("target: {error}"))?;
    Step::new("cargo", &run).run()?;
    bench_formats()
}

fn generate() -> Outcome {
    Step::new("cargo", &["test", "--workspace", "--exclude", "gaotai-desktop", "--exclude", "gaotai-tests"])
        .with("GAOTAI_GOLDEN", "write")
        .run()?;
    println!("{}", capture("git", &["status", "--short"])?);
    Ok(())
}
