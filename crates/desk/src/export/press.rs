//! Pictures on their way out: cut as the story cuts them, no larger than the format wishes,
//! and without what must not leave the desk.
//!
//! The figures of a story that leaves point to the files that leave: so a format neither
//! knows of cutting nor of cleaning, a name that is made from the content stays one, and the
//! echo compares what was really written.

use crate::aside::step_back;
use crate::{Desk, Failure};
use gaotai_article::{Article, Block, Crop, Focus, Hash};
use gaotai_formats::{Format, Loss, Picture, PictureWish};
use gaotai_picture::{Kind, Share, Wish, rendition};
use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

/// The most that is kept of what was made, in bytes, for the export behind a check: some thirty
/// photographs as pages have them. Those for the wire are larger, and most are only cleaned, which
/// takes no time.
const MOST_KEPT: usize = 48 << 20;
/// How many pictures the whole desk makes at once, for however many formats: one of 24 megapixels
/// takes 200 MB while it is made.
const AT_ONCE: usize = 2;

/// A picture as it is wanted: which, what of it, and for whom.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Wanted {
    hash: Hash,
    /// Bits of left, top, width, height.
    crop: Option<[u64; 4]>,
    wish: PictureWish,
}

/// What came of it.
#[derive(Debug)]
enum Made {
    Picture {
        hash: Hash,
        picture: Picture,
        /// The original moves.
        stilled: bool,
    },
    /// The library has it and it cannot be read: it does not leave, as nobody knows what is in it.
    Unreadable,
}

/// What was made lately, of the whole desk, and what is being made.
#[derive(Debug, Default)]
pub(crate) struct Pressed {
    shelf: Mutex<Kept>,
    /// One more is made.
    made: Condvar,
}

#[derive(Debug, Default)]
struct Kept {
    /// The last used at the end.
    made: VecDeque<(Wanted, Arc<Made>)>,
    /// By somebody, at this moment.
    making: HashSet<Wanted>,
}

impl Pressed {
    fn lock(&self) -> MutexGuard<'_, Kept> {
        self.shelf.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What was made before, or `make` makes now; whoever wants what another is making waits for it.
    fn get_or(&self, wanted: &Wanted, make: impl FnOnce() -> Option<Made>) -> Option<Arc<Made>> {
        let mut kept = self.lock();
        loop {
            if let Some(made) = kept.get(wanted) {
                return Some(made);
            }
            if kept.making.len() < AT_ONCE && kept.making.insert(wanted.clone()) {
                break;
            }
            kept = self.made.wait(kept).unwrap_or_else(PoisonError::into_inner);
        }
        drop(kept);
        // A decoder that panics has read nothing, and must not leave others waiting.
        let made = catch_unwind(AssertUnwindSafe(make)).unwrap_or(Some(Made::Unreadable)).map(Arc::new);
        let mut kept = self.lock();
        kept.making.remove(wanted);
        if let Some(made) = &made {
            kept.put(wanted.clone(), made.clone());
        }
        drop(kept);
        self.made.notify_all();
        made
    }
}

impl Kept {
    fn get(&mut self, wanted: &Wanted) -> Option<Arc<Made>> {
        let at = self.made.iter().position(|(known, _)| known == wanted)?;
        let found = self.made.remove(at)?;
        self.made.push_back(found);
        self.made.back().map(|(_, made)| made.clone())
    }

    fn put(&mut self, wanted: Wanted, made: Arc<Made>) {
        self.made.push_back((wanted, made));
        let mut all: usize = self.made.iter().map(|(_, made)| made.size()).sum();
        while all > MOST_KEPT {
            let Some((_, oldest)) = self.made.pop_front() else { break };
            all -= oldest.size();
        }
    }
}

impl Made {
    fn size(&self) -> usize {
        match self {
            Made::Picture { picture, .. } => picture.bytes.len(),
            Made::Unreadable => 0,
        }
    }
}

/// The pictures of one export, each made once.
pub(crate) struct Press<'a> {
    desk: &'a Desk,
    made: HashMap<Wanted, Arc<Made>>,
}

