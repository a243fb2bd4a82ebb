//! Starts an empty story.

use crate::desk::{FreshIds, new_story_id};
use crate::{Desk, Failure};
use gaotai_article::Article;
use gaotai_store::Stage;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What is known of it beforehand.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// BCP 47, as in `zh-CN`.
    pub language: String,
}

/// The story.
#[derive(Debug, Serialize, TS)]
pub struct Response {
    /// UUID version 7.
    pub id: String,
}

/// Starts it.
///
/// # Errors
/// `bad_request` for an empty language, `name_empty`; those of the library.
pub fn run(desk: &Desk, request: Request) -> Result<Response, Failure> {
    if request.language.trim().is_empty() {
        return Err(Failure::bad_request("language"));
    }
    let article = Article::new(new_story_id(), request.language.trim(), &mut FreshIds);
    desk.sign("story.create", |w| w.create(&article, Stage::Create))?;
    Ok(Response { id: article.id.to_string() })
}
