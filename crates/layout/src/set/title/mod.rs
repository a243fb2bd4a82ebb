//! The title group: 引题, 主题, 副题 and 摘要, each fitted to the room it has.

mod breaks;
mod upright;

use super::text::Setting;
use super::{Line, Press, Spot, Story, TitleFit, ink};
use crate::copy::{Piece, Run};
use crate::plan::{Alignment, Rect, TitlePlace, TitleStyle, Treatment};
use gaotai_article::HeadPart;
use std::ops::Range;
use typst::diag::SourceResult;
use typst::foundations::Content;
use typst::layout::{Abs, Em, Frame, Length, Point, Size};
use typst::text::TextElem;
use typst::visualize::Curve;

/// Characters of a part at most that are set; no title has as many, and they are counted all the same.
const LONGEST: usize = 400;
/// A title goes over more lines only when it becomes so much larger by it.
const WORTH: f64 = 1.12;

/// A part of the group that has words and a style.
struct Part<'a> {
    part: HeadPart,
    look: &'a TitleStyle,
    piece: &'a Piece,
    /// Its characters, as many as are set.
    text: String,
    /// Characters that are not set.
    cut: usize,
    /// Families that are to serve it and are not there.
    faces_missing: Vec<String>,
}

/// A part as it was set: its lines, each with the bytes that it holds.
struct Fitted<'a> {
    part: Part<'a>,
    size: f64,
    lines: Vec<(Range<usize>, Frame)>,
    over: i64,
    /// Its lines have no room one below the other, however few characters are in them.
    high: bool,
}

/// A title group in its place.
pub(crate) struct Group {
    /// As large as the place.
    pub frame: Frame,
    /// How each part fits.
    pub fits: Vec<TitleFit>,
    /// Points by which the parts together are higher than the place (in a vertical title wider), when
    /// no shorter text helps.
    pub lacks: Option<f64>,
}

/// Sets the title group of a story into its place.
pub(crate) fn set(
    press: &Press,
    setting: Setting<'_>,
    story: &Story,
    place: &TitlePlace,
    rect: Rect,
) -> SourceResult<Group> {
    let Some(treatment) = setting.style.titles.get(&place.treatment) else {
        return Ok(Group { frame: Frame::hard(Size::zero()), fits: Vec::new(), lacks: None });
    };
    let parts = parts(setting, story, treatment);
    let room = if place.vertical {
        Room { along: rect.height, across: rect.width }
    } else {
        Room { along: rect.width, across: rect.height }
    };
    let typist = Typist { press, setting, vertical: place.vertical };
    let fitted = group(&typist, parts, room)?;
    let lacks = fitted.iter().any(|one| one.high).then(|| (height(&fitted) - room.across).max(0.0));
    let mut frame = Frame::hard(Size::new(Abs::pt(rect.width), Abs::pt(rect.height)));
    let fits = if place.vertical {
        columns(fitted, treatment.stand, rect, &mut frame)
    } else {
        stack(fitted, treatment.stand, rect, &mut frame)
    };
    if lacks.is_some() || fits.iter().any(|fit| fit.over > 0) {
        // What is too long ends at the place's edge and does not print over its neighbours.
        frame.clip(Curve::rect(frame.size()));
    }
    Ok(Group { frame, fits, lacks })
}

fn parts<'a>(setting: Setting<'_>, story: &'a Story, treatment: &'a Treatment) -> Vec<Part<'a>> {
    let looks = [
        (HeadPart::Kicker, treatment.kicker.as_ref()),
        (HeadPart::Title, Some(&treatment.title)),
        (HeadPart::Subtitle, treatment.subtitle.as_ref()),
        (HeadPart::Abstract, treatment.summary.as_ref()),
    ];
    let part = |(part, look): (HeadPart, Option<&'a TitleStyle>)| {
        let (look, piece) = (look?, story.copy.part(part)?);
        let whole = piece.text();
        let text: String = whole.chars().take(LONGEST).collect();
        let cut = whole.chars().skip(LONGEST).count();
        let faces_missing = setting.faces_missing_for(&look.face, &text);
        Some(Part { part, look, piece, text, cut, faces_missing })
    };
    looks.into_iter().filter_map(part).collect()
}

/// How much room a group has along its lines and across them, in points.
#[derive(Clone, Copy)]
struct Room {
    along: f64,
    across: f64,
}

/// Sets lines of titles, from left to right or from top to bottom.
struct Typist<'a> {
    press: &'a Press,
    setting: Setting<'a>,
    vertical: bool,
}

