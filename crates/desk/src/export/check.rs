//! What formats would write of a story, and what they cannot hold. Writes nothing.

use super::pictures::{PictureGap, gaps};
use super::press::Press;
use super::render::{check_encoding, formats, losses, render, standing};
use crate::desk::story_id;
use crate::wire::{Loss, PlaceholderPlace};
use crate::{Desk, Failure, Task};
use gaotai_formats::package::stem;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What to try.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// The story.
    pub id: String,
    /// Ids of formats.
    pub formats: Vec<String>,
    /// For the formats that offer it; `null` for the default of each.
    pub encoding: Option<String>,
    /// As in `export.write`; absent: no.
    #[serde(default)]
    pub with_review: bool,
}

/// What came of it.
#[derive(Debug, Serialize, TS)]
pub struct Response {
    /// In the order of the formats.
    pub checks: Vec<ExportCheck>,
    /// What is still open in the story; `export.write` refuses to pass over it unless told to.
    pub placeholders: Vec<PlaceholderPlace>,
    /// How many suggestions wait for a yes or no; `export.write` writes them as if accepted, and only when told to.
    pub suggestions: usize,
    /// Pictures without caption, credit or description; nothing is refused for them.
    pub pictures: Vec<PictureGap>,
}

/// What a format would write.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ExportCheck {
    /// Id of the format.
    pub format: String,
    /// Name of the main file.
    pub file: String,
    /// Length of all files together.
    pub bytes: usize,
    /// What the format cannot hold of this story.
    pub losses: Vec<Loss>,
    /// What did not come back when the file was read, beyond the losses.
    pub unexpected: Vec<Loss>,
    /// The main file, for looking at it.
    pub text: String,
}

/// Tries it in memory. Its progress counts the pictures that are made, under the first format's id.
///
/// # Errors
/// `cancelled`; /// `story_missing`, `export_unknown_format`, `export_encoding`, `bad_request` for an encoding
/// that none of the formats offers; those of the library.
pub fn run(desk: &Desk, request: Request, task: &Task<'_>) -> Result<Response, Failure> {
    let formats = formats(&request.formats)?;
    let encoding = request.encoding.as_deref();
    check_encoding(&formats, encoding)?;
    let story = standing(desk, story_id(&request.id)?)?;
    let stem = stem(&story.article);
    let label = formats.first().map_or("", |format| format.id);
    let press = Press::run(desk, [&story.article], &formats, &|done, total| task.at(done, total, label))?;
    let check = |format: &&'static gaotai_formats::Format| {
        let echo = render(desk, &press, &story, format, &stem, encoding, request.with_review)?;
        let main = echo.exported.files.first();
        Ok(ExportCheck {
            format: format.id.to_owned(),
            file: main.map(|file| file.path.clone()).unwrap_or_default(),
            bytes: echo.exported.files.iter().map(|file| file.bytes.len()).sum(),
            text: main.map(|file| text(&file.bytes)).unwrap_or_default(),
            losses: losses(echo.losses),
            unexpected: losses(echo.unexpected),
        })
    };
    let checks = formats.iter().map(check).collect::<Result<_, Failure>>()?;
    let placeholders = PlaceholderPlace::of(&story.article);
    let suggestions = story.article.doc.suggestions().len();
    Ok(Response { checks, placeholders, suggestions, pictures: gaps(&story.article.doc.accepted()) })
}

fn text(bytes: &[u8]) -> String {
    match gaotai_language::encoding::decode(bytes) {
        Ok(decoded) => decoded.text,
        // A package or a page: there is nothing to read in it.
        Err(gaotai_language::encoding::DecodeError::Binary { .. }) => String::new(),
        Err(_) => String::from_utf8_lossy(bytes).into_owned(),
    }
}
