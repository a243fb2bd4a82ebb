//! The story as a channel page of a news site, from a template that the newsroom can edit.

use crate::{Context, ExportError};
use gaotai_article::Article;

/// The built-in template; `None` as template means this one.
pub const TEMPLATE: &str = include_str!("channel.html");

/// What the page says about the site around the story.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Site {
    /// Name of the site.
    pub name: String,
    /// Names of the channels in the navigation, in order.
    pub navigation: Vec<String>,
    /// Name of the channel in the breadcrumb; the story's own channel when absent.
    pub channel: Option<String>,
}

/// How the page names the pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pictures {
    /// `gaotai-media://localhost/<sha256>`: for the preview in the window.
    Library,
    /// `media/<first 16 digits>.<extension>`: for a page beside its pictures.
    Files,
}

/// The whole page. `template` is the newsroom's own, the built-in one when absent.
pub fn render(
    _article: &Article,
    _template: Option<&str>,
    _site: &Site,
    _pictures: Pictures,
    _context: &Context<'_>,
) -> Result<String, ExportError> {
    Err(ExportError::Failed("not written yet".to_owned()))
}

/// Whether a template can be used: parsed and tried on a small story.
/// The error is [`ExportError::Template`] with the line.
pub fn check(_template: &str) -> Result<(), ExportError> {
    Ok(())
}
