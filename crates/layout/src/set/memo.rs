//! Stories as they were set last. At a key one story of a page changes: the others are put on the page as
//! they stand, where setting them again from the typesetter's own cache would cost half a millisecond each.
//!
//! What is kept is found by comparing all that it was set from, not by a hash of it.

use super::lines::{self, Missing};
use super::places::Places;
use super::{Fit, Job, Press, Problem, Setter, Story};
use crate::copy::MOST_ON_PAGE;
use crate::plan::{Plan, Style};
use gaotai_article::Hash;
use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use typst::layout::Frame;

/// How many stories are kept at most.
const STORIES: usize = 128;

/// How much of them, in characters.
const CHARACTERS: usize = 160_000;

/// How many pixels their pictures have together, of four bytes each.
const PIXELS: f64 = 24e6;

/// What pages are set on.
struct Ground {
    plan: Plan,
    style: Style,
}

/// A story as it was set, and all that it was set from.
struct Kept {
    ground: Arc<Ground>,
    /// Number of the slot.
    number: usize,
    marks: bool,
    /// There was no room on the page for so much text.
    crowded: bool,
    story: Story,
    drawn: Arc<Drawn>,
}

/// What a story brought to its page.
struct Drawn {
    pages: Vec<Frame>,
    fits: BTreeMap<String, Fit>,
    problems: Vec<Problem>,
    places: Places,
    missing: Missing,
    /// What it adds to the weight of the page.
    weight: usize,
}

/// The stories that were set last, the newest at the end; of a story in a slot one.
#[derive(Default)]
pub(super) struct Memo(Mutex<VecDeque<Kept>>);

impl Memo {
    fn held(&self) -> MutexGuard<'_, VecDeque<Kept>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn forget(&self) {
        self.held().clear();
    }

    /// The plan and the style, as what is kept knows them.
    fn ground(&self, job: &Job<'_>) -> Arc<Ground> {
        let held = self.held();
        let known = held.iter().rev().map(|kept| &kept.ground);
        let mut same = known.filter(|ground| ground.plan == *job.plan && ground.style == *job.style);
        same.next()
            .cloned()
            .unwrap_or_else(|| Arc::new(Ground { plan: job.plan.clone(), style: job.style.clone() }))
    }

    fn find(&self, wanted: &Wanted<'_>) -> Option<Arc<Drawn>> {
        let mut held = self.held();
        let at = held.iter().rposition(|kept| wanted.is(kept))?;
        let found = held.remove(at)?;
        let drawn = found.drawn.clone();
        held.push_back(found);
        Some(drawn)
    }

    fn keep(&self, wanted: &Wanted<'_>, drawn: Arc<Drawn>) {
        let kept = Kept {
            ground: wanted.ground.clone(),
            number: wanted.number,
            marks: wanted.marks,
            crowded: wanted.crowded,
            story: wanted.story.clone(),
            drawn,
        };
        let mut held = self.held();
        held.retain(|old| !wanted.is_older(old));
        held.push_back(kept);
        while held.len() > STORIES || (held.len() > 1 && too_much(&held)) {
            held.pop_front();
        }
    }
}

/// What a story is to be set from.
struct Wanted<'a> {
    ground: Arc<Ground>,
    number: usize,
    marks: bool,
    crowded: bool,
    story: &'a Story,
}

impl Wanted<'_> {
    fn stands_with(&self, kept: &Kept) -> bool {
        self.number == kept.number && Arc::ptr_eq(&self.ground, &kept.ground)
    }

    fn is(&self, kept: &Kept) -> bool {
        self.stands_with(kept)
            && (self.marks, self.crowded) == (kept.marks, kept.crowded)
            && *self.story == kept.story
    }

    /// The same story in the same place before something was typed: nobody asks for it again.
    fn is_older(&self, kept: &Kept) -> bool {
        let blocks = |story: &Story| {
            let head = story.copy.head.first().map(|(_, piece)| piece.block);
            (head, story.copy.body.first().and_then(crate::copy::Element::block))
        };
        self.stands_with(kept) && blocks(self.story) == blocks(&kept.story)
    }
}

/// Whether more is kept than [`CHARACTERS`] and [`PIXELS`]; a picture that several stories show is there once.
fn too_much(held: &VecDeque<Kept>) -> bool {
    let characters: usize = held.iter().map(|kept| kept.story.copy.weight).sum();
    let shown = held.iter().flat_map(|kept| {
        let named = kept.story.copy.figures.iter().filter_map(|figure| figure.media.as_ref());
        named.filter_map(|hash| Some((hash, kept.story.pictures.get(hash)?.size())))
    });
    let pictures: BTreeMap<&Hash, (f64, f64)> = shown.collect();
    let pixels: f64 = pictures.values().map(|(wide, high)| wide * high).sum();
    characters > CHARACTERS || pixels > PIXELS
}

impl Setter<'_> {
    /// All stories in their slots.
    pub(super) fn slots(&mut self) {
        let ground = self.press.memo.ground(self.job);
        for (number, slot) in self.job.plan.slots.iter().enumerate() {
            let Some(story) = self.job.stories.get(&slot.id) else { continue };
            let crowded = self.weight + story.copy.weight > MOST_ON_PAGE;
            let wanted = Wanted { ground: ground.clone(), number, marks: self.job.marks, crowded, story };
            let drawn = self.press.memo.find(&wanted).unwrap_or_else(|| {
                let drawn = Arc::new(drawn(self.press, self.job, number, self.weight));
                self.press.memo.keep(&wanted, drawn.clone());
                drawn
            });
            self.take(&drawn);
        }
    }

    /// Puts on the page what a story brings.
    fn take(&mut self, drawn: &Drawn) {
        for (number, frame) in drawn.pages.iter().enumerate() {
            self.page(number).push_multiple(frame.items().cloned());
        }
        self.fits.extend(drawn.fits.iter().map(|(slot, fit)| (slot.clone(), fit.clone())));
        self.problems.extend(drawn.problems.iter().cloned());
        self.places.add(&drawn.places);
        self.missing.extend(drawn.missing.iter().copied());
        self.weight += drawn.weight;
    }

    /// What stands on a sheet, with 〓 for characters for which no face has a glyph.
    pub(super) fn standing_in(&mut self, number: usize) -> Frame {
        let page = &self.pages[number];
        let mut missing = Missing::new();
        lines::missing(page, &mut missing);
        let page = if missing.is_empty() { page.clone() } else { lines::stood_in(page) };
        self.missing.extend(missing);
        page
    }
}

/// Sets the story of a slot on an empty page, on which others of this weight stand.
fn drawn(press: &Press, job: &Job<'_>, number: usize, before: usize) -> Drawn {
    let mut alone = Setter { weight: before, ..Setter::of(press, job) };
    alone.slot(number);
    let pages = (0..alone.pages.len()).map(|number| alone.standing_in(number)).collect();
    let Setter { fits, problems, places, missing, weight, .. } = alone;
    Drawn { pages, fits, problems, places, missing, weight: weight - before }
}
