//! Pictures in their places: cut to the place's proportion around what must stay in view, the
//! caption and the credit below.

use super::furniture::Word;
use super::text::{self, Index, Setting};
use super::{Line, Setter, Story, flow, ink, lines};
use crate::copy::Figure;
use crate::picture::Picture;
use crate::plan::{Alignment, Colour, Lines, Place, Rect, Slot, SlotFrame};
use crate::world;
use typst::diag::SourceResult;
use typst::foundations::{Content, Smart};
use typst::layout::{Abs, Frame, FrameItem, Point, Size};
use typst::model::{Linebreaks, ParElem};
use typst::syntax::Span;
use typst::visualize::Curve;

/// From baseline to baseline of a caption, in shares of its size.
const LEADING: f64 = 1.4;
/// Between a picture and its caption, in shares of the caption's size.
const GAP: f64 = 0.6;
/// The most of its place that a caption may take.
const MOST: f64 = 0.5;
/// Tint of an empty place, in percent of black.
const EMPTY: f64 = 8.0;

impl Setter<'_> {
    /// The pictures of a story in the places of its slot.
    /// Gives the lines of their captions.
    pub(super) fn pictures(
        &mut self,
        setting: Setting<'_>,
        slot: &Slot,
        place: &Place,
        story: &Story,
    ) -> Vec<Line> {
        let mut captions = Vec::new();
        for (figure, rect) in story.copy.figures.iter().zip(&place.pictures) {
            match self.picture(setting, slot, *rect, figure, story) {
                Ok(lines) => captions.extend(lines),
                Err(errors) => self.failed(Some(&slot.id), errors),
            }
        }
        for figure in story.copy.figures.iter().skip(place.pictures.len()) {
            self.problem("picture_no_place", Some(&slot.id), &[("block", &figure.block.to_string())]);
        }
        captions
    }

    fn picture(
        &mut self,
        setting: Setting<'_>,
        slot: &Slot,
        rect: Rect,
        figure: &Figure,
        story: &Story,
    ) -> SourceResult<Vec<Line>> {
        let caption = self.caption(setting, figure, rect.width)?;
        let size = setting.style.caption.size.0;
        let wanted = caption.as_ref().map_or(0.0, |(frame, _)| frame.height().to_pt());
        let room = (rect.height * MOST).max(0.0);
        if wanted > room {
            self.problem("caption_long", Some(&slot.id), &[("block", &figure.block.to_string())]);
        }
        let below = wanted.min(room);
        let height = (rect.height - below - if below > 0.0 { size * GAP } else { 0.0 }).max(1.0);
        let shown = Rect { height, ..rect };
        match figure.media.as_ref().and_then(|media| story.pictures.get(media)) {
            Some(picture) => {
                let colour = self.job.plan.colour;
                self.put(shown.x, shown.y, cut(picture, colour, figure, (shown.width, height)));
            }
            None => {
                self.problem("picture_missing", Some(&slot.id), &[("block", &figure.block.to_string())]);
                self.empty(shown, &story.language)?;
            }
        }
        let Some((mut frame, mut lines)) = caption else { return Ok(Vec::new()) };
        if wanted > room {
            frame.clip(Curve::rect(Size::new(frame.width(), Abs::pt(room))));
            lines.retain(|line| line.rect.y + line.rect.height <= room);
        }
        let top = rect.y + rect.height - below;
        for line in &mut lines {
            (line.rect.x, line.rect.y) = (line.rect.x + rect.x, line.rect.y + top);
        }
        self.put(rect.x, top, frame);
        Ok(lines)
    }

    /// 图片说明, and 图片署名 behind it; with its lines from its own upper left corner.
    fn caption(
        &self,
        setting: Setting<'_>,
        figure: &Figure,
        width: f64,
    ) -> SourceResult<Option<(Frame, Vec<Line>)>> {
        let setting = Setting { measure: width, ..setting };
        let style = setting.style;
        let kind = &style.caption;
        let mut index = Index::default();
        let mut parts = Vec::new();
        if !figure.caption.is_empty() {
            parts.push(setting.runs(&mut index, &figure.caption));
        }
        if !figure.credit.is_empty() {
            let credit = style.credit.as_ref().unwrap_or(kind);
            let look = ink::Type { role: &credit.face, weight: credit.weight, size: credit.size.0 };
            if !parts.is_empty() {
                parts.push(setting.words("　"));
            }
            let runs = setting.runs(&mut index, &figure.credit);
            // A line that begins with half of a name is no credit to anyone.
            let short = text::wide(&figure.credit.text()) * look.size < width / 2.0;
            let runs = if short { setting.together(runs) } else { runs };
            parts.push(runs.styled_with_map(ink::of(style, setting.language, look)));
        }
        if parts.is_empty() {
            return Ok(None);
        }
        let look = ink::Type { role: &kind.face, weight: kind.weight, size: kind.size.0 };
        let mut styles = ink::of(style, setting.language, look);
        styles.set(ParElem::leading, Abs::pt(kind.size.0 * (LEADING - 1.0)).into());
        styles.set(ParElem::justify, kind.align == Alignment::Start);
        styles.set(ParElem::linebreaks, Smart::Custom(Linebreaks::Optimized));
        let text = ink::aligned(ParElem::new(Content::sequence(parts)).into(), kind.align);
        let frame = self.press.block(&text, &styles, width)?;
        let whole = Rect { x: 0.0, y: 0.0, width, height: frame.height().to_pt() };
        let rows = lines::rows(&frame, world::file(setting.story), &index);
        let place = |row: &lines::Row| Line { frame: None, ..flow::line(row, Some((0, &whole)), &index) };
        let told = rows.iter().map(place).collect();
        Ok(Some((frame, told)))
    }

    /// The place of a picture that is not there.
    fn empty(&mut self, rect: Rect, language: &str) -> SourceResult<()> {
        self.boxed(rect, &SlotFrame { rule: crate::plan::Length(0.4), tint: EMPTY });
        let kind = Lines { align: Alignment::Center, ..self.job.style.caption.clone() };
        let word = self.words(&self.word(&Word::NoPicture, language), &kind, 1.2)?;
        let x = rect.x + (rect.width - word.width().to_pt()) / 2.0;
        self.put(x, rect.y + (rect.height - word.height().to_pt()) / 2.0, word);
        Ok(())
    }
}

