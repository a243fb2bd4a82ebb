//! Columns that end level when a story is short: the lowest bottom row with which it still has room.

use super::flow::Stream;
use super::text::Setting;
use super::{Setter, Story};
use crate::plan::Place;
use typst::diag::SourceResult;

impl Setter<'_> {
    /// The place of a story whose columns end level: frames cut at the highest row at which all of
    /// it has room. Some flows more, of paragraphs that the cache knows.
    pub(super) fn balanced(&self, setting: Setting<'_>, story: &Story, place: Place) -> SourceResult<Place> {
        let end = |place: &Place| place.frames.iter().map(|frame| frame.y + frame.height).fold(0.0, f64::max);
        let Some(top) = place.frames.iter().map(|frame| frame.y).min_by(f64::total_cmp) else {
            return Ok(place);
        };
        let leading = self.grid.leading();
        let rows = ((end(&place) - top) / leading).ceil().max(0.0) as u32;
        let (mut short, mut long) = (0, rows);
        let stream = Stream::of(setting, story, &place)?;
        if !stream.fits(&place)? {
            return Ok(place);
        }
        while long - short > 1 {
            let middle = short + (long - short) / 2;
            let level = self.level(&place, top + f64::from(middle) * leading);
            if stream.fits(&level)? { long = middle } else { short = middle }
        }
        Ok(if long == rows { place } else { self.level(&place, top + f64::from(long) * leading) })
    }

    /// A place of which nothing lies below `bottom`.
    fn level(&self, place: &Place, bottom: f64) -> Place {
        let mut level = Place { frames: Vec::new(), rows: Vec::new(), ..place.clone() };
        for (frame, rows) in place.frames.iter().zip(&place.rows) {
            let free = ((bottom - frame.y) / self.grid.leading() + 0.01).floor().max(0.0) as u32;
            let rows = free.min(*rows);
            if rows > 0 {
                level.frames.push(crate::plan::Rect { height: self.grid.height(rows), ..*frame });
                level.rows.push(rows);
            }
        }
        level
    }
}
