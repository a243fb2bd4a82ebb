//! A story made ready for a destination: whether it may go, which time it goes, and its files.

use super::report::{Outcome, SentStory};
use super::route::{GoOn, Made, Route};
use crate::export::deliver::refuse_embargoed;
use crate::export::render::{Standing, standing};
use crate::wire::PlaceholderPlace;
use crate::{Desk, Failure, story};
use gaotai_article::{ArticleId, Hash};
use gaotai_formats::destination::{OutKind, Problem};
use gaotai_store::{Delivery, RevisionId};
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// What is asked of every story.
#[derive(Debug, Clone)]
pub(crate) struct Terms {
    /// The folder.
    pub root: PathBuf,
    pub pass_placeholders: bool,
    pub as_accepted: bool,
    /// Also what the destination has already.
    pub again: bool,
}

/// A story as the library has it, and which time it goes.
#[derive(Debug, Clone)]
pub(crate) struct Of {
    pub id: ArticleId,
    pub revision: RevisionId,
    pub version: u32,
}

/// A story whose files can be written; or several in one file.
pub(crate) struct Ready {
    /// Never empty.
    pub of: Vec<Of>,
    pub title: String,
    pub outcome: Outcome,
    pub made: Made,
    /// As the rules made it, for another name; none for several.
    pub mapped: Option<Standing>,
    /// Folder and file that the patterns gave it, or that it had before.
    pub names: (String, String),
    /// Files that this story was sent as before, with what was in them.
    pub earlier: HashMap<PathBuf, Hash>,
}

/// What came of making it ready.
pub(crate) enum Readied {
    /// It goes.
    Goes(Box<Ready>),
    /// It does not: refused, or there already.
    Stays(Box<SentStory>),
}

/// A story that may go, before it is written.
pub(crate) struct Admitted {
    pub story: Standing,
    pub mapped: Standing,
    pub problems: Vec<Problem>,
    pub title: String,
    /// What went to this destination, the last first.
    pub before: Vec<Delivery>,
    pub earlier: HashMap<PathBuf, Hash>,
}

impl Admitted {
    /// Which time it went last; 0 for never.
    pub fn last(&self) -> u32 {
        let sent = self.before.first().and_then(|delivery| delivery.sent.as_ref());
        sent.map_or(0, |sent| sent.version)
    }
}

/// Whether a story may go; otherwise what is said of it.
pub(crate) fn admit(
    desk: &Desk,
    route: &Route,
    terms: &Terms,
    id: ArticleId,
) -> Result<Admitted, Box<SentStory>> {
    let mut title = String::new();
    let admitted = (|| {
        story::settle(desk, id)?;
        let story = standing(desk, id)?;
        title = story.article.doc.display_title();
        may_go(desk, &story, terms)?;
        let all = desk.read(|r| r.deliveries(id))?;
        let earlier = earlier(&all);
        let ours = |delivery: &Delivery| {
            delivery.sent.as_ref().is_some_and(|sent| sent.destination == route.destination.id)
        };
        let before = all.into_iter().filter(ours).collect();
        let (mapped, problems) = route.mapped(&story);
        Ok(Admitted { story, mapped, problems, title: title.clone(), before, earlier })
    })();
    admitted.map_err(|failure| Box::new(SentStory::refused(id.to_string(), title, failure)))
}

fn may_go(desk: &Desk, story: &Standing, terms: &Terms) -> Result<(), Failure> {
    refuse_embargoed(desk, &story.article)?;
    let open = if terms.pass_placeholders { Vec::new() } else { PlaceholderPlace::of(&story.article) };
    if !open.is_empty() {
        return Err(Failure::placeholders(&open));
    }
    let suggested = story.article.doc.suggestions().len();
    if suggested > 0 && !terms.as_accepted { Err(Failure::suggestions(suggested)) } else { Ok(()) }
}

fn earlier(deliveries: &[Delivery]) -> HashMap<PathBuf, Hash> {
    // The newest last, so that it is what counts.
    let each = deliveries.iter().rev().flat_map(|delivery| {
        let folder = PathBuf::from(&delivery.path);
        delivery.files.iter().map(move |file| (folder.join(&file.path), file.sha256.clone()))
    });
    each.collect()
}

