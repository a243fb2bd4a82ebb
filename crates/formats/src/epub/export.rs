//! Writing EPUB: a story or several as chapters of one book.

use super::chapter::{self, CORE};
use super::hold::hold;
use super::package;
use crate::{Context, ExportError, Exported, File, Outgoing, Picture, media, words::Words};
use gaotai_article::{Article, Block, Hash};

/// What pages look like: fonts by the names of their families, as systems have them.
const STYLE: &str = include_str!("style.css");

/// A story in a book.
pub(super) struct Chapter {
    /// The story as a chapter holds it.
    pub story: Article,
    /// What it is called.
    pub title: String,
    /// The name of its page.
    pub page: String,
}

/// A book on its way out.
pub(super) struct Book {
    /// What it is called.
    pub title: String,
    /// Its language: that of the first story.
    pub language: String,
    /// Never empty.
    pub chapters: Vec<Chapter>,
    /// Pictures by path, each once.
    pub pictures: Vec<(String, Picture)>,
    /// The picture on the first page, and what it shows.
    pub cover: Option<(String, String)>,
    /// Whether every picture says in words what it shows.
    pub described: bool,
    /// Which time it is sent.
    pub version: u32,
}

/// Writes the story as a book of one chapter.
///
/// # Errors
/// When the package cannot be made.
pub fn export(article: &Article, stem: &str, context: &mut Context<'_>) -> Result<Exported, ExportError> {
    let version = context.version;
    gather(&[Outgoing { article, stem, version }], stem, context)
}

/// Writes the stories as chapters of one book, in their order.
///
/// # Errors
/// When the package cannot be made, or there is no story.
pub fn gather(
    stories: &[Outgoing<'_>],
    stem: &str,
    context: &mut Context<'_>,
) -> Result<Exported, ExportError> {
    let book = book(stories, stem, context).ok_or_else(|| ExportError::Failed("no story".to_owned()))?;
    let mut files = vec![
        File { path: "mimetype".to_owned(), bytes: b"application/epub+zip".to_vec() },
        text("META-INF/container.xml", package::container()),
        text("EPUB/package.opf", package::package(&book, context.now)),
        text("EPUB/nav.xhtml", contents(&book)),
        text("EPUB/cover.xhtml", cover(&book)),
        text("EPUB/style.css", STYLE.to_owned()),
    ];
    for one in &book.chapters {
        files.push(text(&format!("EPUB/{}", one.page), chapter::story(one, context)));
    }
    for (path, picture) in book.pictures {
        files.push(File { path: format!("EPUB/{path}"), bytes: picture.bytes });
    }
    let bytes = crate::package::zip_in_order(&files)?;
    Ok(Exported { files: vec![File { path: format!("{stem}.epub"), bytes }] })
}

fn text(path: &str, text: String) -> File {
    File { path: path.to_owned(), bytes: text.into_bytes() }
}

fn book(stories: &[Outgoing<'_>], stem: &str, context: &Context<'_>) -> Option<Book> {
    let channel = context.channel.unwrap_or(super::FORMAT.channel);
    let chapters: Vec<Chapter> = (1..)
        .zip(stories)
        .map(|(number, one)| {
            let story = hold(one.article, channel).0;
            let title = chapter::title(&story, one.stem);
            Chapter { title, page: format!("chapter-{number}.xhtml"), story }
        })
        .collect();
    let first = chapters.first()?;
    let title = if chapters.len() == 1 { first.title.clone() } else { stem.to_owned() };
    let language = chapter::language(&first.story).to_owned();
    let mut figures: Vec<(Hash, &str)> = Vec::new();
    chapters.iter().flat_map(|one| &one.story.doc.body).for_each(|block| figures_of(block, &mut figures));
    let mut pictures: Vec<(String, Picture)> = Vec::new();
    let (mut cover, mut described) = (None, true);
    for (hash, alt) in figures {
        let found = (context.media)(&hash).filter(|picture| CORE.contains(&picture.mime.as_str()));
        let Some(picture) = found else { continue };
        described &= !alt.is_empty();
        let path = media::path(&hash, Some(&picture.mime));
        cover.get_or_insert_with(|| (path.clone(), alt.to_owned()));
        if !pictures.iter().any(|(had, _)| *had == path) {
            pictures.push((path, picture));
        }
    }
    let version = stories.iter().map(|one| one.version).max().unwrap_or(1);
    Some(Book { title, language, pictures, cover, described, version, chapters })
}

fn figures_of<'b>(block: &'b Block, found: &mut Vec<(Hash, &'b str)>) {
    match block {
        Block::Figure { media: Some(hash), alt, .. } => found.push((hash.clone(), alt)),
        Block::Box { content, .. } => content.iter().for_each(|one| figures_of(one, found)),
        Block::List { items, .. } => {
            items.iter().flat_map(|item| &item.content).for_each(|one| figures_of(one, found));
        }
        _ => {}
    }
}

fn contents(book: &Book) -> String {
    let chapters: Vec<(String, String)> =
        book.chapters.iter().map(|one| (one.page.clone(), one.title.clone())).collect();
    chapter::contents(&book.language, &chapters)
}

fn cover(book: &Book) -> String {
    let words = Words::of(&book.language);
    let mut lines = Vec::new();
    if let [only] = book.chapters.as_slice() {
        let slip = &only.story.slip;
        let names: Vec<&str> = slip.authors.iter().map(|author| author.name.as_str()).collect();
        lines.push(names.join(words.comma()));
        lines.push(slip.source.as_ref().map(|source| source.name.clone()).unwrap_or_default());
        lines.push(slip.published_at.as_ref().map(|time| words.time(time)).unwrap_or_default());
    } else {
        lines.extend(book.chapters.iter().map(|one| one.title.clone()));
    }
    lines.retain(|line| !line.is_empty());
    let picture = book.cover.as_ref().map(|(path, alt)| (path.as_str(), alt.as_str()));
    chapter::cover(&book.language, &book.title, &lines, picture)
}