/// A story as it goes to a format.
pub(crate) struct Outgoing {
    /// Its figures point to what leaves.
    pub article: Article,
    /// What leaves, by its own hash.
    pictures: HashMap<Hash, Arc<Made>>,
    /// Pictures of the library that cannot be read.
    unreadable: Vec<Hash>,
    /// What leaves as a still picture of one that moves, and in which block of the body it is.
    stilled: Vec<(usize, Hash)>,
}

impl<'a> Press<'a> {
    /// Makes the pictures of these stories for these formats, a few at once. `at` hears how many
    /// are made, of how many.
    ///
    /// # Errors
    /// What `at` says, as `cancelled`.
    pub fn run<'s>(
        desk: &'a Desk,
        stories: impl IntoIterator<Item = &'s Article>,
        formats: &[&Format],
        at: &dyn Fn(usize, usize) -> Result<(), Failure>,
    ) -> Result<Press<'a>, Failure> {
        let mut press = Press { desk, made: HashMap::new() };
        let mut wanted: Vec<Wanted> = Vec::new();
        for story in stories {
            for wish in formats.iter().filter_map(|format| format.pictures) {
                story.doc.body.iter().for_each(|block| want(block, wish, &mut wanted));
            }
        }
        wanted.dedup();
        for (number, some) in wanted.chunks(AT_ONCE).enumerate() {
            at(number * AT_ONCE, wanted.len())?;
            let made: Vec<Option<Arc<Made>>> = std::thread::scope(|scope| {
                let jobs: Vec<_> = some.iter().map(|wanted| scope.spawn(|| press.quietly(wanted))).collect();
                jobs.into_iter().map(|job| job.join().unwrap_or(Some(Arc::new(Made::Unreadable)))).collect()
            });
            let found = some.iter().zip(made).filter_map(|(wanted, made)| Some((wanted.clone(), made?)));
            press.made.extend(found);
        }
        Ok(press)
    }

    /// Makes it on a thread of its own that lets the window go first.
    fn quietly(&self, wanted: &Wanted) -> Option<Arc<Made>> {
        step_back();
        self.make(wanted)
    }

    /// Nothing for a picture that the library lacks.
    fn make(&self, wanted: &Wanted) -> Option<Arc<Made>> {
        self.desk.pressed().get_or(wanted, || {
            let original = self.desk.picture(wanted.hash.as_str())?;
            Some(press(&original.bytes, wanted))
        })
    }

    /// The story as it goes to `format`.
    pub fn outgoing(&self, article: &Article, format: &Format) -> Outgoing {
        let mut out = Outgoing {
            article: article.clone(),
            pictures: HashMap::new(),
            unreadable: Vec::new(),
            stilled: Vec::new(),
        };
        let Some(wish) = format.pictures else { return out };
        let mut body = std::mem::take(&mut out.article.doc.body);
        for (at, block) in body.iter_mut().enumerate() {
            self.point(block, at, wish, &mut out);
        }
        out.article.doc.body = body;
        out
    }

    fn point(&self, block: &mut Block, at: usize, wish: PictureWish, out: &mut Outgoing) {
        each_figure(block, &mut |block| {
            let Some(wanted) = wanted(block, wish) else { return };
            let Some(made) = self.made.get(&wanted) else { return };
            match made.as_ref() {
                Made::Picture { hash, stilled, .. } => {
                    out.pictures.insert(hash.clone(), made.clone());
                    out.stilled.extend(stilled.then(|| (at, hash.clone())));
                    replace(block, hash);
                }
                Made::Unreadable => out.unreadable.push(wanted.hash),
            }
        });
    }
}

impl Outgoing {
    /// A picture that leaves.
    pub fn picture(&self, hash: &Hash) -> Option<Picture> {
        match self.pictures.get(hash)?.as_ref() {
            Made::Picture { picture, .. } => Some(picture.clone()),
            Made::Unreadable => None,
        }
    }

