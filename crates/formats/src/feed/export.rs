//! Writing feeds: of one story or of several, one item each.

use super::{Kind, atom, hold, json, rss as rss2};
use crate::html::render;
use crate::ninjs::export::named_information;
use crate::words::Words;
use crate::{Context, ExportError, Exported, File, Outgoing, media};
use gaotai_article::{Article, Hash, HeadPart};

/// A feed on its way out.
pub(crate) struct Feed {
    /// What it is called: the file's name.
    pub title: String,
    /// What it is known by; the same for every file of that name.
    pub id: String,
    /// Where it belongs: the site of the first story that names one, or else its id.
    pub link: String,
    /// One for each story.
    pub items: Vec<Item>,
}

/// A story on its way out.
pub(crate) struct Item {
    /// The story as the feed holds it.
    pub story: Article,
    /// The text as HTML.
    pub content: String,
    /// The abstract as HTML.
    pub summary: String,
    /// The address of its page beside the feed, where it has one.
    pub page: Option<String>,
}

macro_rules! feed {
    ($kind:expr, $one:ident, $all:ident) => {
        /// Writes the story as a feed of one item, with its pictures beside it in `media/`.
        ///
        /// # Errors
        /// When the file cannot be written.
        pub fn $one(
            article: &Article,
            stem: &str,
            context: &mut Context<'_>,
        ) -> Result<Exported, ExportError> {
            let version = context.version;
            write($kind, &[Outgoing { article, stem, version }], stem, context)
        }

        /// Writes the stories as one feed, in their order, with the pictures of all beside it.
        ///
        /// # Errors
        /// When the file cannot be written.
        pub fn $all(
            stories: &[Outgoing<'_>],
            stem: &str,
            context: &mut Context<'_>,
        ) -> Result<Exported, ExportError> {
            write($kind, stories, stem, context)
        }
    };
}

feed!(Kind::Rss, rss, rss_of_all);
feed!(Kind::Atom, atom, atom_of_all);
feed!(Kind::Json, json, json_of_all);

fn write(
    kind: Kind,
    stories: &[Outgoing<'_>],
    stem: &str,
    context: &Context<'_>,
) -> Result<Exported, ExportError> {
    let channel = context.channel.unwrap_or(super::RSS.channel);
    let items: Vec<Item> =
        stories.iter().map(|one| item(hold::hold(kind, one.article, channel).0, context)).collect();
    let mut pictures: Vec<File> = Vec::new();
    for file in items.iter().flat_map(|item| media::files(&item.story, context)) {
        if !pictures.iter().any(|had| had.path == file.path) {
            pictures.push(file);
        }
    }
    let id = named_information(&Hash::of(stem.as_bytes()));
    let sites = items.iter().filter_map(|item| item.story.slip.source.as_ref()?.url.as_deref());
    let link = sites.map(site).next().unwrap_or_else(|| id.clone());
    let feed = Feed { title: stem.to_owned(), id, link, items };
    let (extension, text) = match kind {
        Kind::Rss => ("rss", rss2::write(&feed)),
        Kind::Atom => ("atom", atom::write(&feed)),
        Kind::Json => ("json", json::write(&feed)?),
    };
    let mut files = vec![File { path: format!("{stem}.{extension}"), bytes: text.into_bytes() }];
    files.extend(pictures);
    Ok(Exported { files })
}

/// The feed of a site as Atom, whose addresses may be relative: of stories with the files of
/// their pages, which lie beside the feed as the pictures do.
pub(crate) fn atom_of_pages<'a>(
    pages: impl Iterator<Item = (&'a Article, &'a str)>,
    title: &str,
    channel: &str,
    context: &Context<'_>,
) -> String {
    let items = pages.map(|(article, page)| {
        let item = item(hold::hold(Kind::Atom, article, channel).0, context);
        Item { page: Some(page.to_owned()), ..item }
    });
    let items: Vec<Item> = items.collect();
    let id = named_information(&Hash::of(title.as_bytes()));
    atom::write(&Feed { title: title.to_owned(), link: id.clone(), id, items })
}

/// The address of the site of a page.
fn site(url: &str) -> String {
    let scheme = url.split_once("://").map_or("https", |(scheme, _)| scheme);
    format!("{scheme}://{}/", hold::host(url))
}

fn item(story: Article, context: &Context<'_>) -> Item {
    let mut content = String::new();
    render::blocks(&mut content, &story.doc.body, &|hash, _| media::shown(hash, context));
    if let Some(used) = &story.slip.ai_use {
        render::element(&mut content, "p", "ai-use", Words::of(&story.slip.language).ai(used));
    }
    let mut summary = String::new();
    render::inlines(&mut summary, &story.doc.head.line(HeadPart::Abstract).content);
    Item { story, content, summary, page: None }
}

impl Item {
    /// What it is known by.
    pub fn id(&self) -> String {
        format!("urn:uuid:{}", self.story.id)
    }

    /// The address of the story, here or where it was first.
    pub fn link(&self) -> &str {
        if let Some(page) = &self.page {
            return page;
        }
        self.story.slip.source.as_ref().and_then(|source| source.url.as_deref()).unwrap_or_default()
    }
}
