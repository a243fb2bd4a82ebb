//! What is done for a library that cannot be opened: it looks at every page of the damaged
//! database, those of the vault as well.

use crate::needle::Needle;
use crate::requests::{self, Names};
use crate::{asked_cleanly, copy_is_clean, each_file};
use gaotai_desk::{DOORSTEP, Doorstep};
use std::path::{Path, PathBuf};

/// A copy of the library whose first two pages, with the schema in them, are overwritten.
pub fn damaged(place: &Path, name: &str) -> PathBuf {
    let (library, copy) = (place.join("library"), place.join(name).join("library"));
    each_file(&library, &mut |path| {
        let to = copy.join(path.strip_prefix(&library).unwrap());
        std::fs::create_dir_all(to.parent().unwrap()).unwrap();
        std::fs::copy(path, to).unwrap();
    });
    let database = copy.join("library.sqlite");
    let mut bytes = std::fs::read(&database).unwrap();
    bytes[..8192].fill(0xA5);
    std::fs::write(database, bytes).unwrap();
    copy
}

/// Walks the list of what can be done there, with and without a backup.
pub fn is_clean(place: &Path, names: &Names, needle: &Needle) {
    let library = damaged(place, "doorstep");
    let doorstep = Doorstep::at(&library);
    let mut refusals = Vec::new();
    for verb in DOORSTEP {
        let requests = requests::at_the_doorstep(verb.name, &names.snapshot).unwrap_or_else(|| {
            panic!("{}: say in tests/journeys/vault_leaks/requests.rs how it is asked", verb.name)
        });
        refusals.extend(asked_cleanly(verb.name, requests, needle, &|request, progress| {
            doorstep.call(verb.name, request, progress)
        }));
    }
    assert!(refusals.is_empty(), "correct vault_leaks/requests.rs:\n{}", refusals.join("\n"));
    assert_eq!(needle.find(format!("{doorstep:?}").as_bytes()), None, "Debug of the doorstep");
    copy_is_clean(&place.join("doorstep"), needle);
}
