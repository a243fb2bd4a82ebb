//! Whatever bytes come in, the importer of one format ends with a story that can be written and read
//! again, or with an error. `GAOTAI_FORMAT` names the format; each has a corpus of its own.

#![no_main]

#[path = "../../tests/common/room.rs"]
#[allow(dead_code)]
mod room;

use gaotai_formats::{FORMATS, Import};
use gaotai_testkit::ids::Sequence;
use libfuzzer_sys::fuzz_target;
use std::sync::OnceLock;

fn import() -> Import {
    static IMPORT: OnceLock<Import> = OnceLock::new();
    *IMPORT.get_or_init(|| {
        let id = std::env::var("GAOTAI_FORMAT").unwrap_or_default();
        let known: Vec<&str> = FORMATS.iter().filter(|format| format.import.is_some()).map(|format| format.id).collect();
        let found = gaotai_formats::format(&id).and_then(|format| format.import);
        found.unwrap_or_else(|| panic!("GAOTAI_FORMAT is to be one of {}", known.join(", ")))
    })
}

fuzz_target!(|bytes: &[u8]| {
    let mut ids = Sequence::default();
    let Ok(imported) = import()(bytes, &mut room::context(&mut ids, &room::bare)) else { return };
    for story in gaotai_formats::admit(imported).stories {
        let written = gaotai_article::codec::encode(&story.article);
        assert!(gaotai_article::codec::decode(&written).is_ok_and(|read| read == story.article));
    }
});
