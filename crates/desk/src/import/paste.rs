//! Brings in what was copied elsewhere.

use super::{failed, keep::Origin, keep::keep, read};
use crate::wire::ImportedFile;
use crate::{Desk, Failure, FailureCode};
use gaotai_formats::{Imported, html, text};
use serde::Deserialize;
use ts_rs::TS;

/// What was copied.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// As HTML, if the clipboard had it.
    pub html: Option<String>,
    /// As plain text.
    pub text: String,
}

/// What became of it.
pub type Response = ImportedFile;

/// Makes a story of it. HTML in which no story is found is tried as plain text.
///
/// # Errors
/// `name_empty`. What is wrong with the text stands in the answer.
pub fn run(desk: &Desk, request: Request) -> Result<Response, Failure> {
    if desk.read(|r| r.needs_name())? {
        return Err(Failure::name_empty("the author"));
    }
    let copied = request.html.as_deref().unwrap_or(&request.text).as_bytes();
    let origin = Origin { name: "", folder: None, bytes: copied };
    let kept = understand(desk, &request).and_then(|imported| keep(desk, origin, imported));
    match kept {
        Ok(files) => Ok(files.into_iter().next().unwrap_or_else(|| {
            failed("", Failure::new(FailureCode::ImportNothingFound, "no story in what was copied"))
        })),
        Err(failure) => Ok(failed("", failure)),
    }
}

fn understand(desk: &Desk, request: &Request) -> Result<Imported, Failure> {
    let html = request.html.as_deref().filter(|html| !html.trim().is_empty());
    match html.map(|html| read(desk, html::import::import, html.as_bytes())) {
        Some(Ok(imported)) => Ok(imported),
        Some(Err(failure)) if request.text.trim().is_empty() => Err(failure),
        _ => read(desk, text::import::import, request.text.as_bytes()),
    }
}
