//! The running text of a story: one flow through the frames of its slot, and how it fits.

use super::lines::{self, Row};
use super::mend::{self, Tweaks};
use super::places::Glyph;
use super::text::{At, Index, Part, Setting};
use super::{Fit, Line, Setter, Spot, Story, ink};
use crate::copy::MOST_ON_PAGE;
use crate::plan::{Place, Rect};
use crate::world;
use std::collections::BTreeSet;
use typst::diag::SourceResult;
use typst::foundations::{Content, Styles};
use typst::layout::{Abs, Axes, Frame, Point, Regions, Size};

/// Height of the frame that takes what has no room, in points: some 90,000 lines.
const OVERSET: f64 = 1e6;

/// A story's text as it came to stand in its frames; the last one has no room.
pub(super) struct Flow {
    pub frames: Vec<Frame>,
    /// Lines of each frame.
    pub rows: Vec<Vec<Row>>,
}

/// What is to flow, and where.
pub(super) struct Stream<'a> {
    pub setting: Setting<'a>,
    pub parts: Vec<Part>,
    pub index: Index<'a>,
    pub styles: Styles,
    pub width: f64,
    pub heights: Vec<Abs>,
}

impl<'a> Stream<'a> {
    /// A story's text for the frames of a place, of which there is one at least.
    pub fn of(setting: Setting<'a>, story: &'a Story, place: &Place) -> SourceResult<Stream<'a>> {
        let mut index = Index::default();
        let mut parts = Vec::new();
        if !story.byline.is_empty() {
            let byline = setting.rows(&setting.style.byline, setting.byline(&story.byline), false);
            parts.push(Part::of(setting.kept(byline)));
        }
        setting.body(&mut index, &story.copy, &mut parts);
        let heights: Vec<Abs> = place.frames.iter().map(|frame| Abs::pt(frame.height)).collect();
        let width = place.frames.first().map_or(0.0, |frame| frame.width);
        Ok(Stream { setting, parts, index, styles: setting.styles()?, width, heights })
    }

    /// Whether all of the text has room, as it is without mending.
    pub fn fits(&self, place: &Place) -> SourceResult<bool> {
        let heights: Vec<Abs> = place.frames.iter().map(|frame| Abs::pt(frame.height)).collect();
        Ok(!heights.is_empty() && self.frames(&Tweaks::default(), &heights)?.len() <= heights.len())
    }

    /// Lets the text flow, with some paragraphs set tighter or looser.
    pub fn flow(&self, tweaks: &Tweaks) -> SourceResult<Flow> {
        let row = Abs::pt(self.setting.style.body.leading.0);
        let height = |(number, height): (usize, &Abs)| {
            if tweaks.short.contains(&number) { *height - row } else { *height }
        };
        let heights: Vec<Abs> = self.heights.iter().enumerate().map(height).collect();
        let frames = self.frames(tweaks, &heights)?;
        let file = world::file(self.setting.story);
        let rows = frames.iter().map(|frame| lines::rows(frame, file, &self.index)).collect();
        Ok(Flow { frames, rows })
    }

    fn frames(&self, tweaks: &Tweaks, heights: &[Abs]) -> SourceResult<Vec<Frame>> {
        let Some((first, rest)) = heights.split_first() else { return Ok(Vec::new()) };
        let content = Content::sequence(self.parts.iter().map(|part| mend::tweaked(part, tweaks)));
        let regions = Regions {
            size: Size::new(Abs::pt(self.width), *first),
            expand: Axes::new(true, false),
            full: *first,
            backlog: rest,
            last: Some(Abs::pt(OVERSET)),
        };
        self.setting.press.flow(&content, &self.styles, regions)
    }
}

impl<'a> Setter<'a> {
    /// Sets the text of a story into its slot's frames.
    pub(super) fn text(
        &mut self,
        setting: Setting<'a>,
        story: &'a Story,
        place: &Place,
        fit: &mut Fit,
    ) -> SourceResult<()> {
        let slot = self.job.plan.slots.get(setting.story - 1);
        // A proof is there to be read: nobody counts a row that stays white.
        let carries = !slot.is_some_and(|slot| slot.continues);
        let slot = slot.map(|slot| slot.id.as_str());
        let Some(first) = place.frames.first() else { return Ok(()) };
        if first.width < setting.style.body.size.0 {
            self.problem("slot_too_narrow", slot, &[]);
            return Ok(());
        }
        self.weight += story.copy.weight;
        if self.weight > MOST_ON_PAGE {
            self.problem("page_too_long", slot, &[("most", &MOST_ON_PAGE.to_string())]);
            return Ok(());
        }
        let stream = Stream::of(setting, story, place)?;
        if stream.parts.iter().any(|part| part.too_wide) {
            self.problem("table_too_wide", slot, &[]);
        }
        let flow = mend::flow(&stream, carries)?;
        self.measure(&flow, place, &stream.index, fit);
        self.keep_places(slot.unwrap_or_default(), setting, &flow, place, &stream.index);
        let over = flow.frames.iter().skip(place.frames.len());
        over.for_each(|frame| lines::missing(frame, &mut self.missing));
        for (frame, rect) in flow.frames.into_iter().zip(&place.frames) {
            self.put(rect.x, rect.y, frame);
        }
        Ok(())
    }