/// A picture cut to `width` by `height` points.
fn cut(picture: &Picture, colour: Colour, figure: &Figure, (width, height): (f64, f64)) -> Frame {
    let (pixels_wide, pixels_high) = picture.size();
    let seen = seen(figure, (pixels_wide, pixels_high), width / height);
    let scale = width / seen.width;
    let size = Size::new(Abs::pt(pixels_wide * scale), Abs::pt(pixels_high * scale));
    let mut frame = Frame::hard(Size::new(Abs::pt(width), Abs::pt(height)));
    let at = Point::new(Abs::pt(-seen.x * scale), Abs::pt(-seen.y * scale));
    let image = match colour {
        Colour::Colour => picture.image(),
        Colour::Grey => picture.grey(),
    };
    frame.push(at, FrameItem::Image(image.clone(), size, Span::detached()));
    frame.clip(Curve::rect(frame.size()));
    frame
}

/// What is seen of a picture, in pixels: of its crop the largest part of this proportion (width
/// by height), as near as possible around its focus.
fn seen(figure: &Figure, (wide, high): (f64, f64), proportion: f64) -> Rect {
    let share = |value: f64| if value.is_finite() { value.clamp(0.0, 1.0) } else { 0.0 };
    let whole = Rect { x: 0.0, y: 0.0, width: wide, height: high };
    let crop = figure.crop.map_or(whole, |crop| {
        let (x, y) = (share(crop.x) * wide, share(crop.y) * high);
        let rect = Rect {
            x,
            y,
            width: (share(crop.width) * wide).min(wide - x),
            height: (share(crop.height) * high).min(high - y),
        };
        if rect.width < 1.0 || rect.height < 1.0 { whole } else { rect }
    });
    let width = crop.width.min(crop.height * proportion);
    let height = width / proportion;
    let (x, y) = figure.focus.map_or((crop.x + crop.width / 2.0, crop.y + crop.height / 2.0), |focus| {
        (share(focus.x) * wide, share(focus.y) * high)
    });
    Rect {
        x: (x - width / 2.0).clamp(crop.x, (crop.x + crop.width - width).max(crop.x)),
        y: (y - height / 2.0).clamp(crop.y, (crop.y + crop.height - height).max(crop.y)),
        width,
        height,
    }
}

#[cfg(test)]
mod tests {
    use super::seen;
    use crate::copy::{Figure, Piece};
    use gaotai_article::{BlockId, Crop, Focus};

    #[track_caller]
    fn check(crop: Option<[f64; 4]>, focus: Option<[f64; 2]>, proportion: f64, expected: [f64; 4]) {
        let block: BlockId = gaotai_testkit::ids::block(1);
        let piece = Piece { block, runs: Vec::new() };
        let figure = Figure {
            block,
            media: None,
            focus: focus.map(|[x, y]| Focus { x, y }),
            crop: crop.map(|[x, y, width, height]| Crop { x, y, width, height }),
            alt: String::new(),
            caption: piece.clone(),
            credit: piece,
        };
        let found = seen(&figure, (1200.0, 800.0), proportion);
        assert_eq!([found.x, found.y, found.width, found.height], expected);
    }

    #[test]
    fn cut_around_the_focus() {
        check(None, None, 1.5, [0.0, 0.0, 1200.0, 800.0]);
        check(None, None, 1.0, [200.0, 0.0, 800.0, 800.0]);
        check(None, Some([0.9, 0.5]), 1.0, [400.0, 0.0, 800.0, 800.0]);
        check(None, Some([0.4, 0.5]), 1.0, [80.0, 0.0, 800.0, 800.0]);
        check(None, Some([0.5, 0.0]), 3.0, [0.0, 0.0, 1200.0, 400.0]);
        check(Some([0.5, 0.5, 0.5, 0.5]), None, 1.5, [600.0, 400.0, 600.0, 400.0]);
        check(Some([0.5, 0.5, 0.5, 0.5]), Some([0.0, 0.0]), 1.0, [600.0, 400.0, 400.0, 400.0]);
        check(Some([2.0, f64::NAN, 0.5, 0.5]), None, 1.5, [0.0, 0.0, 1200.0, 800.0]);
    }
}
