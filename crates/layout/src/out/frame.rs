//! Pages made from a page: with other colours, or only what is seen of it.

use crate::picture;
use typst::layout::{Abs, Frame, FrameItem, GroupItem, Point, Rect, Size};
use typst::text::TextItem;
use typst::visualize::{Color, FixedStroke, Luma, Paint, ProcessColor};

/// The same page with black as a grey of its own instead of ink on the press.
pub(super) fn grey(frame: &Frame) -> Frame {
    let mut out = Frame::new(frame.size(), frame.kind());
    out.push_multiple(frame.items().map(|(point, item)| (*point, grey_item(item))));
    out
}

fn grey_item(item: &FrameItem) -> FrameItem {
    match item {
        FrameItem::Group(group) => FrameItem::Group(GroupItem { frame: grey(&group.frame), ..group.clone() }),
        FrameItem::Text(text) => FrameItem::Text(TextItem {
            fill: grey_paint(&text.fill),
            stroke: text.stroke.as_ref().map(grey_stroke),
            ..text.clone()
        }),
        FrameItem::Shape(shape, span) => {
            let mut shape = shape.clone();
            shape.fill = shape.fill.as_ref().map(grey_paint);
            shape.stroke = shape.stroke.as_ref().map(grey_stroke);
            FrameItem::Shape(shape, *span)
        }
        FrameItem::Image(image, size, span) => FrameItem::Image(picture::grey(image), *size, *span),
        other => other.clone(),
    }
}

fn grey_stroke(stroke: &FixedStroke) -> FixedStroke {
    FixedStroke { paint: grey_paint(&stroke.paint), ..stroke.clone() }
}

fn grey_paint(paint: &Paint) -> Paint {
    match paint {
        Paint::Solid(Color::Process(ProcessColor::Cmyk(ink))) => {
            // By weight of what each ink takes from white, as a grey copy of a page does.
            let taken = ink.k + (1.0 - ink.k) * (0.3 * ink.c + 0.59 * ink.m + 0.11 * ink.y);
            let luma = Luma::new((1.0 - taken).clamp(0.0, 1.0), 1.0);
            Paint::Solid(Color::Process(ProcessColor::Luma(luma)))
        }
        other => other.clone(),
    }
}

/// What of a page shows in `view`, moved so that the view's corner is the page's.
pub(super) fn cut(frame: &Frame, view: Rect) -> Frame {
    let mut out = Frame::hard(Size::new(view.max.x - view.min.x, view.max.y - view.min.y));
    seen(frame, Point::zero() - view.min, out.size(), &mut out);
    out
}

/// Copies into `out` what of `frame`, whose corner is at `origin`, meets the view of this size.
fn seen(frame: &Frame, origin: Point, view: Size, out: &mut Frame) {
    for (point, item) in frame.items() {
        let at = origin + *point;
        match item {
            FrameItem::Group(group) if plain(group) => {
                let shift = Point::new(group.transform.tx, group.transform.ty);
                seen(&group.frame, at + shift, view, out);
            }
            // Nobody clicks or reads aloud in a picture of a page.
            FrameItem::Link(..) | FrameItem::Tag(_) => {}
            _ if meets(item, at, view) => out.push(at, item.clone()),
            _ => {}
        }
    }
}

/// A group that only moves what is in it.
fn plain(group: &GroupItem) -> bool {
    group.transform.is_only_translate() && group.clip.is_none()
}

/// Whether an item may leave a mark in the view; rather once too often than too seldom.
fn meets(item: &FrameItem, at: Point, view: Size) -> bool {
    let bounds = match item {
        FrameItem::Text(text) => {
            // Accents and swashes reach beyond the em box, but not by more than another one.
            let size = text.size;
            let run: Abs = text.width();
            Rect::new(Point::new(-size, size * -2.0), Point::new(run + size, size * 2.0))
        }
        FrameItem::Shape(shape, _) => {
            let rect = shape.bbox(true);
            let edge = Point::splat(Abs::pt(1.0));
            Rect::new(rect.min - edge, rect.max + edge)
        }
        FrameItem::Image(_, size, _) => Rect::new(Point::zero(), size.to_point()),
        // Turned, scaled and clipped things are few.
        _ => return true,
    };
    let (min, max) = (bounds.min + at, bounds.max + at);
    max.x >= Abs::zero() && max.y >= Abs::zero() && min.x <= view.x && min.y <= view.y
}
