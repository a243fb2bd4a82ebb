//! What stands around an import or export in tests: a newsroom at UTC+8 at one fixed moment.

use gaotai_article::{Block, Hash, IdSource};
use gaotai_formats::{Context, Picture};
use std::collections::HashMap;

/// A library without pictures.
pub fn bare(_: &Hash) -> Option<Picture> {
    None
}

/// A context with these ids and pictures, everything else as it is usual.
pub fn context<'a>(ids: &'a mut dyn IdSource, media: &'a dyn Fn(&Hash) -> Option<Picture>) -> Context<'a> {
    let now = chrono::DateTime::parse_from_rfc3339("2024-05-01T12:00:00+08:00").expect("a time");
    Context::new(ids, now, media)
}

/// The pictures of the sample stories.
fn drawn() -> &'static HashMap<Hash, Vec<u8>> {
    static DRAWN: std::sync::OnceLock<HashMap<Hash, Vec<u8>>> = std::sync::OnceLock::new();
    DRAWN.get_or_init(|| {
        let folder = gaotai_testkit::repository().join("tests/corpus/media");
        let files = std::fs::read_dir(folder).expect("the sample pictures").flatten();
        let bytes = files.filter_map(|file| std::fs::read(file.path()).ok());
        bytes.map(|bytes| (Hash::of(&bytes), bytes)).collect()
    })
}

/// A picture for every figure: that of the samples, or else the words that stand for it.
pub fn pictures(blocks: &[Block], found: &mut HashMap<Hash, Picture>) {
    for block in blocks {
        match block {
            Block::Figure { media: Some(hash), alt, .. } => {
                let bytes = drawn().get(hash).cloned().unwrap_or_else(|| alt.clone().into_bytes());
                found.insert(hash.clone(), Picture { mime: "image/png".into(), width: 4, height: 3, bytes });
            }
            Block::Box { content, .. } => pictures(content, found),
            _ => {}
        }
    }
}
