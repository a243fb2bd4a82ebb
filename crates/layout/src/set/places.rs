//! From a point on the page to the character there, and back.

use super::text::At;
use super::{Fit, Line, Sheet, Spot};
use crate::plan::Rect;
use gaotai_article::BlockId;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A glyph of running text, in points on the sheet.
#[derive(Debug, Clone, Copy)]
pub(super) struct Glyph {
    pub from: At,
    pub to: usize,
    pub x: (f64, f64),
    /// Upper edge.
    pub y: f64,
    pub size: f64,
}

/// Where the characters of each slot's story stand: its blocks by number, and its glyphs.
#[derive(Default)]
pub(super) struct Places(BTreeMap<String, Arc<Standing>>);

/// Blocks by number, and glyphs.
type Standing = (Vec<BlockId>, Vec<Glyph>);

impl Places {
    pub fn keep(&mut self, slot: &str, blocks: Vec<BlockId>, glyphs: Vec<Glyph>) {
        self.0.insert(slot.to_owned(), Arc::new((blocks, glyphs)));
    }

    /// These too, of other slots.
    pub fn add(&mut self, others: &Places) {
        self.0.extend(others.0.iter().map(|(slot, standing)| (slot.clone(), standing.clone())));
    }
}

impl Glyph {
    fn rect(&self) -> Rect {
        Rect { x: self.x.0, y: self.y, width: self.x.1 - self.x.0, height: self.size }
    }

    /// How far a point is: nothing inside, and lines count more than what stands beside.
    fn far(&self, x: f64, y: f64) -> f64 {
        let beyond = |value: f64, from: f64, to: f64| (from - value).max(value - to).max(0.0);
        beyond(x, self.x.0, self.x.1) + 8.0 * beyond(y, self.y, self.y + self.size)
    }
}

/// How far from a character a click still means it, in points; lines count eightfold.
const REACH: f64 = 40.0;

impl Sheet {
    /// The slot and the place in its story at a point of the page: before or behind the character
    /// there, whichever side is nearer.
    pub fn at(&self, x: f64, y: f64) -> Option<(&str, Spot)> {
        let glyphs = self.places.0.iter().flat_map(|(slot, standing)| {
            let (blocks, glyphs) = &**standing;
            glyphs.iter().map(move |glyph| (slot.as_str(), blocks, glyph))
        });
        let nearest = glyphs
            .map(|(slot, blocks, glyph)| (glyph.far(x, y), slot, blocks, glyph))
            .filter(|(far, ..)| *far < REACH)
            .min_by(|a, b| a.0.total_cmp(&b.0));
        if let Some(found) = self.in_titles(x, y).filter(|_| nearest.as_ref().is_none_or(|one| one.0 > 0.0)) {
            return Some(found);
        }
        let (_, slot, blocks, glyph) = nearest?;
        let behind = x > (glyph.x.0 + glyph.x.1) / 2.0;
        let at = if behind { glyph.to } else { glyph.from.at };
        Some((slot, Spot { block: *blocks.get(glyph.from.piece)?, at }))
    }

    /// Lines of titles and captions are known as wholes: the place is by share of their length.
    fn in_titles(&self, x: f64, y: f64) -> Option<(&str, Spot)> {
        let mut lines =
            self.fits.iter().flat_map(|(slot, fit)| fit.apart().map(move |line| (slot.as_str(), line)));
        let inside = |rect: &Rect| {
            (rect.x..=rect.x + rect.width).contains(&x) && (rect.y..=rect.y + rect.height).contains(&y)
        };
        let (slot, line) = lines.find(|(_, line)| inside(&line.rect))?;
        let (from, to) = line.text?;
        let (along, length) = if upright(line) {
            (y - line.rect.y, line.rect.height)
        } else {
            (x - line.rect.x, line.rect.width)
        };
        let count = to.at.saturating_sub(from.at) as f64;
        Some((slot, Spot { at: from.at + (along / length.max(1.0) * count).round() as usize, ..from }))
    }

    /// Where a character of a story stands: its box on the sheet in points. The place behind a
    /// line's last character is that character's right edge. None for what has no room.
    pub fn place(&self, slot: &str, spot: Spot) -> Option<Rect> {
        let (blocks, glyphs) = &**self.places.0.get(slot)?;
        let of_block = |glyph: &&Glyph| blocks.get(glyph.from.piece) == Some(&spot.block);
        let holds = |glyph: &&Glyph| glyph.from.at <= spot.at && spot.at < glyph.to;
        if let Some(glyph) = glyphs.iter().filter(of_block).find(holds) {
            return Some(glyph.rect());
        }
        let before = glyphs.iter().filter(of_block).filter(|glyph| glyph.to <= spot.at);
        match before.max_by_key(|glyph| glyph.to) {
            Some(glyph) if !overset(self.fits.get(slot)?, spot) => {
                Some(Rect { x: glyph.x.1, width: 0.0, ..glyph.rect() })
            }
            Some(_) => None,
            None => self.place_in_titles(slot, spot),
        }
    }

    fn place_in_titles(&self, slot: &str, spot: Spot) -> Option<Rect> {
        let mut lines = self.fits.get(slot)?.apart();
        let holds = |line: &&Line| {
            line.text
                .is_some_and(|(from, to)| from.block == spot.block && (from.at..=to.at).contains(&spot.at))
        };
        lines.find(holds).map(|line| line.rect)
    }
}

impl Fit {
    /// Lines of titles and captions.
    fn apart(&self) -> impl Iterator<Item = &Line> {
        self.titles.iter().flat_map(|title| &title.lines).chain(&self.captions)
    }
}

fn upright(line: &Line) -> bool {
    line.rect.height > 2.0 * line.rect.width
}

fn overset(fit: &Fit, spot: Spot) -> bool {
    fit.overset.is_some_and(|over| over.block == spot.block && spot.at >= over.at)
}
