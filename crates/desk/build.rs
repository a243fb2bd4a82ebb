//! Lists the sample stories and their pictures, so that the program brings them along.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> Outcome<()> {
    let corpus = Path::new(&std::env::var("CARGO_MANIFEST_DIR")?).join("../../tests/corpus");
    let corpus = corpus.canonicalize()?;
    println!("cargo::rerun-if-changed={}", corpus.display());
    let list = corpus.join("samples.txt");
    let names = fs::read_to_string(&list).map_err(|error| format!("{}: {error}", list.display()))?;
    let stories = names.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let stories = stories.map(|name| corpus.join(name)).collect();
    let mut pictures: Vec<PathBuf> = match fs::read_dir(corpus.join("media")) {
        Ok(folder) => folder.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?,
        Err(_) => Vec::new(),
    };
    pictures.sort();
    let mut out = String::new();
    write_list(&mut out, "STORIES", "str", "include_str", stories)?;
    write_list(&mut out, "PICTURES", "[u8]", "include_bytes", pictures)?;
    fs::write(Path::new(&std::env::var("OUT_DIR")?).join("samples.rs"), out)?;
    Ok(())
}

fn write_list(out: &mut String, list: &str, kind: &str, include: &str, files: Vec<PathBuf>) -> Outcome<()> {
    writeln!(out, "pub(crate) const {list}: &[Embedded<{kind}>] = &[")?;
    for file in files {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        writeln!(out, "    Embedded {{ name: {name:?}, content: {include}!({file:?}) }},")?;
    }
    writeln!(out, "];")?;
    Ok(())
}
