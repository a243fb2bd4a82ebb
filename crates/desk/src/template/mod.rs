//! The template of the news site's page.

pub mod read;
pub mod write;

use crate::{Desk, Failure, FailureCode};
use std::io::ErrorKind;
use std::path::PathBuf;

/// Where the newsroom's own template lies.
pub(crate) fn path(desk: &Desk) -> PathBuf {
    desk.library().templates().join("web.html")
}

/// The newsroom's own template; none when the built-in one is used.
pub(crate) fn own(desk: &Desk) -> Result<Option<String>, Failure> {
    let path = path(desk);
    match std::fs::read(&path) {
        Ok(bytes) => String::from_utf8(bytes).map(Some).map_err(|error| {
            let line =
                error.as_bytes()[..error.utf8_error().valid_up_to()].split(|byte| *byte == b'\n').count();
            Failure::new(FailureCode::TemplateInvalid, "the template is not UTF-8")
                .with("line", line)
                .with("what", "not UTF-8")
        }),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Failure::new(FailureCode::LibraryDamaged, error.to_string())
            .with("path", path.display())
            .with("what", error)),
    }
}
