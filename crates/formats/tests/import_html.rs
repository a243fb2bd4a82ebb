//! Pages of the kinds that newsrooms save come in.

mod common;

use common::{import, import_err};
use gaotai_formats::{ImportError, ImportedMedia, html};

/// Pages written for the tests in the layouts of news sites; the golden file beside each
/// summary is the whole import.
#[track_caller]
fn page(name: &str) -> String {
    let path =
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages").join(format!("{name}.html"));
    let bytes = std::fs::read(&path).expect("the page can be read");
    let story = import(html::import::import, &bytes);
    gaotai_testkit::golden::check(&format!("import/{name}.txt"), story.summary().as_bytes());
    story.summary()
}

#[test]
fn pages_of_news_sites() {
    for name in
        ["xinhua", "people", "wechat", "daily", "gov", "agency", "blog", "taiwan", "portal", "british"]
    {
        let found = page(name);
        println!("== {name}\n{found}");
    }
}
