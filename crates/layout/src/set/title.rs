//! The title group: 引题, 主题, 副题, each fitted to its room.

use super::text::{Index, Setting};
use super::{Press, Story, TitleFit, ink};
use crate::plan::{Rect, TitlePlace, TitleStyle};
use gaotai_article::HeadPart;
use typst::diag::SourceResult;
use typst::layout::Frame;

/// Frames with their places on the sheet, and how each part fits.
type Group = (Vec<(f64, f64, Frame)>, Vec<TitleFit>);

/// Sets the title group of a story into its place.
pub(crate) fn set(
    press: &Press,
    setting: Setting<'_>,
    story: &Story,
    place: &TitlePlace,
    rect: Rect,
) -> SourceResult<Group> {
    let Some(treatment) = setting.style.titles.get(&place.treatment) else { return Ok(Default::default()) };
    let parts = [
        (HeadPart::Kicker, treatment.kicker.as_ref()),
        (HeadPart::Title, Some(&treatment.title)),
        (HeadPart::Subtitle, treatment.subtitle.as_ref()),
    ];
    let mut lines = Vec::new();
    for (part, look) in parts {
        if let (Some(look), Some(piece)) = (look, story.copy.part(part)) {
            let mut index = Index::default();
            let runs = setting.runs(&mut index, piece);
            let (frame, fit) = fitted(press, setting, runs, look, part, rect.width)?;
            lines.push((look, frame, fit));
        }
    }
    Ok(stack(lines, rect))
}

/// The largest size between the wished and the smallest at which the line fits, in half points.
fn fitted(
    press: &Press,
    setting: Setting<'_>,
    runs: typst::foundations::Content,
    look: &TitleStyle,
    part: HeadPart,
    room: f64,
) -> SourceResult<(Frame, TitleFit)> {
    let at = |size: f64| {
        let kind = ink::Type { role: &look.face, weight: look.weight, size };
        press.block(&runs, &ink::of(setting.style, setting.language, kind), f64::INFINITY)
    };
    let wished = at(look.size.0)?;
    let width = wished.width().to_pt();
    if width <= room {
        let free = ((room - width) / look.size.0).floor() as i64;
        return Ok((wished, TitleFit { part, size: look.size.0, over: -free }));
    }
    let size = ((look.size.0 * room / width) * 2.0).floor() / 2.0;
    if size >= look.min.0 {
        return Ok((at(size)?, TitleFit { part, size, over: 0 }));
    }
    let smallest = at(look.min.0)?;
    let over = ((smallest.width().to_pt() - room) / look.min.0).ceil() as i64;
    Ok((smallest, TitleFit { part, size: look.min.0, over }))
}

/// Lines one below the other, in the middle of their room.
fn stack(lines: Vec<(&TitleStyle, Frame, TitleFit)>, rect: Rect) -> Group {
    let gap = |look: &TitleStyle| look.size.0 * 0.35;
    let height: f64 = lines.iter().map(|(_, frame, _)| frame.height().to_pt()).sum::<f64>()
        + lines.iter().skip(1).map(|(look, ..)| gap(look)).sum::<f64>();
    let mut y = rect.y + ((rect.height - height) / 2.0).max(0.0);
    let mut group = Group::default();
    for (number, (look, frame, fit)) in lines.into_iter().enumerate() {
        y += if number == 0 { 0.0 } else { gap(look) };
        let x = rect.x + ink::offset(look.align, (rect.width - frame.width().to_pt()).max(0.0));
        let down = frame.height().to_pt();
        group.0.push((x, y, frame));
        group.1.push(fit);
        y += down;
    }
    group
}
