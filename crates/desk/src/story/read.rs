//! A story as it stands, with what was typed last.

use crate::desk::story_id;
use crate::profile::missing;
use crate::wire::{Article, ImportProblem};
use crate::{Desk, Failure};
use gaotai_article::ArticleId;
use gaotai_language::{StoryCount, count_story, repair::repair_story};
use gaotai_store::{Head, Read, Stage, StoreError};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// The story.
    pub id: String,
}

/// The story.
#[derive(Debug, Serialize, TS)]
pub struct Response {
    /// As it stands.
    pub article: Article,
    /// The newest revision; what is typed is based on it.
    pub revision: String,
    /// Whether something was typed since that revision.
    pub dirty: bool,
    /// How long it is.
    pub count: StoryCount,
    /// The story before its import was repaired, until the first edit after it: the window
    /// offers the repair as one step that one undo takes back.
    pub verbatim: Option<Article>,
    /// What its import did not understand.
    pub problems: Vec<ImportProblem>,
    /// How many places that repair changed; 0 when there is no `verbatim`.
    pub repairs: usize,
    /// What it lacks of what its profile requires: names of fields, `extra.KEY` for own ones.
    pub missing: Vec<String>,
}

/// Reads it.
///
/// # Errors
/// `story_missing`; those of the library.
pub fn run(desk: &Desk, request: Request) -> Result<Response, Failure> {
    let id = story_id(&request.id)?;
    desk.composing().forget_live(id);
    let (head, verbatim, problems, missing) = desk.read(|r| {
        let head = r.head(id)?;
        let verbatim = verbatim(r, id, &head)?;
        let missing = missing(r, &head.article)?;
        Ok((head, verbatim, r.problems(id)?, missing))
    })?;
    Ok(Response {
        article: Article::from(&head.article),
        revision: head.revision.to_string(),
        dirty: head.dirty,
        count: count_story(&head.article.doc),
        repairs: verbatim.clone().map_or(0, |mut story| repair_story(&mut story)),
        verbatim: verbatim.as_ref().map(Article::from),
        missing,
        problems: problems.into_iter().map(ImportProblem::from).collect(),
    })
}

fn verbatim(r: &Read<'_>, id: ArticleId, head: &Head) -> Result<Option<gaotai_article::Article>, StoreError> {
    if head.stage != Stage::Repair || head.dirty {
        return Ok(None);
    }
    let revisions = r.revisions(id)?;
    let parent = revisions.iter().find(|row| row.id == head.revision).and_then(|row| row.parents.first());
    parent.map(|parent| r.revision(id, *parent)).transpose()
}