impl Typist<'_> {
    /// Lines of a part at a size.
    fn lines(&self, part: &Part<'_>, ranges: &[Range<usize>], size: f64) -> SourceResult<Vec<Frame>> {
        ranges.iter().map(|range| self.line(part, range.clone(), size)).collect()
    }

    fn line(&self, part: &Part<'_>, range: Range<usize>, size: f64) -> SourceResult<Frame> {
        let kind = ink::Type { role: &part.look.face, weight: part.look.weight, size };
        let mut styles = ink::of(self.setting.style, self.setting.language, kind);
        if self.vertical {
            let upright = upright::Upright { press: self.press, span: self.setting.span(), size };
            return upright.line(&styles, &part.text[range], part.look.tracking);
        }
        styles.set(TextElem::tracking, Length::from(Em::new(part.look.tracking)));
        self.press.block(&slice(self.setting, part.piece, range), &styles, f64::INFINITY)
    }

    /// The extent of a line along its direction.
    fn long(&self, frame: &Frame) -> f64 {
        if self.vertical { frame.height().to_pt() } else { frame.width().to_pt() }
    }
}

/// The runs of a piece between two bytes of its text.
fn slice(setting: Setting<'_>, piece: &Piece, range: Range<usize>) -> Content {
    let latin = !setting.language.starts_with("zh");
    let mut at = 0;
    let mut parts = Vec::new();
    for Run { text, look, .. } in &piece.runs {
        let (from, to) = (range.start.max(at), range.end.min(at + text.len()));
        if let Some(words) = text.get(from.saturating_sub(at)..to.saturating_sub(at)).filter(|_| from < to) {
            let words = TextElem::packed(words).spanned(setting.span());
            parts.push(ink::look(words, *look, setting.style, latin));
        }
        at += text.len();
    }
    Content::sequence(parts)
}

/// The whole group: the small parts first, and 主题 gets the room that they leave.
fn group<'a>(typist: &Typist<'_>, parts: Vec<Part<'a>>, room: Room) -> SourceResult<Vec<Fitted<'a>>> {
    let thick = |fitted: &Fitted<'_>| {
        fitted.size * (1.0 + (fitted.lines.len().max(1) - 1) as f64 * fitted.part.look.leading)
    };
    let mut left = room.across;
    let mut done: Vec<Fitted<'a>> = Vec::new();
    let (title, small): (Vec<_>, Vec<_>) = parts.into_iter().partition(|part| part.part == HeadPart::Title);
    for part in small {
        let gap = part.look.gap * part.look.size.0;
        let fitted = fit(typist, part, Room { across: left.max(0.0), ..room })?;
        left -= thick(&fitted) + gap;
        done.push(fitted);
    }
    for part in title {
        done.push(fit(typist, part, Room { across: left.max(0.0), ..room })?);
    }
    let order = [HeadPart::Kicker, HeadPart::Title, HeadPart::Subtitle, HeadPart::Abstract];
    done.sort_by_key(|fitted| order.iter().position(|part| *part == fitted.part.part));
    Ok(done)
}

/// The largest size between the wished and the smallest at which a part has room, in half
/// points, on as few lines as are worth it.
fn fit<'a>(typist: &Typist<'_>, part: Part<'a>, room: Room) -> SourceResult<Fitted<'a>> {
    let (wished, least) = (part.look.size.0, part.look.min.0);
    let room = Room { along: room.along * part.look.measure, ..room };
    let mut best: Option<(f64, Vec<Range<usize>>, f64)> = None;
    for count in 1..=part.look.lines as usize {
        let ranges = breaks::lines(&part.text, count);
        if best.as_ref().is_some_and(|(_, lines, _)| lines.len() == ranges.len()) {
            continue;
        }
        let frames = typist.lines(&part, &ranges, wished)?;
        let widest = frames.iter().map(|frame| typist.long(frame)).fold(0.0, f64::max);
        let across = room.across / (1.0 + (ranges.len().max(1) - 1) as f64 * part.look.leading);
        let by_width = if widest > 0.0 { wished * room.along / widest } else { wished };
        let size = by_width.min(wished).min(across);
        let needed =
            best.as_ref().map_or(0.0, |(size, ..)| if *size < least { *size } else { *size * WORTH });
        if best.is_none() || size > needed {
            let sum = frames.iter().map(|frame| typist.long(frame)).sum();
            best = Some((size, ranges, sum));
        }
    }
    let (size, ranges, sum) = best.unwrap_or_default();
    let stepped = if size >= wished { wished } else { (size * 2.0 + 1e-6).floor() / 2.0 };
    let set_at = stepped.max(least);
    let capacity = room.along * ranges.len().max(1) as f64;
    let spread = part.look.tracking.max(0.0) + 1.0;
    let mut high = false;
    let over = if stepped < least {
        let lines = part.look.lines.min(most_lines(part.look, room.across));
        let over = (sum / wished * least - room.along * f64::from(lines.max(1))) / (least * spread);
        let over = (over - 1e-6).ceil().max(0.0) as i64;
        // Characters fewer help only where a line has room at all, and no forced one is too many.
        high = lines == 0 || over == 0;
        over
    } else if stepped >= wished {
        -(((capacity - sum) / (wished * spread)).floor().max(0.0) as i64)
    } else {
        0
    };
    let over = if part.cut > 0 { over.max(0) + part.cut as i64 } else { over };
    let frames = typist.lines(&part, &ranges, set_at)?;
    Ok(Fitted { size: set_at, lines: ranges.into_iter().zip(frames).collect(), over, part, high })
}

