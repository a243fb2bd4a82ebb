//! The page that lists the stories.

use super::export::Page;
use crate::html::hold::headline;
use crate::html::render::inlines;
use crate::web::Site;
use crate::words::Words;
use crate::{Context, ExportError, media};
use gaotai_article::HeadPart;
use minijinja::value::Value;
use minijinja::{AutoEscape, Environment, context};

/// The whole page.
///
/// # Errors
/// When the built-in template cannot be used, which it can.
pub(super) fn write(
    site: &Site,
    pages: &[Page<'_>],
    words: Words,
    around: &Context<'_>,
) -> Result<String, ExportError> {
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    let stories: Vec<Value> = pages.iter().map(|page| story(page, around)).collect();
    let values = context! {
        language => words.pick("zh-CN", "en"),
        name => &site.name,
        feed => words.pick("订阅", "Feed"),
        none => words.pick("还没有稿件。", "No stories yet."),
        stories => stories,
    };
    let failed = |error: minijinja::Error| ExportError::Failed(error.to_string());
    environment.render_named_str("index.html", include_str!("index.html"), values).map_err(failed)
}

/// A story in the list, in its own language.
fn story(page: &Page<'_>, around: &Context<'_>) -> Value {
    let (doc, slip) = (&page.held.doc, &page.held.slip);
    let line = |part| {
        let mut out = String::new();
        inlines(&mut out, &doc.head.line(part).content);
        Value::from_safe_string(out)
    };
    let shown = doc.media().into_iter().find(|hash| (around.media)(hash).is_some());
    context! {
        language => &slip.language,
        file => &page.file,
        title => line(headline(&page.held)),
        untitled => doc.head_text(headline(&page.held)).is_empty(),
        summary => line(HeadPart::Abstract),
        // Made of a hash: there is nothing to escape.
        picture => shown.map(|hash| Value::from_safe_string(media::shown(&hash, around).src)),
        source => slip.source.as_ref().map(|source| &source.name),
        channel => slip.channel.as_ref().map(|channel| &channel.name),
        iso => slip.published_at.map(|time| time.to_rfc3339()),
        time => slip.published_at.map(|time| Words::of(&slip.language).time(&time)),
    }
}