/// Makes a story ready.
pub(crate) fn ready(
    desk: &Desk,
    route: &Route,
    terms: &Terms,
    id: ArticleId,
    go_on: GoOn<'_>,
) -> Result<Readied, Failure> {
    let admitted = match admit(desk, route, terms, id) {
        Ok(admitted) => admitted,
        Err(refused) => return Ok(Readied::Stays(refused)),
    };
    match write(desk, route, terms, &admitted, go_on) {
        Ok(readied) => Ok(readied),
        Err(failure) if failure.code == crate::FailureCode::Cancelled => Err(failure),
        Err(failure) => {
            Ok(Readied::Stays(Box::new(SentStory::refused(id.to_string(), admitted.title, failure))))
        }
    }
}

fn write(
    desk: &Desk,
    route: &Route,
    terms: &Terms,
    admitted: &Admitted,
    go_on: GoOn<'_>,
) -> Result<Readied, Failure> {
    let (last, mapped) = (admitted.last(), &admitted.mapped);
    let names = |version| {
        let names = route.names(mapped, version);
        former_name(admitted.before.first(), &names).unwrap_or(names)
    };
    let make = |version: u32| {
        let (folder, stem) = names(version);
        route.write(desk, mapped, (&folder, &stem), version, go_on)
    };
    let mut version = last.max(1);
    let mut made = make(version)?;
    let mut unchanged = false;
    if let Some(before) = admitted.before.first() {
        if !same(&made, before) {
            version = last + 1;
            made = make(version)?;
        } else if !terms.again && is_there(route, terms, before, &made) {
            unchanged = true;
        }
    }
    made.problems = admitted.problems.clone();
    let outcome = match (unchanged, version) {
        (true, _) => Outcome::Unchanged,
        (false, 1) => Outcome::New,
        (false, _) => Outcome::Update,
    };
    let ready = Ready {
        of: vec![Of { id: admitted.story.article.id, revision: admitted.story.revision, version }],
        title: admitted.title.clone(),
        outcome,
        made,
        mapped: Some(mapped.clone()),
        names: names(version),
        earlier: admitted.earlier.clone(),
    };
    Ok(match outcome {
        Outcome::Unchanged => Readied::Stays(Box::new(ready.sent())),
        _ => Readied::Goes(Box::new(ready)),
    })
}

/// The name that the story had there, where it only differs by a number that kept it from another's.
fn former_name(before: Option<&Delivery>, (folder, stem): &(String, String)) -> Option<(String, String)> {
    let main = &before?.files.first()?.path;
    let (there, name) = main.rsplit_once('/').unwrap_or(("", main.as_str()));
    let former = name.split_once('.').map_or(name, |(stem, _)| stem);
    let number = former.strip_prefix(stem.as_str())?.strip_prefix('-')?;
    let numbered = there == folder && !number.is_empty() && number.chars().all(|c| c.is_ascii_digit());
    numbered.then(|| (folder.clone(), former.to_owned()))
}

/// Whether exactly these files went last time.
fn same(made: &Made, before: &Delivery) -> bool {
    made.files
        .iter()
        .all(|file| before.files.iter().any(|sent| sent.path == file.path && sent.sha256 == file.hash()))
}

/// Whether the receiver has them: what was put into a watched folder or a zip is with whoever took it.
fn is_there(route: &Route, terms: &Terms, before: &Delivery, made: &Made) -> bool {
    match route.destination.out.kind {
        OutKind::Watched => Path::new(&before.path) == terms.root,
        OutKind::Zip => Path::new(&before.path).parent() == Some(terms.root.as_path()),
        OutKind::Folder => {
            let lies = |path: &str, bytes: &[u8]| {
                std::fs::read(terms.root.join(path)).is_ok_and(|there| there == bytes)
            };
            Path::new(&before.path) == terms.root
                && made.files.iter().all(|file| lies(&file.path, &file.bytes))
        }
    }
}

impl Ready {
    /// Which time its first story goes.
    pub fn version(&self) -> u32 {
        self.of.first().map_or(1, |of| of.version)
    }

    /// What is said of it once it went, or where it was there already.
    pub fn sent(self) -> SentStory {
        SentStory {
            id: self.of.first().map(|of| of.id.to_string()).unwrap_or_default(),
            version: self.version(),
            title: self.title,
            outcome: self.outcome,
            files: self.made.files.into_iter().map(|file| file.path).collect(),
            losses: self.made.losses,
            unexpected: self.made.unexpected,
            problems: self.made.problems,
            failure: None,
            sealed: false,
        }
    }
}
