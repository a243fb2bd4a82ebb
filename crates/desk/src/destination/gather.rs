//! Several stories in one file.

use super::ready::{Admitted, Of, Ready, Terms, admit};
use super::report::{Outcome, SendReport, SentStory};
use super::route::{Costs, Gathered, Made, Route};
use super::sink::Sink;
use crate::export::OutFile;
use crate::{Desk, Failure, Task};
use gaotai_article::ArticleId;
use gaotai_formats::package::unique;

/// What became of each story: refused, or its place among those that go.
type Rows = Vec<Result<usize, SentStory>>;

/// Sends the stories that may go as one file, named after the first of them.
pub(crate) fn send(
    desk: &Desk,
    route: &Route,
    terms: &Terms,
    ids: &[ArticleId],
    task: &Task<'_>,
) -> Result<SendReport, Failure> {
    let (mut rows, mut admitted): (Rows, Vec<Admitted>) = (Vec::new(), Vec::new());
    for (at, id) in ids.iter().enumerate() {
        // One file is written whole or not at all: so far nothing was.
        task.at(at, ids.len(), admitted.last().map_or("", |story| &story.title))?;
        match admit(desk, route, terms, *id) {
            Ok(story) => {
                rows.push(Ok(admitted.len()));
                admitted.push(story);
            }
            Err(refused) => rows.push(Err(*refused)),
        }
    }
    let mut sink = Sink::new(desk, route, &terms.root);
    let mut sent =
        if admitted.is_empty() { Vec::new() } else { one_file(desk, route, terms, &admitted, &mut sink)? };
    let (path, files) = sink.finish()?;
    let row = |row: Result<usize, SentStory>| match row {
        Ok(at) => sent.get_mut(at).and_then(Option::take),
        Err(refused) => Some(refused),
    };
    let stories = rows.into_iter().filter_map(row).collect();
    Ok(SendReport { path: path.display().to_string(), files, stories, cancelled: false })
}

fn one_file(
    desk: &Desk,
    route: &Route,
    terms: &Terms,
    admitted: &[Admitted],
    sink: &mut Sink<'_>,
) -> Result<Vec<Option<SentStory>>, Failure> {
    let times: Vec<(u32, Outcome)> = admitted.iter().map(time).collect();
    let names = route.names(&admitted[0].mapped, times[0].0);
    let stems = unique(
        admitted.iter().zip(&times).map(|(story, time)| route.names(&story.mapped, time.0).1).collect(),
    );
    let stories: Vec<Gathered<'_>> = admitted
        .iter()
        .zip(&times)
        .zip(stems)
        .map(|((story, time), stem)| Gathered { story: &story.mapped, stem, version: time.0 })
        .collect();
    let (files, costs) = route.gather(desk, &stories, (&names.0, &names.1))?;
    let known =
        times.iter().all(|time| time.1 == Outcome::Unchanged) && files.iter().all(|file| lies(terms, file));
    let made = Made { files, losses: Vec::new(), unexpected: Vec::new(), problems: Vec::new() };
    let mut ready = Box::new(ready(admitted, &times, made, names));
    if !known || terms.again {
        sink.settle(&mut ready, &|| Ok(()))?;
        sink.put(std::slice::from_ref(&ready))?;
    }
    let paths: Vec<String> = ready.made.files.into_iter().map(|file| file.path).collect();
    let each = admitted.iter().zip(times).zip(costs);
    Ok(each.map(|((story, time), costs)| Some(row(story, time, costs, &paths))).collect())
}

/// Which time a story goes, and as what: the file says nothing of one story alone, its revision does.
fn time(story: &Admitted) -> (u32, Outcome) {
    match (story.last(), story.before.first()) {
        (0, _) | (_, None) => (1, Outcome::New),
        (last, Some(before)) if before.revision == story.story.revision => (last, Outcome::Unchanged),
        (last, _) => (last + 1, Outcome::Update),
    }
}

fn lies(terms: &Terms, file: &OutFile) -> bool {
    std::fs::read(terms.root.join(&file.path)).is_ok_and(|there| there == file.bytes)
}

fn ready(admitted: &[Admitted], times: &[(u32, Outcome)], made: Made, names: (String, String)) -> Ready {
    let of = |(story, time): (&Admitted, &(u32, Outcome))| Of {
        id: story.story.article.id,
        revision: story.story.revision,
        version: time.0,
    };
    Ready {
        of: admitted.iter().zip(times).map(of).collect(),
        title: admitted[0].title.clone(),
        outcome: Outcome::New,
        made,
        mapped: None,
        names,
        earlier: admitted.iter().flat_map(|story| story.earlier.clone()).collect(),
    }
}

fn row(
    story: &Admitted,
    (version, outcome): (u32, Outcome),
    (losses, unexpected): Costs,
    paths: &[String],
) -> SentStory {
    SentStory {
        id: story.story.article.id.to_string(),
        title: story.title.clone(),
        outcome,
        version,
        files: paths.to_vec(),
        losses,
        unexpected,
        problems: story.problems.clone(),
        failure: None,
        sealed: false,
    }
}
