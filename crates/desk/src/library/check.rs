//! Whether everything in the library is as it was written.

use crate::{Desk, Failure, Task, vault};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// Nothing is asked.
#[derive(Debug, Deserialize, TS)]
pub struct Request {}

/// What was looked at and what was found.
#[derive(Debug, Serialize, TS)]
pub struct Response {
    /// Nothing was found.
    pub ok: bool,
    /// What was found.
    pub problems: Vec<LibraryProblem>,
    /// What does no harm: a file among the pictures that nothing names, a picture that the library
    /// has not.
    pub notes: Vec<LibraryProblem>,
    /// Stories looked at.
    pub stories: usize,
    /// Revisions whose hash was compared.
    pub revisions: usize,
    /// Pictures whose hash was compared.
    pub media: usize,
    /// Journals that were replayed.
    pub journals: usize,
    /// Files of the vault whose hash was compared.
    pub vault: usize,
}

/// Something that is not as it was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LibraryProblem {
    /// `database`, `revision_damaged`, `parent_missing`, `head_missing`, `journal_damaged`,
    /// `media_missing`, `media_damaged`, `media_use_missing`, `vault_file_missing` or
    /// `vault_file_damaged`, of which only the story is told; among the notes `media_stray` and
    /// `media_unknown`.
    pub code: String,
    /// Ids and hashes of what is concerned, by name.
    #[ts(type = "Record<string, string>")]
    pub params: BTreeMap<String, String>,
}

/// Looks at every row and every picture.
///
/// # Errors
/// Those of the library, when it cannot even be looked at; `cancelled`.
pub fn run(desk: &Desk, _request: Request, task: &Task<'_>) -> Result<Response, Failure> {
    task.at(0, 1, "")?;
    let report = desk.library().check()?;
    let kept = vault::check(desk, task)?;
    task.at(1, 1, "")?;
    let gaotai_store::CheckReport { problems, notes, stories, revisions, media, journals, .. } = report;
    let wire = |found: Vec<gaotai_store::Finding>| found.iter().map(problem).collect();
    let mut problems: Vec<LibraryProblem> = wire(problems);
    problems.extend(of_vault(&kept));
    let ok = problems.is_empty();
    Ok(Response { ok, problems, notes: wire(notes), stories, revisions, media, journals, vault: kept.files })
}

fn of_vault(kept: &vault::Checked) -> Vec<LibraryProblem> {
    let missing = kept.missing.iter().map(|story| ("vault_file_missing", story));
    let changed = kept.changed.iter().map(|story| ("vault_file_damaged", story));
    let problem = |(code, story): (&str, &gaotai_article::ArticleId)| LibraryProblem {
        code: code.to_owned(),
        params: [("story".to_owned(), story.to_string())].into(),
    };
    missing.chain(changed).map(problem).collect()
}

fn problem(finding: &gaotai_store::Finding) -> LibraryProblem {
    use gaotai_store::Finding;
    let of = |code: &str, params: &[(&str, &String)]| LibraryProblem {
        code: code.to_owned(),
        params: params.iter().map(|(name, value)| ((*name).to_owned(), (*value).clone())).collect(),
    };
    match finding {
        Finding::Database { detail } => of("database", &[("detail", detail)]),
        Finding::RevisionDamaged { revision, story } => {
            of("revision_damaged", &[("revision", revision), ("story", story)])
        }
        Finding::ParentMissing { revision, parent } => {
            of("parent_missing", &[("revision", revision), ("parent", parent)])
        }
        Finding::HeadMissing { story } => of("head_missing", &[("story", story)]),
        Finding::JournalDamaged { story } => of("journal_damaged", &[("story", story)]),
        Finding::MediaMissing { hash } => of("media_missing", &[("hash", hash)]),
        Finding::MediaDamaged { hash } => of("media_damaged", &[("hash", hash)]),
        Finding::MediaUseMissing { story, hash } => {
            of("media_use_missing", &[("story", story), ("hash", hash)])
        }
        Finding::MediaStray { hash } => of("media_stray", &[("hash", hash)]),
        Finding::MediaUnknown { story, hash } => of("media_unknown", &[("story", story), ("hash", hash)]),
    }
}
