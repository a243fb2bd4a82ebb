//! Has pages set by the worker, and says on the page what went wrong with it.

use super::faces::{self, State};
use super::worker::{Outcome, Rank, Worker};
use crate::aside::step_back;
use crate::{Failure, FailureCode};
use gaotai_layout::plan::{Plan, Style};
use gaotai_layout::{Folio, Job, Press, Problem, Sheet, Story};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How long a page may take to be set. The slowest that there is should need less; one that
/// needs more is given up.
pub(super) const LIMIT: Duration = Duration::from_secs(10);

/// What is to be set.
#[derive(Clone)]
pub(super) struct Order {
    pub plan: Arc<Plan>,
    pub style: Arc<Style>,
    pub folio: Folio,
    /// Stories by slot.
    pub stories: BTreeMap<String, Story>,
    /// Marks where the text of a story ends that is too long.
    pub marks: bool,
}

impl Order {
    fn job(&self) -> Job<'_> {
        Job {
            plan: &self.plan,
            style: &self.style,
            folio: self.folio.clone(),
            stories: self.stories.clone(),
            marks: self.marks,
        }
    }
}

/// A page as it was set.
pub(super) struct Made {
    pub sheet: Sheet,
    pub took: Duration,
}

/// The typesetter with its faces, which are read when a page is first set, or before it in the
/// background, and again when others lie in their folders.
pub(super) struct Typesetter {
    worker: Worker<Order, Made>,
    press: Arc<Faces>,
}

struct Faces {
    folders: Vec<PathBuf>,
    press: Mutex<Option<(State, Arc<Press>)>>,
}

impl Faces {
    /// The typesetter with the faces that lie in the folders now.
    fn press(&self) -> Arc<Press> {
        let mut held = self.press.lock().unwrap_or_else(PoisonError::into_inner);
        let state = State::of(&self.folders);
        if let Some((_, press)) = held.as_ref().filter(|(known, _)| *known == state) {
            return press.clone();
        }
        let began = Instant::now();
        let fonts = faces::fonts(&self.folders);
        let (families, took) = (fonts.families().len(), began.elapsed());
        tracing::info!(families, ?took, "faces were read");
        let press = Arc::new(Press::new(fonts));
        *held = Some((state, press.clone()));
        press
    }
}

impl Typesetter {
    /// With the faces of these folders.
    pub fn new(folders: Vec<PathBuf>) -> Typesetter {
        let press = Arc::new(Faces { folders, press: Mutex::new(None) });
        let held = press.clone();
        let work = move |order: &Order| {
            // The faces are not the page's fault, so they do not count for its time.
            let press = held.press();
            let began = Instant::now();
            let sheet = press.set(&order.job());
            Made { sheet, took: began.elapsed() }
        };
        Typesetter { worker: Worker::new(LIMIT, work), press }
    }

    /// Families of this style that nobody has.
    pub fn missing(&self, style: &Style) -> Vec<String> {
        let press = self.press.press();
        let named = style.faces.values().flatten();
        named.filter(|family| !press.fonts().has(family)).cloned().collect()
    }

    /// What lies in the folders of faces now.
    pub fn faces(&self) -> State {
        State::of(&self.press.folders)
    }

    /// Reads the faces and sets a page, which is made up there, too, so that the first one that somebody
    /// waits for is quick. Lets all others go first.
    pub fn warm(&self, order: impl FnOnce() -> Option<Order> + Send + 'static) {
        let faces = self.press.clone();
        let work = move || {
            step_back();
            let began = Instant::now();
            let press = faces.press();
            let Some(order) = order() else { return };
            let sheet = press.set(&order.job());
            // Glyphs are drawn once and kept.
            drop(sheet.pixels(1.0));
            tracing::info!(took = ?began.elapsed(), "the typesetter is warm");
        };
        let named = std::thread::Builder::new().name("faces".to_owned()).stack_size(super::worker::STACK);
        if let Err(error) = named.spawn(work) {
            tracing::warn!(%error, "the typesetter stays cold");
        }
    }

    /// Sets a page. What nobody can set is left out and said: a story at which the typesetter falls
    /// over, or all of them when they take too long.
    ///
    /// # Errors
    /// `page_stale`; `internal` when not even the empty page can be set.
    pub fn set(&self, rank: Rank, label: &str, mut order: Order) -> Result<Made, Failure> {
        match self.worker.ask(rank, label, order.clone()) {
            Outcome::Done(made) => Ok(made),
            Outcome::Stale => Err(stale()),
            Outcome::TooSlow => {
                order.stories.clear();
                let mut made = self.surely(label, order)?;
                let seconds = LIMIT.as_secs().to_string();
                made.sheet.problems.push(problem("page_too_slow", None, &[("seconds", seconds)]));
                Ok(made)
            }
            Outcome::Panicked => {
                tracing::error!("the typesetter fell over a page");
                let fallen = self.fallen(label, &order);
                order.stories.retain(|slot, _| !fallen.contains(slot));
                let mut made = self.surely(label, order)?;
                made.sheet
                    .problems
                    .extend(fallen.into_iter().map(|slot| problem("story_not_set", Some(slot), &[])));
                Ok(made)
            }
        }
    }

    /// Slots whose stories cannot be set even alone; all of them when each can.
    fn fallen(&self, label: &str, order: &Order) -> Vec<String> {
        let alone = |slot: &String, story: &Story| {
            let stories = BTreeMap::from([(slot.clone(), story.clone())]);
            let order = Order { stories, ..order.clone() };
            matches!(self.worker.ask(Rank::Ordered, label, order), Outcome::Done(_))
        };
        let mut fallen: Vec<String> = order
            .stories
            .iter()
            .filter(|(slot, story)| !alone(slot, story))
            .map(|(slot, _)| slot.clone())
            .collect();
        if fallen.is_empty() {
            fallen = order.stories.keys().cloned().collect();
        }
        fallen
    }

    fn surely(&self, label: &str, order: Order) -> Result<Made, Failure> {
        match self.worker.ask(Rank::Ordered, &format!("{label} without"), order) {
            Outcome::Done(made) => Ok(made),
            Outcome::Stale => Err(stale()),
            Outcome::TooSlow | Outcome::Panicked => Err(Failure::internal("the page cannot be set")),
        }
    }
}

fn stale() -> Failure {
    Failure::new(FailureCode::PageStale, "a newer page was asked for")
}

pub(super) fn problem(code: &'static str, slot: Option<String>, params: &[(&str, String)]) -> Problem {
    let params = params.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
    Problem { code, slot, params }
}
