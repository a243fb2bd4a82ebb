//! Stories on their way to a destination: a few at once, written one after another.

use super::gather;
use super::ready::{Readied, Ready, Terms, ready};
use super::report::{SendReport, SentStory};
use super::route::Route;
use super::sink::Sink;
use crate::export::deliver::absolute;
use crate::{Desk, Failure, FailureCode, Task};
use gaotai_article::ArticleId;
use gaotai_formats::destination::{Destination, check};
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::channel;

/// How many stories are in memory at once.
const BATCH: usize = 64;
/// How many are made at once.
const AT_ONCE: usize = 2;

/// What to send, and on which terms.
#[derive(Debug, Clone)]
pub struct Sending {
    /// The stories.
    pub ids: Vec<ArticleId>,
    /// Instead of the destination's own folder.
    pub target: Option<PathBuf>,
    /// Also stories in which places are still open.
    pub pass_placeholders: bool,
    /// Also stories in which suggestions wait, as if all were accepted.
    pub as_accepted: bool,
    /// Also what the destination has already.
    pub again: bool,
}

/// Sends stories.
///
/// # Errors
/// Those of [`crate::export::send::run`].
pub fn send(
    desk: &Desk,
    destination: Destination,
    sending: &Sending,
    task: &Task<'_>,
) -> Result<SendReport, Failure> {
    if sending.ids.is_empty() {
        return Err(Failure::bad_request("ids"));
    }
    let problems = check(&destination);
    if !problems.is_empty() {
        return Err(Failure::new(FailureCode::DestinationInvalid, format!("{} problems", problems.len()))
            .with("id", &destination.id)
            .with("problems", serde_json::to_string(&problems).unwrap_or_default()));
    }
    if desk.read(|r| r.person())?.is_none() {
        return Err(Failure::name_empty("the sender"));
    }
    let terms = Terms {
        root: root(desk, &destination, sending)?,
        pass_placeholders: sending.pass_placeholders,
        as_accepted: sending.as_accepted,
        again: sending.again,
    };
    let mut ids: Vec<ArticleId> = Vec::with_capacity(sending.ids.len());
    let mut seen = std::collections::HashSet::new();
    ids.extend(sending.ids.iter().filter(|id| seen.insert(**id)));
    let route = Route::of(desk, destination)?;
    if route.destination.gather {
        gather::send(desk, &route, &terms, &ids, task)
    } else {
        each(desk, &route, &terms, &ids, task)
    }
}

/// The folder. One that was chosen must have something to stand in: a stick that is not there is not made up.
fn root(desk: &Desk, destination: &Destination, sending: &Sending) -> Result<PathBuf, Failure> {
    let chosen = sending.target.clone().or_else(|| destination.out.path.as_ref().map(PathBuf::from));
    let Some(chosen) = chosen else { return absolute(&desk.outbox()) };
    let root = absolute(&chosen)?;
    if root.exists() || root.parent().is_some_and(std::path::Path::exists) {
        return Ok(root);
    }
    Err(Failure::unwritable(&root, &std::io::ErrorKind::NotFound.into()))
}

fn each(
    desk: &Desk,
    route: &Route,
    terms: &Terms,
    ids: &[ArticleId],
    task: &Task<'_>,
) -> Result<SendReport, Failure> {
    let mut sink = Sink::new(desk, route, &terms.root);
    let mut report = SendReport::default();
    let mut halted: Option<Failure> = None;
    for chunk in ids.chunks(BATCH) {
        if let Some(failure) = &halted {
            let rest =
                chunk.iter().map(|id| SentStory::refused(id.to_string(), String::new(), failure.clone()));
            report.stories.extend(rest);
            continue;
        }
        let made = make(desk, route, terms, chunk, task, (report.stories.len(), ids.len()));
        report.cancelled = made.len() < chunk.len();
        match put(&mut sink, made) {
            Ok(sent) => report.stories.extend(sent),
            // Of a zip nothing has left before all of it has.
            Err(failure) if sink.is_zip() || report.stories.is_empty() => return Err(failure),
            Err(failure) => {
                let lost =
                    chunk.iter().map(|id| SentStory::refused(id.to_string(), String::new(), failure.clone()));
                report.stories.extend(lost);
                halted = Some(failure);
            }
        }
        if report.cancelled {
            break;
        }
    }
    let (path, files) = sink.finish()?;
    let _ = task.at(report.stories.len(), ids.len(), "");
    Ok(SendReport { path: path.display().to_string(), files, ..report })
}

/// Makes stories ready on a few threads; in their order, and fewer of them when the work was stopped.
fn make(
    desk: &Desk,
    route: &Route,
    terms: &Terms,
    ids: &[ArticleId],
    task: &Task<'_>,
    (done, total): (usize, usize),
) -> Vec<Readied> {
    let (next, stop, (tell, hear)) = (&AtomicUsize::new(0), &task.flag(), channel());
    let go_on = &|| {
        let stopped = || Failure::new(FailureCode::Cancelled, "the job was cancelled");
        if stop.load(Ordering::Relaxed) { Err(stopped()) } else { Ok(()) }
    };
    let mut slots: Vec<Option<Readied>> = ids.iter().map(|_| None).collect();
    std::thread::scope(|scope| {
        for _ in 0..AT_ONCE.min(ids.len()) {
            let tell = tell.clone();
            scope.spawn(move || {
                let take = || {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let id = ids.get(at).filter(|_| go_on().is_ok())?;
                    Some((at, ready(desk, route, terms, *id, go_on).ok()?))
                };
                while let Some(made) = take() {
                    let _ = tell.send(made);
                }
            });
        }
        drop(tell);
        for (count, (at, made)) in hear.iter().enumerate() {
            let _ = task.at(done + count, total, title(&made));
            slots[at] = Some(made);
        }
    });
    slots.into_iter().map_while(|slot| slot).collect()
}

fn title(made: &Readied) -> &str {
    match made {
        Readied::Goes(ready) => &ready.title,
        Readied::Stays(story) => &story.title,
    }
}

/// Writes what goes; what is said of all of them, in their order.
fn put(sink: &mut Sink<'_>, made: Vec<Readied>) -> Result<Vec<SentStory>, Failure> {
    let mut batch: Vec<Box<Ready>> = Vec::new();
    // None for those that go, until they are written.
    let mut rows: Vec<Option<SentStory>> = Vec::new();
    // A story that is made goes, whoever wants to stop: so none is half sent.
    for made in made {
        match made {
            Readied::Stays(story) => rows.push(Some(*story)),
            Readied::Goes(mut ready) => match sink.settle(&mut ready, &|| Ok(())) {
                Ok(()) => {
                    batch.push(ready);
                    rows.push(None);
                }
                Err(failure) => {
                    let id = ready.of.first().map(|of| of.id.to_string()).unwrap_or_default();
                    rows.push(Some(SentStory::refused(id, ready.title, failure)));
                }
            },
        }
    }
    sink.put(&batch)?;
    let mut went = batch.into_iter().map(|ready| ready.sent());
    Ok(rows.into_iter().filter_map(|row| row.or_else(|| went.next())).collect())
}