    /// Counts rows over or free, and notes every line.
    fn measure(&self, flow: &Flow, place: &Place, index: &Index<'_>, fit: &mut Fit) {
        let leading = self.grid.leading();
        let gap = leading - self.job.style.body.size.0;
        let rows_of = |height: f64| ((height + gap) / leading - 0.01).ceil().max(0.0) as i64;
        let mut used = 0;
        for (number, (frame, rows)) in flow.frames.iter().zip(&flow.rows).enumerate() {
            let rect = place.frames.get(number);
            if rect.is_some() {
                used = number;
            } else {
                fit.over += rows_of(frame.height().to_pt());
            }
            fit.lines.extend(rows.iter().map(|row| line(row, rect.map(|rect| (number, rect)), index)));
        }
        if fit.over == 0 {
            let last = flow.frames.get(used).map_or(0, |frame| rows_of(frame.height().to_pt()));
            let whole: i64 = place.rows[used..].iter().map(|rows| i64::from(*rows)).sum();
            fit.over = last - whole;
        }
        let over = fit.lines.iter().filter(|line| line.frame.is_none()).find_map(|line| line.text);
        fit.overset = over.map(|(from, _)| from);
    }

    fn keep_places(
        &mut self,
        slot: &str,
        setting: Setting<'_>,
        flow: &Flow,
        place: &Place,
        index: &Index<'_>,
    ) {
        let file = world::file(setting.story);
        let mut glyphs = Vec::new();
        for (frame, rect) in flow.frames.iter().zip(&place.frames) {
            lines::each_text(frame, Point::zero(), &mut |point, item| {
                let size = item.size.to_pt();
                let y = rect.y + point.y.to_pt() - ink::ABOVE * size;
                lines::glyphs(item, point, file, index, &mut |mark| {
                    let x = (rect.x + mark.x.0, rect.x + mark.x.1);
                    glyphs.push(Glyph { from: mark.from, to: mark.to, x, y, size });
                });
            });
        }
        self.places.keep(slot, index.blocks(), glyphs);
    }

    /// What of the story could not be printed as it stands.
    pub(super) fn tell_of_copy(&mut self, slot: &str, story: &Story) {
        let mut seen = BTreeSet::new();
        for (block, character) in &story.copy.stripped {
            if seen.insert(*character) {
                let count = story.copy.stripped.iter().filter(|(_, other)| other == character).count();
                let (block, code) = (block.to_string(), format!("U+{:04X}", u32::from(*character)));
                let params = [("block", &*block), ("character", &code), ("count", &count.to_string())];
                self.problem("stripped", Some(slot), &params);
            }
        }
        if story.copy.left_out > 0 {
            let (most, count) = (crate::copy::MOST_CHARACTERS.to_string(), story.copy.left_out.to_string());
            self.problem("story_too_long", Some(slot), &[("most", &most), ("count", &count)]);
        }
    }

    /// Names the characters for which no face has a glyph.
    pub(super) fn tell_of_missing(&mut self) {
        for (number, slot) in self.job.plan.slots.iter().enumerate() {
            let file = lines::number(world::file(number + 1));
            let of_slot = |(id, one): &(_, char)| (*id == Some(file)).then_some(*one);
            let characters: Vec<char> = self.missing.iter().filter_map(of_slot).collect();
            if !characters.is_empty() {
                let (first, count): (String, _) = (characters.iter().take(20).collect(), characters.len());
                let params = [("characters", &*first), ("count", &count.to_string())];
                self.problem("glyph_missing", Some(&slot.id), &params);
            }
        }
    }
}

pub(super) fn line(row: &Row, frame: Option<(usize, &Rect)>, index: &Index<'_>) -> Line {
    let spot = |at: At| index.piece(at.piece).map(|piece| Spot { block: piece.block, at: at.at });
    let text = row.text.and_then(|(from, to)| Some((spot(from)?, spot(to)?)));
    let rect = frame.map_or(Rect { x: 0.0, y: 0.0, width: 0.0, height: 0.0 }, |(_, rect)| Rect {
        x: rect.x + row.x.0,
        y: rect.y + row.y - ink::ABOVE * row.size,
        width: row.x.1 - row.x.0,
        height: row.size,
    });
    Line { frame: frame.map(|(number, _)| number), rect, text }
}
