//! A post as a phone shows it, for the window: the text as it is pasted, under the title that
//! WeChat itself sets.

use super::look::{Look, Shade};
use super::{hold, render};
use crate::Context;
use crate::html::hold::headline;
use crate::html::render::{element, text};
use crate::words::Words;
use gaotai_article::Article;

/// How the phone is held up to the story.
#[derive(Debug, Clone, Copy)]
pub struct Phone<'a> {
    /// By day or by night.
    pub shade: Shade,
    /// Name of the account, as WeChat shows it under the title.
    pub account: &'a str,
}

/// The whole page, without scripts. Pictures come from the library, as in [`crate::web::Pictures::Library`].
pub fn page(article: &Article, look: &Look, phone: Phone<'_>, context: &Context<'_>) -> String {
    let story = hold::in_window(article, super::FORMAT.channel);
    let words = Words::of(&article.slip.language);
    let shown = |hash: &_, crop| crate::web::in_window(hash, crop, &crate::media::shown(hash, context));
    let mut out = String::from("<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\">\n");
    let title = story.doc.head_text(headline(&story));
    element(&mut out, "title", "", if title.is_empty() { "—" } else { &title });
    out.push_str("<style>\n");
    out.push_str(include_str!("phone.css"));
    out.push_str("</style></head>\n");
    out.push_str(match phone.shade {
        Shade::Light => "<body>\n",
        Shade::Dark => "<body class=\"dark\">\n",
    });
    element(&mut out, "h1", "", &title);
    out.push_str("<p class=\"meta\">");
    let names: Vec<&str> = story.slip.authors.iter().map(|author| author.name.as_str()).collect();
    element(&mut out, "span", "author", &names.join(" "));
    element(&mut out, "span", "account", phone.account);
    out.push_str("<span>");
    let time = article.slip.published_at.unwrap_or(context.now);
    text(&mut out, &time.format(words.pick("%Y年%-m月%-d日 %H:%M", "%Y-%m-%d %H:%M")).to_string());
    out.push_str("</span></p>\n");
    out.push_str(&render::story(&story, look, phone.shade, Some(&shown)));
    out.push_str("</body></html>\n");
    out
}
