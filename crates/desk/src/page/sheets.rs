//! The sheets that were set last, whose pixels and places can be asked for.

use gaotai_article::ArticleId;
use gaotai_layout::plan::Rect;
use gaotai_layout::{Line, Sheet, Spot};
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

/// How far from a line a click may be and still mean it, in points: a line and a half.
const NEAR: f64 = 20.0;

impl Kept {
    /// The character nearest to a place.
    pub fn at(&self, x: f64, y: f64) -> Option<(ArticleId, Spot)> {
        let lines = self.stories.iter().flat_map(|(slot, id)| {
            let fit = self.sheet.fits.get(slot);
            fit.into_iter().flat_map(|fit| &fit.lines).map(move |line| (*id, line))
        });
        let near = lines.filter(|(_, line)| line.frame.is_some() && line.text.is_some()).map(|(id, line)| {
            let Rect { x: left, y: top, width, height } = line.rect;
            let across = (left - x).max(x - left - width).max(0.0);
            let down = (top - y).max(y - top - height).max(0.0);
            // The line at the pointer's height comes before one that ends nearer above it.
            (down * 4.0 + across, id, line)
        });
        let (distance, id, line) = near.min_by(|a, b| a.0.total_cmp(&b.0))?;
        let (from, to) = line.text?;
        let share = ((x - line.rect.x) / line.rect.width.max(0.01)).clamp(0.0, 1.0);
        let count = if from.block == to.block { to.at.saturating_sub(from.at) } else { 0 };
        let at = from.at + ((share * count as f64) as usize).min(count);
        (distance <= NEAR).then_some((id, Spot { at, ..from }))
    }

    /// The box of a character.
    pub fn find(&self, article: ArticleId, spot: Spot) -> Option<Rect> {
        let (slot, _) = self.stories.iter().find(|(_, id)| **id == article)?;
        let lines = &self.sheet.fits.get(slot)?.lines;
        let holds = |line: &&Line| {
            line.text.is_some_and(|(from, to)| {
                from.block == spot.block && from.at <= spot.at && (to.block != spot.block || spot.at <= to.at)
            })
        };
        // At a line's end a place stands in two lines; what comes next stands in the later one.
        let line = lines.iter().rfind(holds).filter(|line| line.frame.is_some())?;
        let (from, to) = line.text?;
        let count = to.at.saturating_sub(from.at).max(1) as f64;
        let step = line.rect.width / count;
        let x = line.rect.x + step * (spot.at - from.at) as f64;
        Some(Rect { x, width: step, ..line.rect })
    }
}
