//! How the sample stories are cut into words: a golden list, so that another version of the
//! dictionary, or of the rules beside it, shows where it reads them otherwise.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use gaotai_article::codec;
use gaotai_language::differ::story::lines;
use gaotai_language::segment::words;
use std::fmt::Write;

#[test]
fn the_sample_stories_in_words() {
    let mut found = String::new();
    for path in gaotai_testkit::corpus() {
        let article = codec::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        writeln!(found, "# {}", path.file_name().unwrap().to_string_lossy()).unwrap();
        for line in lines(&article).iter().filter(|line| !line.text.is_empty()) {
            let words = words(&line.text);
            assert_eq!(words.concat(), line.text);
            writeln!(found, "{}", words.join("|").replace('\n', "⏎")).unwrap();
        }
    }
    gaotai_testkit::golden::check("words/corpus.txt", found.as_bytes());
}
