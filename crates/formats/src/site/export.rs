//! Writing the folder: a page a story, an index, a feed, pictures and styles. All links are
//! relative, so that it works from a disk as it does from a server.

use super::index;
use crate::feed::export as feed;
use crate::html::render::{attribute, element};
use crate::html::{self, hold::hold};
use crate::web::{self, Pictures, Site};
use crate::words::Words;
use crate::{Context, ExportError, Exported, File, Outgoing, media};
use gaotai_article::Article;
use gaotai_article::slip::SourceKind;

/// A story as a page of the site.
pub(super) struct Page<'a> {
    /// As it left the desk.
    article: &'a Article,
    /// As the page holds it.
    pub held: Article,
    /// Its file's name.
    pub file: String,
}

/// Writes a site of one story in a folder of its name.
///
/// # Errors
/// When the newsroom's template cannot be used.
pub fn export(article: &Article, stem: &str, context: &mut Context<'_>) -> Result<Exported, ExportError> {
    let version = context.version;
    gather(&[Outgoing { article, stem, version }], stem, context)
}

/// Writes the stories as one site in the folder `stem`: `index.html` first, which lists them in
/// their order.
///
/// # Errors
/// When the newsroom's template cannot be used.
pub fn gather(
    stories: &[Outgoing<'_>],
    stem: &str,
    context: &mut Context<'_>,
) -> Result<Exported, ExportError> {
    let channel = context.channel.unwrap_or(super::FORMAT.channel);
    let pages = stories.iter().map(|one| Page {
        article: one.article,
        held: hold(one.article, channel).0,
        file: format!("{}.html", named(one.stem)),
    });
    let pages: Vec<Page<'_>> = pages.collect();
    let site = site(&pages, stem);
    let words = Words::of(pages.first().map_or("", |page| &page.held.slip.language));
    let mut files = vec![text("index.html", index::write(&site, &pages, words, context)?)];
    for page in &pages {
        files.push(text(&page.file, whole(page, &site, context)?));
    }
    let entries = pages.iter().map(|page| (page.article, page.file.as_str()));
    files.push(text("feed.xml", feed::atom_of_pages(entries, &site.name, channel, context)));
    files.push(text("assets/site.css", include_str!("site.css").to_owned()));
    for file in pages.iter().flat_map(|page| media::files(&page.held, context)) {
        if !files.iter().any(|had| had.path == file.path) {
            files.push(file);
        }
    }
    let inside = |file: File| File { path: format!("{stem}/{}", file.path), bytes: file.bytes };
    Ok(Exported { files: files.into_iter().map(inside).collect() })
}

fn text(path: &str, content: String) -> File {
    File { path: path.to_owned(), bytes: content.into_bytes() }
}

/// A page lies beside the index, and is not the index.
fn named(stem: &str) -> String {
    let stem = stem.replace('/', "-");
    if stem.eq_ignore_ascii_case("index") { format!("{stem}-story") } else { stem }
}

/// The site is called as its own stories' source is, or else as its folder; its navigation are
/// the channels of the stories.
fn site(pages: &[Page<'_>], stem: &str) -> Site {
    let sources = pages.iter().filter_map(|page| page.held.slip.source.as_ref());
    let name =
        sources.filter(|source| source.kind == SourceKind::Own).map(|source| source.name.clone()).next();
    let mut navigation: Vec<String> = Vec::new();
    for channel in pages.iter().filter_map(|page| page.held.slip.channel.as_ref()) {
        if !navigation.contains(&channel.name) {
            navigation.push(channel.name.clone());
        }
    }
    Site { name: name.unwrap_or_else(|| stem.to_owned()), navigation, channel: None }
}

/// The story's page: the newsroom's own where it has a template, or else the page that the
/// format HTML writes, with a way back to the index.
fn whole(page: &Page<'_>, site: &Site, context: &Context<'_>) -> Result<String, ExportError> {
    if let Some(template) = context.template {
        return web::render(page.article, Some(template), site, Pictures::Files, context);
    }
    let mut head = String::from("<link rel=\"alternate\" type=\"application/atom+xml\" href=\"feed.xml\"");
    attribute(&mut head, "title", &site.name);
    head.push_str(">\n<link rel=\"stylesheet\" href=\"assets/site.css\">\n</head>\n<body>\n");
    let words = Words::of(&page.held.slip.language);
    head.push_str("<nav class=\"site\"");
    attribute(&mut head, "aria-label", words.pick("网站", "Site"));
    head.push_str("><a href=\"index.html\">");
    element(&mut head, "span", "name", &site.name);
    head.push_str("</a></nav>\n");
    Ok(html::export::page(&page.held, context).replacen("</head>\n<body>\n", &head, 1))
}