    /// Says of pictures that are there and cannot be read that this is so, and of those that stand still
    /// that they did not.
    pub fn tell(&self, format: &Format, losses: &mut Vec<Loss>) {
        losses.extend(self.stills(format));
        losses.sort();
        losses.dedup();
        for loss in losses.iter_mut().filter(|loss| loss.code == "picture_missing") {
            let is_it = |hash: &Hash| loss.params.get("picture").is_some_and(|named| named == hash.as_str());
            if self.unreadable.iter().any(is_it) {
                loss.code = "picture_unreadable";
            }
        }
    }

    /// Of what the format writes: a figure that is for other channels only costs nothing here.
    fn stills(&self, format: &Format) -> Vec<Loss> {
        if self.stilled.is_empty() {
            return Vec::new();
        }
        let written = (format.hold)(&self.article, format.channel).0.doc.media();
        let stills = self.stilled.iter().filter(|(_, hash)| written.contains(hash));
        stills
            .map(|(at, _)| Loss {
                field: format!("body[{at}].media"),
                code: "picture_stilled",
                params: BTreeMap::new(),
            })
            .collect()
    }
}

fn press(bytes: &[u8], wanted: &Wanted) -> Made {
    let kinds: Vec<Kind> = wanted.wish.mimes.iter().filter_map(|mime| Kind::of_mime(mime)).collect();
    let crop = wanted.crop.map(|bits| bits.map(f64::from_bits));
    let wish = Wish {
        longest_edge: Some(wanted.wish.longest_edge),
        crop: crop.map(|[x, y, width, height]| Share { x, y, width, height }),
        kinds: &kinds,
        clean: true,
    };
    match rendition(bytes, &wish) {
        Ok(made) => {
            let (width, height) = (made.width, made.height);
            let mime = made.kind.mime().to_owned();
            let picture = Picture { mime, width, height, bytes: made.bytes };
            Made::Picture { hash: Hash::of(&picture.bytes), picture, stilled: made.stilled }
        }
        Err(error) => {
            tracing::warn!(%error, picture = %wanted.hash, "a picture cannot leave");
            Made::Unreadable
        }
    }
}

fn want(block: &Block, wish: PictureWish, found: &mut Vec<Wanted>) {
    match block {
        Block::Figure { .. } => {
            found.extend(wanted(block, wish).filter(|wanted| !found.contains(wanted)));
        }
        Block::Box { content, .. } => content.iter().for_each(|block| want(block, wish, found)),
        Block::List { items, .. } => {
            items.iter().flat_map(|item| &item.content).for_each(|block| want(block, wish, found));
        }
        _ => {}
    }
}

fn wanted(block: &Block, wish: PictureWish) -> Option<Wanted> {
    let Block::Figure { media: Some(hash), crop, .. } = block else { return None };
    let crop = crop.map(|crop| [crop.x, crop.y, crop.width, crop.height].map(f64::to_bits));
    Some(Wanted { hash: hash.clone(), crop, wish })
}

/// Points a figure to the file that leaves, whose edges are those of the crop.
fn replace(block: &mut Block, by: &Hash) {
    let Block::Figure { media, crop, focus, .. } = block else { return };
    *media = Some(by.clone());
    if let Some(Crop { x, y, width, height }) = crop.take()
        && let Some(focus) = focus
    {
        let within =
            |at: f64, from: f64, length: f64| ((at - from) / length.max(f64::EPSILON)).clamp(0.0, 1.0);
        *focus = Focus { x: within(focus.x, x, width), y: within(focus.y, y, height) };
    }
}

fn each_figure(block: &mut Block, act: &mut dyn FnMut(&mut Block)) {
    match block {
        Block::Figure { .. } => act(block),
        Block::Box { content, .. } => content.iter_mut().for_each(|block| each_figure(block, act)),
        Block::List { items, .. } => {
            items.iter_mut().flat_map(|item| &mut item.content).for_each(|block| each_figure(block, act));
        }
        _ => {}
    }
}
