//! Reads an export back and compares.

use crate::compare::{differences, differs};
use crate::{Context, ExportError, Exported, Format, ImportedMedia, ImportedStory, Loss, Outgoing, media};
use gaotai_article::{Article, Hash};
use std::collections::{BTreeMap, HashMap};

/// An export and what reading it back showed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Echo {
    /// The files.
    pub exported: Exported,
    /// What the format says that it cannot hold of this story.
    pub losses: Vec<Loss>,
    /// What differs beyond that: code `differs` with `expected` and `found`. Empty when all is well.
    pub unexpected: Vec<Loss>,
}

/// Writes the story in memory, reads it back by our own importer from the standard's
/// fields alone, and compares field by field and block by block.
///
/// # Errors
/// When the story cannot be written at all. That a file cannot be read back is no error but
/// an unexpected loss of the field `article`.
pub fn echo(
    format: &Format,
    article: &Article,
    stem: &str,
    context: &mut Context<'_>,
) -> Result<Echo, ExportError> {
    let export = format.export.ok_or_else(|| ExportError::Failed(format!("{} is not written", format.id)))?;
    let exported = export(article, stem, context)?;
    let mut read = read_back(format, &exported, context).map(Vec::into_iter);
    let heard = read.as_mut().map(|stories| next(stories));
    let Heard { losses, unexpected } = hear(format, article, heard, &exported, context);
    Ok(Echo { exported, losses, unexpected })
}

/// What reading one story of a file back showed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heard {
    /// As [`Echo::losses`].
    pub losses: Vec<Loss>,
    /// As [`Echo::unexpected`].
    pub unexpected: Vec<Loss>,
}

/// Several stories in one file, and what reading it back showed of each, in their order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Echoes {
    /// The files.
    pub exported: Exported,
    /// One for each story.
    pub heard: Vec<Heard>,
}

/// As [`echo`], for several stories in one file. `media` has the pictures of all of them.
///
/// # Errors
/// Those of [`echo`]; also for a format that holds one story a file.
pub fn echo_all(
    format: &Format,
    stories: &[Outgoing<'_>],
    stem: &str,
    context: &mut Context<'_>,
) -> Result<Echoes, ExportError> {
    let one = || ExportError::Failed(format!("{} holds one story", format.id));
    let exported = format.gather.ok_or_else(one)?(stories, stem, context)?;
    let mut read = read_back(format, &exported, context).map(Vec::into_iter);
    let mut heard = Vec::with_capacity(stories.len());
    for story in stories {
        let next = read.as_mut().map(|stories| next(stories));
        heard.push(hear(format, story.article, next, &exported, context));
    }
    Ok(Echoes { exported, heard })
}

type Read = Result<ImportedStory, String>;

fn next(stories: &mut std::vec::IntoIter<Read>) -> Read {
    stories.next().unwrap_or_else(|| Err("no story".to_owned()))
}

/// The stories of the main file; nothing for formats that are not read.
fn read_back(format: &Format, exported: &Exported, context: &mut Context<'_>) -> Option<Vec<Read>> {
    let (import, file) = (format.import?, exported.files.first()?);
    Some(match import(&file.bytes, context) {
        Ok(imported) => crate::admit(imported).stories.into_iter().map(Ok).collect(),
        Err(error) => vec![Err(error.to_string())],
    })
}

fn hear(
    format: &Format,
    article: &Article,
    read: Option<Read>,
    exported: &Exported,
    context: &Context<'_>,
) -> Heard {
    let (held, mut losses) = (format.hold)(article, context.channel.unwrap_or(format.channel));
    losses.extend(missing_pictures(&held, context));
    losses.sort();
    let mut read = read;
    if context.review.is_some() && format.carries_review() {
        losses.retain(|loss| !["suggestion", "comment"].contains(&loss.code));
        // What came back has suggestions and comments too: both are compared as they would leave without.
        if let Some(Ok(story)) = &mut read {
            story.article = (format.hold)(&story.article, context.channel.unwrap_or(format.channel)).0;
        }
    }
    let unexpected = read.map(|read| compare(&held, read, exported, context)).unwrap_or_default();
    Heard { losses, unexpected }
}

fn compare(held: &Article, read: Read, exported: &Exported, context: &Context<'_>) -> Vec<Loss> {
    let mut story = match read {
        Ok(story) => story,
        Err(error) => return unreadable(held, &error),
    };
    find_pictures(&mut story, held, exported, context);
    // A story without a language takes that of the reader's guess.
    if held.slip.language.is_empty() {
        story.article.slip.language.clear();
    }
    differences(held, &story.article)
}

/// A file without any text cannot be read; that loses nothing where there was none.
fn unreadable(held: &Article, error: &str) -> Vec<Loss> {
    let words = gaotai_language::count_story(&held.doc);
    if words.body.words + words.head.words == 0 && held.doc.body.is_empty() {
        return Vec::new();
    }
    vec![differs("article", "", error)]
}

/// Puts the hashes of the files in the place of the hashes of their paths.
fn find_pictures(story: &mut ImportedStory, held: &Article, exported: &Exported, context: &Context<'_>) {
    let mut found: HashMap<Hash, Hash> = HashMap::new();
    // A picture that the library lacks has a name beside the page all the same.
    for hash in held.doc.media() {
        let path = media::shown(&hash, context).src;
        found.insert(Hash::of(path.as_bytes()), hash);
    }
    for media in &story.media {
        let ImportedMedia::Beside { path } = media else { continue };
        let name = Hash::of(path.as_bytes());
        let missing = || held.doc.media().into_iter().find(|hash| is_missing(hash, path, context));
        match exported.files.iter().find(|file| lies_at(&file.path, path)) {
            Some(file) => found.insert(name, Hash::of(&file.bytes)),
            None => missing().and_then(|hash| found.insert(name, hash)),
        };
    }
    story.article.doc.body.iter_mut().for_each(|block| media::replace(block, &found));
}

/// Whether a file of the export is the one that its text calls `path`: from the folder of the
/// text or from that of the whole.
fn lies_at(file: &str, path: &str) -> bool {
    file.strip_suffix(path).is_some_and(|folder| folder.is_empty() || folder.ends_with('/'))
}

/// Whether `path` is where the picture would lie if the library had it.
fn is_missing(hash: &Hash, path: &str, context: &Context<'_>) -> bool {
    media::leaf(&media::shown(hash, context).src) == media::leaf(path)
}

fn missing_pictures(held: &Article, context: &Context<'_>) -> Vec<Loss> {
    let missing = held.doc.media().into_iter().filter(|hash| (context.media)(hash).is_none());
    missing
        .map(|hash| Loss {
            field: "media".to_owned(),
            code: "picture_missing",
            params: BTreeMap::from([("picture".to_owned(), hash.to_string())]),
        })
        .collect()
}
