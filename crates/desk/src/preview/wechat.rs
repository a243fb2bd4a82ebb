//! The story as a phone shows it in a 公众号.

use super::web::{SITE, size};
use crate::desk::story_id;
use crate::export::post::{WechatLook, WechatPost};
use crate::export::render::standing;
use crate::{Desk, Failure};
use gaotai_formats::Context;
use gaotai_formats::wechat::{Phone, Shade, look_of, page, post};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which, and how.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// The story.
    pub id: String,
    /// Id of the format whose look it has; the plain one for any other.
    pub look: String,
    /// As a phone shows it at night.
    pub dark: bool,
}

/// The post.
#[derive(Debug, Serialize, TS)]
pub struct Response {
    /// The whole page, without scripts, for a sandboxed frame.
    pub html: String,
    /// What goes into the fields around it.
    pub post: WechatPost,
    /// The looks there are.
    pub looks: Vec<WechatLook>,
}

/// Makes the page. The account is the name of the site, as the settings have it.
///
/// # Errors
/// `story_missing`; those of the library.
pub fn run(desk: &Desk, request: Request) -> Result<Response, Failure> {
    let story = standing(desk, story_id(&request.id)?)?;
    let account = desk.read(|r| r.setting(SITE))?;
    let account = account.as_ref().and_then(|name| name.as_str()).unwrap_or_default();
    let look = look_of(&request.look);
    let shade = if request.dark { Shade::Dark } else { Shade::Light };
    let mut ids = crate::desk::FreshIds;
    let media = |hash: &_| size(desk, hash);
    let context = Context::new(&mut ids, story.time, &media);
    let html = page(&story.article, look, Phone { shade, account }, &context);
    Ok(Response { html, post: WechatPost::of(&post(&story.article, look)), looks: WechatLook::all() })
}
