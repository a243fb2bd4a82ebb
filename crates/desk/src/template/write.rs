//! Changes the template of the news site's page.

use super::path;
use crate::export::files::replace;
use crate::{Desk, Failure};
use serde::{Deserialize, Serialize};
use std::io::ErrorKind;
use ts_rs::TS;

/// The template.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// Its source; `null` goes back to the built-in one.
    pub html: Option<String>,
}

/// Whether it was taken.
#[derive(Debug, Serialize, TS)]
pub struct Response {
    /// Why it was not taken, with the line; the one before stays.
    pub problem: Option<Failure>,
}

/// Checks and keeps it.
///
/// # Errors
/// Those of the disk.
pub fn run(desk: &Desk, request: Request) -> Result<Response, Failure> {
    let path = path(desk);
    let Some(html) = request.html else {
        return match std::fs::remove_file(&path) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(Failure::unwritable(&path, &error)),
            _ => Ok(Response { problem: None }),
        };
    };
    if let Err(error) = gaotai_formats::web::check(&html) {
        return Ok(Response { problem: Some(error.into()) });
    }
    replace(&path, html.as_bytes()).map_err(|error| Failure::unwritable(&path, &error))?;
    Ok(Response { problem: None })
}
