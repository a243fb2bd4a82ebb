//! A story for the clipboard, to be pasted into the editor of a 公众号. Writes nothing.

use super::deliver::{refuse_embargoed, refuse_open, refuse_suggested};
use super::post::WechatPost;
use super::render::standing;
use crate::desk::story_id;
use crate::{Desk, Failure, story};
use gaotai_formats::wechat::{look_of, post};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which, and how.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// The story.
    pub id: String,
    /// Id of the format whose look it has; the plain one for any other.
    pub look: String,
    /// Although places are still open; absent: no.
    #[serde(default)]
    pub pass_placeholders: bool,
    /// As if every open suggestion were accepted; absent: no.
    #[serde(default)]
    pub as_accepted: bool,
}

/// What goes on the clipboard.
#[derive(Debug, Serialize, TS)]
pub struct Response {
    /// As HTML.
    pub html: String,
    /// As bare text.
    pub text: String,
    /// What goes into the fields around it.
    pub post: WechatPost,
}

/// The story as it stands, what was typed last included. What is refused to every export is
/// refused here: a clipboard leaves the house too.
///
/// # Errors
/// `story_missing`, `export_embargoed`, `export_placeholders`, `export_suggestions`; those of the library.
pub fn run(desk: &Desk, request: Request) -> Result<Response, Failure> {
    let id = story_id(&request.id)?;
    story::settle(desk, id)?;
    let story = standing(desk, id)?;
    refuse_embargoed(desk, &story.article)?;
    if !request.pass_placeholders {
        refuse_open(std::slice::from_ref(&story))?;
    }
    if !request.as_accepted {
        refuse_suggested(std::slice::from_ref(&story))?;
    }
    let made = post(&story.article, look_of(&request.look));
    Ok(Response { post: WechatPost::of(&made), html: made.html, text: made.text })
}
