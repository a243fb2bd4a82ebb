//! Putting what was read into the library.

use super::pictures::{self, Fetched};
use super::review::Guests;
use crate::desk::new_story_id;
use crate::media::{lend, look};
use crate::wire::{ImportProblem, ImportedFile};
use crate::{Desk, Failure};
use gaotai_article::slip::Term;
use gaotai_article::{Article, ArticleId};
use gaotai_formats::{Imported, ImportedStory, Thread};
use gaotai_language::repair::repair_story;
use gaotai_store::{Problem, Stage, StoreError, TermKind, Write};
use std::collections::HashMap;
use std::path::Path;
use uuid::Uuid;

/// A story with all that is needed to put it in.
struct Ready {
    article: Article,
    problems: Vec<Problem>,
    pictures: Vec<Fetched>,
    threads: Vec<Thread>,
}

/// What a story comes from.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Origin<'a> {
    /// The file's name, for showing.
    pub name: &'a str,
    /// Where pictures beside the file may lie.
    pub folder: Option<&'a Path>,
    /// The file itself.
    pub bytes: &'a [u8],
}

/// Puts all stories of a file in, or none.
pub(crate) fn keep(
    desk: &Desk,
    origin: Origin<'_>,
    imported: Imported,
) -> Result<Vec<ImportedFile>, Failure> {
    let ready: Vec<Ready> = imported.stories.into_iter().map(|story| gather(story, origin.folder)).collect();
    let files: Vec<ImportedFile> =
        desk.sign("import", |w| ready.into_iter().map(|story| put(w, origin, story)).collect())?;
    let stories = files.iter().filter_map(|file| file.story.as_deref()?.parse().ok());
    for id in stories {
        desk.read(|r| r.head(id))?.article.doc.media().into_iter().for_each(|hash| desk.picture_came(hash));
    }
    Ok(files)
}

fn gather(story: ImportedStory, folder: Option<&Path>) -> Ready {
    let kept = |problem: gaotai_formats::Problem| Problem {
        code: problem.code.to_owned(),
        params: problem.params,
        line: problem.line,
        column: problem.column,
        excerpt: problem.excerpt,
    };
    Ready {
        article: story.article,
        problems: story.problems.into_iter().map(kept).collect(),
        pictures: pictures::fetch(story.media, folder),
        threads: story.threads,
    }
}

fn put(w: &mut Write<'_>, origin: Origin<'_>, story: Ready) -> Result<ImportedFile, StoreError> {
    let Ready { mut article, mut problems, pictures, threads } = story;
    article.id = free_id(w, article.id)?;
    put_pictures(w, origin, &mut article, &mut problems, pictures)?;
    article.slip.channel = term(w, TermKind::Channel, article.slip.channel.take())?;
    article.slip.genre = term(w, TermKind::Genre, article.slip.genre.take())?;
    let mut guests = Guests::of(w, &mut article)?;
    let verbatim = w.create(&article, Stage::Import)?;
    guests.say(w, &article, threads)?;
    let mut repaired = article;
    let repairs = repair_story(&mut repaired);
    if repairs > 0 {
        w.commit(&repaired, Stage::Repair, &[verbatim])?;
    }
    if !problems.is_empty() {
        w.put_problems(repaired.id, &problems)?;
    }
    Ok(ImportedFile {
        name: origin.name.to_owned(),
        story: Some(repaired.id.to_string()),
        repairs: u32::try_from(repairs).unwrap_or(u32::MAX),
        problems: problems.into_iter().map(ImportProblem::from).collect(),
        failure: None,
    })
}

/// The id that the file names, so that a story keeps it from library to library; a new one
/// when it names none or the library has that story already.
fn free_id(w: &Write<'_>, named: ArticleId) -> Result<ArticleId, StoreError> {
    if named.0 == Uuid::nil() {
        return Ok(new_story_id());
    }
    match w.head(named) {
        Err(StoreError::StoryMissing { .. }) => Ok(named),
        Err(error) => Err(error),
        Ok(_) => Ok(new_story_id()),
    }
}

fn put_pictures(
    w: &mut Write<'_>,
    origin: Origin<'_>,
    article: &mut Article,
    problems: &mut Vec<Problem>,
    pictures: Vec<Fetched>,
) -> Result<(), StoreError> {
    let mut kept = HashMap::new();
    for Fetched { placeholder, name, bytes } in pictures {
        let hash = match bytes.as_deref().map(|bytes| look(&name, bytes)) {
            Some(Ok(new)) => Some(w.put_media(&new)?),
            Some(Err(_)) => {
                problems.push(pictures::problem("picture_broken", &name, origin.bytes));
                None
            }
            None => {
                problems.push(pictures::problem("picture_missing", &name, origin.bytes));
                None
            }
        };
        kept.insert(placeholder, hash);
    }
    pictures::replace(article, &kept);
    lend(w, &article.doc.body)
}

/// The entry of the vocabulary that a file means: by id, or else by name; a new one otherwise.
fn term(w: &mut Write<'_>, kind: TermKind, named: Option<Term>) -> Result<Option<Term>, StoreError> {
    let Some(mut term) = named.filter(|term| !term.name.trim().is_empty()) else { return Ok(None) };
    let known = w.vocabulary(kind)?;
    if !term.id.is_empty() && known.iter().any(|entry| entry.id == term.id) {
        return Ok(Some(term));
    }
    if let Some(entry) = known.iter().find(|entry| entry.name == term.name.trim()) {
        term.id.clone_from(&entry.id);
        return Ok(Some(term));
    }
    let id = Some(term.id.as_str()).filter(|id| !id.is_empty());
    term.id = w.put_term(kind, id, &term.name, None)?;
    Ok(Some(term))
}