/// Lines at the least size for which there is room across them.
fn most_lines(look: &TitleStyle, across: f64) -> u32 {
    let least = look.min.0;
    if across + 0.01 < least { 0 } else { 1 + ((across + 0.01 - least) / (least * look.leading)) as u32 }
}

/// How much a group takes across its lines.
fn height(fitted: &[Fitted<'_>]) -> f64 {
    let ends = across(fitted, Alignment::Start, 0.0);
    let last = |(one, starts): (&Fitted<'_>, &Vec<f64>)| starts.last().map_or(0.0, |start| start + one.size);
    fitted.iter().zip(&ends).map(last).fold(0.0, f64::max)
}

/// Where each line begins across its direction, from the place's edge.
fn across(fitted: &[Fitted<'_>], stand: Alignment, room: f64) -> Vec<Vec<f64>> {
    let mut at = 0.0;
    let mut places: Vec<Vec<f64>> = Vec::new();
    for (number, one) in fitted.iter().enumerate() {
        if number > 0 {
            let small = |part: &Fitted<'_>| part.part.look.gap * part.size;
            // The gap is the smaller part's: it belongs to the larger one beside it.
            at += if one.part.part == HeadPart::Title { small(&fitted[number - 1]) } else { small(one) };
        }
        let step = one.size * one.part.look.leading;
        places.push((0..one.lines.len()).map(|line| at + line as f64 * step).collect());
        at += one.size + (one.lines.len().max(1) - 1) as f64 * step;
    }
    let shift = ink::offset(stand, (room - at).max(0.0));
    places.into_iter().map(|lines| lines.into_iter().map(|line| line + shift).collect()).collect()
}

/// Lines one below the other.
fn stack(fitted: Vec<Fitted<'_>>, stand: Alignment, rect: Rect, page: &mut Frame) -> Vec<TitleFit> {
    let places = across(&fitted, stand, rect.height);
    let set = |(one, ys): (Fitted<'_>, Vec<f64>)| {
        let mut lines = Vec::new();
        for ((range, frame), y) in one.lines.iter().zip(ys) {
            let free = (rect.width - frame.width().to_pt()).max(0.0);
            let x = ink::offset(one.part.look.align, free);
            let place = Rect { x: rect.x + x, y: rect.y + y, width: frame.width().to_pt(), height: one.size };
            lines.push(line(one.part.piece, range, place));
            page.push_frame(Point::new(Abs::pt(x), Abs::pt(y)), frame.clone());
        }
        one.told(lines)
    };
    fitted.into_iter().zip(places).map(set).collect()
}

/// Columns from right to left.
fn columns(fitted: Vec<Fitted<'_>>, stand: Alignment, rect: Rect, page: &mut Frame) -> Vec<TitleFit> {
    let places = across(&fitted, stand, rect.width);
    let set = |(one, xs): (Fitted<'_>, Vec<f64>)| {
        let mut lines = Vec::new();
        for ((range, frame), from_right) in one.lines.iter().zip(xs) {
            let free = (rect.height - frame.height().to_pt()).max(0.0);
            let (x, y) = (rect.width - from_right - one.size, ink::offset(one.part.look.align, free));
            let place =
                Rect { x: rect.x + x, y: rect.y + y, width: one.size, height: frame.height().to_pt() };
            lines.push(line(one.part.piece, range, place));
            page.push_frame(Point::new(Abs::pt(x), Abs::pt(y)), frame.clone());
        }
        one.told(lines)
    };
    fitted.into_iter().zip(places).map(set).collect()
}

impl Fitted<'_> {
    fn told(&self, lines: Vec<Line>) -> TitleFit {
        let Part { part, faces_missing, .. } = &self.part;
        TitleFit {
            part: *part,
            size: self.size,
            over: self.over,
            faces_missing: faces_missing.clone(),
            lines,
        }
    }
}

fn line(piece: &Piece, range: &Range<usize>, rect: Rect) -> Line {
    let spot = |byte: usize| Spot { block: piece.block, at: units(piece, byte) };
    Line { frame: None, rect, text: Some((spot(range.start), spot(range.end))) }
}

/// UTF-16 units in the block at a byte of its printed text.
fn units(piece: &Piece, byte: usize) -> usize {
    let mut at = 0;
    let mut units = 0;
    for run in &piece.runs {
        let inside = byte.saturating_sub(at).min(run.text.len());
        let before = run.text.get(..inside).unwrap_or_default();
        units = run.at + before.encode_utf16().count();
        at += run.text.len();
        if byte <= at {
            break;
        }
    }
    units
}
