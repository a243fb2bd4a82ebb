//! Numbers of lines beside a story, by which people speak of them.

use super::{Fit, Line, Setter, ink};
use crate::plan::{Place, Slot};
use typst::text::TextElem;

/// Their size in shares of the text's.
const SIZE: f64 = 0.55;
/// Between a number and its line, in points.
const BESIDE: f64 = 2.5;
/// Grey in percent of black: they are no part of the story.
const GREY: f64 = 65.0;

impl Setter<'_> {
    /// The number of every so many lines, left of them. All lines are counted through all sheets, as the
    /// window counts them.
    pub(super) fn numbers(&mut self, slot: &Slot, place: &Place, fit: &Fit) {
        let every = slot.numbers as usize;
        let counted = fit.lines.iter().enumerate().map(|(at, line)| (at + 1, line));
        let mut last = f64::NEG_INFINITY;
        for (number, line) in counted.filter(|(number, _)| every > 0 && number % every == 0) {
            let Some(frame) = line.frame.and_then(|frame| place.frames.get(frame)) else { continue };
            // Cells of a table stand beside each other.
            if line.rect.y == last {
                continue;
            }
            last = line.rect.y;
            if let Err(errors) = self.number(number, line, frame.x) {
                self.failed(Some(&slot.id), errors);
            }
        }
    }

    fn number(&mut self, number: usize, line: &Line, left: f64) -> typst::diag::SourceResult<()> {
        let body = &self.job.style.body;
        let size = body.size.0 * SIZE;
        let look = ink::Type { role: &body.face, weight: 400, size };
        let mut styles = ink::of(self.job.style, &self.job.plan.language, look);
        styles.set(TextElem::fill, ink::black(GREY));
        let frame = self.press.block(&TextElem::packed(number.to_string()), &styles, f64::INFINITY)?;
        let base = line.rect.y + ink::ABOVE * line.rect.height;
        self.put(left - BESIDE - frame.width().to_pt(), base - ink::ABOVE * size, frame);
        Ok(())
    }
}
