//! The story as a channel page of a news site, from a template that the newsroom can edit.
//!
//! The template language is Jinja2 as minijinja speaks it; docs/formats/web-template.md
//! lists what a template may name. Every value is escaped for HTML; only the body and the
//! lines of the title group, which our own renderer makes, are HTML already.

mod story;

use crate::html::dom;
use crate::html::render::{Shown, element};
use crate::words::Words;
use crate::{Context, ExportError, PAGE_PICTURES, media};
use gaotai_article::{Article, Crop, Hash, Slip};
use minijinja::{AutoEscape, Environment, ErrorKind, UndefinedBehavior};

/// The built-in template; `None` as template means this one.
pub const TEMPLATE: &str = include_str!("channel.html");

/// More than any page makes of a story: a template with a runaway loop ends here.
const FUEL: u64 = 2_000_000;

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
    /// `gaotai-media://localhost/<sha256>/page`, behind it `?crop=left,top,width,height` in shares where
    /// the story shows a part: for the preview in the window.
    Library,
    /// `media/<first 16 digits>.<extension>`: for a page beside its pictures.
    Files,
}

/// The whole page. `template` is the newsroom's own, the built-in one when absent.
///
/// # Errors
/// [`ExportError::Template`] with the line at which the template cannot be used.
pub fn render(
    article: &Article,
    template: Option<&str>,
    site: &Site,
    pictures: Pictures,
    context: &Context<'_>,
) -> Result<String, ExportError> {
    let shown = |hash: &Hash, crop: Option<Crop>| match pictures {
        Pictures::Files => media::shown(hash, context),
        Pictures::Library => in_window(hash, crop, &media::shown(hash, context)),
    };
    let values = story::values(article, site, &shown);
    let page = environment()
        .template_from_named_str("page.html", template.unwrap_or(TEMPLATE))
        .map_err(told)?
        .render(values);
    Ok(labelled(page.map_err(told)?, &article.slip))
}

/// The page with what it says of the part that machines had: a template that forgot it, or has
/// it only where nobody sees it, cannot hide it.
fn labelled(mut page: String, slip: &Slip) -> String {
    let said = slip.ai_use.as_ref().map(|used| Words::of(&slip.language).ai(used)).unwrap_or_default();
    if said.is_empty() {
        return page;
    }
    let read = dom::parse(&page);
    let body = dom::find(&read.document, &|node| dom::name(node) == "body");
    if body.is_some_and(|body| dom::spaced(&body).contains(said)) {
        return page;
    }
    let mut line = String::new();
    element(&mut line, "p", "ai-use", said);
    line.push('\n');
    let end = page.to_ascii_lowercase().rfind("</body>").unwrap_or(page.len());
    page.insert_str(end, &line);
    page
}

/// The page in the window has the part that will leave, in the size in which it will, so that a
/// template does with it what the site will do.
pub(crate) fn in_window(hash: &Hash, crop: Option<Crop>, whole: &Shown) -> Shown {
    let address = format!("gaotai-media://localhost/{hash}/page");
    let all = Crop { x: 0.0, y: 0.0, width: 1.0, height: 1.0 };
    let Crop { x, y, width, height } = crop.unwrap_or(all);
    let src = if crop.is_some() { format!("{address}?crop={x},{y},{width},{height}") } else { address };
    let (across, down) = (f64::from(whole.width) * width, f64::from(whole.height) * height);
    let smaller = (f64::from(PAGE_PICTURES.longest_edge) / across.max(down)).min(1.0);
    // Shares are at most 1: what comes of them fits where the picture's own edges did.
    let edge = |length: f64| if length > 0.0 { (length * smaller).round().max(1.0) as u32 } else { 0 };
    Shown { src, width: edge(across), height: edge(down) }
}

/// Whether a template can be used: parsed, and tried on a small story and an empty one.
///
/// # Errors
/// [`ExportError::Template`] with the line.
pub fn check(template: &str) -> Result<(), ExportError> {
    let environment = environment();
    let compiled = environment.template_from_named_str("page.html", template).map_err(told)?;
    for values in [story::full(), story::empty()] {
        compiled.render(values).map_err(told)?;
    }
    Ok(())
}

fn environment() -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    // A name that means nothing is a mistake worth telling, one that is empty is not.
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_fuel(Some(FUEL));
    environment
}

fn told(error: minijinja::Error) -> ExportError {
    let line = error.line().and_then(|line| u32::try_from(line).ok()).unwrap_or(1);
    let detail = error.detail().unwrap_or_default();
    let problem = match error.kind() {
        ErrorKind::OutOfFuel => "the template never ends".to_owned(),
        kind if detail.is_empty() => kind.to_string(),
        kind => format!("{kind}: {detail}"),
    };
    ExportError::Template { line, problem }
}

#[cfg(test)]
mod tests;
