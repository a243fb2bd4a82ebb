//! What somebody made to hurt an importer, and what broke on its way: each ends soon, in bounded
//! memory, with a story that can do no harm or with a clear error.

mod common;
#[path = "hostile/made.rs"]
mod made;
#[path = "hostile/mutate.rs"]
mod mutate;
#[path = "hostile/watch.rs"]
mod watch;

use gaotai_formats::{FORMATS, Format, Import, ImportError};
use mutate::Dice;
use watch::watched;

#[global_allocator]
static MEMORY: peak_alloc::PeakAlloc = peak_alloc::PeakAlloc;

fn importers() -> impl Iterator<Item = (&'static Format, Import)> {
    FORMATS.iter().filter_map(|format| Some((format, format.import?)))
}

/// Every importer takes each of these.
fn everywhere(inputs: &[(String, Vec<u8>)]) {
    let _alone = watch::alone();
    for (name, bytes) in inputs {
        for (format, import) in importers() {
            let _ = watched(format.id, name, import, bytes);
        }
        let _ = gaotai_formats::detect(name, bytes);
    }
}

/// What is of this format or may be taken for it, changed in every way, so many times a format.
#[test]
fn changed_files_do_no_harm() {
    let _alone = watch::alone();
    let times = std::env::var("GAOTAI_SOAK").ok().and_then(|times| times.parse::<u64>().ok()).unwrap_or(1);
    let all: Vec<(&Format, Import)> = importers().collect();
    let half = all.len().div_ceil(2);
    std::thread::scope(|scope| {
        for some in all.chunks(half) {
            scope.spawn(move || some.iter().for_each(|(format, import)| change(format, *import, times)));
        }
    });
}

const CASES: u64 = 150;

fn change(format: &Format, import: Import, times: u64) {
    let seeds = made::seeds(format);
    assert!(!seeds.is_empty(), "{}: nothing to change", format.id);
    for seed in &seeds {
        let _ = watched(format.id, "a whole file", import, seed);
    }
    for case in 0..CASES * times.max(1) {
        let mut dice = Dice::new(format.id, case);
        let bytes = mutate::file(&mut dice, &seeds);
        let _ = watched(format.id, &format!("case {case}"), import, &bytes);
    }
}

/// With `GAOTAI_SEEDS=folder` writes what the importers are tried with, a folder a format: for `cargo fuzz`.
#[test]
fn seeds_for_fuzzing() {
    let Some(folder) = std::env::var_os("GAOTAI_SEEDS").map(std::path::PathBuf::from) else { return };
    for (format, _) in importers() {
        let into = folder.join(format.id);
        std::fs::create_dir_all(&into).expect("a folder for seeds");
        for (at, seed) in made::seeds(format).iter().enumerate() {
            std::fs::write(into.join(format!("{at:03}")), seed).expect("a seed");
        }
    }
}

#[test]
fn deep_nesting() {
    everywhere(&made::deep(30_000));
}

#[test]
fn entities_that_multiply() {
    everywhere(&made::bombs());
}

#[test]
fn many_attributes_and_namespaces() {
    everywhere(&made::crowded());
}

#[test]
fn wrong_encodings() {
    everywhere(&made::encodings());
}

#[test]
fn archives() {
    everywhere(&made::archives());
}

#[test]
fn long_lines_and_many_lines() {
    everywhere(&made::long());
}

/// A list of 3 MB is read line by line, and each line once.
#[test]
fn a_hundred_thousand_short_lines() {
    let _alone = watch::alone();
    let lines = "老街上的灯亮了\n".repeat(100_000);
    let read = watched("text", "short lines", gaotai_formats::text::import::import, lines.as_bytes());
    assert!(read.is_ok());
}

/// What is larger than a story of its kind ever is, is refused before it is looked at.
#[test]
fn too_large_is_said_at_once() {
    let _alone = watch::alone();
    let line = vec![b'a'; (64 << 20) + 1];
    for (format, import) in importers() {
        let said = watched(format.id, "a line of 64 MiB", import, &line).err();
        // What comes as an archive says that it is none.
        let refused = matches!(said, Some(ImportError::TooLarge { .. } | ImportError::Archive { .. }));
        assert!(refused, "{}: {said:?}", format.id);
    }
}

/// A document cannot bring a file of this machine with it.
#[test]
fn external_entities_stay_outside() {
    let _alone = watch::alone();
    const SECRET: &str = "外面的秘密内容";
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("outside.txt");
    std::fs::write(&path, SECRET).expect("a file outside");
    for document in made::external(&path.display().to_string()) {
        for (format, import) in importers() {
            for story in
                watched(format.id, "an external entity", import, document.as_bytes()).into_iter().flatten()
            {
                let told = gaotai_article::codec::encode(&story.article).to_string();
                assert!(!told.contains(SECRET), "{}: {document}", format.id);
            }
        }
    }
}
