//! What a destination would make of a story. Writes nothing.

use super::{Made, Route, settle_path};
use crate::desk::story_id;
use crate::export::render::standing;
use crate::wire::Loss;
use crate::{Desk, Failure, FailureCode, Task};
use gaotai_formats::destination::{Destination, Problem, check};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Longer texts are cut for showing, in characters.
const MOST: usize = 200_000;

/// What to try.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// As it is being edited; it need not be kept.
    pub destination: Destination,
    /// The story.
    pub story: String,
}

/// What came of it.
#[derive(Debug, Serialize, TS)]
pub struct Response {
    /// The main file first; none where the destination cannot be used.
    pub files: Vec<PreviewFile>,
    /// What the format cannot hold of this story.
    pub losses: Vec<Loss>,
    /// What did not come back when the file was read, beyond the losses.
    pub unexpected: Vec<Loss>,
    /// What is wrong with the destination, and what its rules could not do with this story.
    pub problems: Vec<Problem>,
}

/// A file that would be written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PreviewFile {
    /// Below the destination's folder, with `/`.
    pub path: String,
    /// Its length.
    pub bytes: usize,
    /// What is in it, where that is text; cut when it is long.
    pub text: String,
}

/// Tries it in memory.
///
/// # Errors
/// `story_missing`, `export_encoding`, `cancelled`; those of the library.
pub fn run(desk: &Desk, request: Request, task: &Task<'_>) -> Result<Response, Failure> {
    let mut destination = request.destination;
    let elsewhere = settle_path(desk, &mut destination);
    let problems: Vec<Problem> = check(&destination).into_iter().chain(elsewhere).collect();
    let story = standing(desk, story_id(&request.story)?)?;
    let nothing =
        |problems| Response { files: Vec::new(), losses: Vec::new(), unexpected: Vec::new(), problems };
    let Ok(route) = Route::of(desk, destination) else { return Ok(nothing(problems)) };
    let made = match route.make(desk, &story, 1, &|| task.go_on()) {
        Ok(made) => made,
        Err(failure) if failure.code == FailureCode::TemplateInvalid && !problems.is_empty() => {
            return Ok(nothing(problems));
        }
        Err(failure) => return Err(failure),
    };
    let Made { files, losses, unexpected, problems: more } = made;
    let files = files.into_iter().map(|file| PreviewFile {
        bytes: file.bytes.len(),
        text: if is_text(&file.path) { text(&file.bytes) } else { String::new() },
        path: file.path,
    });
    let mut all = problems;
    all.extend(more.into_iter().filter(|problem| problem.code != "template_invalid"));
    Ok(Response { files: files.collect(), losses, unexpected, problems: all })
}

fn is_text(path: &str) -> bool {
    let extension = path.rsplit('.').next().unwrap_or_default().to_lowercase();
    !["jpg", "jpeg", "png", "gif", "webp", "zip", "docx", "epub", "pdf"].contains(&extension.as_str())
}

fn text(bytes: &[u8]) -> String {
    let text = gaotai_language::encoding::decode(bytes).map(|decoded| decoded.text).unwrap_or_default();
    text.chars().take(MOST).collect()
}
