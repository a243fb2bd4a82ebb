//! Who wrote which character of a story, when, and at which stage (逐字来历).

use crate::desk::story_id;
use crate::person::wire::Person;
use crate::wire::Stage;
use crate::{Desk, Failure};
use gaotai_article::ArticleId;
use gaotai_review::blame::{Blame, Origin, Run};
use gaotai_store::{self as store, PersonRow, Read, StoreError};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Of which.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// The story.
    pub article: String,
}

/// The text as it stands, struck text as well, with who wrote it.
#[derive(Debug, Serialize, TS)]
pub struct Response {
    /// Those of them who are of this library.
    pub people: Vec<Person>,
    /// Every line of text that has any: paragraphs, lines of the title group, captions, cells.
    pub blocks: Vec<BlameBlock>,
}

/// A line of text.
#[derive(Debug, Serialize, TS)]
pub struct BlameBlock {
    /// Id of the node that holds the text.
    pub block: String,
    /// One behind the other, without a gap.
    pub runs: Vec<BlameRun>,
}

/// Characters that one person wrote at one time.
#[derive(Debug, Serialize, TS)]
pub struct BlameRun {
    /// Where they begin in the node's inline content, in UTF-16 units; a line break is one.
    pub from: usize,
    /// Where they end.
    pub to: usize,
    /// Id of who wrote them; `null` for what came with an import, or by the program.
    pub person: Option<String>,
    /// The name as it stood; empty for nobody.
    pub name: String,
    /// RFC 3339.
    pub time: String,
    /// The stage of the version in which they first stood.
    pub stage: Stage,
}

/// Looks along all versions of the story, and what was typed since the last.
///
/// # Errors
/// `story_missing`; those of the library.
pub fn run(desk: &Desk, request: Request) -> Result<Response, Failure> {
    let id = story_id(&request.article)?;
    let (blame, authors, people) = desk.read(|r| {
        let (blame, authors) = along(r, id)?;
        Ok((blame, authors, r.people()?))
    })?;
    let by = By { authors, people };
    let lines = blame.lines().into_iter().filter(|line| !line.runs.is_empty());
    let blocks: Vec<BlameBlock> = lines
        .map(|line| BlameBlock {
            block: line.line.to_string(),
            runs: line.runs.into_iter().map(|run| by.told(run)).collect(),
        })
        .collect();
    let wrote = |row: &PersonRow| {
        let id = row.id.to_string();
        blocks.iter().flat_map(|block| &block.runs).any(|run| run.person.as_ref() == Some(&id))
    };
    let people = by.people.iter().filter(|row| wrote(row)).cloned().map(Person::from).collect();
    Ok(Response { people, blocks })
}

/// Who made a version.
struct Author {
    person: Option<store::Person>,
    time: String,
    stage: Stage,
}

/// The versions of the story from its first to the story as it stands, along first parents.
fn along(r: &Read<'_>, id: ArticleId) -> Result<(Blame, Vec<Author>), StoreError> {
    let rows = r.revisions(id)?;
    let mut chain = Vec::new();
    let mut next = rows.first().map(|row| row.id);
    while let Some(row) = next.and_then(|id| rows.iter().find(|row| row.id == id)) {
        chain.push(row);
        next = row.parents.first().copied();
    }
    let (mut blame, mut authors) = (Blame::new(), Vec::new());
    for row in chain.into_iter().rev() {
        blame.version(&r.revision(id, row.id)?);
        // Who brings a file in has not written it.
        let wrote = !matches!(row.stage, store::Stage::Import | store::Stage::Repair);
        let person = row.author.clone().filter(|_| wrote);
        authors.push(Author { person, time: row.time.to_rfc3339(), stage: row.stage.into() });
    }
    for (stamp, article) in r.typed(id)? {
        blame.version(&article);
        authors.push(Author { person: stamp.person, time: stamp.time.to_rfc3339(), stage: Stage::Edit });
    }
    Ok((blame, authors))
}

struct By {
    authors: Vec<Author>,
    people: Vec<PersonRow>,
}

impl By {
    fn told(&self, run: Run) -> BlameRun {
        let Run { from, to, origin: Origin { version, mark } } = run;
        let author = &self.authors[version];
        let by = author.person.as_ref();
        let (person, name, time) = match mark {
            Some(mark) => {
                let known = self.people.iter().find(|row| row.id.to_string() == mark.person);
                let own = by.filter(|by| by.id.to_string() == mark.person);
                let name = own.map(|by| &by.name).or(known.map(|row| &row.name));
                (Some(mark.person), name.cloned(), mark.time)
            }
            None => (by.map(|by| by.id.to_string()), by.map(|by| by.name.clone()), author.time.clone()),
        };
        BlameRun { from, to, person, name: name.unwrap_or_default(), time, stage: author.stage }
    }
}
