//! The sheets that were set last, whose pixels and places can be asked for.

use gaotai_article::ArticleId;
use gaotai_layout::plan::Rect;
use gaotai_layout::{Sheet, Spot};
use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};

/// How many are kept.
const ROOM: usize = 8;

/// A sheet that is kept.
pub(super) struct Kept {
    /// As it was set.
    pub sheet: Sheet,
    /// The stories on it, by slot.
    pub stories: BTreeMap<String, ArticleId>,
}

/// The sheets by number, the newest at the end.
#[derive(Default)]
pub(super) struct Sheets(Mutex<(u64, VecDeque<(u64, Arc<Kept>)>)>);

impl Sheets {
    /// Keeps a sheet; its number.
    pub fn keep(&self, sheet: Arc<Kept>) -> u64 {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        held.0 += 1;
        let number = held.0;
        held.1.push_back((number, sheet));
        if held.1.len() > ROOM {
            held.1.pop_front();
        }
        number
    }

    /// The sheet of this number, while it is kept.
    pub fn find(&self, number: u64) -> Option<Arc<Kept>> {
        let held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        held.1.iter().find(|(known, _)| *known == number).map(|(_, kept)| kept.clone())
    }
}

impl Kept {
    /// The character nearest to a point.
    pub fn at(&self, x: f64, y: f64) -> Option<(ArticleId, Spot)> {
        let (slot, spot) = self.sheet.at(x, y)?;
        Some((*self.stories.get(slot)?, spot))
    }

    /// The box of a character.
    pub fn find(&self, article: ArticleId, spot: Spot) -> Option<Rect> {
        let (slot, _) = self.stories.iter().find(|(_, id)| **id == article)?;
        self.sheet.place(slot, spot)
    }
}
