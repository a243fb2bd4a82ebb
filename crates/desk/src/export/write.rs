//! Writes stories to a folder or a zip.

use super::deliver::{Order, Place, WrittenFile, deliver};
use super::render::{check_encoding, formats};
use crate::story::story_ids;
use crate::wire::Loss;
use crate::{Desk, Failure, Task};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// What to write, and where.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// The stories.
    pub ids: Vec<String>,
    /// Ids of formats.
    pub formats: Vec<String>,
    /// For the formats that offer it; `null` for the default of each.
    pub encoding: Option<String>,
    /// One zip of all files.
    pub zip: bool,
    /// Handle of a folder; `null` for the library's outbox.
    pub target: Option<String>,
    /// Write them although places are still open; absent: no.
    #[serde(default)]
    pub pass_placeholders: bool,
    /// Write them as if every open suggestion were accepted; absent: no.
    #[serde(default)]
    pub as_accepted: bool,
    /// Suggestions and comments leave with the stories, in the formats that carry them; absent: no.
    #[serde(default)]
    pub with_review: bool,
}

/// What was written.
#[derive(Debug, Serialize, TS)]
pub struct Response {
    /// The folder or the zip, for showing.
    pub path: String,
    /// The files on the disk.
    pub files: Vec<WrittenFile>,
    /// What the files cannot hold, by the path of a story's main file in a format.
    #[ts(type = "Record<string, Loss[]>")]
    pub losses: BTreeMap<String, Vec<Loss>>,
}

/// Writes them: all or nothing. No file of others is overwritten; names get `-2`, `-3`, ….
/// From then on the stories' state is exported.
///
/// # Errors
/// Those of [`deliver`], `export_unknown_format`, `handle_unknown`, and `bad_request` for no
/// story, no format or an encoding that none of the formats offers.
pub fn run(desk: &Desk, request: Request, task: &Task<'_>) -> Result<Response, Failure> {
    let place = match &request.target {
        Some(handle) => desk.path_of(handle)?,
        None => desk.library().outbox(),
    };
    let mut order =
        order(&request.ids, &request.formats, request.encoding, request.zip, Place::Folder(place))?;
    order.pass_placeholders = request.pass_placeholders;
    order.as_accepted = request.as_accepted;
    order.with_review = request.with_review;
    let done = deliver(desk, &order, task)?;
    let losses = done.parts.into_iter().map(|part| (part.file, part.losses)).collect();
    Ok(Response { path: done.path.display().to_string(), files: done.files, losses })
}

/// The order of a request, checked. It passes neither over what is still open nor over suggestions.
///
/// # Errors
/// `bad_request`, `story_missing` for what is no id, `export_unknown_format`.
pub fn order(
    ids: &[String],
    formats_wanted: &[String],
    encoding: Option<String>,
    zip: bool,
    place: Place,
) -> Result<Order, Failure> {
    if ids.is_empty() {
        return Err(Failure::bad_request("ids"));
    }
    let formats = formats(formats_wanted)?;
    check_encoding(&formats, encoding.as_deref())?;
    let mut found = Vec::new();
    for id in story_ids(ids)? {
        if !found.contains(&id) {
            found.push(id);
        }
    }
    let (pass_placeholders, as_accepted, with_review) = (false, false, false);
    Ok(Order { ids: found, formats, encoding, zip, place, pass_placeholders, as_accepted, with_review })
}
