//! Reads an export back and compares.

use crate::compare::{differences, differs};
use crate::{Context, ExportError, Exported, Format, ImportError, ImportedMedia, ImportedStory, Loss, media};
use gaotai_article::{Article, Block, Hash};
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
    let (held, mut losses) = (format.hold)(article);
    losses.extend(missing_pictures(&held, context));
    losses.sort();
    let unexpected = match (format.import, exported.files.first()) {
        (Some(import), Some(file)) => compare(&held, import(&file.bytes, context), &exported, context),
        _ => Vec::new(),
    };
    Ok(Echo { exported, losses, unexpected })
}

fn compare(
    held: &Article,
    read: Result<crate::Imported, ImportError>,
    exported: &Exported,
    context: &Context<'_>,
) -> Vec<Loss> {
    let mut story = match read {
        Ok(imported) => match imported.stories.into_iter().next() {
            Some(story) => story,
            None => return unreadable(held, "no story"),
        },
        Err(error) => return unreadable(held, &error.to_string()),
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
        if let Some(file) = exported.files.iter().find(|file| file.path == *path) {
            found.insert(Hash::of(path.as_bytes()), Hash::of(&file.bytes));
        }
    }
    story.article.doc.body.iter_mut().for_each(|block| replace(block, &found));
}

fn replace(block: &mut Block, found: &HashMap<Hash, Hash>) {
    match block {
        Block::Figure { media: Some(media), .. } => {
            if let Some(hash) = found.get(media) {
                *media = hash.clone();
            }
        }
        Block::Box { content, .. } => content.iter_mut().for_each(|block| replace(block, found)),
        Block::List { items, .. } => {
            items.iter_mut().flat_map(|item| &mut item.content).for_each(|block| replace(block, found));
        }
        _ => {}
    }
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
